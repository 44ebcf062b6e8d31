"""Mornings and quiet hours against `zoneinfo`: clocks that change, leap days, year ends, zones with new rules."""

import gc
from datetime import UTC, date, datetime, time, timedelta
from weakref import ref
from zoneinfo import ZoneInfo

from hypothesis import example, given
from hypothesis import strategies as st

from jobs.judge import quiet_until
from jobs.points import morning_of
from jobs.zones import known_zone

ZONES = (
    "UTC",
    "Europe/Berlin",
    "Europe/Dublin",  # its summer is the standard time
    "America/New_York",
    "America/Sao_Paulo",  # clocks changed at midnight, until 2019
    "America/Caracas",  # half an hour, in 2007 and back in 2016
    "Asia/Pyongyang",  # half an hour, in 2015 and back in 2018
    "Asia/Kathmandu",
    "Africa/Casablanca",  # clocks change for Ramadan
    "Africa/Cairo",  # without summer time from 2015 to 2022
    "Australia/Lord_Howe",  # by half an hour
    "Pacific/Apia",  # left out 30 December 2011
    "Pacific/Kiritimati",
    "Antarctica/Troll",  # by two hours
)
zones = st.sampled_from(ZONES)
days = st.dates(date(2005, 1, 1), date(2037, 12, 31))
minutes = st.integers(0, 1439)
moments = st.datetimes(datetime(2005, 1, 1), datetime(2037, 12, 31), timezones=st.just(UTC))


def wall(moment: datetime, zone: str) -> datetime:
    return moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None)


def inside(moment: datetime, zone: str, start: int, end: int) -> bool:
    minute = wall(moment, zone).hour * 60 + wall(moment, zone).minute
    return start <= minute < end if start <= end else minute >= start or minute < end


def test_a_zone_that_people_live_in_is_read_from_the_disk_once():
    known = [ref(ZoneInfo(known_zone(zone))) for zone in ZONES]
    gc.collect()
    assert all(zone() is not None for zone in known)


@given(days, minutes, zones)
@example(date(2024, 2, 29), 540, "Europe/Berlin")
@example(date(2026, 12, 31), 1439, "America/New_York")
@example(date(2026, 3, 29), 150, "Europe/Berlin")  # the hour that spring skips
@example(date(2026, 10, 25), 150, "Europe/Berlin")  # the hour that autumn repeats
@example(date(2018, 11, 4), 0, "America/Sao_Paulo")  # the midnight that spring skipped
@example(date(2016, 5, 1), 165, "America/Caracas")
@example(date(2011, 12, 30), 540, "Pacific/Apia")  # the day that was left out
def test_a_morning_is_that_hour_of_that_day_or_what_its_clock_shows_instead(day: date, minute: int, zone: str):
    due = morning_of(day, minute, zone)
    wanted = datetime.combine(day, time(minute // 60, minute % 60))
    exists = wall(wanted.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC), zone) == wanted
    assert due.tzinfo is UTC
    if exists:
        assert wall(due, zone) == wanted
        # Of an hour that comes twice it is the first.
        assert wall(due - timedelta(hours=1), zone) != wanted
    else:
        assert wall(due, zone) > wanted


@given(minutes, minutes, zones, moments)
@example(1320, 420, "UTC", datetime(2024, 2, 28, 23, 30, tzinfo=UTC))
@example(1320, 420, "UTC", datetime(2026, 12, 31, 23, 30, tzinfo=UTC))
@example(60, 150, "Europe/Berlin", datetime(2026, 3, 29, 0, 30, tzinfo=UTC))  # ends in the hour that is skipped
@example(60, 150, "Europe/Berlin", datetime(2026, 10, 25, 0, 45, tzinfo=UTC))  # ends in the hour that is repeated
@example(1320, 15, "Australia/Lord_Howe", datetime(2026, 4, 4, 14, 30, tzinfo=UTC))
def test_quiet_hours_end_when_the_readers_clock_says_so(start: int, end: int, zone: str, now: datetime):
    until = quiet_until(start, end, zone, now)
    if not inside(now, zone, start, end):
        assert until is None
        return
    assert until is not None
    assert now < until <= now + timedelta(hours=49)
    assert not inside(until, zone, start, end) or start == end


@given(minutes, zones, moments)
def test_hours_that_begin_when_they_end_are_none(minute: int, zone: str, now: datetime):
    assert quiet_until(minute, minute, zone, now) is None
