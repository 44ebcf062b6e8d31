"""Follow launches over many articles: which one an article speaks of, and what it changes.

An article may speak of several launches. The one it is about comes from its reading; the sentences about any other
are read once more for themselves, because what is said of one launch must not move the date of another.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time

from launches.about import About
from launches.announcement import Announcement, DateMention, Status
from launches.article import Article
from launches.asides import Told, at_home, nothing_said, only_way, ways_at_home
from launches.brand import Brand
from launches.claims import Claim, claims
from launches.first import first_word
from launches.hearsay import is_rumour
from launches.identity import Who, identify, newness
from launches.listed import in_one_breath
from launches.matching import LaunchState, match, names_of, of_brands
from launches.outcomes import choose
from launches.product import described_in, headline_of, name_or_description, name_product
from launches.provenance import concerned
from launches.reading import Reading, read
from launches.revision import Revision, RevisionKind, revise, same
from launches.subject import subject_of
from launches.topics import Topic, Topics, Words
from launches.versions import another_version, needs_whole

_MENTIONS = 200
_HORIZON = 20
_STATUS_AFTER = {
    RevisionKind.DELAYED: Status.DELAYED,
    RevisionKind.CANCELLED: Status.CANCELLED,
    RevisionKind.LAUNCHED: Status.RELEASED,
}


@dataclass(frozen=True, slots=True)
class Step:
    """What one article does to one launch: `before` is None for a new one, `revision` None if it only restates."""

    before: LaunchState | None
    after: LaunchState
    revision: Revision | None
    announcement: Announcement


def follow(
    known: Sequence[LaunchState],
    reading: Reading,
    article: Article,
    brands: Sequence[Brand],
    new_key: Callable[[Announcement], str],
) -> tuple[Step, ...]:
    """Return a step for each launch the article speaks of, the one it is about first.

    `known` are all launches that may be meant, `brands` those whose names may stand in the text. A rumour told by
    somebody else is no word of the brand and changes nothing. `new_key` is called once for each new launch.
    """
    if is_rumour(article, brands):
        return ()
    named = concerned(article, brands)
    candidates = list(of_brands(known, named))
    topics = Topics(article, brands, [launch.names for launch in candidates])
    far = article.published.year + _HORIZON  # "2077" is a name or a placeholder, not a plan
    dates = tuple(mention for mention in reading.mentions[:_MENTIONS] if mention.window.start.year <= far)
    reading = replace(reading, mentions=dates)
    steps: list[Step] = []
    asked: set[str] = set()
    for telling in _tellings(reading, topics, brands, candidates):
        told, who = _whose(telling, topics, candidates)
        if who.launch is not None and who.launch.key in asked:
            continue
        if who.launch is not None:
            asked.add(who.launch.key)
            about = About(who.launch, reading.mentions, topics, names_of(who.launch, topics.own), reading.restates)
            step = _restate(who.launch, choose(about, told.ways), told, topics, named)
        else:
            whole = _whole(telling, topics, steps) if who.new else ""
            step = _first_word(told, topics, dates, named, new_key, whole) if who.new else None
            if step is not None and not told.headline:
                step = replace(step, announcement=replace(step.announcement, confidence=round(who.sure, 2)))
        if step is None or any(step.after.key == other.after.key for other in steps):
            continue
        steps.append(step)
        candidates = [other for other in candidates if other.key != step.after.key] + [step.after]
    return tuple(steps)


def _whose(told: Told, topics: Topics, known: Sequence[LaunchState]) -> tuple[Told, Who]:
    """Return what is told, and of which launch.

    Names decide what is told in one breath with the headline's launch, or of a known one beside it; all else is
    weighed. What is told of a version of a launch that is out ("the paperback") is told of that version.
    """
    if told.alike:
        return told, _named_so(told, topics, known)
    proposed = match(told.said, told.topic, topics, known)
    if told.said.status is Status.NONE or (told.topic is not None and told.topic.known and not told.headline):
        return told, Who(proposed, False, frozenset())
    who = identify(told, topics, known, proposed)
    meant = who.launch or proposed
    version = another_version(told, topics, meant) if told.headline and meant is not None and not who.new else None
    of_version = _who_is(version, topics, known) if version is not None else None
    return (replace(told, topic=version), of_version) if of_version else (told, who)


def _whole(told: Told, topics: Topics, steps: Sequence[Step]) -> str:
    """Return what that may belong to which an article tells of: what it tells first, or names beside it.

    A headline may be about a part alone ("Vinyl delayed"): then the known launch that the article names is the whole.
    """
    if not told.headline or told.topic is None:
        return steps[0].after.product if steps else ""
    expected = topics.expected()
    return topics.full_name(expected if expected is not None and needs_whole(told.topic) else told.topic)


def _named_so(told: Told, topics: Topics, known: Sequence[LaunchState]) -> Who:
    """Return the known launch that bears the name of what is told, else a new one."""
    words = told.topic.words if told.topic else frozenset()
    found = next((launch for launch in known if words in names_of(launch, topics.own)), None)
    return Who(found, found is None, frozenset(), told.said.confidence)


def _who_is(version: Topic, topics: Topics, known: Sequence[LaunchState]) -> Who | None:
    """Return the open launch of a version that is dated ahead, a new one if none is known, None if all are out."""
    of_it = [launch for launch in known if version.words in names_of(launch, topics.own)]
    waiting = next((launch for launch in of_it if launch.is_open), None)
    return Who(waiting, waiting is None, frozenset()) if waiting or not of_it else None


def _tellings(
    reading: Reading, topics: Topics, brands: Sequence[Brand], candidates: Sequence[LaunchState]
) -> Iterator[Told]:
    """Yield what an article says: of what it is about, of the other known launches, of new ones beside them."""
    known = [topic for topic in topics.topics.values() if topic.known]
    headline = _headline(reading, topics, candidates) if reading.announcements else None
    covered: set[Words] = set()
    if headline is not None:
        headline = replace(headline, ways=reading.ways or (only_way(headline.said),))
        headline, *others = in_one_breath(headline, topics, reading.mentions)
        covered = {told.topic.words for told in (headline, *others) if told.topic}
        yield headline
        yield from others
    elif len(known) < 2:
        yield nothing_said(known[0] if known else None, reading.ways)
    for topic in known:
        if topic.words not in covered and (headline is not None or len(known) > 1):
            yield _part_told(topic, topics, brands)
        covered.add(topic.words)
    claimed = claims(reading, topics, brands, headline.said if headline else None, covered)
    yield from _claimed(claimed, topics, candidates)


def _part_told(topic: Topic, topics: Topics, brands: Sequence[Brand]) -> Told:
    """Return what an article says of a known launch that is not its headline's, from the part about it alone."""
    part = topics.part_about(topic)
    alone = read(part, brands, followed=True) if part else None
    ways = ways_at_home(alone.ways, topics.article) if alone else ()
    if alone is None or not alone.announcements:
        return nothing_said(topic, ways)
    return Told(at_home(alone.announcements[0], topics.article), topic, None, False, ways)


def _claimed(found: Iterable[Claim], topics: Topics, known: Sequence[LaunchState]) -> Iterator[Told]:
    """Yield what may be launches of their own, each thing once, by the claim that is likeliest true."""
    things: dict[Words, list[Told]] = {}
    order: dict[int, int] = {}
    for claim in found:
        told = Told(
            claim.said, claim.topic, claim.sentence, False, (only_way(claim.said),), claim.signs, late=claim.late
        )
        things.setdefault(claim.topic.words, []).append(told)
        order[id(told)] = len(order)
    best = [max(tellings, key=lambda told: newness(told, topics, known)) for tellings in things.values()]
    yield from sorted(best, key=lambda told: order[id(told)])


def _headline(reading: Reading, topics: Topics, known: Sequence[LaunchState]) -> Told:
    said = reading.announcements[0]
    told_as = said.phrase or said.evidence
    place = said.span[0] if said.span else topics.article.text.find(told_as) if told_as else -1
    index = topics.sentence_at(place) if place >= 0 else None
    subject = subject_of(topics, said, index, reading.mentions, known)
    return Told(said, subject.topic, index, headline=True, maker=subject.maker, guessed=subject.is_guess)


def _restate(
    launch: LaunchState, said: Announcement | None, told: Told, topics: Topics, brands: Sequence[str]
) -> Step | None:
    if said is None or said.status is Status.NONE:
        return None
    published = topics.article.published
    known = _is_of_moment(launch, published)
    revision = None if known else revise(launch.status, launch.window, said, published)
    names = (*launch.names, *_new_names(launch, told, topics))
    # a buyer or a partner that is named beside a launch goes on to tell of it
    owners = (*launch.brands, *(brand for brand in brands if launch.brands and brand not in launch.brands))
    after = replace(launch, product=_shown_as(launch, told, topics), names=names, brands=owners, updated=published)
    if revision is not None:
        status = _STATUS_AFTER.get(revision.kind, Status.ANNOUNCED)
        after = replace(after, status=status, window=revision.after)
    elif launch.window and said.window and same(launch.window, said.window) and launch.window.zone is None:
        after = replace(after, window=said.window)
    return Step(launch, after, revision, said)


def _shown_as(launch: LaunchState, told: Told, topics: Topics) -> str:
    """Return what to call a launch from now on.

    One that was only described ("its first flagship"), or that a headline stood for, takes the first name it is given.
    """
    topic = told.topic
    if topic is None or told.guessed:
        return launch.product
    own = topic.words in names_of(launch, topics.own)
    takes = not launch.is_named if own else not topic.known and (launch.is_only_described or not launch.is_named)
    return topics.full_name(topic) if takes else launch.product


def _is_of_moment(launch: LaunchState, published: datetime) -> bool:
    """Say whether a launch was last told of at the very moment of an article: the same news, perhaps the same text.

    Pages that give a day alone give no moment.
    """
    return launch.updated == published and published.time() != time.min


def _new_names(launch: LaunchState, told: Told, topics: Topics) -> Iterator[str]:
    """Yield the names that an article adds: what it is told under, and what the headline says it is called now."""
    if told.topic is not None and not told.topic.known and told.topic.name not in launch.names:
        yield told.topic.name
        return
    for topic in topics.topics.values():
        new = topic.in_title and not topic.known and topic.name not in launch.names
        if new and any(topics.renamed(old, topic.words) for old in names_of(launch, topics.own)):
            yield topic.name


def _first_word(
    told: Told,
    topics: Topics,
    dates: Sequence[DateMention],
    brands: tuple[str, ...],
    new_key: Callable[[Announcement], str],
    whole: str,
) -> Step | None:
    """Return the step that begins a launch, None if the article only looks back or names something in passing.

    `whole`: what it may belong to, without which some names say little.
    """
    first, topic = first_word(told, topics, dates), told.topic
    if first.kind is None:
        return None
    said = first.said
    if topic is None or topic.name.islower():
        named = described_in(said.evidence) or told.maker
    else:
        named = name_or_description(topic, topics, said.evidence)
    product = (told.guessed and headline_of(topics.article)) or named or _described(told, topics, brands)
    if topic is not None and whole and needs_whole(topic) and topic.name.casefold() not in whole.casefold():
        product = f"{whole}: {topic.name}"
    names = (topic.name, *topics.companions(topic, told.sentence)) if topic else (told.maker,) * bool(told.maker)
    status, kind = (Status.DELAYED, RevisionKind.DELAYED) if told.late else (said.status, first.kind)
    said = replace(said, product=product, status=status)
    state = LaunchState(new_key(said), product, names, brands, status, first.window, topics.article.published)
    return Step(None, state, Revision(kind, None, first.window), said)


def _described(told: Told, topics: Topics, brands: tuple[str, ...]) -> str:
    """Return what to call a launch that has no name: what the article says of it, else its maker, else the headline."""
    called = told.said.product or name_product(topics.article, topics.brands, told.said)
    if called != topics.article.title:
        return called
    return told.topic.name if told.topic else brands[0] if brands else called


__all__ = ["LaunchState", "Revision", "RevisionKind", "Step", "follow"]
