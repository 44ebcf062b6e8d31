"""Answers to interactions: the callback, and the webhook of its token (follow-ups, the original)."""

from typing import Any

from sandbox.errors import Form, invalid, refuse
from sandbox.interactions import ALLOWED, Answer, Interaction, Kind, State
from sandbox.limits import Rate
from sandbox.model import EPHEMERAL, LOADING, Message
from sandbox.rest.call import Call, Reply, Route, snowflake
from sandbox.rest.compose import change, compose
from sandbox.validation.commands import STRING, check_choices
from sandbox.validation.components import walk
from sandbox.validation.messages import check_message
from sandbox.validation.modals import check_modal

Json = dict[str, Any]


def callback(call: Call) -> Reply | None:
    """POST /interactions/{interaction}/{token}/callback: once, within three seconds."""
    one = call.core.interactions.for_answer(call.id("interaction"), call.params["token"])
    body = call.json
    try:
        answer = Answer(body.get("type") or 0)
    except ValueError as error:
        raise invalid(("type",), "BASE_TYPE_CHOICES", "Value must be one of {4, 5, 6, 7, 8, 9}.") from error
    if answer not in ALLOWED[one.kind] or (answer is Answer.UPDATE and one.source is None):
        raise invalid(("type",), "INTERACTION_RESPONSE_TYPE_INVALID", "Not an answer to this kind of interaction")
    message = _apply(call, one, answer, body.get("data") or {})
    if call.query.get("with_response") in ("1", "true"):
        return Reply(200, _resource(call, one, answer, message))
    return None


def _apply(call: Call, one: Interaction, answer: Answer, data: Json) -> Message | None:
    interactions = call.core.interactions
    match answer:
        case Answer.MESSAGE:
            message = _post(call, one, data, ephemeral=bool((data.get("flags") or 0) & EPHEMERAL))
            one.ephemeral = message.ephemeral_to is not None
            one.original_id = message.id
            interactions.set_state(one, State.ANSWERED)
            return message
        case Answer.DEFERRED:
            message = _thinking(call, one, ephemeral=bool((data.get("flags") or 0) & EPHEMERAL))
            one.ephemeral = message.ephemeral_to is not None
            one.original_id = message.id
            interactions.set_state(one, State.DEFERRED)
            return message
        case Answer.UPDATE:
            assert one.source is not None
            change(call, one.source, data)
            one.original_id = one.source.id
            one.ephemeral = one.source.ephemeral_to is not None
            interactions.set_state(one, State.ANSWERED)
            return one.source
        case Answer.DEFERRED_UPDATE:
            one.original_id = one.source.id if one.source else None
            interactions.set_state(one, State.ACKNOWLEDGED)
        case Answer.CHOICES:
            one.choices = _checked_choices(one, data)
            interactions.set_state(one, State.CHOICES)
        case Answer.MODAL:
            check_modal(data)
            one.modal = data
            interactions.set_state(one, State.MODAL)
    return None


def _checked_choices(one: Interaction, data: Json) -> list[Json]:
    form, choices = Form(), data.get("choices") or []
    focused = _focused(one.data.get("options") or [])
    check_choices(form, ("data", "choices"), choices, STRING if focused is None else int(focused["type"]))
    form.check()
    return list(choices)


def _focused(options: list[Json]) -> Json | None:
    for option in options:
        found = option if option.get("focused") else _focused(option.get("options") or [])
        if found:
            return found
    return None


def _post(call: Call, one: Interaction, data: Json, *, ephemeral: bool) -> Message:
    ephemeral_to = one.user.id if ephemeral else None
    message = compose(call, one.channel, data, author_id=call.world.bot.id, ephemeral_to=ephemeral_to)
    message.webhook, message.interaction = True, one.metadata
    message.type = 20 if one.kind is Kind.COMMAND else 0
    return call.world.add_message(message)


def _thinking(call: Call, one: Interaction, *, ephemeral: bool) -> Message:
    world = call.world
    message = Message(
        world.new_id(), one.channel.id, one.channel.guild_id, world.bot.id, call.now, call.domain, flags=LOADING
    )
    if ephemeral:
        message.flags |= EPHEMERAL
        message.ephemeral_to = one.user.id
    message.webhook, message.interaction = True, one.metadata
    message.type = 20 if one.kind is Kind.COMMAND else 0
    return world.add_message(message)


def _resource(call: Call, one: Interaction, answer: Answer, message: Message | None) -> Json:
    described: Json = {"id": str(one.id), "type": int(one.kind)}
    if message is None:
        return {"interaction": described}
    described |= {
        "response_message_id": str(message.id),
        "response_message_loading": bool(message.flags & LOADING),
        "response_message_ephemeral": message.ephemeral_to is not None,
    }
    # Discord describes the message of a deferral as one that was created.
    kind = Answer.UPDATE if answer is Answer.UPDATE else Answer.MESSAGE
    resource = {"type": int(kind), "message": call.world.message_body(message)}
    return {"interaction": described, "resource": resource}


def _interaction(call: Call) -> Interaction:
    return call.core.interactions.for_webhook(call.id("application"), call.params["token"])


def _original(call: Call, one: Interaction) -> Message:
    message = call.world.messages.get(one.original_id or 0)
    if message is None:
        raise refuse(10008)
    return message


def _fill(call: Call, one: Interaction, message: Message, body: Json) -> Json:
    """Turn "is thinking" into the answer, or change what was answered; the flags of the deferral stay."""
    if message.flags & LOADING:
        check_message(body, has_files=bool(call.files))
        message.flags &= ~LOADING
    change(call, message, body)
    if one.state in (State.DEFERRED, State.ACKNOWLEDGED):
        call.core.interactions.set_state(one, State.ANSWERED)
    return call.world.message_body(message)


def follow_up(call: Call) -> Json:
    """POST /webhooks/{application}/{token}. After a deferral the first one becomes the answer itself."""
    one = _interaction(call)
    body = call.json
    if one.state is State.DEFERRED:
        return _fill(call, one, _original(call, one), body)
    message = _post(call, one, body, ephemeral=bool((body.get("flags") or 0) & EPHEMERAL))
    if one.original_id:
        message.reference = {"type": 0, "message_id": str(one.original_id), "channel_id": str(one.channel.id)}
    one.followups.append(message.id)
    call.core.interactions.set_state(one, State.ANSWERED)
    return call.world.message_body(message)


def _addressed(call: Call, one: Interaction) -> Message:
    if call.params["message"] == "@original":
        return _original(call, one)
    message_id = snowflake(call.params["message"], "message")
    if message_id not in (one.original_id, *one.followups) or message_id not in call.world.messages:
        raise refuse(10008)
    return call.world.messages[message_id]


def get_answer(call: Call) -> Json:
    """GET /webhooks/{application}/{token}/messages/{message}."""
    return call.world.message_body(_addressed(call, _interaction(call)))


def edit_answer(call: Call) -> Json:
    """PATCH /webhooks/{application}/{token}/messages/{message}."""
    one = _interaction(call)
    return _fill(call, one, _addressed(call, one), call.json)


def delete_answer(call: Call) -> None:
    """DELETE /webhooks/{application}/{token}/messages/{message}."""
    one = _interaction(call)
    message = _addressed(call, one)
    call.world.remove_message(message)
    if one.state is State.DEFERRED:
        call.core.interactions.set_state(one, State.ANSWERED)


def holds_component(message: Message, custom_id: str) -> Json | None:
    """Return the component of a message with this custom_id."""
    for _, component in walk(message.components):
        if component.get("custom_id") == custom_id:
            return component
    return None


_WEBHOOK = "/webhooks/{application}/{token}"
_OPEN: dict[str, Any] = {"major": ("application", "token"), "needs_token": False, "counts_globally": False}
ROUTES = (
    Route(
        "POST",
        "/interactions/{interaction}/{token}/callback",
        callback,
        Rate(5, 1.0),
        ("interaction", "token"),
        needs_token=False,
        counts_globally=False,
    ),
    Route("POST", _WEBHOOK, follow_up, Rate(5, 2.0), **_OPEN),
    Route("GET", _WEBHOOK + "/messages/{message}", get_answer, Rate(5, 2.0), **_OPEN),
    Route("PATCH", _WEBHOOK + "/messages/{message}", edit_answer, Rate(5, 2.0), **_OPEN),
    Route("DELETE", _WEBHOOK + "/messages/{message}", delete_answer, Rate(5, 2.0), **_OPEN),
)
