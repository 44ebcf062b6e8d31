"""A gateway session and its frames, and which intent opens which event."""

import asyncio
import json
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any

from aiohttp import web

from sandbox.events import Event


class Op(IntEnum):
    """Discord's opcodes that a bot meets."""

    DISPATCH = 0
    HEARTBEAT = 1
    IDENTIFY = 2
    PRESENCE = 3
    VOICE_STATE = 4
    RESUME = 6
    RECONNECT = 7
    REQUEST_MEMBERS = 8
    INVALID = 9
    HELLO = 10
    ACK = 11


class Close(IntEnum):
    """Discord's codes for closing a socket."""

    UNKNOWN_ERROR = 4000
    UNKNOWN_OPCODE = 4001
    DECODE_ERROR = 4002
    NOT_AUTHENTICATED = 4003
    AUTHENTICATION_FAILED = 4004
    ALREADY_AUTHENTICATED = 4005
    INVALID_SEQ = 4007
    RATE_LIMITED = 4008
    SESSION_TIMED_OUT = 4009
    INVALID_SHARD = 4010
    SHARDING_REQUIRED = 4011
    DISALLOWED_INTENTS = 4014


KEPT_EVENTS = 2000
PRIVILEGED = (1 << 1) | (1 << 8) | (1 << 15)
MESSAGE_CONTENT = 1 << 15
# Which intent opens an event; by the longest prefix that fits. 0: everybody is told.
_INTENTS: Mapping[str, int] = {
    "GUILD_MEMBER": 1 << 1,
    "GUILD": 1 << 0,
    "CHANNEL": 1 << 0,
    "THREAD": 1 << 0,
    "MESSAGE_REACTION": 1 << 10,
    "MESSAGE": 1 << 9,
    "INTERACTION": 0,
}
_DIRECT_MESSAGES = 1 << 12


@dataclass(slots=True)
class Session:
    """One bot session. `zombie` neither answers heartbeats nor tells anything, but stays open."""

    id: str
    intents: int
    shard: tuple[int, int]
    events: deque[tuple[int, str]] = field(default_factory=lambda: deque(maxlen=KEPT_EVENTS))
    seq: int = 0
    socket: web.WebSocketResponse | None = None
    outbox: asyncio.Queue[str] = field(default_factory=asyncio.Queue)
    lost_at: float | None = None
    zombie: bool = False

    def has(self, guild_id: int | None) -> bool:
        """Whether a guild belongs to this session's shard; direct messages belong to shard 0."""
        return (0 if guild_id is None else (guild_id >> 22) % self.shard[1]) == self.shard[0]


def intent_of(event: Event) -> int | None:
    """Return the intent that opens an event; 0 for none needed, None for what is not Discord's."""
    if event.guild_id is None and event.name.startswith("MESSAGE"):
        return _DIRECT_MESSAGES
    fitting = [prefix for prefix in _INTENTS if event.name.startswith(prefix)]
    return _INTENTS[max(fitting, key=len)] if fitting else None


def frame(op: Op, data: Any, seq: int | None = None, name: str | None = None) -> str:
    """Return one frame as text."""
    return json.dumps({"op": op, "d": data, "s": seq, "t": name}, separators=(",", ":"))
