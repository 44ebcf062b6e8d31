"""Opening the database, and its two kinds of transaction.

On SQLite `begin()` takes the write lock at once and waits for it, `read()` sees one snapshot and blocks nobody. On
PostgreSQL both are ordinary transactions.
"""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, create_async_engine

from db.address import engine_url, make_folder, shown
from db.connections import (
    BUSY_TIMEOUT_S,
    IMMEDIATE,
    install_postgresql_rules,
    install_sqlite_rules,
    postgresql_arguments,
)
from db.errors import Unavailable
from db.uninterrupted import connect, to_its_end

Session = AsyncSession
"""The unit of work, by the name that packages use which do not know SQLAlchemy."""

_LAST_S = 2.0
_AT_ONCE = 5
_KEPT = 2


# What PostgreSQL says when nothing is wrong with the statement: read-only, out of room, a lock that somebody holds,
# shutting down or not up yet, a fault of its disk.
_NOT_NOW = ("25006", "53", "55P03", "57", "58")
# What SQLite says when it cannot make the files beside its own.
_VAGUE = ("disk I/O error", "unable to open database file")


class _Open:
    """How many transactions are open, and whether any may still be opened."""

    def __init__(self) -> None:
        self._number = 0
        self._none = asyncio.Event()
        self._none.set()
        self.are_the_last = False

    @contextmanager
    def one_more(self) -> Iterator[None]:
        """Count one, as long as the block runs. Raises CancelledError once there are to be no more."""
        if self.are_the_last:
            raise asyncio.CancelledError
        self._number += 1
        self._none.clear()
        try:
            yield
        finally:
            self._number -= 1
            if not self._number:
                self._none.set()

    async def ended(self) -> None:
        """Wait until there is none; from now on nobody opens another."""
        self.are_the_last = True
        await self._none.wait()


@dataclass(frozen=True, slots=True)
class Database:
    """An opened database; hand it to whoever needs one."""

    engine: AsyncEngine
    address: str
    # SQLite lets one writer in; those of this process queue here, in order, instead of polling for its lock.
    _writing: asyncio.Lock = field(default_factory=asyncio.Lock, repr=False, compare=False)
    _open: _Open = field(default_factory=_Open, repr=False, compare=False)

    @property
    def is_sqlite(self) -> bool:
        """Whether it is a file of this machine, with a single writer."""
        return self.engine.dialect.name == "sqlite"

    @property
    def path(self) -> Path | None:
        """The SQLite file, `None` on PostgreSQL."""
        return Path(self.engine.url.database) if self.is_sqlite and self.engine.url.database else None

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[AsyncSession]:
        """Open a write transaction; it commits at the end of the block and rolls back if that raises.

        A commit that has begun is waited for, whoever is cancelled meanwhile.

        Raises Unavailable where the database fails, and not what is asked of it; so does `read`.
        """
        async with AsyncExitStack() as stack:
            stack.enter_context(telling_when_away(self.address))
            stack.enter_context(self._open.one_more())
            if self.is_sqlite:
                await stack.enter_async_context(self._writing)
            session = await stack.enter_async_context(self._session(immediate=True))
            yield session
            await to_its_end(session.commit())

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncSession]:
        """Open a transaction that only reads; it is rolled back at the end."""
        with telling_when_away(self.address), self._open.one_more():
            async with self._session(immediate=False) as session:
                yield session

    @asynccontextmanager
    async def _session(self, *, immediate: bool) -> AsyncIterator[AsyncSession]:
        if not self.is_sqlite:
            async with AsyncSession(self.engine, expire_on_commit=False) as session:
                yield session
            return
        session = AsyncSession(self.engine.execution_options(**{IMMEDIATE: immediate}), expire_on_commit=False)
        # SQLAlchemy forgets a connection that is cancelled while it is set up, and leaves one that is given back while
        # it is cancelled to a task that nobody waits for.
        try:
            await to_its_end(session.connection())
            yield session
        finally:
            # Into a pool that is gone nothing is given back.
            await to_its_end(session.invalidate() if self._open.are_the_last else session.close())

    async def close(self) -> None:
        """Give all connections back, those of open transactions once they end, if that is soon.

        A connection that is opened later would be lost, and its thread with it: whoever still asks for a transaction,
        such as the handler of a last event, is cancelled.
        """
        with suppress(TimeoutError):
            await asyncio.wait_for(self._open.ended(), _LAST_S)
        await self.engine.dispose()


@contextmanager
def telling_when_away(address: str) -> Iterator[None]:
    """Raise Unavailable where the database fails; without a trace, which would lead to no fault of ours."""
    try:
        yield
    except DBAPIError as error:
        if not _is_away(error):
            raise
        raise Unavailable(address, first_line(error)) from None
    except PoolTimeout:
        raise Unavailable(address, "no connection is free; it does not answer") from None


def _is_away(error: DBAPIError) -> bool:
    if isinstance(error.orig, sqlite3.OperationalError):
        # its plain error is a statement that is wrong
        return error.orig.sqlite_errorname != "SQLITE_ERROR"
    if type(error.orig) is sqlite3.DatabaseError:
        return True  # what is not one of its kinds is a file that is damaged, or replaced while it is open
    state = getattr(error.orig, "sqlstate", None)
    if state is None:
        return error.connection_invalidated or isinstance(error, OperationalError)
    return error.connection_invalidated or state.startswith(_NOT_NOW)


def first_line(error: DBAPIError) -> str:
    """Return what the driver says, without the statement, and what that may mean where it says no more than "no"."""
    said = str(error.orig).strip().splitlines()[0]
    return f"{said} (is there room on the disk, and may its folder be written?)" if said in _VAGUE else said


def open_database(address: str) -> Database:
    """Open the database at `address`: `sqlite:///path` or a PostgreSQL address in any common spelling.

    Nothing is connected yet, but a SQLite file's folder is made. Raises Unreachable if `address` is no such address.
    """
    url = engine_url(address)
    if url.get_backend_name() == "sqlite":
        make_folder(url)
        # Each connection has a thread and a cache. The one used last is used next, with its cache warm; those that only
        # a rush needed are closed after it.
        pool: dict[str, Any] = {"pool_size": _KEPT, "max_overflow": 2 * _AT_ONCE, "pool_use_lifo": True}
        (file,), arguments = url.get_dialect()().create_connect_args(url)
        opened = partial(connect, file, **{**arguments, "timeout": BUSY_TIMEOUT_S})
        engine = create_async_engine(url, async_creator=opened, **pool)
        # One that is given up is closed like any other: to stop its thread beside that would leave the closing hanging.
        engine.dialect.do_terminate = engine.dialect.do_close  # type: ignore[method-assign]
        install_sqlite_rules(engine.sync_engine, foreign_keys=True)
    else:
        pool = {"pool_size": _AT_ONCE, "max_overflow": _AT_ONCE, "pool_pre_ping": True}
        engine = create_async_engine(url, connect_args=postgresql_arguments(url), **pool)
        install_postgresql_rules(engine.sync_engine)
    return Database(engine, shown(url))
