"""What the bot said, one JSON object a line: at (domain time), target, kind, text (plain), raw (as Discord has it)."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sandbox.events import Event
from sandbox.model import Channel, ChannelType, Message, Role, User
from sandbox.world import World

Json = dict[str, Any]

# A message that the bot delivers carries what it tells of in its components' ids: t1:<kind>.<action>:<delivery id>.
_MARK = re.compile(r"t1:(?P<kind>[a-z]+)\.[a-z_]+:[a-z2-7]{26}")
_CREATED, _UPDATED = "MESSAGE_CREATE", "MESSAGE_UPDATE"
_THINKING = 128  # a message's flag: a deferred answer, still empty
_MENTION = re.compile(r"<(?P<sign>@&|@!?|#)(?P<id>\d+)>")
_TIME = re.compile(r"<t:(?P<unix>-?\d+)(?::(?P<style>[tTdDfFRsS]))?>")
_STYLES = {"t": "%H:%M", "T": "%H:%M:%S", "d": "%d/%m/%Y", "D": "%d %B %Y"}
_DISTANCES = (
    (45, 1, "a few seconds"),
    (2, 60, "a minute"),
    (45, 60, "{} minutes"),
    (2, 3_600, "an hour"),
    (22, 3_600, "{} hours"),
    (2, 86_400, "a day"),
    (26, 86_400, "{} days"),
    (2, 2_629_800, "a month"),
    (11, 2_629_800, "{} months"),
    (2, 31_557_600, "a year"),
    (float("inf"), 31_557_600, "{} years"),
)


@dataclass(frozen=True, slots=True)
class Line:
    """One message as sent, or as edited (`change`)."""

    at: str
    target: str
    kind: str
    change: str
    text: str
    raw: Json

    @property
    def json(self) -> str:
        """The line as it stands in the file."""
        fields = {"at": self.at, "target": self.target, "kind": self.kind, "change": self.change}
        return json.dumps({**fields, "text": self.text, "raw": self.raw}, ensure_ascii=False)


class Transcript:
    """Listen to a world and hand each message of the bot's to `take`, in order."""

    def __init__(self, world: World, take: Callable[[Line], None]) -> None:
        self._world = world
        self._take = take
        self._thinking: set[int] = set()
        world.bus.listen(self._heard)

    def _heard(self, event: Event) -> None:
        if event.name not in (_CREATED, _UPDATED):
            return
        message = self._world.messages.get(int(event.data["id"]))
        if message is None or message.author_id != self._world.bot.id:
            return
        if message.flags & _THINKING:
            self._thinking.add(message.id)
            return
        sent = event.name == _CREATED or message.id in self._thinking
        self._thinking.discard(message.id)
        raw = self._world.message_body(message)
        line = Line(
            self._world.domain().isoformat(timespec="seconds"),
            self._target(message),
            _kind(message, raw),
            "sent" if sent else "edited",
            plain(raw, self._name, self._world.domain()),
            raw,
        )
        self._take(line)

    def _name(self, sign: str, snowflake: int) -> str:
        found: User | Channel | Role | None
        match sign:
            case "#":
                found = self._world.channels.get(snowflake)
            case "@&":
                found = next((g.roles[snowflake] for g in self._world.guilds.values() if snowflake in g.roles), None)
            case _:
                found = self._world.users.get(snowflake)
        return found.name if found else "unknown"

    def _target(self, message: Message) -> str:
        channel = self._world.channels[message.channel_id]
        if channel.type is ChannelType.DM:
            return "@" + self._world.users[channel.recipient_id or 0].name
        guild = self._world.guild_of(channel)
        return f"{guild.name if guild else '?'} #{channel.name}"


def _kind(message: Message, raw: Json) -> str:
    if message.interaction is not None:
        return "answer"
    mark = _MARK.search(json.dumps(raw.get("components", [])))
    return mark["kind"] if mark else "message"


def plain(message: Json, name: Callable[[str, int], str], now: datetime) -> str:
    """Return what a message says without its markup, a line a paragraph; buttons stand in brackets.

    `name` tells the name behind a mention; timestamps are in UTC, or counted from `now`.
    """
    lines: list[str] = [message.get("content") or ""]
    for embed in message.get("embeds") or []:
        lines += [embed.get("title") or "", embed.get("description") or ""]
    for component in message.get("components") or []:
        lines += _texts(component)
    text = "\n".join(line for line in lines if line)
    text = re.sub(r"^(?:#{1,3}|-#|>) +", "", text, flags=re.MULTILINE)
    text = re.sub(r"\*\*|__|~~", "", text)
    text = _MENTION.sub(lambda m: m["sign"][0] + name(m["sign"], int(m["id"])), text)
    text = _TIME.sub(lambda m: _moment(int(m["unix"]), m["style"], now), text)
    return re.sub(r"\\([^A-Za-z0-9\s])", r"\1", text)


def _moment(unix: int, style: str | None, now: datetime) -> str:
    if style == "R":
        return relative(unix - now.timestamp())
    return f"{datetime.fromtimestamp(unix, UTC):{_STYLES.get(style or 'f', '%d %B %Y %H:%M')}} UTC"


def relative(seconds: float) -> str:
    """Return a distance in words as Discord rounds it: 80 minutes are an hour, 40 days are a month."""
    distance = abs(seconds)
    for limit, size, words in _DISTANCES:
        count = round(distance / size)
        if count < limit:
            said = words.format(count)
            return f"in {said}" if seconds >= 0 else f"{said} ago"
    raise AssertionError("the last distance has no limit")


def _texts(component: Json) -> list[str]:
    if component["type"] == 10:
        return [component["content"]]
    if component["type"] == 2:
        return []
    inner = [text for c in component.get("components", []) for text in _texts(c)]
    labels = [str(c.get("label")) for c in component.get("components", []) if c["type"] == 2]
    return [*inner, *([" ".join(f"[{label}]" for label in labels)] if labels else [])]
