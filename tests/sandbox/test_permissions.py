"""Permissions are enforced as roles and overwrites say, with Discord's codes."""

import discord
import pytest

from sandbox import permissions
from sandbox.model import Overwrite
from sandbox.permissions import Permission


def deny(box, channel, *wanted, allow=0):
    bits = sum(int(one) for one in wanted)
    box.world.set_overwrite(box.control.place(channel), Overwrite(box.world.bot.id, 1, allow, bits))


@pytest.mark.parametrize(("missing", "code"), [(Permission.VIEW_CHANNEL, 50001), (Permission.SEND_MESSAGES, 50013)])
async def test_missing_permission_has_its_own_code(box, start, missing, code):
    channel = (await start()).named("launches")
    deny(box, "launches", missing)
    with pytest.raises(discord.Forbidden) as caught:
        await channel.send("x")
    assert caught.value.code == code


async def test_embeds_and_files_need_more(box, start):
    channel = (await start()).named("launches")
    deny(box, "launches", Permission.EMBED_LINKS)
    await channel.send("plain")
    with pytest.raises(discord.Forbidden) as caught:
        await channel.send(embed=discord.Embed(title="x"))
    assert caught.value.code == 50013


async def test_private_channel_deleted_channel_and_kicked_bot_differ(box, start):
    client = await start()
    private, gone = client.named("crew-room"), client.named("launches")
    with pytest.raises(discord.Forbidden) as caught:
        await private.send("x")
    assert caught.value.code == 50001
    box.world.remove_channel(box.control.place("launches"))
    with pytest.raises(discord.NotFound) as caught:
        await gone.send("x")
    assert caught.value.code == 10003
    guild = box.world.guilds[client.guilds[0].id]
    other = client.named("general")
    box.world.remove_member(guild, box.world.bot)
    with pytest.raises(discord.Forbidden) as caught:
        await other.send("x")
    assert caught.value.code == 50001


async def test_text_cannot_be_posted_in_a_forum(box, start):
    client = await start()
    forum = client.named("launch-forum")
    with pytest.raises(discord.HTTPException) as caught:
        await client.get_partial_messageable(forum.id).send("x")
    assert caught.value.code == 50008


async def test_roles_obey_the_hierarchy(box, start):
    client = await start()
    guild = client.guilds[0]
    model = box.world.guilds[guild.id]
    with pytest.raises(discord.Forbidden):
        await guild.create_role(name="new")
    box.world.bot_role(model).permissions |= int(Permission.MANAGE_ROLES)
    fans = next(role for role in guild.roles if role.name == "Launch fans")
    mo = await guild.fetch_member(box.control.person("mo").id)
    await mo.remove_roles(fans)
    assert fans.id not in model.members[mo.id].roles
    await mo.add_roles(fans)
    assert fans.id in model.members[mo.id].roles
    high = box.world.add_role(model, "Above the bot")
    with pytest.raises(discord.Forbidden):
        await mo.add_roles(discord.Object(high.id))
    made = await guild.create_role(name="made", mentionable=True)
    with pytest.raises(discord.Forbidden):
        await guild.create_role(name="mighty", permissions=discord.Permissions(administrator=True))
    await made.delete()
    with pytest.raises(discord.NotFound):
        await guild.fetch_member(1)


async def test_channels_need_manage_channels(box, start):
    client = await start()
    guild = client.guilds[0]
    with pytest.raises(discord.Forbidden):
        await guild.create_text_channel("launch-room")
    box.world.bot_role(box.world.guilds[guild.id]).permissions |= int(
        Permission.MANAGE_CHANNELS | Permission.MANAGE_ROLES
    )
    made = await guild.create_text_channel("launch-room", topic="x")
    await made.edit(topic="y")
    await made.set_permissions(guild.default_role, send_messages=False)
    assert box.world.channels[made.id].overwrites[guild.id].deny == Permission.SEND_MESSAGES
    await made.set_permissions(guild.default_role, overwrite=None)
    assert box.world.channels[made.id].overwrites == {}
    await made.delete()
    assert made.id not in box.world.channels
    names = [channel.name for channel in await guild.fetch_channels()]
    assert "general" in names
    assert len(await guild.fetch_roles()) == 4


def test_owner_and_administrator_may_everything_even_where_denied():
    from sandbox.blueprint import build_world

    world = build_world(lambda: 1.7e9)
    guild = next(iter(world.guilds.values()))
    channel = next(iter(guild.channels.values()))
    channel.overwrites[guild.id] = Overwrite(guild.id, 0, deny=permissions.ALL)
    assert permissions.in_channel(guild, channel, guild.owner_id) == permissions.ALL
    mo = next(user for user in world.users.values() if user.name == "mo")
    assert permissions.in_channel(guild, channel, mo.id) == 0
    role = next(role for role in guild.roles.values() if role.name == "Launch fans")
    role.permissions |= int(Permission.ADMINISTRATOR)
    assert permissions.in_channel(guild, channel, mo.id) == permissions.ALL


def test_member_overwrite_beats_role_beats_everyone():
    from sandbox.blueprint import build_world

    world = build_world(lambda: 1.7e9)
    guild = next(iter(world.guilds.values()))
    channel = next(iter(guild.channels.values()))
    mo = next(user for user in world.users.values() if user.name == "mo")
    role = next(role for role in guild.roles.values() if role.name == "Launch fans")
    send = int(Permission.SEND_MESSAGES)
    channel.overwrites[guild.id] = Overwrite(guild.id, 0, deny=send)
    assert not permissions.in_channel(guild, channel, mo.id) & send
    channel.overwrites[role.id] = Overwrite(role.id, 0, allow=send)
    assert permissions.in_channel(guild, channel, mo.id) & send
    channel.overwrites[mo.id] = Overwrite(mo.id, 1, deny=send)
    assert not permissions.in_channel(guild, channel, mo.id) & send
    assert permissions.in_channel(guild, channel, 1) == 0
