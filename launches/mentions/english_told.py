# ruff: noqa: E501 (tables and patterns read better unbroken)
"""English: dates told from another one of the text: that autumn, a month later, the following spring, the year after."""

import re
from collections.abc import Callable
from datetime import timedelta

from launches import periods
from launches.mentions.calendar_words import COUNT, MONTHS, NTH, SEASONS, count_number, month, month_number
from launches.mentions.english_seasons import SEASON, season_named
from launches.mentions.expression import Found, Reference, Tense, choose_year, fixed
from launches.mentions.rule import Build, Rule, compile_rule, settled
from launches.periods import Days
from launches.tokens import Tokens
from launches.window import Precision

_DAY = timedelta(days=1)
_UNITS = {"day": 1, "week": 7, "fortnight": 14}
# A year later is as exact as what it is counted from, but for a day.
_KEPT = frozenset((Precision.QUARTER, Precision.SEASON, Precision.HALF, Precision.PART_OF_YEAR, Precision.YEAR))
_NTHS = frozenset("1st 21st 31st 2nd 22nd 3rd 23rd".split()) | {f"{day}th" for day in (*range(4, 21), *range(24, 31))}
_POINTING = frozenset("that same following later after afterwards thereafter".split()) | _NTHS
_POINTS = re.compile(
    r"\b(?:(?:that|same|following)\s(?:same\s)?(?:year|month|week|day|quarter|spring|summer|autumn|fall|winter|[jfmasond]\w\w+)"
    r"|(?:year|month|week|fortnight|day)s?\s(?:later|after|thereafter)"
    rf"|(?<=the\s){NTH})",
    re.IGNORECASE,
)
# "On 4 June, two weeks later": than what had been planned.
_RIGHT_BEHIND = re.compile(rf"(?:\d|(?i:{'|'.join(MONTHS)}))\s?[,(–—-]\s?\Z")

Told = tuple[Days, Precision]


def points_back(text: str, tokens: Tokens) -> int | None:
    """Return the place from which a sentence tells such a date, None for most sentences, which do not."""
    if _POINTING.isdisjoint(tokens.words):
        return None
    found = _POINTS.search(text, tokens.starts[0], tokens.ends[-1])
    return found.start() if found else None


def _told(build: Callable[[re.Match[str], Days, Precision], Told | None]) -> Build:
    """Return the rule for a date that is told from the one told last; there is none where none was told."""

    def rule(found: re.Match[str], reference: Reference) -> Found | None:
        if reference.told is None:
            return None
        try:
            built = build(found, reference.told.edges, reference.told.precision)
        except (ValueError, OverflowError):
            return None
        return settled(found, built[1], built[0]) if built else None

    return rule


def _later(found: re.Match[str], told: Days, precision: Precision) -> Told | None:
    """Read "six months later", "a week after that"."""
    if _RIGHT_BEHIND.search(found.string, max(0, found.start() - 14), found.start()):
        return None
    number, unit = count_number(found["n"]), found["unit"].lower()
    if unit in _UNITS:
        day = told[0] + number * _UNITS[unit] * _DAY
        return ((day, day), Precision.DAY) if told[0] == told[1] else None
    length = 1 + periods.months_between(*told)
    if length > 1 and not (unit == "year" and precision in _KEPT):
        return None
    begin = periods.month_after(told[0], number * (12 if unit == "year" else 1))
    return periods.months(begin.year, begin.month, length), precision if precision in _KEPT else Precision.MONTH


def _beside(found: re.Match[str], told: Days, _precision: Precision) -> Told | None:
    """Read "that year", "later the same month", "the following week", "the day after"."""
    step = int(found["after"] is not None)
    first, last = told
    match found["unit"].lower():
        case "year":
            return periods.year(first.year + step), Precision.YEAR
        case "month" if not periods.months_between(first, last):
            begin = periods.month_after(first, step)
            return periods.months(begin.year, begin.month, 1), Precision.MONTH
        case "week" if last - first < 7 * _DAY:
            return periods.week(first + step * 7 * _DAY), Precision.WEEK
        case "day" if first == last:
            return (first + step * _DAY, first + step * _DAY), Precision.DAY
        case _:
            return None


def _month_after(found: re.Match[str], told: Days, _precision: Precision) -> Told | None:
    """Read "the following March"."""
    number = month_number(found["m"])
    days = choose_year(lambda year: periods.months(year, number, 1), told[1] + _DAY, Tense.FUTURE)
    return (days, Precision.MONTH) if days else None


def _season(found: re.Match[str], reference: Reference) -> Found | None:
    """Read "that autumn", "the following spring"."""
    if reference.told is None:
        return None
    season = season_named(found, reference, SEASONS[found["s"].lower()], None, "")
    first, last = reference.told.edges
    days = season.days(reference.seen_from(first), Tense.FUTURE)
    if days and found["which"].lower() == "following" and days[0] <= last:
        days = season.days(reference.seen_from(days[1] + _DAY), Tense.FUTURE)
    return season._replace(days=fixed(days)) if days else None


_UNIT = r"(?P<unit>year|month|week|day)\b"
_END = r"(?:\s+that\b|(?=\s*(?:[.,;:!?)–—]|\Z)))"

LATER_RULES: tuple[Rule, ...] = (
    compile_rule(
        rf"(?P<n>{COUNT})\s+(?P<unit>day|week|fortnight|month|year)s?\s+(?:later\b(?!\s+than\b)|thereafter\b|after(?:wards)?{_END})",
        _told(_later),
    ),
)
THAT_RULES: tuple[Rule, ...] = (
    compile_rule(rf"(?:that\s+(?:same\s+)?|(?<=the\s)same\s+)(?P<after>(?!))?{_UNIT}", _told(_beside)),
    compile_rule(rf"(?P<which>that\s+(?:same\s+)?|(?<=the\s)same\s+){SEASON}", _season),
)
LATER_THAT_RULES: tuple[Rule, ...] = (
    compile_rule(rf"later\s+(?:in\s+)?(?:that|the\s+same)\s+(?P<after>(?!))?{_UNIT}", _told(_beside)),
)
FOLLOWING_RULES: tuple[Rule, ...] = (
    compile_rule(rf"(?<=the\s)(?P<after>following)\s+{_UNIT}", _told(_beside)),
    compile_rule(rf"(?<=the\s)(?P<which>following)\s+{SEASON}", _season),
    compile_rule(rf"(?<=the\s)following\s+{month('m')}(?!\s?\d)", _told(_month_after)),
)
AFTER_RULES: tuple[Rule, ...] = (compile_rule(rf"(?<=the\s){_UNIT}\s+(?P<after>after){_END}", _told(_beside)),)
