"""INSERT with ON CONFLICT, which SQLAlchemy spells once per database."""

from typing import TYPE_CHECKING, cast

from sqlalchemy import Table
from sqlalchemy.dialects import sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import Base

if TYPE_CHECKING:
    from sqlalchemy.dialects.postgresql import Insert


def is_postgresql(session: AsyncSession) -> bool:
    """Whether the session speaks to PostgreSQL; SQLite otherwise."""
    return session.get_bind().dialect.name == "postgresql"


def insert_into(session: AsyncSession, table: type[Base]) -> "Insert":
    """Return the INSERT of the session's dialect; both have the same `on_conflict_*` methods."""
    return _insert(table, postgresql=is_postgresql(session))


def insert_for(table: type[Base], *, postgresql: bool) -> "Insert":
    """Return one dialect's INSERT, to be kept for many sessions and given parameters of its own.

    Into the bare table, because the ORM would take parameters for rows.
    """
    return _insert(cast("Table", table.__table__), postgresql=postgresql)


def _insert(table: type[Base] | Table, *, postgresql: bool) -> "Insert":
    if postgresql:
        # Loaded where it is spoken: a bot on SQLite does without 2 MiB.
        from sqlalchemy.dialects.postgresql import insert

        return insert(table)
    return cast("Insert", sqlite.insert(table))
