"""Which of the brands that an article names the launch is of."""

from datetime import UTC, datetime

import pytest

from launches.announcing import announcing
from launches.article import Article
from launches.brand import Brand
from launches.reading import read

BRANDS = tuple(Brand(name) for name in ("Samsung", "Apple", "ESA", "Framework", "Xiaomi", "Leica", "Google", "Valve"))
SAID = "Samsung will launch the Galaxy Kite on 4 July 2022"


def makers(title: str, text: str, url: str = "") -> str:
    article = Article(title, text, datetime(2022, 5, 23, tzinfo=UTC), url)
    (said,) = read(article, BRANDS).announcements
    return " ".join(said.brands)


@pytest.mark.parametrize(
    "text",
    [
        f"{SAID}. The presale begins in June.",
        f"{SAID}, with a pineapple case and a new framework for apps.",
        f"{SAID}. It is to rival Apple and its iPad.",
        f"{SAID}. Apple launched the iPad in March.",
        f"{SAID}, unlike Apple, which waits until the autumn.",
        f"{SAID}. It is to take on Google and Apple.",
    ],
)
def test_who_is_only_mentioned_launches_nothing(text):
    assert makers("Samsung announces the Galaxy Kite", text) == "Samsung"
    assert makers("The Galaxy Kite comes in July", text) == "Samsung"


@pytest.mark.parametrize("title", ["Galaxy Kite, a rival to Apple, comes in July", "Samsung beats Apple: Kite in July"])
def test_nor_does_the_rival_of_a_headline(title):
    assert makers(title, f"{SAID}.") == "Samsung"


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Xiaomi and Leica announce a phone", "The phone will be launched in July 2022."),
        ("The phone comes in July", "Leica and Xiaomi will launch the 12S in July 2022."),
        ("Xiaomi 12S comes in July", "The 12S, developed together with the camera maker Leica, launches in July 2022."),
        ("Xiaomi 12S comes in July", "Xiaomi, together with Leica, will launch the 12S in July 2022."),
        ("Coming soon", "Xiaomi and its partner Leica speak.\n\nThe phone will be launched in July 2022."),
        ("Xiaomi × Leica", "The phone will be launched in July 2022."),
    ],
)
def test_a_joint_launch_is_of_both_makers(title, text):
    assert makers(title, text) == "Xiaomi Leica"


def test_where_nobody_acts_the_text_leaves_it_to_its_source():
    text = "The Kite will be launched on Valve's rivals' stores in July 2022.\n\nApple makes the iPad."
    assert makers("It comes in July", text.replace("Valve's rivals'", "three")) == ""
    assert makers("It comes in July", text, "https://news.samsung.example/kite") == "Samsung"


def test_without_brands_nobody_is_looked_for():
    assert announcing(Article("Kite", "Kite", datetime(2022, 5, 23, tzinfo=UTC)), (), "Kite") == ()
