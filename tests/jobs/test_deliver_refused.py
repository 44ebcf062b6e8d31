"""Delivery where Discord refuses, where somebody stops it, and where others deliver, too."""

from datetime import timedelta

import pytest

import db.leases
import db.outlook
import db.targets
from db.engine import Database
from jobs.deliver import Deliverer
from jobs.election import ELECTION
from jobs.post import Post
from jobs.sender import FailureKind
from tests.jobs.delivering import (
    BOUNDS,
    FAILED,
    PAUSED,
    SENT,
    SKIPPED,
    Stopped,
    assert_each_once,
    forbidden,
    prepare,
    when,
    work_off,
)
from tests.jobs.fakes import FakeDiscord
from tests.jobs.world import START, FakeClock, World


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
    await work_off(world, deliverer, clock)
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
    await work_off(world, deliverer, clock)
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
    await work_off(world, deliverer, clock)
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
