"""Runs: which words of a text that stand together may be one name, by their capitals and what joins them."""

import re
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import NamedTuple

from launches.mentions.calendar_words import CAPITALS
from launches.name_words import (
    BEFORE_PLACES,
    CONTRACTED,
    COUNTED,
    INSIDE,
    JOINERS,
    LANDS,
    OPENERS,
    PARTS,
    PLATFORMS,
    PRONOUNS,
    SERIES,
    SMALL_VARIANTS,
)
from launches.naming_compared import TOKEN

_APART = re.compile(f"({TOKEN.pattern})")
# A line too short to be wrapped is a row, and no name goes on in the next: "Robo Rex, 4 May\nBubble Barn, 1 June".
_ROW = re.compile(r"^(\S[^\n]{0,48})\n(?=\S)", re.MULTILINE)
_ARTICLES = frozenset({"the", "a", "an"})
_SMALL_WORDS = 2
_LINKING = frozenset({":", "in", "at", "on", "with", "of"})
# These join two things as often as a name, so what follows is a part of one only where it never stands alone.
_PARTING = frozenset({"to", "over", "!"})
NO_NAMES = CAPITALS | LANDS
"""What has a capital and is no name of a thing by itself: days, months, lands, platforms."""
_NEVER_ALONE = OPENERS | NO_NAMES | PRONOUNS
_SAYS = re.compile(r"(?i:he|she|they|it|we|i|said|says?|asked|asks|wrote|writes|adds|added|explains|reads)")
_QUOTES = {'"': '"', "“": "”", "„": "“”", "«": "»", "»": "«", "「": "」", "『": "』", "《": "》"}
# Where words are not spaced, a "word" in which one of these stands is a clause.
_CLAUSE = re.compile(
    "[ぁ-ん].*[ぁ-ん]|[をはがにでと将將于於的在年月日]|宣布|推出|[发發]布|表示|今[天晚]|正式|消息|登台|[开開][售賣]|[ぁ-んァ-ヶ一-鿿]{9}"
)
_SAID = re.compile("と(?:述|話|語|し|コメ|説|強|表|い)")
_ABROAD = ("«", "„")
_OPENING_LINES = frozenset((".", "!", "?", ":", "…", "\n\n", "¶", '"', "“", "”", "•", "*", "-", "–", "—"))
_BEFORE_CLAUSES = frozenset((*BEFORE_PLACES, "told", "tells", "said"))
_AFTER_TITLES = frozenset("in on at by from for to with and or but as until before after since this next".split())
_LONGEST_TITLE = 5
# "iPhone" begins with a small letter, and so does "i8".
_SMALL_MODEL = re.compile(r"[eimx]\d{1,3}")
# "777X", "9600X", "10X": no unit of measure is written so.
_MODEL = re.compile(r"\d{1,4}[A-Z]?[RSXZ]")
_COUNT = re.compile(
    r"(?:(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-[a-z]+)?)"
)


class Word(NamedTuple):
    """A word or a sign, and where it begins."""

    text: str
    start: int


def runs(document: str) -> Iterable[tuple[list[Word], bool]]:
    """Yield runs of capitalised words with the small words inside them, and short quoted titles."""
    parts = _APART.split(_ROW.sub(r"\1¶", document))
    texts = parts[1::2]
    # What stands between the words and the words take turns; their lengths tell where each begins.
    starts = list(accumulate(map(len, parts), initial=0))[1::2]
    free = 0
    # Most words are small ones, and signs that open nothing.
    for index in [
        place
        for place, text in enumerate(texts)
        if (not text.islower() or text[-1].isdigit()) and (text in _QUOTES or _starts_name(text))
    ]:
        if index < free:
            continue
        if texts[index] in _QUOTES:
            close = _closing(texts, index)
            if close:
                yield list(map(Word, texts[index + 1 : close], starts[index + 1 : close])), True
                free = close + 1
            continue
        last = _last_of(texts, index)
        # Most single words with a capital open a sentence.
        if last == index and _is_no_name_alone(texts[index].lower().replace("’", "'")):
            continue
        if last + 2 < len(texts):
            last = _joined_to(document, texts, starts, index, last)
        yield list(map(Word, texts[index : last + 1], starts[index : last + 1])), False
        free = last + 1


def _platform_end(texts: Sequence[str], last: int) -> int:
    """Return where a name ends that is told for one platform alone; for several it is told as a whole."""
    end = last + 2
    if texts[end].lower() not in PLATFORMS:
        return last
    while end + 1 < len(texts) and (texts[end + 1].lower() in PLATFORMS or texts[end + 1].isdigit()):
        end += 1
    several = texts[end + 1 : end + 3]
    more = several[:1] in (["and"], [","], ["&"], ["/"], ["or"]) and several[1:] and several[1].lower() in PLATFORMS
    return last if more else end


def _is_no_name_alone(word: str) -> bool:
    return word.removesuffix("'s") in _NEVER_ALONE or word.endswith(CONTRACTED) or _COUNT.fullmatch(word) is not None


def _last_of(texts: Sequence[str], index: int) -> int:
    """Return where a run of words with capitals ends that begins at `index`.

    One that opens a line may have its capital from that alone: "Owners of the Kite".
    """
    last = index
    probe = index + 1
    small = 1 if texts[index].lower() in PARTS and _opens_line(texts, index) else _SMALL_WORDS
    while probe < len(texts) and probe - last <= 1 + (small if last == index else _SMALL_WORDS):
        follower = texts[probe]
        if _continues_name(follower) or (probe == last + 1 and _is_numbered(texts[last], follower)):
            last = probe
        elif follower not in INSIDE or (follower in _ARTICLES and texts[last][0].isdigit()):
            break
        probe += 1
    return last


def _opens_line(texts: Sequence[str], index: int) -> bool:
    return index == 0 or texts[index - 1] in _OPENING_LINES


def _joined_to(document: str, texts: Sequence[str], starts: Sequence[int], index: int, last: int) -> int:
    """Return where a name ends that goes on beyond a sign: "Star Wars: Unlimited", "Alone in the Dark", "Kite for Mac".

    A colon that opens a line and a small word join what stands beside them to one name only where the document says so
    twice; elsewhere they may lead on to something else ("Kite: Prices", "Heron in Oslo").
    """
    sign = texts[last + 1]
    if sign == "for":
        return _platform_end(texts, last)
    first = last + 2
    determined = sign != ":" and texts[first] in _ARTICLES and first + 1 < len(texts)
    if sign not in _LINKING and sign not in _PARTING and not (sign == "and" and determined):
        return last
    first += determined
    if not texts[first][0].isupper() or texts[first].lower() in NO_NAMES:
        return last
    end = _last_of(texts, first)
    stop = starts[end] + len(texts[end])
    whole, rest = document[starts[last] : stop], document[starts[first] : stop]
    if "\n" in whole or rest.lower() in _ARTICLES:
        return last
    if sign == ":" and not _opens_line(texts, index) and _stands_as_title(texts, index, end):
        return end
    times = document.count(whole)
    return end if times > 1 and (sign in _LINKING or document.count(rest) == times) else last


def _stands_as_title(texts: Sequence[str], index: int, end: int) -> bool:
    """Say whether words with a colon among them are told as one thing: what the colon leads on to has a verb."""
    before, after = texts[index - 1], texts[end + 1] if end + 1 < len(texts) else "."
    named = not texts[index][0].isdigit() and before.lower() not in _BEFORE_CLAUSES
    return named and (not after[0].isalnum() or after in _AFTER_TITLES)


def _is_numbered(word: str, following: str) -> bool:
    """Say whether a word written small belongs to the name before it: "HomePod mini", "Issue two"."""
    return following in SMALL_VARIANTS or (following in COUNTED and word.lower() in SERIES)


def _closing(texts: list[str], index: int) -> int | None:
    """Return where a short quoted title closes: title case inside, no sentence."""
    closing = _QUOTES[texts[index]]
    for at in range(index + 1, min(index + 9, len(texts))):
        if texts[at] in closing:
            inside = texts[index + 1 : at]
            if inside and inside[-1] == ",":  # set inside the quotation marks of a title, or before who says it
                speaks = at + 1 < len(texts) and _SAYS.fullmatch(texts[at + 1]) is not None
                inside = [] if speaks or at + 1 == len(texts) else inside[:-1]
            if at + 1 < len(texts) and _SAID.match(texts[at + 1]):
                return None
            open_end = bool(inside) and inside[-1] == "." and len(inside[-2:][0]) > 3
            titled = all(_titled(word) for word in inside) or (
                texts[index] in _ABROAD and _is_title_abroad(inside) and texts[at + 1 : at + 2] != [","]
            )
            return at if inside and not open_end and titled else None
        if texts[at] == "\n\n":
            return None
    return None


def _is_title_abroad(inside: list[str]) -> bool:
    """Say whether it has a capital first alone, as titles have in French, Spanish and German."""
    return len(inside) <= _LONGEST_TITLE and inside[:1] != [] and inside[0][0].isupper() and all(map(_is_word, inside))


def _is_word(text: str) -> bool:
    return text[0].isalnum()


def _titled(word: str) -> bool:
    return not word[0].islower() or word in JOINERS


def _starts_name(word: str) -> bool:
    """Say whether a word that is not small may begin a name."""
    if not word[0].isalnum() or (not word.isascii() and _CLAUSE.search(word)):
        return False
    if word[0].isdigit():
        return (len(word) <= 2 and word.isdigit()) or _MODEL.fullmatch(word) is not None
    if word[0].islower():
        return (len(word) > 2 and word[1].isupper()) or _SMALL_MODEL.fullmatch(word) is not None
    return word.lower() not in CAPITALS


def _continues_name(word: str) -> bool:
    if word[0] == "(":
        return len(word) > 1
    if word[0].islower():
        return word[-1].isdigit() and _SMALL_MODEL.fullmatch(word) is not None
    return ((word[0].isupper() or word[0].isdigit()) and word.lower() not in CAPITALS) or word == "Pt"
