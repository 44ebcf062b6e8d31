"""Alembic's entry: runs the migrations on the connection that `db.migrations` hands over."""

from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlalchemy import Connection, Enum, text

from db.models import Base
from db.types import WALL_CLOCK_LENGTH, OutsideText, UtcDateTime, WallClock

# Any number does, as long as all processes use the same and nothing else on the server does.
_LOCK = 7_461_646_932


def _render(kind: str, item: Any, _context: AutogenContext) -> str | Literal[False]:
    """Write our column types as what they are in the database: migrations must not follow later changes of the code."""
    if kind != "type":
        return False
    match item:
        case UtcDateTime():
            return "sa.DateTime(timezone=True)"
        case OutsideText():
            return "sa.Text()"
        case WallClock():
            return f"sa.String({WALL_CLOCK_LENGTH})"
        case Enum():
            return f"sa.String({item.length})"
        case _:
            return False


def _run(connection: Connection) -> None:
    with connection.begin():
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
        context.configure(
            connection=connection,
            target_metadata=Base.metadata,
            render_as_batch=connection.dialect.name == "sqlite",
            render_item=_render,
            compare_type=True,
            transactional_ddl=True,
        )
        with context.begin_transaction():
            context.run_migrations()


_run(context.config.attributes["connection"])
