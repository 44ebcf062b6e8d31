"""What an article means in one scope, by the real reading."""

from datetime import UTC, datetime

from db.articles import ArticleText
from jobs.scopes import Scope
from jobs.understanding import understand

PUBLISHED = datetime(2026, 3, 2, 10, tzinfo=UTC)


def understood(title: str, text: str):
    article = ArticleText("https://gossip.example/kite", "kite", title, text, PUBLISHED, "feed")
    return understand(Scope(None, (), ()), (), article)


def test_a_first_word_and_its_announcement_bear_the_launchs_name():
    text = "Tern said today that the Kite 3 will go on sale on 4 July 2026."
    one = understood("The Kite 3 goes on sale in July", text)
    assert [(step.after.product, step.announcement.product) for step in one.steps] == [("Kite 3", "Kite 3")]


def test_a_rumour_is_kept_with_a_name_although_nothing_follows_from_it():
    text = "Sources say the Kite 3 will go on sale on 4 July 2026, according to a leak that nobody has confirmed."
    one = understood("Leak: is the Kite 3 coming in July?", text)
    assert one.steps == ()
    assert one.headline is not None
    assert (one.headline.rumour, one.headline.product) == (True, "Kite 3")
