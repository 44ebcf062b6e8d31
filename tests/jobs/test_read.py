"""Reading: an article becomes what follows from it in one transaction, and everything left undone has its reason."""

import asyncio
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TypeVar

import pytest
from sqlalchemy import func, select, update

import db.articles
import db.brands
import db.items
import db.launches
import db.reviews
import db.sources
import db.traces
from db.articles import ArticleText
from db.engine import Database
from db.models import (
    Announcement,
    Article,
    ArticleBrand,
    Base,
    BrandSource,
    FeedItem,
    Guild,
    Launch,
    LaunchBrand,
    LaunchOverride,
    Notice,
    Review,
    Revision,
    Trace,
)
from db.states import ConflictState, ItemState, NoticeKind, ReviewState
from db.tracking import Known
from feeds.fetch import Fetcher
from jobs.poll import Poller, PollRules
from jobs.read import Reader, ReadRules
from jobs.scopes import Scope
from jobs.understanding import Understood
from launches.announcement import Status
from launches.revision import RevisionKind
from launches.window import LaunchWindow
from tests.jobs.fakes import Lingering
from tests.jobs.newsroom import Answer, Entry, Newsroom
from tests.jobs.plainly import understand_plainly
from tests.jobs.world import START, FakeClock, World

FILLER = "The maker spoke at length about what it has done and what it will do in the months to come. " * 20
Row = TypeVar("Row", bound=Base)
JULY = LaunchWindow.from_edtf("2022-07")
PRESSED = ReadRules(patience_s=0.1)


class Press:
    """A newsroom that is polled and read: `publish` adds an entry, `go` lets an hour pass and takes everything in."""

    def __init__(self, database: Database, fetcher: Fetcher, clock: FakeClock, newsroom: Newsroom) -> None:
        self.database, self.fetcher, self.clock, self.newsroom = database, fetcher, clock, newsroom
        self.world = World(database)
        self.entries: dict[str, list[Entry]] = {}
        self.poller = Poller(database, fetcher, clock, "poller", lambda: 0.5, PollRules(concurrency=4))
        self.reader = self.new_reader("reader")

    def new_reader(self, owner: str) -> Reader:
        return Reader(self.database, self.fetcher, self.clock, owner, ReadRules(), understand_plainly)

    async def follow(self, path: str, brand: str, guild_id: int | None = None, *, quiet: bool = False) -> int:
        """Let a brand use the feed at `path`; unless `quiet`, its first fetch is over afterwards."""
        now = self.clock.now()
        async with self.database.begin() as session:
            known = [row for row in await db.brands.visible(session, guild_id) if row.guild_id == guild_id]
            ids = {row.name: row.id for row in known}
            brand_id = ids.get(brand) or await db.brands.add(session, brand, now, guild_id=guild_id)
            await db.sources.link(session, brand_id, self.newsroom.address + path, now)
        self.entries.setdefault(path, [])
        if not quiet:
            await self.go(minutes=1)
        return brand_id

    def publish(self, path: str, title: str, says: str, **values: object) -> None:
        entry = {"guid": f"guid-{title}", "published": self.clock.now(), "text": f"{says}\n{FILLER}", **values}
        self.entries.setdefault(path, []).insert(0, Entry(title, **entry))  # type: ignore[arg-type]

    async def poll(self, **step: float) -> None:
        for path, entries in self.entries.items():
            self.newsroom.feed(path, *entries)
        self.clock.advance(**step or {"hours": 1})
        async with self.database.begin() as session:
            for source_id in (await session.scalars(select(BrandSource.source_id).distinct())).all():
                await db.sources.revive(session, source_id, self.clock.now())
        await self.poller.run()

    async def go(self, **step: float) -> None:
        await self.poll(**step)
        await self.reader.run()

    async def all(self, table: type[Row]) -> list[Row]:
        async with self.database.read() as session:
            return list(await session.scalars(select(table).order_by(*table.__table__.primary_key)))

    async def notices(self) -> list[str]:
        async with self.database.read() as session:
            found = await session.execute(
                select(Notice.kind, Revision.kind)
                .outerjoin(Revision, Revision.id == Notice.revision_id)
                .order_by(Notice.id)
            )
            return [kind.value if change is None else change.value for kind, change in found]

    async def reasons(self, step: str) -> list[str | None]:
        return [trace.reason for trace in await self.all(Trace) if trace.step == step]

    async def count(self, table: type[Base]) -> int:
        async with self.database.read() as session:
            return await session.scalar(select(func.count()).select_from(table)) or 0


@pytest.fixture
def press(database: Database, fetcher: Fetcher, clock: FakeClock, newsroom: Newsroom) -> Press:
    return Press(database, fetcher, clock, newsroom)


async def test_an_announcement_becomes_article_launch_revision_and_notices(press: Press):
    brand = await press.follow("/feed", "Xiaomi")
    press.publish("/feed", "A flagship", "Xiaomi says [Phone | 2022-07].")
    await press.go()
    (article,) = await press.all(Article)
    (launch,) = await press.all(Launch)
    (announcement,) = await press.all(Announcement)
    (revision,) = await press.all(Revision)
    assert article.summary == ["A flagship"]
    assert article.published_source == "feed"
    assert (launch.product, launch.window, launch.plan_version, launch.epoch) == ("Phone", JULY, 1, 1)
    assert launch.opens == datetime.fromisoformat("2022-07-01T00:00+00:00")
    assert announcement.launch_id == launch.id
    assert (revision.kind, revision.after) == (RevisionKind.ANNOUNCED, JULY)
    assert (revision.article_id, revision.announcement_id) == (article.id, announcement.id)
    assert [row.brand_id for row in await press.all(LaunchBrand)] == [brand]
    assert [(row.brand_id, row.fresh) for row in await press.all(ArticleBrand)] == [(brand, True)]
    assert await press.notices() == ["announced", "article"]


async def test_the_first_fetch_tells_nothing_but_its_launches_are_tracked(press: Press):
    press.publish("/feed", "A flagship", "[Phone | 2022-07]")
    await press.follow("/feed", "Xiaomi")
    assert [launch.product for launch in await press.all(Launch)] == ["Phone"]
    assert await press.notices() == []
    assert set(await press.reasons("notice")) == {"first fetch"}
    assert [row.fresh for row in await press.all(ArticleBrand)] == [False]


async def test_a_changed_date_is_a_revision_with_a_new_plan_and_epoch(press: Press):
    await press.follow("/feed", "Xiaomi")
    press.publish("/feed", "A flagship", "[Phone | 2022-07]")
    await press.go()
    press.publish("/feed", "The day", "[Phone | 2022-07-04]")
    await press.go()
    press.publish("/feed", "Later", "[Phone | delayed | 2022-08-11]")
    await press.go()
    (launch,) = await press.all(Launch)
    revisions = await press.all(Revision)
    assert [row.kind.value for row in revisions] == ["announced", "narrowed", "delayed"]
    assert [(row.plan_version, row.epoch) for row in revisions] == [(1, 1), (2, 1), (3, 2)]
    assert (launch.plan_version, launch.epoch, launch.status) == (3, 2, Status.DELAYED)
    assert [row.before.edtf if row.before else None for row in revisions] == [None, "2022-07", "2022-07-04"]


async def test_a_restatement_tells_the_article_alone(press: Press):
    await press.follow("/feed", "Xiaomi")
    press.publish("/feed", "A flagship", "[Phone | 2022-07]")
    await press.go()
    press.publish("/feed", "Again", "[Phone | 2022-07]")
    await press.go()
    assert await press.notices() == ["announced", "article", "article"]
    assert "says what is known" in await press.reasons("revise")
    assert (await press.all(Launch))[0].plan_version == 1


async def test_cancelled_and_launched_end_a_launch_and_revival_reopens_it(press: Press):
    await press.follow("/feed", "Xiaomi")
    press.publish("/feed", "One", "[Phone | 2022-07]")
    await press.go()
    press.publish("/feed", "Two", "[Phone | cancelled]")
    await press.go()
    assert (await press.all(Launch))[0].ended_at is not None
    press.publish("/feed", "Three", "[Phone | 2022-09]")
    await press.go()
    (launch,) = await press.all(Launch)
    assert (launch.ended_at, launch.epoch) == (None, 2)
    press.publish("/feed", "Four", "[Phone | released | 2022-05-23]")
    await press.go()
    (launch,) = await press.all(Launch)
    assert launch.status is Status.RELEASED
    assert launch.ended_at is not None


async def test_an_article_about_no_launch_is_told_and_says_why_nothing_is_tracked(press: Press):
    await press.follow("/feed", "Xiaomi")
    press.publish("/feed", "A museum", "Nothing of the kind.")
    await press.go()
    assert await press.notices() == ["article"]
    assert await press.reasons("announce") == ["speaks of no launch"]


async def test_an_edited_article_is_read_again_and_only_its_change_is_told(press: Press):
    await press.follow("/feed", "Xiaomi")
    press.publish("/feed", "A flagship", "[Phone | 2022-07-04]", link="https://example.com/a")
    await press.go()
    press.entries["/feed"].clear()
    press.publish("/feed", "A flagship", "[Phone | delayed | 2022-07-11]", link="https://example.com/a")
    await press.go()
    (article,) = await press.all(Article)
    assert "2022-07-11" in article.text
    assert await press.notices() == ["announced", "article", "delayed"]
    assert await press.count(Announcement) == 1


async def test_an_edit_of_an_article_of_the_first_fetch_is_news(press: Press):
    press.publish("/feed", "A flagship", "[Phone | 2022-07-04]")
    await press.follow("/feed", "Xiaomi")
    press.entries["/feed"].clear()
    press.publish("/feed", "A flagship", "[Phone | delayed | 2022-07-11]")
    await press.go()
    assert await press.notices() == ["delayed"]


async def test_a_feed_whose_ids_are_places_is_told_of_from_its_second_fetch_on(press: Press):
    def publish(*titles: str) -> None:
        press.entries["/feed"] = [
            Entry(title, f"[{title} | 2022-07]\n{FILLER}", f"https://example.com/{title}", f"item-{place}", START)
            for place, title in enumerate(titles)
        ]

    publish("Pad", "Phone")
    await press.follow("/feed", "Xiaomi")
    publish("Watch", "Pad", "Phone")
    await press.go()
    publish("Buds", "Watch", "Pad")
    await press.go()
    assert await press.count(Article) == 4
    assert await press.notices() == ["announced", "article", "announced", "article"]


async def test_old_news_neither_posts_nor_undoes_newer_news(press: Press):
    await press.follow("/feed", "Xiaomi")
    press.publish("/feed", "New", "[Phone | 2022-07-04]")
    await press.go()
    press.publish("/feed", "Old", "[Phone | 2022-06]", published=START - timedelta(days=40))
    await press.go()
    (launch,) = await press.all(Launch)
    assert launch.window == LaunchWindow.from_edtf("2022-07-04")
    assert await press.notices() == ["announced", "article"]
    assert "published long ago" in await press.reasons("notice")
    assert "newer news is known" in await press.reasons("match")


async def test_a_joint_announcement_is_one_article_of_both_brands(press: Press):
    xiaomi = await press.follow("/xiaomi", "Xiaomi")
    leica = await press.follow("/leica", "Leica")
    press.publish("/xiaomi", "Together", "Xiaomi and Leica: [Phone | 2022-07]", link="https://example.com/together")
    press.publish("/leica", "Together", "Xiaomi and Leica: [Phone | 2022-07]", link="https://example.com/together")
    await press.go()
    assert await press.count(Article) == 1
    assert await press.count(Launch) == 1
    assert {row.brand_id for row in await press.all(LaunchBrand)} == {xiaomi, leica}
    assert {row.brand_id for row in await press.all(ArticleBrand)} == {xiaomi, leica}
    assert await press.notices() == ["announced", "article"]


async def test_a_guilds_own_brand_is_tracked_apart_and_seen_by_nobody_else(press: Press):
    guild, other = await press.world.guild(), await press.world.guild()
    await press.follow("/own", "Tiny", guild)
    press.publish("/own", "A thing", "Tiny: [Thing | 2022-07]")
    await press.go()
    (launch,) = await press.all(Launch)
    (article,) = await press.all(Article)
    assert launch.guild_id == guild
    assert {notice.guild_id for notice in await press.all(Notice)} == {guild}
    async with press.database.read() as session:
        assert (await db.launches.get(session, launch.id, guild)).product == "Thing"
        assert await db.launches.upcoming(session, other, press.clock.now()) == []
        assert await db.launches.suggest(session, "thing", other) == []
        assert await db.articles.newest(session, other) == []
        assert await db.traces.for_launch(session, launch.id, other) == []
        assert await db.traces.for_article(session, article.id, guild) != []


async def test_one_address_used_by_catalogue_and_guild_is_one_article_in_two_scopes(press: Press):
    guild = await press.world.guild()
    await press.follow("/feed", "Xiaomi")
    await press.follow("/feed", "Mi", guild)
    press.publish("/feed", "A flagship", "Xiaomi Mi: [Phone | 2022-07]")
    await press.go()
    assert await press.count(Article) == 1
    assert {launch.guild_id for launch in await press.all(Launch)} == {None, guild}
    articles = [notice for notice in await press.all(Notice) if notice.kind is NoticeKind.ARTICLE]
    assert [notice.guild_id for notice in articles] == [None]


LINK = "https://example.com/news"


async def seen(press: Press, guild_id: int | None) -> list[str]:
    async with press.database.read() as session:
        return [article.title for article in await db.articles.newest(session, guild_id)]


async def test_a_guilds_own_feed_changes_nothing_that_others_read(press: Press):
    guild, other = await press.world.guild(), await press.world.guild()
    await press.follow("/feed", "Xiaomi")
    await press.follow("/own", "Mine", guild)
    press.publish("/feed", "Official", "The real text.", link=LINK)
    await press.go()
    (official,) = await press.all(Article)
    for title in ("Free for all", "Free for everybody"):
        press.publish("/own", title, "Scan this.", link=LINK, guid="guid")
        await press.go()
        press.entries["/own"].clear()
    unchanged, own = await press.all(Article)
    assert (unchanged.title, unchanged.text, unchanged.summary) == (official.title, official.text, official.summary)
    assert own.title == "Free for everybody"
    assert await seen(press, other) == await seen(press, None) == ["Official"]
    assert set(await seen(press, guild)) == {"Official", "Free for everybody"}
    assert [(notice.article_id, notice.guild_id) for notice in await press.all(Notice)] == [
        (official.id, None),
        (own.id, guild),
    ]


async def test_what_a_guilds_own_feed_says_first_is_not_the_catalogues(press: Press):
    guild, other = await press.world.guild(), await press.world.guild()
    await press.follow("/feed", "Xiaomi")
    await press.follow("/own", "Mine", guild)
    press.publish("/own", "For us alone", "Secret.", link=LINK, published=START - timedelta(days=40))
    await press.go()
    press.publish("/feed", "Official", "The real text.", link=LINK)
    await press.go()
    assert await seen(press, other) == ["Official"]
    assert [notice.guild_id for notice in await press.all(Notice)] == [None]
    press.entries["/own"].clear()
    press.publish("/own", "For us alone", "Another secret.", link=LINK)
    await press.go()
    assert await seen(press, other) == ["Official"]


async def test_a_feed_of_two_guilds_is_one_article_that_no_other_feed_changes(press: Press):
    one, two = await press.world.guild(), await press.world.guild()
    await press.follow("/shared", "Ours", one)
    await press.follow("/shared", "Ours, too", two)
    await press.follow("/own", "Mine", one)
    press.publish("/shared", "News", "The text.", link=LINK)
    await press.go()
    assert await press.count(Article) == 1
    assert {notice.guild_id for notice in await press.all(Notice)} == {one, two}
    press.publish("/own", "Another", "Another text.", link=LINK)
    await press.go()
    assert await seen(press, two) == ["News"]


async def test_an_article_in_two_feeds_of_a_guild_is_told_once(press: Press):
    guild = await press.world.guild()
    await press.follow("/all", "Ours", guild)
    await press.follow("/phones", "Ours", guild)
    for path in ("/all", "/phones"):
        press.publish(path, "News", "[Phone | 2022-07]", link=LINK)
        await press.go()
    assert await press.notices() == ["announced", "article"]
    assert (await press.reasons("notice"))[-1] == "told before"


async def test_a_guilds_feed_that_joins_the_catalogue_keeps_its_articles(press: Press):
    guild = await press.world.guild()
    await press.follow("/feed", "Mi", guild)
    press.publish("/feed", "A flagship", "[Phone | 2022-07]", link=LINK)
    await press.go()
    told = await press.notices()
    await press.follow("/feed", "Xiaomi")
    press.entries["/feed"].clear()
    press.publish("/feed", "A flagship", "[Phone | delayed | 2022-08]", link=LINK)
    await press.go()
    assert await press.count(Article) == 1
    assert await press.notices() == [*told, "delayed", "delayed"]


async def test_a_brand_that_joins_a_source_later_gets_its_launches_quietly(press: Press):
    await press.follow("/feed", "Xiaomi")
    press.publish("/feed", "A flagship", "[Phone | 2022-07]")
    await press.go()
    told = await press.notices()
    guild = await press.world.guild()
    await press.follow("/feed", "Mi", guild)
    assert {launch.guild_id for launch in await press.all(Launch)} == {None, guild}
    assert await press.notices() == told


async def test_a_doubtful_reading_asks_people_and_changes_nothing(press: Press):
    brand = await press.follow("/feed", "Xiaomi")
    asked = await press.world.guild(review_channel_id=77)
    await press.world.route(await press.world.channel(asked), brand_id=brand)
    await press.world.route(await press.world.channel(await press.world.guild()), brand_id=brand)
    press.publish("/feed", "Perhaps", "[Phone | 2022-07 | 0.3]")
    await press.go()
    assert await press.count(Launch) == 0
    assert await press.notices() == ["article"]
    (review,) = await press.all(Review)
    assert (review.guild_id, review.channel_id, review.state) == (asked, 77, ReviewState.PENDING)
    assert "asked 1 guilds" in [trace.outcome for trace in await press.all(Trace)]
    async with press.database.begin() as session:
        reading = await db.reviews.answer(session, review.id, asked, ReviewState.CONFIRMED, 5, press.clock.now())
        assert reading is not None
        assert reading.window == JULY
        again = await db.reviews.answer(session, review.id, asked, ReviewState.IGNORED, 6, press.clock.now())
        assert again is None


async def test_a_rumour_is_kept_and_changes_nothing(press: Press):
    await press.follow("/feed", "Xiaomi")
    press.publish("/feed", "They say", "[Phone | 2022-07 | rumour]")
    await press.go()
    assert await press.count(Launch) == 0
    assert await press.count(Announcement) == 1
    assert await press.reasons("announce") == ["a rumour: not the maker's word"]


async def test_a_source_that_contradicts_a_guilds_correction_makes_it_ask(press: Press):
    await press.follow("/feed", "Xiaomi")
    press.publish("/feed", "A flagship", "[Phone | 2022-07]")
    await press.go()
    (launch,) = await press.all(Launch)
    guild = await press.world.guild()
    await press.world.correct(launch.id, guild, LaunchWindow.from_edtf("2022-08"), press.clock.now())
    press.publish("/feed", "The day", "[Phone | 2022-07-04]")
    await press.go()
    (override,) = await press.all(LaunchOverride)
    assert override.conflict is ConflictState.ASKED
    async with press.database.read() as session:
        seen = await db.launches.get(session, launch.id, guild)
        assert (seen.corrected, seen.window) == (True, LaunchWindow.from_edtf("2022-08"))
        assert (await db.launches.get(session, launch.id, None)).window == LaunchWindow.from_edtf("2022-07-04")


async def test_the_page_is_fetched_only_where_the_feed_has_a_teaser(press: Press):
    await press.follow("/feed", "Xiaomi")
    whole = press.newsroom.page("/whole", "Whole", FILLER)
    page = press.newsroom.page("/teaser", "Teaser", "It was said: [Phone | 2022-07].", FILLER)
    press.publish("/feed", "Whole", "Everything is here.", link=whole)
    press.publish("/feed", "Teaser", "", text="A new phone…", link=page)
    await press.go()
    assert "/teaser" in press.newsroom.asked
    assert "/whole" not in press.newsroom.asked
    assert [launch.product for launch in await press.all(Launch)] == ["Phone"]


async def reading(press: Press) -> "asyncio.Task[int]":
    """Begin to read what was polled, and wait for the first article."""
    reader = Reader(press.database, press.fetcher, press.clock, "reader", PRESSED, understand_plainly)
    running = asyncio.create_task(reader.run())
    for _ in range(1_000):
        if await press.all(Article):
            break
        await asyncio.sleep(0.01)
    return running


class Hanging:
    """A fetcher whose pages never come."""

    def __init__(self) -> None:
        self.page = Lingering()

    async def check_robots(self, address: str) -> None:
        """Everything may be asked for."""

    async def get(self, address: str, **_: object) -> None:
        await self.page.wait()


async def test_no_page_is_waited_for_after_reading_was_cancelled(press: Press):
    await press.follow("/feed", "Slow")
    press.publish("/feed", "One", "", text="A teaser…", link=press.newsroom.address + "/1")
    press.clock.advance(minutes=1)
    await press.poll()
    fetcher = Hanging()
    running = asyncio.create_task(
        Reader(press.database, fetcher, press.clock, "reader", PRESSED, understand_plainly).run()  # type: ignore[arg-type]
    )
    async with asyncio.timeout(10):
        while not fetcher.page.waiting:
            await asyncio.sleep(0.01)
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running
    assert not fetcher.page.waiting


async def test_a_host_whose_pages_hang_holds_up_no_other_news(press: Press):
    await press.follow("/slow", "Slow")
    await press.follow("/good", "Good")
    gate = asyncio.Event()
    for number in range(30):
        link = press.newsroom.page(f"/slow/{number}", f"Slow {number}", FILLER)
        press.newsroom.pages[f"/slow/{number}"].gate = gate
        press.publish("/slow", f"Slow {number}", "", text="A teaser…", link=link)
    press.clock.advance(minutes=1)
    press.publish("/good", "Good", "[Phone | 2022-07]", link="https://good.example/1")
    await press.poll()
    running = await reading(press)
    meanwhile = [article.title for article in await press.all(Article)]
    gate.set()
    assert await running == 31
    assert meanwhile == ["Good"]
    assert await press.count(Article) == 31


async def test_news_of_one_source_waits_for_the_page_of_what_was_published_before(press: Press):
    await press.follow("/feed", "Xiaomi")
    await press.follow("/other", "Leica")
    gate = asyncio.Event()
    link = press.newsroom.page("/first", "First", "[Phone | 2022-07]", FILLER)
    press.newsroom.pages["/first"].gate = gate
    press.publish("/feed", "First", "", text="A teaser…", link=link)
    press.clock.advance(minutes=1)
    press.publish("/feed", "Second", "[Phone | 2022-07-04]", link="https://example.com/second")
    press.publish("/other", "Else", "[Pad | 2022-08]", link="https://example.com/else")
    await press.poll()
    running = await reading(press)
    gate.set()
    assert await running == 3
    assert [article.title for article in await press.all(Article)] == ["Else", "First", "Second"]
    assert [row.kind.value for row in await press.all(Revision)] == ["announced", "announced", "narrowed"]


async def test_a_page_that_robots_txt_forbids_is_not_asked_for_and_the_teaser_has_to_do(press: Press):
    await press.follow("/feed", "Xiaomi")
    press.newsroom.pages["/robots.txt"] = Answer("User-agent: *\nDisallow: /news/", content_type="text/plain")
    for number in range(3):
        link = press.newsroom.page(f"/news/{number}", f"News {number}", FILLER)
        press.publish("/feed", f"News {number}", "", text=f"[Phone {number} | 2022-07]", link=link)
    open_to_all = press.newsroom.page("/blog", "Blog", "[Pad | 2022-08]", FILLER)
    press.publish("/feed", "Blog", "", text="A teaser…", link=open_to_all)
    await press.go()
    assert sorted(press.newsroom.asked) == ["/blog", "/feed", "/feed", "/robots.txt"]
    assert {launch.product for launch in await press.all(Launch)} == {"Phone 0", "Phone 1", "Phone 2", "Pad"}


async def test_a_text_that_the_feed_gives_whole_asks_for_no_robots_txt(press: Press):
    await press.follow("/feed", "Xiaomi")
    press.newsroom.pages["/robots.txt"] = Answer("User-agent: *\nDisallow: /", content_type="text/plain")
    press.publish("/feed", "A flagship", "[Phone | 2022-07]", link=press.newsroom.page("/news", "A flagship", FILLER))
    await press.go()
    assert press.newsroom.asked == ["/feed", "/feed"]
    assert [launch.product for launch in await press.all(Launch)] == ["Phone"]


async def test_a_page_waits_for_a_robots_txt_that_cannot_be_fetched_for_now(press: Press):
    await press.follow("/feed", "Xiaomi")
    press.newsroom.pages["/robots.txt"] = Answer("busy", 503)
    link = press.newsroom.page("/news", "A flagship", "[Phone | 2022-07]", FILLER)
    press.publish("/feed", "A flagship", "", text="A teaser…", link=link)
    await press.go()
    assert "/news" not in press.newsroom.asked
    assert await press.count(Article) == 0
    del press.newsroom.pages["/robots.txt"]
    press.clock.advance(hours=1)
    await press.reader.run()
    assert [launch.product for launch in await press.all(Launch)] == ["Phone"]


async def test_a_page_that_fails_is_asked_for_again_and_then_the_teaser_has_to_do(press: Press):
    await press.follow("/feed", "Xiaomi")
    press.newsroom.pages["/page"] = Answer("busy", 503)
    press.publish("/feed", "Teaser", "", text="[Phone | 2022-07]", link=press.newsroom.address + "/page")
    await press.go()
    assert await press.count(Article) == 0
    async with press.database.read() as session:
        assert await db.items.unread(session) == 1
        assert not await db.items.any_ready(session, press.clock.wire())
    for _ in range(4):
        press.clock.advance(hours=1)
        await press.reader.run()
    assert press.newsroom.asked.count("/page") == 4
    assert [launch.product for launch in await press.all(Launch)] == ["Phone"]


@pytest.mark.parametrize("link", ["https://example.com/changelog", "https://example.com/"])
async def test_entries_that_share_a_link_are_articles_of_their_own(press: Press, link: str):
    await press.follow("/feed", "Xiaomi")
    for title in ("One", "Two", "Three"):
        press.publish("/feed", title, f"Xiaomi says [{title} | 2022-07].", link=link)
        await press.go()
    assert [article.title for article in await press.all(Article)] == ["One", "Two", "Three"]
    assert await press.notices() == ["announced", "article"] * 3
    press.entries["/feed"][2].text = f"Xiaomi says [One | delayed | 2022-08].\n{FILLER}"
    await press.go()
    assert await press.count(Article) == 3
    assert await press.notices() == ["announced", "article"] * 3 + ["delayed"]


async def test_the_page_that_entries_share_is_not_the_text_of_each(press: Press):
    await press.follow("/feed", "Xiaomi")
    link = press.newsroom.page("/changelog", "All", "[One | 2022-07] [Two | 2022-08] [Three | 2022-09]", FILLER)
    for title in ("One", "Two", "Three"):
        press.publish("/feed", title, "", text=f"[{title} | 2022-07]", link=link)
    await press.go()
    assert "/changelog" not in press.newsroom.asked
    assert [launch.window for launch in await press.all(Launch)] == [JULY] * 3


@pytest.mark.parametrize("canonical", ["/", "/en/news"])
async def test_pages_whose_template_names_one_address_for_all_are_articles_of_their_own(press: Press, canonical: str):
    await press.follow("/feed", "Xiaomi")
    for number, title in enumerate(("One", "Two", "Three")):
        link = press.newsroom.page(f"/news/{number}", title, f"Xiaomi says [{title} | 2022-07].", FILLER)
        page = press.newsroom.pages[f"/news/{number}"]
        page.body = page.body.replace("<head>", f"<head><link rel='canonical' href='{canonical}'>")
        press.publish("/feed", title, "", text="A new thing…", link=link)
        await press.go()
    articles = await press.all(Article)
    assert [article.title for article in articles] == ["One", "Two", "Three"]
    assert [article.url for article in articles][1:] == [f"{press.newsroom.address}/news/{n}" for n in (1, 2)]
    assert await press.notices() == ["announced", "article"] * 3


async def test_a_page_under_two_links_is_one_article(press: Press):
    await press.follow("/feed", "Xiaomi")
    for path in ("/phones/one", "/news/one"):
        link = press.newsroom.page(path, "One", "Xiaomi says [One | 2022-07].", FILLER)
        page = press.newsroom.pages[path]
        page.body = page.body.replace("<head>", "<head><link rel='canonical' href='/one'>")
        press.publish("/feed", "One", "", text="A new thing…", link=link, guid=f"guid-{path}")
    await press.go()
    assert await press.count(Article) == 1
    assert await press.notices() == ["announced", "article"]


async def test_a_page_that_is_gone_is_not_asked_for_again(press: Press):
    await press.follow("/feed", "Xiaomi")
    press.publish("/feed", "Teaser", "", text="[Phone | 2022-07]", link=press.newsroom.address + "/missing")
    await press.go()
    assert press.newsroom.asked.count("/missing") == 1
    assert await press.count(Article) == 1


async def test_items_of_a_source_that_nobody_follows_any_more_are_left_with_a_reason(press: Press):
    brand = await press.follow("/feed", "Xiaomi")
    press.publish("/feed", "A flagship", "[Phone | 2022-07]")
    await press.poll()
    async with press.database.begin() as session:
        for source in await db.brands.sources_of(session, brand):
            await db.sources.unlink(session, brand, source.id)
    await press.reader.run()
    (item,) = await press.all(FeedItem)
    assert (item.state, item.reason) == (ItemState.SKIPPED, "nobody follows this source")


async def test_several_readers_read_each_item_once_and_make_one_launch(press: Press):
    await press.follow("/feed", "Xiaomi")
    for number in range(9):
        press.publish("/feed", f"Part {number}", f"Xiaomi {number}: [Phone | 2022-07] [Extra {number} | 2022-08]")
    await press.poll()
    readers = [press.new_reader(name) for name in ("one", "two", "three")]
    if press.database.is_sqlite:
        readers = readers[:1] * 3
    await asyncio.gather(*(reader.run() for reader in readers))
    products = sorted(launch.product for launch in await press.all(Launch))
    assert products == sorted(["Phone", *(f"Extra {number}" for number in range(9))])
    assert await press.count(Article) == 9
    assert await press.count(FeedItem) == 9
    assert (await press.notices()).count("article") == 9


async def test_a_launch_changed_meanwhile_is_looked_at_again(press: Press):
    await press.follow("/feed", "Xiaomi")
    press.publish("/feed", "A flagship", "[Phone | 2022-07]")
    await press.go()
    press.publish("/feed", "The day", "[Phone | 2022-07-04]")
    await press.poll()
    looks: list[int] = []

    def interrupted(scope: Scope, known: Sequence[Known], article: ArticleText) -> Understood:
        looks.append(known[0].plan_version)
        if len(looks) == 1:
            change = update(Launch).values(plan_version=7)
            asyncio.run_coroutine_threadsafe(execute(press.database, change), loop).result()
        return understand_plainly(scope, known, article)

    loop = asyncio.get_running_loop()
    reader = Reader(press.database, press.fetcher, press.clock, "reader", ReadRules(), interrupted)
    await reader.run()
    assert looks == [1, 7]
    assert (await press.all(Launch))[0].plan_version == 8


async def test_an_item_edited_while_it_is_read_is_read_once_more(press: Press):
    await press.follow("/feed", "Xiaomi")
    press.publish("/feed", "A flagship", "[Phone | 2022-07]")
    await press.poll()

    def interrupted(scope: Scope, known: Sequence[Known], article: ArticleText) -> Understood:
        change = update(FeedItem).values(state=ItemState.NEW, lease_owner=None)
        asyncio.run_coroutine_threadsafe(execute(press.database, change), loop).result()
        return understand_plainly(scope, known, article)

    loop = asyncio.get_running_loop()
    rules = ReadRules(tries=1)
    item = await claimed(press, "reader")
    reader = Reader(press.database, press.fetcher, press.clock, "reader", rules, interrupted)
    await reader._read(item, ArticleText("", "k", item.title, "[Phone | 2022-07]", START, "feed"))
    assert await press.count(Article) == 0
    await press.reader.run()
    assert await press.count(Article) == 1


async def claimed(press: Press, owner: str) -> db.items.ClaimedItem:
    async with press.database.begin() as session:
        (item,) = await db.items.claim_unread(
            session, press.clock.wire(), owner, limit=5, lease=timedelta(minutes=1), per_host=5
        )
    return item


async def execute(database: Database, statement: object) -> None:
    async with database.begin() as session:
        await session.execute(statement)  # type: ignore[call-overload]


async def test_a_killed_reader_loses_nothing(press: Press):
    await press.follow("/feed", "Xiaomi")
    press.publish("/feed", "A flagship", "[Phone | 2022-07]")
    await press.poll()
    await claimed(press, "killed")
    if not press.database.is_sqlite:
        assert await press.new_reader("other").run() == 0
        press.clock.advance(minutes=2)
    assert await press.new_reader("next").run() == 1
    assert await press.notices() == ["announced", "article"]


async def test_a_fault_of_ours_is_raised_at_the_end_and_stops_no_other_item(press: Press):
    await press.follow("/feed", "Xiaomi")
    press.publish("/feed", "Bad", "[Phone | 2022-07]")
    press.publish("/feed", "Good", "[Pad | 2022-08]")
    await press.poll()

    def faulty(scope: Scope, known: Sequence[Known], article: ArticleText) -> Understood:
        if article.title == "Bad":
            raise ZeroDivisionError
        return understand_plainly(scope, known, article)

    reader = Reader(press.database, press.fetcher, press.clock, "reader", ReadRules(), faulty)
    with pytest.raises(ExceptionGroup):
        await reader.run()
    assert [launch.product for launch in await press.all(Launch)] == ["Pad"]


async def test_what_was_left_out_has_a_reason_for_every_article(press: Press):
    press.publish("/feed", "Before", "[Phone | 2022-07]")
    await press.follow("/feed", "Xiaomi")
    press.publish("/feed", "A museum", "Nothing.")
    press.publish("/feed", "Perhaps", "[Pad | 2022-07 | 0.2]")
    press.publish("/feed", "Old", "[Phone | 2022-06]", published=START - timedelta(days=40))
    await press.go()
    articles = await press.all(Article)
    assert {article.title for article in articles} == {"Before", "A museum", "Perhaps", "Old"}
    async with press.database.read() as session:
        for article in articles:
            steps = await db.traces.for_article(session, article.id, None)
            told = [step for step in steps if step.step == "notice"]
            assert told
            assert all(step.outcome != "none" or step.reason for step in told)


async def test_no_guild_is_needed_to_track(press: Press):
    await press.follow("/feed", "Xiaomi")
    assert await press.count(Guild) == 0
    press.publish("/feed", "A flagship", "[Phone | 2022-07]")
    await press.go()
    assert await press.count(Launch) == 1
