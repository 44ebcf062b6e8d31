"""Articles: what was read, and which of it a guild may see."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import ColumnElement, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from db.brands import visible_to
from db.errors import NotFound
from db.items import ClaimedItem
from db.models import Article, ArticleBrand, Brand, FeedItem
from db.upsert import insert_into


@dataclass(frozen=True, slots=True)
class ArticleText:
    """An article to be stored; `url_key` is its canonical address, by which it is known in its scope."""

    url: str
    url_key: str
    title: str
    text: str
    published: datetime
    published_source: str
    language: str | None = None
    image: str | None = None
    site_name: str = ""
    source_id: int | None = None

    @property
    def content_key(self) -> str:
        """What changes when the article was edited: its words, not its date, image or mark-up."""
        return hashlib.sha256(f"{self.title}\n{self.text}".encode(errors="replace")).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class Stored:
    """The article's row, and whether it is `new` or was `edited` since it was stored."""

    id: int
    new: bool
    edited: bool
    published: datetime


def own_scope(source_id: int) -> str:
    """Return what the keys of a source's own articles begin with, and no key of the catalogue's."""
    return f"{source_id}:"


async def store(
    session: AsyncSession, article: ArticleText, now: datetime, *, scope: str = "", earlier: int | None = None
) -> Stored:
    """Store an article, or what was edited in it; the published time of the first version stays.

    Until `taken_in` says that all is done that follows from an edit, the article counts as edited.

    The catalogue's articles are known by their address alone. Those of a source that only guilds use are in its
    `scope`, or a feed that anybody added could change what others read. `earlier` is the article that the entry had
    before: it stays that one as long as its address is the same, also if other entries came to share that.
    """
    article = replace(article, url_key=scope + article.url_key)
    same = select(Article.url_key).where(
        Article.id == earlier, Article.url == article.url, Article.url_key.startswith(scope)
    )
    if earlier is not None and (key := await session.scalar(same)) is not None:
        article = replace(article, url_key=key)
    values = {name: getattr(article, name) for name in ArticleText.__slots__}
    values["content_key"] = article.content_key
    inserted = insert_into(session, Article).values(**values, summary=[], first_seen=now)
    new = await session.scalar(inserted.on_conflict_do_nothing(index_elements=["url_key"]).returning(Article.id))
    if new is not None:
        return Stored(new, new=True, edited=False, published=article.published)
    row = (
        await session.execute(
            select(Article.id, Article.content_key, Article.published)
            .where(Article.url_key == article.url_key)
            .with_for_update()
        )
    ).one()
    edited = row.content_key != article.content_key
    if edited:
        for name in ("published", "published_source", "source_id", "url_key", "content_key"):
            del values[name]
        await session.execute(update(Article).where(Article.id == row.id).values(**values))
    return Stored(row.id, new=False, edited=edited, published=row.published)


async def is_anothers(session: AsyncSession, article: ArticleText, item: ClaimedItem, scope: str) -> bool:
    """Whether another entry of the item's source, with another title, has the article's address already."""
    found = await session.scalar(
        select(FeedItem.id)
        .join(Article, Article.id == FeedItem.article_id)
        .where(Article.url_key == scope + article.url_key, Article.title != article.title)
        .where(Article.id.is_distinct_from(item.article_id))
        .where(FeedItem.source_id == item.source_id, FeedItem.id != item.id)
        .limit(1)
    )
    return found is not None


async def taken_in(session: AsyncSession, article_id: int, content_key: str) -> None:
    """Note that all is done that follows from these words of an article."""
    await session.execute(update(Article).where(Article.id == article_id).values(content_key=content_key))


async def set_summary(session: AsyncSession, article_id: int, summary: Sequence[str]) -> None:
    """Store the sentences of the summary."""
    await session.execute(update(Article).where(Article.id == article_id).values(summary=list(summary)))


async def link_brands(session: AsyncSession, article_id: int, fresh: Mapping[int, bool]) -> set[int]:
    """Note the brands an article belongs to, and whether it is posted for each; return those that are new to it."""
    if not fresh:
        return set()
    rows = [{"article_id": article_id, "brand_id": brand, "fresh": is_fresh} for brand, is_fresh in fresh.items()]
    statement = insert_into(session, ArticleBrand).values(rows)
    added = await session.scalars(
        statement.on_conflict_do_nothing(index_elements=["article_id", "brand_id"]).returning(ArticleBrand.brand_id)
    )
    return set(added.all())


async def get(session: AsyncSession, article_id: int, guild_id: int | None) -> Article:
    """Return an article; raises NotFound if there is none that this guild may see."""
    found = await session.scalar(select(Article).where(Article.id == article_id, _visible(guild_id)))
    if found is None:
        raise NotFound("article", article_id)
    return found


async def by_id(session: AsyncSession, article_id: int) -> Article | None:
    """Return an article whoever may see it: for jobs."""
    return await session.get(Article, article_id)


async def newest(
    session: AsyncSession, guild_id: int | None, *, brand_id: int | None = None, limit: int = 10, offset: int = 0
) -> list[Article]:
    """Return the newest articles this guild may see, of one brand or of all."""
    statement = select(Article).where(_visible(guild_id, brand_id))
    statement = statement.order_by(Article.published.desc(), Article.id.desc()).limit(limit).offset(offset)
    return list(await session.scalars(statement))


async def count(session: AsyncSession, guild_id: int | None, *, brand_id: int | None = None) -> int:
    """Return how many articles `newest` has in all."""
    return await session.scalar(select(func.count()).select_from(Article).where(_visible(guild_id, brand_id))) or 0


async def suggest(session: AsyncSession, text: str, guild_id: int | None, limit: int = 25) -> list[Article]:
    """Return the newest articles with `text` in the title or address."""
    matches = Article.title.icontains(text, autoescape=True) | Article.url.icontains(text, autoescape=True)
    statement = select(Article).where(matches, _visible(guild_id))
    return list(await session.scalars(statement.order_by(Article.published.desc(), Article.id.desc()).limit(limit)))


async def brand_names(session: AsyncSession, article_id: int, guild_id: int | None) -> list[str]:
    """Return the names of the article's brands that this guild may see."""
    names = (
        select(Brand.name)
        .join(ArticleBrand, ArticleBrand.brand_id == Brand.id)
        .where(ArticleBrand.article_id == article_id, visible_to(guild_id))
        .order_by(Brand.id)
    )
    return list(dict.fromkeys(await session.scalars(names)))


def _visible(guild_id: int | None, brand_id: int | None = None) -> ColumnElement[bool]:
    """Return the condition "one of the article's brands is this guild's to see"."""
    brands = select(ArticleBrand.article_id).join(Brand, Brand.id == ArticleBrand.brand_id).where(visible_to(guild_id))
    if brand_id is not None:
        brands = brands.where(ArticleBrand.brand_id == brand_id)
    return Article.id.in_(brands)
