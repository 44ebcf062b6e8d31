"""What each sentence of an article speaks of: groups of names, and the sentences that belong to each.

Launches are told apart by names, so an article about two launches is divided here and each part read for itself.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from launches.article import Article
from launches.brand import Brand
from launches.naming import NameMention, brand_words, distinguishing, find_names, may_stand_for
from launches.sentences import Sentence, split_sentences

Words = frozenset[str]

_RENAMED = re.compile(
    r"(?i:\b(?:is now(?: called| named)?|now called|now named|renamed|formerly|known as|code-?named|working title"
    r"|previously (?:called|known|announced as)|by the name|goes by|is called|will be called|has a name|its name"
    r"|real name|named|dubbed|christened)\b)"
)


@dataclass(frozen=True, slots=True)
class Topic:
    """A thing an article names: its words, its name as first written in full, and how it is used there."""

    words: Words
    name: str
    count: int
    in_title: bool
    known: bool
    plausible: bool


class Topics:
    """The names of one article, grouped, and which of them each sentence speaks of."""

    def __init__(self, article: Article, brands: Sequence[Brand], known: Iterable[Words] = ()) -> None:
        self.article = article
        self.own = brand_words(brands)
        self.sentences: tuple[Sentence, ...] = split_sentences(article.text)
        self._known = frozenset(known)
        mentions = find_names(article.title, article.text, brands)
        self._groups = _group(mentions, self._known)
        self.topics = {
            words: _topic(words, [m for m in mentions if self._groups[m.tokens] == words], words in self._known)
            for words in dict.fromkeys(self._groups[m.tokens] for m in mentions)
        }
        self._by_sentence = _place(mentions, self.sentences)

    def named_in(self, index: int) -> list[tuple[NameMention, Topic]]:
        """Return the names in a sentence (by its index) in order, each with its topic."""
        return [(m, self.topics[self._groups[m.tokens]]) for m in self._by_sentence[index]]

    def sentence_at(self, place: int) -> int | None:
        """Return the index of the sentence that covers a place in the text."""
        for index, sentence in enumerate(self.sentences):
            if sentence.start <= place < sentence.end:
                return index
        return None

    def subject(self, index: int | None, place: int | None = None) -> Topic | None:
        """Return what the sentence `index` speaks of; `place` is where its date stands.

        A sentence without a name speaks of what the sentences before it in its paragraph, the title or else the
        article as a whole speak of. None if the article names nothing that could be launched.
        """
        if index is not None:
            here = self._best(self.named_in(index), place)
            if here is not None and (here.known or here.in_title or here.count > 1):
                return here
            back = self._before(index)
            if back is not None:
                return back
            if here is not None and not self._main():
                return here
        return self._main()

    def _before(self, index: int) -> Topic | None:
        paragraph = self.sentences[index].paragraph
        for earlier in range(index - 1, -1, -1):
            if self.sentences[earlier].paragraph != paragraph:
                return None
            found = self._best(self.named_in(earlier), None)
            if found is not None and (found.known or found.in_title or found.count > 1):
                return found
        return None

    def _main(self) -> Topic | None:
        """Return what the article as a whole is about."""
        candidates = [t for t in self.topics.values() if t.plausible and (t.known or t.in_title or t.count > 1)]
        return max(candidates, key=lambda t: 3 * t.in_title + 2 * t.known + min(t.count, 5), default=None)

    def _best(self, named: list[tuple[NameMention, Topic]], place: int | None) -> Topic | None:
        """Return the topic named nearest before the date, known and titled ones first."""
        rated = []
        for mention, topic in named:
            if not topic.plausible:
                continue
            near = 0.0 if place is None else (1.5 if mention.place < place else 0.5)
            distance = abs(mention.place - place) / 1000 if place is not None else mention.place / 1e7
            rated.append((2 * topic.known + 2 * topic.in_title + min(topic.count, 3) / 2 + near - distance, topic))
        return max(rated, key=lambda entry: entry[0])[1] if rated else None

    def renamed(self, old: Words, new: Words) -> bool:
        """Say whether a sentence of this article, or its title and first words, call `old` by a new name."""
        for index, sentence in enumerate(self.sentences):
            words = {topic.words for _, topic in self.named_in(index)}
            if old in words and new in words and _RENAMED.search(self.article.text, sentence.start, sentence.end):
                return True
        return False

    def part_about(self, topic: Topic) -> Article | None:
        """Return the article's sentences about one topic as an article of its own, None if there are none."""
        pieces: list[str] = []
        paragraph = -1
        current: Words | None = None
        for index, sentence in enumerate(self.sentences):
            if sentence.paragraph != paragraph:
                current = None
            plausible = [
                t.words for _, t in self.named_in(index) if t.plausible and (t.known or t.in_title or t.count > 1)
            ]
            if topic.words in plausible:
                current = topic.words
            elif plausible:
                current = None
            if current == topic.words:
                glue = " " if sentence.paragraph == paragraph else "\n\n"
                pieces.append((glue if pieces else "") + self.article.text[sentence.start : sentence.end])
            paragraph = sentence.paragraph
        if not pieces:
            return None
        return Article(topic.name, "".join(pieces), self.article.published, self.article.url)


def _group(mentions: Iterable[NameMention], known: frozenset[Words]) -> dict[Words, Words]:
    """Map each set of distinguishing words to the thing it names: a short form to the one long form that fits."""
    found = {mention.tokens for mention in mentions}
    everything = found | known
    groups = {}
    for words in found:
        longer = [other for other in everything if may_stand_for(words, other)]
        groups[words] = longer[0] if len(longer) == 1 and words not in known else words
    return groups


def _topic(words: Words, mentions: Sequence[NameMention], known: bool) -> Topic:
    people = sum(mention.person for mention in mentions)
    placed = sum(mention.placed for mention in mentions)
    in_title = any(mention.place < 0 for mention in mentions)
    quoted = any(mention.quoted for mention in mentions)
    longest = max(mentions, key=lambda mention: (len(mention.tokens), -mention.place))
    plausible = known or (people == 0 and (placed * 2 <= len(mentions) or quoted))
    return Topic(words, longest.text, len(mentions), in_title, known, plausible)


def _place(mentions: Iterable[NameMention], sentences: Sequence[Sentence]) -> list[list[NameMention]]:
    """Sort the mentions of the text (not the title) into its sentences; both come in order."""
    placed: list[list[NameMention]] = [[] for _ in sentences]
    index = 0
    for mention in mentions:
        if mention.place < 0:
            continue
        while index < len(sentences) and sentences[index].end <= mention.place:
            index += 1
        if index < len(sentences) and mention.place >= sentences[index].start:
            placed[index].append(mention)
    return placed


__all__ = ["Topic", "Topics", "Words", "distinguishing"]
