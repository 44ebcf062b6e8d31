"""Acting as a member, for tests in the same process; `routes` offers the same over HTTP.

People are named by `User`, id or name; channels by `Channel`, id or name (of the first guild that has it and that the
person is in). Every action that reaches the bot returns its `Interaction`, to be awaited with `settle`.
"""

from typing import Any

from sandbox import payloads
from sandbox.blueprint import find_person
from sandbox.control import options, rights
from sandbox.control.forms import filled_modal, selected
from sandbox.core import Core
from sandbox.errors import ControlError
from sandbox.interactions import Interaction, Kind
from sandbox.model import Channel, ChannelType, Message, Pings, User
from sandbox.permissions import Permission
from sandbox.rest.webhooks import holds_component
from sandbox.validation.commands import CHAT
from sandbox.validation.components import BUTTON, SELECTS
from sandbox.world import World

Json = dict[str, Any]
Person = User | int | str
Place = Channel | int | str


class Control:
    """What people of the local Discord can do."""

    def __init__(self, core: Core) -> None:
        self.core = core

    @property
    def world(self) -> World:
        """The state acted upon."""
        return self.core.world

    # Naming -----------------------------------------------------------------------------------------------------

    def person(self, who: Person) -> User:
        """Return a person."""
        return who if isinstance(who, User) else find_person(self.world, who)

    def place(self, where: Place, who: Person | None = None) -> Channel:
        """Return a channel; "@dm" is the direct message between `who` and the bot."""
        if isinstance(where, Channel):
            return where
        text = str(where)
        if text == "@dm" and who is not None:
            return self.world.direct_channel(self.person(who))
        if text.isdigit() and int(text) in self.world.channels:
            return self.world.channels[int(text)]
        for guild in self.world.guilds.values():
            if who is not None and self.person(who).id not in guild.members:
                continue
            for channel in guild.channels.values():
                if channel.name == text.removeprefix("#"):
                    return channel
        raise ControlError(f"no channel {text!r}", 404)

    def message(self, message: Message | int | str, who: Person | None = None) -> Message:
        """Return a message that `who` sees."""
        found = message if isinstance(message, Message) else self.world.messages.get(int(message))
        if found is None:
            raise ControlError("no such message", 404)
        if who is not None:
            user = self.person(who)
            rights.check_sees(self.world, user, self.world.channels[found.channel_id])
            if not rights.sees_message(found, user):
                raise ControlError("no such message", 404)
        return found

    # Looking ----------------------------------------------------------------------------------------------------

    def commands(self, who: Person, where: Place) -> list[Json]:
        """Return the commands that somebody may use in a channel."""
        return rights.usable_commands(self.world, self.person(who), self.place(where, who))

    def messages(self, where: Place, who: Person | None = None) -> list[Message]:
        """Return a channel's messages, oldest first; ephemeral ones only for whom they are (None: all)."""
        channel = self.place(where, who)
        if who is not None:
            rights.check_sees(self.world, self.person(who), channel)
        ids = sorted([*channel.message_ids, *channel.ephemeral_ids])
        found = [self.world.messages[one] for one in ids]
        return found if who is None else [one for one in found if rights.sees_message(one, self.person(who))]

    def answers(self, one: Interaction) -> list[Message]:
        """Return the messages with which the bot answered, in order."""
        ids = [one.original_id, *one.followups]
        return [self.world.messages[each] for each in ids if each in self.world.messages]

    async def settle(self, one: Interaction, *, finally_: bool = False, timeout_s: float = 15.0) -> Interaction:
        """Wait for the bot's first reaction, or with `finally_` for the answer behind a deferral."""
        return await self.core.interactions.settle(one, finally_=finally_, timeout_s=timeout_s)

    # Acting -----------------------------------------------------------------------------------------------------

    def run_command(
        self, who: Person, where: Place, line: str, values: Json | None = None, *, target: int | None = None
    ) -> Interaction:
        """Use a command: `line` is its name with sub-commands, without the slash; `target` for context menus."""
        user, channel = self.person(who), self.place(where, who)
        command, path = self._command(user, channel, line)
        if command["type"] == CHAT:
            data = options.command_data(self.world, self.world.guild_of(channel), command, path, values or {})
        else:
            data = self._target_data(user, channel, command, target)
        return self.core.interactions.open(Kind.COMMAND, user, channel, data)

    async def autocomplete(self, who: Person, where: Place, line: str, values: Json, focused: str) -> list[Json]:
        """Return the choices that the bot offers for the option `focused`."""
        user, channel = self.person(who), self.place(where, who)
        command, path = self._command(user, channel, line)
        guild = self.world.guild_of(channel)
        data = options.command_data(self.world, guild, command, path, values, focused)
        one = self.core.interactions.open(Kind.AUTOCOMPLETE, user, channel, data)
        return (await self.settle(one)).choices

    def press(self, who: Person, message: Message | int | str, custom_id: str) -> Interaction:
        """Press a button."""
        user, found, component = self._component(who, message, custom_id)
        if component["type"] != BUTTON:
            raise ControlError("this is not a button")
        data = {"component_type": BUTTON, "custom_id": custom_id, "id": component.get("id")}
        return self._use(user, found, data)

    def select(self, who: Person, message: Message | int | str, custom_id: str, values: list[Any]) -> Interaction:
        """Choose in a select menu: option values, or ids of people, roles, channels."""
        user, found, component = self._component(who, message, custom_id)
        if component["type"] not in SELECTS:
            raise ControlError("this is not a select menu")
        guild = self.world.guilds.get(found.guild_id or 0)
        chosen, resolved = selected(self.world, guild, component, values)
        data: Json = {"component_type": component["type"], "custom_id": custom_id, "id": component.get("id")}
        data["values"] = chosen
        if resolved:
            # Clients look at its presence: a menu of words has none.
            data["resolved"] = resolved
        return self._use(user, found, data)

    def submit(self, who: Person, opened_by: Interaction | int | str, values: Json) -> Interaction:
        """Send a modal that the bot answered an interaction with: `values` by custom_id, text or lists."""
        by_id = self.core.interactions.by_id
        opener = opened_by if isinstance(opened_by, Interaction) else by_id.get(int(opened_by))
        user = self.person(who)
        if opener is None or opener.modal is None or opener.user.id != user.id:
            raise ControlError("no such modal is open", 404)
        guild = self.world.guild_of(opener.channel)
        data = filled_modal(self.world, guild, opener.modal, values)
        one = self.core.interactions.open(Kind.MODAL, user, opener.channel, data, opener.source, opener)
        opener.modal = None
        return one

    def write(self, who: Person, where: Place, content: str) -> Message:
        """Post a message as a person."""
        user, channel = self.person(who), self.place(where, who)
        bits = rights.check_sees(self.world, user, channel)
        needed = Permission.SEND_MESSAGES_IN_THREADS if channel.is_thread else Permission.SEND_MESSAGES
        if not bits & needed or channel.type in (ChannelType.FORUM, ChannelType.CATEGORY):
            raise ControlError(f"{user.name} may not write here", 403)
        if not 1 <= len(content) <= 2000:
            raise ControlError("a message has 1 to 2000 characters")
        world = self.world
        named = tuple(one for one in world.users if f"<@{one}>" in content)
        message = Message(
            world.new_id(),
            channel.id,
            channel.guild_id,
            user.id,
            world.wire(),
            self.core.clock.now(),
            content,
            pings=Pings(users=named),
        )
        return world.add_message(message)

    def set_dms(self, who: Person, *, is_open: bool) -> None:
        """Open or close somebody's direct messages."""
        user = self.person(who)
        user.dms_open = is_open
        body = payloads.user(user) | {"dms_open": is_open}
        self.world.emit("PERSON_UPDATE", body, None, public=False)

    # Within -----------------------------------------------------------------------------------------------------

    def _command(self, user: User, channel: Channel, line: str) -> tuple[Json, list[str]]:
        usable = rights.usable_commands(self.world, user, channel)
        exact = [one for one in usable if one["name"] == line]
        if exact:
            return exact[0], []
        name, *path = line.removeprefix("/").split()
        for command in usable:
            if command["name"] == name:
                return command, path
        raise ControlError(f"{user.name} has no command /{name} here", 403)

    def _target_data(self, user: User, channel: Channel, command: Json, target: int | None) -> Json:
        if target is None:
            raise ControlError("this command needs a target")
        data: Json = {"id": command["id"], "name": command["name"], "type": command["type"]}
        data["target_id"] = str(target)
        if command["type"] == 2:
            resolved = options.Resolved(self.world, self.world.guild_of(channel))
            resolved.add(6, target)
            return data | {"resolved": resolved.body}
        message = self.message(target, user)
        return data | {"resolved": {"messages": {str(target): self.world.message_body(message)}}}

    def _component(self, who: Person, message: Message | int | str, custom_id: str) -> tuple[User, Message, Json]:
        user, found = self.person(who), self.message(message, who)
        component = holds_component(found, custom_id)
        if component is None:
            raise ControlError(f"this message has no component {custom_id!r}", 404)
        if component.get("disabled"):
            raise ControlError("this component is disabled")
        return user, found, component

    def _use(self, user: User, message: Message, data: Json) -> Interaction:
        channel = self.world.channels[message.channel_id]
        return self.core.interactions.open(Kind.COMPONENT, user, channel, data, message)
