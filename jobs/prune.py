"""Retention: what nobody needs any more is deleted, in small transactions."""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

import db.retention
from db.engine import Database, Session

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Retention:
    """For how long things are kept. Buttons under a message work as long as its notice is kept."""

    traces: timedelta = timedelta(days=90)
    notices: timedelta = timedelta(days=180)
    articles: timedelta = timedelta(days=730)
    left_guilds: timedelta = timedelta(days=30)
    unused_sources: timedelta = timedelta(days=30)
    items_per_source: int = 5_000
    chunk: int = 500


async def prune(database: Database, now: datetime, retention: Retention | None = None) -> dict[str, int]:
    """Delete what is older than it is kept; return how many rows of each kind, without those that went with them."""
    kept = retention or Retention()
    steps: dict[str, Callable[[Session], Awaitable[int]]] = {
        "guilds": partial(db.retention.forget_guilds, before=now - kept.left_guilds, limit=kept.chunk),
        "notices": partial(db.retention.forget_notices, before=now - kept.notices, limit=kept.chunk),
        "traces": partial(db.retention.forget_traces, before=now - kept.traces, limit=kept.chunk),
        "articles": partial(db.retention.forget_articles, before=now - kept.articles, limit=kept.chunk),
        "sources": partial(db.retention.forget_sources, before=now - kept.unused_sources, limit=kept.chunk),
        "items": partial(db.retention.forget_items, keep=kept.items_per_source, limit=kept.chunk),
    }
    deleted = {name: await _repeat(database, step, kept.chunk) for name, step in steps.items()}
    if any(deleted.values()):
        log.info("pruned", extra={"action": "pruned", **{f"pruned_{name}": count for name, count in deleted.items()}})
    return deleted


async def _repeat(database: Database, step: Callable[[Session], Awaitable[int]], chunk: int) -> int:
    total = 0
    while True:
        async with database.begin() as session:
            deleted = await step(session)
        total += deleted
        if deleted < chunk:
            return total
