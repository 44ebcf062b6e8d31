"""Where an article comes from: whose site it stands on, and whose launches it may tell of."""

import re
from collections.abc import Sequence

from launches.article import Article
from launches.brand import Brand
from launches.mentioned import named_in
from launches.naming_compared import brand_words


def is_own_site(article: Article, own: frozenset[str]) -> bool:
    """Say whether an article stands on a site that carries a brand's name; `own` are the words of the brands' names."""
    host = re.sub(r"[^a-z0-9]", "", article.url.partition("//")[2].partition("/")[0].lower())
    return any(len(word) > 3 and word in host for word in own)


def concerned(article: Article, brands: Sequence[Brand]) -> tuple[str, ...]:
    """Return the brands an article names; all of them if it names none, since its source belongs to one.

    Its launches may be those of any of them; whose launch one is told as, `announcing.py` says.
    """
    named = named_in(f"{article.title}\n{article.text}", brands)
    found = tuple(brand.name for brand in brands if brand.name in named or is_own_site(article, brand_words([brand])))
    return found or tuple(brand.name for brand in brands)
