"""Tellings: what an article says of one launch each, and how a part of it is put back into the whole."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from launches.announcement import Announcement, DateMention, Status, Verdict, Way
from launches.article import Article
from launches.reading import Reading
from launches.topics import Topic, Topics

_TOLD = 1.15
_FREE = frozenset({Verdict.UNRELATED, Verdict.WEAKER, Verdict.REGION, Verdict.OTHER_LAUNCH})
_NEAR = 160
_AGAIN = re.compile(
    r"\b(?:second|third|fourth|fifth|next)\s(?:(?:orbital|test|crewed|commercial)\s)?(?:flight|launch|mission|season|series|volume|part)\b"
)
_NEXT = _FREE | {Verdict.LAUNCH}


@dataclass(frozen=True, slots=True)
class Told:
    """What an article says of one launch: what it calls it, in which sentence, and whether it is the headline's.

    `ways` are all the ways to understand what it says, `signs` what speaks for and against its being a launch.
    """

    said: Announcement
    topic: Topic | None
    sentence: int | None
    headline: bool
    ways: tuple[Way, ...] = ()
    signs: frozenset[str] = frozenset()


def _dated_word(topic: Topic, mention: DateMention, topics: Topics, reason: str) -> Announcement:
    index = topics.sentence_at(mention.span[0]) or 0
    line = topics.text_of(index)
    return Announcement(
        topic.name, (), Status.ANNOUNCED, mention.window, mention.phrase, mention.span, line, 0.5, (reason,)
    )


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


def only_way(said: Announcement) -> Way:
    """Return what is said as the one way to understand it."""
    return Way(said.status, said.window, said.confidence, said.span, said.phrase, said.evidence)


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
