"""Announcing: which of the brands that an article names the launch is of. Rivals and platforms are named, too."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from launches.article import Article
from launches.brand import Brand
from launches.mentioned import Place, named_in, places_in
from launches.naming_compared import brand_words
from launches.provenance import is_own_site

_READ = 1_000
_BEFORE = 80
# What stands between two names of a row: "Xiaomi and Leica", "Xiaomi and its partner Leica", "小米与徕卡".
_ROW = re.compile(
    r"(?i:(?:['’]s)?\s*(?:(?:,\s*)?\b(?:and|(?:(?:together|jointly)\s)?with|x|und|et|y|e|og|och|en)\s(?:\b(?!rivals?\b|not\b)[\w-]+\s){0,3}?"
    r"|[,&×+/、与與和及と]\s*))"
)
# What stands before a partner: "developed together with Leica".
_WITH = re.compile(
    r"(?i:\b(?:partner\w*|partenariat|partnerschaft|collabor\w+|colabora\w+|co-?operat\w+|kooperation|zusammen\w*|gemeinsam|together|joint(?:ly)?"
    r"|team(?:s|ed|ing)?\sup|(?:co-?)?(?:developed|made|built|created|designed|engineered))\s(?:up\s)?(?:with|mit|avec|con)\s(?:[\w-]+\s){0,3}?|携手|联合|聯合)\Z"
)
# What stands before a name that is only mentioned: "on Steam", "a rival to Apple".
_ASIDE = re.compile(
    r"(?i:\b(?:to|on|for|in|at|with|than|like|unlike|against|versus|vs\.?|over|after|before|rivals?|rivall?ing|beats?|beating|challeng(?:es?|ing)|outdo(?:es)?"
    r"|für|auf|gegen|wie|als|pour|sur|contre|comme|para|contra|como)\s(?:the\s|an?\s)?)\Z"
)


class _Row(NamedTuple):
    """Brands that a line names in a row, and how: as partners of whoever acts, or in passing."""

    brands: set[str]
    partners: bool
    aside: bool


def announcing(article: Article, brands: Sequence[Brand], evidence: str) -> tuple[str, ...]:
    """Return the brands that announce a launch; none where the text leaves it to its source to say who does.

    They are the one whose site it is, those of the headline, and whoever the sentence of the launch or the first
    paragraph joins to them. Only if there is none of these does such a line's first name announce.
    """
    named = named_in(f"{article.title}\n{article.text}", brands)
    may = [brand for brand in brands if brand.name in named]
    makers = {brand.name for brand in brands if is_own_site(article, brand_words([brand]))}
    for row in _rows(article.title, may):
        if not row.aside:
            makers |= row.brands
    for line in (evidence, article.text.lstrip().partition("\n")[0]):
        for row in _rows(line, may):
            if row.partners or makers & row.brands or not (makers or row.aside):
                makers |= row.brands
    return tuple(brand.name for brand in brands if brand.name in makers)


def _rows(line: str, brands: Sequence[Brand]) -> Iterator[_Row]:
    """Yield the brands that a line names, those together that stand in a row."""
    line = line[:_READ]
    rows: list[list[Place]] = []
    for place in places_in(line, brands):
        if rows and _ROW.fullmatch(line, rows[-1][-1].end, place.start):
            rows[-1].append(place)
        else:
            rows.append([place])
    for row in rows:
        before = line[max(0, row[0].start - _BEFORE) : row[0].start]
        partners = _WITH.search(before) is not None
        yield _Row({place.brand for place in row}, partners, not partners and _ASIDE.search(before) is not None)
