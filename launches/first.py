"""First words: what an article most likely says of a launch that nobody has heard of yet.

Nobody delays, cancels or has released what was never announced, unless he says so plainly: a reading that is only
half sure of it has more likely misread an announcement.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from launches.announcement import Announcement, Status, Way
from launches.asides import Told
from launches.naming import distinguishing
from launches.outcomes import learnt
from launches.provenance import is_own_site
from launches.topics import Topics

_BEFOREHAND = {
    Status.ANNOUNCED: 1.0,
    Status.NONE: 1.0,
    Status.DELAYED: 0.3,
    Status.RELEASED: 0.2,
    Status.CANCELLED: 0.1,
}
"""How likely each status is for a launch nobody knows, before its text is read."""


def first_saying(said: Announcement, ways: Sequence[Way], least: float = 0.0) -> Announcement | None:
    """Return what an article says of a launch that is not known; None if it is likelier to say nothing.

    `said` is the likeliest reading by itself, `least` how likely the answer's status must be.
    """
    if not ways:
        return said
    shares = dict.fromkeys(Status, 0.0)
    for way in ways:
        shares[way.status] += way.probability * _BEFOREHAND[way.status]
    status = max(shares, key=lambda one: shares[one])
    if status is Status.NONE or shares[status] < least * sum(shares.values()):
        return None
    if status is said.status:
        return said
    way = next(way for way in ways if way.status is status)
    return replace(
        said,
        status=status,
        window=way.window,
        phrase=way.phrase,
        span=way.span,
        evidence=way.evidence or said.evidence,
        change=None,
        was=None,
        reasons=("the likeliest of something new",),
    )


def is_news(told: Told, said: Announcement, topics: Topics, *, vouched: bool) -> bool:
    """Say whether a launch begins here; what is told beside the headline's must also be `vouched` for.

    Without ways to understand the text there is nothing to weigh.
    """
    table = learnt()
    if not told.ways or not table or not (told.headline or vouched):
        return vouched
    return sum(table.get(sign, 0.0) for sign in news_signs(told, said, topics, vouched=vouched)) > 0


def news_signs(told: Told, said: Announcement, topics: Topics, *, vouched: bool) -> frozenset[str]:
    """Return the signs for and against that a launch begins with what is told."""
    return frozenset(f"first: {sign}" for sign in _news_signs(told, said, topics, vouched=vouched)) | {"first"}


def _news_signs(told: Told, said: Announcement, topics: Topics, *, vouched: bool) -> Iterator[str]:
    topic, place = told.topic, "headline" if told.headline else "beside"
    own = "own site" if is_own_site(topics.article, topics.own) else "elsewhere"
    dated = "dated" if said.window else "undated"
    yield place
    yield own
    yield f"{said.status}, {dated}"
    yield f"{dated}, {own}"
    yield f"vouched {vouched}, {place}"
    if told.ways:
        yield f"nothing {_grade(sum(way.probability for way in told.ways if way.status is Status.NONE))}"
        yield f"{said.status} {_grade(sum(way.probability for way in told.ways if way.status is said.status))}"
    if said.window is not None:
        yield f"{said.window.precision}"
        yield f"{'ahead' if said.window.bounds_utc()[1] > topics.article.published else 'behind'}, {place}"
    expected = topics.expected()
    known = "none known" if topics.knows_none else "known, unnamed" if expected is None else "known, named"
    yield known
    yield f"{known}, {place}"
    titled = not distinguishing(topics.article.title).isdisjoint(topics.own)
    yield f"brand in title {titled}, {own}"
    if topic is None:
        yield f"no topic, {known}"
        return
    yield f"in title {topic.in_title}"
    yield f"related {topic.related}"
    yield f"named {min(topic.count, 4)} times"
    yield f"words {min(len(topic.words), 3)}"
    yield f"figures {any(character.isdigit() for character in topic.name)}"
    yield f"of brand {topics.is_of_brand(topic)}, {own}"


def _grade(share: float) -> int:
    return sum(share >= edge for edge in (0.03, 0.1, 0.3, 0.5, 0.7, 0.9))
