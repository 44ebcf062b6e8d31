"""What the program notes of itself: the trace, leases and settings."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base
from db.types import RowId, Snowflake


class Trace(Base):
    """One step that led to something being told, or not: `step`, its `outcome` and, where that needs one, a `reason`.

    Guild, target and source are plain numbers, because a trace outlives what it speaks of. Where `guild_id` is set,
    only this guild may see it.
    """

    __tablename__ = "trace"
    __table_args__ = (
        Index(None, "article_id", "id"),
        Index(None, "launch_id", "id"),
        Index(None, "source_id", "id"),
        Index(None, "at"),
    )

    id: Mapped[RowId] = mapped_column(primary_key=True)
    article_id: Mapped[RowId | None] = mapped_column(ForeignKey("article.id", ondelete="CASCADE"))
    launch_id: Mapped[RowId | None] = mapped_column(ForeignKey("launch.id", ondelete="CASCADE"))
    source_id: Mapped[RowId | None]
    guild_id: Mapped[Snowflake | None]
    target_id: Mapped[RowId | None]
    step: Mapped[str]
    outcome: Mapped[str]
    reason: Mapped[str | None]
    detail: Mapped[dict[str, Any] | None]
    at: Mapped[datetime]


class Lease(Base):
    """Who of several processes does a job that only one may do; `term` grows with each new owner."""

    __tablename__ = "lease"

    name: Mapped[str] = mapped_column(primary_key=True)
    owner: Mapped[str]
    until_wire: Mapped[datetime]
    term: Mapped[RowId] = mapped_column(default=1)


class Setting(Base):
    """A value the program keeps for itself: the command tree's hash, a pause of all sending."""

    __tablename__ = "setting"

    key: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]
