"""Names as they are shown: whole, in the way in which the article writes them most carefully."""

import re
from collections.abc import Sequence

from launches.naming import NameMention, opens_sentence

_KIND = re.compile(
    r"\s(?:bar|bridge|drill|expansion|express|ferry|gallery|hall|lens|line|museum|musical|rocket|route|service|soundbar|special"
    r"|series|tower|train|tram|wing)\b"
)
_POSSESSIVE = re.compile(r"['’]s?\Z")
_ARTICLE = re.compile(r"(?:\A|[\s\"'“‘«„])((?:The|A|An)\s)\Z")
_SMALL_ARTICLE = re.compile(r"\b(?:the|an?)\s\Z")
_OPENING_QUOTES = frozenset("\"'“‘«„")
_SIGNS = re.compile("[®™]")


def shown_name(name: str, mentions: Sequence[NameMention], text: str) -> str:
    """Return a name as people know it; the places of its mentions are those in `text`, the headline before the rest."""
    if not any(mention.text == name for mention in mentions):
        return name
    full = _best(name, mentions, text)
    alike = [mention for mention in mentions if mention.tokens == full.tokens]
    own = [mention for mention in alike if not mention.placed] or alike
    led = full.branded if all(mention.branded for mention in own) else 0
    kinds = {found and found[0] for found in (_KIND.match(text, mention.end) for mention in mentions)}
    kind = next(iter(kinds)) if len(kinds) == 1 else None
    shown = _SIGNS.sub("", text[full.place - led : full.end])
    shown = shown + kind if kind else shown.rstrip("'’")
    article = _article(alike, text)
    return shown if led or shown.startswith(article) else article + shown


def _best(name: str, mentions: Sequence[NameMention], text: str) -> NameMention:
    """Return the mention that is written best: with its brand rather than without, and without a possessive ending.

    Nor with a word that only opens a sentence or the headline, if the article leaves it out elsewhere: "Restored
    Queen's Hall to reopen", "Der Combi Set Mini ist".
    """
    named = [mention for mention in mentions if mention.text == name]
    first, _, rest = name.partition(" ")
    without = [mention for mention in mentions if mention.text == rest]
    if (
        " " in rest
        and not first.isupper()
        and len(without) >= len(named)
        and all(opens_sentence(text, one.place) for one in named)
    ):
        return max(without, key=lambda mention: mention.branded)
    alike = [mention for mention in mentions if mention.tokens == named[0].tokens]
    plain = [mention for mention in alike if not _POSSESSIVE.search(mention.text)]
    return max(plain or alike, key=lambda mention: (mention.branded, mention.text == name))


def _article(mentions: Sequence[NameMention], text: str) -> str:
    """Return the article that belongs to a name: with a capital inside sentences or in quotation marks."""
    found = [_ARTICLE.search(text, max(0, mention.place - 6), mention.place) for mention in mentions]
    inside = [one[1] for one in found if one and _is_inside(text, one.start(1))]
    small = sum(_SMALL_ARTICLE.search(text, max(0, one.place - 6), one.place) is not None for one in mentions)
    return inside[0] if len(inside) > small else ""


def _is_inside(text: str, place: int) -> bool:
    last = text[max(0, place - 40) : place].rstrip()[-1:]
    return (
        text[place - 1 : place] in _OPENING_QUOTES
        or (last.isalnum() and not opens_sentence(text, place))
        or last == ","
    )
