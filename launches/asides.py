"""Asides: launches that an article tells of beside its headline's, or in words too weak for a first reading."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from launches.announcement import Announcement, DateMention, Status, Verdict, Way
from launches.article import Article
from launches.provenance import is_own_site
from launches.reading import Reading
from launches.topics import Topic, Topics, Words
from launches.window import Precision

_TOLD = 1.15
_SHORT = frozenset({Precision.MINUTE, Precision.DAY, Precision.RANGE, Precision.WEEK})
_UNDATED = re.compile(
    r"(?i:\bno (?:release )?date\b|\bcoming soon\b|\bin (?:preparation|the works|development)\b|\bwill follow\b"
    r"|\bwhen it'?s ready\b|\b(?:working|work) on\b|\bon (?:its|the) way\b|\bnot? (?:yet )?(?:dated|decided)\b)"
)
_RUNS = re.compile(
    r"(?i:\b(?:(?:is|are)\sto|will|shall)\s(?:then\s|also\s)?(?:run|fly|sail|serve|connect|link|operate|follow)\b"
    r"|\bfollows\s(?:in|on|from|at)\b|\b(?:starts?|begins?)\s(?:running|flying|sailing|serving|operating)\b)"
)
_FREE = frozenset({Verdict.UNRELATED, Verdict.WEAKER, Verdict.REGION, Verdict.OTHER_LAUNCH})
_AGAINST = -1
_NEAR = 160
_AGAIN = re.compile(
    r"\b(?:second|third|fourth|fifth|next)\s(?:(?:orbital|test|crewed|commercial)\s)?(?:flight|launch|mission|season|series|volume|part)\b"
)
_NEXT = _FREE | {Verdict.LAUNCH}
_NO_DATE = re.compile(
    r"(?i:\bno (?:release |launch )?date\b|\bcoming (?:soon|to|when|as soon)\b|\bin development\b"
    r"|\bwhen it'?s (?:ready|ripe|done|finished)\b|\bdate (?:will|to) (?:follow|be announced)\b)"
)


@dataclass(frozen=True, slots=True)
class Told:
    """What an article says of one launch: what it calls it, in which sentence, and whether it is the headline's.

    `ways` are all the ways to understand what it says.
    """

    said: Announcement
    topic: Topic | None
    sentence: int | None
    headline: bool
    ways: tuple[Way, ...] = ()


def as_dated(topic: Topic, mention: DateMention, topics: Topics) -> Announcement | None:
    """Return what a sentence about another launch says, where only its being another one spoke against it."""
    ahead = mention.window.bounds_utc()[0] > topics.article.published
    if mention.verdict is not Verdict.OTHER_LAUNCH or mention.score <= 0 or not ahead:
        return None
    return _dated_word(topic, mention, topics, "another launch")


def _dated_word(topic: Topic, mention: DateMention, topics: Topics, reason: str) -> Announcement:
    index = topics.sentence_at(mention.span[0]) or 0
    line = topics.text_of(index)
    return Announcement(
        topic.name, (), Status.ANNOUNCED, mention.window, mention.phrase, mention.span, line, 0.5, (reason,)
    )


def undated(topics: Topics, covered: set[Words]) -> Iterator[Told]:
    """Yield what a brand's own site says to be coming without a date, beside the launch it is about."""
    for index in range(len(topics.sentences) if is_own_site(topics.article, topics.own) else 0):
        words = topics.text_of(index)
        named = topics.named_in(index)
        titles = [topic for mention, topic in named if mention.quoted and topic.plausible and not topic.known]
        topic = titles[-1] if titles else topics.subject(index) if named else None
        if topic is None or topic.known or topic.words in covered or not _UNDATED.search(words):
            continue
        covered.add(topic.words)
        yield Told(_undated_word(topic, words), topic, index, headline=False)


def _undated_word(topic: Topic, words: str) -> Announcement:
    return Announcement(topic.name, (), Status.ANNOUNCED, None, "", None, words, 0.5, ("named as coming, no date",))


def titled_without_date(topics: Topics) -> Iterator[Told]:
    """Yield what the headline of a brand's own site names if the text says that it has no date."""
    topic = topics.subject(None)
    if topic is None or not topic.in_title:
        return
    for index in range(len(topics.sentences)):
        words = topics.text_of(index)
        if _NO_DATE.search(words):
            yield Told(_undated_word(topic, words), topic, index, headline=True)
            return


def own_word(reading: Reading, topics: Topics) -> Iterator[Told]:
    """Yield the period that a brand's own site gives for a thing it names, though its words are weak.

    Periods only: a weak day is a deadline or a meeting more often than a launch.
    """
    covered: set[Words] = set()
    for mention in reading.mentions:
        index = topics.sentence_at(mention.span[0])
        topic = topics.subject(index, mention.span[0])
        coarse = mention.window.precision not in _SHORT and mention.window.bounds_utc()[1] > topics.article.published
        weak = mention.verdict in (Verdict.WEAKER, Verdict.UNRELATED) and mention.score >= _TOLD
        if index is None or topic is None or topic.words in covered or not topics.tells_of(topic, index):
            continue
        if (coarse and weak and not covered) or _runs(mention, topics, index):
            covered.add(topic.words)
            yield Told(_dated_word(topic, mention, topics, "own word"), topic, index, headline=True)


def _runs(mention: DateMention, topics: Topics, index: int) -> bool:
    """Say whether a sentence tells from when something is to run, by a date that nothing else governs."""
    ahead = mention.window.bounds_utc()[0] > topics.article.published
    free = mention.verdict in _FREE and mention.score >= _AGAINST
    return ahead and free and _RUNS.search(topics.text_of(index)) is not None


def next_of_its_kind(name: str, reading: Reading, topics: Topics) -> Told | None:
    """Return the flight, season or part after the one that is out, where the text dates it ("a second flight …")."""
    again = re.compile(rf"{_AGAIN.pattern}|\b(?:second|third|fourth|next)\s{re.escape(name)}\b", re.IGNORECASE)
    for mention in reading.mentions:
        index = topics.sentence_at(mention.span[0])
        ahead = mention.window.bounds_utc()[0] > topics.article.published
        if index is None or not ahead or mention.verdict not in _NEXT or mention.score < _TOLD:
            continue
        start = max(topics.sentences[index].start, mention.span[0] - _NEAR)
        found = again.search(topics.article.text, start, mention.span[0])
        if found is not None:
            called = Topic(frozenset(), f"{name}: {found[0].lower()}", 1, in_title=False, known=False, plausible=True)
            return Told(_dated_word(called, mention, topics, "the next of its kind"), called, index, headline=False)
    return None


def nothing_said(topic: Topic | None, ways: tuple[Way, ...] = ()) -> Told:
    """Return a place for what the context may tell of a launch that the reading did not."""
    name = topic.name if topic else ""
    return Told(Announcement(name, (), Status.NONE, None, "", None, "", 0.0, ()), topic, None, False, ways)


def says_undated(words: str) -> bool:
    """Say whether a sentence tells of something that is coming without a date."""
    return _UNDATED.search(words) is not None


def ways_at_home(ways: Sequence[Way], article: Article) -> tuple[Way, ...]:
    """Return the ways to understand a part of the article with the places of their sentences in the whole."""
    found = []
    for way in ways:
        start = article.text.find(way.evidence) if way.span else -1
        at = article.text.find(way.phrase, start) if start >= 0 else -1
        found.append(replace(way, span=(at, at + len(way.phrase)) if at >= 0 else None))
    return tuple(found)


def at_home(said: Announcement, article: Article) -> Announcement:
    """Return an announcement read from a part of the article with its place in the whole."""
    start = article.text.find(said.evidence)
    at = article.text.find(said.phrase, start) if start >= 0 and said.phrase else -1
    return replace(said, span=(at, at + len(said.phrase)) if at >= 0 else None)
