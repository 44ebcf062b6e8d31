"""Polling and reading together on announcements in plain English, with the real reading."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import select

import db.launches
import db.sources
from db.engine import Database
from db.models import Announcement, Article, ArticleBrand, Brand, Launch, LaunchBrand, Notice, Revision
from feeds.fetch import Fetcher
from jobs.catalogue import CatalogueBrand, load_catalogue
from jobs.poll import Poller
from jobs.read import Reader
from launches.window import Precision
from tests.jobs.newsroom import Entry, Newsroom
from tests.jobs.world import FakeClock

FIRST = (
    "Xiaomi and Leica Camera today announced a long-term partnership in mobile imaging. "
    "The first flagship smartphone that the two companies developed together will be launched in July 2022.",
    "Xiaomi was founded in 2010 and sells its phones in more than 100 countries. Leica has built cameras for over 100 "
    "years and worked on the Huawei P9 before.",
)
SECOND = (
    "Xiaomi and Leica will launch the Xiaomi 12S series, the first flagship smartphones that the two companies "
    "developed together, on 4 July 2022 at 19:00 Beijing time (CST).",
    "The event is shown live on the company's own channels.",
)
MUSEUM = ("Visitors of the museum in Wetzlar can see cameras of ten decades.", "Entry is free for children.")


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


async def test_from_some_time_in_july_to_a_minute_in_beijing(database: Database, fetcher: Fetcher, newsroom: Newsroom):
    clock = FakeClock(moment("2022-05-20T08:00"))
    entries: list[Entry] = []
    address = newsroom.feed("/feed")
    catalogue = [
        CatalogueBrand("Xiaomi", (), "Asia/Shanghai", (address,)),
        CatalogueBrand("Leica", ("Leica Camera",), "Europe/Berlin"),
    ]
    await load_catalogue(database, catalogue, clock.now())
    poller, reader = Poller(database, fetcher, clock, "p", lambda: 0.5), Reader(database, fetcher, clock, "r")
    await poller.run()

    async def publish(name: str, at: str, title: str, *paragraphs: str) -> None:
        clock.leap(moment(at))
        link = newsroom.page(f"/{name}", title, *paragraphs)
        entries.insert(0, Entry(title, paragraphs[0][:60] + "…", link, f"guid-{name}", clock.now()))
        newsroom.feed("/feed", *entries)
        async with database.read() as session:
            due = await db.sources.next_poll(session)
        assert due is not None
        clock.leap(max(due, clock.now()))
        await poller.run()
        assert await reader.run() == 1

    async def launch() -> Launch:
        async with database.read() as session:
            return (await session.scalars(select(Launch))).one()

    await publish("one", "2022-05-23T09:00", "Xiaomi and Leica announce their partnership", *FIRST)
    found = await launch()
    assert found.window is not None
    assert (found.window.edtf, found.window.precision) == ("2022-07", Precision.MONTH)
    async with database.read() as session:
        said = (await session.scalars(select(Announcement))).one()
        article = (await session.scalars(select(Article))).one()
        names = select(Brand.name).join(LaunchBrand).where(LaunchBrand.launch_id == found.id).order_by(Brand.name)
        assert list(await session.scalars(names)) == ["Leica", "Xiaomi"]
    assert "launched in July 2022" in said.evidence
    assert 1 <= len(article.summary) <= 3
    assert any("July 2022" in sentence for sentence in article.summary)

    await publish("museum", "2022-06-10T09:00", "Leica opens its museum again", *MUSEUM)
    assert (await launch()).plan_version == 1

    await publish("two", "2022-06-28T09:00", "Xiaomi 12S series launches on 4 July", *SECOND)
    found = await launch()
    assert found.window is not None
    assert found.window.precision is Precision.MINUTE
    assert found.window.start == moment("2022-07-04T11:00")
    assert (found.plan_version, found.epoch) == (2, 1)
    async with database.read() as session:
        kinds = list(await session.scalars(select(Revision.kind).order_by(Revision.id)))
        notices = list(await session.scalars(select(Notice.kind).order_by(Notice.id)))
    assert [kind.value for kind in kinds] == ["announced", "narrowed"]
    assert [kind.value for kind in notices] == ["revision", "article", "article", "revision", "article"]


async def test_an_earliest_date_is_one_to_the_end_also_where_a_headline_alone_says_so(
    database: Database, fetcher: Fetcher, newsroom: Newsroom
):
    clock = FakeClock(moment("2026-02-01T08:00"))
    address = newsroom.feed("/feed")
    await load_catalogue(database, [CatalogueBrand("Tern", (), "Europe/Berlin", (address,))], clock.now())
    poller, reader = Poller(database, fetcher, clock, "p", lambda: 0.5), Reader(database, fetcher, clock, "r")
    await poller.run()
    entries: list[Entry] = []
    stories = [
        ("Tern names its second rocket", "The Skadi 1 will launch in July 2026, Tern said."),
        ("Skadi 1 not before early 2027", "Tern said on Monday that the Skadi 1 is not ready. More is told in spring."),
        ("Skadi 1 has a date", "The Skadi 1 will launch on 12 March 2027, Tern said."),
    ]
    told = []
    for number, (title, text) in enumerate(stories):
        clock.advance(days=10)
        link = newsroom.page(f"/{number}", title, text)
        entries.insert(0, Entry(title, text, link, f"guid-{number}", clock.now()))
        newsroom.feed("/feed", *entries)
        await poller.run()
        assert await reader.run() == 1
        async with database.read() as session:
            (row,) = await db.launches.suggest(session, "Skadi", None)
        told.append((row.window and row.window.edtf, row.not_before))
    assert told == [("2026-07", False), ("2027-01/2027-04", True), ("2027-03-12", False)]
    async with database.read() as session:
        changes = list(await session.scalars(select(Revision).order_by(Revision.id)))
    assert [(change.kind.value, change.was_not_before, change.not_before) for change in changes] == [
        ("announced", False, False),
        ("delayed", False, True),
        ("narrowed", True, False),
    ]


@pytest.mark.parametrize(
    ("title", "text", "shown", "told"),
    [
        (
            "The Kite comes",
            "Samsung will launch the Kite on 4 July 2022. The presale begins in June.",
            "Samsung",
            "Samsung",
        ),
        (
            "The Kite comes",
            "Samsung will launch the Kite on 4 July 2022, a new framework for apps.",
            "Samsung",
            "Samsung",
        ),
        (
            "The Kite comes",
            "Samsung will launch the Kite on 4 July 2022. It is to rival Apple and its iPad.",
            "Samsung",
            "Samsung",
        ),
        ("The Kite comes", "The Kite will be launched on 4 July 2022.\n\nApple and ESA wait.", "Samsung", "Samsung"),
        (
            "Samsung and Apple",
            "They will launch the Kite, made by the two, on 4 July 2022.",
            "Samsung Apple",
            "Apple Samsung",
        ),
        ("Apple names a day", "Apple will launch the Kite on 4 July 2022.", "Apple", "Apple Samsung"),
    ],
)
async def test_a_launch_is_shown_as_its_makers_and_told_to_them_and_whose_source_it_is(
    database: Database, fetcher: Fetcher, newsroom: Newsroom, title: str, text: str, shown: str, told: str
):
    clock = FakeClock(moment("2022-05-20T08:00"))
    address = newsroom.feed("/feed")
    named = [CatalogueBrand(name, (), "Europe/Berlin") for name in ("Apple", "ESA", "Framework")]
    await load_catalogue(database, [CatalogueBrand("Samsung", (), "Asia/Seoul", (address,)), *named], clock.now())
    poller, reader = Poller(database, fetcher, clock, "p", lambda: 0.5), Reader(database, fetcher, clock, "r")
    await poller.run()
    clock.leap(moment("2022-05-23T09:00"))
    newsroom.feed("/feed", Entry(title, text, newsroom.page("/one", title, *text.split("\n\n")), "one", clock.now()))
    await poller.run()
    assert await reader.run() == 1
    async with database.read() as session:
        launch = (await session.scalars(select(Launch))).one()
        of_launch = select(Brand.name).join(LaunchBrand).order_by(Brand.name)
        of_article = select(Brand.name).join(ArticleBrand).order_by(Brand.name)
        assert list(await session.scalars(of_launch)) == told.split()
        assert list(await session.scalars(of_article)) == told.split()
    assert launch.brands == shown.split()
