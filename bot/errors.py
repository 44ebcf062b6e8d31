"""What people read when a command cannot be carried out: exception type → what happened and what to do next.

    Refused                     ours: its text is the answer
    app_commands.*              the library's checks and conversions
    db.errors.*, feeds.errors.* the packages' own trees
    discord.Forbidden, …        Discord refused; its code says why
    what loses a connection     the line to Discord broke, nobody knows how far it was
    anything else               an incident number, which stands in the log beside the traceback

Everything is caught in two places: by the tree's `on_error` for commands, by `answering` for buttons and menus. What is
broken must neither take the bot with it nor leave whoever used it without a word.
"""

import logging
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from secrets import token_hex
from typing import Any

import discord
from discord import app_commands

import db.errors
import feeds.errors
from bot import codes, failures
from bot.answers import BAD, CAREFUL, note
from bot.answers import answer as send_answer
from bot.http import MAY_HAVE_ARRIVED
from bot.interaction import Interaction
from bot.language import _, speak, speaking
from bot.markup import outside

_log = logging.getLogger(__name__)
_INTERACTION_GONE = frozenset({10015, 10062, 40060, 50027})
_PERMISSION_NAMES = {
    "manage_guild": "Manage Server",
    "view_channel": "View Channel",
    "read_message_history": "Read Message History",
    "send_messages": "Send Messages",
    "send_messages_in_threads": "Send Messages in Threads",
    "mention_everyone": "Mention Everyone",
}

SUBJECTS = ("article", "brand", "launch", "post", "route", "subscription")
"""What commands look for by what was typed, as `db.errors` names it."""


class Refused(app_commands.AppCommandError):
    """A command that is not carried out; `text` says why and what to do, in the reader's words."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


def permission_names(names: Iterable[str]) -> str:
    """Return permissions as Discord's settings call them."""
    return ", ".join(_(_PERMISSION_NAMES.get(name) or name.replace("_", " ").title()) for name in names)


def explain(error: BaseException) -> str | None:
    """Return what a person reads about `error`, `None` if it is one that nobody foresaw."""
    match error:
        case Refused():
            return error.text
        case app_commands.NoPrivateMessage():
            return _("This command works in a server only.")
        case app_commands.MissingPermissions():
            return _("You need the permission **{names}** for this.").format(
                names=permission_names(error.missing_permissions)
            )
        case app_commands.BotMissingPermissions():
            return _("I need the permission **{names}** for this. An admin can give it to my role.").format(
                names=permission_names(error.missing_permissions)
            )
        case app_commands.CommandOnCooldown():
            return _("That was quick. Try again in {seconds} s.").format(seconds=round(error.retry_after) + 1)
        case app_commands.TransformerError() if error.type is discord.AppCommandOptionType.channel:
            return _(
                "I do not see {channel}. A thread that is archived opens again when somebody writes in it; where a "
                "channel is private, give my role **View Channel** there. Then run this again."
            ).format(channel=f"<#{error.value.id}>")
        case app_commands.TransformerError():
            return _(
                "“{value}” is not something I know here. Pick an entry from the list that appears as you type."
            ).format(value=outside(str(error.value), 100))
        case app_commands.CommandNotFound() | app_commands.CommandSignatureMismatch():
            return _("My commands have just changed. Reload Discord (Ctrl+R) and try again.")
        case app_commands.CheckFailure():
            return _("You may not use this command here.")
        case db.errors.NotFound():
            return _("There is no such {subject} here. Pick one from the list that appears as you type.").format(
                subject=_(error.subject)
            )
        case db.errors.AlreadyExists():
            return _("That {subject} is there already. Use it, or choose another name.").format(
                subject=_(error.subject)
            )
        case db.errors.Unavailable():
            return _("My database does not answer at the moment. Try again in a minute.")
        case feeds.errors.FeedError():
            why = _("That address could not be read: {why}").format(why=outside(codes.trouble(str(error)), 300))
            hint = _("Does it open in a browser? The brand's press page, or its feed, may do as well.")
            return f"{why}\n-# {hint}"
        case discord.HTTPException():
            return _discord(error)
        case _ if isinstance(error, MAY_HAVE_ARRIVED):
            return _("The line to Discord broke as I answered. It may have been done; look before you try again.")
        case _:
            return None


class Tree(app_commands.CommandTree[Any]):
    """The command tree, with one handler for whatever goes wrong."""

    async def interaction_check(self, interaction: Interaction, /) -> bool:
        """Speak the language of whoever asks, and know the guild before its first command.

        Right after a start a command may come before its guild was noted. Each runs in a task of its own.
        """
        speak(str(interaction.locale))
        if interaction.guild is not None:
            await interaction.client.know(interaction.guild)
        return True

    async def on_error(self, interaction: Interaction, error: app_commands.AppCommandError, /) -> None:
        """Answer privately with what happened."""
        await report(interaction, error)


@asynccontextmanager
async def answering(interaction: Interaction) -> AsyncIterator[None]:
    """Speak the language of whoever uses a button or menu, and tell them privately whatever goes wrong in the block.

    The library itself only logs what such an item raises.
    """
    with speaking(str(interaction.locale)):
        try:
            yield
        except db.errors.NotFound:
            # Nothing was typed that could be typed anew.
            gone = _(
                "I keep nothing of this message here: what it tells of was removed, or it is not meant for you. "
                "`/launches` shows what is to come."
            )
            await report(interaction, Refused(gone))
        except Exception as error:  # the edge: a click is answered, whatever broke
            await report(interaction, error)


async def report(interaction: Interaction, error: BaseException) -> None:
    """Say what went wrong, privately; what nobody foresaw gets a number that is in the log, too."""
    cause = _cause(error)
    if isinstance(cause, discord.HTTPException) and cause.code in _INTERACTION_GONE:
        _log.info("the interaction was gone before the answer", extra={"action": "interaction-gone"})
        return
    with speaking(str(interaction.locale)):
        text = explain(cause)
        colour = CAREFUL
        if isinstance(cause, MAY_HAVE_ARRIVED):
            _log.warning("an answer was lost on the way: %r", cause, extra={"action": "answer-lost"})
        if text is None:
            incident, colour = token_hex(4), BAD
            _log.error("a command failed", exc_info=cause, extra={"action": "incident", "incident": incident})
            text = _(
                "Something went wrong on my side. If it happens again, tell the operator this number: `{incident}`"
            ).format(incident=incident)
    if interaction.type is discord.InteractionType.autocomplete:
        return
    try:
        await send_answer(interaction, note(text, colour))
    except discord.HTTPException as failure:
        _log.warning("an error could not be told: %s", failure, extra={"action": "untold-error"})


def _cause(error: BaseException) -> BaseException:
    """Return what happened inside a command or an option; the library wraps both."""
    if isinstance(error, app_commands.CommandInvokeError):
        return error.original
    if isinstance(error, app_commands.TransformerError) and error.__cause__ is not None:
        return error.__cause__
    return error


def _discord(error: discord.HTTPException) -> str | None:
    if error.code in failures.TARGET_CODES or error.code in failures.MESSAGE_CODES:
        return _("Discord refused it: {why}.").format(why=outside(_(failures.reason(error.code, error.text)), 300))
    if error.status >= 500 or error.status == 429:
        return _("Discord is having trouble at the moment. Try again in a minute.")
    return None
