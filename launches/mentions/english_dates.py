# ruff: noqa: E501 (tables and patterns read better unbroken)
"""English: days and months called by their names, and from one to another: "Friday, July 4th", "4–6 July", "May to July".

Dates in figures alone are in `numeric_dates.py`, parts of a month in `english_month_parts.py`.
"""

import re
from collections.abc import Callable
from datetime import date

from launches import periods
from launches.mentions.calendar_words import (
    ALONE,
    DAY_WORD,
    OPTIONAL_YEAR,
    any_month,
    day_after_month,
    day_before_month,
    day_number,
    month,
    month_number,
    weekday,
    weekday_number,
    year_number,
)
from launches.mentions.expression import Found, Reference
from launches.mentions.rule import Build, Rule, compile_rule, settled, yearly
from launches.periods import Days
from launches.window import Precision

_WEEKDAY = rf"(?:{weekday('wd')}(?:\s?,|\s+the)?\s{{1,3}})?"
_ANY_WEEKDAY = weekday("wd").replace("?P<wd>", "?:")
_ANY_MONTH = month("m").replace("?P<m>", "?:")
# "Through Sunday, May 3": the last day's weekday may stand before it; joined by "and", it must be the next day.
_TO = (
    r"(?:\s?(?:[-–—]|to|and|or|&|/|until|till|through|thru)"
    rf"|,\s(?:until|till|through|thru|(?P<comma>to)|and(?=\s{_ANY_WEEKDAY}))\b)\s?"
    rf"(?:(?:(?<=and\s)|(?<=&\s)|(?<=or\s))(?P<apart>{_ANY_WEEKDAY})\s?,?\s|{_ANY_WEEKDAY}\s?,?\s)?(?:the\s+)?"
)
# "May 14, 15 and 16".
_LIST = r"(?P<list>(?:\s?,\s[0-3]?\d(?:st|nd|rd|th)?\b){1,8}\s?,?(?=\s(?:and|or|&)\s))?"
_M, _M2 = month("m"), month("m2")
_DAY, _DAY2 = day_before_month("d"), day_before_month("d2")
_DAY_END, _DAY2_END = day_after_month("d"), day_after_month("d2")
_DAY_WORDS = r"(?:\s+of)?"
_FIRST_YEAR = r"(?:\s?,?\s+(?P<y0>(?:19|20)\d\d))?"
_DAYS_OVER_MONTHS = rf"{_DAY}{_DAY_WORDS}\s?{_M}{_FIRST_YEAR}{_TO}{_DAY2}{_DAY_WORDS}\s?{_M2}{OPTIONAL_YEAR}"
_DAYS_OF_MONTH = rf"{_DAY}{_LIST}{_TO}{_DAY2}{_DAY_WORDS}\s?{_M}{OPTIONAL_YEAR}"
_OVER_MONTHS = rf"{_M}\s?{_DAY_END}{_FIRST_YEAR}{_TO}{_M2}\s?{_DAY2_END}{OPTIONAL_YEAR}"
_OF_MONTH = rf"{_M}\s?{_DAY_END}{_LIST}{_TO}{_DAY2_END}(?!\s?[ap]\.?m){OPTIONAL_YEAR}"
# "Friday, March 27", "Saturday and Sunday, March 28".
_WEEKDAYS = rf"{weekday('wd')}(?:\s?(?:[-–—&]|to|and|until|through|thru)\s?{_ANY_WEEKDAY})?(?:\s?,|\s+the)?\s{{1,3}}"
_FROM = re.compile(r"\bfrom\b", re.IGNORECASE)
_FIGURES = re.compile(r"\d+")
_MONTH_NAMES = re.compile(_ANY_MONTH, re.IGNORECASE)


def _in_year(found: re.Match[str], precision: Precision, build: Callable[[int], Days], reference: Reference) -> Found:
    """Return the expression for days whose year may be left out, and be told by their weekday."""
    falls_on = weekday_number(found["wd"]) if found["wd"] else None
    return yearly(found, precision, build, year_number(found["y"], reference), falls_on)


def _day(found: re.Match[str], reference: Reference) -> Found | None:
    """Read "4 July", "July 4th, 2027", "Saturday, July 4"."""
    number, day = month_number(found["m"]), int(found["d"])
    if not 1 <= day <= 31:
        return None
    return _in_year(found, Precision.DAY, lambda year: periods.day(year, number, day), reference)


def _day_in_words(found: re.Match[str], reference: Reference) -> Found | None:
    """Read "the first of April", "June the twenty-third"."""
    number, day = month_number(found["m"]), day_number(found["w"])
    return _in_year(found, Precision.DAY, lambda year: periods.day(year, number, day), reference)


def _edge_of_month(found: re.Match[str], reference: Reference) -> Found | None:
    """Read "the last day of September"."""
    number = month_number(found["m"])

    def build(year: int) -> Days:
        last = periods.months(year, number, 1)[1]
        return last, last

    return _in_year(found, Precision.DAY, build, reference)


def _edge_of_period(found: re.Match[str], reference: Reference) -> Found | None:
    """Read "the last day of the month", "the first day of next year"."""
    today, ahead = reference.day, (found["which"] or "").lower() == "next"
    if found["unit"].lower() == "month":
        start = periods.month_after(today, int(ahead))
        days = periods.months(start.year, start.month, 1)
    else:
        days = periods.year(today.year + ahead)
    day = days[0] if found["edge"].lower() == "first" else days[1]
    return settled(found, Precision.DAY, (day, day))


def _tells_apart(found: re.Match[str], neighbours: bool) -> bool:
    """Whether two days are no range: "out on 3 March, to 10 April" without "from", "Friday 3 and Sunday 12 April"."""
    if found["comma"]:
        return _FROM.search(found.string, max(0, found.start() - 16), found.start()) is None
    return found["apart"] is not None and not neighbours


def _days_of_month(found: re.Match[str], reference: Reference) -> Found | None:
    """Read "4–6 July", "July 4 to 6", "3, 4 and 5 April"."""
    number, first, last = month_number(found["m"]), int(found["d"]), int(found["d2"])
    if not 1 <= first < last <= 31 or _tells_apart(found, last == first + 1):
        return None
    if found["list"] and [int(day) for day in _FIGURES.findall(found["list"])] != list(range(first + 1, last)):
        return None

    def build(year: int) -> Days:
        return date(year, number, first), date(year, number, last)

    return _in_year(found, Precision.RANGE, build, reference)


def _days_over_months(found: re.Match[str], reference: Reference) -> Found | None:
    """Read "30 June to 4 July", "December 28, 2026 to January 3, 2027"."""
    first_month, last_month = month_number(found["m"]), month_number(found["m2"])
    first, last = int(found["d"]), int(found["d2"])
    if not (1 <= first <= 31 and 1 <= last <= 31):
        return None
    if _tells_apart(found, (last_month, last) == (first_month, first + 1)):
        return None
    first_year = year_number(found["y0"], reference)
    wraps = (last_month, last) < (first_month, first)

    def build(year: int) -> Days:
        begin = year - wraps if first_year is None else first_year
        return date(begin, first_month, first), date(year, last_month, last)

    if first_year is not None and not found["y"]:
        return yearly(found, Precision.RANGE, build, first_year + wraps)
    return _in_year(found, Precision.RANGE, build, reference)


def _month(found: re.Match[str], reference: Reference) -> Found | None:
    """Read "July", "July 2026"."""
    number = month_number(found["m"])
    return yearly(
        found, Precision.MONTH, lambda year: periods.months(year, number, 1), year_number(found["y"], reference)
    )


def _months(found: re.Match[str], reference: Reference) -> Found | None:
    """Read "May to July", "November 2026 or January 2027", "June, July and August"."""
    first, last = month_number(found["m"]), month_number(found["m2"])
    year = year_number(found["y"], reference)
    first_year = year_number(found["y0"], reference)
    if first == last and first_year is None:
        return None
    if found["list"]:
        listed = [month_number(name) for name in _MONTH_NAMES.findall(found["list"])]
        if listed != [(first + step) % 12 + 1 for step in range((last - first - 1) % 12)]:
            return None

    def build(which: int) -> Days:
        begin = (which - (last < first)) if first_year is None else first_year
        return date(begin, first, 1), periods.months(which, last, 1)[1]

    span = (last - first) % 12 + 1
    if span > 10 and year is None:
        return None
    calendar_quarter = span == 3 and first % 3 == 1 and first_year in (None, year)
    precision = Precision.QUARTER if calendar_quarter else Precision.RANGE
    return yearly(found, precision, build, year)


# What begins with the year, with the day, and days of one month, which may be listed ("3, 4 and 5 April").
YEAR_FIRST_RULES: tuple[Rule, ...] = (compile_rule(rf"(?P<wd>\b)?(?P<y>20\d\d)[\s-]{_M}[\s-]{_DAY_END}", _day),)
LISTED_DAYS_RULES: tuple[Rule, ...] = (compile_rule(rf"(?P<wd>\b)?{_DAYS_OF_MONTH}", _days_of_month),)
DAY_FIRST_RULES: tuple[Rule, ...] = (
    compile_rule(rf"(?P<wd>\b)?{_DAYS_OVER_MONTHS}", _days_over_months),
    *LISTED_DAYS_RULES,
    compile_rule(rf"(?P<wd>\b)?{_DAY}{_DAY_WORDS}[\s./-]?{any_month('m')}{OPTIONAL_YEAR}", _day),
)
DAY_WORD_RULES: tuple[Rule, ...] = (
    compile_rule(rf"(?P<wd>\b)?(?P<w>{DAY_WORD})(?:\s+day)?\s+of\s+{_M}(?!['’]s){OPTIONAL_YEAR}", _day_in_words),
)
EDGE_RULES: tuple[Rule, ...] = (
    compile_rule(rf"(?P<wd>\b)?(?:last|final)\s+day\s+(?:of|in)\s+{_M}{OPTIONAL_YEAR}", _edge_of_month),
    compile_rule(
        r"(?P<edge>first|last|final)\s+day\s+of\s+(?:the\s+)?(?:(?P<which>this|next|current)\s+)?(?P<unit>month|year)\b",
        _edge_of_period,
    ),
)
MONTH_FIRST_RULES: tuple[Rule, ...] = (
    compile_rule(rf"(?P<wd>\b)?{_OVER_MONTHS}", _days_over_months),
    compile_rule(rf"(?P<wd>\b)?{_OF_MONTH}", _days_of_month),
    compile_rule(
        rf"(?P<wd>\b)?{_M}(?:\s{{0,2}}|-(?=\d{{1,2}}-20\d\d\b))(?:the\s+)?{_DAY_END}(?!\s?(?:[ap]\.?m\b|o['’]clock|noon|percent|per|million|thousand)){OPTIONAL_YEAR}",
        _day,
    ),
    compile_rule(rf"(?P<wd>\b)?{_M}\s+the\s+(?P<w>{DAY_WORD}){ALONE}{OPTIONAL_YEAR}", _day_in_words),
)
MONTHS_RULES: tuple[Rule, ...] = (
    compile_rule(
        rf"{_M}{_FIRST_YEAR}(?P<list>(?:,\s{_ANY_MONTH}){{1,8}},?(?=\s(?:and|or|&)\s))?\s?(?:[-–—/]|to|and|or|&|through)\s?{_M2}(?:\s+quarter\b(?:\s+of\b)?)?{OPTIONAL_YEAR}",
        _months,
    ),
)
MONTH_RULES: tuple[Rule, ...] = (compile_rule(rf"{any_month('m')}{OPTIONAL_YEAR}", _month),)
WEEKDAY_RULES: tuple[Rule, ...] = (
    compile_rule(rf"{_WEEKDAY}(?P<w>{DAY_WORD})\s+of\s+{_M}(?!['’]s){OPTIONAL_YEAR}", _day_in_words),
    compile_rule(rf"{_WEEKDAY}{_DAY}{_DAY_WORDS}\s?{_M}{OPTIONAL_YEAR}", _day),
    compile_rule(rf"{_WEEKDAY}{_M}\s?(?:the\s+)?{_DAY_END}{OPTIONAL_YEAR}", _day),
)
WEEKDAYS_RULES: tuple[Rule, ...] = (
    compile_rule(rf"{_WEEKDAYS}{_DAYS_OVER_MONTHS}", _days_over_months),
    compile_rule(rf"{_WEEKDAYS}{_DAYS_OF_MONTH}", _days_of_month),
    compile_rule(rf"{_WEEKDAYS}{_OVER_MONTHS}", _days_over_months),
    compile_rule(rf"{_WEEKDAYS}{_OF_MONTH}", _days_of_month),
)
# Where a text tells a move, these are two dates.
LONG_RANGES: frozenset[Build] = frozenset({_months, _days_over_months})
RANGES = LONG_RANGES | {_days_of_month}
