"""What a page says about itself: JSON-LD, meta elements, microdata, headings.

Declared data first, what is shown second; a value that is wrong in its place (the site's name as headline)
is passed over.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from feeds.dom import Element, walk
from feeds.identity import own_link
from feeds.markup import BLOCKS, one_line, to_line, web_address

_ARTICLE_TYPES = re.compile(r"Article|Posting|PressRelease|^Report$|^NewsItem$|Advertiser")
_MAX_SCRIPTS = 40
_MAX_NODES = 3_000
_MAX_DEPTH = 40
_LONGEST_SCRIPT = 1_000_000
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")
_LONGEST_TITLE = 500
_LONGEST_READ = 5_000


@dataclass(frozen=True, slots=True)
class Declared:
    """All that a page declares; `article` is the JSON-LD object of the page's article, `others` the other objects."""

    meta: dict[str, list[str]] = field(default_factory=dict)
    article: dict[str, Any] = field(default_factory=dict)
    others: tuple[dict[str, Any], ...] = ()

    def first(self, *names: str) -> str:
        """Return the first non-empty meta value of these names, in their order."""
        return next((value for name in names for value in self.meta.get(name, ()) if value), "")


def declared_of(tree: Element) -> Declared:
    """Collect meta elements and JSON-LD."""
    meta: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv")
        content = one_line(element.get("content") or "")
        if name and content:
            meta.setdefault(name.strip().lower(), []).append(content)
    objects = list(_objects(tree))
    articles = [one for one in objects if any(_ARTICLE_TYPES.search(kind) for kind in _types(one))]
    article = next((one for one in articles if text_of(one.get("datePublished"))), articles[0] if articles else {})
    return Declared(meta, article, tuple(one for one in objects if one is not article))


def canonical_url(tree: Element, declared: Declared, base: str) -> str | None:
    """Return the address the page gives for itself; the site's front page is some template's word for all pages."""
    links = (
        link.get("href") or "" for link in tree.iter("link") if "canonical" in (link.get("rel") or "").lower().split()
    )
    page = declared.article.get("mainEntityOfPage")
    stated = (text_of(declared.article.get("url")), text_of(page.get("@id") if isinstance(page, dict) else page))
    for candidate in (*links, declared.first("og:url", "twitter:url"), *stated):
        address = web_address(candidate, base) if candidate else None
        address = (address or "").partition("#")[0]
        if address.startswith(("http://", "https://")) and own_link(address):
            return address
    return None


def image_url(tree: Element, declared: Declared, base: str) -> str | None:
    """Return the picture the page gives for itself."""
    shown = (
        element.get("content") or element.get("src") or element.get("href") or ""
        for element in tree.iter("meta", "img", "link")
        if (element.get("itemprop") or "").lower() in ("image", "image_url", "thumbnailurl")
    )
    candidates = (
        declared.first("og:image:secure_url", "og:image", "og:image:url"),
        declared.first("twitter:image", "twitter:image:src"),
        _image_text(declared.article.get("image")),
        *shown,
    )
    return next((address for one in candidates if one and (address := web_address(one, base))), None)


def site_name(tree: Element, declared: Declared, title: str) -> str | None:
    """Return the name of the site: declared, or what the title element adds to the headline."""
    publisher = declared.article.get("publisher")
    sites = (text_of(one.get("name")) for one in declared.others if "WebSite" in _types(one))
    names = (
        declared.first("og:site_name", "application-name"),
        text_of(publisher.get("name")) if isinstance(publisher, dict) else "",
        *sites,
    )
    if found := next((one_line(to_line(name)) for name in names if name), ""):
        return found
    head, _, rest = title_element(tree).partition(title) if title else ("", "", "")
    added = "" if head.strip() and rest.strip() else (head or rest).strip(" |｜:–—-·•»«/\t")
    return added if 0 < len(added) <= 60 and "<" not in added else None


def title_element(tree: Element) -> str:
    """Return the text of the page's title element."""
    return next((content(element) for element in tree.iter("title") if content(element)), "")


def content(element: Element) -> str:
    """Return the beginning of an element's text on one line; blocks and line breaks part words."""
    parts: list[str] = []
    length = 0
    for event, one in walk(element):
        length += len(parts[-1]) if parts else 0
        if length > _LONGEST_READ:
            break
        parts.append(" " if one.tag in BLOCKS else "")
        if event == "start":
            parts.append(one.text or "" if isinstance(one.tag, str) else "")
        elif one is not element:
            parts.append(one.tail or "")
    return one_line("".join(parts))[:_LONGEST_TITLE]


def text_of(value: object) -> str:
    """Return a JSON-LD value as text: a string, a number, or the first of several."""
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name") or value.get("@id") or ""
    return one_line(str(value)) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""


def _image_text(value: object) -> str:
    if isinstance(value, list):
        value = value[0] if value else ""
    return text_of((value.get("url") or value.get("contentUrl")) if isinstance(value, dict) else value)


def _types(one: dict[str, Any]) -> list[str]:
    kinds = one.get("@type")
    return [kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)]


def _objects(tree: Element) -> Iterator[dict[str, Any]]:
    for count, script in enumerate(tree.iter("script")):
        if count > 10 * _MAX_SCRIPTS:
            return
        if "ld+json" in (script.get("type") or "").lower() and script.text:
            yield from _flattened(loaded(script.text[:_LONGEST_SCRIPT]))


def loaded(text: str) -> object:
    """Return a script's JSON, None where it is none."""
    text = text.strip().removeprefix("<!--").removeprefix("//<![CDATA[").removesuffix("-->").removesuffix("//]]>")
    for attempt in (text, _TRAILING_COMMA.sub(r"\1", text)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _flattened(document: object) -> Iterator[dict[str, Any]]:
    """Yield the objects that describe the page, not those they only mention (lists of other articles)."""
    pending: list[tuple[object, int]] = [(document, 0)]
    for _ in range(_MAX_NODES):
        if not pending:
            return
        one, depth = pending.pop(0)
        if isinstance(one, list) and depth < _MAX_DEPTH:
            pending.extend((part, depth + 1) for part in one[:200])
        elif isinstance(one, dict):
            yield one
            inside: Iterable[object] = (one.get(name) for name in ("@graph", "mainEntity", "mainEntityOfPage"))
            pending.extend((part, depth + 1) for part in inside if isinstance(part, dict | list) and depth < _MAX_DEPTH)
