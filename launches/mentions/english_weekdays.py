# ruff: noqa: E501 (tables and patterns read better unbroken)
"""English: weekdays and days told by their number alone: "next Friday", "Tuesday week", "Tuesday the 13th", "on the 26th".

Also those of a month: "the first Monday in November", "the last weekend of June".
"""

import re
from datetime import date, timedelta

from launches import periods
from launches.mentions.calendar_words import (
    ALONE,
    DAY_WORD,
    MONTH_OF,
    MONTHS,
    NTH,
    ORDINALS,
    day_number,
    month_meant,
    tidy,
    weekday,
    weekday_number,
)
from launches.mentions.english_now import OF_A_LAUNCH
from launches.mentions.expression import Found, Reference, Tense
from launches.mentions.rule import Rule, compile_rule, settled, yearly
from launches.periods import Days
from launches.window import Precision

_SATURDAY = 5
_UNTIL = re.compile(r"\b(?:until|till|through|to)\s(?:about\s|around\s)?the\s\Z", re.IGNORECASE)


def _weekday(found: re.Match[str], reference: Reference) -> Found | None:
    """Read "Friday", "next Friday", "this coming Friday", "last Friday"."""
    number = weekday_number(found["wd"])
    which = tidy(found["which"] or "")

    def days(ref: Reference, tense: Tense) -> Days | None:
        ahead = (number - ref.day.weekday()) % 7
        match which:
            case "next":
                monday = ref.day - timedelta(days=ref.day.weekday())
                day = monday + timedelta(days=7 + number)
            case "last" | "past":
                day = ref.day - timedelta(days=(ref.day.weekday() - number) % 7 or 7)
            case "this" | "coming" | "this coming":
                day = ref.day + timedelta(days=ahead)
            case _ if tense is Tense.PAST:
                day = ref.day - timedelta(days=(ref.day.weekday() - number) % 7)
            case _:
                day = ref.day + timedelta(days=ahead)
        return day, day

    return Found(found.start(), found.end(), Precision.DAY, days)


def _weekday_week(found: re.Match[str], reference: Reference) -> Found | None:
    """Read "Tuesday week" (a week after the coming one), "Friday next week"."""
    number = weekday_number(found["wd"])
    which = tidy(found["which"])
    monday = reference.day - timedelta(days=reference.day.weekday())
    ahead = (number - reference.day.weekday()) % 7 or 7
    if which.endswith("next week"):
        day = monday + timedelta(days=7 + number)
    elif which == "this week":
        day = monday + timedelta(days=number)
    else:
        day = reference.day + timedelta(days=ahead + (14 if which == "fortnight" else 7))
    return settled(found, Precision.DAY, (day, day))


def _nth(found: re.Match[str], reference: Reference) -> Found | None:
    """Read "the 26th of this month", "on the 26th": of the month told before it, else the one ahead or behind."""
    day = int(found["d"])
    which = tidy(found["which"] or "").rpartition(" ")[2]
    if not 1 <= day <= 31:
        return None
    # What lasts "until the 24th" lasts from now.
    told = None if which or _UNTIL.search(found.string, max(0, found.start() - 20), found.start()) else reference.told
    beside = _in_month_of(told.edges[0], day) if told else None

    def days(ref: Reference, tense: Tense) -> Days | None:
        if beside is not None and beside >= ref.day and tense is not Tense.PAST:
            return beside, beside
        step = 1 if which in ("next", "following", "coming") else 0
        if not which and tense is Tense.FUTURE and day < ref.day.day:
            step = 1
        if not which and tense is Tense.PAST and day > ref.day.day:
            step = -1
        chosen = _in_month_of(periods.month_after(ref.day, step), day)
        return (chosen, chosen) if chosen else None

    return Found(found.start(), found.end(), Precision.DAY, days)


def _in_month_of(day: date, number: int) -> date | None:
    """Return the day of that number in a day's month, None where the month is shorter."""
    try:
        return day.replace(day=number)
    except ValueError:
        return None


def _weekday_nth(found: re.Match[str], _reference: Reference) -> Found | None:
    """Read "Tuesday the 13th": of the month in which it is one, ahead or behind."""
    number, day = weekday_number(found["wd"]), int(found["d"]) if found["d"] else day_number(found["w"])
    if not 1 <= day <= 31:
        return None

    def days(ref: Reference, tense: Tense) -> Days | None:
        fitting = [one for one in _around(ref.day, day) if one.weekday() == number]
        ahead, behind = [one for one in fitting if one >= ref.day], [one for one in fitting if one <= ref.day]
        chosen = next(iter(behind[::-1] if tense is Tense.PAST else ahead), None)
        return (chosen, chosen) if chosen else None

    return Found(found.start(), found.end(), Precision.DAY, days)


def _around(today: date, day: int) -> list[date]:
    """Return the days of that number in the months from half a year ago to a year ahead."""
    days = (_in_month_of(periods.month_after(today, step), day) for step in range(-6, 13))
    return [one for one in days if one is not None]


def _nth_weekday_of(found: re.Match[str], reference: Reference) -> Found | None:
    """Read "the first Monday in November"."""
    number, which = weekday_number(found["wd"]), found["n"].lower()
    month_of, year = month_meant(found, reference)

    def build(of: int) -> Days:
        day = _of_month(of, month_of, number, which)
        return day, day

    return yearly(found, Precision.DAY, build, year)


def _nth_weekend_of(found: re.Match[str], reference: Reference) -> Found | None:
    """Read "the last weekend of June": a weekend belongs to the month of its Saturday."""
    which, (month_of, year) = found["n"].lower(), month_meant(found, reference)

    def build(of: int) -> Days:
        saturday = _of_month(of, month_of, _SATURDAY, which)
        return saturday, saturday + timedelta(days=1)

    return yearly(found, Precision.RANGE, build, year)


def _of_month(year: int, month: int, weekday: int, which: str) -> date:
    """Return the first, second … or last of a weekday in a month."""
    if which == "last":
        return periods.last_weekday(year, month, weekday)
    return periods.nth_weekday(year, month, weekday, ORDINALS[which])


# What is counted in ordinals beside days: "on Friday the 25th anniversary".
_COUNTED = (
    "anniversary|annual|birthday|book|century|edition|episode|film|floor|game|generation|issue|season|street|time|year"
)
_MONTH_NAMES = "|".join(MONTHS)
WEEKDAYS_OWN_RULES: tuple[Rule, ...] = (compile_rule(rf"(?P<which>(?!))?{weekday('wd')}{OF_A_LAUNCH}", _weekday),)
WEEKDAY_NTH_RULES: tuple[Rule, ...] = (
    compile_rule(
        rf"{weekday('wd')}\s?,?\s+(?:the\s+)?(?P<d>[0-3]?\d)(?:st|nd|rd|th)\b(?P<w>(?!))?(?!\s+(?:of|{_MONTH_NAMES}|{_COUNTED})\b)",
        _weekday_nth,
    ),
    compile_rule(rf"{weekday('wd')}\s?,?\s+the\s+(?P<d>(?!))?(?P<w>{DAY_WORD}){ALONE}", _weekday_nth),
    # A row of a calendar: "Thu 20 – first night market", "Tue 17: the new shop".
    compile_rule(rf"{weekday('wd')}\s(?P<d>[0-3]?\d)(?P<w>(?!))?(?=\s?[–—]|\s-\s|:\s)", _weekday_nth),
)
WEEKDAY_RULES: tuple[Rule, ...] = (
    compile_rule(
        rf"(?P<which>this\s+coming|this|next|last|coming|past)?\s{{0,3}}{weekday('wd')}(?:\s+(?:morning|afternoon|evening|night))?(?!\s+(?:to|through|[-–])\s+\w+day|\s+of\s+(?:every|each|the)\s+month\b)",
        _weekday,
    ),
)
WEEKDAY_WEEK_RULES: tuple[Rule, ...] = (
    compile_rule(
        rf"{weekday('wd')}\s+(?P<which>next\s+week|week|fortnight|of\s+next\s+week|this\s+week)\b(?!\s+of)",
        _weekday_week,
    ),
)
WEEK_ON_RULES: tuple[Rule, ...] = (
    compile_rule(rf"(?:a\s+)?week\s+(?P<which>on|from)\s+{weekday('wd')}", _weekday_week),
    compile_rule(rf"a\s+(?P<which>fortnight)\s+(?:on|from)\s+{weekday('wd')}", _weekday_week),
)
NTH_WEEKDAY_RULES: tuple[Rule, ...] = (
    compile_rule(
        rf"(?P<n>first|second|third|fourth|last)\s+{weekday('wd')}\s+(?:of|in)\s+{MONTH_OF}",
        _nth_weekday_of,
    ),
    compile_rule(rf"(?P<n>first|second|third|fourth|last)\s+weekend\s+(?:of|in)\s+{MONTH_OF}", _nth_weekend_of),
)
NTH_RULES: tuple[Rule, ...] = (
    compile_rule(
        r"(?P<d>[0-3]?\d)(?:st|nd|rd|th)\s+of\s+(?P<which>this|next|the\s+current|the\s+following)\s+month\b", _nth
    ),
    compile_rule(rf"(?P<which>(?!))?{NTH}", _nth),
)
