"""/route: what is posted where."""

from dataclasses import replace
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

import db.routes
import db.targets
from bot import permissions, phrases
from bot.answers import CAREFUL, GOOD, answer, defer, done, note
from bot.choices import BrandOption, LaunchOption, RouteOption, chosen
from bot.errors import Refused, permission_names
from bot.interaction import Interaction, guild_of
from bot.language import _, ngettext
from bot.markup import outside
from bot.permissions import must_be_able_to_post
from bot.phrases import enumerated
from bot.resuming import Looked, resume
from bot.services import Services
from db.brands import BrandRow
from db.launches import LaunchRow
from db.routes import DEFAULT_MILESTONES, RouteRow, RouteSettings
from db.states import Every, Style, TargetKind, TargetState
from launches.countdown import MilestoneKind

_Channel = discord.TextChannel | discord.Thread | discord.ForumChannel
_FEW = (
    MilestoneKind.DAY_1,
    MilestoneKind.NOW,
    MilestoneKind.THE_DAY,
    MilestoneKind.WINDOW_OPENS,
    MilestoneKind.OVERDUE,
)
_COUNTDOWNS = {"all": DEFAULT_MILESTONES, "few": ",".join(_FEW), "none": ""}
_COUNTDOWN_CHOICES = [
    app_commands.Choice(name="all points: 30 days, 7 days, 1 day, 1 hour, now", value="all"),
    app_commands.Choice(name="few: the day before and the moment itself", value="few"),
    app_commands.Choice(name="none", value="none"),
]
_STYLES = [
    app_commands.Choice(name="one card per launch, kept up to date", value="live"),
    app_commands.Choice(name="a new post for each change", value="posts"),
]
_EVERY = [app_commands.Choice(name=name, value=name) for name in ("none", "daily", "weekly")]
_ROOM = 3_800


class RouteAdmin(commands.Cog):
    """Routes of this server."""

    route = app_commands.Group(
        name="route",
        description="What is posted in which channel",
        default_permissions=permissions.ADMIN,
        guild_only=True,
    )

    def __init__(self, services: Services) -> None:
        self.services = services

    async def interaction_check(self, interaction: Interaction, /) -> bool:
        """Admins only."""
        return await permissions.must_be_admin(interaction)

    @route.command(name="set", description="Post a brand, a launch or a keyword in a channel, or change how")
    @app_commands.describe(
        brand="A brand to follow: all its launches",
        launch="One launch to follow",
        keyword="A word or phrase to follow in all articles",
        channel="Where to post; the channel you are in if left out",
        articles="Also post the summaries of its articles (yes, unless changed)",
        countdown="Which points of the countdown to post",
        style="One card kept up to date, or a post for each change",
        every="A countdown post every day or week besides",
        ping="A role to ping with countdowns and changes",
        no_ping="True: ping nobody any more",
    )
    @app_commands.choices(countdown=_COUNTDOWN_CHOICES, style=_STYLES, every=_EVERY)
    async def set(
        self,
        interaction: Interaction,
        brand: app_commands.Transform[BrandRow, BrandOption] | None = None,
        launch: app_commands.Transform[LaunchRow, LaunchOption] | None = None,
        keyword: app_commands.Range[str, 2, 60] | None = None,
        channel: _Channel | None = None,
        articles: bool | None = None,
        countdown: str | None = None,
        style: str | None = None,
        every: str | None = None,
        ping: discord.Role | None = None,
        no_ping: bool = False,
    ) -> None:
        """Check what can be checked now, so that nothing fails silently later; then store what is given."""
        one = _("Choose exactly one of brand, launch and keyword. One channel can follow many: run this once for each.")
        followed, name = chosen(brand, launch, keyword, otherwise=one)
        if ping is not None and no_ping:
            raise Refused(_("Choose a role to ping, or `no_ping`, but not both."))
        where = _channel(interaction, channel)
        must_be_able_to_post(interaction, where)
        _must_be_pingable(interaction, where, ping)
        await defer(interaction)
        guild_id = guild_of(interaction)
        given: dict[str, Any] = {
            "articles": articles,
            "milestones": _COUNTDOWNS[countdown] if countdown else None,
            "every": Every(every) if every else None,
            "style": Style(style) if style else None,
            "ping_role_id": ping.id if ping else None,
        }
        changes = {key: value for key, value in given.items() if value is not None}
        if no_ping:
            changes["ping_role_id"] = None
        async with self.services.database.begin() as session:
            now = self.services.clock.now()
            target_id = await db.targets.ensure(session, _kind(where), where.id, now, guild_id=guild_id)
            before = await db.routes.settings_of(session, guild_id, target_id, followed)
            settings = replace(before or RouteSettings(), **changes)
            _route, new = await db.routes.put(
                session, guild_id, target_id, followed, settings, interaction.user.id, now
            )
        head = _("{channel} now follows **{name}**.") if new else _("Changed: {channel} follows **{name}**.")
        text = head.format(channel=f"<#{where.id}>", name=name)
        await answer(
            interaction, done(f"{text}\n{_described(settings)}\n-# " + _("What was already published is not posted."))
        )

    @route.command(name="remove", description="Stop posting something in a channel")
    @app_commands.describe(route="Which one, as in /route list")
    async def remove(self, interaction: Interaction, route: app_commands.Transform[RouteRow, RouteOption]) -> None:
        """Remove one route."""
        await defer(interaction)
        async with self.services.database.begin() as session:
            await db.routes.remove(session, route.id, guild_of(interaction))
        text = _("{channel} no longer follows **{name}**.")
        await answer(interaction, done(text.format(channel=f"<#{route.channel_id}>", name=outside(route.name, 100))))

    @route.command(name="list", description="What is posted where")
    async def list(self, interaction: Interaction) -> None:
        """Show all routes by channel."""
        async with self.services.database.read() as session:
            rows = await db.routes.of_guild(session, guild_of(interaction))
        if not rows:
            await answer(interaction, note(_("Nothing is posted yet. `/route set` lets a channel follow a brand.")))
            return
        await answer(interaction, note(_listed(rows, interaction.guild)))

    @route.command(name="resume", description="Post again in channels that were paused because I lacked a permission")
    async def resume(self, interaction: Interaction) -> None:
        """Take paused channels up again where posting is possible now, and say what still hinders the rest."""
        await defer(interaction)
        guild = interaction.guild
        assert guild is not None
        looked = await resume(self.services.database, guild, self.services.clock.now())
        text = "\n".join(map(_resumed, looked)) or _("No channel is paused.")
        await answer(interaction, note(text, GOOD if all(one.is_resumed for one in looked) else CAREFUL))


def _resumed(looked: Looked) -> str:
    channel = f"<#{looked.channel_id}>"
    if not looked.is_seen:
        return _gone(looked.channel_id)
    if looked.missing:
        return _("{channel} still lacks **{names}**.").format(channel=channel, names=permission_names(looked.missing))
    held = looked.held_back
    waiting = ngettext("{count} post was held back", "{count} posts were held back", held).format(count=held)
    return _("{channel} is resumed; {waiting}.").format(channel=channel, waiting=waiting)


def _gone(channel_id: int) -> str:
    return _(
        "{channel} is gone, or a thread that is archived. `/route remove` ends what was posted there, `/route set` "
        "chooses another channel; a thread opens again when somebody writes in it."
    ).format(channel=f"<#{channel_id}>")


def _channel(interaction: Interaction, channel: _Channel | None) -> _Channel:
    if channel is not None:
        return channel
    here = interaction.channel
    if isinstance(here, discord.TextChannel | discord.Thread):
        return here
    raise Refused(_("Choose a text channel, a thread or a forum."))


def _kind(channel: _Channel) -> TargetKind:
    if isinstance(channel, discord.ForumChannel):
        return TargetKind.FORUM
    return TargetKind.THREAD if isinstance(channel, discord.Thread) else TargetKind.CHANNEL


def _must_be_pingable(interaction: Interaction, channel: _Channel, role: discord.Role | None) -> None:
    if role is None:
        return
    if role.is_default():
        raise Refused(_("I do not ping everyone. Choose a role that members can give themselves."))
    guild = interaction.guild
    assert guild is not None
    found = guild.get_channel_or_thread(channel.id)
    if found is None or role.mentionable or found.permissions_for(guild.me).mention_everyone:
        return
    raise Refused(
        _(
            "I cannot ping {role}: nobody may mention it. Allow it in the role's settings (“Allow anyone to "
            "@mention this role”), or give me the permission **Mention Everyone** in {channel}."
        ).format(role=role.mention, channel=f"<#{channel.id}>")
    )


def _described(settings: RouteSettings) -> str:
    parts = [_("changes")]
    if settings.articles:
        parts.insert(0, _("article summaries"))
    if settings.milestones:
        parts.append(_("countdowns") if settings.milestones == DEFAULT_MILESTONES else _("few countdowns"))
    if settings.every is not Every.NONE:
        parts.append(_regularly(settings.every))
    text = _("It gets {parts}.").format(parts=enumerated(parts))
    if settings.style is Style.LIVE:
        text += " " + _("Each launch has one card that is kept up to date.")
    if settings.ping_role_id is not None:
        text += " " + _("{role} is pinged.").format(role=f"<@&{settings.ping_role_id}>")
    return text


def _regularly(every: Every) -> str:
    return _("a countdown every day") if every is Every.DAILY else _("a countdown every week")


def _unusual(settings: RouteSettings) -> list[str]:
    """Return in few words what is set otherwise than usual."""
    usual = RouteSettings()
    parts = [] if settings.articles else [_("no article summaries")]
    if settings.milestones != usual.milestones:
        parts.append(_("few countdowns") if settings.milestones else _("no countdowns"))
    if settings.every is not usual.every:
        parts.append(_regularly(settings.every))
    if settings.style is not usual.style:
        parts.append(_("a new post for each change"))
    if settings.ping_role_id is not None:
        parts.append(_("pings {role}").format(role=f"<@&{settings.ping_role_id}>"))
    return parts


def _listed(rows: list[RouteRow], guild: discord.Guild | None) -> str:
    """Return the routes under their channels; what does not fit is counted."""
    lines: list[str] = []
    room, channel_id = _ROOM, None
    for shown, row in enumerate(rows):
        more: list[str] = []
        if row.channel_id != channel_id:
            channel_id = row.channel_id
            more.append(f"### <#{channel_id}>")
            if row.target_state is not TargetState.ACTIVE:
                why = outside(_(row.pause_reason or "?"), 120)
                more.append("⚠️ " + _("Paused: {why}. `/route resume` tries again, or says what to do.").format(why=why))
            elif guild is not None and guild.get_channel_or_thread(channel_id) is None:
                more.append("⚠️ " + _gone(channel_id))
        how = ", ".join((_(row.subject), *_unusual(row.settings)))
        more.append(f"- **{outside(row.name, 60)}** ({how})")
        room -= sum(len(line) + 1 for line in more)
        if room < 0:
            lines.append(phrases.more(len(rows) - shown))
            break
        lines += more
    return "\n".join(lines)
