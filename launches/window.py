"""LaunchWindow: when something launches, and how exactly that is known.

A window is half-open, carries the grain in which it was announced, and is written as EDTF (ISO 8601-2).
Day and coarser are wall-clock dates without an offset: "in July" is July wherever the reader lives, and turning it
into an instant would claim an exactness that nobody gave. Only a minute is an instant.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from enum import StrEnum
from functools import lru_cache
from zoneinfo import ZoneInfo

from launches import periods


class Precision(StrEnum):
    """The grain in which a date was announced, finest first."""

    MINUTE = "minute"
    DAY = "day"
    RANGE = "range"
    WEEK = "week"
    PART_OF_MONTH = "part-of-month"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    HALF = "half"
    PART_OF_YEAR = "part-of-year"
    YEAR = "year"


_MINUTE = timedelta(minutes=1)
_DAY = timedelta(days=1)
# How many whole months a window of this precision spans.
_MONTHS = {
    Precision.MONTH: 1,
    Precision.QUARTER: 3,
    Precision.SEASON: 3,
    Precision.HALF: 6,
    Precision.YEAR: 12,
}
_SEASON_STARTS = (3, 6, 9, 12)


@dataclass(frozen=True, slots=True)
class LaunchWindow:
    """When a launch is to happen: `[start, end)` in the grain announced.

    A minute has aware bounds one minute apart; every other precision has naive midnights. `zone` is the IANA name
    of the place whose clock is meant, None when nobody said. Raises ValueError on bounds that do not fit the precision.
    """

    start: datetime
    end: datetime
    precision: Precision
    zone: str | None = None

    def __post_init__(self) -> None:
        if self.precision is Precision.MINUTE:
            if self.start.tzinfo is None or self.end.tzinfo is None:
                raise ValueError("a minute needs an offset")
            if self.end - self.start != _MINUTE:
                raise ValueError("a minute lasts one minute")
            return
        if self.start.tzinfo is not None or self.end.tzinfo is not None:
            raise ValueError(f"a {self.precision} is wall-clock time without an offset")
        if self.start.time() != datetime.min.time() or self.end.time() != datetime.min.time():
            raise ValueError(f"a {self.precision} starts and ends at midnight")
        if not _fits(self.start.date(), self.end.date(), self.precision):
            raise ValueError(f"{self.start:%Y-%m-%d} to {self.end:%Y-%m-%d} is no {self.precision}")

    @classmethod
    def minute(cls, moment: datetime, zone: str | None = None) -> "LaunchWindow":
        """Return the minute that `moment` (aware) falls into."""
        start = moment.replace(second=0, microsecond=0)
        return cls(start, start + _MINUTE, Precision.MINUTE, zone)

    @classmethod
    def days(cls, first: date, last: date, precision: Precision, zone: str | None = None) -> "LaunchWindow":
        """Return the window from `first` to `last`, both days included."""
        return _of_days(first, last, precision, zone)

    @classmethod
    def between(cls, first: date, last: date, zone: str | None = None) -> "LaunchWindow":
        """Return the days from `first` to `last` as what they are: a part of a month or of a year, or a range."""
        if periods.part_of_month_name(first, last):
            return cls.days(first, last, Precision.PART_OF_MONTH, zone)
        rest_of_year = first.year == last.year and (last.month, last.day) == (12, 31)
        return cls.days(first, last, Precision.PART_OF_YEAR if rest_of_year else Precision.RANGE, zone)

    @classmethod
    def from_edtf(cls, text: str, zone: str | None = None) -> "LaunchWindow":
        """Return the window an EDTF string stands for.

        Besides years, months, days, seasons and intervals, quarters (`33`-`36` or `Q1`), halves (`40`, `41` or
        `H1`), ISO weeks and `~early`, `~mid`, `~late` are understood. Raises ValueError on anything else.
        """
        return _parse(text.strip(), zone)

    @property
    def edtf(self) -> str:
        """The window as EDTF; `from_edtf` gives it back."""
        return _write(self)

    @property
    def edges(self) -> tuple[date, date]:
        """The first and the last day, both included."""
        return self.start.date(), (self.end - timedelta(microseconds=1)).date()

    @property
    def interval(self) -> tuple[str, str]:
        """Start and end in ISO 8601 to the minute, with offset only for a minute."""
        return self.start.isoformat(timespec="minutes"), self.end.isoformat(timespec="minutes")

    def bounds_utc(self) -> tuple[datetime, datetime]:
        """Return both ends in UTC, for sorting and indexes only; wall-clock bounds without a zone count as UTC."""
        if self.start.tzinfo is not None:
            return self.start.astimezone(UTC), self.end.astimezone(UTC)
        zone: tzinfo = ZoneInfo(self.zone) if self.zone else UTC
        return _utc(self.start, zone), _utc(self.end, zone)

    def contains(self, other: "LaunchWindow") -> bool:
        """Whether `other` lies within this window; an instant lies in a day by the clock it was announced in."""
        if self.start.tzinfo is None:
            begin, finish = other.start.replace(tzinfo=None), other.end.replace(tzinfo=None)
        elif other.start.tzinfo is None:
            return False
        else:
            begin, finish = other.start, other.end
        return self.start <= begin and finish <= self.end


# Texts name the same days again and again, and each of them is asked for more than once.
@lru_cache(maxsize=4096)
def _of_days(first: date, last: date, precision: Precision, zone: str | None) -> LaunchWindow:
    return LaunchWindow(_midnight(first), _midnight(last + _DAY), precision, zone)


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day)  # noqa: DTZ001 (wall-clock by design)


def _utc(wall: datetime, zone: tzinfo) -> datetime:
    try:
        return wall.replace(tzinfo=zone).astimezone(UTC)
    except OverflowError:
        return wall.replace(tzinfo=UTC)


def _fits(start: date, end: date, precision: Precision) -> bool:
    if end <= start:
        return False
    match precision:
        case Precision.DAY:
            return end - start == _DAY
        case Precision.WEEK:
            return end - start == timedelta(days=7) and start.weekday() == 0
        case Precision.PART_OF_MONTH:
            return periods.part_of_month_name(start, end - _DAY) is not None
        case Precision.PART_OF_YEAR:
            return (end - _DAY).year == start.year
        case Precision.RANGE:
            return True
        case _:
            months = _MONTHS[precision]
            whole = start.day == 1 and end.day == 1 and periods.months_between(start, end) == months
            if precision is Precision.SEASON:
                return whole and start.month in _SEASON_STARTS
            if precision is Precision.YEAR:
                return whole and start.month == 1
            return whole


def _write(window: LaunchWindow) -> str:
    start, last = window.start, window.end - _DAY
    match window.precision:
        case Precision.MINUTE:
            return window.interval[0]
        case Precision.DAY:
            return f"{start:%Y-%m-%d}"
        case Precision.WEEK:
            year, week, _ = start.isocalendar()
            return f"{year:04}-W{week:02}"
        case Precision.MONTH:
            return f"{start:%Y-%m}"
        case Precision.SEASON:
            return f"{start:%Y}-{20 + start.month // 3}"
        case Precision.QUARTER if start.month % 3 == 1:
            return f"{start:%Y}-{33 + start.month // 3}"
        case Precision.HALF if start.month % 6 == 1:
            return f"{start:%Y}-{40 + start.month // 7}"
        case Precision.YEAR:
            return f"{start:%Y}"
        case Precision.QUARTER | Precision.HALF:
            return f"{start:%Y-%m}/{last:%Y-%m}"
        case Precision.PART_OF_YEAR if _is_third(window):
            return f"{start:%Y-%m}/{last:%Y-%m}"
        case _:
            return f"{start:%Y-%m-%d}/{last:%Y-%m-%d}"


def _is_third(window: LaunchWindow) -> bool:
    first, last = window.start.date(), (window.end - _DAY).date()
    return any((first, last) == periods.part_of_year(first.year, part) for part in periods.PARTS)


_YEAR = re.compile(r"(\d{4})(?:-(\d{2}|[QH][1-4])|~(early|mid|late))?", re.ASCII)
_WEEK = re.compile(r"(\d{4})-W(\d{2})", re.ASCII)
_MONTH_SPAN = {3: Precision.QUARTER, 4: Precision.PART_OF_YEAR, 6: Precision.HALF, 12: Precision.YEAR}


def _parse(text: str, zone: str | None) -> LaunchWindow:
    first, slash, second = text.partition("/")
    if slash:
        return _parse_interval(first, second, zone)
    if found := _WEEK.fullmatch(text):
        monday = date.fromisocalendar(int(found[1]), int(found[2]), 1)
        return LaunchWindow.days(monday, monday + timedelta(days=6), Precision.WEEK, zone)
    if found := _YEAR.fullmatch(text):
        return _parse_year(int(found[1]), found[2], found[3], zone)
    if "T" in text:
        return LaunchWindow.minute(datetime.fromisoformat(text), zone)
    day = _day(text)
    return LaunchWindow.days(day, day, Precision.DAY, zone)


def _day(text: str) -> date:
    if len(text) != 10:
        raise ValueError(f"no EDTF date: {text!r}")
    return date.fromisoformat(text)


def _parse_year(year: int, division: str | None, part: str | None, zone: str | None) -> LaunchWindow:
    if part:
        return LaunchWindow.days(*periods.part_of_year(year, part), Precision.PART_OF_YEAR, zone)
    if division is None:
        return LaunchWindow.days(*periods.year(year), Precision.YEAR, zone)
    letter, number = (division[0], int(division[1])) if division[0] in "QH" else ("", int(division))
    match letter, number:
        case "", n if 1 <= n <= 12:
            return LaunchWindow.days(*periods.months(year, n, 1), Precision.MONTH, zone)
        case "", n if 21 <= n <= 24:
            return LaunchWindow.days(*periods.months(year, 3 * (n - 20), 3), Precision.SEASON, zone)
        case ("Q", n) | ("", n) if 1 <= n - 32 * (not letter) <= 4:
            return LaunchWindow.days(*periods.quarter(year, n - 32 * (not letter)), Precision.QUARTER, zone)
        case ("H", n) | ("", n) if 1 <= n - 39 * (not letter) <= 2:
            return LaunchWindow.days(*periods.half(year, n - 39 * (not letter)), Precision.HALF, zone)
        case _:
            raise ValueError(f"no EDTF division of a year: {division!r}")


def _parse_interval(first: str, second: str, zone: str | None) -> LaunchWindow:
    if len(first) == len(second) == 7:
        start = _day(first + "-01")
        last = _day(second + "-01")
        span = periods.months_between(start, last) + 1
        precision = _MONTH_SPAN.get(span, Precision.RANGE)
        days = periods.months(start.year, start.month, span)
    else:
        return LaunchWindow.between(_day(first), _day(second), zone)
    return LaunchWindow.days(*days, precision, zone)
