"""A source that contradicts a server's correction, put before its admins: Keep mine or Follow the source."""

from datetime import datetime
from typing import Any, Self

import discord
from discord import ui

import db.overrides
import db.same_launch
from bot import permissions, phrases
from bot.answers import CAREFUL, done, note, replace
from bot.errors import Refused, answering
from bot.interaction import Interaction, guild_of, services_of
from bot.language import _, speaking
from bot.markup import outside
from db.engine import Session
from db.overrides import Contradiction
from db.states import ConflictState


class ConflictButton(ui.DynamicItem[ui.Button[Any]], template=r"conflict\.(?P<action>keep|follow):(?P<id>[0-9]+)"):
    """Keep mine or Follow the source."""

    def __init__(self, action: str, launch_id: int) -> None:
        super().__init__(ui.Button(custom_id=f"conflict.{action}:{launch_id}"))
        self.action, self.launch_id = action, launch_id

    @classmethod
    async def from_custom_id(cls, interaction: Interaction, item: ui.Item[Any], match: Any, /) -> Self:
        """Return the button that was clicked."""
        return cls(match["action"], int(match["id"]))

    async def callback(self, interaction: Interaction) -> None:
        """Do what the button says."""
        services = services_of(interaction)
        async with answering(interaction):
            await permissions.must_be_manager(interaction)
            await interaction.response.defer()
            async with services.database.begin() as session:
                now = services.clock.now()
                joined = await self._decide(session, guild_of(interaction), interaction.user.id, now)
            with speaking(str(interaction.guild_locale)):
                text = self._decided(joined=joined)
            await replace(interaction, done(text.format(user=interaction.user.mention)))

    async def _decide(self, session: Session, guild_id: int, user_id: int, now: datetime) -> bool:
        """Store the answer; return whether the launch is the same as another one to this server."""
        own = await db.overrides.get(session, guild_id, self.launch_id)
        if own is None or own.conflict is not ConflictState.ASKED:
            raise Refused(_("Somebody has answered this already."))
        joined = own.same_as_id is not None
        if self.action == "keep":
            await db.overrides.keep(session, guild_id, self.launch_id)
        elif not joined:
            await db.overrides.follow_source(session, guild_id, self.launch_id, user_id, now)
        elif not await db.same_launch.take_over(session, guild_id, self.launch_id, user_id, now):
            raise Refused(
                _(
                    "The source names only the earliest date, which a server cannot say itself. "
                    "`/track edit` sets the time in which it may come."
                )
            )
        return joined

    def _decided(self, *, joined: bool) -> str:
        if self.action == "keep":
            return _("This server keeps its own date. Decided by {user}.")
        if joined:
            return _("This server says now what the source says. Decided by {user}.")
        return _("This server follows the source again. Decided by {user}.")


def conflict_view(one: Contradiction) -> ui.LayoutView:
    """Return what a server says and what the source says, with what can be done about it."""
    text = _(
        "### {product}: the source says otherwise\n**This server says:** {mine}\n**The source now says:** {theirs}\n"
        "-# Until you decide, this server's own date holds."
    ).format(
        product=outside(one.product, 160),
        mine=phrases.outlook(one.my_status, one.mine),
        theirs=phrases.outlook(one.their_status, one.theirs, one.not_before),
    )
    if one.said_of is not None:
        text += "\n-# " + _("It says so of **{name}**, which is the same to this server.").format(
            name=outside(one.said_of, 160)
        )
    keep: ui.Button[Any] = ui.Button(label=_("Keep mine"), custom_id=f"conflict.keep:{one.launch_id}")
    follow: ui.Button[Any] = ui.Button(
        label=_("Follow the source"), style=discord.ButtonStyle.primary, custom_id=f"conflict.follow:{one.launch_id}"
    )
    return note(text, CAREFUL, [keep, follow])


ITEMS = (ConflictButton,)
