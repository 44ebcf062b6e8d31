"""Looking for a message by its mark: did the one in doubt arrive?

Discord gives no nonces back, so every deliverable message carries the delivery's token in its components. Without the
permission to read the history Discord answers an empty list instead of an error, and "not there" would be a lie;
therefore the permission is looked up first, freshly, because the answer decides whether a post is repeated.
"""

from collections.abc import AsyncIterator, Iterator, Sequence
from datetime import datetime
from typing import Any

import discord

from bot.marks import Mark
from db.states import TargetKind
from jobs.post import Target
from jobs.sender import FailureKind, SendFailed

_PAGE = 100


def tokens(components: Sequence[Any]) -> Iterator[str]:
    """Return the delivery tokens in a message's components as Discord sends them, nested ones too."""
    for component in components:
        mark = Mark.parse(str(component.get("custom_id", "")))
        if mark is not None:
            yield mark.token
        yield from tokens(component.get("components") or ())
        if accessory := component.get("accessory"):
            yield from tokens((accessory,))


async def find(client: discord.Client, target: Target, token: str, after: datetime) -> int | None:
    """Return the id of the message that carries `token`, sent after `after`; `None` if there is certainly none.

    Raises SendFailed UNREADABLE where the history may not be read, and what discord.py raises.
    """
    await _must_be_readable(client, target)
    # A second earlier: our clock and Discord's are not the same one.
    floor = discord.utils.time_snowflake(after) - (1000 << 22)
    if target.kind is TargetKind.FORUM:
        return await _find_in_forum(client, target, token, floor)
    async for message in _messages(client, target.channel_id, floor):
        if token in tokens(message.get("components") or ()):
            return int(message["id"])
    return None


async def _messages(client: discord.Client, channel_id: int, after: int) -> AsyncIterator[Any]:
    while True:
        page = await client.http.logs_from(channel_id, _PAGE, after=after)
        for message in page:
            yield message
        if len(page) < _PAGE:
            return
        after = max(int(message["id"]) for message in page)


async def _find_in_forum(client: discord.Client, target: Target, token: str, after: int) -> int | None:
    """Look into the posts of a forum; a post and its first message have one id."""
    assert target.guild_id is not None
    active = await client.http.get_active_threads(target.guild_id)
    archived = await client.http.get_public_archived_threads(target.channel_id, limit=_PAGE)
    for thread in [*active["threads"], *archived["threads"]]:
        if int(thread.get("parent_id") or 0) != target.channel_id or int(thread["id"]) <= after:
            continue
        # The first message has the thread's own id, so "after one less" begins with it.
        for message in await client.http.logs_from(int(thread["id"]), 1, after=int(thread["id"]) - 1):
            if token in tokens(message.get("components") or ()):
                return int(thread["id"])
    return None


async def _must_be_readable(client: discord.Client, target: Target) -> None:
    if target.kind is TargetKind.DM or target.guild_id is None:
        return
    permissions = await _fresh_permissions(client, target.guild_id, target.channel_id)
    if not (permissions.view_channel and permissions.read_message_history):
        raise SendFailed(FailureKind.UNREADABLE, "the bot lacks the permission Read Message History")


async def _fresh_permissions(client: discord.Client, guild_id: int, channel_id: int) -> discord.Permissions:
    """Return what the bot may do in a channel, asked from Discord now; a process without a gateway has no cache."""
    guild = await client.fetch_guild(guild_id, with_counts=False)
    assert client.user is not None
    member = await guild.fetch_member(client.user.id)
    # By way of the guild just fetched: without a gateway only this one knows its roles.
    channel = await guild.fetch_channel(channel_id)
    if isinstance(channel, discord.Thread):
        channel = await guild.fetch_channel(channel.parent_id)
    if not isinstance(channel, discord.abc.GuildChannel):
        raise SendFailed(FailureKind.UNREADABLE, "this is no channel of a server")
    return channel.permissions_for(member)
