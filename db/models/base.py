"""The declarative base: naming convention, column types by annotation, and a launch window's columns."""

import enum
from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import JSON, BigInteger, Connection, Index, MetaData, event, text
from sqlalchemy.orm import DeclarativeBase, Mapped, composite, declared_attr, mapped_column

from db.types import BIG_ID, OutsideText, RowId, Snowflake, UtcDateTime, WallClock, closed_set
from launches.window import LaunchWindow, Precision


class Base(DeclarativeBase):
    """The base of all tables; every constraint has a name, so that migrations can speak of it on both databases."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        RowId: BIG_ID,
        Snowflake: BigInteger(),
        str: OutsideText(),
        datetime: UtcDateTime(),
        enum.Enum: closed_set(enum.Enum),
        list[str]: JSON(),
        list[dict[str, Any]]: JSON(),
        dict[str, Any]: JSON(),
    }


def partial_index(name: str, *columns: str, where: str, unique: bool = False) -> Index:
    """Return an index of some rows only; a query must spell `where` in the same way, or SQLite does not see it fits."""
    index = Index(name, *columns, unique=unique, sqlite_where=text(where))

    def spell(_index: Index, connection: Connection, **_: object) -> None:
        # Given above, `where` would load PostgreSQL's dialect for everybody, and a bot on SQLite does without 2 MiB.
        if connection.dialect.name == "postgresql":
            index.dialect_options["postgresql"]["where"] = text(where)

    event.listen(index, "before_create", spell)
    return index


def no_window(*values: object) -> bool:
    """Whether a window's columns say that no date is known (the zone alone says nothing)."""
    return values[0] is None


class HasWindow:
    """The columns of one launch window, all empty where no date is known."""

    window_start: Mapped[datetime | None] = mapped_column(WallClock())
    window_end: Mapped[datetime | None] = mapped_column(WallClock())
    window_precision: Mapped[Precision | None]
    window_zone: Mapped[str | None]

    @declared_attr
    def window(cls) -> Mapped[LaunchWindow | None]:  # noqa: N805 (SQLAlchemy passes the class)
        """The window as a value."""
        return composite(
            LaunchWindow,
            "window_start",
            "window_end",
            "window_precision",
            "window_zone",
            return_none_on=no_window,
        )


def window_columns(window: LaunchWindow | None, prefix: str = "window") -> dict[str, Any]:
    """Return a window as column values for an INSERT or UPDATE; all `None` for no window."""
    names = ("start", "end", "precision", "zone")
    if window is None:
        return dict.fromkeys((f"{prefix}_{name}" for name in names), None)
    return {f"{prefix}_{name}": getattr(window, name) for name in names}


WHOLE_WINDOW = "({0}_start IS NULL) = ({0}_end IS NULL) AND ({0}_start IS NULL) = ({0}_precision IS NULL)"
"""A window's bounds and precision are there together or not at all; format with the columns' prefix."""
