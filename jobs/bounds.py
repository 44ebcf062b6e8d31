"""The times and amounts of the delivery protocol, in one place because they only hold together."""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class Bounds:
    """The times and amounts of the protocol, in wire time; tests shorten them.

    `rate` is what the sender can send a second and `ahead` how far claims run before it; `reserve` of those stays free
    for alerts and countdowns. Where most of what is due is dropped, `scan` rows are looked at at a time. A request
    starts within `start` of its claim and ends after `request` at the latest, both together within `lease`. `safe` and
    `settle` bound what is done in doubt (`jobs.deliver`), with `searches` histories read at once; `skew` is how far
    this machine's clock and Discord's may be apart. `attempts` is how many a delivery has at least before it is given
    up.

    Whoever is elected to send is so for `election`. Doubts are looked at every `look`, paused targets every `tell`,
    live cards every `refresh`. Answers that come within `linger_s` are written down together.
    """

    rate: float = 45.0
    ahead: timedelta = timedelta(seconds=1)
    reserve: int = 10
    start: timedelta = timedelta(seconds=2)
    request: timedelta = timedelta(seconds=7.5)
    lease: timedelta = timedelta(seconds=10)
    safe: timedelta = timedelta(seconds=30)
    settle: timedelta = timedelta(seconds=150)
    skew: timedelta = timedelta(seconds=60)
    election: timedelta = timedelta(seconds=8)
    look: timedelta = timedelta(seconds=1)
    tell: timedelta = timedelta(seconds=60)
    refresh: timedelta = timedelta(seconds=5)
    linger_s: float = 0.2
    scan: int = 200
    searches: int = 5
    attempts: int = 20

    @property
    def capacity(self) -> int:
        """How many rows may be claimed and not yet recorded."""
        return max(1, int(self.rate * self.ahead.total_seconds()))
