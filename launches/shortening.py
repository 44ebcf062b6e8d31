"""Cut a sentence that is too long for a summary: who, and the clause that tells when."""

import re
from itertools import pairwise

_CLAUSE = re.compile(r"\s[–—]\s|[;:,](?=\s)|[、，；]|(?=\s(?:and|but|while|which|who|und|aber|et|mais|y|pero)\s)")
_ASIDE = re.compile(
    r"[\s,;:、，；–—]*(?:(?:and|but|while|which|who|whose|where|when|that|und|aber|während|et|mais|qui|dont|où|y|pero|que)\b|[,、，]?\Z)",
    re.IGNORECASE,
)
_WIDE = re.compile(r"[぀-ヿ㐀-鿿豈-﫿가-힯]")
_LONGEST = 2000
_LONGEST_SUBJECT = 12
_SIGNS = " ,;:–—、，；"


def count_words(text: str) -> int:
    """Count words; two characters of a script without spaces count as one."""
    return len(text.split()) + (0 if text.isascii() else len(_WIDE.findall(text)) // 2)


def shorten(sentence: str, limit: int, phrase: str) -> str:
    """Return the clauses of `sentence` before and with `phrase` (or from its beginning) within `limit` words.

    What stands between the subject and the clause of the phrase goes, where not all fits; an aside does not begin it.
    """
    at = max(sentence.find(phrase), 0)
    if len(sentence) > 2 * _LONGEST:
        sentence = sentence[max(0, at - _LONGEST) : at + _LONGEST]
        at = max(sentence.find(phrase), 0)
    cuts = [0, *(found.start() for found in _CLAUSE.finditer(sentence)), len(sentence)]
    clauses = [sentence[a:b] for a, b in pairwise(cuts)]
    middle = max(index for index, cut in enumerate(cuts[:-1]) if cut <= at)
    subject = clauses[0].strip(_SIGNS) if 0 < count_words(clauses[0]) <= _LONGEST_SUBJECT else ""
    room = limit - count_words(subject) if middle else limit
    first, last = middle, middle
    while first > 0 and count_words("".join(clauses[first - 1 : last + 1])) < room:
        first -= 1
    while 0 < first < middle and _ASIDE.match(clauses[first]):
        first += 1
    while first == 0 and last + 1 < len(clauses) and count_words("".join(clauses[: last + 2])) < limit:
        last += 1
    kept = "".join(clauses[first : last + 1]).strip(_SIGNS)
    if count_words(kept) >= (room if first else limit):
        kept = _around(kept, phrase, room if first else limit)
    opening = f"{subject} … ".lstrip() if first else ""
    return opening + kept + ("" if kept.endswith((".", "!", "?", "。")) else "…")


def _around(text: str, phrase: str, limit: int) -> str:
    """Cut at words, for a clause that is itself too long: what stands before the phrase goes first."""
    words = text.split()
    if len(words) < 2:
        at = max(text.find(phrase), 0)
        return text[max(0, at - limit) : at + max(limit, len(phrase))]
    until = len(text[: max(text.find(phrase), 0)].split()) + max(len(phrase.split()), 1)
    start = max(0, until - limit + 2)
    return " ".join(words[start : start + limit - 2])
