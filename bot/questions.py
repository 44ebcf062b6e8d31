"""Questions to a server's admins, in its review channel: doubtful readings, and sources that contradict a correction.

They ping nobody and wait as long as it takes. What the buttons under them do stands in `bot.reviews` and
`bot.conflicts`.
"""

import logging

import discord
from discord import ui

import db.overrides
import db.reviews
from bot import conflicts, reviews
from bot.failures import send_failed
from bot.http import MAY_HAVE_ARRIVED
from bot.language import language_of, speaking
from bot.pacer import in_lane
from bot.services import Services
from db.reviews import NOWHERE
from db.states import Lane
from jobs.sender import FailureKind

_log = logging.getLogger(__name__)


class Questions:
    """Posts what is to be asked; `run` is called on a tick."""

    def __init__(self, client: discord.Client, services: Services) -> None:
        self._client = client
        self._services = services

    async def run(self) -> None:
        """Post every question that was not posted yet.

        What Discord refuses for good is not asked again, what fails otherwise is at the next turn; the others go on.
        """
        async with self._services.database.read() as session:
            questions = await db.reviews.unposted(session)
            contradictions = await db.overrides.contradictions(session)
        for question in questions:
            with speaking(language_of(self._client, question.guild_id)):
                message_id = await self._post(question.channel_id, reviews.question_view(question), f"q{question.id}")
            if message_id is None:
                continue
            async with self._services.database.begin() as session:
                await db.reviews.posted(session, question.id, message_id)
        for one in contradictions:
            channel_id = one.channel_id if one.not_before or one.theirs != one.mine else None
            with speaking(language_of(self._client, one.guild_id)):
                message_id = await self._post(
                    channel_id, conflicts.conflict_view(one), f"c{one.override_id}.{one.revision_id}"
                )
            if message_id is None:
                continue
            async with self._services.database.begin() as session:
                await db.overrides.asked(session, one.override_id, one.revision_id, message_id or None)

    async def _post(self, channel_id: int | None, view: ui.LayoutView, nonce: str) -> int | None:
        """Post it and return the message, NOWHERE where it never can be, None if it is to be tried again."""
        if channel_id is None:
            return NOWHERE
        channel = self._client.get_partial_messageable(channel_id)
        try:
            with in_lane(Lane.ARTICLE):
                sent = await channel.send(view=view, nonce=nonce, allowed_mentions=discord.AllowedMentions.none())
        except (discord.DiscordException, *MAY_HAVE_ARRIVED) as error:
            failure = send_failed(error)
            _log.warning("a question could not be asked: %s", failure, extra={"action": "ask", "channel": channel_id})
            return NOWHERE if failure.kind in (FailureKind.TARGET, FailureKind.MESSAGE) else None
        return sent.id


ITEMS = (*reviews.ITEMS, *conflicts.ITEMS)
