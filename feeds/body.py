"""The article's text of a page: trafilatura, with the tree made ready for it.

It is very good where a page has its paragraphs in one place. Three things are done before, each measured not to lose
on a public benchmark: what was not written as paragraphs is made such (`feeds/repair.py`), what stands beside the
article goes (`feeds/beside.py`), and the article is handed over alone where the page marks it. Where the narrowed page
gives too little text, the whole page's text stands.
"""

import copy
import re
from configparser import ConfigParser
from datetime import datetime
from functools import cache
from typing import Any

from feeds.beside import drop_beside, plain, prose
from feeds.dom import Element
from feeds.published import day_in
from feeds.repair import LEAD, join_parts, repair

_ARTICLE_TYPE = re.compile(r"Article$|Posting$|PressRelease$")
_ENOUGH = 250
_FEW = 60
_SHORT = 1_000
# What stands on buttons and over advertisements, and leads to the neighbours.
_LABEL = re.compile(
    r"advertisement|anzeige|werbung|publicité|publicidad|広告|share(?: (?:this|on|article|via)\b.{0,30})?|listen|follow"
    r"|copy link|link copied.{0,20}|\d+ min(?:ute)?s? read|all posts|back to .{1,20}"
    r"|was this (?:article|page) helpful\?.*|(?:上一篇|下一篇|前の記事|次の記事)[:：].*",
    re.IGNORECASE,
)
_NAME = r"[^\W\d_a-z][\w.’'-]*"
_BYLINE = re.compile(
    rf"(?:(?:Written|Words|Posted|Published|Created) )?(?:[Bb]y|BY|[Vv]on|[Pp]ar) {_NAME}(?:,? {_NAME}){{0,4}}"
    r"(?: ?[,|·–-].{0,40})?"
)
_SAYS_WHEN = re.compile(r"(?:published|posted|(?:last )?updated|veröffentlicht|publié)\b", re.IGNORECASE)
_HEAD_LINES = 4
_LONGEST_BYLINE = 80
_TABLE_RULE = re.compile(r"^\|?[\s|:-]*-{3}[\s|:-]*$")


def article_text(tree: Element, url: str, title: str) -> str:
    """Return the article's text, one paragraph a line, or an empty string."""
    repair(tree)
    drop_beside(tree, url, title)
    join_parts(tree)
    enough = _ENOUGH if prose(tree) >= 2 * _ENOUGH else _FEW
    marked = _marked_article(tree, enough)
    if marked is not None:
        text = _clean(_extract(_page_of(marked), url, enough), title)
        if len(text) >= enough:
            return text
    return _own_paragraphs(tree, _clean(_extract(tree, url, enough), title), title)


def _own_paragraphs(tree: Element, text: str, title: str) -> str:
    """Return the paragraphs of a page's one article where the text found is one line, or all that the page shows.

    Of a very short article trafilatura gives everything: headline, date line and navigation glued to the
    first sentence, where they pass for a part of it.
    """
    lines = text.split("\n")
    if (len(lines) > 1 and title not in lines) or len(text) >= _SHORT:
        return text
    articles = list(tree.iter("article")) or list(tree.iter("main"))
    if len(articles) != 1:
        return text
    own = [
        plain(paragraph)
        for paragraph in articles[0].iter("p", "li", "blockquote")
        if next(paragraph.iter("time"), None) is None
        and not any(parent.tag in ("nav", "aside", "footer", "header") for parent in paragraph.iterancestors())
    ]
    kept = [paragraph for paragraph in own if paragraph and paragraph != title and paragraph in text]
    return "\n".join(kept) if sum(map(len, kept)) >= len(text) / 3 else text


def _extract(tree: Element, url: str, enough: int) -> str:
    # Imported here, because a process which reads no pages need not spend 16 MiB on it.
    import trafilatura

    found: Any = trafilatura.bare_extraction(
        tree, url=url, fast=True, with_metadata=False, include_comments=False, config=_settings(enough)
    )
    return str(getattr(found, "text", "") or "")


@cache
def _settings(enough: int) -> ConfigParser:
    """Return trafilatura's settings; of less text than `enough` it gives the whole page in one piece."""
    from trafilatura.settings import use_config

    settings = use_config()
    settings.set("DEFAULT", "MIN_EXTRACTED_SIZE", str(enough))
    return settings


def _marked_article(tree: Element, enough: int) -> Element | None:
    """Return the one element that the page marks as the article, or None where it marks none or several."""
    bodies = [element for element in tree.iter() if "articleBody" in (_attribute(element, "itemprop")).split()]
    if len(bodies) == 1 and len(plain(bodies[0])) >= _FEW:
        return _with_lead(bodies[0])
    mains = [element for element in tree.iter() if element.tag == "main" or _attribute(element, "role") == "main"]
    outer = [main for main in mains if not any(parent in mains for parent in main.iterancestors())]
    everything = prose(tree)
    if len(outer) == 1 and prose(outer[0]) >= max(enough, 0.3 * everything):
        return outer[0]
    if mains or next(tree.iter("article"), None) is not None:
        return None
    # A page laid out with tables: the cell that holds nearly all paragraphs is the article.
    cells = [cell for cell in tree.iter("td") if next(cell.iterdescendants("td"), None) is None]
    best = max(cells, key=prose, default=None)
    return best if best is not None and prose(best) >= max(enough, 0.8 * everything) else None


def _with_lead(body: Element) -> Element:
    """Return the body with the article's first paragraph before it, where the page keeps that in a box of its own.

    It says the most: often the date of the launch, which the body then does not repeat.
    """
    scope = next((one for one in body.iterancestors() if _ARTICLE_TYPE.search(_attribute(one, "itemtype"))), None)
    if scope is None:
        return body
    inside = {body, *body.iterancestors(), *body.iterdescendants()}
    leads = (one for one in scope.iter("p", "div") if LEAD.search(one.get("class") or "") and one not in inside)
    lead = next((one for one in leads if plain(one)), None)
    if lead is None or plain(lead) in plain(body):
        return body
    both, first = copy.deepcopy(body), copy.deepcopy(lead)
    first.attrib.pop("class")  # by which it would pass for the teaser of another article
    first.tail, both.text = both.text, None
    both.insert(0, first)
    return both


def _attribute(element: Element, name: str) -> str:
    return element.get(name) or "" if isinstance(element.tag, str) else ""


def _page_of(element: Element) -> Element:
    page, body = element.makeelement("html"), element.makeelement("body")
    page.append(body)
    body.append(copy.deepcopy(element))
    return page


def _clean(text: str, title: str) -> str:
    """Undo the marks of table rows, and leave out labels and a first line that only repeats the title."""
    lines: list[str] = []
    for line in text.splitlines():
        if line.startswith("|"):
            if _TABLE_RULE.match(line):
                continue
            line = " | ".join(cell.strip() for cell in line.strip().strip("|").split("|"))
        line = " ".join(line.split())
        if line and not (not lines and line == title) and not _LABEL.fullmatch(line):
            lines.append(line)
    return "\n".join(lines)


def without_byline(text: str, published: datetime | None) -> str:
    """Leave out who wrote a text and the day of its publication, where they stand as lines before it."""
    lines = text.split("\n")
    kept = [line for line in lines[:_HEAD_LINES] if not _is_byline(line, published)]
    return "\n".join([*kept, *lines[_HEAD_LINES:]]) if kept else text


def _is_byline(line: str, published: datetime | None) -> bool:
    if len(line) > _LONGEST_BYLINE or line.endswith((".", "!", "?", "。")):
        return False
    if (day := day_in(line)) is None:
        return _BYLINE.fullmatch(line) is not None
    return _SAYS_WHEN.match(line) is not None or (published is not None and day.date() == published.date())
