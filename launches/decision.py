"""Decide: which date is the launch, and how it stands."""

from dataclasses import dataclass
from datetime import datetime

from launches.amend import after_event, first_day, shifted, with_time
from launches.announcement import Change, Status, Verdict
from launches.candidates import DEEP_THRESHOLD, THRESHOLD, Candidate
from launches.cues import Kind
from launches.document import Document, Line
from launches.genre import announces_nothing
from launches.mentions.expression import Tense
from launches.status import (
    cancellation,
    delay,
    is_firm,
    is_relative,
    leaves_open,
    moved_earlier,
    moves_to,
    out_line,
    out_since,
    revival,
    soon_line,
    was_off,
)
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


@dataclass(frozen=True, slots=True)
class _Dates:
    """The dates worth deciding on: the best ahead, the best of today, the best behind, and the one given up."""

    ahead: Candidate | None
    now: Candidate | None
    behind: Candidate | None
    was: Candidate | None


def decide(document: Document, candidates: list[Candidate]) -> Decision:
    """Return what the document says of its headline launch."""
    dates = _dates(document, candidates)
    again = revival(document)
    off = cancellation(document) if again is None else None
    if off is not None and _ends_it(off, document, dates.ahead):
        return Decision(Status.CANCELLED, None, None, off, dates.was, reasons=("cancelled",), score=3)
    return (
        _put_off(document, candidates, dates)
        or _dated(document, dates, again)
        or _undated(document, candidates, dates, again)
        or Decision(Status.NONE, None, None, None)
    )


_BEATS_CANCELLATION = 4.2


def _ends_it(off: Line, document: Document, best: Candidate | None) -> bool:
    """Whether a line that calls something off means this launch: no date told before it, no delay told before it."""
    if off.in_title:
        return True
    line = delay(document, best)
    if line is not None and line.number < off.number:
        return False
    told_before = best is not None and is_firm(best) and best.line.number < off.number
    return best is None or (best.score < _BEATS_CANCELLATION and not told_before)


# "2099-12-31" on a store page is a placeholder, no plan.
_HORIZON = 20


def _dates(document: Document, candidates: list[Candidate]) -> _Dates:
    horizon = document.reference.day.year + _HORIZON
    live = [(c, _when(c, document)) for c in candidates if not c.superseded and c.window.start.year <= horizon]
    silent = announces_nothing(document)
    ahead = [
        c
        for c, when in live
        if when > 0
        and c.score >= (THRESHOLD if c.strong or c.line.number <= 4 else DEEP_THRESHOLD)
        and (not silent or _in_plain_words(c))
    ]
    now = [
        c
        for c, when in live
        if when == 0
        and c.score >= 2.0
        and c.strong
        and c.line.number <= 8
        and c.verdict is not Verdict.EVENT
        and not _in_passing(c.line)
        and not _relative(c)
        and not _now_a_plan(c)
    ]
    behind = [
        c
        for c, when in live
        if when < 0 and ((c.score >= 2.6 and c.strong) or _has_opened(c, document)) and not (silent and c.line.number)
    ]
    return _Dates(_best(ahead), _best(now), _best(behind), _given_up(candidates))


def _given_up(candidates: list[Candidate]) -> Candidate | None:
    """Return the date that the text takes back; one that speaks of a launch before one that only stands there."""
    old = [c for c in candidates if c.superseded]
    return next((c for c in old if c.score > _STANDS), old[0] if old else None)


# Below this something else than a launch governs a date.
_STANDS = -0.6


def _now_a_plan(candidate: Candidate) -> bool:
    """Whether "now" only says how the plan stands ("is now on the books for the second half of the year")."""
    line, mention = candidate.line, candidate.mention
    written = line.tokens.words[mention.first]
    return written == "now" and any(
        0 < other.first - mention.last <= _SOON_AFTER and other.tense is Tense.FUTURE for other in line.mentions
    )


_SOON_AFTER = 7


def _relative(candidate: Candidate) -> bool:
    """Whether a relative clause tells of something else than the launch ("the fair that opened this morning")."""
    clause = candidate.line.clauses[candidate.mention.clause]
    return any(is_relative(candidate.line, cue) for cue in clause.cues)


def _has_opened(candidate: Candidate, document: Document) -> bool:
    """Whether the first sentence tells of an opening some days ago ("The film opened last Friday")."""
    clause = candidate.line.clauses[candidate.mention.clause]
    opened = any(cue.kind is Kind.OPEN and cue.phrase == "opened" for cue in clause.cues)
    days = (document.reference.day - candidate.window.start.date()).days
    return opened and candidate.line.number == 0 and candidate.score >= 2 and days < _LATELY


_LATELY = 60


def _in_plain_words(candidate: Candidate) -> bool:
    return candidate.strong and candidate.score >= _PLAINLY


_PLAINLY = 2.5


def _in_passing(line: Line) -> bool:
    """Whether a line opens with what else there is ("Also shown: …")."""
    return bool(line.cues) and line.cues[0].kind is Kind.OTHER and line.cues[0].first <= 1


def _put_off(document: Document, candidates: list[Candidate], dates: _Dates) -> Decision | None:
    """Return the decision where the text moves the launch, to a later date, by some weeks, or to no date."""
    best, was = dates.ahead, dates.was
    line = delay(document, best)
    moved = shifted(document, candidates) if best is None else None
    if moved is not None:
        old, window = moved
        if window.start < old.window.start.replace(tzinfo=None):
            return Decision(Status.ANNOUNCED, None, window, line or old.line, old, Change.EARLIER, ("shifted",), 3)
        return Decision(Status.DELAYED, None, window, line or old.line, old, Change.LATER, ("shifted",), 3)
    if line is None and best is not None and was is not None and _replaces(best, was):
        line = best.line
    if line is None and was is not None and _taken_back(was, document) and (best is None or not _is_earlier(best, was)):
        line = was.line
    if line is None or moved_earlier(document):
        return None
    if best is not None and best.line.number < line.number:
        best = _beside(line, candidates, document) or best
    if leaves_open(document) and (best is None or not is_firm(best) or _told_among_old(best, candidates)):
        return Decision(Status.DELAYED, None, None, line, was, Change.LATER, ("no new date",), 3)
    if best is None:
        best = _named_instead(line, candidates, document)
    if best is None:
        return Decision(Status.DELAYED, None, None, line, was, Change.LATER, ("delayed",), 3)
    window = _exact(document, best)
    return Decision(Status.DELAYED, best, window, best.line, was, Change.LATER, best.reasons, best.score)


def _beside(line: Line, candidates: list[Candidate], document: Document) -> Candidate | None:
    """Return the date that the very line which puts the launch off gives it."""
    own = [c for c in candidates if c.line is line and not c.superseded and c.score > 1 and _is_ahead(c, document)]
    return _best(own)


def _told_among_old(best: Candidate, candidates: list[Candidate]) -> bool:
    """Whether a date only goes on with a list of dates that no longer hold ("was to open on 2 April, in May …")."""
    return any(c.superseded and c.line is best.line and c.mention.first < best.mention.first for c in candidates)


def _is_earlier(best: Candidate, was: Candidate) -> bool:
    return best.window.start.replace(tzinfo=None) < was.window.start.replace(tzinfo=None)


def _taken_back(was: Candidate, document: Document) -> bool:
    """Whether the lead says of a coming date that the launch will not keep it ("won't reopen in October")."""
    line = was.line
    before = line.tokens.words[line.clauses[was.mention.clause].first : was.mention.first]
    denied = any(word.endswith("n't") or word == "not" for word in before)
    return denied and line.number <= 3 and was.score > 0.5 and _when(was, document) > 0


def _named_instead(line: Line, candidates: list[Candidate], document: Document) -> Candidate | None:
    """Return the date that a text which puts a launch off names right after, even with no launch verb."""
    for candidate in candidates:
        near = 0 <= candidate.line.number - line.number <= 2
        plain = candidate.verdict is Verdict.UNRELATED and candidate.score >= 0 and not candidate.superseded
        exact = candidate.window.precision in (Precision.DAY, Precision.MINUTE) and not candidate.mention.found.is_now
        if moves_to(candidate.line, candidate.mention) and _is_ahead(candidate, document):
            return candidate
        if near and plain and exact and _is_ahead(candidate, document) and not candidate.mention.limits.deadline:
            return candidate
    return None


def _is_ahead(candidate: Candidate, document: Document) -> bool:
    return _when(candidate, document) > 0 and candidate.window.start.year <= document.reference.day.year + _HORIZON


def _replaces(best: Candidate, was: Candidate) -> bool:
    """Whether a later date stands for one given up, near enough to it to be its successor."""
    later = best.window.start.replace(tzinfo=None) > was.window.start.replace(tzinfo=None)
    near = best.line is was.line or (was.line.number <= 3 and best.line.number <= 6)
    return later and near and was.score > _STANDS


def _dated(document: Document, dates: _Dates, again: Line | None) -> Decision | None:
    """Return the decision where something is out today or dated ahead."""
    best, now = dates.ahead, dates.now
    told_later = best is not None and now is not None and best.strong and best.line.number < now.line.number
    if out_since(document) is not None and (best is None or not best.strong) and (now is None or now.line.number > 2):
        return None
    if now is not None and (best is None or now.score >= best.score - (0.0 if told_later else 1.0)):
        return Decision(Status.RELEASED, now, _today(document), now.line, dates.was, None, now.reasons, now.score)
    if best is None or _looks_back(best, dates.behind, document) or _is_out(best, document):
        return None
    replaced = dates.was is not None and best.line is dates.was.line and _is_earlier(best, dates.was)
    change = Change.REVIVED if again else Change.EARLIER if replaced or moved_earlier(document) else None
    window = _exact(document, best)
    return Decision(Status.ANNOUNCED, best, window, best.line, dates.was, change, best.reasons, best.score)


def _looks_back(best: Candidate, past: Candidate | None, document: Document) -> bool:
    """Whether the text tells of a launch some weeks ago, and dates ahead only what comes besides."""
    if past is None or past.line.number > best.line.number:
        return False
    if (best.strong or best.score >= 2.2) and _ENCORE.isdisjoint(best.line.tokens.words):
        return False
    return (document.reference.day - past.window.start.date()).days < _RECENT and past.line.number <= 4


_RECENT = 200
_ENCORE = frozenset("again restocked repressed reprinted restock reprint repress".split())


def _is_out(best: Candidate, document: Document) -> bool:
    """Whether the text opens by saying that the thing is out, and dates ahead only what follows far below."""
    out = out_line(document)
    if out is None or out.number > 1:
        return False
    return best.line.number - out.number >= (_FAR if is_firm(best) else _FAR // 2)


_FAR = 4


def _undated(document: Document, candidates: list[Candidate], dates: _Dates, again: Line | None) -> Decision | None:
    """Return the decision where no date of the launch lies ahead."""
    if again is not None and any(
        cue.kind is Kind.CANCEL and was_off(line, cue) for line in document.lines for cue in line.cues
    ):
        return Decision(Status.ANNOUNCED, None, None, again, dates.was, Change.REVIVED, ("on again",), 2.5)
    counted = after_event(document, document.reference)
    if counted is not None:
        line, window, _ = counted
        return Decision(Status.ANNOUNCED, None, window, line, reasons=("counted from an event",), score=2.5)
    since = out_since(document)
    if since is not None and not announces_nothing(document):
        return Decision(Status.RELEASED, None, None, since, reasons=("out since",), score=2.5)
    out = out_line(document)
    if out is not None:
        return Decision(Status.RELEASED, None, _today(document), out, reasons=("out",), score=2.5)
    past = dates.behind
    if past is not None and past.line.number <= 4:
        return Decision(Status.RELEASED, past, None, past.line, reasons=past.reasons, score=past.score)
    event = _unveiling(document, candidates)
    if event is not None:
        window = _exact(document, event)
        return Decision(Status.ANNOUNCED, event, window, event.line, reasons=("the event, no availability",), score=2)
    soon = soon_line(document)
    if soon is not None:
        return Decision(Status.ANNOUNCED, None, None, soon, reasons=("soon",), score=2)
    return None


_UNVEILING = ("unveil", "reveal", "present", "introduc", "launch ", "debut", "premiere", "announce")


def _unveiling(document: Document, candidates: list[Candidate]) -> Candidate | None:
    """Return the date on which a product is to be shown, which counts where the text gives no availability."""
    for candidate in candidates:
        if candidate.superseded or candidate.verdict is not Verdict.EVENT or _when(candidate, document) <= 0:
            continue
        own = candidate.line.clauses[candidate.mention.clause].kinds
        if candidate.mention.tense is not Tense.FUTURE or Kind.EVENT not in own:
            continue
        if candidate.line.boilerplate or candidate.mention.limits.until or candidate.line.number > 5:
            continue
        shows = any(cue.kind is Kind.EVENT and cue.phrase.startswith(_UNVEILING) for cue in candidate.line.cues)
        if shows and not any(cue.kind is Kind.GATHERING for cue in candidate.line.cues):
            return candidate
    return None


def _today(document: Document) -> LaunchWindow:
    day = document.reference.day
    return LaunchWindow.days(day, day, Precision.DAY, document.reference.zone)


def _exact(document: Document, chosen: Candidate) -> LaunchWindow:
    found, line = chosen.mention.found, chosen.line
    if chosen.mention.limits.deadline:
        return chosen.window
    wording = line.source[max(line.sentence.start, found.start - 8) : found.end]
    mention = chosen.mention._replace(window=first_day(chosen.window, wording))
    return with_time(document, chosen._replace(mention=mention))


def _when(candidate: Candidate, document: Document) -> int:
    window = candidate.window
    day = document.reference.day
    if candidate.mention.tense is Tense.PAST and candidate.mention.found.is_now:
        return 0
    if candidate.mention.tense is Tense.PAST and window.precision is not Precision.MINUTE and window.start.date() < day:
        return -1
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
    if top.strong:
        first = min((c for c in candidates if c.strong and c.score >= top.score - 0.7), key=lambda c: c.line.number)
        top = first if top.line.number - first.line.number <= 2 else top
    else:
        top = min((c for c in candidates if c.score >= top.score - 0.35), key=lambda c: c.line.number)
    wide = top.window.precision is not Precision.RANGE and not top.mention.limits.deadline
    inside = [
        c
        for c in candidates
        if c.score >= top.score - 0.5 and top.window.contains(c.window) and c.window != top.window and wide
    ]
    if inside:
        return max(inside, key=lambda c: c.score)
    near = [c for c in candidates if c.line is top.line and c.score >= top.score - (0.9 if c.strong else 0.35)]
    return min(near, key=lambda c: (_first_possible(c), -c.score))


def _first_possible(candidate: Candidate) -> datetime:
    """Return the day that orders the dates of one sentence: the first, for a deadline the last."""
    window = candidate.window
    return (window.end if candidate.mention.limits.deadline else window.start).replace(tzinfo=None)
