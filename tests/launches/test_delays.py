"""What a text that moves a known launch says of the new date, and when it calls the launch off."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from launches.about import About
from launches.announcement import Announcement, Change, DateMention, Status, Verdict
from launches.article import Article
from launches.brand import Brand
from launches.delays import counted, moved_on, settle
from launches.ending import called_off, cancels
from launches.matching import LaunchState, names_of
from launches.topics import Topics
from launches.window import LaunchWindow

TERN = Brand("Tern Computing", ("Tern",))
PUBLISHED = datetime(2026, 8, 18, 16, tzinfo=UTC)


def window(edtf):
    return LaunchWindow.from_edtf(edtf) if edtf else None


def mention(text, phrase, edtf, verdict=Verdict.WEAKER, score=2.0):
    at = text.index(phrase)
    return DateMention((at, at + len(phrase)), phrase, window(edtf), verdict=verdict, score=score)


def said(status, edtf=None, phrase="", reasons=(), was=None, evidence=""):
    return Announcement("", (), status, window(edtf), phrase, None, evidence, 1.0, reasons, was=window(was))


def about(text, known, mentions=(), title="Kite"):
    launch = LaunchState("k", "Kite", ("Kite",), ("Tern Computing",), Status.ANNOUNCED, window(known), PUBLISHED)
    topics = Topics(Article(title, text, PUBLISHED), (TERN,), [launch.names])
    return About(launch, mentions, topics, names_of(launch, topics.own))


def standing(found):
    return found and (found.status.value, found.window and found.window.edtf)


@pytest.mark.parametrize(
    ("text", "known", "expected"),
    [
        ("Kite slips by two weeks.", "2026-09-15", ("delayed", "2026-09-29")),
        ("We have postponed Kite by a month.", "2026-10", ("delayed", "2026-11")),
        ("Kite is brought forward by three days.", "2026-09-15", ("announced", "2026-09-12")),
        ("Kite comes two weeks later than planned.", "2026-09-15", ("delayed", "2026-09-29")),
        ("Kite comes a week sooner than promised.", "2026-09-15", ("announced", "2026-09-08")),
        ("Kite had been delayed by two weeks.", "2026-09-15", None),
        ("Kite slips by two weeks.", "2026-10", None),
        ("Kite slips by two weeks.", "2026-23", None),
        ("Kite slips by two weeks.", None, None),
        ("Kite is brought forward by two months.", "2026-09-15", None),
        ("Kite is blue.", "2026-09-15", None),
    ],
)
def test_a_move_that_is_counted_counts_from_the_known_date(text, known, expected):
    assert standing(counted(about(text, known), None)) == expected


def test_a_date_that_is_told_is_not_counted():
    here = about("Kite slips by two weeks.", "2026-09-15")
    told = said(Status.DELAYED, "2026-10-01")
    assert counted(here, told) is told
    gone = said(Status.CANCELLED)
    assert counted(here, gone) is gone
    assert standing(counted(here, said(Status.DELAYED))) == ("delayed", "2026-09-29")
    assert standing(counted(here, said(Status.DELAYED, "2026-09-15"))) == ("delayed", "2026-09-29")


def test_a_count_from_another_date_than_the_known_one_gives_the_date_that_is_told():
    text = "Kite appears 21 days later than last announced, on 10 December."
    date = mention(text, "10 December", "2026-12-10")
    reckoned = said(Status.DELAYED, "2026-12-31", reasons=("shifted",), was="2026-12-10")
    assert standing(settle(about(text, "2026-11-19", [date]), reckoned)) == ("delayed", "2026-12-10")
    assert standing(settle(about(text, "2026-11-19"), reckoned)) == ("delayed", None)
    assert standing(settle(about(text, "2027-01-19", [date]), reckoned)) == ("delayed", None)
    assert standing(settle(about(text, "2026-12", [date]), reckoned)) == ("delayed", "2026-12-31")


def test_a_day_inside_the_known_window_is_a_delay_only_where_the_text_speaks_of_one():
    day = said(Status.DELAYED, "2026-09-15")
    assert standing(settle(about("Kite comes on 15 September.", "2026-09"), day)) == ("announced", "2026-09-15")
    late = about("Kite is late: 15 September.", "2026-09")
    assert standing(settle(late, day)) == ("delayed", "2026-09-15")


def test_a_wider_old_window_gives_way_to_the_later_date_that_is_told():
    text = "Kite won't come in autumn. It is now expected in January 2027."
    wide = said(Status.DELAYED, "2026-23")
    date = mention(text, "January 2027", "2027-01")
    assert standing(settle(about(text, "2026-09", [date]), wide)) == ("delayed", "2027-01")
    assert settle(about(text, "2026-09"), wide) is wide


@pytest.mark.parametrize(
    "text",
    [
        "Kite is on hold. We don't have another date for you. It goes to the hall on 20 August.",
        "Kite stands still. When we'll try again we can't say yet. It is lowered on 20 August.",
        "Kite waits. A new date will be named later. We meet on 20 August.",
        "Kite is postponed indefinitely. We meet on 20 August.",
        "Kite rests. Nobody knows when. We meet on 20 August.",
    ],
)
def test_a_text_that_has_no_new_date_has_none(text):
    date = said(Status.ANNOUNCED, "2026-08-20", "20 August")
    assert standing(settle(about(text, "2026-08-18"), date)) == ("delayed", None)
    month = said(Status.DELAYED, "2026-10", "October")
    assert settle(about(text, "2026-08-18"), month) is month
    again = said(Status.DELAYED, "2026-08-18", "today")
    assert standing(settle(about(text, "2026-08-18"), again)) == ("delayed", None)
    out = said(Status.RELEASED, "2026-08-20", "20 August")
    assert settle(about(text, "2026-08-18"), out) is out


def test_nothing_is_settled_without_two_dates():
    here = about("Kite waits.", "2026-08-18")
    assert settle(here, None) is None
    undated = said(Status.DELAYED)
    assert settle(here, undated) is undated
    assert settle(about("Kite waits.", None), undated) is undated


def test_a_sentence_that_moves_the_launch_dates_it():
    text = "Kite moves once more, by 21 days, to 10 December."
    date = mention(text, "10 December", "2026-12-10", Verdict.UNRELATED, 0.0)
    found = moved_on(about(text, "2026-11-19", [date]), None)
    assert standing(found) == ("delayed", "2026-12-10")
    assert found.change is Change.LATER
    assert standing(moved_on(about(text, "2026-11-19", [date]), said(Status.ANNOUNCED))) == ("delayed", "2026-12-10")
    assert moved_on(about(text, "2026-12-19", [date]), None) is None
    assert moved_on(about(text, "2026-11-19", [replace(date, verdict=Verdict.EVENT)]), None) is None
    assert moved_on(about(text, None, [date]), None) is None
    dated = said(Status.ANNOUNCED, "2026-12-01")
    assert moved_on(about(text, "2026-11-19", [date]), dated) is dated
    other = "Kite is fine. It meets us on 10 December."
    assert moved_on(about(other, "2026-11-19", [mention(other, "10 December", "2026-12-10")]), None) is None


@pytest.mark.parametrize(
    "text",
    [
        "There isn't going to be a Kite.",
        "Tern has scrapped Kite.",
        "Kite has been cancelled.",
        "We have decided, with regret, not to release Kite.",
        "Tern won't be making Kite.",
    ],
)
def test_a_launch_is_called_off_by_name(text):
    assert standing(called_off(about(text, "2026-09"), None)) == ("cancelled", None)
    assert standing(called_off(about(text, "2026-09"), said(Status.ANNOUNCED))) == ("cancelled", None)


@pytest.mark.parametrize(
    "text",
    [
        "The fair has been cancelled.",
        "Pre-orders of Kite have been cancelled.",
        "Kite won't be released before October.",
        "Kite had been cancelled.",
        "Kite was scrapped. Now it is back on.",
        "Kite is fine.",
    ],
)
def test_what_is_called_off_besides_is_no_end(text):
    assert called_off(about(text, "2026-09", title="News"), None) is None


def test_a_date_a_release_or_a_delay_in_the_reading_outweighs_an_end():
    here = about("Kite has been cancelled.", "2026-09")
    for other in (said(Status.ANNOUNCED, "2026-10"), said(Status.RELEASED), said(Status.DELAYED)):
        assert called_off(here, other) is other
    later = replace(said(Status.DELAYED), change=Change.LATER)
    assert standing(called_off(here, later)) == ("cancelled", None)


def test_a_rivals_end_is_not_this_launchs():
    text = "Auk has cancelled its bike Plover. Kite remains on course for September."
    off = said(Status.CANCELLED, evidence="Auk has cancelled its bike Plover.")
    date = mention(text, "September", "2026-09")
    assert not cancels(about(text, "2026-09", [date], title="Rival drops bike"), off)
    assert cancels(about(text, "2026-10", [date], title="Rival drops bike"), off)
    titled = about("The plan is dead. Kite is fine.", "2026-09", title="No Plover Two: the Plover Two")
    assert not cancels(titled, said(Status.CANCELLED, evidence="The plan is dead."))


def test_what_is_made_for_a_launch_does_not_move_it():
    text = "It'll be available in December."
    later = said(Status.ANNOUNCED, "2026-12", "December")
    assert settle(about(text, "2026-10-06", title="A child seat for Kite"), later) is None
    assert settle(about(text, "2026-10-06", title="Kite is coming"), later) is later
    nameless = LaunchState("k", "x", (), (), Status.ANNOUNCED, window("2026-10-06"), PUBLISHED)
    topics = Topics(Article("A seat for x", text, PUBLISHED), (TERN,), [])
    assert settle(About(nameless, (), topics, frozenset()), later) is later
