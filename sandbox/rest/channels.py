"""Channels: make, read, change, delete, and their exceptions for roles and members."""

from typing import Any

from sandbox import payloads
from sandbox.errors import Form, refuse
from sandbox.model import Channel, ChannelType, Overwrite, Tag
from sandbox.permissions import Permission
from sandbox.rest.call import Call, Reply, Route, snowflake
from sandbox.rest.threads import edit_thread

Json = dict[str, Any]

_MAKEABLE = frozenset(
    {ChannelType.TEXT, ChannelType.VOICE, ChannelType.CATEGORY, ChannelType.ANNOUNCEMENT, ChannelType.FORUM}
)


def get_channel(call: Call) -> Json:
    """GET /channels/{channel}."""
    channel = call.channel()
    person = None if channel.recipient_id is None else call.world.users[channel.recipient_id]
    return payloads.channel(channel, person)


def create_channel(call: Call) -> Reply:
    """POST /guilds/{guild}/channels."""
    guild, body = call.guild(), call.json
    call.require_in_guild(guild, Permission.MANAGE_CHANNELS)
    form = Form()
    form.length(("name",), body.get("name"), 1, 100)
    form.length(("topic",), body.get("topic") or "", 0, 1024)
    kind = body.get("type") or 0
    if kind not in _MAKEABLE:
        form.add(("type",), "BASE_TYPE_CHOICES", "Value must be one of {0, 2, 4, 5, 15}.")
    form.check()
    parent = body.get("parent_id")
    channel = call.world.add_channel(
        guild,
        body["name"],
        ChannelType(kind),
        topic=body.get("topic"),
        parent_id=None if parent is None else snowflake(parent, "parent_id"),
        overwrites={one.id: one for one in map(_overwrite, body.get("permission_overwrites") or [])},
        tags=_tags(call, body.get("available_tags") or []),
    )
    return Reply(201, payloads.channel(channel))


def edit_channel(call: Call) -> Json:
    """PATCH /channels/{channel}, a thread too."""
    channel = call.channel()
    if channel.thread is not None:
        return edit_thread(call, channel)
    if channel.type is ChannelType.DM:
        raise refuse(50024)
    call.require(channel, Permission.MANAGE_CHANNELS)
    body, form = call.json, Form()
    if "name" in body:
        form.length(("name",), body["name"], 1, 100)
    form.length(("topic",), body.get("topic") or "", 0, 1024)
    form.check()
    for key in ("name", "topic", "position", "flags"):
        if body.get(key) is not None:
            setattr(channel, key, body[key])
    if body.get("permission_overwrites") is not None:
        call.require(channel, Permission.MANAGE_ROLES)
        channel.overwrites = {one.id: one for one in map(_overwrite, body["permission_overwrites"])}
    if body.get("available_tags") is not None:
        channel.tags = _tags(call, body["available_tags"])
    call.world.update_channel(channel)
    return payloads.channel(channel)


def delete_channel(call: Call) -> Json:
    """DELETE /channels/{channel}; a direct message is only closed."""
    channel = call.channel()
    body = get_channel(call)
    if channel.type is not ChannelType.DM:
        call.require(channel, Permission.MANAGE_THREADS if channel.thread else Permission.MANAGE_CHANNELS)
        call.world.remove_channel(channel)
    return body


def set_overwrite(call: Call) -> None:
    """PUT /channels/{channel}/permissions/{target}."""
    channel = call.channel(Permission.MANAGE_ROLES)
    call.world.set_overwrite(channel, _overwrite(call.json | {"id": call.params["target"]}))


def delete_overwrite(call: Call) -> None:
    """DELETE /channels/{channel}/permissions/{target}."""
    channel = call.channel(Permission.MANAGE_ROLES)
    if channel.overwrites.pop(call.id("target"), None) is not None:
        call.world.update_channel(channel)


def follow(call: Call) -> Json:
    """POST /channels/{channel}/followers: let a channel receive what an announcement channel publishes."""
    channel = call.channel()
    if channel.type is not ChannelType.ANNOUNCEMENT:
        raise refuse(50024)
    target: Channel | None = call.world.channels.get(snowflake(call.json.get("webhook_channel_id"), "channel"))
    if target is None:
        raise refuse(10003)
    call.require(target, Permission.MANAGE_WEBHOOKS)
    channel.followers.append(target.id)
    return {"channel_id": str(channel.id), "webhook_id": str(call.world.new_id())}


def _overwrite(body: Json) -> Overwrite:
    allow, deny = int(body.get("allow") or 0), int(body.get("deny") or 0)
    return Overwrite(snowflake(body.get("id"), "id"), int(body.get("type") or 0), allow, deny)


def _tags(call: Call, bodies: list[Json]) -> list[Tag]:
    form = Form()
    for index, body in enumerate(bodies):
        form.length(("available_tags", index, "name"), body.get("name"), 1, 20)
    form.check()
    return [
        Tag(int(body.get("id") or call.world.new_id()), body["name"], bool(body.get("moderated"))) for body in bodies
    ]


_CHANNEL = "/channels/{channel}"
ROUTES = (
    Route("GET", _CHANNEL, get_channel),
    Route("POST", "/guilds/{guild}/channels", create_channel),
    Route("PATCH", _CHANNEL, edit_channel),
    Route("DELETE", _CHANNEL, delete_channel),
    Route("PUT", _CHANNEL + "/permissions/{target}", set_overwrite),
    Route("DELETE", _CHANNEL + "/permissions/{target}", delete_overwrite),
    Route("POST", _CHANNEL + "/followers", follow),
)
