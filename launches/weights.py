"""What each sign is worth, as learnt by `python -m benchmarks.learn` from labelled texts; hundredths of a nat.

Two tables beside this module, one sign a line: `weights_text.tsv` for signs of a whole text, `weights_dates.tsv` for
those of one date. They are data of this package like any constant, read once.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import repeat

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
"""What a sign of a text speaks for: a status, and that it comes without a date, or with that of the text itself."""

DATE_COLUMNS = ("announced", "delayed", "released")
"""What a sign of a date speaks for: that it is the date of a launch of this status."""

Worth = int
"""Numbers for all columns side by side in one, 32 bits each: adding two adds every column."""

Table = Mapping[str, Mapping[str, Worth]]
"""What signs are worth, by the part of a sign before its colon and the part after it."""

Signs = dict[str, Collection[str]]
"""Signs by the part before the colon, which many share: no text is made for each. Under "" stand those without one."""


def spelled(signs: Signs) -> Iterator[str]:
    """Yield each sign as one text, as the tables write it."""
    for part, values in signs.items():
        yield from (f"{part}:{value}" for value in values) if part else values


@dataclass(frozen=True, slots=True)
class Weights:
    """Both tables, from sign to a number for each column."""

    text: Table
    dates: Table


@cache
def learnt() -> Weights:
    """Return the weights that come with the package."""
    return Weights(_read("weights_text.tsv", len(TEXT_COLUMNS)), _read("weights_dates.tsv", len(DATE_COLUMNS)))


def _read(name: str, columns: int) -> Table:
    table: dict[str, dict[str, Worth]] = {}
    for line in files("launches").joinpath(name).read_text(encoding="utf-8").splitlines():
        sign, *numbers = line.split("\t")
        part, colon, value = sign.partition(":")
        of_part = table.setdefault(part if colon else "", {})
        of_part[value if colon else sign] = sum(int(number) << place * _BITS for place, number in enumerate(numbers))
        assert len(numbers) == columns, f"{name}: {sign!r} has {len(numbers)} columns"
    return table


_BITS = 32
_HALF = 1 << _BITS - 1
_NOTHING = repeat(0)


def total(table: Table, signs: Signs) -> Worth:
    """Return what the signs are worth together."""
    worth = 0
    for part, values in signs.items():
        known = table.get(part)
        if known:
            worth += sum(map(known.get, values, _NOTHING))
    return worth


def by_column(worth: Worth, columns: int) -> list[int]:
    """Return the number of each column; one below zero has borrowed from the next."""
    numbers = []
    for _ in range(columns):
        number = (worth + _HALF) % (2 * _HALF) - _HALF
        numbers.append(number)
        worth = (worth - number) >> _BITS
    return numbers
