"""What the signs of a story stand for, as learnt by `python -m benchmarks.learning.stories`.

Each question that is asked in following a launch has an answer of many options, and an option's score comes from its
signs: half of it is what each is worth by itself, half what hidden traits say that they pull at together (as in
`weights.py`). Most of these questions have few lessons, and the two err in different places.

`weights_stories.tsv` beside this module has first a line for each question with what every trait says, in nats; then,
after an empty line, one sign a line with a letter for each trait. What signs are worth by themselves are the last two
traits, one for and one against: one of them is always absent.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import takewhile
from math import log
from operator import mul

from launches.lanes import Kept, Lanes

QUESTIONS = ("rumour", "thing", "promise", "subject", "identity", "first", "outcome")
TRAITS = 24
LANES = Lanes(TRAITS + 2)
SHARE = "log share"
"""The sign of how likely the text by itself makes an option; it pulls once for each quarter of a nat."""
_QUARTERS = 4
_LEAST = 0.0005


@dataclass(frozen=True, slots=True)
class StoryWeights:
    """How each sign pulls, and what each trait says, by question."""

    pulls: dict[str, Kept]
    says: dict[str, Sequence[float]]


@cache
def learnt() -> StoryWeights:
    """Return the weights that come with the package."""
    found = StoryWeights({}, {})
    with files("launches").joinpath("weights_stories.tsv").open("r", encoding="utf-8") as lines:
        for line in takewhile(lambda line: line != "\n", lines):
            question, *numbers = line.split("\t")
            found.says[question] = tuple(map(float, numbers))
        for line in lines:
            sign, _, letters = line.rstrip("\n").rpartition("\t")
            found.pulls[sign] = LANES.kept_of(letters)
    return found


def worth(question: str, signs: Iterable[str], share: float = 1.0) -> float:
    """Return the score of an option of a question, in nats; `share` is how likely the text by itself makes it."""
    table = learnt()
    pull = LANES.total(list(filter(None, map(table.pulls.get, signs))))
    unlikely = table.pulls.get(f"{question}: {SHARE}") if share < 1 else None
    if unlikely is not None:
        pull += quarters(share) * LANES.total([unlikely])
    score: float = sum(map(mul, LANES.strengths(pull), table.says.get(question, ())))
    return score


def quarters(share: float) -> int:
    """Return how unlikely a share is, in quarters of a nat; no more than what was too unlikely to be kept."""
    return round(-_QUARTERS * log(max(share, _LEAST)))
