"""Whose site an article stands on, and whose launches it may tell of."""

from datetime import UTC, datetime

import pytest

from launches.article import Article
from launches.brand import Brand
from launches.naming_compared import brand_words
from launches.provenance import concerned, is_own_site

TERN = Brand("Tern Computing", ("Tern",))
AUK = Brand("Auk", ())


def article(text, url="https://pocket.example/kite", title="Kite"):
    return Article(title, text, datetime(2026, 6, 1, tzinfo=UTC), url)


@pytest.mark.parametrize(
    ("url", "own"),
    [
        ("https://news.tern.example/kite", True),
        ("https://computing-news.example/x", False),
        ("https://auk.example/kite", False),
        ("", False),
        ("no address", False),
    ],
)
def test_a_site_is_the_brands_own_by_its_name(url, own):
    assert is_own_site(article("", url), brand_words([TERN, AUK])) is own


def test_a_makers_trade_tells_its_site_only_where_it_has_no_other_name():
    fox = Brand("Sable Fox Games", ())
    assert not is_own_site(article("", "https://gamesattic.example/x"), brand_words([fox]))
    assert is_own_site(article("", "https://sablefoxgames.example/x"), brand_words([fox]))
    assert is_own_site(article("", "https://watches.example/x"), brand_words([Brand("Watches", ())]))


def test_brands_are_those_named_or_whose_site_it_is_and_else_all():
    assert concerned(article("We like the TERN."), (TERN, AUK)) == ("Tern Computing",)
    assert concerned(article("The Auk is nice.", "https://tern.example/x"), (TERN, AUK)) == ("Tern Computing", "Auk")
    assert concerned(article("It is nice."), (TERN, AUK)) == ("Tern Computing", "Auk")
