"""Tellings: what an article says of one launch each, and how a part of it is put back into the whole."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from launches.announcement import Announcement, Status, Way
from launches.article import Article
from launches.topics import Topic


@dataclass(frozen=True, slots=True)
class Told:
    """What an article says of one launch: what it calls it, in which sentence, and whether it is the headline's.

    `ways` are all the ways to understand what it says, `signs` what speaks for and against its being a launch; `maker`
    is its maker's name where the launch is called so. `guessed`: it is likelier called something else. `late`: it is
    told as put off; `alike`: in one breath with the headline's launch, and is one like it.
    """

    said: Announcement
    topic: Topic | None
    sentence: int | None
    headline: bool
    ways: tuple[Way, ...] = ()
    signs: frozenset[str] = frozenset()
    maker: str = ""
    guessed: bool = False
    late: bool = False
    alike: bool = False


def nothing_said(topic: Topic | None, ways: tuple[Way, ...] = ()) -> Told:
    """Return a place for what the context may tell of a launch that the reading did not."""
    name = topic.name if topic else ""
    return Told(Announcement(name, (), Status.NONE, None, "", None, "", 0.0, ()), topic, None, False, ways)


def only_way(said: Announcement) -> Way:
    """Return what is said as the one way to understand it."""
    return Way(said.status, said.window, said.confidence, said.span, said.phrase, said.evidence, said.not_before)


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
