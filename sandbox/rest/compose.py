"""From a request's body to a message: checks, component ids, mentions, files. Shared by every way to post one."""

import re
from typing import Any

from sandbox.model import (
    COMPONENTS_V2,
    EPHEMERAL,
    SILENT,
    SUPPRESS_EMBEDS,
    Channel,
    Guild,
    Message,
    Pings,
)
from sandbox.permissions import Permission
from sandbox.rest.call import Call, Upload
from sandbox.rest.shapes import Shaper
from sandbox.validation.components import TEXT, walk
from sandbox.validation.messages import check_message

Json = dict[str, Any]

_SETTABLE_FLAGS = SUPPRESS_EMBEDS | SILENT | COMPONENTS_V2 | EPHEMERAL
_USER = re.compile(r"<@!?(\d{15,20})>")
_ROLE = re.compile(r"<@&(\d{15,20})>")
_EVERYONE = re.compile(r"@(?:everyone|here)\b")


def compose(call: Call, channel: Channel, body: Json, *, author_id: int, ephemeral_to: int | None = None) -> Message:
    """Return the message that `body` asks for, checked but not yet kept."""
    check_message(body, has_files=bool(call.files))
    world = call.world
    message = Message(
        id=world.new_id(),
        channel_id=channel.id,
        guild_id=channel.guild_id,
        author_id=author_id,
        created=call.now,
        domain_at=call.domain,
        content=body.get("content") or "",
        flags=(body.get("flags") or 0) & _SETTABLE_FLAGS,
        nonce=body.get("nonce"),
        ephemeral_to=ephemeral_to,
    )
    if ephemeral_to is not None:
        message.flags |= EPHEMERAL
    else:
        message.flags &= ~EPHEMERAL
    message.attachments = [_keep_file(call, message, upload) for upload in call.files]
    shaper = Shaper(message.attachments, world.new_id)
    message.embeds = shaper.embeds(body.get("embeds"))
    message.components = shaper.components(body.get("components"))
    message.pings = find_pings(call, channel, message, body.get("allowed_mentions"))
    return message


def change(call: Call, message: Message, body: Json) -> None:
    """Apply an edit to a message and tell it. Discord notifies nobody of an edit."""
    was_v2 = bool(message.flags & COMPONENTS_V2)
    check_message(body, has_files=bool(call.files), was_v2=was_v2, editing=True)
    if "content" in body:
        message.content = body["content"] or ""
    if body.get("flags") is not None:
        kept = message.flags & ~SUPPRESS_EMBEDS
        message.flags = kept | (body["flags"] & (SUPPRESS_EMBEDS | COMPONENTS_V2))
    if "attachments" in body:
        wanted = {str(item.get("id")) for item in body["attachments"] or []}
        message.attachments = [item for item in message.attachments if item["id"] in wanted]
    message.attachments += [_keep_file(call, message, upload) for upload in call.files]
    shaper = Shaper(message.attachments, call.world.new_id)
    if "embeds" in body:
        message.embeds = shaper.embeds(body["embeds"])
    if "components" in body:
        message.components = shaper.components(body["components"])
    message.edited = call.now
    call.world.update_message(message)


def written_text(content: str, components: list[Json]) -> str:
    """Return everything in which a mention counts: the content and every text display."""
    texts = [one.get("content") or "" for _, one in walk(components) if one.get("type") == TEXT]
    return "\n".join([content, *texts])


def find_pings(call: Call, channel: Channel, message: Message, allowed: Json | None) -> Pings:
    """Return whom a new message notifies, after `allowed_mentions` and permissions. Without it, everything counts."""
    text = written_text(message.content, message.components)
    guild = call.world.guild_of(channel)
    users = [int(one) for one in _USER.findall(text)]
    roles = [int(one) for one in _ROLE.findall(text)]
    everyone = bool(_EVERYONE.search(text))
    if allowed is not None:
        parse = allowed.get("parse") or []
        everyone = everyone and "everyone" in parse
        users = users if "users" in parse else _only(users, allowed.get("users"))
        roles = roles if "roles" in parse else _only(roles, allowed.get("roles"))
    users = [one for one in users if one in call.world.users and (guild is None or one in guild.members)]
    if guild is None:
        return Pings(users=tuple(dict.fromkeys(users)))
    may_all = bool(call.world.permissions_of(message.author_id, channel) & Permission.MENTION_EVERYONE)
    roles = [one for one in roles if _may_ping(guild, one, may_all)]
    return Pings(everyone and may_all, tuple(dict.fromkeys(roles)), tuple(dict.fromkeys(users)))


def _may_ping(guild: Guild, role_id: int, may_all: bool) -> bool:
    role = guild.roles.get(role_id)
    return role is not None and role_id != guild.id and (role.mentionable or may_all)


def _only(found: list[int], allowed: list[Any] | None) -> list[int]:
    wanted = {int(one) for one in allowed or []}
    return [one for one in found if one in wanted]


def _keep_file(call: Call, message: Message, upload: Upload) -> Json:
    world = call.world
    file_id = world.new_id()
    world.files[file_id] = upload.content
    url = f"{call.core.base_url}/attachments/{message.channel_id}/{file_id}/{upload.name}"
    return {
        "id": str(file_id),
        "filename": upload.name,
        "size": len(upload.content),
        "url": url,
        "proxy_url": url,
        "content_type": "application/octet-stream",
    }
