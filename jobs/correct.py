"""Corrections: when a reading was wrong, what was posted by it is edited, beside the correction that is posted.

Telling is the outbox's: the correction is a revision like any other, so it is never silent and never lost. The edits
come right after it went out, and are made once: they say what is true now, under a message that says so, too.
"""

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import replace

import db.deliveries
import db.standings
from db.engine import Database
from db.standings import Standing
from db.states import Lane, NoticeKind
from jobs.bounds import Bounds
from jobs.clock import Clock
from jobs.load import load_posts
from jobs.post import Post, RevisionView
from jobs.sender import Sender, SendFailed

_log = logging.getLogger(__name__)

_HOW_MANY = 5


class Corrections:
    """Edit posts that told what has been corrected."""

    def __init__(self, database: Database, sender: Sender, clock: Clock, bounds: Bounds) -> None:
        self._database = database
        self._sender = sender
        self._clock = clock
        self._bounds = bounds

    async def amend(self, told: Sequence[tuple[Standing, RevisionView]]) -> None:
        """Edit the last few posts about each corrected launch in the target that was just told of the correction."""
        for correction, revision in told:
            if correction.launch_id is None:
                continue
            now = self._clock.now()
            async with self._database.read() as session:
                messages = await db.deliveries.told_of(
                    session, correction.launch_id, correction.target_id, correction.id, _HOW_MANY
                )
                rows = await db.standings.of(session, list(messages))
            posts = await load_posts(self._database, [(row, row.token or "") for row in rows], now)
            await asyncio.gather(
                *(
                    self._edit(post, messages[row.id], revision)
                    for row, post in zip(rows, posts, strict=True)
                    # A live card is kept up to date anyway; what replies to it carries its message.
                    if post.reply_to != messages[row.id]
                )
            )

    async def _edit(self, post: Post, message_id: int, revision: RevisionView) -> None:
        told = revision if post.kind is NoticeKind.REVISION else post.revision
        current = replace(post, revision=told, lane=int(Lane.ARTICLE), ping_role_id=None)
        try:
            async with asyncio.timeout(self._bounds.request.total_seconds()):
                await self._sender.edit(current, message_id)
        except (TimeoutError, SendFailed) as error:
            _log.info("not amended", extra={"action": "amend-failed", "token": post.token, "why": str(error)})
        except Exception:  # the edge: what broke in one message must not stop the others
            _log.exception("not amended", extra={"action": "amend-failed", "token": post.token})
