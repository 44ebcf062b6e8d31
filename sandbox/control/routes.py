"""The control interface over HTTP: JSON in, JSON out, everything under /control."""

import json
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any

from aiohttp import web

from sandbox.control import views
from sandbox.control.actions import Control
from sandbox.control.changes import Changes
from sandbox.control.stream import Stream
from sandbox.core import Core
from sandbox.errors import ControlError, Refused
from sandbox.faults import RANDOM_KINDS, Fault, FaultKind
from sandbox.interactions import Interaction
from sandbox.misfortune import Misfortune

Json = dict[str, Any]
Work = Callable[[web.Request, Json], Awaitable[Any]]


def control_routes(core: Core, stream: Stream) -> list[web.RouteDef]:
    """Return all routes of the control interface."""
    return [
        web.get("/control/stream", stream.serve),
        *Looking(core, stream).routes(),
        *Acting(core).routes(),
        *Clockwork(core).routes(),
        *Breaking(core).routes(),
        *Changes(core).routes(route),
    ]


def route(method: str, path: str, work: Work) -> web.RouteDef:
    """Return a route whose work takes the JSON body and returns JSON; its errors become `{"error": …}`."""

    async def serve(request: web.Request) -> web.Response:
        try:
            body = await _body(request)
            return web.json_response(await work(request, body))
        except ControlError as error:
            return web.json_response({"error": str(error)}, status=error.status)
        except Refused as error:
            return web.json_response({"error": error.message, "body": error.body}, status=400)
        except (KeyError, ValueError, TypeError) as error:
            text = f"missing or wrong: {error}"
            return web.json_response({"error": text}, status=400)
        except TimeoutError:
            return web.json_response({"error": "the bot did not react in time"}, status=504)

    return web.route(method, path, serve)


async def _body(request: web.Request) -> Json:
    if request.method in ("GET", "DELETE") and not request.can_read_body:
        return {}
    if request.content_type != "application/json":
        # Browsers send other types across sites without asking first.
        raise ControlError("send application/json", 415)
    try:
        body = await request.json()
    except json.JSONDecodeError as error:
        raise ControlError("the body is not JSON") from error
    if not isinstance(body, dict):
        raise ControlError("the body is not an object")
    return body


class Looking:
    """Reading everything."""

    def __init__(self, core: Core, stream: Stream) -> None:
        self.core = core
        self.stream = stream
        self.control = Control(core)

    def routes(self) -> list[web.RouteDef]:
        """Return the routes."""
        return [
            route("GET", "/control/state", self.state),
            route("GET", "/control/channels/{channel}/messages", self.messages),
            route("GET", "/control/messages", self.all_messages),
            route("GET", "/control/commands", self.commands),
            route("GET", "/control/requests", self.requests),
            route("GET", "/control/interactions/{id}", self.interaction),
        ]

    async def state(self, request: web.Request, _: Json) -> Json:
        """The world, for a viewer (`as`) or whole."""
        who = request.query.get("as")
        return views.state_view(self.core, self.stream.seq, self.control.person(who) if who else None)

    async def messages(self, request: web.Request, _: Json) -> list[Json]:
        """A channel's messages, oldest first, as one person sees them (`as`) or all."""
        found = self.control.messages(request.match_info["channel"], request.query.get("as"))
        limit = int(request.query.get("limit", "100"))
        before = int(request.query.get("before", str(1 << 63)))
        kept = [one for one in found if one.id < before][-limit:]
        return [views.message_view(self.core.world, one) for one in kept]

    async def all_messages(self, _: web.Request, __: Json) -> list[Json]:
        """Every message of every channel, oldest first."""
        world = self.core.world
        return [views.message_view(world, world.messages[one]) for one in sorted(world.messages)]

    async def commands(self, request: web.Request, _: Json) -> list[Json]:
        """The commands that `as` may use in `channel`."""
        return self.control.commands(request.query["as"], request.query["channel"])

    async def requests(self, request: web.Request, _: Json) -> list[Json]:
        """The REST requests after number `since`."""
        return self.core.record.since(int(request.query.get("since", "0")))

    async def interaction(self, request: web.Request, _: Json) -> Json:
        """One interaction."""
        found = self.core.interactions.by_id.get(int(request.match_info["id"]))
        if found is None:
            raise ControlError("no such interaction", 404)
        return found.view


class Acting:
    """Doing what a member does. `wait` is "none", "first" (default: until the bot reacts) or "final"."""

    def __init__(self, core: Core) -> None:
        self.core = core
        self.control = Control(core)

    def routes(self) -> list[web.RouteDef]:
        """Return the routes."""
        act = "/control/act/"
        return [
            route("POST", act + "command", self.command),
            route("POST", act + "autocomplete", self.autocomplete),
            route("POST", act + "press", self.press),
            route("POST", act + "select", self.select),
            route("POST", act + "submit", self.submit),
            route("POST", act + "message", self.message),
            route("POST", act + "dismiss", self.dismiss),
            route("POST", act + "dms", self.dms),
            route("POST", act + "open-dm", self.open_dm),
        ]

    async def command(self, _: web.Request, body: Json) -> Json:
        """Use a command."""
        target = body.get("target")
        one = self.control.run_command(
            body["as"],
            body["channel"],
            body["name"],
            body.get("options"),
            target=None if target is None else int(target),
        )
        return await self._reaction(one, body)

    async def autocomplete(self, _: web.Request, body: Json) -> Json:
        """Ask for choices."""
        choices = await self.control.autocomplete(
            body["as"], body["channel"], body["name"], body.get("options") or {}, body["focused"]
        )
        return {"choices": choices}

    async def press(self, _: web.Request, body: Json) -> Json:
        """Press a button."""
        return await self._reaction(self.control.press(body["as"], body["message"], body["custom_id"]), body)

    async def select(self, _: web.Request, body: Json) -> Json:
        """Choose in a menu."""
        one = self.control.select(body["as"], body["message"], body["custom_id"], body["values"])
        return await self._reaction(one, body)

    async def submit(self, _: web.Request, body: Json) -> Json:
        """Send a modal."""
        one = self.control.submit(body["as"], body["interaction"], body.get("values") or {})
        return await self._reaction(one, body)

    async def message(self, _: web.Request, body: Json) -> Json:
        """Post a message."""
        message = self.control.write(body["as"], body["channel"], body["content"])
        return {"message": views.message_view(self.core.world, message)}

    async def dismiss(self, _: web.Request, body: Json) -> Json:
        """Dismiss an ephemeral message."""
        message = self.control.message(body["message"], body["as"])
        if message.ephemeral_to is None:
            raise ControlError("only messages that nobody else sees can be dismissed")
        self.core.world.remove_message(message)
        return {}

    async def dms(self, _: web.Request, body: Json) -> Json:
        """Open or close a person's direct messages."""
        self.control.set_dms(body["as"], is_open=bool(body["open"]))
        return {"person": views.person_view(self.control.person(body["as"]))}

    async def open_dm(self, _: web.Request, body: Json) -> Json:
        """Open the direct message with the bot from the person's side."""
        person = self.control.person(body["as"])
        channel = self.core.world.direct_channel(person)
        return {"channel_id": str(channel.id)}

    async def _reaction(self, one: Interaction, body: Json) -> Json:
        wait = body.get("wait", "first")
        if wait != "none":
            await self.control.settle(one, finally_=wait == "final", timeout_s=float(body.get("timeout_s", 15)))
        answers = [views.message_view(self.core.world, item) for item in self.control.answers(one)]
        return {"interaction": one.view, "messages": answers}


class Clockwork:
    """Moving the clock."""

    def __init__(self, core: Core) -> None:
        self.core = core

    def routes(self) -> list[web.RouteDef]:
        """Return the routes."""
        return [route("GET", "/control/clock", self.read), route("POST", "/control/clock", self.move)]

    async def read(self, _: web.Request, __: Json) -> Json:
        """The clock."""
        return self.core.clock.state

    async def move(self, _: web.Request, body: Json) -> Json:
        """Play, pause, change speed, leap or set."""
        clock = self.core.clock
        match body["action"]:
            case "play":
                clock.play(body.get("auto"))
            case "pause":
                clock.pause()
            case "speed":
                clock.set_speed(float(body["speed"]))
            case "leap":
                if not clock.leap():
                    raise ControlError("nothing is known to come", 409)
            case "set":
                moment = datetime.fromisoformat(body["to"])
                if moment.tzinfo is None:
                    raise ControlError("`to` needs a zone")
                clock.set_to(moment)
            case other:
                raise ControlError(f"no action {other!r}")
        return clock.state


class Breaking:
    """The fault plan."""

    def __init__(self, core: Core) -> None:
        self.core = core
        self.misfortune = Misfortune(core)

    def routes(self) -> list[web.RouteDef]:
        """Return the routes."""
        return [
            route("GET", "/control/faults", self.read),
            route("POST", "/control/faults", self.add),
            route("DELETE", "/control/faults", self.clear),
            route("POST", "/control/faults/now", self.now),
            route("POST", "/control/faults/random", self.random),
        ]

    async def read(self, _: web.Request, __: Json) -> Json:
        """The plan and what has struck."""
        faults = self.core.faults
        return {"plan": [one.view for one in faults.plan], "struck": faults.struck}

    async def add(self, request: web.Request, body: Json) -> Json:
        """Append one fault, or a list under `plan`."""
        for one in body.get("plan", [body]):
            self.core.faults.add(Fault.from_json(one))
        return await self.read(request, body)

    async def clear(self, request: web.Request, body: Json) -> Json:
        """Drop the plan."""
        self.core.faults.clear()
        return await self.read(request, body)

    async def now(self, _: web.Request, body: Json) -> Json:
        """Let a fault of the world or the gateway strike at once."""
        self.misfortune.act(Fault.from_json(body), {})
        return {}

    async def random(self, request: web.Request, body: Json) -> Json:
        """Let dice decide for every request that fits."""
        route_pattern = body.get("route", "* /channels/*")
        delay_s = float(body.get("delay_s", 1.0))
        kinds = [FaultKind(one) for one in body.get("kinds", RANDOM_KINDS)]
        self.core.faults.randomly(int(body["seed"]), float(body["rate"]), route_pattern, delay_s, kinds)
        return await self.read(request, body)
