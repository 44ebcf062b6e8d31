"""Bytes of a feed → Feed, whatever format it is in.

What the server calls it (`Content-Type`) counts for little: feeds are served as text/html, text/plain and
worse. The first bytes decide.
"""

import re

from feeds.errors import HTML_PAGE, NotAFeed
from feeds.item import Feed
from feeds.jsonfeed import parse_jsonfeed
from feeds.syndication import parse_syndication

_HTML = re.compile(rb"<(?:html|head|body)[\s>]", re.IGNORECASE)
_DOCTYPE = re.compile(rb"<!doctype\s+html", re.IGNORECASE)
_FEED = re.compile(rb"<(?:\w+:)?(?:rss|feed|rdf|channel)[\s>]", re.IGNORECASE)
_HEAD = 4_096


def parse_feed(body: bytes, url: str, content_type: str | None = None) -> Feed:
    """Parse RSS, Atom, RDF, CDF or JSON Feed; `url` is the base of relative links.

    Raises NotAFeed, whose `found` says what the bytes are instead. Takes CPU time: call it in an executor.
    """
    head = body[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n\0")
    if not head:
        raise NotAFeed("the document is empty", url=url, found="nothing")
    if head[:1] in (b"{", b"["):
        return parse_jsonfeed(body, url)
    feed = _FEED.search(head)
    html = _HTML.search(head, 0, feed.start() if feed else len(head))
    if html or (_DOCTYPE.search(head) and not feed):
        raise NotAFeed("this is a web page, not a feed", url=url, found=HTML_PAGE)
    return parse_syndication(body, url, content_type, has_root=feed is not None)
