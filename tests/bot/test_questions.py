"""Doubtful readings and contradicted corrections: asked in the review channel, answered with buttons."""

from dataclasses import replace

import pytest
from posts import texts
from scenes import Scene, until
from sqlalchemy import select

import db
import db.brands
import db.launches
import db.overrides
import db.tracking
from bot.questions import Questions
from db.models import Announcement, Article, ArticleBrand, Launch, Notice, Review
from db.overrides import Said
from db.states import ReviewState
from db.tracking import Known, Origin
from launches.announcement import Status
from launches.matching import LaunchState
from launches.revision import Revision as Change
from launches.revision import RevisionKind
from launches.window import LaunchWindow

JULY = LaunchWindow.from_edtf("2022-07")


@pytest.fixture
async def asked(scene: Scene) -> Scene:
    """Rocket Yard has a review channel and is asked about a reading."""
    await scene.command("ada", "setup", {"channel": "#general", "zone": "Europe/Berlin"})
    now = scene.clock.now()
    async with scene.database.begin() as session:
        brand = await db.brands.add(session, "Xiaomi", now, guild_id=None, home_zone="Asia/Shanghai")
        article = Article(
            url="https://a.example/", url_key="a", title="A [title](https://evil.example)", text="…", published=now,
            published_source="feed", content_key="c", first_seen=now, summary=[],
        )  # fmt: skip
        session.add(article)
        await session.flush()
        session.add(ArticleBrand(article_id=article.id, brand_id=brand, fresh=True))
        said = Announcement(
            article_id=article.id, position=0, product="Maybe Phone", brands=["Xiaomi"], status=Status.ANNOUNCED,
            evidence="It may come in July.", confidence=0.4, review=ReviewState.PENDING, created_at=now,
        )  # fmt: skip
        said.window = JULY
        session.add(said)
        await session.flush()
        session.add(Review(announcement_id=said.id, guild_id=scene.guild(), created_at=now))
    await Questions(scene.client, scene.client.services).run()
    return scene


async def launches_of(scene: Scene, name: str = "Rocket Yard") -> list[tuple[str, str]]:
    async with scene.database.read() as session:
        rows = await db.launches.upcoming(session, scene.guild(name), scene.clock.now())
    return [(row.product, row.window.edtf if row.window else "") for row in rows]


def question(scene: Scene):
    return next(m for m in scene.messages("#general") if not m.flags & 64)


async def test_a_question_shows_the_reading_and_pings_nobody(asked):
    said = texts(question(asked))
    assert "40 % sure" in said
    assert "Some time in July 2022" in said
    assert "[title]" not in said.replace("\\[", "")
    assert not question(asked).pings.users


async def test_a_question_is_posted_once(asked):
    await Questions(asked.client, asked.client.services).run()
    assert len([m for m in asked.messages("#general") if not m.flags & 64]) == 1


async def test_confirm_makes_a_launch_of_this_server_alone(asked):
    await asked.press("ada", question(asked), "review.confirm")
    await until(lambda: "Confirmed by" in texts(question(asked)))
    assert await launches_of(asked) == [("Maybe Phone", "2022-07")]
    assert await launches_of(asked, "Phone Bench") == []
    async with asked.database.read() as session:
        notice = await session.scalar(select(Notice))
    assert notice.guild_id == asked.guild()


async def test_ignore_makes_nothing(asked):
    await asked.press("ada", question(asked), "review.ignore")
    await until(lambda: "ignored by" in texts(question(asked)))
    assert await launches_of(asked) == []


async def test_fix_asks_and_stores_what_was_typed(asked):
    control = asked.box.control
    opened = await control.settle(control.press("ada", question(asked), "review.fix:1"))
    inputs = [part["component"]["custom_id"] for part in opened.modal["components"]]
    sent = control.submit("ada", opened, dict(zip(inputs, ["Real Phone", "4 July 2022"], strict=True)))
    await control.settle(sent, finally_=True)
    await until(lambda: "Confirmed by" in texts(question(asked)))
    assert await launches_of(asked) == [("Real Phone", "2022-07-04")]


async def test_a_fix_takes_the_letters_of_a_zone_as_the_maker_means_them(asked):
    await asked.command("ada", "setup", {"zone": "America/Chicago"})
    await fixed(asked, "Real Phone", "4 July 2022 19:00 CST")
    await until(lambda: "Confirmed by" in texts(question(asked)))
    assert await launches_of(asked) == [("Real Phone", "2022-07-04T19:00+08:00")]


async def fixed(asked: Scene, product: str, date: str) -> str:
    """Fix the reading in the form; return the answer."""
    control = asked.box.control
    opened = await control.settle(control.press("ada", question(asked), "review.fix:1"))
    inputs = [part["component"]["custom_id"] for part in opened.modal["components"]]
    sent = control.submit("ada", opened, dict(zip(inputs, [product, date], strict=True)))
    done = await control.settle(sent, finally_=True)
    await until(lambda: control.answers(done))
    return texts(control.answers(done)[-1])


async def test_a_fix_that_is_no_date_is_refused_and_can_be_tried_again(asked):
    assert "I do not understand" in await fixed(asked, "Real Phone", "whenever")
    assert await launches_of(asked) == []


async def test_a_fix_to_a_day_that_has_passed_is_refused(asked):
    assert "That has passed (4 May 2022)" in await fixed(asked, "Real Phone", "4 May 2022")
    assert await launches_of(asked) == []


async def test_a_fix_without_a_name_is_refused_and_can_be_tried_again(asked):
    assert "that can be seen" in await fixed(asked, "   ", "4 July 2022")
    assert await launches_of(asked) == []


async def test_confirming_a_reading_without_a_name_asks_for_it(asked):
    async with asked.database.begin() as session:
        (await session.get(Announcement, 1)).product = ""
    control = asked.box.control
    opened = await control.settle(control.press("ada", question(asked), "review.confirm:1"))
    inputs = [part["component"]["custom_id"] for part in opened.modal["components"]]
    sent = control.submit("ada", opened, dict(zip(inputs, ["Real Phone", "July 2022"], strict=True)))
    await control.settle(sent, finally_=True)
    await until(lambda: "Confirmed by" in texts(question(asked)))
    assert await launches_of(asked) == [("Real Phone", "2022-07")]


async def test_members_cannot_answer(asked):
    assert "Manage Server" in await asked.press("mo", question(asked), "review.confirm")
    assert await launches_of(asked) == []


async def corrected(scene: Scene) -> None:
    """Rocket Yard says the fifth of a phone whose source says July."""
    now = scene.clock.now()
    async with scene.database.begin() as session:
        launch = Launch(key="k", product="Phone", status=Status.ANNOUNCED, first_seen=now, updated_at=now)
        launch.window = JULY
        session.add(launch)
        await session.flush()
        mine = Said(Status.ANNOUNCED, LaunchWindow.from_edtf("2022-07-05"))
        await db.overrides.put(session, scene.guild(), launch.id, mine, 1, now)


async def the_source_says(scene: Scene, edtf: str, kind: RevisionKind, status: Status) -> None:
    """Let an article change the launch, as reading writes it down."""
    now = scene.clock.now()
    state = LaunchState("k", "Phone", (), (), Status.ANNOUNCED, JULY, now)
    after = replace(state, window=LaunchWindow.from_edtf(edtf), status=status)
    async with scene.database.begin() as session:
        change = Change(kind, JULY, after.window)
        await db.tracking.revise(session, Known(1, 1, 1, state), after, change, now, origin=Origin())


async def test_a_source_that_contradicts_a_correction_makes_a_question(scene):
    await scene.command("ada", "setup", {"channel": "#general"})
    await corrected(scene)
    questions = Questions(scene.client, scene.client.services)
    await questions.run()
    assert [m for m in scene.messages("#general") if not m.flags & 64] == []
    await the_source_says(scene, "2022-07-04", RevisionKind.NARROWED, Status.ANNOUNCED)
    await questions.run()
    await questions.run()
    (message,) = [m for m in scene.messages("#general") if not m.flags & 64]
    assert "**This server says:** 5 July 2022" in texts(message)
    assert "**The source now says:** 4 July 2022" in texts(message)
    await scene.press("ada", message, "conflict.follow")
    await until(lambda: "follows the source again" in texts(message))
    assert await launches_of(scene) == [("Phone", "2022-07-04")]


async def test_keeping_ones_own_date_keeps_it(scene):
    await scene.command("ada", "setup", {"channel": "#general"})
    await corrected(scene)
    await the_source_says(scene, "2022-08", RevisionKind.DELAYED, Status.DELAYED)
    await Questions(scene.client, scene.client.services).run()
    (message,) = [m for m in scene.messages("#general") if not m.flags & 64]
    await scene.press("ada", message, "conflict.keep")
    await until(lambda: "keeps its own date" in texts(message))
    assert await launches_of(scene) == [("Phone", "2022-07-05")]
