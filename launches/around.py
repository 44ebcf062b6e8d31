"""What stands around the sentence of a date: its neighbours, what comes earlier and later, its words far from the date.

"The studio has asked for patience. The Tin Comet comes on 9 July." That the day is a delayed one is told next to it.
"""

from collections.abc import Sequence

from launches.cues import Kind
from launches.document import Document, Line
from launches.mentions.expression import Tense
from launches.weights import Signs
from launches.whose import Whose

_NEAR, _NEXT = 8, 4
_DENIALS = frozenset(("not", "no", "never"))
# Asking a member of an enumeration for its name takes longer than looking it up.
NAMES = {kind: kind.name for kind in Kind}
TENSES = {tense: tense.name for tense in Tense}


class Around:
    """Says of the dates of a document what stands around their sentences."""

    def __init__(self, document: Document, whose: Whose) -> None:
        self._lines, self._whose = document.lines, whose
        self._cues = [{NAMES[cue.kind] for cue in line.cues} for line in document.lines]
        self._told: dict[int, set[str]] = {}

    def signs_of_line(self, line: Line) -> Signs:
        """Return the signs that the dates of a line share."""
        number, words = line.number, line.tokens.plain
        return {
            "opening": (*words[:1], " ".join(words[:2])),
            "line before": self._neighbour(line, number - 1),
            "line after": self._neighbour(line, number + 1),
            "earlier": set().union(*self._cues[: max(0, number - 1)]),
            "later": set().union(*self._cues[number + 2 :]),
        }

    def _neighbour(self, line: Line, number: int) -> set[str]:
        """Return what a neighbour says, and whether it stands in the same paragraph."""
        if not 0 <= number < len(self._lines):
            return {"none"}
        other = self._lines[number]
        together = other.sentence.paragraph == line.sentence.paragraph and not other.in_title
        return {f"together {together}", *self._said(other)}

    def _said(self, line: Line) -> set[str]:
        said = self._told.get(line.number)
        if said is None:
            said = self._told[line.number] = {
                *self._cues[line.number],
                *turned(line),
                f"dates {min(len(line.mentions), 2)}",
                f"whose {self._whose.first_kind(line)}",
                f"opens {line.tokens.words[0] if line.tokens.words else ''}",
            }
        return said


def turned(line: Line) -> Sequence[str]:
    """Return the cues of a line by what turns them: a denial, "had", the tense of a date in their clause."""
    words, found = line.tokens.words, []
    for kind, first, _, _ in line.cues:
        before = words[max(0, first - _NEAR) : first]
        if "had" in before:
            found.append(f"had {NAMES[kind]}")
        if any(word in _DENIALS or word.endswith("n't") for word in before[-_NEXT:]):
            found.append(f"not {NAMES[kind]}")
    for mention in line.mentions:
        tense = TENSES[mention.tense]
        found += [f"{NAMES[kind]} {tense}" for kind in line.clauses[mention.clause].kinds]
    return found
