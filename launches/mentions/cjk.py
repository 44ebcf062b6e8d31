# ruff: noqa: E501 (tables and patterns read better unbroken)
"""Japanese and Chinese dates: numerals and counters, so one grammar with two sets of words."""

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta

from launches import periods
from launches.mentions.clock import parse_clock
from launches.mentions.expression import Clock, Found, FoundClock, Reference, fixed, on
from launches.mentions.find import join
from launches.periods import Days
from launches.tokens import Tokens
from launches.window import Precision

Match = re.Match[str]
_NUMERALS = {
    "一": 1,
    "二": 2,
    "三": 3,
    "四": 4,
    "1": 1,
    "2": 2,
    "3": 3,
    "4": 4,
    "上": 1,
    "下": 2,
    "前": 1,
    "後": 2,
    "后": 2,
}
_PARTS = {
    "上旬": "early", "初旬": "early", "中旬": "mid", "下旬": "late", "初": "early", "中": "mid", "底": "late", "末": "late",
    "头": "early", "前半": "early", "後半": "late",
}  # fmt: skip
_SEASONS = {"春": 3, "夏": 6, "秋": 9, "冬": 12}
_YEAR = r"(?:(?P<y>(?:20|19)\d\d)\s?年度?|(?P<rel>今年|本年|来年|來年|明年|翌年|去年|昨年))?(?:的|の)?\s?"
_AFTER_DAY = r"\s?(?:[（(][^（）()]{1,6}[）)])?"


class CjkGrammar:
    """The rules of Japanese or Chinese; `today`, `tomorrow` and `now` are the words of the language."""

    def __init__(self, today: str, tomorrow: str, rest_of_year: str, hours: Mapping[str, int]) -> None:
        rules: list[tuple[str, Callable[[Match, Reference], Found | None]]] = [
            (rf"{_YEAR}(?P<m>1?\d)\s?月\s?(?P<d>[0-3]?\d)\s?[日号號]{_AFTER_DAY}", self._day),
            (r"(?P<y>20\d\d)[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})(?!\d)", self._day),
            (rf"{_YEAR}(?P<m>1?\d)\s?月\s?(?:份)?(?P<part>上旬|初旬|中旬|下旬|初|底|末|中|头|前半|後半)", self._part),
            (rf"{_YEAR}(?P<m>1?\d)\s?月(?:份|中)?", self._month),
            (rf"{_YEAR}第?\s?(?P<n>[一二三四1-4])\s?(?:四半期|季度|クォーター)", self._quarter),
            (rf"{_YEAR}(?:[Qq](?P<n>[1-4]))", self._quarter),
            (
                rf"{_YEAR}(?P<n>上|下)(?:半[期年]|期)|{_YEAR.replace('?P<y>', '?P<y2>').replace('?P<rel>', '?P<rel2>')}(?P<n2>前|後|后)半",
                self._half,
            ),
            (rf"{_YEAR}(?P<s>[春夏秋冬])(?:季|天|頃|ごろ|に)?", self._season),
            (r"今(?P<s>[春夏秋冬])", self._season),
            (
                rf"{_YEAR.rstrip('?')}?(?P<part>初め|年初|年中|年末|年底|半ば|末|底|初)(?=[にのをへ、，。発将推上正]|\Z)",
                self._part_of_year,
            ),
            (rf"(?:{rest_of_year})", self._rest),
            (rf"(?:{tomorrow})", self._tomorrow),
            (rf"(?:{today})", self._today),
            (r"来月|下个月|下個月", self._next_month),
            (r"来週|來週|下周|下週|下星期", self._next_week),
            (r"(?:(?P<y>(?:20|19)\d\d)\s?年|(?P<rel>今年|本年|来年|明年|翌年))", self._year),
        ]
        self._rules = [(re.compile(pattern), build) for pattern, build in rules]
        words = "|".join((today, tomorrow, rest_of_year))
        self._starts = frozenset("今本来來明翌去昨第上下前後后春夏秋冬年Qq") | {word[0] for word in words.split("|")}
        self._clock = re.compile(
            rf"(?P<half>{'|'.join(hours)})?\s?(?P<h>\d{{1,2}})\s?(?:時|时|點|点)(?:(?P<m>[0-5]?\d)分|(?P<thirty>半))?"
        )
        self._hours = hours

    def find(self, text: str, tokens: Tokens, reference: Reference) -> tuple[list[Found], list[FoundClock]]:
        """Return the dates of a sentence and the times without one."""
        items: list[Found | FoundClock] = []
        index, count = 0, len(tokens.words)
        while index < count:
            word, position = tokens.words[index], tokens.starts[index]
            item: Found | FoundClock | None = None
            if word[0].isdigit() or word[0] in self._starts:
                item = self._first(text, position, reference)
            if item is None:
                item = self._time(text, position, word, reference)
            if item is not None:
                items.append(item)
            index += 1
            while item is not None and index < count and tokens.starts[index] < item.end:
                index += 1
        return join(text, items)

    def _first(self, text: str, position: int, reference: Reference) -> Found | None:
        for pattern, build in self._rules:
            match = pattern.match(text, position)
            found = build(match, reference) if match and match.end() > match.start() else None
            if found is not None:
                return found
        return None

    def _time(self, text: str, position: int, word: str, reference: Reference) -> FoundClock | None:
        match = self._clock.match(text, position)
        if match:
            hour = int(match["h"]) + self._hours.get(match["half"] or "", 0)
            minute = 30 if match["thirty"] else int(match["m"] or 0)
            return FoundClock(position, match.end(), Clock(hour if hour == 24 else hour % 24, minute))
        return parse_clock(text, position, reference.zone) if word[0].isdigit() else None

    def _made(self, match: Match, precision: Precision, build: Callable[[int], Days], reference: Reference) -> Found:
        groups = match.groupdict()
        written, relative = groups.get("y") or groups.get("y2"), groups.get("rel") or groups.get("rel2")
        year = int(written) if written else None
        if relative:
            step = 0 if relative in ("今年", "本年") else -1 if relative in ("去年", "昨年") else 1
            year = reference.day.year + step
        return Found(match.start(), match.end(), precision, on(build, year), explicit=year is not None)

    def _day(self, match: Match, reference: Reference) -> Found | None:
        number, day = int(match["m"]), int(match["d"])
        if not (1 <= number <= 12 and 1 <= day <= 31):
            return None
        return self._made(
            match, Precision.DAY, lambda year: (date(year, number, day), date(year, number, day)), reference
        )

    def _part(self, match: Match, reference: Reference) -> Found | None:
        number, part = int(match["m"]), _PARTS[match["part"]]
        if not 1 <= number <= 12:
            return None
        return self._made(
            match, Precision.PART_OF_MONTH, lambda year: periods.part_of_month(year, number, part), reference
        )

    def _month(self, match: Match, reference: Reference) -> Found | None:
        number = int(match["m"])
        if not 1 <= number <= 12:
            return None
        return self._made(match, Precision.MONTH, lambda year: periods.months(year, number, 1), reference)

    def _quarter(self, match: Match, reference: Reference) -> Found | None:
        number = _NUMERALS[match["n"]]
        starts = 4 if "年度" in match[0] else 1
        return self._made(match, Precision.QUARTER, lambda year: periods.quarter(year, number, starts), reference)

    def _half(self, match: Match, reference: Reference) -> Found | None:
        number = _NUMERALS[match["n"] or match["n2"]]
        starts = 4 if "年度" in match[0] else 1
        return self._made(match, Precision.HALF, lambda year: periods.half(year, number, starts), reference)

    def _season(self, match: Match, reference: Reference) -> Found | None:
        start = _SEASONS[match["s"]]
        bare = match.end() - match.start() == 1
        if bare:
            return None
        return self._made(match, Precision.SEASON, lambda year: periods.months(year, start, 3), reference)

    def _part_of_year(self, match: Match, reference: Reference) -> Found | None:
        part = "early" if "初" in match["part"] else "mid" if match["part"] in ("半ば", "年中") else "late"
        return self._made(match, Precision.PART_OF_YEAR, lambda year: periods.part_of_year(year, part), reference)

    def _rest(self, match: Match, reference: Reference) -> Found | None:
        days = reference.day, date(reference.day.year, 12, 31)
        return Found(match.start(), match.end(), Precision.PART_OF_YEAR, fixed(days))

    def _tomorrow(self, match: Match, reference: Reference) -> Found | None:
        day = reference.day + timedelta(days=1)
        return Found(match.start(), match.end(), Precision.DAY, fixed((day, day)))

    def _today(self, match: Match, reference: Reference) -> Found | None:
        days = reference.day, reference.day
        return Found(match.start(), match.end(), Precision.DAY, fixed(days), is_now=True)

    def _next_month(self, match: Match, reference: Reference) -> Found | None:
        first = periods.month_after(reference.day, 1)
        return Found(match.start(), match.end(), Precision.MONTH, fixed(periods.months(first.year, first.month, 1)))

    def _next_week(self, match: Match, reference: Reference) -> Found | None:
        days = periods.week(reference.day + timedelta(days=7))
        return Found(match.start(), match.end(), Precision.WEEK, fixed(days))

    def _year(self, match: Match, reference: Reference) -> Found | None:
        return self._made(match, Precision.YEAR, periods.year, reference)


def spaced(lines: str) -> str:
    """Return cue phrases with their characters apart, as the tokens of a text without spaces are."""
    return ";".join(" ".join(part.strip()) for part in lines.replace("\n", "；").split("；") if part.strip())
