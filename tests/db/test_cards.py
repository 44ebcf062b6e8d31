"""What a card is made from: of another guild's brands nothing is seen."""

from datetime import UTC, datetime

import db.articles
import db.brands
import db.cards
import db.guilds
from db.articles import ArticleText
from db.engine import Database

NOW = datetime(2022, 5, 23, 9, tzinfo=UTC)
ONE, TWO = 1001, 1002


async def test_an_article_names_only_brands_that_the_guild_may_know_of(database: Database) -> None:
    async with database.begin() as session:
        for guild_id in (ONE, TWO):
            await db.guilds.join(session, guild_id, "G")
        everyone = await db.brands.add(session, "Xiaomi", NOW, guild_id=None)
        of_one = await db.brands.add(session, "Our secret project", NOW, guild_id=ONE)
        text = ArticleText("https://a.example/1", "a.example/1", "Title", "Text", NOW, "feed")
        article = (await db.articles.store(session, text, NOW)).id
        await db.articles.link_brands(session, article, {everyone: True, of_one: True})
    async with database.read() as session:
        found = await db.cards.articles(session, [(article, ONE), (article, TWO), (article, None), (99, TWO)])
    assert {key: row.brands for key, row in found.items()} == {
        (article, ONE): ("Our secret project", "Xiaomi"),
        (article, TWO): ("Xiaomi",),
        (article, None): ("Xiaomi",),
    }
