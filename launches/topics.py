"""What each sentence of an article speaks of: groups of names, and the sentences that belong to each.

Launches are told apart by names, so an article about two launches is divided here and each part read for itself.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from launches.article import Article
from launches.brand import Brand
from launches.datelines import dateline
from launches.grouping import Topic, Words, group, grouped, place_in, topic_of
from launches.naming import NameMention, find_names
from launches.naming_compared import brand_words, distinguishing, plain_word
from launches.naming_known import with_known
from launches.naming_shown import shown_name
from launches.provenance import is_own_site
from launches.sentences import Sentence, split_sentences

_WORD = re.compile(r"\w[\w'’.+/-]*")
_SEPARATORS = re.compile(r"[-_/.?=&+%]+")
_PASSING = 1
_BACK = 12
_OPENING = 3
_READ = 60_000
_GETS_NAME = re.compile(
    r"(?i:\b(?:gets?|got|has|have|finds?)\s(?:its\s|a\s)(?:real\s|proper\s)?name\b|\brenamed\b|\bnew\sname\b)"
)
_ROUTE = re.compile(
    r"(?i:\b(?:fl(?:y|ies|ights?)|routes?|services?|serves?|served|ferry|ferries|trains?|connects?|network)\b)"
)
_REACHED = re.compile(r"(?i:(?:\b(?:to|between|and|via|for|on|in)\s(?:the\s)?|[–-]))\Z")
_CLAUSE = re.compile(r"[,;:(–—]|\s(?:and|but|while|whereas|although)\s")

_RENAMED = re.compile(
    r"(?i:\b(?:is now(?: called| named)?|now called|now named|renamed|formerly|known as|code-?named|working title"
    r"|previously (?:called|known|announced as)|by the name|goes by|is called|will be called|has a name|its name"
    r"|real name|named|dubbed|christened)\b)"
)


class Topics:
    """The names of one article, grouped, and which of them each sentence speaks of."""

    def __init__(self, article: Article, brands: Sequence[Brand], known: Iterable[Sequence[str]] = ()) -> None:
        """Find and group the names; `known` gives for each launch that may be meant all of its names."""
        self.article, self.brands = article, brands
        known = [tuple(names) for names in known]
        self.own = brand_words(brands)
        self.sentences: tuple[Sentence, ...] = split_sentences(article.text[:_READ])
        self._starts = [sentence.start for sentence in self.sentences]
        self._aliases = self._words_of(known)
        names = [name for launch in known for name in launch]
        datelines = self._datelines()
        found = find_names(article.title, article.text, brands)
        told = tuple(one for one in found if not any(first <= one.place < last for first, last in datelines))
        mentions = with_known(told, article, names, self.own)
        self._groups = group(mentions, self._aliases)
        self._mentions = grouped(mentions, self._groups)
        self.topics = {
            words: topic_of(
                words,
                alike,
                article.text,
                known=words in self._aliases,
                kin=self._is_kin(words),
                echoed=any(words < other for other in self._groups),
            )
            for words, alike in self._mentions.items()
        }
        self._expected = max((t for t in self.topics.values() if t.known), key=lambda topic: topic.rank, default=None)
        self._by_sentence = place_in(mentions, self.sentences)
        self.looks: dict[Topic, tuple[str, ...]] = {}
        self.plain: dict[str, tuple[tuple[Topic, str], ...]] = {}
        """What those who weigh the topics have seen of each, and of plain words: everything is looked at once."""

    def _datelines(self) -> list[tuple[int, int]]:
        """Return where the first lines say from where and when they are: what is named there launches nothing."""
        first = [(one.start, self.article.text[one.start : one.end]) for one in self.sentences[:_OPENING]]
        found = [(start, start + end) for start, line in first if (end := dateline(line))]
        # Several are rows of a list: "The Salt Road, 3 September".
        return found if len(found) < 2 else []

    def _words_of(self, known: Iterable[Sequence[str]]) -> dict[Words, Words]:
        """Map the words of each name of a launch to those of its first; a name of several launches tells nothing."""
        aliases: dict[Words, Words] = {}
        for names in known:
            words = [found for name in names if (found := distinguishing(name, self.own))]
            for other in words:
                aliases[other] = other if other in aliases else words[0]
        return aliases

    def _is_kin(self, words: Words) -> bool:
        """Say whether a name shares a word with a known one: a version, a sequel, an expansion of it."""
        return len(words) > 1 and any(words & alias for alias in self._aliases)

    def first_name(self, words: Words) -> Words:
        """Return the words of the first name of the known launch that has a name of these; they themselves for none."""
        return self._aliases.get(words, words)

    def full_name(self, topic: Topic) -> str:
        """Return a name as people know it.

        With its brand where the article never tells it without ("Gletsch One"), and likewise with its kind ("Elizabeth
        line") and with an article that is its own ("The Ninth Tide").
        """
        whole, shift = f"{self.article.title}\n\n{self.article.text}", len(self.article.title) + 2
        mentions = [
            mention._replace(place=mention.place + shift, end=mention.end + shift)
            for mention in self._mentions.get(topic.words, ())
            if mention.place < mention.end
        ]
        return shown_name(topic.name, mentions, whole)

    @cached_property
    def words(self) -> Words:
        """The words of the article, plain and in small letters as those of names are (`distinguishing`)."""
        return frozenset(map(plain_word, _WORD.findall(f"{self.article.title} {self.article.text[:_READ]}")))

    @cached_property
    def address(self) -> Words:
        """The words of the article's address: a newsroom names there what an article is about."""
        return distinguishing(_SEPARATORS.sub(" ", self.article.url))

    @property
    def knows_none(self) -> bool:
        """Whether no launch is known that the article may be about."""
        return not self._aliases

    def named_in(self, index: int) -> list[tuple[NameMention, Topic]]:
        """Return the names in a sentence (by its index) in order, each with its topic."""
        return [(m, self.topics[self._groups[m.tokens]]) for m in self._by_sentence[index]]

    def sentence_at(self, place: int) -> int | None:
        """Return the index of the sentence that covers a place in the text."""
        index = bisect_right(self._starts, place) - 1
        return index if index >= 0 and place < self.sentences[index].end else None

    def subject(self, index: int | None, place: int | None = None) -> Topic | None:
        """Return what the sentence `index` speaks of; `place` is where its date stands.

        A sentence without a name speaks of what the sentences before it in its paragraph, the title or else the
        article as a whole speak of. None if the article names nothing that could be launched.
        """
        if index is not None:
            here = self._best(self.named_in(index), place)
            if here is not None and (self.expected() is None or not self._in_passing(here)):
                return here
            before = self._before(index)
            if before is not None:
                return before
        return self.expected() or self.main()

    def expected(self) -> Topic | None:
        """Return the known launch that the article names most, in its headline before all."""
        return self._expected

    def _in_passing(self, topic: Topic) -> bool:
        """Say whether a name is told once and is neither a number of a series nor a version of something known."""
        alike = any(words & topic.words for words in self._aliases)
        numbered = any(character.isdigit() for character in topic.name)
        return topic.rank <= _PASSING and not alike and not numbered

    def _before(self, index: int) -> Topic | None:
        paragraph = self.sentences[index].paragraph
        for earlier in range(index - 1, max(-1, index - _BACK), -1):
            if self.sentences[earlier].paragraph != paragraph:
                return None
            found = self._best(self.named_in(earlier), None)
            if found is not None and (self.expected() is None or not self._in_passing(found)):
                return found
        return None

    def main(self) -> Topic | None:
        """Return what the article as a whole is about."""
        candidates = [topic for topic in self.topics.values() if topic.plausible]
        firm = [topic for topic in candidates if topic.rank > _PASSING]
        if not firm:
            sole = len(candidates) == 1 and not self._aliases and is_own_site(self.article, self.own)
            return candidates[0] if sole else None
        return max(firm, key=lambda topic: topic.rank)

    def _best(self, named: list[tuple[NameMention, Topic]], place: int | None) -> Topic | None:
        """Return the topic named nearest before the date, known and titled ones first."""
        rated = []
        for mention, topic in named:
            if not topic.plausible:
                continue
            near = float(mention.quoted)
            near += 0.0 if place is None else (1.5 if mention.place < place else 0.5)
            distance = abs(mention.place - place) / 1000 if place is not None else mention.place / 1e7
            rated.append((topic.rank / 2 + near - distance, topic))
        return max(rated, key=lambda entry: entry[0])[1] if rated else None

    def renamed(self, old: Words, new: Words) -> bool:
        """Say whether a sentence calls `old` by a new name, or the headline says that it has got one."""
        known = self.topics.get(old)
        if known is not None and known.in_title and _GETS_NAME.search(self.article.title):
            return True
        for index, sentence in enumerate(self.sentences):
            words = {topic.words for _, topic in self.named_in(index)}
            if old in words and new in words and _RENAMED.search(self.article.text, sentence.start, sentence.end):
                return True
        return False

    def is_of_brand(self, topic: Topic) -> bool:
        """Say whether an article is about a brand from its start, or names it with the topic, or knows one like it."""
        opening = (
            f"{self.article.title} {' '.join(self.text_of(index) for index in range(min(2, len(self.sentences))))}"
        )
        if not distinguishing(opening).isdisjoint(self.own):
            return True
        return self.is_vouched(topic)

    def is_vouched(self, topic: Topic) -> bool:
        """Say whether an article names a brand with a topic, or knows one like it."""
        for index in range(len(self.sentences)):
            for mention, named in self.named_in(index):
                if named.words == topic.words and self._branded(mention, index):
                    return True
        return any(other & topic.words for other in self._aliases)

    def text_of(self, index: int) -> str:
        """Return a sentence."""
        return self.article.text[self.sentences[index].start : self.sentences[index].end]

    def _branded(self, mention: NameMention, index: int) -> bool:
        words = distinguishing(self.article.text[self.sentences[index].start : mention.end])
        return not words.isdisjoint(self.own)

    def companions(self, topic: Topic, index: int | None) -> tuple[str, ...]:
        """Return the other names of the same route: "to Funchal on Madeira" starts wherever one of them is named."""
        if index is None:
            return ()
        sentence = self.sentences[index]
        if not _ROUTE.search(self.article.text, sentence.start, sentence.end):
            return ()
        named = self.named_in(index)
        if not any(t.words == topic.words and self._reached(m) for m, t in named):
            return ()
        others = [m for m, t in named if t.words != topic.words and not (t.known or m.placed or m.person or m.acts)]
        return tuple(dict.fromkeys(mention.text for mention in others))

    def _reached(self, mention: NameMention) -> bool:
        """Say whether a name is an end of a route: "to Funchal", "between Basel and Barcelona", "Oslo–Bergen"."""
        return _REACHED.search(self.article.text, max(0, mention.place - 12), mention.place) is not None

    def part_about(self, topic: Topic) -> Article | None:
        """Return what the article says of one topic as an article of its own, None if it says nothing.

        A sentence without a name goes with the one before it. A sentence that names several things is cut where a
        clause turns to another of them.
        """
        pieces: list[str] = []
        paragraph = -1
        current: Words | None = None
        for index, sentence in enumerate(self.sentences):
            if sentence.paragraph != paragraph:
                current = None
            for start, end, words in self._turns(index, current):
                current = words
                if words == topic.words:
                    glue = " " if sentence.paragraph == paragraph else "\n\n"
                    pieces.append((glue if pieces else "") + self.article.text[start:end])
                paragraph = sentence.paragraph
        if not pieces:
            return None
        return Article(topic.name, "".join(pieces), self.article.published, self.article.url)

    def _turns(self, index: int, current: Words | None) -> Iterator[tuple[int, int, Words | None]]:
        """Cut a sentence where it turns from one topic to another; yield each piece with its topic."""
        sentence = self.sentences[index]
        start, words = sentence.start, current
        named = [(mention, topic) for mention, topic in self.named_in(index) if topic.plausible]
        if named:
            words = named[0][1].words
        passed = start
        for mention, topic in named:
            if topic.words != words:
                cuts = [cut.start() for cut in _CLAUSE.finditer(self.article.text, passed, mention.place)]
                if cuts:
                    yield start, cuts[-1], words
                    start = cuts[-1]
                    words = topic.words
            passed = mention.end
        yield start, sentence.end, words


__all__ = ["Topic", "Topics", "Words"]
