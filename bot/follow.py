"""Choosing brands from a menu, right after the set-up: the shortest way from an empty server to the first post."""

from collections.abc import Sequence
from typing import Any, Self

import discord
from discord import ui

import db.brands
import db.routes
import db.targets
from bot import permissions
from bot.answers import done, replace
from bot.errors import Refused, answering
from bot.interaction import Interaction, guild_of, services_of
from bot.language import _
from bot.markup import label, outside
from bot.phrases import enumerated
from bot.services import Services
from db.brands import BrandRow
from db.routes import Followed, RouteSettings
from db.states import TargetKind

MOST = 25
"""How many options Discord takes in a menu."""


class FollowMenu(ui.DynamicItem[ui.Select[Any]], template=r"follow:(?P<channel>[0-9]+)"):
    """A menu of brands; those chosen are posted in one channel. Works after a restart."""

    def __init__(self, channel_id: int, brands: Sequence[BrandRow] = ()) -> None:
        options = [discord.SelectOption(label=label(row.name, 100) or "?", value=str(row.id)) for row in brands[:MOST]]
        super().__init__(
            ui.Select(
                custom_id=f"follow:{channel_id}",
                placeholder=_("Choose brands to post here"),
                max_values=max(len(options), 1),
                options=options,
            )
        )
        self.channel_id = channel_id

    @classmethod
    async def from_custom_id(cls, interaction: Interaction, item: ui.Item[Any], match: Any, /) -> Self:
        """Return the menu that was used."""
        return cls(int(match["channel"]))

    async def callback(self, interaction: Interaction) -> None:
        """Let the channel follow what was chosen."""
        services = services_of(interaction)
        async with answering(interaction):
            await permissions.must_be_manager(interaction)
            channel = interaction.guild.get_channel(self.channel_id) if interaction.guild else None
            if channel is None:
                raise Refused(_("That channel is gone. `/route set` lets you choose another."))
            permissions.must_be_able_to_post(interaction, channel)
            await interaction.response.defer()
            names = await self._store(interaction, services)
            text = _("{channel} now follows {names}. `/route set` changes how, `/route list` shows everything.")
            await replace(interaction, done(text.format(channel=channel.mention, names=enumerated(names))))

    async def _store(self, interaction: Interaction, services: Services) -> list[str]:
        guild_id, now = guild_of(interaction), services.clock.now()
        names: list[str] = []
        async with services.database.begin() as session:
            target = await db.targets.ensure(session, TargetKind.CHANNEL, self.channel_id, now, guild_id=guild_id)
            for value in self.item.values:
                brand = await db.brands.get(session, int(value), guild_id)
                followed = Followed(brand_id=brand.id)
                settings = await db.routes.settings_of(session, guild_id, target, followed) or RouteSettings()
                await db.routes.put(session, guild_id, target, followed, settings, interaction.user.id, now)
                names.append(f"**{outside(brand.name, 80)}**")
        return names


ITEMS = (FollowMenu,)
