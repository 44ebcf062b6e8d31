"""How connections are set up on either kind of database, and how they begin transactions.

SQLite's driver begins transactions late and upgrades readers to writers, which loses updates silently; so we begin them
ourselves. PostgreSQL ends the transactions of a process that falls silent: a lost host's connections stay open for
hours, and so would the locks of a transaction it was in.
"""

import sqlite3
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from sqlalchemy import URL, Connection, Engine, event
from sqlalchemy.pool import ConnectionPoolEntry

BUSY_TIMEOUT_S = 30.0
IMMEDIATE = "tminus_immediate"
# A quarter of SQLite's own: each connection keeps as much for good once the file is that large. The system keeps the
# file in memory anyway, and planning 100,000 posts takes no longer with it.
CACHE_KIB = 512
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


def install_postgresql_rules(engine: Engine) -> None:
    """Let `engine` work behind a pooler, and bound how long its transactions are silent or wait for locks."""
    event.listen(engine, "connect", _postgresql_connected)
    event.listen(engine, "begin", _postgresql_begin)


def install_sqlite_rules(engine: Engine, *, foreign_keys: bool) -> None:
    """Let `engine` begin transactions explicitly, keep a write-ahead log and wait for locks."""
    event.listen(engine, "connect", _sqlite_connected(foreign_keys))
    event.listen(engine, "begin", _sqlite_begin)


def _sqlite_connected(foreign_keys: bool) -> Callable[[Any, ConnectionPoolEntry], None]:
    def connected(connection: Any, _entry: ConnectionPoolEntry) -> None:
        # The driver must not begin transactions of its own; the pragma for foreign keys works only outside of one.
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA busy_timeout = {int(BUSY_TIMEOUT_S * 1000)}")
        # The switch does not wait for locks. Whoever holds one is switching this very file, which remembers the mode.
        with suppress(sqlite3.OperationalError):
            cursor.execute("PRAGMA journal_mode = WAL")
        # A claim must be on the disk before the request goes out, even if the power fails in between.
        cursor.execute("PRAGMA synchronous = FULL")
        cursor.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
        cursor.execute(f"PRAGMA foreign_keys = {'ON' if foreign_keys else 'OFF'}")
        cursor.close()
        # SQLite's own knows the case of A to Z alone, so that "éclair" would not be found as "ÉCLAIR".
        connection.create_function("lower", 1, _lower, deterministic=True)

    return connected


def _lower(value: object) -> object:
    return value.lower() if isinstance(value, str) else value


def _sqlite_begin(connection: Connection) -> None:
    immediate = connection.get_execution_options().get(IMMEDIATE, True)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")
