"""The fault plan: what goes wrong on purpose, by script or by dice with a seed.

A fault waits for requests whose `METHOD /template` fits its pattern, lets `after` of them pass, then strikes `times`
times (0: for ever), each time with `probability`. Those that act on the world (`KICK`, `DELETE_CHANNEL`, …) strike just
before the request is handled, so that the request itself meets the new state.
"""

import random
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, replace
from enum import StrEnum
from fnmatch import fnmatchcase
from typing import Any

from sandbox.errors import ControlError, is_known


class FaultKind(StrEnum):
    """What can go wrong."""

    GLOBAL_429 = "global_429"
    BUCKET_429 = "bucket_429"
    SHARED_429 = "shared_429"
    STATUS = "status"
    CODE = "code"
    RESET_BEFORE = "reset_before"
    RESET_AFTER = "reset_after"
    LOST_ANSWER = "lost_answer"
    SLOW = "slow"
    GATEWAY_CLOSE = "gateway_close"
    GATEWAY_RECONNECT = "gateway_reconnect"
    GATEWAY_INVALID = "gateway_invalid"
    RESUME_REFUSED = "resume_refused"
    ZOMBIE = "zombie"
    REMOVE_PERMISSION = "remove_permission"
    DELETE_CHANNEL = "delete_channel"
    KICK = "kick"


# Those that answer the request themselves, or change how its answer travels.
ON_REQUEST = frozenset(
    {
        FaultKind.GLOBAL_429,
        FaultKind.BUCKET_429,
        FaultKind.SHARED_429,
        FaultKind.STATUS,
        FaultKind.CODE,
        FaultKind.RESET_BEFORE,
        FaultKind.RESET_AFTER,
        FaultKind.LOST_ANSWER,
        FaultKind.SLOW,
    }
)
# What random plans draw from: a CODE would need to be told which.
RANDOM_KINDS = tuple(kind for kind in FaultKind if kind in ON_REQUEST and kind is not FaultKind.CODE)
_RANDOM_STATUSES = (500, 502, 503, 504)


@dataclass(slots=True)
class Fault:
    """One entry of the plan.

    `status` is for STATUS (0: the dice choose), `code` for CODE and GATEWAY_CLOSE, `delay_s` for what waits.

    `channel`, `guild` and `permission` (bits) are for those that act on the world; the request's own channel and its
    guild are taken where they are None.
    """

    kind: FaultKind
    route: str = "*"
    after: int = 0
    times: int = 1
    probability: float = 1.0
    status: int = 503
    code: int = 4000
    delay_s: float = 1.0
    channel: int | None = None
    guild: int | None = None
    permission: int = 1 << 11
    struck: int = 0

    @classmethod
    def from_json(cls, body: dict[str, Any]) -> "Fault":
        """Return a fault as the control interface describes it."""
        known = {name for name in cls.__slots__ if name != "struck"}
        unknown = set(body) - known
        if unknown:
            raise ControlError(f"unknown field of a fault: {', '.join(sorted(unknown))}")
        try:
            kind = FaultKind(body["kind"])
        except (KeyError, ValueError) as error:
            raise ControlError(f"kind must be one of {', '.join(FaultKind)}") from error
        rest = {name: value for name, value in body.items() if name != "kind"}
        if kind is FaultKind.CODE and not is_known(int(rest.get("code", 0))):
            raise ControlError("`code` must be an error code of Discord's that the sandbox knows")
        for name in ("channel", "guild"):
            if rest.get(name) is not None:
                rest[name] = int(rest[name])
        return cls(kind, **rest)

    @property
    def view(self) -> dict[str, Any]:
        """The entry as JSON."""
        return asdict(self)


@dataclass(slots=True)
class Faults:
    """The plan, and the dice for random entries."""

    plan: list[Fault] = field(default_factory=list)
    struck: dict[str, int] = field(default_factory=dict)
    _dice: random.Random = field(default_factory=lambda: random.Random(0))  # noqa: S311  (no secret: a test's dice)

    def add(self, fault: Fault) -> None:
        """Append to the plan."""
        self.plan.append(fault)

    def clear(self) -> None:
        """Drop the plan; what has struck stays counted."""
        self.plan.clear()

    def randomly(
        self,
        seed: int,
        rate: float,
        route: str = "* /channels/*",
        delay_s: float = 1.0,
        kinds: Sequence[FaultKind] = RANDOM_KINDS,
    ) -> None:
        """Let each of `kinds` strike for ever, `rate` in all, by dice that `seed` makes repeatable."""
        self._dice.seed(seed)
        each = rate / len(kinds)
        for kind in kinds:
            self.add(Fault(kind, route, times=0, probability=each, status=0, delay_s=delay_s))

    def strike(self, method: str, template: str) -> Fault | None:
        """Return the fault that this request meets, if any; at most one."""
        where = f"{method} {template}"
        for fault in self.plan:
            if not fnmatchcase(where, fault.route) and fault.route != "*":
                continue
            if fault.after > 0:
                fault.after -= 1
                continue
            if fault.probability < 1.0 and self._dice.random() >= fault.probability:
                continue
            return self._struck(fault)
        return None

    def _struck(self, fault: Fault) -> Fault:
        fault.struck += 1
        self.struck[fault.kind] = self.struck.get(fault.kind, 0) + 1
        if fault.times and fault.struck >= fault.times:
            self.plan.remove(fault)
        if fault.kind is FaultKind.STATUS and not fault.status:
            return replace(fault, status=self._dice.choice(_RANDOM_STATUSES))
        return fault
