"""Lanes: many small whole numbers side by side in one, so that adding two adds every one of them."""

from collections.abc import Sequence
from struct import Struct

Pull = int
"""How one sign, or several together, pull at all lanes: 16 bits for each."""

Kept = int
"""How one sign pulls at all lanes, as large tables keep it: 8 bits for each letter, about half of what a `Pull` takes.

The even bytes are the first half of the lanes, the odd ones the second.
"""

NO_PULL = ord("P")
"""The letter of a sign that leaves a lane alone; `REACH` letters above and below it are printable, too."""
REACH = 46
_HALF = 1 << 15
# So many letters stay below 16 bits together.
_LETTERS = 512


class Lanes:
    """So many lanes, an even number; each holds the sum of 700 signs that all pull one way with all their might."""

    def __init__(self, number: int) -> None:
        self._middle = number // 2
        self._struct = Struct(f"<{number}H")
        self._lift = int.from_bytes(self._struct.pack(*[_HALF] * number), "little")
        self._all = (1 << 8 * self._struct.size) - 1
        self._ones = int.from_bytes(self._struct.pack(*[1] * number), "little")
        self._none = _letters(chr(NO_PULL) * number)
        self._even = _letters("\xff" * self._middle)

    def kept_of(self, letters: str) -> Kept:
        """Return the pulls that a line of a table writes as letters, to be kept and added up with `total`."""
        return _letters(letters[: self._middle]) | _letters(letters[self._middle :]) << 8

    def total(self, kept: Sequence[Kept]) -> Pull:
        """Return how all of these pull together."""
        pull = 0
        for start in range(0, len(kept), _LETTERS):
            some = kept[start : start + _LETTERS]
            # What is left when the sums of the even bytes are taken away are those of the odd ones, however large.
            even = sum(map(self._even.__and__, some))
            odd = sum(some) - even >> 8
            pull += (odd << 16 * self._middle) + even - len(some) * self._none
        return pull

    def letters_of(self, pull: Pull) -> str:
        """Return the letters that a table writes for pulls."""
        return (pull + self._none).to_bytes(self._struct.size, "little").decode("utf-16-le")

    def strengths(self, pull: Pull) -> tuple[int, ...]:
        """Return how strong each lane is; one below zero, which has borrowed from the next, counts as nothing."""
        lifted = pull + self._lift & self._all
        # The highest bit of a lane tells whether it is above zero; all of those that are keep what lies below it.
        kept = lifted & (lifted >> 15 & self._ones) * (_HALF - 1)
        return self._struct.unpack(kept.to_bytes(self._struct.size, "little"))


def _letters(text: str) -> int:
    return int.from_bytes(text.encode("utf-16-le"), "little")
