"""When a source is asked again."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds import errors
from feeds.schedule import LONGEST_S, SHORTEST_S, Verdict, after_failure, backoff_s, poll_interval_s

NOW = datetime(2026, 7, 1, 12, tzinfo=UTC)
MOMENTS = st.datetimes(datetime(2000, 1, 1), datetime(2050, 1, 1), timezones=st.just(UTC)) | st.none()


def _every(gap: timedelta, count: int = 10) -> list[datetime]:
    return [NOW - gap * n for n in range(count)]


@pytest.mark.parametrize(
    ("gap", "expected_s"),
    [
        (timedelta(minutes=10), 300),
        (timedelta(days=1), 3_600),
        (timedelta(days=7), 25_200),
        (timedelta(days=90), 86_400),
    ],
)
def test_the_interval_follows_how_often_a_source_publishes(gap: timedelta, expected_s: int):
    assert poll_interval_s(_every(gap), NOW) == expected_s


def test_a_source_without_dates_is_asked_every_hour():
    assert poll_interval_s([None, None], NOW) == 3_600


def test_a_source_that_fell_silent_is_asked_less():
    old = [moment - timedelta(days=20) for moment in _every(timedelta(hours=1))]

    assert poll_interval_s(old, NOW) == 20 * 3_600


def test_an_entry_of_the_future_says_nothing_of_how_often_a_source_publishes():
    ahead = [NOW + timedelta(hours=hour) for hour in range(1, 20)]

    assert poll_interval_s(_every(timedelta(days=1)) + ahead, NOW) == 3_600
    assert poll_interval_s(ahead, NOW) == 3_600


def test_the_newest_entries_say_how_often_a_source_publishes():
    busy, once_slow = _every(timedelta(hours=12), 21), [NOW - timedelta(days=90 * n) for n in range(1, 40)]

    assert poll_interval_s([*busy, *once_slow], NOW) == 1_800


def test_a_publisher_may_ask_for_longer_intervals_within_bounds():
    assert poll_interval_s(_every(timedelta(minutes=10)), NOW, ttl_s=3_600) == 3_600
    assert poll_interval_s(_every(timedelta(minutes=10)), NOW, max_age_s=31_536_000) == 21_600


@given(st.lists(MOMENTS), st.integers(0, 10**9) | st.none(), st.floats(0, 1))
def test_the_interval_stays_between_five_minutes_and_a_day(
    moments: list[datetime | None], wish: int | None, chance: float
):
    assert SHORTEST_S * 0.9 <= poll_interval_s(moments, NOW, ttl_s=wish, fraction=chance) <= LONGEST_S


def test_chance_spreads_polls_by_a_tenth_and_no_further():
    assert [poll_interval_s([None], NOW, fraction=chance) for chance in (-1, 0, 0.5, 1, 2)] == pytest.approx(
        [3_240, 3_240, 3_600, 3_960, 3_960]
    )


def test_failures_double_the_wait_up_to_a_day():
    assert [backoff_s(n) for n in (1, 2, 3, 50)] == [300, 600, 1_200, 86_400]


def test_retry_after_lengthens_the_wait_and_never_shortens_it():
    assert backoff_s(1, retry_after_s=4_000) == 4_000
    assert backoff_s(1, retry_after_s=31_536_000) == 7 * 86_400
    assert backoff_s(10, retry_after_s=1) > 80_000


def _failure(error: errors.FeedError, failures: int, since: timedelta) -> Verdict:
    return after_failure(error, failures=failures, failing_since=NOW - since, now=NOW).verdict


def test_gone_ends_a_source_and_long_failure_pauses_it():
    assert _failure(errors.Gone(), 1, timedelta()) is Verdict.END
    assert _failure(errors.HttpStatus(500), 9, timedelta(days=30)) is Verdict.RETRY
    assert _failure(errors.HttpStatus(500), 30, timedelta(days=6)) is Verdict.RETRY
    assert _failure(errors.FetchTimeout("slow"), 30, timedelta(days=7)) is Verdict.PAUSE
    for wrong in (errors.RefusedAddress("inside"), errors.BadAddress("no host")):
        assert _failure(wrong, 10, timedelta(days=1)) is Verdict.PAUSE
        assert _failure(wrong, 10, timedelta(hours=23)) is Verdict.RETRY


def test_a_busy_server_is_left_alone_as_long_as_it_asks():
    busy = errors.HttpStatus(429, retry_after_s=7_200)

    assert after_failure(busy, failures=1, failing_since=NOW, now=NOW).delay_s == 7_200
