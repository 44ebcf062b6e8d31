"""/track: launches that no source told of, and corrections of those that one did."""

from datetime import datetime

from discord import app_commands
from discord.ext import commands

import db.guilds
import db.launches
import db.overrides
import db.own_launches
import db.routes
import db.same_launch
from bot import permissions, phrases
from bot.answers import answer, defer, done
from bot.choices import BrandOption, LaunchOption
from bot.details import view_of
from bot.errors import Refused
from bot.interaction import Interaction, guild_of
from bot.language import _, ngettext
from bot.markup import outside
from bot.services import Services
from bot.typed import must_be_to_come, name_from, window_from
from db.brands import BrandRow
from db.launches import LaunchRow
from db.said import Said
from launches.announcement import Status
from launches.window import LaunchWindow

_MOST = 200
_STATUSES = [
    app_commands.Choice(name="announced", value="announced"),
    app_commands.Choice(name="delayed", value="delayed"),
    app_commands.Choice(name="called off", value="cancelled"),
    app_commands.Choice(name="out now", value="released"),
]


class TrackAdmin(commands.Cog):
    """What a server says against the sources."""

    track = app_commands.Group(
        name="track",
        description="Track a launch yourself, or correct one",
        default_permissions=permissions.ADMIN,
        guild_only=True,
    )

    def __init__(self, services: Services) -> None:
        self.services = services

    async def interaction_check(self, interaction: Interaction, /) -> bool:
        """Admins only."""
        return await permissions.must_be_admin(interaction)

    @track.command(name="add", description="Track a launch that no source told of; only this server sees it")
    @app_commands.describe(
        product="What is launched",
        date="When, as exactly as you know: “4 July 2027 19:00”, “July 2027”, “Q3 2027”, “no date”",
        brand="Whose it is; its routes get the countdown",
    )
    async def add(
        self,
        interaction: Interaction,
        product: app_commands.Range[str, 1, 120],
        date: app_commands.Range[str, 1, 80] = "no date",
        brand: app_commands.Transform[BrandRow, BrandOption] | None = None,
    ) -> None:
        """Store a launch of this server's own."""
        product = name_from(product)
        await defer(interaction)
        guild_id = guild_of(interaction)
        window = await self._window(interaction, date, Status.ANNOUNCED, brand.home_zone if brand else None)
        now = self.services.clock.now()
        async with self.services.database.begin() as session:
            if await db.own_launches.count(session, guild_id) >= _MOST:
                raise Refused(
                    _("This server tracks {count} launches of its own; remove one first.").format(count=_MOST)
                )
            same = await db.own_launches.tracked_as(session, guild_id, product, brand.name if brand else None)
            if same is not None:
                raise Refused(
                    _("This server tracks **{product}** already. `/track edit` changes its date.").format(
                        product=outside(same, 120)
                    )
                )
            said = Said(Status.ANNOUNCED, window, product)
            brand_id = brand.id if brand else None
            launch_id = await db.own_launches.track(session, guild_id, said, brand_id, interaction.user.id, now)
            tracked = await db.launches.get(session, launch_id, guild_id)
        await answer(interaction, done(await self._shown(interaction, _("Tracked: **{product}**"), tracked, now)))

    @track.command(name="edit", description="Correct a launch for this server; the source's date is hidden here")
    @app_commands.describe(
        launch="Which launch",
        date="When it is to be instead; “no date” for none",
        status="How it stands",
        product="Another name for it",
    )
    @app_commands.choices(status=_STATUSES)
    async def edit(
        self,
        interaction: Interaction,
        launch: app_commands.Transform[LaunchRow, LaunchOption],
        date: app_commands.Range[str, 1, 80] | None = None,
        status: str | None = None,
        product: app_commands.Range[str, 1, 120] | None = None,
    ) -> None:
        """Store a correction; when a source disagrees later, this server is asked which to follow."""
        if date is None and status is None and product is None:
            raise Refused(_("Say what is to be changed: date, status or product."))
        product = name_from(product) if product is not None else None
        await defer(interaction)
        guild_id = guild_of(interaction)
        stands = Status(status) if status else launch.status
        window = None
        if date is not None:
            async with self.services.database.read() as session:
                home = await db.launches.home_zone(session, launch.id, guild_id)
            # Where nobody knows the maker's home, the zone in which it announced says most of it.
            home = home or (launch.window.zone if launch.window else None)
            window = await self._window(interaction, date, stands, home)
        now = self.services.clock.now()
        change = db.overrides.put if launch.guild_id is None else db.own_launches.edit
        async with self.services.database.begin() as session:
            # What is not given stays as it stands now: two admins may change it at once.
            current = await db.launches.get(session, launch.id, guild_id)
            said = Said(
                Status(status) if status else current.status, current.window if date is None else window, product
            )
            await change(session, guild_id, launch.id, said, interaction.user.id, now)
            changed = await db.launches.get(session, launch.id, guild_id)
        text = await self._shown(interaction, _("Changed: **{product}**"), changed, now)
        if launch.guild_id is None:
            text += "\n-# " + _("Only this server sees this. `/track remove` follows the source again.")
        await answer(interaction, done(text))

    @track.command(name="remove", description="Drop a correction, or a launch of this server's own")
    @app_commands.describe(launch="Which launch")
    async def remove(self, interaction: Interaction, launch: app_commands.Transform[LaunchRow, LaunchOption]) -> None:
        """Follow the source again, or forget a launch that only this server tracks."""
        await defer(interaction)
        guild_id = guild_of(interaction)
        name, now = outside(launch.product, 120), self.services.clock.now()
        async with self.services.database.begin() as session:
            if launch.guild_id is not None:
                routes = [
                    route for route in await db.routes.of_guild(session, guild_id) if route.launch_id == launch.id
                ]
                await db.same_launch.part(session, guild_id, launch.id, interaction.user.id, now)
                await db.own_launches.untrack(session, guild_id, launch.id)
                text = _("**{product}** is no longer tracked.")
                if routes:
                    ended = ngettext("{count} route to it ended.", "{count} routes to it ended.", len(routes))
                    text += "\n-# " + ended.format(count=len(routes))
            elif await db.overrides.follow_source(session, guild_id, launch.id, interaction.user.id, now):
                text = _("**{product}** follows its source again.")
            else:
                raise Refused(
                    _(
                        "**{product}** comes from the catalogue. Mute it under any of its posts, or use "
                        "`/route remove`."
                    ).format(product=name)
                )
        await answer(interaction, done(text.format(product=name)))

    @track.command(name="same", description="Two launches are one: this server goes on with the second alone")
    @app_commands.describe(launch="The one that is to disappear here", same_as="The one that goes on")
    async def same(
        self,
        interaction: Interaction,
        launch: app_commands.Transform[LaunchRow, LaunchOption],
        same_as: app_commands.Transform[LaunchRow, LaunchOption],
    ) -> None:
        """Hide a launch that is another one; when a source changes it, this server is asked."""
        if launch.id == same_as.id:
            raise Refused(_("These are one already. `/track apart` takes apart what was said to be one."))
        await defer(interaction)
        guild_id = guild_of(interaction)
        now = self.services.clock.now()
        async with self.services.database.begin() as session:
            who = interaction.user.id
            channels = await db.same_launch.join(session, guild_id, launch.id, same_as.id, who, now)
            other = await db.launches.get(session, same_as.id, guild_id)
        head = _("**{name}** is **{product}** here from now on.")
        lines = [await self._shown(interaction, head, other, now, name=outside(launch.product, 120))]
        if channels:
            text = ngettext("{count} more channel follows it now.", "{count} more channels follow it now.", channels)
            lines.append("-# " + text.format(count=channels))
        lines.append(
            "-# "
            + _("Only this server sees this; direct messages go on about both. `/track apart` takes them apart again.")
        )
        await answer(interaction, done("\n".join(lines)))

    @track.command(name="apart", description="Take apart again what this server said to be one launch")
    @app_commands.describe(launch="The one that goes on")
    async def apart(self, interaction: Interaction, launch: app_commands.Transform[LaunchRow, LaunchOption]) -> None:
        """Let what was hidden follow its source again."""
        await defer(interaction)
        now, name = self.services.clock.now(), outside(launch.product, 120)
        async with self.services.database.begin() as session:
            names = await db.same_launch.part(session, guild_of(interaction), launch.id, interaction.user.id, now)
        if not names:
            raise Refused(_("Nothing is the same as **{product}** here.").format(product=name))
        text = _("{names}: no longer the same as **{product}**, and by its own source again.")
        await answer(interaction, done(text.format(names=phrases.names(names), product=name)))

    async def _window(
        self, interaction: Interaction, date: str, status: Status, home: str | None
    ) -> LaunchWindow | None:
        now, zone = self.services.clock.now(), await self._zone(interaction)
        window = window_from(date, now, zone, home, str(interaction.locale))
        must_be_to_come(window, status, now, zone)
        return window

    async def _zone(self, interaction: Interaction) -> str:
        async with self.services.database.read() as session:
            return await db.guilds.zone_of(session, interaction.guild_id)

    async def _shown(self, interaction: Interaction, head: str, row: LaunchRow, now: datetime, **names: str) -> str:
        launch = view_of(row)
        lines = [
            head.format(product=outside(row.product, 120), **names),
            phrases.reckoning(launch, now, await self._zone(interaction)),
        ]
        lines += [f"-# {small}" for small in (phrases.place(launch), phrases.exactness(launch)) if small]
        return "\n".join(lines)
