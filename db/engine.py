"""Opening the database, and its two kinds of transaction.

SQLite's driver begins transactions late and upgrades readers to writers, which loses updates silently; so we begin them
ourselves: `begin()` takes the write lock at once and waits for it, `read()` sees one snapshot and blocks nobody.
On PostgreSQL both are ordinary transactions, which the server ends when their process falls silent: a lost host's
connections stay open for hours, and so would the locks of a transaction it was in. Addresses are taken as hosting
platforms give them.
"""

import asyncio
import fcntl
import os
import sqlite3
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry

from db.errors import AlreadyRunning, Unavailable, Unreachable

Session = AsyncSession
"""The unit of work, by the name that packages use which do not know SQLAlchemy."""

_BUSY_TIMEOUT_S = 30.0
_LAST_S = 2.0
_AT_ONCE = 5
_KEPT = 2
_POSTGRESQL = frozenset({"postgres", "postgresql", "postgresql+psycopg", "postgresql+asyncpg", "postgresql+psycopg2"})
_IMMEDIATE = "tminus_immediate"
_SQLITE = b"SQLite format 3\0"
# No step does anything else for long while it holds locks. Well below the sender's lease, so that its row is free by
# the time that lease is over; whoever waits for a silent one's lock outlasts it. A slow statement may take its time.
_SILENT_S = 5.0
_LOCKED_S = 10.0
# A server that is gone is noticed within seconds, too: the system's own patience is two hours.
_NOTICED = {
    "connect_timeout": 10,
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 3,
    "tcp_user_timeout": 10_000,
}


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
        self._last = False

    @contextmanager
    def one_more(self) -> Iterator[None]:
        """Count one, as long as the block runs. Raises CancelledError once there are to be no more."""
        if self._last:
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
        self._last = True
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

        Raises Unavailable where the database fails, and not what is asked of it; so does `read`.
        """
        async with AsyncExitStack() as stack:
            stack.enter_context(telling_when_away(self.address))
            stack.enter_context(self._open.one_more())
            if self.is_sqlite:
                await stack.enter_async_context(self._writing)
            session = await stack.enter_async_context(self._session(immediate=True))
            await stack.enter_async_context(session.begin())
            yield session

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncSession]:
        """Open a transaction that only reads; it is rolled back at the end."""
        with telling_when_away(self.address), self._open.one_more():
            async with self._session(immediate=False) as session:
                yield session

    def _session(self, *, immediate: bool) -> AsyncSession:
        bind = self.engine.execution_options(**{_IMMEDIATE: immediate}) if self.is_sqlite else self.engine
        return AsyncSession(bind, expire_on_commit=False)

    async def close(self) -> None:
        """Give all connections back, those of open transactions once they end, if that is soon.

        A connection that comes back to a pool that is gone is lost, and its thread with it. So would be one that is
        opened later: whoever still asks for a transaction, such as the handler of a last event, is cancelled.
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
        # Each connection has a thread and a cache of 2 MiB. The one used last is used next, with its cache warm; those
        # that only a rush needed are closed after it.
        pool: dict[str, Any] = {"pool_size": _KEPT, "max_overflow": 2 * _AT_ONCE, "pool_use_lifo": True}
        engine = create_async_engine(url, connect_args={"timeout": _BUSY_TIMEOUT_S}, **pool)
        install_sqlite_rules(engine.sync_engine, foreign_keys=True)
    else:
        pool = {"pool_size": _AT_ONCE, "max_overflow": _AT_ONCE, "pool_pre_ping": True}
        engine = create_async_engine(url, connect_args=postgresql_arguments(url), **pool)
        event.listen(engine.sync_engine, "connect", _postgresql_connected)
        event.listen(engine.sync_engine, "begin", _postgresql_begin)
    return Database(engine, shown(url))


def engine_url(address: str, *, asynchronous: bool = True) -> URL:
    """Return `address` with the driver we use.

    `postgres://` is no name that SQLAlchemy knows, and other programs' drivers may stand in it; `?sslmode=` and the
    like are libpq's own options, which psycopg takes as they are. Raises Unreachable for any other database.
    """
    try:
        url = make_url(address.strip())
    except (ArgumentError, ValueError):
        # without the cause: it quotes what it could not read, which may be a part of the password
        raise Unreachable("(unreadable)", _WRITTEN) from None
    if url.drivername in _POSTGRESQL:
        if "@" in f"{url.host}{url.database}":
            # One stood in the password as it is: the rest of it would be taken for the host, and shown.
            raise Unreachable("(unreadable)", _WRITTEN)
        return url.set(drivername="postgresql+psycopg")
    if url.get_backend_name() == "sqlite":
        if url.database in (None, "", ":memory:"):
            raise Unreachable(shown(url), "a file is needed, such as sqlite:///t-minus.sqlite3")
        return url.set(drivername="sqlite+aiosqlite" if asynchronous else "sqlite")
    raise Unreachable(shown(url), f"{url.drivername} is neither sqlite nor postgresql")


def shown(url: URL) -> str:
    """Return the address as people may see it: without passwords, one of which may stand among libpq's own options.

    Nor is our driver in it, which nobody wrote there.
    """
    return url.set(drivername=url.get_backend_name(), query={}).render_as_string(hide_password=True)


_WRITTEN = (
    "write sqlite:///file.db or postgresql://user:password@host/name, in a password %40 for @, %3A for : and %2F for /"
)


def postgresql_arguments(url: URL) -> dict[str, int]:
    """Return what lets a connection notice that the server is gone; what the address itself says goes over it."""
    return {name: value for name, value in _NOTICED.items() if name not in url.query}


def _postgresql_connected(connection: Any, _entry: ConnectionPoolEntry) -> None:
    # A pooler gives each transaction whichever of its connections is free: a statement prepared in one is unknown to
    # the next. Whoever stands between gives itself away, because it answers with a process number of its own.
    cursor = connection.cursor()
    cursor.execute("SELECT pg_backend_pid()")
    (serving,) = cursor.fetchone()
    cursor.close()
    connection.rollback()
    driver = connection.driver_connection
    if driver.info.backend_pid != serving:
        driver.prepare_threshold = None


def _postgresql_begin(connection: Connection) -> None:
    # For each transaction anew: a pooler refuses such options at the start, and forgets what a session was set to.
    limits = {"idle_in_transaction_session_timeout": _SILENT_S, "lock_timeout": _LOCKED_S}
    settings = ", ".join(f"set_config('{name}', '{seconds:.0f}s', true)" for name, seconds in limits.items())
    connection.exec_driver_sql(f"SELECT {settings}")


def install_sqlite_rules(engine: Engine, *, foreign_keys: bool) -> None:
    """Let `engine` begin transactions explicitly, keep a write-ahead log and wait for locks."""
    event.listen(engine, "connect", _sqlite_connected(foreign_keys))
    event.listen(engine, "begin", _sqlite_begin)


def _sqlite_connected(foreign_keys: bool) -> Callable[[Any, ConnectionPoolEntry], None]:
    def connected(connection: Any, _entry: ConnectionPoolEntry) -> None:
        # The driver must not begin transactions of its own; the pragma for foreign keys works only outside of one.
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA busy_timeout = {int(_BUSY_TIMEOUT_S * 1000)}")
        # The switch does not wait for locks. Whoever holds one is switching this very file, which remembers the mode.
        with suppress(sqlite3.OperationalError):
            cursor.execute("PRAGMA journal_mode = WAL")
        # A claim must be on the disk before the request goes out, even if the power fails in between.
        cursor.execute("PRAGMA synchronous = FULL")
        cursor.execute(f"PRAGMA foreign_keys = {'ON' if foreign_keys else 'OFF'}")
        cursor.close()
        # SQLite's own knows the case of A to Z alone, so that "éclair" would not be found as "ÉCLAIR".
        connection.create_function("lower", 1, _lower, deterministic=True)

    return connected


def _lower(value: object) -> object:
    return value.lower() if isinstance(value, str) else value


def _sqlite_begin(connection: Connection) -> None:
    immediate = connection.get_execution_options().get(_IMMEDIATE, True)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")


def make_folder(url: URL) -> None:
    """Make the folder of a SQLite file; raises Unreachable if that cannot be."""
    assert url.database
    try:
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Unreachable(shown(url), str(error)) from error


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(len(_SQLITE))


@contextmanager
def hold_file_lock(path: Path) -> Iterator[None]:
    """Hold the lock beside the SQLite file `path`, so that a second process says so instead of working on it, too.

    The operating system releases it even after `kill -9`. Raises AlreadyRunning if another process has it, Unreachable
    if it cannot be made or the file is something else: beside what is not ours nothing is left.
    """
    lock_path = path.with_name(path.name + ".lock")
    try:
        if path.exists() and _head(path) not in (_SQLITE, b""):
            raise Unreachable(str(path), "this file is no SQLite database")
        descriptor = os.open(lock_path, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise Unreachable(str(path), str(error)) from error
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise AlreadyRunning(str(lock_path)) from error
        yield
    finally:
        os.close(descriptor)
