"""Identity: is what an article tells a launch we know, a new one, or none at all?

Names decide most of it, but not all: "the Max" may stand for "12 Pro Max", a town may be a launch of its own or a
region, and an article that names nothing known may speak of the one launch that is expected. Each known launch, a new
one and none are weighed by learnt signs (`weights_stories.tsv`); what the rules of `matching.py` say is one of them.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import exp
from typing import NamedTuple

from launches.announcement import NOT_OUT, Status
from launches.asides import Told
from launches.grouping import Topic, Words
from launches.matching import LaunchState, compared, names_of
from launches.naming_compared import are_siblings, distinguishing, is_next_of, may_stand_for
from launches.provenance import is_own_site
from launches.story_weights import worth
from launches.topics import Topics

_SHARES = (0.03, 0.1, 0.3, 0.5, 0.7, 0.9)
_AGES = (1, 8, 31, 100, 400)
_TELLS_NEW = (
    "introduc",
    "announc",
    "unveil",
    "reveal",
    "present",
    "meet ",
    "hello",
    "new",
    "another",
    "also",
    "next",
    "first",
)
_RENAMED = 0.3
"""How much likelier than learnt it is that another name is a known launch's, in nats: the lessons in which two makers
are told as one (`benchmarks/learning/crossing.py`) have more new names than there are."""
_ANOTHER_NAME = "is: another name"


class Who(NamedTuple):
    """One answer: a known launch, a new one (`new`), or neither; the signs for and against it, how likely it is."""

    launch: LaunchState | None
    new: bool
    signs: frozenset[str]
    sure: float = 1.0


def identify(told: Told, topics: Topics, known: Sequence[LaunchState], proposed: LaunchState | None) -> Who:
    """Return the likeliest answer; `proposed` is that of the rules, None for a new launch."""
    found = answers(told, topics, known, proposed)
    scores = [worth("identity", who.signs) for who in found]
    shares = [exp(score) for score in scores]
    rated = [score + _RENAMED * (_ANOTHER_NAME in who.signs) for who, score in zip(found, scores, strict=True)]
    best = rated.index(max(rated))
    out = found[best].launch
    # What is out is not put off any more: the rules know of another one that may be.
    if (
        out is not None
        and not out.is_open
        and proposed is not None
        and proposed.is_open
        and told.said.status in NOT_OUT
    ):
        best = next((place for place, who in enumerate(found) if who.launch is proposed), best)
    return found[best]._replace(sure=shares[best] / sum(shares))


def newness(told: Told, topics: Topics, known: Sequence[LaunchState]) -> float:
    """Return how much likelier what is told is a launch of its own than none, in nats."""
    none, *_, new = answers(told, topics, known, None)
    return worth("identity", new.signs) - worth("identity", none.signs)


def answers(told: Told, topics: Topics, known: Sequence[LaunchState], proposed: LaunchState | None) -> tuple[Who, ...]:
    """Return every answer with its signs."""
    place = "headline" if told.headline else "beside"
    shared = {f"{place}", f"{place}, proposed {'known' if proposed else 'new'}"}
    found = [Who(None, False, frozenset(f"none: {sign}" for sign in {*shared, *_text_signs(told, topics)}))]
    relations = {launch.key: _relation(told.topic, launch, topics) for launch in known}
    for launch in known:
        relation = relations[launch.key]
        if _is_another(told.topic, launch, relations, known, topics):
            continue
        if relation == "another name" and _comes_before(told, launch, topics):
            continue
        signs = {*shared, *_known_signs(told, topics, launch, relation, known)}
        signs |= {f"proposed {launch is proposed}", f"proposed {launch is proposed}, {relation}, {place}"}
        found.append(Who(launch, False, frozenset(f"is: {sign}" for sign in signs)))
    signs = {*shared, *told.signs, *_text_signs(told, topics), *_new_signs(told, topics)}
    fits = _nearest_window(told, known)
    signs |= {f"as one known: {fits}", f"as one known: {fits}, {place}"}
    nearest = min(relations.values(), key=_RELATIONS.index, default="nothing known")
    signs |= {f"nearest {nearest}", f"nearest {nearest}, {place}", f"open {min(sum(one.is_open for one in known), 2)}"}
    found.append(Who(None, True, frozenset(f"new: {sign}" for sign in signs)))
    return tuple(found)


_RELATIONS = (
    "the name",
    "stands for it",
    "next of it",
    "longer",
    "shares a word",
    "only described",
    "called as its maker",
    "another name than its maker's",
    "no name known",
    "no name told",
    "another name",
)


def _relation(topic: Topic | None, launch: LaunchState, topics: Topics) -> str:
    """Return how a name is related to those of a known launch."""
    names = names_of(launch, topics.own)
    if not names and launch.names:
        return "called as its maker" if topic is None else "another name than its maker's"
    if not names:
        return "no name known"
    if topic is None:
        return "no name told"
    words: Words = topic.words
    if words in names:
        return "the name"
    if any(may_stand_for(words, name) for name in names):
        return "stands for it"
    if any(is_next_of(words, name) for name in names):
        return "next of it"
    if any(name < words for name in names):
        return "longer"
    if any(name & words for name in names):
        return "shares a word"
    return "only described" if launch.is_only_described and not topic.name.islower() else "another name"


def _is_another(
    topic: Topic | None, launch: LaunchState, relations: Mapping[str, str], known: Sequence[LaunchState], topics: Topics
) -> bool:
    """Say whether a name is beyond doubt not that of a launch, since two launches taken for one tell a false date.

    A version of it or the next in its series is another one; and where a launch that is still to come is called just
    so, it is that one.
    """
    if topic is None or (relations[launch.key] == "the name" and launch.is_open):
        return False
    if any(one.is_open and relations[one.key] == "the name" for one in known):
        return True
    return any(are_siblings(topic.words, name) for name in names_of(launch, topics.own))


def _comes_before(told: Told, launch: LaunchState, topics: Topics) -> bool:
    """Say whether something with a name of its own is out, and nothing is said of a launch that is due later."""
    topic, published = told.topic, topics.article.published
    named = topic is not None and topic.in_title and topic.count > 1 and not told.guessed and not topic.name.islower()
    if not named or told.said.status is not Status.RELEASED or not launch.is_open or launch.window is None:
        return False
    return launch.window.bounds_utc()[0] > published and _echoed(names_of(launch, topics.own), topics) == "none"


def _known_signs(
    told: Told, topics: Topics, launch: LaunchState, relation: str, known: Sequence[LaunchState]
) -> Iterator[str]:
    said, names = told.said, names_of(launch, topics.own)
    here = any(words in topics.topics for words in names)
    yield relation
    yield f"{relation}, named here {here}"
    yield f"named here {here}, {launch.status}"
    yield f"{launch.status}, said {said.status}"
    yield f"titled {any(topic.in_title and topic.words in names for topic in topics.topics.values())}"
    if launch.is_only_described:
        described = _described(launch, topics)
        yield f"described {described}, {relation}"
        yield f"described {described}, {relation}, window {compared(launch.window, said.window)}"
    others = [one for one in known if one is not launch]
    yield f"alone {not any(one.is_open for one in others)}, {relation}"
    yield f"another is named {any(words in topics.topics for one in others for words in names_of(one, topics.own))}"
    age = (topics.article.published - launch.updated).days
    yield f"age {_grade(age, _AGES)}, {relation}"
    window = compared(launch.window, said.window)
    yield f"window {window}"
    yield f"window {window}, {relation}"
    yield f"was {compared(launch.window, said.was) if said.was else 'untold'}, {relation}"
    yield f"echoed {_echoed(names, topics)}, {relation}"
    if told.topic is not None:
        named = f"title {told.topic.in_title}, named {min(told.topic.count, 3)}"
        yield f"{relation}, title {told.topic.in_title}, plausible {told.topic.plausible}"
        yield f"{relation}, related {told.topic.related}, named {min(told.topic.count, 3)}"
        yield f"{relation}, window {window}, {named}"
        yield f"{relation}, guessed {told.guessed}, {named}"
        yield f"{relation}, {said.status}, {named}"
    yield from (f"title tells {word}, {relation}" for word in _title_tells(topics))


def _echoed(names: Iterable[Words], topics: Topics) -> str:
    """Return how many of the words of a launch's names an article has, in whatever letters: all, some, none."""
    text = topics.words
    shares = [len(words & text) / len(words) for words in names]
    most = max(shares, default=0.0)
    return "all" if most == 1 else "some" if most else "none"


def _title_tells(topics: Topics) -> Iterator[str]:
    """Yield what a headline says that may bring something new."""
    title = f"{topics.article.title.lower()} "
    return (word for word in _TELLS_NEW if word in title)


def _described(launch: LaunchState, topics: Topics) -> str:
    """Return what an article says of the plain words that a launch was called by: all, their noun, some or none.

    An article about a camera is hardly about "a diving watch" that is expected of the same maker.
    """
    text = f"{topics.article.title} {topics.article.text}".lower()
    here = [word in text for name in launch.names for word in distinguishing(name)]
    if all(here):
        return "all"
    if any(name.rpartition(" ")[2] in text for name in launch.names):
        return "noun"
    return "some" if any(here) else "none"


def _nearest_window(told: Told, known: Sequence[LaunchState]) -> str:
    """Return how a date fits to those that are known: what is told again in other words is hardly something new."""
    if told.said.window is None:
        return "undated"
    found = {compared(launch.window, told.said.window) for launch in known if launch.window is not None}
    return next((one for one in ("the same", "inside", "around") if one in found), "another" if found else "none known")


def _text_signs(told: Told, topics: Topics) -> Iterator[str]:
    """Yield what the article looks like, whatever is known."""
    said, dated = told.said, "dated" if told.said.window else "undated"
    own = "own site" if is_own_site(topics.article, topics.own) else "elsewhere"
    place = "headline" if told.headline else "beside"
    yield f"{own}, {dated}, {place}"
    yield f"{said.status}, {dated}, {place}"
    titled = not distinguishing(topics.article.title).isdisjoint(topics.own)
    yield f"brand in title {titled}, {own}, {place}"
    if told.ways:
        yield f"nothing {_grade(sum(w.probability for w in told.ways if w.status == 'none'), _SHARES)}"
        yield f"{said.status} {_grade(sum(w.probability for w in told.ways if w.status is said.status), _SHARES)}"
    if said.window is not None:
        ahead = "ahead" if said.window.bounds_utc()[1] > topics.article.published else "behind"
        yield f"{ahead}, {place}"


def _new_signs(told: Told, topics: Topics) -> Iterator[str]:
    """Yield what the name of a new launch looks like."""
    place, topic = "headline" if told.headline else "beside", told.topic
    yield from (f"title tells {word}, {place}" for word in _title_tells(topics))
    expected = topics.expected()
    known = "none known" if topics.knows_none else "known, unnamed" if expected is None else "known, named"
    yield f"{known}, {place}"
    if told.said.window is not None:
        yield f"{told.said.window.precision}"
    if topic is None:
        yield f"no name, {known}"
        return
    yield f"title {topic.in_title}, {known}, {place}"
    yield f"guessed {told.guessed}, title {topic.in_title}, named {min(topic.count, 3)}, {place}"
    yield f"said {told.said.status}, title {topic.in_title}, {known}, {place}"
    yield f"plausible {topic.plausible}, {place}"
    yield f"related {topic.related}, {place}"
    yield f"named {min(topic.count, 4)} times, {place}"
    yield f"words {min(len(topic.words), 3)}"
    yield f"plain {topic.name.islower()}, {place}"
    if topic.name.islower():
        yield f"noun {topic.name.rpartition(' ')[2]}"
    yield f"figures {any(character.isdigit() for character in topic.name)}"
    yield f"of brand {topics.is_of_brand(topic)}, {place}"


def _grade(value: float, edges: Sequence[float]) -> int:
    return sum(value >= edge for edge in edges)
