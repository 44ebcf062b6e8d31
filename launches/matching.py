"""Is this a launch we know?

Names decide first, then what an article that names nothing can only mean. Two launches taken for one would tell
people a wrong date, so a new name is a new launch unless the text itself says that the name has changed.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from launches.announcement import AWAITED, NOT_OUT, Announcement, Status
from launches.naming_compared import distinguishing, may_stand_for
from launches.revision import contains, same
from launches.topics import Topic, Topics, Words
from launches.window import LaunchWindow


@dataclass(frozen=True, slots=True)
class LaunchState:
    """What is known of one launch. `names` are all names it was told under; `product` is the one to show.

    `brands` are those whose articles may speak of it; a new one may be told as a launch of fewer (`announcing.py`).
    """

    key: str
    product: str
    names: tuple[str, ...]
    brands: tuple[str, ...]
    status: Status
    window: LaunchWindow | None
    updated: datetime

    @property
    def is_open(self) -> bool:
        """Whether it is still to come."""
        return self.status in AWAITED

    @property
    def is_only_described(self) -> bool:
        """Whether it was never called by a name, only by plain words ("its first flagship")."""
        return all(name.islower() for name in self.names)

    @property
    def is_named(self) -> bool:
        """Whether it is shown by one of its names; a headline may stand for one that would have been a guess."""
        return any(name.casefold() in self.product.casefold() for name in self.names)


_OFTEN = 3
_STALE = timedelta(days=400)
_NEAR = timedelta(days=90)


def names_of(launch: LaunchState, own: Words) -> frozenset[Words]:
    """Return the distinguishing words of each of a launch's names."""
    return frozenset(words for name in launch.names if (words := distinguishing(name, own)))


def compared(known: LaunchWindow | None, told: LaunchWindow | None) -> str:
    """Return how a date that is told stands to the one that is known, in words for a sign."""
    if known is None or told is None:
        return f"{'told' if told else 'none told'}, {'known' if known else 'none known'}"
    if same(known, told):
        return "the same"
    if contains(known, told):
        return "inside"
    if contains(told, known):
        return "around"
    days = (told.start.date() - known.start.date()).days
    return f"{'later' if days > 0 else 'earlier'} {sum(abs(days) >= edge for edge in (31, 100, 400))}"


def of_brands(known: Iterable[LaunchState], brands: Iterable[str]) -> tuple[LaunchState, ...]:
    """Return the launches that share a brand with an article; those without a brand may be anyone's."""
    wanted = {brand.casefold() for brand in brands}
    return tuple(
        launch
        for launch in known
        if not wanted or not launch.brands or not wanted.isdisjoint(brand.casefold() for brand in launch.brands)
    )


def match(said: Announcement, topic: Topic | None, topics: Topics, known: Sequence[LaunchState]) -> LaunchState | None:
    """Return the known launch that `said` is about, None for a new one.

    `topic` is what its sentence speaks of, None where the article names nothing that could be launched.
    """
    if topic is not None:
        named = _by_words(topic.words, said, topics, known) or _renamed(topic, topics, known)
        if named is not None and named.status is Status.RELEASED:
            named = _still_to_come(named, said, topics, known) or named
        if named is not None or not (_only_described(topic, topics, known) or _fits(topic, said, topics, known)):
            return named
    return _by_silence(said, topics, known)


def _by_words(words: Words, said: Announcement, topics: Topics, known: Sequence[LaunchState]) -> LaunchState | None:
    exact = [launch for launch in known if words in names_of(launch, topics.own)]
    if exact:
        return max(exact, key=lambda launch: (launch.is_open, launch.updated))
    loose = [
        launch
        for launch in known
        if any(
            may_stand_for(words, full) or (may_stand_for(full, words) and full not in topics.topics)
            for full in names_of(launch, topics.own)
        )
    ]
    if len(loose) != 1:
        return None
    longer = any(full < words for full in names_of(loose[0], topics.own))
    return None if longer and _is_one_more(loose[0], said) else loose[0]


def _is_one_more(launch: LaunchState, said: Announcement) -> bool:
    """Say whether a longer name comes with a date far from the known one, and no word of a move: a sibling's."""
    if said.status is not Status.ANNOUNCED or said.change is not None or said.window is None or launch.window is None:
        return False
    return not said.window.contains(launch.window) and _distance(launch, said) > _NEAR


def _renamed(topic: Topic, topics: Topics, known: Sequence[LaunchState]) -> LaunchState | None:
    """Return the launch whose old name the article gives up for the topic's."""
    for launch in known:
        if launch.is_open and any(topics.renamed(old, topic.words) for old in names_of(launch, topics.own)):
            return launch
    return None


def _only_described(topic: Topic, topics: Topics, known: Sequence[LaunchState]) -> bool:
    """Say whether the one open launch never had a name, so that this topic may be the name it has got by now."""
    waiting = [launch for launch in known if launch.is_open]
    return len(waiting) == 1 and waiting[0].is_only_described and not topic.known


def _still_to_come(
    out: LaunchState, said: Announcement, topics: Topics, known: Sequence[LaunchState]
) -> LaunchState | None:
    """Return the launch that is meant where one that is out is named, but something is told to come, move or end.

    It is the one of whose name a word beyond the other's is said, in small letters ("the link cable for Kite"), or the
    whole name ("the second stage of line 9").
    """
    if said.status not in NOT_OUT:
        return None
    text = _words(topics)
    used = frozenset[str]().union(*names_of(out, topics.own))
    meant = [
        launch
        for launch in known
        if launch.is_open
        and any(
            (words - used) and ((words - used) <= text or words in topics.topics)
            for words in names_of(launch, topics.own)
        )
    ]
    return meant[0] if len(meant) == 1 else None


def _words(topics: Topics) -> set[str]:
    return set(re.findall(r"\w+", f"{topics.article.title} {topics.article.text}".lower()))


def _in_small_letters(launches: Sequence[LaunchState], topics: Topics) -> list[LaunchState]:
    """Return those of whose names every word stands in the text, though not as a name ("version 7")."""
    text = _words(topics)
    return [launch for launch in launches if any(words <= text for words in names_of(launch, topics.own))]


def _fits(topic: Topic, said: Announcement, topics: Topics, known: Sequence[LaunchState]) -> bool:
    """Say whether a new name in an article that gives no known one stands for the one launch that is expected.

    People, places and parts of a thing have names too. What moves, ends or comes, and a date in the known window, are
    the known launch's rather than those of something nobody has heard of; so is what is named only in passing.
    """
    waiting = [launch for launch in known if launch.is_open]
    if len(waiting) != 1 or topic.related or topics.expected() is not None:
        return False
    if waiting[0].updated >= topics.article.published:
        return False  # The same article has just told of it, under its own name.
    window = waiting[0].window
    told = said.window
    if told is not None and window is not None and (contains(window, told) or contains(told, window)):
        return True
    moves = said.status in (Status.DELAYED, Status.CANCELLED, Status.RELEASED) or said.change is not None
    return moves or (not topic.in_title and topic.count < _OFTEN)


def _by_silence(said: Announcement, topics: Topics, known: Sequence[LaunchState]) -> LaunchState | None:
    """Return the launch an article without a name can only mean: the one that is expected."""
    recent = [launch for launch in known if not _is_stale(launch, topics.article.published)]
    match said.status:
        case Status.RELEASED:
            waiting = [launch for launch in recent if launch.is_open] or [
                launch for launch in recent if launch.status is Status.RELEASED
            ]
        case Status.ANNOUNCED | Status.DELAYED:
            waiting = [launch for launch in recent if launch.is_open] or [
                launch for launch in recent if launch.status is Status.CANCELLED
            ]
        case _:
            waiting = [launch for launch in recent if launch.is_open]
    if len(waiting) > 1:
        waiting = _in_small_letters(waiting, topics) or waiting
    if len(waiting) == 1:
        return waiting[0]
    nearest = min(waiting, key=lambda launch: _distance(launch, said), default=None)
    return nearest if nearest is not None and _distance(nearest, said) <= _NEAR else None


def _is_stale(launch: LaunchState, published: datetime) -> bool:
    """Say whether nobody has spoken of a launch for long, though it was not for later that it was announced."""
    ahead = launch.is_open and launch.window is not None and launch.window.bounds_utc()[1] > published
    return published - launch.updated >= _STALE and not ahead


def _distance(launch: LaunchState, said: Announcement) -> timedelta:
    """Return how far the launch's window is from what the text takes for the old date, or for the new one."""
    told = said.was or said.window
    if told is None or launch.window is None:
        return timedelta.max
    return abs(launch.window.bounds_utc()[0] - told.bounds_utc()[0])
