"""Answers to commands and buttons: private, calm, and within three seconds.

Discord drops an interaction that is neither answered nor deferred in three seconds. Whoever writes to the database or
asks the network defers first; afterwards the answer is a follow-up. Both ways end here.
"""

from collections.abc import Sequence
from typing import Any

import discord
from discord import ui

from bot.cards import AMBER, BLUE, GREEN, RED, TEXT_LIMIT, Item, layout
from bot.interaction import Interaction
from bot.markup import clipped

CALM, GOOD, CAREFUL, BAD = BLUE, GREEN, AMBER, RED


def note(text: str, colour: int = CALM, buttons: Sequence[ui.Item[Any]] = ()) -> ui.LayoutView:
    """Return a message of one text, with at most five buttons under it."""
    parts: list[Item] = [ui.TextDisplay(clipped(text, TEXT_LIMIT))]
    if buttons:
        parts.append(ui.ActionRow[ui.LayoutView](*buttons))
    return layout(ui.Container[ui.LayoutView](*parts, accent_colour=colour))


def done(text: str, buttons: Sequence[ui.Item[Any]] = ()) -> ui.LayoutView:
    """Return the answer to something that worked."""
    return note(text, GOOD, buttons)


async def defer(interaction: Interaction) -> None:
    """Ask for more than three seconds; the answer stays private."""
    if not interaction.response.is_done():
        await interaction.response.defer(ephemeral=True, thinking=True)


async def answer(interaction: Interaction, view: ui.LayoutView) -> None:
    """Answer privately, whether or not the interaction was deferred."""
    none = discord.AllowedMentions.none()
    if interaction.response.is_done():
        await interaction.followup.send(view=view, ephemeral=True, allowed_mentions=none)
    else:
        await interaction.response.send_message(view=view, ephemeral=True, allowed_mentions=none)


async def replace(interaction: Interaction, view: ui.LayoutView) -> None:
    """Put `view` in the place of the message whose button was clicked."""
    if interaction.response.is_done():
        await interaction.edit_original_response(view=view)
    else:
        await interaction.response.edit_message(view=view)
