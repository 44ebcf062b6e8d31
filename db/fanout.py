"""Fan-out: one notice becomes one delivery for each target that wants it, in chunks of one transaction each.

    followers of each subject (`db.audience`) ──► INSERT … SELECT … ON CONFLICT

Each chunk is a range of target ids, so it can be resumed and its time does not grow with the number of routes. The
unique key (notice, target) decides: a chunk may run twice, or beside itself, and two brands give one post.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    Executable,
    Integer,
    Select,
    and_,
    bindparam,
    literal,
    null,
    select,
    text,
    true,
)
from sqlalchemy.ext.asyncio import AsyncSession

from db.audience import Audience, Branch, Telling, branches, rows
from db.delivery_states import among, number
from db.models import Delivery, Target
from db.notices import NoticeRow
from db.states import DeliveryState
from db.types import BIG_ID, UtcDateTime
from db.upsert import insert_for, is_postgresql

_LAST = 2**63 - 1
# Rows and cursor are one transaction: what a crash of the server takes back is made again, so the commit need not wait
# for the disk. And a chunk is some look-ups by key, though the planner would rather read all guilds for a few of them.
_HURRY = text(
    "SELECT set_config('synchronous_commit', 'off', true), set_config('plan_cache_mode', 'force_custom_plan', true),"
    " set_config('enable_hashjoin', 'off', true), set_config('enable_mergejoin', 'off', true)"
)
_MOVABLE = among(DeliveryState.PENDING, DeliveryState.SUPERSEDED, DeliveryState.SKIPPED)
_COLUMNS = (
    "notice_id",
    "target_id",
    "launch_id",
    "route_id",
    "subscription_id",
    "lane",
    "due",
    "plan_version",
    "epoch",
)


async def chunk(session: AsyncSession, audience: Audience, telling: Telling, cursor: int, size: int) -> int | None:
    """Insert the deliveries of the next targets after `cursor`; return the new cursor, None when that was the last.

    No subject has more than `size` targets in a chunk. With `telling.movable` a delivery that was planned for an
    older version and is not sent moves to the new time.
    """
    postgresql = is_postgresql(session)
    bounds, inserts = _statements(audience, telling, postgresql)
    if bounds is None:
        return None
    if postgresql:
        await session.execute(_HURRY)
    found = (await session.execute(bounds, {"cursor": cursor, "others": size - 1})).one()
    firsts, lasts = found[::2], found[1::2]
    upper = min((last for last in lasts if last is not None), default=None)
    for first, insert in zip(firsts, inserts, strict=True):
        if first is not None and (upper is None or first <= upper):
            await session.execute(insert, {"cursor": cursor, "upper": _LAST if upper is None else upper})
    return upper


async def single(session: AsyncSession, notice: NoticeRow) -> None:
    """Insert the one delivery of a notice that is meant for one target."""
    chosen = select(
        literal(notice.id, BIG_ID),
        Target.id,
        literal(notice.launch_id, BIG_ID),
        null().cast(BIG_ID),
        null().cast(BIG_ID),
        literal(notice.lane),
        literal(notice.due, UtcDateTime()),
        literal(notice.plan_version),
        literal(notice.epoch),
    ).where(Target.id == notice.target_id)
    await session.execute(_insertion(chosen, movable=False, postgresql=is_postgresql(session)))


@lru_cache(maxsize=4)
def _statements(
    audience: Audience, telling: Telling, postgresql: bool
) -> tuple[Executable | None, Sequence[Executable]]:
    """Return the statement that finds a chunk's end, and the insertion of each branch.

    Built once for all chunks of a notice: building them costs as much as running them.
    """
    found = branches(audience)
    inserts = [
        _insertion(rows(branch, audience, telling), movable=telling.movable, postgresql=postgresql) for branch in found
    ]
    return (select(*(end for branch in found for end in _ends(branch))) if found else None), inserts


def _ends(branch: Branch) -> tuple[Any, Any]:
    """Return the branch's first target of a chunk, and its last: none if it has fewer than a whole chunk's."""
    others = bindparam("others", type_=Integer())
    in_order = branch.targets().order_by(branch.table.target_id).limit(1)
    return in_order.scalar_subquery(), in_order.offset(others).scalar_subquery()


def _insertion(chosen: Select[*tuple[Any, ...]], *, movable: bool, postgresql: bool) -> Executable:
    # SQLite reads "SELECT … ON CONFLICT" without WHERE as a join condition.
    chosen = chosen.where(true())
    unique: Sequence[str] = ["notice_id", "target_id"]
    statement = insert_for(Delivery, postgresql=postgresql).from_select(_COLUMNS, chosen, include_defaults=False)
    if not movable:
        return statement.on_conflict_do_nothing(index_elements=unique)
    moved = statement.excluded
    return statement.on_conflict_do_update(
        index_elements=unique,
        set_={
            "due": moved.due,
            "plan_version": moved.plan_version,
            "route_id": moved.route_id,
            "subscription_id": moved.subscription_id,
            "state": number(DeliveryState.PENDING),
            "reason": null(),
            "retry_at_wire": null(),
        },
        # Sent once an epoch: only what was not sent can move.
        where=and_(_MOVABLE, Delivery.plan_version < moved.plan_version),
    )
