"""The first words of a launch that nobody has heard of."""

import pytest

from launches.announcement import Announcement, Status, Way
from launches.first import first_saying
from tests.launches.story import window

AUGUST = window("2026-08")


def said(status, window=None):
    return Announcement("Kite", (), status, window, "", None, "Kite.", 1.0, ())


def test_what_nobody_announced_is_hardly_delayed():
    ways = [Way(Status.DELAYED, AUGUST, 0.6), Way(Status.ANNOUNCED, AUGUST, 0.4)]
    first = first_saying(said(Status.DELAYED, AUGUST), ways)
    assert (first.status, first.window) == (Status.ANNOUNCED, AUGUST)


@pytest.mark.parametrize("status", [Status.RELEASED, Status.CANCELLED, Status.DELAYED])
def test_what_is_said_plainly_stays(status):
    told = said(status)
    assert first_saying(told, [Way(status, None, 0.97), Way(Status.ANNOUNCED, AUGUST, 0.03)]) is told


def test_half_a_word_is_none():
    ways = [Way(Status.RELEASED, None, 0.5), Way(Status.NONE, None, 0.4), Way(Status.ANNOUNCED, None, 0.1)]
    assert first_saying(said(Status.RELEASED), ways) is None


def test_what_is_taken_instead_brings_its_own_date_and_sentence():
    way = Way(Status.ANNOUNCED, AUGUST, 0.4, (5, 11), "August", "In August.")
    first = first_saying(said(Status.CANCELLED), [Way(Status.CANCELLED, None, 0.6), way])
    assert (first.window, first.span, first.phrase, first.evidence) == (AUGUST, (5, 11), "August", "In August.")
    bare = Way(Status.ANNOUNCED, AUGUST, 0.4)
    assert first_saying(said(Status.CANCELLED), [Way(Status.CANCELLED, None, 0.6), bare]).evidence == "Kite."


def test_without_ways_there_is_nothing_to_weigh():
    told = said(Status.ANNOUNCED)
    assert first_saying(told, ()) is told
