"""What an article says about one known launch: its sentences, the dates in them, and how they are told."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from launches import signs
from launches.announcement import Announcement, DateMention, Status, Verdict
from launches.matching import LaunchState
from launches.revision import contains, same
from launches.things import told_of
from launches.topics import Topics, Words
from launches.window import LaunchWindow

PLANS = frozenset(
    {Verdict.UNRELATED, Verdict.WEAKER, Verdict.LAUNCH, Verdict.DEADLINE, Verdict.RESTATED, Verdict.OTHER_LAUNCH}
)
"""Verdicts of a first reading under which a date may still be this launch's."""

_FIRM = 1.8
_READ = 80
_NEAR = 25


class About:
    """The sentences of an article that speak of a launch, or of nothing else that has a name."""

    def __init__(
        self, launch: LaunchState, mentions: Sequence[DateMention], topics: Topics, own: frozenset[Words]
    ) -> None:
        self.launch = launch
        self.published = topics.article.published
        self.title = topics.article.title.replace("’", "'")
        self._topics = topics
        self._mentions = mentions
        self._own = own
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
        self.named = frozenset(index for index, _ in self.lines if topics.subject(index) is not None)

    def names_it(self, line: str) -> bool:
        """Say whether a line has a word of the launch's names in it."""
        words = {
            word
            for name in (self.launch.product, *self.launch.names)
            for word in name.casefold().split()
            if len(word) > 2
        }
        return any(word in line.casefold() for word in words)

    def lead(self, sentences: int) -> str:
        """Return the first sentences about the launch as one piece."""
        return " ".join(line for index, line in self.lines if index < sentences)

    def is_plan(self, mention: DateMention, window: LaunchWindow) -> bool:
        """Say whether a date is the known window told again, and still to come."""
        near = contains(window, mention.window) or contains(mention.window, window)
        ahead = mention.window.bounds_utc()[1] > self.published
        return near and ahead and mention.verdict in PLANS

    def coming(self, least: float, *, named: bool = False) -> DateMention | None:
        """Return the firmest date ahead of at least this score; `named`: in a sentence with the launch's name."""
        ahead = [
            (mention.score, -index, mention)
            for mention, index in self.dated()
            if mention.score >= least
            and mention.window.bounds_utc()[0] > self.published
            and mention.verdict in PLANS
            and not signs.CANCELS.search(self.before(mention, index)[-_NEAR:])
            and (not named or self.names_it(self.line(index)))
        ]
        return max(ahead, key=lambda entry: entry[:2])[2] if ahead else None

    def told_as_ended(self, said: Announcement) -> bool:
        """Say whether the date of a reading is that of an end ("the flights we scrapped in July")."""
        return any(
            mention.span == said.span and signs.CANCELS.search(self.before(mention, index)[-_NEAR:])
            for mention, index in self.dated()
        )

    def new_date(self, old: LaunchWindow, index: int, within: int = 3) -> DateMention | None:
        """Return the date that the text gives for the old one: told soon after the denial, and later."""
        for mention, place in self.dated():
            later = index <= place <= index + within and after(mention.window, old)
            if later and mention.verdict in PLANS and signs.NEW_DATE.search(self.before(mention, place)):
                return mention
        return None

    def now_is(self, window: LaunchWindow) -> DateMention | None:
        """Return the date that a text gives as what holds now ("it's now July 24")."""
        for mention, index in self.dated():
            before = self.before(mention, index)
            ahead = mention.window.bounds_utc()[1] > self.published
            if ahead and signs.NOW_IS.search(before) and not contains(mention.window, window):
                return mention
        return None

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

    def stands(self) -> bool:
        """Say whether a sentence that names the launch tells the known date as what holds."""
        window = self.launch.window
        return window is not None and any(
            same(mention.window, window)
            and mention.verdict in PLANS
            and self.names_it(self.line(index))
            and not signs.DENIES.search(self.before(mention, index))
            and not signs.WAS.search(self.before(mention, index))
            for mention, index in self.dated()
        )

    def named_before(self, said: Announcement, least: float) -> bool:
        """Say whether the date of a reading has this score at least, and the launch's name before it."""
        return any(
            mention.span == said.span and mention.score >= least and self.names_it(self.before(mention, index))
            for mention, index in self.dated()
        )

    def firm(self, said: Announcement, least: float = _FIRM) -> bool:
        """Say whether the date of a reading is one that its text gives with some weight."""
        return (
            any(mention.span == said.span and mention.score >= least for mention in self._mentions) or said.span is None
        )

    def dated(self) -> Iterator[tuple[DateMention, int]]:
        """Yield the dates of the sentences about this launch, each with its sentence's index."""
        about = {index for index, _ in self.lines}
        for mention in self._mentions:
            index = self._topics.sentence_at(mention.span[0])
            if (
                index is not None
                and index in about
                and self._topics.article.text.startswith(mention.phrase, mention.span[0])
            ):
                yield mention, index

    def told_of_it(self, mention: DateMention) -> float:
        """Return how likely it is that a date is told of this launch; 1 for one without a name."""
        if not self._own:
            return 1.0
        return sum(share for topic, share in told_of(self._topics, mention, self._mentions) if topic.words in self._own)

    def line(self, index: int) -> str:
        """Return a sentence, with plain apostrophes."""
        sentence = self._topics.sentences[index]
        return self._plain[sentence.start : sentence.end]

    def restated(
        self, said: Announcement | None, status: Status, mention: DateMention | None, line: str, reason: str
    ) -> Announcement:
        """Return an announcement made from the context, with what the reading knew besides."""
        base = said or Announcement(self.launch.product, self.launch.brands, status, None, "", None, line, 0.6, ())
        return replace(
            base,
            status=status,
            window=mention.window if mention else None,
            phrase=mention.phrase if mention else "",
            span=mention.span if mention else None,
            evidence=self._as_written(line),
            reasons=(*base.reasons, reason),
            change=None,
        )

    def _as_written(self, line: str) -> str:
        place = self._plain.find(line)
        return self._topics.article.text[place : place + len(line)] if place >= 0 else line

    def before(self, mention: DateMention, index: int) -> str:
        """Return the sentence up to a date in it."""
        return self._plain[self._topics.sentences[index].start : mention.span[0]]

    def sentence_of(self, mention: DateMention) -> str:
        """Return the sentence that a date stands in."""
        index = self._topics.sentence_at(mention.span[0])
        return mention.phrase if index is None else self.line(index)

    def following(self, mention: DateMention) -> str:
        """Return the sentence of a date and the one after it."""
        end = mention.span[1]
        later = next((place.end for place in self._topics.sentences if place.start >= end), end)
        return f"{self.sentence_of(mention)} {self._plain[end:later]}"

    def index_of(self, evidence: str) -> int | None:
        """Return the index of the sentence that a piece of the article's text begins in."""
        place = self._topics.article.text.find(evidence) if evidence else -1
        return self._topics.sentence_at(place) if place >= 0 else None


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
