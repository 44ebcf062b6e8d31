"""The live stream: everything that happens, as server-sent events.

Each entry is numbered, so that a page that lost its connection (or took a snapshot first) goes on without a gap.
"""

import asyncio
import contextlib
import json
from collections import deque
from itertools import takewhile
from typing import Any

from aiohttp import web

from sandbox.core import Core
from sandbox.events import Event

Json = dict[str, Any]

KEPT = 10_000
_KEEP_ALIVE_S = 15.0
# The interaction itself carries the token that answers it; its states are enough for a page.
_HIDDEN = frozenset({"INTERACTION_CREATE"})


class Stream:
    """Number and keep what happens, and hand it to every listening page."""

    def __init__(self, core: Core) -> None:
        self._core = core
        self.seq = 0
        self.entries: deque[Json] = deque(maxlen=KEPT)
        self._arrived = asyncio.Event()
        self._closed = False
        core.world.bus.listen(self._on_event)
        core.clock.listeners.append(self._on_clock)

    def publish(self, name: str, data: Json, guild_id: int | None = None) -> None:
        """Put an entry on the stream; other parts (the newsroom) may use it too."""
        self.seq += 1
        self.entries.append(
            {
                "seq": self.seq,
                "event": name,
                "wire": self._core.world.wire(),
                "domain": self._core.clock.now().isoformat(),
                "guild_id": None if guild_id is None else str(guild_id),
                "data": data,
            }
        )
        self._arrived.set()
        self._arrived = asyncio.Event()

    def close(self) -> None:
        """Let every listener go."""
        self._closed = True
        self._arrived.set()

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """GET /control/stream: what comes after `since` (or Last-Event-ID; default: from now on)."""
        given = request.headers.get("Last-Event-ID") or request.query.get("since") or str(self.seq)
        seen = int(given) if given.isdigit() else self.seq
        response = web.StreamResponse(
            headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store", "X-Accel-Buffering": "no"}
        )
        await response.prepare(request)
        # A page that was closed is no error.
        with contextlib.suppress(ConnectionResetError):
            await response.write(b": listening\n\n")
            await self._tell(response, seen)
        return response

    async def _tell(self, response: web.StreamResponse, seen: int) -> None:
        while not self._closed:
            arrived = self._arrived
            for entry in self._after(seen):
                text = json.dumps(entry, separators=(",", ":"))
                await response.write(f"id: {entry['seq']}\ndata: {text}\n\n".encode())
                seen = entry["seq"]
            try:
                async with asyncio.timeout(_KEEP_ALIVE_S):
                    await arrived.wait()
            except TimeoutError:
                await response.write(b": still here\n\n")

    def _after(self, seen: int) -> list[Json]:
        fresh = list(takewhile(lambda entry: entry["seq"] > seen, reversed(self.entries)))
        return fresh[::-1]

    def _on_event(self, event: Event) -> None:
        if event.name in _HIDDEN:
            return
        data = event.data if event.extra is None else event.data | {"sandbox": event.extra}
        self.publish(event.name, data, event.guild_id)

    def _on_clock(self) -> None:
        self.publish("CLOCK", self._core.clock.state)
