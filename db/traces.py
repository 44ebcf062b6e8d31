"""The trace: why something was told, or was not.

Written in the transaction of the step itself, so that what happened and the note of it cannot part.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, insert, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import Announcement, Trace

_SHOWN = 200


@dataclass(frozen=True, slots=True)
class Note:
    """One step to be noted: `step` names it, as `bot.stories` tells it; `outcome` is what came of it.

    `reason` is a short code in words (`first fetch`, `published long ago`), `detail` holds figures. Where `guild_id` is
    set, only that guild may see it.
    """

    step: str
    outcome: str
    reason: str | None = None
    detail: dict[str, Any] | None = None
    article_id: int | None = None
    launch_id: int | None = None
    source_id: int | None = None
    guild_id: int | None = None
    target_id: int | None = None


async def add(session: AsyncSession, at: datetime, *notes: Note) -> None:
    """Note steps taken at `at`."""
    if notes:
        rows = [{**{name: getattr(note, name) for name in Note.__slots__}, "at": at} for note in notes]
        # with its nulls, or rows that have others would be a statement each
        await session.execute(insert(Trace), rows, execution_options={"render_nulls": True})


async def for_article(session: AsyncSession, article_id: int, guild_id: int | None) -> Sequence[Trace]:
    """Return the steps of an article, oldest first, as far as this guild may see them.

    Steps of the launches that the article speaks of belong to it where they name it.
    """
    return await _shown(session, Trace.article_id == article_id, guild_id)


async def for_launch(session: AsyncSession, launch_id: int, guild_id: int | None) -> Sequence[Trace]:
    """Return the steps of a launch and of the articles that speak of it, oldest first, as this guild may see them."""
    articles = select(Announcement.article_id).where(Announcement.launch_id == launch_id)
    return await _shown(session, or_(Trace.launch_id == launch_id, Trace.article_id.in_(articles)), guild_id)


async def _shown(session: AsyncSession, subject: ColumnElement[bool], guild_id: int | None) -> Sequence[Trace]:
    # what became of a direct message is nobody's of a server
    of_all = and_(Trace.guild_id.is_(None), Trace.target_id.is_(None))
    visible = or_(of_all, Trace.guild_id == guild_id)
    newest = await session.scalars(select(Trace).where(subject, visible).order_by(Trace.id.desc()).limit(_SHOWN))
    return list(newest)[::-1]
