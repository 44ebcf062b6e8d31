"""The clock on the wire: GET and POST /clock for programs that follow it."""

import json
from typing import Any

from aiohttp import web

from sandbox.clock import Clock, Report


def clock_routes(clock: Clock) -> list[web.RouteDef]:
    """Return the two routes of the clock."""

    async def read(_: web.Request) -> web.Response:
        return web.json_response(clock.record)

    async def report(request: web.Request) -> web.Response:
        try:
            body = await request.json()
            said = Report(
                int(body["seq"]),
                bool(body["idle"]),
                _seconds(body.get("next_due")),
                _seconds(body.get("next_poll")),
                clock.wire(),
            )
        except (json.JSONDecodeError, KeyError, TypeError, ValueError):
            return web.json_response({"error": "a report has seq, idle, next_due, next_poll"}, status=400)
        clock.report(str(body.get("who", "")), said)
        return web.json_response(clock.record)

    return [web.get("/clock", read), web.post("/clock", report)]


def _seconds(value: Any) -> float | None:
    return None if value is None else float(value)
