"""Retention: what is old and done goes, what is needed stays."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select, update

import db.live_cards
import db.retention
import db.sources
from db.engine import Database
from db.models import Announcement, Article, Base, Delivery, FeedItem, Guild, Launch, Notice, Revision, Source, Trace
from db.states import DeliveryState, ItemState, NoticeKind
from jobs.prune import Retention, prune
from launches.announcement import Status
from launches.revision import RevisionKind
from launches.window import LaunchWindow
from tests.jobs.world import START, World

LATER = START + timedelta(days=1_000)


async def count(database: Database, table: type[Base]) -> int:
    async with database.read() as session:
        return await session.scalar(select(func.count()).select_from(table)) or 0


async def test_an_empty_database_has_nothing_to_prune(database: Database):
    assert set((await prune(database, LATER)).values()) == {0}


async def test_guilds_left_long_ago_go_with_all_that_is_theirs(world: World, database: Database):
    left, stayed = await world.guild(left_at=START), await world.guild()
    await world.route(await world.channel(left), brand_id=await world.brand("Tiny", left))
    await world.route(await world.channel(stayed), brand_id=await world.brand("Xiaomi"))
    assert (await prune(database, START + timedelta(days=29)))["guilds"] == 0
    assert (await prune(database, START + timedelta(days=31)))["guilds"] == 1
    assert await count(database, Guild) == 1


@pytest.mark.parametrize("state", [DeliveryState.PENDING, DeliveryState.SENDING, DeliveryState.UNCERTAIN])
async def test_notices_stay_while_a_delivery_is_open(world: World, database: Database, state: DeliveryState):
    brand = await world.brand("Xiaomi")
    target = await world.channel(await world.guild())
    done, still_open = await world.told((brand,)), await world.told((brand,))
    async with database.begin() as session:
        await session.execute(update(Notice).values(planned_at=START))
        for notice, its in ((done, DeliveryState.SENT), (still_open, state)):
            session.add(Delivery(notice_id=notice, target_id=target, lane=3, due=START, state=its))
    deleted = await prune(database, LATER)
    assert deleted["notices"] == 1
    assert deleted["articles"] == 1
    assert await count(database, Article) == 1
    assert await count(database, Delivery) == 1


async def test_a_notice_that_is_still_to_be_planned_stays_with_all_it_speaks_of(world: World, database: Database):
    launch = await world.launch(None)
    article = await world.article((await world.brand("Xiaomi"),))
    await world.revise(launch, RevisionKind.CANCELLED, None, START, tell=False)
    await world.notice(NoticeKind.REVISION, article_id=article, launch_id=launch)
    assert set((await prune(database, LATER)).values()) == {0}


async def test_articles_stay_as_long_as_a_launch_they_speak_of_is_tracked(world: World, database: Database):
    brand, launch = await world.brand("Xiaomi"), await world.launch(None)
    article = await world.article((brand,))
    await world.article((brand,))
    async with database.begin() as session:
        said = {"product": "Phone", "status": Status.ANNOUNCED, "confidence": 1.0, "created_at": START}
        session.add(Announcement(article_id=article, position=0, launch_id=launch, **said))
    assert (await prune(database, LATER))["articles"] == 1
    assert await count(database, Article) == 1
    await world.revise(launch, RevisionKind.CANCELLED, None, LATER, tell=False)
    assert (await prune(database, LATER))["articles"] == 1


async def test_a_channel_that_stays_paused_keeps_no_notice(world: World, database: Database):
    notice = await world.told((await world.brand("Xiaomi"),))
    sent, paused = await world.channel(await world.guild()), await world.channel(await world.guild())
    async with database.begin() as session:
        await session.execute(update(Notice).values(planned_at=START))
        for target, state in ((sent, DeliveryState.SENT), (paused, DeliveryState.PAUSED)):
            session.add(Delivery(notice_id=notice, target_id=target, lane=3, due=START, state=state))
    deleted = await prune(database, START + timedelta(days=181))
    assert (deleted["deliveries"], deleted["notices"]) == (2, 1)


async def test_a_launch_goes_two_years_after_it_was_over_and_its_live_cards_with_what_they_were_sent_as(
    world: World, database: Database
):
    over, tracked = await world.launch(None), await world.launch(None)
    await world.revise(over, RevisionKind.CANCELLED, None, START)
    target = await world.channel(await world.guild())
    async with database.begin() as session:
        await session.execute(update(Notice).values(planned_at=START))
        notice = await session.scalar(select(Notice.id))
        session.add(Delivery(notice_id=notice, target_id=target, lane=3, due=START, state=DeliveryState.SENT))
        await session.flush()
        sent = await session.scalar(select(Delivery.id))
        await db.live_cards.put(session, over, target, sent, 7, 2, START, START)
    assert (await prune(database, START + timedelta(days=179)))["cards"] == 0
    assert (await prune(database, START + timedelta(days=181)))["cards"] == 1
    assert (await prune(database, START + timedelta(days=729)))["launches"] == 0
    assert (await prune(database, START + timedelta(days=731)))["launches"] == 1
    async with database.read() as session:
        assert set(await session.scalars(select(Revision.launch_id))) == {tracked}


@pytest.mark.parametrize("edtf", ["2022-07-04T19:00+08:00", "2022-07-04", "2022-07"])
@pytest.mark.parametrize("not_before", [True, False])
async def test_a_launch_whose_date_passed_is_given_up_after_a_year_without_a_word(
    world: World, database: Database, edtf: str, not_before: bool
):
    window = LaunchWindow.from_edtf(edtf)
    passed, year = window.bounds_utc()[1], timedelta(days=365)
    launch = await world.launch(window, not_before=not_before)
    await world.launch(None)
    spoken_of = await world.launch(window, not_before=not_before)
    await world.revise(spoken_of, RevisionKind.WIDENED, window, passed + timedelta(days=1), tell=False)
    over = await world.launch(window, status=Status.CANCELLED)
    assert (await prune(database, passed + year))["silent"] == 0
    assert (await prune(database, passed + year + timedelta(hours=1), Retention(chunk=1)))["silent"] == 1
    assert [trace.launch_id for trace in await world.traces("silent")] == [launch]
    async with database.read() as session:
        row = await session.get_one(Launch, launch)
        assert (row.presumed, row.ended_at) == (False, passed + year + timedelta(hours=1))
        assert (await session.get_one(Launch, over)).ended_at is None
    assert (await prune(database, passed + year + timedelta(days=2)))["silent"] == 1


async def test_a_launch_that_was_learnt_of_late_is_not_given_up_at_once(world: World, database: Database):
    launch = await world.launch(LaunchWindow.from_edtf("2020-07"), not_before=True)
    async with database.begin() as session:
        await session.execute(update(Launch).where(Launch.id == launch).values(updated_at=START - timedelta(days=700)))
    assert (await prune(database, START + timedelta(days=364)))["silent"] == 0
    assert (await prune(database, START + timedelta(days=366)))["silent"] == 1


async def test_what_was_told_to_many_goes_in_chunks(world: World, database: Database):
    brand = await world.brand("Xiaomi")
    notice = await world.told((brand,))
    async with database.begin() as session:
        await session.execute(update(Notice).values(planned_at=START))
        for target in range(1, 8):
            row = {"target_id": target, "lane": 3, "due": START, "state": DeliveryState.SENT}
            session.add(Delivery(notice_id=notice, **row))
    async with database.begin() as session:
        assert await db.retention.forget_deliveries(session, LATER, limit=3) == 3
    assert (await count(database, Delivery), await count(database, Notice)) == (4, 1)
    deleted = await prune(database, LATER, Retention(deliveries_chunk=3))
    assert (deleted["deliveries"], deleted["notices"]) == (4, 1)
    assert await count(database, Delivery) == 0


async def test_traces_go_in_chunks(world: World, database: Database):
    async with database.begin() as session:
        session.add_all([Trace(step="poll", outcome="news", at=START) for _ in range(7)])
        session.add(Trace(step="poll", outcome="news", at=LATER))
    assert (await prune(database, LATER, Retention(chunk=3)))["traces"] == 7
    assert await count(database, Trace) == 1


async def test_items_are_kept_up_to_a_number_for_each_source(world: World, database: Database):
    brand = await world.brand("Xiaomi")
    async with database.begin() as session:
        sources = [await db.sources.link(session, brand, f"https://example.com/{n}", START) for n in range(2)]
        for source in sources:
            for number in range(5):
                state = ItemState.NEW if number == 0 else ItemState.READ
                keys = {"source_id": source, "item_key": str(number), "fingerprint": "f"}
                session.add(FeedItem(**keys, title="t", first_seen=START, state=state))
    assert (await prune(database, LATER, Retention(items_per_source=2)))["items"] == 4
    assert await count(database, FeedItem) == 6


async def test_sources_that_nobody_uses_go(world: World, database: Database):
    brand = await world.brand("Xiaomi")
    async with database.begin() as session:
        used = await db.sources.link(session, brand, "https://example.com/used", START)
        unused = await db.sources.link(session, brand, "https://example.com/unused", START)
        await db.sources.unlink(session, brand, unused)
    assert (await prune(database, START + timedelta(days=29)))["sources"] == 0
    assert (await prune(database, START + timedelta(days=31)))["sources"] == 1
    async with database.read() as session:
        assert list(await session.scalars(select(Source.id))) == [used]


async def test_a_source_that_moved_to_another_stays_so_that_its_old_address_leads_there(
    world: World, database: Database
):
    brand = await world.brand("Xiaomi")
    async with database.begin() as session:
        old = await db.sources.link(session, brand, "https://example.com/old", START)
        new = await db.sources.link(session, brand, "https://example.com/new", START)
        assert await db.sources.move(session, old, "https://example.com/new") == new
    assert (await prune(database, LATER))["sources"] == 0
    async with database.begin() as session:
        assert await db.sources.link(session, brand, "https://example.com/old", LATER) == new
