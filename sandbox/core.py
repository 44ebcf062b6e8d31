"""The parts of the server that a request may need, in one value."""

from dataclasses import dataclass, field

from sandbox.clock import Clock
from sandbox.faults import Faults
from sandbox.gateway import Gateway
from sandbox.interactions import Interactions
from sandbox.limits import Limits, Settings
from sandbox.record import Record
from sandbox.world import World


@dataclass(slots=True)
class Core:
    """World, clock and the machinery around them. `nonces` remembers (author, nonce) → (message id, wire time)."""

    world: World
    clock: Clock
    settings: Settings
    limits: Limits
    gateway: Gateway
    interactions: Interactions
    faults: Faults
    record: Record
    nonces: dict[tuple[int, str], tuple[int, float]] = field(default_factory=dict)
    crossposts: dict[int, list[float]] = field(default_factory=dict)
    base_url: str = ""

    @classmethod
    def around(cls, world: World, clock: Clock, settings: Settings) -> "Core":
        """Return the machinery for a world and a clock; messages are marked with the clock's time from now on."""
        world.domain = clock.now
        return cls(
            world,
            clock,
            settings,
            Limits(settings),
            Gateway(world, settings),
            Interactions(world, settings),
            Faults(),
            Record(settings.recorded_requests),
        )
