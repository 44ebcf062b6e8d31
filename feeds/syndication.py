"""RSS 0.9 to 2.0, Atom, RDF and CDF → Feed, by feedparser in its raw mode.

Raw: bytes only (a string would be opened as a path or fetched as an address), no sanitising and no
rewriting of links inside markup. Both are costly, and text is all that is ever shown. Dates are read again
here, since feedparser completes some from today.
"""

import io
import re
import warnings
from collections.abc import Iterable
from datetime import UTC, datetime
from time import struct_time
from typing import Any

import feedparser

from feeds.dates import in_utc, parse_date
from feeds.defuse import safe_xml
from feeds.errors import A_TEXT, HTML_PAGE, LIBRARY_FAULTS, XML_DOCUMENT, NotAFeed
from feeds.item import Feed, FeedItem
from feeds.jsonfeed import MAX_ITEMS, made_up_id
from feeds.language import language_of
from feeds.markup import first_image, one_line, to_line, web_address

# With a base, the parser joins addresses at every element, a third of its time. Links are made absolute here anyway;
# only `xml:base` and ids that are relative addresses need it.
# Written without the flag for letter case, with which each search of a long document holds everything up for 0.1 s.
_RELATIVE_ID = re.compile(
    rb"<(?:\w{1,20}:)?(?:[gG][uU][iI][dD]|[iI][dD])\b"
    rb"(?![^<>]*is[pP]erma[lL]ink\s*=\s*[\"']?[fF]alse)[^<>]*>(?!\s*(?:<!\[CDATA\[)?\s*[A-Za-z][A-Za-z0-9+.-]*:)"
)
_IMAGE_END = re.compile(r"\.(?:jpe?g|png|gif|webp|avif)(?:[?#]|$)", re.IGNORECASE)
_PERIODS_S = {"hourly": 3_600, "daily": 86_400, "weekly": 604_800, "monthly": 2_592_000, "yearly": 31_536_000}
_ICON_PX = 64
_LONGEST_ID = 1_000
_LONGEST_TITLE = 1_000
_LONGEST_MARKUP = 500_000

_Raw = dict[str, Any]


def parse_syndication(body: bytes, url: str, content_type: str | None, *, has_root: bool = False) -> Feed:
    """Parse an XML feed, well-formed or not; raises NotAFeed.

    `has_root` says that the document begins like a feed: it then is one, even without title and entries.
    """
    document = safe_xml(body, url, content_type)
    headers = {"content-type": "application/xml; charset=utf-8"}
    if b"base" in document or _RELATIVE_ID.search(document):
        headers["content-location"] = url
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            raw = feedparser.parse(
                io.BytesIO(document), response_headers=headers, sanitize_html=False, resolve_relative_uris=False
            )
    except LIBRARY_FAULTS as error:
        raise NotAFeed(f"the feed cannot be read: {error}", url=url, found="a broken document") from error
    channel, entries = raw["feed"], raw["entries"]
    if not (has_root or entries or raw.get("version") or _get(channel, "title")):
        raise NotAFeed("this is not a feed of a known format", url=url, found=_kind_of(body))
    language = language_of(_get(channel, "language"))
    return Feed(
        title=_title(channel),
        link=web_address(_get(channel, "link"), url),
        items=tuple(_item(entry, url, language) for entry in entries[:MAX_ITEMS]),
        ttl_s=_ttl_s(channel),
        kind=str(raw.get("version") or "xml"),
        language=language,
    )


def _item(entry: _Raw, url: str, language: str | None) -> FeedItem:
    link = web_address(_get(entry, "link"), url)
    contents = [part for part in dict.get(entry, "content") or () if isinstance(part, dict)]
    content = max((_get(part, "value") for part in contents), key=len, default="")[:_LONGEST_MARKUP]
    summary = _get(entry, "summary")[:_LONGEST_MARKUP]
    base = next((_get(part, "base") for part in contents if _get(part, "base")), "") or link or url
    title = _title(entry)[:_LONGEST_TITLE]
    identity = one_line(_get(entry, "id")) or link or made_up_id(title, summary, content)
    if len(identity) > _LONGEST_ID:
        identity = made_up_id(identity)
    declared = (_get(part, "language") for part in (*contents, dict.get(entry, "title_detail") or {}))
    updated = _date(entry, "updated")
    return FeedItem(
        id=identity,
        title=title,
        link=link,
        published=_date(entry, "published") or updated or _date(entry, "created"),
        summary_html=summary,
        content_html=content,
        image=_image(entry, url) or first_image(content or summary, base),
        language=next((tag for tag in map(language_of, declared) if tag), language),
        updated=updated,
    )


def _title(context: _Raw) -> str:
    title = _get(context, "title")
    detail = dict.get(context, "title_detail")
    plain = isinstance(detail, dict) and dict.get(detail, "type") == "text/plain"
    return one_line(title) if plain else to_line(title)


def _date(entry: _Raw, name: str) -> datetime | None:
    text = _get(entry, name)
    if not text:
        return None
    if (own := parse_date(text)) is not None:
        return own
    # Rare formats (Korean, Greek, Hungarian, asctime) are feedparser's; one whose year is not in the text
    # was made up.
    parsed = dict.get(entry, f"{name}_parsed")
    if not isinstance(parsed, struct_time) or not re.search(rf"(?<!\d){parsed.tm_year}(?!\d)", text):
        return None
    if re.match(r"\s*(?:[A-Za-z]{2,9}\.?,?\s+)?\d", text):
        return None  # an ordinary date that is impossible; feedparser would roll 31 February over into March
    try:
        return in_utc(datetime(*parsed[:6], tzinfo=UTC))
    except ValueError:
        return None


def _image(entry: _Raw, url: str) -> str | None:
    sized: list[tuple[int, str]] = []
    for medium in _dicts(entry, "media_content"):
        source, kind = _get(medium, "url"), _get(medium, "type")
        if _get(medium, "medium") == "image" or kind.startswith("image/") or _IMAGE_END.search(source):
            width = _get(medium, "width")
            sized.append((int(width[:6]) if width.isascii() and width.isdigit() else 0, source))
    sized.sort(key=lambda pair: -pair[0])
    candidates = [source for _, source in sized]
    candidates += [_get(medium, "url") for medium in _dicts(entry, "media_thumbnail") if not _is_icon(medium)]
    for link in _dicts(entry, "links"):
        source = _get(link, "href")
        picture = _get(link, "type").startswith("image/") or _IMAGE_END.search(source)
        if _get(link, "rel") == "enclosure" and picture:
            candidates.append(source)
    image = dict.get(entry, "image")
    candidates.append(_get(image, "href") if isinstance(image, dict) else "")
    return next((address for source in candidates if (address := web_address(source, url))), None)


def _is_icon(medium: _Raw) -> bool:
    """Whether a picture is as small as those of authors are."""
    width = _get(medium, "width")
    return width.isascii() and width.isdigit() and len(width) < 3 and int(width) < _ICON_PX


def _ttl_s(channel: _Raw) -> int | None:
    minutes = _get(channel, "ttl")
    if minutes.isascii() and minutes.isdigit() and len(minutes) < 8:
        return int(minutes) * 60 or None
    period = _PERIODS_S.get(_get(channel, "sy_updateperiod").lower())
    frequency = _get(channel, "sy_updatefrequency")
    if period is None:
        return None
    often = int(frequency) if frequency.isascii() and frequency.isdigit() and len(frequency) < 6 else 1
    return period // max(1, often) or None


def _dicts(entry: _Raw, name: str) -> Iterable[_Raw]:
    found = dict.get(entry, name)
    return [part for part in found if isinstance(part, dict)] if isinstance(found, list) else []


def _get(context: _Raw, name: str) -> str:
    # `dict.get`, because feedparser's own `get` answers with other keys (updated → published).
    value = dict.get(context, name)
    return value.strip() if isinstance(value, str) else ""


def _kind_of(body: bytes) -> str:
    if re.search(rb"<(?:!doctype html|html|body|div|p)[\s>]", body[:20_000], re.IGNORECASE):
        return HTML_PAGE
    return XML_DOCUMENT if body.lstrip()[:1] == b"<" else A_TEXT
