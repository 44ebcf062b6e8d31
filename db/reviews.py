"""Reviews: questions to one guild about a reading of low confidence, with what a person needs to answer them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, literal, select, true, update
from sqlalchemy.ext.asyncio import AsyncSession

from db.brands import visible_to
from db.errors import NotFound
from db.models import Announcement, Article, ArticleBrand, Brand, Guild, Review, Route
from db.states import ReviewState
from db.types import UtcDateTime, closed_set
from db.upsert import insert_into
from launches.announcement import Status
from launches.window import LaunchWindow

NOWHERE = 0
"""The message of a question that its channel would not take."""

_AT_ONCE = 20


@dataclass(frozen=True, slots=True)
class Question:
    """A reading and the article it was read from.

    `channel_id` is the guild's review channel of today, `zone` the guild's own and `home_zone` the maker's, if known.
    """

    id: int
    guild_id: int
    channel_id: int | None
    state: ReviewState
    zone: str
    home_zone: str | None
    product: str
    brands: tuple[str, ...]
    status: Status
    window: LaunchWindow | None
    not_before: bool
    phrase: str
    evidence: str
    confidence: float
    article_id: int
    title: str
    url: str


async def ask(session: AsyncSession, announcement_id: int, brand_ids: Iterable[int], now: datetime) -> int:
    """Ask every guild that follows one of these brands and has a review channel; return how many were asked.

    A guild is asked once about a reading. The question waits in `review` until it is posted.
    """
    guilds: Select[*tuple[Any, ...]] = (
        select(
            literal(announcement_id),
            Guild.id,
            literal(ReviewState.PENDING, closed_set(ReviewState)),
            Guild.review_channel_id,
            literal(now, UtcDateTime()),
        )
        .where(
            true(),
            Guild.left_at.is_(None),
            Guild.review_channel_id.is_not(None),
            Guild.id.in_(select(Route.guild_id).where(Route.brand_id.in_(list(brand_ids)))),
        )
        .order_by(Guild.id)
    )
    columns = ["announcement_id", "guild_id", "state", "channel_id", "created_at"]
    statement = insert_into(session, Review).from_select(columns, guilds)
    asked = await session.scalars(
        statement.on_conflict_do_nothing(index_elements=["announcement_id", "guild_id"]).returning(Review.id)
    )
    return len(asked.all())


async def unposted(session: AsyncSession) -> list[Question]:
    """Return questions that no guild was shown yet, oldest first."""
    waiting = (Review.message_id.is_(None), Review.state == ReviewState.PENDING)
    return await _questions(session, _all().where(*waiting).order_by(Review.id).limit(_AT_ONCE))


async def posted(session: AsyncSession, review_id: int, message_id: int) -> None:
    """Note the message in which a guild is asked."""
    await session.execute(update(Review).where(Review.id == review_id).values(message_id=message_id))


async def ask_again(session: AsyncSession, guild_id: int) -> None:
    """Let the questions that no channel of a guild would take wait to be posted once more."""
    nowhere = (Review.guild_id == guild_id, Review.message_id == NOWHERE)
    await session.execute(update(Review).where(*nowhere).values(message_id=None))


async def unanswered(session: AsyncSession, guild_id: int) -> Sequence[Review]:
    """Return the questions that this guild has not answered."""
    statement = select(Review).where(Review.guild_id == guild_id, Review.state == ReviewState.PENDING)
    return (await session.scalars(statement.order_by(Review.id))).all()


async def get(session: AsyncSession, review_id: int, guild_id: int) -> Question:
    """Return a question of this guild; raises NotFound."""
    found = await _questions(session, _all().where(Review.id == review_id, Review.guild_id == guild_id))
    if not found:
        raise NotFound("review", review_id)
    return found[0]


async def answer(
    session: AsyncSession, review_id: int, guild_id: int, state: ReviewState, user_id: int, now: datetime
) -> Announcement | None:
    """Note a guild's answer; return the reading, None if somebody answered before. Raises NotFound."""
    review = await session.scalar(
        select(Review).where(Review.id == review_id, Review.guild_id == guild_id).with_for_update()
    )
    if review is None:
        raise NotFound("review", review_id)
    if review.state is not ReviewState.PENDING:
        return None
    review.state, review.decided_by, review.decided_at = state, user_id, now
    await session.flush()
    return await session.get(Announcement, review.announcement_id)


async def brand_of(session: AsyncSession, question: Question) -> int | None:
    """Return the brand for which a confirmed launch is tracked, `None` if the guild may see none of the article's."""
    return await session.scalar(
        select(Brand.id)
        .join(ArticleBrand, ArticleBrand.brand_id == Brand.id)
        .where(ArticleBrand.article_id == question.article_id, visible_to(question.guild_id))
        .order_by(Brand.id)
        .limit(1)
    )


def _all() -> Select[Review, Announcement, Article, str, str | None, int | None]:
    home = (
        select(Brand.home_zone)
        .join(ArticleBrand, ArticleBrand.brand_id == Brand.id)
        .where(
            ArticleBrand.article_id == Article.id,
            visible_to(Review.guild_id),
            Brand.home_zone.is_not(None),
        )
        .order_by(Brand.id)
        .limit(1)
        .scalar_subquery()
    )
    return (
        select(Review, Announcement, Article, Guild.zone, home, Guild.review_channel_id)
        .join(Announcement, Announcement.id == Review.announcement_id)
        .join(Article, Article.id == Announcement.article_id)
        .join(Guild, Guild.id == Review.guild_id)
    )


async def _questions(
    session: AsyncSession, statement: Select[Review, Announcement, Article, str, str | None, int | None]
) -> list[Question]:
    return [
        Question(
            id=review.id,
            guild_id=review.guild_id,
            channel_id=channel_id,
            state=review.state,
            zone=zone,
            home_zone=home,
            product=said.product,
            brands=tuple(said.brands),
            status=said.status,
            window=said.window,
            not_before=said.not_before,
            phrase=said.phrase,
            evidence=said.evidence,
            confidence=said.confidence,
            article_id=article.id,
            title=article.title,
            url=article.url,
        )
        for review, said, article, zone, home, channel_id in await session.execute(statement)
    ]
