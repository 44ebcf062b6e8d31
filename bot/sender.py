"""Posts to Discord: `jobs.sender.Sender` by discord.py.

A request is bounded in time, because a delivery is leased for seconds while discord.py would retry for half a minute.
When the bound is passed it is known from the trace whether a request had gone out at all: if not, nothing was created.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Any

import discord
from discord import ui
from discord.http import handle_message_parameters

from bot import history
from bot.answers import CAREFUL, note
from bot.cards import Card, card
from bot.failures import UNKNOWN_MESSAGE, send_failed
from bot.http import MAY_HAVE_ARRIVED, noting_requests
from bot.language import _, language_of, speaking
from bot.markup import outside
from bot.pacer import Pacer, in_lane
from db.states import Lane, Style, TargetKind
from jobs.post import Post, Target
from jobs.sender import FailureKind, Pause, SendFailed

DELETED = 0
"""The id of a message that was created and deleted again before we knew it."""

_CHANNEL_TYPES = {
    TargetKind.CHANNEL: discord.ChannelType.text,
    TargetKind.THREAD: discord.ChannelType.public_thread,
    TargetKind.DM: discord.ChannelType.private,
}


class DiscordSender:
    """Sends, edits and finds messages with a logged-in client; the gateway is not needed.

    `timeout_s` bounds one request with all of discord.py's own retries.
    """

    def __init__(self, client: discord.Client, pacer: Pacer, *, timeout_s: float = 7.0) -> None:
        self._client = client
        self._pacer = pacer
        self._timeout_s = timeout_s

    async def send(self, post: Post) -> int:
        """Create the message and return its id; see `jobs.sender.Sender.send`."""
        message = card(post)
        async with self._request(post.lane):
            try:
                if post.target.kind is TargetKind.FORUM:
                    return await self._open_forum_post(post.target, message)
                return await self._send(post, message)
            except discord.NotFound as error:
                # The nonce is known and its message deleted since: it was delivered.
                if error.code == UNKNOWN_MESSAGE and post.target.takes_nonce:
                    return DELETED
                raise

    async def find(self, target: Target, token: str, after: datetime) -> int | None:
        """Look for a message by its token; see `jobs.sender.Sender.find`."""
        async with self._request(Lane.NOW, bounded=False):
            return await history.find(self._client, target, token, after)

    async def edit(self, post: Post, message_id: int) -> None:
        """Bring a message up to date; see `jobs.sender.Sender.edit`."""
        message = card(post, live=post.style is Style.LIVE and post.reply_to is None)
        channel_id = message_id if post.target.kind is TargetKind.FORUM else post.target.channel_id
        channel = self._client.get_partial_messageable(channel_id, guild_id=post.target.guild_id)
        async with self._request(post.lane):
            await channel.get_partial_message(message_id).edit(
                view=message.view, allowed_mentions=discord.AllowedMentions.none()
            )

    async def tell_paused(self, pause: Pause) -> None:
        """Tell the guild, or whoever configured the target, that it was paused; nobody to tell is no error."""
        async with self._request(Lane.NOW):
            if pause.review_channel_id is not None and pause.review_channel_id != pause.target.channel_id:
                channel: discord.abc.Messageable = self._client.get_partial_messageable(
                    pause.review_channel_id, guild_id=pause.target.guild_id
                )
            elif pause.configured_by is not None and pause.target.kind is not TargetKind.DM:
                channel = await self._client.create_dm(discord.Object(pause.configured_by))
            else:
                return
            with speaking(language_of(self._client, pause.target.guild_id)):
                view = _paused(pause)
            await channel.send(view=view, nonce=pause.nonce, allowed_mentions=discord.AllowedMentions.none())

    async def _send(self, post: Post, message: Card) -> int:
        target = post.target
        channel = self._client.get_partial_messageable(
            target.channel_id, guild_id=target.guild_id, type=_CHANNEL_TYPES[target.kind]
        )
        extra: dict[str, Any] = {}
        if post.reply_to is not None:
            extra["reference"] = discord.MessageReference(
                message_id=post.reply_to, channel_id=target.channel_id, fail_if_not_exists=False
            )
        sent = await channel.send(
            view=message.view, nonce=post.nonce, allowed_mentions=message.allowed_mentions, **extra
        )
        return sent.id

    async def _open_forum_post(self, target: Target, message: Card) -> int:
        """Open a forum post. The library wants the forum's object for that, which a process without gateway lacks."""
        forum = self._client.get_channel(target.channel_id) or await self._client.fetch_channel(target.channel_id)
        details: dict[str, Any] = {"name": message.title}
        if isinstance(forum, discord.ForumChannel) and forum.flags.require_tag:
            free = [tag.id for tag in forum.available_tags if not tag.moderated]
            details["applied_tags"] = free[:1]
        with handle_message_parameters(
            view=message.view, allowed_mentions=message.allowed_mentions, channel_payload=details
        ) as params:
            thread = await self._client.http.start_thread_in_forum(target.channel_id, params=params)
        return int(thread["id"])

    @asynccontextmanager
    async def _request(self, lane: int, *, bounded: bool = True) -> AsyncIterator[None]:
        """Wait in `lane`, bound the time, and turn every error into `SendFailed`."""
        held_s = self._pacer.held_for_s()
        if held_s > 0:
            raise SendFailed(FailureKind.RETRY, "too many refusals by Discord", retry_after_s=held_s)
        with in_lane(lane), noting_requests() as requests:
            try:
                async with asyncio.timeout(self._timeout_s if bounded else None):
                    yield
            except SendFailed:
                raise
            except (discord.DiscordException, *MAY_HAVE_ARRIVED) as error:
                raise send_failed(error, request_went_out=bool(requests)) from error
            except KeyError as error:
                # The library reads out of each 429 how long to wait; that of too many edits (30046) does not say.
                if error.args != ("retry_after",):
                    raise
                raise SendFailed(FailureKind.RETRY, "refused for a while, nobody knows how long", code=429) from error


def _paused(pause: Pause) -> ui.LayoutView:
    where = f"<#{pause.target.channel_id}>"
    text = "\n".join(
        (
            _("### Posts to {channel} are paused").format(channel=where),
            _("Discord refused the last one: {reason}.").format(reason=outside(_(pause.reason), 300)),
            _(
                "Nothing of the set-up was lost. `/route resume` tries again, or says what to do; `/route set` chooses "
                "another channel."
            ),
        )
    )
    return note(text, CAREFUL)
