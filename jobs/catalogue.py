"""Loading the catalogue: the operator's brands and sources, as the file has them now.

Idempotent, so that it runs at every start. What is no longer in the file is retired rather than deleted: routes,
articles and launches stay, and a brand that comes back finds them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import db.brands
import db.settings
import db.sources
from db.engine import Database, Session

_LOADED = "catalogue.loaded"


@dataclass(frozen=True, slots=True)
class CatalogueBrand:
    """A brand as the catalogue has it."""

    name: str
    aliases: tuple[str, ...] = ()
    home_zone: str | None = None
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Loaded:
    """How many brands the catalogue has, and the names of those that were retired just now."""

    brands: int
    retired: tuple[str, ...]


async def load_catalogue(database: Database, brands: Sequence[CatalogueBrand], now: datetime) -> Loaded:
    """Make the database's catalogue what `brands` says; other guilds' brands are not touched."""
    async with database.begin() as session:
        # Written first: several processes that start together wait here for each other until the transaction ends.
        await db.settings.put(session, _LOADED, now.isoformat())
        ids = [await _put(session, brand, now) for brand in brands]
        retired = await db.brands.retire_others(session, ids)
    return Loaded(len(set(ids)), tuple(retired))


async def _put(session: Session, brand: CatalogueBrand, now: datetime) -> int:
    brand_id = await db.brands.put_in_catalogue(
        session, brand.name, now, aliases=brand.aliases, home_zone=brand.home_zone
    )
    wanted = {await db.sources.link(session, brand_id, address, now) for address in brand.sources}
    for source in await db.brands.sources_of(session, brand_id):
        if source.id not in wanted:
            await db.sources.unlink(session, brand_id, source.id)
    return brand_id
