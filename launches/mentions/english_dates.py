"""English: days, months and ranges of them, in British, American and ISO order."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from launches import periods
from launches.mentions.calendar_words import (
    DAY_WORD,
    OPTIONAL_YEAR,
    WEEKDAYS,
    any_month,
    day_number,
    month,
    month_number,
    weekday,
    year_number,
)
from launches.mentions.clock import parse_clock
from launches.mentions.expression import Found, Reference, fixed, on
from launches.periods import Days
from launches.window import Precision

Build = Callable[[re.Match[str], Reference], Found | None]
Rule = tuple[re.Pattern[str], Build]

_WEEKDAY = rf"(?:{weekday('wd')}(?:\s?,|\s+the)?\s{{1,3}})?"
_DAY = r"(?P<d>[0-3]?\d)(?:st|nd|rd|th|\.)?(?!\d|:\d|[.,]\d)"
_DAY2 = r"(?P<d2>[0-3]?\d)(?:st|nd|rd|th|\.)?(?!\d|:\d|[.,]\d)"
_DAY_END = r"(?P<d>[0-3]?\d)(?:st|nd|rd|th)?(?!\d|:\d|\.\d|,(?!20\d\d\b)\d)"
_DAY2_END = r"(?P<d2>[0-3]?\d)(?:st|nd|rd|th)?(?!\d|:\d|\.\d|,(?!20\d\d\b)\d)"
# "July the fourth." is a day, "May the first visitors" none.
ALONE = r"(?=\s*(?:[.,;:!?)–—-]|\Z|(?:and|at|for|from|in|is|of|on|to)\b))"
_ANY_WEEKDAY = weekday("wd").replace("?P<wd>", "?:")
_ANY_MONTH = month("m").replace("?P<m>", "?:")
# "Through Sunday, May 3": the last day's weekday may stand before it; joined by "and", it must be the next day.
_TO = (
    r"(?:\s?(?:[-–—]|to|and|or|&|/|until|till|through|thru)"
    rf"|,\s(?:until|till|through|thru|(?P<comma>to)|and(?=\s{_ANY_WEEKDAY}))\b)\s?"
    rf"(?:(?:(?<=and\s)|(?<=&\s)|(?<=or\s))(?P<apart>{_ANY_WEEKDAY})\s?,?\s|{_ANY_WEEKDAY}\s?,?\s)?(?:the\s+)?"
)
# "May 14, 15 and 16".
_LIST = r"(?P<list>(?:\s?,\s[0-3]?\d(?:st|nd|rd|th)?\b){1,8}\s?,?(?=\s(?:and|or|&)\s))?"


def compile_rule(pattern: str, build: Build) -> Rule:
    """Return a rule: a pattern, matched where a word that may begin it stands, and what it means."""
    return re.compile(pattern, re.IGNORECASE), build


def _weekday_number(found: re.Match[str]) -> int | None:
    name = found["wd"]
    return WEEKDAYS[name.lower().rstrip(".")] if name else None


def one_day(found: re.Match[str], precision: Precision, build: Callable[[int], Days], reference: Reference) -> Found:
    """Return the expression for days whose year may be left out."""
    year = year_number(found["y"], reference)
    days = on(build, year, _weekday_number(found))
    return Found(found.start(), found.end(), precision, days, explicit=year is not None)


def _day(found: re.Match[str], reference: Reference) -> Found | None:
    number, day = month_number(found["m"]), int(found["d"])
    if not 1 <= day <= 31:
        return None

    def build(year: int) -> Days:
        return date(year, number, day), date(year, number, day)

    return one_day(found, Precision.DAY, build, reference)


def _day_in_words(found: re.Match[str], reference: Reference) -> Found | None:
    """Read "the first of April", "June the twenty-third"."""
    number, day = month_number(found["m"]), day_number(found["w"])

    def build(year: int) -> Days:
        return date(year, number, day), date(year, number, day)

    return one_day(found, Precision.DAY, build, reference)


def _edge_of_month(found: re.Match[str], reference: Reference) -> Found | None:
    """Read "the last day of September"."""
    number, first = month_number(found["m"]), found["edge"].lower() == "first"

    def build(year: int) -> Days:
        days = periods.months(year, number, 1)
        return (days[0], days[0]) if first else (days[1], days[1])

    return one_day(found, Precision.DAY, build, reference)


def _edge_of_period(found: re.Match[str], reference: Reference) -> Found | None:
    """Read "the last day of the month", "the first day of next year"."""
    today, ahead = reference.day, (found["which"] or "").lower() == "next"
    if found["unit"].lower() == "month":
        start = periods.month_after(today, int(ahead))
        days = periods.months(start.year, start.month, 1)
    else:
        days = periods.year(today.year + ahead)
    day = days[0] if found["edge"].lower() == "first" else days[1]
    return Found(found.start(), found.end(), Precision.DAY, fixed((day, day)))


def _tells_apart(found: re.Match[str], neighbours: bool) -> bool:
    """Whether two days are no range: "out on 3 March, to 10 April" without "from", "Friday 3 and Sunday 12 April"."""
    if found["comma"]:
        return _FROM.search(found.string, max(0, found.start() - 16), found.start()) is None
    return found["apart"] is not None and not neighbours


def _days_of_month(found: re.Match[str], reference: Reference) -> Found | None:
    number, first, last = month_number(found["m"]), int(found["d"]), int(found["d2"])
    if not 1 <= first < last <= 31 or _tells_apart(found, last == first + 1):
        return None
    if found["list"] and [int(day) for day in _FIGURES.findall(found["list"])] != list(range(first + 1, last)):
        return None

    def build(year: int) -> Days:
        return date(year, number, first), date(year, number, last)

    return one_day(found, Precision.RANGE, build, reference)


def _days_over_months(found: re.Match[str], reference: Reference) -> Found | None:
    first_month, last_month = month_number(found["m"]), month_number(found["m2"])
    first, last = int(found["d"]), int(found["d2"])
    if not (1 <= first <= 31 and 1 <= last <= 31):
        return None
    if _tells_apart(found, (last_month, last) == (first_month, first + 1)):
        return None
    first_year = year_number(found["y0"], reference)
    wraps = (last_month, last) < (first_month, first)

    def build(year: int) -> Days:
        begin = year - wraps if first_year is None else first_year
        return date(begin, first_month, first), date(year, last_month, last)

    if first_year is not None and not found["y"]:
        days = on(build, first_year + wraps)
        return Found(found.start(), found.end(), Precision.RANGE, days, explicit=True)
    return one_day(found, Precision.RANGE, build, reference)


def _month(found: re.Match[str], reference: Reference) -> Found | None:
    number = month_number(found["m"])
    year = year_number(found["y"], reference)

    def build(which: int) -> Days:
        return periods.months(which, number, 1)

    return Found(found.start(), found.end(), Precision.MONTH, on(build, year), explicit=year is not None)


def _months(found: re.Match[str], reference: Reference) -> Found | None:
    first, last = month_number(found["m"]), month_number(found["m2"])
    year = year_number(found["y"], reference)
    first_year = year_number(found["y0"], reference)
    if first == last and first_year is None:
        return None
    if found["list"]:
        listed = [month_number(name) for name in _MONTH_NAMES.findall(found["list"])]
        if listed != [(first + step) % 12 + 1 for step in range((last - first - 1) % 12)]:
            return None

    def build(which: int) -> Days:
        begin = (which - (last < first)) if first_year is None else first_year
        return date(begin, first, 1), periods.months(which, last, 1)[1]

    span = (last - first) % 12 + 1
    if span > 10 and year is None:
        return None
    calendar_quarter = span == 3 and first % 3 == 1 and first_year in (None, year)
    precision = Precision.QUARTER if calendar_quarter else Precision.RANGE
    return Found(found.start(), found.end(), precision, on(build, year), explicit=year is not None)


_FROM = re.compile(r"\bfrom\b", re.IGNORECASE)
_FIGURES = re.compile(r"\d+")
_MONTH_NAMES = re.compile(_ANY_MONTH, re.IGNORECASE)
_ISO = re.compile(r"(?P<y>(?:19|20)\d\d)(?P<sep>[-/.])(?P<m>\d{1,2})(?P=sep)(?P<d>\d{1,2})(?!\d)(?P<t>T(?=[0-2]\d:))?")
_MONTH_OF_YEAR = re.compile(r"(?P<m>0[1-9]|1[0-2])/(?P<y>20\d\d)(?![\d/.-]?\d)")
# "Report 11/2015" and "Regulation 03/2024" are numbers.
_NUMBERED = re.compile(r"\b(?:reports?|issues?|regulations?|laws?|no\.?)\s\Z", re.IGNORECASE)
_NUMERIC = re.compile(
    r"(?P<a>\d{1,2})(?P<sep>\.\s|[/.\-])(?P<b>\d{1,2})(?P=sep)(?P<y>(?:19|20)\d\d|\d\d)(?![\d/.-]?\d)"
)
_UNTIL = r"\s?(?:[-–—]|to|until|till|through|thru)\s?"
_ISO_DAYS = re.compile(
    rf"(?P<y0>20\d\d)-(?P<m0>\d\d)-(?P<d0>\d\d)(?:{_UNTIL}|\s?/\s?)(?P<y>20\d\d)-(?P<m>\d\d)-(?P<d>\d\d)(?!\d)"
)
_NUMERIC_DAYS = re.compile(
    r"(?P<a0>\d{1,2})(?P<sep>[/.-])(?P<b0>\d{1,2})(?:(?P=sep)(?P<y0>20\d\d|\d\d)?)?"
    rf"{_UNTIL}(?P<a>\d{{1,2}})(?P=sep)(?P<b>\d{{1,2}})(?P=sep)(?P<y>20\d\d|\d\d)(?![\d/.-]?\d)"
)
_DOTTED_DAYS = re.compile(
    rf"(?<!\d\.)(?P<d0>[0-3]?\d)\.?{_UNTIL}(?P<d>[0-3]?\d)\.(?P<m>[01]?\d)\.(?P<y>20\d\d|\d\d)(?![\d/.-]?\d)"
)
_SHORT_DAYS = re.compile(
    r"(?P<a0>\d{1,2})/(?P<b0>\d{1,2})(?P<y0>(?!))?\s?[-–—]\s?(?P<a>\d{1,2})/(?P<b>\d{1,2})(?P<y>(?!))?(?![\d/])"
)
_LEAP_YEAR = 2000
# A shop that is "open 24/7" opens on no 24 July.
_SHORT_NUMERIC = re.compile(r"(?!24/7)(?P<a>\d{1,2})/(?P<b>\d{1,2})(?![\d/])")


def _iso(found: re.Match[str], reference: Reference) -> Found | None:
    """Read "2026-07-04" and "2026-07-04T09:30Z": what stands behind the letter is a time of day."""
    day = _exact(found, int(found["y"]), int(found["m"]), int(found["d"]))
    clock = parse_clock(found.string, found.end(), reference.zone) if found["t"] else None
    return day._replace(end=clock.end, clock=clock.clock) if day and clock else day


def _numeric(found: re.Match[str], reference: Reference) -> Found | None:
    year = int(found["y"]) + (2000 if len(found["y"]) == 2 else 0)
    # "1. 6. 2026" is nobody's but a European's.
    month_first = reference.month_first and found["sep"] != ". "
    return _exact(found, year, *month_and_day(int(found["a"]), int(found["b"]), month_first))


def month_and_day(a: int, b: int, month_first: bool) -> tuple[int, int]:
    """Return month and day of two numbers in the maker's order, unless only the other order makes a date."""
    if (month_first and a <= 12) or b > 12:
        return a, b
    return b, a


def _exact(found: re.Match[str], year: int, number: int, day: int) -> Found | None:
    try:
        days = date(year, number, day), date(year, number, day)
    except ValueError:
        return None
    return Found(found.start(), found.end(), Precision.DAY, on(lambda _year: days, year), explicit=True)


def _numeric_days(found: re.Match[str], reference: Reference) -> Found | None:
    """Read "12.06.–14.06.2026", "12/06/2026 – 14/06/2026" and "4/3-4/6"."""
    month_first = reference.month_first
    orders = [(int(found["a0"]), int(found["b0"])), (int(found["a"]), int(found["b"]))]
    if any(a > 12 for a, _ in orders) or any(b > 12 for _, b in orders):
        month_first = all(a <= 12 for a, _ in orders)
    (number, day), (last_number, last_day) = orders if month_first else [order[::-1] for order in orders]
    year, first_year = (int(text) + 2000 * (len(text) == 2) if text else None for text in (found["y"], found["y0"]))
    wraps = (last_number, last_day) < (number, day)

    def build(which: int) -> Days:
        return date(first_year or which - wraps, number, day), date(which, last_number, last_day)

    return _range(found, build, year)


def _iso_days(found: re.Match[str], _reference: Reference) -> Found | None:
    """Read "2026-04-03 to 2026-04-06"."""

    def build(year: int) -> Days:
        return date(int(found["y0"]), int(found["m0"]), int(found["d0"])), date(year, int(found["m"]), int(found["d"]))

    return _range(found, build, int(found["y"]))


def _dotted_days(found: re.Match[str], _reference: Reference) -> Found | None:
    """Read "12-14.06.2026"."""
    first, last, number = int(found["d0"]), int(found["d"]), int(found["m"])

    def build(year: int) -> Days:
        return date(year, number, first), date(year, number, last)

    return _range(found, build, int(found["y"]) + 2000 * (len(found["y"]) == 2))


def _range(found: re.Match[str], build: Callable[[int], Days], year: int | None) -> Found | None:
    """Return the days from one to another, unless they are none or run backwards."""
    try:
        first, last = build(year or _LEAP_YEAR)
    except ValueError:
        return None
    if last <= first:
        return None
    return Found(found.start(), found.end(), Precision.RANGE, on(build, year), explicit=year is not None)


def _month_of_year(found: re.Match[str], _reference: Reference) -> Found | None:
    """Read "03/2024"."""
    if _NUMBERED.search(found.string, max(0, found.start() - 13), found.start()):
        return None
    year, number = int(found["y"]), int(found["m"])
    days = periods.months(year, number, 1)
    return Found(found.start(), found.end(), Precision.MONTH, on(lambda _year: days, year), explicit=True)


def _short_numeric(found: re.Match[str], reference: Reference) -> Found | None:
    number, day = month_and_day(int(found["a"]), int(found["b"]), reference.month_first)
    if not (1 <= number <= 12 and 1 <= day <= 31):
        return None

    def build(year: int) -> Days:
        return date(year, number, day), date(year, number, day)

    return Found(found.start(), found.end(), Precision.DAY, on(build, None))


def _dotted(found: re.Match[str], reference: Reference) -> Found | None:
    return _short_numeric(found, reference._replace(month_first=False))


def _weekday_numeric(found: re.Match[str], reference: Reference) -> Found | None:
    """Read "Saturday 16/9": the weekday outranks the maker's order of numbers."""
    a, b, weekday_number = int(found["a"]), int(found["b"]), _weekday_number(found)
    orders = [month_and_day(a, b, first) for first in (reference.month_first, not reference.month_first)]
    orders = [(number, day) for number, day in orders if 1 <= number <= 12 and 1 <= day <= 31]
    if not orders:
        return None
    number, day = next((order for order in orders if _falls_on(order, weekday_number, reference.day.year)), orders[0])

    def build(year: int) -> Days:
        return date(year, number, day), date(year, number, day)

    return Found(found.start(), found.end(), Precision.DAY, on(build, None, weekday_number))


def _falls_on(order: tuple[int, int], weekday_number: int | None, year: int) -> bool:
    try:
        return date(year, *order).weekday() == weekday_number
    except ValueError:
        return False


def _week_of_numeric(found: re.Match[str], reference: Reference) -> Found | None:
    """Read "the week of 10/5", "w/c 13/04/2026"."""
    number, day = month_and_day(int(found["a"]), int(found["b"]), reference.month_first)
    year = int(found["y"]) + 2000 * (len(found["y"]) == 2) if found["y"] else None

    def build(year: int) -> Days:
        return periods.week(date(year, number, day))

    return Found(found.start(), found.end(), Precision.WEEK, on(build, year), explicit=year is not None)


def _week_of(found: re.Match[str], reference: Reference) -> Found | None:
    number, day = month_number(found["m"] or found["mb"]), int(found["d"] or found["db"])
    if not 1 <= day <= 31:
        return None

    def build(year: int) -> Days:
        return periods.week(date(year, number, day))

    year = year_number(found["y"], reference)
    return Found(found.start(), found.end(), Precision.WEEK, on(build, year), explicit=year is not None)


def _week_number(found: re.Match[str], reference: Reference) -> Found | None:
    number = int(found["n"])
    year = year_number(found["y"], reference)

    def build(which: int) -> Days:
        monday = date.fromisocalendar(which, number, 1)
        return monday, monday + timedelta(days=6)

    return Found(found.start(), found.end(), Precision.WEEK, on(build, year), explicit=year is not None)


_M, _M2 = month("m"), month("m2")
_DAY_WORDS = r"(?:\s+of)?"
_FIRST_YEAR = r"(?:\s?,?\s+(?P<y0>(?:19|20)\d\d))?"

_DAYS_OVER_MONTHS = rf"{_DAY}{_DAY_WORDS}\s?{_M}{_FIRST_YEAR}{_TO}{_DAY2}{_DAY_WORDS}\s?{_M2}{OPTIONAL_YEAR}"
_DAYS_OF_MONTH = rf"{_DAY}{_LIST}{_TO}{_DAY2}{_DAY_WORDS}\s?{_M}{OPTIONAL_YEAR}"
_OVER_MONTHS = rf"{_M}\s?{_DAY_END}{_FIRST_YEAR}{_TO}{_M2}\s?{_DAY2_END}{OPTIONAL_YEAR}"
_OF_MONTH = rf"{_M}\s?{_DAY_END}{_LIST}{_TO}{_DAY2_END}(?!\s?[ap]\.?m){OPTIONAL_YEAR}"
# "Friday, March 27", "Saturday and Sunday, March 28".
_WEEKDAYS = rf"{weekday('wd')}(?:\s?(?:[-–—&]|to|and|until|through|thru)\s?{_ANY_WEEKDAY})?(?:\s?,|\s+the)?\s{{1,3}}"

_WEEK_OF = (
    r"(?:(?<!\sa\s)week\s+(?:of|beginning|commencing|starting|ending|from)|w/?[cbe]\b)(?:\s+on)?\s+"
    rf"(?:{weekday('wd')},?\s+)?(?:the\s+)?"
)

DIGIT_RULES: tuple[Rule, ...] = (
    (_ISO, _iso),
    (_NUMERIC, _numeric),
    (_MONTH_OF_YEAR, _month_of_year),
    compile_rule(rf"(?P<wd>\b)?{_DAYS_OVER_MONTHS}", _days_over_months),
    compile_rule(rf"(?P<wd>\b)?{_DAYS_OF_MONTH}", _days_of_month),
    compile_rule(rf"(?P<wd>\b)?{_DAY}{_DAY_WORDS}[\s./-]?{any_month('m')}{OPTIONAL_YEAR}", _day),
)
YEAR_FIRST: tuple[Rule, ...] = (
    compile_rule(rf"(?P<wd>\b)?(?P<y>20\d\d)[\s-]{_M}[\s-]{_DAY_END}", _day),
    (_ISO_DAYS, _iso_days),
)
NUMERIC_DAYS: tuple[Rule, ...] = ((_NUMERIC_DAYS, _numeric_days), (_DOTTED_DAYS, _dotted_days))
# Where a row begins: "11/9 – opening night", but not "7/10: a solid game"; "10.07. Tin Museum".
ROW_RULES: tuple[Rule, ...] = (
    (re.compile(r"(?P<a>\d{1,2})/(?!(?:5|10)\b)(?P<b>\d{1,2})(?=\s?[–—:])"), _short_numeric),
    (re.compile(r"(?P<a>[0-3]\d)\.(?P<b>0\d|1[0-2])\.(?=\s)"), _dotted),
)
SHORT_DAYS: Rule = (_SHORT_DAYS, _numeric_days)
SHORT_NUMERIC: Rule = (_SHORT_NUMERIC, _short_numeric)
SHORT_DOTTED: Rule = (re.compile(r"(?P<a>[0-3]?\d)\.(?P<b>0?[1-9]|1[0-2])\.(?!\d)"), _dotted)
DAY_WORD_RULES: tuple[Rule, ...] = (
    compile_rule(rf"(?P<wd>\b)?(?P<w>{DAY_WORD})(?:\s+day)?\s+of\s+{_M}(?!['’]s){OPTIONAL_YEAR}", _day_in_words),
)
EDGE_RULES: tuple[Rule, ...] = (
    compile_rule(rf"(?P<wd>\b)?(?P<edge>last|final)\s+day\s+(?:of|in)\s+{_M}{OPTIONAL_YEAR}", _edge_of_month),
    compile_rule(
        r"(?P<edge>first|last|final)\s+day\s+of\s+(?:the\s+)?(?:(?P<which>this|next|current)\s+)?(?P<unit>month|year)\b",
        _edge_of_period,
    ),
)
MONTH_RULES: tuple[Rule, ...] = (
    compile_rule(rf"(?P<wd>\b)?{_OVER_MONTHS}", _days_over_months),
    compile_rule(rf"(?P<wd>\b)?{_OF_MONTH}", _days_of_month),
    compile_rule(
        rf"(?P<wd>\b)?{_M}(?:\s{{0,2}}|-(?=\d{{1,2}}-20\d\d\b))(?:the\s+)?{_DAY_END}(?!\s?(?:[ap]\.?m\b|o['’]clock|noon|percent|per|million|thousand)){OPTIONAL_YEAR}",
        _day,
    ),
    compile_rule(rf"(?P<wd>\b)?{_M}\s+the\s+(?P<w>{DAY_WORD}){ALONE}{OPTIONAL_YEAR}", _day_in_words),
    compile_rule(
        rf"{_M}{_FIRST_YEAR}(?P<list>(?:,\s{_ANY_MONTH}){{1,8}},?(?=\s(?:and|or|&)\s))?\s?(?:[-–—/]|to|and|or|&|through)\s?{_M2}(?:\s+quarter\b(?:\s+of\b)?)?{OPTIONAL_YEAR}",
        _months,
    ),
    compile_rule(rf"{any_month('m')}{OPTIONAL_YEAR}", _month),
)
WEEKDAY_RULES: tuple[Rule, ...] = (
    compile_rule(rf"{_WEEKDAY}(?P<w>{DAY_WORD})\s+of\s+{_M}(?!['’]s){OPTIONAL_YEAR}", _day_in_words),
    compile_rule(
        rf"{weekday('wd')}\s?,?\s{{1,3}}(?P<a>\d{{1,2}})/(?P<b>\d{{1,2}})(?![\d/]|\s?[ap]\.?m\b)", _weekday_numeric
    ),
    compile_rule(rf"{_WEEKDAY}{_DAY}{_DAY_WORDS}\s?{_M}{OPTIONAL_YEAR}", _day),
    compile_rule(rf"{_WEEKDAY}{_M}\s?(?:the\s+)?{_DAY_END}{OPTIONAL_YEAR}", _day),
)
WEEKDAYS_RULES: tuple[Rule, ...] = (
    compile_rule(rf"{_WEEKDAYS}{_DAYS_OVER_MONTHS}", _days_over_months),
    compile_rule(rf"{_WEEKDAYS}{_DAYS_OF_MONTH}", _days_of_month),
    compile_rule(rf"{_WEEKDAYS}{_OVER_MONTHS}", _days_over_months),
    compile_rule(rf"{_WEEKDAYS}{_OF_MONTH}", _days_of_month),
)
WEEK_RULES: tuple[Rule, ...] = (
    compile_rule(
        rf"{_WEEK_OF}(?:{_M}\s?{_DAY_END}|(?P<db>[0-3]?\d)(?:st|nd|rd|th)?(?:\s+of)?\s+{month('mb')}){OPTIONAL_YEAR}",
        _week_of,
    ),
    compile_rule(rf"{_WEEK_OF}(?P<a>\d{{1,2}})/(?P<b>\d{{1,2}})(?:/(?P<y>20\d\d|\d\d))?(?![\d/])", _week_of_numeric),
    compile_rule(
        rf"(?:(?:calendar\s+)?week\s+(?:no\.?\s?|number\s)?|cw\s?|kw\s?|wk\.?\s?)(?P<n>[0-5]?\d)\b(?!\s?(?:%|percent|per|games?|match(?:es|up)?|fixtures?|of\s+the\s+season)\b)(?:\s?/(?=\s20\d\d))?{OPTIONAL_YEAR}",
        _week_number,
    ),
)

# Where a text tells a move, these are two dates.
LONG_RANGES: frozenset[Build] = frozenset({_months, _days_over_months, _numeric_days, _iso_days})
RANGES = LONG_RANGES | {_days_of_month, _dotted_days}
