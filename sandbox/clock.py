"""The domain clock of a demo or a test: real seconds, played at any speed, with leaps over what is empty.

Domain time is a straight line through an anchor: `anchor_domain + (wire - anchor_wire) * speed`. Whoever changes it
gets a new `seq`, and a program that follows the clock tells with that number that it has seen the change and has
nothing left to do (`Report.idle`). Only then may the clock leap, so that nothing is ever leapt over. Everything that
Discord itself measures (rate limits, nonces, three seconds for an interaction) stays on wire time.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Protocol

Wire = Callable[[], float]
# A program that has not reported for so long is gone; it must not hold up the story.
REPORT_LIFE_S = 3.0


class Newsroom(Protocol):
    """What the clock must know of the replayed newsroom."""

    def next_article_at(self, now: datetime) -> datetime | None:
        """Return when the next article after `now` is published; None when there is none left."""
        ...

    def unfetched(self, now: datetime) -> bool:
        """Whether an article published by `now` has not been fetched yet."""
        ...


@dataclass(frozen=True, slots=True)
class Report:
    """What a following program said last; moments are Unix seconds of domain time."""

    seq: int
    idle: bool
    next_due: float | None
    next_poll: float | None
    at_wire: float


@dataclass(slots=True)
class Clock:
    """The one domain clock. `auto` leaps by itself; `dwell_s` is the least wire time between two such leaps."""

    wire: Wire
    anchor_wire: float
    anchor_domain: float
    speed: float = 1.0
    seq: int = 1
    auto: bool = False
    dwell_s: float = 0.0
    newsroom: Newsroom | None = None
    reports: dict[str, Report] = field(default_factory=dict)
    listeners: list[Callable[[], None]] = field(default_factory=list)
    _resume_speed: float = 1.0

    @classmethod
    def starting(cls, wire: Wire, domain: datetime | None = None) -> "Clock":
        """Return a clock that shows `domain` now (None: the wire's own time)."""
        now = wire()
        return cls(wire, now, domain.timestamp() if domain else now)

    def now(self) -> datetime:
        """Return domain time, aware, in UTC."""
        return datetime.fromtimestamp(self.unix(), UTC)

    def unix(self) -> float:
        """Return domain time in Unix seconds."""
        return self.anchor_domain + (self.wire() - self.anchor_wire) * self.speed

    @property
    def record(self) -> dict[str, Any]:
        """The four numbers that a following program needs."""
        return {
            "anchor_wire": self.anchor_wire,
            "anchor_domain": self.anchor_domain,
            "speed": self.speed,
            "seq": self.seq,
        }

    @property
    def state(self) -> dict[str, Any]:
        """The record and what a page shows beside it."""
        target = self.target()
        return self.record | {
            "now": self.now().isoformat(),
            "playing": self.speed != 0,
            "auto": self.auto,
            "idle": self.idle(),
            "next": None if target is None else datetime.fromtimestamp(target, UTC).isoformat(),
        }

    def set_to(self, domain: datetime) -> None:
        """Show `domain` from this moment on."""
        self._anchor(domain.timestamp(), self.speed)

    def set_speed(self, speed: float) -> None:
        """Run `speed` domain seconds per second from here; 0 stops."""
        if speed < 0:
            raise ValueError("speed must not be negative")
        self._resume_speed = speed or self._resume_speed
        self._anchor(self.unix(), speed)

    def pause(self) -> None:
        """Stop; `play` goes on at the former speed."""
        self._anchor(self.unix(), 0.0)

    def play(self, auto: bool | None = None) -> None:
        """Run on; `auto` also says whether the clock may leap by itself."""
        if auto is not None:
            self.auto = auto
        self._anchor(self.unix(), self._resume_speed)

    def leap(self) -> bool:
        """Go to the next moment at which something happens; False when none is known."""
        target = self.target()
        if target is None or target <= self.unix():
            return False
        self._anchor(target, self.speed)
        return True

    def report(self, who: str, report: Report) -> None:
        """Take what a following program says, and leap if everybody is idle."""
        self.reports[who] = report
        since_change = self.wire() - self.anchor_wire
        if self.auto and self.speed and since_change >= self.dwell_s and self.idle():
            self.leap()

    def idle(self) -> bool:
        """Whether every program that follows has seen the newest record and has nothing to do."""
        living = self._living()
        return bool(living) and all(one.idle and one.seq == self.seq for one in living)

    def target(self) -> float | None:
        """Return the domain second of the next happening; None when nothing is to come.

        While a published article waits to be fetched polls count; otherwise they do not stop a leap.
        """
        moments = [self._happening()]
        if self.newsroom is not None and self.newsroom.unfetched(self.now()):
            moments += [one.next_poll for one in self._living()]
        return min((moment for moment in moments if moment is not None), default=None)

    def hasten(self, seconds: float) -> None:
        """Go on by `seconds`, past polls, which do not mind being late, but not past anything else."""
        happening = self._happening()
        goal = self.unix() + seconds
        self._anchor(goal if happening is None else max(self.unix(), min(goal, happening)), self.speed)

    def _happening(self) -> float | None:
        moments = [one.next_due for one in self._living()]
        article = self.newsroom.next_article_at(self.now()) if self.newsroom else None
        moments.append(article.timestamp() if article else None)
        return min((moment for moment in moments if moment is not None), default=None)

    def exhausted(self) -> bool:
        """Whether the story is over: everybody idle, and nothing to come."""
        waiting = self.newsroom is not None and self.newsroom.unfetched(self.now())
        return self.idle() and not waiting and self.target() is None

    def _living(self) -> list[Report]:
        now = self.wire()
        return [one for one in self.reports.values() if now - one.at_wire <= REPORT_LIFE_S]

    def _anchor(self, domain: float, speed: float) -> None:
        self.anchor_wire, self.anchor_domain, self.speed = self.wire(), domain, speed
        self.seq += 1
        for listener in self.listeners:
            listener()
