"""What time it is, in two senses.

*Domain time* is when things are published, due and told: the system's, or that of a demo which leaps over empty
weeks. *Wire time* is real always: leases, retries, pacing and Discord's own limits do not leap. This is the one
module that reads the machine's clock; everything else takes the moment as an argument.
"""

import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

BEARABLE = timedelta(seconds=30)
"""How far the machine's clock may be from the right time.

Half of what delivery bears (`Bounds.skew`): a clock may drift until it is looked at again.
"""


class MachineClock:
    """Real time, and whether it leapt: the machine slept, or somebody set its clock, rightly or wrongly."""

    def __init__(self) -> None:
        self.settle()

    def wire(self) -> datetime:
        """Return real time."""
        return datetime.now(UTC)  # noqa: TID251 - the one clock

    def settle(self) -> None:
        """Take the time as it stands for right."""
        self._settled, self._at_s = self.wire(), time.monotonic()

    def steady(self) -> datetime:
        """Return what time it is if the clock has only gone on since it was last taken for right."""
        return self._settled + timedelta(seconds=time.monotonic() - self._at_s)

    @property
    def has_leapt(self) -> bool:
        """Whether the clock is far from where it would be if it had only gone on."""
        return abs(self.wire() - self.steady()) > BEARABLE


class SystemClock(MachineClock):
    """Domain time is real time; over a leap it goes on as if there was none, until the clock is taken for right again.

    Else what is due within the next hour would be told at once by a clock that is set an hour ahead, however soon that
    is noticed.
    """

    def now(self) -> datetime:
        """Return domain time."""
        return self.steady() if self.has_leapt else self.wire()


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


class RemoteClock(MachineClock):
    """Domain time follows the record that somebody else owns.

    `is_calm`: it has not leapt for a while and there was nothing to do, so that looking less often loses nothing.
    """

    def __init__(self, record: ClockRecord) -> None:
        super().__init__()
        self.record = record
        self.is_calm = False

    def now(self) -> datetime:
        """Return domain time."""
        return datetime.fromtimestamp(self.record.at(time.time()), UTC)  # noqa: TID251 - the one clock
