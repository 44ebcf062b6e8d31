"""Makers: where an article names its brands, for a museum, a service or a line may be called as its maker is."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from launches.article import Article
from launches.brand import Brand

_READ = 20_000


class Maker(NamedTuple):
    """A brand that an article names: as it does most fully, and every place (negative inside the title)."""

    name: str
    places: tuple[tuple[int, int], ...]

    @property
    def in_title(self) -> bool:
        """Whether the headline names it."""
        return self.places[0][0] < 0


def makers_in(article: Article, brands: Sequence[Brand]) -> tuple[Maker, ...]:
    """Return the brands that an article names, the first named first."""
    names = tuple((name, brand.name) for brand in brands for name in brand.names if name.strip())
    if not names:
        return ()
    shift = len(article.title) + 2
    of_name, pattern = dict(names), _pattern(tuple(name for name, _ in names))
    found: dict[str, list[re.Match[str]]] = {}
    for match in pattern.finditer(f"{article.title}\n\n{article.text[:_READ]}"):
        found.setdefault(of_name[match[0]], []).append(match)
    return tuple(
        Maker(max((m[0] for m in matches), key=len), tuple((m.start() - shift, m.end() - shift) for m in matches))
        for matches in found.values()
    )


@lru_cache(maxsize=256)
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds the longest of these names, as a word of its own."""
    longest_first = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    return re.compile(rf"(?<!\w)(?:{longest_first})(?!\w)")
