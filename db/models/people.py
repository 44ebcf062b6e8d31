"""Whom the bot serves: guilds and the members who asked for something."""

from datetime import datetime

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base, partial_index
from db.states import DmState
from db.types import Snowflake

DEFAULT_MORNING = 9 * 60
"""The minute of the day at which whoever set nothing is told."""

_MINUTE_OF_DAY = "{0} BETWEEN 0 AND 1439"


class Guild(Base):
    """A Discord server with its settings; `morning` is a minute of the day in `zone`.

    `locale` is the language it prefers, as Discord tells it and writes it ("pt-BR"): that of its posts.
    `left_at` is kept for a while, so that a guild that comes back finds its set-up.
    """

    __tablename__ = "guild"
    __table_args__ = (
        CheckConstraint(_MINUTE_OF_DAY.format("morning"), name="morning"),
        partial_index("ix_guild_left", "id", where="left_at IS NOT NULL"),
    )

    id: Mapped[Snowflake] = mapped_column(primary_key=True, autoincrement=False)
    name: Mapped[str] = mapped_column(default="")
    zone: Mapped[str] = mapped_column(default="UTC")
    morning: Mapped[int] = mapped_column(default=DEFAULT_MORNING)
    locale: Mapped[str] = mapped_column(default="en")
    review_channel_id: Mapped[Snowflake | None]
    hourly_cap: Mapped[int | None]
    left_at: Mapped[datetime | None]
    set_up_at: Mapped[datetime | None]


class Person(Base):
    """A member who asked for direct messages; unset `zone` and `morning` follow the guild's or the default.

    `locale` is the language of their Discord when they last subscribed or set something.
    """

    __tablename__ = "person"
    __table_args__ = (
        CheckConstraint(_MINUTE_OF_DAY.format("morning"), name="morning"),
        CheckConstraint(_MINUTE_OF_DAY.format("quiet_start"), name="quiet_start"),
        CheckConstraint(_MINUTE_OF_DAY.format("quiet_end"), name="quiet_end"),
        CheckConstraint("(quiet_start IS NULL) = (quiet_end IS NULL)", name="quiet_both"),
    )

    id: Mapped[Snowflake] = mapped_column(primary_key=True, autoincrement=False)
    zone: Mapped[str | None]
    morning: Mapped[int | None]
    quiet_start: Mapped[int | None]
    quiet_end: Mapped[int | None]
    locale: Mapped[str | None]
    dm_state: Mapped[DmState] = mapped_column(default=DmState.UNKNOWN)
    created_at: Mapped[datetime]
