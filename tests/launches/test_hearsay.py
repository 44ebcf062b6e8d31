"""Rumours, and what uses their words for something else."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from launches.article import Article
from launches.brand import Brand
from launches.hearsay import is_rumour, rumour_signs

TERN = Brand("Tern Computing", ("Tern",))
OWN = "https://news.terncomputing.example/kite"


def article(title, text, url="https://pocket.example/kite"):
    return Article(title, text, datetime(2026, 6, 1, tzinfo=UTC), url)


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (
            "Tern Kite said to slip to autumn",
            "Two people who claim to know the factory say that the Kite won't ship before autumn."
            " Tern wouldn't comment.",
        ),
        (
            "Leak: is this the Tern Kite?",
            "A tipster, who was right last year, has posted a photo of a label. If it is to be believed, the Kite comes"
            " in May. Take it with a pinch of salt.",
        ),
        (
            "Tern Kite in May?",
            "According to unconfirmed reports and a dealer's list that a reader sent us, the Kite goes on sale in May."
            " The company hasn't answered our questions.",
        ),
    ],
)
def test_what_somebody_has_heard_is_a_rumour(title, text):
    assert is_rumour(article(title, text), (TERN,))


@pytest.mark.parametrize(
    ("title", "text", "url"),
    [
        ("Kite in May", "The Kite goes on sale in May, Tern said on Monday.", "https://pocket.example/kite"),
        (
            "Leak stops the weather museum",
            "The museum can't open next month as planned after water ran into the basement. It has been put off.",
            "https://pocket.example/kite",
        ),
        (
            "The leaks were right",
            "Tern has confirmed it: the Kite comes in May, as two leaks had it.",
            "https://pocket.example/kite",
        ),
        ("About those rumours", "You've read that the Kite is late. It isn't: we ship it in May.", OWN),
    ],
)
def test_word_of_the_maker_is_none_whatever_words_it_has(title, text, url):
    assert not is_rumour(article(title, text, url), (TERN,))


def test_the_signs_are_the_words_the_headline_and_whose_site_it_is():
    signs = rumour_signs(article("Kite in May?", "We’ve heard it."), (TERN,))
    assert {"rumour: own site False", "rumour: title asks True, own site False", "rumour: title word may"} <= signs
    assert {"rumour: word we've", "rumour: word heard", "rumour: opens with word we've"} <= signs
    assert "rumour: own site True" in rumour_signs(article("Kite", "It is out.", OWN), (TERN,))


@given(st.text(), st.text())
@settings(max_examples=60)
def test_any_text_is_judged(title, text):
    assert is_rumour(article(title, text), (TERN,)) in (True, False)


@pytest.mark.parametrize(
    "text", ["Das Kite kommt angeblich im Mai.", "噂によると、5月に発売されます。", "传闻称五月上市。"]
)
def test_hearsay_in_other_languages_is_told_by_its_words(text):
    assert is_rumour(article("Kite", text), (TERN,))
    assert not is_rumour(article("Kite", text, OWN), (TERN,))
