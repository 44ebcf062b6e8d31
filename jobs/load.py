"""Loading posts: from outbox rows to everything their cards are made from, as it stands now."""

from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import datetime
from typing import TypeVar

import db.cards
import db.digests
import db.live_cards
from db.cards import ArticleRow, LaunchOnCard, RevisionRow
from db.engine import Database
from db.models import Revision
from db.standings import Standing
from db.states import NoticeKind, Style, TargetKind
from db.targets import PausedTarget
from jobs.outcomes import Card
from jobs.post import ArticleView, DigestEntry, LaunchView, Post, RevisionView, Target
from jobs.sender import Pause
from launches.countdown import MilestoneKind

_View = TypeVar("_View", ArticleView, LaunchView, RevisionView, DigestEntry)


async def load_posts(database: Database, rows: Sequence[tuple[Standing, str]], now: datetime) -> list[Post]:
    """Return the post of each (row, token), rendered for `now`, in the same order."""
    if not rows:
        return []
    async with database.read() as session:
        revisions = await db.cards.revisions(
            session, (row.revision_id for row, _ in rows if row.revision_id is not None)
        )
        told = {row: _article_of(row, revisions) for row, _ in rows}
        articles = await db.cards.articles(
            session, ((article_id, row.guild_id) for row, article_id in told.items() if article_id is not None)
        )
        launches = await db.cards.launches(
            session, ((row.launch_id, row.guild_id) for row, _ in rows if row.launch_id is not None)
        )
        cards = await db.live_cards.messages(
            session, ((row.launch_id or 0, row.target_id) for row, _ in rows if _may_be_card(row))
        )
        digests = await db.digests.entries(
            session, [(row.notice_id, row.target_id) for row, _ in rows if row.kind is NoticeKind.DIGEST]
        )
    posts = []
    for row, token in rows:
        revision = revisions.get(row.revision_id) if row.revision_id is not None else None
        article_id = told[row]
        article = articles.get((article_id, row.guild_id)) if article_id is not None else None
        launch = launches.get((row.launch_id, row.guild_id)) if row.launch_id is not None else None
        post = _post(row, token, article, launch, revision, now)
        if _may_be_card(row) and row.launch_id is not None:
            post = replace(post, style=Style.LIVE, reply_to=cards.get((row.launch_id, row.target_id)))
        if row.kind is NoticeKind.DIGEST:
            post = replace(post, digest=tuple(_view(DigestEntry, entry) for entry in digests[row.notice_id]))
        posts.append(post)
    return posts


def _article_of(row: Standing, revisions: dict[int, RevisionRow]) -> int | None:
    """Return the article a row tells of: its own, or the one that its revision came from."""
    if row.article_id is not None or row.revision_id is None:
        return row.article_id
    revision = revisions.get(row.revision_id)
    return revision.article_id if revision else None


def target_of(row: Standing) -> Target:
    """Return where the row goes."""
    return Target(
        id=row.target_id,
        kind=row.target_kind,
        channel_id=row.channel_id,
        guild_id=row.guild_id,
        user_id=row.user_id,
        zone=row.zone,
        locale=row.locale,
    )


def _post(
    row: Standing,
    token: str,
    article: ArticleRow | None,
    launch: LaunchOnCard | None,
    revision: RevisionRow | None,
    now: datetime,
) -> Post:
    return Post(
        token=token,
        kind=row.kind,
        lane=row.lane,
        target=target_of(row),
        due=row.due,
        now=now,
        article=None if article is None else _view(ArticleView, article),
        launch=None if launch is None else _view(LaunchView, launch),
        revision=None if revision is None else revision_view(revision),
        milestone=MilestoneKind(row.milestone) if row.milestone in set(MilestoneKind) else None,
        ping_role_id=row.ping_role_id,
    )


def _may_be_card(row: Standing) -> bool:
    """Whether a delivery can be a launch's live card or a reply to it.

    Articles stand for themselves. In a forum each post has a thread of its own, and members' messages are not edited:
    nobody sees an edit that far up.
    """
    return (
        row.style is Style.LIVE
        and row.launch_id is not None
        and row.kind in (NoticeKind.REVISION, NoticeKind.MILESTONE, NoticeKind.OVERDUE)
        and row.target_kind in (TargetKind.CHANNEL, TargetKind.THREAD)
    )


def card_of(row: Standing, true_until: datetime) -> Card | None:
    """Return the live card that a delivery becomes if its launch has none, None where it cannot be one."""
    if row.launch_id is None or row.plan is None or not _may_be_card(row):
        return None
    return Card(row.launch_id, row.plan.shown_version, true_until)


def revision_view(row: RevisionRow | Revision) -> RevisionView:
    """Return a change as cards know it."""
    return _view(RevisionView, row)


def _view(kind: type[_View], row: object) -> _View:
    """Return what a card shows of a row, which has it by the same names."""
    return kind(**{field.name: getattr(row, field.name) for field in fields(kind)})


def pause_of(row: PausedTarget) -> Pause:
    """Return what a guild is to be told about a paused target."""
    target = Target(row.id, row.kind, row.channel_id, row.guild_id, row.user_id)
    return Pause(target, row.code, row.reason, row.paused_at, row.review_channel_id, row.configured_by)
