"""Any bytes → what T-Minus sees in them: a feed, an article, or a page that lists articles."""

from typing import Any

from feeds.dom import load_tree
from feeds.errors import HTML_PAGE, NotAFeed, NotAnArticle, ParseError
from feeds.item import Feed
from feeds.listing import parse_listing
from feeds.metadata import declared_of
from feeds.page import PageArticle, read_page
from feeds.parse import parse_feed

_SHORT = 600
_LEAST_ITEMS = 4
_TRY = "try the address of a feed, of a press or news page, or of one article"


def inspect(body: bytes, url: str = "", content_type: str | None = None) -> Feed | PageArticle:
    """Read whatever it is. A Feed of kind `listing` is a page with a list of articles.

    Raises ParseError, whose text says what was found and what to try. Takes CPU time: call it in an executor.
    """
    try:
        return parse_feed(body, url, content_type)
    except NotAFeed as error:
        if not error.may_be_page:
            raise ParseError(f"{error.message}; {_TRY}", url=url, found=error.found) from error
        if b"<" not in body[:4_096] or b"</" not in body:
            raise ParseError(
                f"this is {error.found}, neither a feed nor a web page; {_TRY}", url=url, found=error.found
            ) from error
    return _page(body, url, content_type)


def _page(body: bytes, url: str, content_type: str | None) -> Feed | PageArticle:
    article, declared = _article(body, url, content_type)
    if article is not None and declared:
        return article
    listing = _listing(body, url, content_type)
    if listing is not None and (article is None or len(article.text) < _SHORT or _is_made_of(article.text, listing)):
        return listing
    if article is not None:
        return article
    raise ParseError(
        f"this is a web page with neither an article nor a list of articles; {_TRY}", url=url, found=HTML_PAGE
    )


def _article(body: bytes, url: str, content_type: str | None) -> tuple[PageArticle | None, bool]:
    """Return the page's article, if it has one, and whether the page calls itself one."""
    try:
        article = read_page(body, url, content_type)
        declared = declared_of(load_tree(body, url, content_type))
    except NotAnArticle:
        return None, False
    return article, bool(declared.article) or declared.first("og:type") == "article"


def _listing(body: bytes, url: str, content_type: str | None) -> Feed | None:
    try:
        listing = parse_listing(body, url, content_type)
    except NotAFeed:
        return None
    return listing if len(listing.items) >= _LEAST_ITEMS else None


def _is_made_of(text: str, listing: Feed) -> bool:
    """Whether the "article" is only the teasers of a list: most of its titles or teasers are then in it."""
    parts = [(item.title, item.summary_html) for item in listing.items]
    return 2 * sum(title in text or bool(teaser and teaser in text) for title, teaser in parts) >= len(parts)


def feed_record(feed: Feed) -> dict[str, Any]:
    """Return a feed as `read --json` prints it."""
    return {
        "title": feed.title,
        "link": feed.link,
        "kind": feed.kind,
        "entries": [
            {
                "id": item.id,
                "title": item.title or None,
                "link": item.link,
                "published": item.published.isoformat() if item.published else None,
                "image": item.image,
                "language": item.language,
            }
            for item in feed.items
        ],
    }


def page_record(page: PageArticle) -> dict[str, Any]:
    """Return what a page gives by itself, as `read --json` prints it; a reader adds `summary` and `announcement`."""
    day_only = page.published is not None and not page.published_has_time
    return {
        "title": page.title,
        "url": page.url or None,
        "published": page.published.isoformat() if page.published else None,
        "published_source": page.published_source or None,
        "published_precision": "day" if day_only else "minute" if page.published else None,
        "site_name": page.site_name,
        "image": page.image,
        "language": page.language,
        "text": page.text,
    }
