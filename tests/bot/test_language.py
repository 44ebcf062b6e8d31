"""Every text can be translated: the template lists exactly what the code and the commands say."""

import ast
import os
from collections.abc import Iterator
from gettext import GNUTranslations
from pathlib import Path

import pytest
from discord import Locale, app_commands

from bot import language, places, stories
from bot.clock import SystemClock
from bot.cogs import all_cogs
from bot.language import _, ngettext, speaking
from bot.menus import MessageMenu
from bot.pacer import Pacer
from bot.services import Services
from bot.translator import CommandTranslator

BOT = Path(language.__file__).parent
TEMPLATE = BOT / "locale" / "tminus.pot"


def in_code() -> Iterator[tuple[str, ...]]:
    for path in sorted(BOT.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("_", "ngettext"):
                wanted = node.args[: 1 if node.func.id == "_" else 2]
                found = tuple(a.value for a in wanted if isinstance(a, ast.Constant))
                if len(found) == len(wanted):
                    yield found
    for text in (*places._NAMES.values(), *stories._STEPS.values(), *stories._KINDS.values()):
        yield (text,)


def in_commands(roots: list) -> Iterator[tuple[str, ...]]:
    for root in roots:
        commands = [root, *root.walk_commands()] if isinstance(root, app_commands.Group) else [root]
        for command in commands:
            yield (command.description,)
            for parameter in getattr(command, "parameters", []):
                yield (str(parameter.description),)
                for choice in parameter.choices:
                    yield (choice.name,)


def template(messages: set[tuple[str, ...]]) -> str:
    def quoted(text: str) -> str:
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'

    parts = []
    for message in sorted(messages):
        if len(message) == 1:
            parts.append(f'msgid {quoted(message[0])}\nmsgstr ""')
        else:
            plural = f"msgid_plural {quoted(message[1])}"
            parts.append(f'msgid {quoted(message[0])}\n{plural}\nmsgstr[0] ""\nmsgstr[1] ""')
    head = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"'
    return "\n\n".join([head, *parts]) + "\n"


async def test_the_template_lists_what_is_said(bot_database):
    services = Services(bot_database, SystemClock(), Pacer())
    roots = [command for cog in all_cogs(services) for command in cog.__cog_app_commands__]
    messages = {*in_code(), *in_commands(roots), *((menu.name,) for menu in MessageMenu(services).commands())}
    plurals = {message[0] for message in messages if len(message) == 2}
    wanted = template({m for m in messages if len(m) == 2 or m[0] not in plurals})
    if os.environ.get("UPDATE_GOLDEN"):
        TEMPLATE.write_text(wanted, encoding="utf-8")
    assert TEMPLATE.read_text(encoding="utf-8") == wanted


class German(GNUTranslations):
    def __init__(self) -> None:
        super().__init__()
        self._catalog = {"Mute": "Stumm", ("{count} day", 0): "{count} Tag", ("{count} day", 1): "{count} Tage"}
        self.plural = lambda n: int(n != 1)


@pytest.fixture
def german(monkeypatch):
    monkeypatch.setattr(
        language, "catalogue", lambda locale: German() if locale == "de" else language.NullTranslations()
    )
    monkeypatch.setattr("bot.translator.catalogue", language.catalogue)


def test_the_language_is_that_of_the_block(german):
    with speaking("de"):
        assert (_("Mute"), ngettext("{count} day", "{count} days", 2)) == ("Stumm", "{count} Tage")
        with speaking(None):
            assert _("Mute") == "Mute"
    assert _("Mute") == "Mute"


async def test_commands_are_translated_by_the_same_catalogue(german):
    translator = CommandTranslator()
    assert await translator.translate(app_commands.locale_str("Mute"), Locale.german, None) == "Stumm"
    assert await translator.translate(app_commands.locale_str("Mute"), Locale.french, None) is None


def test_text_without_a_catalogue_is_the_source():
    with speaking("pt-BR"):
        assert _("Mute") == "Mute"
