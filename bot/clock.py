"""What time it is, in two senses.

*Domain time* is when things are published, due and told: the system's, or that of a demo which leaps over empty
weeks. *Wire time* is real always: leases, retries, pacing and Discord's own limits do not leap. This is the one
module that reads the machine's clock; everything else takes the moment as an argument.
"""

import time
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from jobs.clock import Clock

__all__ = ["Clock", "ClockRecord", "RemoteClock", "SystemClock"]


class SystemClock:
    """Domain time is real time."""

    def now(self) -> datetime:
        """Return domain time."""
        return datetime.now(UTC)  # noqa: TID251 - the one clock

    def wire(self) -> datetime:
        """Return real time."""
        return datetime.now(UTC)  # noqa: TID251 - the one clock


@dataclass(frozen=True, slots=True)
class ClockRecord:
    """A domain clock as its owner states it: at `anchor_wire` it was `anchor_domain`; it runs `speed` times as fast.

    Anchors are seconds since 1970; `seq` grows with each change.
    """

    anchor_wire: float
    anchor_domain: float
    speed: float
    seq: int

    @classmethod
    def read(cls, values: dict[str, Any]) -> "ClockRecord":
        """Raises ValueError where `values` is no such record."""
        try:
            return cls(
                float(values["anchor_wire"]),
                float(values["anchor_domain"]),
                float(values["speed"]),
                int(values["seq"]),
            )
        except (KeyError, TypeError, ValueError) as error:
            raise ValueError(f"not a clock record: {error!r}") from error

    @property
    def began(self) -> datetime:
        """The domain time at which this record began to hold: where the clock last leapt to."""
        return datetime.fromtimestamp(self.anchor_domain, UTC)

    def at(self, wire: float) -> float:
        """Return the domain time, in seconds since 1970, at real time `wire`."""
        return self.anchor_domain + (wire - self.anchor_wire) * self.speed


class RemoteClock:
    """Domain time follows the record that somebody else owns.

    `is_calm`: it has not leapt for a while and there was nothing to do, so that looking less often loses nothing.
    """

    def __init__(self, record: ClockRecord) -> None:
        self.record = record
        self.is_calm = False

    def now(self) -> datetime:
        """Return domain time."""
        return datetime.fromtimestamp(self.record.at(time.time()), UTC)  # noqa: TID251 - the one clock

    def wire(self) -> datetime:
        """Return real time."""
        return datetime.now(UTC)  # noqa: TID251 - the one clock
