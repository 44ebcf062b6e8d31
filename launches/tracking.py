"""Follow launches over many articles: which one an article speaks of, and what it changes.

An article may speak of several launches. The one it is about comes from its reading; the sentences about any other
are read once more for themselves, because what is said of one launch must not move the date of another.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from launches.about import About
from launches.announcement import Announcement, DateMention, Status, Verdict
from launches.article import Article
from launches.asides import (
    Told,
    as_dated,
    at_home,
    next_of_its_kind,
    nothing_said,
    own_word,
    says_undated,
    titled_without_date,
    undated,
    ways_at_home,
)
from launches.brand import Brand
from launches.context import understand
from launches.first import first_saying, is_news
from launches.matching import LaunchState, match, names_of, of_brands
from launches.outcomes import choose
from launches.provenance import brands_in, is_own_site, is_rumour
from launches.reading import Reading, read
from launches.revision import Revision, RevisionKind, launched_in, revise, same
from launches.topics import Topic, Topics, Words
from launches.window import Precision

_WEIGHTY = 1.5
_SURE = 0.5
_MENTIONS = 200
_HORIZON = 20
_LAUNCHLIKE = frozenset({Verdict.WEAKER, Verdict.RESTATED, Verdict.LAUNCH})
_EXACT = frozenset({Precision.MINUTE, Precision.DAY})
_NEWS_FOR = timedelta(days=7)
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
    named = brands_in(article, brands)
    candidates = list(of_brands(known, named))
    topics = Topics(article, brands, [launch.names for launch in candidates])
    far = article.published.year + _HORIZON  # "2077" is a name or a placeholder, not a plan
    dates = tuple(mention for mention in reading.mentions[:_MENTIONS] if mention.window.start.year <= far)
    reading = replace(reading, mentions=dates)
    steps: list[Step] = []
    for told in _tellings(reading, topics, brands) if reading.announcements else _named_only(reading, topics, brands):
        launch = match(told.said, told.topic, topics, candidates)
        if launch is None and told.topic is None and sum(one.is_open for one in candidates) > 1:
            continue  # Without a name it may be any of them, and is hardly one more.
        if launch is not None:
            about = About(launch, reading.mentions, topics, names_of(launch, topics.own))
            said = None if told.said.status is Status.NONE or _means_another(about, told) else told.said
            step = _restate(launch, choose(about, understand(about, said), told.ways), told, article, named)
        else:
            step = _first_word(told, topics, named, new_key)
        if step is None or any(step.after.key == other.after.key for other in steps):
            continue
        steps.append(step)
        candidates = [other for other in candidates if other.key != step.after.key] + [step.after]
    return (*steps, *_next_ones(steps, reading, topics, named, new_key))


def _next_ones(
    steps: Sequence[Step],
    reading: Reading,
    topics: Topics,
    brands: tuple[str, ...],
    new_key: Callable[[Announcement], str],
) -> Iterator[Step]:
    """Yield a first word of what follows a launch that this article tells to be out."""
    for step in steps:
        out = step.before is not None and step.revision is not None and step.revision.kind is RevisionKind.LAUNCHED
        told = next_of_its_kind(step.after.product, reading, topics) if out and len(steps) == 1 else None
        following = _first_word(told, topics, brands, new_key) if told is not None else None
        if following is not None:
            yield following


def _means_another(about: About, told: Told) -> bool:
    """Say whether the headline is about something else and what is said does not name the launch taken for it."""
    expected = told.headline and told.topic is not None and told.topic.known
    return expected and about.titled_as_another and not about.names_it(told.said.evidence)


def _tellings(reading: Reading, topics: Topics, brands: Sequence[Brand]) -> Iterator[Told]:
    first = _headline(reading.announcements[0], topics)
    yield replace(first, ways=reading.ways)
    covered = {first.topic.words} if first.topic else set()
    for said in reading.announcements[1:]:
        other = _headline(said, topics)
        if other.topic is not None and other.topic.words not in covered:
            covered.add(other.topic.words)
            yield replace(other, headline=False)
    for topic, mention in _others(reading, topics, covered):
        part = topics.part_about(topic)
        alone = read(part, brands) if part else None
        ways = ways_at_home(alone.ways, topics.article) if alone else ()
        again = _firmly(alone, known=topic.known, related=topic.related and not topic.known) if alone else None
        covered.add(topic.words)
        if again is not None:
            again = at_home(again, topics.article)
        elif mention is not None:
            again = as_dated(topic, mention, topics)
        if again is not None:
            index = topics.sentence_at(mention.span[0]) if mention else None
            yield Told(again, topic, index, False, ways)
        elif topic.known:
            yield nothing_said(topic, ways)
    yield from undated(topics, covered)


def _firmly(reading: Reading, *, known: bool, related: bool = False) -> Announcement | None:
    """Return what a part of an article says; of something new only what it says with some weight.

    `related`: it is new, but the brand's own beyond doubt, so that the reading may be trusted as far as it is sure.
    """
    if not reading.announcements:
        return None
    said = reading.announcements[0]
    if related:
        first = first_saying(said, reading.ways, _SURE)
        return first if first is not None and first.status is Status.ANNOUNCED else None
    score = max((mention.score for mention in reading.mentions if mention.span == said.span), default=_WEIGHTY)
    governed = not any(reason.startswith("a future date") for reason in said.reasons[:1])
    return said if known or (governed and score >= _WEIGHTY) else None


def _headline(said: Announcement, topics: Topics) -> Told:
    told_as = said.phrase or said.evidence
    place = said.span[0] if said.span else topics.article.text.find(told_as) if told_as else -1
    index = topics.sentence_at(place) if place >= 0 else None
    main = topics.main() if said.window is not None and said.evidence == topics.article.title else None
    if main is not None and main.in_title:
        index = None  # what the headline dates is the headline's, whatever the text names beside that date
    named = topics.named_as(said.product, index)
    topic = named or topics.subject(index, said.span[0] if said.span else None, headline=True)
    expected = topics.expected()
    if topic is not None and expected is not None and not topic.known:
        if said.window is None:
            topic = expected
        elif said.status is Status.DELAYED and not topic.in_title:
            topic, said = expected, replace(said, window=None, span=None, phrase="")
    return Told(said, topic, index, headline=True)


def _others(reading: Reading, topics: Topics, covered: set[Words]) -> Iterator[tuple[Topic, DateMention | None]]:
    """Yield the topics beside the headline's that are known launches, or whose sentence dates another launch."""
    dated: dict[Words, DateMention] = {}
    for mention in reading.mentions:
        index = topics.sentence_at(mention.span[0])
        topic = topics.subject(index, mention.span[0])
        if topic is None or index is None or not topics.tells_of(topic, index):
            continue
        if mention.verdict is Verdict.OTHER_LAUNCH or (mention.verdict is Verdict.WEAKER and mention.score >= _WEIGHTY):
            best = dated.get(topic.words)
            dated[topic.words] = mention if best is None or mention.score > best.score else best
    for topic in topics.topics.values():
        spoken_of = topic.known or topic.related or topic.words in dated
        if topic.words not in covered and topic.plausible and spoken_of:
            yield topic, dated.get(topic.words)


def _named_only(reading: Reading, topics: Topics, brands: Sequence[Brand]) -> Iterator[Told]:
    """Yield the known launches of which an article speaks though its reading found no launch in it.

    What a brand's own site says weakly begins a launch only where nothing is known that it may be about.
    """
    known = [topic for topic in topics.topics.values() if topic.known]
    if len(known) < 2:
        yield nothing_said(known[0] if known else None, reading.ways)
    for topic in known if len(known) > 1 else ():
        part = topics.part_about(topic)
        yield nothing_said(topic, ways_at_home(read(part, brands).ways, topics.article) if part else ())
    if is_own_site(topics.article, topics.own) and (topics.knows_none or not known or _titles_another(topics)):
        for told in (*own_word(reading, topics), *titled_without_date(topics)):
            if topics.knows_none or (told.topic is not None and told.topic.in_title and not told.topic.known):
                yield told


def _titles_another(topics: Topics) -> bool:
    return any(topic.in_title and topic.plausible and not topic.known for topic in topics.topics.values())


def _restate(
    launch: LaunchState, said: Announcement | None, told: Told, article: Article, brands: Sequence[str]
) -> Step | None:
    if said is None or said.status is Status.NONE:
        return None
    revision = revise(launch.status, launch.window, said, article.published)
    new = told.topic is not None and told.topic.name not in launch.names
    names = (*launch.names, told.topic.name) if new and told.topic else launch.names
    # a launch that was only described ("its first flagship") takes the first name it is given
    product = told.topic.name if told.topic and launch.product not in launch.names else launch.product
    # a buyer or a partner that is named beside a launch goes on to tell of it
    owners = (*launch.brands, *(brand for brand in brands if launch.brands and brand not in launch.brands))
    after = replace(launch, product=product, names=names, brands=owners, updated=article.published)
    if revision is not None:
        status = _STATUS_AFTER.get(revision.kind, Status.ANNOUNCED)
        after = replace(after, status=status, window=revision.after)
    elif launch.window and said.window and same(launch.window, said.window) and launch.window.zone is None:
        after = replace(after, window=said.window)
    return Step(launch, after, revision, said)


def _first_word(
    told: Told, topics: Topics, brands: tuple[str, ...], new_key: Callable[[Announcement], str]
) -> Step | None:
    """Return the step that begins a launch, None if the article only looks back or names something in passing."""
    first = first_saying(told.said, told.ways if told.headline else ())
    if first is None:
        return None
    said, topic, published = first, told.topic, topics.article.published
    window = said.window
    kind = RevisionKind.ANNOUNCED
    if said.status is Status.NONE:
        return None
    if said.status is Status.RELEASED:
        window = launched_in(None, said, published)
        kind = RevisionKind.LAUNCHED
        if published - window.bounds_utc()[1] > _NEWS_FOR:
            return None
    elif said.status is Status.CANCELLED:
        kind = RevisionKind.CANCELLED
    vouched = not _stands_beside(told, topics) if told.headline else _is_news_beside(told, topics)
    if not is_news(told, said, topics, vouched=vouched):
        return None
    called = said.product if said.product != topics.article.title else ""
    product = topic.name if topic else called or (brands[0] if brands else said.product)
    names = (topic.name, *topics.companions(topic, told.sentence)) if topic else ()
    status = said.status if told.headline else Status.ANNOUNCED
    state = LaunchState(new_key(said), product, names, brands, status, window, published)
    return Step(None, state, Revision(kind, None, window), said)


def _stands_beside(told: Told, topics: Topics) -> bool:
    """Say whether what reads like the headline's launch is somebody else's, in a list that names a known one too."""
    topic, expected = told.topic, topics.expected()
    if topic is None or expected is None or topic.in_title or is_own_site(topics.article, topics.own):
        return False
    return not topics.is_vouched(topic)


def _is_news_beside(told: Told, topics: Topics) -> bool:
    """Say whether a launch that is not the headline's is the brand's own and still to come.

    Other people's articles name many things in passing; the brand's own site, or the brand beside the name, vouches.
    """
    if told.said.status not in (Status.ANNOUNCED, Status.DELAYED) or told.topic is None:
        return False
    if told.said.window is None:
        own = is_own_site(topics.article, topics.own)
        return own and (told.topic.related or says_undated(told.said.evidence))
    ahead = told.said.window.bounds_utc()[1] > topics.article.published
    return ahead and (is_own_site(topics.article, topics.own) or topics.is_of_brand(told.topic))


__all__ = ["LaunchState", "Revision", "RevisionKind", "Step", "follow"]
