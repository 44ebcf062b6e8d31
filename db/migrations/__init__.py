"""The schema's history: one Alembic tree for SQLite and PostgreSQL, driven from here.

Migrations use an engine of their own. On SQLite foreign keys are off in it, because rebuilding a table (Alembic's batch
mode) would delete cascading children; on PostgreSQL an advisory lock lets one of several starting processes migrate and
the others wait. Either way all steps are one transaction. Alembic is imported on use: the bot runs without it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, NullPool, create_engine, inspect, text
from sqlalchemy.exc import DBAPIError

from db.address import engine_url, make_folder, shown
from db.connections import install_sqlite_rules, postgresql_arguments
from db.engine import first_line, telling_when_away
from db.errors import Unreachable, WrongSchema

if TYPE_CHECKING:
    from alembic.config import Config

NEWEST = "0008"
"""The revision this program works with; a test holds it against the tree."""


def migrate(address: str) -> None:
    """Bring the database at `address` to the newest schema; does nothing if it is there already.

    Blocking: call it before the event loop starts or in a thread. Raises Unreachable if the database cannot be
    opened, Unavailable if it cannot be written, WrongSchema if it was written by a newer program.
    """
    from alembic import command

    if (url := engine_url(address)).get_backend_name() == "sqlite":
        make_folder(url)
    with _connected(address) as connection:
        _revision(connection)
        connection.rollback()
        command.upgrade(_config(connection), "heads")


def schema_revision(address: str) -> str | None:
    """Return the revision the database at `address` is at, `None` for an empty one.

    Raises Unreachable, and WrongSchema if it was written by a newer program.
    """
    with _connected(address) as connection:
        return _revision(connection)


def schema_is_current(address: str) -> bool:
    """Whether the tables are those this program works with. Raises as `schema_revision` does."""
    return schema_revision(address) == NEWEST


def drift(address: str) -> list[str]:
    """Return where a migrated database differs from the models, a line each; empty if nowhere.

    Raises Unreachable if the database cannot be opened.
    """
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    from db.models import Base

    with _connected(address) as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        return [str(difference) for difference in compare_metadata(context, Base.metadata)]


def new_revision(address: str, message: str, identity: str) -> Path:
    """Write a migration from the migrated database at `address` to the models, to be read and edited."""
    from alembic import command

    with _connected(address) as connection:
        script = command.revision(_config(connection), message, autogenerate=True, rev_id=identity)
    assert script is not None
    assert not isinstance(script, list)
    return Path(script.path)


@contextmanager
def _connected(address: str) -> Iterator[Connection]:
    url = engine_url(address, asynchronous=False)
    if url.get_backend_name() == "sqlite":
        engine = create_engine(url, poolclass=NullPool)
        install_sqlite_rules(engine, foreign_keys=False)
    else:
        engine = create_engine(url, poolclass=NullPool, connect_args=postgresql_arguments(url))
    try:
        connection = engine.connect()
    except DBAPIError as error:
        raise Unreachable(shown(url), first_line(error)) from error
    with connection, telling_when_away(shown(url)):
        yield connection


def _revision(connection: Connection) -> str | None:
    # Asked of the table itself: every start asks, and Alembic, once imported, keeps 8 MiB for good.
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    if found is not None and not any((Path(__file__).parent / "versions").glob(f"{found}_*.py")):
        raise WrongSchema(found, NEWEST)
    return found


def _config(connection: Connection) -> "Config":
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    config.set_main_option("file_template", "%%(rev)s_%%(slug)s")
    attributes: dict[str, Any] = config.attributes
    attributes["connection"] = connection
    return config
