"""/admin: how the bot does here, and what to do with posts that did not go out."""

from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

import db.dead
import db.guilds
import db.outlook
import db.reviews
import db.routes
import db.targets
from bot import codes, permissions
from bot.answers import answer, defer, done, note
from bot.choices import Choices, choices, number
from bot.dates import day, stamp
from bot.errors import Refused
from bot.interaction import Interaction, guild_of, services_of
from bot.language import _, ngettext
from bot.markup import outside
from bot.permissions import missing_in
from bot.services import Services
from db.dead import DeadRow
from db.errors import NotFound
from db.states import DeliveryState

_SHOWN = 10


class DeadOption(app_commands.Transformer):
    """A post of this server that did not go out."""

    async def transform(self, interaction: Interaction, value: str, /) -> int:
        """Return the delivery's number, picked or as it is listed; whose it is is checked when it is changed."""
        found = number(f"#{value.strip().removeprefix('#')}")
        if found is None:
            raise NotFound("post", value)
        return found

    async def autocomplete(self, interaction: Interaction, value: Any, /) -> Choices:
        """Return this server's undelivered posts, newest first."""
        if interaction.guild_id is None:
            return []
        async with services_of(interaction).database.read() as session:
            rows = await db.dead.of_guild(session, interaction.guild_id)
        return choices((_dead_name(row), f"#{row.id}") for row in rows)


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

    @admin.command(name="status", description="Routes, open questions, posts that wait to be sent, paused channels")
    async def status(self, interaction: Interaction) -> None:
        """Show what concerns this server, and whether sending rests for all."""
        await defer(interaction)
        guild_id = guild_of(interaction)
        async with self.services.database.read() as session:
            routes = await db.routes.of_guild(session, guild_id)
            paused = await db.targets.paused_of(session, guild_id)
            questions = await db.reviews.unanswered(session, guild_id)
            dead = await db.dead.of_guild(session, guild_id)
            waiting = await db.outlook.waiting(session, guild_id, self.services.clock.now())
            stopped = await db.outlook.is_paused(session)
            guild = await db.guilds.get(session, guild_id)
        lines = [
            _("### Status"),
            ngettext("{count} route", "{count} routes", len(routes)).format(count=len(routes)),
            ngettext("{count} open question", "{count} open questions", len(questions)).format(count=len(questions)),
            ngettext("{count} post waits to be sent", "{count} posts wait to be sent", waiting).format(count=waiting),
        ]
        warnings = [
            _("<#{id}> is paused: {why}. `/route resume` tries again, or says what to do.").format(
                id=target.channel_id, why=outside(_(target.pause_reason or "?"), 120)
            )
            for target in paused[:_SHOWN]
        ]
        if not _may_ask(interaction.guild, guild.review_channel_id):
            warnings.append(
                _(
                    "I cannot ask in <#{id}>. Let my role post there, or choose another channel; then run `/setup`."
                ).format(id=guild.review_channel_id)
            )
        if dead:
            warnings.append(_("Some posts did not go out: `/admin undelivered`."))
        if stopped:
            warnings.append(_("The operator has paused all sending."))
        if self.services.pacer.held_for_s() > 0:
            warnings.append(_("Sending rests, because Discord refused too many requests."))
        await answer(interaction, note("\n".join([*lines, *(f"⚠️ {warning}" for warning in warnings)])))

    @admin.command(name="undelivered", description="Posts that did not go out, and why")
    async def undelivered(self, interaction: Interaction) -> None:
        """List failed posts and those of which nobody knows."""
        async with self.services.database.read() as session:
            rows = await db.dead.of_guild(session, guild_of(interaction))
        if not rows:
            await answer(interaction, done(_("Everything went out.")))
            return
        lines = [_("### Not delivered"), *(_dead(row) for row in rows[:_SHOWN])]
        if len(rows) > _SHOWN:
            lines.append("-# " + _("Older ones are left out."))
        lines.append("-# " + _("`/admin retry` sends one after all, `/admin dismiss` gives it up."))
        await answer(interaction, note("\n".join(lines)))

    @admin.command(name="retry", description="Send a post after all; one in doubt may then be there twice")
    @app_commands.describe(post="Which one, as in /admin undelivered")
    async def retry(self, interaction: Interaction, post: app_commands.Transform[int, DeadOption]) -> None:
        """Put one back into the queue."""
        await defer(interaction)
        async with self.services.database.begin() as session:
            await db.dead.retry(session, post, guild_of(interaction))
        await answer(interaction, done(_("It goes out again.")))

    @admin.command(name="dismiss", description="Give up a post that did not go out")
    @app_commands.describe(post="Which one, as in /admin undelivered")
    async def dismiss(self, interaction: Interaction, post: app_commands.Transform[int, DeadOption]) -> None:
        """Give one up."""
        await defer(interaction)
        async with self.services.database.begin() as session:
            await db.dead.dismiss(session, post, guild_of(interaction))
        await answer(interaction, done(_("It is given up.")))

    @admin.command(name="pause", description="Operator only: stop all sending in all servers, or take it up again")
    @app_commands.describe(stop="True stops, False takes up again; nothing is lost meanwhile")
    async def pause(self, interaction: Interaction, stop: bool) -> None:
        """Stop everything; only for whoever runs the bot."""
        await defer(interaction)
        if not await interaction.client.is_owner(interaction.user):
            raise Refused(_("Only the operator of this bot can do that."))
        async with self.services.database.begin() as session:
            await db.outlook.pause_all(session, paused=stop)
        await answer(interaction, done(_("All sending is stopped.") if stop else _("Sending goes on.")))


def _may_ask(guild: discord.Guild | None, channel_id: int | None) -> bool:
    if guild is None or channel_id is None:
        return True
    channel = guild.get_channel(channel_id)
    return channel is not None and not missing_in(channel, guild.me)


def _dead_name(row: DeadRow) -> str:
    parts = (codes.kind(row.kind), day(row.due.date()), codes.reason(row.reason) if row.reason else "")
    return f"{row.id}: {', '.join(part for part in parts if part)}"


def _dead(row: DeadRow) -> str:
    state = _("nobody knows whether it arrived") if row.state is DeliveryState.UNCERTAIN else _("failed")
    why = outside(codes.reason(row.reason or "?"), 160)
    return f"- `{row.id}` {codes.kind(row.kind)}, <#{row.channel_id}>, {stamp(row.due, 'f')}: {state} ({why})"
