"""The things a Discord server consists of, as plain values without behaviour.

Ids are integers here and strings on the wire. Wire moments are Unix seconds, domain moments are aware datetimes.
"""

from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum
from typing import Any


class ChannelType(IntEnum):
    """Discord's numbers for kinds of channel."""

    TEXT = 0
    DM = 1
    VOICE = 2
    CATEGORY = 4
    ANNOUNCEMENT = 5
    ANNOUNCEMENT_THREAD = 10
    PUBLIC_THREAD = 11
    PRIVATE_THREAD = 12
    FORUM = 15


THREADS = frozenset({ChannelType.ANNOUNCEMENT_THREAD, ChannelType.PUBLIC_THREAD, ChannelType.PRIVATE_THREAD})
FORUM_REQUIRES_TAG = 1 << 4

EPHEMERAL = 1 << 6
LOADING = 1 << 7
CROSSPOSTED = 1 << 0
IS_CROSSPOST = 1 << 1
SUPPRESS_EMBEDS = 1 << 2
HAS_THREAD = 1 << 5
SILENT = 1 << 12
COMPONENTS_V2 = 1 << 15


@dataclass(slots=True)
class User:
    """A person, or the bot. `dms_open` is the person's setting for messages from members of shared servers."""

    id: int
    name: str
    global_name: str | None = None
    bot: bool = False
    dms_open: bool = True
    locale: str = "en-US"


@dataclass(slots=True)
class Role:
    """A role; the one whose id is the guild's is @everyone."""

    id: int
    name: str
    permissions: int
    position: int
    color: int = 0
    hoist: bool = False
    mentionable: bool = False
    managed: bool = False
    bot_id: int | None = None


@dataclass(slots=True)
class Overwrite:
    """A channel's exception for a role (`kind` 0) or a member (1)."""

    id: int
    kind: int
    allow: int = 0
    deny: int = 0


@dataclass(slots=True)
class Tag:
    """A forum tag."""

    id: int
    name: str
    moderated: bool = False


@dataclass(slots=True)
class ThreadState:
    """What a thread has beyond a channel. Minutes until it hides itself; `archived_at` is a wire moment."""

    owner_id: int
    created: float
    auto_archive_min: int = 4320
    archived: bool = False
    locked: bool = False
    archived_at: float = 0.0
    tags: list[int] = field(default_factory=list)
    members: set[int] = field(default_factory=set)


@dataclass(slots=True)
class Channel:
    """A guild's channel, a thread, or a direct message between the bot and `recipient_id`."""

    id: int
    type: ChannelType
    guild_id: int | None = None
    name: str = ""
    position: int = 0
    topic: str | None = None
    parent_id: int | None = None
    flags: int = 0
    recipient_id: int | None = None
    overwrites: dict[int, Overwrite] = field(default_factory=dict)
    tags: list[Tag] = field(default_factory=list)
    thread: ThreadState | None = None
    message_ids: list[int] = field(default_factory=list)
    ephemeral_ids: list[int] = field(default_factory=list)
    followers: list[int] = field(default_factory=list)

    @property
    def is_thread(self) -> bool:
        """Whether it is one of the three kinds of thread."""
        return self.type in THREADS


@dataclass(slots=True)
class Member:
    """A person's membership in one guild."""

    user_id: int
    joined: float
    roles: set[int] = field(default_factory=set)
    nick: str | None = None


@dataclass(slots=True)
class Guild:
    """A server. `channels` holds its threads too; `command_permissions` is what its Integrations page says."""

    id: int
    name: str
    owner_id: int
    roles: dict[int, Role] = field(default_factory=dict)
    channels: dict[int, Channel] = field(default_factory=dict)
    members: dict[int, Member] = field(default_factory=dict)
    command_permissions: dict[int, list[dict[str, Any]]] = field(default_factory=dict)
    locale: str = "en-US"


@dataclass(slots=True)
class Pings:
    """Whom a message really notifies."""

    everyone: bool = False
    roles: tuple[int, ...] = ()
    users: tuple[int, ...] = ()


@dataclass(slots=True)
class Message:
    """A message as kept; `ephemeral_to` is the only person who sees it, None for everybody."""

    id: int
    channel_id: int
    guild_id: int | None
    author_id: int
    created: float
    domain_at: datetime
    content: str = ""
    embeds: list[dict[str, Any]] = field(default_factory=list)
    components: list[dict[str, Any]] = field(default_factory=list)
    attachments: list[dict[str, Any]] = field(default_factory=list)
    flags: int = 0
    type: int = 0
    nonce: str | int | None = None
    edited: float | None = None
    pinned: bool = False
    pings: Pings = field(default_factory=Pings)
    ephemeral_to: int | None = None
    reference: dict[str, Any] | None = None
    interaction: dict[str, Any] | None = None
    webhook: bool = False
    thread_id: int | None = None
    reactions: dict[str, set[int]] = field(default_factory=dict)
