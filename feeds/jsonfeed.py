"""JSON Feed 1.0 and 1.1 (jsonfeed.org), leniently: what has the wrong type is left out, and the rest is kept."""

import hashlib
import json
from html import escape

from feeds.dates import parse_date
from feeds.errors import NotAFeed
from feeds.item import Feed, FeedItem
from feeds.language import language_of
from feeds.markup import first_image, one_line, to_line, web_address

MAX_ITEMS = 5_000
_Object = dict[str, object]


def parse_jsonfeed(body: bytes, url: str) -> Feed:
    """Parse a JSON Feed; raises NotAFeed for any other JSON, and for what is none."""
    document = _load(body, url)
    items = document.get("items")
    version = document.get("version")
    named = isinstance(version, str) and "jsonfeed.org" in version
    if not (named or isinstance(items, list)) or not isinstance(items, list | None):
        raise NotAFeed("this is JSON, but not a JSON Feed", url=url, found="a JSON document")
    language = language_of(_string(document, "language"))
    base = url or _string(document, "feed_url")
    entries = [entry for entry in (items or [])[:MAX_ITEMS] if isinstance(entry, dict)]
    return Feed(
        title=to_line(_string(document, "title")),
        link=web_address(_string(document, "home_page_url"), base),
        items=tuple(_item(entry, base, language) for entry in entries),
        ttl_s=None,
        kind="json",
        language=language,
    )


def _load(body: bytes, url: str) -> _Object:
    try:
        document = json.loads(body.lstrip(b"\xef\xbb\xbf \t\r\n").decode("utf-8", "replace"), parse_int=str)
    except (ValueError, RecursionError) as error:
        raise NotAFeed(f"this looks like JSON, but cannot be read: {error}", url=url, found="broken JSON") from error
    if not isinstance(document, dict):
        raise NotAFeed("this is JSON, but not a JSON Feed", url=url, found="a JSON document")
    return document


def _item(entry: _Object, base: str, language: str | None) -> FeedItem:
    link = web_address(_string(entry, "url"), base) or web_address(_string(entry, "external_url"), base)
    title, html = to_line(_string(entry, "title")), _string(entry, "content_html")
    plain = _string(entry, "content_text")
    content = html or "".join(f"<p>{escape(line)}</p>" for line in plain.splitlines() if line.strip())
    picture = web_address(_string(entry, "image"), base) or web_address(_string(entry, "banner_image"), base)
    return FeedItem(
        id=one_line(_string(entry, "id")) or link or made_up_id(title, content),
        title=title,
        link=link,
        published=parse_date(_string(entry, "date_published")) or parse_date(_string(entry, "date_modified")),
        summary_html=escape(_string(entry, "summary")),
        content_html=content,
        image=picture or _attached(entry, base) or first_image(html, link or base),
        language=language_of(_string(entry, "language")) or language,
        updated=parse_date(_string(entry, "date_modified")),
    )


def made_up_id(*parts: str) -> str:
    """Return an id for an entry that has neither id nor link: the same text gives the same one."""
    return "sha256:" + hashlib.sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()[:32]


def _attached(entry: _Object, base: str) -> str | None:
    attachments = entry.get("attachments")
    for attachment in attachments if isinstance(attachments, list) else ():
        if isinstance(attachment, dict) and _string(attachment, "mime_type").startswith("image/"):
            return web_address(_string(attachment, "url"), base)
    return None


def _string(entry: _Object, name: str) -> str:
    # Numbers stand where the specification wants strings, ids above all; they are kept as they are written.
    value = entry.get(name)
    if isinstance(value, bool):
        return ""
    if isinstance(value, int | float):
        return str(value)
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else ""
