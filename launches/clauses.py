# ruff: noqa: E501 (tables and patterns read better unbroken)
"""Clauses: how far a cue reaches.

"The phone goes on sale on 27 March, with the rest of Europe to follow on 10 April" says two things about two dates.
In which tense each says it tells `tense.py`.
"""

from bisect import bisect_left
from functools import cache
from typing import NamedTuple

from launches.cues import Cue, Kind
from launches.tokens import Tokens

_STOPS = frozenset(";()[]—–•|?!:；（）：。、，")
# These open a clause only where no date follows at once ("before 4 July" is no clause).
_PREPOSITIONS = frozenset("after before since until once as following".split())
_AND = frozenset(("and", ",", "or"))
_RESUMING = frozenset(("on", "to", "in", "from"))
# Nothing but these (and the conjunctions of the language) opens a clause.
_CUTTING = _STOPS | _PREPOSITIONS | _AND | {"with"}
AUXILIARIES = frozenset(
    "will is are was were has have had can could would should may might must be 'll won't it it's they we you he she there this that".split()
)
_WITH = frozenset(
    "rest other others sales deliveries shipping shipments pre preorders orders availability further more release".split()
)
_SILENT = frozenset({Kind.PREP, Kind.SOON, Kind.MOVE, Kind.NOT_THIS})
_VERBS = frozenset("will is are was were has have had can could would should may might must won't".split())
# Only these ask for the clause they stand in where a sentence has no date.
_LOCAL = frozenset({Kind.DELAY, Kind.CANCEL})
_ACTS = frozenset({Kind.LAUNCH, Kind.OPEN, Kind.OUT, Kind.START, Kind.PREORDER, Kind.DELAY, Kind.SUPPORT, Kind.EVENT})


class Clause(NamedTuple):
    """Tokens `[first, last)` of a sentence, the cues among them, and of what kinds those are."""

    first: int
    last: int
    cues: tuple[Cue, ...]
    kinds: frozenset[Kind] = frozenset()


def clause_of(first: int, last: int, cues: tuple[Cue, ...]) -> Clause:
    """Return a clause with the kinds of its cues."""
    return Clause(first, last, cues, frozenset([cue.kind for cue in cues]))


def split_clauses(
    tokens: Tokens, cues: list[Cue], dates: list[tuple[int, int]], conjunctions: frozenset[str]
) -> list[Clause]:
    """Return the clauses of a sentence; `dates` are the token ranges of its dates, which are never split."""
    words = tokens.words
    if not dates and _LOCAL.isdisjoint([cue.kind for cue in cues]):
        return [clause_of(0, len(words), tuple(cues))] if words else []
    date_starts = {first for first, _ in dates}
    verbs = {cue.first for cue in cues if cue.kind in _ACTS}
    # No cut goes through a date or a cue, and the first clause begins with the first word.
    whole = {0}
    for first, last in dates:
        whole.update(range(first, last))
    for cue in cues:
        whole.update(range(cue.first, cue.last + 1))
    cutting = _cutting(conjunctions)
    cuts = [
        index
        for index, word in enumerate(words)
        if word in cutting
        and index not in whole
        and (_cuts(words, index, word, date_starts, conjunctions) or _coordinates(word, index, verbs, date_starts))
    ]
    starts = [cue.first for cue in cues]
    pieces: list[Clause] = []
    first = low = 0
    for last in (*cuts, len(words)):
        high = bisect_left(starts, last)
        pieces.append(clause_of(first, last, tuple(cues[low:high])))
        first, low = last, high
    return _merge(pieces, words)


@cache
def _cutting(conjunctions: frozenset[str]) -> frozenset[str]:
    return _CUTTING | conjunctions


def _merge(pieces: list[Clause], words: list[str]) -> list[Clause]:
    """Join what says nothing by itself to its neighbour: an opening "On 3 March," to what follows, others to what was."""
    clauses: list[Clause] = []
    for piece in pieces:
        if (
            clauses
            and not _resumes(piece, words)
            and (not _speaks(piece, words) or (not _speaks(clauses[-1], words) and len(clauses) == 1))
        ):
            last = clauses.pop()
            piece = clause_of(last.first, piece.last, last.cues + piece.cues)
        clauses.append(piece)
    return clauses


def _resumes(piece: Clause, words: list[str]) -> bool:
    """Whether a piece takes up the main clause after an aside (", on Nov. 18", ", to 10 April")."""
    return words[piece.first] == "," and not _RESUMING.isdisjoint(words[piece.first + 1 : piece.first + 2])


def _speaks(clause: Clause, words: list[str]) -> bool:
    return bool(clause.cues and not clause.kinds <= _SILENT) or not _VERBS.isdisjoint(words[clause.first : clause.last])


def _coordinates(word: str, index: int, verbs: set[int], date_starts: set[int]) -> bool:
    """Whether "and" joins two verbs that have a date each ("can be ordered from 1 June and ships on 4 July")."""
    if word not in ("and", "then") or not verbs & {index + 1, index + 2}:
        return False
    return any(start < index for start in date_starts) and any(start > index for start in date_starts)


def _cuts(words: list[str], index: int, word: str, date_starts: set[int], conjunctions: frozenset[str]) -> bool:
    if word == ":":
        return index > 6
    if word in _STOPS:
        return True
    if word in conjunctions:
        return index + 1 not in date_starts
    if word in _PREPOSITIONS:
        return not date_starts & {index + 1, index + 2, index + 3}
    if word == "with":
        return not _WITH.isdisjoint(words[index + 1 : index + 4])
    if word == "," and not _RESUMING.isdisjoint(words[index + 1 : index + 2]):
        return index + 2 in date_starts or index + 3 in date_starts
    return word == "," or not AUXILIARIES.isdisjoint(words[index + 1 : index + 5])
