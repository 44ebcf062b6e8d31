"""The first words of a launch that nobody has heard of."""

from datetime import UTC, datetime

from launches.announcement import Announcement, Status, Way
from launches.article import Article
from launches.asides import Told
from launches.brand import Brand
from launches.first import first_saying, is_news, news_signs
from launches.topics import Topics
from launches.window import LaunchWindow

TERN = Brand("Tern Computing", ("Tern",), "Europe/Copenhagen")
PUBLISHED = datetime(2026, 6, 1, 12, tzinfo=UTC)
AUGUST = LaunchWindow.from_edtf("2026-08", None)


def said(status, window=None):
    return Announcement("Kite", (), status, window, "", None, "Kite.", 1.0, ())


def topics(title, text, url="https://tern.example/kite"):
    return Topics(Article(title, text, PUBLISHED, url), (TERN,))


def test_what_nobody_announced_is_hardly_delayed():
    ways = [Way(Status.DELAYED, AUGUST, 0.6), Way(Status.ANNOUNCED, AUGUST, 0.4)]
    first = first_saying(said(Status.DELAYED, AUGUST), ways)
    assert (first.status, first.window) == (Status.ANNOUNCED, AUGUST)


def test_a_plain_release_stays_one():
    ways = [Way(Status.RELEASED, None, 0.97), Way(Status.ANNOUNCED, AUGUST, 0.03)]
    told = said(Status.RELEASED)
    assert first_saying(told, ways) is told


def test_half_a_word_is_none():
    ways = [Way(Status.RELEASED, None, 0.5), Way(Status.NONE, None, 0.4), Way(Status.ANNOUNCED, None, 0.1)]
    assert first_saying(said(Status.RELEASED), ways) is None
    ways = [Way(Status.ANNOUNCED, None, 0.4), Way(Status.NONE, None, 0.3), Way(Status.DELAYED, None, 0.3)]
    assert first_saying(said(Status.ANNOUNCED), ways, 0.9) is None
    assert first_saying(said(Status.ANNOUNCED), ()) is not None


def test_a_dated_headline_on_the_brands_own_site_is_news():
    here = topics("Tern Kite comes in August", "The Tern Kite will be on sale in August. Kite is small.")
    ways = (Way(Status.ANNOUNCED, AUGUST, 0.99),)
    told = Told(said(Status.ANNOUNCED, AUGUST), here.subject(0), 0, True, ways)
    assert is_news(told, told.said, here, vouched=True)


def test_the_signs_tell_where_and_how_surely_something_is_told():
    here = topics("A talk about lamps", "She talks about lamps and goats.", "https://paper.example/talk")
    ways = (Way(Status.ANNOUNCED, None, 0.45), Way(Status.NONE, None, 0.35), Way(Status.RELEASED, None, 0.2))
    signs = news_signs(Told(said(Status.ANNOUNCED), None, None, True, ways), said(Status.ANNOUNCED), here, vouched=True)
    assert {"first", "first: elsewhere", "first: undated, elsewhere", "first: nothing 3", "first: announced 3"} <= signs


def test_what_is_told_beside_the_headline_must_be_vouched_for():
    here = topics("Tern Kite comes in August", "The Tern Kite will be on sale in August.")
    ways = (Way(Status.ANNOUNCED, AUGUST, 0.99),)
    told = Told(said(Status.ANNOUNCED, AUGUST), here.subject(0), 0, False, ways)
    assert not is_news(told, told.said, here, vouched=False)
    assert is_news(Told(told.said, told.topic, 0, False), told.said, here, vouched=True)
