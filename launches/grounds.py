"""Grounds: what in a text stands behind a judgement. The judgement is made by then; this is for people to see.

Which sentence tells it, which date it takes back, what it changes, and why each other date is not the launch.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from launches.announcement import Change, Status, Verdict
from launches.candidates import Candidate
from launches.cues import Cue, Kind
from launches.document import Document, Line
from launches.judgement import Option
from launches.window import LaunchWindow

_TELLING = {
    Status.ANNOUNCED: (Kind.SOON, Kind.LAUNCH, Kind.OPEN, Kind.START),
    Status.DELAYED: (Kind.DELAY, Kind.MOVE, Kind.SOON),
    Status.CANCELLED: (Kind.CANCEL,),
    Status.RELEASED: (Kind.OUT, Kind.OUT_PAST, Kind.LAUNCH, Kind.OPEN),
}
# What people are shown of a sentence's cues; "has" or "was to" by itself tells them nothing.
_SHOWN = {
    Status.ANNOUNCED: {
        Kind.SOON,
        Kind.LAUNCH,
        Kind.SUPPLY,
        Kind.OPERATION,
        Kind.OPEN,
        Kind.START,
        Kind.REVIVE,
        Kind.EARLIER,
    },
    Status.DELAYED: {Kind.DELAY, Kind.MOVE},
    Status.CANCELLED: {Kind.CANCEL},
    Status.RELEASED: {Kind.OUT, Kind.OUT_PAST, Kind.LAUNCH, Kind.SUPPLY, Kind.OPEN, Kind.START},
}
_LEAD = 6
_VERDICTS = {
    Kind.PREORDER: Verdict.PREORDER,
    Kind.TICKET: Verdict.PREORDER,
    Kind.EARLY: Verdict.EARLY_ACCESS,
    Kind.EVENT: Verdict.EVENT,
    Kind.GATHERING: Verdict.EVENT,
    Kind.EMBARGO: Verdict.EMBARGO,
    Kind.BACKUP: Verdict.BACKUP,
    Kind.OFFER: Verdict.DEADLINE,
    Kind.SUPPORT: Verdict.SUPPORT,
    Kind.FINANCE: Verdict.FINANCE,
    Kind.HISTORY: Verdict.HISTORY,
    Kind.PRODUCTION: Verdict.PRODUCTION,
    Kind.OTHER: Verdict.OTHER_LAUNCH,
    Kind.FOLLOW: Verdict.REGION,
}
# A date of whose launch so much speaks (in nats) only lost to a likelier one.
_LIKELY = 1.0
_ANOTHER = 0.5
# Nobody brings a launch forward by more; what looks so was an earlier date of last year.
_SOONER = timedelta(days=120)


def evidence(document: Document, option: Option) -> Line | None:
    """Return the line that says best what was judged; the first of the text where no cue tells."""
    if option.dated is not None:
        return option.dated.line
    prose = [line for line in document.lines if not line.in_title and not line.boilerplate] or document.lines
    for kind in _TELLING.get(option.status, ()):
        for line in prose:
            if any(cue.kind is kind for cue in line.cues):
                return line
    return prose[0] if prose else None


def given_up(option: Option, candidates: list[Candidate]) -> LaunchWindow | None:
    """Return the window that the text takes back, None where it is the judged one after all."""
    old = (one.window for one in candidates if one.superseded and not one.line.boilerplate)
    return next((window for window in old if window != option.window), None)


def is_sooner(option: Option, candidates: list[Candidate]) -> bool:
    """Say whether what looks put off takes the place of a date soon after it: "moves from 3 September to 20 August"."""
    if option.status is not Status.DELAYED or option.dated is None or option.window is None:
        return False
    new = option.window
    olds = (one.window for one in candidates if one.superseded and one.line is option.dated.line)
    return any(_end(new) <= _start(old) <= _start(new) + _SOONER for old in olds)


def change(document: Document, option: Option, was: LaunchWindow | None) -> Change | None:
    """Return what the text itself says it changes."""
    if option.status is Status.DELAYED:
        return Change.LATER
    if option.status is not Status.ANNOUNCED:
        return None
    kinds = {cue.kind for line in document.lines[:_LEAD] for cue in line.cues}
    if Kind.REVIVE in kinds and (Kind.CANCEL in kinds or option.window is None):
        return Change.REVIVED
    sooner = was is not None and option.window is not None and _start(option.window) < _start(was)
    return Change.EARLIER if sooner or Kind.EARLIER in kinds else None


def _start(window: LaunchWindow) -> datetime:
    return window.start.replace(tzinfo=None)


def _end(window: LaunchWindow) -> datetime:
    return window.end.replace(tzinfo=None)


def reasons(option: Option, line: Line | None) -> tuple[str, ...]:
    """Return the words that stand behind what was judged, as the text has them, those of the date's clause first."""
    if line is None:
        return ()
    chosen = option.dated.candidate if option.dated else None
    near = line.clauses[chosen.mention.clause].cues if chosen is not None else ()
    told = _wordings(near, option.status, line) or _wordings(line.cues, option.status, line)
    return tuple(dict.fromkeys(told))


def _wordings(cues: Iterable[Cue], status: Status, line: Line) -> list[str]:
    starts, ends = line.tokens.starts, line.tokens.ends
    shown = (cue for cue in cues if cue.kind in _SHOWN.get(status, ()))
    return [" ".join(line.source[starts[cue.first] : ends[cue.last]].split()) for cue in shown]


def verdict(candidate: Candidate, option: Option, speaks: float, dates: float, *, past: bool) -> Verdict:
    """Return why a date is the launch or is not.

    `speaks`: how much there is for its being that of the headline's launch, in nats; `dates`: how likely it is that of
    any launch; `past`: it lies behind.
    """
    if option.dated is not None and option.dated.candidate is candidate:
        return Verdict.LAUNCH
    if candidate.superseded:
        return Verdict.SUPERSEDED
    if option.window is not None and candidate.window == option.window:
        return Verdict.RESTATED
    about = about_other(candidate)
    if about is not None:
        return about
    if past:
        return Verdict.PAST
    if dates > _ANOTHER and option.window is not None:
        return Verdict.OTHER_LAUNCH
    return Verdict.WEAKER if speaks > _LIKELY else Verdict.UNRELATED


def about_other(candidate: Candidate) -> Verdict | None:
    """Return what else than a launch the nearest telling cue of a date's clause speaks of."""
    clause, first = candidate.line.clauses[candidate.mention.clause], candidate.mention.first
    cues = [cue for cue in clause.cues if cue.kind in _VERDICTS]
    nearest: Cue | None = min(cues, key=lambda cue: abs(cue.first - first), default=None)
    return _VERDICTS[nearest.kind] if nearest is not None else None
