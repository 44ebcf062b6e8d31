"""Planning: notices become deliveries, and countdowns become notices.

Two steps, both of which may be cut off and repeated at any point. *Fan-out* gives each new notice its
deliveries. The *reconcile* looks at every launch whose countdown has a point within the next 48 hours
and sees to it that everybody who wants that point has a delivery for it: at its own morning hour, for the plan as it is
now, once per epoch. It derives everything anew, so a route added an hour before a launch, a revision and a long
downtime need no code of their own; what it planned a moment ago it plans only for who is new since. Whether a point is
still worth telling is decided when it comes up (`jobs.judge`), because only then is it known how late it is.
"""

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import db.fanout
import db.followers
import db.keywords
import db.notices
import db.plans
from db.audience import Audience, Telling
from db.engine import Database
from db.keywords import matching
from db.notices import NoticeRow
from db.plans import Plan
from db.states import NoticeKind
from jobs.chunks import ChunkSize
from jobs.points import Hours, Point, hours_of, points_between, regular_between
from launches.countdown import presumed_launched

_log = logging.getLogger(__name__)

# How far ahead of a window's start its first point lies, with room for zones.
_LEAD = timedelta(days=33)
_BACK = timedelta(days=366)
_DAY = timedelta(days=1)
_FORTNIGHT = timedelta(days=14)
# Points whose facts are looked up together.
_AT_ONCE = 500
_NEVER = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Horizon:
    """How far and how often the reconcile looks; tests shorten these.

    `grace` is how far before the last look points are planned again: whoever was added meanwhile still gets them.
    After `refan` a point is planned again for everybody, because routes and mornings change.
    `chunk` is how many targets a transaction takes on; None lets it find out.
    """

    ahead: timedelta = timedelta(hours=48)
    every: timedelta = timedelta(seconds=5)
    refan: timedelta = timedelta(minutes=5)
    grace: timedelta = timedelta(hours=1)
    chunk: int | None = None


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A point to be planned: for everybody, or with `full` unset for who is new. `hours` are empty where it is over."""

    plan: Plan
    point: Point
    hours: Hours
    full: bool


class Planner:
    """Plan deliveries; one of these a process, any number of processes on one database."""

    def __init__(self, database: Database, horizon: Horizon | None = None) -> None:
        self._database = database
        self._horizon = horizon or Horizon()
        self._fanned: dict[tuple[str, int], datetime] = {}
        self._newest = (0, 0)
        self._chunk = ChunkSize()
        # The domain time of the last complete reconcile, None before the first.
        self.reconciled: datetime | None = None

    async def run(self, now: datetime) -> None:
        """Fan out what is new and, every few seconds of domain time, reconcile countdowns."""
        fanned_out = await self._fan_out_all(now)
        last = self.reconciled
        if fanned_out or last is None or abs(now - last) >= self._horizon.every:
            await self._reconcile(now)

    async def _fan_out_all(self, now: datetime) -> int:
        """Fan out every notice that is not; return how many there were."""
        async with self._database.read() as session:
            waiting = await db.notices.unplanned(session)
        for notice in waiting:
            await self._fan_out(notice, now)
        return len(waiting)

    async def _fan_out(self, notice: NoticeRow, now: datetime) -> None:
        if notice.target_id is not None:
            async with self._database.begin() as session:
                await db.fanout.single(session, notice)
                await db.notices.finish(session, notice.id, now)
            return
        audience = await self._audience(notice)
        if audience is None:
            return
        telling = Telling(notice.id, notice.lane, notice.due, notice.launch_id, notice.plan_version, notice.epoch)
        count = await self._chunks(audience, telling, notice.fan_cursor, now)
        _log.info("notice planned", extra={"action": "plan", "notice": notice.id, "deliveries": count})

    async def _audience(self, notice: NoticeRow) -> Audience | None:
        """Return who hears of it; None while the same article's revision is still being fanned out elsewhere."""
        async with self._database.read() as session:
            told_by: tuple[int, ...] = ()
            if notice.kind is NoticeKind.ARTICLE and notice.article_id is not None:
                revisions = await db.notices.revisions_of_article(session, notice.article_id)
                if any(planned is None for _, planned in revisions):
                    return None
                told_by = tuple(notice_id for notice_id, _ in revisions)
            brands = await db.notices.brands_of(session, notice)
            words = await db.keywords.followed(session)
            text = await db.notices.words_of(session, notice) if words else ""
            corrected = await db.plans.is_correction(session, notice.launch_id, notice.guild_id)
        return Audience(
            notice.kind,
            tuple(brands),
            notice.launch_id,
            matching(words, text),
            notice.guild_id,
            told_by=told_by,
            corrected=corrected,
        )

    async def _chunks(self, audience: Audience, telling: Telling, cursor: int, now: datetime) -> int | None:
        """Insert everything from `cursor` on, a transaction per chunk, and mark the notice as planned."""
        upper: int | None = cursor
        count: int | None = None
        while upper is not None:
            async with self._database.begin() as session:
                begun = asyncio.get_running_loop().time()
                size = self._horizon.chunk or self._chunk.size
                upper = await db.fanout.chunk(session, audience, telling, upper, size)
                if upper is not None:
                    await db.notices.advance(session, telling.notice_id, upper)
                else:
                    count = await db.notices.finish(session, telling.notice_id, now)
            if upper is not None:  # the last is seldom a whole one
                self._chunk.learn(asyncio.get_running_loop().time() - begun)
        return count

    async def _reconcile(self, now: datetime) -> None:
        async with self._database.read() as session:
            plans = await db.plans.near(session, now + self._horizon.ahead + _LEAD, now - _BACK)
            mornings = await db.followers.mornings(session) if plans else ()
            regular = await db.followers.counted_regularly(session) if plans else set()
            newest = await db.followers.newest(session)
            gained = await db.followers.gained(session, self._newest)
        last = self.reconciled
        # The first look of a process goes as far back as planning may have been down.
        since = min(last or now - _BACK, now) - self._horizon.grace
        until = now + self._horizon.ahead
        self._forget(now)
        wanted: list[_Wanted] = []
        for plan in plans:
            after = max(since, plan.since)
            anybody_new = gained is None or plan.launch_id in gained
            points = [(point, after) for point in points_between(plan, after, until)]
            if regular is None or plan.launch_id in regular:
                begun = max(after, now - _DAY)
                points += [(point, begun) for point in regular_between(plan, begun, until)]
            for point, begun in points:
                full = (point.key, plan.plan_version) not in self._fanned
                if full or anybody_new:
                    wanted.append(_Wanted(plan, point, hours_of(plan, point, begun, until, mornings), full))
        for start in range(0, len(wanted), _AT_ONCE):
            await self._plan_points(wanted[start : start + _AT_ONCE], now)
        for plan in plans:
            if not plan.corrected and not plan.not_before and presumed_launched(plan.window, now):
                await self._presume(plan, now)
        self._newest = newest
        self.reconciled = now

    async def _plan_points(self, wanted: Sequence[_Wanted], now: datetime) -> None:
        """See to it that everybody who wants these points has a delivery for each."""
        launches = {one.plan.launch_id for one in wanted}
        async with self._database.read() as session:
            notices = await db.notices.by_keys(session, [one.point.key for one in wanted])
            brands = await db.notices.brands_of_launches(session, launches)
            words = await db.keywords.followed(session)
            names = await db.notices.names_of(session, launches) if words else {}
        for one in wanted:
            launch_id = one.plan.launch_id
            if one.hours:
                keywords = matching(words, "\n".join(names.get(launch_id, ())))
                audience = self._audience_of(one, brands.get(launch_id, ()), keywords)
                await self._tell_point(one, notices.get(one.point.key), audience, now)
            if one.full:
                self._fanned[one.point.key, one.plan.plan_version] = now

    def _audience_of(self, one: _Wanted, brand_ids: Sequence[int], keywords: tuple[str, ...]) -> Audience:
        plan, point = one.plan, one.point
        return Audience(
            point.kind,
            tuple(brand_ids),
            plan.launch_id,
            keywords,
            plan.guild_id,
            milestone=None if point.every else point.milestone,
            every=point.every,
            unless=None if point.unless is None else point.unless.value,
            corrected=plan.corrected,
            newer_than=None if one.full else self._newest,
        )

    async def _tell_point(self, one: _Wanted, known: NoticeRow | None, audience: Audience, now: datetime) -> None:
        plan, due = one.plan, one.hours[0][2]
        notice, new = (known, False) if known is not None else await self._notice(plan, one.point, due, now)
        telling = Telling(
            notice.id,
            notice.lane,
            due,
            plan.launch_id,
            plan.plan_version,
            plan.epoch,
            () if one.point.exact else one.hours,
            # Of a notice made a moment ago nothing is planned that might have to move, or need be looked for.
            movable=not new,
        )
        await self._chunks(audience, telling, 0, now)

    async def _notice(self, plan: Plan, point: Point, due: datetime, now: datetime) -> tuple[NoticeRow, bool]:
        """Return the notice of a point that had none a moment ago, and whether nobody else made it meanwhile."""
        async with self._database.begin() as session:
            added = await db.notices.add(
                session,
                point.key,
                point.kind,
                due,
                now,
                lane=point.lane,
                launch_id=plan.launch_id,
                guild_id=plan.guild_id,
                milestone=point.milestone,
                epoch=plan.epoch,
                plan_version=plan.plan_version,
            )
            notice = await db.notices.by_key(session, point.key)
        assert notice is not None
        return notice, added is not None

    async def _presume(self, plan: Plan, now: datetime) -> None:
        async with self._database.begin() as session:
            await db.plans.end_presumed(session, plan.launch_id, plan.plan_version, plan.guild_id, now)

    def _forget(self, now: datetime) -> None:
        """Drop what is to be planned anew."""
        self._fanned = {key: at for key, at in self._fanned.items() if abs(now - at) < self._horizon.refan}


async def next_point(database: Database, now: datetime) -> datetime | None:
    """Return when the next point of any countdown is due for anybody, however far ahead; None if there is none.

    For a clock that leaps: at that moment the reconcile plans the point and it is delivered at once.
    """
    async with database.read() as session:
        plans = await db.plans.near(session, _NEVER, now - _BACK)
        mornings = await db.followers.mornings(session)
        regular = await db.followers.counted_regularly(session)
    ahead: list[datetime] = []
    for plan in plans:
        points = [(point, _NEVER) for point in points_between(plan, now, _NEVER)]
        if regular is None or plan.launch_id in regular:
            points += [(point, now + _FORTNIGHT) for point in regular_between(plan, now, now + _FORTNIGHT)]
        ahead += [due for point, until in points for _, _, due in hours_of(plan, point, now, until, mornings)]
    return min(ahead, default=None)
