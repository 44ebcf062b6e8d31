# ruff: noqa: E501 (tables and patterns read better unbroken)
"""German, French and Spanish: weekdays, days and periods named from the day of publication, feasts, pieces of a month."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from launches import periods
from launches.mentions.expression import Found, Reference, Tense
from launches.mentions.feasts import holiday
from launches.mentions.near import period_from
from launches.mentions.rule import Build, Rule, settled, yearly
from launches.periods import Days
from launches.window import Precision

Match = re.Match[str]


@dataclass(frozen=True, slots=True)
class Near:
    """The words of one language; what is no mapping by plain words is a pattern, in lower case.

    `openers` may stand before a weekday and say on which side it lies (`ahead`, `behind`), `of_next_week` behind one
    ("nächster Woche"), `habit` before one that recurs; `day_part` may end it. `saying` are verbs beside which a day tells when something was said. `spans` are the
    words a period may begin with, the period, its unit and how many lie between; `ends` those that follow "end of"
    only. `year_parts` name a part of the year. `feasts` are named as in English, and `before_feast` stands before one.
    `half`, `week` and `days` are those of a month, whose name stands at the "%"; a ";" parts wordings.
    `small`: with a capital the name of a day or month is the name of something else ("Santo Domingo", "Mars").
    """

    weekdays: Mapping[str, int]
    openers: str
    of_next_week: str
    ahead: str
    behind: str
    habit: str
    saying: frozenset[str]
    days_off: Mapping[str, int]
    spans: tuple[tuple[str, str, str, int], ...]
    ends: tuple[tuple[str, str, int], ...]
    year_parts: Mapping[str, str]
    feasts: Mapping[str, str]
    before_feast: str
    numbers: Mapping[str, int]
    units: Mapping[str, str]
    ahead_by: str
    half: str
    week: str
    days: str
    day_part: str = ""
    small: bool = False


_SIDE = re.compile(r"[,;:.!?()«»„“”\"–—]")
_BESIDE = 6
_THAT = re.compile(r"(?:que|dass)\Z|qu['’]")
_COUNTED = re.compile(r"\d\s(?:[^\W\d]{1,20}\s)?\Z")
_OPENS = re.compile(r"(?:\A|[.:;!?\n«“\"(–—•|-]\s{0,2})\Z")
_UNIT_DAYS = {"day": 1, "week": 7}


def is_name(text: str, start: int) -> bool:
    """Whether a word has a capital letter that is not owed to the beginning of a sentence."""
    return text[start].isupper() and _OPENS.search(text, max(0, start - 3), start) is None


def _is_said(found: Match, saying: frozenset[str]) -> bool:
    """Whether a verb of saying stands beside a day in its clause: "wie die Firma am Montag mitteilte"."""
    text = found.string
    before = _SIDE.split(text[max(0, found.start() - 60) : found.start()])[-1].lower().split()[-_BESIDE:]
    after = _SIDE.split(text[found.end() : found.end() + 60])[0].lower().split()[:_BESIDE]
    that = max((place for place, word in enumerate(before) if _THAT.match(word)), default=-1)
    return not saying.isdisjoint((*before[that + 1 :], *after))


class NearRules:
    """The rules of one language, most specific first, and the words they begin with."""

    def __init__(
        self, near: Near, months: Mapping[str, int], ordinals: Mapping[str, int], parts: Mapping[str, str]
    ) -> None:
        self._near, self._months, self._ordinals, self._parts = near, months, ordinals, parts
        month = rf"(?P<m>{_names(months)})"
        ordinal = rf"(?P<n>{_names(ordinals)}|[1-4](?:\.|º|ª|er|re|e|ère|ème))"
        part = rf"(?P<part>{_names(parts)})[\s-]{{1,2}}"
        year = r"(?:,?\s+(?:de\s+|des\s+jahres\s+)?(?P<y>20\d\d))?"
        number = rf"(?P<n>{_names(near.numbers)}|\d{{1,2}})"
        self._rules: dict[str, list[Rule]] = {}
        for patterns, build in ((near.half, self._half), (near.week, self._week), (near.days, self._days)):
            for pattern in patterns.split(";"):
                self._add(["#", *ordinals], rf"{ordinal}\s+{pattern.replace('%', month)}{year}", build)
        for openers, pattern, unit, step in near.spans:
            self._add([*openers.split(), *parts], rf"(?:{part})?(?:{pattern})", self._span(unit, step))
        for pattern, unit, step in near.ends:
            self._add(parts, rf"{part}(?:{pattern})", self._span(unit, step))
        for pattern, name in near.year_parts.items():
            self._add([pattern.split("\\")[0]], pattern, self._part_of_year(name))
        for pattern, name in near.feasts.items():
            self._add(re.findall(r"(?:^|\|)(\w+)", pattern), rf"(?:{pattern}){year}", self._feast(name))
        self._add(
            re.findall(r"(?:^|\|)(\w+)", _names(near.days_off)), rf"(?P<day>{_names(near.days_off)})", self._day_off
        )
        units = rf"(?P<unit>{_names(near.units)})"
        self._add(
            re.findall(r"(?:^|\|)(\w+)", near.ahead_by), rf"(?:{near.ahead_by})\s+{number}\s+{units}", self._ahead
        )
        day_parts = near.day_part.split("|")
        self._add(
            [*near.openers.split(), *(day + part for day in near.weekdays for part in ("", *day_parts))],
            rf"(?:(?P<coming>{near.ahead})\s+|(?P<last>{near.behind})\s+)?(?P<wd>{_names(near.weekdays)})(?:{near.day_part})(?!\w)"
            rf"(?:\s+(?:(?P<of_next>{near.of_next_week})|(?P<coming2>{near.ahead})|(?P<last2>{near.behind}))(?!\w))?"
            r"(?!\s?[,(]?\s?\(?(?:den\s|dem\s|der\s|le\s|el\s|día\s)?\d)",
            self._weekday,
        )
        self._habit = re.compile(rf"(?:\b(?:{near.habit}))\s\Z", re.IGNORECASE)
        self._before_feast = re.compile(near.before_feast + r"\Z", re.IGNORECASE)

    def _add(self, openers: Iterable[str], pattern: str, build: Build) -> None:
        rule = re.compile(rf"{pattern}(?!\w)", re.IGNORECASE), build
        for word in dict.fromkeys(re.split(r"[\s'’-]", opener)[0] for opener in openers):
            self._rules.setdefault(word, []).append(rule)

    def first(self, text: str, word: str, position: int, reference: Reference) -> Found | None:
        """Return the date that begins with `word` at `position`."""
        for pattern, build in self._rules.get("#" if word[0].isdigit() else word, ()):
            match = pattern.match(text, position)
            found = build(match, reference) if match else None
            if found is not None:
                return found
        return None

    def _weekday(self, match: Match, _reference: Reference) -> Found | None:
        text, start = match.string, match.start()
        if self._near.small and is_name(text, start):
            return None
        if self._habit.search(text, max(0, start - 12), start) or _is_said(match, self._near.saying):
            return None
        number = self._near.weekdays[match["wd"].lower()]
        coming, last = match["coming"] or match["coming2"], match["last"] or match["last2"]

        def days(reference: Reference, tense: Tense) -> Days | None:
            ahead = (number - reference.day.weekday()) % 7
            if match["of_next"]:
                ahead = 7 - reference.day.weekday() + number
            elif last or (tense is Tense.PAST and not coming):
                ahead -= 7 if ahead or last else 0
            elif coming and not ahead:
                ahead = 7
            day = reference.day + timedelta(days=ahead)
            return day, day

        return Found(start, match.end(), Precision.DAY, days)

    def _day_off(self, match: Match, reference: Reference) -> Found | None:
        if _is_said(match, self._near.saying):
            return None
        day = reference.day + timedelta(days=self._near.days_off[match["day"].lower()])
        return settled(match, Precision.DAY, (day, day))

    def _span(self, unit: str, step: int) -> Build:
        def build(match: Match, reference: Reference) -> Found | None:
            part = match["part"] and self._parts[match["part"].lower()]
            days, precision = period_from(reference.day, unit, step, part)
            return settled(match, precision, days)

        return build

    def _part_of_year(self, name: str) -> Build:
        def build(match: Match, _reference: Reference) -> Found | None:
            if name == "turn":
                return yearly(match, Precision.RANGE, periods.turn_of_year, None)

            def days(reference: Reference, tense: Tense) -> Days | None:
                begun = name == "early" and tense is not Tense.PAST and reference.day.month > 1
                return periods.part_of_year(reference.day.year + begun, name)

            return Found(match.start(), match.end(), Precision.PART_OF_YEAR, days)

        return build

    def _feast(self, name: str) -> Build:
        def build(match: Match, _reference: Reference) -> Found | None:
            if self._before_feast.search(match.string, max(0, match.start() - 12), match.start()) is None:
                return None
            year = int(match["y"]) if match["y"] else None
            precision = {"season": Precision.RANGE, "term": Precision.MONTH}.get(name, Precision.DAY)
            return yearly(match, precision, lambda of: _feast(name, of), year)

        return build

    def _ahead(self, match: Match, reference: Reference) -> Found | None:
        # "50.000 Stück in zwei Wochen" counts how long it took.
        if _COUNTED.search(match.string, max(0, match.start() - 24), match.start()):
            return None
        text = match["n"].lower()
        count, unit = self._near.numbers.get(text) or int(text), self._near.units[match["unit"].lower()]
        if unit in _UNIT_DAYS:
            day = reference.day + timedelta(days=count * _UNIT_DAYS[unit])
            days, precision = (day, day), Precision.DAY
        else:
            days, precision = period_from(reference.day, unit, count, None)

        def resolve(_reference: Reference, tense: Tense) -> Days | None:
            return None if tense is Tense.PAST else days

        return Found(match.start(), match.end(), precision, resolve)

    def _of_month(self, match: Match, precision: Precision, build: Callable[[int, int], Days]) -> Found:
        number, year = self._months[match["m"].lower()], int(match["y"]) if match["y"] else None
        return yearly(match, precision, lambda of: build(of, number), year)

    def _ordinal(self, match: Match) -> int:
        text = match["n"].lower()
        return self._ordinals.get(text) or int(text[0])

    def _half(self, match: Match, _reference: Reference) -> Found | None:
        second = self._ordinal(match) > 1
        return self._of_month(
            match, Precision.RANGE, lambda year, month: periods.half_of_month(year, month, 1 + second)
        )

    def _week(self, match: Match, _reference: Reference) -> Found | None:
        nth = self._ordinal(match)
        is_last = nth == _LAST and match["n"][0].lower() in "lúd"  # letzten, último, dernière

        def build(year: int, month: int) -> Days:
            first, last = periods.months(year, month, 1)
            if is_last:
                return last - timedelta(days=6), last
            return first + timedelta(days=7 * nth - 7), first + timedelta(days=7 * nth - 1)

        return self._of_month(match, Precision.RANGE, build)

    def _days(self, match: Match, _reference: Reference) -> Found | None:
        part = "early" if self._ordinal(match) == 1 else "late"
        return self._of_month(
            match, Precision.PART_OF_MONTH, lambda year, month: periods.part_of_month(year, month, part)
        )


_LAST = 4


def _names(words: Mapping[str, object]) -> str:
    return "|".join(sorted((re.escape(word) for word in words), key=len, reverse=True)) or "(?!)"


def _feast(name: str, year: int) -> Days:
    """Return the days of a feast, of the weeks before Christmas ("season"), or of the month when school begins ("term")."""
    if name == "season":
        return date(year, 11, 1), date(year, 12, 31)
    if name == "term":
        return periods.months(year, 9, 1)
    day = holiday(name, year)
    assert day is not None
    return day, day
