"""Guilds, their roles and members."""

from typing import Any

from sandbox import payloads, permissions
from sandbox.errors import Form, refuse
from sandbox.model import Guild, Member, Role
from sandbox.permissions import Permission
from sandbox.rest.call import Call, Route

Json = dict[str, Any]


def get_guild(call: Call) -> Json:
    """GET /guilds/{guild}."""
    guild = call.guild()
    body = payloads.guild(guild)
    if call.query.get("with_counts") in ("1", "true"):
        body |= {"approximate_member_count": len(guild.members), "approximate_presence_count": len(guild.members)}
    return body


def list_channels(call: Call) -> list[Json]:
    """GET /guilds/{guild}/channels: without threads."""
    return [payloads.channel(one) for one in call.guild().channels.values() if not one.is_thread]


def active_threads(call: Call) -> Json:
    """GET /guilds/{guild}/threads/active."""
    threads = [one for one in call.guild().channels.values() if one.thread and not one.thread.archived]
    return {"threads": [payloads.channel(one) for one in threads], "members": [], "has_more": False}


def list_roles(call: Call) -> list[Json]:
    """GET /guilds/{guild}/roles."""
    return [payloads.role(one) for one in call.guild().roles.values()]


def create_role(call: Call) -> Json:
    """POST /guilds/{guild}/roles."""
    guild, body = call.guild(), call.json
    call.require_in_guild(guild, Permission.MANAGE_ROLES)
    form = Form()
    form.length(("name",), body.get("name") or "new role", 1, 100)
    form.check()
    bits = int(body.get("permissions") or 0)
    _refuse_more_than_own(call, guild, bits)
    look = {"color": body.get("color") or 0, "hoist": bool(body.get("hoist"))}
    mentionable = bool(body.get("mentionable"))
    role = call.world.add_role(guild, body.get("name") or "new role", bits, position=1, mentionable=mentionable, **look)
    return payloads.role(role)


def edit_role(call: Call) -> Json:
    """PATCH /guilds/{guild}/roles/{role}: below the bot's own highest role only."""
    guild, body = call.guild(), call.json
    role = _reachable_role(call, guild)
    if body.get("permissions") is not None:
        bits = int(body["permissions"])
        _refuse_more_than_own(call, guild, bits & ~role.permissions)
        role.permissions = bits
    for key in ("name", "color", "hoist", "mentionable"):
        if body.get(key) is not None:
            setattr(role, key, body[key])
    call.world.update_role(guild, role)
    return payloads.role(role)


def delete_role(call: Call) -> None:
    """DELETE /guilds/{guild}/roles/{role}."""
    guild = call.guild()
    role = _reachable_role(call, guild)
    if role.managed or role.id == guild.id:
        raise refuse(50028)
    call.world.remove_role(guild, role)


def list_members(call: Call) -> list[Json]:
    """GET /guilds/{guild}/members: needs the privileged intent, which this application does not have."""
    guild = call.guild()
    if not call.world.allowed_privileged_intents & (1 << 1):
        raise refuse(50001)
    return [payloads.member(one, call.world.users[one.user_id]) for one in guild.members.values()]


def get_member(call: Call) -> Json:
    """GET /guilds/{guild}/members/{user}."""
    member = _member(call, call.guild())
    return payloads.member(member, call.world.users[member.user_id])


def give_role(call: Call) -> None:
    """PUT /guilds/{guild}/members/{user}/roles/{role}."""
    guild = call.guild()
    member, role = _member(call, guild), _reachable_role(call, guild)
    member.roles.add(role.id)
    call.world.update_member(guild, member)


def take_role(call: Call) -> None:
    """DELETE /guilds/{guild}/members/{user}/roles/{role}."""
    guild = call.guild()
    member, role = _member(call, guild), _reachable_role(call, guild)
    member.roles.discard(role.id)
    call.world.update_member(guild, member)


def _member(call: Call, guild: Guild) -> Member:
    member = guild.members.get(call.id("user"))
    if member is None:
        raise refuse(10007 if call.id("user") in call.world.users else 10013)
    return member


def _reachable_role(call: Call, guild: Guild) -> Role:
    role = guild.roles.get(call.id("role"))
    if role is None:
        raise refuse(10011)
    call.require_in_guild(guild, Permission.MANAGE_ROLES)
    is_owner = guild.owner_id == call.world.bot.id
    if not is_owner and role.position >= permissions.top_position(guild, call.world.bot.id):
        raise refuse(50013)
    return role


def _refuse_more_than_own(call: Call, guild: Guild, bits: int) -> None:
    if bits & ~permissions.in_guild(guild, call.world.bot.id):
        raise refuse(50013)


_GUILD = "/guilds/{guild}"
_MEMBER_ROLE = _GUILD + "/members/{user}/roles/{role}"
ROUTES = (
    Route("GET", _GUILD, get_guild),
    Route("GET", _GUILD + "/channels", list_channels),
    Route("GET", _GUILD + "/threads/active", active_threads),
    Route("GET", _GUILD + "/roles", list_roles),
    Route("POST", _GUILD + "/roles", create_role),
    Route("PATCH", _GUILD + "/roles/{role}", edit_role),
    Route("DELETE", _GUILD + "/roles/{role}", delete_role),
    Route("GET", _GUILD + "/members", list_members),
    Route("GET", _GUILD + "/members/{user}", get_member),
    Route("PUT", _MEMBER_ROLE, give_role),
    Route("DELETE", _MEMBER_ROLE, take_role),
)
