"""A small world in the database: guilds, channels, members, brands, launches and articles, made in a line each."""

from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

from sqlalchemy import func, select

from db.engine import Database
from db.models import (
    Article,
    ArticleBrand,
    Brand,
    Delivery,
    Guild,
    Launch,
    LaunchBrand,
    LaunchOverride,
    Mute,
    Notice,
    Person,
    Revision,
    Route,
    Subscription,
    Target,
    Trace,
)
from db.states import Lane, NoticeKind, Style, Subject, TargetKind
from launches.announcement import Status
from launches.revision import RevisionKind
from launches.window import LaunchWindow

START = datetime(2022, 5, 23, 9, tzinfo=UTC)
ALL = "30d,7d,1d,1h,now,day,opens,closes_7d,overdue"


class World:
    """Makes rows; every method returns the new row's id."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self._numbers = count(1)

    async def _add(self, row: Any) -> int:
        async with self.database.begin() as session:
            session.add(row)
            await session.flush()
            return row.id

    async def guild(self, *, zone: str = "UTC", morning: int = 540, **values: Any) -> int:
        number = 1000 + next(self._numbers)
        return await self._add(Guild(id=number, zone=zone, morning=morning, **values))

    async def channel(self, guild_id: int, kind: TargetKind = TargetKind.CHANNEL) -> int:
        number = 2000 + next(self._numbers)
        return await self._add(Target(kind=kind, guild_id=guild_id, channel_id=number, created_at=START))

    async def member(self, **values: Any) -> tuple[int, int]:
        """Make a member with a DM; return (member, target)."""
        number = 3000 + next(self._numbers)
        person = await self._add(Person(id=number, created_at=START, **values))
        target = Target(kind=TargetKind.DM, user_id=person, channel_id=number, created_at=START)
        return person, await self._add(target)

    async def brand(self, name: str, guild_id: int | None = None) -> int:
        return await self._add(Brand(guild_id=guild_id, slug=name.lower(), name=name, created_at=START))

    async def route(self, target_id: int, *, created_at: datetime = START, **values: Any) -> int:
        async with self.database.read() as session:
            guild_id = await session.scalar(select(Target.guild_id).where(Target.id == target_id))
        values = {"milestones": ALL, "style": Style.POSTS, "guild_id": guild_id, **values}
        subject = _subject(values)
        return await self._add(
            Route(target_id=target_id, subject=subject, created_by=1, created_at=created_at, **values)
        )

    async def subscription(self, user_id: int, target_id: int, *, created_at: datetime = START, **values: Any) -> int:
        values = {"milestones": ALL, **values}
        subject = _subject(values)
        return await self._add(
            Subscription(user_id=user_id, target_id=target_id, subject=subject, created_at=created_at, **values)
        )

    async def launch(
        self,
        window: LaunchWindow | None,
        brands: tuple[int, ...] = (),
        *,
        product: str = "Phone",
        at: datetime = START,
        guild_id: int | None = None,
        status: Status = Status.ANNOUNCED,
        not_before: bool = False,
    ) -> int:
        opens, closes = window.bounds_utc() if window else (None, None)
        launch_id = await self._add(
            Launch(
                guild_id=guild_id,
                key=f"launch-{next(self._numbers)}",
                product=product,
                status=status,
                not_before=not_before,
                window=window,
                opens=opens,
                closes=closes,
                first_seen=at,
                updated_at=at,
            )
        )
        for brand in brands:
            async with self.database.begin() as session:
                session.add(LaunchBrand(launch_id=launch_id, brand_id=brand))
        await self._revision(launch_id, RevisionKind.ANNOUNCED, None, window, 1, 1, at, guild_id)
        return launch_id

    async def revise(
        self, launch_id: int, kind: RevisionKind, window: LaunchWindow | None, at: datetime, *, tell: bool = True
    ) -> int:
        """Change a launch as reading an article does: one row, one revision, one notice."""
        new_epoch = kind in (RevisionKind.DELAYED, RevisionKind.BROUGHT_FORWARD, RevisionKind.REINSTATED)
        async with self.database.begin() as session:
            launch = await session.get_one(Launch, launch_id)
            before = launch.window
            launch.window = window
            launch.opens, launch.closes = window.bounds_utc() if window else (None, None)
            launch.plan_version += 1
            launch.epoch += new_epoch
            launch.updated_at = at
            if kind is RevisionKind.CANCELLED:
                launch.status, launch.ended_at = Status.CANCELLED, at
            version, epoch, guild_id = launch.plan_version, launch.epoch, launch.guild_id
        revision = await self._revision(launch_id, kind, before, window, version, epoch, at, guild_id)
        if tell:
            await self.notice(
                NoticeKind.REVISION,
                at,
                launch_id=launch_id,
                revision_id=revision,
                plan_version=version,
                epoch=epoch,
                guild_id=guild_id,
            )
        return revision

    async def _revision(
        self,
        launch_id: int,
        kind: RevisionKind,
        before: LaunchWindow | None,
        after: LaunchWindow | None,
        version: int,
        epoch: int,
        at: datetime,
        guild_id: int | None,
    ) -> int:
        return await self._add(
            Revision(
                launch_id=launch_id,
                kind=kind,
                before=before,
                after=after,
                plan_version=version,
                epoch=epoch,
                created_at=at,
                guild_id=guild_id,
            )
        )

    async def correct(self, launch_id: int, guild_id: int, window: LaunchWindow, at: datetime) -> int:
        opens, closes = window.bounds_utc()
        return await self._add(
            LaunchOverride(
                guild_id=guild_id,
                launch_id=launch_id,
                status=Status.ANNOUNCED,
                window=window,
                opens=opens,
                closes=closes,
                created_by=1,
                created_at=at,
            )
        )

    async def article(
        self, brands: tuple[int, ...], *, text: str = "", at: datetime = START, fresh: bool = True
    ) -> int:
        number = next(self._numbers)
        article_id = await self._add(
            Article(
                url=f"https://example.com/{number}",
                url_key=f"example.com/{number}",
                title=f"News {number}",
                text=text,
                published=at,
                published_source="feed",
                content_key=str(number),
                first_seen=at,
            )
        )
        for brand in brands:
            async with self.database.begin() as session:
                session.add(ArticleBrand(article_id=article_id, brand_id=brand, fresh=fresh))
        return article_id

    async def notice(self, kind: NoticeKind, due: datetime = START, *, lane: int = Lane.ARTICLE, **values: Any) -> int:
        key = f"test:{next(self._numbers)}"
        return await self._add(Notice(dedupe_key=key, kind=kind, lane=lane, due=due, created_at=due, **values))

    async def told(self, brands: tuple[int, ...], *, due: datetime = START, **values: Any) -> int:
        """Make an article and its notice; return the notice."""
        article = await self.article(brands, at=due, text=values.pop("text", ""))
        return await self.notice(NoticeKind.ARTICLE, due, article_id=article, **values)

    async def mute(self, target_id: int, launch_id: int) -> int:
        return await self._add(Mute(target_id=target_id, launch_id=launch_id, created_by=1, created_at=START))

    async def deliveries(self, notice_id: int | None = None) -> list[Delivery]:
        statement = select(Delivery).order_by(Delivery.due, Delivery.id)
        if notice_id is not None:
            statement = statement.where(Delivery.notice_id == notice_id)
        async with self.database.read() as session:
            return list(await session.scalars(statement))

    async def points(self, target_id: int | None = None) -> list[tuple[str, datetime, int]]:
        """Return (milestone, due, state) of every countdown delivery, earliest first."""
        statement = (
            select(Notice.milestone, Delivery.due, Delivery.state)
            .join(Delivery, Delivery.notice_id == Notice.id)
            .where(Notice.milestone.is_not(None))
            .order_by(Delivery.due, Delivery.id)
        )
        if target_id is not None:
            statement = statement.where(Delivery.target_id == target_id)
        async with self.database.read() as session:
            return [tuple(row) for row in await session.execute(statement)]

    async def traces(self, outcome: str) -> list[Trace]:
        async with self.database.read() as session:
            return list(await session.scalars(select(Trace).where(Trace.outcome == outcome).order_by(Trace.id)))

    async def states(self) -> dict[int, int]:
        """Return how many deliveries there are in each state."""
        async with self.database.read() as session:
            found = await session.execute(select(Delivery.state, func.count()).group_by(Delivery.state))
            return {row[0]: row[1] for row in found}


def _subject(values: dict[str, Any]) -> Subject:
    if "brand_id" in values:
        return Subject.BRAND
    return Subject.LAUNCH if "launch_id" in values else Subject.KEYWORD


class FakeClock:
    """Both clocks stand still until they are moved; by default together."""

    def __init__(self, now: datetime = START, wire: datetime = datetime(2026, 1, 1, tzinfo=UTC)) -> None:
        self._now = now
        self._wire = wire

    def now(self) -> datetime:
        return self._now

    def wire(self) -> datetime:
        return self._wire

    def advance(self, **step: float) -> None:
        self._now += timedelta(**step)
        self._wire += timedelta(**step)

    def leap(self, now: datetime) -> None:
        """Move domain time alone."""
        self._now = now
