"""SQLite's driver, made to bear that a task is cancelled while it waits for it.

Each connection of aiosqlite has a thread that does the calls. Who is cancelled while he waits for one leaves the thread
to answer nobody, which it may do when the loop is closed; and who is cancelled again while the connection is given up
waits for a thread that has ended, for ever. So what is begun is waited for, and who waits is cancelled then. Statements
here take milliseconds; at worst one waits for a lock that another process holds (`connections.BUSY_TIMEOUT_S`).
"""

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable
from contextlib import suppress
from functools import partial
from typing import Any, TypeVar

import aiosqlite

T = TypeVar("T")


async def to_its_end(work: Awaitable[T]) -> T:
    """Return what `work` returns. Whoever is cancelled meanwhile is so once it is done, whatever became of it."""
    task = asyncio.ensure_future(work)
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        while not task.done():
            with suppress(asyncio.CancelledError):
                await asyncio.wait({task})
        if not task.cancelled():
            task.exception()  # or it would be reported as one that nobody heard of
        raise


class Connection(aiosqlite.Connection):
    """A connection all of whose calls are waited for."""

    def __init__(self, connector: Callable[[], sqlite3.Connection]) -> None:
        super().__init__(connector, iter_chunk_size=64)
        # A process that ends in a hurry does not wait for it.
        self._thread.daemon = True

    async def _execute(self, fn: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        if not self._running or self._connection is None:
            raise ValueError("Connection closed")
        answer: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        self._tx.put_nowait((answer, partial(fn, *args, **kwargs)))
        return await to_its_end(answer)

    async def close(self) -> None:
        """Take back what was not committed, close it and end its thread.

        SQLite closes a connection whose cursor was left in the middle of its rows only when that is collected, and its
        lock would stay until then.
        """
        await to_its_end(self._take_back_and_close())

    async def _take_back_and_close(self) -> None:
        if self._connection is not None:
            with suppress(sqlite3.Error):
                await self.rollback()
        await super().close()


async def connect(file: str, **arguments: Any) -> aiosqlite.Connection:
    """Open a file; takes what `sqlite3.connect` takes."""
    return await Connection(lambda: sqlite3.connect(file, **arguments))
