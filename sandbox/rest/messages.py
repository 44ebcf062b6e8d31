"""Messages: post, read, change, delete, publish."""

from bisect import bisect_left, bisect_right
from dataclasses import replace
from typing import Any

from sandbox.errors import invalid, refuse
from sandbox.limits import Rate
from sandbox.model import CROSSPOSTED, IS_CROSSPOST, Channel, ChannelType, Message, Pings
from sandbox.permissions import Permission
from sandbox.rest.call import Call, Route, snowflake
from sandbox.rest.compose import change, compose

Json = dict[str, Any]

_WRITABLE = frozenset(ChannelType) - {ChannelType.CATEGORY, ChannelType.FORUM}
_FORTNIGHT_S = 14 * 86_400


def check_may_write(call: Call, channel: Channel) -> None:
    """Refuse where the bot cannot post: no permission, no text channel, a closed door."""
    world = call.world
    if channel.type not in _WRITABLE:
        raise refuse(50008)
    if channel.type is ChannelType.DM:
        assert channel.recipient_id is not None
        person = world.users[channel.recipient_id]
        shared = (guild for guild in world.guilds.values() if world.bot.id in guild.members)
        if not any(person.id in guild.members for guild in shared):
            raise refuse(50278)
        if not person.dms_open:
            raise refuse(50007)
        return
    state = channel.thread
    call.require(channel, Permission.SEND_MESSAGES_IN_THREADS if state else Permission.SEND_MESSAGES)
    if state is not None and state.archived and state.locked:
        raise refuse(50083)


def create_message(call: Call) -> Json:
    """POST /channels/{channel}/messages, with the nonce's promise of once only."""
    channel = call.channel()
    check_may_write(call, channel)
    body, world = call.json, call.world
    earlier = _same_nonce(call, body)
    if earlier is not None:
        return world.message_body(earlier) | {"nonce": body["nonce"]}
    if body.get("embeds"):
        call.require(channel, Permission.EMBED_LINKS)
    if call.files:
        call.require(channel, Permission.ATTACH_FILES)
    message = compose(call, channel, body, author_id=world.bot.id)
    _take_reference(call, channel, message, body.get("message_reference"))
    if body.get("enforce_nonce") and body.get("nonce") is not None:
        call.core.nonces[world.bot.id, str(body["nonce"])] = (message.id, call.now)
    state = channel.thread
    if state is not None and state.archived:
        state.archived = False
        world.update_channel(channel)
    world.add_message(message)
    answer = world.message_body(message)
    return answer if message.nonce is None else answer | {"nonce": message.nonce}


def _same_nonce(call: Call, body: Json) -> Message | None:
    """Return the message that already has this nonce; 404 when it was deleted meanwhile."""
    nonces, window = call.core.nonces, call.core.settings.nonce_window_s
    while nonces:
        oldest = next(iter(nonces))
        if call.now - nonces[oldest][1] <= window:
            break
        del nonces[oldest]
    if not body.get("enforce_nonce") or body.get("nonce") is None:
        return None
    known = nonces.get((call.world.bot.id, str(body["nonce"])))
    if known is None:
        return None
    if known[0] not in call.world.messages:
        raise refuse(10008)
    return call.world.messages[known[0]]


def _take_reference(call: Call, channel: Channel, message: Message, reference: Json | None) -> None:
    if not reference or reference.get("message_id") is None:
        return
    call.require(channel, Permission.READ_MESSAGE_HISTORY)
    target = call.world.messages.get(snowflake(reference["message_id"], "message_id"))
    if target is None or target.channel_id != channel.id:
        if reference.get("fail_if_not_exists", True):
            raise invalid(("message_reference",), "REPLIES_UNKNOWN_MESSAGE", "Unknown message")
        return
    message.type = 19
    message.reference = {"type": 0, "message_id": str(target.id), "channel_id": str(channel.id)}
    if channel.guild_id is not None:
        message.reference["guild_id"] = str(channel.guild_id)


def list_messages(call: Call) -> list[Json]:
    """GET /channels/{channel}/messages. Without READ_MESSAGE_HISTORY Discord answers an empty list, not an error."""
    channel = call.channel()
    limit = call.query_int("limit", 50, 1, 100)
    allowed = call.world.permissions_of(call.world.bot.id, channel)
    if not allowed & Permission.READ_MESSAGE_HISTORY:
        return []
    ids = channel.message_ids
    before, after, around = (call.query_id(name) for name in ("before", "after", "around"))
    if around is not None:
        place = bisect_right(ids, around)
        start = max(place - (limit // 2 + 1), 0)
        chosen = ids[start : start + limit]
    elif after is not None:
        place = bisect_right(ids, after)
        chosen = ids[place : place + limit]
    else:
        place = len(ids) if before is None else bisect_left(ids, before)
        chosen = ids[max(place - limit, 0) : place]
    return [call.world.message_body(call.world.messages[one]) for one in reversed(chosen)]


def get_message(call: Call) -> Json:
    """GET /channels/{channel}/messages/{message}."""
    channel = call.channel(Permission.READ_MESSAGE_HISTORY)
    return call.world.message_body(call.message(channel))


def edit_message(call: Call) -> Json:
    """PATCH /channels/{channel}/messages/{message}: the bot's own only."""
    channel = call.channel()
    message = call.message(channel)
    if message.author_id != call.world.bot.id:
        raise refuse(50005)
    if channel.thread is not None and channel.thread.archived:
        raise refuse(50083)
    if call.json.get("embeds"):
        call.require(channel, Permission.EMBED_LINKS)
    change(call, message, call.json)
    return call.world.message_body(message)


def delete_message(call: Call) -> None:
    """DELETE /channels/{channel}/messages/{message}: own ones, or any with MANAGE_MESSAGES."""
    channel = call.channel()
    message = call.message(channel)
    if message.author_id != call.world.bot.id:
        call.require(channel, Permission.MANAGE_MESSAGES)
    call.world.remove_message(message)


def bulk_delete(call: Call) -> None:
    """POST /channels/{channel}/messages/bulk-delete."""
    channel = call.channel(Permission.MANAGE_MESSAGES)
    ids = [snowflake(one, "messages") for one in call.json.get("messages") or []]
    if not 2 <= len(ids) <= 100:
        raise invalid(("messages",), "BASE_TYPE_BAD_LENGTH", "Must be between 2 and 100 in length.")
    found = [call.world.messages[one] for one in ids if one in call.world.messages]
    if any(call.now - message.created > _FORTNIGHT_S for message in found):
        raise refuse(50034)
    for message in found:
        if message.channel_id == channel.id:
            call.world.remove_message(message)


def crosspost(call: Call) -> Json:
    """POST …/crosspost: publish to the followers of an announcement channel, ten times an hour."""
    channel = call.channel(Permission.SEND_MESSAGES)
    message = call.message(channel)
    if channel.type is not ChannelType.ANNOUNCEMENT:
        raise refuse(50024)
    if message.author_id != call.world.bot.id:
        call.require(channel, Permission.MANAGE_MESSAGES)
    if message.flags & CROSSPOSTED:
        raise refuse(40033)
    recent = [one for one in call.core.crossposts.get(channel.id, []) if call.now - one < 3600]
    if len(recent) >= call.core.settings.crossposts_an_hour:
        raise refuse(20022)
    call.core.crossposts[channel.id] = [*recent, call.now]
    message.flags |= CROSSPOSTED
    call.world.update_message(message)
    for follower in channel.followers:
        _deliver(call, message, follower)
    return call.world.message_body(message)


def _deliver(call: Call, message: Message, follower: int) -> None:
    """Put a copy of a published message into a channel that follows, if it still exists."""
    target = call.world.channels.get(follower)
    if target is None:
        return
    copy = replace(
        message,
        id=call.world.new_id(),
        channel_id=target.id,
        guild_id=target.guild_id,
        flags=message.flags & ~CROSSPOSTED | IS_CROSSPOST,
        nonce=None,
        pings=Pings(),
        reference={"type": 0, "message_id": str(message.id), "channel_id": str(message.channel_id)},
        webhook=True,
        reactions={},
    )
    call.world.add_message(copy)


def typing(call: Call) -> None:
    """POST /channels/{channel}/typing."""
    check_may_write(call, call.channel())


def add_reaction(call: Call) -> None:
    """PUT …/reactions/{emoji}/@me."""
    channel = call.channel(Permission.READ_MESSAGE_HISTORY)
    message = call.message(channel)
    emoji = call.params["emoji"]
    if emoji not in message.reactions:
        call.require(channel, Permission.ADD_REACTIONS)
    message.reactions.setdefault(emoji, set()).add(call.world.bot.id)
    call.world.update_message(message)


def remove_reaction(call: Call) -> None:
    """DELETE …/reactions/{emoji}/@me."""
    message = call.message(call.channel())
    people = message.reactions.get(call.params["emoji"], set())
    people.discard(call.world.bot.id)
    if not people:
        message.reactions.pop(call.params["emoji"], None)
    call.world.update_message(message)


_MESSAGES = "/channels/{channel}/messages"
_ONE = _MESSAGES + "/{message}"
ROUTES = (
    Route("POST", _MESSAGES, create_message, Rate(5, 5.0)),
    Route("GET", _MESSAGES, list_messages, Rate(5, 5.0)),
    Route("POST", _MESSAGES + "/bulk-delete", bulk_delete, Rate(1, 1.0)),
    Route("GET", _ONE, get_message, Rate(5, 5.0)),
    Route("PATCH", _ONE, edit_message, Rate(5, 5.0)),
    Route("DELETE", _ONE, delete_message, Rate(5, 1.0)),
    Route("POST", _ONE + "/crosspost", crosspost),
    Route("POST", "/channels/{channel}/typing", typing, Rate(5, 5.0)),
    Route("PUT", _ONE + "/reactions/{emoji}/@me", add_reaction, Rate(1, 0.25)),
    Route("DELETE", _ONE + "/reactions/{emoji}/@me", remove_reaction, Rate(1, 0.25)),
)
