"""Questions about a doubtful reading, on both databases: each guild sees its own, and nothing of another's brands."""

from dataclasses import dataclass
from datetime import UTC, datetime

import pytest

import db.articles
import db.brands
import db.guilds
import db.reviews
from db.articles import ArticleText
from db.engine import Database
from db.errors import NotFound
from db.models import Announcement, ArticleBrand, Review
from db.reviews import NOWHERE
from db.states import ReviewState
from launches.announcement import Status

NOW = datetime(2022, 5, 23, 9, tzinfo=UTC)
ONE, TWO, ADA = 1001, 1002, 51


@dataclass(frozen=True)
class Asked:
    """Two guilds with a brand of their own each that use one source, both asked about one reading of it."""

    database: Database
    brands: dict[int, int]
    reviews: dict[int, int]

    async def unposted(self) -> list[int]:
        async with self.database.read() as session:
            return [question.guild_id for question in await db.reviews.unposted(session)]


@pytest.fixture
async def asked(database: Database) -> Asked:
    zones = {TWO: "Asia/Tokyo", ONE: "America/Chicago"}
    brands, reviews = {}, {}
    async with database.begin() as session:
        article = (await db.articles.store(session, ArticleText("u", "u", "T", "t", NOW, "feed"), NOW)).id
        said = Announcement(
            article_id=article, position=0, product="Kite", status=Status.ANNOUNCED, confidence=0.4, created_at=NOW
        )
        session.add(said)
        await session.flush()
        for guild, zone in zones.items():
            await db.guilds.join(session, guild, "Guild")
            brands[guild] = await db.brands.add(session, f"Kites {guild}", NOW, guild_id=guild, home_zone=zone)
            review = Review(announcement_id=said.id, guild_id=guild, created_at=NOW)
            session.add_all([ArticleBrand(article_id=article, brand_id=brands[guild], fresh=True), review])
            await session.flush()
            reviews[guild] = review.id
    return Asked(database, brands, reviews)


async def test_a_question_is_seen_by_its_guild_alone(asked: Asked):
    async with asked.database.read() as session:
        for mine, other in ((ONE, TWO), (TWO, ONE)):
            assert (await db.reviews.get(session, asked.reviews[mine], mine)).guild_id == mine
            with pytest.raises(NotFound):
                await db.reviews.get(session, asked.reviews[mine], other)


async def test_the_maker_and_its_zone_are_those_that_the_guild_may_see(asked: Asked):
    async with asked.database.read() as session:
        questions = [await db.reviews.get(session, asked.reviews[guild], guild) for guild in (ONE, TWO)]
        assert [question.home_zone for question in questions] == ["America/Chicago", "Asia/Tokyo"]
        makers = [await db.reviews.brand_of(session, question) for question in questions]
    assert makers == [asked.brands[ONE], asked.brands[TWO]]


async def test_what_was_answered_before_it_was_posted_is_not_asked(asked: Asked):
    assert await asked.unposted() == [TWO, ONE]
    async with asked.database.begin() as session:
        await db.reviews.answer(session, asked.reviews[TWO], TWO, ReviewState.IGNORED, ADA, NOW)
    assert await asked.unposted() == [ONE]


async def test_what_no_channel_took_is_asked_again_in_the_guild_that_was_set_up_anew(asked: Asked):
    async with asked.database.begin() as session:
        for review in asked.reviews.values():
            await db.reviews.posted(session, review, NOWHERE)
    assert await asked.unposted() == []
    async with asked.database.begin() as session:
        await db.reviews.ask_again(session, ONE)
    assert await asked.unposted() == [ONE]
