"""Where the pacer meets discord.py's HTTP session, and which errors of that session mean what.

aiohttp's tracing sees every request that really goes out, the library's own retries too. Its handlers run in the
task that asked, so the lane of that task is known.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from types import SimpleNamespace

import aiohttp

from bot.pacer import Pacer, current_lane

NEVER_ARRIVED = (aiohttp.ClientConnectorError, aiohttp.InvalidURL)
"""No connection came about, so the request certainly did nothing."""

MAY_HAVE_ARRIVED = (aiohttp.ClientError, TimeoutError, OSError)
"""The connection was lost on the way; the request may have been carried out."""

# Neither interaction callbacks nor follow-ups and other webhooks count against the bot's 50 a second.
_NOT_COUNTED = ("/interactions/", "/webhooks/")

_sent: ContextVar[list[str] | None] = ContextVar("sent", default=None)


@contextmanager
def noting_requests() -> Iterator[list[str]]:
    """Note each request that really goes out inside the block: its method and path."""
    noted: list[str] = []
    token = _sent.set(noted)
    try:
        yield noted
    finally:
        _sent.reset(token)


def counts(path: str) -> bool:
    """Whether Discord counts a request to `path` against the bot's global limit."""
    return not any(part in path for part in _NOT_COUNTED)


def trace(pacer: Pacer) -> aiohttp.TraceConfig:
    """Return the tracing through which every request of a discord.py client waits for `pacer`."""
    config = aiohttp.TraceConfig()

    async def start(_: aiohttp.ClientSession, __: SimpleNamespace, params: aiohttp.TraceRequestStartParams) -> None:
        if counts(params.url.path):
            await pacer.acquire(current_lane())
        noted = _sent.get()
        if noted is not None:
            noted.append(f"{params.method} {params.url.path}")

    async def end(_: aiohttp.ClientSession, __: SimpleNamespace, params: aiohttp.TraceRequestEndParams) -> None:
        if counts(params.url.path):
            pacer.answered(params.response.status)

    async def failed(
        _: aiohttp.ClientSession, __: SimpleNamespace, params: aiohttp.TraceRequestExceptionParams
    ) -> None:
        if counts(params.url.path):
            pacer.gave_up()

    config.on_request_start.append(start)
    config.on_request_exception.append(failed)
    config.on_request_end.append(end)
    return config
