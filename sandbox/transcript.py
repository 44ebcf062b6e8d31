"""What the bot said, one JSON object a line: at (domain time), target, kind, text (plain), raw (as Discord has it)."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sandbox.events import Event
from sandbox.model import ChannelType, Message
from sandbox.world import World

Json = dict[str, Any]

# A message that the bot delivers carries what it tells of in its components' ids: t1:<kind>.<action>:<delivery id>.
_MARK = re.compile(r"t1:(?P<kind>[a-z]+)\.[a-z_]+:[a-z2-7]{26}")
_CREATED, _UPDATED, _DELETED = "MESSAGE_CREATE", "MESSAGE_UPDATE", "MESSAGE_DELETE"


@dataclass(frozen=True, slots=True)
class Line:
    """One message as sent, edited (`change` edited) or deleted."""

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
        world.bus.listen(self._heard)

    def _heard(self, event: Event) -> None:
        if event.name not in (_CREATED, _UPDATED):
            return
        message = self._world.messages.get(int(event.data["id"]))
        if message is None or message.author_id != self._world.bot.id:
            return
        raw = self._world.message_body(message)
        line = Line(
            self._world.domain().isoformat(timespec="seconds"),
            self._target(message),
            _kind(message, raw),
            "sent" if event.name == _CREATED else "edited",
            plain(raw),
            raw,
        )
        self._take(line)

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


def plain(message: Json) -> str:
    """Return what a message says without its markup, a line a paragraph; buttons stand in brackets."""
    lines: list[str] = [message.get("content") or ""]
    for embed in message.get("embeds") or []:
        lines += [embed.get("title") or "", embed.get("description") or ""]
    for component in message.get("components") or []:
        lines += _texts(component)
    text = "\n".join(line for line in lines if line)
    text = re.sub(r"^(?:#{1,3}|-#|>) +", "", text, flags=re.MULTILINE)
    text = re.sub(r"\*\*|__|~~", "", text)
    return re.sub(r"\\([^A-Za-z0-9\s])", r"\1", text)


def _texts(component: Json) -> list[str]:
    if component["type"] == 10:
        return [component["content"]]
    if component["type"] == 2:
        return []
    inner = [text for c in component.get("components", []) for text in _texts(c)]
    labels = [str(c.get("label")) for c in component.get("components", []) if c["type"] == 2]
    return [*inner, *([" ".join(f"[{label}]" for label in labels)] if labels else [])]
