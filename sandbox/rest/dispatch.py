"""From an HTTP request to a handler and back: token, limits, faults, record, headers.

The Content-Type is exactly `application/json`: with a charset behind it discord.py does not read the answer.
"""

import asyncio
import json
from dataclasses import dataclass
from typing import Any

from aiohttp import BodyPartReader, web

from sandbox.core import Core
from sandbox.errors import Refused, not_found, refuse
from sandbox.faults import FaultKind
from sandbox.limits import VIA, Verdict
from sandbox.misfortune import Misfortune
from sandbox.record import Recorded
from sandbox.rest import channels, commands, guilds, messages, threads, users, webhooks
from sandbox.rest.call import Call, Reply, Route, Upload
from sandbox.validation.types import check_types

API = "/api/v10"
ROUTES: tuple[Route, ...] = (
    *users.ROUTES,
    *guilds.ROUTES,
    *channels.ROUTES,
    *threads.ROUTES,
    *messages.ROUTES,
    *webhooks.ROUTES,
    *commands.ROUTES,
)


@dataclass(slots=True)
class Outcome:
    """What a request has come to so far."""

    status: int
    body: Any
    headers: dict[str, str]
    scope: str | None = None


class Dispatcher:
    """Serve every REST route of one server."""

    def __init__(self, core: Core) -> None:
        self.core = core
        self.misfortune = Misfortune(core)

    def routes(self) -> list[web.RouteDef]:
        """Return the routes for the web application, a 404 for everything else under the prefix last."""
        found = [web.route(one.method, API + one.path, self._serving(one)) for one in ROUTES]
        return [*found, web.route("*", "/api/{rest:.*}", self._serving(None))]

    def _serving(self, route: Route | None) -> Any:
        async def serve(request: web.Request) -> web.StreamResponse:
            return await self._serve(request, route)

        return serve

    async def _serve(self, request: web.Request, route: Route | None) -> web.StreamResponse:
        core = self.core
        number = core.record.next_number()
        try:
            body, files = await _read(request)
            problem = None
        except Refused as refused:
            body, files, problem = None, [], refused
        template = route.path if route else None
        fault = core.faults.strike(request.method, template) if template else None
        if fault is not None:
            self.misfortune.act(fault, request.match_info)
            if fault.kind is FaultKind.SLOW:
                await asyncio.sleep(fault.delay_s)
        answered = self.misfortune.answer(fault) if fault else None
        if answered is not None:
            outcome = Outcome(answered.status, answered.body, dict(answered.headers), answered.scope)
        elif fault is not None and fault.kind is FaultKind.RESET_BEFORE:
            outcome = Outcome(0, None, {})
        else:
            outcome = self._handle(request, route, body, files, problem)
        core.limits.count_invalid(outcome.status, outcome.scope, core.world.wire())
        core.record.add(
            Recorded(
                number,
                request.method,
                request.path.removeprefix(API),
                dict(request.query),
                template,
                body,
                outcome.status,
                outcome.body,
                core.world.wire(),
                core.clock.now().isoformat(),
                str(fault.kind) if fault else None,
            )
        )
        if fault is not None:
            await self.misfortune.on_the_way_back(fault, request)
        return _respond(outcome)

    def _handle(
        self,
        request: web.Request,
        route: Route | None,
        body: Any,
        files: list[Upload],
        problem: Refused | None,
    ) -> Outcome:
        core = self.core
        try:
            if route is None:
                raise not_found()
            if route.needs_token and request.headers.get("Authorization") != f"Bot {core.world.token}":
                raise refuse(0)
        except Refused as refused:
            return Outcome(refused.status, refused.body, {})
        params = dict(request.match_info)
        major = "+".join(params[name] for name in route.major if name in params)
        key = f"{route.method} {route.path}"
        verdict = core.limits.take(key, major, route.rate, core.world.wire(), counts_globally=route.counts_globally)
        if verdict.retry_after_s is not None:
            return _limited(verdict, verdict.retry_after_s)
        try:
            if problem is not None:
                raise problem
            check_types(body)
            answer = route.handler(Call(core, params, dict(request.query), body, files))
        except Refused as refused:
            headers, extra = verdict.headers, {}
            if refused.status == 429:
                extra, headers = {"retry_after": 60.0, "global": False}, headers | {"Retry-After": "60"}
            return Outcome(refused.status, refused.body | extra, headers)
        if isinstance(answer, Reply):
            return Outcome(answer.status, answer.body, verdict.headers)
        return Outcome(204 if answer is None else 200, answer, verdict.headers)


def _limited(verdict: Verdict, retry_after_s: float) -> Outcome:
    if verdict.banned:
        # Without `Via` and with a page instead of JSON: this comes from the wall before Discord.
        return Outcome(429, "<html>error code: 1015</html>", {"Retry-After": "3600", "Via": ""}, "user")
    wait = max(round(retry_after_s, 3), 0.001)
    is_global = verdict.scope == "global"
    body = {"message": "You are being rate limited.", "retry_after": wait, "global": is_global}
    headers = verdict.headers | {"Retry-After": str(int(wait) + 1), "X-RateLimit-Scope": verdict.scope}
    return Outcome(429, body, headers, verdict.scope)


def _respond(outcome: Outcome) -> web.StreamResponse:
    headers = {"Via": VIA} | outcome.headers
    if not headers["Via"]:
        del headers["Via"]
    if outcome.body is None:
        return web.Response(status=outcome.status or 500, headers=headers)
    if isinstance(outcome.body, str):
        return web.Response(status=outcome.status, text=outcome.body, content_type="text/html", headers=headers)
    text = json.dumps(outcome.body, separators=(",", ":"), ensure_ascii=False)
    headers["Content-Type"] = "application/json"
    return web.Response(status=outcome.status, body=text.encode(), headers=headers)


async def _read(request: web.Request) -> tuple[Any, list[Upload]]:
    """Return the JSON body and the files sent along."""
    try:
        if request.content_type.startswith("multipart/"):
            return await _read_multipart(request)
        raw = await request.read()
    except web.HTTPRequestEntityTooLarge as error:
        raise refuse(40005) from error
    return (_parsed(raw) if raw else None), []


async def _read_multipart(request: web.Request) -> tuple[Any, list[Upload]]:
    body: Any = None
    files: list[Upload] = []
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader):
            continue
        content = bytes(await part.read())
        if part.name == "payload_json":
            body = _parsed(content)
        else:
            files.append(Upload(part.filename or "file", content))
    return body, files


def _parsed(raw: bytes) -> Any:
    try:
        parsed = json.loads(raw)
        if b"\\u" in raw:  # half a character can be written so, and is none
            json.dumps(parsed, ensure_ascii=False).encode()
        return parsed
    except (ValueError, RecursionError) as error:
        raise refuse(50109) from error
