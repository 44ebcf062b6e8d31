"""Promises: what a sentence says to be coming although it gives no date for that ("A Spanish edition follows").

Most sentences promise nothing, and there are as many ways to promise as there are writers. Every name and every plain
word for a thing in a sentence is looked at; whether one of them is promised comes then from learnt signs
(`weights_stories.tsv`).
"""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from math import exp
from typing import NamedTuple

from launches import signs
from launches.grouping import Topic, Words
from launches.story_weights import worth
from launches.things import mention_signs, plain_things, topic_signs
from launches.topics import Topics

SENTENCES = 40
"""As many sentences of an article are asked."""
_WORDS = re.compile(r"[a-z']+|[,.;:()!?–—]")
_LATE = 6
NOWHERE = "told nowhere"


class Promise(NamedTuple):
    """Something that a sentence may promise (None: it promises nothing), with the signs for and against it."""

    topic: Topic | None
    signs: frozenset[str]


def promised(topics: Topics, index: int, dated: bool) -> list[tuple[Topic, float]]:
    """Return what the sentence `index` may promise, each with how likely it does; `dated`: a date ahead is in it."""
    found = promises(topics, index, dated)
    worths = [exp(worth("promise", one.signs)) for one in found]
    whole = sum(worths)
    return [(one.topic, of / whole) for one, of in zip(found, worths, strict=True) if one.topic is not None]


def promises(topics: Topics, index: int, dated: bool) -> tuple[Promise, ...]:
    """Return everything that the sentence `index` may promise, and nothing, with the signs for and against each."""
    found: dict[Words, tuple[Topic, tuple[str, ...]]] = {}
    for mention, topic in topics.named_in(index):
        if topic.words not in found and not topic.words <= topics.own:
            of_it = (*topic_signs(topic, topics, "promise"), *mention_signs(mention, topics))
            found[topic.words] = topic, (*of_it, f"rank {min(len(found), 4)}")
    line = topics.text_of(index)
    for rank, (topic, noun) in enumerate(plain_things(line, topics)):
        if topic.words not in found and not topic.words <= topics.own:
            of_it = (*topic_signs(topic, topics, "promise"), f"plain {rank}", f"noun {noun}")
            found[topic.words] = topic, (*of_it, f"first of all {not found}")
    where, before = undated(topics, index)
    places = {words: line.rfind(topic.name, 0, before) for words, (topic, _) in found.items()}
    last = max(places.values(), default=-1)
    things = [
        _promise(topic, (*of_it, f"no date {where}, last before {0 <= last == places[words]}"))
        for words, (topic, of_it) in found.items()
    ]
    return (_promise(None, {*_line_signs(line, index, dated, bool(found)), f"no date {where}"}), *things)


def undated(topics: Topics, index: int) -> tuple[str, int]:
    """Return whether the sentence `index` says that no date is known, or the next one of its paragraph does, and where.

    "A small van is being developed; a date for it has not been set": what stands last before that has none.
    """
    line = topics.text_of(index).replace("’", "'")
    here = signs.NO_DATE.search(line)
    if here is not None:
        return "here", here.start()
    following = index + 1
    if following < len(topics.sentences) and topics.sentences[following].paragraph == topics.sentences[index].paragraph:
        after = topics.text_of(following).replace("’", "'")
        if signs.NO_DATE.search(after) is not None:
            return "after", len(line)
    return NOWHERE, len(line)


def _line_signs(line: str, index: int, dated: bool, named: bool) -> Iterator[str]:
    """Yield what a sentence looks like; all of it speaks for or against its promising nothing."""
    yield "nothing"
    yield f"sentence {min(index, _LATE)}"
    yield f"dated {dated}, names {named}"
    words = _WORDS.findall(line.replace("’", "'").lower())
    yield from (f"word {word}" for word in words)
    yield from (f"word {one} {two}" for one, two in pairwise(words))
    yield from (f"opens {word}" for word in words[:1])
    yield from (f"ends {word}" for word in words[-2:-1])


def _promise(topic: Topic | None, told: Iterable[str]) -> Promise:
    return Promise(topic, frozenset(f"promise: {sign}" for sign in told))
