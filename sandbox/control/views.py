"""Snapshots of the world for a page or a test."""

from typing import Any

from sandbox import payloads
from sandbox.control import rights
from sandbox.core import Core
from sandbox.model import Channel, Guild, Message, User
from sandbox.permissions import Permission
from sandbox.world import World

Json = dict[str, Any]


def message_view(world: World, message: Message) -> Json:
    """Return a message with the sandbox's own fields beside Discord's."""
    body = world.message_body(message) | {"sandbox": payloads.sandbox_fields(message)}
    if message.guild_id is not None:
        body["guild_id"] = str(message.guild_id)
    return body


def person_view(user: User) -> Json:
    """Return a person."""
    return payloads.user(user) | {"dms_open": user.dms_open}


def state_view(core: Core, stream_seq: int, viewer: User | None) -> Json:
    """Return the whole world; with a `viewer` only their guilds, the channels they see, their direct message."""
    world = core.world
    guilds = [one for one in world.guilds.values() if viewer is None or viewer.id in one.members]
    direct = [one for one in world.direct.values() if viewer is None or one.recipient_id == viewer.id]
    return {
        "seq": stream_seq,
        "bot": payloads.user(world.bot),
        "sessions": len(core.gateway.connected),
        "clock": core.clock.state,
        "people": [person_view(one) for one in world.users.values() if not one.bot],
        "guilds": [guild_view(world, one, viewer) for one in guilds],
        "dms": [payloads.channel(one, world.users[one.recipient_id or 0]) for one in direct],
    }


def guild_view(world: World, guild: Guild, viewer: User | None) -> Json:
    """Return a guild; with a `viewer` their permissions stand beside it and beside each channel."""
    body: Json = {
        "id": str(guild.id),
        "name": guild.name,
        "owner_id": str(guild.owner_id),
        "has_bot": world.bot.id in guild.members,
        "roles": [payloads.role(one) for one in guild.roles.values()],
        "members": [payloads.member(one, world.users[one.user_id]) for one in guild.members.values()],
    }
    if viewer is None:
        return body | {"channels": [payloads.channel(one) for one in guild.channels.values()]}
    body["permissions"] = str(rights.guild_permissions(guild, viewer))
    seen = ((one, world.permissions_of(viewer.id, one)) for one in guild.channels.values())
    body["channels"] = [_channel_view(one, bits) for one, bits in seen if bits & Permission.VIEW_CHANNEL]
    return body


def _channel_view(channel: Channel, bits: int) -> Json:
    return payloads.channel(channel) | {"permissions": str(bits)}
