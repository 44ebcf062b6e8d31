"""What is tracked: launches, every change of them, and what a guild says against the sources."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, false
from sqlalchemy.orm import Mapped, composite, mapped_column

from db.models.base import WHOLE_WINDOW, Base, HasWindow, no_window
from db.states import ConflictState
from db.types import RowId, Snowflake, WallClock
from launches.announcement import Status
from launches.revision import RevisionKind
from launches.window import LaunchWindow, Precision


class Launch(HasWindow, Base):
    """The thing tracked over many articles; of the catalogue where `guild_id` is empty, else of that guild alone.

    `names` are its other names and `brands` the makers as announced, also those that nobody follows here.
    `opens` and `closes` are the window's bounds in UTC, for sorting and due queries only. `plan_version` counts the
    revisions, `epoch` those that start the countdown anew. `ended_at` is set once it launched, was presumed
    launched or was cancelled, or when nobody had spoken of it for a year.
    """

    __tablename__ = "launch"
    __table_args__ = (
        Index(None, "guild_id", "ended_at", "opens"),
        Index(None, "opens"),
        Index(None, "closes"),
        CheckConstraint(WHOLE_WINDOW.format("window"), name="whole_window"),
    )

    id: Mapped[RowId] = mapped_column(primary_key=True)
    guild_id: Mapped[Snowflake | None] = mapped_column(ForeignKey("guild.id", ondelete="CASCADE"))
    key: Mapped[str] = mapped_column(unique=True)
    product: Mapped[str]
    names: Mapped[list[str]] = mapped_column(default=list)
    brands: Mapped[list[str]] = mapped_column(default=list)
    status: Mapped[Status]
    opens: Mapped[datetime | None]
    closes: Mapped[datetime | None]
    not_before: Mapped[bool] = mapped_column(default=False)
    plan_version: Mapped[int] = mapped_column(default=1)
    epoch: Mapped[int] = mapped_column(default=1)
    presumed: Mapped[bool] = mapped_column(default=False)
    image: Mapped[str | None]
    created_by: Mapped[Snowflake | None]
    first_seen: Mapped[datetime]
    updated_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]


class LaunchBrand(Base):
    """A launch is of this brand; a joint launch has several."""

    __tablename__ = "launch_brand"
    __table_args__ = (Index(None, "brand_id", "launch_id"),)

    launch_id: Mapped[RowId] = mapped_column(ForeignKey("launch.id", ondelete="CASCADE"), primary_key=True)
    brand_id: Mapped[RowId] = mapped_column(ForeignKey("brand.id", ondelete="CASCADE"), primary_key=True)


class Revision(Base):
    """One change of a launch, from an article or from people; for one guild alone where `guild_id` is set.

    `is_correction` says that the earlier reading was wrong, not the plan: what was posted is corrected, too.
    `not_before` says that `after` is only the earliest date, `was_not_before` the same of `before`.
    `plan_version` and `epoch` are the launch's, or the override's, after the change.
    """

    __tablename__ = "revision"
    __table_args__ = (
        Index(None, "launch_id", "id"),
        Index(None, "article_id"),
        Index(None, "created_at"),
        CheckConstraint(WHOLE_WINDOW.format("before"), name="whole_before"),
        CheckConstraint(WHOLE_WINDOW.format("after"), name="whole_after"),
    )

    id: Mapped[RowId] = mapped_column(primary_key=True)
    launch_id: Mapped[RowId] = mapped_column(ForeignKey("launch.id", ondelete="CASCADE"))
    kind: Mapped[RevisionKind]
    before_start: Mapped[datetime | None] = mapped_column(WallClock())
    before_end: Mapped[datetime | None] = mapped_column(WallClock())
    before_precision: Mapped[Precision | None]
    before_zone: Mapped[str | None]
    after_start: Mapped[datetime | None] = mapped_column(WallClock())
    after_end: Mapped[datetime | None] = mapped_column(WallClock())
    after_precision: Mapped[Precision | None]
    after_zone: Mapped[str | None]
    before: Mapped[LaunchWindow | None] = composite(
        LaunchWindow, "before_start", "before_end", "before_precision", "before_zone", return_none_on=no_window
    )
    after: Mapped[LaunchWindow | None] = composite(
        LaunchWindow, "after_start", "after_end", "after_precision", "after_zone", return_none_on=no_window
    )
    article_id: Mapped[RowId | None] = mapped_column(ForeignKey("article.id", ondelete="SET NULL"))
    announcement_id: Mapped[RowId | None] = mapped_column(ForeignKey("announcement.id", ondelete="SET NULL"))
    guild_id: Mapped[Snowflake | None] = mapped_column(ForeignKey("guild.id", ondelete="CASCADE"))
    user_id: Mapped[Snowflake | None]
    is_correction: Mapped[bool] = mapped_column(default=False)
    plan_version: Mapped[int]
    epoch: Mapped[int]
    created_at: Mapped[datetime]
    not_before: Mapped[bool] = mapped_column(default=False, server_default=false())
    was_not_before: Mapped[bool] = mapped_column(default=False, server_default=false())


class LaunchOverride(HasWindow, Base):
    """A guild's correction of a launch; it hides the catalogue's window and status from that guild alone.

    `same_as_id` says that the launch is the same as another: it is hidden altogether, and the other goes on.
    `conflict` says whether a source has disagreed since, with which announcement, and what the guild answered.
    """

    __tablename__ = "launch_override"
    __table_args__ = (
        UniqueConstraint("guild_id", "launch_id"),
        Index(None, "launch_id"),
        Index(None, "same_as_id"),
        CheckConstraint(WHOLE_WINDOW.format("window"), name="whole_window"),
    )

    id: Mapped[RowId] = mapped_column(primary_key=True)
    guild_id: Mapped[Snowflake] = mapped_column(ForeignKey("guild.id", ondelete="CASCADE"))
    launch_id: Mapped[RowId] = mapped_column(ForeignKey("launch.id", ondelete="CASCADE"))
    product: Mapped[str | None]
    status: Mapped[Status]
    opens: Mapped[datetime | None]
    closes: Mapped[datetime | None]
    plan_version: Mapped[int] = mapped_column(default=1)
    epoch: Mapped[int] = mapped_column(default=1)
    created_by: Mapped[Snowflake | None]
    created_at: Mapped[datetime]
    conflict: Mapped[ConflictState] = mapped_column(default=ConflictState.NONE)
    conflict_revision_id: Mapped[RowId | None] = mapped_column(ForeignKey("revision.id", ondelete="SET NULL"))
    conflict_message_id: Mapped[Snowflake | None]
    # Behind the window's columns, where the migration put it.
    same_as_id: Mapped[RowId | None] = mapped_column(ForeignKey("launch.id", ondelete="CASCADE"), sort_order=1)
