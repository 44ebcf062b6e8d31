"""Reading by several at once, over changes and faults: each item once, and nothing lost."""

import asyncio
from collections.abc import Sequence
from datetime import timedelta

import pytest
from sqlalchemy import update

import db.articles
import db.brands
import db.items
import db.sources
from db.articles import ArticleText
from db.engine import Database
from db.models import (
    Article,
    FeedItem,
    Launch,
)
from db.states import ItemState
from db.tracking import Known
from jobs.read import Reader, ReadRules
from jobs.scopes import Scope
from jobs.understanding import Understood
from tests.jobs.plainly import understand_plainly
from tests.jobs.press import Press
from tests.jobs.world import START


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
