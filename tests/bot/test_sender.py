"""The sender: the real library against the local Discord, with everything that can go wrong."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import discord
import pytest

from bot.client import point_at
from bot.history import tokens
from bot.sender import DELETED, DiscordSender
from db.states import NoticeKind, TargetKind
from jobs.post import Post, Target
from jobs.sender import FailureKind, Pause, SendFailed
from launches.window import LaunchWindow
from sandbox.faults import Fault, FaultKind
from sandbox.model import Overwrite
from sandbox.permissions import Permission
from tests.bot.posts import ARTICLE, LAUNCH, NOW, TOKEN, post, texts
from tests.bot.scenes import prefer_another_language

OTHER = "zyxwvutsrqponmlkjihgfedcba"


@pytest.fixture
def sender(scene) -> DiscordSender:
    return DiscordSender(scene.client, scene.client.services.pacer)


def target(scene, name: str = "launches", kind: TargetKind = TargetKind.CHANNEL) -> Target:
    guild = scene.box.world.guilds[scene.guild()]
    channel = next(c for c in guild.channels.values() if c.name == name)
    return Target(id=1, kind=kind, channel_id=channel.id, guild_id=guild.id)


def article(where: Target, **changes) -> Post:
    return post(NoticeKind.ARTICLE, **{"article": ARTICLE, "launch": LAUNCH, "target": where} | changes)


def long_ago() -> datetime:
    return datetime.now(UTC) - timedelta(hours=1)


def deny(scene, where: Target, bits: Permission) -> None:
    world = scene.box.world
    world.set_overwrite(world.channels[where.channel_id], Overwrite(world.bot.id, 1, deny=int(bits)))


async def test_a_post_arrives_once_however_often_it_is_sent(scene, sender):
    where = target(scene)
    first = await sender.send(article(where))
    assert await sender.send(article(where)) == first
    (message,) = scene.messages("#launches")
    assert "Xiaomi and Leica announce" in texts(message)
    assert set(tokens(message.components)) == {TOKEN}


async def test_a_post_whose_message_was_deleted_counts_as_delivered(scene, sender):
    where = target(scene)
    first = await sender.send(article(where))
    world = scene.box.world
    world.remove_message(world.messages[first])
    assert await sender.send(article(where)) == DELETED


async def test_cards_are_not_kept_in_memory_by_the_library(scene, sender):
    await sender.send(article(target(scene)))
    assert not scene.client._connection._view_store._synced_message_views
    assert not scene.client._connection._view_store._views


async def test_a_message_is_found_by_its_token_and_absence_is_certain(scene, sender):
    where = target(scene)
    sent = await sender.send(article(where))
    assert await sender.find(where, TOKEN, long_ago()) == sent
    assert await sender.find(where, OTHER, long_ago()) is None


async def test_a_message_is_found_behind_many_others(scene, sender):
    where = target(scene)
    sent = await sender.send(article(where))
    for number in range(130):
        scene.box.control.write("ada", "#launches", f"chat {number}")
    assert await sender.find(where, TOKEN, long_ago()) == sent


async def test_without_permission_to_read_absence_proves_nothing(scene, sender):
    where = target(scene)
    deny(scene, where, Permission.READ_MESSAGE_HISTORY)
    with pytest.raises(SendFailed) as raised:
        await sender.find(where, TOKEN, long_ago())
    assert raised.value.kind is FailureKind.UNREADABLE


async def test_a_forum_gets_a_post_of_its_own_which_is_found_again(scene, sender):
    where = target(scene, "launch-forum", TargetKind.FORUM)
    sent = await sender.send(article(where))
    thread = scene.box.world.channels[sent]
    assert thread.name == "First jointly developed flagship · July 2022"
    assert await sender.find(where, TOKEN, long_ago()) == sent
    assert await sender.find(where, OTHER, long_ago()) is None
    await sender.edit(article(where, now=post(NoticeKind.ARTICLE).now + timedelta(days=10)), sent)


async def test_a_direct_message_goes_to_the_channel_that_was_opened(scene, sender):
    user = next(u for u in scene.box.world.users.values() if u.name == "mo")
    channel = await scene.client.create_dm(discord.Object(user.id))
    where = Target(id=2, kind=TargetKind.DM, channel_id=channel.id, user_id=user.id)
    sent = await sender.send(article(where))
    assert await sender.find(where, TOKEN, long_ago()) == sent


async def test_an_edit_shows_the_new_state(scene, sender):
    where = target(scene)
    sent = await sender.send(article(where))
    later = replace(LAUNCH, window=LaunchWindow.from_edtf("2022-09"))
    await sender.edit(article(where, launch=later), sent)
    (message,) = scene.messages("#launches")
    assert "September 2022" in texts(message)
    assert "39 to 69" not in texts(message)


async def test_a_reply_refers_to_the_live_card(scene, sender):
    where = target(scene)
    card = await sender.send(article(where))
    await sender.send(article(where, token=OTHER, reply_to=card))
    assert int(scene.messages("#launches")[-1].reference["message_id"]) == card


async def test_a_missing_permission_concerns_the_target_and_is_named(scene, sender):
    where = target(scene)
    deny(scene, where, Permission.SEND_MESSAGES)
    with pytest.raises(SendFailed) as raised:
        await sender.send(article(where))
    assert raised.value.kind is FailureKind.TARGET
    assert "Send Messages" in raised.value.reason


async def test_a_deleted_channel_concerns_the_target(scene, sender):
    gone = replace(target(scene), channel_id=1)
    with pytest.raises(SendFailed) as raised:
        await sender.send(article(gone))
    assert (raised.value.kind, raised.value.code) == (FailureKind.TARGET, 10003)


async def test_editing_a_deleted_message_concerns_the_message(scene, sender):
    where = target(scene)
    with pytest.raises(SendFailed) as raised:
        await sender.edit(article(where), 123)
    assert (raised.value.kind, raised.value.code) == (FailureKind.MESSAGE, 10008)


async def test_a_message_that_was_edited_too_often_is_edited_later(scene, sender):
    where = target(scene)
    sent = await sender.send(article(where))
    scene.box.core.faults.add(Fault(FaultKind.CODE, "PATCH /channels/*/messages/*", code=30046))
    with pytest.raises(SendFailed) as raised:
        await sender.edit(article(where), sent)
    assert raised.value.kind is FailureKind.RETRY


async def test_a_process_without_a_gateway_sends_and_finds(scene):
    async with discord.Client(intents=discord.Intents.none()) as client:
        await client.login(scene.box.token)
        alone = DiscordSender(client, scene.client.services.pacer)
        for name, kind in (("launches", TargetKind.CHANNEL), ("launch-forum", TargetKind.FORUM)):
            where = target(scene, name, kind)
            sent = await alone.send(article(where, token=OTHER[:-1] + name[-1]))
            assert await alone.find(where, OTHER[:-1] + name[-1], long_ago()) == sent
        hidden = target(scene)
        deny(scene, hidden, Permission.READ_MESSAGE_HISTORY)
        with pytest.raises(SendFailed) as raised:
            await alone.find(hidden, TOKEN, long_ago())
        assert raised.value.kind is FailureKind.UNREADABLE


async def test_a_server_that_is_not_there_got_nothing(scene, sender):
    point_at("http://127.0.0.1:9/api/v10", scene.box.gateway)
    with pytest.raises(SendFailed) as raised:
        await sender.send(article(target(scene)))
    assert raised.value.kind is FailureKind.RETRY


async def test_the_brake_holds_a_post_back_before_any_request(scene, sender):
    scene.client.services.pacer.brake.limit = 1
    scene.client.services.pacer.answered(403)
    with pytest.raises(SendFailed) as raised:
        await sender.send(article(target(scene)))
    assert raised.value.kind is FailureKind.RETRY
    assert raised.value.retry_after_s > 0
    assert scene.messages("#launches") == []


async def test_a_pause_is_told_in_the_review_channel_once(scene, sender):
    where = target(scene)
    when = datetime(2022, 5, 23, tzinfo=UTC)
    pause = Pause(where, 50013, "the bot lacks a permission", when, target(scene, "general").channel_id, None)
    await sender.tell_paused(pause)
    await sender.tell_paused(pause)
    (message,) = scene.messages("#general")
    assert f"Posts to <#{where.channel_id}> are paused" in texts(message)
    assert "/route resume" in texts(message)


async def test_a_pause_is_told_in_the_language_of_the_server(scene, sender, monkeypatch):
    prefer_another_language(scene, monkeypatch)
    general = target(scene, "general").channel_id
    await sender.tell_paused(Pause(target(scene), 10003, "the channel was deleted", NOW, general, None))
    said = texts(scene.messages("#general")[-1])
    assert said.startswith("¿### Posts to")
    assert "¿the channel was deleted" in said


async def test_without_a_review_channel_whoever_configured_it_is_told(scene, sender):
    user = next(u for u in scene.box.world.users.values() if u.name == "ada")
    pause = Pause(target(scene), 50013, "why", datetime(2022, 5, 23, tzinfo=UTC), None, user.id)
    await sender.tell_paused(pause)
    assert "are paused" in texts(scene.messages("@dm", "ada")[-1])
