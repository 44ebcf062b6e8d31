"""The log of every REST request, as sent and as answered."""

from collections import deque
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Recorded:
    """One request. `template` is the route it met (None: no such route), `fault` what was done to it on purpose."""

    number: int
    method: str
    path: str
    query: dict[str, str]
    template: str | None
    body: Any
    status: int
    answer: Any
    wire: float
    domain: str
    fault: str | None = None


class Record:
    """Keep the last requests, oldest first."""

    def __init__(self, keep: int) -> None:
        self.requests: deque[Recorded] = deque(maxlen=keep)
        self.count = 0

    def add(self, request: Recorded) -> None:
        """Keep one more."""
        self.requests.append(request)

    def next_number(self) -> int:
        """Return the number of the request that now begins."""
        self.count += 1
        return self.count

    def since(self, number: int) -> list[dict[str, Any]]:
        """Return the requests after `number` as JSON values."""
        return [asdict(request) for request in self.requests if request.number > number]
