# ruff: noqa: E501 (tables and patterns read better unbroken)
"""English: days named from the day of publication, weekdays, and spans counted from now."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from launches import periods
from launches.mentions.calendar_words import (
    COUNT,
    DAY_WORD,
    MONTH_OF,
    MONTHS,
    NTH,
    NUMBERS,
    ORDINALS,
    WEEKDAYS,
    day_number,
    month_meant,
    tidy,
    weekday,
    year_number,
)
from launches.mentions.english_dates import ALONE, Rule, compile_rule
from launches.mentions.expression import Found, Reference, Resolve, Tense, fixed, on
from launches.periods import Days
from launches.window import Precision

_OFFSETS = {"today": 0, "tonight": 0, "tomorrow": 1, "yesterday": -1}
_UNIT_DAYS = {"day": 1, "night": 1, "week": 7, "fortnight": 14}


def _named_day(found: re.Match[str], reference: Reference) -> Found | None:
    words = found["day"].lower().split()
    step = 2 if "after" in words else _OFFSETS[words[-1]]
    day = reference.day + timedelta(days=step)
    return Found(found.start(), found.end(), Precision.DAY, fixed((day, day)), is_now=step == 0)


def _now(found: re.Match[str], reference: Reference) -> Found | None:
    return Found(found.start(), found.end(), Precision.DAY, fixed((reference.day, reference.day)), is_now=True)


def _weekday(found: re.Match[str], reference: Reference) -> Found | None:
    number = WEEKDAYS[found["wd"].lower().rstrip(".")]
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


def _count(text: str) -> int:
    return int(text) if text.isdigit() else NUMBERS[tidy(text)]


def _shift(today: date, count: int, unit: str, back: bool) -> tuple[Days, Precision] | None:
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
    shifted = _shift(today, _count(found["n"]), unit, words.endswith(("ago", "earlier", "before")))
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
    first, last = (_shift(reference.day, _count(found[name]), unit, back=False) for name in ("n", "n2"))
    if first is None or last is None or first[0][0] >= last[0][1]:
        return None
    days = first[0][0], last[0][1]

    def resolve(_reference: Reference, tense: Tense) -> Days | None:
        return None if tense is Tense.PAST else days

    return Found(found.start(), found.end(), Precision.RANGE, resolve)


def _counted(found: re.Match[str], reference: Reference) -> Found | None:
    """Read "four weeks from today", "a fortnight ago", "two weeks from tomorrow", "a week today"."""
    base = (found["day"] or found["day2"] or "").lower()
    # "After three days today saw the sun": only weeks are counted from a day that stands right behind them.
    if found["day2"] and found["unit"].lower() not in ("week", "fortnight"):
        return None
    return _in_span(found, reference, _OFFSETS.get(base, 0))


def _within(found: re.Match[str], reference: Reference) -> Found | None:
    count, unit = _count(found["n"]), found["unit"].lower()
    if unit == "year":
        count, unit = 12 * count, "month"
    shifted = _shift(reference.day, count, unit, back=False)
    if shifted is None:
        return None
    last = shifted[0][1]
    if unit == "month":
        last = _same_day(reference.day, shifted[0][0])
    return Found(found.start(), found.end(), Precision.RANGE, fixed((reference.day, last)))


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


_UNTIL = re.compile(r"\b(?:until|till|through|to)\s(?:about\s|around\s)?the\s\Z", re.IGNORECASE)


def _in_month_of(day: date, number: int) -> date | None:
    """Return the day of that number in a day's month, None where the month is shorter."""
    try:
        return day.replace(day=number)
    except ValueError:
        return None


def _weekday_nth(found: re.Match[str], _reference: Reference) -> Found | None:
    """Read "Tuesday the 13th": of the month in which it is one, ahead or behind."""
    number, day = WEEKDAYS[found["wd"].lower().rstrip(".")], int(found["d"]) if found["d"] else day_number(found["w"])
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


def easter(year: int) -> date:
    """Return Easter Sunday in the Gregorian calendar (the anonymous algorithm)."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)


def _nth_weekday(year: int, month: int, number: int, nth: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(number - first.weekday()) % 7 + 7 * (nth - 1))


def _thanksgiving(year: int) -> date:
    return _nth_weekday(year, 11, 3, 4)


# The new moon decides these; the days are those of the Indian and the Chinese calendar.
_DIWALI = {
    2015: (11, 11), 2016: (10, 30), 2017: (10, 19), 2018: (11, 7), 2019: (10, 27), 2020: (11, 14), 2021: (11, 4),
    2022: (10, 24), 2023: (11, 12), 2024: (11, 1), 2025: (10, 20), 2026: (11, 8), 2027: (10, 29), 2028: (10, 17),
    2029: (11, 5), 2030: (10, 26),
}  # fmt: skip
_NEW_YEAR_CHINESE = {
    2015: (2, 19), 2016: (2, 8), 2017: (1, 28), 2018: (2, 16), 2019: (2, 5), 2020: (1, 25), 2021: (2, 12), 2022: (2, 1),
    2023: (1, 22), 2024: (2, 10), 2025: (1, 29), 2026: (2, 17), 2027: (2, 6), 2028: (1, 26), 2029: (2, 13), 2030: (2, 3),
}  # fmt: skip


# Where "Independence Day" is not that of the United States.
_INDEPENDENCE = {
    "Asia/Kolkata": (8, 15), "Asia/Karachi": (8, 14), "Asia/Jakarta": (8, 17), "Asia/Manila": (6, 12),
    "America/Mexico_City": (9, 16), "America/Sao_Paulo": (9, 7), "Africa/Lagos": (10, 1), "Europe/Kyiv": (8, 24),
}  # fmt: skip

# Where mothers have their day in Lent.
_MOTHERING = ("Europe/London", "Europe/Dublin")
# Where thanks are given in October.
_CANADA = tuple(f"America/{city}" for city in "Toronto Vancouver Edmonton Winnipeg Halifax Regina St_Johns".split())


def holiday(name: str, year: int) -> date | None:
    """Return the day of a feast in a year; None when the calendar here does not reach that far."""
    name = name.replace("'", "")
    fixed_days = {
        "christmas": (12, 25), "christmas day": (12, 25), "xmas": (12, 25), "christmas eve": (12, 24), "boxing day": (12, 26),
        "new years eve": (12, 31), "new years day": (1, 1), "new year": (1, 1), "new years": (1, 1), "halloween": (10, 31),
        "valentines day": (2, 14), "fourth of july": (7, 4), "4th of july": (7, 4), "independence day": (7, 4),
        "singles day": (11, 11), "11.11": (11, 11), "12.12": (12, 12), "star wars day": (5, 4), "april fools day": (4, 1), "st patricks day": (3, 17),
        "earth day": (4, 22), "leap day": (2, 29), "cinco de mayo": (5, 5),
        "veterans day": (11, 11), "juneteenth": (6, 19), "midsummers day": (6, 24), "bastille day": (7, 14),
        "epiphany": (1, 6), "st nicholas day": (12, 6), "womens day": (3, 8), "july fourth": (7, 4), "july 4th": (7, 4), "july 4": (7, 4), "may day": (5, 1),
        "canada day": (7, 1), "st davids day": (3, 1), "st georges day": (4, 23), "st andrews day": (11, 30), "burns night": (1, 25), "bonfire night": (11, 5), "guy fawkes night": (11, 5),
        "summer solstice": (6, 21), "winter solstice": (12, 21), "all saints day": (11, 1), "candlemas": (2, 2), "michaelmas": (9, 29), "australia day": (1, 26), "anzac day": (4, 25), "remembrance day": (11, 11),
    }  # fmt: skip
    if name in fixed_days:
        return date(year, *fixed_days[name])
    match name:
        case "thanksgiving" | "thanksgiving day" | "american thanksgiving":
            return _thanksgiving(year)
        case "black friday":
            return _thanksgiving(year) + timedelta(days=1)
        case "cyber monday":
            return _thanksgiving(year) + timedelta(days=4)
        case "ash wednesday":
            return easter(year) - timedelta(days=46)
        case "palm sunday":
            return easter(year) - timedelta(days=7)
        case "maundy thursday":
            return easter(year) - timedelta(days=3)
        case "corpus christi":
            return easter(year) + timedelta(days=60)
        case "ascension day":
            return easter(year) + timedelta(days=39)
        case "pentecost" | "whit sunday" | "whitsun":
            return easter(year) + timedelta(days=49)
        case "whit monday" | "pentecost monday":
            return easter(year) + timedelta(days=50)
        case "martin luther king day" | "mlk day":
            return _nth_weekday(year, 1, 0, 3)
        case "presidents day":
            return _nth_weekday(year, 2, 0, 3)
        case "mothers day":
            return _nth_weekday(year, 5, 6, 2)
        case "fathers day":
            return _nth_weekday(year, 6, 6, 3)
        case "columbus day":
            return _nth_weekday(year, 10, 0, 2)
        case "easter" | "easter sunday":
            return easter(year)
        case "easter monday":
            return easter(year) + timedelta(days=1)
        case "good friday":
            return easter(year) - timedelta(days=2)
        case "shrove tuesday" | "pancake day":
            return easter(year) - timedelta(days=47)
        case "early may bank holiday" | "may day bank holiday":
            return _nth_weekday(year, 5, 0, 1)
        case "late may bank holiday" | "spring bank holiday":
            return _nth_weekday(year, 6, 0, 1) - timedelta(days=7)
        case "august bank holiday" | "summer bank holiday":
            return _nth_weekday(year, 9, 0, 1) - timedelta(days=7)
        case "memorial day":
            return _nth_weekday(year, 6, 0, 1) - timedelta(days=7)
        case "labor day":
            return _nth_weekday(year, 9, 0, 1)
        case "diwali":
            known = _DIWALI.get(year)
        case _:
            known = _NEW_YEAR_CHINESE.get(year)
    return date(year, *known) if known else None


_HOLIDAYS = (
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


def _feast(text: str) -> str:
    name = tidy(text).replace("’", "'").replace("st.", "st").replace("labour", "labor")
    name = name.replace("holiday monday", "holiday").replace("mothering sunday", "mother's day")
    return _JUNIOR.sub("", name)


_JUNIOR = re.compile(r",? jr\.?(?= day)")


def _feast_day(name: str, reference: Reference) -> Callable[[int], date]:
    """Return the rule for a feast's day in a year; ValueError where the calendar here does not reach."""
    own = _INDEPENDENCE.get(reference.zone or "") if name == "independence day" else None

    def day_in(year: int) -> date:
        if name in ("mother's day", "mothers day") and reference.zone in _MOTHERING:
            return easter(year) - timedelta(days=21)
        if name.startswith("thanksgiving") and reference.zone in _CANADA:
            return _nth_weekday(year, 10, 0, 2)
        day = date(year, *own) if own else holiday(name, year)
        if day is None:
            raise ValueError(name)
        return day

    return day_in


def _holiday(found: re.Match[str], reference: Reference) -> Found | None:
    day_in = _feast_day(_feast(found["name"]), reference)
    year = int(found["y"]) if found["y"] else None
    if found["which"]:
        year = reference.day.year + (found["which"].lower() == "next")

    def build(which: int) -> Days:
        day = day_in(which)
        return day, day

    return Found(found.start(), found.end(), Precision.DAY, on(build, year), explicit=year is not None)


def _around_holiday(found: re.Match[str], reference: Reference) -> Found | None:
    """Read "Memorial Day weekend", "Easter week"."""
    name = _feast(found["name"])
    day_in = _feast_day(name, reference)
    year = int(found["y"]) if found["y"] else None
    weekend = found["unit"].lower() == "weekend"

    def build(which: int) -> Days:
        day = day_in(which)
        if weekend and name == "easter":
            return day - timedelta(days=2), day + timedelta(days=1)
        return long_weekend(day) if weekend else periods.week(day)

    precision = Precision.RANGE if weekend else Precision.WEEK
    return Found(found.start(), found.end(), precision, on(build, year), explicit=year is not None)


def long_weekend(day: date) -> Days:
    """Return the weekend that a feast lengthens: with the Monday after it, with the Thursday or Friday before."""
    if day.weekday() == 0:
        return day - timedelta(days=2), day
    saturday, sunday = periods.weekend(day)
    return min(day, saturday) if day.weekday() >= 3 else saturday, sunday


def _advent(found: re.Match[str], reference: Reference) -> Found | None:
    """Read "the first Sunday of Advent"; the fourth is the last before Christmas."""
    nth = ORDINALS[found["n"].lower()]
    year = int(found["y"]) if found["y"] else None

    def build(which: int) -> Days:
        eve = date(which, 12, 24)
        sunday = eve - timedelta(days=(eve.weekday() + 1) % 7 + 7 * (4 - nth))
        return sunday, sunday

    return Found(found.start(), found.end(), Precision.DAY, on(build, year), explicit=year is not None)


def _holiday_season(found: re.Match[str], reference: Reference) -> Found | None:
    """Read "holiday 2026", "this holiday season": the last two months of a year."""
    year = year_number(found["y"], reference)

    def build(which: int) -> Days:
        return date(which, 11, 1), date(which, 12, 31)

    rule: Resolve = on(build, year)
    return Found(found.start(), found.end(), Precision.RANGE, rule, explicit=year is not None)


def _weekday_week(found: re.Match[str], reference: Reference) -> Found | None:
    """Read "Tuesday week" (a week after the coming one), "Friday next week"."""
    number = WEEKDAYS[found["wd"].lower().rstrip(".")]
    which = tidy(found["which"])
    monday = reference.day - timedelta(days=reference.day.weekday())
    ahead = (number - reference.day.weekday()) % 7 or 7
    if which.endswith("next week"):
        day = monday + timedelta(days=7 + number)
    elif which == "this week":
        day = monday + timedelta(days=number)
    else:
        day = reference.day + timedelta(days=ahead + (14 if which == "fortnight" else 7))
    return Found(found.start(), found.end(), Precision.DAY, fixed((day, day)))


def _weeks_from(found: re.Match[str], reference: Reference) -> Found | None:
    """Read "two weeks from Friday": so many weeks after the coming one."""
    ahead = (WEEKDAYS[found["wd"].lower().rstrip(".")] - reference.day.weekday()) % 7 or 7
    day = reference.day + timedelta(days=ahead + 7 * _count(found["n"]))
    return Found(found.start(), found.end(), Precision.DAY, fixed((day, day)))


def _day_week(found: re.Match[str], reference: Reference) -> Found | None:
    """Read "tomorrow week", "this day fortnight"."""
    days = 14 if found["unit"].lower() == "fortnight" else 7
    day = reference.day + timedelta(days=days + (found["day"].lower() == "tomorrow"))
    return Found(found.start(), found.end(), Precision.DAY, fixed((day, day)))


def _within_year(found: re.Match[str], reference: Reference) -> Found | None:
    days = reference.day, date(reference.day.year, 12, 31)
    return Found(found.start(), found.end(), Precision.PART_OF_YEAR, fixed(days))


def _week_beside(found: re.Match[str], reference: Reference) -> Found | None:
    """Read "the week before Thanksgiving"."""
    day_in = _feast_day(_feast(found["name"]), reference)
    year = int(found["y"]) if found["y"] else None
    step = timedelta(days=-7 if found["side"].lower() == "before" else 7)

    def build(which: int) -> Days:
        return periods.week(day_in(which) + step)

    return Found(found.start(), found.end(), Precision.WEEK, on(build, year), explicit=year is not None)


def _days_beside(found: re.Match[str], reference: Reference) -> Found | None:
    """Read "the day after Thanksgiving", "two days before Christmas"; in weeks it is the week that holds the day."""
    day_in = _feast_day(_feast(found["name"]), reference)
    year = int(found["y"]) if found["y"] else None
    weeks = (found["unit"] or "").lower() == "weeks"
    count = _count(found["n"]) if found["n"] else 1
    step = timedelta(days=(-1 if found["side"].lower() == "before" else 1) * count * (7 if weeks else 1))

    def build(which: int) -> Days:
        day = day_in(which) + step
        return periods.week(day) if weeks else (day, day)

    precision = Precision.WEEK if weeks else Precision.DAY
    return Found(found.start(), found.end(), precision, on(build, year), explicit=year is not None)


def _weekday_beside(found: re.Match[str], reference: Reference) -> Found | None:
    """Read "the Tuesday after Easter", "the Friday before Christmas"."""
    day_in, number = _feast_day(_feast(found["name"]), reference), WEEKDAYS[found["wd"].lower().rstrip(".")]
    year = int(found["y"]) if found["y"] else None
    before = found["side"].lower() == "before"

    def build(which: int) -> Days:
        feast = day_in(which)
        days = (feast.weekday() - number) % 7 if before else (number - feast.weekday()) % 7
        day = feast + timedelta(days=-(days or 7) if before else days or 7)
        return day, day

    return Found(found.start(), found.end(), Precision.DAY, on(build, year), explicit=year is not None)


def _weekend_beside(found: re.Match[str], reference: Reference) -> Found | None:
    """Read "the weekend before Christmas": the last that is over by then, or the first that begins after it."""
    day_in = _feast_day(_feast(found["name"]), reference)
    year = int(found["y"]) if found["y"] else None
    before = found["side"].lower() == "before"

    def build(which: int) -> Days:
        feast = day_in(which)
        if before:
            sunday = feast - timedelta(days=(feast.weekday() + 1) % 7 or 7)
            return sunday - timedelta(days=1), sunday
        saturday = feast + timedelta(days=(5 - feast.weekday()) % 7 or 7)
        return saturday, saturday + timedelta(days=1)

    return Found(found.start(), found.end(), Precision.RANGE, on(build, year), explicit=year is not None)


def _nth_weekday_of(found: re.Match[str], reference: Reference) -> Found | None:
    """Read "the first Monday in November"."""
    number, which = WEEKDAYS[found["wd"].lower().rstrip(".")], found["n"].lower()
    month_of, year = month_meant(found, reference)

    def build(of: int) -> Days:
        if which == "last":
            last = periods.months(of, month_of, 1)[1]
            day = last - timedelta(days=(last.weekday() - number) % 7)
        else:
            day = _nth_weekday(of, month_of, number, ORDINALS[which])
        return day, day

    return Found(found.start(), found.end(), Precision.DAY, on(build, year), explicit=year is not None)


def _nth_weekend_of(found: re.Match[str], reference: Reference) -> Found | None:
    """Read "the last weekend of June": a weekend belongs to the month of its Saturday."""
    which, (month_of, year) = found["n"].lower(), month_meant(found, reference)

    def build(of: int) -> Days:
        if which == "last":
            last = periods.months(of, month_of, 1)[1]
            saturday = last - timedelta(days=(last.weekday() - 5) % 7)
        else:
            saturday = _nth_weekday(of, month_of, 5, ORDINALS[which])
        return saturday, saturday + timedelta(days=1)

    return Found(found.start(), found.end(), Precision.RANGE, on(build, year), explicit=year is not None)


_UNITS = r"(?P<unit>day|night|week|fortnight|month|year)s?"
_N = rf"(?P<n>{COUNT})(?:\s+of)?"

# What is counted in ordinals beside days: "on Friday the 25th anniversary".
_COUNTED = (
    "anniversary|annual|birthday|book|century|edition|episode|film|floor|game|generation|issue|season|street|time|year"
)
_MONTH_NAMES = "|".join(MONTHS)

DAY_RULES: tuple[Rule, ...] = (
    compile_rule(r"(?P<day>(?:the\s+)?day\s+after\s+tomorrow)\b", _named_day),
    compile_rule(
        r"(?P<day>today|tonight|tomorrow|yesterday)\b(?!['’]s\s+(?:world|technology|generation|leaders))", _named_day
    ),
)
# "Today's launch" and "Friday's global release", but not "today's phones" or "the food at Friday's".
_OF_A_LAUNCH = r"(?=['’]s\s+(?:[\w-]{1,15}\s+){0,2}(?:launch|release|debut|premiere|opening|rollout|roll-out|lift-?off|drop|update|introduction|arrival)\b(?!\s+readiness))"
DAYS_OWN_RULES: tuple[Rule, ...] = (compile_rule(rf"(?P<day>today|tonight|yesterday){_OF_A_LAUNCH}", _named_day),)
WEEKDAYS_OWN_RULES: tuple[Rule, ...] = (compile_rule(rf"(?P<which>(?!))?{weekday('wd')}{_OF_A_LAUNCH}", _weekday),)
# The days of the great sales in Asia.
DOUBLE_RULES: tuple[Rule, ...] = (
    compile_rule(r"(?P<name>11\.11|12\.12)(?P<y>(?!))?(?P<which>(?!))?(?!\.?\d|\s?%)", _holiday),
)
WEEK_FROM_RULES: tuple[Rule, ...] = (
    compile_rule(r"(?P<day>tomorrow|today|this\s+day)\s+(?P<unit>week|fortnight)\b", _day_week),
)
NOW_RULES: tuple[Rule, ...] = (
    compile_rule(
        r"(?:this\s+(?:very\s+)?(?:morning|afternoon|evening|day\b)|as\s+of\s+now|from\s+now\s+on|right\s+now|now(?=\s*(?:[.,;!:)–—-]|\Z|(?:on|in|at|from|for|and|via|through|as|available|out|live|open|streaming|shipping|playing)\b))|immediately|with\s+immediate\s+effect|effective\s+immediately)\b(?!\s+(?:in\s+its|that|and\s+then))",
        _now,
    ),
)
SINCE_RULES: tuple[Rule, ...] = (compile_rule(r"since\s+(?:midnight|this\s+morning)\b", _now),)
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
WEEKDAY_WEEK_RULES: tuple[Rule, ...] = (
    compile_rule(
        rf"{weekday('wd')}\s+(?P<which>next\s+week|week|fortnight|of\s+next\s+week|this\s+week)\b(?!\s+of)",
        _weekday_week,
    ),
)
WEEKDAY_BESIDE_RULES: tuple[Rule, ...] = (
    compile_rule(
        rf"{weekday('wd')}\s+(?P<side>before|after)\s+(?P<name>{_HOLIDAYS})(?:\s?,?\s+(?P<y>20\d\d))?", _weekday_beside
    ),
)
WEEK_BESIDE_RULES: tuple[Rule, ...] = (
    compile_rule(
        rf"(?:a\s+)?week\s+(?P<side>before|after)\s+(?P<name>{_HOLIDAYS})(?:\s?,?\s+(?P<y>20\d\d))?", _week_beside
    ),
    compile_rule(rf"(?:a\s+)?week\s+(?P<which>on|from)\s+{weekday('wd')}", _weekday_week),
    compile_rule(rf"a\s+(?P<which>fortnight)\s+(?:on|from)\s+{weekday('wd')}", _weekday_week),
)
WEEKEND_BESIDE_RULES: tuple[Rule, ...] = (
    compile_rule(
        rf"weekend\s+(?P<side>before|after)\s+(?P<name>{_HOLIDAYS})(?!\w)(?:\s?,?\s+(?P<y>20\d\d))?",
        _weekend_beside,
    ),
)
DAYS_BESIDE_RULES: tuple[Rule, ...] = (
    compile_rule(
        rf"(?:{_N}\s+(?P<unit>days|weeks)|(?<=the\s)day)\s+(?P<side>before|after)\s+(?P<name>{_HOLIDAYS})(?!\w)(?:\s?,?\s+(?P<y>20\d\d))?",
        _days_beside,
    ),
)
WEEKS_FROM_RULES: tuple[Rule, ...] = (compile_rule(rf"{_N}\s+weeks\s+from\s+{weekday('wd')}", _weeks_from),)
NTH_WEEKDAY_RULES: tuple[Rule, ...] = (
    compile_rule(
        rf"(?P<n>first|second|third|fourth|last)\s+{weekday('wd')}\s+(?:of|in)\s+{MONTH_OF}",
        _nth_weekday_of,
    ),
    compile_rule(
        r"(?P<n>first|second|third|fourth)\s+sunday\s+(?:of|in)\s+advent\b(?:\s?,?\s+(?P<y>20\d\d))?", _advent
    ),
    compile_rule(rf"(?P<n>first|second|third|fourth|last)\s+weekend\s+(?:of|in)\s+{MONTH_OF}", _nth_weekend_of),
)
NTH_RULES: tuple[Rule, ...] = (
    compile_rule(
        r"(?P<d>[0-3]?\d)(?:st|nd|rd|th)\s+of\s+(?P<which>this|next|the\s+current|the\s+following)\s+month\b", _nth
    ),
    compile_rule(rf"(?P<which>(?!))?{NTH}", _nth),
)
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
    compile_rule(
        rf"(?P<name>{_HOLIDAYS})\s+(?:(?:bank\s+)?holiday\s+|long\s+)?(?P<unit>weekend|week)\b(?:\s?,?\s+(?P<y>20\d\d))?",
        _around_holiday,
    ),
    compile_rule(
        rf"(?P<name>{_HOLIDAYS})(?!\w)(?:\s?,?\s+(?P<y>20\d\d)|\s+(?:of\s+)?(?P<which>next|this)\s+year\b)?", _holiday
    ),
)
