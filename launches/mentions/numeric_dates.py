"""Dates in figures alone: "2026-07-04", "4/7/2026", "12.–14.06.2026", "03/2027", "Saturday 16/9".

Whether the month stands first tells the text, or the maker's home (`order.py`); a number beyond twelve settles it.
"""

import re
from collections.abc import Callable
from datetime import date

from launches import periods
from launches.mentions.calendar_words import full_year, weekday, weekday_number
from launches.mentions.clock import parse_clock
from launches.mentions.expression import Found, Reference
from launches.mentions.rule import Build, Rule, compile_rule, settled, yearly
from launches.periods import Days
from launches.window import Precision

_ISO = re.compile(r"(?P<y>(?:19|20)\d\d)(?P<sep>[-/.])(?P<m>\d{1,2})(?P=sep)(?P<d>\d{1,2})(?!\d)(?P<t>T(?=[0-2]\d:))?")
_MONTH_OF_YEAR = re.compile(r"(?P<m>0[1-9]|1[0-2])/(?P<y>20\d\d)(?![\d/.-]?\d)")
# "Report 11/2015" and "Regulation 03/2024" are numbers.
_NUMBERED = re.compile(r"\b(?:reports?|issues?|regulations?|laws?|no\.?)\s\Z", re.IGNORECASE)
_NUMERIC = re.compile(
    r"(?P<a>\d{1,2})(?P<sep>\.\s|[/.\-])(?P<b>\d{1,2})(?P=sep)(?P<y>(?:19|20)\d\d|\d\d)(?![\d/.-]?\d)"
)
_UNTIL = r"\s?(?:[-–—]|to|until|till|through|thru)\s?"
_ISO_DAYS = re.compile(
    rf"(?P<y0>20\d\d)-(?P<m0>\d\d)-(?P<d0>\d\d)(?:{_UNTIL}|\s?/\s?)(?P<y>20\d\d)-(?P<m>\d\d)-(?P<d>\d\d)(?!\d)"
)
_NUMERIC_DAYS = re.compile(
    r"(?P<a0>\d{1,2})(?P<sep>[/.-])(?P<b0>\d{1,2})(?:(?P=sep)(?P<y0>20\d\d|\d\d)?)?"
    rf"{_UNTIL}(?P<a>\d{{1,2}})(?P=sep)(?P<b>\d{{1,2}})(?P=sep)(?P<y>20\d\d|\d\d)(?![\d/.-]?\d)"
)
_DOTTED_DAYS = re.compile(
    rf"(?<!\d\.)(?P<d0>[0-3]?\d)\.?{_UNTIL}(?P<d>[0-3]?\d)\.(?P<m>[01]?\d)\.(?P<y>20\d\d|\d\d)(?![\d/.-]?\d)"
)
_SHORT_DAYS = re.compile(
    r"(?P<a0>\d{1,2})/(?P<b0>\d{1,2})(?P<y0>(?!))?\s?[-–—]\s?(?P<a>\d{1,2})/(?P<b>\d{1,2})(?P<y>(?!))?(?![\d/])"
)
_LEAP_YEAR = 2000
# A shop that is "open 24/7" opens on no 24 July.
_SHORT_NUMERIC = re.compile(r"(?!24/7)(?P<a>\d{1,2})/(?P<b>\d{1,2})(?![\d/])")


def _iso(found: re.Match[str], reference: Reference) -> Found | None:
    """Read "2026-07-04" and "2026-07-04T09:30Z": what stands behind the letter is a time of day."""
    day = _exact(found, int(found["y"]), int(found["m"]), int(found["d"]))
    clock = parse_clock(found.string, found.end(), reference.zone) if found["t"] else None
    return day._replace(end=clock.end, clock=clock.clock) if day and clock else day


def _numeric(found: re.Match[str], reference: Reference) -> Found | None:
    # "1. 6. 2026" is nobody's but a European's.
    month_first = reference.month_first and found["sep"] != ". "
    return _exact(found, full_year(found["y"]), *month_and_day(int(found["a"]), int(found["b"]), month_first))


def month_and_day(a: int, b: int, month_first: bool) -> tuple[int, int]:
    """Return month and day of two numbers in the maker's order, unless only the other order makes a date."""
    if (month_first and a <= 12) or b > 12:
        return a, b
    return b, a


def _exact(found: re.Match[str], year: int, number: int, day: int) -> Found | None:
    try:
        return settled(found, Precision.DAY, periods.day(year, number, day), explicit=True)
    except ValueError:
        return None


def _numeric_days(found: re.Match[str], reference: Reference) -> Found | None:
    """Read "12.06.–14.06.2026", "12/06/2026 – 14/06/2026" and "4/3-4/6"."""
    month_first = reference.month_first
    orders = [(int(found["a0"]), int(found["b0"])), (int(found["a"]), int(found["b"]))]
    if any(a > 12 for a, _ in orders) or any(b > 12 for _, b in orders):
        month_first = all(a <= 12 for a, _ in orders)
    (number, day), (last_number, last_day) = orders if month_first else [order[::-1] for order in orders]
    year, first_year = (full_year(text) if text else None for text in (found["y"], found["y0"]))
    wraps = (last_number, last_day) < (number, day)

    def build(which: int) -> Days:
        return date(first_year or which - wraps, number, day), date(which, last_number, last_day)

    return _range(found, build, year)


def _iso_days(found: re.Match[str], _reference: Reference) -> Found | None:
    """Read "2026-04-03 to 2026-04-06"."""

    def build(year: int) -> Days:
        return date(int(found["y0"]), int(found["m0"]), int(found["d0"])), date(year, int(found["m"]), int(found["d"]))

    return _range(found, build, int(found["y"]))


def _dotted_days(found: re.Match[str], _reference: Reference) -> Found | None:
    """Read "12-14.06.2026"."""
    first, last, number = int(found["d0"]), int(found["d"]), int(found["m"])

    def build(year: int) -> Days:
        return date(year, number, first), date(year, number, last)

    return _range(found, build, full_year(found["y"]))


def _range(found: re.Match[str], build: Callable[[int], Days], year: int | None) -> Found | None:
    """Return the days from one to another, unless they are none or run backwards."""
    try:
        first, last = build(year or _LEAP_YEAR)
    except ValueError:
        return None
    if last <= first:
        return None
    return yearly(found, Precision.RANGE, build, year)


def _month_of_year(found: re.Match[str], _reference: Reference) -> Found | None:
    """Read "03/2024"."""
    if _NUMBERED.search(found.string, max(0, found.start() - 13), found.start()):
        return None
    days = periods.months(int(found["y"]), int(found["m"]), 1)
    return settled(found, Precision.MONTH, days, explicit=True)


def _short_numeric(found: re.Match[str], reference: Reference) -> Found | None:
    number, day = month_and_day(int(found["a"]), int(found["b"]), reference.month_first)
    if not (1 <= number <= 12 and 1 <= day <= 31):
        return None
    return yearly(found, Precision.DAY, lambda year: periods.day(year, number, day), None)


def _dotted(found: re.Match[str], reference: Reference) -> Found | None:
    return _short_numeric(found, reference._replace(month_first=False))


def _weekday_numeric(found: re.Match[str], reference: Reference) -> Found | None:
    """Read "Saturday 16/9": the weekday outranks the maker's order of numbers."""
    a, b, falls_on = int(found["a"]), int(found["b"]), weekday_number(found["wd"])
    orders = [month_and_day(a, b, first) for first in (reference.month_first, not reference.month_first)]
    orders = [(number, day) for number, day in orders if 1 <= number <= 12 and 1 <= day <= 31]
    if not orders:
        return None
    number, day = next((order for order in orders if _falls_on(order, falls_on, reference.day.year)), orders[0])
    return yearly(found, Precision.DAY, lambda year: periods.day(year, number, day), None, falls_on)


def _falls_on(order: tuple[int, int], number: int, year: int) -> bool:
    try:
        return date(year, *order).weekday() == number
    except ValueError:
        return False


ISO_RULES: tuple[Rule, ...] = ((_ISO, _iso),)
ISO_DAYS_RULES: tuple[Rule, ...] = ((_ISO_DAYS, _iso_days),)
DAYS_RULES: tuple[Rule, ...] = ((_NUMERIC_DAYS, _numeric_days), (_DOTTED_DAYS, _dotted_days))
DATE_RULES: tuple[Rule, ...] = ((_NUMERIC, _numeric), (_MONTH_OF_YEAR, _month_of_year))
WEEKDAY_RULES: tuple[Rule, ...] = (
    compile_rule(
        rf"{weekday('wd')}\s?,?\s{{1,3}}(?P<a>\d{{1,2}})/(?P<b>\d{{1,2}})(?![\d/]|\s?[ap]\.?m\b)", _weekday_numeric
    ),
)
# Where a row begins: "11/9 – opening night", but not "7/10: a solid game"; "10.07. Tin Museum".
ROW_RULES: tuple[Rule, ...] = (
    (re.compile(r"(?P<a>\d{1,2})/(?!(?:5|10)\b)(?P<b>\d{1,2})(?=\s?[–—:])"), _short_numeric),
    (re.compile(r"(?P<a>[0-3]\d)\.(?P<b>0\d|1[0-2])\.(?=\s)"), _dotted),
)
# These need company: "runs 4/3-4/6", "out 8/28", "on shelves 10.1.".
SHORT_DAYS_RULES: tuple[Rule, ...] = ((_SHORT_DAYS, _numeric_days),)
SHORT_RULES: tuple[Rule, ...] = (
    (_SHORT_NUMERIC, _short_numeric),
    (re.compile(r"(?P<a>[0-3]?\d)\.(?P<b>0?[1-9]|1[0-2])\.(?!\d)"), _dotted),
)

# Where a text tells a move, these are two dates.
LONG_RANGES: frozenset[Build] = frozenset({_numeric_days, _iso_days})
RANGES = LONG_RANGES | {_dotted_days}
