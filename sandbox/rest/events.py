"""Scheduled events. Their times are compared with the domain clock, because that is what members live by here."""

from datetime import datetime
from typing import Any

from sandbox import payloads
from sandbox.errors import Form, refuse
from sandbox.model import Guild
from sandbox.permissions import Permission
from sandbox.rest.call import Call, Route

Json = dict[str, Any]

STAGE, VOICE, EXTERNAL = 1, 2, 3
SCHEDULED, ACTIVE, COMPLETED, CANCELED = 1, 2, 3, 4
ACTIVE_MAX = 100
_STEPS = {SCHEDULED: {ACTIVE, CANCELED}, ACTIVE: {COMPLETED}}


def list_events(call: Call) -> list[Json]:
    """GET /guilds/{guild}/scheduled-events."""
    return list(call.guild().events.values())


def create_event(call: Call) -> Json:
    """POST /guilds/{guild}/scheduled-events."""
    guild, body = call.guild(), call.json
    call.require_in_guild(guild, Permission.CREATE_EVENTS)
    _check(call, body)
    open_ones = [one for one in guild.events.values() if one["status"] in (SCHEDULED, ACTIVE)]
    if len(open_ones) >= ACTIVE_MAX:
        raise refuse(30038)
    event = {
        "id": str(call.world.new_id()),
        "guild_id": str(guild.id),
        "channel_id": body.get("channel_id"),
        "creator_id": str(call.world.bot.id),
        "creator": payloads.user(call.world.bot),
        "name": body["name"],
        "description": body.get("description"),
        "scheduled_start_time": body["scheduled_start_time"],
        "scheduled_end_time": body.get("scheduled_end_time"),
        "privacy_level": 2,
        "status": SCHEDULED,
        "entity_type": body["entity_type"],
        "entity_id": None,
        "entity_metadata": body.get("entity_metadata"),
        "user_count": 0,
        "image": None,
        "recurrence_rule": None,
        "guild_scheduled_event_exceptions": [],
    }
    guild.events[int(event["id"])] = event
    call.world.emit("GUILD_SCHEDULED_EVENT_CREATE", event, guild)
    return event


def get_event(call: Call) -> Json:
    """GET /guilds/{guild}/scheduled-events/{event}."""
    return _event(call, call.guild())


def edit_event(call: Call) -> Json:
    """PATCH /guilds/{guild}/scheduled-events/{event}."""
    guild, body = call.guild(), call.json
    event = _event(call, guild)
    _require_own(call, guild, event)
    if event["status"] in (COMPLETED, CANCELED):
        raise refuse(180000)
    status = body.get("status")
    form = Form()
    if status is not None and status != event["status"] and status not in _STEPS[event["status"]]:
        form.add(("status",), "GUILD_SCHEDULED_EVENT_INVALID_STATUS", "An event cannot go that way")
    form.check()
    merged = event | {key: value for key, value in body.items() if value is not None or key == "description"}
    if "scheduled_start_time" in body or "scheduled_end_time" in body or "entity_type" in body:
        _check(call, merged)
    event.update({key: merged[key] for key in event})
    call.world.emit("GUILD_SCHEDULED_EVENT_UPDATE", event, guild)
    return event


def delete_event(call: Call) -> None:
    """DELETE /guilds/{guild}/scheduled-events/{event}."""
    guild = call.guild()
    event = _event(call, guild)
    _require_own(call, guild, event)
    del guild.events[int(event["id"])]
    call.world.emit("GUILD_SCHEDULED_EVENT_DELETE", event, guild)


def _event(call: Call, guild: Guild) -> Json:
    event = guild.events.get(call.id("event"))
    if event is None:
        raise refuse(10070)
    return event


def _require_own(call: Call, guild: Guild, event: Json) -> None:
    own = event["creator_id"] == str(call.world.bot.id)
    call.require_in_guild(guild, Permission.CREATE_EVENTS if own else Permission.MANAGE_EVENTS)


def _check(call: Call, body: Json) -> None:
    form = Form()
    form.length(("name",), body.get("name"), 1, 100)
    form.length(("description",), body.get("description") or "", 0, 1000)
    if body.get("privacy_level", 2) != 2:
        form.add(("privacy_level",), "BASE_TYPE_CHOICES", "Value must be one of {2}.")
    kind = body.get("entity_type")
    if kind not in (STAGE, VOICE, EXTERNAL):
        form.add(("entity_type",), "BASE_TYPE_CHOICES", "Value must be one of {1, 2, 3}.")
    start = _moment(form, "scheduled_start_time", body.get("scheduled_start_time"))
    end = _moment(form, "scheduled_end_time", body.get("scheduled_end_time"))
    if body.get("scheduled_start_time") is None:
        form.required(("scheduled_start_time",))
    if start is not None and start <= call.domain:
        text = "Cannot schedule event in the past."
        form.add(("scheduled_start_time",), "GUILD_SCHEDULED_EVENT_SCHEDULE_PAST", text)
    if start is not None and end is not None and end <= start:
        text = "Cannot end before it starts."
        form.add(("scheduled_end_time",), "GUILD_SCHEDULED_EVENT_END_BEFORE_START", text)
    if kind == EXTERNAL:
        if body.get("scheduled_end_time") is None:
            form.required(("scheduled_end_time",))
        location = (body.get("entity_metadata") or {}).get("location")
        form.length(("entity_metadata", "location"), location, 1, 100)
    elif kind is not None and body.get("channel_id") is None:
        form.required(("channel_id",))
    form.check()


def _moment(form: Form, key: str, text: str | None) -> datetime | None:
    if text is None:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        form.add((key,), "DATE_TIME_TYPE_PARSE", f"Could not parse {text}. Should be ISO8601.")
        return None
    if moment.tzinfo is None:
        form.add((key,), "DATE_TIME_TYPE_PARSE", f"{text} has no zone.")
        return None
    return moment


_EVENTS = "/guilds/{guild}/scheduled-events"
ROUTES = (
    Route("GET", _EVENTS, list_events),
    Route("POST", _EVENTS, create_event),
    Route("GET", _EVENTS + "/{event}", get_event),
    Route("PATCH", _EVENTS + "/{event}", edit_event),
    Route("DELETE", _EVENTS + "/{event}", delete_event),
)
