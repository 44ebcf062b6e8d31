"""Things: what a sentence says a date of, by name ("Solo Max") or by a plain word ("its audiobook"), learnt.

A sentence names people, places and parts as well as what is launched, and often only goes on about what stands before
it. Every name near a date is looked at; which is likeliest what comes then is learnt (`weights_stories.tsv`).
"""

import re
from collections.abc import Iterator, Sequence
from math import exp
from typing import NamedTuple

from launches.announcement import DateMention, Span
from launches.grouping import Topic, Words
from launches.naming import NameMention, distinguishing
from launches.story_weights import worth
from launches.topics import Topics

_BACK = 3
_BREAK = re.compile(r"[;:(–—]|,\s|\s(?:and|but|while|whereas|although)\s")
_WORD_BEFORE = re.compile(r"([\w'’]+)\W{0,3}\Z")
_WORD_AFTER = re.compile(r"\W{0,3}([\w'’]+)")
_THING = re.compile(
    r"(?:^|[\s(“\"])(?i:an?|the|our|its|their|his|her|another|one more|second|third|two)\s"
    r"(?P<thing>(?:[a-z][a-z'-]*\s){0,2}(?P<noun>app|album|audiobook|bridge|book|branch|bus|cafe|café|camera|car|channel"
    r"|cinema|clinic|coaster|console|edition|exhibition|expansion|ferry|film|flight|game|garden|gallery|hall|handset"
    r"|headphones|headset|hotel|hub|keyboard|lens|library|line|lounge|machine|magazine|mission|model|movie|museum"
    r"|musical|novel|panel|paperback|part|park|phone|pilot|plant|platform|play|podcast|port|printer|restaurant|ride|robot"
    r"|rocket|route|satellite|season|sensor|sequel|series|service|shop|shuttle|show|soundtrack|spin-off|station|store"
    r"|studio|suite|tablet|terminal|theatre|theater|tower|trail|train|tram|trilogy|update|van|version|volume|vehicle|watch"
    r"|wing|brother|cousin|sibling|sister|variant|one))s?(?![\w-])"
)
_SIBLINGS = frozenset("brother cousin one sibling sister variant".split())


class Thing(NamedTuple):
    """Something that a date may be told of, with the signs for and against it."""

    topic: Topic
    signs: frozenset[str]


def shares(things: Sequence[Thing]) -> list[tuple[Topic, float]]:
    """Return each thing with how likely it is the one, the likeliest first."""
    worths = [exp(worth(thing.signs)) for thing in things]
    whole = sum(worths)
    rated = [(thing.topic, one / whole) for thing, one in zip(things, worths, strict=True)]
    return sorted(rated, key=lambda entry: -entry[1])


def told_of(
    topics: Topics, index: int, span: Span | None, dates: Sequence[DateMention]
) -> list[tuple[Topic, float]]:
    """Return what the sentence `index` tells of by its date at `span` (None: as a whole), each with how likely that is.

    `dates` are all of the article's.
    """
    sentence = topics.sentences[index]
    start = turn(topics, index, span, dates) if span else sentence.start
    return shares(things_of(topics, index, start, span or (sentence.end, sentence.end)))


def turn(topics: Topics, index: int, span: Span, dates: Sequence[DateMention]) -> int:
    """Return where what is said of a date begins: after another date of its sentence, at the next clause."""
    start = topics.sentences[index].start
    others = [other.span[1] for other in dates if start <= other.span[1] <= span[0]]
    if others:
        cut = _BREAK.search(topics.article.text, max(others), span[0])
        start = cut.end() if cut else max(others)
    return start


def things_of(topics: Topics, index: int, start: int, span: Span) -> tuple[Thing, ...]:
    """Return the things that the date at `span`, in the sentence `index`, may be told of.

    `start` is where what is said of the date begins: the sentence's start, or after another date.
    """
    found: dict[Words, Thing] = {}
    sentence = topics.sentences[index]
    named = sorted(topics.named_in(index), key=lambda entry: abs(entry[0].place - span[0]))
    for mention, topic in named:
        place = "in piece" if start <= mention.place < span[0] else "after" if mention.place > span[0] else "earlier"
        _add(found, topic, topics, mention, place)
    piece = _described(topics.article.text[start : span[0]], topics)
    if piece is not None:
        _add(found, piece[0], topics, None, f"in piece, noun {piece[1]}")
    for back in range(1, _BACK + 1):
        if index < back or topics.sentences[index - back].paragraph != sentence.paragraph:
            break
        for mention, topic in topics.named_in(index - back):
            _add(found, topic, topics, mention, f"{back} before, {'names here' if named else 'no name here'}")
        before = _described(topics.text_of(index - back), topics)
        if before is not None:
            _add(found, before[0], topics, None, f"{back} before, noun")
    for topic in topics.topics.values():
        if topic.in_title:
            _add(found, topic, topics, None, f"title, {'names here' if named else 'no name here'}")
    return tuple(found.values())


def _add(found: dict[Words, Thing], topic: Topic, topics: Topics, mention: NameMention | None, place: str) -> None:
    if topic.words not in found and not (topic.words and topic.words <= topics.own):
        signs = {place, f"rank {min(len(found), 4)}", *_signs(topic, topics, place.split(",")[0])}
        signs.update(_mention_signs(mention, topics) if mention is not None else ())
        found[topic.words] = Thing(topic, frozenset(f"thing: {sign}" for sign in signs))


def _signs(topic: Topic, topics: Topics, place: str) -> Iterator[str]:
    words = topic.name.split()
    yield f"title {topic.in_title}, {place}"
    yield f"plausible {topic.plausible}, {place}"
    yield f"related {topic.related}"
    yield f"named {min(topic.count, 4)} times"
    yield f"figures {any(character.isdigit() for character in topic.name)}"
    yield f"extends another {extends(topic, topics)}"
    yield f"words {min(len(words), 4)}"
    yield f"plain {topic.name.islower()}"
    yield f"like a person {len(words) == 2 and all(word.isalpha() and word.istitle() for word in words)}"
    yield f"capitals {topic.name.isupper()}"


def _mention_signs(mention: NameMention, topics: Topics) -> Iterator[str]:
    text = topics.article.text
    for trait in ("person", "placed", "quoted", "opening", "acts", "branded", "part"):
        if getattr(mention, trait):
            yield trait
    if mention.place >= 0:
        before = _WORD_BEFORE.search(text, max(0, mention.place - 24), mention.place)
        after = _WORD_AFTER.match(text, mention.end)
        yield f"word {before[1].lower()} <" if before else "opens the text"
        yield f"word > {after[1].lower()}" if after else "ends the text"
        yield f"mark {text[mention.end : mention.end + 1]}"


def described(words: str, topics: Topics) -> Topic | None:
    """Return a thing that is called by a plain word: "a wireless room sensor follows", "its larger sibling"."""
    found = _described(words, topics)
    return found[0] if found else None


def _described(words: str, topics: Topics) -> tuple[Topic, str] | None:
    found = _THING.search(words)
    if found is None:
        return None
    name = found["thing"]
    if found["noun"] in _SIBLINGS:
        kin = [topic for topic in topics.topics.values() if not topic.known and extends(topic, topics)]
        return (kin[0], "sibling") if len(kin) == 1 else None
    return Topic(distinguishing(name), name, 1, in_title=False, known=False, plausible=True), found["noun"]


def extends(topic: Topic, topics: Topics) -> bool:
    """Say whether a name is another's with a word more: "Solo Max" beside "Solo"."""
    return any(other < topic.words for other in topics.topics)
