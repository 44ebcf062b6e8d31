"""Markup from outside → plain text and addresses, without building a tree.

One pass that only moves forward: deeply nested or unclosed markup costs no more than its length. What looks
like a tag but is none (`a < b`, `<3`) stays text.
"""

import html as references
import re
from collections.abc import Iterator
from itertools import islice
from urllib.parse import urljoin, urlsplit

_TAG_NAME = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]*)")
_SILENT = frozenset({"script", "style", "template", "noscript", "iframe", "object", "svg", "math", "select"})
_CELLS = frozenset({"td", "th"})
BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "br", "caption", "center", "dd", "details", "div", "dl", "dt"}
    | {"fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr"}
    | {"li", "main", "nav", "ol", "option", "p", "pre", "section", "summary", "table", "tbody", "thead", "tfoot"}
    | {"tr", "ul"}
)
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_ATTRIBUTE = re.compile(r"""\s([a-zA-Z-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_CONTROLS = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 127, 0xAD, 0xFEFF))
# Absolute, with an ordinary host and nothing to resolve: nearly every link there is.
_PLAIN = re.compile(
    r"https?://[\w.-]+(?::\d{1,5})?(?:/(?!\.)[\w~%!$&'()*+,;=:@-][\w.~%!$&'()*+,;=:@-]*)*/?(?:[?#]\S*)?"
)
_LONGEST_TAG = 5_000
_ESCAPED_MARKUP = re.compile(r"\s*<(?:p|div|ul|ol|img|h[1-6]|a|span|strong|em)\b[^<>]*>.*>\s*", re.DOTALL)
_REFERENCE = re.compile(r"&(?:#\d{2,5}|#x[\da-f]{2,5}|amp|nbsp|quot|apos|[lr][sd]quo|[nm]dash|hellip);", re.IGNORECASE)
_IMAGE = re.compile(r"<img\b", re.IGNORECASE)
_NO_CHARACTER = re.compile(r"&#[0-9]{9,};?")
_TRACKERS = re.compile(r"feedburner|doubleclick|/pixel|pixel\.|/b\.gif|stats\.|gravatar|/emoji/|/smil", re.IGNORECASE)


def unescape(text: str) -> str:
    """Decode references; numbers too long for any character, which the standard library fails at, become U+FFFD."""
    return references.unescape(_NO_CHARACTER.sub("\ufffd", text) if "&#" in text else text)


def to_text(html: str) -> str:
    """Return the text of a piece of markup: entities decoded, one line for each block, white space collapsed."""
    if "<" not in html:
        plain = unescape(html)
        return to_text(plain) if _ESCAPED_MARKUP.fullmatch(plain) else _tidy(_again(plain))
    pieces: list[str] = []
    for text, name in _tokens(html):
        pieces.append(text.replace("\n", " ").replace("\r", " "))
        if name in BLOCKS:
            pieces.append("\n")
        elif name in _CELLS:
            pieces.append(" ")
    return _tidy(_again(unescape("".join(pieces))))


def _again(text: str) -> str:
    """Decode what was escaped twice on its way: nobody writes these references for people to read."""
    return _REFERENCE.sub(lambda found: unescape(found[0]), text) if "&" in text else text


def to_line(html: str) -> str:
    """Return the text of a piece of markup on one line, for titles."""
    if "<" not in html and "&" not in html:
        return one_line(html)
    return one_line(to_text(html))


def _tidy(text: str) -> str:
    """Collapse white space in each line and drop empty lines and control characters."""
    lines = (" ".join(line.split()) for line in text.translate(_CONTROLS).splitlines())
    return "\n".join(line for line in lines if line)


def one_line(text: str) -> str:
    """Collapse all white space and drop control characters."""
    return " ".join(text.translate(_CONTROLS).split())


def first_image(html: str, base: str) -> str | None:
    """Return the absolute address of the first picture in the markup that is not a tracker or an icon."""
    for opening in islice(_IMAGE.finditer(html), 20):
        place = opening.start()
        end = _tag_end(html, place)
        found = {
            m[1].lower(): unescape(m[2] or m[3] or m[4] or "")
            for m in _ATTRIBUTE.finditer(html[place : min(end, place + 2_000)])
        }
        source = found.get("src", "")
        if not source or source.startswith("data:"):  # a placeholder that a script would replace
            source = found.get("data-src", "") or found.get("srcset", "").split(" ")[0].strip(",")
        tiny = any(found.get(side, "").strip() in ("0", "1", "1px") for side in ("width", "height"))
        address = web_address(source, base) if source and not tiny else None
        if address and not _TRACKERS.search(address):
            return address
    return None


def web_address(link: str, base: str = "") -> str | None:
    """Return the link made absolute, or None unless it is an http(s) address (or relative, with no base known)."""
    if _PLAIN.fullmatch(link):
        return link
    link = "".join(link.split()) if "\n" in link or "\t" in link else link.strip()
    if not link:
        return None
    try:
        address = urljoin(base, link) if base else link
        scheme = urlsplit(address).scheme
    except ValueError:
        return None
    return address if scheme in ("http", "https") or not (scheme or base) else None


def _tokens(html: str) -> Iterator[tuple[str, str]]:
    """Yield each stretch of text with the name of the tag after it."""
    place, unclosed = 0, set[str]()
    while True:
        start, text_start = html.find("<", place), place
        while start >= 0 and not _opens_tag(html, start):
            start = html.find("<", start + 1)
        if start < 0:
            yield html[text_start:], ""
            return
        text = html[text_start:start]
        if html.startswith("<!--", start):
            end = -1 if "-->" in unclosed else html.find("-->", start + 4)
            place = end + 3 if end >= 0 else start + 4
            unclosed |= {"-->"} if end < 0 else set()
            yield text, ""
            continue
        place = _tag_end(html, start)
        found = _TAG_NAME.match(html, start)
        name = found[1].lower() if found else ""
        if name in _SILENT and html[start + 1] != "/" and html[place - 2] != "/" and name not in unclosed:
            close = re.compile(f"</{name}", re.IGNORECASE).search(html, place)
            if close is None:
                unclosed.add(name)
            else:
                place = _tag_end(html, close.start())
        yield text, name


def _opens_tag(html: str, start: int) -> bool:
    following = html[start + 1 : start + 3]
    return following[:1] in ("!", "?") or (following.removeprefix("/")[:1].isalpha() and following.isascii())


def _tag_end(html: str, start: int) -> int:
    """Return the place after the tag's `>`; one inside quotes does not count, unless the quotes never close."""
    first = html.find(">", start, start + _LONGEST_TAG)
    if first < 0:
        return start + 1
    end = first
    for _ in range(4):
        tag = html[start:end]
        if not (tag.count('"') % 2 and '="' in tag) and not (tag.count("'") % 2 and "='" in tag):
            return end + 1
        end = html.find(">", end + 1, start + _LONGEST_TAG)
        if end < 0:
            break
    return first + 1
