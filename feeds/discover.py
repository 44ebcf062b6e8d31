"""An address that somebody typed → the source to watch: a feed, the feed a page announces, or the page's
list of articles.

More than half of brands' news pages announce no feed. So a page's own links are asked first, then the paths
that common systems use, and at last the page itself is read as a list.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from feeds.apart import parse_apart, parse_beside
from feeds.dom import Element, base_of, load_tree
from feeds.errors import HTML_PAGE, FeedError, FetchError, NotAFeed, NotAnArticle, ParseError
from feeds.fetch import PAGE_LIMIT_BYTES, Fetched, Fetcher
from feeds.item import Feed
from feeds.listing import parse_listing
from feeds.markup import web_address
from feeds.parse import parse_feed

_FEED_TYPES = re.compile(
    r"application/(?:rss|atom|rdf|feed)\+(?:xml|json)|application/json|text/xml|application/xml", re.IGNORECASE
)
_FEED_PATHS = re.compile(
    r"(?:/|^)(?:feed|rss|atom)s?(?:/|\.xml|\.json|\.php|\.rss)?/?$|\.(?:rss|atom|rdf)$|(?:rss|atom|feed)\.(?:xml|json)$",
    re.IGNORECASE,
)
_COMMENTS = re.compile(r"comments?\b|kommentar|commentaires", re.IGNORECASE)
_WELL_KNOWN = ("feed", "rss", "feed.xml", "rss.xml", "atom.xml", "index.xml", "feed.json", "?feed=rss2")
_MOST_LINKS = 5
_MOST_GUESSES = 10


@dataclass(frozen=True, slots=True)
class Source:
    """What to store: the address to poll and how to read it (`listing` or not), with what it has now."""

    url: str
    feed: Feed

    @property
    def is_listing(self) -> bool:
        """Whether the page itself is watched, because it has no feed."""
        return self.feed.kind == "listing"


async def discover(fetcher: Fetcher, url: str) -> Source:
    """Find what to watch at an address; a missing scheme is read as https.

    Raises NotAFeed, saying what is there instead and what to try, or FetchError where the address itself
    fails.
    """
    address = url.strip() if "://" in url else f"https://{url.strip()}"
    page = await fetcher.get(address)
    try:
        return Source(page.permanent_url or page.url, await _feed_of(page))
    except NotAFeed as error:
        if not error.may_be_page:
            raise
    announced = await parse_apart(feed_links, page.body, page.url, page.content_type)
    for candidate in (*announced[:_MOST_LINKS], *well_known(page.url)[:_MOST_GUESSES]):
        if source := await _try(fetcher, candidate):
            return source
    return await _listing(fetcher, page)


def feed_links(html: bytes, url: str, content_type: str | None = None) -> tuple[str, ...]:
    """Return the feeds that a page announces or links to, likeliest first; those of comments are left out."""
    try:
        tree = load_tree(html, url, content_type)
    except NotAnArticle:
        return ()
    base = base_of(tree, url)
    announced = [_address(link, base) for link in tree.iter("link") if _announces(link)]
    linked = [_address(link, base) for link in tree.iter("a") if _FEED_PATHS.search(_path(link.get("href")))]
    return tuple(dict.fromkeys(address for address in (*announced, *linked[:20]) if address))


def well_known(url: str) -> tuple[str, ...]:
    """Return where common systems keep a feed: below the page first, then at the site's root."""
    parts = urlsplit(url)
    root = f"{parts.scheme}://{parts.netloc}/"
    inside = parts.path.strip("/")  # not joined: a path of two slashes would pass for a host
    folder = f"{root}{inside}/" if inside else root
    below = [folder + name for name in _WELL_KNOWN[:4]] if folder != root else []
    return tuple(dict.fromkeys([*below, *(root + name for name in _WELL_KNOWN)]))


async def _try(fetcher: Fetcher, url: str) -> Source | None:
    try:
        found = await fetcher.get(url, timeout_s=10)
        feed = await _feed_of(found)
    except (FetchError, ParseError):
        return None
    return Source(found.permanent_url or url, feed) if feed.items else None


async def _listing(fetcher: Fetcher, page: Fetched) -> Source:
    await fetcher.check_robots(page.url)
    if len(page.body) > PAGE_LIMIT_BYTES:
        raise NotAFeed("the page is too large to be watched", url=page.url, found="a large page")
    try:
        feed = await parse_apart(parse_listing, page.body, page.url, page.content_type)
    except FeedError as error:
        raise NotAFeed(
            "this is a web page that announces no feed and lists no articles; try the address of the press or news "
            "page, or of its RSS feed",
            url=page.url,
            found=HTML_PAGE,
        ) from error
    return Source(page.permanent_url or page.url, feed)


async def _feed_of(page: Fetched) -> Feed:
    return await parse_beside(parse_feed, page.body, page.url, page.content_type)


def _announces(link: Element) -> bool:
    relations: Sequence[str] = (link.get("rel") or "").lower().split()
    words = f"{link.get('title') or ''} {link.get('href') or ''}"
    named = "alternate" in relations and _FEED_TYPES.fullmatch((link.get("type") or "").strip().partition(";")[0])
    return bool(named or "feed" in relations) and not _COMMENTS.search(words)


def _address(link: Element, url: str) -> str | None:
    return web_address(link.get("href") or "", url)


def _path(link: str | None) -> str:
    try:
        return urlsplit(link or "").path
    except ValueError:
        return ""
