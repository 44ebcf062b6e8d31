"""The article of a page that a script fills in: its text stands in data, not in the page.

Asked in this order: JSON-LD's `articleBody`, the data a framework brings for its script (an object that bears the
page's title), and at last the description that the page gives to those who link to it, which tells it in short.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from feeds.dom import Element
from feeds.markup import one_line, to_line, to_text
from feeds.metadata import Declared, loaded, text_of

_DATED = re.compile(
    r"(?:first_?)?(?:publish(?:ed)?(?:_?(?:date|at|on|time))?|publication_?date|date(?:_?published)?)", re.IGNORECASE
)
_OTHERS = re.compile(
    r"related|recommend|author|slug|url|href|seo|meta|image|alt|caption|footer|nav|breadcrumb|html?_?id|path",
    re.IGNORECASE,
)
_PROSE = 40
_MOST_NODES = 50_000
_DEEPEST = 40
_LONGEST = 3_000_000


def scripts_of(tree: Element) -> list[str]:
    """Return the data that a page brings for its scripts."""
    return [one.text for one in tree.iter("script") if (one.get("type") or "").endswith("/json") and one.text]


def from_data(scripts: list[str], declared: Declared, title: str) -> Declared:
    """Return what is declared, with the text and time of the article as the page's data have them."""
    if declared_body(declared):
        return declared
    found = (_article(loaded(text), title) for text in scripts if len(text) <= _LONGEST)
    article = max(found, key=lambda one: len(one.get("articleBody", "")), default={})
    return replace(declared, article={**article, **declared.article}) if article else declared


def declared_body(declared: Declared) -> str:
    """Return the article's text as it is declared, one paragraph a line, or an empty string."""
    body = declared.article.get("articleBody")
    return to_text(body) if isinstance(body, str) else ""


def description(declared: Declared) -> str:
    """Return what the page says of itself."""
    own = (text_of(one.get("description")) for one in (declared.article, *declared.others))
    return max((declared.first("og:description", "description"), *own), key=len)


def _article(document: object, title: str) -> dict[str, Any]:
    """Return the longest text that stands under an object which bears the title."""
    best: dict[str, Any] = {}
    pending, seen = [document], 0
    while pending and seen < _MOST_NODES:
        one = pending.pop()
        seen += 1
        if isinstance(one, dict):
            pending.extend(value for name, value in one.items() if not _OTHERS.search(name))
            if title and any(isinstance(value, str) and to_line(value) == title for value in one.values()):
                body = "\n".join(line for line in _lines(one, 0) if line != title)
                if len(body) > len(best.get("articleBody", "")):
                    dates = (value for name, value in one.items() if _DATED.fullmatch(name) and isinstance(value, str))
                    best = {"articleBody": body, "datePublished": next(dates, "")}
        elif isinstance(one, list):
            pending.extend(one)
    return best


def _lines(node: object, depth: int) -> Iterator[str]:
    """Yield the paragraphs of a rich text, of markup, or of plain text long enough to be one."""
    if isinstance(node, str):
        if "</" in node:
            yield from to_text(node).splitlines()
        elif len(node) >= _PROSE and " " in node:
            yield one_line(node)
    elif depth > _DEEPEST:
        return
    elif isinstance(node, list):
        if any(_leaf(one) for one in node):
            yield one_line("".join(map(_inline, node)))
        else:
            for one in node:
                yield from _lines(one, depth + 1)
    elif isinstance(node, dict):
        for name, value in node.items():
            if not _OTHERS.search(name):
                yield from _lines(value, depth + 1)


def _leaf(node: object) -> str:
    """Return the words of a rich text's smallest part, or nothing where it is another."""
    if not isinstance(node, dict) or node.get("nodeType", node.get("_type", node.get("type", "text"))) not in (
        "text",
        "span",
    ):
        return ""
    words = node.get("text", node.get("value"))
    return words if isinstance(words, str) else ""


def _inline(node: object) -> str:
    if words := _leaf(node):
        return words
    children = node.get("content", node.get("children")) if isinstance(node, dict) else None
    return "".join(map(_leaf, children)) if isinstance(children, list) else ""
