"""Taking up what is due: one row for each target and lane, noted durably before any request.

The protocol itself stands in `jobs.deliver`; here is what its steps do to a row. Times named `_wire` are real
time, `due` is domain time.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from sqlalchemy import (
    BindParameter,
    Integer,
    Select,
    and_,
    bindparam,
    delete,
    literal_column,
    or_,
    select,
    text,
    update,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from db.delivery_states import PENDING, UNFINISHED, among, number
from db.models import Delivery
from db.states import DeliveryState
from db.upsert import is_postgresql


@dataclass(frozen=True, slots=True)
class Hold:
    """A row that its owner may send now; `attempts` is also its fence: only this attempt's result counts."""

    id: int
    token: str
    attempts: int


async def due_ids(session: AsyncSession, lane: int, now: datetime, wire: datetime, limit: int) -> list[int]:
    """Return the deliveries of a lane whose turn it is, earliest first, locked against other claims.

    At most one for each target: a row waits while an earlier one of its target and lane is due, being
    sent, or in doubt, so that order is kept even across crashes.
    """
    statement = _due(int(lane), is_postgresql(session))
    return list(await session.scalars(statement, {"now": now, "wire": wire, "limit": limit}))


@cache
def _due(lane: int, locking: bool) -> Select[int]:
    row, earlier = Delivery, aliased(Delivery, name="earlier")
    ahead = (
        select(earlier.id)
        .where(
            earlier.target_id == row.target_id,
            earlier.lane == row.lane,
            among(*UNFINISHED, row=earlier),
            earlier.id != row.id,
            or_(
                earlier.state > number(DeliveryState.PENDING),
                earlier.due < row.due,
                and_(earlier.due == row.due, earlier.id < row.id),
            ),
        )
        .correlate(row)
        .exists()
    )
    moment = row.due.type
    statement = (
        select(row.id)
        .where(
            PENDING,
            row.lane == literal_column(str(lane)),
            row.due <= bindparam("now", type_=moment),
            or_(row.retry_at_wire.is_(None), row.retry_at_wire <= bindparam("wire", type_=moment)),
            ~ahead,
        )
        .order_by(row.due, row.id)
        .limit(bindparam("limit", type_=Integer()))
    )
    return statement.with_for_update(of=row, skip_locked=True) if locking else statement


async def hold(session: AsyncSession, holds: Sequence[Hold], owner: str, wire: datetime, lease_until: datetime) -> None:
    """Note, before any request, that this owner is about to send these: token, attempt and lease.

    The attempt window's first moment is kept if one is open: the same nonce goes out again.
    """
    if not holds:
        return
    await session.execute(
        # 0 is pending, 1 sending, 2 uncertain.
        text(
            "UPDATE delivery SET state = 1, token = :token, owner = :owner, attempts = :attempts,"
            " first_attempt_wire = COALESCE(first_attempt_wire, :wire), last_attempt_wire = :wire,"
            " lease_until_wire = :lease, retry_at_wire = NULL WHERE id = :id AND state IN (0, 2)"
        ).bindparams(*moments("wire", "lease")),
        [
            {
                "id": row.id,
                "token": row.token,
                "owner": owner,
                "attempts": row.attempts,
                "wire": wire,
                "lease": lease_until,
            }
            for row in holds
        ],
    )


async def postpone(session: AsyncSession, delivery_id: int, due: datetime) -> None:
    """Move a pending delivery to a later moment (domain time): quiet hours, or a changed morning."""
    await session.execute(update(Delivery).where(Delivery.id == delivery_id, PENDING).values(due=due))


async def forget(session: AsyncSession, ids: Sequence[int]) -> None:
    """Delete rows whose target or notice was deleted while a fan-out that saw it was under way."""
    if ids:
        await session.execute(delete(Delivery).where(Delivery.id.in_(ids), PENDING))


def moments(*names: str) -> list[BindParameter[datetime]]:
    """Return the parameters of a textual statement that are moments."""
    return [bindparam(name, type_=Delivery.due.type) for name in names]
