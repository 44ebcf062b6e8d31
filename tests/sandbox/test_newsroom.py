"""sandbox.newsroom: pieces appear at their own time, feeds say so, nobody's time is leapt over."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import feedparser
import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from sandbox.newsroom import Newsroom, load_story

STORY = load_story()


@dataclass
class Room:
    now: datetime
    newsroom: Newsroom
    client: TestClient

    async def feed(self, site: str) -> list[str]:
        answer = await self.client.get(f"/newsroom/{site}/feed.xml")
        return [e.id for e in feedparser.parse(await answer.read()).entries]


@pytest.fixture
async def room() -> AsyncIterator[Room]:
    newsroom = Newsroom(STORY, lambda: box.now)
    app = web.Application()
    app.add_routes(newsroom.routes())
    async with TestClient(TestServer(app)) as client:
        box = Room(STORY.start, newsroom, client)
        yield box


async def test_a_piece_is_in_feed_and_on_its_page_only_from_its_own_time(room: Room) -> None:
    page = "/newsroom/xiaomi/xiaomi-and-leica.html"
    assert await room.feed("xiaomi") == ["xiaomi:first-quarter-2022"]
    assert (await room.client.get(page)).status == 404
    room.now = datetime(2022, 5, 23, 2, tzinfo=UTC)
    assert await room.feed("xiaomi") == ["xiaomi:xiaomi-and-leica", "xiaomi:first-quarter-2022"]
    assert "jointly will officially launch in July 2022" in await (await room.client.get(page)).text()


async def test_an_unchanged_feed_answers_304(room: Room) -> None:
    first = await room.client.get("/newsroom/xiaomi/feed.xml")
    again = await room.client.get("/newsroom/xiaomi/feed.xml", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status == 304
    room.now += timedelta(days=2)
    later = await room.client.get("/newsroom/xiaomi/feed.xml", headers={"If-None-Match": first.headers["ETag"]})
    assert later.status == 200


async def test_a_piece_is_unfetched_until_its_watched_feed_is_asked(room: Room) -> None:
    room.now = datetime(2022, 5, 23, 3, tzinfo=UTC)
    assert not room.newsroom.unfetched(room.now), "a site nobody reads holds nobody up"
    await room.feed("xiaomi")
    room.now = datetime(2022, 6, 3, tzinfo=UTC)
    assert room.newsroom.unfetched(room.now)
    await room.feed("xiaomi")
    assert not room.newsroom.unfetched(room.now)


async def test_two_pieces_written_at_one_moment_are_both_waited_for(room: Room) -> None:
    for title in ("First", "Second"):
        await room.feed("leica")
        room.newsroom.write("leica", title, "The clock is paused.")
        assert room.newsroom.unfetched(room.now)


async def test_the_next_article_is_the_earliest_to_come(room: Room) -> None:
    assert room.newsroom.next_article_at(room.now) == datetime(2022, 5, 23, 2, tzinfo=UTC)
    assert room.newsroom.next_article_at(STORY.end) is None


async def test_a_piece_can_be_published_at_once_and_an_own_one_written(room: Room) -> None:
    room.newsroom.publish("forspoken-january")
    own = room.newsroom.write(
        "leica", "A <b>new</b> lens", "The lens will be released in May 2023.\r\n\r\nIt is small."
    )
    assert (await room.feed("squareenix"))[0] == "squareenix:forspoken-january"
    assert (await room.feed("leica"))[0] == f"leica:{own.slug}"
    assert room.newsroom.published_by_hand.is_set(), "so that the clock can hurry to the next poll"
    page = await (await room.client.get(f"/newsroom/leica/{own.slug}.html")).text()
    assert "A &lt;b&gt;new&lt;/b&gt; lens" in page
    assert own.paragraphs == ["The lens will be released in May 2023.", "It is small."]


async def test_what_cannot_be_published_is_refused(room: Room) -> None:
    with pytest.raises(KeyError):
        room.newsroom.publish("nothing")
    with pytest.raises(KeyError):
        room.newsroom.write("nobody", "t", "t")
    with pytest.raises(ValueError, match="needs a title"):
        room.newsroom.write("leica", " ", "t")
    assert (await room.client.get("/newsroom/nobody/feed.xml")).status == 404


async def test_listing_and_picture_are_served(room: Room) -> None:
    assert "first-quarter-2022.html" in await (await room.client.get("/newsroom/xiaomi/")).text()
    picture = await room.client.get("/newsroom/xiaomi/first-quarter-2022.svg")
    assert picture.content_type == "image/svg+xml"
