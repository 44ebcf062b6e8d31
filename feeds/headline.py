"""Which of a page's many titles is the article's headline.

The title element and `og:title` often carry the site's name or a wording for search engines; the first
heading is often the site's logo. A heading that the declared titles support is right; else the declared
ones are asked in order.
"""

import re

from feeds.dom import Element
from feeds.markup import one_line, to_line
from feeds.metadata import Declared, content, text_of, title_element

_CLASSES = re.compile(
    r"(?:^|[\s_-])(?:entry|post|article|story|news|page|headline|press(?:-?release)?|blog)[-_]*(?:title|headline|heading)"
    r"(?:$|\s)|(?:^|\s)(?:headline|p-name|articleTitle)(?:$|\s)",
    re.IGNORECASE,
)
_SEPARATORS = re.compile(r"\s+[|–—•·»«/:\-]+\s+|\s*[|｜»«]\s*|:\s+")
_OUTSIDE = frozenset({"nav", "footer", "aside", "form", "dialog"})


def headline(tree: Element, declared: Declared) -> str:
    """Return the article's title as a reader sees it, or an empty string."""
    site = declared.first("og:site_name")
    structured = to_line(text_of(declared.article.get("headline")) or text_of(declared.article.get("name")))
    shared = to_line(declared.first("og:title", "twitter:title"))
    element = title_element(tree)
    shown = [text for text in _shown(tree) if text and not _same(text, site)]
    for text in shown:
        if len(text) > 3 and any(_supports(stated, text) for stated in (structured, shared, element)):
            return text
    if structured and not _same(structured, site):
        return structured
    if len(shown) == 1 and not shared:
        return shown[0]
    if shared and not _same(shared, site):
        return _without(shared, site)
    return shown[0] if shown else _longest_part(_without(element, site))


def _shown(tree: Element) -> list[str]:
    """Return headings that may be the article's, marked ones first."""
    marked, classed, first, lettered = [], [], [], []
    for element in tree.iter("h1", "h2", "h3", "font", "div", "p", "span", "td"):
        named = element.tag in ("h1", "h2", "h3")
        if "headline" in (element.get("itemprop") or "").split() and not _outside(element):
            marked.append(content(element))
        elif named and _CLASSES.search(element.get("class") or "") and not _is_logo(element):
            classed.append(content(element))
        elif element.tag == "h1" and not _is_logo(element):
            first.append(content(element))
        elif not named and re.fullmatch(r"(?i)headline|article-?title|news-?title", element.get("class") or ""):
            lettered.append(content(element))
    if not (marked or classed or first):  # a page without a first heading means its only second one
        second = [element for element in tree.iter("h2") if not _is_logo(element)]
        lettered = [content(element) for element in second if len(second) == 1] or lettered
    return list(dict.fromkeys([*marked, *classed[:3], *first[:3], *lettered[:1]]))


def _is_logo(heading: Element) -> bool:
    link = next(heading.iter("a"), None)
    home = (
        link is not None and re.fullmatch(r"(?:https?://[^/]+)?/?(?:[a-z]{2}/?)?", link.get("href") or "") is not None
    )
    return home or _outside(heading)


def _outside(element: Element) -> bool:
    return any(parent.tag in _OUTSIDE for parent in element.iterancestors())


def _supports(stated: str, shown: str) -> bool:
    """Whether a declared title is this heading: equal, cut off, or with something added at a separator."""
    stated, shown = stated.casefold(), shown.casefold()
    if not stated:
        return False
    if stated == shown or (shown.startswith(stated.rstrip(". …")) and stated.endswith(("…", "..."))):
        return True
    return shown in _SEPARATORS.split(stated) or stated.startswith(f"{shown} ") or stated.endswith(f" {shown}")


def _same(one: str, other: str) -> bool:
    return bool(other) and one.casefold() == other.casefold()


def _without(title: str, site: str) -> str:
    if not site:
        return title
    name = re.escape(site)
    return (
        one_line(re.sub(rf"\s*[|–—•·»/:-]+\s*{name}$|^{name}\s*[|–—•·»/:-]+\s*", "", title, flags=re.IGNORECASE))
        or title
    )


def _longest_part(title: str) -> str:
    parts = re.split(r"\s+[|–—•·»-]\s+|\s*[|｜]\s*", title)
    return max(parts, key=len, default="").strip()
