# ruff: noqa: E501 (tables and patterns read better unbroken)
"""Join the expressions of a sentence that tell one moment: "tomorrow, 18 August, at 15:00 CEST" is three and one moment."""

import re
from datetime import timedelta

from launches.mentions.calendar_words import DAY_WORD, WEEKDAYS
from launches.mentions.expression import Clock, Found, FoundClock, Reference, Resolve, Tense
from launches.periods import Days
from launches.window import Precision

_DAY_NAMES = WEEKDAYS.keys() | {"today", "tomorrow"}
_BEFORE_CLOCK = re.compile(
    r"\s?[,(–—-]?\s?(?!and\s+by\b)(?:(?:at|from|between|around|about|starting|beginning|precisely|exactly|sharp|@|and|live|by|kl\.?|um|ab|gegen|à|a\slas|dès|desde\slas)\s+){0,2}(?:the\s+stroke\s+of\s+)?",
    re.IGNORECASE,
)
_AFTER_CLOCK = re.compile(
    r"\s?[,)]?\s?(?:local\s+time,?\s+)?(?:(?:on|this|coming|of|am|le|el|del)\s+)?(?:the\s+)?[(]?", re.IGNORECASE
)
_CLOCKS = re.compile(r"\s?\)?\s?[(/=,;|–-]?\s?(?:(?:or|and|i\.e\.)\s+)?", re.IGNORECASE)
_APPOSITION = re.compile(r"\s?[,(–—-]?\s?(?:the\s+)?", re.IGNORECASE)
_NTH = re.compile(r"(?:the\s+)?\d{1,2}(?:st|nd|rd|th)\Z", re.IGNORECASE)
_AND = re.compile(r"\s?,?\s+(?:and|und|et|y)\s+(?:(?:the|dem|le|la|el)\s+)?", re.IGNORECASE)
_BETWEEN = re.compile(r"\b(?:between|zwischen|entre)\s(?:(?:the|dem|le|la|el)\s)?\Z", re.IGNORECASE)
_WORDY = re.compile(r"[^\d]*\Z")
_IN_ORDER = re.compile(rf"\d|(?:{DAY_WORD})\b", re.IGNORECASE)


def join(text: str, items: list[Found | FoundClock]) -> tuple[list[Found], list[FoundClock]]:
    """Join neighbours to one moment; return dates and the times left alone."""
    dates: list[Found] = []
    clocks: list[FoundClock] = []
    last: Found | FoundClock | None = None
    for item in items:
        joined = _pair(text, last, item) if last is not None else None
        if joined is None:
            last = item
        else:
            (dates if isinstance(last, Found) else clocks).pop()
            last = joined
        if isinstance(last, Found):
            dates.append(last)
        else:
            clocks.append(last)
    return dates, clocks


def _pair(text: str, left: Found | FoundClock, right: Found | FoundClock) -> Found | FoundClock | None:
    """Return both as one expression if only connecting words stand between them."""
    gap = text[left.end : right.start]
    if len(gap) > 40 or right.end - left.start > 120:
        return None
    if isinstance(left, Found) and isinstance(right, FoundClock):
        if left.clock is not None:
            return left._replace(end=right.end) if _CLOCKS.fullmatch(gap) else None
        words = text[left.start : left.end]
        if left.precision is Precision.DAY and _BEFORE_CLOCK.fullmatch(gap.removeprefix(")") if "(" in words else gap):
            return _at(left, right.clock, words)._replace(end=right.end)
        return None
    if isinstance(left, FoundClock) and isinstance(right, Found):
        if right.precision is Precision.DAY and right.clock is None and _AFTER_CLOCK.fullmatch(gap):
            return _at(right, left.clock, text[right.start : right.end])._replace(start=left.start)
        return None
    if isinstance(left, Found):
        assert isinstance(right, Found)
        if _AND.fullmatch(gap) and _BETWEEN.search(text, max(0, left.start - 12), left.start):
            return _between(left, right)
        return _apposition(text, left, right, gap)
    assert isinstance(right, FoundClock)
    same = _CLOCKS.fullmatch(gap)
    return FoundClock(left.start, right.end, _better(left.clock, right.clock)) if same else None


def _at(day: Found, clock: Clock, words: str) -> Found:
    """Return a day with its hour; `words` are the day's, and the small hours of a night are those of the next day."""
    if clock.hour < 5 and words.lower().endswith("night"):
        return day._replace(clock=clock, days=_day_after(day.days), is_now=False)
    return day._replace(clock=clock)


def _day_after(days: Resolve) -> Resolve:
    """Return the rule for the small hours of a night: "tonight at midnight" is tomorrow's first minute."""

    def following(reference: Reference, tense: Tense) -> Days | None:
        found = days(reference, tense)
        return (found[0] + timedelta(days=1), found[1] + timedelta(days=1)) if found else None

    return following


def _between(left: Found, right: Found) -> Found | None:
    """Return the days from one date to another of any grain: "between mid-December and the end of January"."""
    if left.clock or right.clock or left.bare_year or right.bare_year:
        return None

    def days(reference: Reference, tense: Tense) -> Days | None:
        first, last = left.days(reference, tense), right.days(reference, tense)
        if first is None or last is None:
            return None
        if last[1] < first[0]:
            # "Between December and January" passes the turn of the year, "between March 3 and yesterday" looks back.
            last = right.days(reference.seen_from(first[0]), Tense.FUTURE)
        if last is not None and last[1] < first[0]:
            first = left.days(reference, Tense.PAST) or first
        return (first[0], last[1]) if last is not None and first[0] <= last[1] else None

    return left._replace(
        end=right.end, precision=Precision.RANGE, days=days, explicit=left.explicit or right.explicit, is_now=False
    )


def _better(first: Clock, second: Clock) -> Clock:
    return first if first.zone is not None or second.zone is None else second


def _apposition(text: str, left: Found, right: Found, gap: str) -> Found | None:
    """Join "tomorrow, 18 August" and "Thursday (4 July)": the written date is the better half."""
    both = left.precision is Precision.DAY and right.precision is Precision.DAY
    if both and right.clock is None and gap.strip() == "(" and _WORDY.match(text[right.start : right.end]):
        return left._replace(end=right.end)
    if both and right.clock is None and _APPOSITION.fullmatch(gap) and _NTH.match(text, right.start, right.end):
        return left._replace(end=right.end)
    # "For Thursday, the Christmas market": a feast bears no article, what it stands before does.
    if gap.rstrip().lower().endswith("the") and not _IN_ORDER.match(text, right.start):
        return None
    relative = both and not left.explicit and _APPOSITION.fullmatch(gap)
    if relative and left.clock is None and _WORDY.match(text[left.start : left.end]):
        return right._replace(start=left.start)
    # "At 11 a.m. on Thursday (May 14)".
    if relative and right.clock is None and text[left.start : left.end].lower().split()[-1] in _DAY_NAMES:
        return right._replace(start=left.start, clock=left.clock)
    return None
