"""Where an article comes from: whose site it stands on, and whose launches it may tell of."""

import re
from collections.abc import Sequence

from launches.article import Article
from launches.brand import Brand
from launches.mentioned import named_in
from launches.naming_compared import brand_words

# What a maker makes, and papers on it bear, too: "Tern Computing" has no say in computing-news.example.
_TRADES = frozenset(
    "air airline airport airway art audio auto automotive aviation bakery bank beer bike board book brewery"
    " brewing bus camera car cinema city cloud club coffee computer computing council cycle data design"
    " digital drink electric energy entertainment festival film food furniture gallery game garden group"
    " health home hotel house interactive kitchen lab launch library magazine market media metro mobile motor"
    " museum music network news opera optic paper park pharma phone photo picture power press publishing radio"
    " rail railway record restaurant robot robotic rocket science shoe shop software sound space store studio"
    " system tech technology television theater theatre tool toy train tram transit travel truck watch wine"
    " world".split()
)


def is_own_site(article: Article, own: frozenset[str]) -> bool:
    """Say whether an article stands on a site that carries a brand's name; `own` are the words of the brands' names.

    What names a trade ("Games", "Motors") tells no brand where it has another word.
    """
    host = re.sub(r"[^a-z0-9]", "", article.url.partition("//")[2].partition("/")[0].lower())
    return any(len(word) > 3 and word in host for word in own - _TRADES or own)


def concerned(article: Article, brands: Sequence[Brand]) -> tuple[str, ...]:
    """Return the brands an article names; all of them if it names none, since its source belongs to one.

    Its launches may be those of any of them; whose launch one is told as, `announcing.py` says.
    """
    named = named_in(f"{article.title}\n{article.text}", brands)
    found = tuple(brand.name for brand in brands if brand.name in named or is_own_site(article, brand_words([brand])))
    return found or tuple(brand.name for brand in brands)
