"""What an article says about one known launch: its sentences, the dates in them, and how they are told."""

from collections.abc import Iterator, Sequence

from launches import signs
from launches.announcement import DateMention, Span, Verdict
from launches.matching import LaunchState
from launches.revision import contains, same
from launches.things import told_of
from launches.topics import Topics, Words
from launches.window import LaunchWindow

_READ = 80


class About:
    """The sentences of an article that speak of a launch, or of nothing else that has a name."""

    def __init__(
        self,
        launch: LaunchState,
        mentions: Sequence[DateMention],
        topics: Topics,
        own: frozenset[Words],
        restates: float = 0.0,
    ) -> None:
        self.launch = launch
        self.published = topics.article.published
        self.title = topics.article.title.replace("’", "'")
        self.restates = restates
        self._topics = topics
        self._mentions = mentions
        self._own = own
        self._of_it: dict[Span, float] = {}
        # Apostrophes are made plain, one character for one, so that places stay what they are.
        self._plain = topics.article.text.replace("’", "'")
        alone = sum(topic.known for topic in topics.topics.values()) == 1
        self.lines = [
            (index, self.line(index))
            for index in range(min(len(topics.sentences), _READ))
            if _speaks_of(topics, index, own, alone=alone)
        ]
        titled = [topic for topic in topics.topics.values() if topic.in_title and topic.plausible]
        self.titled_as_another = bool(titled and own) and not any(topic.known or topic.words in own for topic in titled)

    def names_it(self, line: str) -> bool:
        """Say whether a line has a word of the launch's names in it."""
        words = {
            word
            for name in self.launch.names or (self.launch.product,)
            for word in name.casefold().split()
            if len(word) > 2
        }
        return any(word in line.casefold() for word in words)

    def confirmed(self, window: LaunchWindow) -> bool:
        """Say whether the known date is told again as what holds."""
        for mention, index in self.dated():
            before = self.before(mention, index)
            holds = mention.verdict is not Verdict.SUPERSEDED and not mention.past
            if (
                same(mention.window, window)
                and holds
                and not signs.DENIES.search(before)
                and not signs.WAS.search(before)
            ):
                return True
        return False

    def dates(self) -> Iterator[tuple[DateMention, int]]:
        """Yield the dates of the article's text, each with its sentence's index."""
        for mention in self._mentions:
            index = self._topics.sentence_at(mention.span[0])
            if index is not None and self._topics.article.text.startswith(mention.phrase, mention.span[0]):
                yield mention, index

    def dated(self) -> Iterator[tuple[DateMention, int]]:
        """Yield the dates of the sentences about this launch, each with its sentence's index."""
        about = {index for index, _ in self.lines}
        yield from ((mention, index) for mention, index in self.dates() if index in about)

    def told_of_it(self, mention: DateMention) -> float:
        """Return how likely it is that a date is told of this launch; 1 for one without a name."""
        if mention.span not in self._of_it:
            self._of_it[mention.span] = self._share_of_it(mention)
        return self._of_it[mention.span]

    def _share_of_it(self, mention: DateMention) -> float:
        index = self._topics.sentence_at(mention.span[0])
        if not self._own or index is None:
            return 1.0
        told = told_of(self._topics, index, mention.span, self._mentions)
        return sum(share for topic, share in told if topic.words in self._own)

    def line(self, index: int) -> str:
        """Return a sentence, with plain apostrophes."""
        sentence = self._topics.sentences[index]
        return self._plain[sentence.start : sentence.end]

    def before(self, mention: DateMention, index: int) -> str:
        """Return the sentence up to a date in it."""
        return self._plain[self._topics.sentences[index].start : mention.span[0]]


def _speaks_of(topics: Topics, index: int, own: frozenset[Words], *, alone: bool) -> bool:
    """Say whether a sentence speaks of the launch named by `own`; `alone`: the article names no other known launch."""
    subject = topics.subject(index)
    if subject is None or subject.words in own or (not own and not subject.known):
        return True
    if any(topic.words in own for _, topic in topics.named_in(index)):
        return True
    return alone and not subject.in_title and subject.count == 1


def after(new: LaunchWindow, old: LaunchWindow) -> bool:
    """Say whether a window begins later than another and is not just a wider word for it."""
    return new.start.replace(tzinfo=None) > old.start.replace(tzinfo=None) and not contains(new, old)
