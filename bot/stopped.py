"""A source that is no longer polled: the servers that added it are told once, with what they can do.

In the review channel; without one, or where it refuses, whoever set routes up last is told in direct messages. Nobody
to tell is no error: `/brand list` and `/feed list` show the state, too.
"""

import logging
from itertools import groupby
from operator import attrgetter

import discord
from discord import ui

import db.routes
import db.sources
from bot import codes
from bot.answers import CAREFUL, note
from bot.http import MAY_HAVE_ARRIVED
from bot.language import _, language_of, speaking
from bot.markup import code, outside
from bot.pacer import in_lane
from bot.services import Services
from db.sources import StoppedSource
from db.states import Lane, SourceState

_log = logging.getLogger(__name__)


class StoppedSources:
    """Tells of sources that were paused or ended; `run` is called on a tick."""

    def __init__(self, client: discord.Client, services: Services) -> None:
        self._client = client
        self._services = services

    async def run(self) -> None:
        """Tell every server that does not know yet. What fails on the way is tried again at the next turn."""
        async with self._services.database.read() as session:
            stopped = await db.sources.untold(session)
        for source_id, guilds in groupby(stopped, key=attrgetter("id")):
            try:
                for one in guilds:
                    with in_lane(Lane.ARTICLE), speaking(language_of(self._client, one.guild_id)):
                        await self._tell(one)
            except (discord.DiscordException, *MAY_HAVE_ARRIVED) as error:
                # Those who were told already are not told again: the nonce of each stays the same.
                _log.warning("a stopped source was not told: %s", error, extra={"action": "tell-stopped"})
                continue
            async with self._services.database.begin() as session:
                await db.sources.told(session, source_id, self._services.clock.now())

    async def _tell(self, one: StoppedSource) -> None:
        if self._client.get_guild(one.guild_id) is None:
            return
        if one.review_channel_id is not None:
            channel = self._client.get_partial_messageable(one.review_channel_id, guild_id=one.guild_id)
            if await _sent(channel, one):
                return
        async with self._services.database.read() as session:
            user_id = await db.routes.configured_by(session, one.guild_id)
        if user_id is not None and await self._sent_to(user_id, one):
            return
        extra = {"action": "tell-stopped", "guild": one.guild_id, "source": one.id}
        _log.warning("nobody could be told that a source stopped", extra=extra)

    async def _sent_to(self, user_id: int, one: StoppedSource) -> bool:
        try:
            direct = await self._client.create_dm(discord.Object(user_id))
        except (discord.Forbidden, discord.NotFound):
            return False
        return await _sent(direct, one)


async def _sent(channel: discord.abc.Messageable, one: StoppedSource) -> bool:
    """Post it; return whether it may be posted there at all."""
    nonce = f"s{one.id}.{one.guild_id}"[:25]
    try:
        await channel.send(view=_stopped_view(one), nonce=nonce, allowed_mentions=discord.AllowedMentions.none())
    except (discord.Forbidden, discord.NotFound):
        return False
    return True


def _stopped_view(one: StoppedSource) -> ui.LayoutView:
    """Return what happened to a source and what an admin can do."""
    why = outside(codes.trouble(one.last_error or ""), 300)
    if one.state is SourceState.GONE:
        happened = _("Its publisher has removed it for good.")
    elif why:
        happened = _("It has failed for a long time: {why}").format(why=why)
    else:
        happened = _("It has failed for a long time.")
    return note(
        "\n".join(
            (
                _("### A source has stopped"),
                code(one.address, 300),
                happened,
                _("I no longer look at it. Nothing of the set-up was lost, and what was found so far stays."),
                "-# "
                + _(
                    "`/brand list` shows which brand it belongs to. `/brand add` with that brand's name and the same "
                    "address takes it up again when it is well; another address replaces it."
                ),
            )
        ),
        CAREFUL,
    )
