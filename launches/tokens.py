"""Words and signs of a text with their places: what cues and grammar walk over."""

import re
from bisect import bisect_left
from dataclasses import dataclass

# Chinese and Japanese write without spaces: each character is a word of its own there.
_CJK = "\u3041-\u30ff\u3400-\u9fff々"
_TOKEN = re.compile(rf"[{_CJK}]|[^\W{_CJK}]+(?:['’][^\W{_CJK}]+)?|[^\w\s]")
# The same where no such character stands; asking each character for its script would take twice as long.
_SPACED = re.compile(r"\w+(?:['’]\w+)?|[^\w\s]")
_IDEOGRAPH = re.compile(rf"[{_CJK}]")


@dataclass(frozen=True, slots=True)
class Tokens:
    """Parallel lists: the word in lower case with a plain apostrophe, where it starts, where it ends.

    `plain` are the same words with "#" for whatever begins with a figure.
    """

    words: list[str]
    starts: list[int]
    ends: list[int]
    plain: list[str]

    def at(self, position: int) -> int:
        """Return the index of the first token that starts at `position` or later."""
        return bisect_left(self.starts, position)


def tokenize(text: str, start: int, end: int) -> Tokens:
    """Return the tokens of `text[start:end]`."""
    piece = text[start:end]
    if piece.isascii():
        spans = [found.span() for found in _SPACED.finditer(text, start, end)]
        words = _SPACED.findall(piece.lower())
        return _placed(words, spans)
    pattern = _TOKEN if _IDEOGRAPH.search(piece) else _SPACED
    spans = [found.span() for found in pattern.finditer(text, start, end)]
    words = [text[first:last].lower() for first, last in spans]
    if "’" in piece:
        words = [word.replace("’", "'") for word in words]
    return _placed(words, spans)


def _placed(words: list[str], spans: list[tuple[int, int]]) -> Tokens:
    starts, ends = zip(*spans, strict=True) if spans else ((), ())
    return Tokens(words, list(starts), list(ends), ["#" if word[0].isdigit() else word for word in words])
