"""Delivery: exactly once whatever dies, and in order."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

import db.dead
from db.engine import Database
from db.states import DeliveryState, Lane, TargetKind
from jobs.bounds import Bounds
from jobs.deliver import Deliverer, new_token
from jobs.plan import Planner
from jobs.post import Post, Target
from jobs.sender import FailureKind, SendFailed
from tests.jobs.delivering import (
    BOUNDS,
    FAILED,
    PENDING,
    SENDING,
    SENT,
    UNCERTAIN,
    Stopped,
    assert_each_once,
    assert_in_order,
    both,
    prepare,
    when,
    work_off,
)
from tests.jobs.fakes import Crash, FakeDiscord, FragileDatabase, Fuse, fuse_fault, random_fault
from tests.jobs.world import START, FakeClock, World


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
        await work_off(world, Deliverer(database, discord, clock, f"heir {blows_at}", BOUNDS), clock, step_s=20)
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
    await work_off(world, Deliverer(database, discord, clock, "last", BOUNDS), clock)
    assert_each_once(discord, 24)
    assert_in_order(discord)


async def test_within_30_s_the_same_nonce_goes_out_again(
    world: World, deliverer: Deliverer, discord: FakeDiscord, clock: FakeClock
):
    await prepare(world, posts=1, channels=1)
    clock.advance(minutes=1)
    discord.fault = when(FailureKind.UNCERTAIN, created=True)
    await work_off(world, deliverer, clock)
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
    await work_off(world, deliverer, clock)
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
    await work_off(world, deliverer, clock)
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
    await work_off(world, deliverer, clock)
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
    await work_off(world, deliverer, clock)
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
    await work_off(world, deliverer, clock)
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
    await work_off(world, deliverer, clock)
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
    await work_off(world, deliverer, clock)
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
    await work_off(world, deliverer, clock)
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
    await work_off(world, deliverer, clock)
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
    await work_off(world, deliverer, clock, step_s=30)
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
    await work_off(world, deliverer, clock, step_s=200)
    assert await world.states() == {FAILED: 1}


async def test_a_card_that_breaks_the_sender_is_given_up_after_some_tries(
    world: World, database: Database, discord: FakeDiscord, clock: FakeClock
):
    def broken(post: Post, created: bool) -> None:
        raise ZeroDivisionError

    await prepare(world, posts=1, channels=1)
    clock.advance(minutes=1)
    discord.fault = broken
    await work_off(world, Deliverer(database, discord, clock, "one", Bounds(linger_s=0, attempts=4)), clock, step_s=200)
    assert await world.states() == {FAILED: 1}
    assert len(discord.requests) == 4


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
