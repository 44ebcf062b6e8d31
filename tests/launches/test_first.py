"""The first words of a launch that nobody has heard of."""

from dataclasses import replace

import pytest

from launches.announcement import Announcement, DateMention, Status, Way
from launches.asides import Told
from launches.first import first_word, firsts
from launches.revision import RevisionKind
from tests.launches.story import TODAY, topics_of, window

AUGUST, OCTOBER = window("2026-08"), window("2026-10")
TOPICS = topics_of("Kite", "Kite comes in October. Plover comes in August.")
KITE, PLOVER = (next(topic for topic in TOPICS.topics.values() if topic.name == name) for name in ("Kite", "Plover"))


def dated(phrase, status, edtf, probability):
    start = TOPICS.article.text.index(phrase)
    return Way(status, window(edtf), probability, (start, start + len(phrase)), phrase, "A line.")


def told(*ways, status=Status.ANNOUNCED, when=OCTOBER, topic=KITE):
    said = Announcement("Kite", (), status, when, "", None, "Kite.", 1.0, ())
    return Told(said, topic, 0, headline=True, ways=ways)


def found(*ways, **more):
    return {(one.kind, one.window): one for one in firsts(told(*ways, **more), TOPICS, ())}


def test_ways_that_come_to_the_same_begin_it_together():
    ways = [Way(Status.ANNOUNCED, OCTOBER, 0.5), Way(Status.ANNOUNCED, OCTOBER, 0.3), Way(Status.NONE, None, 0.2)]
    begun = found(*ways)
    assert begun[RevisionKind.ANNOUNCED, OCTOBER].share == pytest.approx(0.8)
    assert begun[None, None].share == 0.2


def test_each_way_has_an_earliest_date_of_its_own():
    ways = [Way(Status.ANNOUNCED, OCTOBER, 0.5), Way(Status.ANNOUNCED, AUGUST, 0.5, not_before=True)]
    assert {one.window: one.said.not_before for one in firsts(told(*ways), TOPICS, ())} == {
        OCTOBER: False,
        AUGUST: True,
    }


@pytest.mark.parametrize(
    ("status", "edtf", "kind"),
    [
        (Status.DELAYED, "2026-10", RevisionKind.DELAYED),
        (Status.CANCELLED, None, RevisionKind.CANCELLED),
        (Status.RELEASED, TODAY, RevisionKind.LAUNCHED),
        (Status.RELEASED, "2026-05", None),
    ],
)
def test_what_is_said_is_a_kind_of_news_unless_it_is_old(status, edtf, kind):
    assert (kind, window(edtf)) in found(Way(status, window(edtf), 1.0), status=status, when=window(edtf))


@pytest.mark.parametrize(("delayed", "status"), [(0.6, Status.DELAYED), (0.4, Status.ANNOUNCED)])
def test_a_delay_of_what_nobody_announced_is_believed_where_it_is_likelier(delayed, status):
    ways = [Way(Status.DELAYED, AUGUST, delayed), Way(Status.ANNOUNCED, AUGUST, 1 - delayed)]
    first = first_word(told(*ways, status=Status.DELAYED, when=AUGUST), TOPICS, ())
    assert (first.said.status, first.window) == (status, AUGUST)


@pytest.mark.parametrize(("worth", "kind"), [(0.5, None), (0.9, RevisionKind.ANNOUNCED)])
def test_nothing_is_begun_that_is_hardly_likelier_than_nothing(monkeypatch, worth, kind):
    monkeypatch.setattr("launches.first.score", lambda one: worth * (one.kind is not None))
    one = told(Way(Status.ANNOUNCED, OCTOBER, 0.5), Way(Status.NONE, None, 0.5))
    assert first_word(one, TOPICS, ()).kind is kind


def test_what_is_likeliest_stays_as_it_was_said():
    one = told(Way(Status.ANNOUNCED, OCTOBER, 0.97), Way(Status.NONE, None, 0.03))
    assert first_word(one, TOPICS, ()).said is one.said


def test_what_is_taken_instead_brings_its_own_date_and_sentence():
    way = dated("October", Status.ANNOUNCED, "2026-10", 0.4)
    first = found(way, status=Status.CANCELLED, when=None)[RevisionKind.ANNOUNCED, OCTOBER].said
    assert (first.span, first.phrase, first.evidence) == (way.span, "October", "A line.")
    bare = found(replace(way, evidence=""), status=Status.CANCELLED, when=None)[RevisionKind.ANNOUNCED, OCTOBER]
    assert bare.said.evidence == "Kite."


def test_a_date_told_of_something_else_is_known_to_be():
    ways = [dated("October", Status.ANNOUNCED, "2026-10", 0.5), dated("August", Status.ANNOUNCED, "2026-08", 0.5)]
    dates = [DateMention(way.span, way.phrase, way.window) for way in ways]
    begun = {one.window: one.signs for one in firsts(told(*ways, when=None), TOPICS, dates)}
    assert {"first: of it 5", "first: of it by 6"} <= begun[OCTOBER]
    assert "first: of it by 0" in begun[AUGUST]


def test_a_day_and_its_hour_know_of_each_other():
    day, hour = window("2026-10-04"), window("2026-10-04T19:00+02:00")
    begun = found(Way(Status.ANNOUNCED, day, 0.5), Way(Status.ANNOUNCED, hour, 0.4), when=day)
    assert "first: told finer, day to minute" in begun[RevisionKind.ANNOUNCED, day].signs
    assert "first: told wider, day to minute" in begun[RevisionKind.ANNOUNCED, hour].signs


def test_without_ways_there_is_nothing_to_weigh():
    one = told()
    assert first_word(one, TOPICS, ()).said is one.said
