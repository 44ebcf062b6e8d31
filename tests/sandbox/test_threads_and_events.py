"""Threads, forum posts and scheduled events."""

from datetime import UTC, datetime, timedelta

import discord
import pytest

from sandbox.model import FORUM_REQUIRES_TAG
from sandbox.permissions import Permission

START = datetime(2022, 5, 23, 8, tzinfo=UTC)


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


def event(**fields):
    details = {
        "name": "Leica phone",
        "start_time": START + timedelta(days=42),
        "end_time": START + timedelta(days=42, hours=1),
        "entity_type": discord.EntityType.external,
        "location": "Beijing",
        "privacy_level": discord.PrivacyLevel.guild_only,
    }
    return details | fields


@pytest.fixture
async def guild(box, start):
    box.clock.pause()
    box.clock.set_to(START)
    return (await start()).guilds[0]


async def test_event_lives_on_the_demos_clock(box, guild):
    made = await guild.create_scheduled_event(**event())
    assert [one.id for one in await guild.fetch_scheduled_events()] == [made.id]
    moved = await made.edit(start_time=START + timedelta(days=43), end_time=START + timedelta(days=43, hours=1))
    assert moved.start_time == START + timedelta(days=43)
    assert (await guild.fetch_scheduled_event(made.id)).location == "Beijing"
    cancelled = await made.cancel()
    assert cancelled.status is discord.EventStatus.cancelled
    with pytest.raises(discord.HTTPException) as caught:
        await made.edit(name="x")
    assert caught.value.code == 180000
    await made.delete()
    with pytest.raises(discord.NotFound) as gone:
        await guild.fetch_scheduled_event(made.id)
    assert gone.value.code == 10070


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"scheduled_end_time": None}, "scheduled_end_time"),
        ({"scheduled_start_time": "2022-05-22T00:00:00+00:00"}, "scheduled_start_time"),
        ({"scheduled_end_time": "2022-06-01T00:00:00+00:00"}, "scheduled_end_time"),
        ({"scheduled_start_time": "soon"}, "scheduled_start_time"),
        ({"scheduled_start_time": "2022-07-04T19:00:00"}, "scheduled_start_time"),
        ({"entity_metadata": {}}, "entity_metadata"),
        ({"entity_metadata": {"location": "x" * 101}}, "entity_metadata"),
        ({"name": ""}, "name"),
        ({"entity_type": 2}, "channel_id"),
        ({"entity_type": 9}, "entity_type"),
        ({"privacy_level": 1}, "privacy_level"),
    ],
)
async def test_event_is_refused(guild, rest, changed, field):
    body = {
        "name": "Leica phone",
        "privacy_level": 2,
        "entity_type": 3,
        "scheduled_start_time": "2022-07-04T11:00:00+00:00",
        "scheduled_end_time": "2022-07-04T12:00:00+00:00",
        "entity_metadata": {"location": "Beijing"},
    }
    status, answer = await rest("POST", f"/guilds/{guild.id}/scheduled-events", body | changed)
    assert (status, answer["code"]) == (400, 50035)
    assert field in answer["errors"]


async def test_hundred_events_at_most_and_only_with_permission(box, guild):
    model = box.world.guilds[guild.id]
    made = await guild.create_scheduled_event(**event())
    first = model.events[made.id]
    model.events.update({number: first | {"id": str(number)} for number in range(99)})
    with pytest.raises(discord.HTTPException) as caught:
        await guild.create_scheduled_event(**event())
    assert caught.value.code == 30038
    box.world.bot_role(model).permissions &= ~int(Permission.CREATE_EVENTS)
    with pytest.raises(discord.Forbidden):
        await guild.create_scheduled_event(**event())
