"""Our values as Discord puts them on the wire."""

from datetime import UTC, datetime
from typing import Any

from sandbox.model import Channel, ChannelType, Guild, Member, Message, Overwrite, Role, User
from sandbox.snowflake import moment

Json = dict[str, Any]


def iso(wire: float) -> str:
    """Return a wire moment as Discord writes timestamps."""
    return datetime.fromtimestamp(wire, UTC).isoformat()


def user(one: User) -> Json:
    """Return a user object."""
    return {
        "id": str(one.id),
        "username": one.name,
        "discriminator": "0000" if one.bot else "0",
        "global_name": one.global_name,
        "avatar": None,
        "bot": one.bot,
        "system": False,
        "public_flags": 0,
        "flags": 0,
        "primary_guild": None,
        "banner": None,
        "accent_color": None,
    }


def role(one: Role) -> Json:
    """Return a role object."""
    body: Json = {
        "id": str(one.id),
        "name": one.name,
        "permissions": str(one.permissions),
        "position": one.position,
        "color": one.color,
        "colors": {"primary_color": one.color, "secondary_color": None, "tertiary_color": None},
        "hoist": one.hoist,
        "mentionable": one.mentionable,
        "managed": one.managed,
        "flags": 0,
        "icon": None,
        "unicode_emoji": None,
    }
    if one.bot_id is not None:
        body["tags"] = {"bot_id": str(one.bot_id)}
    return body


def overwrite(one: Overwrite) -> Json:
    """Return a permission overwrite object."""
    return {"id": str(one.id), "type": one.kind, "allow": str(one.allow), "deny": str(one.deny)}


def member(one: Member, person: User | None) -> Json:
    """Return a member object; `person` None leaves `user` out, as messages and resolved data do."""
    body: Json = {
        "roles": [str(role_id) for role_id in sorted(one.roles)],
        "nick": one.nick,
        "avatar": None,
        "banner": None,
        "joined_at": iso(one.joined),
        "premium_since": None,
        "deaf": False,
        "mute": False,
        "pending": False,
        "flags": 0,
        "communication_disabled_until": None,
    }
    if person is not None:
        body["user"] = user(person)
    return body


def channel(one: Channel, recipient: User | None = None) -> Json:
    """Return a channel object of any kind; a direct message needs its `recipient`."""
    last = one.message_ids[-1] if one.message_ids else None
    body: Json = {
        "id": str(one.id),
        "type": int(one.type),
        "flags": one.flags,
        "last_message_id": str(last) if last else None,
    }
    if one.type is ChannelType.DM:
        body["recipients"] = [user(recipient)] if recipient else []
        return body
    body |= {
        "guild_id": str(one.guild_id),
        "name": one.name,
        "parent_id": str(one.parent_id) if one.parent_id else None,
        "rate_limit_per_user": 0,
    }
    if one.is_thread:
        return body | _thread_fields(one)
    body |= {
        "position": one.position,
        "topic": one.topic,
        "nsfw": False,
        "permission_overwrites": [overwrite(item) for item in one.overwrites.values()],
    }
    if one.type is ChannelType.VOICE:
        body |= {"bitrate": 64000, "user_limit": 0, "rtc_region": None, "video_quality_mode": 1}
    if one.type is ChannelType.FORUM:
        body |= {
            "available_tags": [
                {"id": str(tag.id), "name": tag.name, "moderated": tag.moderated, "emoji_id": None, "emoji_name": None}
                for tag in one.tags
            ],
            "default_reaction_emoji": None,
            "default_sort_order": None,
            "default_forum_layout": 0,
            "default_thread_rate_limit_per_user": 0,
        }
    return body


def _thread_fields(one: Channel) -> Json:
    state = one.thread
    assert state is not None
    return {
        "owner_id": str(state.owner_id),
        "message_count": len(one.message_ids),
        "total_message_sent": len(one.message_ids),
        "member_count": len(state.members),
        "applied_tags": [str(tag) for tag in state.tags],
        "thread_metadata": {
            "archived": state.archived,
            "auto_archive_duration": state.auto_archive_min,
            "archive_timestamp": iso(state.archived_at or state.created),
            "create_timestamp": iso(state.created),
            "locked": state.locked,
        },
    }


# What no guild here has set; shared, and never changed.
_PLAIN_GUILD: Json = {
    "icon": None,
    "splash": None,
    "discovery_splash": None,
    "banner": None,
    "description": None,
    "region": "deprecated",
    "afk_channel_id": None,
    "afk_timeout": 300,
    "verification_level": 0,
    "default_message_notifications": 1,
    "explicit_content_filter": 0,
    "mfa_level": 0,
    "application_id": None,
    "system_channel_id": None,
    "system_channel_flags": 0,
    "rules_channel_id": None,
    "public_updates_channel_id": None,
    "vanity_url_code": None,
    "premium_tier": 0,
    "premium_subscription_count": 0,
    "nsfw_level": 0,
    "features": [],
    "emojis": [],
    "stickers": [],
    "max_members": 500000,
    "max_presences": None,
    "max_video_channel_users": 25,
    "max_stage_video_channel_users": 50,
    "premium_progress_bar_enabled": False,
    "home_header": None,
    "widget_enabled": False,
    "widget_channel_id": None,
    "safety_alerts_channel_id": None,
    "incidents_data": None,
    "nsfw": False,
}


def guild(one: Guild) -> Json:
    """Return a guild object without what only GUILD_CREATE carries."""
    return {
        "id": str(one.id),
        "name": one.name,
        "owner_id": str(one.owner_id),
        "preferred_locale": one.locale,
        "roles": [role(item) for item in one.roles.values()],
        **_PLAIN_GUILD,
    }


def guild_create(one: Guild, bot: User) -> Json:
    """Return what GUILD_CREATE tells a bot that asked for guilds only: itself is the one member listed."""
    channels = [item for item in one.channels.values() if not item.is_thread]
    threads = [item for item in one.channels.values() if item.is_thread]
    own = one.members.get(bot.id)
    return guild(one) | {
        "unavailable": False,
        "large": len(one.members) > 250,
        "member_count": len(one.members),
        "joined_at": iso(own.joined if own else moment(one.id)),
        "members": [member(own, bot)] if own else [],
        "channels": [channel(item) for item in channels],
        "threads": [channel(item) for item in threads if item.thread and not item.thread.archived],
        "voice_states": [],
        "presences": [],
        "stage_instances": [],
        "guild_scheduled_events": [],
        "soundboard_sounds": [],
    }


def message(one: Message, author: User, mentioned: list[User]) -> Json:
    """Return a message object as REST gives it; `mentioned` are the people it really pings."""
    body: Json = {
        "id": str(one.id),
        "type": one.type,
        "channel_id": str(one.channel_id),
        "author": user(author),
        "content": one.content,
        "embeds": one.embeds,
        "components": one.components,
        "attachments": one.attachments,
        "mentions": [user(item) for item in mentioned],
        "mention_roles": [str(role_id) for role_id in one.pings.roles],
        "mention_everyone": one.pings.everyone,
        "timestamp": iso(one.created),
        "edited_timestamp": None if one.edited is None else iso(one.edited),
        "flags": one.flags,
        "pinned": one.pinned,
        "tts": False,
    }
    if one.reference:
        body["message_reference"] = one.reference
    if one.interaction:
        body["interaction_metadata"] = one.interaction
    if one.webhook:
        body["webhook_id"] = body["application_id"] = str(author.id)
    if one.reactions:
        body["reactions"] = [_reaction(emoji, people, author.id) for emoji, people in one.reactions.items()]
    return body


def sandbox_fields(one: Message) -> Json:
    """Return what the control interface tells of a message beyond Discord's own fields."""
    return {
        "domain_at": one.domain_at.isoformat(),
        "ephemeral_to": None if one.ephemeral_to is None else str(one.ephemeral_to),
        "pings": {
            "everyone": one.pings.everyone,
            "roles": [str(role_id) for role_id in one.pings.roles],
            "users": [str(user_id) for user_id in one.pings.users],
        },
    }


def _reaction(emoji: str, people: set[int], bot_id: int) -> Json:
    return {
        "emoji": {"id": None, "name": emoji},
        "count": len(people),
        "count_details": {"normal": len(people), "burst": 0},
        "me": bot_id in people,
        "me_burst": False,
        "burst_colors": [],
    }
