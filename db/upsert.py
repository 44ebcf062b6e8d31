"""INSERT with ON CONFLICT, which SQLAlchemy spells once per database."""

from typing import cast

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import Base


def insert_into(session: AsyncSession, table: type[Base]) -> postgresql.Insert:
    """Return the dialect's INSERT; both have the same `on_conflict_*` methods."""
    if session.get_bind().dialect.name == "postgresql":
        return postgresql.insert(table)
    return cast("postgresql.Insert", sqlite.insert(table))
