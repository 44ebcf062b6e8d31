"""English: parts of months and years, quarters, halves, seasons, years."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from launches import periods
from launches.mentions.calendar_words import (
    MONTH_OF,
    NUMBERS,
    OPTIONAL_YEAR,
    ORDINALS,
    PARTS,
    SEASONS,
    YEAR,
    month,
    month_meant,
    month_number,
    tidy,
    year_number,
)
from launches.mentions.english_dates import Build, Rule, compile_rule
from launches.mentions.expression import Fiscal, Found, Reference, Resolve, Tense, fixed, on
from launches.periods import Days
from launches.window import Precision

# "By end-2027", "at end June": without "of", an end needs a dash or a word before it.
_END = r"(?:end(?=-)|(?<=by\s)end|(?<=at\s)end|(?<=before\s)end)"
_PART = (
    rf"(?P<part>early|mid|late|{_END}|"
    r"(?:beginning|start|middle|end|close|tail\s+end|opening\s+days|closing\s+days|outset"
    r"|(?:early|middle|later|latter)\s+part)(?:\s+|-)of"
    r"|(?:first|last)\s+(?:few\s+|ten\s+)?days\s+of)[\s-]{0,2}(?:(?:in|on)\s+)?(?:the\s+month\s+of\s+)?"
)
_ORDINAL = r"(?P<n>first|1st|second|2nd|third|3rd|fourth|4th|final|last|latter|opening|closing|former|back)"
_FISCAL = r"(?P<fy>(?:(?:its|our|their|the|company['’]s|calendar)\s+)?(?:fiscal|financial|FY)\s?(?:year\b)?[\s-]{0,2})?"
# "In its fiscal third quarter".
_FISCAL_BEFORE = re.compile(r"\b(?:fiscal|financial)\s\Z", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s\Z", re.IGNORECASE)
_OWNED = re.compile(r"(?:\b(?:the|its|our|their|this|that)|['’]s)\s\Z", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s\Z", re.IGNORECASE)
_YEARS = 5
_THIRDS = {"first": "early", "second": "mid", "last": "late", "final": "late"}
_CALENDAR = r"(?:(?:the\s+)?calendar\s+(?:year\s+)?)?"


def _part_name(found: re.Match[str]) -> str:
    word = tidy(found["part"])
    if word.endswith(("days of", "months of")):
        return "late" if word.startswith(("last", "closing", "final")) else "early"
    return PARTS[word.replace("-", " ").split()[0]]


def _by_year(
    found: re.Match[str],
    precision: Precision,
    build: Callable[[int], Days],
    reference: Reference,
) -> Found:
    return _in_year(found, precision, build, year_number(found["y"], reference))


def _in_year(found: re.Match[str], precision: Precision, build: Callable[[int], Days], year: int | None) -> Found:
    return Found(found.start(), found.end(), precision, on(build, year), explicit=year is not None)


def _part_of_month(found: re.Match[str], reference: Reference) -> Found | None:
    part, number = _part_name(found), month_number(found["m"])
    return _by_year(found, Precision.PART_OF_MONTH, lambda year: periods.part_of_month(year, number, part), reference)


def _part_of_two_months(found: re.Match[str], reference: Reference) -> Found | None:
    first, last = month_number(found["m"]), month_number(found["m2"])

    def build(year: int) -> Days:
        begin = periods.part_of_month(year - (last < first), first, PARTS[found["part"].lower()])[0]
        return begin, periods.part_of_month(year, last, PARTS[found["part2"].lower()])[1]

    return _by_year(found, Precision.RANGE, build, reference)


def _parts_of_month(found: re.Match[str], reference: Reference) -> Found | None:
    """Read "mid to late June"."""
    parts, number = (PARTS[found["part"].lower()], PARTS[found["part2"].lower()]), month_number(found["m"])

    def build(year: int) -> Days:
        first, last = (periods.part_of_month(year, number, part) for part in parts)
        return first[0], last[1]

    return _by_year(found, Precision.RANGE, build, reference) if parts[0] != parts[1] else None


def _parts_of_year(found: re.Match[str], reference: Reference) -> Found | None:
    """Read "early to mid-2027"."""
    parts = PARTS[found["part"].lower()], PARTS[found["part2"].lower()]

    def build(year: int) -> Days:
        first, last = (periods.part_of_year(year, part) for part in parts)
        return first[0], last[1]

    return _by_year(found, Precision.RANGE, build, reference) if parts[0] != parts[1] else None


def _part_of_two_years(found: re.Match[str], reference: Reference) -> Found | None:
    """Read "late 2026 or early 2027", "late this year or early next"."""
    first_year, last_year = _two_years(found, reference)
    first = periods.part_of_year(first_year, PARTS[found["part"].lower()])
    return _joined(found, first, periods.part_of_year(last_year, PARTS[found["part2"].lower()]))


def _two_years(found: re.Match[str], reference: Reference) -> tuple[int, int]:
    last = found["y"] if found["y"].lower() != "next" else "next year"
    # A year is written in both places.
    return year_number(found["y0"], reference) or 0, year_number(last, reference) or 0


def _joined(found: re.Match[str], first: Days, last: Days) -> Found | None:
    """Return two periods as one; what is joined by "and" may be two dates unless one follows the other."""
    if last[0] <= first[1] or (found["also"] and last[0] != first[1] + timedelta(days=1)):
        return None
    return Found(found.start(), found.end(), Precision.RANGE, fixed((first[0], last[1])), explicit=True)


def _part_of_this_month(found: re.Match[str], reference: Reference) -> Found | None:
    part = _part_name(found)
    ahead = found["which"].lower().split()[-1] in ("next", "following", "coming")
    first = periods.month_after(reference.day, 1 if ahead else 0)
    days = periods.part_of_month(first.year, first.month, part)
    return Found(found.start(), found.end(), Precision.PART_OF_MONTH, fixed(days))


def _half_of_month(found: re.Match[str], reference: Reference) -> Found | None:
    second, (number, year_of) = ORDINALS[found["n"].lower()] != 1, month_meant(found, reference)

    def build(year: int) -> Days:
        first, last = periods.months(year, number, 1)
        return (first.replace(day=16), last) if second else (first, first.replace(day=15))

    return _in_year(found, Precision.RANGE, build, year_of)


def _third_of_month(found: re.Match[str], reference: Reference) -> Found | None:
    part, number = _THIRDS[found["n"].lower()], month_number(found["m"])
    return _by_year(found, Precision.PART_OF_MONTH, lambda year: periods.part_of_month(year, number, part), reference)


def _fortnight_of_month(found: re.Match[str], reference: Reference) -> Found | None:
    """Read "the first two weeks of August", "the last fortnight of July"."""
    number, late = month_number(found["m"]), found["n"].lower() != "first"

    def build(year: int) -> Days:
        first, last = periods.months(year, number, 1)
        return (last - timedelta(days=13), last) if late else (first, first + timedelta(days=13))

    return _by_year(found, Precision.RANGE, build, reference)


def _week_of_month(found: re.Match[str], reference: Reference) -> Found | None:
    """Read "the first week of May", days 1 to 7, and "the first full week", which is one from Monday to Sunday."""
    ordinal, (number, year_of), full = found["n"].lower(), month_meant(found, reference), found["full"] is not None

    def build(year: int) -> Days:
        first, last = periods.months(year, number, 1)
        if ordinal in ("last", "final", "closing"):
            last -= timedelta(days=(last.weekday() + 1) % 7 if full else 0)
            return last - timedelta(days=6), last
        begin = first + timedelta(days=7 * (ORDINALS[ordinal] - 1) + (-first.weekday() % 7 if full else 0))
        return begin, begin + timedelta(days=6)

    return _in_year(found, Precision.WEEK if full else Precision.RANGE, build, year_of)


def _part_of_year(found: re.Match[str], reference: Reference) -> Found | None:
    part = _part_name(found)
    return _by_year(found, Precision.PART_OF_YEAR, lambda year: periods.part_of_year(year, part), reference)


def _years(found: re.Match[str], reference: Reference) -> Found | None:
    """Read "2028–2030", "2028 or 2029" and "between 2028 and 2030"."""
    first, last, link = int(found["y"]), int(found["y2"]), found["link"].lower()
    before = found.string[max(0, found.start() - 12) : found.start()]
    # "Slips from 2027 to 2028" tells two dates.
    apart = (link == "and" and not _BETWEEN.search(before)) or (link == "to" and _FROM.search(before))
    if apart or not first < last <= first + _YEARS:
        return None
    days = periods.year(first)[0], periods.year(last)[1]
    return Found(found.start(), found.end(), Precision.RANGE, fixed(days), explicit=True)


def _part_of_new_year(found: re.Match[str], reference: Reference) -> Found | None:
    """Read "early in the new year": until January is over, the year has only just begun."""
    year = reference.day.year + (reference.day.month > 1)
    days = fixed(periods.part_of_year(year, _part_name(found)))
    return Found(found.start(), found.end(), Precision.PART_OF_YEAR, days)


def _turn_of_year(found: re.Match[str], reference: Reference) -> Found | None:
    def build(year: int) -> Days:
        return date(year, 12, 1), date(year + 1, 1, 31)

    return Found(found.start(), found.end(), Precision.RANGE, on(build, None))


def _year_end(found: re.Match[str], reference: Reference) -> Found | None:
    year = int(found["y"]) if found["y"] else reference.day.year
    rule = fixed(periods.part_of_year(year, "late"))
    return Found(found.start(), found.end(), Precision.PART_OF_YEAR, rule, explicit=found["y"] is not None)


def _quarter_number(text: str) -> int:
    word = text.lower()
    return int(word) if word.isdigit() else ORDINALS.get(word) or NUMBERS[word]


def _division(found: re.Match[str], reference: Reference, quarter: bool) -> Found | None:
    number = _quarter_number(found["n"])
    if not quarter and number > 2:
        number = 2
    length = 3 if quarter else 6
    precision = Precision.QUARTER if quarter else Precision.HALF
    before = found.string[max(0, found.start() - 11) : found.start()]
    if "calendar" not in found["fy"].lower() if found["fy"] else _FISCAL_BEFORE.search(before):
        return _fiscal_division(found, reference, number, length, precision)
    cut = periods.quarter if quarter else periods.half
    return _by_year(found, precision, lambda year: cut(year, number), reference)


def _fiscal_division(
    found: re.Match[str], reference: Reference, number: int, length: int, precision: Precision
) -> Found | None:
    fiscal = reference.fiscal
    if fiscal is None:
        return _unread(found, precision)
    year = year_number(_full_year(found["y"]), reference)

    def build(which: int) -> Days:
        return periods.months_from(fiscal.base(which), length * (number - 1), length)

    return Found(found.start(), found.end(), precision, on(build, year), explicit=year is not None)


def _unread(found: re.Match[str], precision: Precision) -> Found:
    """Return what is a date for the maker's accountants alone: its words are not to be taken for a calendar's."""
    return Found(found.start(), found.end(), precision, lambda _reference, _tense: None)


def _fiscal_year(found: re.Match[str], reference: Reference) -> Found | None:
    """Read "fiscal 2027" and "the end of FY27" of a maker whose text says when its year begins."""
    fiscal = reference.fiscal
    if fiscal is None:
        return _unread(found, Precision.RANGE)
    begin = fiscal.base(year_number(_full_year(found["y"]), reference) or 0)
    days = periods.months_from(begin, 8, 4) if found["end"] else periods.months_from(begin, 0, 12)
    return Found(found.start(), found.end(), Precision.RANGE, fixed(days), explicit=True)


def _fiscal_named(found: re.Match[str], reference: Reference) -> Found | None:
    length = 3 if found["unit"].lower() == "quarter" else 6
    precision = Precision.QUARTER if length == 3 else Precision.HALF
    return _fiscal_division(found, reference, _quarter_number(found["n"]), length, precision)


def _fiscal_ending(found: re.Match[str], reference: Reference) -> Found | None:
    own = reference._replace(fiscal=Fiscal(month_number(found["m"] or found["mb"]) % 12 + 1))
    return _fiscal_named(found, own) if found["unit"] else _fiscal_year(found, own)


def _full_year(text: str | None) -> str | None:
    if text and len(text) > 4 and text[:2].isdigit():
        return "20" + text[-2:]
    return "20" + text if text and len(text) == 2 else text


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
    year = year_number(_full_year(found["y"]), reference)
    length, precision = (3, Precision.QUARTER) if kind == "q" else (6, Precision.HALF)
    if found["fy"] is not None:
        return _fiscal_division(found, reference, number, length, precision)

    def build(which: int) -> Days:
        return periods.months_from(date(which, 1, 1), length * (number - 1), length)

    return Found(found.start(), found.end(), precision, on(build, year), explicit=year is not None)


def _quarters_over_years(found: re.Match[str], reference: Reference) -> Found | None:
    """Read "Q4 2026 or Q1 2027", "the fourth quarter of 2026 or the first quarter of 2027"."""
    first_year, last_year = _two_years(found, reference)
    first = periods.quarter(first_year, _quarter_number(found["n"]))
    return _joined(found, first, periods.quarter(last_year, _quarter_number(found["n2"])))


def _short_range(found: re.Match[str], reference: Reference) -> Found | None:
    first, last = _quarter_number(found["n"]), _quarter_number(found["n2"])
    if not 1 <= first < last <= 4:
        return None
    return _by_year(
        found,
        Precision.RANGE,
        lambda year: (periods.quarter(year, first)[0], periods.quarter(year, last)[1]),
        reference,
    )


def _ending(found: re.Match[str], reference: Reference) -> Found | None:
    """Read "the quarter ending March 31, 2027"."""
    number = month_number(found["m"] or found["mb"])
    length = 3 if tidy(found["unit"]) in ("quarter", "three months") else 6
    precision = Precision.QUARTER if length == 3 else Precision.HALF

    def build(year: int) -> Days:
        return periods.months_from(date(year, number, 1), 1 - length, length)

    return _by_year(found, precision, build, reference)


def _quarter_of_month(found: re.Match[str], reference: Reference) -> Found | None:
    """Read "the September quarter", as Australians and Indians call the one that ends with it."""
    number = month_number(found["m"]) // 3
    return _by_year(found, Precision.QUARTER, lambda year: periods.quarter(year, number), reference)


def season_start(name: int, reference: Reference) -> int:
    """Return the month a season begins in; `name` is the one up north."""
    return (name + 5) % 12 + 1 if reference.southern else name


def _season(found: re.Match[str], reference: Reference) -> Found | None:
    return season_named(found, reference, SEASONS[found["s"].lower()], found["y"], (found["which"] or "").lower())


def season_named(found: re.Match[str], reference: Reference, name: int, year: str | None, which: str) -> Found | None:
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
        return None if autumn is None or tense is Tense.PAST else autumn.days(seen_from, tense)

    return autumn and autumn._replace(days=days)


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


def _seasons(found: re.Match[str], reference: Reference) -> Found | None:
    first, last = SEASONS[found["s"].lower()], SEASONS[found["s2"].lower()]

    def build(year: int) -> Days:
        return date(year, first, 1), periods.months(year, last, 3)[1]

    return _by_year(found, Precision.RANGE, build, reference) if first < last else None


def _months_of_year(found: re.Match[str], reference: Reference) -> Found | None:
    """Read "the first six months of 2026"."""
    six = found["unit"].lower() == "six"
    last = found["n"].lower() in ("last", "final")
    number = (2 if six else 4) if last else 1
    cut = periods.half if six else periods.quarter
    return _by_year(found, Precision.HALF if six else Precision.QUARTER, lambda year: cut(year, number), reference)


def _year(found: re.Match[str], _reference: Reference) -> Found | None:
    number = int(_full_year(found["y"]) or 0)
    days = fixed(periods.year(number))
    return Found(found.start(), found.end(), Precision.YEAR, days, explicit=True, bare_year=True)


SEASON = r"(?P<s>spring(?:time)?|summer(?:time)?|autumn|fall|winter(?:time)?)\b"
# "At 6 p.m. (British Summer Time)" tells a zone.
_NOT_TIME = r"(?!(?:(?<=british\s)|(?<=european\s))summer\s+time\b)"
_SEASON_BEHIND = r"(?P<s2>spring|summer|autumn|fall|winter)\b"
_SPLIT_YEAR = r"(?:\s?[/–-]\s?(?:20)?\d\d\b)?"
_SHORT_FY = r"(?P<fy>(?:fiscal|financial|FY)\s?(?:year\s?)?)?"
_SHORT_YEAR = (
    r"(?:\s{0,2}(?:,\s?|of\s+(?:the\s+)?|[-/]\s?)?(?:(?:calendar(?:\s+year)?\s|CY\s?))?"
    + _SHORT_FY
    + r"(?P<y>20\d\d|['’‘]?\d\d(?!\d|[:.]\d|%)|(?:this|next)\s+year)\b)?"
)

_LINK = r"\s?(?:[-–—/]|to|or|(?P<also>and))\s?(?:in\s+)?(?:the\s+)?"
_FROM_PART = r"(?P<part>early|mid|late)[\s-]{1,2}(?:in\s+)?"
_TO_PART = r"(?P<part2>early|mid|late)[\s-]{1,2}(?:in\s+)?"
_PARTS = (
    r"(?P<part>early|mid)[\s-]{0,2}(?:to|or|and|[-–—/])[\s-]{0,2}(?P<part2>mid|late)[\s-]{1,2}(?:in\s+)?(?:the\s+)?"
)
_YEAR_BEFORE = r"(?:of\s+)?(?P<y0>20\d\d|(?:this|next)\s+year\b)"
_YEAR_BEHIND = r"(?:of\s+)?(?P<y>20\d\d(?![\d%])|(?:this|next)\s+year\b|next(?=\s?[.,;:)]|\Z))"

PART_RULES: tuple[Rule, ...] = (
    compile_rule(rf"{_PARTS}{month('m')}{OPTIONAL_YEAR}", _parts_of_month),
    compile_rule(rf"{_PARTS}{YEAR}", _parts_of_year),
    compile_rule(rf"{_FROM_PART}{_YEAR_BEFORE}{_LINK}{_TO_PART}{_YEAR_BEHIND}", _part_of_two_years),
    compile_rule(
        rf"(?:early|mid|late)[\s-]{{1,2}}{SEASON}{_LINK}(?:(?:early|mid|late)[\s-]{{1,2}})?{_SEASON_BEHIND}{OPTIONAL_YEAR}",
        _seasons,
    ),
    compile_rule(
        rf"(?P<part>early|mid|late)[\s-]{{1,2}}{month('m')}\s?(?:to|or|and|[-–—/])\s?(?P<part2>early|mid|late)[\s-]{{1,2}}{month('m2')}{OPTIONAL_YEAR}",
        _part_of_two_months,
    ),
    compile_rule(rf"{_PART}{month('m')}{OPTIONAL_YEAR}", _part_of_month),
    compile_rule(rf"{_PART}(?P<which>this|next|the|the\s+(?:coming|following|current))\s+month\b", _part_of_this_month),
    compile_rule(rf"(?P<part>early|mid|late)(?P<which>\b)[\s-]{{1,2}}{SEASON}{_SPLIT_YEAR}{OPTIONAL_YEAR}", _season),
    compile_rule(rf"{_PART}(?P<which>this|next|the)?\s{{0,2}}{SEASON}{_SPLIT_YEAR}{OPTIONAL_YEAR}", _season),
    compile_rule(
        rf"(?:early|mid|late)[\s-]{{1,2}}(?:in\s+)?(?:the\s+)?{_FISCAL}{_ORDINAL}\s+quarter{OPTIONAL_YEAR}", _quarter
    ),
    compile_rule(
        rf"(?:beginning|start|middle|end|close)\s+of\s+(?:the\s+)?{_FISCAL}{_ORDINAL}\s+quarter{OPTIONAL_YEAR}",
        _quarter,
    ),
    compile_rule(
        rf"(?:beginning|start|middle|end|close)\s+of\s+(?:the\s+)?{_FISCAL}{_ORDINAL}[\s-]half\b{OPTIONAL_YEAR}", _half
    ),
    compile_rule(
        rf"(?:early|mid|late|{_END}|(?:beginning|start|middle|end|close)\s+of)[\s-]{{1,2}}(?:in\s+)?(?:(?P<kind>[qh])(?P<n>[1-4])|(?P<n2>[1-4])(?P<kind2>[qh]))\b{_SHORT_YEAR}",
        _short_division,
    ),
    compile_rule(rf"{_PART}{_CALENDAR}(?:the\s+)?{YEAR}", _part_of_year),
    compile_rule(rf"{_PART}(?:the\s+)?new\s+year\b(?!['’])", _part_of_new_year),
    compile_rule(
        r"(?P<part>mid)-?(?P<y>(?!))?year\b(?!\s+(?:report|results?|review|sale|figures|update))", _part_of_year
    ),
)
ORDINAL_RULES: tuple[Rule, ...] = (
    compile_rule(
        rf"{_ORDINAL}\s+(?P<unit>half|quarter)\s+of\s+(?:(?:the|its|our)\s+)?(?:(?:fiscal|financial)\s+(?:year\s+)?)?20\d\d\s?[/–-]\s?(?P<y>(?:20)?\d\d)\b",
        _fiscal_named,
    ),
    compile_rule(
        rf"{_ORDINAL}\s+(?P<unit>half|quarter)\s+of\s+(?:the|its|our)\s+(?:20\d\d\s?[/–-]\s?)(?P<y>(?:20)?\d\d)\s+(?:financial|fiscal)\s+year",
        _fiscal_named,
    ),
    compile_rule(
        rf"{_ORDINAL}\s+(?P<unit>half|quarter)\s+of\s+(?:the|its|our|their)\s+(?P<y>20\d\d)\s+(?:financial|fiscal)\s+year\b",
        _fiscal_named,
    ),
    compile_rule(
        rf"{_ORDINAL}\s+(?P<unit>half|quarter)\s+of\s+(?:the|its|our)\s+(?:financial|fiscal)\s+year\s+(?:ending|that\s+ends|to)\s+(?:on\s+|in\s+)?(?:{month('m')}(?:\s+\d{{1,2}})?|\d{{1,2}}\s+{month('mb')}),?\s+(?P<y>20\d\d)",
        _fiscal_ending,
    ),
    compile_rule(
        rf"{_ORDINAL}[\s-](?:(?P<fy>fiscal)\s)?(?:calendar\s)?quarter(?:\s+of)?\s+(?:(?:its|our|their|the\s+company['’]s)\s+)?(?P<fy2>fiscal|financial|FY)\s?(?:year\s+)?(?P<y>(?:20)?\d\d(?:[-/–]\d\d)?)\b",
        lambda m, r: _fiscal_division(m, r, _quarter_number(m["n"]), 3, Precision.QUARTER),
    ),
    compile_rule(
        rf"{_ORDINAL}\s+half(?:\s+of)?\s+(?:(?:its|our|their|the\s+company['’]s)\s+)?(?:fiscal|financial|FY)\s?(?:year\s+)?(?P<y>(?:20)?\d\d(?:[-/–]\d\d)?)\b",
        lambda m, r: _fiscal_division(m, r, min(_quarter_number(m["n"]), 2), 6, Precision.HALF),
    ),
    compile_rule(
        rf"{_ORDINAL}\s+(?P<unit>half|quarter)\s+of\s+(?:the|its|our|their|this|the\s+current)\s+(?:financial|fiscal)\s+year\b(?P<y>(?!))?",
        _fiscal_named,
    ),
    compile_rule(
        rf"{_ORDINAL}\squarter\s{_YEAR_BEFORE}{_LINK}(?P<n2>first|second|third|fourth)\s+quarter\s{_YEAR_BEHIND}",
        _quarters_over_years,
    ),
    compile_rule(
        rf"(?P<n>first|second|third)\s?(?:[-–/]|to|or|and)\s?(?:the\s+)?(?P<n2>second|third|fourth)\s+quarters?\b(?!\s+of\s+(?:(?:its|our|their|the)\s+)?(?:fiscal|financial|FY)){OPTIONAL_YEAR}",
        _short_range,
    ),
    compile_rule(
        rf"{_ORDINAL}[\s-](?:(?P<fy>fiscal)\s)?(?:calendar\s)?quarter\b(?:\s\(Q[1-4]\))?(?:\s+of\s+(?:the\s+)?calendar(?:\s+year)?)?{OPTIONAL_YEAR}",
        _quarter,
    ),
    compile_rule(
        rf"(?P<n>first|last|final)\s+(?P<unit>three|six)\s+months\s+(?:of|in)\s+(?:the\s+)?{YEAR}", _months_of_year
    ),
    compile_rule(rf"{_ORDINAL}\s+half\s+of\s+{MONTH_OF}", _half_of_month),
    compile_rule(rf"(?P<n>first|second|last|final)\s+third\s+of\s+{month('m')}{OPTIONAL_YEAR}", _third_of_month),
    compile_rule(
        rf"(?P<n>first|last|final)\s+(?:fortnight|two\s+weeks)\s+(?:of|in)\s+{month('m')}{OPTIONAL_YEAR}",
        _fortnight_of_month,
    ),
    compile_rule(
        rf"(?P<part>(?:first|opening|last|final|closing)\s+(?:few\s+)?months\s+of)\s+(?:the\s+)?{YEAR}", _part_of_year
    ),
    compile_rule(
        rf"{_ORDINAL}(?:\s+|-(?=half\s+(?:of\b|20\d\d\b)))(?P<fy>(?!))?half\b(?:\s\(H[12]\))?(?:\s+of\s+(?:the\s+)?calendar(?:\s+year)?)?{OPTIONAL_YEAR}(?!\s+of\s)",
        _half,
    ),
    compile_rule(rf"{_ORDINAL}\s+(?P<full>full\s+)?week\s+(?:of|in)\s+{MONTH_OF}", _week_of_month),
    compile_rule(
        rf"(?P<part>(?:first|last)\s+(?:few\s+|ten\s+)?days\s+of)\s+{month('m')}{OPTIONAL_YEAR}", _part_of_month
    ),
)
CALENDAR_RULES: tuple[Rule, ...] = (compile_rule(r"CY\s?(?P<y>20\d\d|\d\d)\b", _year),)
FISCAL_RULES: tuple[Rule, ...] = (
    compile_rule(
        rf"(?P<unit>(?!))?(?P<end>(?!))?(?:(?:fiscal|financial)\s+year|FY)\s+(?:ending|that\s+ends|to)\s+(?:on\s+|in\s+)?(?:{month('m')}(?:\s+\d{{1,2}})?|\d{{1,2}}\s+{month('mb')}),?\s+(?P<y>20\d\d)\b",
        _fiscal_ending,
    ),
    compile_rule(
        rf"(?:fiscal|financial|FY)\s?(?:year\s+)?(?P<y>20\d\d|\d\d)['’]s\s+{_ORDINAL}\s+(?P<unit>quarter|half)\b",
        _fiscal_named,
    ),
    compile_rule(
        r"(?P<end>(?:end|close)\s+of\s+(?:(?:its|our|their|the\s+company['’]s)\s+)?)?(?:fiscal|financial|FY)\s?(?:year\s+)?(?P<y>20\d\d|\d\d)\b(?![-/–]?\d)",
        _fiscal_year,
    ),
)
SHORT_RULES: tuple[Rule, ...] = (
    compile_rule(
        r"(?:fiscal\s+|FY\s?|F(?=[QH]))(?P<kind>[qh])(?P<n>[1-4])(?P<n2>(?!))?(?P<kind2>(?!))?(?P<fy>\b)(?:\s+(?P<y>20\d\d))?",
        _short_division,
    ),
    compile_rule(
        r"(?P<fy>FY)\s?(?P<y>20\d\d|\d\d)[\s-]{0,2}(?P<kind>[qh])(?P<n>[1-4])(?P<n2>(?!))?(?P<kind2>(?!))?\b",
        _short_division,
    ),
    compile_rule(rf"Q(?P<n>[1-4])\s{_YEAR_BEFORE}{_LINK}Q(?P<n2>[1-4])\s{_YEAR_BEHIND}", _quarters_over_years),
    compile_rule(rf"Q(?P<n>[1-4])\s?(?:[-–/]|to|or)\s?Q?(?P<n2>[1-4])\b{OPTIONAL_YEAR}", _short_range),
    compile_rule(
        rf"(?:(?P<kind>[qh])(?P<n>[1-4])|(?P<n2>[1-4])(?P<kind2>[qh])(?=\b|\d\d|FY))(?:\b|(?=FY\d)){_SHORT_YEAR}",
        _short_division,
    ),
    compile_rule(
        r"(?P<n2>[1-4])(?P<kind2>[qh])(?P<kind>(?!))?(?P<n>(?!))?(?P<fy>(?!))?(?P<y>(?:20)?\d\d)\b", _short_division
    ),
)
YEAR_FIRST: tuple[Rule, ...] = (
    compile_rule(
        r"(?P<y>20\d\d)[\s/-]{0,3}(?P<fy>(?!))?(?:(?P<kind>[qh])(?P<n>[1-4])|(?P<n2>[1-4])(?P<kind2>[qh]))\b",
        _short_division,
    ),
    compile_rule(rf"(?P<y>20\d\d)['’]s\s+(?P<which>\b)?{SEASON}", _season),
    compile_rule(rf"(?P<y>20\d\d)['’]s\s+{_ORDINAL}[\s-](?P<fy>(?!))?quarter\b", _quarter),
    compile_rule(rf"(?P<y>20\d\d)['’]s\s+{_ORDINAL}[\s-](?P<fy>(?!))?half\b", _half),
    compile_rule(r"(?P<y>20\d\d)\s?(?P<link>[-–—/]|to|or|and)\s?(?P<y2>20\d\d)\b(?![-./]\d)", _years),
    compile_rule(r"(?P<y>20\d\d)\s+(?P<end>(?!))?(?:fiscal|financial)\s+year\b", _fiscal_year),
    compile_rule(
        r"(?P<y>(?:19|20)\d\d)(?![\d%]|s\b|[:.,]\d|\s?(?:mAh|Hz|nits|W\b|kg|km|mm|px|pixels|units|copies|guests|people|euros|dollars|(?:[-–—]\s?\d{4}\s?)?(?:gmt|utc|bst|cet|cest|jst|zulu)\b))",
        _year,
    ),
)
# Where nothing more is said, "after the summer" is the autumn: when people are back.
AFTER_SUMMER_RULES: tuple[Rule, ...] = (
    compile_rule(
        r"after\s+(?:the\s+|this\s+)?summer\b(?:\s+(?:(?:school\s+)?(?:holidays?|vacation)|break|recess)\b)?(?!\s+(?:of|in|that|when|19|20)|[\s’']\w)",
        _after_summer,
    ),
)
SEASON_RULES: tuple[Rule, ...] = (
    compile_rule(
        rf"{SEASON}\s?(?:[-–/]|and|or|to)\s?(?:(?:early|mid|late)[\s-]{{1,2}})?{_SEASON_BEHIND}{OPTIONAL_YEAR}",
        _seasons,
    ),
    compile_rule(
        rf"(?P<which>\b)?{_NOT_TIME}{SEASON}(?:\s+(?:season|(?:school\s+)?holidays)(?=\s+(?:of\s+)?20\d\d))?{_SPLIT_YEAR}{OPTIONAL_YEAR}{_SPLIT_YEAR}",
        _season,
    ),
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


SPOKEN_QUARTERS: tuple[Rule, ...] = (
    compile_rule(rf"quarter\s+(?P<fy>(?!))?(?P<n>one|two|three|four)\b{OPTIONAL_YEAR}", _quarter),
)
# Where a text tells a move ("slips from Q1 to Q3"), these are two dates.
RANGES: frozenset[Build] = frozenset(
    {
        _short_range,
        _quarters_over_years,
        _parts_of_month,
        _parts_of_year,
        _part_of_two_months,
        _part_of_two_years,
        _seasons,
    }
)

TURN_RULES: tuple[Rule, ...] = (compile_rule(r"turn\s+of\s+the\s+year\b", _turn_of_year),)
YEAR_END_RULES: tuple[Rule, ...] = (
    compile_rule(
        r"year(?:['’]s)?[\s-]end\b(?:\s+(?:of\s+)?(?P<y>20\d\d)\b)?(?!\s+(?:list|results?|report|review|bonus|figures|sale|party|target|lists|holidays?|season))|year\s+is\s+(?:out|over)\b|(?<=before\sthe\s)year\s+(?:ends|closes)\b|end\s+of\s+year\b",
        _year_end,
    ),
)
