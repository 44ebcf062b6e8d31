"""The outbox's rows: claims that keep order and do not overlap, leases, dead deliveries, keys."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

import db.claims
import db.dead
import db.deliveries
import db.doubts
import db.leases
import db.notices
import db.targets
from db.claims import Hold
from db.engine import Database, open_database
from db.errors import NotFound
from db.models import Route
from db.states import DeliveryState, Lane, NoticeKind, TargetKind
from jobs.deliver import new_token
from jobs.plan import Planner
from tests.jobs.world import START, World

WIRE = datetime(2026, 1, 1, tzinfo=UTC)
TTL = timedelta(seconds=8)


@pytest.fixture
def world(database: Database) -> World:
    return World(database)


async def planned(world: World, posts: int, channels: int) -> None:
    brand = await world.brand("Xiaomi")
    for _ in range(channels):
        await world.route(await world.channel(await world.guild()), brand_id=brand)
    for number in range(posts):
        await world.told((brand,), due=START + timedelta(seconds=number))
    await Planner(world.database).run(START)


async def claim(database: Database, now: datetime, limit: int = 100) -> list[int]:
    async with database.begin() as session:
        ids = await db.claims.due_ids(session, Lane.ARTICLE, now, WIRE, limit)
        holds = [Hold(number, new_token(), 1) for number in ids]
        await db.claims.hold(session, holds, "one", WIRE, WIRE + timedelta(seconds=10))
        return ids


async def test_one_at_a_time_for_each_target_and_lane_the_earliest_first(world: World, database: Database):
    await planned(world, posts=3, channels=2)
    now = START + timedelta(minutes=1)
    rows = {row.id: row for row in await world.deliveries()}
    first = await claim(database, now)
    assert {rows[number].due for number in first} == {START}
    assert {rows[number].target_id for number in first} == {row.target_id for row in rows.values()}
    assert await claim(database, now) == []
    async with database.begin() as session:
        for row in await world.deliveries():
            if row.id in first:
                await db.deliveries.sent(session, row.token, 1, now)
    second = await claim(database, now)
    assert {rows[number].due for number in second} == {START + timedelta(seconds=1)}


async def test_a_row_in_doubt_holds_up_its_own_target_and_lane_alone(world: World, database: Database):
    await planned(world, posts=2, channels=2)
    held, other = await claim(database, START)
    rows = {row.id: row for row in await world.deliveries()}
    async with database.begin() as session:
        await db.deliveries.doubt(session, Hold(held, "", 1), "one", None, "no answer", None)
        await db.deliveries.sent(session, rows[other].token, 1, START)
    ids = await claim(database, START + timedelta(minutes=1))
    assert [rows[number].target_id for number in ids] == [rows[other].target_id]


async def test_a_result_that_comes_after_the_lease_changes_nothing_but_sent(world: World, database: Database):
    await planned(world, posts=1, channels=1)
    (number,) = await claim(database, START)
    async with database.begin() as session:
        await db.doubts.expire(session, WIRE + timedelta(seconds=11))
        await db.deliveries.release(session, Hold(number, "", 1), "one", None, "late", None)
        await db.deliveries.close(session, Hold(number, "", 1), "one", DeliveryState.FAILED, "late", None, START)
    (row,) = await world.deliveries()
    assert row.state == DeliveryState.UNCERTAIN
    async with database.begin() as session:
        await db.deliveries.sent(session, row.token, 77, START)
    (row,) = await world.deliveries()
    assert (row.state, row.message_id) == (DeliveryState.SENT, 77)


@pytest.mark.postgresql
@pytest.mark.parametrize("database_kind", ["postgresql"])
async def test_claims_of_two_processes_do_not_overlap(world: World, database: Database, database_url: str):
    await planned(world, posts=1, channels=20)
    other = open_database(database_url)
    async with database.begin() as mine, other.begin() as theirs:
        ours = await db.claims.due_ids(mine, Lane.ARTICLE, START, WIRE, 12)
        rest = await db.claims.due_ids(theirs, Lane.ARTICLE, START, WIRE, 12)
    await other.close()
    assert len(ours) == 12
    assert len(rest) == 8
    assert set(ours).isdisjoint(rest)


async def test_two_planners_at_once_make_one_delivery_each(world: World, database: Database, database_url: str):
    brand = await world.brand("Xiaomi")
    for _ in range(10):
        await world.route(await world.channel(await world.guild()), brand_id=brand)
    notice = await world.told((brand,))
    other = open_database(database_url)
    await asyncio.gather(Planner(database).run(START), Planner(other).run(START))
    await other.close()
    assert len(await world.deliveries(notice)) == 10
    assert len(await world.traces("planned")) == 1


async def test_a_lease_has_one_owner_until_it_lapses_and_its_term_grows(database: Database):
    async with database.begin() as session:
        assert await db.leases.hold(session, "sender", "one", WIRE, TTL) == 1
        assert await db.leases.hold(session, "sender", "two", WIRE, TTL) is None
        assert await db.leases.hold(session, "sender", "one", WIRE + timedelta(seconds=5), TTL) == 1
        assert await db.leases.hold(session, "sender", "two", WIRE + timedelta(seconds=12), TTL) is None
        assert await db.leases.hold(session, "sender", "two", WIRE + timedelta(seconds=14), TTL) == 2
        assert await db.leases.owner_of(session, "sender", WIRE + timedelta(seconds=14)) == "two"


async def test_a_released_lease_is_free_at_once(database: Database):
    async with database.begin() as session:
        await db.leases.hold(session, "sender", "one", WIRE, TTL)
        await db.leases.release(session, "sender", "one", WIRE)
        assert await db.leases.hold(session, "sender", "two", WIRE, TTL) == 2


async def test_a_notice_exists_once(database: Database):
    async with database.begin() as session:
        first = await db.notices.add(session, "article:1", NoticeKind.ARTICLE, START, START)
        again = await db.notices.add(session, "article:1", NoticeKind.ARTICLE, START, START)
    assert first is not None
    assert again is None


async def test_a_notice_for_one_target_goes_there_alone(world: World, database: Database):
    brand = await world.brand("Xiaomi")
    guild = await world.guild()
    here = await world.channel(guild)
    await world.route(await world.channel(guild), brand_id=brand)
    notice = await world.told((brand,), target_id=here)
    await Planner(database).run(START)
    assert [row.target_id for row in await world.deliveries(notice)] == [here]


async def test_a_guild_can_retry_or_dismiss_its_own_dead_deliveries_alone(world: World, database: Database):
    await planned(world, posts=1, channels=2)
    first, second = await claim(database, START)
    async with database.begin() as session:
        await db.deliveries.close(session, Hold(first, "", 1), "one", DeliveryState.FAILED, "no", 50035, START)
        await db.deliveries.doubt(session, Hold(second, "", 1), "one", None, "no answer", None)
    async with database.begin() as session:
        (mine,) = await db.dead.of_guild(session, 1001)
        (theirs,) = await db.dead.of_guild(session, 1003)
        assert {(mine.state, mine.code), (theirs.state, theirs.code)} == {
            (DeliveryState.FAILED, 50035),
            (DeliveryState.UNCERTAIN, None),
        }
        with pytest.raises(NotFound):
            await db.dead.retry(session, theirs.id, 1001)
        await db.dead.retry(session, mine.id, 1001)
        await db.dead.dismiss(session, theirs.id, 1003)
    rows = {row.id: row.state for row in await world.deliveries()}
    assert rows == {mine.id: DeliveryState.PENDING, theirs.id: DeliveryState.SKIPPED}


async def test_a_channel_is_one_target_and_configuring_it_again_takes_it_up(world: World, database: Database):
    guild = await world.guild()
    async with database.begin() as session:
        target = await db.targets.ensure(session, TargetKind.CHANNEL, 5, START, guild_id=guild)
        assert await db.targets.pause(session, target, 50013, "no", START)
        assert not await db.targets.pause(session, target, 50013, "no", START)
        assert [row.id for row in await db.targets.paused_of(session, guild)] == [target]
        assert await db.targets.ensure(session, TargetKind.CHANNEL, 5, START, guild_id=guild) == target
        assert await db.targets.paused_of(session, guild) == []


async def test_removing_a_route_keeps_what_was_sent_by_it(world: World, database: Database):
    await planned(world, posts=1, channels=1)
    (number,) = await claim(database, START)
    (row,) = await world.deliveries()
    async with database.begin() as session:
        await db.deliveries.sent(session, row.token, 1, START)
        await session.delete(await session.get_one(Route, row.route_id))
    (row,) = await world.deliveries()
    assert (row.id, row.route_id, row.state) == (number, None, DeliveryState.SENT)
