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


async def test_with_room_for_one_the_earliest_of_all_is_next(world: World, database: Database):
    guild = await world.guild()
    channels = [await world.channel(guild) for _ in range(2)]
    for place, due in zip(channels, (START + timedelta(seconds=1), START), strict=True):
        await world.told((), due=due, target_id=place)
    await Planner(database).run(START)
    rows = {row.id: row.target_id for row in await world.deliveries()}
    turns = [await claim(database, START + timedelta(minutes=1), limit=1) for _ in channels]
    assert [rows[number] for (number,) in turns] == channels[::-1]


async def test_of_what_is_due_at_once_the_first_noted_goes_first(world: World, database: Database):
    channel = await world.channel(await world.guild())
    first, _second = [await world.told((), target_id=channel) for _ in range(2)]
    await Planner(database).run(START)
    assert await claim(database, START) == [row.id for row in await world.deliveries(first)]


async def test_what_was_sent_is_not_opened_again(world: World, database: Database):
    await planned(world, posts=1, channels=1)
    (number,) = await claim(database, START)
    (row,) = await world.deliveries()
    async with database.begin() as session:
        await db.deliveries.sent(session, row.token, 77, START)
        await db.claims.hold(session, [Hold(number, new_token(), 2)], "two", WIRE, WIRE)
        await db.claims.postpone(session, number, START + timedelta(hours=1))
        await db.claims.forget(session, [number])
        await db.doubts.look_again(session, [number], WIRE, "history: no answer")
        await db.deliveries.drop(session, [number], DeliveryState.SKIPPED, "too-late", START)
        await db.deliveries.sent(session, row.token, 78, START + timedelta(hours=1))
    (after,) = await world.deliveries()
    assert (after.state, after.token, after.message_id, after.sent_at) == (DeliveryState.SENT, row.token, 77, START)
    assert (after.due, after.reason, after.retry_at_wire) == (START, None, None)


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


async def test_a_result_of_another_attempt_or_owner_changes_nothing(world: World, database: Database):
    await planned(world, posts=1, channels=1)
    (number,) = await claim(database, START)
    async with database.begin() as session:
        for hold, owner in ((Hold(number, "", 2), "one"), (Hold(number, "", 1), "two")):
            await db.deliveries.release(session, hold, owner, None, "late", None)
            await db.deliveries.doubt(session, hold, owner, None, "late", None)
            await db.deliveries.close(session, hold, owner, DeliveryState.FAILED, "late", None, START)
    (row,) = await world.deliveries()
    assert (row.state, row.owner, row.reason) == (DeliveryState.SENDING, "one", None)
    assert await world.traces("failed") == []


async def test_a_history_that_was_read_for_an_earlier_attempt_decides_nothing(world: World, database: Database):
    await planned(world, posts=1, channels=1)
    (number,) = await claim(database, START)
    (row,) = await world.deliveries()
    async with database.begin() as session:
        await db.deliveries.doubt(session, Hold(number, "", 1), "one", None, "no answer", None)
        (doubt,) = await db.doubts.waiting(session, WIRE)
        await db.claims.hold(session, [Hold(number, row.token, 2)], "one", WIRE, WIRE)
        await db.deliveries.doubt(session, Hold(number, "", 2), "one", None, "no answer", None)
        await db.doubts.absent(session, doubt)
    assert await world.states() == {DeliveryState.UNCERTAIN: 1}
    async with database.begin() as session:
        (doubt,) = await db.doubts.waiting(session, WIRE)
        await db.doubts.absent(session, doubt)
    assert await world.states() == {DeliveryState.PENDING: 1}


async def test_an_answer_that_comes_after_the_message_was_not_found_counts(world: World, database: Database):
    await planned(world, posts=1, channels=1)
    (number,) = await claim(database, START)
    (row,) = await world.deliveries()
    async with database.begin() as session:
        await db.deliveries.doubt(session, Hold(number, "", 1), "one", None, "no answer", None)
        (doubt,) = await db.doubts.waiting(session, WIRE)
        await db.doubts.absent(session, doubt)
        await db.deliveries.sent(session, row.token, 77, START)
    assert await world.states() == {DeliveryState.SENT: 1}


async def test_doubts_are_looked_at_oldest_first(world: World, database: Database):
    await planned(world, posts=1, channels=3)
    ids = await claim(database, START)
    async with database.begin() as session:
        for seconds, number in enumerate(reversed(ids)):
            hold = Hold(number, new_token(), 1)
            await db.deliveries.release(session, hold, "one", None, "refused", None)
            await db.claims.hold(session, [hold], "one", WIRE + timedelta(seconds=seconds), WIRE)
            await db.deliveries.doubt(session, hold, "one", None, "no answer", None)
        assert [doubt.id for doubt in await db.doubts.waiting(session, WIRE, limit=2)] == ids[::-1][:2]


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


async def test_a_lease_is_released_by_its_owner_alone_and_free_at_once(database: Database):
    async with database.begin() as session:
        await db.leases.hold(session, "sender", "one", WIRE, TTL)
        await db.leases.release(session, "sender", "two", WIRE)
        assert await db.leases.hold(session, "sender", "two", WIRE, TTL) is None
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
        assert {(mine.state, mine.reason), (theirs.state, theirs.reason)} == {
            (DeliveryState.FAILED, "no"),
            (DeliveryState.UNCERTAIN, "no answer"),
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
