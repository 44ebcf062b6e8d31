"""Reading articles' pages: when they are asked for, what waits for them, and what they are the text of."""

import asyncio

import pytest

import db.articles
import db.items
from db.models import (
    Article,
    Launch,
    Revision,
)
from jobs.read import Reader, ReadRules
from launches.window import LaunchWindow
from tests.jobs.fakes import Lingering
from tests.jobs.newsroom import Answer
from tests.jobs.plainly import understand_plainly
from tests.jobs.press import FILLER, Press

JULY = LaunchWindow.from_edtf("2022-07")
PRESSED = ReadRules(patience_s=0.1)


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
