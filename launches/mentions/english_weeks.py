"""English: weeks by their number or by a day in them: "week 42", "the week of 5 October", "w/c 13/04/2026"."""

import re
from datetime import date

from launches import periods
from launches.mentions.calendar_words import (
    OPTIONAL_YEAR,
    day_after_month,
    full_year,
    month,
    month_number,
    weekday,
    year_number,
)
from launches.mentions.expression import Found, Reference
from launches.mentions.numeric_dates import month_and_day
from launches.mentions.rule import Rule, compile_rule, yearly
from launches.periods import Days
from launches.window import Precision


def _week_of_numeric(found: re.Match[str], reference: Reference) -> Found | None:
    """Read "the week of 10/5", "w/c 13/04/2026"."""
    number, day = month_and_day(int(found["a"]), int(found["b"]), reference.month_first)
    return _week_with(found, number, day, full_year(found["y"]) if found["y"] else None)


def _week_of(found: re.Match[str], reference: Reference) -> Found | None:
    """Read "the week of October 5", "w/c 5 October"."""
    number, day = month_number(found["m"] or found["mb"]), int(found["d"] or found["db"])
    if not 1 <= day <= 31:
        return None
    return _week_with(found, number, day, year_number(found["y"], reference))


def _week_with(found: re.Match[str], number: int, day: int, year: int | None) -> Found:
    """Return the week that holds a day of a month."""
    return yearly(found, Precision.WEEK, lambda which: periods.week(date(which, number, day)), year)


def _week_number(found: re.Match[str], reference: Reference) -> Found | None:
    """Read "week 42", "CW 16/2026"."""
    number = int(found["n"])

    def build(year: int) -> Days:
        return periods.week(date.fromisocalendar(year, number, 1))

    return yearly(found, Precision.WEEK, build, year_number(found["y"], reference))


_WEEK_OF = (
    r"(?:(?<!\sa\s)week\s+(?:of|beginning|commencing|starting|ending|from)|w/?[cbe]\b)(?:\s+on)?\s+"
    rf"(?:{weekday('wd')},?\s+)?(?:the\s+)?"
)
WEEK_RULES: tuple[Rule, ...] = (
    compile_rule(
        rf"{_WEEK_OF}(?:{month('m')}\s?{day_after_month('d')}|(?P<db>[0-3]?\d)(?:st|nd|rd|th)?(?:\s+of)?\s+{month('mb')}){OPTIONAL_YEAR}",
        _week_of,
    ),
    compile_rule(rf"{_WEEK_OF}(?P<a>\d{{1,2}})/(?P<b>\d{{1,2}})(?:/(?P<y>20\d\d|\d\d))?(?![\d/])", _week_of_numeric),
    compile_rule(
        rf"(?:(?:calendar\s+)?week\s+(?:no\.?\s?|number\s)?|cw\s?|kw\s?|wk\.?\s?)(?P<n>[0-5]?\d)\b(?!\s?(?:%|percent|per|games?|match(?:es|up)?|fixtures?|of\s+the\s+season)\b)(?:\s?/(?=\s20\d\d))?{OPTIONAL_YEAR}",
        _week_number,
    ),
)
