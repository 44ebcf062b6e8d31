"""What signs stand for, as learnt by `python -m benchmarks.learn` from labelled texts.

A sign pulls at hidden *traits*, which nobody named; what all signs of a text (or of one date) come to together is the
strength of each trait, and one that is pulled below zero is absent. Each trait that is there speaks for or against each
column. So a word may mean one thing in this company and another in that, which no plain sum of worths could say.

Two tables beside this module: `weights_text.tsv` for signs of a whole text, `weights_dates.tsv` for those of one date.
First a line for each column with what every trait says of it, in nats; then, after an empty line, one sign a line with
a letter for each trait: "P" does not pull, "Q" one step up, "O" one step down. They are data of this package like any
constant, read once.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import takewhile
from operator import mul

from launches.lanes import NO_PULL, REACH, Lanes, Pull

TEXT_COLUMNS = (
    "announced",
    "delayed",
    "cancelled",
    "released",
    "none",
    "announced undated",
    "delayed undated",
    "released undated",
    "released today",
)
"""What a text may speak for: a status, and that it comes without a date, or with that of the text itself."""

DATE_COLUMNS = ("announced", "delayed", "released")
"""What a date may speak for: that it is the date of a launch of this status."""

TRAITS = 96
"""As many lanes as a pull has; what the 6,700 lessons add up to stays below a tenth of what these hold."""

Signs = dict[str, Collection[str]]
"""Signs by the part before the colon, which many share: no text is made for each. Under "" stand those without one."""


def spelled(signs: Signs) -> Iterator[str]:
    """Yield each sign as one text, as the tables write it."""
    for part, values in signs.items():
        yield from (f"{part}:{value}" for value in values) if part else values


@dataclass(frozen=True, slots=True)
class Table:
    """How signs pull, by the parts of a sign before and after its colon; `says` has what traits say, by column."""

    pulls: Mapping[str, Mapping[str, Pull]]
    says: Sequence[Sequence[float]]

    def total(self, signs: Signs) -> Pull:
        """Return how the signs pull together."""
        pull = 0
        for part, values in signs.items():
            known = self.pulls.get(part)
            if known:
                pull += sum(filter(None, map(known.get, values)))
        return pull

    def worth(self, pull: Pull) -> list[float]:
        """Return what the traits that are there say of each column."""
        there = strengths(pull)
        return [sum(map(mul, there, of_column)) for of_column in self.says]


@dataclass(frozen=True, slots=True)
class Weights:
    """Both tables."""

    text: Table
    dates: Table


@cache
def learnt() -> Weights:
    """Return the weights that come with the package."""
    return Weights(_read("weights_text.tsv", TEXT_COLUMNS), _read("weights_dates.tsv", DATE_COLUMNS))


def _read(name: str, columns: Sequence[str]) -> Table:
    says: dict[str, tuple[float, ...]] = {}
    pulls: dict[str, dict[str, Pull]] = {}
    # Line by line: the whole table as one text, and as a list of lines, would leave 10 MiB of holes behind.
    with files("launches").joinpath(name).open("r", encoding="utf-8") as lines:
        for line in takewhile(lambda line: line != "\n", lines):
            column, *numbers = line.split("\t")
            says[column] = tuple(map(float, numbers))
        for line in lines:
            sign, _, letters = line.rstrip("\n").rpartition("\t")
            part, colon, value = sign.partition(":")
            pulls.setdefault(part if colon else "", {})[value if colon else sign] = pull_of(letters)
    return Table(pulls, tuple(says[column] for column in columns))


_LANES = Lanes(TRAITS)
pull_of = _LANES.pull_of
strengths = _LANES.strengths

__all__ = [
    "DATE_COLUMNS",
    "NO_PULL",
    "REACH",
    "TEXT_COLUMNS",
    "TRAITS",
    "Pull",
    "Signs",
    "Table",
    "Weights",
    "learnt",
    "pull_of",
    "spelled",
    "strengths",
]
