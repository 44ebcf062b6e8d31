"""Doubtful readings and contradicted corrections: asked in the review channel, answered with buttons."""

from dataclasses import replace

import pytest
from sqlalchemy import select

import db.brands
import db.launches
import db.overrides
import db.own_launches
import db.same_launch
import db.tracking
from bot.questions import Questions
from db.models import Announcement, Article, ArticleBrand, Launch, Notice, Review
from db.said import Said
from db.states import Lane, ReviewState
from db.tracking import Known, Origin
from launches.announcement import Status
from launches.matching import LaunchState
from launches.revision import Revision as Change
from launches.revision import RevisionKind
from launches.window import LaunchWindow
from sandbox.faults import Fault, FaultKind
from tests.bot.posts import texts
from tests.bot.scenes import Scene, lanes_noted, prefer_another_language, until

POSTING = "POST /channels/*/messages"
JULY = LaunchWindow.from_edtf("2022-07")


@pytest.fixture
async def asked(scene: Scene) -> Scene:
    """Rocket Yard has a review channel and is asked about a reading."""
    await doubted(scene)
    await Questions(scene.client, scene.client.services).run()
    return scene


async def doubted(scene: Scene, *others: str) -> None:
    """Rocket Yard, which has a review channel, is to be asked about a reading, and so are others."""
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
        for name in ("Rocket Yard", *others):
            session.add(Review(announcement_id=said.id, guild_id=scene.guild(name), created_at=now))
            await session.flush()


async def launches_of(scene: Scene, name: str = "Rocket Yard") -> list[tuple[str, str]]:
    async with scene.database.read() as session:
        rows = await db.launches.upcoming(session, scene.guild(name), scene.clock.now())
    return [(row.product, row.window.edtf if row.window else "") for row in rows]


def open_questions(scene: Scene, channel: str = "#general"):
    return [m for m in scene.messages(channel) if not m.flags & 64]


def question(scene: Scene, channel: str = "#general"):
    return open_questions(scene, channel)[0]


async def test_a_question_shows_the_reading_and_pings_nobody(asked):
    said = texts(question(asked))
    assert "40 % sure" in said
    assert "Some time in July 2022" in said
    assert "[title]" not in said.replace("\\[", "")
    assert not question(asked).pings.users


async def test_a_server_is_asked_in_its_language_and_reads_the_answer_in_it(scene, monkeypatch):
    await doubted(scene)
    prefer_another_language(scene, monkeypatch)
    await Questions(scene.client, scene.client.services).run()
    assert "¿Is this right?" in texts(question(scene))
    await scene.press("ada", question(scene), "¿Confirm")
    await until(lambda: "¿**Maybe Phone**" in texts(question(scene)))


async def test_a_question_tells_how_the_launch_stands(scene):
    await doubted(scene)
    async with scene.database.begin() as session:
        said = await session.get(Announcement, 1)
        said.status, said.window = Status.CANCELLED, None
    await Questions(scene.client, scene.client.services).run()
    assert "\nXiaomi · Called off\n" in texts(question(scene))
    await scene.press("ada", question(scene), "review.confirm")
    await until(lambda: "**Maybe Phone**: Called off. Confirmed by" in texts(question(scene)))


async def test_a_not_before_is_asked_as_such_and_not_confirmed_as_a_date(scene):
    await doubted(scene)
    async with scene.database.begin() as session:
        (await session.get(Announcement, 1)).not_before = True
    await Questions(scene.client, scene.client.services).run()
    assert "**Not before July 2022**" in texts(question(scene))
    control = scene.box.control
    opened = await control.settle(control.press("ada", question(scene), "review.confirm:1"))
    name, date = (part["component"] for part in opened.modal["components"])
    sent = control.submit("ada", opened, {name["custom_id"]: name["value"], date["custom_id"]: date["value"]})
    await control.settle(sent, finally_=True)
    assert "I cannot note “not before”" in texts(control.answers(sent)[-1])
    assert await launches_of(scene) == []


async def test_a_question_is_posted_once(asked):
    await Questions(asked.client, asked.client.services).run()
    assert len(open_questions(asked)) == 1


@pytest.mark.parametrize(
    ("fault", "asked_later"),
    [
        (Fault(FaultKind.CODE, POSTING, code=50013), False),
        (Fault(FaultKind.STATUS, POSTING, status=400), False),
        (Fault(FaultKind.RESET_BEFORE, POSTING), True),
        (Fault(FaultKind.STATUS, POSTING, status=503), True),
    ],
)
async def test_one_question_that_discord_refuses_does_not_hold_up_the_others(scene, fault, asked_later):
    await scene.command("noor", "setup", {"channel": "#lobby"}, where="#lobby")
    await doubted(scene, "Phone Bench")
    scene.box.core.faults.add(fault)
    questions = Questions(scene.client, scene.client.services)
    await questions.run()
    assert "Maybe Phone" in texts(question(scene, "#lobby"))
    assert open_questions(scene) == []
    await questions.run()
    assert len(open_questions(scene)) == asked_later
    assert len(open_questions(scene, "#lobby")) == 1


async def test_what_a_channel_that_is_gone_did_not_take_is_asked_after_the_next_set_up(scene):
    await doubted(scene)
    guild = scene.box.world.guilds[scene.guild()]
    channel = next(c for c in guild.channels.values() if c.name == "general")
    scene.box.world.remove_channel(channel)
    await until(lambda: scene.client.get_guild(guild.id).get_channel(channel.id) is None)
    questions = Questions(scene.client, scene.client.services)
    await questions.run()
    assert "a channel that is gone" in await scene.command("ada", "setup", where="#launches")
    assert f"I cannot ask in <#{channel.id}>" in await scene.command("ada", "admin status", where="#launches")
    await scene.command("ada", "setup", {"channel": "#launches"}, where="#launches")
    await questions.run()
    assert "Maybe Phone" in texts(question(scene, "#launches"))
    assert "cannot ask" not in await scene.command("ada", "admin status", where="#launches")


async def test_a_question_waits_behind_launches_and_countdowns(scene):
    await doubted(scene)
    with lanes_noted(scene) as lanes:
        await Questions(scene.client, scene.client.services).run()
    assert lanes == [Lane.ARTICLE]


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


async def test_an_unforeseen_fault_under_a_question_is_told_and_leaves_it_to_be_answered(asked, monkeypatch):
    def broken(*_args, **_kwargs):
        raise RuntimeError("secret detail")

    with monkeypatch.context() as patched:
        patched.setattr("db.reviews.answer", broken)
        await asked.press("ada", question(asked), "review.confirm")
        await until(lambda: "tell the operator this number" in texts(asked.messages("#general", "ada")[-1]))
    await asked.press("ada", question(asked), "review.confirm")
    await until(lambda: "Confirmed by" in texts(question(asked)))


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


async def the_source_says(
    scene: Scene, edtf: str, kind: RevisionKind, status: Status, *, not_before: bool = False
) -> None:
    """Let an article change the launch, as reading writes it down."""
    now = scene.clock.now()
    state = LaunchState("k", "Phone", (), (), Status.ANNOUNCED, JULY, now)
    after = replace(state, window=LaunchWindow.from_edtf(edtf), status=status)
    async with scene.database.begin() as session:
        change = Change(kind, JULY, after.window)
        known = Known(1, 1, 1, state)
        await db.tracking.revise(session, known, after, change, now, origin=Origin(), not_before=not_before)


async def test_a_source_that_contradicts_a_correction_makes_a_question(scene):
    await scene.command("ada", "setup", {"channel": "#general"})
    await corrected(scene)
    questions = Questions(scene.client, scene.client.services)
    await questions.run()
    assert open_questions(scene) == []
    await the_source_says(scene, "2022-07-04", RevisionKind.NARROWED, Status.ANNOUNCED)
    await questions.run()
    await questions.run()
    (message,) = open_questions(scene)
    assert "**This server says:** 5 July 2022" in texts(message)
    assert "**The source now says:** 4 July 2022" in texts(message)
    await scene.press("ada", message, "conflict.follow")
    await until(lambda: "follows the source again" in texts(message))
    assert await launches_of(scene) == [("Phone", "2022-07-04")]


@pytest.mark.parametrize(
    ("status", "kind", "said"),
    [(Status.RELEASED, RevisionKind.LAUNCHED, "Out now"), (Status.CANCELLED, RevisionKind.CANCELLED, "Called off")],
)
async def test_that_a_corrected_launch_is_out_or_called_off_stands_in_the_question(scene, status, kind, said):
    await scene.command("ada", "setup", {"channel": "#general"})
    await corrected(scene)
    await the_source_says(scene, "2022-07-04", kind, status)
    await Questions(scene.client, scene.client.services).run()
    (message,) = open_questions(scene)
    assert f"**This server says:** 5 July 2022\n**The source now says:** {said}" in texts(message)


@pytest.mark.parametrize("floor", [False, True])
async def test_what_a_source_says_of_a_launch_that_is_another_here_is_asked_and_holds_for_that(scene, floor):
    await scene.command("ada", "setup", {"channel": "#general"})
    async with scene.database.begin() as session:
        now, guild = scene.clock.now(), scene.guild()
        hidden = Launch(key="k", product="Phone", status=Status.ANNOUNCED, first_seen=now, updated_at=now)
        hidden.window, hidden.not_before = JULY, floor
        session.add(hidden)
        await session.flush()
        other = await db.own_launches.track(session, guild, Said(Status.ANNOUNCED, JULY, "Ours"), None, 1, now)
        await db.same_launch.join(session, guild, hidden.id, other, 1, now)
    await the_source_says(scene, "2022-08", RevisionKind.DELAYED, Status.DELAYED, not_before=floor)
    await Questions(scene.client, scene.client.services).run()
    (message,) = open_questions(scene)
    assert "### Ours: the source says otherwise\n**This server says:** July 2022" in texts(message)
    assert "It says so of **Phone**, which is the same to this server." in texts(message)
    await scene.press("ada", message, "conflict.follow")
    if floor:
        await until(lambda: "names only the earliest date" in texts(scene.messages("#general", "ada")[-1]))
        assert await launches_of(scene) == [("Ours", "2022-07")]
        return
    await until(lambda: "says now what the source says. Decided by" in texts(message))
    assert await launches_of(scene) == [("Ours", "2022-08")]


@pytest.mark.parametrize("late", ["keep", "follow"])
async def test_of_two_admins_who_decide_at_once_one_is_told_that_it_is_decided(scene, late):
    await scene.command("ada", "setup", {"channel": "#general"})
    await corrected(scene)
    await the_source_says(scene, "2022-08", RevisionKind.DELAYED, Status.DELAYED)
    await Questions(scene.client, scene.client.services).run()
    (message,) = open_questions(scene)
    first = "follow" if late == "keep" else "keep"
    control = scene.box.control
    pressed = [control.press("ada", message, f"conflict.{action}:1") for action in (first, late)]
    for one in pressed:
        await control.settle(one, finally_=True)
    await until(lambda: "Decided by" in texts(message))
    await until(lambda: "Somebody has answered" in texts(scene.messages("#general", "ada")[-1]))
    assert await launches_of(scene) == [("Phone", "2022-08" if first == "follow" else "2022-07-05")]


async def test_a_contradiction_is_told_and_decided_in_the_servers_language(scene, monkeypatch):
    await scene.command("ada", "setup", {"channel": "#general"})
    await corrected(scene)
    await the_source_says(scene, "2022-08", RevisionKind.DELAYED, Status.DELAYED)
    prefer_another_language(scene, monkeypatch)
    await Questions(scene.client, scene.client.services).run()
    (message,) = open_questions(scene)
    assert "¿### Phone" in texts(message)
    await scene.press("ada", message, "conflict.keep")
    await until(lambda: "¿This server keeps its own date" in texts(message))


async def test_keeping_ones_own_date_keeps_it(scene):
    await scene.command("ada", "setup", {"channel": "#general"})
    await corrected(scene)
    await the_source_says(scene, "2022-08", RevisionKind.DELAYED, Status.DELAYED)
    await Questions(scene.client, scene.client.services).run()
    (message,) = open_questions(scene)
    await scene.press("ada", message, "conflict.keep")
    await until(lambda: "keeps its own date" in texts(message))
    assert await launches_of(scene) == [("Phone", "2022-07-05")]
