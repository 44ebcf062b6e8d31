"""From what a member typed to the `data` of a slash command, with the checks that Discord's client makes."""

from typing import Any

from sandbox import payloads, permissions
from sandbox.errors import ControlError
from sandbox.model import Channel, Guild
from sandbox.validation.commands import (
    BOOLEAN,
    CHANNEL_OPTION,
    GROUP,
    INTEGER,
    MENTIONABLE,
    NUMBER,
    ROLE_OPTION,
    STRING,
    SUBCOMMAND,
    USER_OPTION,
)
from sandbox.world import World

Json = dict[str, Any]


def command_data(
    world: World, guild: Guild | None, command: Json, path: list[str], values: Json, focused: str | None = None
) -> Json:
    """Return the `data` of a slash command; `path` are the words after its name.

    With `focused` it is for autocomplete: nothing is required, and the focused value may be half typed.
    """
    resolved = Resolved(world, guild)
    data: Json = {"id": command["id"], "name": command["name"], "type": command["type"]}
    if command.get("guild_id"):
        data["guild_id"] = command["guild_id"]
    level, nested = command, data
    for word in path:
        level = _sub(level, word)
        inner: Json = {"name": word, "type": level["type"]}
        nested["options"] = [inner]
        nested = inner
    known = level.get("options") or []
    if any(option["type"] in (SUBCOMMAND, GROUP) for option in known):
        raise ControlError(f"/{command['name']} needs one of: {', '.join(one['name'] for one in known)}")
    unknown = set(values) - {option["name"] for option in known}
    if unknown:
        raise ControlError(f"no such option: {', '.join(sorted(unknown))}")
    nested["options"] = [made for option in known if (made := _value(resolved, option, values, focused)) is not None]
    if resolved.body:
        data["resolved"] = resolved.body
    return data


def _sub(level: Json, word: str) -> Json:
    for option in level.get("options") or []:
        if option["name"] == word and option["type"] in (SUBCOMMAND, GROUP):
            return dict(option)
    raise ControlError(f"{level['name']} has no sub-command {word!r}")


def _value(resolved: "Resolved", option: Json, values: Json, focused: str | None) -> Json | None:
    name = option["name"]
    if name == focused:
        return {"name": name, "type": option["type"], "value": str(values.get(name, "")), "focused": True}
    if name not in values or values[name] is None:
        if option.get("required") and focused is None:
            raise ControlError(f"option {name} is required")
        return None
    value = _checked(resolved, option, values[name])
    return {"name": name, "type": option["type"], "value": value}


def _checked(resolved: "Resolved", option: Json, value: Any) -> Any:
    kind, name = option["type"], option["name"]
    if kind in (USER_OPTION, ROLE_OPTION, CHANNEL_OPTION, MENTIONABLE):
        return resolved.add(kind, int(value), option.get("channel_types"))
    if kind == BOOLEAN:
        if not isinstance(value, bool):
            raise ControlError(f"option {name} is true or false")
        return value
    if kind in (INTEGER, NUMBER):
        return _number(option, value)
    text = str(value)
    choices = option.get("choices") or []
    if choices and text not in [choice["value"] for choice in choices]:
        raise ControlError(f"option {name} must be one of its choices")
    low, high = option.get("min_length") or 0, option.get("max_length") or 6000
    if kind == STRING and not low <= len(text) <= high:
        raise ControlError(f"option {name} must have {low} to {high} characters")
    return text


def _number(option: Json, value: Any) -> float:
    try:
        number = int(value) if option["type"] == INTEGER else float(value)
    except (TypeError, ValueError) as error:
        raise ControlError(f"option {option['name']} is a number") from error
    choices = option.get("choices") or []
    if choices and number not in [choice["value"] for choice in choices]:
        raise ControlError(f"option {option['name']} must be one of its choices")
    low, high = option.get("min_value"), option.get("max_value")
    if (low is not None and number < low) or (high is not None and number > high):
        raise ControlError(f"option {option['name']} must lie between {low} and {high}")
    return number


class Resolved:
    """People, roles and channels that values speak of, as Discord sends them along."""

    def __init__(self, world: World, guild: Guild | None) -> None:
        self._world = world
        self._guild = guild
        self.body: Json = {}

    def add(self, kind: int, thing_id: int, channel_types: list[int] | None = None) -> str:
        """Resolve one id of the option type `kind` and return it as text."""
        guild = self._guild
        if kind in (USER_OPTION, MENTIONABLE) and thing_id in self._world.users:
            self._person(thing_id)
        elif kind in (ROLE_OPTION, MENTIONABLE) and guild and thing_id in guild.roles:
            self._put("roles", thing_id, payloads.role(guild.roles[thing_id]))
        elif kind == CHANNEL_OPTION and guild and thing_id in guild.channels:
            channel = guild.channels[thing_id]
            if channel_types and channel.type not in channel_types:
                raise ControlError("a channel of this kind cannot be chosen")
            self._put("channels", thing_id, self._channel(channel))
        else:
            raise ControlError(f"nothing here has the id {thing_id}", 404)
        return str(thing_id)

    def _person(self, user_id: int) -> None:
        user = self._world.users[user_id]
        self._put("users", user_id, payloads.user(user))
        if self._guild and user_id in self._guild.members:
            bits = permissions.in_guild(self._guild, user_id)
            member = payloads.member(self._guild.members[user_id], None) | {"permissions": str(bits)}
            self._put("members", user_id, member)

    def _channel(self, channel: Channel) -> Json:
        bits = self._world.permissions_of(self._world.bot.id, channel)
        return payloads.channel(channel) | {"permissions": str(bits)}

    def _put(self, shelf: str, thing_id: int, body: Json) -> None:
        self.body.setdefault(shelf, {})[str(thing_id)] = body
