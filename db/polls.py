"""Polls: which source is due, who asks it, and what came of it.

`next_poll` is domain time and decides what is due; the lease is wire time and decides who polls, so that two processes
never fetch one address at once and a killed one loses nothing.

Nearly every poll says only that nothing is new. So the statements are built once, many sources share each of them, and
a poll without news costs one short row of a parameter (`rest`).
"""

import json
import typing
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    ColumnElement,
    Table,
    TableValuedAlias,
    Text,
    Update,
    bindparam,
    cast,
    exists,
    func,
    or_,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncSession

from db.hosts import Shares, elsewhere, host_of
from db.models import BrandSource, Launch, LaunchBrand, Source
from db.sources import ACTIVE
from db.states import SourceKind, SourceState
from db.types import UtcDateTime
from launches.window import Precision

WATCHED_AFTER = timedelta(hours=12)
"""For so long after a launch was due its sources are still watched closely, for the word that it is out or late."""


@dataclass(frozen=True, slots=True)
class SourceStanding:
    """What polling knows of a source, before and after a poll; `next_poll` is domain time."""

    next_poll: datetime
    kind: SourceKind
    state: SourceState
    title: str
    etag: str | None
    last_modified: str | None
    content_hash: str | None
    interval_s: int | None
    failures: int
    failing_since: datetime | None
    last_error: str | None
    last_success: datetime | None


@dataclass(frozen=True, slots=True)
class ClaimedSource:
    """A source that the caller may poll until its lease ends.

    `begins`: a brand uses it whose first fetch this is. `known`: a brand uses it whose first fetch was before.
    `opens`: when the next launch of its brands begins whose day or minute is known; the past where it has begun.
    """

    id: int
    address: str
    begins: bool
    known: bool
    opens: datetime | None
    standing: SourceStanding

    @property
    def host(self) -> str:
        """Whom a poll of it asks."""
        return host_of(self.address)


# Columns of tables instead of attributes of classes: rows then come back without passing through the mapper.
_TABLE = typing.cast("Table", Source.__table__)
_LINKS = typing.cast("Table", BrandSource.__table__)
_USED = exists().where(_LINKS.c.source_id == _TABLE.c.id)
_DUE = (
    ACTIVE,
    _TABLE.c.next_poll <= bindparam("now", type_=UtcDateTime()),
    or_(_TABLE.c.lease_until_wire.is_(None), _TABLE.c.lease_until_wire <= bindparam("wire", type_=UtcDateTime())),
    _USED,
)
_OPENS = (
    select(func.min(Launch.opens))
    .join(LaunchBrand, LaunchBrand.launch_id == Launch.id)
    .join(_LINKS, _LINKS.c.brand_id == LaunchBrand.brand_id)
    .where(
        _LINKS.c.source_id == _TABLE.c.id,
        Launch.ended_at.is_(None),
        Launch.window_precision.in_((Precision.DAY, Precision.MINUTE)),
        Launch.closes > bindparam("watched_from", type_=UtcDateTime()),
    )
    .correlate(_TABLE)
    .scalar_subquery()
)
_CLAIMED: tuple[ColumnElement[Any], ...] = (
    _TABLE.c.id,
    _TABLE.c.address,
    _USED.where(_LINKS.c.baseline_at.is_(None)).label("begins"),
    _USED.where(_LINKS.c.baseline_at.is_not(None)).label("known"),
    _OPENS.label("opens"),
    *(_TABLE.c[name] for name in SourceStanding.__slots__),
)
_CLAIM = (
    select(*_CLAIMED)
    .where(*_DUE)
    .order_by(_TABLE.c.next_poll)
    .limit(bindparam("room"))
    .with_for_update(skip_locked=True, of=_TABLE)
)
_LEASE = (
    update(_TABLE)
    .where(_TABLE.c.id.in_(bindparam("ids", expanding=True)))
    .values(lease_owner=bindparam("owner"), lease_until_wire=bindparam("until"))
)
_ANY_DUE = select(_TABLE.c.id).where(*_DUE).limit(1)
_SETTLE = (
    update(_TABLE)
    .where(_TABLE.c.id == bindparam("settled"), _TABLE.c.lease_owner == bindparam("owner"))
    .values(
        **{name: bindparam(f"new_{name}") for name in SourceStanding.__slots__}, lease_owner=None, lease_until_wire=None
    )
)


def _rest(polled: TableValuedAlias, moment: ColumnElement[Any]) -> Update:
    """Build the statement of `rest`.

    All rows are one parameter, a JSON object of moments by ids: a parameter for each row costs three times as much.
    """
    return (
        update(_TABLE)
        .where(_TABLE.c.id == cast(polled.c.key, BigInteger), _TABLE.c.lease_owner == bindparam("owner"))
        .values(next_poll=moment, last_success=bindparam("now"), lease_owner=None, lease_until_wire=None)
    )


_POLLED = bindparam("polls", type_=Text())
_EACH = func.json_each(_POLLED).table_valued("key", "value", name="polled")
_EACH_TEXT = func.json_each_text(cast(_POLLED, JSON)).table_valued("key", "value", name="polled")
_RESTS = {
    "sqlite": (_rest(_EACH, _EACH.c.value), "%Y-%m-%d %H:%M:%S.%f"),
    "postgresql": (_rest(_EACH_TEXT, cast(_EACH_TEXT.c.value, UtcDateTime())), "%Y-%m-%d %H:%M:%S.%f+00"),
}


async def claim_due(
    session: AsyncSession,
    now: datetime,
    wire: datetime,
    owner: str,
    *,
    limit: int,
    lease: timedelta,
    per_host: int,
    full: Collection[str] = (),
) -> list[ClaimedSource]:
    """Claim sources that are due at `now` and in nobody's hands at `wire`, the most overdue first.

    Of one host `per_host` at most, and none of the hosts that are `full`.
    """
    claimed: list[ClaimedSource] = []
    shares = Shares(per_host, full)
    while (room := limit - len(claimed)) > 0:
        statement = _CLAIM.where(*elsewhere(_TABLE.c.address, shares.full))
        moments = {"now": now, "wire": wire, "watched_from": now - WATCHED_AFTER}
        found = (await session.execute(statement, {**moments, "room": room})).all()
        some = [
            ClaimedSource(row[0], row[1], row[2], row[3], row[4], SourceStanding(*row[5:]))
            for row in found
            if shares.take(row[1])
        ]
        if some:
            ids = [one.id for one in some]
            await session.execute(_LEASE, {"ids": ids, "owner": owner, "until": wire + lease})
        claimed += some
        if len(found) < room:
            break
    return claimed


async def settle(session: AsyncSession, owner: str, standings: Mapping[int, SourceStanding]) -> None:
    """Note what polls gave and release their claims; those whose lease was lost meanwhile are left alone."""
    if not standings:
        return
    rows = [
        {
            "settled": source_id,
            "owner": owner,
            **{f"new_{name}": getattr(standing, name) for name in SourceStanding.__slots__},
        }
        for source_id, standing in standings.items()
    ]
    await (await session.connection()).execute(_SETTLE, rows)


async def rest(session: AsyncSession, now: datetime, owner: str, next_polls: Mapping[int, datetime]) -> None:
    """Note that polls succeeded and changed nothing but when to ask next; a lost lease is left alone as in `settle`."""
    if not next_polls:
        return
    statement, form = _RESTS[session.get_bind().dialect.name]
    moments = {source_id: at.astimezone(UTC).strftime(form) for source_id, at in next_polls.items()}
    await session.execute(statement, {"polls": json.dumps(moments), "now": now, "owner": owner})


async def any_due(session: AsyncSession, now: datetime, wire: datetime, full: Collection[str] = ()) -> bool:
    """Whether `claim_due` would find something."""
    statement = _ANY_DUE.where(*elsewhere(_TABLE.c.address, full))
    return await session.scalar(statement, {"now": now, "wire": wire}) is not None


async def release_others(session: AsyncSession, owner: str) -> None:
    """Release what everybody but `owner` has claimed: only for a database that nobody else works on."""
    await session.execute(
        update(Source)
        .where(Source.lease_owner.is_not(None), Source.lease_owner != owner)
        .values(lease_owner=None, lease_until_wire=None)
    )
