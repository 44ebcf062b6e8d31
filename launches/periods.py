"""Arithmetic on calendar periods: each function returns the first and the last day, both included.

Early, mid and late follow one convention everywhere: days 1-10, 11-20, 21-end of a month; months January-April,
May-August, September-December of a year. Winter belongs to the year of its December.
"""

from datetime import date, timedelta

Days = tuple[date, date]

_DAY = timedelta(days=1)
PARTS = ("early", "mid", "late")


def day(year: int, month: int, number: int) -> Days:
    """Return one day of a year. Raises ValueError where there is none."""
    one = date(year, month, number)
    return one, one


def month_after(first: date, count: int) -> date:
    """Return the first of the month `count` months after the month of `first` (negative: before).

    Raises ValueError outside the years 1 to 9999.
    """
    index = first.year * 12 + first.month - 1 + count
    return date(index // 12, index % 12 + 1, 1)


def months_between(start: date, end: date) -> int:
    """Return how many month starts lie between the months of both dates."""
    return (end.year - start.year) * 12 + end.month - start.month


def months(year: int, month: int, count: int) -> Days:
    """Return `count` whole months from `month` on. Raises ValueError where that is no time."""
    if count < 1:
        raise ValueError(f"no months: {count}")
    first = date(year, month, 1)
    return first, month_after(first, count) - _DAY


def quarter(year: int, number: int, starts: int = 1) -> Days:
    """Return quarter `number` of `year`; `starts` is the month in which that year begins."""
    return months_from(date(year, starts, 1), 3 * (number - 1), 3)


def months_from(base: date, offset: int, count: int) -> Days:
    """Return `count` whole months starting `offset` months after `base`."""
    first = month_after(base, offset)
    return first, month_after(first, count) - _DAY


def half(year: int, number: int, starts: int = 1) -> Days:
    """Return half `number` of `year`; `starts` is the month in which that year begins."""
    return months_from(date(year, starts, 1), 6 * (number - 1), 6)


def year(number: int) -> Days:
    """Return a whole calendar year."""
    return date(number, 1, 1), date(number, 12, 31)


def turn_of_year(number: int) -> Days:
    """Return the last month of a year and the first of the next."""
    return date(number, 12, 1), date(number + 1, 1, 31)


def part_of_year(number: int, part: str) -> Days:
    """Return the early, mid or late third of a year."""
    return months(number, 1 + 4 * PARTS.index(part), 4)


def part_of_month(number: int, month: int, part: str) -> Days:
    """Return the early, mid or late third of a month."""
    first, last = months(number, month, 1)
    match part:
        case "early":
            return first, first.replace(day=10)
        case "mid":
            return first.replace(day=11), first.replace(day=20)
        case _:
            return first.replace(day=21), last


def half_of_month(number: int, month: int, which: int) -> Days:
    """Return the first or second half of a month: up to the 15th, or from the 16th on."""
    first, last = months(number, month, 1)
    return (first, first.replace(day=15)) if which == 1 else (first.replace(day=16), last)


def part_of_month_name(first: date, last: date) -> str | None:
    """Return which third of a month the days are, None when they are none."""
    for part in PARTS:
        if (first, last) == part_of_month(first.year, first.month, part):
            return part
    return None


def nth_weekday(year: int, month: int, weekday: int, number: int) -> date:
    """Return the first, second … of a weekday (Monday is 0) in a month."""
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (number - 1))


def last_weekday(year: int, month: int, weekday: int) -> date:
    """Return the last of a weekday in a month."""
    last = months(year, month, 1)[1]
    return last - timedelta(days=(last.weekday() - weekday) % 7)


def weekend(day: date) -> Days:
    """Return the Saturday and Sunday of the week that holds `day`."""
    sunday = week(day)[1]
    return sunday - _DAY, sunday


def week(day: date) -> Days:
    """Return the week, Monday to Sunday, that holds `day`."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)
