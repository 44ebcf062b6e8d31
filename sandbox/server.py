"""The sandbox as one web application on one port of the loopback interface.

    async with Sandbox() as box:
        box.url, box.api, box.gateway, box.world, box.clock, box.control

Nobody else may drive it: it binds to 127.0.0.1, and `sandbox.guard` refuses foreign Hosts and Origins.
"""

import time
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

from aiohttp import web

from sandbox import clock as clocks
from sandbox.blueprint import build_world
from sandbox.clock import Clock
from sandbox.control.actions import Control
from sandbox.control.clock import clock_routes
from sandbox.control.routes import control_routes
from sandbox.control.stream import Stream
from sandbox.core import Core
from sandbox.guard import guard
from sandbox.limits import Settings
from sandbox.rest.dispatch import Dispatcher
from sandbox.world import World

PAGE = Path(__file__).parent / "page"
# Should a message's text ever reach the page as markup, it still cannot run, load or send anything.
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'"
)
BODY_MAX = 26 * 1024 * 1024


class Newsroom(clocks.Newsroom, Protocol):
    """A replayed newsroom that is served on the same port."""

    def routes(self) -> list[web.RouteDef]:
        """Return its routes, under /newsroom/ and /control/newsroom/."""
        ...


CORE = web.AppKey("core", Core)


def create_app(core: Core, stream: Stream, newsroom: Newsroom | None = None) -> web.Application:
    """Return the web application around the parts."""
    app = web.Application(middlewares=[guard], client_max_size=BODY_MAX)
    app[CORE] = core
    if newsroom is not None:
        app.add_routes(newsroom.routes())
    app.add_routes(Dispatcher(core).routes())
    app.add_routes([web.get("/gateway", core.gateway.handle), web.get("/gateway/", core.gateway.handle)])
    app.add_routes(clock_routes(core.clock))
    app.add_routes(control_routes(core, stream))
    app.add_routes([web.get("/attachments/{channel}/{file}/{name}", _attachment), web.get("/", _index)])
    if PAGE.is_dir():
        app.router.add_static("/page/", PAGE)
    return app


async def _index(_: web.Request) -> web.StreamResponse:
    index = PAGE / "index.html"
    if not index.is_file():
        return web.Response(text="The sandbox runs. It has no page here: see docs/sandbox.md.\n")
    return web.FileResponse(index, headers={"Content-Security-Policy": _POLICY, "Cache-Control": "no-cache"})


async def _attachment(request: web.Request) -> web.StreamResponse:
    content = request.app[CORE].world.files.get(int(request.match_info["file"]))
    if content is None:
        raise web.HTTPNotFound
    headers = {"Content-Disposition": "attachment", "X-Content-Type-Options": "nosniff"}
    return web.Response(body=content, content_type="application/octet-stream", headers=headers)


class Sandbox:
    """A running server. Everything is made in the constructor, so that a test may change the world before entering."""

    def __init__(
        self,
        port: int = 0,
        *,
        world: World | None = None,
        clock: Clock | None = None,
        newsroom: Newsroom | None = None,
        settings: Settings | None = None,
    ) -> None:
        self.port = port
        self.world = world or build_world(time.time)
        self.clock = clock or Clock.starting(self.world.wire)
        self.clock.newsroom = newsroom or self.clock.newsroom
        self.core = Core.around(self.world, self.clock, settings or Settings())
        self.stream = Stream(self.core)
        self.control = Control(self.core)
        self.newsroom = newsroom
        self._runner: web.AppRunner | None = None

    @property
    def url(self) -> str:
        """The address of the page, without a slash at the end."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def api(self) -> str:
        """What a bot takes as the REST address."""
        return f"{self.url}/api/v10"

    @property
    def gateway(self) -> str:
        """What a bot takes as the gateway's address."""
        return f"ws://127.0.0.1:{self.port}/gateway"

    @property
    def token(self) -> str:
        """The one token that logs in."""
        return self.world.token

    async def start(self) -> None:
        """Open the port; 0 takes a free one. Raises OSError when the port is in use."""
        app = create_app(self.core, self.stream, self.newsroom)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self.port)
        await site.start()
        self.port = self._runner.addresses[0][1]
        self.core.base_url = self.url

    async def stop(self) -> None:
        """Close everything."""
        self.stream.close()
        await self.core.gateway.close_all(1001)
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.stop()
