"""Links to what a post was read from: buttons, because text from outside never becomes a link."""

from typing import Any

from discord import ui

from bot.addresses import LINK_LIMIT, is_web_address
from bot.language import _


def source_button(address: str | None) -> ui.Button[Any] | None:
    """Return the button that leads to a source; None where Discord would not take its address."""
    return ui.Button(label=_("Source"), url=address) if is_web_address(address, LINK_LIMIT) else None


def with_source(text: str, address: str | None) -> ui.Item[Any]:
    """Return a text with the button that leads to its source beside it, as far as there is one."""
    button = source_button(address)
    return ui.TextDisplay(text) if button is None else ui.Section(text, accessory=button)
