"""Countdown points: which exist, when they are due, what is still worth telling."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from launches.countdown import (
    NOW_USEFUL_FOR,
    PRESUMED_AFTER,
    Milestone,
    MilestoneKind,
    milestones,
    presumed_launched,
    starts_new_epoch,
    useful,
)
from launches.revision import RevisionKind
from launches.window import LaunchWindow, Precision

ALL = frozenset(MilestoneKind)
MORNING = time(9)
# Zones that change clocks, that changed their rules or their date line, and some that never did.
ZONES = (
    "UTC",
    "Europe/London",
    "America/New_York",
    "America/Sao_Paulo",
    "Asia/Shanghai",
    "Asia/Kathmandu",
    "Australia/Lord_Howe",
    "Pacific/Apia",
    "Pacific/Kiritimati",
    "Africa/Casablanca",
    "America/Caracas",
    "Asia/Beirut",
    "Antarctica/Troll",
)
COARSE = (
    "2026-W28",
    "2026-07",
    "2026-Q3",
    "2026-21",
    "2026-H1",
    "2026",
    "2026~late",
    "2026-07-01/2026-07-10",
)


def window(edtf):
    return LaunchWindow.from_edtf(edtf)


def points(edtf, wanted=ALL, zone="UTC", morning=MORNING):
    return milestones(window(edtf), wanted, zone, morning)


def kinds(found):
    return [point.kind.value for point in found]


zones = st.sampled_from(ZONES)
days = st.dates(date(1950, 1, 1), date(2090, 12, 31))
hours = st.times().map(lambda t: t.replace(second=0, microsecond=0))
instants = st.datetimes(datetime(1950, 1, 1), datetime(2090, 12, 31), timezones=st.sampled_from(ZONES).map(ZoneInfo))
moments = st.datetimes(datetime(1950, 1, 1), datetime(2090, 12, 31), timezones=st.just(UTC))


@st.composite
def windows(draw):
    start = draw(days)
    match draw(st.sampled_from(["minute", "day", "range", "month", "quarter", "year"])):
        case "minute":
            return LaunchWindow.minute(draw(instants))
        case "day":
            return LaunchWindow.days(start, start, Precision.DAY)
        case "range":
            last = start + timedelta(days=draw(st.integers(1, 60)))
            return LaunchWindow.days(start, last, Precision.RANGE)
        case "month":
            return window(f"{start:%Y-%m}")
        case "quarter":
            return window(f"{start.year}-Q{(start.month + 2) // 3}")
        case _:
            return window(f"{start.year}")


def test_a_minute_has_points_down_to_the_moment():
    found = points("2022-07-04T19:00+08:00", zone="Europe/London")
    assert kinds(found) == ["30d", "7d", "1d", "1h", "now"]
    assert found[-1].due == datetime(2022, 7, 4, 11, tzinfo=UTC)
    assert found[-2].due == datetime(2022, 7, 4, 10, tzinfo=UTC)
    assert found[0].due == datetime(2022, 6, 4, 11, tzinfo=UTC)


def test_a_day_has_points_at_the_targets_morning_and_none_in_hours():
    found = points("2022-07-04", zone="America/New_York")
    assert kinds(found) == ["30d", "7d", "1d", "day"]
    assert [point.due.astimezone(ZoneInfo("America/New_York")).time() for point in found] == [MORNING] * 4
    assert found[-1].due == datetime(2022, 7, 4, 13, tzinfo=UTC)


def test_a_month_counts_to_its_start_then_closes_then_is_overdue():
    found = points("2022-07")
    assert kinds(found) == ["30d", "7d", "1d", "opens", "closes_7d", "overdue"]
    assert [f"{point.due:%m-%d}" for point in found] == ["06-01", "06-24", "06-30", "07-01", "07-25", "08-01"]


@pytest.mark.parametrize("edtf", COARSE)
def test_coarse_precision_gets_no_hour_minute_or_day_point(edtf):
    assert not {"1h", "now", "day"} & set(kinds(points(edtf)))


@pytest.mark.parametrize("edtf", ["2026-W28", "2026-07-06/2026-07-08"])
def test_a_window_of_at_most_a_week_does_not_say_twice_that_it_is_open(edtf):
    assert kinds(points(edtf)) == ["30d", "7d", "1d", "opens", "overdue"]


def test_only_wanted_points_are_made():
    assert kinds(points("2026-07", frozenset({MilestoneKind.DAYS_7, MilestoneKind.NOW}))) == ["7d"]


def test_narrowing_a_month_to_a_minute_changes_which_points_exist():
    assert "opens" not in kinds(points("2022-07-04T19:00+08:00"))


def test_points_before_the_first_day_of_the_calendar_are_left_out():
    assert kinds(points("0001-01-03")) == ["1d", "day"]
    assert kinds(points("0001-01-01T12:30+00:00")) == ["1h", "now"]


def test_points_after_the_last_day_of_the_calendar_are_left_out():
    last = LaunchWindow(datetime(9999, 12, 1), datetime(9999, 12, 31), Precision.RANGE)
    assert kinds(milestones(last, ALL, "UTC", time(23)))[-2:] == ["closes_7d", "overdue"]
    assert kinds(milestones(last, ALL, "Etc/GMT+12", time(23)))[-2:] == ["opens", "closes_7d"]


def test_a_naive_or_foreign_due_time_is_refused():
    with pytest.raises(ValueError, match="UTC"):
        Milestone(MilestoneKind.NOW, datetime(2026, 1, 1))
    with pytest.raises(ValueError, match="UTC"):
        Milestone(MilestoneKind.NOW, datetime(2026, 1, 1, tzinfo=ZoneInfo("Asia/Tokyo")))


@given(windows(), zones, hours)
@example(window("2026-03-29"), "Europe/London", time(1, 30, fold=1))
@example(window("2026-03-29"), "Europe/London", time(1, 30))  # the hour that spring skips
@example(window("2026-10-25"), "Europe/London", time(1, 30))  # the hour that autumn repeats
@example(window("2011-12-31"), "Pacific/Apia", time(9))  # the day before was skipped
@example(window("2024-02-29"), "UTC", time(9))
@example(window("2026-01-01"), "Pacific/Kiritimati", time(0))
def test_points_come_sorted_each_once_in_utc(launch, zone, morning):
    found = milestones(launch, ALL, zone, morning)
    assert len({point.kind for point in found}) == len(found)
    assert all(one.due <= two.due for one, two in pairwise(found))
    assert all(point.due.tzinfo is UTC for point in found)


@given(days, zones, hours)
def test_a_day_point_is_the_wall_clock_hour_of_the_target_or_the_first_after_a_gap(day, zone, morning):
    info = ZoneInfo(zone)
    for point in milestones(LaunchWindow.days(day, day, Precision.DAY), ALL, zone, morning):
        lead = {"30d": 30, "7d": 7, "1d": 1, "day": 0}[point.kind.value]
        wall = datetime.combine(day - timedelta(days=lead), morning.replace(fold=0))
        shown = point.due.astimezone(info).replace(tzinfo=None)
        exists = wall.replace(tzinfo=info).astimezone(UTC).astimezone(info).replace(tzinfo=None) == wall
        assert shown == wall if exists else shown > wall


@given(instants, zones, hours)
def test_points_of_a_minute_are_elapsed_time_wherever_the_target_lives(moment, zone, morning):
    launch = LaunchWindow.minute(moment)
    start = launch.start.astimezone(UTC)
    leads = [start - point.due for point in milestones(launch, ALL, zone, morning)]
    assert leads == [
        timedelta(days=30),
        timedelta(days=7),
        timedelta(days=1),
        timedelta(hours=1),
        timedelta(0),
    ]


@given(windows(), zones, moments)
def test_at_most_one_point_is_sent_and_it_is_the_latest_due(launch, zone, now):
    found = milestones(launch, ALL, zone, MORNING)
    standing = useful(launch, found, now, zone)
    due = [point for point in found if point.due <= now]
    assert standing.ahead == tuple(point for point in found if point.due > now)
    assert standing.send in (None, *due[-1:])
    assert sorted([*standing.skipped, *([standing.send] if standing.send else [])], key=due.index) == due


@given(windows(), zones)
def test_without_downtime_every_point_is_sent_when_it_is_due(launch, zone):
    found = milestones(launch, ALL, zone, MORNING)
    for point, following in zip(found, (*found[1:], None), strict=True):
        if following is None or following.due > point.due:
            assert useful(launch, found, point.due, zone).send == point


def sent(edtf, now, **options):
    launch = window(edtf)
    at = datetime.fromisoformat(now).replace(tzinfo=UTC)
    found = useful(launch, points(edtf), at, **options).send
    return found and found.kind.value


def test_after_downtime_the_latest_point_stands_for_those_missed():
    assert sent("2026-07-15", "2026-07-10T12:00") == "7d"
    assert sent("2026-07", "2026-07-28T00:00") == "closes_7d"


def test_a_countdown_to_something_that_has_begun_is_not_sent():
    assert sent("2026-07-15", "2026-07-15T08:00") is None
    assert sent("2026-07-15", "2026-07-15T09:00") == "day"
    assert sent("2026-07-15", "2026-07-16T00:00") is None
    assert sent("2026-07-04T19:00+00:00", "2026-07-04T18:59") == "1h"


def test_the_moment_itself_can_be_told_for_a_day():
    start = datetime(2026, 7, 4, 19, tzinfo=UTC)
    launch = window("2026-07-04T19:00+00:00")
    found = points("2026-07-04T19:00+00:00")
    late = start + NOW_USEFUL_FOR
    assert useful(launch, found, late - timedelta(minutes=1)).send == found[-1]
    assert useful(launch, found, late).send is None


def test_overdue_is_told_however_late():
    assert sent("2026-07", "2027-07-01T00:00") == "overdue"


def test_the_end_of_a_day_is_the_targets():
    assert sent("2026-07-15", "2026-07-15T14:00", zone="America/New_York") == "day"
    assert sent("2026-07-15", "2026-07-16T03:00", zone="America/New_York") == "day"
    assert sent("2026-07-15", "2026-07-16T04:00", zone="America/New_York") is None


def test_an_end_beyond_the_calendar_never_comes():
    launch = LaunchWindow(datetime(9999, 12, 21), datetime(9999, 12, 31), Precision.RANGE)
    opens = Milestone(MilestoneKind.WINDOW_OPENS, datetime(9999, 12, 21, 9, tzinfo=UTC))
    at = datetime(9999, 12, 22, tzinfo=UTC)
    assert useful(launch, [opens], at, "Etc/GMT+12").send == opens


def test_a_naive_now_is_refused():
    with pytest.raises(ValueError, match="zone"):
        useful(window("2026-07"), (), datetime(2026, 7, 1))


def test_a_minute_is_presumed_launched_48_hours_later():
    launch = window("2026-07-04T19:00+08:00")
    due = datetime(2026, 7, 4, 11, tzinfo=UTC) + PRESUMED_AFTER
    assert presumed_launched(launch, due)
    assert not presumed_launched(launch, due - timedelta(seconds=1))


def test_a_day_is_presumed_launched_48_hours_after_its_end():
    launch = window("2026-07-04")
    assert presumed_launched(launch, datetime(2026, 7, 7, tzinfo=UTC))
    assert not presumed_launched(launch, datetime(2026, 7, 6, 23, 59, tzinfo=UTC))


@pytest.mark.parametrize("edtf", COARSE)
def test_a_coarse_window_becomes_overdue_and_is_never_presumed_launched(edtf):
    assert not presumed_launched(window(edtf), datetime(2099, 1, 1, tzinfo=UTC))


def test_only_moving_a_launch_starts_a_new_epoch():
    moved = {kind.value for kind in RevisionKind if starts_new_epoch(kind)}
    assert moved == {"delayed", "brought_forward", "reinstated"}
