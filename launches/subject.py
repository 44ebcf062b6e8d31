"""Subject: what an article calls the launch that it is about, by name ("Kite") or by plain words ("the night ferry").

An article names its maker, towns, fairs, people and older models as well. Everything it names in its headline or early
on, and whatever its date may be told of, is looked at; which of them is launched is learnt (`weights_stories.tsv`). A
museum or a service may be called just as its maker is: then the launch has no name to be told from others by, but one
to show.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from math import exp
from typing import NamedTuple

from launches.announcement import Announcement, DateMention
from launches.grouping import Topic, Words
from launches.makers import Maker, makers_in
from launches.matching import LaunchState, compared, names_of
from launches.naming import NameMention
from launches.provenance import is_own_site
from launches.story_weights import worth
from launches.things import (
    mention_signs,
    plain_things,
    told_ahead,
    told_elsewhere,
    told_of,
    topic_signs,
    words_beside,
)
from launches.topics import Topics

_LEAD = 14
_OPENING = 3
_MOST = 24
_MAKERS = 3
_SURE = 0.4
_SHARES = (0.02, 0.06, 0.15, 0.3, 0.5, 0.7, 0.9)
_UNTOLD = (0.0, 9)
# What opens or begins to run is often called just as its maker is. Other words of a maker's name must not count.
_KINDS = frozenset(
    "academy airport arena baths biblioteca bridge city dome express forum garden hall halle haus hotel house inn"
    " league line metro museo museum musée opera park planetarium project rail railway road stadium studio theatre"
    " therme trams transit valley zoo".split()
)


class Subject(NamedTuple):
    """Something that the launch may be called, with the signs for and against it.

    `topic` is None where it is called as its maker is (`maker`), or nothing that is found. `sure`: how likely it is
    called so.
    """

    topic: Topic | None
    signs: frozenset[str] = frozenset()
    maker: str = ""
    sure: float = 1.0

    @property
    def is_guess(self) -> bool:
        """Whether it is likelier called something else: of 26 such names in stories never learnt from 7 were right."""
        return self.topic is not None and self.sure < _SURE


def subject_of(
    topics: Topics,
    said: Announcement,
    index: int | None,
    dates: Sequence[DateMention],
    known: Sequence[LaunchState] = (),
) -> Subject:
    """Return what the launch of an article is likeliest called.

    `index` is the sentence that tells it, None for the headline; `dates` are all of the article's, `known` all launches
    that may be meant.
    """
    main = topics.main()
    if main is not None and main.in_title and _headline_dates(said, topics.article.title):
        return Subject(main)
    found = subjects(topics, said, index, dates, known)
    shares = [exp(worth("subject", subject.signs)) for subject in found]
    best = max(shares)
    return found[shares.index(best)]._replace(sure=best / sum(shares))


def _headline_dates(said: Announcement, title: str) -> bool:
    """Say whether the headline tells the date: then it is the headline's, whatever the text names beside that date."""
    return said.window is not None and (said.evidence == title or (said.phrase != "" and said.phrase in title))


def subjects(
    topics: Topics,
    said: Announcement,
    index: int | None,
    dates: Sequence[DateMention],
    known: Sequence[LaunchState] = (),
) -> tuple[Subject, ...]:
    """Return everything that the launch may be called, with the signs for and against it."""
    told = told_of(topics, index, said.span, dates) if index is not None else []
    elsewhere = told_elsewhere(told_ahead(topics, dates), said.span)
    shares = {topic.words: (share, rank) for rank, (topic, share) in enumerate(told)}
    firsts, plain = _first_places(topics), _plain(topics)
    found = {topic.words: topic for topic, _ in told}
    found |= {words: topic for words, topic in topics.topics.items() if topic.in_title or words in firsts}
    found |= {words: topic for words, (topic, _, _) in plain.items() if words not in found}
    titled = sum(topic.in_title for topic in topics.topics.values())
    state = f"{said.status}, {'dated' if said.window else 'undated'}"
    nothing = ("nothing", f"nothing, {state}", f"nothing, titled {min(titled, 3)}")
    rated = [_subject(None, (*nothing, f"nothing, none known {topics.knows_none}"))]
    names = {launch.key: names_of(launch, topics.own) for launch in known}
    as_maker = next((launch for launch in known if launch.names and not names[launch.key]), None)
    for maker in makers_in(topics.article, topics.brands)[:_MAKERS]:
        of_it = (*_maker_signs(maker, topics, index, said), *_stands(as_maker, said, "maker"))
        rated.append(_subject(None, (*of_it, f"maker, {state}", f"maker, titled {min(titled, 3)}"), maker.name))
    for topic in islice(found.values(), _MOST):
        if topic.words <= topics.own:
            continue
        share, rank = shares.get(topic.words, _UNTOLD)
        signs = {
            f"{state}, title {topic.in_title}",
            f"titled {min(titled, 3)}, title {topic.in_title}",
            *_told_signs(topic, topics, share, rank, state),
            f"told {_grade(share)}, elsewhere {_grade(elsewhere.get(topic.words, 0.0))}",
            *topic_signs(topic, topics, "subject"),
            *_title_signs(topic, topics),
            *_stands(next((one for one in known if topic.words in names[one.key]), None), said, "name"),
            f"a launch is called as its maker {as_maker is not None}",
            f"in the address {topic.words <= topics.address}",
            f"in the address {topic.words <= topics.address}, title {topic.in_title}",
            *(f"word {word}" for word in topic.name.lower().split()),
        }
        if topic.words in firsts:
            number, mention = firsts[topic.words]
            signs |= {f"first {min(number, 4)}", f"first {min(number, 4)}, title {topic.in_title}"}
            signs |= {f"in its sentence {number == index}", *mention_signs(mention, topics)}
        else:
            signs.add(f"no name of the text, told {rank < _UNTOLD[1]}")
        if topic.words in plain:
            _, where, noun = plain[topic.words]
            signs |= {f"described in {where}", f"noun {noun}", f"described in {where}, others titled {titled > 0}"}
        rated.append(_subject(topic, signs))
    return tuple(rated)


def _subject(topic: Topic | None, signs: Iterable[str], maker: str = "") -> Subject:
    return Subject(topic, frozenset(f"subject: {sign}" for sign in signs), maker)


def _maker_signs(maker: Maker, topics: Topics, index: int | None, said: Announcement) -> Iterator[str]:
    """Yield what speaks for and against a launch's being called as its maker: "The Museum of Weather opens in May"."""
    title, text = topics.article.title, topics.article.text
    yield from ("maker", f"maker in the title {maker.in_title}", f"maker, none known {topics.knows_none}")
    yield f"maker on its own site {is_own_site(topics.article, topics.own)}"
    yield from (f"maker word {word}" for word in maker.name.lower().split() if word in _KINDS)
    sentence = topics.sentences[index] if index is not None else None
    here = [place for place in maker.places if sentence and sentence.start <= place[0] < sentence.end]
    if here:
        start, end = here[0]
        side = "before" if said.span and end <= said.span[0] else "after"
        yield f"maker {side} the date"
        yield from (f"maker {beside}" for beside in words_beside(text, start, end))
    else:
        yield "maker in another sentence"
    if maker.in_title:
        start, end = (place + len(title) + 2 for place in maker.places[0])
        yield from (f"maker in the title {beside}" for beside in words_beside(title, start, end))


def _stands(launch: LaunchState | None, said: Announcement, what: str) -> Iterator[str]:
    """Yield how what is said fits to a launch that is known by a name: what is out is hardly announced."""
    if launch is None:
        yield f"{what} of no launch known, said {said.status}"
        return
    fits = compared(launch.window, said.window)
    yield f"{what} of one {launch.status}, said {said.status}"
    yield f"{what} of one known, {fits}"
    yield f"{what} of one {launch.status}, said {said.status}, {fits}"


def _first_places(topics: Topics) -> dict[Words, tuple[int, NameMention]]:
    """Return for each name of the opening the sentence that has it first, and where it stands there."""
    found: dict[Words, tuple[int, NameMention]] = {}
    for number in range(min(len(topics.sentences), _LEAD)):
        for mention, topic in topics.named_in(number):
            found.setdefault(topic.words, (number, mention))
    return found


def _plain(topics: Topics) -> dict[Words, tuple[Topic, str, str]]:
    """Return what the headline and the opening call by plain words, with where they do and the noun."""
    found: dict[Words, tuple[Topic, str, str]] = {}
    title = topics.article.title
    # A headline leaves the article out: "Electric tug for Larkhaven".
    lines = [("title", f"the {title[:1].lower()}{title[1:]}")]
    lines += [(f"line {n}", topics.text_of(n)) for n in range(min(_OPENING, len(topics.sentences)))]
    for where, line in lines:
        for topic, noun in plain_things(line, topics):
            found.setdefault(topic.words, (topic, where, noun))
    return found


def _told_signs(topic: Topic, topics: Topics, share: float, rank: int, state: str) -> Iterator[str]:
    """Yield how likely its date is told of it, and how it stands to what is known."""
    told = f"told {_grade(share)}"
    known = "known" if topic.known else "new, none known" if topics.knows_none else "new, others known"
    yield from (told, f"{told}, {known}", f"{told}, title {topic.in_title}", f"told rank {min(rank, 4)}")
    yield from (f"{known}, {state}", f"{known}, title {topic.in_title}")
    yield f"expected {topic is topics.expected()}, {known}"


def _title_signs(topic: Topic, topics: Topics) -> Iterator[str]:
    """Yield what stands around a name in the headline."""
    title = topics.article.title
    start = title.find(topic.name) if topic.in_title else -1
    if start < 0:
        return
    before, after = title[:start].split(), title[start + len(topic.name) :].split()
    yield f"title < {before[-1].lower()}" if before else "opens the title"
    yield f"title > {after[0].lower()}" if after else "ends the title"


def _grade(share: float) -> int:
    return sum(share >= edge for edge in _SHARES)
