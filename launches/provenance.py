"""Who tells: the brand itself, a reporter with its word, or somebody who has heard something."""

import re
from collections.abc import Sequence

from launches.article import Article
from launches.brand import Brand
from launches.naming import brand_words

_READ = 4000
_HEARSAY = re.compile(
    r"(?i:\b(?:leak(?:s|ed|er|ers)?|rumou?r(?:s|ed)?|tipsters?|whispers?|hearsay|scuttlebutt|unconfirmed|alleged(?:ly)?|reportedly"
    r"|supposedly|purported(?:ly)?|speculation|speculate|insiders?|gossip|(?:pinch|grain)\sof\ssalt|seems?\sto\s(?:come|stem|show)"
    r"|(?:is|are)\ssaid\sto|apparently|(?:he|she|i)\sreckons?|going\saround|swears?\s(?:that|he|she|they)|(?:a|our|one|two)\s(?:\w+\s)?sources?|sources?\s(?:say|close|told|claim)"
    r"|(?:hasn't|has\snot|didn't|did\snot|wouldn't|would\snot|declined\sto|refused\sto)\s(?:\w+\s)?(?:react|respond|repl|comment|confirm|answer)\w*"
    r"|(?:doesn't|does\snot|won't|will\snot)\s(?:\w+\s)?comment|to\sbe\sbelieved|spotted|codename"
    r"|if\s(?:true|the\sleak)|(?:listing|filing|certification|database)\s(?:suggests?|shows?|hints?))\b)"
)
_CONFIRMED = re.compile(
    r"(?i:\b(?:has|have|officially|company|maker|spokes\w+|it)\s(?:now\s|has\s|today\s)?(?:confirmed|confirms|announced|denie[sd])\b"
    r"|\b(?:leaks?|rumou?rs?)\s(?:were|was|are|is|turned\sout)\s(?:right|true|wrong|false)\b|\baccording\sto\sthe\scompany\b)"
)


def is_own_site(article: Article, own: frozenset[str]) -> bool:
    """Say whether an article stands on a site that carries a brand's name; `own` are the words of the brands' names."""
    host = re.sub(r"[^a-z0-9]", "", article.url.partition("//")[2].partition("/")[0].lower())
    return any(len(word) > 3 and word in host for word in own)


def is_rumour(article: Article, brands: Sequence[Brand]) -> bool:
    """Say whether somebody else tells what the brand has not: several words of hearsay, and no confirmation."""
    if is_own_site(article, brand_words(brands)):
        return False
    text = article.text[:_READ].replace("’", "'")
    told = {found[0].lower() for found in _HEARSAY.finditer(f"{article.title}\n{text}")}
    titled = _HEARSAY.search(article.title) is not None
    asks = bool(told) and article.title.rstrip().endswith("?")
    return len(told) + titled + asks >= 2 and _CONFIRMED.search(text) is None


def brands_in(article: Article, brands: Sequence[Brand]) -> tuple[str, ...]:
    """Return the brands the article names; all of them if it names none, since its source belongs to one."""
    whole = f"{article.title}\n{article.text}".casefold()
    named = tuple(
        brand.name
        for brand in brands
        if any(name.casefold() in whole for name in brand.names) or is_own_site(article, brand_words([brand]))
    )
    return named or tuple(brand.name for brand in brands)
