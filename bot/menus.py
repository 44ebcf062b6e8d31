"""The menu of a message (Apps): what T-Minus reads in any message, told to whoever asks and to nobody else.

Discord sends the text of the one message whose menu was used, so that this needs no privileged intent. Nothing of it
is kept: to follow a launch there are sources and `/track add`.
"""

import asyncio
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import discord
from discord import app_commands, ui

import db.brands
import db.guilds
from bot import phrases
from bot.answers import CALM, answer, defer
from bot.beside import beside
from bot.cards import layout
from bot.details import launch_text
from bot.errors import Refused
from bot.interaction import Interaction
from bot.language import _
from bot.markup import outside
from bot.services import Services
from jobs.post import LaunchView
from launches.announcement import Announcement
from launches.article import Article
from launches.brand import Brand
from launches.mentioned import named_in
from launches.reading import named, read

_LONGEST_HEADLINE = 200
_LIKELY = 0.5
_OTHERS = 10


class MessageMenu:
    """What is offered in the menu of a message."""

    def __init__(self, services: Services) -> None:
        self.services = services

    def commands(self) -> list[app_commands.ContextMenu]:
        """Return the commands, to be added to the tree."""
        menu = app_commands.ContextMenu(name="When does it launch?", callback=self.read)
        menu.guild_only = True
        return [menu]

    async def read(self, interaction: Interaction, message: discord.Message) -> None:
        """Answer with the launch that the message announces, and how exactly its date is known."""
        text = _words(message)
        if not text:
            raise Refused(_("There are no words in this message that I could read. On my own cards press Details."))
        await defer(interaction)
        now, guild_id = self.services.clock.now(), interaction.guild_id
        async with self.services.database.read() as session:
            brands = [row.brand for row in await db.brands.visible(session, guild_id)]
            zone = await db.guilds.zone_of(session, guild_id)
        # Its age is real time; what "in July" means in it is counted from the moment of the story.
        written = now - (self.services.clock.wire() - message.created_at)
        said, others = await asyncio.to_thread(_announced, text, written, brands)
        if said is None:
            raise Refused(_("I read no launch in this message."))
        await answer(interaction, _shown(said, others, now, zone))


def _words(message: discord.Message) -> str:
    """Return what the message says, names in place of mentions, with the previews of its links."""
    previews = [part for embed in message.embeds for part in (embed.title, embed.description) if part]
    return "\n\n".join(part.strip() for part in (message.clean_content, *previews) if part.strip())


def _announced(
    text: str, written: datetime, brands: Sequence[Brand]
) -> tuple[Announcement | None, Sequence[Announcement]]:
    """Return what a message announces, and what it tells of beside that."""
    head, _newline, rest = text.partition("\n")
    is_headline = bool(rest.strip()) and len(head) <= _LONGEST_HEADLINE and not head.rstrip().endswith(".")
    article = Article(head, rest, written) if is_headline else Article("", text, written)
    names = named_in(text, brands)
    told = [brand for brand in brands if brand.name in names]
    # Most messages are chat: what has no name and is likelier wrong than right is no answer.
    reading = named(read(article, told), article, told)
    found = next((said for said in reading.announcements if said.product or said.confidence >= _LIKELY), None)
    return found, beside(article, reading, told) if found else ()


def _shown(said: Announcement, others: Sequence[Announcement], now: datetime, zone: str) -> ui.LayoutView:
    launch = LaunchView(
        id=0,
        product=said.product,
        brands=said.brands,
        status=said.status,
        window=said.window,
        not_before=said.not_before,
        evidence=said.evidence,
        confidence=said.confidence,
    )
    parts: list[ui.Item[Any]] = [launch_text(launch, now, zone)]
    if others:
        lines = (
            f"- {outside(one.product, 100)}: {phrases.outlook(one.status, one.window, one.not_before)}"
            for one in others[:_OTHERS]
        )
        parts.append(ui.TextDisplay("\n".join([_("**Also told of**"), *lines])))
    parts.append(ui.TextDisplay("-# " + _("Read in this message alone. Nobody else sees this, and nothing was kept.")))
    return layout(ui.Container[ui.LayoutView](*parts, accent_colour=CALM))
