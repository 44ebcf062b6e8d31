"""What was read: articles, the brands they belong to, and the announcements found in them."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import WHOLE_WINDOW, Base, HasWindow
from db.states import ReviewState
from db.types import RowId, Snowflake
from launches.announcement import Status


class Article(Base):
    """A text that was read, known by its canonical address; where only guilds use its source, by that and the source.

    `published_source` says where the time came from (feed, page, text, fetched).
    """

    __tablename__ = "article"
    __table_args__ = (Index(None, "published"), Index(None, "source_id"))

    id: Mapped[RowId] = mapped_column(primary_key=True)
    url: Mapped[str]
    url_key: Mapped[str] = mapped_column(unique=True)
    title: Mapped[str]
    text: Mapped[str]
    published: Mapped[datetime]
    published_source: Mapped[str]
    language: Mapped[str | None]
    image: Mapped[str | None]
    site_name: Mapped[str] = mapped_column(default="")
    summary: Mapped[list[str]] = mapped_column(default=list)
    content_key: Mapped[str]
    source_id: Mapped[RowId | None] = mapped_column(ForeignKey("source.id", ondelete="SET NULL"))
    first_seen: Mapped[datetime]


class ArticleBrand(Base):
    """An article came from a source of this brand; only `fresh` ones, after the first fetch, are posted for it."""

    __tablename__ = "article_brand"
    __table_args__ = (Index(None, "brand_id", "article_id"),)

    article_id: Mapped[RowId] = mapped_column(ForeignKey("article.id", ondelete="CASCADE"), primary_key=True)
    brand_id: Mapped[RowId] = mapped_column(ForeignKey("brand.id", ondelete="CASCADE"), primary_key=True)
    fresh: Mapped[bool]


class Announcement(HasWindow, Base):
    """What an article says of one launch, as read for the catalogue (`guild_id` empty) or for one guild.

    `span_start` and `span_end` are offsets into the article's text. `regions` are `{region, edtf, zone}`.
    `launch_id` is empty while the reading waits for a review.
    """

    __tablename__ = "announcement"
    __table_args__ = (
        Index(None, "article_id"),
        Index(None, "launch_id"),
        Index(None, "guild_id"),
        CheckConstraint(WHOLE_WINDOW.format("window"), name="whole_window"),
        CheckConstraint("confidence BETWEEN 0 AND 1", name="confidence"),
    )

    id: Mapped[RowId] = mapped_column(primary_key=True)
    article_id: Mapped[RowId] = mapped_column(ForeignKey("article.id", ondelete="CASCADE"))
    guild_id: Mapped[Snowflake | None] = mapped_column(ForeignKey("guild.id", ondelete="CASCADE"))
    launch_id: Mapped[RowId | None] = mapped_column(ForeignKey("launch.id", ondelete="SET NULL"))
    position: Mapped[int]
    product: Mapped[str]
    brands: Mapped[list[str]] = mapped_column(default=list)
    status: Mapped[Status]
    phrase: Mapped[str] = mapped_column(default="")
    evidence: Mapped[str] = mapped_column(default="")
    span_start: Mapped[int | None]
    span_end: Mapped[int | None]
    confidence: Mapped[float]
    reasons: Mapped[list[str]] = mapped_column(default=list)
    not_before: Mapped[bool] = mapped_column(default=False)
    regions: Mapped[list[dict[str, Any]]] = mapped_column(default=list)
    rumour: Mapped[bool] = mapped_column(default=False)
    review: Mapped[ReviewState] = mapped_column(default=ReviewState.NONE)
    created_at: Mapped[datetime]


class Review(Base):
    """One guild is asked about a reading of low confidence; `message_id` is empty until it was posted."""

    __tablename__ = "review"
    __table_args__ = (UniqueConstraint("announcement_id", "guild_id"), Index(None, "guild_id", "state"))

    id: Mapped[RowId] = mapped_column(primary_key=True)
    announcement_id: Mapped[RowId] = mapped_column(ForeignKey("announcement.id", ondelete="CASCADE"))
    guild_id: Mapped[Snowflake] = mapped_column(ForeignKey("guild.id", ondelete="CASCADE"))
    state: Mapped[ReviewState] = mapped_column(default=ReviewState.PENDING)
    channel_id: Mapped[Snowflake | None]
    message_id: Mapped[Snowflake | None]
    decided_by: Mapped[Snowflake | None]
    decided_at: Mapped[datetime | None]
    created_at: Mapped[datetime]
