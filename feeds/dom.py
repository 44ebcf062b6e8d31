"""The tree of a web page."""

from typing import Any, TypeAlias

from feeds.encoding import decode_page
from feeds.errors import NotAnArticle

Element: TypeAlias = Any  # lxml carries no types


def load_tree(html: bytes, url: str, content_type: str | None) -> Element:
    """Parse a page, however broken; raises NotAnArticle where it is no HTML."""
    # Imported here, because it costs 0.9 s and 89 MiB that a process which reads no pages need not spend.
    from trafilatura.utils import load_html

    text = decode_page(html, content_type)
    tree = load_html(text) if text.strip() else None
    if tree is None:
        raise NotAnArticle("this is not an HTML page", url=url, found="no HTML")
    return tree
