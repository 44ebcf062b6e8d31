"""Candidates: what each date of a document is about, as a score with named reasons.

The cue that governs a date is the one in its own clause; a clause without one inherits from its neighbour. A
negative cue wins where it is the subject ("tickets go on sale") or stands between the launch verb and the date
("ships to backers"); elsewhere the launch verb does.
"""

import re
from dataclasses import dataclass

from launches.announcement import Verdict
from launches.clauses import Clause
from launches.cues import Cue, Kind
from launches.document import Document, Line, Mention
from launches.mentions.expression import Tense
from launches.window import LaunchWindow, Precision

THRESHOLD = 1.15
# Far from the lead a weak verb alone dates something else more often than the launch.
DEEP_THRESHOLD = 1.4

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
    Kind.MOVE: 1.5,
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
    Kind.REPORT: Verdict.UNRELATED,
}
_MOVE_WORDS = frozenset(("from",))
# Kinds that the headline may make the subject of the article: "Firmware 2.0 is out", "Exhibition opens".
_HEADLINE_KINDS = frozenset(
    {Kind.OTHER, Kind.GATHERING, Kind.EARLY, Kind.EVENT, Kind.SUPPORT, Kind.PRODUCTION, Kind.OFFER}
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A date weighed: `score` for being the launch, `verdict` where it is not, `reasons` for both.

    `superseded`: the text says it no longer holds. `strong`: a launch verb of its own clause governs it.
    """

    line: Line
    mention: Mention
    score: float
    verdict: Verdict
    reasons: tuple[str, ...]
    superseded: bool = False
    strong: bool = False
    is_past: bool = False

    @property
    def window(self) -> LaunchWindow:
        """The window of the date."""
        return self.mention.window


@dataclass(slots=True)
class _Weight:
    launch: float = 0.0
    cue: Cue | None = None
    penalty: float = 0.0
    blame: Cue | None = None


def weigh(document: Document) -> list[Candidate]:
    """Return every date of the document with its score, in order."""
    headline_words = _headline_words(document)
    found: list[Candidate] = []
    for line in document.lines:
        found.extend(
            _candidate(document, line, mention, headline_words)
            for mention in line.mentions
            if not _names_day_before(line, mention)
        )
    return found


_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def _names_day_before(line: Line, mention: Mention) -> bool:
    """Whether a weekday only explains the date before it ("23 May, Whit Saturday", "9 July, which is a Thursday")."""
    written = line.source[mention.found.start : mention.found.end].lower()
    if written not in _WEEKDAYS:
        return False
    return any(
        other.found.end <= mention.found.start <= other.found.end + 24
        and other.window.precision is Precision.DAY
        and other.window.start.weekday() == _WEEKDAYS.index(written)
        for other in line.mentions
        if other is not mention
    )


def _headline_words(document: Document) -> frozenset[str]:
    words: set[str] = set()
    for line in document.lines[:1]:
        words |= {word for word in line.tokens.words if len(word) > 2}
    return frozenset(words)


def _candidate(document: Document, line: Line, mention: Mention, headline_words: frozenset[str]) -> Candidate:
    weight, reach = _governing(document, line, mention, headline_words)
    reasons = [f"{weight.cue.kind.name.lower()}: {weight.cue.phrase}"] if weight.cue else []
    score = weight.launch * reach - weight.penalty
    verdict = Verdict.UNRELATED
    if weight.blame is not None and weight.penalty >= 1:
        verdict = _VERDICTS[weight.blame.kind]
        reasons.append(f"{verdict}: {weight.blame.phrase}")
    if _quoted(line, mention, _lies_behind(document, mention)):
        score, reach, weight.launch, weight.penalty = 2.5, 1.0, 2.5, 0.0
        reasons.append("quoted as a tagline")
    elif (weight.cue is None or weight.cue.phrase == "is on") and weight.blame is None and _is_on_now(line, mention):
        score, reach, weight.launch, weight.cue = 3.0, 1.0, 3.0, Cue(Kind.OUT, mention.first, mention.first, "now")
    elif weight.launch < 1 and weight.blame is None and _promising(line, mention, headline_words):
        score, reach, weight.launch = 1.0, 1.0, 1.0
        reasons.append("a future date in the lead")
    context, notes = _context(document, line, mention, headline_words)
    superseded = _is_superseded(line, mention) or (_denied(line, mention) and weight.launch > 0)
    if context < 0 or (score > 0 and weight.launch >= 1):
        score += context
    reasons += notes
    if superseded:
        verdict = Verdict.SUPERSEDED
    return Candidate(
        line,
        mention,
        round(score, 3),
        verdict,
        tuple(reasons),
        superseded,
        strong=weight.cue is not None and weight.launch >= 3 and reach >= 0.9,
        is_past=_lies_behind(document, mention),
    )


def _lies_behind(document: Document, mention: Mention) -> bool:
    end = mention.window.end
    if end.tzinfo is not None:
        return end <= document.reference.moment
    return end.date() <= document.reference.day


def _governing(
    document: Document, line: Line, mention: Mention, headline_words: frozenset[str]
) -> tuple[_Weight, float]:
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


def _elsewhere_after(weight: _Weight, mention: Mention) -> bool:
    """Whether only what follows the date speaks of another region ("on 4 June and in the rest of the EU on 25 June")."""
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


def _weigh_clause(line: Line, index: int, mention: Mention, headline_words: frozenset[str]) -> _Weight:
    clause = line.clauses[index]
    own = index == mention.clause
    if own and line.text[-1] not in ".!?" and len(line.tokens.words) <= 24:
        clause = Clause(0, len(line.tokens.words), tuple(line.cues))
    weight = _Weight()
    for cue in clause.cues:
        strength = _STRENGTH.get(cue.kind, 0.0)
        if cue.first < mention.last and cue.last >= mention.first:
            continue
        if strength > weight.launch:
            weight.launch, weight.cue = strength, cue
    if (
        clause.kinds & {Kind.SUPPLY, Kind.OPERATION}
        and weight.cue is not None
        and clause.kinds & _BEGINNING
        and weight.launch < 3
    ):
        weight.launch = 3.0
    if len(line.tokens.words) <= 9 and weight.launch >= 1 and line.text[-1] not in ".!?":
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
        penalty = pull[2] if weight.cue is None else _pull(cue, weight.cue, mention, pull, own)
        if cue.kind in _HEADLINE_KINDS and headline_words & set(cue.phrase.split()):
            penalty *= 0.35
        if penalty > weight.penalty:
            weight.penalty, weight.blame = penalty, cue
    return weight


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
    if words[first] == "," and verb and index > 1 and line.clauses[index - 1].kinds <= _ASIDE:
        return tuple(cue for cue in line.clauses[index - 2].cues if cue.kind in _SUBJECTS)
    bare = words[first] in ("that", "which", "who") and verb
    shared = words[first] == "and" and words[first + 1 : first + 2] and words[first + 1] in _AUXILIARIES
    if not bare and not shared:
        return ()
    return tuple(cue for cue in line.clauses[index - 1].cues if cue.kind in _SUBJECTS)


_ASIDE = frozenset({Kind.PREP, Kind.START, Kind.OFFER})
_SUBJECTS = frozenset({Kind.PREORDER, Kind.TICKET, Kind.EARLY, Kind.GATHERING, Kind.OTHER, Kind.OFFER, Kind.SUPPORT})
_AUXILIARIES = frozenset("is are was were has have had will can".split())


def _pull(cue: Cue, launch: Cue, mention: Mention, pull: tuple[float, float, float], own: bool) -> float:
    if cue.first > mention.first and own:
        return pull[1] * 0.4 if launch.first < mention.first else pull[1]
    if cue.first < launch.first:
        return pull[0]
    return pull[1]


def _context(
    document: Document, line: Line, mention: Mention, headline_words: frozenset[str]
) -> tuple[float, list[str]]:
    score, notes = 0.0, []
    if line.boilerplate:
        score -= 3
        notes.append("boilerplate")
    if mention.limits.until:
        score -= 4
        notes.append("until")
    if line.in_title:
        score += 0.5
        notes.append("headline")
    elif line.number <= 4:
        score += 0.4
        notes.append("lead")
    if _denied(line, mention):
        score -= 1.5
        notes.append("denied")
    if document.lines[0].in_title and (
        _TOPICS & {cue.kind for cue in document.lines[0].cues}
        or not _ELSEWHERE.isdisjoint(document.lines[0].tokens.words)
    ):
        score -= 0.8
        notes.append("the headline is about something else")
    if _names_product(line, headline_words):
        score += 0.4
        notes.append("names the headline's product")
    if mention.found.bare_year and mention.tense is not Tense.FUTURE:
        score -= 3
    if _dateline(document, line, mention):
        score -= 6
        notes.append("dateline")
    return score, notes


def _quoted(line: Line, mention: Mention, behind: bool) -> bool:
    """Whether a coming date alone stands in quotes, as trailers end."""
    found, source = mention.found, line.source
    before, after = source[max(0, found.start - 1) : found.start], source[found.end : found.end + 2].lstrip(".,!")
    tail = source[max(0, found.start - 2) : found.start] == ": " and source[found.end : found.end + 1] == "."
    if tail and not behind and not line.clauses[mention.clause].cues:
        return True
    return not behind and bool(before) and before in _QUOTES and after[:1] in _QUOTES and bool(after)


_QUOTES = frozenset("“”\"'‘’«»„")


def _is_on_now(line: Line, mention: Mention) -> bool:
    """Whether the lead says "is on … now" with no launch verb at all."""
    clause = line.clauses[mention.clause]
    words = line.tokens.words[clause.first : mention.first]
    return mention.found.is_now and line.number <= 4 and "on" in words and not {"is", "are"}.isdisjoint(words)


_TOPICS = frozenset({Kind.SUPPORT, Kind.FINANCE, Kind.OFFER})
_ELSEWHERE = frozenset(
    "award awards prize prizes wins won recall recalls recalled strike survey review reviewed results renewed maintenance nominees nominated"
    " nominations outage hiring closes closing obituary shortlist longlist anniversary interview earnings".split()
)
_NO = frozenset("no not never nobody none".split())


def _denied(line: Line, mention: Mention) -> bool:
    """Whether the clause says that nothing happens then ("no parcel leaves before the holidays")."""
    clause = line.clauses[mention.clause]
    before = line.tokens.words[clause.first : mention.first]
    if mention.limits.not_before or mention.limits.deadline or Kind.CANCEL in clause.kinds:
        return False
    delayed = {"make", "going"} & set(before)
    return any(word in _NO or word.endswith("n't") for word in before[-9:]) and (
        bool(delayed) or Kind.DELAY not in clause.kinds
    )


def _promising(line: Line, mention: Mention, headline_words: frozenset[str]) -> bool:
    """Whether a date that no cue governs still looks like what the text is about."""
    if mention.tense is not Tense.FUTURE or mention.found.is_now or mention.found.bare_year:
        return False
    if line.boilerplate or line.number > 3:
        return False
    words = set(line.tokens.words)
    return not words.isdisjoint(_WILL) or line.in_title


_WILL = frozenset("will going brings gives makes lets becomes".split())


def _names_product(line: Line, headline_words: frozenset[str]) -> bool:
    tokens = line.tokens
    return any(
        word in headline_words and line.source[tokens.starts[index]].isupper() and index > 0
        for index, word in enumerate(tokens.words)
    )


def _dateline(document: Document, line: Line, mention: Mention) -> bool:
    """Whether a date only says when the article was written: "LONDON, 3 March 2026 –", "Date: 2 June 2026"."""
    window = mention.window
    if window.precision not in (Precision.DAY, Precision.MINUTE) or mention.found.is_now:
        return False
    if window.start.date() != document.reference.day or line.number > 2:
        return False
    found = mention.found
    near_start = found.start - line.sentence.start < 50
    closed = line.source[found.end : found.end + 3].lstrip(" )/")[:1] in ("–", "—", "-", ":", "/", "") or (
        line.source[found.end : found.end + 1] in (")", ".")
    )
    return near_start and (closed or found.end >= line.sentence.end - 1)


_NEGATED = re.compile(r"(?:not|isn't|aren't|won't|will not|is not|are not|will miss|misses|missing)\b(?!.*\buntil\b)")


def _gives_way(line: Line, mention: Mention) -> bool:
    """Whether an aside names a date that the main clause then replaces (", promised for December, are now …")."""
    following = mention.clause + 1
    if following >= len(line.clauses):
        return False
    words = line.tokens.words
    clause, after = line.clauses[mention.clause], line.clauses[following]
    aside = set(words[clause.first : mention.first])
    told = {"promised", "planned", "announced", "scheduled", "due", "slated", "expected", "set"} & aside
    return bool(told) and "now" in words[after.first : after.last] and not {"is", "are", "will", "be", "now"} & aside


def _is_superseded(line: Line, mention: Mention) -> bool:
    if _gives_way(line, mention):
        return True
    clause = line.clauses[mention.clause]
    words = line.tokens.words
    for cue in clause.cues:
        if cue.phrase in ("instead of", "rather than") and 0 <= mention.first - cue.last <= 4:
            return True
        if cue.kind is Kind.NOT_THIS and 0 <= mention.first - cue.last <= 4:
            return True
        if (
            cue.kind is Kind.DELAY
            and _NEGATED.match(cue.phrase)
            and cue.last - mention.first + 1 >= -3
            and cue.first < mention.first
        ):
            near = mention.first - cue.last <= 3 and not mention.limits.not_before
            if near:
                return True
        if cue.phrase.startswith("off the") and 0 <= cue.first - mention.last <= 1:
            return True
        if cue.kind is Kind.OLD_PLAN and cue.first < mention.first:
            return True
    if mention.tense is Tense.PLAN and Kind.DELAY not in clause.kinds:
        return True
    before = words[max(0, mention.first - 2) : mention.first]
    moved = bool({Kind.DELAY, Kind.EARLIER, Kind.MOVE} & clause.kinds)
    return "from" in before and moved
