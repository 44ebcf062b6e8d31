"""Lanes: many small whole numbers side by side in one, so that adding two adds every one of them."""

from struct import Struct

Pull = int
"""How one sign, or several together, pull at all lanes: 16 bits for each."""

NO_PULL = ord("P")
"""The letter of a sign that leaves a lane alone; `REACH` letters above and below it are printable, too."""
REACH = 46
_HALF = 1 << 15


class Lanes:
    """So many lanes; each holds the sum of 700 signs that all pull one way with all their might."""

    def __init__(self, number: int) -> None:
        self._struct = Struct(f"<{number}H")
        self._lift = int.from_bytes(self._struct.pack(*[_HALF] * number), "little")
        self._all = (1 << 8 * self._struct.size) - 1
        self._none = int.from_bytes((chr(NO_PULL) * number).encode("utf-16-le"), "little")

    def pull_of(self, letters: str) -> Pull:
        """Return the pulls that a line of a table writes as letters; UTF-16 gives each of them its 16 bits."""
        return int.from_bytes(letters.encode("utf-16-le"), "little") - self._none

    def letters_of(self, pull: Pull) -> str:
        """Return the letters that a table writes for pulls."""
        return (pull + self._none).to_bytes(self._struct.size, "little").decode("utf-16-le")

    def strengths(self, pull: Pull) -> list[int]:
        """Return how strong each lane is; one below zero, which has borrowed from the next, counts as nothing."""
        lanes = self._struct.unpack((pull + self._lift & self._all).to_bytes(self._struct.size, "little"))
        return [lane - _HALF if lane > _HALF else 0 for lane in lanes]
