"""Evidence: what speaks for and against each way to understand a document, as named signs.

A sign is a short text such as "before:shelves" (a word stands before the date), "cue:LAUNCH<" (a launch cue does) or
"title:delayed". What each is worth is not written here but learnt (`weights.py`), from texts of many hands; a sign that
few texts share has no weight, so names of products and brands have none.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from launches.amend import Hour, after_event, clause_at, first_day, shifted, with_time
from launches.around import NAMES, TENSES, Around, turned
from launches.candidates import Candidate
from launches.cues import Kind
from launches.document import Document, Line
from launches.mentions.expression import Tense
from launches.mentions.resolve import resolve
from launches.nesting import nested
from launches.weights import Signs, spelled
from launches.whose import Whose
from launches.window import LaunchWindow, Precision

_BEFORE, _AFTER = 9, 5
_LEAD, _READ = 4, 14
_OPENING = 3
_MOST = 24
_DAYS = (1, 3, 8, 31, 100, 400, 800, 4000)
_LINES = (1, 2, 3, 5, 8, 12)
_SHORT = 2
_EXACT = frozenset({Precision.DAY, Precision.MINUTE})
_TURNED = ("turned",)


class Dated(NamedTuple):
    """A date that may be the launch: its window, the candidate behind it (None: counted from another date), its signs.

    `of_line` are the signs of its line, common to all of the line's dates; `shared` those of the candidate, common to
    all of its windows; `alone` those of this window.
    """

    window: LaunchWindow
    candidate: Candidate | None
    line: Line
    of_line: Signs
    shared: Signs
    alone: Signs

    @property
    def is_turned(self) -> bool:
        """Whether it lies ahead only if its verb, which looks back, means something else."""
        return self.alone["as"] == _TURNED

    @property
    def own(self) -> tuple[str, ...]:
        """The signs of the candidate and its line, spelled out."""
        return (*spelled(self.of_line), *spelled(self.shared))

    @property
    def window_signs(self) -> tuple[str, ...]:
        """The signs of this window alone, spelled out."""
        return tuple(spelled(self.alone))


def dates_of(document: Document, candidates: list[Candidate]) -> list[Dated]:
    """Return every date that the document may mean by its launch, with its signs; a mention may mean several.

    Beyond the first two dozen none is weighed: of 27,474 labelled texts none had its launch beyond the twentieth.
    """
    found: list[Dated] = []
    among = _Among(document, candidates)
    headline = frozenset([word for line in document.lines[:1] for word in line.tokens.words if len(word) > _SHORT])
    whose = Whose(document)
    around = Around(document, whose)
    told: dict[int, Signs] = {}
    for candidate in candidates:
        if len(found) >= _MOST:
            break
        if candidate.line.boilerplate:
            continue
        nearest = _nearest(candidate)
        number = candidate.line.number
        if number not in told:
            line = candidate.line
            of_line = _signs_of_line(headline, line) | whose.signs_of_line(line) | around.signs_of_line(line)
            told[number] = of_line
        shared = _signs(candidate, nearest) | whose.signs_of(candidate)
        among.add(candidate, shared)
        tense = TENSES[candidate.mention.tense]
        beside = (tense, nearest) if nearest else (tense,)
        for way, window, told_by in _windows(document, candidate):
            alone = {**_window_signs(document, window, way, beside), **told_by}
            found.append(Dated(window, candidate, candidate.line, told[number], shared, alone))
    for counted in (shifted(document, candidates), after_event(document)):
        if counted is not None:
            way, line, window = counted
            alone = _window_signs(document, window, way, (way,))
            found.append(Dated(window, None, line, _NO_SIGNS, _MOVED, alone))
    return found


def _windows(document: Document, candidate: Candidate) -> Iterator[tuple[str, LaunchWindow, Signs]]:
    """Yield the windows that a mention may mean, each with how it is understood and what else tells it.

    As told; the first day of a run; with the hour that stands elsewhere; ahead although its verb seems to look back.
    """
    mention, found, line = candidate.mention, candidate.mention.found, candidate.line
    plain = candidate.window
    yield "told", plain, _NO_SIGNS
    if not mention.limits.deadline:
        first = first_day(plain, line.source[max(line.sentence.start, found.start - 8) : found.end])
        if first is not plain:
            yield "first", first, _NO_SIGNS
            candidate = candidate._replace(mention=mention._replace(window=first))
        timed = with_time(document, candidate)
        if timed is not None:
            window, hour = timed
            yield "timed", window, _hour_signs(hour)
    # The other way round is next to never right: 1 of 811 such dates in the lessons.
    if mention.tense is Tense.PAST and not found.explicit and not found.is_now:
        turned = resolve(line.source, found, document.reference, Tense.FUTURE, mention.limits)
        if turned is not None and turned is not plain and turned != plain:
            yield "turned", turned, _NO_SIGNS


_NO_SIGNS: Signs = {}
_MOVED: Signs = {"": ("moved",)}


def _hour_signs(hour: Hour) -> Signs:
    """Return how an hour is told: one with its zone, at which something "opens", is hardly that of a train."""
    line, clock, distance = hour
    first = line.tokens.at(clock.start)
    words = line.tokens.plain[max(0, first - 2) : first]
    zoned = f"zone {clock.clock.zone is not None}"
    cues = [f"cue {NAMES[kind]}" for kind in clause_at(line, clock.start).kinds]
    return {"hour": {f"{distance} on", zoned, f"{distance} on, {zoned}", *words[-1:], " ".join(words), *cues}}


def _window_signs(document: Document, window: LaunchWindow, way: str, beside: tuple[str, ...]) -> Signs:
    day = document.reference.day
    days, end = (window.start.date() - day).days, (window.end.date() - day).days
    today = days == 0 and window.precision in _EXACT
    place = "today" if today else "within" if days <= 0 < end else "ahead" if days > 0 else "behind"
    return {
        "as": (way,),
        "place": (place,),
        "precision": (window.precision,),
        place: (_grade(abs(days), _DAYS), window.precision, *beside),
    }


class _Among:
    """How a date stands among the others of its document."""

    def __init__(self, document: Document, candidates: list[Candidate]) -> None:
        day = document.reference.day
        ahead = [c for c in candidates if c.window.start.date() > day and not c.superseded]
        starts = sorted({c.window.start.replace(tzinfo=None) for c in ahead})
        self._rank = {id(c): place for place, c in enumerate(ahead)}
        self._order = {start: place for place, start in enumerate(starts)}
        told = Counter([c.window for c in candidates])
        wide, narrow = nested(told) if len(told) > 1 else ((), ())
        self._traits = {
            window: (*("again",) * (count > 1), *("wide",) * (window in wide), *("narrow",) * (window in narrow))
            for window, count in told.items()
        }

    def add(self, candidate: Candidate, signs: Signs) -> None:
        """Add these signs to those a date has by itself."""
        window = candidate.window
        rank = self._rank.get(id(candidate))
        if rank is None:
            signs["told"] = ("no",)
        else:
            signs["told"] = (str(min(rank, 3)),)
            signs["starts"] = (str(min(self._order[window.start.replace(tzinfo=None)], 3)),)
            signs["coming"] = (str(min(len(self._rank), 4)),)
        signs[""] = (*signs[""], *self._traits[window])


def _signs(candidate: Candidate, nearest: str) -> Signs:
    """Return the signs that a date has by itself: its wording, its clause."""
    line, mention = candidate.line, candidate.mention
    clause = line.clauses[mention.clause]
    signs: Signs = {
        "": _traits(candidate),
        "tense": (TENSES[mention.tense],),
        "cue": {_sided(cue.kind, cue.last < mention.first) for cue in clause.cues},
        **_word_signs(line.tokens.plain, mention.first, mention.last),
    }
    if nearest:
        signs["nearest"] = (nearest,)
    if clause.cues:
        signs["subject"] = (f"{NAMES[clause.cues[0].kind]} {nearest}",)
    if mention.clause:
        signs["clause before"] = {NAMES[kind] for kind in line.clauses[mention.clause - 1].kinds}
    if mention.clause + 1 < len(line.clauses):
        signs["clause after"] = {NAMES[kind] for kind in line.clauses[mention.clause + 1].kinds}
    return signs


def _traits(candidate: Candidate) -> list[str]:
    line, found, limits = candidate.line, candidate.mention.found, candidate.mention.limits
    traits = ["date"]
    if candidate.superseded:
        traits.append("superseded")
    if candidate.denied:
        traits.append("denied")
    if candidate.is_past:
        traits.append("past")
    if found.is_now:
        traits.append("now")
    if found.explicit:
        traits.append("explicit")
    if found.bare_year:
        traits.append("bare year")
    if found.clock is not None:
        traits.append("clock")
    if any(limits):
        traits += [name.replace("_", " ") for name in _LIMITS if getattr(limits, name)]
    if line.in_title:
        traits.append("in title")
    if line.source[line.sentence.end - 1] not in ".!?":
        traits.append("row")
    return traits


_LIMITS = ("until", "deadline", "not_before", "since")


def _signs_of_line(headline: frozenset[str], line: Line) -> Signs:
    """Return the signs that the dates of a line share: its place, its cues, how much it repeats of the headline."""
    return {
        "line": (_grade(line.number, _LINES),),
        "beside": (str(min(len(line.mentions) - 1, 2)),),
        "line cue": {NAMES[cue.kind] for cue in line.cues},
        **_repeating(headline, line),
    }


def _repeating(headline: frozenset[str], line: Line) -> Signs:
    """Return how much a line repeats of the first one, which names what is launched: its words, its names."""
    words = line.tokens.words
    common = headline.intersection(words)
    places = [line.tokens.starts[place] for word in common if (place := words.index(word))]
    named = any(line.source[place].isupper() for place in places)
    return {"repeats": (str(min(len(common), 4)),), "names": (str(named),)}


def _sided(kind: Kind, before: bool) -> str:
    return f"{NAMES[kind]}{'<' if before else '>'}"


def _nearest(candidate: Candidate) -> str:
    """Return the kind of the cue next to a date in its sentence, and on which side of it."""
    first, last = candidate.mention.first, candidate.mention.last
    nearest, least = None, 0
    for cue in candidate.line.cues:
        distance = first - cue.last if cue.last < first else cue.first - last + 1
        if distance > 0 and (nearest is None or distance < least):
            nearest, least = cue, distance
    return _sided(nearest.kind, nearest.last < first) if nearest is not None else ""


def _word_signs(words: list[str], first: int, last: int) -> Signs:
    before, wording, after = words[max(0, first - _BEFORE) : first], words[first:last], words[last : last + _AFTER]
    return {
        "wording": (" ".join(wording),),
        "worded": set(wording),
        "before": {*before, *_pairs(before)},
        "just before": [" ".join(before[-count:]) for count in (1, 2, 3) if len(before) >= count],
        "after": set(after),
        "far before": set(words[: max(0, first - _BEFORE)]),
        "far after": set(words[last + _AFTER :]),
        "just after": [" ".join(after[:count]) for count in (1, 2) if len(after) >= count],
    }


def text_signs(document: Document, candidates: list[Candidate]) -> list[str]:
    """Return the signs of the whole document, which tell how its launch stands, spelled out."""
    return sorted(spelled(signs_of_text(document, candidates)))


def signs_of_text(document: Document, candidates: list[Candidate]) -> Signs:
    """Return the signs of the whole document, which tell how its launch stands."""
    day = document.reference.day
    ahead = sum(c.window.start.date() > day for c in candidates)
    return {
        "": ("text",),
        "ahead": (str(min(ahead, 3)),),
        "dates": (str(min(len(candidates), 6)),),
        "dated": {_dated(candidate) for candidate in candidates},
        "tense": {TENSES[candidate.mention.tense] for candidate in candidates},
        "superseded": (str(any(c.superseded for c in candidates)),),
        "denied": (str(any(c.denied for c in candidates)),),
        "now": (str(any(c.mention.found.is_now for c in candidates)),),
        **_line_signs([line for line in document.lines[:_READ] if not line.boilerplate]),
    }


def _dated(candidate: Candidate) -> str:
    side, zone = "behind" if candidate.is_past else "ahead", "lead" if candidate.line.number < _LEAD else "rest"
    return f"{side} {candidate.window.precision} {zone}"


def _line_signs(lines: Sequence[Line]) -> Signs:
    cues: dict[str, set[str]] = {"title cue": set(), "lead cue": set(), "rest cue": set()}
    cue_pairs: set[str] = set()
    turned_: set[str] = set()
    anywhere: set[str] = set()
    title: set[str] = set()
    first: set[str] = set()
    for line in lines:
        words, pairs = line.tokens.plain, _pairs(line.tokens.plain)
        anywhere.update(words, pairs)
        zone = "title" if line.in_title else "lead" if line.number < _LEAD else "rest"
        if line.cues:
            names = [NAMES[cue.kind] for cue in line.cues]
            cues[f"{zone} cue"].update(names)
            cue_pairs.update(_pairs(names))
            turned_.update(turned(line))
        if zone == "title":
            title.update(words, pairs)
        if line.number <= 1:
            first.update(words)
    every = set().union(*cues.values())
    order = [NAMES[cue.kind] for line in lines[:_OPENING] for cue in line.cues][:_OPENING]
    cues["opening cue"] = {f"{place} {name}" for place, name in enumerate(order)}
    return {
        **cues,
        "cue": every,
        "cue pair": cue_pairs,
        "turned": turned_,
        "word": anywhere,
        "title": title,
        "first": first,
    }


def _pairs(words: list[str]) -> list[str]:
    return [f"{one} {two}" for one, two in pairwise(words)]


def _grade(value: float, edges: Sequence[float]) -> str:
    return str(bisect_right(edges, value))
