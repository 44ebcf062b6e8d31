"""An article as a command's option."""

from typing import Any

from discord import app_commands

import db.articles
from bot.choices import Choices, choices, number
from bot.errors import Refused
from bot.interaction import Interaction, services_of
from bot.language import _
from bot.markup import outside
from db.models import Article


class ArticleOption(app_commands.Transformer):
    """An article that this server may see, by title or address."""

    async def transform(self, interaction: Interaction, value: str, /) -> Article:
        """Return the article; raises Refused if there is none."""
        async with services_of(interaction).database.read() as session:
            if (article_id := number(value)) is not None:
                return await db.articles.get(session, article_id, interaction.guild_id)
            found = await db.articles.suggest(session, value.strip(), interaction.guild_id, 1)
        if not found:
            raise Refused(
                _(
                    "I know no article like “{value}”. If its source is new, only later articles are read. "
                    "`/feed list` "
                    "shows when each source was last read."
                ).format(value=outside(value, 100))
            )
        return found[0]

    async def autocomplete(self, interaction: Interaction, value: Any, /) -> Choices:
        """Return the newest articles that fit what was typed."""
        async with services_of(interaction).database.read() as session:
            found = await db.articles.suggest(session, str(value).strip(), interaction.guild_id, 25)
        return choices((row.title or row.url, f"#{row.id}") for row in found)
