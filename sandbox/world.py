"""The state of the local Discord: who and what exists, and every change to it, told on the bus.

Checks of what a caller *may* do live in `rest` and `permissions`; here is only what is so. Application and bot share
one id, as new applications do.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from sandbox import payloads, permissions
from sandbox.events import Bus, Event
from sandbox.model import (
    Channel,
    ChannelType,
    Guild,
    Member,
    Message,
    Overwrite,
    Role,
    User,
)
from sandbox.snowflake import Snowflakes

DEFAULT_TOKEN = "sandbox.bot.token"  # noqa: S105  (opens nothing but the local server)


class World:
    """Everything that exists. `wire` gives Unix seconds, `domain` the moment that messages are marked with."""

    def __init__(self, wire: Callable[[], float], *, token: str = DEFAULT_TOKEN, bot_name: str = "T-Minus") -> None:
        self.wire = wire
        self.domain: Callable[[], datetime] = lambda: datetime.fromtimestamp(wire(), UTC)
        self.token = token
        self.bus = Bus()
        self.snowflakes = Snowflakes()
        self.users: dict[int, User] = {}
        self.guilds: dict[int, Guild] = {}
        self.channels: dict[int, Channel] = {}
        self.direct: dict[int, Channel] = {}
        self.messages: dict[int, Message] = {}
        self.commands: dict[int, dict[str, Any]] = {}
        self.guild_commands: dict[int, dict[int, dict[str, Any]]] = {}
        self.files: dict[int, bytes] = {}
        self.allowed_privileged_intents = 0
        self.bot = self.add_user(bot_name, bot=True)

    def new_id(self) -> int:
        """Return a fresh snowflake."""
        return self.snowflakes.next(self.wire())

    # People -----------------------------------------------------------------------------------------------

    def add_user(self, name: str, *, bot: bool = False, global_name: str | None = None) -> User:
        """Add a person who is in no guild yet."""
        user = User(self.new_id(), name, global_name, bot)
        self.users[user.id] = user
        return user

    def add_member(self, guild: Guild, user: User, roles: set[int] | None = None) -> Member:
        """Let somebody join; when it is the bot, it is told the whole guild."""
        member = Member(user.id, self.wire(), set(roles or ()))
        guild.members[user.id] = member
        if user.id == self.bot.id:
            # Only a guild that was there at the start is said to be available again; a new one has no such field.
            body = payloads.guild_create(guild, self.bot)
            del body["unavailable"]
            self.emit("GUILD_CREATE", body, guild)
        else:
            body = payloads.member(member, user) | {"guild_id": str(guild.id)}
            self.emit("GUILD_MEMBER_ADD", body, guild)
        return member

    def remove_member(self, guild: Guild, user: User) -> None:
        """Let somebody leave or be removed; when it is the bot, the guild is gone for it."""
        del guild.members[user.id]
        if user.id == self.bot.id:
            self.emit("GUILD_DELETE", {"id": str(guild.id)}, guild, bot_sees=True)
        else:
            body = {"guild_id": str(guild.id), "user": payloads.user(user)}
            self.emit("GUILD_MEMBER_REMOVE", body, guild)

    def update_member(self, guild: Guild, member: Member) -> None:
        """Tell that a member's roles or name changed."""
        body = payloads.member(member, self.users[member.user_id]) | {"guild_id": str(guild.id)}
        self.emit("GUILD_MEMBER_UPDATE", body, guild)

    # Guilds, roles, channels --------------------------------------------------------------------------------

    def add_guild(self, name: str, owner: User) -> Guild:
        """Add a guild with @everyone and its owner; the bot joins by `add_member`."""
        guild = Guild(self.new_id(), name, owner.id)
        guild.roles[guild.id] = Role(guild.id, "@everyone", permissions.MEMBER_DEFAULT, 0)
        guild.members[owner.id] = Member(owner.id, self.wire())
        self.guilds[guild.id] = guild
        return guild

    def remove_guild(self, guild: Guild) -> None:
        """Delete a guild with all its channels."""
        seen = self.bot.id in guild.members
        for channel_id in guild.channels:
            self.channels.pop(channel_id, None)
        del self.guilds[guild.id]
        self.emit("GUILD_DELETE", {"id": str(guild.id)}, guild, bot_sees=seen)

    def add_role(self, guild: Guild, name: str, bits: int = 0, *, position: int | None = None, **fields: Any) -> Role:
        """Add a role above the ones there are, or at `position`, moving those from there on up."""
        place = len(guild.roles) if position is None else position
        for role in guild.roles.values():
            if role.position >= place:
                role.position += 1
        role = Role(self.new_id(), name, bits, place, **fields)
        guild.roles[role.id] = role
        if self.bus.is_heard:
            self.emit("GUILD_ROLE_CREATE", {"guild_id": str(guild.id), "role": payloads.role(role)}, guild)
        return role

    def update_role(self, guild: Guild, role: Role) -> None:
        """Tell that a role changed."""
        self.emit("GUILD_ROLE_UPDATE", {"guild_id": str(guild.id), "role": payloads.role(role)}, guild)

    def remove_role(self, guild: Guild, role: Role) -> None:
        """Delete a role and take it from everybody."""
        del guild.roles[role.id]
        for member in guild.members.values():
            member.roles.discard(role.id)
        self.emit("GUILD_ROLE_DELETE", {"guild_id": str(guild.id), "role_id": str(role.id)}, guild)

    def add_channel(self, guild: Guild, name: str, kind: ChannelType = ChannelType.TEXT, **fields: Any) -> Channel:
        """Add a channel at the end of the list."""
        position = sum(1 for item in guild.channels.values() if not item.is_thread)
        channel = Channel(self.new_id(), kind, guild.id, name, position, **fields)
        self.keep_channel(guild, channel)
        if self.bus.is_heard:
            self.emit("CHANNEL_CREATE", payloads.channel(channel), guild, channel)
        return channel

    def keep_channel(self, guild: Guild, channel: Channel) -> None:
        """File a channel or thread under its guild, without telling anybody."""
        guild.channels[channel.id] = self.channels[channel.id] = channel

    def update_channel(self, channel: Channel) -> None:
        """Tell that a channel or thread changed."""
        name = "THREAD_UPDATE" if channel.is_thread else "CHANNEL_UPDATE"
        self.emit(name, payloads.channel(channel), self.guild_of(channel))

    def set_overwrite(self, channel: Channel, overwrite: Overwrite) -> None:
        """Set a channel's exception for a role or member."""
        channel.overwrites[overwrite.id] = overwrite
        self.update_channel(channel)

    def remove_channel(self, channel: Channel) -> None:
        """Delete a channel, with its threads."""
        guild = self.guild_of(channel)
        assert guild is not None
        for child in [item for item in guild.channels.values() if item.is_thread]:
            if child.parent_id == channel.id:
                self.remove_channel(child)
        body = payloads.channel(channel)
        del guild.channels[channel.id], self.channels[channel.id]
        for message_id in (*channel.message_ids, *channel.ephemeral_ids):
            self.messages.pop(message_id, None)
        self.emit("THREAD_DELETE" if channel.is_thread else "CHANNEL_DELETE", body, guild)

    def direct_channel(self, user: User) -> Channel:
        """Return the direct message between the bot and somebody; the first call makes it."""
        if user.id in self.direct:
            return self.direct[user.id]
        channel = Channel(self.new_id(), ChannelType.DM, recipient_id=user.id)
        self.channels[channel.id] = self.direct[user.id] = channel
        # Bots are not told of new direct messages; a page is.
        self.emit("CHANNEL_CREATE", payloads.channel(channel, user), None, public=False)
        return channel

    # Messages ---------------------------------------------------------------------------------------------------

    def add_message(self, message: Message) -> Message:
        """Keep a message and tell it."""
        self.messages[message.id] = message
        channel = self.channels[message.channel_id]
        (channel.message_ids if message.ephemeral_to is None else channel.ephemeral_ids).append(message.id)
        self._tell_message("MESSAGE_CREATE", message)
        return message

    def update_message(self, message: Message) -> None:
        """Tell that a message changed."""
        self._tell_message("MESSAGE_UPDATE", message)

    def remove_message(self, message: Message) -> None:
        """Delete a message."""
        del self.messages[message.id]
        channel = self.channels.get(message.channel_id)
        if channel:
            (channel.message_ids if message.ephemeral_to is None else channel.ephemeral_ids).remove(message.id)
        body = {"id": str(message.id), "channel_id": str(message.channel_id)}
        if message.guild_id:
            body["guild_id"] = str(message.guild_id)
        self._emit_in(message, "MESSAGE_DELETE", body)

    def message_body(self, message: Message) -> dict[str, Any]:
        """Return a message object as REST gives it."""
        mentioned = [self.users[one] for one in message.pings.users if one in self.users]
        body = payloads.message(message, self.users[message.author_id], mentioned)
        if message.thread_id in self.channels:
            body["thread"] = payloads.channel(self.channels[message.thread_id])
        return body

    def _tell_message(self, name: str, message: Message) -> None:
        body = self.message_body(message)
        if name == "MESSAGE_CREATE" and message.nonce is not None:
            body["nonce"] = message.nonce
        if message.guild_id is not None:
            body["guild_id"] = str(message.guild_id)
            author = self.guilds[message.guild_id].members.get(message.author_id)
            if author is not None:
                body["member"] = payloads.member(author, None)
        self._emit_in(message, name, body)

    def _emit_in(self, message: Message, name: str, body: dict[str, Any]) -> None:
        channel = self.channels.get(message.channel_id)
        guild = self.guilds.get(message.guild_id) if message.guild_id else None
        extra = payloads.sandbox_fields(message)
        self.emit(name, body, guild, channel, ephemeral_to=message.ephemeral_to, extra=extra)

    # Looking things up ------------------------------------------------------------------------------------------

    def guild_of(self, channel: Channel) -> Guild | None:
        """Return the guild a channel belongs to; None for a direct message."""
        return None if channel.guild_id is None else self.guilds.get(channel.guild_id)

    def bot_role(self, guild: Guild) -> Role | None:
        """Return the role that came with the bot's invitation."""
        return next((role for role in guild.roles.values() if role.bot_id == self.bot.id), None)

    def permissions_of(self, user_id: int, channel: Channel) -> int:
        """Return somebody's permissions in any channel."""
        guild = self.guild_of(channel)
        if guild is None:
            return permissions.DIRECT if user_id in (self.bot.id, channel.recipient_id) else 0
        return permissions.in_channel(guild, channel, user_id)

    def emit(
        self,
        name: str,
        data: dict[str, Any],
        guild: Guild | None,
        channel: Channel | None = None,
        *,
        ephemeral_to: int | None = None,
        public: bool = True,
        bot_sees: bool | None = None,
        extra: dict[str, Any] | None = None,
    ) -> None:
        """Tell the bus; whether the bot sees it follows from its membership and VIEW_CHANNEL unless given."""
        if bot_sees is None:
            bot_sees = guild is None or self.bot.id in guild.members
            if bot_sees and channel is not None and guild is not None:
                allowed = permissions.in_channel(guild, channel, self.bot.id)
                bot_sees = bool(allowed & permissions.Permission.VIEW_CHANNEL)
        guild_id = None if guild is None else guild.id
        public = public and ephemeral_to is None
        self.bus.emit(Event(name, data, guild_id, ephemeral_to, public, bot_sees, extra))
