"""Threads and forum posts."""

from typing import Any

from sandbox import payloads
from sandbox.errors import Form, invalid, refuse
from sandbox.model import FORUM_REQUIRES_TAG, HAS_THREAD, THREADS, Channel, ChannelType, ThreadState
from sandbox.permissions import Permission
from sandbox.rest.call import Call, Reply, Route, snowflake
from sandbox.rest.compose import compose

Json = dict[str, Any]

_ARCHIVE_MIN = (60, 1440, 4320, 10080)
_TAGS_MAX = 5


def start_thread(call: Call) -> Reply:
    """POST /channels/{channel}/threads: a thread without a message, or a forum post with its first."""
    channel = call.channel()
    if channel.type is ChannelType.FORUM:
        return Reply(201, _start_post(call, channel))
    if channel.type not in (ChannelType.TEXT, ChannelType.ANNOUNCEMENT):
        raise refuse(50024)
    kind = call.json.get("type") or ChannelType.PRIVATE_THREAD
    if kind not in THREADS:
        raise invalid(("type",), "BASE_TYPE_CHOICES", "Value must be one of {10, 11, 12}.")
    private = kind == ChannelType.PRIVATE_THREAD
    call.require(channel, Permission.CREATE_PRIVATE_THREADS if private else Permission.CREATE_PUBLIC_THREADS)
    thread = _make(call, channel, ChannelType(kind), call.world.new_id())
    _tell_new(call, thread)
    return Reply(201, payloads.channel(thread))


def start_from_message(call: Call) -> Reply:
    """POST /channels/{channel}/messages/{message}/threads: the thread takes the message's id."""
    channel = call.channel(Permission.CREATE_PUBLIC_THREADS)
    message = call.message(channel)
    if channel.type not in (ChannelType.TEXT, ChannelType.ANNOUNCEMENT):
        raise refuse(50024)
    if message.id in call.world.channels:
        raise refuse(160004)
    is_news = channel.type is ChannelType.ANNOUNCEMENT
    kind = ChannelType.ANNOUNCEMENT_THREAD if is_news else ChannelType.PUBLIC_THREAD
    thread = _make(call, channel, kind, message.id)
    message.flags |= HAS_THREAD
    message.thread_id = thread.id
    _tell_new(call, thread)
    call.world.update_message(message)
    return Reply(201, payloads.channel(thread))


def _start_post(call: Call, forum: Channel) -> Json:
    call.require(forum, Permission.SEND_MESSAGES)
    body = call.json
    tags = [snowflake(one, "applied_tags") for one in body.get("applied_tags") or []]
    known = {tag.id for tag in forum.tags}
    if len(tags) > _TAGS_MAX or not known.issuperset(tags):
        raise invalid(("applied_tags",), "BASE_TYPE_CHOICES", "Unknown tag, or more than 5")
    if forum.flags & FORUM_REQUIRES_TAG and not tags:
        raise refuse(40067)
    if not isinstance(body.get("message"), dict):
        raise invalid(("message",), "BASE_TYPE_REQUIRED", "This field is required")
    _check_name(call)
    starter_id = call.world.new_id()
    shell = Channel(starter_id, ChannelType.PUBLIC_THREAD, forum.guild_id, parent_id=forum.id)
    message = compose(call, shell, body["message"], author_id=call.world.bot.id)
    message.id = starter_id
    thread = _make(call, forum, ChannelType.PUBLIC_THREAD, starter_id, tags)
    _tell_new(call, thread)
    call.world.add_message(message)
    return payloads.channel(thread) | {"message": call.world.message_body(message)}


def _check_name(call: Call) -> None:
    form = Form()
    form.length(("name",), call.json.get("name"), 1, 100)
    minutes = call.json.get("auto_archive_duration")
    if minutes is not None and minutes not in _ARCHIVE_MIN:
        text = "Value must be one of {60, 1440, 4320, 10080}."
        form.add(("auto_archive_duration",), "BASE_TYPE_CHOICES", text)
    form.check()


def _make(call: Call, parent: Channel, kind: ChannelType, thread_id: int, tags: list[int] | None = None) -> Channel:
    _check_name(call)
    body, world = call.json, call.world
    state = ThreadState(world.bot.id, call.now, body.get("auto_archive_duration") or 4320, tags=tags or [])
    state.members.add(world.bot.id)
    thread = Channel(thread_id, kind, parent.guild_id, body["name"], parent_id=parent.id, thread=state)
    guild = world.guild_of(parent)
    assert guild is not None
    world.keep_channel(guild, thread)
    return thread


def _tell_new(call: Call, thread: Channel) -> None:
    body = payloads.channel(thread) | {"newly_created": True}
    call.world.emit("THREAD_CREATE", body, call.world.guild_of(thread), thread)


def edit_thread(call: Call, thread: Channel) -> Json:
    """PATCH /channels/{channel} of a thread: name, archived, locked, tags."""
    body, state = call.json, thread.thread
    assert state is not None
    own = state.owner_id == call.world.bot.id
    if not own or "locked" in body:
        call.require(thread, Permission.MANAGE_THREADS)
    if state.archived and body.get("archived") is not False:
        raise refuse(50083)
    if "name" in body:
        _check_name(call)
        thread.name = body["name"]
    if "applied_tags" in body:
        state.tags = [snowflake(one, "applied_tags") for one in body["applied_tags"] or []]
    for key in ("archived", "locked"):
        if body.get(key) is not None:
            setattr(state, key, bool(body[key]))
    if "archived" in body:
        state.archived_at = call.now
    if body.get("auto_archive_duration") is not None:
        state.auto_archive_min = body["auto_archive_duration"]
    call.world.update_channel(thread)
    return payloads.channel(thread)


def join(call: Call) -> None:
    """PUT /channels/{channel}/thread-members/@me."""
    _state(call).members.add(call.world.bot.id)


def leave(call: Call) -> None:
    """DELETE /channels/{channel}/thread-members/@me."""
    _state(call).members.discard(call.world.bot.id)


def archived(call: Call) -> Json:
    """GET /channels/{channel}/threads/archived/public."""
    channel = call.channel(Permission.READ_MESSAGE_HISTORY)
    guild = call.world.guild_of(channel)
    threads = [one for one in guild.channels.values() if one.parent_id == channel.id] if guild else []
    found = [one for one in threads if one.thread and one.thread.archived]
    return {"threads": [payloads.channel(one) for one in found], "members": [], "has_more": False}


def _state(call: Call) -> ThreadState:
    channel = call.channel()
    if channel.thread is None:
        raise refuse(50024)
    return channel.thread


_CHANNEL = "/channels/{channel}"
ROUTES = (
    Route("POST", _CHANNEL + "/threads", start_thread),
    Route("POST", _CHANNEL + "/messages/{message}/threads", start_from_message),
    Route("PUT", _CHANNEL + "/thread-members/@me", join),
    Route("DELETE", _CHANNEL + "/thread-members/@me", leave),
    Route("GET", _CHANNEL + "/threads/archived/public", archived),
)
