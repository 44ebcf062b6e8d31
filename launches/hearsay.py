"""Hearsay: does somebody tell what the brand has not, so that nothing may be changed by it?

"Sources say", a listing in a shop, a photo of a label: there are as many ways to pass on a rumour as there are to
disown one ("the leaks were right"), and "leak" may be one of water. So it is asked of each article by learnt signs
(`weights_stories.tsv`): its words, those of its headline, and whose site it stands on.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from launches.article import Article
from launches.brand import Brand
from launches.naming_compared import brand_words
from launches.provenance import is_own_site
from launches.story_weights import worth

_READ = 2_000
_WELL = -1.8
"""What is enough to leave an article aside, in nats, since few articles are rumours: of 238 in stories held out 156 are
found so, and 18 of 24,461 others are taken for one."""
_SHORT = 30
_WORDS = re.compile(r"[a-z']+|[?!]")
_HEARSAY = frozenset(
    "leak leaks leaked leaker leakers rumor rumors rumored rumour rumours rumoured tipster tipsters whisper whispers"
    " hearsay unconfirmed alleged allegedly reportedly supposedly purported purportedly speculation insider insiders"
    " gossip source sources forum".split()
)
# What lessons hardly have: hearsay in other languages.
_ABROAD = (
    "gerücht angeblich rumeur rumores filtraci presuntamente 传闻 傳聞 爆料 网传 据传 消息人士 噂 うわさ リーク 関係者"
).split()


def is_rumour(article: Article, brands: Sequence[Brand]) -> bool:
    """Say whether an article may well be a rumour, and not word of the brand, its own or through a reporter."""
    return _may_be(article.title, article.text[:_READ], is_own_site(article, brand_words(brands)))


# Whoever reads an article and then follows its launches asks twice.
@lru_cache(maxsize=4)
def _may_be(title: str, text: str, own: bool) -> bool:
    if worth("rumour", set(_signs(title, text, own))) > _WELL:
        return True
    low = f"{title}\n{text}".lower()
    return not own and any(word in low for word in _ABROAD)


def rumour_signs(article: Article, brands: Sequence[Brand]) -> frozenset[str]:
    """Return the signs for and against an article's being a rumour."""
    return frozenset(_signs(article.title, article.text[:_READ], is_own_site(article, brand_words(brands))))


def _signs(title: str, text: str, own: bool) -> Iterator[str]:
    yield "rumour: told"
    yield f"rumour: own site {own}"
    yield f"rumour: title asks {title.rstrip().endswith('?')}, own site {own}"
    headline, words = _words(title), _words(text)
    yield f"rumour: hearsay {min(len(_HEARSAY.intersection([*headline, *words])), 3)}, own site {own}"
    yield f"rumour: short {len(words) < _SHORT}"
    yield from [f"rumour: title word {word}" for word in headline]
    yield from [f"rumour: word {word}" for word in words]
    yield from [f"rumour: opens with word {word}" for word in words[:3]]


def _words(text: str) -> list[str]:
    return _WORDS.findall(text.replace("’", "'").lower())
