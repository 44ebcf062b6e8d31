"""Who tells: the brand, a reporter, or hearsay."""

from datetime import UTC, datetime

import pytest

from launches.article import Article
from launches.brand import Brand
from launches.naming import brand_words
from launches.provenance import brands_in, is_own_site, is_rumour

TERN = Brand("Tern Computing", ("Tern",))
AUK = Brand("Auk", ())


def article(text, url="https://pocket.example/kite", title="Kite"):
    return Article(title, text, datetime(2026, 6, 1, tzinfo=UTC), url)


@pytest.mark.parametrize(
    "text",
    [
        "The tipster, who was right last year, says so. Take it with a pinch of salt.",
        "According to unconfirmed reports, leaked drawings show a Kite.",
        "A mate swears he has seen it. Grain of salt. The company didn’t comment.",
    ],
)
def test_several_words_of_hearsay_are_a_rumour(text):
    assert is_rumour(article(text), (TERN,))


def test_one_word_in_the_text_is_none_but_one_in_the_headline_is():
    assert not is_rumour(article("Apparently it is blue."), (TERN,))
    assert is_rumour(article("It is blue.", title="Leak: Kite is blue"), (TERN,))


def test_what_the_maker_confirms_is_no_rumour():
    assert not is_rumour(article("Two leaks and a tipster said so. Tern has confirmed it."), (TERN,))
    assert not is_rumour(article("Yes, the leaks were right, and the rumours too."), (TERN,))


def test_a_brand_spreads_no_rumours_on_its_own_site():
    text = "The leaks and rumours are wild, the tipsters busy."
    assert not is_rumour(article(text, "https://news.terncomputing.example/kite"), (TERN,))


@pytest.mark.parametrize(
    ("url", "own"),
    [
        ("https://news.tern.example/kite", True),
        ("https://computing-news.example/x", True),
        ("https://auk.example/kite", False),
        ("", False),
        ("no address", False),
    ],
)
def test_a_site_is_the_brands_own_by_its_name(url, own):
    assert is_own_site(article("", url), brand_words([TERN, AUK])) is own


def test_brands_are_those_named_or_whose_site_it_is_and_else_all():
    assert brands_in(article("We like the TERN."), (TERN, AUK)) == ("Tern Computing",)
    assert brands_in(article("The Auk is nice.", "https://tern.example/x"), (TERN, AUK)) == ("Tern Computing", "Auk")
    assert brands_in(article("It is nice."), (TERN, AUK)) == ("Tern Computing", "Auk")
