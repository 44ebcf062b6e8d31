"""What a match of the Japanese and Chinese grammar means: from its groups to an expression with its days."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from launches import periods
from launches.mentions.cjk_words import (
    ERAS,
    HALVES,
    MONTHS,
    MOON,
    PARTS,
    SEASONS,
    UNIT_DAYS,
    WEEKDAYS,
    WEEKS,
    YEARS,
    number,
)
from launches.mentions.expression import Found, Reference, Tense, fixed
from launches.mentions.feasts import holiday
from launches.mentions.resolve import CJK_DEADLINE
from launches.mentions.rule import Build, settled, yearly
from launches.periods import Days
from launches.window import Precision

Match = re.Match[str]
# The third season of a series is no quarter; one that is planned or put off to is.
_AIMED = re.compile(
    r"(?:(?:[预預][计計期定]|[计計][划劃畫]|[可有]望|最[快早迟遲晚])[将將会會]?[于於在]?|[拚拼]|目[标標][为為]?|瞄[准準]|[锁鎖]定"
    r"|[将將定订訂排落][于於在]|(?:推[迟遲后後]|[延展][后後期遲迟延]|提[前早]|[调調]整|改|移|挪|拖|[順顺]延|[变變]更)[到至为為])\s?\Z"
)
_SOON = 2
_COUNTED = re.compile(r"[\d一二三四五六七八九十百千半数數几幾每毎近周週通全]\Z")


def day(match: Match, reference: Reference) -> Found | None:
    """Read "2026年7月4日", "今月25日"."""
    day = number(match["d"])
    if "rm" in match.groupdict():
        first = _this_month(match, reference)
        last = periods.months(first.year, first.month, 1)[1]
        only = first.replace(day=day) if 1 <= day <= last.day else None
        return settled(match, Precision.DAY, (only, only)) if only else None
    month = number(match["m"])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    weekday = match.groupdict().get("wd")
    return _made(
        match,
        Precision.DAY,
        lambda year: periods.day(year, month, day),
        reference,
        WEEKDAYS[weekday[-1]] if weekday else None,
    )


def week_of(match: Match, reference: Reference) -> Found | None:
    """Read "3月23日の週", "3月11日那一周"."""
    month, day = number(match["m"]), number(match["d"])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return _made(match, Precision.WEEK, lambda year: periods.week(date(year, month, day)), reference)


def slashed(match: Match, reference: Reference) -> Found | None:
    """Read "10/1（木）"; what stands before must be no figure."""
    before = match.string[max(0, match.start() - 1) : match.start()]
    return None if (before.isalnum() and before.isascii()) or before in ("/", ".") else day(match, reference)


def days(match: Match, reference: Reference) -> Found | None:
    """Read "8月26日から30日まで", "7月3日至5日"."""
    if match["from"] and not match["through"]:
        return None
    month, day, last_day = number(match["m"]), number(match["d"]), number(match["d2"])
    last_month, last_year = number(match["m2"]) if match["m2"] else month, int(match["y2"] or 0)
    if not (1 <= month <= 12 and 1 <= last_month <= 12 and 1 <= day <= 31 and 1 <= last_day <= 31):
        return None

    def build(year: int) -> Days:
        turned = (last_month, last_day) < (month, day)
        return date(year, month, day), date(last_year or year + turned, last_month, last_day)

    return _made(match, Precision.RANGE, build, reference)


def months(match: Match, reference: Reference) -> Found | None:
    """Read "10～12月期", "6月至8月间"."""
    if match["from"] and not match["through"]:
        return None
    month, last = number(match["m"]), number(match["m2"])
    if not (1 <= month <= 12 and 1 <= last <= 12) or month == last:
        return None
    ends = int(match["y2"] or 0)

    def build(year: int) -> Days:
        return date(year, month, 1), periods.months(ends or year + (last < month), last, 1)[1]

    quarter = month % 3 == 1 and last == month + 2
    return _made(match, Precision.QUARTER if quarter else Precision.RANGE, build, reference)


def part(match: Match, reference: Reference) -> Found | None:
    """Read "5月中旬", "来月上旬", "本月底"."""
    part, groups = PARTS[match["part"]], match.groupdict()
    if part == "late" and CJK_DEADLINE.match(match.string, match.end()):
        return _whole_month(match, reference)  # "6月末までに": in June at the latest
    if not groups.get("m"):
        first = _this_month(match, reference)
        days = periods.part_of_month(first.year, first.month, part)
        return settled(match, Precision.PART_OF_MONTH, days)
    month = number(match["m"])
    if not 1 <= month <= 12:
        return None
    return _made(match, Precision.PART_OF_MONTH, lambda year: periods.part_of_month(year, month, part), reference)


def month(match: Match, reference: Reference) -> Found | None:
    """Read "11月", "来月"."""
    deadline = CJK_DEADLINE.match(match.string, match.end())
    # "7月前": in June at the latest.
    return _whole_month(match, reference, -1 if deadline and "前" in deadline[0] else 0)


def _whole_month(match: Match, reference: Reference, step: int = 0) -> Found | None:
    groups = match.groupdict()
    if not groups.get("m"):
        days = periods.months_from(_this_month(match, reference), step, 1)
        return settled(match, Precision.MONTH, days)
    month = number(groups["m"])
    if not 1 <= month <= 12:
        return None
    return _made(match, Precision.MONTH, lambda year: periods.months_from(date(year, month, 1), step, 1), reference)


def quarter(match: Match, reference: Reference) -> Found | None:
    """Read "第3四半期", "三季度", "預計第三季"."""
    groups = match.groupdict()
    if groups.get("season") and not (groups["th"] and _is_planned(match, reference)):
        return None
    starts = 4 if "年度" in match[0] else 1
    which = number(match["n"])
    return _made(match, Precision.QUARTER, lambda year: periods.quarter(year, which, starts), reference)


def _is_planned(match: Match, reference: Reference) -> bool:
    """Whether a numbered season is told with its year, as one that something begins in, or as one that is aimed at."""
    if match["on"] or _year_of(match, reference) is not None:
        return True
    return _AIMED.search(match.string, max(0, match.start() - 6), match.start()) is not None


def half(match: Match, reference: Reference) -> Found | None:
    """Read "下半年", "2026年後半"."""
    which = HALVES[match["n"] or match["n2"]]
    if match["n2"] and _year_of(match, reference) is None:
        return None  # of a match, or of a life
    starts = 4 if "年度" in match[0] else 1
    return _made(match, Precision.HALF, lambda year: periods.half(year, which, starts), reference)


def season(match: Match, reference: Reference) -> Found | None:
    """Read "2026年夏", "来春"; a season alone says too little."""
    start = SEASONS[match["s"]]
    if match.end() - match.start() == 1:
        return None
    return _made(match, Precision.SEASON, lambda year: periods.months(year, start, 3), reference)


def new_year(match: Match, reference: Reference) -> Found | None:
    """Read "after the turn of the year", which is the next one but in January."""
    year = reference.day.year + (reference.day.month > 1)
    return settled(match, Precision.PART_OF_YEAR, periods.part_of_year(year, "early"))


def part_of_year(match: Match, reference: Reference) -> Found | None:
    """Read "2026年末", "明年初", "年底"."""
    bare = _year_of(match, reference) is None
    if bare and (match[0][0] != "年" or _COUNTED.search(match.string, max(0, match.start() - 1), match.start())):
        return None
    part = "early" if "初" in match["part"] else "mid" if match["part"] in ("半ば", "年中") else "late"
    return _made(match, Precision.PART_OF_YEAR, lambda year: periods.part_of_year(year, part), reference)


def rest(match: Match, reference: Reference) -> Found | None:
    """Read "年内"."""
    days = reference.day, date(reference.day.year, 12, 31)
    return settled(match, Precision.PART_OF_YEAR, days)


def week(match: Match, reference: Reference) -> Found | None:
    """Read "下周", "来週月曜日", "本周末"."""
    first, last = periods.week(reference.day + timedelta(days=7 * WEEKS[match["w"]]))
    if match["wd"]:
        day = first + timedelta(days=WEEKDAYS[match["wd"][0]])
        return settled(match, Precision.DAY, (day, day))
    if match["end"]:
        return settled(match, Precision.RANGE, periods.weekend(first))
    return settled(match, Precision.WEEK, (first, last))


def weekday(match: Match, _reference: Reference) -> Found | None:
    """Read "周五", "金曜日": ahead, or behind where the clause looks back."""
    which = WEEKDAYS[match["wd"]]

    def days(reference: Reference, tense: Tense) -> Days | None:
        ahead = (which - reference.day.weekday()) % 7
        behind = ahead > 0 if tense is Tense.PAST else tense is Tense.PLAN and ahead > _SOON
        day = reference.day + timedelta(days=ahead - 7 if behind else ahead)
        return day, day

    return Found(match.start(), match.end(), Precision.DAY, days)


def counted(match: Match, reference: Reference) -> Found | None:
    """Read "in two weeks"; of what is past it counts from something else."""
    count, unit, today = number(match["n"]), match["unit"], reference.day
    try:
        if unit == "年":
            days, precision = periods.year(today.year + count), Precision.YEAR
        elif unit[-1] == "月":
            first = periods.month_after(today, count)
            days, precision = periods.months(first.year, first.month, 1), Precision.MONTH
        else:
            day = today + timedelta(days=count * UNIT_DAYS[unit[0]])
            days, precision = (day, day), Precision.DAY
    except (ValueError, OverflowError):
        return None
    return Found(match.start(), match.end(), precision, lambda _, tense: days if tense is not Tense.PAST else None)


def day_of_month(match: Match, _reference: Reference) -> Found | None:
    """Read "19日": of this month, or of the next one or the last."""
    day = int(match["d"])

    def days(reference: Reference, tense: Tense) -> Days | None:
        today, found = reference.day, []
        for step in (-1, 0, 1):
            first = periods.month_after(today, step)
            if 1 <= day <= periods.months(first.year, first.month, 1)[1].day:
                found.append(first.replace(day=day))
        match tense:
            case Tense.PAST:
                fitting = [one for one in found if one <= today][-1:]
            case Tense.PLAN:
                fitting = sorted(found, key=lambda one: abs(one - today))
            case _:
                fitting = [one for one in found if one >= today]
        return (fitting[0], fitting[0]) if fitting else None

    return Found(match.start(), match.end(), Precision.DAY, days)


def year(match: Match, reference: Reference) -> Found | None:
    """Read "2027年", "来年"."""
    if match["fiscal"] or match["fiscal_2"]:
        return _made(match, Precision.RANGE, lambda year: periods.months(year, 4, 12), reference)
    return _made(match, Precision.YEAR, periods.year, reference)


def _year_of(match: Match, reference: Reference) -> int | None:
    groups = match.groupdict()
    if groups.get("y"):
        year = int(groups["y"])
        return year if year > 99 else 2000 + year
    if groups.get("era"):
        return ERAS[groups["era"]] + (1 if groups["nth"] == "元" else int(groups["nth"]))
    relative = groups.get("rel")
    return reference.day.year + YEARS[relative] if relative else None


def _this_month(match: Match, reference: Reference) -> date:
    """Return the first day of this month, or of the one named from it."""
    return periods.month_after(reference.day, MONTHS.get(match.groupdict().get("rm") or "", 0))


def _made(
    match: Match,
    precision: Precision,
    build: Callable[[int], Days],
    reference: Reference,
    weekday: int | None = None,
) -> Found:
    return yearly(match, precision, build, _year_of(match, reference), weekday)


def around(step: int) -> Build:
    """Return the rule for a day so far from today."""

    def build(match: Match, reference: Reference) -> Found | None:
        day = reference.day + timedelta(days=step)
        return Found(match.start(), match.end(), Precision.DAY, fixed((day, day)), is_now=step == 0)

    return build


def feast(name: str) -> Build:
    """Return the rule for the day of a feast."""

    def on_day(year: int) -> Days:
        known = MOON[name].get(year) if name in MOON else holiday(name, year)
        if known is None:
            raise ValueError(f"no calendar of {year}")
        day = date(year, *known) if isinstance(known, tuple) else known
        return day, day

    return lambda match, reference: _until(match, _made(match, Precision.DAY, on_day, reference))


def leisure(first: tuple[int, int], last: tuple[int, int]) -> Build:
    """Return the rule for days off that are the same each year."""
    return lambda match, reference: _until(
        match, _made(match, Precision.RANGE, lambda year: (date(year, *first), date(year, *last)), reference)
    )


def _until(match: Match, feast: Found) -> Found:
    """Return a feast, or the days up to it: "国庆假期前"."""
    if CJK_DEADLINE.match(match.string, match.end()) is None:
        return feast

    def days(reference: Reference, tense: Tense) -> Days | None:
        found = feast.days(reference, tense)
        if found is None or found[0] <= reference.day:
            return found
        return reference.day, found[0] - timedelta(days=1)

    return feast._replace(precision=Precision.RANGE, days=days)
