"""Interactions: what a member did, and how the bot answered it in time or did not.

sent ─► answered | deferred ─► answered | acknowledged | modal | choices     within 3 s of wire time
  └──► failed                                                                 nothing came
The token is good for 15 minutes of wire time from the start.
"""

import asyncio
import secrets
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from typing import Any

from sandbox import payloads
from sandbox.errors import refuse
from sandbox.events import Event
from sandbox.limits import Settings
from sandbox.model import Channel, Message, User
from sandbox.permissions import DIRECT, in_channel
from sandbox.validation.commands import GROUP, SUBCOMMAND
from sandbox.world import World

Json = dict[str, Any]


_ON_MESSAGE = 3  # a command of a message's menu


class Kind(IntEnum):
    """Discord's numbers for kinds of interaction."""

    COMMAND = 2
    COMPONENT = 3
    AUTOCOMPLETE = 4
    MODAL = 5


class Answer(IntEnum):
    """Discord's numbers for kinds of answer."""

    MESSAGE = 4
    DEFERRED = 5
    DEFERRED_UPDATE = 6
    UPDATE = 7
    CHOICES = 8
    MODAL = 9


ALLOWED: dict[Kind, frozenset[Answer]] = {
    Kind.COMMAND: frozenset({Answer.MESSAGE, Answer.DEFERRED, Answer.MODAL}),
    Kind.COMPONENT: frozenset(set(Answer) - {Answer.CHOICES}),
    Kind.AUTOCOMPLETE: frozenset({Answer.CHOICES}),
    Kind.MODAL: frozenset(set(Answer) - {Answer.CHOICES, Answer.MODAL}),
}


class State(StrEnum):
    """Where an interaction stands, as its member sees it."""

    SENT = "sent"
    DEFERRED = "deferred"
    ACKNOWLEDGED = "acknowledged"
    ANSWERED = "answered"
    MODAL = "modal"
    CHOICES = "choices"
    FAILED = "failed"


@dataclass(slots=True, eq=False)
class Interaction:
    """One thing a member did. `source` is the message whose component was used, `opener` what opened the modal."""

    id: int
    token: str
    kind: Kind
    user: User
    channel: Channel
    created: float
    data: Json
    source: Message | None = None
    opener: "Interaction | None" = None
    state: State = State.SENT
    ephemeral: bool = False
    original_id: int | None = None
    followups: list[int] = field(default_factory=list)
    choices: list[Json] = field(default_factory=list)
    modal: Json | None = None
    changed: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def view(self) -> Json:
        """What the control interface shows."""
        return {
            "id": str(self.id),
            "kind": self.kind.name.lower(),
            "user_id": str(self.user.id),
            "channel_id": str(self.channel.id),
            "state": str(self.state),
            "ephemeral": self.ephemeral,
            "message_id": str(self.original_id) if self.original_id else None,
            "source_id": str(self.source.id) if self.source else None,
            "followups": [str(one) for one in self.followups],
            "choices": self.choices,
            "modal": self.modal,
            "name": self.data.get("name"),
            "custom_id": self.data.get("custom_id"),
        }

    @property
    def line(self) -> str:
        """The command's name with its sub-commands, as Discord tells it: "route set"."""
        names, level = [str(self.data["name"])], self.data
        while (options := level.get("options")) and options[0]["type"] in (SUBCOMMAND, GROUP):
            level = options[0]
            names.append(level["name"])
        return " ".join(names)

    @property
    def metadata(self) -> Json:
        """What Discord notes on the messages that answer this interaction."""
        body: Json = {
            "id": str(self.id),
            "type": int(self.kind),
            "user": payloads.user(self.user),
            "authorizing_integration_owners": {},
        }
        if self.data.get("name"):
            body["name"] = self.line
        if self.data.get("type") == _ON_MESSAGE:
            body["target_message_id"] = self.data["target_id"]
        if self.opener is not None:
            body["triggering_interaction_metadata"] = self.opener.metadata
        elif self.source is not None:
            body["interacted_message_id"] = str(self.source.id)
        return body


class Interactions:
    """All interactions of late, by token."""

    def __init__(self, world: World, settings: Settings) -> None:
        self.world = world
        self.settings = settings
        self.by_token: dict[str, Interaction] = {}
        self.by_id: dict[int, Interaction] = {}

    def open(
        self,
        kind: Kind,
        user: User,
        channel: Channel,
        data: Json,
        source: Message | None = None,
        opener: Interaction | None = None,
    ) -> Interaction:
        """Send an interaction to the bot and start its three seconds."""
        now = self.world.wire()
        one = Interaction(
            self.world.new_id(), secrets.token_urlsafe(64), kind, user, channel, now, data, source, opener
        )
        self._forget_old(now)
        self.by_token[one.token] = self.by_id[one.id] = one
        guild = self.world.guild_of(channel)
        self._tell(one)
        body = self._payload(one)
        event = Event("INTERACTION_CREATE", body, guild.id if guild else None, extra={"sandbox": "interaction"})
        self.world.bus.emit(event)
        asyncio.get_running_loop().call_later(self.settings.answer_within_s, self._expire, one)
        return one

    def set_state(self, one: Interaction, state: State) -> None:
        """Move on, and tell whoever waits."""
        one.state = state
        self._tell(one)
        one.changed.set()
        one.changed = asyncio.Event()

    async def settle(self, one: Interaction, *, finally_: bool = False, timeout_s: float = 15.0) -> Interaction:
        """Wait until the bot did anything; with `finally_`, until a deferred answer has come too."""
        waiting = {State.SENT, State.DEFERRED} if finally_ else {State.SENT}
        async with asyncio.timeout(timeout_s):
            while one.state in waiting:
                await one.changed.wait()
        return one

    def for_answer(self, interaction_id: int, token: str) -> Interaction:
        """Return the interaction that a callback is for, or refuse as Discord does."""
        one = self.by_token.get(token)
        now = self.world.wire()
        if one is None or one.id != interaction_id:
            raise refuse(10062)
        if one.state not in (State.SENT, State.FAILED):
            raise refuse(40060)
        if one.state is State.FAILED or now - one.created > self.settings.answer_within_s:
            raise refuse(10062)
        return one

    def for_webhook(self, application_id: int, token: str) -> Interaction:
        """Return the interaction whose webhook is used: answered already, and not over 15 minutes old."""
        one = self.by_token.get(token)
        if one is None or application_id != self.world.bot.id:
            raise refuse(10015)
        if self.world.wire() - one.created > self.settings.token_life_s:
            raise refuse(50027)
        if one.state in (State.SENT, State.FAILED):
            raise refuse(10015)
        return one

    def _expire(self, one: Interaction) -> None:
        if one.state is State.SENT:
            self.set_state(one, State.FAILED)

    def _forget_old(self, now: float) -> None:
        horizon = now - 2 * self.settings.token_life_s
        while self.by_id:
            oldest = next(iter(self.by_id.values()))
            if oldest.created > horizon:
                break
            del self.by_id[oldest.id], self.by_token[oldest.token]

    def _tell(self, one: Interaction) -> None:
        guild = self.world.guild_of(one.channel)
        self.world.emit("INTERACTION_STATE", one.view, guild, ephemeral_to=one.user.id, public=False)

    def _payload(self, one: Interaction) -> Json:
        world, guild = self.world, self.world.guild_of(one.channel)
        body: Json = {
            "id": str(one.id),
            "application_id": str(world.bot.id),
            "type": int(one.kind),
            "token": one.token,
            "version": 1,
            "data": one.data,
            "channel_id": str(one.channel.id),
            "channel": payloads.channel(one.channel, one.user),
            "locale": one.user.locale,
            "entitlements": [],
            "authorizing_integration_owners": {"0": str(guild.id) if guild else "0"},
            "attachment_size_limit": 10 * 1024 * 1024,
            "context": 0 if guild else 1,
        }
        if guild is None:
            body["user"] = payloads.user(one.user)
            body["app_permissions"] = str(DIRECT)
        else:
            allowed = in_channel(guild, one.channel, one.user.id)
            person = payloads.member(guild.members[one.user.id], one.user) | {"permissions": str(allowed)}
            body |= {
                "guild_id": str(guild.id),
                "guild": {"id": str(guild.id), "locale": guild.locale, "features": []},
                "guild_locale": guild.locale,
                "member": person,
                "app_permissions": str(in_channel(guild, one.channel, world.bot.id)),
            }
        if one.source is not None:
            body["message"] = world.message_body(one.source)
        return body
