"""A process that dies at any step of polling and reading: the next one finishes the work, once."""

import contextlib
from datetime import timedelta

from sqlalchemy import select, update

import db.brands
import db.guilds
import db.sources
from db.engine import Database
from db.models import Announcement, Article, ArticleBrand, Delivery, FeedItem, Launch, Notice, Revision, Source, Trace
from db.states import ItemState, NoticeKind
from feeds.fetch import Fetcher
from jobs.poll import Poller, PollRules
from jobs.read import Reader, ReadRules
from launches.revision import RevisionKind
from tests.jobs.fakes import Crash, FragileDatabase, Fuse
from tests.jobs.newsroom import Entry, Newsroom
from tests.jobs.plainly import understand_plainly
from tests.jobs.world import FakeClock

FILLER = "The maker spoke at length about what it has done and what it will do in the months to come. " * 20
TABLES = (Delivery, Notice, Trace, Announcement, Revision, Launch, FeedItem, Article)


class _OneProcess(FragileDatabase):
    """A fragile database that takes over at once what the process before had claimed."""

    is_sqlite = True


async def work(database: object, fetcher: Fetcher, clock: FakeClock, owner: str) -> None:
    """Poll and read, as one process does."""
    rules = PollRules(concurrency=1)
    await Poller(database, fetcher, clock, owner, lambda: 0.5, rules).run()  # type: ignore[arg-type]
    await Reader(database, fetcher, clock, owner, ReadRules(), understand_plainly).run()  # type: ignore[arg-type]


async def outcome(database: Database) -> tuple[object, ...]:
    """What must be the same however often the work was interrupted."""
    async with database.read() as session:
        launches = await session.execute(select(Launch.product, Launch.window_start, Launch.plan_version, Launch.epoch))
        notices = await session.execute(select(Notice.kind, Notice.lane).order_by(Notice.id))
        items = await session.execute(select(FeedItem.title, FeedItem.state).order_by(FeedItem.title))
        articles = await session.scalars(select(Article.title).order_by(Article.title))
        return sorted(map(tuple, launches)), list(map(tuple, notices)), list(map(tuple, items)), list(articles)


async def reset(database: Database, baseline: object) -> None:
    async with database.begin() as session:
        for table in TABLES:
            await session.execute(table.__table__.delete())
        quiet = {"failures": 0, "lease_owner": None, "lease_until_wire": None, "content_hash": None, "etag": None}
        await session.execute(update(Source).values(next_poll=baseline, **quiet))


async def test_a_crash_at_any_step_loses_and_doubles_nothing(
    database: Database, fetcher: Fetcher, clock: FakeClock, newsroom: Newsroom
):
    address = newsroom.feed("/feed")
    async with database.begin() as session:
        brand = await db.brands.add(session, "Xiaomi", clock.now(), guild_id=None)
        await db.sources.link(session, brand, address, clock.now())
    await work(database, fetcher, clock, "before")
    newsroom.feed(
        "/feed",
        *(
            Entry(f"News {n}", f"[Phone | 2022-07{day}] {FILLER}", guid=f"guid-{n}", published=clock.now())
            for n, day in enumerate(("", "-04"))
        ),
    )
    clock.advance(hours=30)
    start = clock.now()

    await reset(database, start)
    counting = Fuse()
    await work(_OneProcess(database, counting), fetcher, clock, "whole")
    wanted = await outcome(database)
    assert [state for _, state in wanted[2]] == [ItemState.READ, ItemState.READ]  # type: ignore[index]

    for step in range(1, len(counting.steps) + 1):
        await reset(database, start)
        fuse = Fuse(step)
        try:
            await work(_OneProcess(database, fuse), fetcher, clock, f"dies-{step}")
        except Crash:
            pass
        except BaseExceptionGroup as group:
            assert group.subgroup(Crash) is not None  # noqa: PT017
        clock.leap(start + timedelta(minutes=1))
        await work(_OneProcess(database, Fuse()), fetcher, clock, f"after-{step}")
        assert await outcome(database) == wanted, f"killed at step {step}: {counting.steps[step - 1]}"


async def read(database: object, fetcher: Fetcher, clock: FakeClock, owner: str) -> None:
    """Read, as one process does that writes down what an article means to one guild at a time."""
    rules = ReadRules(scopes=1)
    await Reader(database, fetcher, clock, owner, rules, understand_plainly).run()  # type: ignore[arg-type]


async def told(database: Database) -> list[tuple[object, ...]]:
    """Each guild's notices and launches, and for how many brands the article is posted."""
    async with database.read() as session:
        notices = await session.execute(
            select(Notice.guild_id, Notice.kind, Revision.kind)
            .outerjoin(Revision, Revision.id == Notice.revision_id)
            .order_by(Notice.guild_id, Notice.id)
        )
        launches = await session.execute(select(Launch.guild_id, Launch.plan_version).order_by(Launch.guild_id))
        posted = await session.scalars(select(ArticleBrand.brand_id).where(ArticleBrand.fresh.is_(True)))
        return [*map(tuple, notices), *map(tuple, launches), tuple(sorted(posted))]


async def test_a_crash_between_the_guilds_of_an_article_or_its_edit_loses_and_doubles_nothing(
    database: Database, fetcher: Fetcher, clock: FakeClock, newsroom: Newsroom
):
    address = newsroom.feed("/feed")
    async with database.begin() as session:
        for guild in (1, 2):
            await db.guilds.join(session, guild, "G")
            brand = await db.brands.add(session, "Xiaomi", clock.now(), guild_id=guild)
            await db.sources.link(session, brand, address, clock.now())
    await work(database, fetcher, clock, "before")
    clock.advance(hours=30)
    start = clock.now()

    async def publish(day: str) -> None:
        newsroom.feed("/feed", Entry("News", f"[Phone | 2022-07{day}] {FILLER}", guid="guid", published=start))
        clock.advance(hours=30)
        rules = PollRules(concurrency=1)
        await Poller(database, fetcher, clock, "poller", lambda: 0.5, rules).run()

    async def go(fuse: Fuse, *, edited: bool) -> list[tuple[object, ...]]:
        """Have an article read, and then an edit of it; the process dies over the one or the other."""
        clock.leap(start)
        await reset(database, start)
        for day, dies in (("", not edited), ("-04", edited)):
            await publish(day)
            with contextlib.suppress(Crash, BaseExceptionGroup):
                await read(_OneProcess(database, fuse if dies else Fuse()), fetcher, clock, "dies")
            await read(_OneProcess(database, Fuse()), fetcher, clock, "after")
        return await told(database)

    for edited in (False, True):
        counting = Fuse()
        wanted = await go(counting, edited=edited)
        assert [row for row in wanted if row[0] == 2] == [
            (2, NoticeKind.REVISION, RevisionKind.ANNOUNCED),
            (2, NoticeKind.ARTICLE, None),
            (2, NoticeKind.REVISION, RevisionKind.NARROWED),
            (2, 2),
        ]
        assert counting.steps.count("after commit") >= 4
        for step in range(1, len(counting.steps) + 1):
            assert await go(Fuse(step), edited=edited) == wanted, f"killed at {step}: {counting.steps[step - 1]}"
