"""Names compared: are two writings one name, two versions of a thing, or two things?

Two writings are one name when their distinguishing words agree; a number or a word such as "Pro" on one side only makes
it another product.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from launches.brand import Brand
from launches.name_words import COUNTED, GENERIC, JOINERS, ORDINALS, SERIES, VARIANTS
from launches.sentences import MODELS

# "No. 9", "vs.", "ID. Polo", "Re:Wear", "TP–7", "(1)", "(4a)" and "(Gen. 7)" are one word of a name each. The full stop
# of "G.I. Joe", "George R. R. Martin", "St. Pancras" and "Pt. III" is no sign of its own.
_SHORTENED = r"(?:(?<=[\s.][A-Z])|(?<=\bSt)|(?<=\bMt)|(?<=\bFt)|(?<=\bPt)|(?<=\bVol))\.\s"
TOKEN = re.compile(
    rf"N[or]\.\s?\d+\b|vs\.|ID\.\s?(?:{'|'.join(sorted(MODELS))})\b"
    r"|\w[\w'’]*(?:(?:[-+./]|(?<=[a-zA-Z]):(?=[A-Z])|(?<=[A-Z])–(?=\d))\w+)*\+*"
    r"|\((?:\d|\d{1,2}[a-z]|Gen\.?\s?\d{1,2}|\d{1,2}(?:st|nd|rd|th)\sgen(?:eration)?)\)"
    rf"|(?!{_SHORTENED}(?!(?:The|An?|It|Its|In|On|At|We|You|They|He|She|This|That|But|And|For|If)\b)[A-Z\d])[^\w\s]|\n\n"
)
_WHOLE = re.compile(r"\d+(?:\.0)+")
_ROW = re.compile(r"[2-9]")
_NUMBER = re.compile(r"\d{1,2}")


def distinguishing(name: str, own: frozenset[str] = frozenset()) -> frozenset[str]:
    """Return the words that tell this name from others: no articles, brands, generic nouns; plurals as singulars.

    What is called by plain words alone ("the album", "an English edition") has only them to be told by.
    """
    words = [word for word in TOKEN.findall(name) if word[0].isalnum()]
    return telling_words(words, own, generic=name.islower()) or telling_words(words, own, generic=True)


def telling_words(name: Sequence[str], own: frozenset[str], *, generic: bool = False) -> frozenset[str]:
    """Return the words that tell a name, from others; `generic`: its common nouns, too."""
    words = list(map(plain_word, name))
    for place, word in enumerate(words):
        # "Season two", "the second season" and "season 2" are one.
        if word in COUNTED and place and words[place - 1] in SERIES:
            words[place] = COUNTED[word]
        elif word in ORDINALS and words[place + 1 :] and words[place + 1] in SERIES:
            words[place] = ORDINALS[word]
    kept = frozenset([word for word in words if word and word not in JOINERS and word not in own])
    telling = kept - GENERIC
    if generic or not telling:
        return kept if generic else telling
    # "The Kite phone" is the Kite, but the "Kite Watch" is no "Kite Tablet".
    named = {plain for word, plain in zip(name[1:], words[1:], strict=True) if word[0].isupper()}
    return telling | kept & named


def may_stand_for(short: frozenset[str], full: frozenset[str]) -> bool:
    """Say whether `short` may be said for `full` where nothing else fits: "the Max" for "12 Pro Max".

    "12 Pro" may not: a base model and its variant are two products, and so are two numbers of a series.
    """
    if not short or not short < full:
        return False
    left_out = full - short
    return not (left_out <= VARIANTS or any(character.isdigit() for word in short for character in word))


def are_siblings(one: frozenset[str], two: frozenset[str]) -> bool:
    """Say whether two names are versions of a thing: "Kite" and "Kite Pro", "Fold 2" and "Fold 3".

    Of "Quillon 4" a number is left without its maker, and another number is another version.
    """
    left_out = one ^ two
    alike = bool(one & two) or all(map(_NUMBER.fullmatch, left_out))
    numbered = any(character.isdigit() for word in left_out for character in word)
    return alike and bool(left_out) and (left_out <= VARIANTS or (numbered and len(one) == len(two)))


def is_next_of(one: frozenset[str], two: frozenset[str]) -> bool:
    """Say whether a name is another's with a place in a row: "Kite 2" or "the second Kite" beside "Kite"."""
    return two < one and all(map(_ROW.fullmatch, one - two))


def brand_words(brands: Iterable[Brand]) -> frozenset[str]:
    """Return the words of all names of these brands."""
    return (
        frozenset(
            plain
            for brand in brands
            for name in brand.names
            for word in TOKEN.findall(name)
            if (plain := plain_word(word))
        )
        - JOINERS
    )


@lru_cache(maxsize=4096)
def plain_word(word: str) -> str:
    """Lower case, without possessive and plural endings."""
    low = word.lower().replace("’", "'").removesuffix("'s").strip("'.-/()")
    if _WHOLE.fullmatch(low):
        return low.partition(".")[0]  # version 6.0 is version 6
    several = low.endswith("s") and not low.endswith(("ss", "us", "is"))
    if several and (len(low) > 3 or low[-2:-1].isdigit()):
        low = low[:-1]
    return low
