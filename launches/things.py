"""Things: what a sentence says a date of, by name ("Solo Max") or by a plain word ("its audiobook"), learnt.

A sentence names people, places and parts as well as what is launched, and often only goes on about what stands before
it. Every name near a date is looked at; which is likeliest what comes then is learnt (`weights_stories.tsv`).
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, takewhile
from math import exp
from typing import NamedTuple

from launches.announcement import DateMention, Span
from launches.grouping import Topic, Words
from launches.name_words import CONTRACTED, ORDINALS, SERIES
from launches.naming import NameMention
from launches.naming_compared import distinguishing
from launches.story_weights import worth
from launches.tense import DONE
from launches.topics import Topics

MOST = 12
"""As many dates ahead of an article are looked at."""
_BACK = 3
_BREAK = re.compile(r"[;:(–—]|,\s|\s(?:and|but|while|whereas|although)\s")
_WORD_BEFORE = re.compile(r"([\w'’]+)\W{0,3}\Z")
_WORD_AFTER = re.compile(r"\W{0,3}([\w'’]+)")
# Letters of plain words: "café" is one.
_SMALL = "a-zß-öø-ÿœ"
_DETERMINED = re.compile(
    r"(?:^|[\s(“\"–—])(?i:an?|the|our|its|their|his|her|my|your|this|that|another|one more|two|both)\s"
    r"(?:(?:very|brand|new|first|next|latest|own|upcoming|planned)[\s-])*"
    # "a second, smaller model", "a 4G version", "the iPad version", "a Spanish edition", "a Mac version"
    r"(?=(?P<words>(?:(?:second|third),?\s|\d[\w.-]*\s(?=(?:edition|model|variant|version)\b))?(?:(?:i[A-Z][a-z]+|[A-Z][a-z]*(?:[sc]h|ese|an|ic|ss|ek|k))\s"
    r"|[A-Z]\w*\s(?=(?:app|dub|edition|port|release|translation|variant|version)\b))?"
    rf"[{_SMALL}][{_SMALL}'-]*(?:\s[{_SMALL}][{_SMALL}'-]*){{0,4}}))"
)
# "Season 2", "line 9" and "issue two" need no article.
_NUMBERED = re.compile(
    rf"(?<![\w-])(?P<words>(?:{'|'.join(sorted(SERIES))})\s"
    r"(?:\d{1,2}(?:\.\d{1,2}){0,2}|two|three|four|five|six|seven|eight|nine|ten))(?![\w:%/-]|\.\d)"
)
_ENDS = frozenset(
    (
        "a about above after again against ago all already also although am among an and any are as ask asks at away "
        "be became because become becomes been before begin begins begun being below between both bring brings but by "
        "call called came can come comes coming cost costs could cross depart departs did do does "
        "doing done down dozen due during "
        "each early eight eleven ended enters even ever far feel few first fit fits five flies fly follow following "
        "follows for former four from gave get gets give given gives go goes going gone got had half happens has have "
        "having hit hits how if in into is it its join joins just keep keeps kept land lands last late later latter "
        "launch launches lead leave leaves left less lets lies like look looks lot made make makes may me meant meet "
        "might more most move moved moves must near need needs never new next nine no nor not now of off offer offers "
        "on once only onto open opened opens or other others our out over own pair per planned plans play plays put "
        "reach reaches ready remain remains rest return returns rise run running runs said sail sails same sat saw "
        "say says see seem seems sell sells sent set seven shall ship ships should show shows since sit sits six so "
        "sold some soon stand stands start started starts stay stays still stop stops such take taken takes tell "
        "tells ten than that the their them then there these they this those three through till to today told too "
        "took turn turns twelve two under until up upon us use used uses via want wants was we weigh weighs went were "
        "what when where which while who whole whose why will with within without work works would yet you"
    ).split()
)
_FEW = 5
_SIBLINGS = frozenset("brother counterpart cousin one sibling sister twin variant".split())
# Plain words for no thing: "the launch of the year", "the one".
_NOTHING = frozenset(
    "autumn beginning date day days end evening fall fortnight half month months morning one quarter season spring"
    " start summer time week weekend weeks winter year years".split()
)


class Thing(NamedTuple):
    """Something that a date may be told of, with the signs for and against it."""

    topic: Topic
    signs: frozenset[str]


def shares(things: Sequence[Thing]) -> list[tuple[Topic, float]]:
    """Return each thing with how likely it is the one, the likeliest first."""
    worths = [exp(worth("thing", thing.signs)) for thing in things]
    whole = sum(worths)
    rated = [(thing.topic, one / whole) for thing, one in zip(things, worths, strict=True)]
    return sorted(rated, key=lambda entry: -entry[1])


def told_of(topics: Topics, index: int, span: Span | None, dates: Sequence[DateMention]) -> list[tuple[Topic, float]]:
    """Return what the sentence `index` tells of by its date at `span` (None: as a whole), each with how likely that is.

    `dates` are all of the article's.
    """
    sentence = topics.sentences[index]
    start = turn(topics, index, span, dates) if span else sentence.start
    return shares(things_of(topics, index, start, span or (sentence.end, sentence.end)))


def told_ahead(topics: Topics, dates: Sequence[DateMention]) -> dict[Span, list[tuple[Topic, float]]]:
    """Return for each of the first dates ahead, by its place, what it is told of."""
    now = topics.article.published
    ahead = [date for date in dates if date.window.bounds_utc()[1] > now][:MOST]
    places = [(date.span, topics.sentence_at(date.span[0])) for date in ahead]
    return {span: told_of(topics, index, span, dates) for span, index in places if index is not None}


def told_elsewhere(told: Mapping[Span, Sequence[tuple[Topic, float]]], span: Span | None) -> dict[Words, float]:
    """Return for each thing how likely another date than that at `span` is told of it, the likeliest of all."""
    found: dict[Words, float] = {}
    for other, rated in told.items():
        for topic, share in rated if other != span else ():
            found[topic.words] = max(share, found.get(topic.words, share))
    return found


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
    for rank, (thing, noun) in enumerate(plain_things(topics.article.text[start : span[0]], topics)):
        _add(found, thing, topics, None, f"in piece, plain {rank}", noun)
    for back in range(1, min(_BACK, index) + 1):
        above = "above " * (topics.sentences[index - back].paragraph != sentence.paragraph)
        if above and found:
            break
        for mention, topic in topics.named_in(index - back):
            _add(found, topic, topics, mention, f"{above}{back} before, {'names here' if named else 'no name here'}")
        for rank, (thing, noun) in enumerate(plain_things(topics.text_of(index - back), topics)):
            _add(found, thing, topics, None, f"{above}{back} before, plain {rank}", noun)
    for topic in topics.topics.values():
        if topic.in_title:
            _add(found, topic, topics, None, f"title, {'names here' if named else 'no name here'}")
    return tuple(found.values())


def _add(
    found: dict[Words, Thing], topic: Topic, topics: Topics, mention: NameMention | None, place: str, noun: str = ""
) -> None:
    if topic.words not in found and not topic.words <= topics.own:
        signs = {place, f"rank {min(len(found), 4)}", *topic_signs(topic, topics, place.split(",")[0])}
        signs.update(mention_signs(mention, topics) if mention is not None else (f"noun {noun}",) if noun else ())
        found[topic.words] = Thing(topic, frozenset(f"thing: {sign}" for sign in signs))


def topic_signs(topic: Topic, topics: Topics, place: str) -> tuple[str, ...]:
    """Return what a name looks like; `place` says where it stands to what is asked."""
    looks = topics.looks.get(topic)
    if looks is None:
        looks = topics.looks[topic] = tuple(_looks(topic, topics))
    return (f"title {topic.in_title}, {place}", f"plausible {topic.plausible}, {place}", *looks)


def _looks(topic: Topic, topics: Topics) -> Iterator[str]:
    words = topic.name.split()
    yield f"related {topic.related}"
    yield f"named {min(topic.count, 4)} times"
    yield f"figures {any(map(str.isdigit, topic.name))}"
    yield f"extends another {extends(topic, topics)}"
    yield f"words {min(len(words), 4)}"
    yield f"plain {topic.name.islower()}"
    yield f"like a person {len(words) == 2 and all(word.isalpha() and word.istitle() for word in words)}"
    yield f"capitals {topic.name.isupper()}"


def mention_signs(mention: NameMention, topics: Topics) -> Iterator[str]:
    """Yield how a name is told where it stands: by whom, at which place, between which words."""
    text = topics.article.text
    for trait in ("person", "placed", "quoted", "opening", "acts", "branded", "part"):
        if getattr(mention, trait):
            yield trait
    yield from words_beside(text, mention.place, mention.end)
    yield f"mark {text[mention.end : mention.end + 1]}"


def words_beside(text: str, start: int, end: int) -> tuple[str, str]:
    """Return the words before and after a part of a text, as signs."""
    before = _WORD_BEFORE.search(text, max(0, start - 24), start)
    after = _WORD_AFTER.match(text, end)
    return (
        f"word {before[1].lower()} <" if before else "opens the text",
        f"word > {after[1].lower()}" if after else "ends the text",
    )


def plain_things(words: str, topics: Topics) -> tuple[tuple[Topic, str], ...]:
    """Return the first things that are called by plain words, each with its noun."""
    found = topics.plain.get(words)
    if found is None:
        found = topics.plain[words] = tuple(_plain_things(words, topics))
    return found


def _plain_things(words: str, topics: Topics) -> Iterator[tuple[Topic, str]]:
    for phrase in islice(_phrases(words), _FEW):
        if not phrase or len(phrase) > 3:
            continue
        if phrase[-1] in _SIBLINGS:
            kin = [topic for topic in topics.topics.values() if not topic.known and extends(topic, topics)]
            if len(kin) == 1:
                yield kin[0], "sibling"
                continue
        if len(phrase) == 1 and phrase[0] in _NOTHING:
            continue
        name = " ".join(phrase).removesuffix("'s")
        known = topics.topics.get(distinguishing(name))
        thing = known or Topic(distinguishing(name), name, 1, in_title=False, known=False, plausible=True)
        if thing.words:
            yield thing, phrase[-1]


def _phrases(words: str) -> Iterator[list[str]]:
    """Yield what may be a thing's plain words, in order: what an article is before, what has a number."""
    numbered = {found.start("words"): found["words"] for found in _NUMBERED.finditer(words)}
    determined = {
        found.start("words"): found["words"]
        for found in _DETERMINED.finditer(words)
        if not (found["words"] in ORDINALS and words[found.end("words") + 1 :][:1].isupper())
    }
    for place in sorted(numbered.keys() | determined.keys()):
        if place in numbered:
            yield numbered[place].split()
        else:
            yield _noun_phrase(determined[place].replace(",", "").split())


def _noun_phrase(words: Sequence[str]) -> list[str]:
    """Return the words up to the verb, as far as its form gives it away: "planes won't", "project pushed on"."""
    kept = list(takewhile(lambda word: word not in _ENDS and not word.replace("’", "'").endswith(CONTRACTED), words))
    while len(kept) > 1 and (kept[-1] in DONE or kept[-1].endswith("ed")):
        kept.pop()
    return kept


def extends(topic: Topic, topics: Topics) -> bool:
    """Say whether a name is another's with a word more: "Solo Max" beside "Solo"."""
    return any(other < topic.words for other in topics.topics)
