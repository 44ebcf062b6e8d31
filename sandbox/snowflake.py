"""Ids as Discord makes them: 42 bits of wire time, then a counter, always growing."""

EPOCH_MS = 1_420_070_400_000


class Snowflakes:
    """Give out ids that grow, even when two are asked for in one millisecond."""

    def __init__(self) -> None:
        self._last = 0

    def next(self, wire: float) -> int:
        """Return a fresh id for the wire time `wire` (Unix seconds)."""
        candidate = max(int(wire * 1000) - EPOCH_MS, 0) << 22
        self._last = max(candidate, self._last + 1)
        return self._last


def moment(snowflake: int) -> float:
    """Return the Unix second that is written in an id."""
    return ((snowflake >> 22) + EPOCH_MS) / 1000
