"""Who announces and where: brands, their sources, and what was fetched from those."""

from datetime import datetime

from sqlalchemy import Boolean, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from db.models.base import Base, partial_index
from db.states import ItemState, SourceKind, SourceState
from db.types import RowId, Snowflake


class Brand(Base):
    """Who announces; of the operator's catalogue where `guild_id` is empty, else of that guild alone."""

    __tablename__ = "brand"
    __table_args__ = (
        partial_index("uq_brand_catalogue_slug", "slug", unique=True, where="guild_id IS NULL"),
        partial_index("uq_brand_guild_id_slug", "guild_id", "slug", unique=True, where="guild_id IS NOT NULL"),
    )

    id: Mapped[RowId] = mapped_column(primary_key=True)
    guild_id: Mapped[Snowflake | None] = mapped_column(ForeignKey("guild.id", ondelete="CASCADE"))
    slug: Mapped[str]
    name: Mapped[str]
    home_zone: Mapped[str | None]
    retired: Mapped[bool] = mapped_column(Boolean, default=False, server_default=text("false"))
    created_at: Mapped[datetime]
    aliases: Mapped[list["BrandAlias"]] = relationship(
        lazy="raise", cascade="all, delete-orphan", passive_deletes=True, order_by="BrandAlias.id"
    )


class BrandAlias(Base):
    """Another name of a brand; `alias_key` is its casefolded form for look-ups."""

    __tablename__ = "brand_alias"
    __table_args__ = (UniqueConstraint("brand_id", "alias_key"), Index(None, "alias_key"))

    id: Mapped[RowId] = mapped_column(primary_key=True)
    brand_id: Mapped[RowId] = mapped_column(ForeignKey("brand.id", ondelete="CASCADE"))
    alias: Mapped[str]
    alias_key: Mapped[str]


class Source(Base):
    """An address that is polled; one row however many brands and guilds use it.

    `first_address` is what somebody typed, before the publisher moved or the page's feed was found; where another row
    has the new address already, `merged_into_id` is that. `next_poll` is domain time, the lease is wire time.
    `failures` counts in a row, since `failing_since`.
    """

    __tablename__ = "source"
    __table_args__ = (
        partial_index("ix_source_due", "next_poll", where="state = 'active'"),
        Index(None, "first_address"),
        Index(None, "merged_into_id"),
    )

    id: Mapped[RowId] = mapped_column(primary_key=True)
    address: Mapped[str] = mapped_column(unique=True)
    first_address: Mapped[str]
    merged_into_id: Mapped[RowId | None] = mapped_column(ForeignKey("source.id", ondelete="SET NULL"))
    kind: Mapped[SourceKind] = mapped_column(default=SourceKind.UNKNOWN)
    state: Mapped[SourceState] = mapped_column(default=SourceState.ACTIVE)
    title: Mapped[str] = mapped_column(default="")
    etag: Mapped[str | None]
    last_modified: Mapped[str | None]
    content_hash: Mapped[str | None]
    next_poll: Mapped[datetime]
    interval_s: Mapped[int | None]
    failures: Mapped[int] = mapped_column(default=0)
    failing_since: Mapped[datetime | None]
    last_error: Mapped[str | None]
    last_success: Mapped[datetime | None]
    lease_owner: Mapped[str | None]
    lease_until_wire: Mapped[datetime | None]
    told_at: Mapped[datetime | None]
    created_at: Mapped[datetime]


class BrandSource(Base):
    """A brand uses a source; until `baseline_at` its items are history and nothing is posted of them."""

    __tablename__ = "brand_source"
    __table_args__ = (Index(None, "source_id"),)

    brand_id: Mapped[RowId] = mapped_column(ForeignKey("brand.id", ondelete="CASCADE"), primary_key=True)
    source_id: Mapped[RowId] = mapped_column(ForeignKey("source.id", ondelete="CASCADE"), primary_key=True)
    linked_at: Mapped[datetime]
    baseline_at: Mapped[datetime | None]


class FeedItem(Base):
    """An entry as fetched; its text is dropped once it is read.

    `id_key`, `link_key` and `content_key` are what the entry is recognised by, empty where that tells nothing; the
    first that is not empty is the `item_key`. `fingerprint` changes with the words. `retry_at_wire` and the lease are
    wire time.
    """

    __tablename__ = "feed_item"
    __table_args__ = (
        UniqueConstraint("source_id", "item_key"),
        partial_index("ix_feed_item_unread", "id", where="state IN ('new', 'reading')"),
        Index(None, "article_id"),
        Index(None, "first_seen"),
    )

    id: Mapped[RowId] = mapped_column(primary_key=True)
    source_id: Mapped[RowId] = mapped_column(ForeignKey("source.id", ondelete="CASCADE"))
    item_key: Mapped[str]
    id_key: Mapped[str] = mapped_column(default="")
    link_key: Mapped[str] = mapped_column(default="")
    content_key: Mapped[str] = mapped_column(default="")
    fingerprint: Mapped[str]
    title: Mapped[str]
    link: Mapped[str | None]
    published: Mapped[datetime | None]
    language: Mapped[str | None]
    image: Mapped[str | None]
    summary_html: Mapped[str | None]
    content_html: Mapped[str | None]
    first_seen: Mapped[datetime]
    state: Mapped[ItemState] = mapped_column(default=ItemState.NEW)
    reason: Mapped[str | None]
    article_id: Mapped[RowId | None] = mapped_column(ForeignKey("article.id", ondelete="SET NULL"))
    attempts: Mapped[int] = mapped_column(default=0)
    retry_at_wire: Mapped[datetime | None]
    lease_owner: Mapped[str | None]
    lease_until_wire: Mapped[datetime | None]
