"""A loopback web site, and a fetcher that may dial it."""

from collections.abc import AsyncIterator

import pytest
from aiohttp import web

from feeds.fetch import Fetcher
from tests.feeds.loopback import Site


@pytest.fixture
async def site() -> AsyncIterator[Site]:
    one = Site()
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", one.handle)
    runner = web.AppRunner(app, shutdown_timeout=0.05)
    await runner.setup()
    server = web.TCPSite(runner, "127.0.0.1", 0)
    await server.start()
    one.port = runner.addresses[0][1]
    yield one
    await runner.cleanup()


@pytest.fixture
async def fetcher() -> AsyncIterator[Fetcher]:
    async with Fetcher(allow=["127.0.0.0/8"]) as one:
        yield one
