"""The outbox: what is worth telling, and each telling of it to one target."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, SmallInteger, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base, partial_index
from db.states import NoticeKind
from db.types import RowId, Snowflake


class Notice(Base):
    """Something worth telling, without words or markup; `dedupe_key` makes it exist once.

    For one guild alone where `guild_id` is set, for one target alone where `target_id` is. `planned_at` is empty until
    every delivery exists; `fan_cursor` is how far the fan-out came. An article that revises a launch has notices of
    both kinds: who wants both gets the revision, whose card shows the article.
    """

    __tablename__ = "notice"
    __table_args__ = (
        partial_index("ix_notice_unplanned", "lane", "id", where="planned_at IS NULL"),
        Index(None, "article_id"),
        Index(None, "launch_id"),
        Index(None, "revision_id"),
        Index(None, "target_id"),
        Index(None, "guild_id"),
        Index(None, "created_at"),
    )

    id: Mapped[RowId] = mapped_column(primary_key=True)
    dedupe_key: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[NoticeKind]
    lane: Mapped[int] = mapped_column(SmallInteger)
    article_id: Mapped[RowId | None] = mapped_column(ForeignKey("article.id", ondelete="CASCADE"))
    launch_id: Mapped[RowId | None] = mapped_column(ForeignKey("launch.id", ondelete="CASCADE"))
    revision_id: Mapped[RowId | None] = mapped_column(ForeignKey("revision.id", ondelete="CASCADE"))
    target_id: Mapped[RowId | None] = mapped_column(ForeignKey("target.id", ondelete="CASCADE"))
    guild_id: Mapped[Snowflake | None] = mapped_column(ForeignKey("guild.id", ondelete="CASCADE"))
    milestone: Mapped[str | None]
    epoch: Mapped[int | None]
    plan_version: Mapped[int | None]
    due: Mapped[datetime]
    created_at: Mapped[datetime]
    fan_cursor: Mapped[RowId] = mapped_column(default=0)
    planned_at: Mapped[datetime | None]


class Delivery(Base):
    """One notice to one target: the outbox row. `state` is a `DeliveryState`.

    `token` is random and set at the first claim, durably before any request; the message's nonce and its components'
    ids come from it. Columns named `_wire` are wire time.

    A hundred thousand rows are inserted at once, so a new row touches as little as it can: four indexes, and no
    foreign keys, whose checks cost PostgreSQL three times what the insertion itself does. What a key would do when its
    parent is deleted, triggers do (`db.models.cascades`).
    """

    __tablename__ = "delivery"
    __table_args__ = (
        UniqueConstraint("notice_id", "target_id"),
        partial_index("ix_delivery_due", "lane", "due", "id", where="state = 0"),
        partial_index("ix_delivery_in_doubt", "lease_until_wire", where="state IN (1, 2)"),
        partial_index("ix_delivery_open", "target_id", "lane", "id", where="state IN (0, 1, 2)"),
        partial_index("ix_delivery_closed", "target_id", "sent_at", where="state > 2"),
        partial_index("uq_delivery_token", "token", where="token IS NOT NULL", unique=True),
        CheckConstraint("state BETWEEN 0 AND 7", name="state"),
    )

    id: Mapped[RowId] = mapped_column(primary_key=True)
    token: Mapped[str | None] = mapped_column(String(26))
    notice_id: Mapped[RowId]
    target_id: Mapped[RowId]
    launch_id: Mapped[RowId | None]
    route_id: Mapped[RowId | None]
    subscription_id: Mapped[RowId | None]
    lane: Mapped[int] = mapped_column(SmallInteger)
    due: Mapped[datetime]
    plan_version: Mapped[int | None]
    epoch: Mapped[int | None]
    state: Mapped[int] = mapped_column(SmallInteger, default=0, server_default=text("0"))
    owner: Mapped[str | None]
    lease_until_wire: Mapped[datetime | None]
    attempts: Mapped[int] = mapped_column(default=0, server_default=text("0"))
    first_attempt_wire: Mapped[datetime | None]
    last_attempt_wire: Mapped[datetime | None]
    retry_at_wire: Mapped[datetime | None]
    message_id: Mapped[Snowflake | None]
    sent_at: Mapped[datetime | None]
    error_code: Mapped[int | None]
    reason: Mapped[str | None]


class LiveCard(Base):
    """The one message that is kept up to date for a launch in a target.

    `shown_version` is the plan it was last to show, the negative where that is a guild's correction, and `updated_at`
    when that was. `next_look` is when it is looked at again though nothing changed, empty once it says that the launch
    is over.
    """

    __tablename__ = "live_card"
    __table_args__ = (
        UniqueConstraint("launch_id", "target_id"),
        Index(None, "target_id"),
        Index(None, "delivery_id"),
        Index(None, "next_look"),
    )

    id: Mapped[RowId] = mapped_column(primary_key=True)
    launch_id: Mapped[RowId] = mapped_column(ForeignKey("launch.id", ondelete="CASCADE"))
    target_id: Mapped[RowId] = mapped_column(ForeignKey("target.id", ondelete="CASCADE"))
    delivery_id: Mapped[RowId | None] = mapped_column(ForeignKey("delivery.id", ondelete="SET NULL"))
    message_id: Mapped[Snowflake]
    shown_version: Mapped[int]
    updated_at: Mapped[datetime]
    next_look: Mapped[datetime | None]
