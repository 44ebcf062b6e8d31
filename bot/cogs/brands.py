"""/brands: whom this server can follow."""

from discord import app_commands
from discord.ext import commands

import db.brands
from bot.answers import answer, note
from bot.interaction import Interaction
from bot.language import _
from bot.markup import outside
from bot.services import Services

_SHOWN = 60


class Brands(commands.Cog):
    """The brands a member may see."""

    def __init__(self, services: Services) -> None:
        self.services = services

    @app_commands.command(name="brands", description="The brands that can be followed here")
    @app_commands.guild_only()
    async def brands(self, interaction: Interaction) -> None:
        """List the catalogue's brands and this server's own."""
        async with self.services.database.read() as session:
            rows = await db.brands.visible(session, interaction.guild_id)
        shared = [outside(row.name, 60) for row in rows if row.guild_id is None]
        own = [outside(row.name, 60) for row in rows if row.guild_id is not None]
        lines = [_("### Brands")]
        if shared:
            lines.append(_names(shared))
        if own:
            lines.append(_("**This server's own:** {names}").format(names=_names(own)))
        if rows:
            lines.append("-# " + _("`/subscribe add` tells you of one by direct message."))
        else:
            lines.append(_("None yet. An admin can add one with `/brand add`."))
        await answer(interaction, note("\n".join(lines)))


def _names(names: list[str]) -> str:
    more = [_("{count} more").format(count=len(names) - _SHOWN)] if len(names) > _SHOWN else []
    return ", ".join((*names[:_SHOWN], *more))
