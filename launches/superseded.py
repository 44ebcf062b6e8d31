"""Dates that no longer hold, and dates on which nothing happens: the text names them only to take them back."""

import re

from launches.cues import Kind
from launches.document import Line, Mention
from launches.mentions.expression import Tense

_LAUNCHING = frozenset({Kind.LAUNCH, Kind.OUT, Kind.OPEN, Kind.SUPPLY, Kind.START})
_NO = frozenset("no not never nobody none".split())


def is_denied(line: Line, mention: Mention) -> bool:
    """Whether the clause says that nothing happens then ("no parcel leaves before the holidays")."""
    clause = line.clauses[mention.clause]
    if mention.limits.not_before or mention.limits.deadline or Kind.CANCEL in clause.kinds:
        return False
    before = line.tokens.words[clause.first : mention.first]
    if not any(word in _NO or word.endswith("n't") for word in before[-9:]):
        return False
    return Kind.DELAY not in clause.kinds or "make" in before or "going" in before


_NEGATED = re.compile(
    r"(?:not|can't|cannot|unable|isn't|aren't|won't|will not|is not|are not|will miss|misses|missing)\b(?!.*\buntil\b)"
)


_TOLD = frozenset(
    "promised planned announced scheduled due slated expected set previsto prevista previstas prévu prévue prévus"
    " prévues attendu attendue attendus attendues annoncé annoncée promis promise esperado esperada anunciado anunciada"
    " programado programada prometido prometida fijado fijada geplant angekündigt vorgesehen versprochen angesetzt"
    " programmé programmée fixé fixée".split()
)


_NOW_ABROAD = frozenset("nun jetzt stattdessen finalement désormais finalmente ahora recién".split())


def _gives_way(line: Line, mention: Mention) -> bool:
    """Whether an aside names a date that the main clause then replaces (", promised for December, are now …")."""
    following = mention.clause + 1
    if following >= len(line.clauses):
        return False
    words = line.tokens.words
    clause, after = line.clauses[mention.clause], line.clauses[following]
    aside = set(words[clause.first : mention.first])
    if not _TOLD & aside or aside & {"is", "are", "will", "be", "now"}:
        return False
    kinds = after.kinds
    rest = words[after.first : after.last]
    dated = any(other.clause == following for other in line.mentions)
    moved = Kind.DELAY in kinds or (dated and Kind.MOVE in kinds)
    return (
        moved
        or "now" in rest
        or (dated and not _NOW_ABROAD.isdisjoint(rest))
        or ("will" in rest and (dated or "not" in rest))
    )


def is_superseded(line: Line, mention: Mention, denied: bool) -> bool:
    """Return whether the text names a date only to say that it no longer holds; `denied`: that nothing happens then."""
    clause = line.clauses[mention.clause]
    if (denied and not _LAUNCHING.isdisjoint(clause.kinds)) or _gives_way(line, mention):
        return True
    if mention.own_tense:
        return mention.tense is Tense.PLAN or any(
            cue.kind is Kind.NOT_THIS and (0 <= mention.first - cue.last <= 4 or 0 <= cue.first - mention.last <= 1)
            for cue in clause.cues
        )
    words = line.tokens.words
    if words[clause.first] == "," and words[clause.first + 1] in ("on", "in") and mention.clause:
        earlier = line.clauses[mention.clause - 1].kinds
        if mention.first - clause.first <= 3 and Kind.OLD_PLAN in earlier and Kind.MOVE not in earlier:
            return True
    for cue in clause.cues:
        if cue.phrase in ("instead of", "rather than") and 0 <= mention.first - cue.last <= 4:
            return True
        if cue.kind is Kind.NOT_THIS and 0 <= mention.first - cue.last <= 4:
            return True
        near = cue.first < mention.first and mention.first - cue.last <= 3 and not mention.limits.not_before
        if near and cue.kind is Kind.DELAY and _NEGATED.match(cue.phrase):
            return True
        if cue.phrase.startswith("off the") and 0 <= cue.first - mention.last <= 1:
            return True
        expected = cue.phrase.startswith("should") and mention.limits.deadline
        if cue.kind is Kind.OLD_PLAN and cue.first < mention.first and not expected:
            return True
    if mention.tense is Tense.PLAN and Kind.DELAY not in clause.kinds:
        return True
    before = words[max(0, mention.first - 2) : mention.first]
    moved = bool({Kind.DELAY, Kind.EARLIER, Kind.MOVE} & clause.kinds)
    return moved and ("from" in before or _leaves(line, mention, before))


_FROM_ABROAD = frozenset("von vom de du del desde d'".split())
_TO_ABROAD = frozenset("auf zum nach à au a al hasta".split())


def _leaves(line: Line, mention: Mention, before: list[str]) -> bool:
    """Whether a date is the first of "von Mai auf August", "du 4 mai au 10 août", "de mayo a agosto"."""
    if _FROM_ABROAD.isdisjoint(before) or "partir" in before:
        return False
    following = next((other for other in line.mentions if other.first >= mention.last), None)
    return following is not None and not _TO_ABROAD.isdisjoint(line.tokens.words[mention.last : following.first])
