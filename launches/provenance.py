"""Where an article comes from: whose site it stands on, and which brands it names."""

import re
from collections.abc import Sequence

from launches.article import Article
from launches.brand import Brand
from launches.naming import brand_words


def is_own_site(article: Article, own: frozenset[str]) -> bool:
    """Say whether an article stands on a site that carries a brand's name; `own` are the words of the brands' names."""
    host = re.sub(r"[^a-z0-9]", "", article.url.partition("//")[2].partition("/")[0].lower())
    return any(len(word) > 3 and word in host for word in own)


def brands_in(article: Article, brands: Sequence[Brand]) -> tuple[str, ...]:
    """Return the brands the article names; all of them if it names none, since its source belongs to one."""
    whole = f"{article.title}\n{article.text}".casefold()
    named = tuple(
        brand.name
        for brand in brands
        if any(name.casefold() in whole for name in brand.names) or is_own_site(article, brand_words([brand]))
    )
    return named or tuple(brand.name for brand in brands)
