"""The tree of a web page.

The libraries are imported where they are used, because a process which reads no pages need not spend 16 MiB on them.
"""

from collections.abc import Iterable
from typing import Any, TypeAlias

from feeds.encoding import decode_page
from feeds.errors import NotAnArticle
from feeds.markup import web_address

Element: TypeAlias = Any  # lxml carries no types


def load_tree(html: bytes, url: str, content_type: str | None) -> Element:
    """Parse a page, however broken; raises NotAnArticle where it is no HTML."""
    from trafilatura.utils import load_html

    text = decode_page(html, content_type)
    tree = load_html(text) if text.strip() else None
    if tree is None:
        raise NotAnArticle("this is not an HTML page", url=url, found="no HTML")
    return tree


def base_of(tree: Element, url: str) -> str:
    """Return what relative links of the page are relative to."""
    base = next((link.get("href") for link in tree.iter("base") if link.get("href")), "")
    return web_address(base, url) or url


def walk(element: Element) -> Iterable[tuple[str, Element]]:
    """Yield each element at its start and at its end, and can be left off at any time."""
    from lxml import etree

    walked: Iterable[tuple[str, Element]] = etree.iterwalk(element, events=("start", "end"))
    return walked
