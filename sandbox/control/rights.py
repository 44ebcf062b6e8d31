"""What a member may see and use: channels, messages, commands."""

from typing import Any

from sandbox import permissions
from sandbox.errors import ControlError
from sandbox.model import Channel, ChannelType, Guild, Message, User
from sandbox.permissions import Permission
from sandbox.world import World

Json = dict[str, Any]

_IN_GUILD, _IN_DM = 0, 1


def check_sees(world: World, user: User, channel: Channel) -> int:
    """Return somebody's permissions in a channel; an error when it is hidden from them."""
    bits = world.permissions_of(user.id, channel)
    if not bits & Permission.VIEW_CHANNEL:
        raise ControlError(f"{user.name} does not see this channel", 403)
    return bits


def sees_message(message: Message, user: User) -> bool:
    """Whether a message of a channel one sees is visible: ephemeral ones only to whom they are for."""
    return message.ephemeral_to in (None, user.id)


def usable_commands(world: World, user: User, channel: Channel) -> list[Json]:
    """Return the commands that Discord would offer somebody in a channel, by name."""
    bits = check_sees(world, user, channel)
    guild = world.guild_of(channel)
    if guild is not None and (world.bot.id not in guild.members or not bits & Permission.USE_APPLICATION_COMMANDS):
        return []
    commands = list(world.commands.values())
    if guild is not None:
        commands += world.guild_commands.get(guild.id, {}).values()
    usable = [one for one in commands if _may_use(one, guild, channel, user, bits)]
    return sorted(usable, key=lambda one: str(one["name"]))


def _may_use(command: Json, guild: Guild | None, channel: Channel, user: User, bits: int) -> bool:
    where = _IN_DM if channel.type is ChannelType.DM else _IN_GUILD
    contexts = command.get("contexts")
    if contexts is not None and where not in contexts:
        return False
    if guild is None:
        return contexts is not None or command.get("dm_permission", True) is not False
    if bits & Permission.ADMINISTRATOR:
        return True
    settings = guild.command_permissions.get(int(command["id"]))
    if settings is not None:
        decided = _by_integration_settings(settings, guild, channel, user)
        if decided is not None:
            return decided
    needed = command.get("default_member_permissions")
    if needed is None:
        return True
    # "0" hides a command from everybody but administrators.
    return int(needed) != 0 and bits & int(needed) == int(needed)


def _by_integration_settings(settings: list[Json], guild: Guild, channel: Channel, user: User) -> bool | None:
    """Return what the server's Integrations page says: a member's own line, then roles, then @everyone."""
    said = {(int(one["type"]), int(one["id"])): bool(one["permission"]) for one in settings}
    if said.get((3, channel.id)) is False:
        return False
    if (2, user.id) in said:
        return said[2, user.id]
    roles = [said[1, role] for role in guild.members[user.id].roles if (1, role) in said]
    if roles:
        return any(roles)
    return said.get((1, guild.id))


def guild_permissions(guild: Guild, user: User) -> int:
    """Return somebody's permissions in a guild as a whole."""
    return permissions.in_guild(guild, user.id)
