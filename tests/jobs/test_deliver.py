"""Delivery: exactly once whatever dies, in order, and never what is no longer true."""

from collections import Counter
from collections.abc import Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

import db.dead
import db.leases
import db.outlook
import db.overrides
import db.own_launches
import db.targets
from db.engine import Database
from db.models import Guild, Route
from db.said import Said
from db.states import DeliveryState, Lane, NoticeKind, TargetKind
from jobs.bounds import Bounds
from jobs.deliver import Deliverer, new_token
from jobs.election import ELECTION
from jobs.plan import Planner, next_point
from jobs.post import Post, Target
from jobs.sender import FailureKind, SendFailed
from launches.announcement import Status
from launches.revision import RevisionKind
from launches.window import LaunchWindow
from tests.jobs.fakes import Crash, FakeDiscord, Fault, FragileDatabase, Fuse, fuse_fault, random_fault
from tests.jobs.world import START, FakeClock, World

BOUNDS = Bounds(linger_s=0)
FOURTH = LaunchWindow.minute(datetime(2022, 7, 4, 11, tzinfo=UTC), "Asia/Shanghai")
AUGUST, SEPTEMBER = LaunchWindow.from_edtf("2022-08"), LaunchWindow.from_edtf("2022-09")
PENDING, SENDING, UNCERTAIN, SENT, FAILED, SUPERSEDED, SKIPPED, PAUSED = range(8)


@pytest.fixture
def world(database: Database) -> World:
    return World(database)


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def discord(clock: FakeClock) -> FakeDiscord:
    return FakeDiscord(clock)


@pytest.fixture
def deliverer(database: Database, discord: FakeDiscord, clock: FakeClock) -> Deliverer:
    return Deliverer(database, discord, clock, "one", BOUNDS)


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


async def work_off(deliverer: Deliverer, clock: FakeClock, step_s: float = 5, rounds: int = 200) -> None:
    """Let the deliverer tick and time pass until nothing is open."""
    for _ in range(rounds):
        await deliverer.run()
        clock.advance(seconds=step_s)
        async with deliverer._database.read() as session:
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


async def test_what_is_due_is_sent_and_noted(
    world: World, deliverer: Deliverer, discord: FakeDiscord, clock: FakeClock
):
    await prepare(world)
    clock.advance(minutes=1)
    await deliverer.run()
    assert_each_once(discord, 6)
    assert_in_order(discord)
    rows = await world.deliveries()
    assert {row.state for row in rows} == {SENT}
    assert {row.message_id for row in rows} == {message.id for message in discord.messages}
    assert {row.token for row in rows} == {message.token for message in discord.messages}


async def test_nothing_is_sent_before_it_is_due(world: World, deliverer: Deliverer, discord: FakeDiscord):
    brand = await world.brand("Xiaomi")
    await world.route(await world.channel(await world.guild()), brand_id=brand)
    await world.told((brand,), due=START + timedelta(seconds=1))
    await Planner(world.database).run(START)
    await deliverer.run()
    assert discord.requests == []


def test_a_token_is_26_characters_of_base32_and_its_nonce_25():
    tokens = {new_token() for _ in range(1000)}
    assert len(tokens) == 1000
    assert all(len(token) == 26 and set(token) <= set("abcdefghijklmnopqrstuvwxyz234567") for token in tokens)


async def test_the_attempt_is_noted_before_the_request(world: World, database: Database, clock: FakeClock):
    await prepare(world, posts=1, channels=1)
    clock.advance(minutes=1)
    fuse = Fuse()
    discord = FakeDiscord(clock, fault=fuse_fault(fuse))
    seen = []

    async def send(post: Post) -> int:
        seen.extend(await world.deliveries())
        return 1

    discord.send = send
    await Deliverer(database, discord, clock, "one", BOUNDS).run()
    assert [(row.state, row.owner, row.attempts) for row in seen] == [(SENDING, "one", 1)]
    assert seen[0].token is not None
    assert seen[0].first_attempt_wire == seen[0].last_attempt_wire == clock.wire()
    assert seen[0].lease_until_wire == clock.wire() + timedelta(seconds=10)


async def test_a_crash_at_any_step_loses_nothing_and_doubles_nothing(
    world: World, database: Database, clock: FakeClock
):
    """Every step of a whole run is once the last of its process, which then is missed for less or more than 30 s."""
    blows_at, crashes = 1, 0
    brand = await world.brand("Xiaomi")
    for _ in range(2):
        await world.route(await world.channel(await world.guild()), brand_id=brand)
    discord = FakeDiscord(clock)
    while True:
        for lane in (Lane.ARTICLE, Lane.DIGEST, Lane.ARTICLE):
            await world.told((brand,), due=clock.now(), lane=lane)
            clock.advance(seconds=1)
        await Planner(database).run(clock.now())
        fuse = Fuse(blows_at)
        discord.fault = fuse_fault(fuse)
        try:
            await Deliverer(FragileDatabase(database, fuse), discord, clock, f"owner {blows_at}", BOUNDS).run()
        except Crash:
            crashes += 1
        discord.fault = lambda post, created: None
        clock.advance(seconds=(11, 40, 200)[blows_at % 3])
        await work_off(Deliverer(database, discord, clock, f"heir {blows_at}", BOUNDS), clock, step_s=20)
        if not fuse.blown:
            break
        blows_at += 1
        clock.advance(minutes=10)
    assert crashes == blows_at - 1 >= 20
    assert_each_once(discord, 6 * blows_at)
    assert_in_order(discord)
    assert await world.states() == {SENT: 6 * blows_at}
    assert len(discord.searches) > 0
    assert len(discord.requests) > len(discord.messages)


@pytest.mark.parametrize("seed", range(3))
async def test_faults_and_crashes_together_lose_nothing_and_double_nothing(
    seed: int, world: World, database: Database, clock: FakeClock
):
    await prepare(world, posts=6, channels=4)
    clock.advance(minutes=1)
    discord = FakeDiscord(clock)
    flaky = random_fault(seed)
    for life in range(8):
        fuse = Fuse(7 + 11 * life + seed)
        fault = both(fuse_fault(fuse), flaky)
        discord.fault = fault
        try:
            for _ in range(10):
                await Deliverer(FragileDatabase(database, fuse), discord, clock, f"owner {life}", BOUNDS).run()
                clock.advance(seconds=1 + life * 3)
        except Crash:
            clock.advance(seconds=11 * (1 + life % 5))
    discord.fault = flaky
    await work_off(Deliverer(database, discord, clock, "last", BOUNDS), clock)
    assert_each_once(discord, 24)
    assert_in_order(discord)


async def test_within_30_s_the_same_nonce_goes_out_again(
    world: World, deliverer: Deliverer, discord: FakeDiscord, clock: FakeClock
):
    await prepare(world, posts=1, channels=1)
    clock.advance(minutes=1)
    discord.fault = when(FailureKind.UNCERTAIN, created=True)
    await work_off(deliverer, clock)
    assert len({post.nonce for post in discord.requests}) == 1
    assert len(discord.requests) == 2
    assert discord.searches == []
    assert_each_once(discord, 1)


async def test_the_30_s_count_from_the_first_attempt_however_often_it_is_tried_again(
    world: World, deliverer: Deliverer, discord: FakeDiscord, clock: FakeClock
):
    await prepare(world, posts=1, channels=1)
    clock.advance(minutes=1)
    begun = clock.wire()
    tried: list[float] = []

    def fault(post: Post, created: bool) -> None:
        if created:
            tried.append((clock.wire() - begun).total_seconds())
            raise SendFailed(FailureKind.UNCERTAIN, "connection reset")

    discord.fault = fault
    for _ in range(34):
        await deliverer.run()
        clock.advance(seconds=5)
    assert len(tried) > 2
    assert 20 <= tried[-1] <= 30
    assert discord.searches == []
    await work_off(deliverer, clock)
    assert len(discord.searches) == 1
    assert_each_once(discord, 1)


async def test_later_only_the_history_decides_and_found_is_sent(
    world: World, deliverer: Deliverer, discord: FakeDiscord, clock: FakeClock
):
    await prepare(world, posts=1, channels=1)
    clock.advance(minutes=1)
    discord.fault = when(FailureKind.UNCERTAIN, created=True)
    await deliverer.run()
    clock.advance(seconds=31)
    for waited in range(31, 150, 10):
        await deliverer.run()
        clock.advance(seconds=10)
        assert discord.searches == [], waited
    await work_off(deliverer, clock)
    assert len(discord.requests) == 1
    assert len(discord.searches) == 1
    assert_each_once(discord, 1)


@pytest.mark.parametrize("kind", [FailureKind.MESSAGE, FailureKind.TARGET])
async def test_a_refusal_of_the_second_request_says_nothing_of_the_first(
    kind: FailureKind, world: World, deliverer: Deliverer, discord: FakeDiscord, clock: FakeClock
):
    await prepare(world, posts=1, channels=1)
    clock.advance(minutes=1)
    discord.fault = when(FailureKind.UNCERTAIN, created=True)
    await deliverer.run()
    clock.advance(seconds=5)
    discord.fault = when(kind, created=False, times=100)
    await deliverer.run()
    assert await world.states() == {UNCERTAIN: 1}
    await work_off(deliverer, clock)
    assert len(discord.searches) == 1
    assert await world.states() == {SENT: 1}


async def test_a_second_request_that_was_not_made_in_time_leaves_the_doubt(
    world: World, database: Database, discord: FakeDiscord, clock: FakeClock
):
    await prepare(world, posts=1, channels=1)
    clock.advance(minutes=1)
    discord.fault = when(FailureKind.UNCERTAIN, created=True)
    await Deliverer(database, discord, clock, "one", BOUNDS).run()
    clock.advance(seconds=5)
    await Deliverer(Stopped(database, clock, seconds=60), discord, clock, "one", BOUNDS).run()
    assert len(discord.requests) == 1
    assert await world.states() == {UNCERTAIN: 1}


async def test_a_history_is_looked_into_by_one_at_a_time_although_another_takes_over(
    world: World, database: Database, discord: FakeDiscord, clock: FakeClock
):
    await prepare(world, posts=1, channels=1)
    clock.advance(minutes=1)
    discord.fault = when(FailureKind.UNCERTAIN, created=True)
    one, heir = (Deliverer(database, discord, clock, name, BOUNDS) for name in ("one", "heir"))
    await one.run()
    clock.advance(seconds=200)
    look = discord.find

    async def slowly(target: Target, token: str, after: datetime) -> int | None:
        found = await look(target, token, after)
        if len(discord.searches) == 1:
            clock.advance(seconds=9)
            await heir.run()
        return found

    discord.find = slowly
    await one.run()
    assert len(discord.searches) == 1
    assert await world.states() == {SENT: 1}


async def test_a_message_of_a_discord_whose_clock_is_behind_is_found(
    world: World, deliverer: Deliverer, discord: FakeDiscord, clock: FakeClock
):
    await prepare(world, posts=1, channels=1)
    clock.advance(minutes=1)
    discord.fault = when(FailureKind.UNCERTAIN, created=True)
    await deliverer.run()
    discord.messages = [replace(one, at=one.at - timedelta(seconds=59)) for one in discord.messages]
    clock.advance(seconds=200)
    await work_off(deliverer, clock)
    assert_each_once(discord, 1)


async def test_a_history_is_not_asked_for_again_before_discord_allows_it(
    world: World, deliverer: Deliverer, discord: FakeDiscord, clock: FakeClock
):
    await prepare(world, posts=1, channels=1)
    clock.advance(minutes=1)
    discord.fault = when(FailureKind.UNCERTAIN, created=True)
    await deliverer.run()
    clock.advance(seconds=200)
    asked: list[datetime] = []

    async def busy(target: Target, token: str, after: datetime) -> int | None:
        asked.append(clock.wire())
        raise SendFailed(FailureKind.RETRY, "rate limited", code=429, retry_after_s=60)

    discord.find = busy
    for _ in range(15):
        await deliverer.run()
        clock.advance(seconds=5)
    assert [moment - asked[0] for moment in asked] == [timedelta(0), timedelta(seconds=60)]


async def test_absent_opens_a_new_window(world: World, deliverer: Deliverer, discord: FakeDiscord, clock: FakeClock):
    await prepare(world, posts=1, channels=1)
    clock.advance(minutes=1)
    discord.fault = when(FailureKind.UNCERTAIN, created=False)
    await deliverer.run()
    clock.advance(seconds=200)
    await work_off(deliverer, clock)
    assert len(discord.searches) == 1
    assert len(discord.requests) == 2
    assert_each_once(discord, 1)


async def test_a_forum_knows_no_nonce_so_the_history_alone_decides(
    world: World, deliverer: Deliverer, discord: FakeDiscord, clock: FakeClock
):
    brand = await world.brand("Xiaomi")
    forum = await world.channel(await world.guild(), TargetKind.FORUM)
    await world.route(forum, brand_id=brand)
    await world.told((brand,))
    await Planner(world.database).run(START)
    discord.fault = when(FailureKind.UNCERTAIN, created=True)
    await work_off(deliverer, clock)
    assert len(discord.requests) == 1
    assert len(discord.searches) == 1
    assert_each_once(discord, 1)


async def test_an_unreadable_history_leaves_the_doubt_and_holds_up_only_its_own_lane(
    world: World, deliverer: Deliverer, discord: FakeDiscord, clock: FakeClock, database: Database
):
    await prepare(world, posts=4, channels=1)
    clock.advance(minutes=1)
    discord.readable = False
    discord.fault = when(FailureKind.UNCERTAIN, created=True)
    await deliverer.run()
    clock.advance(seconds=200)
    await deliverer.run()
    rows = await world.deliveries()
    assert [row.state for row in rows if row.lane == Lane.ARTICLE] == [UNCERTAIN, PENDING]
    assert [row.state for row in rows if row.lane == Lane.DIGEST] == [SENT, SENT]
    async with database.read() as session:
        listed = await db.dead.of_guild(session, 1001)
    assert [(row.id, row.state) for row in listed] == [(rows[0].id, DeliveryState.UNCERTAIN)]
    discord.readable = True
    clock.advance(seconds=200)
    await work_off(deliverer, clock)
    assert_each_once(discord, 4)


async def test_what_created_nothing_is_tried_again_after_a_while(
    world: World, deliverer: Deliverer, discord: FakeDiscord, clock: FakeClock
):
    await prepare(world, posts=1, channels=1)
    clock.advance(minutes=1)
    discord.fault = when(FailureKind.RETRY, created=False, times=3)
    await deliverer.run()
    await deliverer.run()
    assert len(discord.requests) == 1
    await work_off(deliverer, clock)
    assert len(discord.requests) == 4
    assert_each_once(discord, 1)


async def test_what_discord_put_off_is_not_tried_before_its_time(
    world: World, deliverer: Deliverer, discord: FakeDiscord, clock: FakeClock
):
    await prepare(world, posts=1, channels=1)
    clock.advance(minutes=1)

    def busy(post: Post, created: bool) -> None:
        raise SendFailed(FailureKind.RETRY, "rate limited", code=429, retry_after_s=60)

    discord.fault = busy
    for _ in range(12):
        await deliverer.run()
        clock.advance(seconds=5)
    assert len(discord.requests) == 1
    await deliverer.run()
    assert len(discord.requests) == 2


async def test_what_waited_for_more_than_a_day_is_not_given_up_at_its_first_try(
    world: World, deliverer: Deliverer, discord: FakeDiscord, clock: FakeClock
):
    await prepare(world, posts=1, channels=1)
    clock.advance(hours=30)
    discord.fault = when(FailureKind.RETRY, created=False)
    await work_off(deliverer, clock)
    assert_each_once(discord, 1)


@pytest.mark.parametrize("kind", [FailureKind.RETRY, FailureKind.UNCERTAIN])
async def test_an_outage_of_hours_loses_nothing(
    kind: FailureKind, world: World, deliverer: Deliverer, discord: FakeDiscord, clock: FakeClock
):
    await prepare(world, posts=1, channels=2)
    clock.advance(minutes=1)
    discord.fault = when(kind, created=False, times=10_000)
    for _ in range(30):
        await deliverer.run()
        clock.advance(minutes=5)
    discord.fault = lambda post, created: None
    await work_off(deliverer, clock, step_s=30)
    assert_each_once(discord, 2)


@pytest.mark.parametrize("kind", [FailureKind.RETRY, FailureKind.UNCERTAIN])
async def test_what_went_out_on_no_try_is_given_up_when_it_is_a_day_old(
    kind: FailureKind, world: World, database: Database, discord: FakeDiscord, clock: FakeClock
):
    await prepare(world, posts=1, channels=1)
    clock.advance(minutes=1)
    discord.fault = when(kind, created=False, times=10_000)
    deliverer = Deliverer(database, discord, clock, "one", Bounds(linger_s=0, attempts=4))
    for _ in range(8):
        await deliverer.run()
        clock.advance(minutes=5)
    assert FAILED not in await world.states()
    clock.advance(hours=24)
    await work_off(deliverer, clock, step_s=200)
    assert await world.states() == {FAILED: 1}


async def test_a_card_that_breaks_the_sender_is_given_up_after_some_tries(
    world: World, database: Database, discord: FakeDiscord, clock: FakeClock
):
    def broken(post: Post, created: bool) -> None:
        raise ZeroDivisionError

    await prepare(world, posts=1, channels=1)
    clock.advance(minutes=1)
    discord.fault = broken
    await work_off(Deliverer(database, discord, clock, "one", Bounds(linger_s=0, attempts=4)), clock, step_s=200)
    assert await world.states() == {FAILED: 1}
    assert len(discord.requests) == 4


def spoken(caplog: pytest.LogCaptureFixture, action: str) -> list[tuple[str, object]]:
    return [(line.getMessage(), getattr(line, "posts", None)) for line in caplog.records if line.action == action]


async def test_the_log_says_once_a_minute_that_discord_refuses_and_when_posts_go_out_again(
    world: World, deliverer: Deliverer, discord: FakeDiscord, clock: FakeClock, caplog: pytest.LogCaptureFixture
):
    caplog.set_level("INFO")
    await prepare(world, posts=1, channels=20)
    clock.advance(minutes=1)
    discord.fault = when(FailureKind.RETRY, created=False, times=10_000, code=401)
    for _ in range(6):
        await deliverer.run()
        clock.advance(seconds=20)
    waiting = spoken(caplog, "outcome-nothing")
    assert [line for line, _ in waiting] == ["posts wait for another try: as told"] * 2
    discord.fault = lambda post, created: None
    await work_off(deliverer, clock)
    clock.advance(minutes=1)
    await deliverer.run()
    assert sum(posts for _, posts in spoken(caplog, "outcome-sent")) == 20
    named = [(line.guild, line.channel, line.code) for line in caplog.records if line.action == "outcome-nothing"]
    assert all(guild > 1000 and channel > 2000 and code == 401 for guild, channel, code in named)


async def test_the_log_names_each_channel_that_is_paused_once(
    world: World, deliverer: Deliverer, discord: FakeDiscord, clock: FakeClock, caplog: pytest.LogCaptureFixture
):
    await prepare(world, posts=3, channels=2)
    clock.advance(minutes=1)
    discord.fault = forbidden((await world.deliveries())[0].target_id)
    await work_off(deliverer, clock)
    (line,) = (line for line in caplog.records if line.action == "target-paused")
    assert (line.getMessage(), line.code) == ("paused: missing permissions", 50013)
    paused = discord.told[0].target
    assert (line.guild, line.channel) == (paused.guild_id, paused.channel_id)


async def test_a_message_that_can_never_go_out_fails_and_is_in_the_trace(
    world: World, deliverer: Deliverer, discord: FakeDiscord, clock: FakeClock
):
    await prepare(world, posts=3, channels=1)
    clock.advance(minutes=1)
    discord.fault = when(FailureKind.MESSAGE, created=False, code=50035)
    await deliverer.run()
    assert await world.states() == {FAILED: 1, SENT: 2}
    traced = await world.traces("failed")
    assert [(trace.step, trace.reason) for trace in traced] == [("send", "as told")]


async def test_a_permanent_refusal_pauses_the_target_and_its_guild_is_told_once(
    world: World, deliverer: Deliverer, discord: FakeDiscord, clock: FakeClock
):
    await prepare(world, posts=3, channels=2)
    clock.advance(minutes=1)
    discord.fault = forbidden((await world.deliveries())[0].target_id)
    await deliverer.run()
    assert (await world.states())[SENT] == 3
    for _ in range(3):
        clock.advance(seconds=61)
        await deliverer.run()
    assert (await world.states())[PAUSED] == 3
    assert [(pause.code, pause.configured_by) for pause in discord.told] == [(50013, 1)]


async def test_a_paused_target_that_is_taken_up_again_gets_what_is_not_stale(
    world: World, deliverer: Deliverer, discord: FakeDiscord, clock: FakeClock, database: Database
):
    await prepare(world, posts=3, channels=1)
    clock.advance(minutes=1)
    target = (await world.deliveries())[0].target_id
    discord.fault = forbidden(target)
    await deliverer.run()
    assert await world.states() == {PAUSED: 3}
    discord.fault = lambda post, created: None
    async with database.begin() as session:
        assert await db.targets.resume(session, target, START + timedelta(hours=24, seconds=1)) == 2
    await deliverer.run()
    assert await world.states() == {SENT: 2, SKIPPED: 1}


async def test_the_operator_can_pause_all_sending(
    world: World, deliverer: Deliverer, discord: FakeDiscord, clock: FakeClock, database: Database
):
    await prepare(world)
    clock.advance(minutes=1)
    async with database.begin() as session:
        await db.outlook.pause_all(session, paused=True)
    await deliverer.run()
    assert discord.requests == []
    async with database.begin() as session:
        await db.outlook.pause_all(session, paused=False)
    await deliverer.run()
    assert_each_once(discord, 6)


async def test_while_all_sending_is_paused_nothing_in_doubt_goes_out_again(
    world: World, deliverer: Deliverer, discord: FakeDiscord, clock: FakeClock, database: Database
):
    await prepare(world, posts=1, channels=1)
    clock.advance(minutes=1)
    discord.fault = when(FailureKind.UNCERTAIN, created=False)
    await deliverer.run()
    async with database.begin() as session:
        await db.outlook.pause_all(session, paused=True)
    for _ in range(4):
        clock.advance(seconds=5)
        await deliverer.run()
    assert len(discord.requests) == 1
    async with database.begin() as session:
        await db.outlook.pause_all(session, paused=False)
    await work_off(deliverer, clock)
    assert_each_once(discord, 1)


async def test_a_pause_is_told_by_the_elected_alone(
    world: World, database: Database, discord: FakeDiscord, clock: FakeClock
):
    target = await world.channel(await world.guild())
    async with database.begin() as session:
        await db.targets.pause(session, target, 50013, "missing permissions", START)
        await db.leases.hold(session, ELECTION, "crashed", clock.wire(), BOUNDS.election)
    heir = Deliverer(database, discord, clock, "heir", BOUNDS)
    await heir.run()
    assert discord.told == []
    clock.advance(seconds=61)
    await heir.run()
    assert [pause.target.id for pause in discord.told] == [target]


async def test_only_the_elected_sends_and_another_takes_over_within_10_s(
    world: World, database: Database, discord: FakeDiscord, clock: FakeClock
):
    await prepare(world)
    clock.advance(minutes=1)
    async with database.begin() as session:
        assert await db.leases.hold(session, ELECTION, "crashed", clock.wire(), BOUNDS.election) == 1
    heir = Deliverer(database, discord, clock, "heir", BOUNDS)
    await heir.run()
    assert discord.requests == []
    clock.advance(seconds=9)
    await heir.run()
    assert_each_once(discord, 6)
    async with database.begin() as session:
        assert await db.leases.hold(session, ELECTION, "heir", clock.wire(), BOUNDS.election) == 2


async def test_a_lease_of_a_clock_that_was_an_hour_ahead_holds_up_nothing(
    world: World, database: Database, discord: FakeDiscord, clock: FakeClock
):
    await prepare(world)
    clock.advance(minutes=1)
    async with database.begin() as session:
        ahead = clock.wire() + timedelta(hours=1)
        assert await db.leases.hold(session, ELECTION, "crashed", ahead, BOUNDS.election) == 1
    await Deliverer(database, discord, clock, "heir", BOUNDS).run()
    assert_each_once(discord, 6)


async def test_a_process_that_stood_still_after_claiming_claims_anew(
    world: World, database: Database, clock: FakeClock
):
    await prepare(world, posts=1, channels=1)
    clock.advance(minutes=1)
    discord = FakeDiscord(clock)
    noted: list[timedelta] = []

    async def send(post: Post) -> int:
        (row,) = await world.deliveries()
        noted.append(clock.wire() - row.last_attempt_wire)
        return 1

    discord.send = send
    await Deliverer(Stopped(database, clock, seconds=15), discord, clock, "one", BOUNDS).run()
    assert noted == [timedelta(0)]


async def test_important_lanes_go_first_and_have_room_of_their_own(world: World, database: Database, clock: FakeClock):
    brand = await world.brand("Xiaomi")
    for _ in range(30):
        await world.route(await world.channel(await world.guild()), brand_id=brand)
    await world.told((brand,), lane=Lane.DIGEST)
    await world.told((brand,), lane=Lane.NOW, due=START + timedelta(seconds=1))
    await Planner(database).run(START + timedelta(seconds=1))
    clock.advance(seconds=1)
    discord = FakeDiscord(clock)
    await Deliverer(database, discord, clock, "one", Bounds(linger_s=0, rate=20, reserve=5)).run()
    lanes = [post.lane for post in discord.requests]
    assert lanes[:20] == [Lane.NOW] * 20
    assert lanes.index(Lane.DIGEST) <= 35
    assert_each_once(discord, 60)


async def test_news_leave_room_for_alerts_that_become_due_meanwhile(world: World, database: Database, clock: FakeClock):
    await prepare(world, posts=1, channels=30)
    clock.advance(minutes=1)
    discord = FakeDiscord(clock)
    under_way: list[int] = []

    async def send(post: Post) -> int:
        under_way.append((await world.states())[SENDING])
        return len(under_way)

    discord.send = send
    await Deliverer(database, discord, clock, "one", Bounds(linger_s=0, rate=20, reserve=5)).run()
    assert len(under_way) == 30
    assert max(under_way) == 15


async def test_a_revision_supersedes_what_waits_and_the_rest_tells_the_newest(
    world: World, deliverer: Deliverer, discord: FakeDiscord, clock: FakeClock
):
    brand = await world.brand("Xiaomi")
    await world.route(await world.channel(await world.guild()), brand_id=brand)
    launch = await world.launch(LaunchWindow.from_edtf("2022-07"), (brand,))
    await world.revise(launch, RevisionKind.NARROWED, FOURTH, START)
    await Planner(world.database).run(START)
    later = LaunchWindow.minute(FOURTH.start + timedelta(days=1))
    await world.revise(launch, RevisionKind.DELAYED, later, START)
    await Planner(world.database).run(START)
    await deliverer.run()
    assert await world.states() == {SUPERSEDED: 1, SENT: 1}
    assert [message.post.revision.kind for message in discord.messages] == [RevisionKind.DELAYED]
    assert discord.messages[0].post.launch.window == later
    assert [trace.reason for trace in await world.traces("superseded")] == ["revised"]


class Corrected:
    """A launch of the catalogue with a channel in each of three guilds, the first of which may say otherwise."""

    def __init__(self, world: World, deliverer: Deliverer, discord: FakeDiscord, clock: FakeClock) -> None:
        self.world, self.deliverer, self.discord, self.clock = world, deliverer, discord, clock
        self.planner = Planner(world.database)
        self.guilds: list[int] = []
        self.brand = self.launch = 0

    async def begin(self) -> None:
        self.brand = await self.world.brand("Xiaomi")
        self.launch = await self.world.launch(FOURTH, (self.brand,))
        for _ in range(3):
            self.guilds.append(await self.world.guild())
            await self.world.route(await self.world.channel(self.guilds[-1]), brand_id=self.brand)

    async def correct(
        self, window: LaunchWindow, status: Status = Status.ANNOUNCED, product: str | None = None
    ) -> None:
        async with self.world.database.begin() as session:
            said = Said(status, window, product)
            await db.overrides.put(session, self.guilds[0], self.launch, said, 1, self.clock.now())

    async def follow_source(self) -> None:
        async with self.world.database.begin() as session:
            await db.overrides.follow_source(session, self.guilds[0], self.launch, 1, self.clock.now())

    async def delay(self, window: LaunchWindow) -> None:
        await self.world.revise(self.launch, RevisionKind.DELAYED, window, self.clock.now())

    async def plan(self) -> None:
        await self.planner.run(self.clock.now())

    async def told(self) -> list[tuple[int | None, str]]:
        """Plan and send what is due; return the guild and the date of each revision told by that."""
        before = len(self.discord.messages)
        await self.plan()
        await work_off(self.deliverer, self.clock)
        posts = [message.post for message in self.discord.messages[before:]]
        return sorted((post.target.guild_id or 0, post.revision.after.edtf) for post in posts if post.revision)


@pytest.fixture
async def corrected(world: World, deliverer: Deliverer, discord: FakeDiscord, clock: FakeClock) -> Corrected:
    corrected = Corrected(world, deliverer, discord, clock)
    await corrected.begin()
    return corrected


async def test_a_guild_that_follows_the_source_again_takes_nothing_from_others(corrected: Corrected):
    _, other, another = corrected.guilds
    await corrected.correct(AUGUST)
    await corrected.told()
    await corrected.delay(SEPTEMBER)
    await corrected.plan()
    await corrected.follow_source()
    told = await corrected.told()
    assert [one for one in told if one[0] in (other, another)] == [(other, "2022-09"), (another, "2022-09")]


async def test_a_guild_hears_that_it_follows_the_source_again(corrected: Corrected):
    ours, *_ = corrected.guilds
    await corrected.correct(SEPTEMBER)
    assert await corrected.told() == [(ours, "2022-09")]
    await corrected.follow_source()
    assert await corrected.told() == [(ours, FOURTH.edtf)]
    await corrected.correct(AUGUST)
    assert await corrected.told() == [(ours, "2022-08")]


@pytest.mark.parametrize("over", [Status.CANCELLED, Status.RELEASED])
async def test_a_guild_hears_that_a_launch_is_still_to_come_after_all(corrected: Corrected, over: Status):
    ours, *_ = corrected.guilds
    await corrected.correct(FOURTH, over)
    assert len(await corrected.told()) == 1
    await corrected.follow_source()
    assert await corrected.told() == [(ours, FOURTH.edtf)]
    assert corrected.discord.messages[-1].post.revision.kind is RevisionKind.REINSTATED


async def test_of_what_a_guild_says_only_the_last_is_told(corrected: Corrected):
    ours, *_ = corrected.guilds
    for window in (AUGUST, SEPTEMBER):
        await corrected.correct(window)
        await corrected.plan()
        await corrected.follow_source()
        await corrected.plan()
    assert await corrected.told() == [(ours, FOURTH.edtf)]
    await corrected.correct(AUGUST)
    await corrected.plan()
    await corrected.follow_source()
    await corrected.plan()
    await corrected.correct(SEPTEMBER)
    assert await corrected.told() == [(ours, "2022-09")]


async def test_another_name_takes_no_date_from_a_guild_that_is_still_to_hear_it(corrected: Corrected):
    ours, *_ = corrected.guilds
    await corrected.correct(SEPTEMBER)
    await corrected.plan()
    await corrected.correct(SEPTEMBER, product="Phone Ultra")
    assert await corrected.told() == [(ours, "2022-09")]
    assert corrected.discord.messages[-1].post.launch.product == "Phone Ultra"


async def test_another_name_takes_no_point_of_the_countdown(
    corrected: Corrected, deliverer: Deliverer, clock: FakeClock
):
    tenth = LaunchWindow.minute(datetime(2022, 6, 10, 11, tzinfo=UTC))
    await corrected.correct(tenth)
    await corrected.told()
    clock.leap(tenth.start - timedelta(days=7))
    await corrected.plan()
    clock.leap(clock.now() + timedelta(seconds=1))
    await corrected.correct(tenth, product="Phone Ultra")
    clock.leap(clock.now() + timedelta(seconds=9))
    await corrected.plan()
    await deliverer.run()
    assert [message.post.milestone for message in corrected.discord.messages][1:] == ["7d"]


async def test_another_name_of_a_guilds_own_launch_takes_no_date_from_it(
    world: World, deliverer: Deliverer, discord: FakeDiscord, clock: FakeClock
):
    guild, brand = await world.guild(), await world.brand("Xiaomi")
    await world.route(await world.channel(guild), brand_id=brand)
    async with world.database.begin() as session:
        own = await db.own_launches.track(session, guild, Said(Status.ANNOUNCED, AUGUST, "Phone"), brand, 1, START)
    planner = Planner(world.database)
    for said in (Said(Status.ANNOUNCED, SEPTEMBER), Said(Status.ANNOUNCED, SEPTEMBER, "Phone Ultra")):
        async with world.database.begin() as session:
            await db.own_launches.edit(session, guild, own, said, 1, START)
        await planner.run(START)
    await work_off(deliverer, clock)
    assert [(message.post.revision.kind, message.post.launch.product) for message in discord.messages] == [
        (RevisionKind.DELAYED, "Phone Ultra")
    ]


async def test_a_guild_that_follows_the_source_again_hears_only_the_newest_of_it(corrected: Corrected):
    await corrected.correct(SEPTEMBER)
    await corrected.told()
    await corrected.follow_source()
    await corrected.plan()
    await corrected.delay(AUGUST)
    assert await corrected.told() == [(guild, "2022-08") for guild in corrected.guilds]


async def test_a_second_correction_is_counted_down_anew(corrected: Corrected, deliverer: Deliverer, clock: FakeClock):
    ours, *_ = corrected.guilds
    leads = timedelta(days=7), timedelta(days=1), timedelta(hours=1), timedelta(0)

    async def counted(start: datetime, leads: Sequence[timedelta]) -> list[str]:
        await corrected.correct(LaunchWindow.minute(start))
        before = len(corrected.discord.messages)
        for lead in leads:
            clock.leap(start - lead)
            await corrected.plan()
            await deliverer.run()
        posts = [message.post for message in corrected.discord.messages[before:]]
        return [post.milestone for post in posts if post.milestone and post.target.guild_id == ours]

    tenth = datetime(2022, 6, 10, 11, tzinfo=UTC)
    assert await counted(tenth, leads[:1]) == ["7d"]
    await corrected.follow_source()
    assert await counted(tenth + timedelta(days=14), leads) == ["7d", "1d", "1h", "now"]


async def test_a_members_message_tells_neither_of_a_correction_nor_of_its_end(corrected: Corrected):
    ours, *_ = corrected.guilds
    person, dm = await corrected.world.member()
    await corrected.world.subscription(person, dm, launch_id=corrected.launch, guild_id=ours)
    await corrected.correct(SEPTEMBER)
    await corrected.follow_source()
    assert await corrected.told() == [(ours, FOURTH.edtf)]


async def countdown(world: World, window: LaunchWindow = FOURTH, **route) -> int:
    brand = await world.brand("Xiaomi")
    channel = await world.channel(await world.guild())
    await world.route(channel, brand_id=brand, **route)
    return await world.launch(window, (brand,))


async def test_after_downtime_only_the_latest_useful_point_is_told(
    world: World, deliverer: Deliverer, discord: FakeDiscord, clock: FakeClock
):
    await countdown(world)
    clock.leap(FOURTH.start - timedelta(minutes=20))
    await Planner(world.database).run(clock.now())
    await deliverer.run()
    assert [message.post.milestone for message in discord.messages] == ["1h"]
    assert [state for _, _, state in await world.points()] == [SKIPPED, SKIPPED, SKIPPED, SENT, PENDING]
    assert {trace.reason for trace in await world.traces("skipped")} == {"too-late"}


async def moments_told(
    world: World, deliverer: Deliverer, discord: FakeDiscord, clock: FakeClock, *moments: datetime
) -> list[str]:
    """Plan and deliver at these moments; return the milestones told by then."""
    planner = Planner(world.database)
    for moment in moments:
        clock.advance(seconds=(moment - clock.now()).total_seconds())
        await planner.run(moment)
        await deliverer.run()
    return [message.post.milestone for message in discord.messages]


async def test_a_point_that_was_passed_over_is_told_where_the_date_turns_out_later_and_none_is_told_twice(
    world: World, deliverer: Deliverer, discord: FakeDiscord, clock: FakeClock
):
    launch = await countdown(world, LaunchWindow.from_edtf("2022-07"))
    eve = datetime(2022, 6, 30, 12, tzinfo=UTC)
    assert await moments_told(world, deliverer, discord, clock, eve) == ["1d"]
    exact = LaunchWindow.minute(datetime(2022, 7, 20, 11, tzinfo=UTC))
    await world.revise(launch, RevisionKind.NARROWED, exact, eve + timedelta(hours=1), tell=False)
    leads = timedelta(days=7), timedelta(days=1), timedelta(hours=1), timedelta(0)
    told = await moments_told(world, deliverer, discord, clock, *(exact.start - lead for lead in leads))
    assert told == ["1d", "7d", "1h", "now"]


async def test_a_point_that_came_up_before_the_new_date_was_planned_is_told_at_its_new_time(
    world: World, deliverer: Deliverer, discord: FakeDiscord, clock: FakeClock
):
    launch = await countdown(world, LaunchWindow.from_edtf("2022-07"), milestones="1d")
    due = datetime(2022, 6, 30, 9, tzinfo=UTC)
    await Planner(world.database).run(due - timedelta(hours=1))
    exact = LaunchWindow.minute(datetime(2022, 7, 20, 11, tzinfo=UTC))
    await world.revise(launch, RevisionKind.NARROWED, exact, due - timedelta(minutes=30), tell=False)
    clock.leap(due)
    await deliverer.run()
    assert [trace.reason for trace in await world.traces("superseded")] == ["revised"]
    assert await moments_told(world, deliverer, discord, clock, exact.start - timedelta(days=1)) == ["1d"]


async def test_members_are_told_at_their_own_morning_or_that_of_the_guild_in_which_they_asked(
    world: World, deliverer: Deliverer, discord: FakeDiscord, clock: FakeClock
):
    brand = await world.brand("Xiaomi")
    guild = await world.guild(zone="America/New_York", morning=7 * 60)
    own, mine = await world.member(zone="Asia/Shanghai", morning=8 * 60)
    other, theirs = await world.member()
    for person, dm in ((own, mine), (other, theirs)):
        await world.subscription(person, dm, brand_id=brand, guild_id=guild, milestones="opens")
    await world.launch(LaunchWindow.from_edtf("2022-07"), (brand,))
    first = datetime(2022, 7, 1, tzinfo=UTC)
    minutes = (-1, 0, 11 * 60 - 1, 11 * 60)
    await moments_told(world, deliverer, discord, clock, *(first + timedelta(minutes=one) for one in minutes))
    told = [(message.post.target.id, message.post.now) for message in discord.messages]
    assert told == [(mine, first), (theirs, first + timedelta(hours=11))]


async def test_every_point_is_told_once_at_its_time(
    world: World, deliverer: Deliverer, discord: FakeDiscord, clock: FakeClock
):
    await countdown(world)
    planner = Planner(world.database)
    now: datetime | None = START
    while now is not None:
        clock.leap(now)
        await planner.run(now)
        await deliverer.run()
        async with world.database.read() as session:
            assert await db.outlook.idle(session, now)
            due = await db.outlook.next_due(session)
        now = min((at for at in (due, await next_point(world.database, now)) if at is not None), default=None)
    told = [(message.post.milestone, message.post.now) for message in discord.messages]
    assert told == [
        ("30d", FOURTH.start - timedelta(days=30)),
        ("7d", FOURTH.start - timedelta(days=7)),
        ("1d", FOURTH.start - timedelta(days=1)),
        ("1h", FOURTH.start - timedelta(hours=1)),
        ("now", FOURTH.start),
    ]


async def test_a_cancelled_launch_is_not_counted_down(
    world: World, deliverer: Deliverer, discord: FakeDiscord, clock: FakeClock
):
    launch = await countdown(world)
    clock.leap(FOURTH.start - timedelta(hours=30))
    await Planner(world.database).run(clock.now())
    await world.revise(launch, RevisionKind.CANCELLED, FOURTH, clock.now(), tell=False)
    clock.leap(FOURTH.start)
    await deliverer.run()
    assert discord.messages == []
    assert {state for _, _, state in await world.points()} == {SUPERSEDED}


async def test_quiet_hours_put_a_members_message_off_until_they_end(
    world: World, deliverer: Deliverer, discord: FakeDiscord, clock: FakeClock
):
    person, dm = await world.member(zone="Europe/Berlin", quiet_start=22 * 60, quiet_end=7 * 60)
    brand = await world.brand("Xiaomi")
    await world.subscription(person, dm, brand_id=brand, articles=True)
    night = datetime(2022, 5, 23, 21, 30, tzinfo=UTC)
    await world.told((brand,), due=night)
    clock.leap(night)
    await Planner(world.database).run(night)
    await deliverer.run()
    assert discord.messages == []
    assert [row.due for row in await world.deliveries()] == [datetime(2022, 5, 24, 5, tzinfo=UTC)]
    clock.leap(datetime(2022, 5, 24, 5, tzinfo=UTC))
    await deliverer.run()
    assert len(discord.messages) == 1


async def test_a_process_that_is_to_end_claims_nothing_more_and_notes_what_went_out(
    world: World, discord: FakeDiscord, clock: FakeClock
):
    await prepare(world, posts=40)
    clock.advance(minutes=1)
    deliverer = Deliverer(world.database, discord, clock, "one", Bounds(linger_s=0, rate=5))

    def stop(post: Post, created: bool) -> None:
        deliverer.wind_down()

    discord.fault = stop
    await deliverer.run()
    sent = [row for row in await world.deliveries() if row.state == SENT]
    assert 0 < len(sent) == len(discord.messages) <= 5
    assert {row.state for row in await world.deliveries()} == {SENT, PENDING}


async def test_who_stopped_following_meanwhile_hears_nothing(
    world: World, deliverer: Deliverer, discord: FakeDiscord, clock: FakeClock, database: Database
):
    await prepare(world, posts=1, channels=1)
    clock.advance(minutes=1)
    async with database.begin() as session:
        row = (await world.deliveries())[0]
        await session.delete(await session.get_one(Route, row.route_id))
    await deliverer.run()
    assert discord.messages == []
    assert [trace.reason for trace in await world.traces("skipped")] == ["not-followed-any-more"]


async def test_who_was_left_or_muted_it_meanwhile_hears_nothing(
    world: World, deliverer: Deliverer, discord: FakeDiscord, clock: FakeClock, database: Database
):
    brand = await world.brand("Xiaomi")
    left, stayed = await world.guild(), await world.guild()
    gone, muting = await world.channel(left), await world.channel(stayed)
    for channel in (gone, muting):
        await world.route(channel, brand_id=brand)
    launch = await world.launch(LaunchWindow.from_edtf("2022-07"), (brand,))
    await world.revise(launch, RevisionKind.NARROWED, FOURTH, START)
    await Planner(database).run(START)
    async with database.begin() as session:
        (await session.get_one(Guild, left)).left_at = START
    await world.mute(muting, launch)
    await deliverer.run()
    assert discord.messages == []
    skipped = await world.traces("skipped")
    assert {(trace.target_id, trace.reason) for trace in skipped} == {(gone, "guild-left"), (muting, "muted")}


async def test_idle_and_next_due_tell_a_leaping_clock_where_to_go(
    world: World, deliverer: Deliverer, clock: FakeClock, database: Database
):
    await countdown(world)
    async with database.read() as session:
        assert await db.outlook.idle(session, START)
        assert await db.outlook.next_due(session) is None
    clock.leap(FOURTH.start - timedelta(hours=30))
    await Planner(database).run(clock.now())
    await deliverer.run()
    async with database.read() as session:
        assert await db.outlook.idle(session, clock.now())
        due = await db.outlook.next_due(session)
        assert due == FOURTH.start - timedelta(days=1)
        assert not await db.outlook.idle(session, due)
    await world.notice(NoticeKind.ARTICLE)
    async with database.read() as session:
        assert not await db.outlook.idle(session, clock.now())
