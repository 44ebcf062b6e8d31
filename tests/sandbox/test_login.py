"""An unmodified discord.py logs in and sees what a bot sees."""

import asyncio

import discord
import pytest

from sandbox import blueprint


async def test_client_becomes_ready_with_all_its_guilds(box, start):
    client = await start()
    assert [guild.name for guild in client.guilds] == ["Rocket Yard", "Phone Bench"]
    assert client.user.name == "T-Minus"
    assert all(guild.me.guild_permissions.send_messages for guild in client.guilds)


async def test_private_channel_is_listed_but_not_visible(box, start):
    client = await start()
    room = client.named("crew-room")
    assert not room.permissions_for(room.guild.me).view_channel


async def test_wrong_token_is_a_login_failure(box):
    async with discord.Client(intents=discord.Intents.none()) as client:
        with pytest.raises(discord.LoginFailure):
            await client.login("wrong")


async def test_privileged_intent_without_leave_closes_with_4014(box):
    client = discord.Client(intents=discord.Intents(guilds=True, members=True))
    with pytest.raises(discord.PrivilegedIntentsRequired):
        await client.start(box.token)
    await client.close()


async def test_process_that_only_sends_needs_no_gateway(box):
    async with discord.Client(intents=discord.Intents.none()) as client:
        await client.login(box.token)
        channel = client.get_partial_messageable(box.control.place("launches").id)
        message = await channel.send("hello")
        assert box.world.messages[message.id].content == "hello"


async def test_application_names_its_owner(box, start):
    info = await (await start()).application_info()
    assert info.owner.name == "ada"


async def test_new_guild_arrives_and_kicked_one_goes(box, start, until):
    client = await start()
    guild = blueprint.add_guild(box.world, {"name": "Third", "owner": "mo", "channels": [{"name": "x"}]})
    await until(lambda: "guild_join" in client.seen)
    box.world.remove_member(guild, box.world.bot)
    await until(lambda: "guild_remove" in client.seen)
    assert len(client.guilds) == 2


async def test_two_processes_are_both_told(box, start, until):
    first, second = await start(), await start()
    box.world.add_channel(box.world.guilds[first.guilds[0].id], "fresh")
    await until(lambda: "guild_channel_create" in first.seen and "guild_channel_create" in second.seen)


def shard_of(guild_id: int) -> int:
    """The one of two shards that a guild belongs to."""
    return (guild_id >> 22) % 2


async def test_each_shard_has_its_own_guilds(box, start):
    # The millisecond in its id decides: guilds of one moment are all one shard's.
    while len({shard_of(guild_id) for guild_id in box.world.guilds}) < 2:
        blueprint.add_guild(box.world, {"name": "Another", "owner": "ada"})
        await asyncio.sleep(0.001)
    left = await start(shard_id=0, shard_count=2)
    right = await start(shard_id=1, shard_count=2)
    ids = {guild.id for guild in left.guilds} | {guild.id for guild in right.guilds}
    assert ids == set(box.world.guilds)
    assert {shard_of(guild.id) for guild in left.guilds} == {0}
    assert {shard_of(guild.id) for guild in right.guilds} == {1}
