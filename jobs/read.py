"""Reading: feed items become articles, announcements, launches and notices.

    claim (lease) ──► text (feed or page) ──► read ──► follow ──► short transactions
                                        in a thread              article, announcements, launch, notices, trace

Items are read in the order of their publication, because each changes what the next is compared with. Those of one
source wait for each other's pages, those of several only for a moment, because a slow host must not hold up others'
news; of a host whose pages are missing nothing more is claimed. If a launch was changed by somebody else between
looking and writing, the item is read once more. A killed process loses nothing: until its last transaction is committed
an item stays to be read, and afterwards everything that follows from it is there.
"""

import asyncio
import contextlib
import logging
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import timedelta

import db.articles
import db.brands
import db.items
import db.tracking
from db.articles import ArticleText
from db.brands import BrandRow, Link
from db.engine import Database
from db.items import ClaimedItem
from db.states import ItemState
from db.tracking import Known
from feeds.apart import parse_apart
from feeds.errors import DisallowedByRobots, FeedError, FetchError, Gone, HttpStatus, RefusedAddress
from feeds.fetch import PAGE_ACCEPT, PAGE_LIMIT_BYTES, Fetcher
from feeds.page import read_page
from jobs.clock import Clock
from jobs.scopes import Scope, scopes_of
from jobs.text import from_feed, fuller, own_text, stored
from jobs.understanding import Understood, understand
from jobs.write_down import Page, Stale, finish, write_down

_log = logging.getLogger(__name__)

Understanding = Callable[[Scope, Sequence[Known], ArticleText], Understood]

_Texts = dict[asyncio.Task[ArticleText], ClaimedItem]
"""What is claimed and not read yet, with the text as far as that is there, in the order of the claims."""

_FINAL = (DisallowedByRobots, Gone, RefusedAddress)
_CLIENT_ERRORS = range(400, 500)
_BUSY = 429


@dataclass(frozen=True, slots=True)
class ReadRules:
    """How many items are claimed at once and for how long, how often a page is asked for, and the wait between.

    Other sources' items wait `patience_s` for a page. While pages are missing at most `in_hand` items are claimed, and
    `per_host` of those that link to one host: so few that the last page is there, or too late, before its lease ends.
    A transaction writes down what an article means to `scopes` of those whose source it is.
    """

    batch: int = 20
    in_hand: int = 100
    per_host: int = 6
    patience_s: float = 3.0
    lease: timedelta = timedelta(minutes=3)
    attempts: int = 4
    retry_after: timedelta = timedelta(minutes=2)
    tries: int = 5
    scopes: int = 10


class Reader:
    """Read what is new; one of these a process, any number of processes on one database.

    `understanding` is what makes sense of a text; it runs in a thread.
    """

    def __init__(
        self,
        database: Database,
        fetcher: Fetcher,
        clock: Clock,
        owner: str,
        rules: ReadRules | None = None,
        understanding: Understanding = understand,
    ) -> None:
        self._database = database
        self._fetcher = fetcher
        self._clock = clock
        self._owner = owner
        self._rules = rules or ReadRules()
        self._understand = understanding
        self._took_over = not database.is_sqlite

    async def run(self) -> int:
        """Read until nothing is left that can be read now; return how many items that were.

        Raises ExceptionGroup at the end for faults of our own; the items concerned are tried again after their lease.
        """
        await self._take_over()
        texts: _Texts = {}
        faults: list[Exception] = []
        done = 0
        try:
            while await self._more(texts):
                for task, item in _readable(texts):
                    del texts[task]
                    done += 1
                    failure = task.exception()
                    error = failure if failure is not None else await self._read(item, task.result())
                    if error is not None:
                        faults += await self._put_off(item, error)
        finally:
            for task in texts:
                task.cancel()
            # Whoever closes what the requests use may do so once this returns.
            await asyncio.gather(*texts, return_exceptions=True)
        if faults:
            raise ExceptionGroup("reading", faults)
        return done

    async def _more(self, texts: _Texts) -> bool:
        """Claim items and wait for texts, as long as others may be kept waiting; False if there is nothing left."""
        claimed = await self._claim(texts.values())
        fresh = {asyncio.create_task(self._text(item)): item for item in claimed}
        texts |= fresh
        if missing := fresh or [task for task in texts if not task.done()]:
            enough = asyncio.ALL_COMPLETED if fresh else asyncio.FIRST_COMPLETED
            await asyncio.wait(missing, timeout=self._rules.patience_s, return_when=enough)
        return bool(texts)

    async def _take_over(self) -> None:
        """On SQLite there is one process: what a killed one had claimed need not wait for the lease."""
        if not self._took_over:
            async with self._database.begin() as session:
                await db.items.release_others(session, self._owner)
            self._took_over = True

    async def _claim(self, in_hand: Collection[ClaimedItem]) -> list[ClaimedItem]:
        """Claim what can be read now, but nothing more of the hosts whose pages are still missing."""
        rules, wire = self._rules, self._clock.wire()
        full = {item.host for item in in_hand if item.host is not None}
        async with self._database.read() as session:
            if not await db.items.any_ready(session, wire, full):
                return []
        async with self._database.begin() as session:
            return await db.items.claim_unread(
                session,
                wire,
                self._owner,
                limit=min(rules.batch, rules.in_hand - len(in_hand)),
                lease=rules.lease,
                per_host=rules.per_host,
                full=full,
            )

    async def _text(self, item: ClaimedItem) -> ArticleText:
        """Return the article's text; raises FetchError where the page should be asked for again later."""
        if item.summary_html is None and item.content_html is None and item.article_id is not None:
            async with self._database.read() as session:
                article = await db.articles.by_id(session, item.article_id)
            if article is not None:
                return stored(item, article)
        own = await asyncio.to_thread(own_text, item)
        if own.whole or not item.link or not item.link_key:
            # The page behind a link that tells no entries apart is not this entry's.
            return from_feed(item, own.text)
        try:
            await self._fetcher.check_robots(item.link)
            answer = await self._fetcher.get(item.link, accept=PAGE_ACCEPT, limit_bytes=PAGE_LIMIT_BYTES)
            page = await parse_apart(read_page, answer.body, answer.url, answer.content_type)
        except FeedError as error:
            if self._may_recover(error, item):
                raise
            _log.info(
                "a page could not be read", extra={"action": "page-failed", "item": item.id, "why": error.message}
            )
            return from_feed(item, own.text)
        return fuller(item, own, page)

    def _may_recover(self, error: FeedError, item: ClaimedItem) -> bool:
        """Whether asking again may help; if not, the teaser has to do."""
        if item.attempts >= self._rules.attempts or not isinstance(error, FetchError) or isinstance(error, _FINAL):
            return False
        return not (isinstance(error, HttpStatus) and error.status in _CLIENT_ERRORS and error.status != _BUSY)

    async def _put_off(self, item: ClaimedItem, error: BaseException) -> list[Exception]:
        """Let an item be read later, or give it up after many faults of our own; return those."""
        if not isinstance(error, Exception):
            raise error
        ours = not isinstance(error, FeedError)
        reason = f"fault: {error!r}" if ours else f"page: {error}"
        async with self._database.begin() as session:
            if ours and item.attempts > self._rules.attempts:
                await db.items.finish(session, item.id, self._owner, ItemState.FAILED, reason=reason)
            else:
                delay = self._rules.retry_after * 2 ** max(item.attempts - 1, 0)
                await db.items.retry(session, item.id, self._owner, reason, self._clock.wire() + delay)
        return [error] if ours else []

    async def _read(self, item: ClaimedItem, article: ArticleText) -> Exception | None:
        """Read one item; return what went wrong."""
        try:
            await self._read_everywhere(item, article)
        except Stale:
            _log.warning("an item is read later", extra={"action": "read-stale", "item": item.id})
        except Exception as error:  # the edge of one item, which must not stop the others
            return error
        return None

    async def _read_everywhere(self, item: ClaimedItem, article: ArticleText) -> None:
        links, catalogue = await self._brands(item.source_id)
        if not links:
            async with self._database.begin() as session:
                await db.items.finish(
                    session, item.id, self._owner, ItemState.SKIPPED, reason="nobody follows this source"
                )
            return
        scopes = await asyncio.to_thread(scopes_of, links, catalogue, f"{article.title}\n{article.text}")
        page: Page | None = None
        for start in range(0, len(scopes), self._rules.scopes):
            end = start + self._rules.scopes
            page = await self._read_in(scopes[start:end], item, article, page, last=end >= len(scopes))

    async def _read_in(
        self, scopes: Sequence[Scope], item: ClaimedItem, article: ArticleText, begun: Page | None, *, last: bool
    ) -> Page:
        """Read an item in some scopes, anew as long as their launches change meanwhile."""
        for _ in range(self._rules.tries - 1):
            with contextlib.suppress(Stale):
                return await self._read_once(scopes, item, article, begun, last=last)
        return await self._read_once(scopes, item, article, begun, last=last)

    async def _read_once(
        self, scopes: Sequence[Scope], item: ClaimedItem, article: ArticleText, begun: Page | None, *, last: bool
    ) -> Page:
        known = await self._known(scopes)
        understood = await asyncio.to_thread(self._understand_all, scopes, known, article)
        async with self._database.begin() as session:
            page = await write_down(session, item, article, understood, self._clock.now(), begun)
            if last:
                await finish(page, self._owner)
            elif not await db.items.keep(session, item.id, self._owner, self._clock.wire() + self._rules.lease):
                raise Stale
        return page

    async def _brands(self, source_id: int) -> tuple[list[Link], list[BrandRow]]:
        async with self._database.read() as session:
            links = await db.brands.links_of_source(session, source_id)
            return links, await db.brands.visible(session, None) if links else []

    async def _known(self, scopes: Sequence[Scope]) -> list[list[Known]]:
        async with self._database.read() as session:
            return [await db.tracking.known(session, scope.guild_id, scope.brand_ids) for scope in scopes]

    def _understand_all(
        self, scopes: Sequence[Scope], known: Sequence[Sequence[Known]], article: ArticleText
    ) -> list[Understood]:
        return [self._understand(scope, launches, article) for scope, launches in zip(scopes, known, strict=True)]


def _readable(texts: _Texts) -> list[tuple[asyncio.Task[ArticleText], ClaimedItem]]:
    """Return what can be read: its text is there, and so are those of its source that were claimed before."""
    behind: set[int] = set()
    ready = []
    for task, item in texts.items():
        if not task.done():
            behind.add(item.source_id)
        elif item.source_id not in behind:
            ready.append((task, item))
    return ready
