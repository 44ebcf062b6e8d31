"""Cues: closed lists of words and phrases that say what a date is about, found in one walk over the tokens.

A table is a trie of tokens. Adverbs and hyphens may stand between the words of a phrase ("will *officially* go on
general sale", "pre-order"), the longest phrase wins, and phrases do not overlap.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import NamedTuple


class Kind(Enum):
    """What a cue speaks of."""

    # Members are single objects; hashing their names instead would cost a tenth of all reading.
    __hash__ = object.__hash__

    LAUNCH = auto()
    SUPPLY = auto()
    OPERATION = auto()
    OPEN = auto()
    START = auto()
    PREP = auto()
    GET = auto()
    BUYERS = auto()
    NEUTRAL = auto()
    PREORDER = auto()
    TICKET = auto()
    EARLY = auto()
    EVENT = auto()
    GATHERING = auto()
    EMBARGO = auto()
    BACKUP = auto()
    OFFER = auto()
    SUPPORT = auto()
    FINANCE = auto()
    HISTORY = auto()
    PRODUCTION = auto()
    OTHER = auto()
    FOLLOW = auto()
    REPORT = auto()
    OLD_PLAN = auto()
    NOT_THIS = auto()
    DELAY = auto()
    MOVE = auto()
    NO_DELAY = auto()
    EARLIER = auto()
    CANCEL = auto()
    NO_CANCEL = auto()
    REVIVE = auto()
    OUT = auto()
    OUT_PAST = auto()
    SOON = auto()
    RUMOUR = auto()


class Cue(NamedTuple):
    """A cue found: its kind and the tokens `[first, last]` it covers."""

    kind: Kind
    first: int
    last: int
    phrase: str


@dataclass(slots=True)
class _Node:
    after: "dict[str, _Node]" = field(default_factory=dict)
    kind: Kind | None = None


def _shared(node: _Node, seen: dict[tuple[object, ...], _Node], known: dict[str, str]) -> _Node:
    """Return a tree that reads the same, with one node for all branches that go on alike, and one text for a word."""
    node.after = {known.setdefault(word, word): _shared(on, seen, known) for word, on in node.after.items()}
    key = (node.kind, *((word, id(following)) for word, following in sorted(node.after.items(), key=_word)))
    return seen.setdefault(key, node)


def _word(entry: tuple[str, _Node]) -> str:
    return entry[0]


def _options(word: str, forms: Mapping[str, str]) -> Iterator[str]:
    """Yield the words that one of a pattern stands for."""
    for option in word.split("/"):
        yield from forms[option[:-1]].split() if option.endswith("!") else (option,)


def _begin(words: list[str], forms: Mapping[str, str]) -> Iterator[tuple[str, list[str]]]:
    """Yield each word that a pattern may begin with, and the rest of it then."""
    for place, word in enumerate(words):
        yield from ((first, words[place + 1 :]) for first in _options(word.removeprefix("?"), forms))
        if not word.startswith("?"):
            return


class CueTable:
    """A compiled table of cues.

    Patterns are words separated by spaces: `a/b` either, `?a` optional, `go!` every form of a verb listed in `forms`.
    `elided`: what may stand before a word and an apostrophe, and tells nothing.
    """

    def __init__(
        self, table: Mapping[Kind, str], forms: Mapping[str, str], fillers: Iterable[str], elided: str = ""
    ) -> None:
        self._fillers = frozenset(fillers)
        self._elided = re.compile(rf"(?:(?<=/)|^)(?:{elided})'(?=\w)") if elided else None
        begun: dict[str, list[tuple[list[str], Kind]]] = {}
        for kind, lines in table.items():
            for line in lines.replace("\n", ";").split(";"):
                for first, rest in _begin(self._full(line.split()), forms):
                    begun.setdefault(first, []).append((rest, kind))
        # Most phrases end alike: 48,000 nodes of English are 2,500 different ones. One first word after the other,
        # so that the others are never there together, nor the holes in memory that they would leave.
        seen: dict[tuple[object, ...], _Node] = {}
        known: dict[str, str] = {}
        self._root: dict[str, _Node] = {}
        for first, phrases in begun.items():
            node = _Node()
            for rest, kind in phrases:
                self._add(rest, 0, node, kind, forms)
            self._root[known.setdefault(first, first)] = _shared(node, seen, known)

    def _full(self, words: list[str]) -> list[str]:
        """Return the words without what is elided before them ("l'ouverture")."""
        elided = self._elided
        if elided is None:
            return words
        return [elided.sub("", word) if "'" in word else word for word in words]

    def _add(self, words: list[str], index: int, node: _Node, kind: Kind, forms: Mapping[str, str]) -> None:
        if index == len(words):
            node.kind = node.kind or kind
            return
        word = words[index]
        if word.startswith("?"):
            self._add(words, index + 1, node, kind, forms)
            word = word[1:]
        for form in _options(word, forms):
            self._add(words, index + 1, node.after.setdefault(form, _Node()), kind, forms)

    def find(self, words: list[str]) -> list[Cue]:
        """Return the cues among the tokens of a sentence, in order."""
        found: list[Cue] = []
        words = self._full(words)
        root, fillers, free = self._root, self._fillers, 0
        for index in [place for place, word in enumerate(words) if word in root]:
            node = root[words[index]]
            if index < free:
                continue
            # Most words that may begin a cue do not: the next word tells at once.
            after = words[index + 1] if index + 1 < len(words) else ""
            if node.kind is None and after not in node.after and after not in fillers:
                continue
            cue = self._longest(words, index, node)
            if cue is not None:
                found.append(cue)
                free = cue.last + 1
        return found

    def _longest(self, words: list[str], first: int, node: _Node) -> Cue | None:
        best: tuple[Kind, int] | None = (node.kind, first) if node.kind else None
        position, skipped = first + 1, 0
        while position < len(words) and node.after:
            following = node.after.get(words[position])
            if following is not None:
                node, skipped = following, 0
                if node.kind:
                    best = node.kind, position
            elif words[position] in self._fillers and skipped < 2:
                skipped += 1
            else:
                break
            position += 1
        if best is None:
            return None
        kind, last = best
        return Cue(kind, first, last, " ".join(words[first : last + 1]))
