"""A newsroom page without a feed → its list of articles.

Nothing on such a page says what is an article. What gives a list of articles away is repetition: several
links side by side, in containers of the same make, with long texts or headings, often with dates. The
groups of links are scored and the best one is taken; navigation has short texts and no dates.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import urlsplit

from feeds.dates import read_date
from feeds.dom import Element, base_of, load_tree
from feeds.errors import LIBRARY_FAULTS, NotAFeed, NotAnArticle
from feeds.identity import canonical_link
from feeds.item import Feed, FeedItem
from feeds.language import language_of
from feeds.markup import HEADINGS, web_address
from feeds.metadata import content, declared_of, site_name, title_element
from feeds.published import day_in

_SKIPPED = frozenset({"nav", "footer", "aside", "form", "dialog", "select", "script", "noscript", "template"})
_NOT_ARTICLES = re.compile(
    r"/(?:tags?|category|categories|topics?|authors?|page|search|login|signin|signup|register|account|cart|privacy|"
    r"terms|legal|imprint|impressum|contact|cookies?|subscribe|rss|feeds?|share|sitemap)(?:/|$)|"
    r"[?&](?:page|p|paged|offset|start|share|replytocom|lang)=[^&]*$|"
    r"\.(?:jpe?g|png|gif|webp|svg|zip|mp[34]|pdf|docx?|xlsx?|xml|rss|ics|css|js)$",
    re.IGNORECASE,
)
_HOLLOW = re.compile(
    r"(?:read|learn|see|find out|discover|view|show|continue|load)?\s*(?:more|all|reading|article|story|details?|here|"
    r"press release|now|news)?(?:\s+\w{1,12})?\s*[›»→>…]*",
    re.IGNORECASE,
)
_TITLES = re.compile(r"title|headline|heading", re.IGNORECASE)
_CJK = re.compile(r"[\u3041-\u30ff\u4e00-\u9fff\uac00-\ud7af]")
_LEAST_ITEMS = 2
_MOST_LEADING = 3
_MOST_ITEMS = 100
_MOST_LINKS = 3_000
_LEAST_SCORE = 5.0


@dataclass(slots=True)
class _Entry:
    """One link target with all that stands around it."""

    url: str
    links: list[Element] = field(default_factory=list)
    container: Element = None


def parse_listing(html: bytes, url: str, content_type: str | None = None) -> Feed:
    """Read a page that lists articles as if it were a feed, newest first as the page has them; `kind` is
    `listing`.

    Raises NotAFeed where nothing looks like a list of articles. Takes CPU time: call it in an executor.
    """
    try:
        tree = load_tree(html, url, content_type)
        entries = _best_group(_entries(tree, url))
        items = tuple(item for entry in entries[:_MOST_ITEMS] if (item := _item(entry, url)))
        if len(items) < _LEAST_ITEMS:
            raise NotAFeed(
                "this page has no list of articles in its markup; pages filled in by a script cannot be watched",
                url=url,
                found="a page without a list of articles",
            )
        declared = declared_of(tree)
        title = title_element(tree) or site_name(tree, declared, "") or url
        return Feed(title, url, items, None, "listing", language_of(tree.get("lang")))
    except NotAnArticle as error:
        raise NotAFeed(error.message, url=url, found=error.found) from error
    except LIBRARY_FAULTS as error:
        raise NotAFeed(f"the page cannot be read: {error}", url=url, found="a broken page") from error


def _entries(tree: Element, url: str) -> list[_Entry]:
    """Return the possible articles, one for each address, with the largest container that holds no other address."""
    found: dict[str, _Entry] = {}
    origin = base_of(tree, url)
    for count, link in enumerate(tree.iter("a")):
        if count >= _MOST_LINKS:
            break
        address = web_address(link.get("href") or "", origin)
        if address and _is_candidate(address, url) and not _outside(link):
            found.setdefault(canonical_link(address), _Entry(address.partition("#")[0])).links.append(link)
    holders: dict[Element, set[str]] = {}
    for key, entry in found.items():
        for link in entry.links:
            for holder in (link, *link.iterancestors()):
                holders.setdefault(holder, set()).add(key)
    for entry in found.values():
        entry.container = entry.links[0]
        for holder in entry.links[0].iterancestors():
            if len(holders[holder]) > 1 or holder.tag in ("body", "main", "html"):
                break
            entry.container = holder
    return list(found.values())


def _best_group(entries: list[_Entry]) -> list[_Entry]:
    groups: dict[tuple[str, ...], list[_Entry]] = {}
    for entry in entries:
        parent = entry.container.getparent()
        groups.setdefault((*_make(entry.container), *_make(parent)), []).append(entry)
    scored = [(_score(group), group) for group in groups.values() if len(group) >= _LEAST_ITEMS]
    score, best = max(scored, key=lambda pair: pair[0], default=(0.0, []))
    if score < _LEAST_SCORE:
        return []
    # The newest often stands above the others, in a box of its own make.
    chosen = {id(entry) for group in groups.values() if group is best or _leads(group) for entry in group}
    return [entry for entry in entries if id(entry) in chosen]


def _leads(group: list[_Entry]) -> bool:
    return len(group) <= _MOST_LEADING and all(_is_headed(entry) and _date(entry) for entry in group)


def _score(group: list[_Entry]) -> float:
    """Articles have long, different titles, headings and dates."""
    total = 0.0
    for entry in group[:30]:
        title = _title(entry)
        words = len(title.split()) + len(_CJK.findall(title)) / 2
        total += min(words, 10) / 5 - 0.6 + 2.0 * (_date(entry) is not None) + 1.0 * _is_headed(entry)
    return total


def _is_headed(entry: _Entry) -> bool:
    return any(next(link.iter(*HEADINGS), None) is not None or _in_heading(link) for link in entry.links)


def _make(element: Element) -> tuple[str, str]:
    if element is None:
        return "", ""
    # Numbers differ from item to item (post-4127); states do too (first, active).
    names = re.sub(r"\S*\d\S*|\b(?:first|last|odd|even|active|featured|is-\w+)\b", "", element.get("class") or "")
    return str(element.tag), " ".join(sorted(names.split())[:4])


def _item(entry: _Entry, base: str) -> FeedItem | None:
    title = _title(entry)
    if len(title) < 4:
        return None
    found = _date(entry)
    picture = next((image.get("src") or image.get("data-src") for image in entry.container.iter("img")), None)
    text = content(entry.container)
    return FeedItem(
        id=entry.url,
        title=title,
        link=entry.url,
        published=found[0] if found else None,
        summary_html=""
        if text == title
        else next((p for p in map(content, entry.container.iter("p")) if p != title), ""),
        image=web_address(picture, base) if picture and not picture.startswith("data:") else None,
    )


def _title(entry: _Entry) -> str:
    for link in entry.links:
        for heading in link.iter(*HEADINGS):
            if text := content(heading):
                return text
        if _in_heading(link) and (text := content(link)):
            return text
    for heading in entry.container.iter(*HEADINGS):
        if text := content(heading):
            return text
    for part in entry.container.iter():
        if isinstance(part.tag, str) and _TITLES.search(part.get("class") or "") and (text := content(part)):
            return text
    texts = (
        text for link in entry.links for text in _texts(link) if not _HOLLOW.fullmatch(text) and not _is_date(text)
    )
    return max(texts, key=len, default="")[:300]


def _texts(link: Element) -> Iterator[str]:
    """Yield a link's whole text where it is plain, else each part that stands alone in it."""
    parts = [content(part) for part in link if isinstance(part.tag, str)]
    if not any(len(part) > 3 for part in parts) or (link.text or "").strip():
        yield content(link)
    else:
        yield from parts
    if (label := link.get("title") or link.get("aria-label")) and not any(len(part) > 15 for part in parts):
        yield " ".join(label.split())


def _is_date(text: str) -> bool:
    found = day_in(text)
    return found is not None and len(text) < 40


def _date(entry: _Entry) -> tuple[datetime, bool] | None:
    for time in entry.container.iter("time"):
        if found := read_date(time.get("datetime") or content(time)):
            return found
    day = day_in(content(entry.container))
    if day is None and entry.container.tag == "dd":  # of a list of terms: the day is the term
        term = next(entry.container.itersiblings("dt", preceding=True), None)
        day = day_in(content(term)) if term is not None else None
    return (day, False) if day else None


def _is_candidate(address: str, page: str) -> bool:
    target, own = urlsplit(address), urlsplit(page)
    here = (own.hostname or "").removeprefix("www.")
    there = (target.hostname or "").removeprefix("www.")
    same = not here or there == here or there.endswith(f".{here}") or here.endswith(f".{there}")
    deeper = len(target.path.strip("/")) > 0 and canonical_link(address) != canonical_link(page)
    return same and deeper and not _NOT_ARTICLES.search(target.path + (f"?{target.query}" if target.query else ""))


def _outside(link: Element) -> bool:
    for parent in link.iterancestors():
        if parent.tag in _SKIPPED or parent.get("role") in ("navigation", "contentinfo", "search", "dialog", "menu"):
            return True
        if parent.tag == "header" and next(parent.iterancestors("article", "main", "li"), None) is None:
            return True
    return False


def _in_heading(link: Element) -> bool:
    return next(link.iterancestors(*HEADINGS), None) is not None
