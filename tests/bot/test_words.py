"""Words for windows: a golden file of every precision, and what may never be said."""

import os
import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot import words
from bot.language import speaking
from launches.window import LaunchWindow, Precision

NOW = datetime(2022, 5, 23, 8, 0, tzinfo=UTC)
DATA = Path(__file__).with_name("data")
WINDOWS = [
    ("2022-07-04T19:00+08:00", "Asia/Shanghai"),
    ("2022-07-04T19:00+08:00", None),
    ("2022-07-04T09:30-06:00", "America/Chicago"),
    ("2022-07-04", None),
    ("2022-05-24", None),
    ("2022-05-23", None),
    ("2022-05-22", None),
    ("2022-05-01", None),
    ("2022-07-04/2022-07-08", None),
    ("2022-06-28/2022-07-03", None),
    ("2022-12-28/2023-01-03", None),
    ("2022-05-23/2022-12-31", None),
    ("2022-06-01/2022-12-31", None),
    ("2022-05-01/2022-12-31", None),
    ("2022-W27", None),
    ("2022-07-01/2022-07-10", None),
    ("2022-07-11/2022-07-20", None),
    ("2022-07-21/2022-07-31", None),
    ("2022-07", None),
    ("2022-05", None),
    ("2022-04", None),
    ("2022-33", None),
    ("2022-Q3", None),
    ("2022-11/2023-01", None),
    ("2022-21", None),
    ("2022-22", None),
    ("2022-23", None),
    ("2022-24", None),
    ("2022-H1", None),
    ("2022-H2", None),
    ("2022-10/2023-03", None),
    ("2022~early", None),
    ("2022~mid", None),
    ("2022~late", None),
    ("2022", None),
    ("2023", None),
    ("2027", None),
    ("2028-01-01/2030-12-31", None),
]


def _described(edtf: str, zone: str | None) -> str:
    window = LaunchWindow.from_edtf(edtf, zone)
    lines = [
        f"{edtf}  {zone or ''}".rstrip(),
        f"  short       {words.short(window)}",
        f"  when        {words.when(window, NOW, 'UTC')}",
        f"  not before  {words.when(window, NOW, 'UTC', not_before=True)}",
        f"  exactness   {words.exactness(window)}",
    ]
    if place := words.place(window):
        lines.insert(3, f"  place       {place}")
    return "\n".join(lines)


@pytest.mark.parametrize(("language", "file"), [(None, "words.txt"), ("de", "words.de.txt")])
def test_words_of_every_precision_are_those_of_the_golden_file(language: str | None, file: str):
    with speaking(language):
        text = "\n\n".join(_described(edtf, zone) for edtf, zone in WINDOWS) + "\n"
    if os.environ.get("UPDATE_GOLDEN"):
        (DATA / file).write_text(text, encoding="utf-8")
    assert text == (DATA / file).read_text(encoding="utf-8")


def test_the_founding_announcement_is_said_as_a_month_and_a_range():
    july = LaunchWindow.from_edtf("2022-07")
    assert words.when(july, NOW, "UTC") == "some time in July 2022, 39 to 69 days from now"


def test_the_exact_date_names_place_letters_and_offset():
    exact = LaunchWindow.from_edtf("2022-07-04T19:00+08:00", "Asia/Shanghai")
    assert words.place(exact) == "4 July 2022, 19:00 in Beijing (CST, UTC+8)"


def test_no_window_is_no_date_yet():
    assert words.when(None, NOW, "UTC") == words.short(None) == "no date yet"
    assert words.exactness(None) == "No date has been announced."


def test_the_end_of_a_window_is_told_by_its_day():
    week = LaunchWindow.from_edtf("2022-W21")
    said = [words.countdown(week, datetime(2022, 5, day, 8, tzinfo=UTC), "UTC") for day in (27, 28, 29, 30, 31)]
    assert said == [
        "within the next 2 days", "today or tomorrow", "today at the latest", "the window closed yesterday",
        "the window closed 2 days ago",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("days", "not_before", "said"),
    [
        ((date(2022, 1, 1), date(2027, 12, 31)), False, "within the next 6 years"),
        ((date(2022, 6, 1), date(2027, 12, 31)), False, "up to 6 years from now"),
        ((date(2027, 1, 1), date(2027, 12, 31)), True, "at least 4 years from now"),
    ],
)
def test_beyond_three_years_distances_are_years(days: tuple[date, date], not_before: bool, said: str):
    window = LaunchWindow.days(*days, Precision.YEAR if not_before else Precision.RANGE)
    assert words.countdown(window, NOW, "UTC", not_before) == said


@pytest.mark.parametrize(("zone", "said"), [("Asia/Tokyo", "today"), ("America/Los_Angeles", "tomorrow")])
def test_the_day_is_counted_on_the_readers_calendar(zone: str, said: str):
    window = LaunchWindow.from_edtf("2022-05-24")
    assert words.countdown(window, datetime(2022, 5, 23, 20, tzinfo=UTC), zone) == said


def test_every_precision_is_in_the_golden_file():
    assert {LaunchWindow.from_edtf(edtf, zone).precision for edtf, zone in WINDOWS} == set(Precision)


def _months(year: int, month: int, span: int) -> LaunchWindow:
    end = date(year + (month + span - 1) // 12, (month + span - 1) % 12 + 1, 1)
    kinds = {1: Precision.MONTH, 3: Precision.QUARTER, 6: Precision.HALF}
    return LaunchWindow.days(date(year, month, 1), end - timedelta(days=1), kinds[span])


coarse = st.builds(_months, st.integers(2000, 2100), st.integers(1, 12), st.sampled_from([1, 3, 6]))
moments = st.datetimes(datetime(1999, 1, 1), datetime(2101, 1, 1), timezones=st.just(UTC))


@given(coarse, moments, st.booleans())
def test_coarse_windows_never_show_an_instant_or_a_single_day(window: LaunchWindow, now: datetime, not_before: bool):
    said = words.when(window, now, "UTC", not_before)
    assert "<t:" not in said
    assert re.search(r"\bin \d[\d,]* day", said) is None


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(0, 800), moments, st.booleans())
def test_any_days_have_words_whose_years_are_theirs(first: date, more: int, now: datetime, not_before: bool):
    window = LaunchWindow.between(first, first + timedelta(days=more))
    said = [words.short(window, not_before), words.long(window, not_before), words.named(window)]
    years = {str(year) for edge in window.edges for year in (edge.year, edge.year + 1)}
    assert all(set(re.findall(r"\b\d{4}\b", text)) <= years for text in said)
    assert words.when(window, now, "UTC", not_before)
    assert words.exactness(window, not_before)


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)))
def test_the_rest_of_a_year_is_never_named_as_a_third_that_it_is_not(day: date):
    window = LaunchWindow.between(day, date(day.year, 12, 31))
    assume(window.precision is Precision.PART_OF_YEAR)  # the last eleven days are late December
    said = words.short(window)
    assert ("late" in said) == ((day.month, day.day) == (9, 1))
    assert "early" not in said
    assert "mid" not in said


@given(coarse, st.integers(1, 2000))
def test_a_range_never_claims_more_than_is_known(window: LaunchWindow, days_ahead: int):
    now = (window.start - timedelta(days=days_ahead)).replace(tzinfo=UTC)
    said = words.countdown(window, now, "UTC")
    last = days_ahead + (window.end - window.start).days - 1
    found = re.fullmatch(r"(\d+) to (\d+) (days|months|years) from now|up to (\d+) (months) from now", said)
    assert found is not None
    unit = {"days": 1.0, "months": 30.44, "years": 365.25}[found[3] or found[5]]
    assert float(found[1] or 0) * unit <= days_ahead + 1
    assert float(found[2] or found[4]) * unit >= last - 1
