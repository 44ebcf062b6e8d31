"""Follow launches over many articles: which one an article speaks of, and what it changes.

An article may speak of several launches. The one it is about comes from its reading; the sentences about any other
are read once more for themselves, because what is said of one launch must not move the date of another.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from launches.announcement import Announcement, Status, Verdict
from launches.article import Article
from launches.brand import Brand
from launches.matching import LaunchState, match, names_of, of_brands
from launches.reading import Reading, read
from launches.revision import Revision, RevisionKind, launched_in, revise, same
from launches.topics import Topic, Topics, Words
from launches.window import LaunchWindow

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
    if not reading.announcements or reading.announcements[0].rumour:
        return ()
    named = _brands_in(article, brands)
    candidates = list(of_brands(known, named))
    own = Topics(article, brands).own
    topics = Topics(article, brands, (words for launch in candidates for words in names_of(launch, own)))
    steps: list[Step] = []
    for said, topic, headline in _told(reading, topics, brands):
        launch = match(said, topic, topics, candidates)
        step = _step(launch, said, topic, article, named, new_key, headline=headline)
        if step is None or any(step.after.key == other.after.key for other in steps):
            continue
        steps.append(step)
        candidates = [other for other in candidates if other.key != step.after.key] + [step.after]
    return tuple(steps)


def _told(
    reading: Reading, topics: Topics, brands: Sequence[Brand]
) -> Iterator[tuple[Announcement, Topic | None, bool]]:
    """Yield what the article says of each launch, with what it calls it, and whether it is the headline's."""
    first = reading.announcements[0]
    about = _topic_of(first, topics)
    yield first, about, True
    covered = {about.words} if about else set()
    for said in reading.announcements[1:]:
        topic = _topic_of(said, topics)
        if topic is not None and topic.words not in covered:
            covered.add(topic.words)
            yield said, topic, False
    for topic in _others(reading, topics, covered):
        part = topics.part_about(topic)
        again = read(part, brands).announcements if part else ()
        if again and not again[0].rumour:
            yield _at_home(again[0], topics.article), topic, False


def _others(reading: Reading, topics: Topics, covered: set[Words]) -> Iterator[Topic]:
    """Yield the topics beside the headline's that are known launches, or whose sentence dates another launch."""
    dated = {
        topic.words
        for mention in reading.mentions
        if mention.verdict is Verdict.OTHER_LAUNCH
        and (topic := topics.subject(topics.sentence_at(mention.span[0]), mention.span[0])) is not None
    }
    for topic in topics.topics.values():
        if topic.words not in covered and topic.plausible and (topic.known or topic.words in dated):
            yield topic


def _topic_of(said: Announcement, topics: Topics) -> Topic | None:
    if said.span is not None:
        return topics.subject(topics.sentence_at(said.span[0]), said.span[0])
    place = topics.article.text.find(said.evidence) if said.evidence else -1
    return topics.subject(topics.sentence_at(place) if place >= 0 else None)


def _at_home(said: Announcement, article: Article) -> Announcement:
    """Return an announcement read from a part of the article with its place in the whole."""
    start = article.text.find(said.evidence)
    at = article.text.find(said.phrase, start) if start >= 0 and said.phrase else -1
    return replace(said, span=(at, at + len(said.phrase)) if at >= 0 else None)


def _step(
    launch: LaunchState | None,
    said: Announcement,
    topic: Topic | None,
    article: Article,
    brands: tuple[str, ...],
    new_key: Callable[[Announcement], str],
    *,
    headline: bool,
) -> Step | None:
    if said.status is Status.NONE:
        return None
    if launch is None:
        return _first_word(said, topic, article, brands, new_key, headline=headline)
    revision = revise(launch.status, launch.window, said, article.published)
    names = launch.names if topic is None or topic.name in launch.names else (*launch.names, topic.name)
    after = replace(launch, names=names, updated=article.published)
    if revision is not None:
        status = _STATUS_AFTER.get(revision.kind, Status.ANNOUNCED)
        after = replace(after, status=status, window=revision.after)
    elif launch.window and said.window and same(launch.window, said.window) and launch.window.zone is None:
        after = replace(after, window=said.window)
    return Step(launch, after, revision, said)


def _first_word(
    said: Announcement,
    topic: Topic | None,
    article: Article,
    brands: tuple[str, ...],
    new_key: Callable[[Announcement], str],
    *,
    headline: bool,
) -> Step | None:
    """Return the step that begins a launch, None if the article only looks back or names something in passing."""
    window = said.window
    kind = RevisionKind.ANNOUNCED
    if said.status is Status.RELEASED:
        window = launched_in(None, said, article.published)
        kind = RevisionKind.LAUNCHED
        if article.published - window.bounds_utc()[1] > _NEWS_FOR:
            return None
    elif said.status is Status.CANCELLED:
        kind = RevisionKind.CANCELLED
    if not headline and (said.status is not Status.ANNOUNCED or not _ahead(window, article)):
        return None
    product = topic.name if topic else said.product or (brands[0] if brands else "")
    names = (topic.name,) if topic else ()
    key = new_key(said)
    state = LaunchState(key, product, names, brands, said.status, window, article.published)
    return Step(None, state, Revision(kind, None, window), said)


def _ahead(window: LaunchWindow | None, article: Article) -> bool:
    return window is not None and window.bounds_utc()[1] > article.published


def _brands_in(article: Article, brands: Sequence[Brand]) -> tuple[str, ...]:
    """Return the brands the article names; all of them if it names none, since its source belongs to one."""
    whole = f"{article.title}\n{article.text}".casefold()
    named = tuple(brand.name for brand in brands if any(name.casefold() in whole for name in brand.names))
    return named or tuple(brand.name for brand in brands)


__all__ = ["LaunchState", "Revision", "RevisionKind", "Step", "follow"]
