"""Changing the world: people, guilds, roles, channels, permissions. The bot is told as Discord would tell it."""

from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web

from sandbox import blueprint, payloads, permissions
from sandbox.control import views
from sandbox.core import Core
from sandbox.errors import ControlError
from sandbox.model import Channel, Guild, Overwrite, Role
from sandbox.permissions import Permission

Json = dict[str, Any]
Work = Callable[[web.Request, Json], Awaitable[Any]]
_HERE = "/control/guilds/{guild}"


def bits_of(value: Any) -> int:
    """Read permissions: bits as a number or text, or a list of names like "SEND_MESSAGES"."""
    if isinstance(value, list):
        try:
            return sum({int(Permission[str(name).upper()]) for name in value})
        except KeyError as error:
            raise ControlError(f"no permission {error}") from error
    return int(value or 0)


class Changes:
    """The routes that change the world."""

    def __init__(self, core: Core) -> None:
        self.core = core
        self.world = core.world

    def routes(self, route: Callable[[str, str, Work], web.RouteDef]) -> list[web.RouteDef]:
        """Return the routes, made by `route`."""
        return [
            route("POST", "/control/people", self.add_person),
            route("POST", "/control/guilds", self.add_guild),
            route("DELETE", _HERE, self.remove_guild),
            route("PUT", _HERE + "/bot", self.invite_bot),
            route("DELETE", _HERE + "/bot", self.kick_bot),
            route("PUT", _HERE + "/members/{person}", self.add_member),
            route("DELETE", _HERE + "/members/{person}", self.remove_member),
            route("POST", _HERE + "/roles", self.add_role),
            route("PATCH", _HERE + "/roles/{role}", self.edit_role),
            route("DELETE", _HERE + "/roles/{role}", self.remove_role),
            route("POST", _HERE + "/channels", self.add_channel),
            route("PATCH", "/control/channels/{channel}", self.edit_channel),
            route("DELETE", "/control/channels/{channel}", self.remove_channel),
            route("PUT", "/control/channels/{channel}/permissions/{target}", self.set_overwrite),
            route("DELETE", "/control/channels/{channel}/permissions/{target}", self.remove_overwrite),
            route("PUT", _HERE + "/command-permissions/{command}", self.set_command_permissions),
            route("DELETE", "/control/messages/{message}", self.remove_message),
        ]

    async def add_person(self, _: web.Request, body: Json) -> Json:
        """Add a person."""
        return views.person_view(blueprint.add_person(self.world, body))

    async def add_guild(self, _: web.Request, body: Json) -> Json:
        """Add a guild, described as in a world file."""
        return views.guild_view(self.world, blueprint.add_guild(self.world, body), None)

    async def remove_guild(self, request: web.Request, _: Json) -> Json:
        """Delete a guild."""
        self.world.remove_guild(self._guild(request))
        return {}

    async def invite_bot(self, request: web.Request, body: Json) -> Json:
        """Let the bot join, or give it other permissions."""
        guild = self._guild(request)
        bits = bits_of(body.get("permissions", permissions.BOT_DEFAULT))
        role = self.world.bot_role(guild)
        if self.world.bot.id not in guild.members:
            if role is not None:
                self.world.remove_role(guild, role)
            blueprint.invite_bot(self.world, guild, bits)
        elif role is not None:
            role.permissions = bits
            self.world.update_role(guild, role)
        return views.guild_view(self.world, guild, None)

    async def kick_bot(self, request: web.Request, _: Json) -> Json:
        """Remove the bot."""
        guild = self._guild(request)
        if self.world.bot.id in guild.members:
            self.world.remove_member(guild, self.world.bot)
        return {}

    async def add_member(self, request: web.Request, body: Json) -> Json:
        """Let a person join, or set the roles of one who is there: `roles` are names or ids."""
        guild, user = self._guild(request), blueprint.find_person(self.world, request.match_info["person"])
        roles = {self._role(guild, one).id for one in body.get("roles", [])}
        member = guild.members.get(user.id)
        if member is None:
            member = self.world.add_member(guild, user, roles)
        else:
            member.roles = roles
            self.world.update_member(guild, member)
        return payloads.member(member, user)

    async def remove_member(self, request: web.Request, _: Json) -> Json:
        """Let a person leave."""
        guild, user = self._guild(request), blueprint.find_person(self.world, request.match_info["person"])
        if user.id not in guild.members:
            raise ControlError("not a member", 404)
        self.world.remove_member(guild, user)
        return {}

    async def add_role(self, request: web.Request, body: Json) -> Json:
        """Add a role."""
        guild = self._guild(request)
        role_id = blueprint.add_role(self.world, guild, body | {"permissions": bits_of(body.get("permissions"))})
        return payloads.role(guild.roles[role_id])

    async def edit_role(self, request: web.Request, body: Json) -> Json:
        """Change a role: `permissions`, `mentionable`, `name`."""
        guild = self._guild(request)
        role = self._role(guild, request.match_info["role"])
        if "permissions" in body:
            role.permissions = bits_of(body["permissions"])
        role.mentionable = bool(body.get("mentionable", role.mentionable))
        role.name = str(body.get("name", role.name))
        self.world.update_role(guild, role)
        return payloads.role(role)

    async def remove_role(self, request: web.Request, _: Json) -> Json:
        """Delete a role."""
        guild = self._guild(request)
        self.world.remove_role(guild, self._role(guild, request.match_info["role"]))
        return {}

    async def add_channel(self, request: web.Request, body: Json) -> Json:
        """Add a channel."""
        return payloads.channel(blueprint.add_channel(self.world, self._guild(request), body))

    async def edit_channel(self, request: web.Request, body: Json) -> Json:
        """Change a channel: `name`, `topic`, `flags`, and of a thread `archived`, `locked`."""
        channel = self._channel(request)
        for key in {"name", "topic", "flags"} & set(body):
            setattr(channel, key, body[key])
        if channel.thread is not None:
            for key in {"archived", "locked"} & set(body):
                setattr(channel.thread, key, bool(body[key]))
        self.world.update_channel(channel)
        return payloads.channel(channel)

    async def remove_channel(self, request: web.Request, _: Json) -> Json:
        """Delete a channel."""
        self.world.remove_channel(self._channel(request))
        return {}

    async def set_overwrite(self, request: web.Request, body: Json) -> Json:
        """Set `allow` and `deny` for a target: "everyone", "bot", a role's or member's id or name."""
        channel = self._channel(request)
        kind, target = self._target(channel, request.match_info["target"])
        overwrite = Overwrite(target, kind, bits_of(body.get("allow")), bits_of(body.get("deny")))
        self.world.set_overwrite(channel, overwrite)
        return payloads.channel(channel)

    async def remove_overwrite(self, request: web.Request, _: Json) -> Json:
        """Take a target's exception away."""
        channel = self._channel(request)
        channel.overwrites.pop(self._target(channel, request.match_info["target"])[1], None)
        self.world.update_channel(channel)
        return payloads.channel(channel)

    async def set_command_permissions(self, request: web.Request, body: Json) -> Json:
        """Set what the server's Integrations page says of a command: `permissions` as Discord's objects."""
        guild = self._guild(request)
        lines = list(body["permissions"])
        guild.command_permissions[int(request.match_info["command"])] = lines
        return {"permissions": lines}

    async def remove_message(self, request: web.Request, _: Json) -> Json:
        """Delete a message, as a moderator would."""
        message = self.world.messages.get(int(request.match_info["message"]))
        if message is None:
            raise ControlError("no such message", 404)
        self.world.remove_message(message)
        return {}

    def _guild(self, request: web.Request) -> Guild:
        guild = self.world.guilds.get(int(request.match_info["guild"]))
        if guild is None:
            raise ControlError("no such guild", 404)
        return guild

    def _channel(self, request: web.Request) -> Channel:
        channel = self.world.channels.get(int(request.match_info["channel"]))
        if channel is None or channel.guild_id is None:
            raise ControlError("no such channel", 404)
        return channel

    def _role(self, guild: Guild, name: int | str) -> Role:
        for role in guild.roles.values():
            if str(name) in (str(role.id), role.name):
                return role
        raise ControlError(f"no role {name!r}", 404)

    def _target(self, channel: Channel, name: str) -> tuple[int, int]:
        guild = self.world.guild_of(channel)
        assert guild is not None
        if name == "everyone":
            return 0, guild.id
        if name == "bot":
            return 1, self.world.bot.id
        if any(name in (str(role.id), role.name) for role in guild.roles.values()):
            return 0, self._role(guild, name).id
        return 1, blueprint.find_person(self.world, name).id
