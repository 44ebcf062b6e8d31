"""What tests of delivery do, and what they look at."""

from collections import Counter
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta

import db.outlook
from db.engine import Database
from db.states import DeliveryState, Lane
from jobs.bounds import Bounds
from jobs.deliver import Deliverer
from jobs.plan import Planner
from jobs.post import Post
from jobs.sender import FailureKind, SendFailed
from launches.window import LaunchWindow
from tests.jobs.fakes import FakeDiscord, Fault, FragileDatabase, Fuse
from tests.jobs.world import START, FakeClock, World

BOUNDS = Bounds(linger_s=0)
FOURTH = LaunchWindow.minute(datetime(2022, 7, 4, 11, tzinfo=UTC), "Asia/Shanghai")
PENDING, SENDING, UNCERTAIN, SENT, FAILED, SUPERSEDED, SKIPPED, PAUSED = DeliveryState


def when(post_kind: FailureKind, *, created: bool, times: int = 1, code: int | None = None):
    """A fault that happens the first few times, before or after the message is created."""
    left = [times]

    def fault(post: Post, after: bool) -> None:
        if after is created and left[0] > 0:
            left[0] -= 1
            raise SendFailed(post_kind, "as told", code=code)

    return fault


def forbidden(target_id: int) -> Fault:
    """The bot lost its permission in one channel."""

    def fault(post: Post, created: bool) -> None:
        if post.target.id == target_id:
            raise SendFailed(FailureKind.TARGET, "missing permissions", code=50013)

    return fault


def both(first: Fault, second: Fault) -> Fault:
    def fault(post: Post, created: bool) -> None:
        first(post, created)
        second(post, created)

    return fault


class Stopped(FragileDatabase):
    """Its process stands still for some seconds after the first commit."""

    def __init__(self, database: Database, clock: FakeClock, seconds: int) -> None:
        super().__init__(database, Fuse())
        self._clock = clock
        self._stops = [seconds]

    @asynccontextmanager
    async def begin(self):
        async with super().begin() as session:
            yield session
        self._clock.advance(seconds=self._stops.pop() if self._stops else 0)


async def prepare(world: World, posts: int = 3, channels: int = 2) -> None:
    """Plan some posts in two lanes to some channels."""
    brand = await world.brand("Xiaomi")
    for _ in range(channels):
        await world.route(await world.channel(await world.guild()), brand_id=brand)
    for number in range(posts):
        await world.told((brand,), due=START + timedelta(seconds=number), lane=(Lane.ARTICLE, Lane.DIGEST)[number % 2])
    await Planner(world.database).run(START + timedelta(minutes=1))


async def work_off(world: World, deliverer: Deliverer, clock: FakeClock, step_s: float = 5, rounds: int = 200) -> None:
    """Let the deliverer tick and time pass until nothing is open."""
    for _ in range(rounds):
        await deliverer.run()
        clock.advance(seconds=step_s)
        async with world.database.read() as session:
            if await db.outlook.idle(session, clock.now()):
                return
    raise AssertionError("deliveries are still open")


def assert_each_once(discord: FakeDiscord, expected: int) -> None:
    doubled = [token for token, times in Counter(message.token for message in discord.messages).items() if times > 1]
    assert doubled == []
    assert len(discord.messages) == expected


def assert_in_order(discord: FakeDiscord) -> None:
    last: dict[tuple[int, int], datetime] = {}
    for message in discord.messages:
        key = message.channel_id, message.post.lane
        assert last.get(key, START) <= message.post.due
        last[key] = message.post.due
