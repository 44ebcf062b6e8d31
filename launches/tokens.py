"""Words and signs of a text with their places: what cues and grammar walk over."""

import re
from bisect import bisect_left
from itertools import accumulate
from typing import NamedTuple

# Chinese and Japanese write without spaces: each character is a word of its own there.
_CJK = "\u3041-\u30ff\u3400-\u9fff々"
_TOKEN = re.compile(rf"([{_CJK}]|[^\W{_CJK}]+(?:['’][^\W{_CJK}]+)?|[^\w\s])")
# The same where no such character stands; asking each character for its script would take twice as long.
_SPACED = re.compile(r"(\w+(?:['’]\w+)?|[^\w\s])")
_PLAIN = re.compile(r"(\w+(?:'\w+)?|[^\w\s])", re.ASCII)
_IDEOGRAPH = re.compile(rf"[{_CJK}]")


class Tokens(NamedTuple):
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
        parts = _PLAIN.split(piece.lower())
        words = parts[1::2]
    else:
        parts = (_TOKEN if _IDEOGRAPH.search(piece) else _SPACED).split(piece)
        words = [part.lower() for part in parts[1::2]]
        if "’" in piece:
            words = [word.replace("’", "'") for word in words]
    # What stands between the words and the words take turns; their lengths tell where each begins.
    places = list(accumulate(map(len, parts), initial=start))
    plain = ["#" if word[0].isdigit() else word for word in words]
    return Tokens(words, places[1:-1:2], places[2::2], plain)
