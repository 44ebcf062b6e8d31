"""The outbox: noting what became of each delivery.

Times named `_wire` are real time, `due` and `sent_at` are domain time.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select, text, update
from sqlalchemy.ext.asyncio import AsyncSession

import db.traces
from db.claims import Hold, moments
from db.delivery_states import PENDING, SENDING, SENT, number
from db.models import Delivery, Notice, Target
from db.states import DeliveryState


async def sent(session: AsyncSession, token: str, message_id: int, now: datetime) -> None:
    """Note that the message is there, whoever brought it there: true even if the lease was lost meanwhile."""
    await sent_all(session, [(token, message_id)], now)


async def sent_all(session: AsyncSession, messages: Sequence[tuple[str, int]], now: datetime) -> None:
    """Note for each (token, message) that it is there."""
    if not messages:
        return
    await session.execute(
        # 3 is sent, what is less is open.
        text(
            "UPDATE delivery SET state = 3, message_id = :message_id, sent_at = :now, owner = NULL,"
            " lease_until_wire = NULL, retry_at_wire = NULL, error_code = NULL, reason = NULL"
            " WHERE token = :token AND state IN (0, 1, 2)"
        ).bindparams(*moments("now")),
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
        state=number(DeliveryState.PENDING),
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
        state=number(DeliveryState.UNCERTAIN),
        retry_at_wire=retry_at,
        reason=reason,
        error_code=code,
    )


async def close(
    session: AsyncSession, row: Hold, owner: str, state: DeliveryState, reason: str, code: int | None, now: datetime
) -> None:
    """Note, in the trace too, that this delivery was refused for good, or is held back with its target."""
    if await _finish(session, row, owner, state=number(state), reason=reason, error_code=code):
        await _trace(session, [row.id], state, reason, now)


async def _finish(session: AsyncSession, row: Hold, owner: str, **values: object) -> bool:
    changed = await session.scalar(
        update(Delivery)
        .where(Delivery.id == row.id, SENDING, Delivery.owner == owner, Delivery.attempts == row.attempts)
        .values(owner=None, lease_until_wire=None, **values)
        .returning(Delivery.id)
    )
    return changed is not None


async def drop(session: AsyncSession, ids: Sequence[int], state: DeliveryState, reason: str, now: datetime) -> None:
    """Close pending deliveries that are not worth sending any more, with a trace for each."""
    closed = await session.scalars(
        update(Delivery)
        .where(Delivery.id.in_(ids), PENDING)
        .values(state=number(state), reason=reason)
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


async def told_of(session: AsyncSession, launch_id: int, target_id: int, before_id: int, limit: int) -> dict[int, int]:
    """Return the messages, by delivery, that told a target of a launch before this delivery, newest first."""
    found = await session.execute(
        select(Delivery.id, Delivery.message_id)
        .where(
            Delivery.launch_id == launch_id,
            Delivery.target_id == target_id,
            Delivery.id != before_id,
            SENT,
            Delivery.message_id.is_not(None),
        )
        .order_by(Delivery.sent_at.desc(), Delivery.id.desc())
        .limit(limit)
    )
    return {row.id: row.message_id for row in found}
