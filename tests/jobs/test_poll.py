"""Polling: each due source once, nothing lost, and one that fails stops none of the others."""

import asyncio
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

import db.brands
import db.guilds
import db.items
import db.polls
import db.sources
import jobs.poll
from db.engine import Database
from db.guilds import GuildSettings
from db.models import BrandSource, FeedItem, Source, Trace
from db.states import ItemState, SourceKind, SourceState
from feeds.fetch import Fetcher
from jobs.poll import Poller, PollRules
from tests.jobs.newsroom import Answer, Entry, Newsroom
from tests.jobs.world import START, FakeClock

LONG = "The maker spoke at length about what it has done and what it will do in the months to come. " * 3


def entry(number: int, **values: object) -> Entry:
    values = {"title": f"News {number}", "text": f"{number}. {LONG}", "guid": f"guid-{number:04}", **values}
    values.setdefault("published", START - timedelta(hours=number))
    return Entry(**values)  # type: ignore[arg-type]


class Desk:
    """One poller on one database, with short ways to link sources and look at what came in."""

    def __init__(self, database: Database, fetcher: Fetcher, clock: FakeClock, owner: str = "one") -> None:
        self.database = database
        self.clock = clock
        self.poller = Poller(database, fetcher, clock, owner, lambda: 0.5, PollRules(concurrency=4))

    async def link(self, address: str, brand: str = "Xiaomi", **values: object) -> int:
        async with self.database.begin() as session:
            known = await db.brands.find(session, brand, None)
            now = self.clock.now()
            brand_id = known.id if known else await db.brands.add(session, brand, now, guild_id=None)
            return await db.sources.link(session, brand_id, address, now, **values)  # type: ignore[arg-type]

    async def again(self) -> int:
        """Poll everything again, at the latest time at which it is due."""
        async with self.database.read() as session:
            due = await db.sources.next_poll(session)
        self.clock.advance(seconds=86_400 if due is None else max((due - self.clock.now()).total_seconds(), 0))
        return await self.poller.run()

    async def source(self, source_id: int) -> Source:
        async with self.database.read() as session:
            return await session.get_one(Source, source_id)

    async def items(self, *states: ItemState) -> list[str]:
        statement = select(FeedItem.title).order_by(FeedItem.id)
        if states:
            statement = statement.where(FeedItem.state.in_(states))
        async with self.database.read() as session:
            return list(await session.scalars(statement))

    async def traces(self) -> list[str]:
        async with self.database.read() as session:
            return list(await session.scalars(select(Trace.outcome).order_by(Trace.id)))


@pytest.fixture
def desk(database: Database, fetcher: Fetcher, clock: FakeClock) -> Desk:
    return Desk(database, fetcher, clock)


async def test_first_fetch_reads_the_newest_and_remembers_the_rest(desk: Desk, newsroom: Newsroom):
    await desk.link(newsroom.feed("/feed", *(entry(number) for number in range(15))))
    assert await desk.poller.run() == 1
    assert await desk.items(ItemState.NEW) == [f"News {number}" for number in range(10)]
    assert await desk.items(ItemState.SKIPPED) == [f"News {number}" for number in range(10, 15)]


async def test_nothing_is_polled_before_it_is_due(desk: Desk, newsroom: Newsroom):
    await desk.link(newsroom.feed("/feed", entry(1)))
    await desk.poller.run()
    assert await desk.poller.run() == 0
    assert newsroom.asked == ["/feed"]


async def test_an_unchanged_feed_costs_a_304_and_adds_nothing(desk: Desk, newsroom: Newsroom):
    source = await desk.link(newsroom.feed("/feed", entry(1), etag='"v1"'))
    await desk.poller.run()
    before = await desk.source(source)
    assert await desk.again() == 1
    after = await desk.source(source)
    assert after.etag == '"v1"'
    assert after.next_poll > before.next_poll
    assert await desk.items() == ["News 1"]


async def test_an_entry_that_appears_later_is_new_however_old_it_is(desk: Desk, newsroom: Newsroom):
    await desk.link(newsroom.feed("/feed", entry(1)))
    await desk.poller.run()
    newsroom.feed("/feed", entry(1), entry(2, published=START - timedelta(days=300)))
    await desk.again()
    assert await desk.items() == ["News 1", "News 2"]


async def test_changed_ids_and_dates_are_no_news(desk: Desk, newsroom: Newsroom):
    await desk.link(newsroom.feed("/feed", entry(1, link="https://example.com/1")))
    await desk.poller.run()
    newsroom.feed(
        "/feed",
        entry(1, link="https://example.com/1?utm_source=rss", guid="another-id", published=START),
    )
    await desk.again()
    assert await desk.items() == ["News 1"]


async def test_an_edited_entry_is_read_again(desk: Desk, newsroom: Newsroom):
    await desk.link(newsroom.feed("/feed", entry(1)))
    await desk.poller.run()
    async with desk.database.begin() as session:
        await session.execute(update(FeedItem).values(state=ItemState.READ, summary_html=None))
    newsroom.feed("/feed", entry(1, text="It comes a week later than planned. " + LONG))
    await desk.again()
    async with desk.database.read() as session:
        item = (await session.scalars(select(FeedItem))).one()
    assert item.state is ItemState.NEW
    assert "a week later" in (item.summary_html or "")


async def test_one_failing_source_stops_none_of_the_others(desk: Desk, newsroom: Newsroom):
    bad = await desk.link(newsroom.address + "/broken", "Broken")
    newsroom.pages["/broken"] = Answer("oops", 500)
    await desk.link(newsroom.feed("/good", entry(1)), "Good")
    assert await desk.poller.run() == 2
    assert await desk.items() == ["News 1"]
    source = await desk.source(bad)
    assert source.failures == 1
    assert source.last_error is not None
    assert "500" in source.last_error
    assert source.next_poll > desk.clock.now()


async def test_a_slow_source_holds_up_none_of_the_others(desk: Desk, newsroom: Newsroom):
    gate = asyncio.Event()
    await desk.link(newsroom.feed("/slow", entry(1), gate=gate), "Slow")
    for number in range(10):
        await desk.link(newsroom.feed(f"/{number}", entry(number + 10)), f"Brand {number}")
    running = asyncio.create_task(desk.poller.run())
    for _ in range(1_000):
        if len(await desk.items()) == 10:
            break
        await asyncio.sleep(0.01)
    assert not running.done()
    gate.set()
    assert await running == 11


async def test_a_slow_host_holds_up_no_other(desk: Desk, newsroom: Newsroom):
    gate = asyncio.Event()
    for number in range(40):
        await desk.link(newsroom.feed(f"/{number}", entry(number), gate=gate), f"Slow {number}")
    desk.clock.advance(seconds=1)
    async with Newsroom() as quick:
        await desk.link(quick.feed("/feed", entry(99)), "Quick")
        running = asyncio.create_task(desk.poller.run())
        for _ in range(1_000):
            if await desk.items():
                break
            await asyncio.sleep(0.01)
        meanwhile = await desk.items(), len(newsroom.asked)
        gate.set()
        assert await running == 41
    assert meanwhile == (["News 99"], 2)
    assert len(newsroom.asked) == 40


async def test_what_a_host_had_no_room_for_is_polled_though_all_others_ended_while_it_was_looked_for(
    desk: Desk, newsroom: Newsroom, monkeypatch
):
    gate = asyncio.Event()
    for number in range(40):
        await desk.link(newsroom.feed(f"/{number}", entry(number), gate=gate), f"Slow {number}")
    desk.clock.advance(seconds=1)
    claim_due = db.polls.claim_due

    async def slowly(*asked: Any, **terms: Any) -> list[Any]:
        found = await claim_due(*asked, **terms)
        gate.set()
        while desk.poller._under_way:
            await asyncio.sleep(0.01)
        return list(found)

    monkeypatch.setattr(db.polls, "claim_due", slowly)
    assert await desk.poller.run() == 40


async def test_a_claim_takes_of_each_host_its_share_and_passes_over_those_that_are_full(desk: Desk):
    addresses = [f"https://many.example/{number}" for number in range(9)]
    addresses += ["https://a_b%.example", "https://a_b%.example?2", "https://a_b%.example/3", "https://axb.example/"]
    for address in (*addresses, "https://full.example/1"):
        await desk.link(address, address)
        desk.clock.advance(seconds=1)

    async def claim(limit: int) -> list[str]:
        moments = desk.clock.now(), desk.clock.wire()
        terms: dict[str, Any] = {"limit": limit, "lease": timedelta(minutes=1), "per_host": 2}
        async with desk.database.begin() as session:
            claimed = await db.polls.claim_due(session, *moments, "one", full=["https://full.example"], **terms)
        return [source.address for source in claimed]

    assert await claim(3) == [*addresses[:2], addresses[9]]
    assert await claim(9) == [*addresses[2:4], *addresses[10:]]


async def test_failures_back_off_then_pause_and_success_forgives(desk: Desk, newsroom: Newsroom):
    source = await desk.link(newsroom.address + "/feed")
    newsroom.pages["/feed"] = Answer("busy", 503, headers={"Retry-After": "7200"})
    await desk.poller.run()
    first = await desk.source(source)
    assert first.next_poll - desk.clock.now() >= timedelta(hours=2)
    newsroom.feed("/feed", entry(1))
    await desk.again()
    assert (await desk.source(source)).failures == 0
    newsroom.pages["/feed"] = Answer("no", 500)
    for _ in range(60):
        await desk.again()
        if (await desk.source(source)).state is SourceState.PAUSED:
            break
    paused = await desk.source(source)
    assert paused.state is SourceState.PAUSED
    assert paused.failures >= 10
    assert "paused" in await desk.traces()
    async with desk.database.read() as session:
        assert await db.sources.next_poll(session) is None


async def test_gone_ends_a_source(desk: Desk, newsroom: Newsroom):
    source = await desk.link(newsroom.address + "/feed")
    newsroom.pages["/feed"] = Answer("gone", 410)
    await desk.poller.run()
    assert (await desk.source(source)).state is SourceState.GONE
    assert await desk.traces() == ["ended"]


async def test_a_permanent_move_is_stored_and_the_old_address_still_leads_there(desk: Desk, newsroom: Newsroom):
    old = newsroom.address + "/old"
    source = await desk.link(old)
    new = newsroom.feed("/new", entry(1))
    newsroom.pages["/old"] = Answer("", 301, headers={"Location": new})
    await desk.poller.run()
    assert (await desk.source(source)).address == new
    assert await desk.link(old) == source


async def test_a_move_to_a_known_address_joins_the_two(desk: Desk, newsroom: Newsroom):
    new = newsroom.feed("/new", entry(1))
    there = await desk.link(new, "Leica")
    await desk.poller.run()
    old = await desk.link(newsroom.address + "/old", "Xiaomi")
    newsroom.pages["/old"] = Answer("", 308, headers={"Location": new})
    await desk.poller.run()
    assert (await desk.source(old)).state is SourceState.GONE
    async with desk.database.read() as session:
        links = await db.brands.links_of_source(session, there)
    assert {link.brand.name for link in links} == {"Leica", "Xiaomi"}
    assert await desk.link(newsroom.address + "/old", "Xiaomi") == there


async def test_a_page_leads_to_the_feed_it_announces(desk: Desk, newsroom: Newsroom):
    feed = newsroom.feed("/news.xml", entry(1))
    newsroom.pages["/news"] = Answer(
        f'<html><head><title>News</title><link rel="alternate" type="application/rss+xml" href="{feed}"></head>'
        "<body><p>Welcome</p></body></html>",
        content_type="text/html",
    )
    source = await desk.link(newsroom.address + "/news")
    await desk.poller.run()
    found = await desk.source(source)
    assert found.address == feed
    assert found.kind is SourceKind.FEED
    assert await desk.items() == ["News 1"]


async def test_a_page_without_a_feed_is_watched_for_new_links(desk: Desk, newsroom: Newsroom):
    def listing(*numbers: int) -> Answer:
        rows = "".join(
            f'<article><h2><a href="/news/{n}">The maker shows its product number {n} to the world</a></h2>'
            f"<time datetime='2022-05-{10 + n:02}'>{10 + n} May 2022</time></article>"
            for n in numbers
        )
        return Answer(f"<html><body><main>{rows}</main></body></html>", content_type="text/html")

    newsroom.pages["/press"] = listing(3, 2, 1)
    source = await desk.link(newsroom.address + "/press")
    await desk.poller.run()
    assert (await desk.source(source)).kind is SourceKind.LISTING
    newsroom.pages["/press"] = listing(4, 3, 2, 1)
    await desk.again()
    assert len(await desk.items()) == 4
    assert "/robots.txt" in newsroom.asked


async def test_two_pollers_never_fetch_one_source_at_once(
    database: Database, fetcher: Fetcher, clock: FakeClock, newsroom: Newsroom
):
    desks = [Desk(database, fetcher, clock, name) for name in ("one", "two", "three")]
    for number in range(12):
        await desks[0].link(newsroom.feed(f"/{number}", entry(number)), f"Brand {number}")
    polls = await asyncio.gather(*(desk.poller.run() for desk in desks))
    assert sum(polls) == 12
    assert sorted(newsroom.asked) == sorted(f"/{number}" for number in range(12))
    assert len(await desks[0].items()) == 12


async def test_one_address_is_fetched_once_for_all_brands(desk: Desk, newsroom: Newsroom):
    address = newsroom.feed("/feed", entry(1))
    assert len({await desk.link(address, name) for name in ("Xiaomi", "Leica", "Sony")}) == 1
    await desk.poller.run()
    assert newsroom.asked == ["/feed"]


async def test_a_killed_poller_loses_nothing(desk: Desk, newsroom: Newsroom, fetcher: Fetcher):
    await desk.link(newsroom.feed("/feed", entry(1)))
    async with desk.database.begin() as session:
        claimed = await db.polls.claim_due(
            session, desk.clock.now(), desk.clock.wire(), "killed", limit=5, lease=timedelta(seconds=90), per_host=5
        )
    assert len(claimed) == 1
    if not desk.database.is_sqlite:
        # Another process may still be at work: only the end of its lease tells.
        assert await Desk(desk.database, fetcher, desk.clock, "other").poller.run() == 0
        desk.clock.advance(seconds=91)
    assert await Desk(desk.database, fetcher, desk.clock, "next").poller.run() == 1
    assert await desk.items() == ["News 1"]


async def test_what_a_poller_settles_after_losing_its_lease_changes_nothing(desk: Desk, newsroom: Newsroom):
    source = await desk.link(newsroom.feed("/feed", entry(1)))
    now, wire = desk.clock.now(), desk.clock.wire()
    async with desk.database.begin() as session:
        (claimed,) = await db.polls.claim_due(
            session, now, wire, "slow", limit=1, lease=timedelta(seconds=1), per_host=1
        )
    await session_update(desk, source, lease_owner="quick")
    async with desk.database.begin() as session:
        await db.polls.settle(session, "slow", {source: claimed.standing})
    assert (await desk.source(source)).lease_owner == "quick"


async def session_update(desk: Desk, source_id: int, **values: object) -> None:
    async with desk.database.begin() as session:
        await session.execute(update(Source).where(Source.id == source_id).values(values))


async def test_a_new_link_to_a_known_source_begins_quietly_and_is_read_for_it(desk: Desk, newsroom: Newsroom):
    address = newsroom.feed("/feed", entry(1), etag='"v1"')
    await desk.link(address, "Xiaomi")
    await desk.poller.run()
    async with desk.database.begin() as session:
        await session.execute(update(FeedItem).values(state=ItemState.READ))
    desk.clock.advance(minutes=1)
    await desk.link(address, "Leica")
    assert await desk.poller.run() == 1
    async with desk.database.read() as session:
        baselines = list(await session.scalars(select(BrandSource.baseline_at).order_by(BrandSource.brand_id)))
    assert baselines == [START, START + timedelta(minutes=1)]
    assert await desk.items(ItemState.NEW) == ["News 1"]


async def test_nobody_polls_what_nobody_uses(desk: Desk, newsroom: Newsroom):
    source = await desk.link(newsroom.feed("/feed", entry(1)))
    async with desk.database.begin() as session:
        brand = await db.brands.find(session, "xiaomi", None)
        assert brand is not None
        await db.sources.unlink(session, brand.id, source)
    assert await desk.poller.run() == 0
    async with desk.database.read() as session:
        assert await db.sources.next_poll(session) is None
        assert not await db.sources.busy(session, desk.clock.now(), desk.clock.wire())


async def test_the_idle_probes_say_what_there_is_to_do(desk: Desk, newsroom: Newsroom):
    await desk.link(newsroom.feed("/feed", entry(1)))

    async def probe() -> tuple[datetime | None, bool, int, bool]:
        async with desk.database.read() as session:
            return (
                await db.sources.next_poll(session),
                await db.sources.busy(session, desk.clock.now(), desk.clock.wire()),
                await db.items.unread(session),
                await db.items.any_ready(session, desk.clock.wire()),
            )

    assert await probe() == (START, True, 0, False)
    await desk.poller.run()
    next_poll, busy, unread, ready = await probe()
    assert next_poll is not None
    assert next_poll > START
    assert (busy, unread, ready) == (False, 1, True)


async def test_hostile_entries_are_stored_once(desk: Desk, newsroom: Newsroom):
    nasty = entry(1, title="Zero \ufffe width", guid="g" * 5_000, link="https://example.com/" + "x" * 5_000)
    source = await desk.link(newsroom.feed("/feed", nasty))
    await desk.poller.run()
    newsroom.feed("/feed", nasty, entry(2))
    await desk.again()
    assert len(await desk.items()) == 2
    assert (await desk.source(source)).failures == 0


async def test_a_guild_is_told_once_that_its_own_source_stopped(desk: Desk, newsroom: Newsroom):
    now = desk.clock.now()
    newsroom.pages["/feed"] = Answer("gone", 410)
    async with desk.database.begin() as session:
        await db.guilds.join(session, 7, "Seven")
        await db.guilds.set_up(session, 7, GuildSettings(review_channel_id=77), now)
        own = await db.brands.add(session, "Tiny", now, guild_id=7)
        source = await db.sources.link(session, own, newsroom.address + "/feed", now)
    await desk.link(newsroom.address + "/feed", "Xiaomi")
    await desk.poller.run()
    async with desk.database.begin() as session:
        (stopped,) = await db.sources.untold(session)
        assert (stopped.id, stopped.guild_id, stopped.review_channel_id) == (source, 7, 77)
        await db.sources.told(session, source, now)
        assert await db.sources.untold(session) == []


async def test_a_fault_of_ours_is_raised_at_the_end_and_stops_no_other_source(
    desk: Desk, newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
):
    for number in range(9):
        await desk.link(newsroom.feed(f"/{number}", entry(number)), f"Brand {number}")
    whole = jobs.poll.take_in
    calls: list[int] = []

    def faulty(*values: Any, **options: Any) -> Any:
        calls.append(1)
        if len(calls) == 3:
            raise ZeroDivisionError
        return whole(*values, **options)

    monkeypatch.setattr(jobs.poll, "take_in", faulty)
    with pytest.raises(ExceptionGroup) as caught:
        await desk.poller.run()
    assert caught.group_contains(ZeroDivisionError)
    assert len(await desk.items()) == 8
