# ruff: noqa: E501 (tables and patterns read better unbroken)
"""English: quarters and halves of a year: "Q3 2026", "the first half", "the September quarter", "the quarter ending 31 March".

Where their words say that the year is the maker's own ("Q3 FY27"), `english_fiscal.py` tells which months are meant.
"""

import re
from datetime import date

from launches import periods
from launches.mentions.calendar_words import (
    END,
    OPTIONAL_YEAR,
    ORDINAL,
    month,
    month_number,
    ordinal_number,
    tidy,
    year_number,
)
from launches.mentions.english_fiscal import division_of
from launches.mentions.expression import Found, Reference
from launches.mentions.rule import Rule, compile_rule, yearly
from launches.periods import Days
from launches.window import Precision

_FISCAL = r"(?P<fy>(?:(?:its|our|their|the|company['’]s|calendar)\s+)?(?:fiscal|financial|FY)\s?(?:year\b)?[\s-]{0,2})?"
# "In its fiscal third quarter".
_FISCAL_BEFORE = re.compile(r"\b(?:fiscal|financial)\s\Z", re.IGNORECASE)
_OWNED = re.compile(r"(?:\b(?:the|its|our|their|this|that)|['’]s)\s\Z", re.IGNORECASE)


def _division(found: re.Match[str], reference: Reference, quarter: bool) -> Found | None:
    """Return the quarter or half that a match tells in words, of a calendar year or the maker's own."""
    number = ordinal_number(found["n"])
    length, precision = (3, Precision.QUARTER) if quarter else (6, Precision.HALF)
    if not quarter:
        number = min(number, 2)
    before = found.string[max(0, found.start() - 11) : found.start()]
    if "calendar" not in found["fy"].lower() if found["fy"] else _FISCAL_BEFORE.search(before):
        return division_of(found, reference, number, length, precision)
    return _nth_months(found, reference, number, length, precision)


def _is_owned(found: re.Match[str]) -> bool:
    return _OWNED.search(found.string, max(0, found.start() - 8), found.start()) is not None


def _quarter(found: re.Match[str], reference: Reference) -> Found | None:
    # "The last quarter" may be the fourth, "last quarter" is the one before.
    if found["n"].lower() == "last" and not found["y"] and not _is_owned(found):
        return None
    return _division(found, reference, quarter=True)


def _half(found: re.Match[str], reference: Reference) -> Found | None:
    return _division(found, reference, quarter=False)


def _short_division(found: re.Match[str], reference: Reference) -> Found | None:
    """Read "Q3 FY27", "3Q 2026", "H1", "2H26"."""
    kind = (found["kind"] or found["kind2"]).lower()
    number = int(found["n"] or found["n2"])
    if number > (4 if kind == "q" else 2):
        return None
    length, precision = (3, Precision.QUARTER) if kind == "q" else (6, Precision.HALF)
    if found["fy"] is not None:
        return division_of(found, reference, number, length, precision)
    return _nth_months(found, reference, number, length, precision)


def _nth_months(found: re.Match[str], reference: Reference, number: int, length: int, precision: Precision) -> Found:
    """Return quarter or half `number` of a calendar year, `length` months long."""

    def build(year: int) -> Days:
        return periods.months_from(date(year, 1, 1), length * (number - 1), length)

    return yearly(found, precision, build, year_number(found["y"], reference))


def _ending(found: re.Match[str], reference: Reference) -> Found | None:
    """Read "the quarter ending March 31, 2027"."""
    number = month_number(found["m"] or found["mb"])
    quarter = tidy(found["unit"]) in ("quarter", "three months")
    length, precision = (3, Precision.QUARTER) if quarter else (6, Precision.HALF)

    def build(year: int) -> Days:
        return periods.months_from(date(year, number, 1), 1 - length, length)

    return yearly(found, precision, build, year_number(found["y"], reference))


def _quarter_of_month(found: re.Match[str], reference: Reference) -> Found | None:
    """Read "the September quarter", as Australians and Indians call the one that ends with it."""
    number = month_number(found["m"]) // 3
    return _nth_months(found, reference, number, 3, Precision.QUARTER)


_SHORT_FY = r"(?P<fy>(?:fiscal|financial|FY)\s?(?:year\s?)?)?"
_SHORT_YEAR = (
    r"(?:\s{0,2}(?:,\s?|of\s+(?:the\s+)?|[-/]\s?)?(?:(?:calendar(?:\s+year)?\s|CY\s?))?"
    + _SHORT_FY
    + r"(?P<y>20\d\d|['’‘]?\d\d(?!\d|[:.]\d|%)|(?:this|next)\s+year)\b)?"
)
PART_RULES: tuple[Rule, ...] = (
    compile_rule(
        rf"(?:early|mid|late)[\s-]{{1,2}}(?:in\s+)?(?:the\s+)?{_FISCAL}{ORDINAL}\s+quarter{OPTIONAL_YEAR}", _quarter
    ),
    compile_rule(
        rf"(?:beginning|start|middle|end|close)\s+of\s+(?:the\s+)?{_FISCAL}{ORDINAL}\s+quarter{OPTIONAL_YEAR}",
        _quarter,
    ),
    compile_rule(
        rf"(?:beginning|start|middle|end|close)\s+of\s+(?:the\s+)?{_FISCAL}{ORDINAL}[\s-]half\b{OPTIONAL_YEAR}", _half
    ),
    compile_rule(
        rf"(?:early|mid|late|{END}|(?:beginning|start|middle|end|close)\s+of)[\s-]{{1,2}}(?:in\s+)?(?:(?P<kind>[qh])(?P<n>[1-4])|(?P<n2>[1-4])(?P<kind2>[qh]))\b{_SHORT_YEAR}",
        _short_division,
    ),
)
ORDINAL_RULES: tuple[Rule, ...] = (
    compile_rule(
        rf"{ORDINAL}[\s-](?:(?P<fy>fiscal)\s)?(?:calendar\s)?quarter\b(?:\s\(Q[1-4]\))?(?:\s+of\s+(?:the\s+)?calendar(?:\s+year)?)?{OPTIONAL_YEAR}",
        _quarter,
    ),
    compile_rule(
        rf"{ORDINAL}(?:\s+|-(?=half\s+(?:of\b|20\d\d\b)))(?P<fy>(?!))?half\b(?:\s\(H[12]\))?(?:\s+of\s+(?:the\s+)?calendar(?:\s+year)?)?{OPTIONAL_YEAR}(?!\s+of\s)",
        _half,
    ),
)
# "Q3 FY27", "Q3 2026", and what may also stand behind no other letter: "3Q26".
FISCAL_SHORT_RULES: tuple[Rule, ...] = (
    compile_rule(
        r"(?:fiscal\s+|FY\s?|F(?=[QH]))(?P<kind>[qh])(?P<n>[1-4])(?P<n2>(?!))?(?P<kind2>(?!))?(?P<fy>\b)(?:\s+(?P<y>20\d\d))?",
        _short_division,
    ),
    compile_rule(
        r"(?P<fy>FY)\s?(?P<y>20\d\d|\d\d)[\s-]{0,2}(?P<kind>[qh])(?P<n>[1-4])(?P<n2>(?!))?(?P<kind2>(?!))?\b",
        _short_division,
    ),
)
SHORT_RULES: tuple[Rule, ...] = (
    compile_rule(
        rf"(?:(?P<kind>[qh])(?P<n>[1-4])|(?P<n2>[1-4])(?P<kind2>[qh])(?=\b|\d\d|FY))(?:\b|(?=FY\d)){_SHORT_YEAR}",
        _short_division,
    ),
    compile_rule(
        r"(?P<n2>[1-4])(?P<kind2>[qh])(?P<kind>(?!))?(?P<n>(?!))?(?P<fy>(?!))?(?P<y>(?:20)?\d\d)\b", _short_division
    ),
)
QUARTER_OF_YEAR_RULES: tuple[Rule, ...] = (
    compile_rule(
        r"(?P<y>20\d\d)[\s/-]{0,3}(?P<fy>(?!))?(?:(?P<kind>[qh])(?P<n>[1-4])|(?P<n2>[1-4])(?P<kind2>[qh]))\b",
        _short_division,
    ),
)
YEARS_QUARTER_RULES: tuple[Rule, ...] = (
    compile_rule(rf"(?P<y>20\d\d)['’]s\s+{ORDINAL}[\s-](?P<fy>(?!))?quarter\b", _quarter),
    compile_rule(rf"(?P<y>20\d\d)['’]s\s+{ORDINAL}[\s-](?P<fy>(?!))?half\b", _half),
)
MONTH_QUARTER_RULES: tuple[Rule, ...] = (
    compile_rule(rf"{month('m')}\s+quarter\b(?:\s+of)?{OPTIONAL_YEAR}", _quarter_of_month),
)
ENDING_RULES: tuple[Rule, ...] = (
    compile_rule(
        rf"(?P<unit>quarter|half|half[\s-]year|three\s+months|six\s+months)\s+(?:ending|ended|to)\s+(?:on\s+)?(?:{month('m')}\s+\d{{1,2}}|\d{{1,2}}(?:st|nd|rd|th)?\s+{month('mb')}){OPTIONAL_YEAR}",
        _ending,
    ),
)

SPOKEN_RULES: tuple[Rule, ...] = (
    compile_rule(rf"quarter\s+(?P<fy>(?!))?(?P<n>one|two|three|four)\b{OPTIONAL_YEAR}", _quarter),
)
