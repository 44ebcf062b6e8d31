"""The cue that governs a date: its own clause's, or where that has none a neighbour's or a heading's.

A negative cue wins where it is the subject ("tickets go on sale") or stands between the launch verb and the date
("ships to backers"); elsewhere the launch verb does.
"""

from dataclasses import dataclass

from launches.clauses import Clause, clause_of
from launches.cues import Cue, Kind
from launches.document import Document, Line, Mention
from launches.mentions.expression import Tense

_STRENGTH = {
    Kind.LAUNCH: 3.0,
    Kind.OUT: 3.0,
    Kind.OUT_PAST: 3.0,
    Kind.OPEN: 2.0,
    Kind.SUPPLY: 1.8,
    Kind.OPERATION: 0.9,
    Kind.START: 1.2,
    Kind.PREP: 0.5,
    Kind.DELAY: 2.2,
    Kind.EARLIER: 2.2,
    Kind.MOVE: 0.7,
    Kind.REVIVE: 1.5,
}
_BEGINNING = frozenset({Kind.OPEN, Kind.START, Kind.PREP})
# How far each negative kind pulls, as the subject before the launch cue, between cue and date, and alone.
_PULL: dict[Kind, tuple[float, float, float]] = {
    Kind.PREORDER: (4.0, 4.0, 4.0),
    Kind.TICKET: (4.0, 1.0, 3.0),
    Kind.EARLY: (3.5, 3.0, 3.0),
    Kind.EVENT: (2.6, 1.0, 3.0),
    Kind.GATHERING: (1.6, 0.8, 2.5),
    Kind.EMBARGO: (5.0, 5.0, 5.0),
    Kind.BACKUP: (5.0, 4.0, 5.0),
    Kind.OFFER: (2.6, 1.0, 3.0),
    Kind.SUPPORT: (3.0, 1.5, 3.0),
    Kind.FINANCE: (3.0, 3.2, 3.0),
    Kind.HISTORY: (3.0, 2.0, 3.0),
    Kind.PRODUCTION: (2.6, 1.0, 3.0),
    Kind.OTHER: (2.6, 1.5, 2.5),
    Kind.FOLLOW: (1.0, 0.6, 1.0),
    Kind.REPORT: (0.8, 1.5, 2.0),
}
# Kinds that the headline may make the subject of the article: "Firmware 2.0 is out", "Exhibition opens".
_HEADLINE_KINDS = frozenset(
    {Kind.OTHER, Kind.GATHERING, Kind.EARLY, Kind.EVENT, Kind.SUPPORT, Kind.PRODUCTION, Kind.OFFER}
)


@dataclass(slots=True)
class Weight:
    """How strongly a clause speaks of a launch, how strongly of something else, and by which cues."""

    launch: float = 0.0
    cue: Cue | None = None
    penalty: float = 0.0
    blame: Cue | None = None


def governing(document: Document, line: Line, mention: Mention, headline_words: frozenset[str]) -> tuple[Weight, float]:
    """Return the weights of the clause that governs a date, and how directly it does."""
    index = mention.clause
    weight = _weigh_clause(line, index, mention, headline_words)
    heading = _heading(document, line) if weight.launch < 2 and weight.penalty < 2 else None
    if heading is not None:
        return _weigh_clause(heading, 0, mention, headline_words), 1.0
    if weight.cue or (weight.blame and not _elsewhere_after(weight, mention)):
        return weight, 1.0
    for step, reach in ((-1, 0.95), (-2, 0.8), (1, 0.85), (-3, 0.7), (2, 0.7)):
        other = index + step
        if 0 <= other < len(line.clauses) and line.clauses[other].cues:
            near = _weigh_clause(line, other, mention, headline_words)
            if near.launch >= 1 or (near.blame and not _resuming(line, mention)):
                return near, reach
    if line.number and not line.in_title:
        before = document.lines[line.number - 1]
        if before.text.endswith(("?", ":")) and before.clauses:
            return _weigh_clause(before, len(before.clauses) - 1, mention, headline_words), 0.8
    return weight, 1.0


def _elsewhere_after(weight: Weight, mention: Mention) -> bool:
    """Whether only what follows the date speaks of another region ("on 4 June and in the rest of the EU …")."""
    return weight.blame is not None and weight.blame.kind is Kind.FOLLOW and weight.blame.first > mention.last


def _heading(document: Document, line: Line) -> Line | None:
    """Return the heading of the list a row belongs to ("Availability", then "Forge 18: March, from $2,899")."""
    if line.text[-1] in ".!?" or not any(sign in line.text for sign in ":/|\t"):
        return None
    for before in reversed(document.lines[max(0, line.number - 6) : line.number]):
        if before.sentence.paragraph < line.sentence.paragraph - 1 or before.text[-1] in ".!?":
            return None
        short = len(before.tokens.words) <= 5 or "/" in before.text or "|" in before.text
        if short and not before.mentions and before.clauses:
            return before if any(cue.kind in _STRENGTH for cue in before.cues) else None
    return None


def _resuming(line: Line, mention: Mention) -> bool:
    first = line.clauses[mention.clause].first
    return line.tokens.words[first] == "," and mention.first - first <= 3


def _weigh_clause(line: Line, index: int, mention: Mention, headline_words: frozenset[str]) -> Weight:
    clause = line.clauses[index]
    own = index == mention.clause
    if own and line.text[-1] not in ".!?" and len(line.tokens.words) <= 24:
        clause = clause_of(0, len(line.tokens.words), tuple(line.cues))
    weight = Weight()
    for cue in clause.cues:
        strength = _STRENGTH.get(cue.kind, 0.0)
        if mention.first <= cue.first < mention.last:
            continue
        if cue.kind is Kind.OUT_PAST and mention.tense is not Tense.PAST and not mention.found.is_now:
            strength = 0.5
        if strength > weight.launch:
            weight.launch, weight.cue = strength, cue
    if (
        clause.kinds & {Kind.SUPPLY, Kind.OPERATION}
        and weight.cue is not None
        and clause.kinds & _BEGINNING
        and weight.launch < 3
    ):
        weight.launch = 3.0
    if weight.launch in (1.2, 1.5) and own and _supply_starts(line, index, clause):
        weight.launch = 2.6
    if len(line.tokens.words) <= (18 if "|" in line.text else 9) and weight.launch >= 1 and line.text[-1] not in ".!?":
        weight.launch += 1.0
    if Kind.BUYERS in clause.kinds and weight.launch < 2.6 and (Kind.GET in clause.kinds or _at_buyers(line, clause)):
        weight.launch = 2.6
        weight.cue = next(cue for cue in clause.cues if cue.kind is Kind.BUYERS)
    if weight.launch == 1.2 and sum(cue.kind is Kind.START for cue in clause.cues) > 1:
        weight.launch = 1.5
    if Kind.PREP in clause.kinds and 1 <= weight.launch < 2:
        weight.launch += 0.5
    for cue in (*_subject_cues(line, index), *clause.cues):
        pull = _PULL.get(cue.kind)
        if pull is None or (own and cue.first < mention.last and cue.last >= mention.first):
            continue
        if cue.kind in _HEARERS and weight.cue is not None and _has_own_subject(clause, cue, weight.cue):
            continue
        if (cue.phrase == "since" or cue.kind is Kind.SUPPORT) and _since_another(line, cue, mention):
            continue
        penalty = pull[2] if weight.cue is None else _pull(cue, weight.cue, mention, pull, own)
        titled = headline_words & set(cue.phrase.split()) or (
            headline_words & _SOFTWARE and not _SOFTWARE.isdisjoint(cue.phrase.split())
        )
        if cue.kind in _HEADLINE_KINDS and titled:
            penalty *= 0.35
        if penalty > weight.penalty:
            weight.penalty, weight.blame = penalty, cue
    return weight


_HEARERS = frozenset({Kind.FINANCE, Kind.GATHERING, Kind.REPORT})


def _has_own_subject(clause: Clause, cue: Cue, launch: Cue) -> bool:
    """Whether the verb has a subject of its own after a cue ("told the council the doors would open")."""
    return any(
        other.kind is Kind.OPERATION and cue.last < other.first and 0 < launch.first - other.last <= 3
        for other in clause.cues
    )


def _supply_starts(line: Line, index: int, clause: Clause) -> bool:
    """Whether a list of places stands between the sales and their start ("Sales in Italy, Austria and Spain start")."""
    earlier = [cue for one in line.clauses[:index] for cue in one.cues]
    return (
        bool(earlier)
        and earlier[0].kind is Kind.SUPPLY
        and all(cue.kind in (Kind.SUPPLY, Kind.BUYERS, Kind.PREP) for cue in earlier)
        and any(cue.kind is Kind.START for cue in clause.cues)
    )


def _since_another(line: Line, cue: Cue, mention: Mention) -> bool:
    """Whether a cue has a past date of its own before this one ("closed since 2009, it reopens on 3 April")."""
    return any(cue.last < other.first < mention.first and other.tense is Tense.PAST for other in line.mentions)


def _at_buyers(line: Line, clause: Clause) -> bool:
    """Whether something is to be "in German and Austrian shops"."""
    words = line.tokens.words
    return any(
        cue.kind is Kind.BUYERS and not _PLACING.isdisjoint(words[max(clause.first, cue.first - 6) : cue.first])
        for cue in clause.cues
    )


_PLACING = frozenset(("in", "at", "to", "into", "onto", "with"))


def _subject_cues(line: Line, index: int) -> tuple[Cue, ...]:
    """Return the negative cues of the clause before, where this one leaves its subject there ("…, which opens …")."""
    if index == 0:
        return ()
    words, first = line.tokens.words, line.clauses[index].first
    verb = any(cue.first == first + 1 for cue in line.clauses[index].cues) or (
        words[first + 1 : first + 2] and words[first + 1] in _AUXILIARIES
    )
    if words[first] == "," and verb and index == 1 and not line.clauses[0].kinds & _LAUNCHING:
        return tuple(cue for cue in line.clauses[0].cues if cue.kind in _SUBJECTS)
    if words[first] == "," and verb and index > 1 and line.clauses[index - 1].kinds <= _ASIDE:
        return tuple(cue for cue in line.clauses[index - 2].cues if cue.kind in _SUBJECTS)
    bare = words[first] in ("that", "which", "who") and verb
    shared = words[first] == "and" and words[first + 1 : first + 2] and words[first + 1] in _AUXILIARIES
    if not bare and not shared:
        return ()
    return tuple(cue for cue in line.clauses[index - 1].cues if cue.kind in _SUBJECTS)


_LAUNCHING = frozenset({Kind.LAUNCH, Kind.OPEN, Kind.SUPPLY, Kind.OUT})
_LOOSE = frozenset({Kind.OTHER, Kind.HISTORY, Kind.EVENT, Kind.REPORT, Kind.PRODUCTION})
_SOFTWARE = frozenset("firmware update patch version release".split())
_ASIDE = frozenset({Kind.PREP, Kind.START, Kind.OFFER})
_SUBJECTS = frozenset({Kind.PREORDER, Kind.TICKET, Kind.EARLY, Kind.GATHERING, Kind.OTHER, Kind.OFFER, Kind.SUPPORT})
_AUXILIARIES = frozenset("is are was were has have had will can".split())


def _pull(cue: Cue, launch: Cue, mention: Mention, pull: tuple[float, float, float], own: bool) -> float:
    if cue.first > mention.first and own:
        return pull[1] * 0.4 if launch.first < mention.first else pull[1]
    if cue.first < launch.first:
        follows = cue.last < mention.first and 0 <= launch.first - mention.last <= 3
        return pull[0] * 0.35 if follows and cue.kind in _LOOSE else pull[0]
    return pull[1]
