"""What becomes of the outbox when what it speaks of goes: it has no foreign keys, triggers and claims see to it."""

from datetime import timedelta

import pytest
from sqlalchemy import delete

import db.claims
import db.deliveries
import db.people
from db.engine import Database
from db.models import Brand, Delivery, Guild, Launch
from db.states import DeliveryState, NoticeKind
from jobs.bounds import Bounds
from jobs.deliver import Deliverer
from jobs.plan import Planner
from launches.window import LaunchWindow
from tests.jobs.fakes import FakeDiscord
from tests.jobs.world import START, FakeClock, World


@pytest.fixture
def world(database: Database) -> World:
    return World(database)


async def test_a_guild_takes_its_deliveries_with_it_sent_or_not(world: World, database: Database):
    brand = await world.brand("Xiaomi")
    ours, theirs = await world.guild(), await world.guild()
    for guild in (ours, theirs):
        await world.route(await world.channel(guild), brand_id=brand)
    for number in range(2):
        await world.told((brand,), due=START + timedelta(seconds=number))
    await Planner(database).run(START)
    first = (await world.deliveries())[0]
    async with database.begin() as session:
        hold = db.claims.Hold(first.id, "t" * 26, 1)
        await db.claims.hold(session, [hold], "one", START, START)
        await db.deliveries.sent(session, hold.token, 1, START)
    async with database.begin() as session:
        await session.execute(delete(Guild).where(Guild.id == ours))
    assert len(await world.deliveries()) == 2


async def test_a_member_who_is_forgotten_leaves_no_delivery(world: World, database: Database):
    brand = await world.brand("Xiaomi")
    member, target = await world.member()
    await world.subscription(member, target, brand_id=brand, articles=True)
    await world.told((brand,))
    await Planner(database).run(START)
    assert len(await world.deliveries()) == 1
    async with database.begin() as session:
        await db.people.forget(session, member)
    assert await world.deliveries() == []


async def test_a_launch_takes_its_notices_and_their_deliveries_with_it(world: World, database: Database):
    brand = await world.brand("Xiaomi")
    await world.route(await world.channel(await world.guild()), brand_id=brand)
    launch = await world.launch(LaunchWindow.from_edtf("2022-05-25"), (brand,))
    await Planner(database).run(START)
    assert await world.deliveries()
    async with database.begin() as session:
        await session.execute(delete(Launch).where(Launch.id == launch))
    assert await world.deliveries() == []


async def test_a_route_that_goes_with_its_brand_is_not_sent_by_another_of_its_number(world: World, database: Database):
    gone, kept = await world.brand("Gone"), await world.brand("Kept")
    channel = await world.channel(await world.guild())
    await world.route(channel, brand_id=gone)
    article = await world.article((gone, kept))
    await world.notice(NoticeKind.ARTICLE, article_id=article)
    await Planner(database).run(START)
    async with database.begin() as session:
        await session.execute(delete(Brand).where(Brand.id == gone))
    await world.route(channel, brand_id=kept)
    (row,) = await world.deliveries()
    assert row.route_id is None
    clock = FakeClock()
    discord = FakeDiscord(clock)
    await Deliverer(database, discord, clock, "one", Bounds(linger_s=0)).run()
    (row,) = await world.deliveries()
    assert (row.state, row.reason) == (DeliveryState.SKIPPED, "not-followed-any-more")


async def test_a_row_that_was_fanned_out_to_a_target_while_it_was_deleted_holds_nothing_up(
    world: World, database: Database
):
    brand = await world.brand("Xiaomi")
    await world.route(await world.channel(await world.guild()), brand_id=brand)
    notice = await world.told((brand,))
    async with database.begin() as session:
        session.add(Delivery(notice_id=notice, target_id=999, lane=3, due=START))
    await Planner(database).run(START)
    clock = FakeClock()
    discord = FakeDiscord(clock)
    await Deliverer(database, discord, clock, "one", Bounds(linger_s=0)).run()
    assert [row.state for row in await world.deliveries()] == [DeliveryState.SENT]
