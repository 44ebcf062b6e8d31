"""Windows: what fits, EDTF in and out, order in UTC, containment."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from launches import periods
from launches.window import LaunchWindow, Precision

DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))
YEARS = st.integers(1990, 2090)


def canonical_windows() -> st.SearchStrategy[LaunchWindow]:
    whole = LaunchWindow.days
    offsets = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
    moments = st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1), timezones=offsets)
    return st.one_of(
        moments.map(LaunchWindow.minute),
        DAYS.map(lambda day: whole(day, day, Precision.DAY)),
        DAYS.map(lambda day: whole(*periods.week(day), Precision.WEEK)),
        st.tuples(DAYS, st.sampled_from(periods.PARTS)).map(
            lambda given: whole(
                *periods.part_of_month(given[0].year, given[0].month, given[1]), Precision.PART_OF_MONTH
            )
        ),
        DAYS.map(lambda day: whole(*periods.months(day.year, day.month, 1), Precision.MONTH)),
        DAYS.map(lambda day: whole(*periods.months(day.year, day.month, 3), Precision.QUARTER)),
        DAYS.map(lambda day: whole(*periods.months(day.year, day.month, 6), Precision.HALF)),
        st.tuples(YEARS, st.sampled_from((3, 6, 9, 12))).map(
            lambda given: whole(*periods.months(*given, 3), Precision.SEASON)
        ),
        st.tuples(YEARS, st.sampled_from(periods.PARTS)).map(
            lambda given: whole(*periods.part_of_year(*given), Precision.PART_OF_YEAR)
        ),
        YEARS.map(lambda year: whole(*periods.year(year), Precision.YEAR)),
        st.tuples(DAYS, st.integers(1, 400)).map(
            lambda given: LaunchWindow.between(given[0], given[0] + timedelta(days=given[1]))
        ),
    )


@given(canonical_windows())
def test_edtf_gives_the_window_back(window):
    assert LaunchWindow.from_edtf(window.edtf, window.zone) == window


@given(canonical_windows())
def test_a_window_contains_itself_and_its_bounds_stay_in_order(window):
    start, end = window.bounds_utc()
    assert window.contains(window)
    assert start < end
    assert start.tzinfo is UTC


@given(canonical_windows(), canonical_windows())
def test_containment_goes_one_way(one, other):
    if one.contains(other) and other.contains(one):
        assert one.edtf == other.edtf or (one.start, one.end) == (other.start, other.end)


@given(DAYS, st.integers(-40, 40))
def test_months_count_back_and_forth(day, count):
    first = day.replace(day=1)
    assert periods.month_after(periods.month_after(day, count), -count) == first
    assert periods.months_between(first, periods.month_after(day, count)) == count


@pytest.mark.parametrize(
    ("edtf", "interval", "precision"),
    [
        ("2026-07", ("2026-07-01T00:00", "2026-08-01T00:00"), Precision.MONTH),
        ("2026-24", ("2026-12-01T00:00", "2027-03-01T00:00"), Precision.SEASON),
        ("2026-34", ("2026-04-01T00:00", "2026-07-01T00:00"), Precision.QUARTER),
        ("2025-Q4", ("2025-10-01T00:00", "2026-01-01T00:00"), Precision.QUARTER),
        ("2027-41", ("2027-07-01T00:00", "2028-01-01T00:00"), Precision.HALF),
        ("2027-H1", ("2027-01-01T00:00", "2027-07-01T00:00"), Precision.HALF),
        ("2026-W06", ("2026-02-02T00:00", "2026-02-09T00:00"), Precision.WEEK),
        ("2027~early", ("2027-01-01T00:00", "2027-05-01T00:00"), Precision.PART_OF_YEAR),
        ("2026-05-21/2026-05-31", ("2026-05-21T00:00", "2026-06-01T00:00"), Precision.PART_OF_MONTH),
        ("2026-08-03/2026-12-31", ("2026-08-03T00:00", "2027-01-01T00:00"), Precision.PART_OF_YEAR),
        ("2026-02/2026-03", ("2026-02-01T00:00", "2026-04-01T00:00"), Precision.RANGE),
        ("2028", ("2028-01-01T00:00", "2029-01-01T00:00"), Precision.YEAR),
        ("2026-07-04T19:00+08:00", ("2026-07-04T19:00+08:00", "2026-07-04T19:01+08:00"), Precision.MINUTE),
    ],
)
def test_edtf_is_read(edtf, interval, precision):
    window = LaunchWindow.from_edtf(edtf)
    assert (window.interval, window.precision) == (interval, precision)


@pytest.mark.parametrize(
    "text", ["", "soon", "2026-13", "2026-00", "2026-Q5", "2026-H3", "2026-W60", "2026-2-3", "2026-02-30",
             "2026-05/2026-03", "2026-07-04T19:00", "2026-05-09/2026-05-01", "99999", "2026-07-04T25:00+00:00"]
)  # fmt: skip
def test_nonsense_is_refused(text):
    with pytest.raises(ValueError):
        LaunchWindow.from_edtf(text)


DAY = datetime(2026, 7, 4)


@pytest.mark.parametrize(
    ("start", "end", "precision"),
    [
        (DAY, DAY + timedelta(minutes=1), Precision.MINUTE),
        (DAY.replace(tzinfo=UTC), DAY.replace(tzinfo=UTC) + timedelta(minutes=2), Precision.MINUTE),
        (DAY.replace(tzinfo=UTC), (DAY + timedelta(days=1)).replace(tzinfo=UTC), Precision.DAY),
        (DAY.replace(hour=1), DAY + timedelta(days=1), Precision.DAY),
        (DAY, DAY, Precision.DAY),
        (DAY, DAY + timedelta(days=2), Precision.DAY),
        (DAY, DAY + timedelta(days=7), Precision.WEEK),
        (DAY, DAY + timedelta(days=10), Precision.PART_OF_MONTH),
        (DAY, DAY + timedelta(days=400), Precision.PART_OF_YEAR),
        (datetime(2026, 1, 1), datetime(2026, 4, 1), Precision.SEASON),
        (datetime(2026, 2, 1), datetime(2027, 2, 1), Precision.YEAR),
        (DAY, DAY + timedelta(days=31), Precision.MONTH),
    ],
)
def test_bounds_must_fit_the_precision(start, end, precision):
    with pytest.raises(ValueError):
        LaunchWindow(start, end, precision)


def test_a_day_contains_the_hour_announced_by_its_own_clock():
    day = LaunchWindow.from_edtf("2026-07-04", "Asia/Shanghai")
    hour = LaunchWindow.from_edtf("2026-07-04T00:30+08:00")
    assert day.contains(hour)
    assert not hour.contains(day)
    assert hour.contains(LaunchWindow.from_edtf("2026-07-03T16:30+00:00"))


def test_bounds_follow_the_zone_and_survive_the_end_of_time():
    day = LaunchWindow.from_edtf("2026-07-04", "Asia/Shanghai")
    assert day.bounds_utc()[0] == datetime(2026, 7, 3, 16, tzinfo=UTC)
    first = LaunchWindow.from_edtf("0001-01-01", "Asia/Shanghai")
    assert first.bounds_utc()[0] == datetime(1, 1, 1, tzinfo=UTC)


def test_a_fiscal_quarter_is_written_by_its_months():
    window = LaunchWindow.days(*periods.quarter(2026, 1, starts=2), Precision.QUARTER)
    assert window.edtf == "2026-02/2026-04"
