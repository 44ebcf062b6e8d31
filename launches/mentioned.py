"""Which brands a text names: by a word of its own that is written as a name is."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from launches.brand import Brand

_READ = 60_000


class Place(NamedTuple):
    """Where a text names a brand."""

    start: int
    end: int
    brand: str


def named_in(text: str, brands: Sequence[Brand]) -> tuple[str, ...]:
    """Return the names of the brands that a text names under any of their names.

    "Presale" names no ESA. Of a brand that is called by a common word, the text must write that as a name more often
    than in small letters: a new framework for apps is nobody's, also where the headline calls it a New Framework.
    """
    text = _straight(text[:_READ])
    folded = text.casefold()
    return tuple(
        brand.name for brand in brands if any(_first(name) in folded and _is_named(name, text) for name in brand.names)
    )


def places_in(line: str, brands: Sequence[Brand]) -> list[Place]:
    """Return where a line names brands, in order."""
    line = _straight(line)
    found = [
        Place(start, end, brand.name)
        for brand in brands
        for name in brand.names
        for start, end in _words(name, line)
        if _is_written(name, line[start:end])
    ]
    places: list[Place] = []
    for place in sorted(found, key=lambda place: (place.start, -place.end)):
        # of "Leica Camera", "Leica" is no place of its own
        if not places or place.start >= places[-1].end:
            places.append(place)
    return places


def is_spaced(letter: str) -> bool:
    """Whether the letter's script puts spaces between words (not CJK, Thai and their kin)."""
    return letter.isalnum() and unicodedata.category(letter) != "Lo"


def _straight(text: str) -> str:
    """Write apostrophes in one way: "Ben & Jerry’s" as "Ben & Jerry's"."""
    return text.replace("’", "'")


def _first(name: str) -> str:
    return next(iter(_straight(name).casefold().split()), "\n\n")


def _is_named(name: str, text: str) -> bool:
    written = [_is_written(name, text[start:end]) for start, end in _words(name, text)]
    return 2 * sum(written) > len(written)


def _is_written(name: str, word: str) -> bool:
    """Whether a word is written as this name may be: in any letters ("TERN", "Esa"), but for small ones alone."""
    return name.islower() or not word.islower()


def _words(name: str, text: str) -> Iterator[tuple[int, int]]:
    """Yield where the letters of a name stand as a word, or words, of their own."""
    pattern = r"\s+".join(map(re.escape, _straight(name).split()))
    for found in re.finditer(pattern, text, re.IGNORECASE) if pattern else ():
        start, end = found.span()
        if not (_runs_on(text[start - 1 : start + 1]) or _runs_on(text[end - 1 : end + 1])):
            yield start, end


def _runs_on(pair: str) -> bool:
    return len(pair) == 2 and is_spaced(pair[0]) and is_spaced(pair[1])
