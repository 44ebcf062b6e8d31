"""Reading for the catalogue and for guilds: what one follows changes nothing that others see."""

from datetime import timedelta

import db.articles
import db.launches
import db.traces
from db.models import Article, Launch, Notice
from db.states import NoticeKind
from tests.jobs.press import Press
from tests.jobs.world import START


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
