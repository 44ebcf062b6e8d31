"""News and the story of an article, as far as this server may see it."""

import re

import pytest

import db.brands
import db.traces
from db.models import Announcement, Article, ArticleBrand
from db.traces import Note
from launches.announcement import Status
from launches.window import LaunchWindow
from tests.bot.posts import texts, walked
from tests.bot.scenes import Scene

HOSTILE = "**@everyone** [free](https://evil.example) <@1> `x` " + "long " * 200


@pytest.fixture
async def read(scene: Scene) -> Scene:
    """An article of the catalogue with a launch in it, and one of Phone Bench alone."""
    now = scene.clock.now()
    async with scene.database.begin() as session:
        shared = await db.brands.add(session, "Xiaomi", now, guild_id=None)
        theirs = await db.brands.add(session, "Secret", now, guild_id=scene.guild("Phone Bench"))
        for number, (brand, title) in enumerate([(shared, HOSTILE), (theirs, "Secret story")], start=1):
            article = Article(
                url=f"https://a.example/{number}", url_key=str(number), title=title, text="…", published=now,
                published_source="feed", content_key="c", first_seen=now, summary=[HOSTILE], site_name="Site",
            )  # fmt: skip
            session.add(article)
            await session.flush()
            session.add(ArticleBrand(article_id=article.id, brand_id=brand, fresh=True))
            said = Announcement(
                article_id=article.id, position=0, product=HOSTILE, brands=["Xiaomi"], status=Status.ANNOUNCED,
                evidence=HOSTILE, confidence=0.9, created_at=now,
            )  # fmt: skip
            said.window = LaunchWindow.from_edtf("2022-07")
            session.add(said)
            notes = [Note("poll", "read", detail={"items": n}, article_id=article.id) for n in range(40)]
            notes.append(Note("plan", "not-posted", "first-fetch", {"routes": 3}, article_id=article.id))
            dates = {"before": "2022-07", "after": "2022-07-04"}
            notes.append(Note("revise", "narrowed", None, dates, article_id=article.id))
            notes.append(Note("match", "known launch", None, {"confidence": 0.6665811}, article_id=article.id))
            nobody = {"kind": "article", "deliveries": 3}
            notes.append(Note("plan", "nobody", "nobody-follows", nobody, article_id=article.id))
            notes.append(Note("send", "dropped", "a member muted it", None, article_id=article.id, target_id=99))
            await db.traces.add(session, now, *notes)
    return scene


async def test_news_shows_summaries_and_only_what_the_server_may_see(read):
    said = await read.command("mo", "news")
    assert "Secret story" not in said
    assert "[free]" not in said.replace("\\[", "")
    assert "Secret story" in await read.command("noor", "news", where="#lobby")


async def test_news_says_whose_it_is_also_where_no_page_names_the_site(read):
    async with read.database.begin() as session:
        (await session.get_one(Article, 1)).site_name = ""
    assert "\n-# Xiaomi · <t:" in await read.command("mo", "news")
    async with read.database.begin() as session:
        (await session.get_one(Article, 1)).site_name = "Mi Blog"
    said = await read.command("mo", "news")
    assert "\n-# Mi Blog · <t:" in said
    assert "-# Xiaomi" not in said


async def test_news_says_which_page_it_is_and_how_many_there_are(read):
    now = read.clock.now()
    assert "Page" not in await read.command("mo", "news")
    async with read.database.begin() as session:
        for number in range(3, 10):
            article = Article(
                url=f"https://a.example/{number}", url_key=str(number), title=f"Story {number}", text="…",
                published=now, published_source="feed", content_key="c", first_seen=now, summary=[],
            )  # fmt: skip
            session.add(article)
            await session.flush()
            session.add(ArticleBrand(article_id=article.id, brand_id=1, fresh=True))
    assert "Page 1 of 2" in await read.command("mo", "news")
    assert "Page 2 of 2" in await read.command("mo", "news", {"page": 2})
    assert await read.command("mo", "news", {"page": 99}) == "There are 2 pages."


async def test_why_shows_the_reading_and_the_newest_steps_with_their_reasons(read):
    choices = await read.box.control.autocomplete("ada", "#general", "feed why", {"article": ""}, "article")
    assert len(choices) == 1
    said = await read.command("ada", "feed why", {"article": choices[0]["value"]})
    assert "July 2022 (Announced, 90 % sure)" in said
    assert "planned the posts: **not posted**, first fetch (routes 3)" in said
    assert "weighed what changes: **narrowed** (July 2022 before, 4 July 2022 now)" in said
    assert "compared it with the launches known: **known launch** (67 % sure)" in said
    assert "nobody is left who is not told of the change (about the article)" in said
    assert "deliveries" not in said
    assert "a member muted it" not in said
    assert len(said) <= 4000


async def test_why_says_once_what_became_of_a_launch_that_is_off(read):
    async with read.database.begin() as session:
        said = await session.get_one(Announcement, 1)
        said.status, said.window = Status.CANCELLED, None
    why = await read.command("ada", "feed why", {"article": "#1"})
    assert ": Called off (90 % sure)" in why


async def test_why_of_another_servers_article_is_refused(read):
    assert "no such article" in await read.command("ada", "feed why", {"article": "#2"})
    said = await read.command("ada", "feed why", {"article": "Secret"})
    assert "I know no article like “Secret”" in said


async def test_the_source_is_a_button_and_not_a_masked_link(read):
    control = read.box.control
    done = await control.settle(control.run_command("mo", "#general", "news", {}), finally_=True)
    message = control.answers(done)[-1]
    assert [c["url"] for c in walked(message.components) if "url" in c] == ["https://a.example/1"]
    assert re.search(r"(?<!\\)\]\(", texts(message)) is None
