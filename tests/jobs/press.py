"""A newsroom whose articles are polled and read."""

from typing import TypeVar

from sqlalchemy import func, select

import db.articles
import db.brands
import db.sources
from db.engine import Database
from db.models import Base, BrandSource, Notice, Revision, Trace
from feeds.fetch import Fetcher
from jobs.poll import Poller, PollRules
from jobs.read import Reader, ReadRules
from tests.jobs.newsroom import Entry, Newsroom
from tests.jobs.plainly import understand_plainly
from tests.jobs.world import FakeClock, World

FILLER = "The maker spoke at length about what it has done and what it will do in the months to come. " * 20
Row = TypeVar("Row", bound=Base)


class Press:
    """A newsroom that is polled and read: `publish` adds an entry, `go` lets an hour pass and takes everything in."""

    def __init__(self, database: Database, fetcher: Fetcher, clock: FakeClock, newsroom: Newsroom) -> None:
        self.database, self.fetcher, self.clock, self.newsroom = database, fetcher, clock, newsroom
        self.world = World(database)
        self.entries: dict[str, list[Entry]] = {}
        self.poller = Poller(database, fetcher, clock, "poller", lambda: 0.5, PollRules(concurrency=4))
        self.reader = self.new_reader("reader")

    def new_reader(self, owner: str) -> Reader:
        return Reader(self.database, self.fetcher, self.clock, owner, ReadRules(), understand_plainly)

    async def follow(self, path: str, brand: str, guild_id: int | None = None, *, quiet: bool = False) -> int:
        """Let a brand use the feed at `path`; unless `quiet`, its first fetch is over afterwards."""
        now = self.clock.now()
        async with self.database.begin() as session:
            known = [row for row in await db.brands.visible(session, guild_id) if row.guild_id == guild_id]
            ids = {row.name: row.id for row in known}
            brand_id = ids.get(brand) or await db.brands.add(session, brand, now, guild_id=guild_id)
            await db.sources.link(session, brand_id, self.newsroom.address + path, now)
        self.entries.setdefault(path, [])
        if not quiet:
            await self.go(minutes=1)
        return brand_id

    def publish(self, path: str, title: str, says: str, **values: object) -> None:
        entry = {"guid": f"guid-{title}", "published": self.clock.now(), "text": f"{says}\n{FILLER}", **values}
        self.entries.setdefault(path, []).insert(0, Entry(title, **entry))  # type: ignore[arg-type]

    async def poll(self, **step: float) -> None:
        for path, entries in self.entries.items():
            self.newsroom.feed(path, *entries)
        self.clock.advance(**step or {"hours": 1})
        async with self.database.begin() as session:
            for source_id in (await session.scalars(select(BrandSource.source_id).distinct())).all():
                await db.sources.revive(session, source_id, self.clock.now())
        await self.poller.run()

    async def go(self, **step: float) -> None:
        await self.poll(**step)
        await self.reader.run()

    async def all(self, table: type[Row]) -> list[Row]:
        async with self.database.read() as session:
            return list(await session.scalars(select(table).order_by(*table.__table__.primary_key)))

    async def notices(self) -> list[str]:
        async with self.database.read() as session:
            found = await session.execute(
                select(Notice.kind, Revision.kind)
                .outerjoin(Revision, Revision.id == Notice.revision_id)
                .order_by(Notice.id)
            )
            return [kind.value if change is None else change.value for kind, change in found]

    async def reasons(self, step: str) -> list[str | None]:
        return [trace.reason for trace in await self.all(Trace) if trace.step == step]

    async def count(self, table: type[Base]) -> int:
        async with self.database.read() as session:
            return await session.scalar(select(func.count()).select_from(table)) or 0
