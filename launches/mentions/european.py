"""German, French and Spanish dates: one grammar over three tables of words."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from launches import periods
from launches.mentions.clock import parse_clock
from launches.mentions.european_near import Near, NearRules, is_name
from launches.mentions.expression import Found, FoundClock, Reference, Tense, choose_year, fixed
from launches.mentions.joining import join
from launches.mentions.numeric_dates import month_and_day
from launches.mentions.rule import settled, yearly
from launches.periods import Days
from launches.tokens import Tokens
from launches.window import Precision

Match = re.Match[str]
_LASTS = frozenset("dure durera durent durée pendant durante dura dauert dauern".split())
# "La ligne T4".
_NUMBERED = re.compile(r"\b(?:ligne|línea|linie|tram|tramway|terminal)\s\Z", re.IGNORECASE)
# "Jan Ott".
_FIRST_NAME = re.compile(r"Jan\s[A-ZÄÖÜ]")
_SUMMER = re.compile(r"\b(?:cet|en|fin|début|plein|mi|dernier|prochain|chaque|un)[\s-]\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language; patterns where inflection asks for them, all in lower case."""

    months: Mapping[str, int]
    seasons: Mapping[str, int]
    ordinals: Mapping[str, int]
    parts: Mapping[str, str]
    quarter: str
    half: str
    link: str
    to: str
    next_year: str
    this_year: str
    today: str
    tomorrow: str
    now: str
    rest_of_year: str
    week: str
    next_week: str
    after_tomorrow: str
    next_month: str
    after_month: str
    openers: str
    before_numbers: str
    last: str
    coming: str
    near: Near
    no_hour: str = "(?!)"
    participle: str = ""


def _either(words: Iterable[str]) -> str:
    return "|".join(sorted((re.escape(word).replace("'", "['’]") for word in words), key=len, reverse=True))


def _any_month(months: Mapping[str, int]) -> str:
    """Return the pattern of a month's name; a full stop belongs to those only with which a longer one begins."""
    short = {name for name in months for other in months if other != name and other.startswith(name)}
    return rf"(?P<m>(?:{_either(months.keys() - short)})|(?:{_either(short)})\.?)(?!\w)"


class Grammar:
    """The rules of one language, tried where a digit or one of its date words stands."""

    def __init__(self, words: Words) -> None:
        self._words = words
        link, year = words.link, rf"(?:,?\s+{words.link}(?P<y>20\d\d|19\d\d|{words.next_year}|{words.this_year}))?"
        month = _any_month(words.months)
        day = r"(?P<d>[0-3]?\d)(?:\.|er|º)?"
        ordinal = rf"(?P<n>{_either(words.ordinals)}|[1-4](?:\.|º|er|e|ème)?)"
        part = rf"(?P<part>{_either(words.parts)})[\s-]{{1,2}}(?:{words.after_month})?"
        season = rf"(?P<s>{_either(words.seasons)})(?!\w)"
        rules: list[tuple[str, Callable[[Match, Reference], Found | None]]] = [
            (r"(?P<y>20\d\d)-(?P<m>\d\d)-(?P<d>\d\d)(?!\d)", self._numbers),
            (r"(?P<d>\d{1,2})(?:[/-]|\.\s?)(?P<m>\d{1,2})(?:[/-]|\.\s?)(?P<y>20\d\d)(?!\d)", self._numbers),
            (
                r"(?P<d>\d{1,2})(?P<sep>[./-])(?P<m>\d{1,2})(?P=sep)(?P<y>\d\d)(?![\w%€$]|[.,/-]\d|\s[%€$])",
                self._short_numbers,
            ),
            (r"(?P<d>\d{1,2})\.\s?(?P<m>\d{1,2})\.(?P<y>(?!))?(?!\d)", self._short_numbers),
            (r"(?P<d>\d{1,2})/(?P<m>\d{1,2})(?P<y>(?!))?(?![\d/%]|\s(?:de|des|du|der)\b)", self._short_numbers),
            (
                rf"{day}\s?(?:{words.to}|[-–])\s?(?:(?:dem|den|le|el)\s)?(?P<d2>[0-3]?\d)(?:\.|º)?\s+{link}{month}{year}",
                self._range,
            ),
            (rf"{day}\s+{link}{month}{year}", self._day),
            (rf"{part}{link}{month}{year}", self._part),
            (rf"{part}(?:{link})?(?P<y>20\d\d|{words.next_year}|{words.this_year})", self._part_of_year),
            (rf"{ordinal}\s?(?:{words.quarter}){year}", self._quarter),
            (rf"[QT](?P<n>[1-4])\b{year}", self._short_quarter),
            (rf"(?P<n>[1-4])[QT]\b{year}", self._quarter),
            (rf"{ordinal}\s?(?:{words.half}){year}", self._half),
            (
                rf"{season}(?:\s+(?:{words.coming}))?(?:\s+{link}(?P<y>20\d\d|{words.next_year}|{words.this_year}))?",
                self._season,
            ),
            (rf"{month}(?:\s+{words.next_month})?{year}", self._month),
            (r"(?P<m>0[1-9]|1[0-2])/(?P<y>20\d\d)(?!\d)", self._numbered_month),
            (rf"(?:{words.week})\s+(?:del|du|vom|des|ab\s+dem)\s+{day}\s+{link}{month}{year}", self._week_of),
            (rf"(?:{words.week})\s?(?P<n>\d{{1,2}})(?!\d){year}", self._week),
            (rf"(?P<n>\d{{1,2}})\.\s?(?:{words.week})(?!\w){year}", self._week),
            (rf"(?:{words.next_week})(?!\w)", self._next_week),
            (rf"(?:{words.after_tomorrow})(?!\w)", self._after_tomorrow),
            (rf"(?:{words.rest_of_year})", self._rest),
            (rf"(?:{words.tomorrow})(?!\w)", self._tomorrow),
            (rf"(?:{words.today}|{words.now})(?!\w)", self._today),
            (rf"(?:{words.next_year})(?!\w)", self._next_year),
            (r"(?P<y>20\d\d|19\d\d)(?![\d%]|[.,]\d)", self._year),
        ]
        self._rules = [(re.compile(pattern, re.IGNORECASE), build) for pattern, build in rules]
        self._near = NearRules(words.near, words.months, words.ordinals, words.parts)
        self._before_numbers = re.compile(words.before_numbers, re.IGNORECASE)
        self._no_hour = re.compile(words.no_hour, re.IGNORECASE)
        self._last, self._coming = (
            (re.compile(rf"\b(?:{word})\s\Z", re.IGNORECASE), re.compile(rf"\s?\b(?:{word})\b", re.IGNORECASE))
            for word in (words.last, words.coming)
        )
        starts = [*words.months, *words.seasons, *words.ordinals, *words.parts]
        phrases = "|".join(
            (
                words.next_year,
                words.next_week,
                words.after_tomorrow,
                words.today,
                words.tomorrow,
                words.now,
                words.rest_of_year,
                words.week,
                "q",
                "t",
            )
        ).replace("\\s+", " ")
        self._starts = (
            frozenset(re.split(r"[\s'’-]", start)[0] for start in starts)
            | frozenset((*re.findall(r"(?:^|\|)(\w+)", phrases), *words.openers.split()))
            | {"q1", "q2", "q3", "q4", "t1", "t2", "t3", "t4"}
        )

    def find(self, text: str, tokens: Tokens, reference: Reference) -> tuple[list[Found], list[FoundClock]]:
        """Return the dates of a sentence and the times without one."""
        items: list[Found | FoundClock] = []
        index, count = 0, len(tokens.words)
        while index < count:
            word = tokens.words[index]
            item: Found | FoundClock | None = self._near.first(text, word, tokens.starts[index], reference)
            if item is None and (word[0].isdigit() or word.split("'")[0] in self._starts or word in self._starts):
                item = self._first(text, tokens.starts[index], reference)
            if item is None and word[0].isdigit() and self._may_be_hour(text, tokens, index):
                item = parse_clock(text, tokens.starts[index], reference.zone)
            if item is not None:
                items.append(item)
            index += 1
            while item is not None and index < count and tokens.starts[index] < item.end:
                index += 1
        return join(text, items)

    def _may_be_hour(self, text: str, tokens: Tokens, index: int) -> bool:
        """Whether figures may tell an hour: not in "das Orbit 2 am 5. Juni", not in "dure 2h30"."""
        lasts = index > 0 and tokens.words[index - 1] in _LASTS
        return not lasts and self._no_hour.match(text, tokens.starts[index]) is None

    def _first(self, text: str, position: int, reference: Reference) -> Found | None:
        for pattern, build in self._rules:
            match = pattern.match(text, position)
            found = build(match, reference) if match else None
            if found is not None:
                return found
        return None

    def _year_of(self, text: str | None, reference: Reference) -> int | None:
        if not text:
            return None
        if text.isdigit():
            return int(text)
        return reference.day.year + (1 if re.fullmatch(self._words.next_year, text, re.IGNORECASE) else 0)

    def _made(self, match: Match, precision: Precision, build: Callable[[int], Days], reference: Reference) -> Found:
        year = self._year_of(match["y"], reference)
        tense = self._named_tense(match) if year is None else None
        if tense is not None:
            return Found(match.start(), match.end(), precision, lambda ref, _: choose_year(build, ref.day, tense))
        return yearly(match, precision, build, year)

    def _named_tense(self, match: Match) -> Tense | None:
        """Return where "vergangenen", "dernier", "próximo" beside a date say that it lies."""
        start, end = match.span()
        for (before, after), tense in ((self._last, Tense.PAST), (self._coming, Tense.FUTURE)):
            if before.search(match.string, max(0, start - 14), start) or after.match(match.string, end):
                return tense
        return None

    def _numbers(self, match: Match, reference: Reference) -> Found | None:
        number, day = int(match["m"]), int(match["d"])
        if not match[0][:4].isdecimal():
            number, day = month_and_day(day, number, month_first=False)
        try:
            return settled(match, Precision.DAY, periods.day(int(match["y"]), number, day), explicit=True)
        except ValueError:
            return None

    def _short_numbers(self, match: Match, reference: Reference) -> Found | None:
        """Read "am 4.7.26", "ab 7.5.", "le 4/07": numbers that could be a version or a fraction need company."""
        start, year = match.start(), 2000 + int(match["y"]) if match["y"] else None
        if self._before_numbers.search(match.string, max(0, start - 14), start) is None:
            return None
        number, day = month_and_day(int(match["d"]), int(match["m"]), month_first=False)
        if not (1 <= number <= 12 and 1 <= day <= 31):
            return None
        return yearly(match, Precision.DAY, lambda of: periods.day(of, number, day), year)

    def _month_number(self, match: Match) -> int:
        return self._words.months[match["m"].lower().rstrip(".")]

    def _range(self, match: Match, reference: Reference) -> Found | None:
        number, first, last = self._month_number(match), int(match["d"]), int(match["d2"])
        if not 1 <= first < last <= 31:
            return None
        return self._made(
            match, Precision.RANGE, lambda year: (date(year, number, first), date(year, number, last)), reference
        )

    def _day(self, match: Match, reference: Reference) -> Found | None:
        number, day = self._month_number(match), int(match["d"])
        if not 1 <= day <= 31:
            return None
        return self._made(match, Precision.DAY, lambda year: periods.day(year, number, day), reference)

    def _part_name(self, match: Match) -> str:
        return self._words.parts[match["part"].lower()]

    def _part(self, match: Match, reference: Reference) -> Found | None:
        part, number = self._part_name(match), self._month_number(match)
        return self._made(
            match, Precision.PART_OF_MONTH, lambda year: periods.part_of_month(year, number, part), reference
        )

    def _part_of_year(self, match: Match, reference: Reference) -> Found | None:
        part = self._part_name(match)
        return self._made(match, Precision.PART_OF_YEAR, lambda year: periods.part_of_year(year, part), reference)

    def _ordinal(self, match: Match) -> int:
        text = match["n"].lower()
        return self._words.ordinals.get(text) or int(text[0])

    def _short_quarter(self, match: Match, reference: Reference) -> Found | None:
        if match["y"] is None and _NUMBERED.search(match.string, max(0, match.start() - 12), match.start()):
            return None
        return self._quarter(match, reference)

    def _quarter(self, match: Match, reference: Reference) -> Found | None:
        number = self._ordinal(match)
        return self._made(match, Precision.QUARTER, lambda year: periods.quarter(year, number), reference)

    def _half(self, match: Match, reference: Reference) -> Found | None:
        number = min(self._ordinal(match), 2)
        return self._made(match, Precision.HALF, lambda year: periods.half(year, number), reference)

    def _season(self, match: Match, reference: Reference) -> Found | None:
        name = match["s"].lower().replace("’", "'")
        # "A été présentée" is no summer.
        alone = name == self._words.participle and match.end() == match.end("s")
        if alone and _SUMMER.search(match.string, max(0, match.start() - 10), match.start()) is None:
            return None
        start = self._words.seasons[name]
        return self._made(match, Precision.SEASON, lambda year: periods.months(year, start, 3), reference)

    def _month(self, match: Match, reference: Reference) -> Found | None:
        number = self._month_number(match)
        if _FIRST_NAME.match(match.string, match.start()):
            return None
        if self._words.near.small and match.end() == match.end("m") and is_name(match.string, match.start()):
            return None
        return self._made(match, Precision.MONTH, lambda year: periods.months(year, number, 1), reference)

    def _week(self, match: Match, reference: Reference) -> Found | None:
        number = int(match["n"])

        def build(year: int) -> Days:
            monday = date.fromisocalendar(year, number, 1)
            return monday, monday + timedelta(days=6)

        return self._made(match, Precision.WEEK, build, reference)

    def _week_of(self, match: Match, reference: Reference) -> Found | None:
        number, day = self._month_number(match), int(match["d"])
        if not 1 <= day <= 31:
            return None
        return self._made(match, Precision.WEEK, lambda year: periods.week(date(year, number, day)), reference)

    def _rest(self, match: Match, reference: Reference) -> Found | None:
        days = reference.day, date(reference.day.year, 12, 31)
        return settled(match, Precision.PART_OF_YEAR, days)

    def _tomorrow(self, match: Match, reference: Reference) -> Found | None:
        day = reference.day + timedelta(days=1)
        return settled(match, Precision.DAY, (day, day))

    def _today(self, match: Match, reference: Reference) -> Found | None:
        days = reference.day, reference.day
        return Found(match.start(), match.end(), Precision.DAY, fixed(days), is_now=True)

    def _after_tomorrow(self, match: Match, reference: Reference) -> Found | None:
        day = reference.day + timedelta(days=2)
        return settled(match, Precision.DAY, (day, day))

    def _next_week(self, match: Match, reference: Reference) -> Found | None:
        days = periods.week(reference.day + timedelta(days=7))
        return settled(match, Precision.WEEK, days)

    def _numbered_month(self, match: Match, _reference: Reference) -> Found | None:
        days = periods.months(int(match["y"]), int(match["m"]), 1)
        return settled(match, Precision.MONTH, days, explicit=True)

    def _next_year(self, match: Match, reference: Reference) -> Found | None:
        return settled(match, Precision.YEAR, periods.year(reference.day.year + 1))

    def _year(self, match: Match, _reference: Reference) -> Found | None:
        days = periods.year(int(match["y"]))
        return Found(match.start(), match.end(), Precision.YEAR, fixed(days), explicit=True, bare_year=True)
