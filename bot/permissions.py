"""Who may use admin commands, and what the bot may do in a channel.

Discord shows admin commands by their default permission, and lets a server allow them to further roles and members in
its Integrations settings. The check here repeats both, because a default permission is only a default: Manage Server,
or an entry for this command in the Integrations settings.
"""

from typing import Any

import discord
from discord import app_commands
from discord.abc import Snowflake

from bot.errors import Refused, permission_names
from bot.interaction import Interaction, guild_of
from bot.language import _

ADMIN = discord.Permissions(manage_guild=True)

_ROLE, _USER = 1, 2


def is_manager(interaction: Interaction) -> bool:
    """Whether whoever uses a command or a button may manage this server."""
    return interaction.permissions.manage_guild or interaction.permissions.administrator


async def must_be_admin(interaction: Interaction) -> bool:
    """Return True for whoever may use admin commands in this server, else raise what they should read."""
    if interaction.guild_id is None:
        raise app_commands.NoPrivateMessage
    if is_manager(interaction) or await _allowed_by_integrations(interaction):
        return True
    raise app_commands.MissingPermissions(["manage_guild"])


async def must_be_manager(interaction: Interaction) -> None:
    """Raise what they should read unless whoever clicked a button may manage this server."""
    if not is_manager(interaction):
        raise app_commands.MissingPermissions(["manage_guild"])


def missing_in(channel: discord.abc.GuildChannel | discord.Thread, me: discord.Member) -> list[str]:
    """Return the permissions the bot lacks to post in a channel, by name as the library calls them.

    The history is needed to find out after a crash whether a post arrived.
    """
    permissions = channel.permissions_for(me)
    send = "send_messages_in_threads" if isinstance(channel, discord.Thread) else "send_messages"
    return [name for name in ("view_channel", send, "read_message_history") if not getattr(permissions, name)]


def must_be_able_to_post(interaction: Interaction, channel: Snowflake) -> None:
    """Raise Refused with the names of the missing permissions if the bot cannot post in `channel`."""
    guild = interaction.guild
    resolved = guild.get_channel_or_thread(channel.id) if guild else None
    if guild is None or resolved is None:
        raise Refused(
            _(
                "I cannot see {channel}. Give my role the permission **View Channel** there, then run this again."
            ).format(channel=f"<#{channel.id}>")
        )
    missing = missing_in(resolved, guild.me)
    if missing:
        raise Refused(
            _(
                "I cannot post in {channel} yet: my role lacks **{names}** there. Channel settings → Permissions → "
                "add my role and allow it, then run this again."
            ).format(channel=f"<#{channel.id}>", names=permission_names(missing))
        )


async def _allowed_by_integrations(interaction: Interaction) -> bool:
    """Whether an entry in the Integrations settings allows the member, or one of their roles, this command."""
    data: dict[str, Any] = dict(interaction.data or {})
    command_id = data.get("id")
    if interaction.type is not discord.InteractionType.application_command or command_id is None:
        return False
    try:
        found = await interaction.client.http.get_application_command_permissions(
            interaction.application_id, guild_of(interaction), int(str(command_id))
        )
    except discord.HTTPException:
        return False
    roles = {role.id for role in getattr(interaction.user, "roles", [])}
    return any(
        entry["permission"]
        and (
            (entry["type"] == _ROLE and int(entry["id"]) in roles)
            or (entry["type"] == _USER and int(entry["id"]) == interaction.user.id)
        )
        for entry in found["permissions"]
    )
