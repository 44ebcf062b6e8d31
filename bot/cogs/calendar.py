"""/calendar: the launches to come, month by month, with a file for one's own calendar."""

from collections.abc import Iterator
from datetime import UTC, date
from io import BytesIO
from itertools import groupby
from zoneinfo import ZoneInfo

import discord
from discord import app_commands, ui
from discord.ext import commands

import db.guilds
import db.launches
from bot import phrases, words
from bot.answers import CALM, answer, defer, note
from bot.cards import Item, layout
from bot.choices import BrandOption
from bot.dates import month
from bot.details import view_of
from bot.icalendar import Entry, calendar, is_exact
from bot.interaction import Interaction
from bot.language import _, ngettext
from bot.markup import clipped, outside, plain
from bot.services import Services
from db.brands import BrandRow
from db.launches import LaunchRow
from launches.window import Precision

_MOST = 1_000
_ROOM = 3_200
_FILE = "launches.ics"


class Calendar(commands.Cog):
    """What every member may take home."""

    def __init__(self, services: Services) -> None:
        self.services = services

    @app_commands.command(name="calendar", description="The launches to come by month, and a file for your calendar")
    @app_commands.describe(brand="Only this brand's")
    @app_commands.guild_only()
    async def calendar(
        self,
        interaction: Interaction,
        brand: app_commands.Transform[BrandRow, BrandOption] | None = None,
    ) -> None:
        """Answer with a list and, where something is known to the day, with a file."""
        await defer(interaction)
        now, guild_id = self.services.clock.now(), interaction.guild_id
        brand_id = brand.id if brand else None
        async with self.services.database.read() as session:
            zone = await db.guilds.zone_of(session, guild_id)
            total, passed = await db.launches.count_upcoming(session, guild_id, now, zone, brand_id=brand_id)
            rows = await db.launches.upcoming(session, guild_id, now, zone, brand_id=brand_id, limit=_MOST)
        # Those that have passed are the last ones.
        to_come = total - passed
        rows = rows[:to_come]
        if not rows:
            name = outside(brand.name, 80) if brand else ""
            text = _("I know of no launch of **{brand}** to come.") if brand else _("I know of no launch to come yet.")
            await answer(interaction, note(text.format(brand=name)))
            return
        exact = [row for row in rows if is_exact(row.window, row.not_before)]
        text = _listed(rows, to_come, zone)
        if not exact:
            await answer(interaction, _view(text, _("None is known to the day yet, so there is no file.")))
            return
        name = _("{brand}: launches").format(brand=plain(brand.name)) if brand else _("Launches")
        body = calendar([_entry(row, guild_id or 0) for row in exact], name, now)
        try:
            await interaction.followup.send(
                view=_view(text, _about_the_file(len(exact), len(rows), to_come), with_file=True),
                file=discord.File(BytesIO(body), _FILE),
                ephemeral=True,
                allowed_mentions=discord.AllowedMentions.none(),
            )
        except discord.Forbidden:
            lacking = _("There would be a file, but I may not attach one here (permission Attach Files).")
            await answer(interaction, _view(text, lacking))


def _view(text: str, small: str, *, with_file: bool = False) -> ui.LayoutView:
    parts: list[Item] = [ui.TextDisplay(text), ui.Separator(), ui.TextDisplay(f"-# {small}")]
    if with_file:
        parts.append(ui.File[ui.LayoutView](f"attachment://{_FILE}"))
    return layout(ui.Container[ui.LayoutView](*parts, accent_colour=CALM))


def _about_the_file(exact: int, total: int, to_come: int) -> str:
    text = ngettext(
        "The file has the one launch that is known to the day or the minute.",
        "The file has the {count} launches that are known to the day or the minute.",
        exact,
    ).format(count=exact)
    if total > exact:
        text += " " + ngettext(
            "{count} other stands on no day yet, so no calendar can show it.",
            "{count} others stand on no day yet, so no calendar can show them.",
            total - exact,
        ).format(count=total - exact)
    if to_come > total:
        text += " " + _("Only the first {count} were looked at.").format(count=total)
    return text + " " + _("It does not follow later changes: ask again for a new one; what you imported moves.")


def _listed(rows: list[LaunchRow], to_come: int, zone: str) -> str:
    """Return the list under its months; what does not fit is counted."""
    lines = [_("### Calendar")]
    room = _ROOM
    shown = 0
    placed = sorted(rows, key=lambda row: _month(row, zone) or date.max)
    for first, group in groupby(placed, key=lambda row: _month(row, zone)):
        lines.append(f"**{month(first.month)} {first.year}**" if first else _("**The month is not known yet**"))
        for line in _lines(group):
            room -= len(line) + 1
            if room < 0:
                left = to_come - shown
                more = ngettext("{count} more: `/launches` lists it.", "{count} more: `/launches` lists them.", left)
                return "\n".join([*lines, "-# " + more.format(count=left)])
            lines.append(line)
            shown += 1
    return "\n".join(lines)


def _lines(rows: Iterator[LaunchRow]) -> Iterator[str]:
    for row in rows:
        who = phrases.names(row.brands, shown=2)
        when = words.sentence(words.long(row.window, row.not_before))
        yield f"- {when}: **{phrases.product(view_of(row), 100)}**" + (f" · {who}" if who else "")


def _month(row: LaunchRow, zone: str) -> date | None:
    """Return the month in which the whole window lies, on the server's calendar; None where it spans several."""
    window = row.window
    if window is None or row.not_before:
        return None
    if window.precision is Precision.MINUTE:
        return window.start.astimezone(ZoneInfo(zone)).date().replace(day=1)
    first = window.start.date().replace(day=1)
    end = window.end.date()
    following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return first if end <= following else None


def _entry(row: LaunchRow, guild_id: int) -> Entry:
    assert row.window is not None
    described = [plain(name) for name in row.brands]
    said = [", ".join(described), words.place(row.window) or "", words.exactness(row.window)]
    if row.corrected:
        said.append(_("Set by this server, not by the source."))
    return Entry(
        uid=f"launch-{row.id}-{guild_id}@t-minus",
        updated=row.updated_at.astimezone(UTC),
        window=row.window,
        title=_title(row),
        description="\n".join(part for part in said if part),
        categories=tuple(described),
    )


def _title(row: LaunchRow) -> str:
    if product := clipped(plain(row.product), phrases.PRODUCT_LIMIT):
        return phrases.headed(product)
    makers = ", ".join(plain(name) for name in row.brands)
    return phrases.unnamed(makers)
