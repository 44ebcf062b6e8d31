"""/route: what is posted where, and channels that are paused."""

import discord
import pytest
from sqlalchemy import select

import db.routes
import db.targets
from bot.answers import CAREFUL, GOOD
from bot.resuming import resume
from db.models import Target
from db.routes import Followed, RouteSettings
from db.states import Every, Style, TargetKind, TargetState
from sandbox.blueprint import invite_bot
from sandbox.model import Overwrite
from sandbox.permissions import Permission
from tests.bot.scenes import tracked, until
from tests.jobs.fakes import FragileDatabase, Fuse


def seen(scene, channel_id: int):
    channel = scene.client.get_channel(channel_id)
    return channel.permissions_for(channel.guild.me)


async def test_a_route_is_set_listed_and_removed(scene, brand_id):
    said = await scene.command("ada", "route set", {"brand": f"#{brand_id}", "channel": "#launches"})
    assert "now follows **Xiaomi**" in said
    assert "Changed" in await scene.command("ada", "route set", {"brand": "xiaomi", "channel": "#launches"})
    assert "**Xiaomi** (brand)" in await scene.command("ada", "route list")
    choices = await scene.box.control.autocomplete("ada", "#general", "route remove", {"route": "xia"}, "route")
    assert [c["name"] for c in choices] == ["Xiaomi → #launches"]
    assert "no longer follows" in await scene.command("ada", "route remove", {"route": choices[0]["value"]})
    for channel in ("#launches", "#news"):
        await scene.command("ada", "route set", {"brand": "Xiaomi", "channel": channel})
    assert "in several channels" in await scene.command("ada", "route remove", {"route": "xiaomi"})
    assert "no longer follows" in await scene.command("ada", "route remove", {"route": "Xiaomi → #news"})
    assert "no longer follows" in await scene.command("ada", "route remove", {"route": "Xiaomi"})
    assert "no such route" in await scene.command("ada", "route remove", {"route": "Xiaomi"})
    assert "Nothing is posted yet" in await scene.command("ada", "route list")


async def test_a_route_needs_exactly_one_subject(scene, brand_id):
    assert "exactly one" in await scene.command("ada", "route set", {"channel": "#launches"})
    both = {"brand": "Xiaomi", "keyword": "camera", "channel": "#launches"}
    assert "exactly one" in await scene.command("ada", "route set", both)
    assert "two letters" in await scene.command("ada", "route set", {"keyword": "a\u200b"})


async def test_a_route_to_a_forum_and_with_a_role_is_understood(scene, brand_id):
    values = {
        "brand": "Xiaomi",
        "channel": "#launch-forum",
        "ping": "@Launch fans",
        "every": "weekly",
        "style": "posts",
    }
    said = await scene.command("ada", "route set", values)
    assert "every week" in said
    assert "is pinged" in said


async def test_a_role_that_is_deleted_is_pinged_no_more(scene, brand_id):
    await scene.command("ada", "route set", {"brand": "Xiaomi", "ping": "@Launch fans"})
    await scene.command("ada", "route set", {"keyword": "camera"})
    world = scene.box.world
    guild = world.guilds[scene.guild()]
    world.remove_role(guild, next(role for role in guild.roles.values() if role.name == "Launch fans"))

    async def forgotten() -> bool:
        return "pings" not in await scene.command("ada", "route list")

    await until(forgotten)
    assert "**Xiaomi** (brand)" in await scene.command("ada", "route list")


async def test_a_route_set_again_keeps_what_is_not_given_and_the_list_shows_it(scene, brand_id):
    route = {"brand": "Xiaomi", "channel": "#launches"}
    how = {"articles": False, "countdown": "none", "every": "daily", "style": "posts", "ping": "@Launch fans"}
    await scene.command("ada", "route set", route | how)
    listed = await scene.command("ada", "route list")
    shown = "(brand, no article summaries, no countdowns, a countdown every day, a new post for each change, pings <@&"
    assert shown in listed
    assert "is pinged" in await scene.command("ada", "route set", route)
    assert await scene.command("ada", "route list") == listed
    assert "not both" in await scene.command("ada", "route set", route | {"ping": "@Launch fans", "no_ping": True})
    assert "is pinged" not in await scene.command("ada", "route set", route | {"no_ping": True})
    said = await scene.command("ada", "route set", route | {"every": "none", "articles": True})
    assert "It gets article summaries and changes." in said
    assert "(brand, no countdowns, a new post" in await scene.command("ada", "route list")


async def test_routes_that_do_not_fit_are_counted(scene):
    guild_id, now = scene.guild(), scene.clock.now()
    settings = RouteSettings(False, milestones="", every=Every.DAILY, style=Style.POSTS, ping_role_id=10**18)
    async with scene.database.begin() as session:
        target = await db.targets.ensure(session, TargetKind.CHANNEL, 500, now, guild_id=guild_id)
        for n in range(60):
            await db.routes.put(session, guild_id, target, Followed(keyword=f"word {n}"), settings, 1, now)
    listed = await scene.command("ada", "route list")
    shown = listed.count("- **word")
    assert 10 < shown < 60
    assert listed.endswith(f"And {60 - shown} more.")


async def test_a_channel_the_bot_cannot_write_in_is_refused_with_the_permission_named(scene, brand_id):
    world = scene.box.world
    guild = world.guilds[scene.guild()]
    channel = next(c for c in guild.channels.values() if c.name == "launches")
    world.set_overwrite(channel, Overwrite(world.bot.id, 1, deny=int(Permission.SEND_MESSAGES)))
    await until(lambda: not seen(scene, channel.id).send_messages)
    said = await scene.command("ada", "route set", {"brand": "Xiaomi", "channel": "#launches"})
    assert "**Send Messages**" in said
    assert f"<#{channel.id}>" in said


async def test_a_paused_channel_is_resumed_by_itself_when_the_permission_is_back(scene, brand_id):
    await scene.command("ada", "route set", {"brand": "Xiaomi", "channel": "#launches"})
    world = scene.box.world
    guild = world.guilds[scene.guild()]
    channel = next(c for c in guild.channels.values() if c.name == "launches")
    world.set_overwrite(channel, Overwrite(world.bot.id, 1, deny=int(Permission.SEND_MESSAGES)))
    await until(lambda: not seen(scene, channel.id).send_messages)
    async with scene.database.begin() as session:
        await db.targets.pause(session, 1, 50013, "the bot lacks a permission", scene.clock.now())
    world.set_overwrite(channel, Overwrite(world.bot.id, 1, deny=int(Permission.ADD_REACTIONS)))
    await until(lambda: _active(scene, channel.id))
    assert "Paused" not in await scene.command("ada", "route list")


@pytest.mark.parametrize("away", ["without its session", "kicked"])
async def test_a_paused_channel_is_resumed_when_the_permission_came_back_while_the_bot_was_away(scene, brand_id, away):
    await scene.command("ada", "route set", {"brand": "Xiaomi", "channel": "#launches"})
    world = scene.box.world
    guild = world.guilds[scene.guild()]
    channel = next(c for c in guild.channels.values() if c.name == "launches")
    async with scene.database.begin() as session:
        await db.targets.pause(session, 1, 50013, "the bot lacks a permission", scene.clock.now())
    if away == "kicked":
        world.remove_member(guild, world.bot)
        await until(lambda: scene.client.get_guild(guild.id) is None)
        invite_bot(world, guild)
    else:
        await scene.box.core.gateway.close_all(4000, forget=True)
    # discord.py takes its time, by chance, before it comes back: some seconds, and once more where it may not resume.
    await until(lambda: _active(scene, channel.id), looks=3000)


async def _active(scene, channel_id):
    async with scene.database.read() as session:
        state = await session.scalar(select(Target.state).where(Target.channel_id == channel_id))
    return state is TargetState.ACTIVE


async def test_a_paused_channel_is_resumed_by_command_once_the_permission_is_back(scene, brand_id):
    await scene.command("ada", "route set", {"brand": "Xiaomi", "channel": "#launches"})
    world = scene.box.world
    guild = world.guilds[scene.guild()]
    channel = next(c for c in guild.channels.values() if c.name == "launches")
    async with scene.database.begin() as session:
        await db.targets.pause(session, 1, 50013, "the bot lacks a permission", scene.clock.now())
    assert "Paused: the bot lacks a permission" in await scene.command("ada", "route list")
    assert "is paused" in await scene.command("ada", "admin status")
    world.set_overwrite(channel, Overwrite(world.bot.id, 1, deny=int(Permission.SEND_MESSAGES)))
    await until(lambda: not seen(scene, channel.id).send_messages)
    assert "still lacks **Send Messages**" in await scene.command("ada", "route resume")
    fuse = Fuse()
    (looked,) = await resume(FragileDatabase(scene.database, fuse), scene.client.get_guild(guild.id), scene.clock.now())
    assert (looked.missing, fuse.steps) == (("send_messages",), ["read"]), "nothing is written for nothing"
    assert scene.messages("#general", "ada")[-1].components[0]["accent_color"] == CAREFUL
    world.set_overwrite(channel, Overwrite(world.bot.id, 1))
    await until(lambda: _active(scene, channel.id))
    async with scene.database.begin() as session:
        await db.targets.pause(session, 1, 50013, "nobody told us of the change", scene.clock.now())
    assert "is resumed; 0 posts were held back" in await scene.command("ada", "route resume")
    assert scene.messages("#general", "ada")[-1].components[0]["accent_color"] == GOOD
    assert "Paused" not in await scene.command("ada", "route list")


async def test_a_paused_channel_that_is_deleted_is_not_said_to_lack_a_permission(scene, brand_id):
    await scene.command("ada", "route set", {"brand": "Xiaomi", "channel": "#launches"})
    world = scene.box.world
    channel = next(c for c in world.guilds[scene.guild()].channels.values() if c.name == "launches")
    assert "is gone" not in await scene.command("ada", "route list")
    world.remove_channel(channel)
    await until(lambda: scene.client.get_guild(scene.guild()).get_channel(channel.id) is None)
    # before anything was to be posted there
    assert f"### <#{channel.id}>\n⚠️ <#{channel.id}> is gone" in await scene.command("ada", "route list")
    async with scene.database.begin() as session:
        await db.targets.pause(session, 1, 10003, "the channel was deleted", scene.clock.now())
    said = await scene.command("ada", "route resume")
    assert f"<#{channel.id}> is gone" in said
    assert "/route remove" in said
    assert "View Channel" not in said
    assert scene.messages("#general", "ada")[-1].components[0]["accent_color"] == CAREFUL
    control = scene.box.control
    (route,) = await control.autocomplete("ada", "#general", "route remove", {"route": ""}, "route")
    assert route["name"] == f"Xiaomi → gone or archived ({channel.id})"


async def test_an_archived_thread_is_told_as_such(scene, brand_id):
    world = scene.box.world
    guild = world.guilds[scene.guild()]
    general = scene.client.get_guild(guild.id).get_channel(next(iter(guild.channels)))
    thread = await general.create_thread(name="talk", type=discord.ChannelType.public_thread)
    kept = guild.channels[thread.id]
    kept.thread.archived = True
    world.update_channel(kept)
    await until(lambda: scene.client.get_guild(guild.id).get_thread(thread.id) is None)
    said = await scene.command("ada", "route set", {"brand": "Xiaomi", "channel": "#talk"})
    assert f"I do not see <#{thread.id}>. A thread that is archived opens again" in said


async def test_a_role_that_nobody_may_mention_is_refused_with_the_way_out(scene, brand_id):
    said = await scene.command("ada", "route set", {"brand": "Xiaomi", "channel": "#launches", "ping": "@Crew"})
    assert "Allow anyone to @mention this role" in said
    said = await scene.command("ada", "route set", {"brand": "Xiaomi", "channel": "#launches", "ping": "@@everyone"})
    assert "I do not ping everyone" in said


async def test_launches_and_keywords_can_be_followed_and_the_channel_left_out(scene, brand_id):
    launch_id = await tracked(scene)
    assert "now follows **Xiaomi 12S Ultra**" in await scene.command("ada", "route set", {"launch": f"#{launch_id}"})
    values = {"keyword": "red  dot", "every": "daily", "countdown": "few"}
    assert "now follows **red dot**" in await scene.command("ada", "route set", values)
    assert "**red dot** (keyword, few countdowns, a countdown every day)" in await scene.command("ada", "route list")
    assert "about **Leica**" in await scene.command("mo", "subscribe add", {"keyword": "Leica"})
    assert "about **Xiaomi 12S Ultra**" in await scene.command("mo", "subscribe add", {"launch": f"#{launch_id}"})
    assert "exactly one" in await scene.command("mo", "subscribe add")
    choices = await scene.box.control.autocomplete(
        "mo", "#general", "subscribe remove", {"subscription": "lei"}, "subscription"
    )
    assert [c["name"] for c in choices] == ["Leica"]


async def test_a_channel_hidden_from_the_bot_is_named(scene, brand_id):
    said = await scene.command("ada", "route set", {"brand": "Xiaomi", "channel": "#crew-room"})
    assert "**View Channel" in said
