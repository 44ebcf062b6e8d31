# ruff: noqa: E501 (tables and patterns read better unbroken)
"""English: feasts and what is told beside them: "on Black Friday", "Easter weekend", "the week before Christmas", "holiday 2026".

On which day a feast falls says `feasts.py`.
"""

import re
from collections.abc import Callable
from datetime import date, timedelta

from launches import periods
from launches.mentions.calendar_words import COUNT, ORDINALS, count_number, tidy, weekday, weekday_number, year_number
from launches.mentions.expression import Found, Reference
from launches.mentions.feasts import feast_day
from launches.mentions.rule import Rule, compile_rule, yearly
from launches.periods import Days
from launches.window import Precision

_FEASTS = (
    r"christmas\s+eve|christmas\s+day|christmas|xmas|boxing\s+day|new\s+year['’]?s\s+eve|new\s+year['’]?s\s+day|new\s+year['’]s|"
    r"chinese\s+new\s+year|lunar\s+new\s+year|new\s+year|halloween|valentine['’]?s\s+day|fourth\s+of\s+july|independence\s+day|singles['’]?\s+day|"
    r"star\s+wars\s+day|st\.?\s+patrick['’]?s\s+day|earth\s+day|american\s+thanksgiving|thanksgiving(?:\s+day)?|black\s+friday|cyber\s+monday|"
    r"april\s+fool(?:['’]?s|s['’])\s+day|cinco\s+de\s+mayo|veterans\s+day|juneteenth|midsummer['’]?s\s+day|bastille\s+day|"
    r"martin\s+luther\s+king(?:,?\s+jr\.?)?\s+day|mlk\s+day|presidents['’]?\s+day|father['’]?s\s+day|mother['’]?s\s+day|mothering\s+sunday|columbus\s+day|ascension\s+day|pentecost\s+monday|pentecost|whit\s+sunday|"
    r"whit\s+monday|whitsun|ash\s+wednesday|palm\s+sunday|maundy\s+thursday|corpus\s+christi|all\s+saints['’]?\s+day|candlemas|michaelmas|(?:summer|winter)\s+solstice|epiphany|st\.?\s+nicholas['’]?\s+day|women['’]?s\s+day|"
    r"easter\s+sunday|easter\s+monday|good\s+friday|easter|memorial\s+day|labou?r\s+day|diwali|"
    r"(?:early\s+may|may\s+day|late\s+may|spring|august|summer)\s+bank\s+holiday(?:\s+monday)?|shrove\s+tuesday|pancake\s+day|"
    r"st\.?\s+(?:david|george|andrew)['’]?s\s+day|burns\s+night|(?:bonfire|guy\s+fawkes)\s+night|"
    r"july\s+(?:fourth|4th|4)\b|4th\s+of\s+july|may\s+day\b(?!\s+bank)|(?:canada|australia|anzac|remembrance)\s+day"
)
_JUNIOR = re.compile(r",? jr\.?(?= day)")


def _feast(found: re.Match[str], reference: Reference) -> tuple[str, Callable[[int], date]]:
    """Return the name of the feast of a match as the calendar has it, and the rule for its day in a year."""
    name = tidy(found["name"]).replace("’", "'").replace("st.", "st").replace("labour", "labor")
    name = name.replace("holiday monday", "holiday").replace("mothering sunday", "mother's day")
    name = _JUNIOR.sub("", name)
    return name, feast_day(name, reference.zone)


def _holiday(found: re.Match[str], reference: Reference) -> Found | None:
    """Read "on Black Friday", "Christmas next year", "Easter 2027"."""
    _, day_in = _feast(found, reference)
    year = year_number(found["y"], reference)
    if found["which"]:
        year = reference.day.year + (found["which"].lower() == "next")

    def build(which: int) -> Days:
        day = day_in(which)
        return day, day

    return yearly(found, Precision.DAY, build, year)


def _around_holiday(found: re.Match[str], reference: Reference) -> Found | None:
    """Read "Memorial Day weekend", "Easter week"."""
    name, day_in = _feast(found, reference)
    weekend = found["unit"].lower() == "weekend"

    def build(which: int) -> Days:
        day = day_in(which)
        if weekend and name == "easter":
            return day - timedelta(days=2), day + timedelta(days=1)
        return long_weekend(day) if weekend else periods.week(day)

    precision = Precision.RANGE if weekend else Precision.WEEK
    return yearly(found, precision, build, year_number(found["y"], reference))


def long_weekend(day: date) -> Days:
    """Return the weekend that a feast lengthens: with the Monday after it, with the Thursday or Friday before."""
    if day.weekday() == 0:
        return day - timedelta(days=2), day
    saturday, sunday = periods.weekend(day)
    return min(day, saturday) if day.weekday() >= 3 else saturday, sunday


def _advent(found: re.Match[str], reference: Reference) -> Found | None:
    """Read "the first Sunday of Advent"; the fourth is the last before Christmas."""
    nth = ORDINALS[found["n"].lower()]

    def build(which: int) -> Days:
        eve = date(which, 12, 24)
        sunday = eve - timedelta(days=(eve.weekday() + 1) % 7 + 7 * (4 - nth))
        return sunday, sunday

    return yearly(found, Precision.DAY, build, year_number(found["y"], reference))


def _holiday_season(found: re.Match[str], reference: Reference) -> Found | None:
    """Read "holiday 2026", "this holiday season": the last two months of a year."""

    def build(year: int) -> Days:
        return date(year, 11, 1), date(year, 12, 31)

    return yearly(found, Precision.RANGE, build, year_number(found["y"], reference))


def _days_beside(found: re.Match[str], reference: Reference) -> Found | None:
    """Read "the day after Thanksgiving", "a week before Christmas"; in weeks it is the week that holds the day."""
    _, day_in = _feast(found, reference)
    weeks = (found["unit"] or "").lower().startswith("week")
    count = count_number(found["n"]) if found["n"] else 1
    step = timedelta(days=(-1 if found["side"].lower() == "before" else 1) * count * (7 if weeks else 1))

    def build(which: int) -> Days:
        day = day_in(which) + step
        return periods.week(day) if weeks else (day, day)

    return yearly(found, Precision.WEEK if weeks else Precision.DAY, build, year_number(found["y"], reference))


def _weekday_beside(found: re.Match[str], reference: Reference) -> Found | None:
    """Read "the Tuesday after Easter", "the Friday before Christmas"."""
    (_, day_in), number = _feast(found, reference), weekday_number(found["wd"])
    before = found["side"].lower() == "before"

    def build(which: int) -> Days:
        feast = day_in(which)
        days = (feast.weekday() - number) % 7 if before else (number - feast.weekday()) % 7
        day = feast + timedelta(days=-(days or 7) if before else days or 7)
        return day, day

    return yearly(found, Precision.DAY, build, year_number(found["y"], reference))


def _weekend_beside(found: re.Match[str], reference: Reference) -> Found | None:
    """Read "the weekend before Christmas": the last that is over by then, or the first that begins after it."""
    _, day_in = _feast(found, reference)
    before = found["side"].lower() == "before"

    def build(which: int) -> Days:
        feast = day_in(which)
        if before:
            sunday = feast - timedelta(days=(feast.weekday() + 1) % 7 or 7)
            return sunday - timedelta(days=1), sunday
        saturday = feast + timedelta(days=(5 - feast.weekday()) % 7 or 7)
        return saturday, saturday + timedelta(days=1)

    return yearly(found, Precision.RANGE, build, year_number(found["y"], reference))


# Nobody means the end of the year by the school holidays, by "my holidays", or by a holiday park.
_AT_YEARS_END = "".join(
    rf"(?<!\b{word}\s)"
    for word in "summer school easter bank public national spring autumn term family package my our your his her their".split()
)
_HOLIDAY = r"holidays?\b(?!\s+(?:parks?|homes?|village|resort|cottages?|inn|club|lets?|makers?)\b)(?:\s+(?:season|period|shopping\s+season))?"
YEARS_HOLIDAY_RULES: tuple[Rule, ...] = (compile_rule(rf"(?P<y>20\d\d)\s+{_HOLIDAY}\b", _holiday_season),)
HOLIDAY_RULES: tuple[Rule, ...] = (
    compile_rule(
        rf"(?:the\s+)?(?:winter\s+|year-end\s+)?(?:christmas\s+(?:season|period|holidays)|{_AT_YEARS_END}{_HOLIDAY})(?:\s?,?\s+(?:of\s+|in\s+)?(?P<y>20\d\d\b|['’]\d\d\b))?\b",
        _holiday_season,
    ),
)
# A feast may begin with a word that begins something else: "4th of July weekend" is no day.
AROUND_RULES: tuple[Rule, ...] = (
    compile_rule(
        rf"(?P<name>{_FEASTS})\s+(?:(?:bank\s+)?holiday\s+|long\s+)?(?P<unit>weekend|week)\b(?:\s?,?\s+(?P<y>20\d\d))?",
        _around_holiday,
    ),
)
FEAST_RULES: tuple[Rule, ...] = (
    *AROUND_RULES,
    compile_rule(
        rf"(?P<name>{_FEASTS})(?!\w)(?:\s?,?\s+(?P<y>20\d\d)|\s+(?:of\s+)?(?P<which>next|this)\s+year\b)?", _holiday
    ),
)
# The days of the great sales in Asia.
DOUBLE_RULES: tuple[Rule, ...] = (
    compile_rule(r"(?P<name>11\.11|12\.12)(?P<y>(?!))?(?P<which>(?!))?(?!\.?\d|\s?%)", _holiday),
)
ADVENT_RULES: tuple[Rule, ...] = (
    compile_rule(
        r"(?P<n>first|second|third|fourth)\s+sunday\s+(?:of|in)\s+advent\b(?:\s?,?\s+(?P<y>20\d\d))?", _advent
    ),
)
WEEKDAY_BESIDE_RULES: tuple[Rule, ...] = (
    compile_rule(
        rf"{weekday('wd')}\s+(?P<side>before|after)\s+(?P<name>{_FEASTS})(?:\s?,?\s+(?P<y>20\d\d))?", _weekday_beside
    ),
)
WEEK_BESIDE_RULES: tuple[Rule, ...] = (
    compile_rule(
        rf"(?:a\s+)?(?P<unit>week)(?P<n>(?!))?\s+(?P<side>before|after)\s+(?P<name>{_FEASTS})(?:\s?,?\s+(?P<y>20\d\d))?",
        _days_beside,
    ),
)
WEEKEND_BESIDE_RULES: tuple[Rule, ...] = (
    compile_rule(
        rf"weekend\s+(?P<side>before|after)\s+(?P<name>{_FEASTS})(?!\w)(?:\s?,?\s+(?P<y>20\d\d))?",
        _weekend_beside,
    ),
)
DAYS_BESIDE_RULES: tuple[Rule, ...] = (
    compile_rule(
        rf"(?:(?P<n>{COUNT})(?:\s+of)?\s+(?P<unit>days|weeks)|(?<=the\s)day)\s+(?P<side>before|after)\s+(?P<name>{_FEASTS})(?!\w)(?:\s?,?\s+(?P<y>20\d\d))?",
        _days_beside,
    ),
)
