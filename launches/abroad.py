"""Clauses of languages other than English: their tense, cues that only the words beside them tell, words in English."""

from collections.abc import Mapping
from operator import attrgetter

from launches.clauses import Clause
from launches.cues import Cue, Kind
from launches.languages.language import Language
from launches.mentions.expression import Tense
from launches.tokens import Tokens

_begins = attrgetter("first")


def tense_abroad(language: Language, words: list[str], clause: Clause, first: int) -> Tense:
    """Return the tense of the clause around the date that starts at token `first`."""
    begin, end = _told(language, words, clause, first)
    part = frozenset(words[begin:end])
    if part & language.planned:
        return Tense.PLAN
    out = Kind.OUT_PAST in clause.kinds or (
        not _SINCE.isdisjoint(words[max(begin, first - 3) : first]) and not part.isdisjoint(language.standing)
    )
    if (out or part & language.past) and not part & language.future:
        return Tense.FUTURE if not out and _is_aimed(language, words, part, begin, first) else Tense.PAST
    return Tense.FUTURE


def _told(language: Language, words: list[str], clause: Clause, first: int) -> tuple[int, int]:
    """Return where that part of a clause begins and ends that has the date's own verb.

    It begins behind "a confirmé que" (but not behind the "que" of "ne … que"), and "wurde gezeigt und ist im Mai da"
    has two parts.
    """
    begin, end = clause.first, clause.last
    verbs = language.future | language.past | _PRESENT
    for index in range(clause.first, clause.last - 1):
        word = words[index]
        if word in _AND and words[index + 1] in verbs:
            begin, end = (index, end) if index < first else (begin, min(end, index))
        elif index < first and (word == "que" or word.startswith("qu'")) and not _is_limited(words[begin:index]):
            begin = index
    return begin, end


_SINCE = frozenset(("desde",))
_AND = frozenset(("und", "et", "y"))
_PRESENT = frozenset("ist sind est sont está están".split())


def _is_limited(before: list[str]) -> bool:
    """Whether "que" goes on with "ne": "n'a ouvert que le 4 juin"."""
    return any(word == "ne" or word.startswith("n'") for word in before)


_DEFINITE = frozenset(("der", "den"))
_PLUPERFECT = frozenset("hatte hatten war waren avait avaient était étaient había habían era".split())


def _is_aimed(language: Language, words: list[str], part: frozenset[str], begin: int, first: int) -> bool:
    """Whether a date is what has been announced or set ("für den 5. Juni bestätigt"), not the day when it was done."""
    if not part & language.announcing or part & _PLUPERFECT:
        return False
    before = words[max(begin, first - 3) : first]
    # "Hat den 5. Juni bestätigt", unlike "am Freitag, den 5. Juni".
    named = len(before) > 1 and before[-1] in _DEFINITE and before[-2].isalpha()
    return named or not language.targets.isdisjoint(before)


def cues_abroad(language: Language, words: list[str], cues: list[Cue], dates: list[int]) -> list[Cue]:
    """Return the cues of a sentence with those that its dates bring along; `dates` are where these start."""
    cues = _whole(language.separable, words, cues) if language.separable else cues
    return _reserved(words, _moved(words, cues, dates))


def _whole(separable: Mapping[str, Mapping[str, Kind]], words: list[str], cues: list[Cue]) -> list[Cue]:
    """Take a verb together with its other half at the end of its clause: "sagt die Tour ab", "hebt am 3. März ab".

    Neither half by itself is a cue then.
    """
    for first in [place for place, word in enumerate(words) if word in separable]:
        end = next((place for place in range(first + 1, len(words)) if words[place] in _ENDS), len(words))
        kind = separable[words[first]].get(words[end - 1])
        if kind is None:
            continue
        cues = [cue for cue in cues if not (cue.first == cue.last and cue.first in (first, end - 1))]
        if not any(cue.first <= first <= cue.last for cue in cues):
            cues = sorted([*cues, Cue(kind, first, first, words[first])], key=_begins)
    return cues


_IN_ENGLISH = {Kind.CANCEL: "cancelled"}


def in_english(language: Language, tokens: Tokens, cues: list[Cue]) -> Tokens:
    """Return tokens whose `plain`, which the learnt tables look at, are English where the language has them so."""
    known = language.english_for
    plain = [known.get(word, word) for word in tokens.plain]
    for cue in cues:
        if cue.kind in _IN_ENGLISH:
            plain[cue.first] = _IN_ENGLISH[cue.kind]
    return tokens._replace(plain=plain)


_TO = frozenset("auf au aux à a al hasta".split())
_MOVING = frozenset({Kind.DELAY, Kind.EARLIER})
_NEAR = 4


def _moved(words: list[str], cues: list[Cue], dates: list[int]) -> list[Cue]:
    """Add to the cues of a delay the word that moves it to a date: "auf Oktober verschoben" is "moved to October"."""
    if not any(cue.kind in _MOVING for cue in cues):
        return cues
    taken = {index for cue in cues for index in range(cue.first, cue.last + 1)}
    places = [
        index
        for first in dates
        for index in range(max(0, first - 3), first)
        if words[index] in _TO and index not in taken
    ]
    return sorted([*cues, *(Cue(Kind.MOVE, index, index, words[index]) for index in places)], key=_begins)


def _reserved(words: list[str], cues: list[Cue]) -> list[Cue]:
    """Leave out that something is out where it can only be ordered: "kann ab heute vorbestellt werden"."""
    orders = [cue for cue in cues if cue.kind is Kind.PREORDER]
    return [
        cue for cue in cues if cue.kind is not Kind.OUT or not any(_stand_together(words, cue, one) for one in orders)
    ]


def _stand_together(words: list[str], one: Cue, other: Cue) -> bool:
    first, last = min(one.last, other.last) + 1, max(one.first, other.first)
    return last - first < _NEAR and _STOPS.isdisjoint(words[first:last])


_STOPS = frozenset(".,;:!?()–—")
_ENDS = _STOPS | frozenset("und oder sondern aber".split())
