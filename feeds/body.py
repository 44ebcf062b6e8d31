"""The article's text of a page: trafilatura, with the tree made ready for it.

It is very good where a page has its paragraphs in one place. Three things are done before, each measured
not to lose on public benchmarks: the article is handed over alone where the page marks it, consent dialogs
go, and broken nesting is repaired. Where the narrowed page gives too little text, the whole page's text
stands.
"""

import copy
import re
from typing import Any

from feeds.dom import Element

_INLINE = ("em", "b", "i", "strong", "font", "u", "s", "small", "big", "span")
_BLOCKS = ("p", "div", "ul", "ol", "table", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "pre")
_CONSENT = re.compile(
    r"(?:^|[\s_-])(?:cookies?|consent|onetrust|klaro|gdpr|cookiebot|usercentrics|didomi|borlabs|cc-window|cookielaw)(?:$|[\s_-])"
    r"|cookie-?(?:banner|notice|law|bar|consent|choices|compliance)",
    re.IGNORECASE,
)
_ARTICLE_TYPE = re.compile(r"Article$|Posting$|PressRelease$")
_LEAD = re.compile(r"(?:^|[\s_-])(?:lead|lede|teaser-?text|intro|standfirst|dek)(?:$|\s)", re.IGNORECASE)
_ENOUGH = 250
_SHORT = 1_000
_TABLE_RULE = re.compile(r"^\|?[\s|:-]*-{3}[\s|:-]*$")


def article_text(tree: Element, url: str, title: str) -> str:
    """Return the article's text, one paragraph a line, or an empty string."""
    _repair(tree)
    _drop_dialogs(tree)
    marked = _marked_article(tree)
    if marked is not None:
        text = _clean(_extract(_page_of(marked), url), title)
        if len(text) >= _ENOUGH:
            return text
    return _own_paragraphs(tree, _clean(_extract(tree, url), title), title)


def _own_paragraphs(tree: Element, text: str, title: str) -> str:
    """Return the paragraphs of a page's one article where the text found is all in one line.

    Of a very short article trafilatura gives everything in one piece: headline, date line and navigation glued to the
    first sentence, where they pass for a part of it.
    """
    if "\n" in text or len(text) >= _SHORT:
        return text
    articles = list(tree.iter("article")) or list(tree.iter("main"))
    if len(articles) != 1:
        return text
    own = [
        _text(paragraph)
        for paragraph in articles[0].iter("p", "li", "blockquote")
        if next(paragraph.iter("time"), None) is None
        and not any(parent.tag in ("nav", "aside", "footer", "header") for parent in paragraph.iterancestors())
    ]
    kept = [paragraph for paragraph in own if paragraph and paragraph != title and paragraph in text]
    return "\n".join(kept) if sum(map(len, kept)) >= len(text) / 3 else text


def _extract(tree: Element, url: str) -> str:
    # Imported here, because a process which reads no pages need not spend 16 MiB on it.
    import trafilatura

    found: Any = trafilatura.bare_extraction(tree, url=url, fast=True, with_metadata=False, include_comments=False)
    return str(getattr(found, "text", "") or "")


def _repair(tree: Element) -> None:
    """Undo what parsers make of `<em>…<p>…</em> more`: a paragraph in an inline element loses what follows it."""
    for element in list(tree.iter(*_INLINE)):
        if element.getparent() is not None and next(element.iterdescendants("p", "div"), None) is not None:
            element.drop_tag()
    for outer in list(tree.iter("p")):
        inner = next(outer.iterchildren("p"), None)
        if inner is not None:
            _split(outer, inner)


def _split(outer: Element, inner: Element) -> None:
    """Move a paragraph within a paragraph behind it, and what follows into one of its own."""
    rest = outer.makeelement("p")
    rest.text, inner.tail = inner.tail, None
    for follower in list(inner.itersiblings()):
        rest.append(follower)
    rest.tail, outer.tail = outer.tail, None
    outer.addnext(inner)
    inner.addnext(rest)


def _drop_dialogs(tree: Element) -> None:
    for element in list(tree.iter("div", "section", "aside", "dialog", "form", "p")):
        if element.getparent() is None:
            continue
        dialog = (
            element.tag == "dialog"
            or element.get("role") in ("dialog", "alertdialog")
            or element.get("aria-modal") == "true"
        )
        named = _CONSENT.search(f"{element.get('id') or ''} {element.get('class') or ''}")
        if (
            (dialog or named)
            and next(element.iter("h1", "article", "main"), None) is None
            and len(_text(element)) < 3_000
        ):
            _drop(element)
    for link in list(tree.iter("a")):
        if (link.get("href") or "").lower().startswith("javascript:") and link.getparent() is not None:
            _drop(link)


def _marked_article(tree: Element) -> Element | None:
    """Return the one element that the page marks as the article, or None where it marks none or several."""
    bodies = [element for element in tree.iter() if "articleBody" in (_attribute(element, "itemprop")).split()]
    if len(bodies) == 1 and len(_text(bodies[0])) >= _ENOUGH:
        return _with_lead(bodies[0])
    mains = [element for element in tree.iter() if element.tag == "main" or _attribute(element, "role") == "main"]
    outer = [main for main in mains if not any(parent in mains for parent in main.iterancestors())]
    everything = _prose(tree)
    if len(outer) == 1 and _prose(outer[0]) >= max(_ENOUGH, 0.3 * everything):
        return outer[0]
    if mains or next(tree.iter("article"), None) is not None:
        return None
    # A page laid out with tables: the cell that holds nearly all paragraphs is the article.
    cells = [cell for cell in tree.iter("td") if next(cell.iterdescendants("td"), None) is None]
    best = max(cells, key=_prose, default=None)
    return best if best is not None and _prose(best) >= max(_ENOUGH, 0.8 * everything) else None


def _with_lead(body: Element) -> Element:
    """Return the body with the article's first paragraph before it, where the page keeps that in a box of its own.

    It says the most: often the date of the launch, which the body then does not repeat.
    """
    scope = next((one for one in body.iterancestors() if _ARTICLE_TYPE.search(_attribute(one, "itemtype"))), None)
    if scope is None:
        return body
    inside = {body, *body.iterancestors(), *body.iterdescendants()}
    leads = (one for one in scope.iter("p", "div") if _LEAD.search(one.get("class") or "") and one not in inside)
    lead = next((one for one in leads if _text(one)), None)
    if lead is None or _text(lead) in _text(body):
        return body
    both, first = copy.deepcopy(body), copy.deepcopy(lead)
    first.attrib.pop("class")  # by which it would pass for the teaser of another article
    first.tail, both.text = both.text, None
    both.insert(0, first)
    return both


def _attribute(element: Element, name: str) -> str:
    return element.get(name) or "" if isinstance(element.tag, str) else ""


def _prose(element: Element) -> int:
    return sum(len(_text(paragraph)) for paragraph in element.iter("p"))


def _text(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def _page_of(element: Element) -> Element:
    page, body = element.makeelement("html"), element.makeelement("body")
    page.append(body)
    body.append(copy.deepcopy(element))
    return page


def _drop(element: Element) -> None:
    element.drop_tree()


def _clean(text: str, title: str) -> str:
    """Undo the marks of table rows, and leave out a first line that only repeats the title."""
    lines: list[str] = []
    for line in text.splitlines():
        if line.startswith("|"):
            if _TABLE_RULE.match(line):
                continue
            line = " | ".join(cell.strip() for cell in line.strip().strip("|").split("|"))
        line = " ".join(line.split())
        if line and not (not lines and line == title):
            lines.append(line)
    return "\n".join(lines)
