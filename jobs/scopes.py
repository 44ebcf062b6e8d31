"""For whom an article is read: the catalogue, and each guild whose own brand uses the source.

A guild's launches are tracked apart from the catalogue's, so that nothing of one guild's sources is seen in another.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from db.brands import BrandRow, Link
from launches.announcement import Announcement
from launches.brand import Brand
from launches.mentioned import named_in

OLD_AFTER = timedelta(days=7)
"""An article published longer ago than this is not posted when it appears; what it says of launches still counts."""


@dataclass(frozen=True, slots=True)
class Scope:
    """The catalogue (`guild_id` None) or one guild: the brands whose source it is, and others that the text names.

    `named` are the ids of those brands, linked or not, whose names stand in the text.
    """

    guild_id: int | None
    links: tuple[Link, ...]
    brands: tuple[BrandRow, ...]
    named: frozenset[int] = frozenset()

    @property
    def values(self) -> tuple[Brand, ...]:
        """The brands as reading takes them."""
        return tuple(row.brand for row in self.brands)

    @property
    def brand_ids(self) -> tuple[int, ...]:
        """The ids of all these brands."""
        return tuple(row.id for row in self.brands)

    @property
    def home_zone(self) -> str | None:
        """The zone of the first linked brand that has one."""
        return next((link.brand.home_zone for link in self.links if link.brand.home_zone), None)

    @property
    def linked(self) -> tuple[int, ...]:
        """The brands whose source it is; of several, as on a news site, those that the text names."""
        own = tuple(link.brand.id for link in self.links)
        return tuple(brand for brand in own if brand in self.named) or own

    def makers(self, said: Announcement) -> tuple[int, ...]:
        """Return the brands that a launch is of: those announced, and whose source it is unless that is clear then."""
        announced = tuple(row.id for row in self.brands if row.name in said.brands)
        return announced if set(announced) & set(self.linked) else (*self.linked, *announced)

    def shown(self, said: Announcement) -> tuple[str, ...]:
        """Return whose launch people are told it is: of those announced, else of those whose source it is."""
        return said.brands or tuple(row.name for row in self.brands if row.id in self.linked)

    def readers(self, headline: Announcement | None) -> tuple[int, ...]:
        """Return the brands whose followers an article is for: a joint announcement is both brands' article."""
        makers = self.makers(headline) if headline else ()
        return tuple(dict.fromkeys((*self.linked, *makers)))


def scopes_of(links: Sequence[Link], catalogue: Sequence[BrandRow], text: str) -> list[Scope]:
    """Return the scopes of a source's links, the catalogue first; `text` is looked through for other brands' names."""
    by_guild: dict[int | None, list[Link]] = {}
    for link in links:
        by_guild.setdefault(link.brand.guild_id, []).append(link)
    found: list[Scope] = []
    for guild_id, own in sorted(by_guild.items(), key=lambda pair: pair[0] or 0):
        linked = {link.brand.id: link.brand for link in own}
        others = catalogue if guild_id is None else ()
        rows = [*linked.values(), *(row for row in others if row.id not in linked)]
        names = named_in(text, [row.brand for row in rows])
        named = frozenset(row.id for row in rows if row.name in names)
        rows = [row for row in rows if row.id in linked or row.id in named]
        found.append(Scope(guild_id, tuple(own), tuple(rows), named))
    return found


def silence(link: Link, seen: datetime, published: datetime, now: datetime, *, edited: bool) -> str | None:
    """Return why an article is not posted for a brand, None if it is.

    `seen` is when its entry first stood in the feed. An edit counts from now: what changed after the first fetch is
    news.
    """
    if link.baseline_at is None or (now if edited else seen) <= link.baseline_at:
        return "first fetch"
    if not edited and now - published > OLD_AFTER:
        return "published long ago"
    return None
