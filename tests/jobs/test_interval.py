"""What is done now and then."""

from datetime import UTC, datetime, timedelta

from jobs.interval import Interval

START = datetime(2022, 5, 23, 9, tzinfo=UTC)


def test_it_is_time_at_once_and_then_when_an_interval_has_passed():
    interval = Interval(timedelta(seconds=5))
    times = [second for second in range(12) if interval.begin(START + timedelta(seconds=second))]
    assert times == [0, 5, 10]


def test_an_interval_that_is_ended_makes_it_time():
    interval = Interval(timedelta(seconds=5))
    assert interval.begin(START)
    interval.end()
    assert interval.begin(START)
    assert not interval.begin(START)
