"""/news: the newest articles, with their summaries."""

from discord import app_commands, ui
from discord.ext import commands

import db.articles
from bot import pages, phrases
from bot.answers import CALM, answer, note
from bot.cards import Item, layout
from bot.choices import BrandOption
from bot.dates import stamp
from bot.interaction import Interaction
from bot.language import _
from bot.links import with_source
from bot.markup import outside
from bot.services import Services
from db.brands import BrandRow

_SHOWN = 5


class News(commands.Cog):
    """Articles that members may see."""

    def __init__(self, services: Services) -> None:
        self.services = services

    @app_commands.command(name="news", description="The newest articles and what they say")
    @app_commands.describe(brand="Only this brand's", page="Which page of the list")
    @app_commands.guild_only()
    async def news(
        self,
        interaction: Interaction,
        brand: app_commands.Transform[BrandRow, BrandOption] | None = None,
        page: app_commands.Range[int, 1, 1000] = 1,
    ) -> None:
        """List the newest articles."""
        guild_id, brand_id = interaction.guild_id, brand.id if brand else None
        async with self.services.database.read() as session:
            rows = await db.articles.newest(
                session, guild_id, brand_id=brand_id, limit=_SHOWN, offset=(page - 1) * _SHOWN
            )
            # An article that was in the feed as a whole has no page, and so no site, that tells who says it.
            makers = {
                row.id: await db.articles.brand_names(session, row.id, guild_id) for row in rows if not row.site_name
            }
            count = pages.count(await db.articles.count(session, guild_id, brand_id=brand_id), _SHOWN)
        if page > count > 0:
            await answer(interaction, pages.beyond(count))
            return
        if not rows:
            await answer(interaction, note(_("There is no news here yet.")))
            return
        parts: list[Item] = [ui.TextDisplay(_("### News"))]
        for row in rows:
            who = outside(row.site_name, 60) if row.site_name else phrases.names(makers[row.id], shown=2)
            day = stamp(row.published, "D")
            summary = outside(" ".join(row.summary), 360)
            lines = (
                f"**{phrases.title(row.title, 200)}**",
                summary,
                "-# " + " · ".join(part for part in (who, day) if part),
            )
            parts.append(with_source("\n".join(line for line in lines if line), row.url))
        parts += pages.footer(page, count)
        await answer(interaction, layout(ui.Container[ui.LayoutView](*parts, accent_colour=CALM)))
