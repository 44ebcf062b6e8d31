"""/launches, /launch and /countdown: what is to come, one launch with its history, and how long still."""

from datetime import datetime

from discord import app_commands, ui
from discord.ext import commands

import db.guilds
import db.launches
from bot import pages, phrases
from bot.answers import CALM, answer, note
from bot.cards import layout
from bot.choices import BrandOption, LaunchOption
from bot.details import launch_details, view_of
from bot.interaction import Interaction
from bot.language import _, ngettext
from bot.markup import outside
from bot.services import Services
from db.brands import BrandRow
from db.launches import LaunchRow

_PAGE = 10


class Launches(commands.Cog):
    """What every member may ask about launches."""

    def __init__(self, services: Services) -> None:
        self.services = services

    @app_commands.command(name="launches", description="The launches to come, the soonest first")
    @app_commands.describe(brand="Only this brand's", page="Which page of the list")
    @app_commands.guild_only()
    async def launches(
        self,
        interaction: Interaction,
        brand: app_commands.Transform[BrandRow, BrandOption] | None = None,
        page: app_commands.Range[int, 1, 1000] = 1,
    ) -> None:
        """List what is to come."""
        now, guild_id = self.services.clock.now(), interaction.guild_id
        brand_id = brand.id if brand else None
        async with self.services.database.read() as session:
            zone = await db.guilds.zone_of(session, guild_id)
            rows = await db.launches.upcoming(
                session, guild_id, now, zone, brand_id=brand_id, limit=_PAGE, offset=(page - 1) * _PAGE
            )
            total, passed = await db.launches.count_upcoming(session, guild_id, now, zone, brand_id=brand_id)
        await answer(interaction, _listed(rows, total, passed, page, brand, now, zone))

    @app_commands.command(name="launch", description="One launch: when, how exactly that is known, and how it changed")
    @app_commands.describe(launch="Which launch")
    @app_commands.guild_only()
    async def launch(self, interaction: Interaction, launch: app_commands.Transform[LaunchRow, LaunchOption]) -> None:
        """Show one launch with evidence and history."""
        guild_id = interaction.guild_id
        async with self.services.database.read() as session:
            zone = await db.guilds.zone_of(session, guild_id)
        now = self.services.clock.now()
        await answer(interaction, await launch_details(self.services, launch.id, guild_id, zone, now))

    @app_commands.command(name="countdown", description="How long until a launch, as exactly as anybody knows")
    @app_commands.describe(launch="Which launch")
    @app_commands.guild_only()
    async def countdown(
        self, interaction: Interaction, launch: app_commands.Transform[LaunchRow, LaunchOption]
    ) -> None:
        """Answer in one line, with how exactly that is known in small print."""
        async with self.services.database.read() as session:
            zone = await db.guilds.zone_of(session, interaction.guild_id)
        view = view_of(launch)
        lines = [f"**{phrases.product(view)}**", phrases.reckoning(view, self.services.clock.now(), zone)]
        if exactly := phrases.exactness(view):
            lines.append(f"-# {exactly}")
        await answer(interaction, note("\n".join(lines)))


def _listed(
    rows: list[LaunchRow], total: int, passed: int, page: int, brand: BrandRow | None, now: datetime, zone: str
) -> ui.LayoutView:
    count = pages.count(total, _PAGE)
    if page > count > 0:
        return pages.beyond(count)
    if not rows:
        if brand is not None:
            return note(_("I know of no launch of **{brand}** to come.").format(brand=outside(brand.name, 80)))
        return note(_("I know of no launch to come yet. As soon as a brand announces one, it is here."))
    lines = [ui.TextDisplay[ui.LayoutView](_line(row, now, zone)) for row in rows]
    to_come = total - passed
    # Those that have passed are the last ones.
    here = max(0, to_come - (page - 1) * _PAGE)
    parts: list[ui.Item[ui.LayoutView]] = []
    if lines[:here]:
        head = ngettext("### {count} launch to come", "### {count} launches to come", to_come).format(count=to_come)
        parts += [ui.TextDisplay(head), ui.Separator(), *lines[:here]]
    if lines[here:]:
        parts += [ui.TextDisplay(_("### Passed without word")), ui.Separator(), *lines[here:]]
    parts += pages.footer(page, count)
    return layout(ui.Container[ui.LayoutView](*parts, accent_colour=CALM))


def _line(row: LaunchRow, now: datetime, zone: str) -> str:
    view = view_of(row)
    who = phrases.names(row.brands, shown=2)
    line = f"**{phrases.product(view, 100)}**" + (f" · {who}" if who else "")
    return f"{line}\n{phrases.reckoning(view, now, zone)}"
