# ruff: noqa: E501 (tables and patterns read better unbroken)
"""English: parts of a month: "early June", "the first half of May", "the last week of October", "the last days of the month"."""

import re
from datetime import timedelta

from launches import periods
from launches.mentions.calendar_words import (
    MONTH_OF,
    OPTIONAL_YEAR,
    ORDINAL,
    ORDINALS,
    PART,
    month,
    month_meant,
    month_number,
    part_named,
    year_number,
)
from launches.mentions.expression import Found, Reference
from launches.mentions.rule import Rule, compile_rule, settled, yearly
from launches.periods import Days
from launches.window import Precision

_THIRDS = {"first": "early", "second": "mid", "last": "late", "final": "late"}


def _part_of_month(found: re.Match[str], reference: Reference) -> Found | None:
    """Read "early June", "the first days of May", "end of July 2026"."""
    return _third_named(found, reference, part_named(found["part"]))


def _part_of_this_month(found: re.Match[str], reference: Reference) -> Found | None:
    """Read "early this month", "in the last days of the following month"."""
    part = part_named(found["part"])
    ahead = found["which"].lower().split()[-1] in ("next", "following", "coming")
    first = periods.month_after(reference.day, 1 if ahead else 0)
    days = periods.part_of_month(first.year, first.month, part)
    return settled(found, Precision.PART_OF_MONTH, days)


def _half_of_month(found: re.Match[str], reference: Reference) -> Found | None:
    """Read "the second half of May"."""
    half, (number, year_of) = min(ORDINALS[found["n"].lower()], 2), month_meant(found, reference)

    def build(year: int) -> Days:
        return periods.half_of_month(year, number, half)

    return yearly(found, Precision.RANGE, build, year_of)


def _third_of_month(found: re.Match[str], reference: Reference) -> Found | None:
    """Read "the first third of May"."""
    return _third_named(found, reference, _THIRDS[found["n"].lower()])


def _third_named(found: re.Match[str], reference: Reference, part: str) -> Found:
    """Return the early, mid or late third of the month of a match."""
    number = month_number(found["m"])

    def build(year: int) -> Days:
        return periods.part_of_month(year, number, part)

    return yearly(found, Precision.PART_OF_MONTH, build, year_number(found["y"], reference))


def _fortnight_of_month(found: re.Match[str], reference: Reference) -> Found | None:
    """Read "the first two weeks of August", "the last fortnight of July"."""
    number, late = month_number(found["m"]), found["n"].lower() != "first"

    def build(year: int) -> Days:
        first, last = periods.months(year, number, 1)
        return (last - timedelta(days=13), last) if late else (first, first + timedelta(days=13))

    return yearly(found, Precision.RANGE, build, year_number(found["y"], reference))


def _week_of_month(found: re.Match[str], reference: Reference) -> Found | None:
    """Read "the first week of May", days 1 to 7, and "the first full week", which is one from Monday to Sunday."""
    ordinal, (number, year_of), full = found["n"].lower(), month_meant(found, reference), found["full"] is not None

    def build(year: int) -> Days:
        first, last = periods.months(year, number, 1)
        if ordinal in ("last", "final", "closing"):
            last -= timedelta(days=(last.weekday() + 1) % 7 if full else 0)
            return last - timedelta(days=6), last
        begin = first + timedelta(days=7 * (ORDINALS[ordinal] - 1) + (-first.weekday() % 7 if full else 0))
        return begin, begin + timedelta(days=6)

    return yearly(found, Precision.WEEK if full else Precision.RANGE, build, year_of)


PART_RULES: tuple[Rule, ...] = (
    compile_rule(rf"{PART}{month('m')}{OPTIONAL_YEAR}", _part_of_month),
    compile_rule(rf"{PART}(?P<which>this|next|the|the\s+(?:coming|following|current))\s+month\b", _part_of_this_month),
)
ORDINAL_RULES: tuple[Rule, ...] = (
    compile_rule(rf"{ORDINAL}\s+half\s+of\s+{MONTH_OF}", _half_of_month),
    compile_rule(rf"(?P<n>first|second|last|final)\s+third\s+of\s+{month('m')}{OPTIONAL_YEAR}", _third_of_month),
    compile_rule(
        rf"(?P<n>first|last|final)\s+(?:fortnight|two\s+weeks)\s+(?:of|in)\s+{month('m')}{OPTIONAL_YEAR}",
        _fortnight_of_month,
    ),
    compile_rule(rf"{ORDINAL}\s+(?P<full>full\s+)?week\s+(?:of|in)\s+{MONTH_OF}", _week_of_month),
    compile_rule(
        rf"(?P<part>(?:first|last)\s+(?:few\s+|ten\s+)?days\s+of)\s+{month('m')}{OPTIONAL_YEAR}", _part_of_month
    ),
)
