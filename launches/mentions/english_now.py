# ruff: noqa: E501 (tables and patterns read better unbroken)
"""English: days and periods named from the day of publication: "today", "now", "this quarter", "last August", "later this year"."""

import re
from datetime import date, timedelta

from launches import periods
from launches.mentions.calendar_words import SEASONS, month, month_number, tidy
from launches.mentions.english_seasons import SEASON, season_named, season_start
from launches.mentions.expression import Found, Reference, Tense, fixed
from launches.mentions.near import period_from
from launches.mentions.rule import Rule, compile_rule, settled
from launches.periods import Days
from launches.window import Precision

_SATURDAY = 5
_OFFSETS = {"today": 0, "tonight": 0, "tomorrow": 1, "yesterday": -1}


def _named_day(found: re.Match[str], reference: Reference) -> Found | None:
    """Read "today", "tonight", "the day after tomorrow"."""
    words = found["day"].lower().split()
    step = 2 if "after" in words else _OFFSETS[words[-1]]
    day = reference.day + timedelta(days=step)
    return Found(found.start(), found.end(), Precision.DAY, fixed((day, day)), is_now=step == 0)


def _now(found: re.Match[str], reference: Reference) -> Found | None:
    """Read "now", "with immediate effect", "this morning"."""
    return Found(found.start(), found.end(), Precision.DAY, fixed((reference.day, reference.day)), is_now=True)


def _this_period(found: re.Match[str], reference: Reference) -> Found | None:
    """Read "this quarter", "next month", "last year"."""
    step = {"next": 1, "coming": 1, "following": 1, "last": -1, "past": -1, "previous": -1}.get(
        (found["which"] or "").lower(), 0
    )
    unit = found["unit"].lower()
    if unit == "weekend" and (found["which"] or "").lower().endswith("coming"):
        # The coming weekend is the next that has not begun.
        step = int(reference.day.weekday() >= _SATURDAY)
    days, precision = period_from(reference.day, unit, step)
    return settled(found, precision, days)


def _month_beside(found: re.Match[str], _reference: Reference) -> Found | None:
    """Read "last August", "next March", "this June"."""
    number, which = month_number(found["m"]), tidy(found["which"])

    def days(reference: Reference, tense: Tense) -> Days | None:
        today = reference.day
        year = today.year
        if which in ("last", "past"):
            year -= number >= today.month
        elif which in ("next", "coming"):
            year += number <= today.month
        elif which == "this coming":
            year += number < today.month
        elif which == "this" and tense is not Tense.PAST:
            year += number < today.month - 6
        return periods.months(year, number, 1)

    return Found(found.start(), found.end(), Precision.MONTH, days)


def _rest_of(found: re.Match[str], reference: Reference) -> Found | None:
    """Read "later this year": from the day of publication to the end of the period."""
    today = reference.day
    unit = found["unit"].lower()
    if unit == "year":
        last = date(today.year, 12, 31)
        precision = Precision.PART_OF_YEAR
    elif unit == "month":
        last, precision = periods.months(today.year, today.month, 1)[1], Precision.RANGE
    elif unit == "week":
        last, precision = periods.week(today)[1], Precision.RANGE
    elif unit == "quarter":
        last = periods.quarter(today.year, (today.month - 1) // 3 + 1)[1]
        precision = Precision.RANGE
    else:
        return season_named(found, reference, SEASONS[unit], None, "this")
    return settled(found, precision, (today, last))


def _later_in(found: re.Match[str], reference: Reference) -> Found | None:
    """Read "later in 2027"."""
    year = int(found["y"])
    if year == reference.day.year:
        return settled(found, Precision.PART_OF_YEAR, (reference.day, date(year, 12, 31)), explicit=True)
    return settled(found, Precision.YEAR, periods.year(year), explicit=True)


def _after_next(found: re.Match[str], reference: Reference) -> Found | None:
    """Read "the week after next", "the spring after next"; of weekends the coming one is the next."""
    today, unit = reference.day, found["unit"].lower()
    if unit in SEASONS:
        year = today.year + (today.month >= season_start(SEASONS[unit], reference)) + 1
        return season_named(found, reference, SEASONS[unit], str(year), "")
    days, precision = period_from(today, unit, 1 if unit == "weekend" else 2)
    return settled(found, precision, days)


def _weekend(found: re.Match[str], _reference: Reference) -> Found | None:
    """Read "at the weekend": the one ahead, or the one behind; "over the weekend" is said of what has happened."""
    over = found["over"] is not None

    def days(reference: Reference, tense: Tense) -> Days | None:
        behind = over or tense is Tense.PAST
        return periods.weekend(reference.day - timedelta(days=7 if behind else 0))

    return Found(found.start(), found.end(), Precision.RANGE, days)


AFTER_TOMORROW_RULES: tuple[Rule, ...] = (compile_rule(r"(?P<day>(?:the\s+)?day\s+after\s+tomorrow)\b", _named_day),)
DAY_RULES: tuple[Rule, ...] = (
    compile_rule(
        r"(?P<day>today|tonight|tomorrow|yesterday)\b(?!['’]s\s+(?:world|technology|generation|leaders))", _named_day
    ),
)
# "Today's launch" and "Friday's global release", but not "today's phones" or "the food at Friday's".
OF_A_LAUNCH = r"(?=['’]s\s+(?:[\w-]{1,15}\s+){0,2}(?:launch|release|debut|premiere|opening|rollout|roll-out|lift-?off|drop|update|introduction|arrival)\b(?!\s+readiness))"
DAYS_OWN_RULES: tuple[Rule, ...] = (compile_rule(rf"(?P<day>today|tonight|yesterday){OF_A_LAUNCH}", _named_day),)
NOW_RULES: tuple[Rule, ...] = (
    compile_rule(
        r"(?:this\s+(?:very\s+)?(?:morning|afternoon|evening|day\b)|as\s+of\s+now|from\s+now\s+on|right\s+now|now(?=\s*(?:[.,;!:)–—-]|\Z|(?:on|in|at|from|for|and|via|through|as|available|out|live|open|streaming|shipping|playing)\b))|immediately|with\s+immediate\s+effect|effective\s+immediately)\b(?!\s+(?:in\s+its|that|and\s+then))",
        _now,
    ),
)
SINCE_RULES: tuple[Rule, ...] = (compile_rule(r"since\s+(?:midnight|this\s+morning)\b", _now),)
MONTH_BESIDE_RULES: tuple[Rule, ...] = (
    compile_rule(rf"(?P<which>this\s+coming|this|next|last|past|coming)\s+{month('m')}(?!\s?\d)", _month_beside),
)
THIS_RULES: tuple[Rule, ...] = (
    compile_rule(
        rf"(?P<which>this\s+coming|this|next|last|the\s+coming|coming|past)\s+(?:(?:calendar\s+)?year['’]s\s+)?{SEASON}",
        lambda m, r: season_named(m, r, SEASONS[m["s"].lower()], None, m["which"].lower()),
    ),
    compile_rule(
        r"(?P<which>this(?:\s+coming)?|next|last|current|coming|following|past|previous)\s+(?:calendar\s+)?(?P<unit>month|quarter|year|weekend|week)\b(?!(?<=weekend)\s+(?:of|in)\b)",
        _this_period,
    ),
)
LATER_RULES: tuple[Rule, ...] = (
    compile_rule(
        r"later\s+(?:on\s+)?(?:this|in\s+the|the)\s+(?:same\s+)?(?P<unit>year|month|quarter|week|spring|summer|autumn|fall|winter)\b",
        _rest_of,
    ),
    compile_rule(r"later\s+in\s+(?P<y>20\d\d)\b", _later_in),
    compile_rule(r"(?:rest|remainder)\s+of\s+(?:this|the)\s+(?P<unit>year|month|quarter)\b", _rest_of),
)
WEEKEND_RULES: tuple[Rule, ...] = (
    compile_rule(r"(?:(?<=at\sthe\s)|(?<=by\sthe\s)|(?P<over>(?<=over\sthe\s)))weekend\b(?!['’]s|\s+of)", _weekend),
)
# "Before the month is out" ends with the month under way.
IS_OUT_RULES: tuple[Rule, ...] = (
    compile_rule(
        r"(?<=before\sthe\s)(?P<which>(?!))?(?P<unit>month|quarter|week)(?=(?:\sis|['’]s)\s+(?:over|out|through)\b|\s(?:ends|closes)\b)",
        _this_period,
    ),
)
AFTER_NEXT_RULES: tuple[Rule, ...] = (
    compile_rule(r"(?P<unit>week|weekend|month|year|spring|summer|autumn|fall|winter)\s+after\s+next\b", _after_next),
)
END_RULES: tuple[Rule, ...] = (
    compile_rule(
        r"(?:end|close)\s+of\s+(?:the\s+)?(?P<which>this|next|the|current)?\s{0,2}(?P<unit>quarter|week)\b",
        _this_period,
    ),
)
