# ruff: noqa: E501 (tables and patterns read better unbroken)
"""English: years and parts of them: "2027", "early next year", "the first months of 2027", "year-end", "the turn of the year"."""

import re

from launches import periods
from launches.mentions.calendar_words import PART, YEAR, full_year, part_named, year_number
from launches.mentions.expression import Found, Reference, fixed
from launches.mentions.rule import Rule, compile_rule, settled, yearly
from launches.periods import Days
from launches.window import Precision

_CALENDAR = r"(?:(?:the\s+)?calendar\s+(?:year\s+)?)?"


def _part_of_year(found: re.Match[str], reference: Reference) -> Found | None:
    """Read "early 2027", "the end of next year", "the first months of 2027", "mid-year"."""
    part = part_named(found["part"])

    def build(year: int) -> Days:
        return periods.part_of_year(year, part)

    return yearly(found, Precision.PART_OF_YEAR, build, year_number(found["y"], reference))


def _part_of_new_year(found: re.Match[str], reference: Reference) -> Found | None:
    """Read "early in the new year": until January is over, the year has only just begun."""
    year = reference.day.year + (reference.day.month > 1)
    return settled(found, Precision.PART_OF_YEAR, periods.part_of_year(year, part_named(found["part"])))


def _turn_of_year(found: re.Match[str], reference: Reference) -> Found | None:
    """Read "the turn of the year"."""
    return yearly(found, Precision.RANGE, periods.turn_of_year, None)


def _year_end(found: re.Match[str], reference: Reference) -> Found | None:
    """Read "year-end 2026", "before the year is out"."""
    year = int(found["y"]) if found["y"] else reference.day.year
    days = periods.part_of_year(year, "late")
    return settled(found, Precision.PART_OF_YEAR, days, explicit=found["y"] is not None)


def _months_of_year(found: re.Match[str], reference: Reference) -> Found | None:
    """Read "the first six months of 2026"."""
    six = found["unit"].lower() == "six"
    last = found["n"].lower() in ("last", "final")
    number = (2 if six else 4) if last else 1
    cut = periods.half if six else periods.quarter
    precision = Precision.HALF if six else Precision.QUARTER
    return yearly(found, precision, lambda year: cut(year, number), year_number(found["y"], reference))


def _year(found: re.Match[str], _reference: Reference) -> Found | None:
    """Read "2027", "CY27"."""
    days = fixed(periods.year(full_year(found["y"])))
    return Found(found.start(), found.end(), Precision.YEAR, days, explicit=True, bare_year=True)


PART_RULES: tuple[Rule, ...] = (
    compile_rule(rf"{PART}{_CALENDAR}(?:the\s+)?{YEAR}", _part_of_year),
    compile_rule(rf"{PART}(?:the\s+)?new\s+year\b(?!['’])", _part_of_new_year),
    compile_rule(
        r"(?P<part>mid)-?(?P<y>(?!))?year\b(?!\s+(?:report|results?|review|sale|figures|update))", _part_of_year
    ),
)
ORDINAL_RULES: tuple[Rule, ...] = (
    compile_rule(
        rf"(?P<n>first|last|final)\s+(?P<unit>three|six)\s+months\s+(?:of|in)\s+(?:the\s+)?{YEAR}", _months_of_year
    ),
    compile_rule(
        rf"(?P<part>(?:first|opening|last|final|closing)\s+(?:few\s+)?months\s+of)\s+(?:the\s+)?{YEAR}", _part_of_year
    ),
)
CALENDAR_RULES: tuple[Rule, ...] = (compile_rule(r"CY\s?(?P<y>20\d\d|\d\d)\b", _year),)
YEAR_RULES: tuple[Rule, ...] = (
    compile_rule(
        r"(?P<y>(?:19|20)\d\d)(?![\d%]|s\b|[:.,]\d|\s?(?:mAh|Hz|nits|W\b|kg|km|mm|px|pixels|units|copies|guests|people|euros|dollars|(?:[-–—]\s?\d{4}\s?)?(?:gmt|utc|bst|cet|cest|jst|zulu)\b))",
        _year,
    ),
)
TURN_RULES: tuple[Rule, ...] = (compile_rule(r"turn\s+of\s+the\s+year\b", _turn_of_year),)
YEAR_END_RULES: tuple[Rule, ...] = (
    compile_rule(
        r"year(?:['’]s)?[\s-]end\b(?:\s+(?:of\s+)?(?P<y>20\d\d)\b)?(?!\s+(?:list|results?|report|review|bonus|figures|sale|party|target|lists|holidays?|season))|year\s+is\s+(?:out|over)\b|(?<=before\sthe\s)year\s+(?:ends|closes)\b|end\s+of\s+year\b",
        _year_end,
    ),
)
