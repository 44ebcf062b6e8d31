"""How much one transaction of a fan-out takes on, found by trying.

A chunk of a fixed size is a few milliseconds on one machine and a second on another, where everybody who wants to
write then waits for it. So each chunk is as large as the last one's time allows.
"""

from dataclasses import dataclass

_AIM_S = 0.03
_AT_LEAST, _AT_MOST = 50, 5_000


@dataclass(slots=True)
class ChunkSize:
    """The size of the next chunk, kept from one notice to the next."""

    size: int = 500

    def learn(self, took_s: float) -> None:
        """Take note of how long a whole chunk of this size took; it grows slowly and shrinks at once."""
        fitting = self.size * _AIM_S / max(took_s, 1e-4)
        self.size = max(_AT_LEAST, min(int(fitting), int(self.size * 1.5), _AT_MOST))
