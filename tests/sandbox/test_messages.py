"""Messages as Discord keeps them: history, nonces, edits, mentions, direct messages, files."""

import io
from datetime import UTC, datetime

import discord
import pytest
from discord import ui

from sandbox.limits import Settings
from sandbox.model import Overwrite
from sandbox.permissions import Permission


def card(text="## July 2022", custom_id="t1:article.notify:aaaa"):
    view = ui.LayoutView(timeout=None)
    row = ui.ActionRow(ui.Button(label="Notify me", custom_id=custom_id))
    view.add_item(ui.Container(ui.TextDisplay(text), row))
    return view


async def test_card_comes_back_with_ids_and_its_custom_id(box, start):
    client = await start()
    channel = client.named("launches")
    sent = await channel.send(view=card())
    read = await channel.fetch_message(sent.id)
    assert read.flags.components_v2
    assert [one["id"] for one in box.world.messages[sent.id].components[0]["components"]] == [2, 3]
    assert read.components[0].children[1].children[0].custom_id == "t1:article.notify:aaaa"


async def test_history_pages_in_both_directions(box, start):
    client = await start()
    for number in range(7):
        box.control.write("mo", "launches", str(number))
    channel = client.named("launches")
    newest = [message async for message in channel.history(limit=3)]
    assert [message.author.name for message in newest] == ["mo"] * 3
    ids = box.control.place("launches").message_ids
    older = [message.id async for message in channel.history(limit=2, before=discord.Object(ids[3]))]
    newer = [message.id async for message in channel.history(limit=2, after=discord.Object(ids[3]))]
    around = [message.id async for message in channel.history(limit=3, around=discord.Object(ids[3]))]
    assert older == [ids[2], ids[1]]
    assert newer == [ids[4], ids[5]]
    assert sorted(around) == ids[2:5]


async def test_history_without_permission_is_empty_and_no_error(box, start, rest):
    await start()
    place = box.control.place("launches")
    box.control.write("mo", "launches", "hello")
    deny(box, "launches", "READ_MESSAGE_HISTORY")
    assert await rest("GET", f"/channels/{place.id}/messages") == (200, [])


def deny(box, channel, *names):
    bits = sum(int(Permission[name]) for name in names)
    box.world.set_overwrite(box.control.place(channel), Overwrite(box.world.bot.id, 1, deny=bits))


class TestNonce:
    @pytest.fixture
    def settings(self):
        return Settings(identify_interval_s=0.0, nonce_window_s=0.3)

    async def test_repeat_returns_the_earlier_message(self, box, start):
        channel = (await start()).named("launches")
        first = await channel.send("one", nonce="abc")
        again = await channel.send("two", nonce="abc")
        assert (again.id, again.content) == (first.id, "one")
        assert len(box.control.messages("launches")) == 1

    async def test_repeat_of_a_deleted_message_is_404(self, box, start):
        channel = (await start()).named("launches")
        await (await channel.send("one", nonce="abc")).delete()
        with pytest.raises(discord.NotFound) as caught:
            await channel.send("two", nonce="abc")
        assert caught.value.code == 10008

    async def test_after_the_window_a_nonce_is_new(self, box, start):
        channel = (await start()).named("launches")
        first = await channel.send("one", nonce="abc")
        box.core.nonces.update({key: (known, at - 1) for key, (known, at) in box.core.nonces.items()})
        assert (await channel.send("two", nonce="abc")).id != first.id

    async def test_without_enforcement_it_is_only_a_mark(self, box, rest):
        place = box.control.place("launches")
        body = {"content": "x", "nonce": "abc"}
        _, one = await rest("POST", f"/channels/{place.id}/messages", body)
        _, two = await rest("POST", f"/channels/{place.id}/messages", body)
        assert one["id"] != two["id"]
        assert one["nonce"] == "abc"
        _, history = await rest("GET", f"/channels/{place.id}/messages")
        assert all("nonce" not in message for message in history)


async def test_edit_keeps_the_v2_flag_and_refuses_content(box, start):
    channel = (await start()).named("launches")
    message = await channel.send(view=card())
    await message.edit(view=card("## 4 July"))
    kept = box.world.messages[message.id]
    assert kept.components[0]["components"][0]["content"] == "## 4 July"
    assert kept.edited is not None
    with pytest.raises(discord.HTTPException) as caught:
        await message.edit(content="plain", view=None)
    assert caught.value.code == 50035


async def test_only_own_messages_can_be_edited(box, start):
    channel = (await start()).named("launches")
    foreign = box.control.write("mo", "launches", "mine")
    with pytest.raises(discord.Forbidden) as caught:
        await channel.get_partial_message(foreign.id).edit(content="yours")
    assert caught.value.code == 50005
    await channel.get_partial_message(foreign.id).delete()
    with pytest.raises(discord.NotFound):
        await channel.fetch_message(foreign.id)


async def test_mentions_ping_only_whom_they_may(box, start):
    client = await start()
    channel = client.named("launches")
    roles = {role.name: role for role in channel.guild.roles}
    mo = box.control.person("mo")
    text = f"@everyone {roles['Launch fans'].mention} {roles['Crew'].mention} <@{mo.id}>"
    silent = await channel.send(text, allowed_mentions=discord.AllowedMentions.none())
    loud = await channel.send(text)
    narrow = await channel.send(
        text, allowed_mentions=discord.AllowedMentions(everyone=False, users=False, roles=[roles["Launch fans"]])
    )
    pings = {one: box.world.messages[one.id].pings for one in (silent, loud, narrow)}
    assert (pings[silent].roles, pings[silent].users) == ((), ())
    # The bot may mention neither everyone nor a role that is not mentionable.
    assert (pings[loud].everyone, pings[loud].roles, pings[loud].users) == (False, (roles["Launch fans"].id,), (mo.id,))
    assert (pings[narrow].roles, pings[narrow].users) == ((roles["Launch fans"].id,), ())


async def test_direct_message_arrives_unless_the_door_is_closed(box, start):
    client = await start()
    mo = await client.fetch_user(box.control.person("mo").id)
    sent = await mo.send("psst")
    assert [message.content for message in box.control.messages("@dm", "mo")] == ["psst"]
    box.control.set_dms("mo", is_open=False)
    with pytest.raises(discord.Forbidden) as caught:
        await mo.send("again")
    assert caught.value.code == 50007
    assert sent.channel.recipient.name == "mo"


async def test_stranger_cannot_be_written_to(box, start):
    client = await start()
    zoe = box.world.add_user("zoe")
    with pytest.raises(discord.Forbidden) as caught:
        await (await client.fetch_user(zoe.id)).send("psst")
    assert caught.value.code == 50278
    with pytest.raises(discord.NotFound) as unknown:
        await client.fetch_user(1)
    assert unknown.value.code == 10013


async def test_published_once_and_ten_times_an_hour(box, start, rest):
    channel = (await start()).named("news")
    box.control.place("news").followers.extend([box.control.place("countdowns").id, 1])
    message = await channel.send("published")
    await message.publish()
    copy = box.control.messages("countdowns")[0]
    assert (copy.content, copy.reference["message_id"]) == ("published", str(message.id))
    with pytest.raises(discord.HTTPException) as caught:
        await message.publish()
    assert caught.value.code == 40033
    box.core.crossposts[channel.id] = [box.world.wire()] * 10
    other = box.world.messages[(await channel.send("eleventh")).id]
    status, body = await rest("POST", f"/channels/{channel.id}/messages/{other.id}/crosspost")
    assert (status, body["code"]) == (429, 20022)


async def test_reply_points_at_its_message(box, start):
    channel = (await start()).named("launches")
    first = await channel.send("one")
    reply = await first.reply("two")
    assert reply.reference.message_id == first.id
    assert reply.type is discord.MessageType.reply


async def test_file_can_be_sent_and_fetched(box, start):
    channel = (await start()).named("launches")
    message = await channel.send("calendar", file=discord.File(io.BytesIO(b"BEGIN:VCALENDAR"), "launches.ics"))
    assert await message.attachments[0].read() == b"BEGIN:VCALENDAR"


async def test_bulk_delete_leaves_the_rest_and_a_new_reaction_needs_permission(box, start):
    channel = (await start()).named("launches")
    messages = [await channel.send(str(number)) for number in range(3)]
    deny(box, "launches", "ADD_REACTIONS")
    with pytest.raises(discord.Forbidden):
        await messages[2].add_reaction("👍")
    await channel.delete_messages(messages[:2])
    assert [message.content for message in box.control.messages("launches")] == ["2"]


async def test_messages_of_members_come_without_their_words(box, start, until):
    heard = []
    client = await start(intents=discord.Intents(guilds=True, guild_messages=True))

    @client.event
    async def on_message(message):
        heard.append((message.author.name, message.content))

    box.control.write("mo", "general", "secret")
    box.control.write("mo", "general", f"<@{client.user.id}> hello")
    await until(lambda: len(heard) == 2)
    assert heard == [("mo", ""), ("mo", f"<@{client.user.id}> hello")]


async def test_messages_carry_domain_time_beside_wire_time(box, start):
    box.clock.pause()
    box.clock.set_to(datetime(2022, 5, 23, 8, tzinfo=UTC))
    message = await (await start()).named("launches").send("then")
    assert box.world.messages[message.id].domain_at == datetime(2022, 5, 23, 8, tzinfo=UTC)
    assert message.created_at.year > 2022
