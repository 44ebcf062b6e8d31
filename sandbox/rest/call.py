"""One REST request as its handler sees it, and the description of a route."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sandbox import permissions
from sandbox.core import Core
from sandbox.errors import invalid, refuse
from sandbox.limits import DEFAULT_RATE, Rate
from sandbox.model import Channel, Guild, Message
from sandbox.permissions import Permission
from sandbox.world import World

Json = dict[str, Any]
Handler = Callable[["Call"], Any]


@dataclass(frozen=True, slots=True)
class Upload:
    """A file sent along with a request."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer with a status of its own; handlers that return plain JSON mean 200, None means 204."""

    status: int
    body: Any = None


@dataclass(frozen=True, slots=True)
class Route:
    """One address. `major` names the path parameters that Discord counts separately."""

    method: str
    path: str
    handler: Handler
    rate: Rate = DEFAULT_RATE
    major: tuple[str, ...] = ("channel", "guild")
    needs_token: bool = True
    counts_globally: bool = True


@dataclass(slots=True)
class Call:
    """A request that passed authorisation and limits."""

    core: Core
    params: dict[str, str]
    query: dict[str, str]
    body: Any = None
    files: list[Upload] = field(default_factory=list)

    @property
    def world(self) -> World:
        """The state that the request is about."""
        return self.core.world

    @property
    def now(self) -> float:
        """Wire time."""
        return self.core.world.wire()

    @property
    def domain(self) -> datetime:
        """Domain time."""
        return self.core.clock.now()

    @property
    def json(self) -> Json:
        """The body, which must be an object."""
        if not isinstance(self.body, dict):
            raise refuse(50109)
        return self.body

    def id(self, name: str) -> int:
        """Return an id from the path."""
        return snowflake(self.params[name], name)

    def query_id(self, name: str) -> int | None:
        """Return an id from the query; None when it is not given."""
        value = self.query.get(name)
        return None if value is None else snowflake(value, name)

    def query_int(self, name: str, default: int, low: int, high: int) -> int:
        """Return a number from the query within its bounds."""
        value = self.query.get(name)
        if value is None:
            return default
        if not value.isdigit() or not low <= int(value) <= high:
            raise invalid((name,), "NUMBER_TYPE_MAX", f"int value should be between {low} and {high}.")
        return int(value)

    def guild(self) -> Guild:
        """Return the guild of the path, if the bot is in it."""
        guild = self.world.guilds.get(self.id("guild"))
        if guild is None or self.world.bot.id not in guild.members:
            raise refuse(10004)
        return guild

    def channel(self, *needed: Permission) -> Channel:
        """Return the channel of the path; the bot must see it and have `needed` there."""
        channel = self.world.channels.get(self.id("channel"))
        if channel is None:
            raise refuse(10003)
        self.require(channel, *needed)
        return channel

    def require(self, channel: Channel, *needed: Permission) -> None:
        """Refuse unless the bot sees a channel and has `needed` there."""
        allowed = self.world.permissions_of(self.world.bot.id, channel)
        if not allowed & Permission.VIEW_CHANNEL:
            raise refuse(50001)
        if any(not allowed & one for one in needed):
            raise refuse(50013)

    def require_in_guild(self, guild: Guild, *needed: Permission) -> None:
        """Refuse unless the bot has `needed` in a guild, before channels have their say."""
        allowed = permissions.in_guild(guild, self.world.bot.id)
        if any(not allowed & one for one in needed):
            raise refuse(50013)

    def message(self, channel: Channel) -> Message:
        """Return the message of the path, which must be in `channel` and visible to everybody there."""
        message = self.world.messages.get(self.id("message"))
        if message is None or message.channel_id != channel.id or message.ephemeral_to is not None:
            raise refuse(10008)
        return message


def snowflake(value: object, name: str) -> int:
    """Read an id, given as text or as a number."""
    text = str(value)
    if not text.isdigit() or len(text) > 20:
        raise invalid((name,), "NUMBER_TYPE_COERCE", f'Value "{text}" is not snowflake.')
    return int(text)
