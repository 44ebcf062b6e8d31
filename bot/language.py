"""The language people are spoken to in: English source strings, looked up in gettext catalogues.

Every text a person reads passes through `_` or `ngettext` of this module. The catalogue is chosen per task
(`speaking`), because one process answers guilds of different languages at once. Without a catalogue for a
language the English source string is the text, so nothing is ever missing.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from gettext import NullTranslations, translation
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from discord import Client

DOMAIN = "tminus"
CATALOGUES = Path(__file__).with_name("locale")

_current: ContextVar[NullTranslations | None] = ContextVar("language", default=None)


@cache
def catalogue(locale: str) -> NullTranslations:
    """Return the catalogue for a locale as Discord writes it ("de", "pt-BR"); English where there is none."""
    names = [locale.replace("-", "_"), locale.split("-")[0]]
    return translation(DOMAIN, CATALOGUES, names, fallback=True)


@contextmanager
def speaking(locale: str | None) -> Iterator[None]:
    """Choose the language of the texts made inside the block; `None` is English."""
    token = _current.set(catalogue(locale) if locale else None)
    try:
        yield
    finally:
        _current.reset(token)


def language_of(client: "Client", guild_id: int | None) -> str | None:
    """Return the language that a server prefers; `None` where this process does not know the server."""
    guild = client.get_guild(guild_id) if guild_id is not None else None
    return str(guild.preferred_locale) if guild is not None else None


def speak(locale: str) -> None:
    """Choose the language for the rest of this task."""
    _current.set(catalogue(locale))


def _(message: str) -> str:
    """Return `message` in the language chosen."""
    current = _current.get()
    return message if current is None else current.gettext(message)


def ngettext(one: str, many: str, count: int) -> str:
    """Return the form that fits `count`, in the language chosen."""
    current = _current.get()
    if current is None:
        return one if count == 1 else many
    return current.ngettext(one, many, count)
