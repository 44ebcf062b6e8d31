"""The command tree as a whole: what Discord takes, and who sees what."""

from collections.abc import Iterator
from typing import Any

import discord
import pytest
from discord import app_commands

from bot.client import INVITE_PERMISSIONS, TMinus, invite_address, point_at
from bot.clock import SystemClock
from bot.cogs import all_cogs
from bot.language import catalogue
from bot.pacer import Pacer
from bot.services import Services
from bot.translator import CommandTranslator

ADMIN_ROOTS = {"setup", "brand", "route", "track", "feed", "admin"}
MEMBER_ROOTS = {"calendar", "launches", "launch", "countdown", "news", "subscribe", "reminders", "brands"}


@pytest.fixture
async def roots(bot_database) -> list[app_commands.Command[Any, ..., Any] | app_commands.Group]:
    services = Services(bot_database, SystemClock(), Pacer())
    return [command for cog in all_cogs(services) for command in cog.__cog_app_commands__]


def leaves(roots: list[Any]) -> Iterator[app_commands.Command[Any, ..., Any]]:
    for root in roots:
        yield from root.walk_commands() if isinstance(root, app_commands.Group) else (root,)


async def test_the_roots_are_those_of_the_design(roots):
    assert {root.name for root in roots} == ADMIN_ROOTS | MEMBER_ROOTS


async def test_names_are_unique_and_fit(roots):
    names = [command.qualified_name for command in leaves(roots)]
    assert len(names) == len(set(names))
    assert len(roots) <= 100


async def test_everything_is_described(roots):
    for command in [*roots, *leaves(roots)]:
        assert 1 <= len(command.description) <= 100
        assert command.description not in ("…", "...")
    for command in leaves(roots):
        for parameter in command.parameters:
            assert parameter.description not in ("…", ""), f"{command.qualified_name} {parameter.name}"
            assert len(str(parameter.description)) <= 100


async def test_descriptions_pass_through_the_translator(roots):
    translator = CommandTranslator()
    for command in leaves(roots):
        string = command._locale_description
        assert string is not None
        assert await translator.translate(string, discord.Locale.french, None) is None
        german = await translator.translate(string, discord.Locale.german, None)
        assert german is not None
        assert german != string.message


def test_a_language_without_a_catalogue_speaks_english():
    assert catalogue("xx").gettext("Mute") == "Mute"


async def test_default_permissions_stand_on_the_roots_alone(roots):
    for root in roots:
        wanted = discord.Permissions(manage_guild=True) if root.name in ADMIN_ROOTS else None
        assert root.default_permissions == wanted, root.name
        if isinstance(root, app_commands.Group):
            assert all(command.default_permissions is None for command in root.commands)


async def test_commands_work_in_servers_only(roots):
    assert all(root.guild_only for root in roots)


async def test_admin_cogs_check_again(bot_database):
    for cog in all_cogs(Services(bot_database, SystemClock(), Pacer())):
        admin = {command.name for command in cog.__cog_app_commands__} & ADMIN_ROOTS
        checked = "interaction_check" in vars(type(cog))
        assert checked is bool(admin), type(cog).__name__


async def test_each_command_fits_what_discord_takes(roots, bot_database):
    client = TMinus(Services(bot_database, SystemClock(), Pacer()))
    for root in roots:
        assert size(root.to_dict(client.tree)) <= 8000


def size(shape: dict[str, Any]) -> int:
    """Return characters as Discord counts them: names, descriptions and values of a command and all within."""
    own = sum(len(str(shape.get(key, ""))) for key in ("name", "description", "value"))
    return own + sum(size(part) for key in ("options", "choices") for part in shape.get(key) or [])


def test_only_the_guilds_intent_is_asked_for_and_nobody_is_pinged(bot_database):
    client = TMinus(Services(bot_database, SystemClock(), Pacer()))
    assert client.intents == discord.Intents(guilds=True)
    assert client.allowed_mentions is not None
    assert client.allowed_mentions.to_dict() == {"parse": []}


def test_the_invite_asks_for_exactly_what_is_needed():
    address = invite_address(123)
    assert f"permissions={INVITE_PERMISSIONS.value}" in address
    assert "applications.commands" in address
    assert not INVITE_PERMISSIONS.administrator


def test_addresses_can_be_pointed_elsewhere(monkeypatch):
    monkeypatch.setattr(discord.http.Route, "BASE", "x")
    monkeypatch.setattr(discord.gateway.DiscordWebSocket, "DEFAULT_GATEWAY", None)
    point_at("http://127.0.0.1:1/api/v10/", "ws://127.0.0.1:1/gateway")
    assert discord.http.Route.BASE == "http://127.0.0.1:1/api/v10"
    assert str(discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY) == "ws://127.0.0.1:1/gateway"
