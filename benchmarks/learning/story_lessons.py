"""Stories as the learner sees them: each question that was asked in following them, its answers, which are right.

Stories are followed with the labels put right after every article, so that one mistake does not teach others.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from itertools import count
from typing import Any, NamedTuple
from unittest.mock import patch
from zlib import crc32

from benchmarks.learning.text_lessons import bound, comparable
from launches import tracking
from launches.about import About
from launches.announcement import Announcement, DateMention, Status, Way
from launches.article import Article
from launches.asides import Told
from launches.brand import Brand
from launches.first import First, firsts
from launches.grouping import Topic
from launches.hearsay import rumour_signs
from launches.identity import Who, answers
from launches.matching import LaunchState
from launches.naming_compared import brand_words, distinguishing
from launches.outcomes import Outcome, outcomes
from launches.promises import NOWHERE, SENTENCES, promises, undated
from launches.reading import read
from launches.subject import Subject, subjects
from launches.things import things_of, turn
from launches.topics import Topics
from launches.window import LaunchWindow, Precision

_AWAITED = ("announced", "delayed")
_OF_OTHERS = 4
"""Of articles that promise nothing without a date, one sentence of so many teaches."""


class Option(NamedTuple):
    """One answer: its signs, and how likely the text by itself makes it."""

    signs: frozenset[str]
    share: float = 1.0


@dataclass(frozen=True, slots=True)
class Lesson:
    """The answers to one question about one article, and which of them are right."""

    question: str
    found: list[Option]
    right: list[bool]
    trust: float = 1.0


def lessons(story: dict[str, Any]) -> Iterator[Lesson]:
    """Yield the lessons of a story; what is known is put right after each article."""
    trust = story["trust"]
    brands = brands_of(story)
    own = brand_words(brands)
    known: dict[str, LaunchState] = {}
    gold_of: dict[str, str] = {}
    numbers = count(1)
    for entry in sorted(story["articles"], key=lambda entry: datetime.fromisoformat(entry["published"])):
        article = article_of(entry)
        expected = {gold["launch"]: gold for gold in entry["expected"]}
        watch = _Watch(expected, gold_of)
        with watch:
            reading = read(article, brands, followed=True)
            steps = tracking.follow(tuple(known.values()), reading, article, brands, lambda _: f"l{next(numbers)}")
        for question, found, right in watch.asked:
            yield Lesson(question, found, right, trust)
        for key, weighed in watch.seen if "rumour" not in (entry.get("tags") or ()) else ():
            if key in gold_of:
                right = [_right(one, expected.get(gold_of[key])) for one in weighed]
                yield Lesson("outcome", [Option(one.signs, one.share) for one in weighed], right, trust)
        for step in steps:
            known[step.after.key] = step.after
            if step.before is None:
                _claim(step.after, expected, gold_of, own)
        for key, gold in gold_of.items():
            if gold in expected:
                known[key] = _put_right(known[key], expected[gold])


def from_the_middle(story: dict[str, Any]) -> dict[str, Any] | None:
    """Return a story as one hears it who begins to listen when something is put off or called off, None without such.

    Nearly all stories begin at their beginning, but brands are added at any time. Every second story teaches so, too.
    """
    entries = sorted(story["articles"], key=lambda entry: datetime.fromisoformat(entry["published"]))
    turns = [n for n, entry in enumerate(entries) if n and any(gold["kind"] in _TURNS for gold in entry["expected"])]
    number = crc32(story["id"].encode())
    if number % 2 or not turns:
        return None
    told, heard = [], set()
    for entry in entries[turns[number // 2 % len(turns)] :]:
        expected = []
        for gold in entry["expected"]:
            if gold["launch"] not in heard and gold["kind"] not in _BEGINNINGS:
                if gold["status"] not in _AWAITED:
                    return None
                gold = gold | {"kind": "announced"}
            heard.add(gold["launch"])
            expected.append(gold)
        told.append(entry | {"expected": expected})
    return story | {"articles": told, "trust": story["trust"] * _FROM_THE_MIDDLE}


_FROM_THE_MIDDLE = 0.5
_TURNS = ("delayed", "cancelled")
_BEGINNINGS = ("announced", "launched", *_TURNS)


class _Watch:
    """Notes what tracking weighs in one article, and has it take each telling for the launch of its label."""

    def __init__(self, expected: dict[str, Any], gold_of: dict[str, str]) -> None:
        self._expected, self._key_of = expected, {gold: key for key, gold in gold_of.items()}
        self._told = all("called" in gold for gold in expected.values())
        self._taken: set[str] = set()
        self._patches = ExitStack()
        self.seen: list[tuple[str, list[Outcome]]] = []
        self.asked: list[tuple[str, list[Option], list[bool]]] = []

    def __enter__(self) -> None:
        for name in ("choose", "identify", "first_word", "subject_of"):
            mine = partial(getattr(self, f"_{name}"), getattr(tracking, name))
            self._patches.enter_context(patch.object(tracking, name, mine))

    def __exit__(self, *_: object) -> None:
        self._patches.close()

    def _note(self, question: str, found: Iterable[Option], right: list[bool]) -> None:
        self.asked.append((question, list(found), right))

    def _choose(self, choose: Any, about: About, ways: Sequence[Way]) -> Announcement | None:
        self.seen.append((about.launch.key, outcomes(about, ways)))
        return choose(about, ways)

    def _subject_of(
        self,
        choose: Any,
        topics: Topics,
        said: Announcement,
        index: int | None,
        dates: Sequence[DateMention],
        known: Sequence[LaunchState],
    ) -> Subject:
        golds = [gold for gold in self._expected.values() if said.span and _tells(gold, said.span, topics.article)]
        found = subjects(topics, said, index, dates, known)
        if not self._told or not self._expected:
            return choose(topics, said, index, dates, known)
        asked = golds or list(self._expected.values())
        named = iter(_called([one.topic for one in found if one.topic is not None], asked, topics))
        right = [next(named) if one.topic else _called_as_maker(one.maker, asked, topics) for one in found]
        right[0] = not any(right)  # nothing found is its name
        self._note("subject", (Option(one.signs) for one in found), right)
        return found[right.index(True)]

    def _first_word(self, choose: Any, told: Told, topics: Topics, dates: Sequence[DateMention]) -> First:
        key = self._meant(told, topics)
        if self._told and len(told.ways) > 1:
            found = firsts(told, topics, dates)
            gold = self._expected.get(key) if key not in self._key_of else None
            right = [_begins(one, gold) for one in found]
            self._note("first", (Option(one.signs, one.share) for one in found), right)
        return choose(told, topics, dates)

    def _identify(
        self, choose: Any, told: Told, topics: Topics, known: Sequence[LaunchState], proposed: LaunchState | None
    ) -> Who:
        found = answers(told, topics, known, proposed)
        if not self._told:
            return choose(told, topics, known, proposed)
        key = self._told_as(told, topics)
        # an article tells each launch once; what else has its date is not it
        key = None if key in self._taken else key
        self._taken |= {key} - {None}
        right = [
            (who.launch.key == self._key_of.get(key) if who.launch else who.new and key not in self._key_of)
            if key is not None
            else not (who.launch or who.new)
            for who in found
        ]
        if not any(right):  # the launch of the label was never begun
            return found[0]
        self._note("identity", (Option(who.signs) for who in found), right)
        return found[right.index(True)]

    def _meant(self, told: Told, topics: Topics) -> str | None:
        """Return the label of a launch that is begun: by its name, else by its date."""
        keys = (
            [
                key
                for key, gold in self._expected.items()
                if told.topic is not None
                and any(distinguishing(name, topics.own) == told.topic.words for name in gold["called"])
            ]
            if self._told
            else []
        )
        return keys[0] if len(keys) == 1 else self._told_as(told, topics)

    def _told_as(self, told: Told, topics: Topics) -> str | None:
        """Return the label of what is told: by its date, else by its name; a headline's may be the only one."""
        span = told.said.span
        keys = [key for key, gold in self._expected.items() if span and _tells(gold, span, topics.article)]
        if len(keys) != 1 and (told.headline or span is None or keys) and told.topic is not None:
            among = keys or [k for k, gold in self._expected.items() if told.headline or not gold.get("when")]
            keys = [key for key in among if _called([told.topic], [self._expected[key]], topics)[0]]
        if not keys and told.headline and len(self._expected) == 1:
            keys = list(self._expected)
        return keys[0] if keys else None


def rumour_lessons(story: dict[str, Any]) -> Iterator[Lesson]:
    """Yield for each article whether it is a rumour, as its tags say; that it is none has no signs."""
    brands = brands_of(story)
    for entry in story["articles"]:
        told = "rumour" in (entry.get("tags") or ())
        found = [Option(rumour_signs(article_of(entry), brands)), Option(frozenset())]
        yield Lesson("rumour", found, [told, not told])


def thing_lessons(story: dict[str, Any]) -> Iterator[Lesson]:
    """Yield for each date of a launch which of the things near it is the launch, as if nothing were known."""
    brands = brands_of(story)
    for entry in story["articles"]:
        article = article_of(entry)
        topics = Topics(article, brands)
        reading = read(article, brands, followed=True)
        for mention in reading.mentions:
            golds = [gold for gold in entry["expected"] if _tells(gold, mention.span, article)]
            index = topics.sentence_at(mention.span[0])
            if not golds or index is None:
                continue
            things = things_of(topics, index, turn(topics, index, mention.span, reading.mentions), mention.span)
            right = _called([thing.topic for thing in things], golds, topics)
            if any(right) and not all(right):
                found = [Option(thing.signs) for thing in things]
                yield Lesson("thing", found, right)


def promise_lessons(story: dict[str, Any]) -> Iterator[Lesson]:
    """Yield for sentences of the articles what they promise without a date, as if nothing were known."""
    brands = brands_of(story)
    for entry in story["articles"]:
        article = article_of(entry)
        golds = [gold for gold in entry["expected"] if gold["interval"] is None and gold["status"] in _AWAITED]
        if not all("called" in gold for gold in golds):
            continue
        topics = Topics(article, brands)
        reading = read(article, brands, followed=True)
        ahead = {
            topics.sentence_at(m.span[0]) for m in reading.mentions if m.window.bounds_utc()[1] > article.published
        }
        named = {index: _named(golds, topics.text_of(index)) for index in range(min(len(topics.sentences), SENTENCES))}
        promising = {_promising(gold["launch"], named, topics) for gold in golds}
        for index, here in named.items():
            if (not golds and (index + len(article.text)) % _OF_OTHERS) or (here and index not in promising):
                continue
            found = promises(topics, index, index in ahead)
            right = _called([one.topic for one in found if one.topic is not None], here, topics)
            if len(found) > 1:
                yield Lesson("promise", [Option(one.signs) for one in found], [not any(right), *right])


def _named(golds: Sequence[dict[str, Any]], line: str) -> list[dict[str, Any]]:
    """Return the labels whose launch a sentence calls by a name."""
    return [gold for gold in golds if any(name in line for name in gold["called"])]


def _promising(launch: str, named: dict[int, list[dict[str, Any]]], topics: Topics) -> int | None:
    """Return the sentence that likeliest promises a launch: the one that says there is no date, else the first.

    What else names it may say anything, and teaches nothing.
    """
    of_it = [index for index, golds in named.items() if any(gold["launch"] == launch for gold in golds)]
    return next((index for index in of_it if undated(topics, index)[0] != NOWHERE), min(of_it, default=None))


def _tells(gold: dict[str, Any], span: tuple[int, int], article: Article) -> bool:
    """Whether the date at `span` is the one that tells a launch's, as the label notes it (`when`)."""
    if not gold.get("when"):
        return False
    places = [found.start() for found in re.finditer(re.escape(gold["when"]), article.text)]
    return any(span[0] < place + len(gold["when"]) and place < span[1] for place in places)


def _called(found: Sequence[Topic], golds: Sequence[dict[str, Any]], topics: Topics) -> list[bool]:
    """Say for each thing whether a label calls its launch so (`called`); what only overlaps counts if nothing fits."""
    called = [words for gold in golds for name in gold.get("called", ()) if (words := distinguishing(name, topics.own))]
    names = [topics.first_name(words) for words in called]
    exact = [topic.words in names for topic in found]
    return exact if any(exact) else [any(topic.words & words for words in names) for topic in found]


def _called_as_maker(maker: str, golds: Sequence[dict[str, Any]], topics: Topics) -> bool:
    """Whether a label calls its launch as a maker is called."""
    called = [name for gold in golds for name in gold.get("called", ()) if not distinguishing(name, topics.own)]
    return bool(maker) and any(distinguishing(name) & distinguishing(maker) for name in called)


def brands_of(story: dict[str, Any]) -> list[Brand]:
    """Return the brands that a story is about."""
    return [Brand(b["name"], tuple(b.get("aliases") or ()), b.get("home_zone")) for b in story["brands"]]


def article_of(entry: dict[str, Any]) -> Article:
    """Return an article of a story."""
    return Article(entry.get("title", ""), entry["text"], datetime.fromisoformat(entry["published"]), entry["url"])


def _claim(state: LaunchState, expected: dict[str, Any], gold_of: dict[str, str], own: frozenset[str]) -> None:
    """Give a new launch the label that it is likeliest to be."""
    names = {words for name in state.names if (words := distinguishing(name, own))}

    def fits(gold: str) -> tuple[bool, bool]:
        called = {distinguishing(name, own) for name in expected[gold].get("called", ())}
        return not names.isdisjoint(called), comparable(state.window) in accepted(expected[gold])

    free = [gold for gold in expected if gold not in gold_of.values()]
    best = max(free, key=fits, default=None)
    if best is not None and (len(free) == 1 or any(fits(best))):
        gold_of[state.key] = best


def _put_right(state: LaunchState, gold: dict[str, Any]) -> LaunchState:
    window = state.window
    if comparable(window) not in accepted(gold):
        window = _window(gold)
    return replace(state, status=Status(gold["status"]), window=window)


def _window(gold: dict[str, Any]) -> LaunchWindow | None:
    if gold["interval"] is None:
        return None
    start, end = (datetime.fromisoformat(text) for text in gold["interval"])
    return LaunchWindow(start, end, Precision(gold["precision"]), None)


def _begins(one: First, gold: dict[str, Any] | None) -> bool:
    if gold is None or one.kind is None:
        return gold is None and one.kind is None
    kinds, statuses = [gold["kind"], *gold.get("alt_kinds", [])], [gold["status"], *gold.get("alt_status", [])]
    return one.kind in kinds and one.said.status in statuses and comparable(one.window) in accepted(gold)


def _right(one: Outcome, gold: dict[str, Any] | None) -> bool:
    if gold is None:
        return one.revision is None
    kinds = [gold["kind"], *gold.get("alt_kinds", [])]
    if one.revision is None:
        return None in kinds
    return one.revision.kind in kinds and comparable(one.revision.after) in accepted(gold)


def accepted(gold: dict[str, Any]) -> list[Any]:
    return [i and tuple(bound(text) for text in i) for i in (gold["interval"], *gold.get("alt", []))]
