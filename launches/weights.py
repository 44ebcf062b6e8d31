"""What signs stand for, as learnt by `python -m benchmarks.learning.texts` from labelled texts.

A sign pulls at hidden *traits*, which nobody named; what all signs of a text (or of one date) come to together is the
strength of each trait, and one that is pulled below zero is absent. Each trait that is there speaks for or against each
column. So a word may mean one thing in this company and another in that, which no plain sum of worths could say.

Three tables beside this module: `weights_text.tsv` for signs of a whole text, `weights_dates.tsv` for those of one date
and `weights_again.tsv` for those of a second look (`second_look.py`): a sign a line with its worth in nats. The other
two begin with a line for each column that has what every trait says of it, in nats; then, after an empty line, comes
one sign a line with a letter for each trait: "P" does not pull, "Q" one step up, "O" one step down. They are data of
this package like any constant, read once.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import takewhile
from struct import Struct

from launches.lanes import NO_PULL, REACH, Kept, Lanes, Pull

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
    "nothing new",
)
"""What a text may speak for: a status, that it comes without a date or with that of the text itself, and that whoever
has followed the launch knows it all."""

DATE_COLUMNS = ("announced", "delayed", "released", "any launch")
"""What a date may speak for: that it is that of the headline's launch, of this status, or of any launch at all."""

TRAITS = 96
"""As many lanes as a pull has; what the lessons add up to stays below a tenth of what these hold."""

Says = int
"""What a trait says of all columns side by side in one number, in steps of a billionth of a nat, 64 bits each."""

Signs = dict[str, Collection[str]]
"""Signs by the part before the colon, which many share: no text is made for each. Under "" stand those without one."""


def spelled(signs: Mapping[str, Collection[str]]) -> Iterator[str]:
    """Yield each sign as one text, as the tables write it."""
    for part, values in signs.items():
        yield from (f"{part}:{value}" for value in values) if part else values


@dataclass(frozen=True, slots=True)
class Table:
    """How signs pull, by the parts of a sign before and after its colon, and for each trait what it says."""

    pulls: Mapping[str, Mapping[str, Kept]]
    says: Sequence[Says]
    columns: int

    def total(self, signs: Signs) -> Pull:
        """Return how the signs pull together."""
        found: list[Kept | None] = []
        for part, values in signs.items():
            known = self.pulls.get(part)
            if known:
                found += map(known.get, values)
        return _LANES.total(list(filter(None, found)))

    def worth(self, pull: Pull) -> list[float]:
        """Return what the traits that are there say of each column, in nats."""
        said = sum([there * says for there, says in zip(strengths(pull), self.says, strict=True) if there])
        return unpacked(said, self.columns)


@dataclass(frozen=True, slots=True)
class Weights:
    """Both tables, and what the signs of the second look are worth by themselves, in nats."""

    text: Table
    dates: Table
    again: Mapping[str, float]

    def worth_again(self, signs: Iterable[str]) -> float:
        """Return what the signs of a second look come to."""
        return sum([self.again.get(sign, 0.0) for sign in signs])


@cache
def learnt() -> Weights:
    """Return the weights that come with the package."""
    return weights_in(files("launches"))


def weights_in(folder: Traversable) -> Weights:
    """Return the weights whose tables are in a folder; one without that of the second look knows none."""
    text, dates = folder.joinpath("weights_text.tsv"), folder.joinpath("weights_dates.tsv")
    words: dict[str, str] = {}
    again = _read_again(folder.joinpath("weights_again.tsv"))
    return Weights(_read(text, TEXT_COLUMNS, words), _read(dates, DATE_COLUMNS, words), again)


def _read_again(table: Traversable) -> dict[str, float]:
    if not table.is_file():
        return {}
    with table.open("r", encoding="utf-8") as lines:
        return {sign: float(worth) for sign, _, worth in (line.partition("\t") for line in lines)}


def _read(table: Traversable, columns: Sequence[str], words: dict[str, str]) -> Table:
    """Return the table in a file. Most words are signs of several parts, and of both tables: each is kept once."""
    says: dict[str, tuple[float, ...]] = {}
    pulls: dict[str, dict[str, Kept]] = {}
    # Line by line: the whole table as one text, and as a list of lines, would leave 10 MiB of holes behind.
    with table.open("r", encoding="utf-8") as lines:
        for line in takewhile(lambda line: line != "\n", lines):
            column, *numbers = line.split("\t")
            says[column] = tuple(map(float, numbers))
        for line in lines:
            sign, _, letters = line.rstrip("\n").rpartition("\t")
            part, colon, value = sign.partition(":")
            word = value if colon else sign
            pulls.setdefault(part if colon else "", {})[words.setdefault(word, word)] = kept_of(letters)
    return Table(pulls, tuple(map(packed, zip(*(says[column] for column in columns), strict=True))), len(columns))


_LANES = Lanes(TRAITS)
kept_of = _LANES.kept_of
strengths = _LANES.strengths

_UNIT, _LANE = 1 << 30, 64
_MIDDLE = 1 << _LANE - 1


def packed(of_columns: Sequence[float]) -> Says:
    """Return what a trait says of each column as one number."""
    return sum([round(of * _UNIT) << _LANE * place for place, of in enumerate(of_columns)])


def unpacked(said: Says, columns: int) -> list[float]:
    """Return what is said of each column."""
    lanes, lift = _columns(columns)
    return [(lane - _MIDDLE) / _UNIT for lane in lanes.unpack((said + lift).to_bytes(lanes.size, "little"))]


@cache
def _columns(number: int) -> tuple[Struct, Says]:
    """Return how so many columns are read from a number, and what lifts each of them above zero."""
    return Struct(f"<{number}Q"), sum([_MIDDLE << _LANE * place for place in range(number)])


__all__ = [
    "DATE_COLUMNS",
    "NO_PULL",
    "REACH",
    "TEXT_COLUMNS",
    "TRAITS",
    "Kept",
    "Pull",
    "Signs",
    "Table",
    "Weights",
    "kept_of",
    "learnt",
    "spelled",
    "strengths",
    "weights_in",
]
