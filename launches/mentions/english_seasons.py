"""English: seasons: "summer 2026", "early autumn", "2027's spring", "after the summer holidays".

South of the equator they begin half a year later.
"""

import re
from collections.abc import Callable

from launches import periods
from launches.mentions.calendar_words import OPTIONAL_YEAR, PART, SEASONS, year_number
from launches.mentions.expression import Found, Reference, Resolve, Tense, on
from launches.mentions.rule import Rule, compile_rule
from launches.periods import Days
from launches.window import Precision

SEASON = r"(?P<s>spring(?:time)?|summer(?:time)?|autumn|fall|winter(?:time)?)\b"
# "At 6 p.m. (British Summer Time)" tells a zone.
_NOT_TIME = r"(?!(?:(?<=british\s)|(?<=european\s))summer\s+time\b)"
_SPLIT_YEAR = r"(?:\s?[/–-]\s?(?:20)?\d\d\b)?"


def season_start(name: int, reference: Reference) -> int:
    """Return the month a season begins in; `name` is the one up north."""
    return (name + 5) % 12 + 1 if reference.southern else name


def _season(found: re.Match[str], reference: Reference) -> Found | None:
    """Read "summer 2026", "early next spring"."""
    return season_named(found, reference, SEASONS[found["s"].lower()], found["y"], (found["which"] or "").lower())


def season_named(found: re.Match[str], reference: Reference, name: int, year: str | None, which: str) -> Found:
    """Return a season; `name` is the month it begins in up north, `which` "this", "next", "last" or nothing."""
    start = season_start(name, reference)
    number = year_number(year, reference)

    def build(which_year: int) -> Days:
        return periods.months(which_year, start, 3)

    rule: Resolve = on(build, number)
    if which == "next" and number is None:
        rule = _next_of(build, start)
    if which in ("last", "past") and number is None:
        rule = _last_of(build)
    return Found(found.start(), found.end(), Precision.SEASON, rule, explicit=number is not None)


def _after_summer(found: re.Match[str], reference: Reference) -> Found | None:
    """Read "after the summer holidays" of what is to come."""
    autumn = season_named(found, reference, SEASONS["autumn"], None, "")

    def days(seen_from: Reference, tense: Tense) -> Days | None:
        return None if tense is Tense.PAST else autumn.days(seen_from, tense)

    return autumn._replace(days=days)


def _next_of(build: Callable[[int], Days], start: int) -> Resolve:
    """Return the rule for "next summer": not the one under way, and not "this" one a few months off."""

    def days(reference: Reference, _tense: Tense) -> Days | None:
        today = reference.day
        soon = start == 12 and today.month < 9
        return build(today.year if soon else today.year + 1)

    return days


def _last_of(build: Callable[[int], Days]) -> Resolve:
    """Return the rule for "last summer": the latest that is over."""

    def days(reference: Reference, _tense: Tense) -> Days | None:
        year = reference.day.year
        return next((days for days in map(build, (year, year - 1)) if days[1] < reference.day), build(year - 2))

    return days


PART_RULES: tuple[Rule, ...] = (
    compile_rule(rf"(?P<part>early|mid|late)(?P<which>\b)[\s-]{{1,2}}{SEASON}{_SPLIT_YEAR}{OPTIONAL_YEAR}", _season),
    compile_rule(rf"{PART}(?P<which>this|next|the)?\s{{0,2}}{SEASON}{_SPLIT_YEAR}{OPTIONAL_YEAR}", _season),
)
YEAR_FIRST_RULES: tuple[Rule, ...] = (compile_rule(rf"(?P<y>20\d\d)['’]s\s+(?P<which>\b)?{SEASON}", _season),)
# Where nothing more is said, "after the summer" is the autumn: when people are back.
AFTER_SUMMER_RULES: tuple[Rule, ...] = (
    compile_rule(
        r"after\s+(?:the\s+|this\s+)?summer\b(?:\s+(?:(?:school\s+)?(?:holidays?|vacation)|break|recess)\b)?(?!\s+(?:of|in|that|when|19|20)|[\s’']\w)",
        _after_summer,
    ),
)
SEASON_RULES: tuple[Rule, ...] = (
    compile_rule(
        rf"(?P<which>\b)?{_NOT_TIME}{SEASON}(?:\s+(?:season|(?:school\s+)?holidays)(?=\s+(?:of\s+)?20\d\d))?{_SPLIT_YEAR}{OPTIONAL_YEAR}{_SPLIT_YEAR}",
        _season,
    ),
)
