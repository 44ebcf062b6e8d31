"""A feed's bytes → UTF-8 XML that a parser can be given without danger.

Everything a document type can do to a parser (entities that multiply, files and addresses to be read) is
done away with: what a feed needs of it, names for single characters and short texts, is put in place here,
and the declaration goes. All this happens after decoding, so that no encoding hides anything. On the way,
the commonest faults are mended, and documents whose shape costs quadratic time are refused.
"""

import re
from html.entities import html5, name2codepoint

from feeds.encoding import decode_xml
from feeds.errors import NotAFeed

_DECLARATION = re.compile(r"<\?xml[^>]{0,500}\?>", re.IGNORECASE)
_PROLOG = re.compile(r"(?:\s++|<\?.*?\?>|<!--.*?-->)*+", re.DOTALL)
_DOCTYPE = re.compile(r"<!DOCTYPE\b", re.IGNORECASE)
_FIRST_TAG = re.compile(r"<\w")
_ENTITY = re.compile(r"<!ENTITY\s+([\w.:-]{1,60})\s+(?:\"([^\"<%]{0,200})\"|'([^'<%]{0,200})')\s*>")
# References that need no attention are passed over; comments and CDATA are matched so that nothing in them
# is touched.
_REFERENCE = re.compile(
    r"<!--.*?(?:-->|\Z)"
    r"|&(?!(?:amp|lt|gt|quot|apos|#[3-9]\d|#[1-9]\d{2,3}|#x[2-9a-fA-F][0-9a-fA-F]{1,2});)"
    r"(?:([A-Za-z][\w.:-]{0,60});|#(\d{1,9}|[xX][0-9A-Fa-f]{1,8});)?",
    re.DOTALL,
)
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_WIDE_TAG = re.compile(r"<[a-zA-Z][^<>]{2000,}")
_PREFIX = re.compile(r"xmlns:([\w.-]{1,60})")
_ROOT = re.compile(r"<(?:\w+:)?(?:rss|feed|rdf|channel)[\s>]", re.IGNORECASE)
_CDATA = "<![CDATA["
_MOST_TAGS = 400_000
_MOST_ATTRIBUTES = 200
_MOST_PREFIXES = 500
_MOST_EXPANDED = 1_000_000
_HEAD = 8_192


def safe_xml(body: bytes, url: str, content_type: str | None) -> bytes:
    """Return the document as UTF-8 without document type; raises NotAFeed where its shape is that of an attack."""
    text = _CONTROLS.sub("", decode_xml(body, content_type)).lstrip("\ufeff \t\r\n")
    if text.count("<") > _MOST_TAGS or len(set(_PREFIX.findall(text))) > _MOST_PREFIXES:
        raise NotAFeed("the document has more elements than any feed", url=url, found="an oversized document")
    if any(tag.count("=") > _MOST_ATTRIBUTES for tag in _WIDE_TAG.findall(text)):
        raise NotAFeed("the document has more attributes than any feed", url=url, found="an oversized document")
    text = _from_declaration(text)
    if declaration := _DECLARATION.match(text):
        text = text[declaration.end() :]
    text, entities, netscape = _without_doctype(text)
    text = _mended(_short_head(text), _Mender(entities))
    # The parser tells Netscape's RSS 0.91 by its document type; nothing is ever read from there.
    kept = '<!DOCTYPE rss PUBLIC "netscape" "netscape">\n' if netscape else ""
    return f"<?xml version='1.0' encoding='utf-8'?>\n{kept}{text.lstrip()}".encode("utf-8", "replace")


def _from_declaration(text: str) -> str:
    """Drop what stands before the XML declaration (blank lines, a warning of the server's script): XML forbids it."""
    start = text.find("<?xml", 0, _HEAD)
    return text[start:] if start > 0 and not _ROOT.search(text, 0, start) else text


def _short_head(text: str) -> str:
    """Shorten white space before the first element, over which the parser's own search takes quadratic time."""
    first = _FIRST_TAG.search(text)
    return re.sub(r"\s{2,}", "\n", text[: first.start()]) + text[first.start() :] if first else text


def _without_doctype(text: str) -> tuple[str, dict[str, str], bool]:
    """Cut the document type out; return the entities that stand for plain text, and whether it is Netscape's."""
    prolog = _PROLOG.match(text)
    found = _DOCTYPE.match(text, prolog.end() if prolog else 0)
    if found is None:
        return text, {}, False
    end = _doctype_end(text, found.end())
    doctype = text[found.start() : end]
    entities = {m[1]: m[2] if m[2] is not None else m[3] for m in _ENTITY.finditer(doctype)}
    plain = {name: value for name, value in entities.items() if "&" not in re.sub(r"&#\w{1,8};", "", value)}
    return text[: found.start()] + text[end:], plain, "netscape" in doctype[:1_000].lower()


def _doctype_end(text: str, start: int) -> int:
    """Return the place after the document type: its own `>`, not one within brackets or quotes."""
    opening, first = text.find("[", start), text.find(">", start)
    if first < 0:
        return len(text)
    if opening < 0 or opening > first:
        return first + 1
    closing = re.compile(r"\]\s*>").search(text, opening)
    return closing.end() if closing else len(text)


def _mended(text: str, mender: "_Mender") -> str:
    """Mend all references but those in CDATA; piece by piece, for one long substitution would hold up other threads."""
    first, *sections = text.split(_CDATA)
    pieces = [_REFERENCE.sub(mender, first)]
    for section in sections:
        inside, end, outside = section.partition("]]>")
        pieces += (_CDATA, inside, end, _REFERENCE.sub(mender, outside))
    return "".join(pieces)


class _Mender:
    """Decides what becomes of one ampersand; counts what entities add, for they must not blow a document up."""

    def __init__(self, entities: dict[str, str]) -> None:
        self._entities = entities
        self._added = 0

    def __call__(self, found: re.Match[str]) -> str:
        whole, name, number = found[0], found[1], found[2]
        if whole[0] == "<":
            return whole
        if name is not None:
            return self._named(name)
        if number is not None:
            code = int(number[1:], 16) if number[0] in "xX" else int(number)
            valid = code in (9, 10, 13) or 32 <= code < 0xD800 or 0xE000 <= code < 0xFFFE or 0x10000 <= code < 0x110000
            return whole if valid else "\ufffd"
        return "&amp;"

    def _named(self, name: str) -> str:
        value = self._entities.get(name)
        if value is not None:
            self._added += len(value)
            return value if self._added < _MOST_EXPANDED else ""
        # HTML 4 first: two brackets differ, and feeds mean the old ones.
        characters = chr(name2codepoint[name]) if name in name2codepoint else html5.get(f"{name};")
        return "".join(f"&#{ord(one)};" for one in characters) if characters else f"&amp;{name};"
