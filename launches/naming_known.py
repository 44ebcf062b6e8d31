"""Known names in an article: found in whatever way they are written, once it is known what to look for."""

import re
from collections.abc import Iterable, Sequence

from launches.article import Article
from launches.naming import NameMention
from launches.naming_compared import distinguishing

_WORD = re.compile(r"\w[\w'’.+-]*\w|\w")
_READ = 20_000
_COLON = re.compile(r"[”\"]?\s?:\s[“\"]?(?:(?:the|a|an)\s)?", re.IGNORECASE)
_OWNER = re.compile(r"['’]s?\s(?:the\s)?\Z", re.IGNORECASE)


def with_known(
    mentions: Iterable[NameMention], article: Article, names: Iterable[str], own: frozenset[str]
) -> tuple[NameMention, ...]:
    """Return the names of an article with the known ones that their form did not give away ("its oat bars", "2.0").

    What is told to be somebody's ("Calloway's The Ninth Tide") and what follows a known name and a colon is named
    by its own words alone.
    """
    found, names = list(mentions), tuple(names)
    if not names:
        return tuple(found)
    for name in dict.fromkeys(names):
        pattern = _pattern(name, own)
        if pattern is not None:
            for shift, text in ((-len(article.title) - 2, article.title), (0, article.text[:_READ])):
                for match in pattern.finditer(text):
                    _put(found, match.start() + shift, match.end() + shift, match[0], distinguishing(name, own))
    found.sort(key=lambda mention: mention.place)
    known = {distinguishing(name, own) for name in names}
    return tuple(_parted([_without_known(mention, known, own) for mention in found], article.text, known))


def _pattern(name: str, own: frozenset[str]) -> re.Pattern[str] | None:
    """Return what finds a name without regard to capitals; single words need a figure, or they are any words."""
    if name.islower():
        determined = "" if " " in name else r"(?:the|its|our|their|this|that|said|an?)\s(?:new\s)?"
        return re.compile(rf"\b{determined}{re.escape(name)}s?\b", re.IGNORECASE)
    words = [word for word in _WORD.findall(name) if distinguishing(word) and not distinguishing(word) <= own]
    if not words or (len(words) == 1 and not (re.search(r"\d", words[0]) and re.search(r"[^\d]", words[0]))):
        return None
    return re.compile(r"\b" + r"[\s-]+".join(map(re.escape, words)) + r"s?\b", re.IGNORECASE)


def _put(found: list[NameMention], start: int, end: int, text: str, tokens: frozenset[str]) -> None:
    """Add a known name, or let it take the place of a longer one that only says whose it is."""
    for place, mention in enumerate(found):
        if mention.place == end + 1 or (start < 0 and mention.place < 0 and text.casefold() in mention.text.casefold()):
            return  # it goes on: "12S Ultra" is not "12S"
        if mention.place < end and start < mention.end:
            before = mention.text[: start - mention.place]
            if mention.end == end and before and _OWNER.search(before):
                found[place] = mention._replace(place=start, text=text, tokens=tokens)
            return
    found.append(NameMention(start, end, text, tokens))


def _without_known(mention: NameMention, known: set[frozenset[str]], own: frozenset[str]) -> NameMention:
    """Return a name without a known one and a colon before it, as a part of that."""
    led, colon, rest = mention.text.partition(": ")
    if not colon or distinguishing(led, own) not in known or not (tokens := distinguishing(rest, own)):
        return mention
    return mention._replace(place=mention.end - len(rest), text=rest, tokens=tokens, part=True)


def _parted(found: Sequence[NameMention], text: str, known: set[frozenset[str]]) -> Iterable[NameMention]:
    """Yield the names; of a known one, a colon and another only the other."""
    for place, mention in enumerate(found):
        previous = found[place - 1] if place else None
        following = found[place + 1] if place + 1 < len(found) else None
        if following is not None and mention.tokens in known and _joined(mention, following, text):
            continue
        part = previous is not None and previous.tokens in known and _joined(previous, mention, text)
        yield mention._replace(part=True) if part else mention


def _joined(one: NameMention, two: NameMention, text: str) -> bool:
    return one.place >= 0 and _COLON.fullmatch(text[one.end : two.place]) is not None
