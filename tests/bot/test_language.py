"""Every text can be translated: the template lists exactly what the code and the commands say."""

import ast
import os
import re
from collections.abc import Iterator
from datetime import timedelta
from gettext import GNUTranslations
from pathlib import Path
from string import Formatter

import pytest
from discord import Locale, app_commands

import db.brands
import db.guilds
import db.notices
import db.people
import db.tracking
from bot import codes, errors, failures, language, places, stories
from bot.clock import SystemClock
from bot.cogs import all_cogs
from bot.language import _, ngettext, speaking
from bot.menus import MessageMenu
from bot.pacer import Pacer
from bot.sender import DiscordSender
from bot.services import Services
from bot.translator import CommandTranslator
from db.states import Lane, NoticeKind, Subject
from db.tracking import Origin
from jobs.deliver import Deliverer
from jobs.plan import Planner
from launches.announcement import Status
from launches.matching import LaunchState
from launches.revision import Revision, RevisionKind
from sandbox import payloads
from sandbox.server import Sandbox
from tests.bot.posts import texts
from tests.bot.scenes import Scene, connected, until

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
    tables = (
        places._NAMES, stories._STEPS, failures._REASONS, errors._PERMISSION_NAMES,
        codes.OUTCOMES, codes.REASONS, codes.MILESTONES,
    )  # fmt: skip
    for text in (*(text for table in tables for text in table.values()), *errors.SUBJECTS, *codes.TROUBLES, *Subject):
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


def roots_of(services: Services) -> list:
    return [command for cog in all_cogs(services) for command in cog.__cog_app_commands__]


async def test_the_template_lists_what_is_said(bot_database):
    services = Services(bot_database, SystemClock(), Pacer())
    roots = roots_of(services)
    messages = {*in_code(), *in_commands(roots), *((menu.name,) for menu in MessageMenu(services).commands())}
    plurals = {message[0] for message in messages if len(message) == 2}
    wanted = template({m for m in messages if len(m) == 2 or m[0] not in plurals})
    if os.environ.get("UPDATE_GOLDEN"):
        TEMPLATE.write_text(wanted, encoding="utf-8")
    assert TEMPLATE.read_text(encoding="utf-8") == wanted


ENTRY = re.compile(
    r'^msgid "(?P<one>.+)"\n(?:msgid_plural "(?P<many>.+)"\nmsgstr\[0\] "(?P<first>.*)"\nmsgstr\[1\] "(?P<second>.*)"'
    r'|msgstr "(?P<text>.*)")$',
    re.MULTILINE,
)
GERMAN = language.CATALOGUES / "de" / "LC_MESSAGES"


def entries(file: Path) -> dict[str, tuple[str, ...]]:
    """Return the messages of a catalogue's source with their translations, each one the way it stands there."""
    found = {}
    for entry in ENTRY.finditer(file.read_text(encoding="utf-8")):
        texts = [entry["text"]] if entry["many"] is None else [entry["first"], entry["second"]]
        found[entry["one"]] = tuple(text.replace('\\"', '"').replace("\\n", "\n") for text in texts)
    return found


def holes(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_german_has_every_text_and_fills_the_same_holes():
    german = entries(GERMAN / "tminus.po")
    assert german.keys() == entries(TEMPLATE).keys()
    for one, translated in german.items():
        assert all(translated), one
        for mark in ("`", "**", "-# ", "### ", "\\n"):
            assert {text.replace("\n", "\\n").count(mark) for text in translated} == {one.count(mark)}, one
    for one, *many in re.findall(
        r'^msgid "(.+)"\n(?:msgid_plural "(.+)"\n)?', TEMPLATE.read_text("utf-8"), re.MULTILINE
    ):
        named = holes(one) | holes(*many)
        assert holes(german[one][-1]) == named, one
        # a single one may be told in words: "innerhalb des nächsten Tages"
        assert holes(german[one][0]) <= named, one


def test_the_german_that_is_used_is_the_one_that_was_written():
    used = language.catalogue("de")
    assert isinstance(used, GNUTranslations)
    for one, translated in entries(GERMAN / "tminus.po").items():
        message = one.replace('\\"', '"').replace("\\n", "\n")
        if len(translated) == 1:
            assert used.gettext(message) == translated[0]
        else:
            assert (used.ngettext(message, "", 1), used.ngettext(message, "", 2)) == translated


async def test_german_fits_what_discord_takes(bot_database):
    services = Services(bot_database, SystemClock(), Pacer())
    translate = language.catalogue("de").gettext
    assert all(len(translate(text)) <= 100 for (text,) in in_commands(roots_of(services)))
    assert all(len(translate(menu.name)) <= 32 for menu in MessageMenu(services).commands())
    assert all(len(translate(text)) <= 45 for text in ("Fix this reading", "What is launched"))


class German(GNUTranslations):
    def __init__(self) -> None:
        super().__init__()
        self._catalog = {
            "Mute": "Stumm",
            "Announced": "Angekündigt",
            ("{count} day", 0): "{count} Tag",
            ("{count} day", 1): "{count} Tage",
        }
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


async def test_posts_are_in_the_language_of_their_server_or_of_the_member(
    german, bot_database, clock, discord_addresses
):
    async with Sandbox() as box:
        world = box.world
        next(guild for guild in world.guilds.values() if guild.name == "Rocket Yard").locale = "de"
        next(user for user in world.users.values() if user.name == "mo").locale = "de"
        async with connected(box, bot_database, clock) as client:
            scene = Scene(box, client, bot_database, clock)
            async with bot_database.begin() as session:
                brand = await db.brands.add(session, "Xiaomi", clock.now(), guild_id=None)
            for who, where in (("ada", "#launches"), ("noor", "#lobby")):
                await scene.command(who, "route set", {"brand": "Xiaomi", "channel": where}, where)
            for who in ("ada", "mo"):
                await scene.command(who, "subscribe add", {"brand": "Xiaomi"})
            clock.moment += timedelta(minutes=1)
            state = LaunchState("k", "Kite", ("Kite",), ("Xiaomi",), Status.ANNOUNCED, None, clock.now())
            change = Revision(RevisionKind.ANNOUNCED, None, None)
            async with bot_database.begin() as session:
                found = await db.tracking.begin(
                    session, state, change, [brand], clock.now(), guild_id=None, origin=Origin()
                )
                await db.notices.add(
                    session, "k", NoticeKind.REVISION, clock.now(), clock.now(), lane=Lane.ARTICLE,
                    launch_id=found.launch_id, revision_id=found.revision_id, epoch=1, plan_version=1,
                )  # fmt: skip
            await Planner(bot_database).run(clock.now())
            await Deliverer(bot_database, DiscordSender(client, client.services.pacer), clock, "one").run()
            read = {
                (where, who): texts(scene.messages(where, who)[-1])
                for where, who in (("#launches", "ada"), ("#lobby", "noor"), ("@dm", "mo"), ("@dm", "ada"))
            }

    assert {key: "Angekündigt" in text for key, text in read.items()} == {
        ("#launches", "ada"): True, ("#lobby", "noor"): False, ("@dm", "mo"): True, ("@dm", "ada"): False,
    }  # fmt: skip
    assert all("Kite" in text for text in read.values())


async def test_a_server_that_changes_its_language_is_heard(scene):
    (guild,) = (one for one in scene.box.world.guilds.values() if one.name == "Rocket Yard")
    guild.name, guild.locale = "Raketenhof", "de"
    scene.box.world.emit("GUILD_UPDATE", payloads.guild(guild), guild)

    async def noted() -> bool:
        async with scene.database.read() as session:
            known = await db.guilds.get(session, guild.id)
        return (known.name, known.locale) == ("Raketenhof", "de")

    await until(noted)


async def test_the_language_of_a_member_is_learnt_with_their_settings(scene):
    mo = next(user for user in scene.box.world.users.values() if user.name == "mo")
    mo.locale = "pt-BR"
    await scene.command("mo", "reminders set", {"morning": "8:00"})
    async with scene.database.read() as session:
        assert (await db.people.person(session, mo.id)).locale == "pt-BR"


def test_text_without_a_catalogue_is_the_source():
    with speaking("pt-BR"):
        assert _("Mute") == "Mute"
