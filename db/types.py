"""Column types, named once.

SQLite keeps no zone and PostgreSQL answers in the session's: `UtcDateTime` therefore refuses naive values and gives UTC
back. `WallClock` is the opposite: a launch window's bound as it was announced, with an offset only if it had one.
`OutsideText` drops what no database encodes, because any byte may stand in a feed.
"""

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated, Any

from sqlalchemy import BigInteger, DateTime, Dialect, Enum, Integer, String, Text, TypeDecorator

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")

BIG_ID = BigInteger().with_variant(Integer, "sqlite")
"""SQLite numbers rows by itself only for INTEGER keys."""

RowId = Annotated[int, BIG_ID]
Snowflake = Annotated[int, BigInteger()]


def storable(text: str) -> str:
    """Return `text` without NUL and lone surrogates, which PostgreSQL or UTF-8 refuse."""
    return _UNSTORABLE.sub("", text)


class UtcDateTime(TypeDecorator[datetime]):
    """A moment; naive values are refused with ValueError, what comes back is aware and UTC."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Store UTC, on SQLite without the zone that it could not keep."""
        if value is None:
            return None
        if value.utcoffset() is None:
            raise ValueError(f"a moment needs a zone: {value!r}")
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give UTC back."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


WALL_CLOCK_LENGTH = 40


class WallClock(TypeDecorator[datetime]):
    """A bound of a launch window in ISO 8601, with offset if it is an instant and without if it is a date."""

    impl = String(WALL_CLOCK_LENGTH)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """Write as announced."""
        return None if value is None else value.isoformat()

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        """Read back as announced."""
        return None if value is None else datetime.fromisoformat(value)


class OutsideText(TypeDecorator[str]):
    """Text of any origin and length."""

    impl = Text()
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Drop what cannot be stored."""
        return None if value is None else storable(value)


def _values(kind: Iterable[StrEnum]) -> list[str]:
    return [member.value for member in kind]


def closed_set(kind: Any) -> Enum:
    """Return the column type of a closed set, kept as its value in a plain VARCHAR.

    Without CHECK, because Alembic does not compare those: a new member would drift unseen.
    """
    return Enum(kind, native_enum=False, create_constraint=False, length=24, values_callable=_values)
