"""Lists that are longer than a message: which page one reads, and how many there are."""

from collections.abc import Sequence
from typing import Any

from discord import ui

from bot import phrases
from bot.answers import note
from bot.language import _, ngettext


def count(total: int, length: int) -> int:
    """Return how many pages of this length a list takes."""
    return -(-total // length)


def footer(page: int, pages: int) -> list[ui.Item[Any]]:
    """Return what stands under a page; nothing where it is the only one."""
    if pages < 2:
        return []
    return [ui.Separator(), ui.TextDisplay("-# " + _("Page {page} of {pages}").format(page=page, pages=pages))]


def beyond(pages: int) -> ui.LayoutView:
    """Return the answer to whoever asks for a page behind the last one."""
    return note(ngettext("There is {count} page.", "There are {count} pages.", pages).format(count=pages))


def first(lines: Sequence[str], most: int) -> list[str]:
    """Return the first lines of a list without pages, and how many more there are."""
    return [*lines[:most], *([phrases.more(len(lines) - most)] if len(lines) > most else [])]
