"""/setup: the first command an admin runs, and the one that says what comes next."""

import discord
from discord import app_commands
from discord.ext import commands

import db.brands
import db.guilds
import db.reviews
import db.routes
from bot import permissions
from bot.answers import answer, defer, done
from bot.choices import HourOption, ZoneOption, time_of_day
from bot.follow import MOST, FollowMenu
from bot.interaction import Interaction, guild_of
from bot.language import _
from bot.permissions import missing_in, must_be_able_to_post
from bot.services import Services
from db.guilds import GuildSettings
from db.models import Guild


class Setup(commands.Cog):
    """The server's own settings."""

    def __init__(self, services: Services) -> None:
        self.services = services

    async def interaction_check(self, interaction: Interaction, /) -> bool:
        """Admins only."""
        return await permissions.must_be_admin(interaction)

    @app_commands.command(name="setup", description="Set this server's time zone, morning hour and review channel")
    @app_commands.describe(
        channel="Where I ask about doubtful readings and report problems; admins should see it",
        zone="This server's time zone, by city",
        morning="When daily countdown posts go out, for example 9:00",
        hourly_cap="At most this many posts per channel and hour; the rest come as one digest (0: no cap)",
    )
    @app_commands.default_permissions(permissions.ADMIN)
    @app_commands.guild_only()
    async def setup(
        self,
        interaction: Interaction,
        channel: discord.TextChannel | None = None,
        zone: app_commands.Transform[str, ZoneOption] | None = None,
        morning: app_commands.Transform[int, HourOption] | None = None,
        hourly_cap: app_commands.Range[int, 0, 100] | None = None,
    ) -> None:
        """Store what is given and show what holds now."""
        if channel is not None:
            must_be_able_to_post(interaction, channel)
        await defer(interaction)
        guild_id = guild_of(interaction)
        settings = GuildSettings(
            zone=zone, morning=morning, review_channel_id=channel.id if channel else None, hourly_cap=hourly_cap
        )
        async with self.services.database.begin() as session:
            now = self.services.clock.now()
            name = interaction.guild.name if interaction.guild else ""
            await db.guilds.join(session, guild_id, name, str(interaction.guild_locale or "en"))
            guild = await db.guilds.set_up(session, guild_id, settings, now)
            await db.reviews.ask_again(session, guild_id)
            follows = await db.routes.has_any(session, guild_id)
            brands = await db.brands.visible(session, guild_id)
        text = _summary(guild, follows, bool(brands), interaction.guild)
        here = interaction.channel
        # Who was allowed /setup in the Integrations settings is not by that allowed /route.
        may_follow = permissions.is_manager(interaction) and brands and not follows
        if not may_follow or not isinstance(here, discord.TextChannel) or missing_in(here, here.guild.me):
            await answer(interaction, done(text))
            return
        text += "\n\n" + _("Or choose here what to post in this channel:")
        if len(brands) > MOST:
            text += "\n-# " + _("The menu has the first {count} brands; `/route set` finds all.").format(count=MOST)
        await answer(interaction, done(text, [FollowMenu(here.id, brands)]))


def _asked_in(channel_id: int | None, guild: discord.Guild | None) -> str:
    if channel_id is None:
        return _("none, so doubtful readings stay unposted")
    if guild is not None and guild.get_channel(channel_id) is None:
        return _("a channel that is gone; `/setup` with `channel` chooses another")
    return f"<#{channel_id}>"


def _summary(guild: Guild, follows: bool, knows_brands: bool, here: discord.Guild | None) -> str:
    cap = str(guild.hourly_cap) if guild.hourly_cap else _("as many as there are")
    if follows:
        following = _("`/route list` shows what is posted where.")
    elif not knows_brands:
        following = _("**Next:** `/brand add` with the address of a brand's news; no brand is known here yet.")
    else:
        following = _(
            "**Next:** `/route set` and pick a brand and the channel for its launches. `/brands` lists them all."
        )
    return "\n".join(
        (
            _("### This server is set up"),
            _("**Time zone:** {zone}").format(zone=guild.zone),
            _("**Morning posts:** {time}").format(time=time_of_day(guild.morning)),
            _("**Questions and problems:** {channel}").format(channel=_asked_in(guild.review_channel_id, here)),
            _("**Posts per channel and hour:** {cap}").format(cap=cap),
            "",
            following,
            "",
            _(
                "-# Admin commands need Manage Server. To let others use them: Server Settings → Integrations → "
                "T-Minus, and allow a role or member per command."
            ),
        )
    )
