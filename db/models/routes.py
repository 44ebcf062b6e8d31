"""Who follows what, and where it is told: targets, routes, subscriptions and mutes."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base, partial_index
from db.states import Every, Style, Subject, TargetKind, TargetState
from db.types import RowId, Snowflake

_ONE_SUBJECT = (
    "(subject = 'brand' AND brand_id IS NOT NULL AND launch_id IS NULL AND keyword IS NULL)"
    " OR (subject = 'launch' AND launch_id IS NOT NULL AND brand_id IS NULL AND keyword IS NULL)"
    " OR (subject = 'keyword' AND keyword IS NOT NULL AND brand_id IS NULL AND launch_id IS NULL)"
)


def _one_per_target(table: str) -> tuple[Any, ...]:
    """Return the unique keys "a target follows a subject once"; they lead with the subject, which fan-out looks up."""
    keys: list[Any] = [CheckConstraint(_ONE_SUBJECT, name="one_subject"), Index(None, "target_id")]
    for column in ("brand_id", "launch_id", "keyword"):
        name = f"uq_{table}_{column}_target_id"
        keys.append(partial_index(name, column, "target_id", unique=True, where=f"{column} IS NOT NULL"))
    return tuple(keys)


class Target(Base):
    """A channel, thread, forum or member's DM; paused after a permanent refusal, with the configuration kept.

    `told_at` is when the guild was told of the pause, which happens once.
    """

    __tablename__ = "target"
    __table_args__ = (
        Index(None, "guild_id"),
        Index(None, "user_id"),
        CheckConstraint("(kind = 'dm') = (user_id IS NOT NULL)", name="dm_has_user"),
        CheckConstraint("kind = 'dm' OR guild_id IS NOT NULL", name="channel_has_guild"),
    )

    id: Mapped[RowId] = mapped_column(primary_key=True)
    kind: Mapped[TargetKind]
    guild_id: Mapped[Snowflake | None] = mapped_column(ForeignKey("guild.id", ondelete="CASCADE"))
    channel_id: Mapped[Snowflake] = mapped_column(unique=True)
    user_id: Mapped[Snowflake | None] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    state: Mapped[TargetState] = mapped_column(default=TargetState.ACTIVE)
    pause_code: Mapped[int | None]
    pause_reason: Mapped[str | None]
    paused_at: Mapped[datetime | None]
    told_at: Mapped[datetime | None]
    created_at: Mapped[datetime]


class Route(Base):
    """A guild channel's subscription; `milestones` are `MilestoneKind` values joined by commas.

    `created_by` is empty here and elsewhere where that member asked to be forgotten.
    """

    __tablename__ = "route"
    __table_args__ = (*_one_per_target("route"), Index(None, "guild_id"))

    id: Mapped[RowId] = mapped_column(primary_key=True)
    guild_id: Mapped[Snowflake] = mapped_column(ForeignKey("guild.id", ondelete="CASCADE"))
    target_id: Mapped[RowId] = mapped_column(ForeignKey("target.id", ondelete="CASCADE"))
    subject: Mapped[Subject]
    brand_id: Mapped[RowId | None] = mapped_column(ForeignKey("brand.id", ondelete="CASCADE"))
    launch_id: Mapped[RowId | None] = mapped_column(ForeignKey("launch.id", ondelete="CASCADE"))
    keyword: Mapped[str | None]
    articles: Mapped[bool] = mapped_column(default=True)
    revisions: Mapped[bool] = mapped_column(default=True)
    milestones: Mapped[str] = mapped_column(default="")
    every: Mapped[Every] = mapped_column(default=Every.NONE)
    style: Mapped[Style] = mapped_column(default=Style.LIVE)
    ping_role_id: Mapped[Snowflake | None]
    created_by: Mapped[Snowflake | None]
    created_at: Mapped[datetime]


class Subscription(Base):
    """A member's wish to be told by DM; `guild_id` is where they asked, which decides which launches they may see."""

    __tablename__ = "subscription"
    __table_args__ = (*_one_per_target("subscription"), Index(None, "user_id"), Index(None, "guild_id"))

    id: Mapped[RowId] = mapped_column(primary_key=True)
    user_id: Mapped[Snowflake] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    guild_id: Mapped[Snowflake | None] = mapped_column(ForeignKey("guild.id", ondelete="CASCADE"))
    target_id: Mapped[RowId] = mapped_column(ForeignKey("target.id", ondelete="CASCADE"))
    subject: Mapped[Subject]
    brand_id: Mapped[RowId | None] = mapped_column(ForeignKey("brand.id", ondelete="CASCADE"))
    launch_id: Mapped[RowId | None] = mapped_column(ForeignKey("launch.id", ondelete="CASCADE"))
    keyword: Mapped[str | None]
    articles: Mapped[bool] = mapped_column(default=False)
    revisions: Mapped[bool] = mapped_column(default=True)
    milestones: Mapped[str] = mapped_column(default="")
    created_at: Mapped[datetime]


class Mute(Base):
    """A target wants to hear nothing more of this launch."""

    __tablename__ = "mute"
    __table_args__ = (UniqueConstraint("target_id", "launch_id"), Index(None, "launch_id"))

    id: Mapped[RowId] = mapped_column(primary_key=True)
    target_id: Mapped[RowId] = mapped_column(ForeignKey("target.id", ondelete="CASCADE"))
    launch_id: Mapped[RowId] = mapped_column(ForeignKey("launch.id", ondelete="CASCADE"))
    created_by: Mapped[Snowflake | None]
    created_at: Mapped[datetime]
