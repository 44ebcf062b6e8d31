"""Questions to one guild about a reading of low confidence, with what a person needs to answer them."""

from dataclasses import dataclass

from sqlalchemy import Select, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from db.brands import visible_to
from db.errors import NotFound
from db.models import Announcement, Article, ArticleBrand, Brand, Guild, Review
from db.states import ReviewState
from launches.announcement import Status
from launches.window import LaunchWindow

NOWHERE = 0
"""The message of a question that its channel would not take."""


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


async def unposted(session: AsyncSession, limit: int = 20) -> list[Question]:
    """Return questions that no guild was shown yet, oldest first."""
    waiting = (Review.message_id.is_(None), Review.state == ReviewState.PENDING)
    return await _questions(session, _all().where(*waiting).order_by(Review.id).limit(limit))


async def ask_again(session: AsyncSession, guild_id: int) -> None:
    """Let the questions that no channel of a guild would take wait to be posted once more."""
    nowhere = (Review.guild_id == guild_id, Review.message_id == NOWHERE)
    await session.execute(update(Review).where(*nowhere).values(message_id=None))


async def get(session: AsyncSession, review_id: int, guild_id: int) -> Question:
    """Return a question of this guild; raises NotFound."""
    found = await _questions(session, _all().where(Review.id == review_id, Review.guild_id == guild_id))
    if not found:
        raise NotFound("question", review_id)
    return found[0]


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
            review.id,
            review.guild_id,
            channel_id,
            review.state,
            zone,
            home,
            said.product,
            tuple(said.brands),
            said.status,
            said.window,
            said.not_before,
            said.phrase,
            said.evidence,
            said.confidence,
            article.id,
            article.title,
            article.url,
        )
        for review, said, article, zone, home, channel_id in await session.execute(statement)
    ]
