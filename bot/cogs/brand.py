"""/brand: brands of this server's own, beside the catalogue that all servers share."""

from contextlib import suppress
from datetime import datetime

import discord
from discord import app_commands, ui
from discord.ext import commands

import db.brands
import db.sources
from bot import codes, permissions, phrases
from bot.answers import CALM, CAREFUL, answer, defer, done, note, replace
from bot.cards import Item
from bot.choices import OwnBrandOption, ZoneOption
from bot.dates import stamp
from bot.errors import Refused, report
from bot.interaction import Interaction, guild_of
from bot.language import _, ngettext
from bot.markup import code, outside, plain
from bot.services import Services
from bot.typed import name_from
from db.brands import BrandRow
from db.engine import Session
from db.models import Source as SourceRow
from db.states import SourceKind, SourceState
from feeds.discover import Source, discover

_MOST = 50
_CONFIRM_S = 600.0
_SHOWN_ITEMS = 3
_SHOWN_BRANDS = 20


class BrandAdmin(commands.Cog):
    """Brands and their sources."""

    brand = app_commands.Group(
        name="brand",
        description="The brands this server follows",
        default_permissions=permissions.ADMIN,
        guild_only=True,
    )

    def __init__(self, services: Services) -> None:
        self.services = services

    async def interaction_check(self, interaction: Interaction, /) -> bool:
        """Admins only."""
        return await permissions.must_be_admin(interaction)

    @brand.command(name="add", description="Add a brand with the address of its news, feed or newsroom page")
    @app_commands.describe(
        name="The brand's name",
        address="Its feed or news page; left out, the catalogue is searched",
        aliases="Other names, separated by commas",
        zone="The zone its announcements mean, by city",
    )
    async def add(
        self,
        interaction: Interaction,
        name: app_commands.Range[str, 1, 60],
        address: app_commands.Range[str, 4, 500] | None = None,
        aliases: app_commands.Range[str, 1, 200] | None = None,
        zone: app_commands.Transform[str, ZoneOption] | None = None,
    ) -> None:
        """Look at the address, show what is there, and save only when the admin says so."""
        name = name_from(name)
        await defer(interaction)
        guild_id = guild_of(interaction)
        async with self.services.database.read() as session:
            known = await db.brands.find(session, name, guild_id)
            own = [row for row in await db.brands.visible(session, guild_id) if row.guild_id is not None]
        if address is None:
            await answer(interaction, _without_address(name, known))
            return
        if known is not None and known.guild_id is None:
            raise Refused(
                _(
                    "**{name}** is in the catalogue, with its sources: `/route set` follows it at once. To watch "
                    "another address of it, choose a name of your own, such as “{name} blog”."
                ).format(name=outside(known.name, 60))
            )
        if known is None and len(own) >= _MOST:
            raise Refused(_("This server has {count} brands of its own; remove one first.").format(count=len(own)))
        if self.services.fetcher is None:
            raise Refused(_("This bot runs without access to the web; only the catalogue can be followed."))
        source = await discover(self.services.fetcher, address)
        names = tuple(part for part in map(plain, (aliases or "").split(",")) if part)
        draft = Draft(self.services, name, names, zone, source, known)
        nobody = discord.AllowedMentions.none()
        draft.message = await interaction.followup.send(view=draft, ephemeral=True, allowed_mentions=nobody, wait=True)

    @brand.command(name="remove", description="Remove a brand of this server's own, with its routes")
    @app_commands.describe(brand="Which of this server's own brands")
    async def remove(self, interaction: Interaction, brand: app_commands.Transform[BrandRow, OwnBrandOption]) -> None:
        """Remove one."""
        await defer(interaction)
        async with self.services.database.begin() as session:
            await db.brands.remove(session, brand.id, guild_of(interaction))
        await answer(
            interaction, done(_("**{name}** is removed, with its routes.").format(name=outside(brand.name, 60)))
        )

    @brand.command(name="list", description="This server's own brands, their sources and how those do")
    async def list(self, interaction: Interaction) -> None:
        """Show the server's own brands; of the catalogue only how many there are."""
        await defer(interaction)
        async with self.services.database.read() as session:
            rows = await db.brands.visible(session, interaction.guild_id)
            own = [row for row in rows if row.guild_id is not None]
            lines = [_("### This server's own brands") if own else _("This server has no brands of its own.")]
            for row in own[:_SHOWN_BRANDS]:
                lines.append(f"**{outside(row.name, 60)}**")
                lines += [_source_line(source) for source in (await db.brands.sources_of(session, row.id))[:5]]
        if len(own) > _SHOWN_BRANDS:
            lines.append(phrases.more(len(own) - _SHOWN_BRANDS))
        count = len(rows) - len(own)
        catalogue = ngettext(
            "The catalogue has {count} brand; `/brands` names it.",
            "The catalogue has {count} brands; `/brands` names them.",
            count,
        )
        if count:
            lines.append(catalogue.format(count=count))
        await answer(interaction, note("\n".join(lines)))


class Draft(ui.LayoutView):
    """A brand that is about to be saved: what its address gives, and two buttons."""

    message: discord.WebhookMessage | None = None

    def __init__(
        self,
        services: Services,
        name: str,
        aliases: tuple[str, ...],
        zone: str | None,
        source: Source,
        known: BrandRow | None,
    ) -> None:
        super().__init__(timeout=_CONFIRM_S)
        self._services, self._source, self._known = services, source, known
        self._name, self._aliases, self._zone = name, aliases, zone
        self._saving = False
        save: ui.Button[Draft] = ui.Button(label=_("Save"), style=discord.ButtonStyle.success)
        drop: ui.Button[Draft] = ui.Button(label=_("Cancel"), style=discord.ButtonStyle.secondary)
        save.callback = self._save  # type: ignore[method-assign]
        drop.callback = self._drop  # type: ignore[method-assign]
        self.add_item(
            ui.Container[Draft](
                ui.TextDisplay(_found(name, source)), ui.ActionRow[Draft](save, drop), accent_colour=CALM
            )
        )

    async def on_error(self, interaction: Interaction, error: Exception, item: Item, /) -> None:
        """Tell what went wrong as commands do."""
        await report(interaction, error)

    async def on_timeout(self) -> None:
        """Say so in place of buttons that would no longer answer."""
        if self.message is not None:
            with suppress(discord.HTTPException):
                await self.message.edit(view=note(_("Nothing was saved: nobody pressed a button for ten minutes.")))

    async def _save(self, interaction: Interaction) -> None:
        # Nobody but whoever was allowed the command sees this button.
        await interaction.response.defer()
        if self._saving:  # a second click on the same button
            return
        self._saving = True
        try:
            await self._store(guild_of(interaction))
        finally:
            self._saving = False
        self.stop()
        text = _(
            "**{name}** is saved. Now {command} posts its news in a channel. "
            "What is there already is read for launches, but not posted."
        )
        command = code(f"/route set brand:{self._name}", 100)
        await replace(interaction, done(text.format(name=outside(self._name, 60), command=command)))

    async def _store(self, guild_id: int) -> None:
        now = self._services.clock.now()
        kind = SourceKind.LISTING if self._source.is_listing else SourceKind.FEED
        async with self._services.database.begin() as session:
            brand_id = await self._brand(session, guild_id, now)
            source_id = await db.sources.link(
                session, brand_id, self._source.url, now, kind=kind, title=self._source.feed.title
            )
            # Somebody has just seen it answer: one that had stopped is looked at again.
            await db.sources.revive(session, source_id, now)

    async def _brand(self, session: Session, guild_id: int, now: datetime) -> int:
        if self._known is not None:
            return self._known.id
        return await db.brands.add(
            session, self._name, now, guild_id=guild_id, aliases=self._aliases, home_zone=self._zone
        )

    async def _drop(self, interaction: Interaction) -> None:
        self.stop()
        await replace(interaction, note(_("Nothing was saved.")))


def _without_address(name: str, known: BrandRow | None) -> ui.LayoutView:
    if known is not None:
        text = _("**{name}** is here already: `/route set` posts its launches in a channel.")
        return done(text.format(name=outside(known.name, 60)))
    return note(
        _(
            "**{name}** is not in the catalogue. Run this again with its `address`: a feed, or the page "
            "that lists its news."
        ).format(name=outside(name, 60)),
        CAREFUL,
    )


def _found(name: str, source: Source) -> str:
    kind = _("a page that lists articles (it has no feed)") if source.is_listing else _("a feed")
    lines = [
        _("### Save {name}?").format(name=outside(name, 60)),
        _("**{title}** is {kind}:").format(
            title=outside(source.feed.title, 120) or outside(source.url, 120), kind=kind
        ),
        code(source.url, 300),
    ]
    for item in source.feed.items[:_SHOWN_ITEMS]:
        when = f" · {stamp(item.published, 'D')}" if item.published else ""
        lines.append(f"- {outside(item.title, 160) or _('(without a title)')}{when}")
    if not source.feed.items:
        lines.append(_("- It has no articles at the moment."))
    return "\n".join(lines)


def _source_line(source: SourceRow) -> str:
    address = code(source.address, 200)
    if source.state is SourceState.GONE:
        return f"- ⚠️ {address}: " + _("the publisher has removed it")
    if source.state is SourceState.PAUSED or source.failures > 2:
        return f"- ⚠️ {address}: " + _("does not answer ({why})").format(
            why=outside(codes.trouble(source.last_error or "?"), 100)
        )
    return f"- {address}"
