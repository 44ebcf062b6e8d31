"""Dates that only two sentences together give: a time told later, a delay counted in weeks, the first day of a run."""

import re
from datetime import date, timedelta
from typing import NamedTuple

from launches import periods
from launches.candidates import Candidate
from launches.clauses import Clause
from launches.cues import Kind
from launches.document import Document, Line, Mention
from launches.mentions.calendar_words import COUNT, NUMBERS, tidy
from launches.mentions.expression import FoundClock, Tense
from launches.mentions.resolve import Bound, resolve
from launches.window import LaunchWindow, Precision

_RUN = timedelta(days=24)
_NEAR_LINES = 3
_OPENING = frozenset({Kind.LAUNCH, Kind.OUT, Kind.OPEN, Kind.SUPPLY, Kind.START, Kind.BACKUP})
_SHIFT = re.compile(
    rf"\b(?:by\s+|another\s+|an\s+extra\s+)?(?:about\s+|around\s+|roughly\s+|some\s+|exactly\s+|almost\s+|at\s+least\s+)?(?:(?P<n>{COUNT})\s+(?:more\s+|extra\s+|additional\s+)?)?"
    r"(?P<unit>day|week|fortnight|month|quarter|year)s?\b(?:\s+(?P<way>later|earlier|sooner|early|late))?",
    re.IGNORECASE,
)
_AFTER_EVENT = re.compile(
    rf"\b(?P<n>{COUNT})\s+(?P<unit>day|week|fortnight|month|year)s?\s+(?P<way>after|before)\s+(?:the\s+|its\s+|our\s+)?(?P<event>[a-z]{{3,20}})\b",
    re.IGNORECASE,
)
_AROUND = frozenset(("after", "before"))
_UNIT = re.compile(r"(?:days|weeks|months|years)\b")
_UNIT_DAYS = {"day": 1, "week": 7, "fortnight": 14}
_UNIT_MONTHS = {"month": 1, "quarter": 3, "year": 12}


class Hour(NamedTuple):
    """A time of day that may be that of a date: where it stands, and how many sentences after the date."""

    line: Line
    clock: FoundClock
    distance: int


def with_time(document: Document, chosen: Candidate) -> tuple[LaunchWindow, Hour] | None:
    """Return the chosen day to the minute, and the hour that its sentence or one of the next tells, if one does."""
    window, line = chosen.window, chosen.line
    if window.precision is not Precision.DAY:
        return None
    for distance, other in enumerate(document.lines[line.number : line.number + _NEAR_LINES]):
        if other is not line and not _goes_on(line, other, window):
            break
        for clock in other.clocks:
            if other is line and _between(line, chosen.mention, clock.start):
                continue
            found = chosen.mention.found._replace(clock=clock.clock)
            minute = resolve(other.source, found, document.reference, chosen.mention.tense, Bound())
            return (minute, Hour(other, clock, distance)) if minute is not None and minute != window else None
    return None


def _goes_on(line: Line, other: Line, window: LaunchWindow) -> bool:
    """Whether a later sentence may still speak of a day: in its paragraph or below the title, without another date."""
    near = line.in_title or other.sentence.paragraph == line.sentence.paragraph
    return near and all(mention.window == window for mention in other.mentions)


def _between(line: Line, mention: Mention, position: int) -> bool:
    """Whether another date stands between a date and a time, or the time belongs to something that closes."""
    low, high = sorted((mention.found.start, position))
    if any(low < other.found.start < high for other in line.mentions if other is not mention):
        return True
    kinds = clause_at(line, position).kinds - {Kind.BUYERS, Kind.GET, Kind.NEUTRAL}
    return bool(kinds) and not kinds & _OPENING


def clause_at(line: Line, position: int) -> Clause:
    """Return the clause of a line that covers a place in its source."""
    return max((one for one in line.clauses if line.tokens.starts[one.first] <= position), key=lambda one: one.first)


def first_day(window: LaunchWindow, phrase: str) -> LaunchWindow:
    """Return the first day of a run ("18 April – 10 January"); a short range is a window and stays one."""
    if window.precision is not Precision.RANGE or window.end - window.start < _RUN:
        return window
    written_days = sum(character.isdigit() for character in phrase) >= 2
    if not written_days or "between" in phrase.lower() or (window.start.day == 1 and not re.match(r"\D*1\b", phrase)):
        return window
    return LaunchWindow.days(window.start.date(), window.start.date(), Precision.DAY, window.zone)


def shifted(document: Document, candidates: list[Candidate]) -> tuple[str, Line, LaunchWindow] | None:
    """Return which way ("later", "sooner") a launch moves that is only told by how much, the line and the window."""
    for line in document.lines[:8]:
        for cue in line.cues:
            if cue.kind not in (Kind.DELAY, Kind.MOVE, Kind.EARLIER):
                continue
            counted = cue.first > 0 and _UNIT.match(cue.phrase) is not None
            start = line.tokens.starts[cue.first - counted]
            found = next(
                (
                    one
                    for one in _SHIFT.finditer(line.source, start, min(line.sentence.end, start + 110))
                    # Far from its verb, "by" must say that the count belongs to it.
                    if one["n"] and (one.start() < start + 50 or one[0].split()[0].lower() == "by")
                ),
                None,
            )
            base = _base(document, line, candidates) if found else None
            if found is None or base is None:
                continue
            back = cue.kind is Kind.EARLIER or (found["way"] or "").lower() in ("earlier", "sooner", "early")
            window = moved(base.window, found["n"], found["unit"], back)
            if window is not None:
                return "sooner" if back else "later", line, window
    return None


def _base(document: Document, line: Line, candidates: list[Candidate]) -> Candidate | None:
    close = [c for c in candidates if c.line.number <= line.number + 1]
    # "Promised for March" looks back on the plan, not on the date: the nearest March is meant.
    near = [c for c in close if c.mention.tense is not Tense.PAST] or [_as_planned(document, c) for c in close]
    precise = [c for c in near if c.window.precision in (Precision.DAY, Precision.MINUTE, Precision.MONTH)]
    return next((c for c in precise if c.superseded), precise[0] if precise else None)


def _as_planned(document: Document, candidate: Candidate) -> Candidate:
    mention, source = candidate.mention, candidate.line.source
    window = resolve(source, mention.found, document.reference, Tense.PLAN, mention.limits)
    return candidate._replace(mention=mention._replace(window=window)) if window else candidate


def moved(window: LaunchWindow, number: str, unit: str, back: bool) -> LaunchWindow | None:
    """Return a window so many days, weeks or months later (`back`: earlier), None where that is no exact date."""
    count = _count(number) * (-1 if back else 1)
    unit = unit.lower()
    day = window.start.date()
    try:
        if unit in _UNIT_DAYS and window.precision is not Precision.MONTH:
            moved = day + timedelta(days=count * _UNIT_DAYS[unit])
            return LaunchWindow.days(moved, moved, Precision.DAY, window.zone)
        if unit in _UNIT_MONTHS:
            first = periods.month_after(day, count * _UNIT_MONTHS[unit])
            if window.precision is Precision.MONTH:
                return LaunchWindow.days(*periods.months(first.year, first.month, 1), Precision.MONTH, window.zone)
            same = _same_day(day, first)
            return LaunchWindow.days(same, same, Precision.DAY, window.zone)
    except (ValueError, OverflowError):
        return None
    return None


def _same_day(day: date, month: date) -> date:
    return month.replace(day=min(day.day, periods.months(month.year, month.month, 1)[1].day))


def _count(text: str) -> int:
    return int(text) if text.isdigit() else NUMBERS[tidy(text)]


def after_event(document: Document) -> tuple[str, Line, LaunchWindow] | None:
    """Return the line and the window that it counts ("counted") from another event ("two months after the beta")."""
    for line in document.lines[:10]:
        if _AROUND.isdisjoint(line.tokens.words) or not any(cue.kind in _OPENING for cue in line.cues):
            continue
        found = _AFTER_EVENT.search(line.source, line.sentence.start, line.sentence.end)
        if found is None:
            continue
        event = found["event"].lower()
        anchor = next(
            (
                mention.window
                for other in document.lines
                if event in other.tokens.words
                for mention in other.mentions
                if (other is not line or mention.found.start > found.end())
                and mention.window.precision in (Precision.DAY, Precision.MINUTE)
            ),
            None,
        )
        if anchor is None:
            continue
        window = moved(anchor, found["n"], found["unit"], found["way"].lower() == "before")
        if window is not None and window.start.date() >= document.reference.day:
            return "counted", line, window
    return None
