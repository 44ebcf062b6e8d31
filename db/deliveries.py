"""The outbox: claiming what is due, noting what became of it, and what is in doubt.

States are written as numbers (`state = 0`): a bound parameter hides from the planner that the partial indexes
fit. Times named `_wire` are real time, `due` and `sent_at` are domain time. The protocol itself stands
in `jobs.deliver`; here is what each of its steps does to a row.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Executable,
    Integer,
    Select,
    and_,
    bindparam,
    func,
    literal_column,
    or_,
    select,
    text,
    union_all,
    update,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

import db.traces
from db.models import Delivery, Notice, Setting, Target
from db.states import DeliveryState, Lane, TargetKind

_PAUSE_ALL = "sending_paused"


def _state(*numbers: int) -> ColumnElement[bool]:
    """Return the condition on the state exactly as the partial indexes spell it."""
    if len(numbers) == 1:
        return Delivery.state == literal_column(str(numbers[0]))
    return Delivery.state.in_([literal_column(str(number)) for number in numbers])


@dataclass(frozen=True, slots=True)
class Hold:
    """A row that its owner may send now; `attempts` is also its fence: only this attempt's result counts."""

    id: int
    token: str
    attempts: int


@dataclass(frozen=True, slots=True)
class Doubt:
    """A row whose last request may have arrived."""

    id: int
    token: str
    target_id: int
    kind: TargetKind
    attempts: int
    first_attempt: datetime
    last_attempt: datetime


async def due_ids(session: AsyncSession, lane: int, now: datetime, wire: datetime, limit: int) -> list[int]:
    """Return the deliveries of a lane whose turn it is, earliest first, locked against other claims.

    At most one for each target: a row waits while an earlier one of its target and lane is due, being
    sent, or in doubt, so that order is kept even across crashes.
    """
    statement = _due(int(lane), session.get_bind().dialect.name == "postgresql")
    return list(await session.scalars(statement, {"now": now, "wire": wire, "limit": limit}))


@cache
def _due(lane: int, locking: bool) -> Select[int]:
    row, earlier = Delivery, aliased(Delivery, name="earlier")
    ahead = (
        select(earlier.id)
        .where(
            earlier.target_id == row.target_id,
            earlier.lane == row.lane,
            earlier.state.in_([literal_column("0"), literal_column("1"), literal_column("2")]),
            earlier.id != row.id,
            or_(
                earlier.state > literal_column("0"),
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
            _state(0),
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
        text(
            "UPDATE delivery SET state = 1, token = :token, owner = :owner, attempts = :attempts,"
            " first_attempt_wire = COALESCE(first_attempt_wire, :wire), last_attempt_wire = :wire,"
            " lease_until_wire = :lease, retry_at_wire = NULL WHERE id = :id AND state IN (0, 2)"
        ).bindparams(*_moments("wire", "lease")),
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


async def sent(session: AsyncSession, token: str, message_id: int, now: datetime) -> None:
    """Note that the message is there, whoever brought it there: true even if the lease was lost meanwhile."""
    await sent_all(session, [(token, message_id)], now)


async def sent_all(session: AsyncSession, messages: Sequence[tuple[str, int]], now: datetime) -> None:
    """Note for each (token, message) that it is there."""
    if not messages:
        return
    await session.execute(
        text(
            "UPDATE delivery SET state = 3, message_id = :message_id, sent_at = :now, owner = NULL,"
            " lease_until_wire = NULL, retry_at_wire = NULL, error_code = NULL, reason = NULL"
            " WHERE token = :token AND state IN (0, 1, 2)"
        ).bindparams(*_moments("now")),
        [{"token": token, "message_id": message_id or None, "now": now} for token, message_id in messages],
    )


async def release(
    session: AsyncSession, row: Hold, owner: str, retry_at: datetime | None, reason: str | None, code: int | None
) -> None:
    """Put a row back whose request created nothing; its attempt window closes."""
    await _finish(
        session,
        row,
        owner,
        state=literal_column("0"),
        first_attempt_wire=None,
        last_attempt_wire=None,
        retry_at_wire=retry_at,
        reason=reason,
        error_code=code,
    )


async def doubt(
    session: AsyncSession, row: Hold, owner: str, retry_at: datetime | None, reason: str, code: int | None
) -> None:
    """Note that nobody knows whether the request arrived."""
    await _finish(
        session,
        row,
        owner,
        state=literal_column("2"),
        retry_at_wire=retry_at,
        reason=reason,
        error_code=code,
    )


async def close(
    session: AsyncSession, row: Hold, owner: str, state: DeliveryState, reason: str, code: int | None, now: datetime
) -> None:
    """Note, in the trace too, that this delivery was refused for good, or is held back with its target."""
    number: ColumnElement[int] = literal_column(str(int(state)))
    if await _finish(session, row, owner, state=number, reason=reason, error_code=code):
        await _trace(session, [row.id], state, reason, now)


async def _finish(session: AsyncSession, row: Hold, owner: str, **values: object) -> bool:
    changed = await session.scalar(
        update(Delivery)
        .where(Delivery.id == row.id, _state(1), Delivery.owner == owner, Delivery.attempts == row.attempts)
        .values(owner=None, lease_until_wire=None, **values)
        .returning(Delivery.id)
    )
    return changed is not None


async def drop(session: AsyncSession, ids: Sequence[int], state: DeliveryState, reason: str, now: datetime) -> None:
    """Close pending deliveries that are not worth sending any more, with a trace for each."""
    closed = await session.scalars(
        update(Delivery)
        .where(Delivery.id.in_(ids), _state(0))
        .values(state=literal_column(str(int(state))), reason=reason)
        .returning(Delivery.id)
    )
    await _trace(session, list(closed), state, reason, now)


async def _trace(session: AsyncSession, ids: Sequence[int], state: DeliveryState, reason: str, now: datetime) -> None:
    rows = await session.execute(
        select(
            Delivery.launch_id,
            Delivery.target_id,
            Notice.article_id,
            Notice.kind,
            Notice.milestone,
            Target.guild_id,
        )
        .join(Notice, Notice.id == Delivery.notice_id)
        .join(Target, Target.id == Delivery.target_id)
        .where(Delivery.id.in_(ids))
        .order_by(Delivery.id)
    )
    notes = [
        db.traces.Note(
            "send",
            state.name.lower(),
            reason,
            {"kind": row.kind.value, "milestone": row.milestone},
            article_id=row.article_id,
            launch_id=row.launch_id,
            guild_id=row.guild_id,
            target_id=row.target_id,
        )
        for row in rows
    ]
    await db.traces.add(session, now, *notes)


async def postpone(session: AsyncSession, delivery_id: int, due: datetime) -> None:
    """Move a pending delivery to a later moment (domain time): quiet hours, or a changed morning."""
    await session.execute(update(Delivery).where(Delivery.id == delivery_id, _state(0)).values(due=due))


async def expire(session: AsyncSession, wire: datetime) -> None:
    """Note that what was being sent when its owner fell silent is in doubt."""
    await session.execute(
        update(Delivery)
        .where(_state(1, 2), _state(1), Delivery.lease_until_wire < wire)
        .values(state=literal_column("2"), reason="owner-lost", retry_at_wire=None)
    )


async def doubts(session: AsyncSession, wire: datetime, limit: int = 100) -> list[Doubt]:
    """Return the rows in doubt whose time to look at them has come, oldest first."""
    found = await session.execute(
        select(
            Delivery.id,
            Delivery.token,
            Delivery.target_id,
            Target.kind,
            Delivery.attempts,
            Delivery.first_attempt_wire.label("first_attempt"),
            Delivery.last_attempt_wire.label("last_attempt"),
        )
        .join(Target, Target.id == Delivery.target_id)
        .where(_state(1, 2), _state(2), or_(Delivery.retry_at_wire.is_(None), Delivery.retry_at_wire <= wire))
        .order_by(Delivery.last_attempt_wire, Delivery.id)
        .limit(limit)
    )
    return [Doubt(**row._mapping) for row in found]


async def look_again(session: AsyncSession, ids: Iterable[int], retry_at: datetime, reason: str | None = None) -> None:
    """Leave rows in doubt until this moment (wire time)."""
    values: dict[str, object] = {"retry_at_wire": retry_at}
    if reason is not None:
        values["reason"] = reason
    await session.execute(update(Delivery).where(Delivery.id.in_(list(ids)), _state(2)).values(values))


async def absent(session: AsyncSession, row: Doubt, *, give_up: bool = False) -> None:
    """Note that the history was read and the message is not in it: a new attempt window may open."""
    after = "4" if give_up else "0"
    await session.execute(
        update(Delivery)
        .where(Delivery.id == row.id, _state(2), Delivery.attempts == row.attempts)
        .values(
            state=literal_column(after),
            first_attempt_wire=None,
            last_attempt_wire=None,
            owner=None,
            lease_until_wire=None,
            retry_at_wire=None,
            reason="given-up" if give_up else "absent",
        )
    )


async def told_of(session: AsyncSession, launch_id: int, target_id: int, before_id: int, limit: int) -> dict[int, int]:
    """Return the messages, by delivery, that told a target of a launch before this delivery, newest first."""
    found = await session.execute(
        select(Delivery.id, Delivery.message_id)
        .where(
            Delivery.launch_id == launch_id,
            Delivery.target_id == target_id,
            Delivery.id != before_id,
            _state(3),
            Delivery.message_id.is_not(None),
        )
        .order_by(Delivery.sent_at.desc(), Delivery.id.desc())
        .limit(limit)
    )
    return {row.id: row.message_id for row in found}


async def anything(session: AsyncSession, now: datetime, wire: datetime, *, doubts: bool) -> bool:
    """Whether there may be something to send at this moment, or (`doubts`) something in doubt to look at."""
    return await session.scalar(_anything(doubts), {"now": now, "wire": wire}) is not None


@cache
def _anything(doubts: bool) -> Executable:
    moment = Delivery.due.type
    now, wire = bindparam("now", type_=moment), bindparam("wire", type_=moment)
    waited = or_(Delivery.retry_at_wire.is_(None), Delivery.retry_at_wire <= wire)
    found = [
        select(Delivery.id).where(
            _state(0), Delivery.lane == literal_column(str(int(lane))), Delivery.due <= now, waited
        )
        for lane in Lane
    ]
    if doubts:
        lapsed = or_(
            and_(Delivery.state == literal_column("1"), Delivery.lease_until_wire < wire),
            and_(Delivery.state == literal_column("2"), waited),
        )
        found.append(select(Delivery.id).where(_state(1, 2), lapsed))
    # SQLite takes no LIMIT within a UNION; a subquery each stops at its first row on both.
    return union_all(*(select(one.limit(1).subquery()) for one in found)).limit(1)


async def next_due(session: AsyncSession) -> datetime | None:
    """Return when the earliest pending delivery is due, be that past or ahead."""
    moments = [
        await session.scalar(
            select(func.min(Delivery.due)).where(_state(0), Delivery.lane == literal_column(str(int(lane))))
        )
        for lane in Lane
    ]
    return min((moment for moment in moments if moment is not None), default=None)


async def idle(session: AsyncSession, now: datetime) -> bool:
    """Whether nothing is due, being sent or in doubt at this moment, and every notice is planned."""
    if await session.scalar(select(Notice.id).where(Notice.planned_at.is_(None)).limit(1)) is not None:
        return False
    if await session.scalar(select(Delivery.id).where(_state(1, 2)).limit(1)) is not None:
        return False
    due = await next_due(session)
    return due is None or due > now


async def pause_all(session: AsyncSession, *, paused: bool) -> None:
    """Stop all sending, or take it up again; nothing is lost meanwhile."""
    await session.merge(Setting(key=_PAUSE_ALL, value="yes" if paused else "no"))


async def is_paused(session: AsyncSession) -> bool:
    """Whether the operator stopped all sending."""
    return await session.scalar(select(Setting.value).where(Setting.key == _PAUSE_ALL)) == "yes"


def _moments(*names: str) -> list[BindParameter[datetime]]:
    return [bindparam(name, type_=Delivery.due.type) for name in names]
