"""What an article may do to a known launch, and which of it is the likeliest."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from launches.about import About
from launches.announcement import Change, Status, Way
from launches.article import Article
from launches.brand import Brand
from launches.matching import LaunchState, names_of
from launches.outcomes import choose, learnt, outcomes, score
from launches.reading import read
from launches.revision import RevisionKind
from launches.topics import Topics
from launches.window import LaunchWindow

TERN = Brand("Tern Computing", ("Tern",), "Europe/Copenhagen")
PUBLISHED = datetime(2026, 6, 1, 12, tzinfo=UTC)


def window(edtf):
    return LaunchWindow.from_edtf(edtf, None) if edtf else None


def known(edtf="2026-08", status=Status.ANNOUNCED):
    updated = PUBLISHED - timedelta(days=30)
    return LaunchState("kite", "Kite", ("Kite",), ("Tern Computing",), status, window(edtf), updated)


def about(text, launch=None, title="Kite", published=PUBLISHED):
    launch = launch or known()
    article = Article(title, text, published, "https://tern.example/kite")
    topics = Topics(article, (TERN,), [launch.names])
    return About(launch, read(article, (TERN,)).mentions, topics, names_of(launch, topics.own))


def kinds(found):
    return {(one.revision.kind, one.revision.after) if one.revision else None for one in found}


def test_every_way_is_taken_to_what_it_would_change():
    ways = [
        Way(Status.ANNOUNCED, window("2026-08-04"), 0.5),
        Way(Status.DELAYED, window("2026-09"), 0.3),
        Way(Status.NONE, None, 0.2),
    ]
    found = kinds(outcomes(about("Kite."), None, ways))
    assert {(RevisionKind.NARROWED, window("2026-08-04")), (RevisionKind.DELAYED, window("2026-09")), None} <= found


def test_ways_that_change_nothing_count_together():
    ways = [
        Way(Status.ANNOUNCED, window("2026-08"), 0.4),
        Way(Status.ANNOUNCED, None, 0.3),
        Way(Status.NONE, None, 0.2),
    ]
    (nothing,) = (one for one in outcomes(about("Kite."), None, ways) if one.revision is None)
    assert nothing.share == pytest.approx(0.9)


def test_a_wider_window_may_take_precision_back():
    ways = [Way(Status.ANNOUNCED, window("2026"), 1.0)]
    found = outcomes(about("Kite."), None, ways)
    (wider,) = (one for one in found if one.revision and one.revision.kind is RevisionKind.WIDENED)
    assert wider.said.change is Change.VAGUER


def test_what_was_called_off_comes_back():
    gone = known(None, Status.CANCELLED)
    found = kinds(outcomes(about("Kite.", gone), None, [Way(Status.ANNOUNCED, window("2027-03"), 1.0)]))
    assert (RevisionKind.REINSTATED, window("2027-03")) in found


def test_a_day_without_its_year_is_the_known_one():
    due = known("2026-05-20")
    way = Way(Status.ANNOUNCED, window("2027-05-20"), 1.0, None, "20 May")
    found = outcomes(about("Kite.", due), None, [way])
    assert (RevisionKind.LAUNCHED, window("2026-05-20")) in kinds(found)
    assert (RevisionKind.DELAYED, window("2027-05-20")) not in kinds(found)
    told = replace(way, phrase="20 May 2027")
    assert (RevisionKind.DELAYED, window("2027-05-20")) in kinds(outcomes(about("Kite.", due), None, [told]))
    ahead = known("2026-07-20")
    again = Way(Status.ANNOUNCED, window("2027-07-20"), 1.0, None, "20 July")
    assert (RevisionKind.DELAYED, window("2027-07-20")) not in kinds(outcomes(about("Kite.", ahead), None, [again]))


def test_without_ways_the_rules_decide():
    said = outcomes(about("Kite."), None, [Way(Status.ANNOUNCED, window("2026-08-04"), 1.0)])[-1].said
    assert choose(about("Kite."), said, ()) is said


def test_the_likeliest_outcome_is_chosen():
    ways = [Way(Status.ANNOUNCED, window("2026-08-04"), 0.98), Way(Status.NONE, None, 0.02)]
    here = about("Kite goes on sale on 4 August 2026. Tern has named the day.", title="Kite comes on 4 August")
    assert choose(here, None, ways).window == window("2026-08-04")
    found = outcomes(here, None, ways)
    assert max(score(one, learnt()) for one in found) > 0


def test_a_word_that_changes_nothing_and_dates_nothing_is_none():
    assert choose(about("The Kite team is fine."), None, [Way(Status.ANNOUNCED, None, 1.0)]) is None
