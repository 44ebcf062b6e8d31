"""Polling: due sources are claimed, fetched, and what is new in them is stored, to be read.

    claim (lease) ──► conditional GET ──► parse ──► new and edited entries ──► next poll
                         │ FeedError
                         └──► back off, pause or end, with the reason

One address is one source, however many guilds use it. What is claimed of a host that is being asked as often at once as
the fetcher allows waits for it, and keeps nobody from others. Nothing is lost when the process is killed: until a poll
is settled its source stays due, and the lease ends by itself. A poll without news writes nothing of its own; such polls
are settled together with the next claim.
"""

import asyncio
from collections import Counter, deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

import db.items
import db.polls
import db.sources
import db.traces
from db.engine import Database, Session
from db.polls import ClaimedSource, SourceStanding
from db.sources import LONGEST_ADDRESS
from db.traces import Note
from feeds.errors import FeedError
from feeds.fetch import TIMEOUT_S, Fetcher
from feeds.identity import READ_AT_FIRST
from jobs.clock import Clock
from jobs.hear import Heard, hear
from jobs.intake import take_in
from jobs.settle import Settled, after_error, after_success, rests_until


@dataclass(frozen=True, slots=True)
class PollRules:
    """How many sources are polled at once, for how long one is claimed, and how often new ones are looked for.

    `ahead` times as many are claimed in one transaction, and of one host `ahead` times as many as it is asked for at
    once. The last of them begins before its lease ends, even if those before it take all the time they may.
    """

    concurrency: int = 20
    ahead: int = 8
    lease: timedelta = timedelta(minutes=5)
    look_s: float = 0.25
    timeout_s: float = TIMEOUT_S
    read_at_first: int = READ_AT_FIRST


class Poller:
    """Poll what is due; one of these a process, any number of processes on one database.

    `chance` gives numbers from 0 to 1, to spread polls.
    """

    def __init__(
        self,
        database: Database,
        fetcher: Fetcher,
        clock: Clock,
        owner: str,
        chance: Callable[[], float],
        rules: PollRules | None = None,
    ) -> None:
        self._database = database
        self._fetcher = fetcher
        self._clock = clock
        self._owner = owner
        self._chance = chance
        self._rules = rules or PollRules()
        self._settled = Settled()
        self._claimed: deque[ClaimedSource] = deque()
        self._held: dict[str, deque[ClaimedSource]] = {}
        self._under_way = Counter[str]()
        self._looking: asyncio.Task[None] | None = None
        self._looked = float("-inf")
        self._looked_idle = False
        self._polls = 0
        self._took_over = not database.is_sqlite

    async def run(self) -> int:
        """Poll until nothing is due any more; return how many polls that were.

        A slow source or host holds up none of the others. Raises ExceptionGroup at the end for faults of our own.
        """
        await self._take_over()
        faults: list[Exception] = []
        self._polls = 0
        while True:
            before = self._polls
            crew = (self._work() for _ in range(self._rules.concurrency))
            ends = await asyncio.gather(*crew, return_exceptions=True)
            errors = [end for end in ends if isinstance(end, BaseException)]
            faults += [error for error in errors if isinstance(error, Exception)]
            for error in errors:
                if not isinstance(error, Exception):
                    raise error
            # A fault ends one worker; the others went on, but what it left behind must not wait for a lease.
            if not errors or self._polls == before:
                break
        if not self._settled.is_empty:
            await self._turn(0)
        if faults:
            raise ExceptionGroup("polling", faults)
        return self._polls

    async def _work(self) -> None:
        while (source := await self._next()) is not None:
            try:
                await self._poll(source)
            finally:
                self._leave(source.host)

    async def _next(self) -> ClaimedSource | None:
        """Return the next source to poll, None when nothing is due and nobody works on anything."""
        while (source := self._take()) is None:
            if self._looking is None and self._looks():
                self._looking = asyncio.create_task(self._look())
            if self._looking is not None:
                await self._looking
            if self._claimed:
                continue
            if self._under_way:
                await asyncio.sleep(self._rules.look_s)
            elif self._looked_idle:
                return None
            # Else somebody was still at work when it was looked, and the host that was full then has room now.
        self._polls += 1
        return source

    def _take(self) -> ClaimedSource | None:
        """Return the first claimed source whose host may be asked now; those before it are held until theirs may be."""
        while self._claimed:
            source = self._claimed.popleft()
            if self._under_way[source.host] < self._fetcher.per_host:
                self._under_way[source.host] += 1
                return source
            self._held.setdefault(source.host, deque()).append(source)
        return None

    def _leave(self, host: str) -> None:
        """Note that a host was asked; what is held for it is next."""
        self._under_way[host] -= 1
        if not self._under_way[host]:
            del self._under_way[host]
        if host in self._held:
            self._claimed.appendleft(self._held[host].popleft())
            if not self._held[host]:
                del self._held[host]

    async def _look(self) -> None:
        """Claim what is due. One looks for all; those who wait go on together, and so do their requests."""
        self._looked_idle = not self._under_way
        try:
            room = self._rules.concurrency * self._rules.ahead
            self._claimed.extend(await self._turn(room))
            if len(self._claimed) == room:
                self._looked = float("-inf")  # there is more where that came from
        finally:
            self._looking = None

    def _looks(self) -> bool:
        """Whether it is time to look for work: at once when somebody finished, else now and then."""
        moment = asyncio.get_running_loop().time()
        if self._under_way and moment - self._looked < self._rules.look_s:
            return False
        self._looked = moment
        return True

    async def _turn(self, free: int) -> list[ClaimedSource]:
        """Write down what was settled and claim what is due, in one transaction."""
        now, wire = self._clock.now(), self._clock.wire()
        settled, self._settled = self._settled, Settled()
        if settled.is_empty:
            async with self._database.read() as session:
                if not await db.polls.any_due(session, now, wire, self._held):
                    return []
        async with self._database.begin() as session:
            await db.polls.rest(session, now, self._owner, settled.rests)
            await db.polls.settle(session, self._owner, settled.standings)
            await db.traces.add(session, now, *settled.notes)
            return await db.polls.claim_due(
                session,
                now,
                wire,
                self._owner,
                limit=free,
                lease=self._rules.lease,
                per_host=self._fetcher.per_host * self._rules.ahead,
                full=self._held,
            )

    async def _take_over(self) -> None:
        """On SQLite there is one process: what a killed one had claimed need not wait for the lease."""
        if not self._took_over:
            async with self._database.begin() as session:
                await db.polls.release_others(session, self._owner)
            self._took_over = True

    async def _poll(self, source: ClaimedSource) -> None:
        try:
            heard = await hear(self._fetcher, source, self._rules.timeout_s)
        except FeedError as error:
            standing, note = after_error(source, error, self._clock.now(), self._chance())
            self._settled.standings[source.id] = standing
            self._settled.notes += [note] if note else []
            return
        now = self._clock.now()
        if (until := rests_until(source, heard, now)) is not None:
            self._settled.rests[source.id] = until
            return
        standing = after_success(source, heard, now, self._chance())
        if heard.feed is None and not source.begins and heard.moved_to is None:
            self._settled.standings[source.id] = standing
        else:
            await self._store(source, heard, standing, now)

    async def _store(self, source: ClaimedSource, heard: Heard, standing: SourceStanding, now: datetime) -> None:
        """Write down a poll with news, or one that begins a link, in one transaction."""
        async with self._database.read() as session:
            known = await db.items.known(session, source.id)
        items = heard.feed.items if heard.feed else ()
        first = not source.known
        intake = await asyncio.to_thread(
            take_in, items, known, first_fetch=first, read_at_first=self._rules.read_at_first
        )
        async with self._database.begin() as session:
            await db.items.add(session, source.id, intake.to_read, now)
            await db.items.add(session, source.id, intake.to_remember, now, skipped="first fetch: stored, not read")
            edited = await db.items.edit(session, intake.edited)
            if source.begins and await db.sources.set_baseline(session, source.id, now) and not first:
                await db.items.read_again(session, source.id, self._rules.read_at_first)
            await db.polls.settle(session, self._owner, {source.id: standing})
            if heard.moved_to and heard.moved_to != source.address:
                await self._move(session, source, heard.moved_to, now)
            if not intake.is_empty:
                detail = {"new": len(intake.to_read), "remembered": len(intake.to_remember), "edited": edited}
                reason = "first fetch" if first else None
                await db.traces.add(session, now, Note("poll", "news", reason, detail, source_id=source.id))

    async def _move(self, session: Session, source: ClaimedSource, address: str, now: datetime) -> None:
        """Store where the publisher moved to for good, or where a page's feed was found."""
        if len(address) > LONGEST_ADDRESS:
            return
        await db.sources.move(session, source.id, address)
        detail = {"from": source.address, "to": address}
        await db.traces.add(session, now, Note("poll", "moved", None, detail, source_id=source.id))
