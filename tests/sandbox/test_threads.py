"""Threads and forum posts."""

import discord
import pytest

from sandbox.model import FORUM_REQUIRES_TAG
from sandbox.permissions import Permission


async def test_thread_of_a_message_takes_its_id_once(box, start):
    channel = (await start()).named("launches")
    message = await channel.send("launch")
    thread = await message.create_thread(name="Discussion")
    assert thread.id == message.id
    assert (await thread.send("inside")).channel.id == thread.id
    with pytest.raises(discord.HTTPException) as caught:
        await message.create_thread(name="Again")
    assert caught.value.code == 160004
    assert (await channel.fetch_message(message.id)).flags.has_thread


async def test_forum_post_is_a_thread_with_its_first_message(box, start):
    client = await start()
    forum = client.named("launch-forum")
    thread, message = await forum.create_thread(name="Leica", content="In July", applied_tags=[forum.available_tags[0]])
    assert thread.id == message.id
    assert thread.applied_tags[0].name == "phones"
    assert [one.content for one in box.control.messages(thread.id)] == ["In July"]


async def test_forum_that_wants_a_tag_says_so(box, start):
    forum = (await start()).named("launch-forum")
    box.control.place("launch-forum").flags |= FORUM_REQUIRES_TAG
    with pytest.raises(discord.HTTPException) as caught:
        await forum.create_thread(name="Leica", content="In July")
    assert caught.value.code == 40067


async def test_archived_thread_wakes_up_unless_locked(box, start):
    channel = (await start()).named("launches")
    thread = await channel.create_thread(name="Talk", type=discord.ChannelType.public_thread)
    await thread.edit(archived=True)
    assert [one.id async for one in channel.archived_threads()] == [thread.id]
    await thread.send("awake")
    state = box.world.channels[thread.id].thread
    assert not state.archived
    state.archived = state.locked = True
    with pytest.raises(discord.HTTPException) as caught:
        await thread.send("asleep")
    assert caught.value.code == 50083


async def test_threads_need_their_own_permission(box, start):
    client = await start()
    channel = client.named("launches")
    thread = await channel.create_thread(name="Talk", type=discord.ChannelType.public_thread)
    guild = box.world.guilds[client.guilds[0].id]
    for role_id in (guild.id, *guild.members[box.world.bot.id].roles):
        guild.roles[role_id].permissions &= ~int(Permission.SEND_MESSAGES_IN_THREADS | Permission.CREATE_PUBLIC_THREADS)
    with pytest.raises(discord.Forbidden):
        await thread.send("x")
    with pytest.raises(discord.Forbidden):
        await channel.create_thread(name="More", type=discord.ChannelType.public_thread)
    with pytest.raises(discord.HTTPException) as caught:
        await channel.create_thread(name="x" * 101, type=discord.ChannelType.private_thread)
    assert caught.value.status == 403
    await thread.leave()
    await thread.join()
    with pytest.raises(discord.Forbidden):
        await thread.edit(locked=True)
