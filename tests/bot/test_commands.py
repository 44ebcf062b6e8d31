"""Commands as people use them: the real client against the local Discord."""

import db.brands
import db.guilds
import db.targets
from db.models import Delivery, Notice
from db.states import NoticeKind, TargetKind
from tests.bot.scenes import tracked


async def test_an_unknown_brand_names_the_next_step(scene):
    said = await scene.command("ada", "route set", {"brand": "Nobody & Sons", "channel": "#launches"})
    assert "/brand add" in said


async def test_a_guild_sees_only_its_own_brands_and_launches(scene, brand_id):
    bench = scene.guild("Phone Bench")
    async with scene.database.begin() as session:
        await db.brands.add(session, "Secret Maker", scene.clock.now(), guild_id=bench)
    await tracked(scene)
    control = scene.box.control
    brands = await control.autocomplete("ada", "#general", "route set", {"brand": ""}, "brand")
    assert [c["name"] for c in brands] == ["Xiaomi"]
    assert "Secret" not in await scene.command("ada", "brands")
    theirs = await control.autocomplete("noor", "#lobby", "launch", {"launch": ""}, "launch")
    assert theirs == []
    assert "no such launch" in await scene.command("noor", "launch", {"launch": "#1"}, "#lobby")
    assert "no launch to come" in await scene.command("noor", "launches", where="#lobby")


async def test_admin_status_and_empty_lists_have_words(scene):
    assert "0 routes" in await scene.command("ada", "admin status")
    assert "No brand is followed" in await scene.command("ada", "feed list")
    assert "There is no news" in await scene.command("mo", "news")
    assert "No channel is paused" in await scene.command("ada", "route resume")
    assert "Choose an article or a launch" in await scene.command("ada", "feed why")


async def test_why_tells_the_steps_of_a_launch(scene, brand_id):
    launch_id = await tracked(scene)
    assert "No step is noted" in await scene.command("ada", "feed why", {"launch": f"#{launch_id}"})
    await scene.command("ada", "track edit", {"launch": f"#{launch_id}", "status": "cancelled"})
    said = await scene.command("ada", "feed why", {"launch": f"#{launch_id}"})
    assert said.startswith("### Xiaomi 12S Ultra\nCalled off\n")


async def test_a_german_date_at_the_start_of_a_line_begins_no_list(scene, brand_id):
    launch_id = await tracked(scene, date="Q3 2022")
    next(user for user in scene.box.world.users.values() if user.name == "ada").locale = "de"
    said = await scene.command("ada", "feed why", {"launch": f"#{launch_id}"})
    assert said.startswith("### Xiaomi 12S Ultra\n3\\. Quartal 2022\n")


async def test_a_brand_of_the_catalogue_needs_no_address(scene, brand_id):
    assert "is here already" in await scene.command("ada", "brand add", {"name": "Xiaomi"})
    assert "not in the catalogue" in await scene.command("ada", "brand add", {"name": "Leica"})
    said = await scene.command("ada", "brand add", {"name": "Xiaomi", "address": "https://blog.example/"})
    assert "is in the catalogue" in said


async def test_only_own_brands_can_be_removed(scene, brand_id):
    assert "cannot be removed here" in await scene.command("ada", "brand remove", {"brand": "Xiaomi"})


async def test_guilds_are_noted_as_they_come_and_go(scene):
    async with scene.database.read() as session:
        guild = await db.guilds.get(session, scene.guild())
    assert (guild.name, guild.left_at) == ("Rocket Yard", None)


async def test_commands_are_sent_to_discord_only_when_they_changed(scene):
    assert await scene.client.sync_commands() is False


async def test_posts_that_did_not_go_out_are_listed_retried_and_given_up(scene):
    guild_id, now = scene.guild(), scene.clock.now()
    assert "Everything went out" in await scene.command("ada", "admin undelivered")
    async with scene.database.begin() as session:
        target = await db.targets.ensure(session, TargetKind.CHANNEL, 500, now, guild_id=guild_id)
        notice = Notice(dedupe_key="n", kind=NoticeKind.DIGEST, lane=4, due=now, created_at=now)
        session.add(notice)
        await session.flush()
        dead = Delivery(notice_id=notice.id, target_id=target, lane=4, due=now, state=4, reason="message-refused")
        session.add(dead)
        await session.flush()
    said = await scene.command("ada", "admin undelivered")
    assert "failed (message refused)" in said
    assert "` a digest, <#500>" in said
    assert "/admin undelivered" in await scene.command("ada", "admin status")
    choices = await scene.box.control.autocomplete("ada", "#general", "admin retry", {"post": ""}, "post")
    assert "no such post" in await scene.command("noor", "admin retry", {"post": choices[0]["value"]}, "#lobby")
    as_listed = choices[0]["value"].removeprefix("#")
    assert "0 posts wait to be sent" in await scene.command("ada", "admin status")
    assert "goes out again" in await scene.command("ada", "admin retry", {"post": as_listed})
    assert "1 post waits to be sent" in await scene.command("ada", "admin status")
    assert "no such post" in await scene.command("ada", "admin dismiss", {"post": choices[0]["value"]})
    assert "no such post" in await scene.command("ada", "admin dismiss", {"post": "x"})


async def test_only_the_operator_pauses_everything(scene):
    assert "Only the operator" in await scene.command("noor", "admin pause", {"stop": True}, "#lobby")
