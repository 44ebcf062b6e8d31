# ruff: noqa: E501 (tables and patterns read better unbroken)
"""English: from one part of a year to another: "mid to late June", "Q4 2026 or Q1 2027", "spring or summer", "2028–2030".

From one day or month to another: `english_dates.py`.
"""

import re
from datetime import date, timedelta

from launches import periods
from launches.mentions.calendar_words import (
    OPTIONAL_YEAR,
    ORDINAL,
    PARTS,
    SEASONS,
    YEAR,
    month,
    month_number,
    ordinal_number,
    year_number,
)
from launches.mentions.english_seasons import SEASON
from launches.mentions.expression import Found, Reference
from launches.mentions.rule import Build, Rule, compile_rule, settled, yearly
from launches.periods import Days
from launches.window import Precision

_BETWEEN = re.compile(r"\bbetween\s\Z", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s\Z", re.IGNORECASE)
_YEARS = 5
_LINK = r"\s?(?:[-–—/]|to|or|(?P<also>and))\s?(?:in\s+)?(?:the\s+)?"
_FROM_PART = r"(?P<part>early|mid|late)[\s-]{1,2}(?:in\s+)?"
_TO_PART = r"(?P<part2>early|mid|late)[\s-]{1,2}(?:in\s+)?"
_PARTS = (
    r"(?P<part>early|mid)[\s-]{0,2}(?:to|or|and|[-–—/])[\s-]{0,2}(?P<part2>mid|late)[\s-]{1,2}(?:in\s+)?(?:the\s+)?"
)
_YEAR_BEFORE = r"(?:of\s+)?(?P<y0>20\d\d|(?:this|next)\s+year\b)"
_YEAR_BEHIND = r"(?:of\s+)?(?P<y>20\d\d(?![\d%])|(?:this|next)\s+year\b|next(?=\s?[.,;:)]|\Z))"
_SEASON_BEHIND = r"(?P<s2>spring|summer|autumn|fall|winter)\b"


def _parts_of_month(found: re.Match[str], reference: Reference) -> Found | None:
    """Read "mid to late June"."""
    parts, number = (PARTS[found["part"].lower()], PARTS[found["part2"].lower()]), month_number(found["m"])

    def build(year: int) -> Days:
        first, last = (periods.part_of_month(year, number, part) for part in parts)
        return first[0], last[1]

    return yearly(found, Precision.RANGE, build, year_number(found["y"], reference)) if parts[0] != parts[1] else None


def _parts_of_year(found: re.Match[str], reference: Reference) -> Found | None:
    """Read "early to mid-2027"."""
    parts = PARTS[found["part"].lower()], PARTS[found["part2"].lower()]

    def build(year: int) -> Days:
        first, last = (periods.part_of_year(year, part) for part in parts)
        return first[0], last[1]

    return yearly(found, Precision.RANGE, build, year_number(found["y"], reference)) if parts[0] != parts[1] else None


def _part_of_two_months(found: re.Match[str], reference: Reference) -> Found | None:
    """Read "late June to early July"."""
    first, last = month_number(found["m"]), month_number(found["m2"])

    def build(year: int) -> Days:
        begin = periods.part_of_month(year - (last < first), first, PARTS[found["part"].lower()])[0]
        return begin, periods.part_of_month(year, last, PARTS[found["part2"].lower()])[1]

    return yearly(found, Precision.RANGE, build, year_number(found["y"], reference))


def _part_of_two_years(found: re.Match[str], reference: Reference) -> Found | None:
    """Read "late 2026 or early 2027", "late this year or early next"."""
    first_year, last_year = _two_years(found, reference)
    first = periods.part_of_year(first_year, PARTS[found["part"].lower()])
    return _joined(found, first, periods.part_of_year(last_year, PARTS[found["part2"].lower()]))


def _two_years(found: re.Match[str], reference: Reference) -> tuple[int, int]:
    last = found["y"] if found["y"].lower() != "next" else "next year"
    # A year is written in both places.
    return year_number(found["y0"], reference) or 0, year_number(last, reference) or 0


def _joined(found: re.Match[str], first: Days, last: Days) -> Found | None:
    """Return two periods as one; what is joined by "and" may be two dates unless one follows the other."""
    if last[0] <= first[1] or (found["also"] and last[0] != first[1] + timedelta(days=1)):
        return None
    return settled(found, Precision.RANGE, (first[0], last[1]), explicit=True)


def _years(found: re.Match[str], reference: Reference) -> Found | None:
    """Read "2028–2030", "2028 or 2029" and "between 2028 and 2030"."""
    first, last, link = int(found["y"]), int(found["y2"]), found["link"].lower()
    before = found.string[max(0, found.start() - 12) : found.start()]
    # "Slips from 2027 to 2028" tells two dates.
    apart = (link == "and" and not _BETWEEN.search(before)) or (link == "to" and _FROM.search(before))
    if apart or not first < last <= first + _YEARS:
        return None
    return settled(found, Precision.RANGE, (periods.year(first)[0], periods.year(last)[1]), explicit=True)


def _quarters_over_years(found: re.Match[str], reference: Reference) -> Found | None:
    """Read "Q4 2026 or Q1 2027", "the fourth quarter of 2026 or the first quarter of 2027"."""
    first_year, last_year = _two_years(found, reference)
    first = periods.quarter(first_year, ordinal_number(found["n"]))
    return _joined(found, first, periods.quarter(last_year, ordinal_number(found["n2"])))


def _short_range(found: re.Match[str], reference: Reference) -> Found | None:
    """Read "Q1–Q2 2026", "the second or third quarter"."""
    first, last = ordinal_number(found["n"]), ordinal_number(found["n2"])
    if not 1 <= first < last <= 4:
        return None

    def build(year: int) -> Days:
        return periods.quarter(year, first)[0], periods.quarter(year, last)[1]

    return yearly(found, Precision.RANGE, build, year_number(found["y"], reference))


def _seasons(found: re.Match[str], reference: Reference) -> Found | None:
    """Read "spring or summer 2026", "early spring to early summer"."""
    first, last = SEASONS[found["s"].lower()], SEASONS[found["s2"].lower()]

    def build(year: int) -> Days:
        return date(year, first, 1), periods.months(year, last, 3)[1]

    return yearly(found, Precision.RANGE, build, year_number(found["y"], reference)) if first < last else None


PART_RULES: tuple[Rule, ...] = (
    compile_rule(rf"{_PARTS}{month('m')}{OPTIONAL_YEAR}", _parts_of_month),
    compile_rule(rf"{_PARTS}{YEAR}", _parts_of_year),
    compile_rule(rf"{_FROM_PART}{_YEAR_BEFORE}{_LINK}{_TO_PART}{_YEAR_BEHIND}", _part_of_two_years),
    compile_rule(
        rf"(?:early|mid|late)[\s-]{{1,2}}{SEASON}{_LINK}(?:(?:early|mid|late)[\s-]{{1,2}})?{_SEASON_BEHIND}{OPTIONAL_YEAR}",
        _seasons,
    ),
    compile_rule(
        rf"(?P<part>early|mid|late)[\s-]{{1,2}}{month('m')}\s?(?:to|or|and|[-–—/])\s?(?P<part2>early|mid|late)[\s-]{{1,2}}{month('m2')}{OPTIONAL_YEAR}",
        _part_of_two_months,
    ),
)
ORDINAL_RULES: tuple[Rule, ...] = (
    compile_rule(
        rf"{ORDINAL}\squarter\s{_YEAR_BEFORE}{_LINK}(?P<n2>first|second|third|fourth)\s+quarter\s{_YEAR_BEHIND}",
        _quarters_over_years,
    ),
    compile_rule(
        rf"(?P<n>first|second|third)\s?(?:[-–/]|to|or|and)\s?(?:the\s+)?(?P<n2>second|third|fourth)\s+quarters?\b(?!\s+of\s+(?:(?:its|our|their|the)\s+)?(?:fiscal|financial|FY)){OPTIONAL_YEAR}",
        _short_range,
    ),
)
SHORT_RULES: tuple[Rule, ...] = (
    compile_rule(rf"Q(?P<n>[1-4])\s{_YEAR_BEFORE}{_LINK}Q(?P<n2>[1-4])\s{_YEAR_BEHIND}", _quarters_over_years),
    compile_rule(rf"Q(?P<n>[1-4])\s?(?:[-–/]|to|or)\s?Q?(?P<n2>[1-4])\b{OPTIONAL_YEAR}", _short_range),
)
YEARS_RULES: tuple[Rule, ...] = (
    compile_rule(r"(?P<y>20\d\d)\s?(?P<link>[-–—/]|to|or|and)\s?(?P<y2>20\d\d)\b(?![-./]\d)", _years),
)
SEASONS_RULES: tuple[Rule, ...] = (
    compile_rule(
        rf"{SEASON}\s?(?:[-–/]|and|or|to)\s?(?:(?:early|mid|late)[\s-]{{1,2}})?{_SEASON_BEHIND}{OPTIONAL_YEAR}",
        _seasons,
    ),
)
# Where a text tells a move ("slips from Q1 to Q3"), these are two dates.
RANGES: frozenset[Build] = frozenset(
    {
        _short_range,
        _quarters_over_years,
        _parts_of_month,
        _parts_of_year,
        _part_of_two_months,
        _part_of_two_years,
        _seasons,
    }
)
