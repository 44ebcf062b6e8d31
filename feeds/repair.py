"""A page's text in paragraphs: what parsers, line breaks and bare boxes have left otherwise.

Who reads the text looks for paragraphs, and finds few where a page parts its lines by breaks or puts each into a box.
"""

import re

from feeds.beside import plain, prose
from feeds.dom import Element
from feeds.markup import BLOCKS

LEAD = re.compile(r"(?:^|[\s_-])(?:lead|lede|teaser(?:-?text)?|intro|standfirst|dek|chapo)(?:$|\s)", re.IGNORECASE)
_INLINE = ("em", "b", "i", "strong", "font", "u", "s", "small", "big", "span")
_SHORT = 1_000
_LOOSE = 60
_ITEM_WORDS = 3
_SENTENCE = re.compile(r"(?:\S+\s+){2}\S+[.!?…:][”’“»\"')\]]*$|.{8}[。！？][」』）]*$")


def repair(tree: Element) -> None:
    """Put the text of a page into paragraphs, in place."""
    # `<em>…<p>…</em> more`: a paragraph in an inline element loses what follows it.
    for element in list(tree.iter(*_INLINE)):
        if element.getparent() is not None and next(element.iterdescendants("p", "div"), None) is not None:
            element.drop_tag()
    for unseen in list(tree.iter("noscript", "script")):
        if unseen.getparent() is not None:
            unseen.drop_tree()
    for box in list(tree.iter("div", "section", "article", "main", "blockquote")):
        if _bare_text(box) >= _LOOSE:
            _into_paragraphs(box)
    if prose(tree) < _SHORT:
        _count_for_paragraphs(tree)
    for item in list(tree.iter("li")):
        if next(item.iter("ul", "ol"), None) is None and _tells(item):
            for link in list(item.iter("a")):
                link.drop_tag()  # with one in each item a list would pass for a menu
    for outer in list(tree.iter("p")):
        if LEAD.search(outer.get("class") or "") and next(outer.iter("a"), None) is None:
            del outer.attrib["class"]  # by which it would pass for the teaser of another article, which has a link
        inner = next(outer.iterchildren("p"), None)
        if inner is not None:
            _split(outer, inner)


def join_parts(tree: Element) -> None:
    """Let the parts of a live blog, articles side by side under one heading, be one: the first would pass for all."""
    parts = list(tree.iter("article"))
    headed = any(next(heading.iterancestors("article"), None) is None for heading in tree.iter("h1"))
    if len(parts) > 1 and headed and len({part.getparent() for part in parts}) == 1:
        for part in parts:
            part.tag = "section"


def _count_for_paragraphs(tree: Element) -> None:
    """On a page of few paragraphs, let sentences in boxes and list items that are no mere links be such, too."""
    for box in list(tree.iter("div")):
        if _is_paragraph(box):
            box.tag = "p"
    for item in list(tree.iter("li")):
        if next(item.iter(*BLOCKS - {"li"}), None) is None and _tells(item):
            _wrap(item)


def _tells(item: Element) -> bool:
    """Whether an item has words of its own, and more than are a link's."""
    linked = sum(len(plain(link).split()) for link in item.iter("a"))
    own = len(plain(item).split()) - linked
    return own >= _ITEM_WORDS and own > linked


def _bare_text(box: Element) -> int:
    """Return how much text stands in the box itself, beside its line breaks or blocks; none where it has neither."""
    if not any(child.tag in BLOCKS for child in box):
        return 0
    return len((box.text or "").strip()) + sum(len((child.tail or "").strip()) for child in box)


def _is_paragraph(box: Element) -> bool:
    """Whether a box holds a sentence and nothing else: many a site has no other paragraphs."""
    if any(one.tag in BLOCKS and one.tag != "br" for one in box.iterdescendants()):
        return False
    return bool(_SENTENCE.search(plain(box)))


def _into_paragraphs(box: Element) -> None:
    """Make paragraphs of text that is only parted by line breaks, or by the blocks it stands between."""
    parts: list[Element] = []
    line, box.text = _paragraph(box, box.text), None
    for child in list(box):
        after, child.tail = child.tail, None
        if child.tag not in BLOCKS:
            line.append(child)
            child.tail = after
            continue
        parts += [line] if child.tag == "br" else [line, child]
        line = _paragraph(box, after)
    box[:] = [part for part in (*parts, line) if part.tag != "p" or len(part) or part.text]


def _wrap(item: Element) -> None:
    """Put an item's words into a paragraph, without which items are left out of a page that marks nothing."""
    words = _paragraph(item, item.text)
    words[:] = list(item)
    item.text = None
    item.append(words)


def _paragraph(box: Element, text: str | None) -> Element:
    paragraph = box.makeelement("p")
    paragraph.text = text if text and text.strip() else None
    return paragraph


def _split(outer: Element, inner: Element) -> None:
    """Move a paragraph within a paragraph behind it, and what follows into one of its own."""
    rest = outer.makeelement("p")
    rest.text, inner.tail = inner.tail, None
    for follower in list(inner.itersiblings()):
        rest.append(follower)
    rest.tail, outer.tail = outer.tail, None
    outer.addnext(inner)
    inner.addnext(rest)
