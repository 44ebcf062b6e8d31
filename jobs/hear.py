"""One fetch of a source: what its publisher says now, parsed.

An address that somebody typed may turn out to be a page: then its feed is looked for, or its list of articles watched.
"""

from dataclasses import dataclass, replace
from hashlib import blake2b

from db.polls import ClaimedSource
from db.states import SourceKind
from feeds.apart import parse_apart, parse_beside
from feeds.discover import discover
from feeds.errors import NotAFeed
from feeds.fetch import FEED_ACCEPT, FEED_LIMIT_BYTES, PAGE_ACCEPT, PAGE_LIMIT_BYTES, Fetched, Fetcher
from feeds.item import Feed
from feeds.listing import parse_listing
from feeds.parse import parse_feed
from jobs.intake import whole_items


@dataclass(frozen=True, slots=True)
class Heard:
    """What came back: the feed, `None` where nothing changed, and where the source is now if it moved for good."""

    feed: Feed | None
    answer: Fetched
    content_hash: str | None
    moved_to: str | None = None


async def hear(fetcher: Fetcher, source: ClaimedSource, timeout_s: float) -> Heard:
    """Fetch and parse a source; raises FeedError."""
    standing, listing = source.standing, source.standing.kind is SourceKind.LISTING
    if listing:
        await fetcher.check_robots(source.address)
    answer = await fetcher.get(
        source.address,
        etag=standing.etag,
        last_modified=standing.last_modified,
        accept=PAGE_ACCEPT if listing else FEED_ACCEPT,
        limit_bytes=PAGE_LIMIT_BYTES if listing else FEED_LIMIT_BYTES,
        timeout_s=timeout_s,
    )
    if answer.not_modified:
        return Heard(None, answer, standing.content_hash, answer.permanent_url)
    content_hash = blake2b(answer.body, digest_size=16).hexdigest()
    if content_hash == standing.content_hash:
        return Heard(None, answer, content_hash, answer.permanent_url)
    try:
        return await _parsed(answer, content_hash, answer.permanent_url, listing=listing)
    except NotAFeed:
        if standing.kind is not SourceKind.UNKNOWN:
            raise
    found = await discover(fetcher, source.address)
    if found.is_listing:
        return Heard(found.feed, replace(answer, etag=None, last_modified=None), None, found.url)
    return await _parsed(await fetcher.get(found.url), None, found.url, listing=False)


async def _parsed(answer: Fetched, content_hash: str | None, moved_to: str | None, *, listing: bool) -> Heard:
    """Parse an answer. Where it breaks off nothing of it counts as known, because its last entry must come again."""
    document = answer.body, answer.url, answer.content_type
    feed = await (parse_apart(parse_listing, *document) if listing else parse_beside(parse_feed, *document))
    whole = whole_items(feed, answer.body)
    if len(whole) == len(feed.items):
        return Heard(feed, answer, content_hash, moved_to)
    return Heard(replace(feed, items=whole), replace(answer, etag=None, last_modified=None), None, moved_to)
