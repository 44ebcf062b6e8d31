"""What people read when something goes wrong."""

import logging
from types import SimpleNamespace

import discord
import pytest
from discord import app_commands

import db.errors
import feeds.errors
from bot.errors import Refused, explain, permission_names


def refused(status: int, code: int = 0) -> discord.HTTPException:
    return discord.HTTPException(SimpleNamespace(status=status, reason=""), {"code": code, "message": "why"})


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (Refused("Do this."), "Do this."),
        (app_commands.NoPrivateMessage(), "in a server only"),
        (app_commands.MissingPermissions(["manage_guild"]), "**Manage Server**"),
        (app_commands.BotMissingPermissions(["send_messages"]), "I need the permission **Send Messages**"),
        (app_commands.CommandOnCooldown(app_commands.Cooldown(1, 5), 3.2), "4 s"),
        (app_commands.CommandNotFound("x", []), "Reload Discord"),
        (app_commands.CheckFailure(), "may not use"),
        (db.errors.NotFound("brand", 1), "no such brand"),
        (db.errors.AlreadyExists("brand", "X"), "brand is there already. Use it, or choose another name"),
        (feeds.errors.FeedError("it answered 404", url="https://a.example"), "could not be read: it answered 404"),
        (feeds.errors.FeedError("it answered 404", url="https://a.example"), "Does it open in a browser?"),
        (db.errors.Unavailable("sqlite", "locked"), "My database does not answer at the moment"),
        (ConnectionResetError(), "look before you try again"),
        (refused(403, 50013), "Send Messages"),
        (refused(503), "having trouble"),
    ],
)
def test_each_error_says_what_happened_and_what_to_do(error: Exception, said: str):
    text = explain(error)
    assert text is not None
    assert said in text


def test_what_nobody_foresaw_is_not_explained():
    assert explain(RuntimeError("secret detail")) is None
    assert explain(refused(400)) is None


def test_permissions_are_named_as_in_discords_settings():
    names = permission_names(["manage_guild", "read_message_history", "attach_files"])
    assert names == "Manage Server, Read Message History, Attach Files"


async def test_an_unforeseen_error_shows_a_number_that_is_in_the_log(scene, caplog, monkeypatch):
    def broken(*_args, **_kwargs):
        raise RuntimeError("secret detail")

    monkeypatch.setattr("db.brands.visible", broken)
    with caplog.at_level(logging.ERROR):
        said = await scene.command("mo", "brands")
    assert "secret detail" not in said
    incident = said.split("`")[1]
    assert incident in {getattr(record, "incident", None) for record in caplog.records}
