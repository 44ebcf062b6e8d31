"""Text from outside, made harmless for Discord: it cannot ping, link, format or overflow.

Allowed mentions are off for every message anyway, and links live in buttons. Escaping on top of that keeps a
headline looking like a headline, whatever its author put into it.
"""

import re

_SPECIAL = re.compile(r"[\\*_~|`<>\[\]]")
# Headings, small print, lists and quotes count only at the start of a line.
_LINE_START = re.compile(r"^(\s*)(#{1,3}|-#|[-+]|\d{1,9}(?=[.)]))(?=[\s.)])", re.MULTILINE)
_EVERYONE = re.compile(r"@(?=everyone|here)", re.IGNORECASE)
_SCHEME = re.compile(r"(?<=[a-z])://", re.IGNORECASE)
_INVISIBLE = re.compile(
    "[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ud800-\udfff]"
)
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_SENTENCE_END = re.compile("[.!?…][\"'”’)]*(?=\\s|$)|[。！？]")
_ZERO_WIDTH = "\N{ZERO WIDTH SPACE}"
_ELLIPSIS = "…"


def plain(text: str) -> str:
    """Return `text` on one line, without control characters, spaces of no width and marks that turn the direction."""
    return " ".join(_INVISIBLE.sub("", text).split())


def escaped(text: str) -> str:
    """Return `text` so that Discord shows it as it is: no formatting, no mention, no link."""
    text = _INVISIBLE.sub("", text)
    text = _SPECIAL.sub(lambda found: "\\" + found[0], text)
    text = _LINE_START.sub(
        lambda found: f"{found[1]}\\{found[2]}" if not found[2][0].isdigit() else f"{found[1]}{found[2]}\\", text
    )
    text = _EVERYONE.sub("@" + _ZERO_WIDTH, text)
    return _SCHEME.sub(":" + _ZERO_WIDTH + "//", text)


def clipped(text: str, limit: int) -> str:
    """Return at most `limit` characters of `text`, cut at the end of a sentence, or of a word with an ellipsis."""
    if len(text) <= limit:
        return text
    ends = [found.end() for found in _SENTENCE_END.finditer(text, 0, limit + 1) if found.end() <= limit]
    # A first sentence that is very short says less than half of the text cut within a sentence.
    if ends and ends[-1] >= limit // 3:
        return text[: ends[-1]]
    cut = text[: max(limit - 1, 0)]
    at_word = cut.rsplit(" ", 1)[0] if " " in cut[limit // 2 :] else cut
    return at_word.rstrip(" ,;:–-") + _ELLIPSIS if limit else ""


def outside(text: str, limit: int) -> str:
    """Return outside text on one line, escaped, within `limit` characters as Discord counts them."""
    text = plain(text)
    turns = _RIGHT_TO_LEFT.search(text) is not None
    room = limit = limit - 2 if turns else limit
    while room > 0:
        shown = escaped(clipped(text, room))
        if len(shown) <= limit:
            # what is written from right to left would turn the date beside it, too
            return f"\u2068{shown}\u2069" if turns else shown
        room -= max(len(shown) - limit, 1)
    return ""


def code(text: str, limit: int) -> str:
    """Return outside text as inline code, which is the way to show an address that can be copied but not clicked."""
    return f"`{clipped(plain(text).replace('`', 'ʼ'), max(limit - 2, 1)) or ' '}`"


def quoted(text: str) -> str:
    """Return one line of text as a block quote."""
    return f"> {text}"


def label(text: str, limit: int = 80) -> str:
    """Return text for places without markup (button labels, autocomplete choices, modal titles)."""
    return clipped(plain(text), limit)
