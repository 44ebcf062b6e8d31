"""Evidence: what speaks for and against each way to understand a document, as named signs.

A sign is a short text such as "before:shelves" (a word stands before the date), "cue:launch<" (a launch cue does) or
"title:delayed". What each is worth is not written here but learnt (`weights.py`), from texts of many hands; a sign that
few texts share has no weight, so names of products and brands have none.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from launches.amend import after_event, first_day, shifted, with_time
from launches.candidates import Candidate
from launches.decision import Decision
from launches.document import Document, Line
from launches.mentions.expression import Tense
from launches.mentions.resolve import resolve
from launches.window import LaunchWindow, Precision

_BEFORE, _AFTER = 9, 5
_LEAD, _READ = 4, 14
_SCORES = (-2.5, -1, -0.3, 0.05, 0.6, 1.15, 1.8, 2.4, 3.0, 3.6, 4.3)
_DAYS = (1, 3, 8, 31, 100, 400, 800, 4000)
_LINES = (1, 2, 3, 5, 8, 12)
_EXACT = frozenset({Precision.DAY, Precision.MINUTE})


@dataclass(frozen=True, slots=True)
class Dated:
    """A date that may be the launch: its window, the candidate behind it (None: counted from another date), its signs.

    `own` are the signs of the candidate, which all of its windows share; `window_signs` those of this window alone.
    """

    window: LaunchWindow
    candidate: Candidate | None
    line: Line
    own: tuple[str, ...]
    window_signs: tuple[str, ...]


def dates_of(document: Document, candidates: list[Candidate], proposal: Decision) -> list[Dated]:
    """Return every date that the document may mean by its launch, with its signs; a mention may mean several.

    `proposal` is what the rules alone would decide: one sign among others.
    """
    found: list[Dated] = []
    among = _Among(document, candidates)
    for candidate in candidates:
        own = (*_signs(candidate, proposal), *among.signs(candidate))
        for way, window in _windows(document, candidate):
            found.append(
                Dated(window, candidate, candidate.line, own, _window_signs(document, window, way, candidate, proposal))
            )
    moved = shifted(document, candidates)
    if moved is not None:
        signs = _window_signs(document, moved[1], "shifted", None, proposal)
        found.append(Dated(moved[1], None, moved[0].line, (), signs))
    counted = after_event(document, document.reference)
    if counted is not None:
        signs = _window_signs(document, counted[1], "counted", None, proposal)
        found.append(Dated(counted[1], None, counted[0], (), signs))
    return found


def _windows(document: Document, candidate: Candidate) -> Iterator[tuple[str, LaunchWindow]]:
    """Yield the windows that a mention may mean, each with how it is understood.

    As told; the first day of a run; with the hour that stands elsewhere; ahead although its verb seems to look back.
    """
    mention, found, line = candidate.mention, candidate.mention.found, candidate.line
    plain = candidate.window
    yield "told", plain
    if not mention.limits.deadline:
        first = first_day(plain, line.source[max(line.sentence.start, found.start - 8) : found.end])
        if first != plain:
            yield "first", first
        timed = with_time(document, replace(candidate, mention=replace(mention, window=first)))
        if timed != first:
            yield "timed", timed
    # The other way round is next to never right: 1 of 811 such dates in the lessons.
    if mention.tense is Tense.PAST and not found.explicit and not found.is_now:
        turned = resolve(line.source, found, document.reference, Tense.FUTURE, mention.limits)
        if turned is not None and turned != plain:
            yield "turned", turned


def _window_signs(
    document: Document, window: LaunchWindow, way: str, candidate: Candidate | None, proposal: Decision
) -> tuple[str, ...]:
    day = document.reference.day
    days, end = (window.start.date() - day).days, (window.end.date() - day).days
    today = days == 0 and window.precision in _EXACT
    place = "today" if today else "within" if days <= 0 < end else "ahead" if days > 0 else "behind"
    signs = [
        f"as:{way}",
        f"place:{place}",
        f"{place}:{_grade(abs(days), _DAYS)}",
        f"precision:{window.precision}",
        f"{place}:{window.precision}",
    ]
    if candidate is not None:
        signs.append(f"{place}:{candidate.mention.tense.name}")
        nearest = _nearest(candidate)
        if nearest:
            signs.append(f"{place}:{nearest}")
    if window == proposal.window:
        signs += ("proposed", f"proposed:{way}")
    return tuple(signs)


class _Among:
    """How a date stands among the others of its document."""

    def __init__(self, document: Document, candidates: list[Candidate]) -> None:
        day = document.reference.day
        self._all = candidates
        self._ahead = [c for c in candidates if c.window.start.date() > day and not c.superseded]
        self._starts = sorted({c.window.start.replace(tzinfo=None) for c in self._ahead})
        self._top = max((c.score for c in candidates), default=0.0)

    def signs(self, candidate: Candidate) -> Iterator[str]:
        rank = next((place for place, c in enumerate(self._ahead) if c is candidate), None)
        if rank is None:
            yield "told:no"
        else:
            yield f"told:{min(rank, 3)}"
            yield f"starts:{min(self._starts.index(candidate.window.start.replace(tzinfo=None)), 3)}"
            yield f"coming:{min(len(self._ahead), 4)}"
        yield f"below:{_grade(self._top - candidate.score, (0.01, 0.5, 1, 2, 3))}"
        others = [c.window for c in self._all if c is not candidate]
        window = candidate.window
        if window in others:
            yield "again"
        if any(other != window and window.contains(other) for other in others):
            yield "wide"
        if any(other != window and other.contains(window) for other in others):
            yield "narrow"


def _signs(candidate: Candidate, proposal: Decision) -> Iterator[str]:
    """Yield the signs that a date has by itself: its wording, its clause, its sentence."""
    line, mention, found = candidate.line, candidate.mention, candidate.mention.found
    yield "date"
    yield f"score:{_grade(candidate.score, _SCORES)}"
    yield f"line:{_grade(line.number, _LINES)}"
    yield f"verdict:{candidate.verdict}"
    yield f"tense:{mention.tense.name}"
    yield f"beside:{min(len(line.mentions) - 1, 2)}"
    yield from (f"why:{reason}" for reason in candidate.reasons)
    yield from (f"why:{reason.partition(':')[0]}" for reason in candidate.reasons if ":" in reason)
    traits = (
        ("strong", candidate.strong),
        ("superseded", candidate.superseded),
        ("past", candidate.is_past),
        ("now", found.is_now),
        ("explicit", found.explicit),
        ("bare year", found.bare_year),
        ("clock", found.clock is not None),
        ("until", mention.limits.until),
        ("deadline", mention.limits.deadline),
        ("not before", mention.limits.not_before),
        ("since", mention.limits.since),
        ("in title", line.in_title),
        ("boilerplate", line.boilerplate),
        ("row", line.text[-1] not in ".!?"),
        ("chosen", proposal.chosen is candidate),
    )
    yield from (name for name, true in traits if true)
    yield from _cue_signs(candidate)
    yield from _word_signs(line.tokens.words, mention.first, mention.last)


def _cue_signs(candidate: Candidate) -> Iterator[str]:
    line, mention = candidate.line, candidate.mention
    for cue in line.clauses[mention.clause].cues:
        yield f"cue:{cue.kind.name}{'<' if cue.last < mention.first else '>'}"
    yield from (f"line cue:{name}" for name in {cue.kind.name for cue in line.cues})
    if mention.clause:
        yield from (f"clause before:{cue.kind.name}" for cue in line.clauses[mention.clause - 1].cues)
    nearest = _nearest(candidate)
    if nearest:
        yield f"nearest:{nearest}"


def _nearest(candidate: Candidate) -> str:
    """Return the kind of the cue next to a date in its sentence, and on which side of it."""
    first, last = candidate.mention.first, candidate.mention.last
    apart = [(first - c.last if c.last < first else c.first - last + 1, c) for c in candidate.line.cues]
    apart = [(distance, cue) for distance, cue in apart if distance > 0]
    if not apart:
        return ""
    _, cue = min(apart, key=lambda entry: entry[0])
    return f"{cue.kind.name}{'<' if cue.last < first else '>'}"


def _word_signs(words: list[str], first: int, last: int) -> Iterator[str]:
    before = [_plain(word) for word in words[max(0, first - _BEFORE) : first]]
    after = [_plain(word) for word in words[last : last + _AFTER]]
    yield from (f"before:{word}" for word in before)
    yield from (f"before:{one} {two}" for one, two in pairwise(before))
    yield from (f"just before:{' '.join(before[-count:])}" for count in (1, 2, 3) if len(before) >= count)
    yield from (f"after:{word}" for word in after)
    yield from (f"just after:{' '.join(after[:count])}" for count in (1, 2) if len(after) >= count)
    yield from (f"sentence:{_plain(word)}" for word in words[:first])


def text_signs(document: Document, candidates: list[Candidate], proposal: Decision) -> list[str]:
    """Return the signs of the whole document, which tell how its launch stands."""
    day = document.reference.day
    ahead = [c for c in candidates if c.window.start.date() > day]
    signs = {
        "text",
        f"proposed:{proposal.status}",
        f"proposed:{proposal.status}, {'dated' if proposal.window else 'undated'}",
        f"change:{proposal.change}",
        f"sure:{_grade(proposal.score, (1, 1.6, 2.2, 3, 4))}, {proposal.status}",
        f"ahead:{min(len(ahead), 3)}",
        f"strong:{min(sum(c.strong for c in ahead), 2)}",
        f"dates:{min(len(candidates), 6)}",
        f"superseded:{any(c.superseded for c in candidates)}",
        f"now:{any(c.mention.found.is_now for c in candidates)}",
    }
    signs.update(f"because:{reason}" for reason in proposal.reasons[:2])
    for line in document.lines[:_READ]:
        if not line.boilerplate:
            signs.update(_line_signs(line))
    return sorted(signs)


def _line_signs(line: Line) -> Iterator[str]:
    words = [_plain(word) for word in line.tokens.words]
    pairs = [f"{one} {two}" for one, two in pairwise(words)]
    zone = "title" if line.in_title else "lead" if line.number < _LEAD else "rest"
    for cue in line.cues:
        yield f"cue:{cue.kind.name}"
        yield f"{zone} cue:{cue.kind.name}"
    yield from (f"word:{word}" for word in (*words, *pairs))
    if zone == "title":
        yield from (f"title:{word}" for word in (*words, *pairs))
    if zone != "rest":
        yield from (f"lead:{word}" for word in words)
    if line.number <= 1:
        yield from (f"first:{word}" for word in words)


def _plain(word: str) -> str:
    return "#" if word[0].isdigit() else word


def _grade(value: float, edges: Iterable[float]) -> int:
    return sum(value >= edge for edge in edges)
