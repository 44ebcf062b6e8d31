"""feeds.schedule.awake_for: a launch is not slept through."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from feeds.schedule import LONGEST_S, SHORTEST_S, awake_for

NOW = datetime(2022, 7, 3, 12, tzinfo=UTC)


def test_without_a_launch_the_interval_stands() -> None:
    assert awake_for(3600.0, None, NOW) == 3600.0


def test_the_poll_before_a_launch_is_two_hours_before_it_at_the_latest() -> None:
    assert awake_for(float(LONGEST_S), NOW + timedelta(hours=10), NOW) == 8 * 3600


def test_around_and_after_the_launch_the_source_is_asked_every_five_minutes() -> None:
    for hours in (1.9, 0, -3):
        assert awake_for(float(LONGEST_S), NOW + timedelta(hours=hours), NOW) == SHORTEST_S


@given(st.floats(SHORTEST_S, LONGEST_S), st.integers(-100_000, 10_000_000))
def test_it_never_lengthens_and_never_goes_below_the_shortest(interval: float, away_s: int) -> None:
    assert SHORTEST_S <= awake_for(interval, NOW + timedelta(seconds=away_s), NOW) <= interval
