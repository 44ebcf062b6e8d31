"""Brands: the operator's catalogue, which every guild sees, and each guild's own."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Select, delete, func, insert, or_, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute, selectinload

import launches.brand
from db.errors import AlreadyExists, NotFound
from db.models import Brand, BrandAlias, BrandSource, Source

_SUGGESTED = 25


@dataclass(frozen=True, slots=True)
class BrandRow:
    """A brand with its aliases; of the catalogue where `guild_id` is None."""

    id: int
    guild_id: int | None
    name: str
    home_zone: str | None
    aliases: tuple[str, ...] = ()

    @property
    def brand(self) -> launches.brand.Brand:
        """The brand as reading knows it."""
        return launches.brand.Brand(self.name, self.aliases, self.home_zone)


@dataclass(frozen=True, slots=True)
class Link:
    """A brand that uses a source; its items up to `baseline_at` are history to it, all of them while that is None."""

    brand: BrandRow
    baseline_at: datetime | None


def slug_of(name: str) -> str:
    """Return what identifies a brand by name: letters and digits of any script, joined by dashes."""
    plain = unicodedata.normalize("NFKC", name).casefold()
    return re.sub(r"[\W_]+", "-", plain).strip("-")


def key_of(name: str) -> str:
    """Return the form in which names are compared."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


async def visible(session: AsyncSession, guild_id: int | None) -> list[BrandRow]:
    """Return the brands this guild may follow, by name."""
    return await _rows(session, _visible(guild_id).order_by(func.lower(Brand.name), Brand.id))


async def get(session: AsyncSession, brand_id: int, guild_id: int | None) -> BrandRow:
    """Return a brand; raises NotFound if there is none or it is another guild's."""
    found = await _rows(session, _visible(guild_id).where(Brand.id == brand_id))
    if not found:
        raise NotFound("brand", brand_id)
    return found[0]


async def find(session: AsyncSession, name: str, guild_id: int | None) -> BrandRow | None:
    """Return the brand of this name or alias; a guild's own goes before the catalogue's."""
    aliased = select(BrandAlias.brand_id).where(BrandAlias.alias_key == key_of(name))
    found = await _rows(
        session,
        _visible(guild_id)
        .where(or_(Brand.slug == slug_of(name), Brand.id.in_(aliased)))
        .order_by(Brand.guild_id.is_(None), Brand.slug != slug_of(name), Brand.id)
        .limit(1),
    )
    return found[0] if found else None


async def suggest(session: AsyncSession, text: str, guild_id: int | None, limit: int = _SUGGESTED) -> list[BrandRow]:
    """Return brands whose name, slug or alias has `text` in it; those that begin with it first."""
    key = key_of(text)
    aliased = select(BrandAlias.brand_id).where(BrandAlias.alias_key.contains(key, autoescape=True))
    slug = slug_of(text)
    matches = or_(Brand.slug.contains(slug, autoescape=True), Brand.id.in_(aliased))
    begins = Brand.slug.startswith(slug, autoescape=True)
    return await _rows(
        session, _visible(guild_id).where(matches).order_by(begins.desc(), func.lower(Brand.name)).limit(limit)
    )


async def add(
    session: AsyncSession,
    name: str,
    now: datetime,
    *,
    guild_id: int | None,
    aliases: Iterable[str] = (),
    home_zone: str | None = None,
) -> int:
    """Add a brand and return its id. Raises AlreadyExists if this guild, or the catalogue, has one of that name."""
    statement = insert(Brand).values(
        guild_id=guild_id, slug=slug_of(name), name=name, home_zone=home_zone, created_at=now
    )
    try:
        async with session.begin_nested():
            brand_id: int = (await session.execute(statement.returning(Brand.id))).scalar_one()
    except IntegrityError as error:
        raise AlreadyExists("brand", name) from error
    await _set_aliases(session, brand_id, aliases)
    return brand_id


async def _set_aliases(session: AsyncSession, brand_id: int, aliases: Iterable[str]) -> None:
    """Replace the aliases of a brand."""
    await session.execute(delete(BrandAlias).where(BrandAlias.brand_id == brand_id))
    by_key = {key_of(alias): alias for alias in aliases if key_of(alias)}
    if by_key:
        rows = [{"brand_id": brand_id, "alias": alias, "alias_key": key} for key, alias in by_key.items()]
        await session.execute(insert(BrandAlias), rows)


async def put_in_catalogue(
    session: AsyncSession, name: str, now: datetime, *, aliases: Sequence[str], home_zone: str | None
) -> int:
    """Add a brand to the catalogue or bring it up to date, also one that was retired; return its id."""
    brand = await session.scalar(
        select(Brand).where(Brand.guild_id.is_(None), Brand.slug == slug_of(name)).options(selectinload(Brand.aliases))
    )
    if brand is None:
        return await add(session, name, now, guild_id=None, aliases=aliases, home_zone=home_zone)
    brand.name, brand.home_zone, brand.retired = name, home_zone, False
    await session.flush()
    if [alias.alias for alias in brand.aliases] != list(aliases):
        await _set_aliases(session, brand.id, aliases)
    return brand.id


async def retire_others(session: AsyncSession, brand_ids: Iterable[int]) -> list[str]:
    """Retire what is no longer in the catalogue: it is not polled or offered, but nothing of it is lost."""
    others = select(Brand.id).where(Brand.guild_id.is_(None), Brand.id.not_in(list(brand_ids)))
    await session.execute(delete(BrandSource).where(BrandSource.brand_id.in_(others)))
    retired = await session.scalars(
        update(Brand)
        .where(Brand.guild_id.is_(None), Brand.id.not_in(list(brand_ids)), Brand.retired.is_(False))
        .values(retired=True)
        .returning(Brand.name)
    )
    return sorted(retired)


async def remove(session: AsyncSession, brand_id: int, guild_id: int) -> None:
    """Remove a guild's own brand with its routes and links. Raises NotFound for any other."""
    removed = await session.scalar(
        delete(Brand).where(Brand.id == brand_id, Brand.guild_id == guild_id).returning(Brand.id)
    )
    if removed is None:
        raise NotFound("brand", brand_id)


async def sources_of(session: AsyncSession, brand_id: int) -> Sequence[Source]:
    """Return the sources a brand uses."""
    linked = select(BrandSource.source_id).where(BrandSource.brand_id == brand_id)
    return (await session.scalars(select(Source).where(Source.id.in_(linked)).order_by(Source.id))).all()


async def links_of_source(session: AsyncSession, source_id: int) -> list[Link]:
    """Return the brands that use a source, of the catalogue and of all guilds: for jobs, not for showing."""
    found = await session.execute(
        select(Brand, BrandSource.baseline_at)
        .join(BrandSource, BrandSource.brand_id == Brand.id)
        .where(BrandSource.source_id == source_id, Brand.retired.is_(False))
        .options(selectinload(Brand.aliases))
        .order_by(Brand.id)
    )
    return [Link(_row(brand), baseline_at) for brand, baseline_at in found]


def visible_to(guild_id: int | InstrumentedAttribute[int] | None) -> ColumnElement[bool]:
    """Return the condition "this guild (or that of this column) may see the brand"; `None` sees the catalogue alone."""
    return or_(Brand.guild_id.is_(None), Brand.guild_id == guild_id)


def _visible(guild_id: int | None) -> Select[Brand]:
    return select(Brand).where(visible_to(guild_id), Brand.retired.is_(False)).options(selectinload(Brand.aliases))


async def _rows(session: AsyncSession, statement: Select[Brand]) -> list[BrandRow]:
    return [_row(brand) for brand in await session.scalars(statement)]


def _row(brand: Brand) -> BrandRow:
    aliases = tuple(alias.alias for alias in brand.aliases)
    return BrandRow(brand.id, brand.guild_id, brand.name, brand.home_zone, aliases)
