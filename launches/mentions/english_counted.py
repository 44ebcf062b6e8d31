# ruff: noqa: E501 (tables and patterns read better unbroken)
"""English: what is counted from a day near publication: "in six weeks", "a fortnight ago", "within a year", "tomorrow week"."""

import re
from datetime import date, timedelta

from launches import periods
from launches.mentions.calendar_words import COUNT, count_number, tidy, weekday, weekday_number
from launches.mentions.expression import Found, Reference, Tense
from launches.mentions.rule import Rule, compile_rule, settled
from launches.periods import Days
from launches.window import Precision

_UNIT_DAYS = {"day": 1, "night": 1, "week": 7, "fortnight": 14}


def _shift(today: date, count: int, unit: str, back: bool) -> tuple[Days, Precision] | None:
    """Return the day, month or year that is so many units ahead or back; None where there are no more years."""
    sign = -1 if back else 1
    try:
        if unit in _UNIT_DAYS:
            day = today + timedelta(days=sign * count * _UNIT_DAYS[unit])
            return (day, day), Precision.DAY
        if unit == "month":
            first = periods.month_after(today, sign * count)
            return periods.months(first.year, first.month, 1), Precision.MONTH
        return periods.year(today.year + sign * count), Precision.YEAR
    except (ValueError, OverflowError):
        return None


def _in_span(found: re.Match[str], reference: Reference, step: int = 0) -> Found | None:
    """Read "in six weeks", "four weeks from today", "a fortnight ago"; counted from `step` days after today."""
    words, unit = tidy(found[0]), found["unit"].lower()
    today = reference.day + timedelta(days=step)
    shifted = _shift(today, count_number(found["n"]), unit, words.endswith("ago"))
    if shifted is None:
        return None
    days, precision = shifted
    if unit == "month" and words.endswith(("today", "tomorrow", "now")):
        day = _same_day(today, days[0])
        days, precision = (day, day), Precision.DAY
    ahead = words.startswith("in ")

    def resolve(_reference: Reference, tense: Tense) -> Days | None:
        return None if ahead and tense is Tense.PAST else days

    return Found(found.start(), found.end(), precision, resolve)


def _same_day(day: date, month: date) -> date:
    last = periods.months(month.year, month.month, 1)[1]
    return month.replace(day=min(day.day, last.day))


def _in_spans(found: re.Match[str], reference: Reference) -> Found | None:
    """Read "in three to four weeks", "in six weeks"."""
    unit = found["unit"].lower()
    if unit == "night" and not tidy(found[0]).endswith("time"):
        return None  # who "read it in one night" tells how long it took
    if not found["n2"]:
        return _in_span(found, reference)
    first, last = (_shift(reference.day, count_number(found[name]), unit, back=False) for name in ("n", "n2"))
    if first is None or last is None or first[0][0] >= last[0][1]:
        return None
    days = first[0][0], last[0][1]

    def resolve(_reference: Reference, tense: Tense) -> Days | None:
        return None if tense is Tense.PAST else days

    return Found(found.start(), found.end(), Precision.RANGE, resolve)


def _counted(found: re.Match[str], reference: Reference) -> Found | None:
    """Read "four weeks from today", "a fortnight ago", "two weeks from tomorrow", "a week today"."""
    # "After three days today saw the sun": only weeks are counted from a day that stands right behind them.
    if found["day2"] and found["unit"].lower() not in ("week", "fortnight"):
        return None
    from_tomorrow = (found["day"] or found["day2"] or "").lower() == "tomorrow"
    return _in_span(found, reference, step=int(from_tomorrow))


def _within(found: re.Match[str], reference: Reference) -> Found | None:
    """Read "within six weeks", "in the next two months"."""
    count, unit = count_number(found["n"]), found["unit"].lower()
    if unit == "year":
        count, unit = 12 * count, "month"
    shifted = _shift(reference.day, count, unit, back=False)
    if shifted is None:
        return None
    last = shifted[0][1]
    if unit == "month":
        last = _same_day(reference.day, shifted[0][0])
    return settled(found, Precision.RANGE, (reference.day, last))


def _within_year(found: re.Match[str], reference: Reference) -> Found | None:
    """Read "within the year"."""
    days = reference.day, date(reference.day.year, 12, 31)
    return settled(found, Precision.PART_OF_YEAR, days)


def _weeks_from(found: re.Match[str], reference: Reference) -> Found | None:
    """Read "two weeks from Friday": so many weeks after the coming one."""
    ahead = (weekday_number(found["wd"]) - reference.day.weekday()) % 7 or 7
    day = reference.day + timedelta(days=ahead + 7 * count_number(found["n"]))
    return settled(found, Precision.DAY, (day, day))


def _day_week(found: re.Match[str], reference: Reference) -> Found | None:
    """Read "tomorrow week", "this day fortnight"."""
    days = 14 if found["unit"].lower() == "fortnight" else 7
    day = reference.day + timedelta(days=days + (found["day"].lower() == "tomorrow"))
    return settled(found, Precision.DAY, (day, day))


_UNITS = r"(?P<unit>day|night|week|fortnight|month|year)s?"
_N = rf"(?P<n>{COUNT})(?:\s+of)?"
WEEK_FROM_RULES: tuple[Rule, ...] = (
    compile_rule(r"(?P<day>tomorrow|today|this\s+day)\s+(?P<unit>week|fortnight)\b", _day_week),
)
IN_RULES: tuple[Rule, ...] = (
    compile_rule(
        rf"in\s+(?:just\s+|about\s+|exactly\s+|roughly\s+)?(?P<n>{COUNT})(?:\s+of|\s?(?:to|or|[-–])\s?(?P<n2>{COUNT}))?\s+{_UNITS}(?:['’]\s+time|\s+time)?\b(?!\s+(?:of|on|since|we|there|that|ago))",
        _in_spans,
    ),
)
COUNT_RULES: tuple[Rule, ...] = (
    compile_rule(
        rf"{_N}\s+{_UNITS}\s+(?:from\s+(?:today|now|this\s+day)|ago|from\s+(?P<day>tomorrow)|(?P<day2>today|tomorrow)\b(?!\s+since))\b",
        _counted,
    ),
)
WITHIN_RULES: tuple[Rule, ...] = (
    compile_rule(rf"within\s+(?:the\s+(?:next|coming)\s+)?{_N}\s+{_UNITS}\b", _within),
    compile_rule(r"within\s+(?:the|this)\s+year\b", _within_year),
)
NEXT_RULES: tuple[Rule, ...] = (compile_rule(rf"(?:the\s+)?next\s+{_N}\s+{_UNITS}\b", _within),)
WEEKS_FROM_RULES: tuple[Rule, ...] = (compile_rule(rf"{_N}\s+weeks\s+from\s+{weekday('wd')}", _weeks_from),)
