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

from launches.grouping import Topic, Words
from launches.story_weights import worth
from launches.things import mention_signs, plain_things, topic_signs
from launches.topics import Topics

SENTENCES = 40
"""As many sentences of an article are asked."""
_WORDS = re.compile(r"[a-z']+|[,.;:()!?–—]")
_LATE = 6


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
    found: dict[Words, Promise] = {}
    for mention, topic in topics.named_in(index):
        if topic.words not in found and not topic.words <= topics.own:
            signs = (*topic_signs(topic, topics, "promise"), *mention_signs(mention, topics))
            found[topic.words] = _promise(topic, (*signs, f"rank {min(len(found), 4)}"))
    line = topics.text_of(index)
    for rank, (topic, noun) in enumerate(plain_things(line, topics)):
        if topic.words not in found and not topic.words <= topics.own:
            signs = (*topic_signs(topic, topics, "promise"), f"plain {rank}", f"noun {noun}")
            found[topic.words] = _promise(topic, (*signs, f"first of all {not found}"))
    return (_promise(None, {*_line_signs(line, index, dated, bool(found))}), *found.values())


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


def _promise(topic: Topic | None, signs: Iterable[str]) -> Promise:
    return Promise(topic, frozenset(f"promise: {sign}" for sign in signs))
