"""Opening databases and the two kinds of transaction."""

import asyncio
import gc
import re
import sqlite3
import traceback
import warnings
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, text, update
from sqlalchemy.exc import DBAPIError

import db.leases
from db.address import engine_url
from db.connections import postgresql_arguments
from db.engine import Database, open_database
from db.errors import AlreadyRunning, Unavailable, Unreachable
from db.file_lock import hold_file_lock
from db.models import Setting

NOW = datetime(2022, 5, 23, 9, tzinfo=UTC)
FULL = 2
POSTGRESQL = pytest.mark.parametrize("database_kind", [pytest.param("postgresql", marks=pytest.mark.postgresql)])


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg", "postgresql+asyncpg"])
def test_platform_addresses_get_our_driver_and_keep_their_options(scheme):
    url = engine_url(f"{scheme}://u:p@h:5433/d?sslmode=require")
    assert url.drivername == "postgresql+psycopg"
    assert url.query["sslmode"] == "require"
    assert url.port == 5433


@pytest.mark.parametrize("address", ["mysql://u:p@h/d", "", "tminus.db", "sqlite://", "sqlite:///:memory:"])
def test_other_addresses_are_refused_in_one_line(address):
    with pytest.raises(Unreachable) as caught:
        open_database(address)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "address",
    [
        "mysql://user:secret@host/name",
        "postgres://user:secret",
        "postgres://user:p@ss:secret@host:1/name",
        "postgres://user:p@secret@host/name",
        "postgres://user:p@secret/word@host/name",
    ],
)
def test_password_is_not_shown(address):
    with pytest.raises(Unreachable) as caught:
        open_database(address)
    assert "secret" not in "".join(traceback.format_exception(caught.value)).replace(address, "")


async def test_an_address_is_shown_without_the_options_among_which_a_password_may_stand():
    opened = open_database("postgres://host/name?user=me&password=secret&sslpassword=secret")
    assert opened.address == "postgresql://host/name"
    await opened.close()


async def test_what_is_written_can_be_read(database: Database):
    async with database.begin() as session:
        session.add(Setting(key="a", value="1"))
    async with database.read() as session:
        assert await session.scalar(select(Setting.value)) == "1"


async def test_a_failed_block_writes_nothing(database: Database):
    async def fail() -> None:
        async with database.begin() as session:
            session.add(Setting(key="a", value="1"))
            await session.flush()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await fail()
    async with database.read() as session:
        assert await session.scalar(select(Setting.value)) is None


async def test_concurrent_read_modify_writes_lose_nothing(database: Database):
    async with database.begin() as session:
        session.add(Setting(key="n", value="0"))

    async def increment() -> None:
        async with database.begin() as session:
            row = await session.scalar(select(Setting).where(Setting.key == "n").with_for_update())
            assert row is not None
            value = int(row.value)
            await asyncio.sleep(0)
            await session.execute(update(Setting).values(value=str(value + 1)))

    await asyncio.gather(*(increment() for _ in range(40)))
    async with database.read() as session:
        assert await session.scalar(select(Setting.value)) == "40"


async def test_a_reader_sees_one_snapshot_and_is_not_blocked_by_a_writer(database: Database):
    async with database.begin() as session:
        session.add(Setting(key="n", value="0"))
    async with database.begin() as writer:
        await writer.execute(update(Setting).values(value="1"))
        async with database.read() as reader:
            assert await reader.scalar(select(Setting.value)) == "0"


@POSTGRESQL
async def test_who_falls_silent_in_a_transaction_holds_nobody_up_for_long(database_url: str, monkeypatch):
    monkeypatch.setattr("db.connections._SILENT_S", 1.0)
    lost, heir = open_database(database_url), open_database(database_url)
    longer_ago = NOW - timedelta(minutes=1)
    lease = timedelta(seconds=8)
    async with lost.begin() as session:
        assert await db.leases.hold(session, "sender", "lost", longer_ago, lease) == 1
    silent = lost.begin()
    await db.leases.hold(await silent.__aenter__(), "sender", "lost", NOW, lease)
    async with asyncio.timeout(10), heir.begin() as session:
        assert await db.leases.hold(session, "sender", "heir", NOW, lease) == 2
    with pytest.raises(Unavailable):
        await silent.__aexit__(None, None, None)
    async with lost.begin() as session:
        assert await db.leases.hold(session, "sender", "lost", NOW, lease) is None
    await lost.close()
    await heir.close()


@POSTGRESQL
async def test_who_holds_a_lock_and_is_at_work_is_not_waited_for_for_ever(database_url: str, monkeypatch):
    monkeypatch.setattr("db.connections._LOCKED_S", 1.0)
    opened = open_database(database_url)
    async with opened.begin() as busy, asyncio.timeout(10):
        await busy.execute(text("LOCK TABLE setting"))
        with pytest.raises(Unavailable, match="lock timeout"):
            async with opened.begin() as other:
                await other.execute(text("LOCK TABLE setting"))
    await opened.close()


def test_a_server_that_is_gone_is_noticed_unless_the_address_says_otherwise():
    arguments = postgresql_arguments(engine_url("postgres://u:p@h/d?connect_timeout=60"))
    assert "connect_timeout" not in arguments
    assert arguments["tcp_user_timeout"] == 10_000


async def _runs(address: str, *statements: str) -> None:
    opened = open_database(address)
    try:
        async with opened.begin() as session:
            for statement in statements:
                await session.execute(text(statement))
    finally:
        await opened.close()


async def test_a_database_that_is_away_or_full_is_told_apart_from_a_statement_that_is_wrong(tmp_path):
    with pytest.raises(Unavailable, match=r"cannot use the database .*\*\*\*.*refused"):
        await _runs("postgresql://bot:secret@127.0.0.1:1/none", "SELECT 1")
    file = f"sqlite:///{tmp_path}/full.db"
    with pytest.raises(Unavailable, match="full"):
        await _runs(file, "PRAGMA max_page_count = 1", "CREATE TABLE a (b)")
    with pytest.raises(DBAPIError, match="no such table"):
        await _runs(file, "SELECT 1 FROM nowhere")
    (tmp_path / "full.db").write_bytes(b"SQLite format 3" + bytes(5000))
    with pytest.raises(Unavailable, match="not a database"):
        await _runs(file, "SELECT 1 FROM nowhere")


@POSTGRESQL
async def test_a_database_that_may_only_be_read_is_told(database_url: str):
    with pytest.raises(Unavailable, match="read-only"):
        await _runs(database_url, "SET TRANSACTION READ ONLY", "INSERT INTO setting VALUES ('a', '1')")
    with pytest.raises(DBAPIError, match="does not exist"):
        await _runs(database_url, "SELECT 1 FROM nowhere")


@asynccontextmanager
async def pooler(server: Path) -> AsyncIterator[int]:
    """A relay that gives itself out for the server, with a process number of its own; yields its port."""

    async def relay(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, *, answers: bool) -> None:
        while received := await reader.read(65536):
            if answers:
                received = re.sub(_KEY, lambda found: found[1] + bytes([found[2][0] ^ 1]), received)
            writer.write(received)
        writer.close()
        await writer.wait_closed()

    served: list[asyncio.Future[Any]] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        answers, asks = await asyncio.open_unix_connection(server)
        served.append(asyncio.gather(relay(reader, asks, answers=False), relay(answers, writer, answers=True)))
        await served[-1]

    async with await asyncio.start_server(serve, "127.0.0.1") as listening:
        yield listening.sockets[0].getsockname()[1]
        await asyncio.gather(*served)


# BackendKeyData: a letter, a length, the process's number, a secret.
_KEY = re.compile(rb"(K\0\0\0\x0c.{3})(.)", re.DOTALL)


@POSTGRESQL
async def test_behind_a_pooler_nothing_is_prepared_that_the_next_server_would_not_know(database_url: str):
    direct = engine_url(database_url)
    async with pooler(Path(str(direct.query["host"])) / ".s.PGSQL.5432") as port:
        pooled = direct.set(host="127.0.0.1", port=port, query={})
        assert [await _prepares(url.render_as_string(hide_password=False)) for url in (direct, pooled)] == [True, False]


async def _prepares(address: str) -> bool:
    opened = open_database(address)
    async with opened.read() as session:
        for _ in range(10):
            await session.execute(text("SELECT 1"))
        found = await session.scalar(text("SELECT count(*) FROM pg_prepared_statements"))
    await opened.close()
    return bool(found)


async def test_closing_waits_for_a_transaction_that_is_about_to_end_and_loses_no_connection(database_url: str):
    begun = asyncio.Event()

    async def reads(opened: Database) -> int | None:
        async with opened.read() as session:
            await session.execute(text("SELECT 1"))
            begun.set()
            await asyncio.sleep(0.05)
            return await session.scalar(text("SELECT 2"))

    async def closed_meanwhile() -> int | None:
        opened = open_database(database_url)
        reader = asyncio.create_task(reads(opened))
        await begun.wait()
        await opened.close()
        assert reader.done()
        return await reader

    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        assert await closed_meanwhile() == 2
        gc.collect()
    assert [str(warning.message) for warning in told if issubclass(warning.category, ResourceWarning)] == []


async def test_closing_waits_for_nobody_for_ever(database: Database, monkeypatch):
    monkeypatch.setattr("db.engine._LAST_S", 0.02)
    async with database.read():
        await asyncio.wait_for(database.close(), 10)


async def test_whoever_comes_after_the_end_is_cancelled_and_opens_no_connection(database: Database):
    async def writes() -> None:
        async with database.begin() as session:
            await session.execute(text("SELECT 1"))

    await database.close()
    late = asyncio.create_task(writes())
    await asyncio.wait({late}, timeout=10)
    assert late.cancelled()
    assert database.engine.pool.checkedout() + database.engine.pool.checkedin() == 0


async def test_sqlite_enforces_foreign_keys_and_keeps_a_write_ahead_log(tmp_path):
    database = open_database(f"sqlite:///{tmp_path / 'new' / 'folder' / 'tminus.db'}")
    async with database.read() as session:
        assert await session.scalar(text("PRAGMA foreign_keys")) == 1
        assert await session.scalar(text("PRAGMA journal_mode")) == "wal"
    await database.close()


async def test_a_connection_to_sqlite_keeps_half_a_mib_of_the_file(tmp_path):
    database = open_database(f"sqlite:///{tmp_path / 'tminus.db'}")
    async with database.read() as session:
        assert await session.scalar(text("PRAGMA cache_size")) == -512  # KiB
    await database.close()


def test_sqlite_has_what_was_written_on_the_disk_before_the_next_step(tmp_path, durable):
    with closing(sqlite3.connect(tmp_path / "t.db")) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        durable(True)(connection, None)
        assert connection.execute("PRAGMA synchronous").fetchone() == (FULL,)


def test_a_second_holder_of_the_file_lock_is_told(tmp_path):
    path = tmp_path / "tminus.db"
    with hold_file_lock(path), pytest.raises(AlreadyRunning), hold_file_lock(path):
        raise AssertionError("two holders")
    with hold_file_lock(path):
        pass
    with pytest.raises(Unreachable, match="none"), hold_file_lock(tmp_path / "none" / "tminus.db"):
        pass


def test_no_lock_is_left_beside_a_file_that_is_no_database(tmp_path):
    path = tmp_path / "passwd"
    path.write_text("root:x:0:0:root:/root:/bin/bash")
    with pytest.raises(Unreachable, match="no SQLite database"), hold_file_lock(path):
        raise AssertionError("a lock on a file of others")
    assert list(tmp_path.iterdir()) == [path]
