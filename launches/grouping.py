"""Groups of names: which of an article's names mean one thing, and what each thing looks like there."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from launches.naming import NameMention
from launches.naming_compared import may_stand_for
from launches.sentences import Sentence

Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class Topic:
    """A thing an article names: its words, its name as first written in full, and how it is used there.

    `related`: a brand or a known name stands in it or right before it, so that it is hardly anybody else's.
    """

    words: Words
    name: str
    count: int
    in_title: bool
    known: bool
    plausible: bool
    related: bool = False

    @property
    def rank(self) -> float:
        """How likely this is what the article is about."""
        return 3 * self.in_title + 3 * self.known + min(self.count, 5)


def group(mentions: Sequence[NameMention], aliases: dict[Words, Words]) -> dict[Words, Words]:
    """Map each set of distinguishing words to the thing it names: a short form to the one long form that fits."""
    found = dict.fromkeys(mention.tokens for mention in mentions)
    containing: dict[str, set[Words]] = {}
    for words in (*found, *aliases):
        for word in words:
            containing.setdefault(word, set()).add(words)
    places: dict[Words, int] = {}
    for mention in mentions:
        if mention.place >= 0:
            places.setdefault(mention.tokens, mention.place)
    groups = {}
    for words in found:
        near = min((containing[word] for word in words), key=len)
        longer = [other for other in near if may_stand_for(words, other) and not _comes_first(words, other, places)]
        full = longer[0] if len(longer) == 1 and words not in aliases else words
        groups[words] = aliases.get(full, full)
    return groups


def _comes_first(words: Words, other: Words, places: dict[Words, int]) -> bool:
    """Say whether the text names one thing before it names the other: nobody shortens what he has not yet said."""
    return words in places and other in places and places[words] < places[other]


def grouped(mentions: Iterable[NameMention], groups: dict[Words, Words]) -> dict[Words, list[NameMention]]:
    """Return the occurrences of each thing."""
    found: dict[Words, list[NameMention]] = {}
    for mention in mentions:
        found.setdefault(groups[mention.tokens], []).append(mention)
    return found


def topic_of(
    words: Words, mentions: Sequence[NameMention], text: str, *, known: bool, kin: bool, echoed: bool
) -> Topic:
    """Return a thing with how it is used: `kin` to a known name, `echoed` inside a longer one."""
    people = sum(mention.person for mention in mentions)
    placed = sum(mention.placed for mention in mentions)
    in_title = any(mention.place < 0 for mention in mentions)
    quoted = any(mention.quoted for mention in mentions)
    longest = max(mentions, key=lambda mention: (len(mention.tokens), -mention.place))
    firm = in_title or quoted or len(mentions) > 1 or any(character.isdigit() for character in longest.text)
    related = kin or any(mention.branded or mention.part for mention in mentions)
    firm = firm or related or echoed
    sound = people == 0 and placed * 2 <= len(mentions) and (echoed or not _common_word(mentions, text))
    acts = any(mention.acts for mention in mentions)
    plausible = known or quoted or ((firm or acts) and sound)
    return Topic(words, longest.text, len(mentions), in_title, known, plausible, related)


def _common_word(mentions: Sequence[NameMention], text: str) -> bool:
    """Say whether a name is only a word that opens sentences: told once so, or also written small."""
    if not all(mention.opening for mention in mentions):
        return False
    small = mentions[0].text.lower()
    return all(mention.place < 0 for mention in mentions) or small in text


def place_in(mentions: Iterable[NameMention], sentences: Sequence[Sentence]) -> list[list[NameMention]]:
    """Sort the mentions of the text (not the title) into its sentences."""
    placed: list[list[NameMention]] = [[] for _ in sentences]
    starts = [sentence.start for sentence in sentences]
    for mention in mentions:
        if mention.place >= 0:
            placed[bisect_right(starts, mention.place) - 1].append(mention)
    return placed
