"""The hourly cap of a channel: what comes above it is told together at the end of the hour.

Countdowns and alerts are never held back, but they count: the cap is about how much a channel gets.
"""

from collections.abc import Sequence
from datetime import datetime

import db.digests
from db.engine import Session
from db.standings import Standing
from db.states import Lane, NoticeKind


async def within_cap(session: Session, rows: Sequence[Standing], now: datetime) -> list[Standing]:
    """Fold what exceeds its channel's cap into that channel's digest; return the rest."""
    capped = {row.target_id: row.hourly_cap for row in rows if row.hourly_cap is not None and _may_wait(row)}
    sent = await db.digests.sent_within(session, capped, now - db.digests.HOUR)
    kept = []
    for row in rows:
        cap = capped.get(row.target_id)
        if cap is None or not _may_wait(row) or sent.get(row.target_id, 0) < cap:
            kept.append(row)
            sent[row.target_id] = sent.get(row.target_id, 0) + 1
        else:
            await db.digests.fold(session, row.id, row.target_id, now)
    return kept


def _may_wait(row: Standing) -> bool:
    return row.lane >= Lane.ARTICLE and row.kind is not NoticeKind.DIGEST
