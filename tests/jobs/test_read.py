"""Reading: an article becomes what follows from it, and everything left undone has its reason."""

from datetime import datetime, timedelta

import db.articles
import db.launches
import db.reviews
import db.traces
from db.models import (
    Announcement,
    Article,
    ArticleBrand,
    Guild,
    Launch,
    LaunchBrand,
    LaunchOverride,
    Review,
    Revision,
    Trace,
)
from db.states import ConflictState, ReviewState
from launches.announcement import Status
from launches.revision import RevisionKind
from launches.window import LaunchWindow
from tests.jobs.newsroom import Entry
from tests.jobs.press import FILLER, Press
from tests.jobs.world import START

JULY = LaunchWindow.from_edtf("2022-07")


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
