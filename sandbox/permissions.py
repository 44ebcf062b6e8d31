"""Discord's permission bits and how a member's permissions in a channel come about."""

from enum import IntFlag

from sandbox.model import Channel, ChannelType, Guild


class Permission(IntFlag):
    """The bits a bot of this kind meets."""

    CREATE_INSTANT_INVITE = 1 << 0
    KICK_MEMBERS = 1 << 1
    BAN_MEMBERS = 1 << 2
    ADMINISTRATOR = 1 << 3
    MANAGE_CHANNELS = 1 << 4
    MANAGE_GUILD = 1 << 5
    ADD_REACTIONS = 1 << 6
    VIEW_AUDIT_LOG = 1 << 7
    VIEW_CHANNEL = 1 << 10
    SEND_MESSAGES = 1 << 11
    MANAGE_MESSAGES = 1 << 13
    EMBED_LINKS = 1 << 14
    ATTACH_FILES = 1 << 15
    READ_MESSAGE_HISTORY = 1 << 16
    MENTION_EVERYONE = 1 << 17
    USE_EXTERNAL_EMOJIS = 1 << 18
    MANAGE_ROLES = 1 << 28
    MANAGE_WEBHOOKS = 1 << 29
    USE_APPLICATION_COMMANDS = 1 << 31
    MANAGE_THREADS = 1 << 34
    CREATE_PUBLIC_THREADS = 1 << 35
    CREATE_PRIVATE_THREADS = 1 << 36
    SEND_MESSAGES_IN_THREADS = 1 << 38
    PIN_MESSAGES = 1 << 51


ALL = (1 << 53) - 1
MEMBER_DEFAULT = int(
    Permission.VIEW_CHANNEL
    | Permission.SEND_MESSAGES
    | Permission.EMBED_LINKS
    | Permission.ATTACH_FILES
    | Permission.ADD_REACTIONS
    | Permission.READ_MESSAGE_HISTORY
    | Permission.USE_APPLICATION_COMMANDS
    | Permission.CREATE_PUBLIC_THREADS
    | Permission.SEND_MESSAGES_IN_THREADS
)
BOT_DEFAULT = int(
    Permission.VIEW_CHANNEL
    | Permission.SEND_MESSAGES
    | Permission.EMBED_LINKS
    | Permission.ATTACH_FILES
    | Permission.READ_MESSAGE_HISTORY
    | Permission.CREATE_PUBLIC_THREADS
    | Permission.SEND_MESSAGES_IN_THREADS
    | Permission.MANAGE_MESSAGES
)
# What holds in a direct message with the bot: there are no roles there.
DIRECT = int(
    Permission.VIEW_CHANNEL
    | Permission.SEND_MESSAGES
    | Permission.EMBED_LINKS
    | Permission.ATTACH_FILES
    | Permission.READ_MESSAGE_HISTORY
    | Permission.ADD_REACTIONS
    | Permission.USE_APPLICATION_COMMANDS
)


def in_guild(guild: Guild, user_id: int) -> int:
    """Return a member's permissions before any channel has its say; 0 for somebody who is not there."""
    member = guild.members.get(user_id)
    if member is None:
        return 0
    if guild.owner_id == user_id:
        return ALL
    allowed = guild.roles[guild.id].permissions
    for role_id in member.roles:
        allowed |= guild.roles[role_id].permissions
    return ALL if allowed & Permission.ADMINISTRATOR else allowed


def in_channel(guild: Guild, channel: Channel, user_id: int) -> int:
    """Return a member's permissions in a channel; a thread takes its parent's."""
    if channel.is_thread and channel.parent_id is not None:
        parent = guild.channels.get(channel.parent_id)
        if parent is None:
            return 0
        return in_channel(guild, parent, user_id)
    allowed = in_guild(guild, user_id)
    if allowed & Permission.ADMINISTRATOR or user_id not in guild.members:
        return allowed
    everyone = channel.overwrites.get(guild.id)
    if everyone:
        allowed = (allowed & ~everyone.deny) | everyone.allow
    roles = [channel.overwrites[role] for role in guild.members[user_id].roles if role in channel.overwrites]
    denied = granted = 0
    for overwrite in roles:
        denied |= overwrite.deny
        granted |= overwrite.allow
    allowed = (allowed & ~denied) | granted
    own = channel.overwrites.get(user_id)
    if own:
        allowed = (allowed & ~own.deny) | own.allow
    return _with_consequences(allowed, channel)


def _with_consequences(allowed: int, channel: Channel) -> int:
    """Take away what is worth nothing without the permission it rests on."""
    if not allowed & Permission.VIEW_CHANNEL:
        return 0
    if not allowed & Permission.SEND_MESSAGES and channel.type is not ChannelType.FORUM:
        allowed &= ~(Permission.EMBED_LINKS | Permission.ATTACH_FILES | Permission.MENTION_EVERYONE)
    return allowed


def top_position(guild: Guild, user_id: int) -> int:
    """Return the position of a member's highest role (0: only @everyone)."""
    member = guild.members.get(user_id)
    if member is None:
        return 0
    return max((guild.roles[role].position for role in member.roles), default=0)
