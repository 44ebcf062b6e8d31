"""Whose date is it? The names in its sentence, by where the document first told them.

"The Leaf is slated for late 2010. Mitsubishi will sell its own small car from April." Both dates are told with strong
verbs; that the second sentence begins with a name which neither headline nor opening knows speaks against its date.
"""

from bisect import bisect_right
from itertools import chain
from typing import NamedTuple

from launches.candidates import Candidate
from launches.document import Document, Line
from launches.mentions.calendar_words import CAPITALS
from launches.weights import Signs

_NEAR = (1, 3, 6)
_FAR_LINE, _MANY = 4, 3
_LONGEST_NUMBER = 4
_NO_NAMES = CAPITALS.union("i i'm i've i'll mr ms mrs dr".split())
_OPENERS = frozenset(
    "it they this that these the both all a an its their he she we you in on from at there here another one two first"
    " second then later also and but as after before for until starting".split()
)
_TAKING_UP = frozenset("it they this that its their both these".split())
_NONE = "none"
_NEW = frozenset(("new", "partly", "of the headline and new"))


class _Name(NamedTuple):
    """Words that follow one another and are written like a name: the first token, the one after the last, the kind."""

    first: int
    last: int
    kind: str


class Whose:
    """Says of the dates of a document by which names they stand."""

    def __init__(self, document: Document) -> None:
        self._lines = document.lines
        # A capital tells nothing at the beginning of a sentence, nor in a headline that writes each word with one.
        self._capital = {
            word.removesuffix("'s")
            for line in self._lines
            if not line.in_title
            for word, start in zip(line.tokens.words[1:], line.tokens.starts[1:], strict=True)
            if line.source[start].isupper()
        } - _NO_NAMES
        self._words: list[list[str]] = []
        self._told: dict[str, int] = {}
        self._names: dict[int, list[_Name]] = {}

    def signs_of_line(self, line: Line) -> Signs:
        """Return the signs that the dates of a line share: which names it has, how it opens, whom it takes up."""
        names, words = self._names_of(line), line.tokens.words
        kinds = [name.kind for name in names]
        opener = words[0] if words and words[0] in _OPENERS else "other"
        found = {f"beside {kind}" for kind in kinds}
        found.add(f"new names {min(sum(map(_NEW.__contains__, kinds)), _MANY)}")
        found |= {f"opens {opener}", f"opens {opener}, first {kinds[0] if kinds else _NONE}"}
        if opener in _TAKING_UP and line.number:
            found.add(f"takes up {self.first_kind(self._lines[line.number - 1])}")
        return {"whose": found}

    def signs_of(self, candidate: Candidate) -> Signs:
        """Return the signs of one date: the first name before it, the nearest on either side and how near."""
        line, mention = candidate.line, candidate.mention
        names, clause = self._names_of(line), line.clauses[mention.clause].first
        before = [name for name in names if name.last <= mention.first]
        after = [name for name in names if name.first >= mention.last]
        subject = before[0].kind if before else _NONE
        found = [f"subject {subject}", f"subject {subject}, line {min(line.number, _FAR_LINE)}"]
        found.append(f"of the clause {next((name.kind for name in before if name.first >= clause), _NONE)}")
        if before:
            found += _near("before", before[-1].kind, mention.first - before[-1].last)
        if after:
            found += _near("after", after[0].kind, after[0].first - mention.last)
        return {"whose date": found}

    def first_kind(self, line: Line) -> str:
        """Return the kind of the first name of a line."""
        names = self._names_of(line)
        return names[0].kind if names else _NONE

    def _names_of(self, line: Line) -> list[_Name]:
        found = self._names.get(line.number)
        if found is None:
            self._tell(line.number)
            found = self._names[line.number] = [
                _Name(first, last, self._kind(line.number, first, last)) for first, last in self._runs(line)
            ]
        return found

    def _tell(self, number: int) -> None:
        """Note the words of the lines up to this one, each with the line that told it first."""
        for line in self._lines[len(self._words) : number + 1]:
            words = [word.removesuffix("'s") for word in line.tokens.words]
            for word in words:
                self._told.setdefault(word, line.number)
            self._words.append(words)

    def _runs(self, line: Line) -> list[tuple[int, int]]:
        """Return where names stand in a line: words with capitals, "R5", and a figure after one ("Pixel 7")."""
        source, starts, words = line.source, line.tokens.starts, self._words[line.number]
        dated = set(chain.from_iterable([range(mention.first, mention.last) for mention in line.mentions]))
        opening = 1 if words and words[0][0].isalnum() else 2
        runs: list[tuple[int, int]] = []
        last = -1
        for place, word in enumerate(words):
            if place in dated:
                continue
            start = starts[place]
            if source[start].isupper():
                told = place >= opening or word in self._capital
                named = word not in _NO_NAMES and (
                    told or (len(word) > 1 and source[start : start + len(word)].isupper())
                )
            else:
                named = word.isdigit() and last == place and len(word) <= _LONGEST_NUMBER
            if named:
                first = runs.pop()[0] if last == place else place
                last = place + 1
                runs.append((first, last))
        return runs

    def _kind(self, number: int, first: int, last: int) -> str:
        """Return where the document first told the words of a name."""
        if number == 0:
            return "of the first line"
        told = [self._told[word] for word in self._words[number][first:last]]
        headline, new = told.count(0), told.count(number)
        if headline == len(told):
            return "of the headline"
        if headline:
            return "of the headline and new" if new else "of the headline and old"
        if new:
            return "new" if new == len(told) else "partly"
        return "of the opening" if min(told) == 1 else "old"


def _near(side: str, kind: str, distance: int) -> tuple[str, str]:
    return f"{side} {kind}", f"{side} {kind}, {bisect_right(_NEAR, distance)}"
