# ruff: noqa: E501 (tables and patterns read better unbroken)
"""English: a maker's financial year and its quarters and halves: "fiscal 2027", "the second quarter of our financial year".

When that year begins the text says, or the maker's home (`fiscal.py`); where neither does, none of these is a date.
"""

import re

from launches import periods
from launches.mentions.calendar_words import ORDINAL, month, month_number, ordinal_number, year_number
from launches.mentions.expression import Fiscal, Found, Reference
from launches.mentions.rule import Rule, compile_rule, settled, yearly
from launches.periods import Days
from launches.window import Precision


def division_of(
    found: re.Match[str], reference: Reference, number: int, length: int, precision: Precision
) -> Found | None:
    """Return quarter or half `number` of a maker's year, `length` months long; the year is the match's "y"."""
    fiscal = reference.fiscal
    if fiscal is None:
        return _unread(found, precision)

    def build(which: int) -> Days:
        return periods.months_from(fiscal.base(which), length * (number - 1), length)

    return yearly(found, precision, build, year_number(found["y"], reference))


def _unread(found: re.Match[str], precision: Precision) -> Found:
    """Return what is a date for the maker's accountants alone: its words are not to be taken for a calendar's."""
    return Found(found.start(), found.end(), precision, lambda _reference, _tense: None)


def _fiscal_year(found: re.Match[str], reference: Reference) -> Found | None:
    """Read "fiscal 2027" and "the end of FY27" of a maker whose text says when its year begins."""
    fiscal = reference.fiscal
    if fiscal is None:
        return _unread(found, Precision.RANGE)
    begin = fiscal.base(year_number(found["y"], reference) or 0)
    days = periods.months_from(begin, 8, 4) if found["end"] else periods.months_from(begin, 0, 12)
    return settled(found, Precision.RANGE, days, explicit=True)


def _fiscal_named(found: re.Match[str], reference: Reference) -> Found | None:
    """Read "the second quarter of our financial year", "FY27's first half"."""
    length, precision = (3, Precision.QUARTER) if found["unit"].lower() == "quarter" else (6, Precision.HALF)
    # "the last half" is the second one
    return division_of(found, reference, min(ordinal_number(found["n"]), 12 // length), length, precision)


def _fiscal_ending(found: re.Match[str], reference: Reference) -> Found | None:
    """Read "the financial year to March 2027" and its quarters: the text says with the date when the year begins."""
    own = reference._replace(fiscal=Fiscal(month_number(found["m"] or found["mb"]) % 12 + 1))
    return _fiscal_named(found, own) if found["unit"] else _fiscal_year(found, own)


ORDINAL_RULES: tuple[Rule, ...] = (
    compile_rule(
        rf"{ORDINAL}\s+(?P<unit>half|quarter)\s+of\s+(?:(?:the|its|our)\s+)?(?:(?:fiscal|financial)\s+(?:year\s+)?)?20\d\d\s?[/–-]\s?(?P<y>(?:20)?\d\d)\b",
        _fiscal_named,
    ),
    compile_rule(
        rf"{ORDINAL}\s+(?P<unit>half|quarter)\s+of\s+(?:the|its|our)\s+(?:20\d\d\s?[/–-]\s?)(?P<y>(?:20)?\d\d)\s+(?:financial|fiscal)\s+year",
        _fiscal_named,
    ),
    compile_rule(
        rf"{ORDINAL}\s+(?P<unit>half|quarter)\s+of\s+(?:the|its|our|their)\s+(?P<y>20\d\d)\s+(?:financial|fiscal)\s+year\b",
        _fiscal_named,
    ),
    compile_rule(
        rf"{ORDINAL}\s+(?P<unit>half|quarter)\s+of\s+(?:the|its|our)\s+(?:financial|fiscal)\s+year\s+(?:ending|that\s+ends|to)\s+(?:on\s+|in\s+)?(?:{month('m')}(?:\s+\d{{1,2}})?|\d{{1,2}}\s+{month('mb')}),?\s+(?P<y>20\d\d)",
        _fiscal_ending,
    ),
    compile_rule(
        rf"{ORDINAL}[\s-](?:fiscal\s)?(?:calendar\s)?(?P<unit>quarter)(?:\s+of)?\s+(?:(?:its|our|their|the\s+company['’]s)\s+)?(?:fiscal|financial|FY)\s?(?:year\s+)?(?P<y>(?:20)?\d\d(?:[-/–]\d\d)?)\b",
        _fiscal_named,
    ),
    compile_rule(
        rf"{ORDINAL}\s+(?P<unit>half)(?:\s+of)?\s+(?:(?:its|our|their|the\s+company['’]s)\s+)?(?:fiscal|financial|FY)\s?(?:year\s+)?(?P<y>(?:20)?\d\d(?:[-/–]\d\d)?)\b",
        _fiscal_named,
    ),
    compile_rule(
        rf"{ORDINAL}\s+(?P<unit>half|quarter)\s+of\s+(?:the|its|our|their|this|the\s+current)\s+(?:financial|fiscal)\s+year\b(?P<y>(?!))?",
        _fiscal_named,
    ),
)
YEAR_FIRST_RULES: tuple[Rule, ...] = (
    compile_rule(r"(?P<y>20\d\d)\s+(?P<end>(?!))?(?:fiscal|financial)\s+year\b", _fiscal_year),
)
YEAR_RULES: tuple[Rule, ...] = (
    compile_rule(
        rf"(?P<unit>(?!))?(?P<end>(?!))?(?:(?:fiscal|financial)\s+year|FY)\s+(?:ending|that\s+ends|to)\s+(?:on\s+|in\s+)?(?:{month('m')}(?:\s+\d{{1,2}})?|\d{{1,2}}\s+{month('mb')}),?\s+(?P<y>20\d\d)\b",
        _fiscal_ending,
    ),
    compile_rule(
        rf"(?:fiscal|financial|FY)\s?(?:year\s+)?(?P<y>20\d\d|\d\d)['’]s\s+{ORDINAL}\s+(?P<unit>quarter|half)\b",
        _fiscal_named,
    ),
    compile_rule(
        r"(?P<end>(?:end|close)\s+of\s+(?:(?:its|our|their|the\s+company['’]s)\s+)?)?(?:fiscal|financial|FY)\s?(?:year\s+)?(?P<y>20\d\d|\d\d)\b(?![-/–]?\d)",
        _fiscal_year,
    ),
)
