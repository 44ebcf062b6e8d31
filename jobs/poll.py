"""Polling: due sources are claimed, fetched, and what is new in them is stored, to be read.

    claim (lease) ──► conditional GET ──► parse ──► new and edited entries ──► next poll
                         │ FeedError
                         └──► back off, pause or end, with the reason

One address is one source, however many guilds use it. Nothing is lost when the process is killed: until a poll is
settled its source stays due, and the lease ends by itself. A poll without news writes nothing of its own; such polls
are settled together with the next claim.
"""

import asyncio
import logging
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from hashlib import blake2b

import db.items
import db.sources
import db.traces
from db.engine import Database, Session
from db.sources import LONGEST_ADDRESS, ClaimedSource, SourceStanding
from db.states import SourceKind, SourceState
from db.traces import Note
from feeds.discover import discover
from feeds.errors import FeedError, NotAFeed
from feeds.fetch import FEED_ACCEPT, FEED_LIMIT_BYTES, PAGE_ACCEPT, PAGE_LIMIT_BYTES, TIMEOUT_S, Fetched, Fetcher
from feeds.identity import READ_AT_FIRST
from feeds.item import Feed
from feeds.listing import parse_listing
from feeds.parse import parse_feed
from feeds.schedule import Verdict, after_failure, awake_for, poll_interval_s
from jobs.clock import Clock
from jobs.intake import take_in, whole_items

log = logging.getLogger(__name__)

_STATES = {
    Verdict.RETRY: SourceState.ACTIVE,
    Verdict.PAUSE: SourceState.PAUSED,
    Verdict.END: SourceState.GONE,
}
# Failures worth a line in the trace; the others only lengthen the wait.
_TOLD_FAILURES = frozenset({1, 3, 10})


@dataclass(frozen=True, slots=True)
class PollRules:
    """How many sources are polled at once, for how long one is claimed, and how often new ones are looked for.

    `ahead` times as many are claimed in one transaction; the last of them begins long before its lease ends.
    """

    concurrency: int = 20
    ahead: int = 4
    lease: timedelta = timedelta(minutes=5)
    look_s: float = 0.25
    timeout_s: float = TIMEOUT_S
    read_at_first: int = READ_AT_FIRST


@dataclass(frozen=True, slots=True)
class _Heard:
    """What came back: the feed, `None` where nothing changed, and where the source is now if it moved for good."""

    feed: Feed | None
    answer: Fetched
    content_hash: str | None
    moved_to: str | None = None


@dataclass(slots=True)
class _Settled:
    """Polls that gave no news, to be written together."""

    standings: dict[int, SourceStanding] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)


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
        self._settled = _Settled()
        self._claimed: deque[ClaimedSource] = deque()
        self._claiming = asyncio.Lock()
        self._busy = 0
        self._looked = float("-inf")
        self._polls = 0
        self._took_over = not database.is_sqlite

    async def run(self) -> int:
        """Poll until nothing is due any more; return how many polls that were.

        A slow source holds up none of the others. Raises ExceptionGroup at the end for faults of our own.
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
        if self._settled.standings:
            await self._turn(0)
        if faults:
            raise ExceptionGroup("polling", faults)
        return self._polls

    async def _work(self) -> None:
        while (source := await self._next()) is not None:
            self._busy += 1
            try:
                await self._poll(source)
            finally:
                self._busy -= 1

    async def _next(self) -> ClaimedSource | None:
        """Return the next source to poll, None when nothing is due and nobody works on anything."""
        while not self._claimed:
            async with self._claiming:
                if not self._claimed and self._looks():
                    room = self._rules.concurrency * self._rules.ahead
                    self._claimed.extend(await self._turn(room))
                    if len(self._claimed) == room:
                        self._looked = float("-inf")  # there is more where that came from
            if not self._claimed:
                if not self._busy:
                    return None
                await asyncio.sleep(self._rules.look_s)
        self._polls += 1
        return self._claimed.popleft()

    def _looks(self) -> bool:
        """Say whether it is time to look for work: at once when somebody finished, else now and then."""
        moment = asyncio.get_running_loop().time()
        if self._busy and moment - self._looked < self._rules.look_s:
            return False
        self._looked = moment
        return True

    async def _turn(self, free: int) -> list[ClaimedSource]:
        """Write down what was settled and claim what is due, in one transaction."""
        now, wire = self._clock.now(), self._clock.wire()
        settled, self._settled = self._settled, _Settled()
        if not settled.standings:
            async with self._database.read() as session:
                if not await db.sources.any_due(session, now, wire):
                    return []
        async with self._database.begin() as session:
            await db.sources.settle(session, self._owner, settled.standings)
            await db.traces.add(session, now, *settled.notes)
            return await db.sources.claim_due(
                session, now, wire, self._owner, limit=max(free, 0), lease=self._rules.lease
            )

    async def _take_over(self) -> None:
        """On SQLite there is one process: what a killed one had claimed need not wait for the lease."""
        if not self._took_over:
            async with self._database.begin() as session:
                await db.sources.release_others(session, self._owner)
            self._took_over = True

    async def _poll(self, source: ClaimedSource) -> None:
        try:
            heard = await self._hear(source)
        except FeedError as error:
            self._fail(source, error, self._clock.now())
            return
        now = self._clock.now()
        standing = self._succeed(source, heard, now)
        if heard.feed is None and not source.begins and heard.moved_to is None:
            self._settled.standings[source.id] = standing
            return
        await self._store(source, heard, standing, now)

    async def _hear(self, source: ClaimedSource) -> _Heard:
        """Fetch and parse; raises FeedError."""
        standing, listing = source.standing, source.standing.kind is SourceKind.LISTING
        if listing:
            await self._fetcher.check_robots(source.address)
        answer = await self._fetcher.get(
            source.address,
            etag=standing.etag,
            last_modified=standing.last_modified,
            accept=PAGE_ACCEPT if listing else FEED_ACCEPT,
            limit_bytes=PAGE_LIMIT_BYTES if listing else FEED_LIMIT_BYTES,
            timeout_s=self._rules.timeout_s,
        )
        content_hash = blake2b(answer.body, digest_size=16).hexdigest()
        if answer.not_modified or content_hash == standing.content_hash:
            return _Heard(None, answer, standing.content_hash, answer.permanent_url)
        try:
            return await _parsed(answer, content_hash, answer.permanent_url, listing=listing)
        except NotAFeed:
            if standing.kind is not SourceKind.UNKNOWN:
                raise
        found = await discover(self._fetcher, source.address)
        if found.is_listing:
            return _Heard(found.feed, replace(answer, etag=None, last_modified=None), None, found.url)
        return await _parsed(await self._fetcher.get(found.url), None, found.url, listing=False)

    def _succeed(self, source: ClaimedSource, heard: _Heard, now: datetime) -> SourceStanding:
        before, feed, answer = source.standing, heard.feed, heard.answer
        interval = before.interval_s
        if feed is not None or interval is None:
            interval = round(
                poll_interval_s(
                    [item.published for item in feed.items] if feed else [],
                    now,
                    ttl_s=feed.ttl_s if feed else None,
                    max_age_s=answer.max_age_s,
                    fraction=self._chance(),
                )
            )
        return replace(
            before,
            next_poll=now + timedelta(seconds=awake_for(interval, source.opens, now)),
            interval_s=interval,
            kind=_kind(feed) if feed else before.kind,
            title=(feed.title if feed else "") or before.title,
            etag=answer.etag or (before.etag if answer.not_modified else None),
            last_modified=answer.last_modified or (before.last_modified if answer.not_modified else None),
            content_hash=heard.content_hash,
            failures=0,
            failing_since=None,
            last_error=None,
            last_success=now,
        )

    def _fail(self, source: ClaimedSource, error: FeedError, now: datetime) -> None:
        before = source.standing
        failures, since = before.failures + 1, before.failing_since or now
        failure = after_failure(error, failures=failures, failing_since=since, now=now, fraction=self._chance())
        self._settled.standings[source.id] = replace(
            before,
            next_poll=now + timedelta(seconds=failure.delay_s),
            state=_STATES[failure.verdict],
            failures=failures,
            failing_since=since,
            last_error=error.message,
        )
        log.log(
            logging.INFO if failure.verdict is Verdict.RETRY else logging.WARNING,
            "a source failed",
            extra={"action": "poll-failed", "source": source.id, "failures": failures, "why": failure.reason},
        )
        if failure.verdict is not Verdict.RETRY or failures in _TOLD_FAILURES:
            outcome = {Verdict.RETRY: "failed", Verdict.PAUSE: "paused", Verdict.END: "ended"}[failure.verdict]
            detail = {"failures": failures, "since": since.isoformat()}
            self._settled.notes.append(Note("poll", outcome, failure.reason, detail, source_id=source.id))

    async def _store(self, source: ClaimedSource, heard: _Heard, standing: SourceStanding, now: datetime) -> None:
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
            await db.sources.settle(session, self._owner, {source.id: standing})
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


async def _parsed(answer: Fetched, content_hash: str | None, moved_to: str | None, *, listing: bool) -> _Heard:
    """Parse an answer. Where it breaks off nothing of it counts as known, because its last entry must come again."""
    parse = parse_listing if listing else parse_feed
    feed = await asyncio.to_thread(parse, answer.body, answer.url, answer.content_type)
    whole = whole_items(feed, answer.body)
    if len(whole) == len(feed.items):
        return _Heard(feed, answer, content_hash, moved_to)
    return _Heard(replace(feed, items=whole), replace(answer, etag=None, last_modified=None), None, moved_to)


def _kind(feed: Feed) -> SourceKind:
    return SourceKind.LISTING if feed.kind == "listing" else SourceKind.FEED
