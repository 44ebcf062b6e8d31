"""/admin: how the bot does here."""

from discord import app_commands
from discord.ext import commands

import db
import db.announcements
import db.deliveries
import db.routes
import db.targets
from bot import permissions
from bot.answers import Interaction, answer, defer, note
from bot.language import _, ngettext
from bot.markup import outside
from bot.services import Services

_SHOWN = 10


class Admin(commands.Cog):
    """What an admin asks when something is odd."""

    admin = app_commands.Group(
        name="admin", description="How the bot does here", default_permissions=permissions.ADMIN, guild_only=True
    )

    def __init__(self, services: Services) -> None:
        self.services = services

    async def interaction_check(self, interaction: Interaction, /) -> bool:
        """Admins only."""
        return await permissions.must_be_admin(interaction)

    @admin.command(name="status", description="Routes, paused channels, open questions, and how fast I send")
    async def status(self, interaction: Interaction) -> None:
        """Show what concerns this server, and the pace that concerns all."""
        await defer(interaction)
        assert interaction.guild_id is not None
        async with self.services.database.read() as session:
            routes = await db.routes.of_guild(session, interaction.guild_id)
            paused = await db.targets.paused_of(session, interaction.guild_id)
            questions = await db.announcements.reviews(session, interaction.guild_id)
            stopped = await db.deliveries.is_paused(session)
        pacer = self.services.pacer
        lines = [
            _("### Status"),
            ngettext("{count} route", "{count} routes", len(routes)).format(count=len(routes)),
            ngettext("{count} open question", "{count} open questions", len(questions)).format(count=len(questions)),
            _("{requests} requests to Discord since the start, {waiting} waiting").format(
                requests=pacer.requests, waiting=pacer.waiting
            ),
        ]
        lines += [
            "⚠️ "
            + _("<#{id}> is paused: {why}. `/route resume` tries again.").format(
                id=target.channel_id, why=outside(target.pause_reason or "?", 120)
            )
            for target in paused[:_SHOWN]
        ]
        if stopped:
            lines.append("⚠️ " + _("The operator has paused all sending."))
        if pacer.held_for_s() > 0:
            lines.append("⚠️ " + _("Sending rests, because Discord refused too many requests."))
        await answer(interaction, note("\n".join(lines)))
