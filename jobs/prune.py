"""Retention: what nobody speaks of or needs any more is ended or deleted, in small transactions."""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

import db.plans
import db.retention
from db.engine import Database

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Retention:
    """For how long things are kept. Buttons under a message work as long as its notice is kept.

    After `silence` since its window passed, and since anybody spoke of it, a launch is no longer tracked.
    """

    silence: timedelta = timedelta(days=365)
    traces: timedelta = timedelta(days=90)
    notices: timedelta = timedelta(days=180)
    launches: timedelta = timedelta(days=730)
    articles: timedelta = timedelta(days=730)
    left_guilds: timedelta = timedelta(days=30)
    unused_sources: timedelta = timedelta(days=30)
    items_per_source: int = 5_000
    chunk: int = 500
    deliveries_chunk: int = 2_000


async def prune(database: Database, now: datetime, retention: Retention | None = None) -> dict[str, int]:
    """End what fell silent and delete what is older than it is kept; return how many rows of each kind.

    Those that went with a deleted one are not counted.
    """
    kept = retention or Retention()
    few, many = kept.chunk, kept.deliveries_chunk
    # with a guild goes all that was ever told there
    steps: dict[str, tuple[Callable[..., Awaitable[int]], int]] = {
        "guilds": (partial(db.retention.forget_guilds, before=now - kept.left_guilds), 1),
        "deliveries": (partial(db.retention.forget_deliveries, before=now - kept.notices), many),
        "notices": (partial(db.retention.forget_notices, before=now - kept.notices), few),
        "cards": (db.retention.forget_cards, few),
        "silent": (partial(db.plans.end_silent, now=now, before=now - kept.silence), few),
        "launches": (partial(db.retention.forget_launches, before=now - kept.launches), few),
        "traces": (partial(db.retention.forget_traces, before=now - kept.traces), few),
        "articles": (partial(db.retention.forget_articles, before=now - kept.articles), few),
        "sources": (partial(db.retention.forget_sources, before=now - kept.unused_sources), few),
        "items": (partial(db.retention.forget_items, keep=kept.items_per_source), few),
    }
    deleted = {name: await _repeat(database, step, limit) for name, (step, limit) in steps.items()}
    if any(deleted.values()):
        _log.info("pruned", extra={"action": "pruned", **{f"pruned_{name}": count for name, count in deleted.items()}})
    return deleted


async def _repeat(database: Database, step: Callable[..., Awaitable[int]], limit: int) -> int:
    total = 0
    while True:
        async with database.begin() as session:
            deleted = await step(session, limit=limit)
        total += deleted
        if deleted < limit:
            return total
