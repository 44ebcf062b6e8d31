"""Decide: which date is the launch, and how it stands."""

from dataclasses import dataclass, replace
from datetime import datetime

from launches.amend import after_event, first_day, shifted, with_time
from launches.announcement import Change, Status
from launches.candidates import DEEP_THRESHOLD, THRESHOLD, Candidate
from launches.cues import Cue, Kind
from launches.document import Document, Line, Mention
from launches.mentions.expression import Tense
from launches.window import LaunchWindow, Precision


@dataclass(frozen=True, slots=True)
class Decision:
    """The headline launch: status, the date chosen (None: undated), and the sentence that says so."""

    status: Status
    chosen: Candidate | None
    window: LaunchWindow | None
    evidence: Line | None
    was: Candidate | None = None
    change: Change | None = None
    reasons: tuple[str, ...] = ()
    score: float = 0.0


def decide(document: Document, candidates: list[Candidate]) -> Decision:
    """Return what the document says of its headline launch."""
    today = document.reference.day
    live = [c for c in candidates if not c.superseded]
    ahead = [
        c
        for c in live
        if _when(c, document) > 0 and c.score >= (THRESHOLD if c.strong or c.line.number <= 4 else DEEP_THRESHOLD)
    ]
    now = [c for c in live if _when(c, document) == 0 and c.score >= 2.0 and c.strong and c.line.number <= 8]
    behind = [c for c in live if _when(c, document) < 0 and c.score >= 2.6 and c.strong]
    was = _old_date(candidates)
    best = _best(ahead)
    revived = _revival(document)
    cancelled = _cancellation(document) if revived is None else None
    if cancelled is not None and (best is None or best.score < 4.2 or cancelled.in_title):
        return Decision(Status.CANCELLED, None, None, cancelled, was, reasons=("cancelled",), score=3)
    delayed = _delay(document, best)
    moved = shifted(document, candidates) if best is None else None
    if moved is not None:
        old, window = moved
        earlier = window.start < old.window.start.replace(tzinfo=None)
        status, change = (Status.ANNOUNCED, Change.EARLIER) if earlier else (Status.DELAYED, Change.LATER)
        return Decision(status, None, window, delayed or old.line, old, change, ("shifted",), 3)
    if best is not None and was is not None and delayed is None:
        if (
            best.window.start.replace(tzinfo=None) > was.window.start.replace(tzinfo=None)
            and (best.line is was.line or (was.line.number <= 3 and best.line.number <= 6))
            and was.score > -0.6
        ):
            delayed = best.line
    if delayed is not None and not _moved_earlier(document):
        if best is not None:
            return Decision(
                Status.DELAYED, best, _exact(document, best), best.line, was, Change.LATER, best.reasons, best.score
            )
        return Decision(Status.DELAYED, None, None, delayed, was, Change.LATER, ("delayed",), 3)
    out_now = _best(now)
    told_later = best is not None and out_now is not None and best.strong and best.line.number < out_now.line.number
    if out_now is not None and (best is None or out_now.score >= best.score - (0.0 if told_later else 1.0)):
        day = LaunchWindow.days(today, today, Precision.DAY, document.reference.zone)
        return Decision(Status.RELEASED, out_now, day, out_now.line, was, None, out_now.reasons, out_now.score)
    if best is not None:
        change = Change.REVIVED if revived else Change.EARLIER if _moved_earlier(document) else None
        return Decision(
            Status.ANNOUNCED, best, _exact(document, best), best.line, was, change, best.reasons, best.score
        )
    if revived is not None and any(
        cue.kind is Kind.CANCEL and _was_off(line, cue) for line in document.lines for cue in line.cues
    ):
        return Decision(Status.ANNOUNCED, None, None, revived, was, Change.REVIVED, ("on again",), 2.5)
    counted = after_event(document, document.reference)
    if counted is not None:
        line, window, _ = counted
        return Decision(Status.ANNOUNCED, None, window, line, reasons=("counted from an event",), score=2.5)
    out = _out_line(document)
    if out is not None:
        line, dated = out
        day = LaunchWindow.days(today, today, Precision.DAY, document.reference.zone) if dated else None
        return Decision(Status.RELEASED, None, day, line, reasons=("out",), score=2.5)
    past = _best(behind)
    if past is not None and past.line.number <= 4:
        return Decision(Status.RELEASED, past, None, past.line, reasons=past.reasons, score=past.score)
    soon = _soon_line(document)
    if soon is not None:
        return Decision(Status.ANNOUNCED, None, None, soon, reasons=("soon",), score=2)
    return Decision(Status.NONE, None, None, None)


def _exact(document: Document, chosen: Candidate) -> LaunchWindow:
    found = chosen.mention.found
    if chosen.mention.limits.deadline:
        return chosen.window
    return with_time(
        document,
        replace(
            chosen,
            mention=replace(
                chosen.mention, window=first_day(chosen.window, chosen.line.source[found.start : found.end])
            ),
        ),
    )


def _when(candidate: Candidate, document: Document) -> int:
    window = candidate.window
    day = document.reference.day
    if candidate.mention.tense is Tense.PAST and candidate.mention.found.is_now:
        return 0
    if window.precision is Precision.MINUTE:
        return 1 if window.end > document.reference.moment else (0 if window.start.date() == day else -1)
    if window.start.date() == day and window.precision is Precision.DAY:
        return 0
    return 1 if window.end.date() > day else -1


def _best(candidates: list[Candidate]) -> Candidate | None:
    """Return the best candidate; among near equals the narrower inside the wider, then the earlier."""
    if not candidates:
        return None
    top = max(candidates, key=lambda c: (c.score, -c.line.number))
    wide = top.window.precision is not Precision.RANGE and not top.mention.limits.deadline
    inside = [
        c
        for c in candidates
        if c.score >= top.score - 0.5 and top.window.contains(c.window) and c.window != top.window and wide
    ]
    if inside:
        return max(inside, key=lambda c: c.score)
    if top.strong:
        first = min((c for c in candidates if c.strong and c.score >= top.score - 0.7), key=lambda c: c.line.number)
        top = first if top.line.number - first.line.number <= 2 else top
    near = [c for c in candidates if c.line is top.line and c.score >= top.score - (0.9 if c.strong else 0.35)]
    return min(near, key=lambda c: (_first_possible(c), -c.score))


def _first_possible(candidate: Candidate) -> datetime:
    """Return when a launch would come at the earliest, for a deadline at the latest: to compare dates of one sentence."""
    window = candidate.window
    return (window.end if candidate.mention.limits.deadline else window.start).replace(tzinfo=None)


def _old_date(candidates: list[Candidate]) -> Candidate | None:
    old = [c for c in candidates if c.superseded]
    return old[0] if old else None


def _revival(document: Document) -> Line | None:
    """Return the line that puts a launch on again; "won't fly after all" calls it off."""
    for line in document.lines[:12]:
        if any(cue.kind is Kind.REVIVE and not cue.phrase.startswith("resum") for cue in line.cues):
            calls_off = any(cue.kind is Kind.CANCEL and _calls_off(line, cue) for cue in line.cues)
            if not calls_off and not _denial(line):
                return line
    return None


def _was_off(line: Line, cue: Cue) -> bool:
    """Whether a cue tells that something was called off before ("called off in May", "had to cancel in June")."""
    return (
        _had(line, cue) or "cancel" in line.tokens.words[cue.first : cue.last + 1] or cue.phrase.endswith(("off", "ed"))
    )


def _denial(line: Line) -> bool:
    return any(word.endswith("n't") or word in ("not", "no", "never") for word in line.tokens.words)


def _cancellation(document: Document) -> Line | None:
    for line in document.lines[:12]:
        kinds = {cue.kind for cue in line.cues}
        if Kind.CANCEL not in kinds or Kind.NO_CANCEL in kinds or line.boilerplate:
            continue
        if any(cue.kind is Kind.CANCEL and _calls_off(line, cue) for cue in line.cues):
            return line
    return None


_ABSENT = frozenset(("there will be no", "won't be a", "will be no", "dead", "permanently", "is dead"))
_BACK_THEN = frozenset("after since when whose".split())
_NOT_A_LAUNCH = frozenset({Kind.GATHERING, Kind.EVENT, Kind.TICKET, Kind.PREORDER, Kind.OFFER})
_OBJECTS = frozenset("a an any until in on before this that it's anything orders flights pre".split())


def _calls_off(line: Line, cue: Cue) -> bool:
    """Whether the cue calls the launch off, and not a day ("will not ship until May", "stop work on Friday")."""
    if cue.phrase in _ABSENT and line.number > 1:
        return False
    words = line.tokens.words
    if cue.phrase == "dead" and words[max(0, cue.first - 1)] not in ("is", "are", "officially", "now"):
        return False
    clause = next(one for one in line.clauses if one.first <= cue.first < one.last)
    opens = words[clause.first] in _BACK_THEN and "," not in words[clause.first : cue.first]
    if _had(line, cue) or opens or (cue.first == 0 and words[0] == "pull"):
        return False
    before = {other.kind for other in line.cues if other.first < cue.first and not other.phrase.endswith("ed")}
    if before & _NOT_A_LAUNCH and not before & {Kind.LAUNCH, Kind.OPEN, Kind.SUPPLY}:
        return False
    following = words[cue.last + 1 : cue.last + 2]
    if cue.phrase not in _ABSENT and any(0 <= mention.first - cue.last <= 1 for mention in line.mentions):
        return False
    return not (following and following[0] in _OBJECTS and "not" in cue.phrase)


def _delay(document: Document, best: Candidate | None) -> Line | None:
    for line in document.lines[:10]:
        kinds = {cue.kind for cue in line.cues}
        if line.boilerplate or kinds & {Kind.NO_DELAY, Kind.REVIVE}:
            continue
        about = line.number <= 4 or kinds & {Kind.LAUNCH, Kind.SUPPLY}
        moves = _moves(line) and (best is None or best.line is line or line.number <= 1)
        if about and (moves or any(_puts_off(line, cue) for cue in line.cues)):
            return line
    return None


def _puts_off(line: Line, cue: Cue) -> bool:
    """Whether a cue puts this launch off now, and neither something else nor long ago."""
    if cue.kind is not Kind.DELAY or _had(line, cue) or (cue.phrase.endswith("going to") and not line.mentions):
        return False
    if cue.phrase.endswith(" out") and line.tokens.words[cue.last + 1 : cue.last + 2] != ["to"]:
        return False
    if any(mention.tense is Tense.PAST and not line.in_title and _told(mention) for mention in line.mentions):
        return False
    clause = next(one for one in line.clauses if one.first <= cue.first < one.last)
    return clause.cues[0].kind not in _ELSE


def _told(mention: Mention) -> bool:
    return not mention.found.is_now and mention.window.precision is not Precision.DAY


_ELSE = frozenset({Kind.OTHER, Kind.GATHERING, Kind.TICKET, Kind.PREORDER, Kind.EARLY})


def _had(line: Line, cue: Cue) -> bool:
    """Whether a delay is told as history ("had been put on ice")."""
    return "had" in line.tokens.words[max(0, cue.first - 16) : cue.first]


def _moves(line: Line) -> bool:
    """Whether a verb of moving has a date for its goal."""
    return any(
        cue.kind is Kind.MOVE and cue.phrase.endswith((" to", " into", " for")) and 0 < mention.first - cue.last <= 4
        for cue in line.cues
        for mention in line.mentions
    )


def _moved_earlier(document: Document) -> bool:
    return any(cue.kind is Kind.EARLIER for line in document.lines[:6] for cue in line.cues)


_OUT_TITLES = frozenset("released launched published available out here live open".split())


def _out_line(document: Document) -> tuple[Line, bool] | None:
    title = document.lines[0] if document.lines else None
    if (
        title is not None
        and title.in_title
        and title.tokens.words[-1:]
        and title.tokens.words[-1] in _OUT_TITLES
        and not title.mentions
    ):
        return title, True
    for line in document.lines[:5]:
        if any(cue.kind is Kind.OUT for cue in line.cues) and not any(
            c.kind in (Kind.PREORDER, Kind.OTHER, Kind.EARLY, Kind.TICKET) for c in line.cues
        ):
            return line, True
    return None


def _soon_line(document: Document) -> Line | None:
    for line in document.lines:
        if any(cue.kind is Kind.SOON for cue in line.cues) and not line.boilerplate:
            return line
    return None
