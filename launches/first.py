"""First words: what an article most likely says of a launch that nobody has heard of yet.

Nobody delays, cancels or has released what was never announced, unless he says so plainly; and of several dates that
of the launch is the one told of its name. Every way to understand the text is weighed by learnt signs
(`weights_stories.tsv`).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from launches.announcement import Announcement, DateMention, Span, Status, Way
from launches.asides import Told
from launches.nesting import nesting_signs
from launches.revision import RevisionKind, launched_in
from launches.story_weights import worth
from launches.things import told_of
from launches.topics import Topics
from launches.window import LaunchWindow

_NEWS_FOR = timedelta(days=7)
_SHARES = (0.003, 0.01, 0.03, 0.1, 0.25, 0.5, 0.8, 0.95)
_OF_IT = (0.03, 0.1, 0.3, 0.6, 0.9)
_MORE = (-0.6, -0.25, -0.05, 0.05, 0.25, 0.6)
_DATES = (0.03, 0.1, 0.3, 0.6, 0.9)
_DAYS = (-8, -1, 0, 1, 8, 31, 100, 400)
_DAY = timedelta(days=1)
_CAREFUL = 0.75
"""What silence may lack, in nats: where nothing may be launched at all, nothing is told."""


@dataclass(frozen=True, slots=True)
class First:
    """One way to begin a launch: what is said, as what kind of news, for which window; `kind` is None for no launch."""

    said: Announcement
    kind: RevisionKind | None
    window: LaunchWindow | None
    share: float
    signs: frozenset[str]


def first_word(told: Told, topics: Topics, dates: Sequence[DateMention]) -> First:
    """Return what an article most likely says of a launch that is not known; `dates` are all of the article's."""
    return max(firsts(told, topics, dates), key=lambda first: score(first) + _CAREFUL * (first.kind is None))


def score(first: First) -> float:
    """Return what speaks for a way to begin, taken together."""
    return worth("first", first.signs, first.share)


def firsts(told: Told, topics: Topics, dates: Sequence[DateMention]) -> list[First]:
    """Return every way to begin a launch; ways to understand the text that come to the same count together."""
    alike: dict[tuple[Status, LaunchWindow | None], list[Way]] = {}
    for way in told.ways:
        alike.setdefault((way.status, way.window), []).append(way)
    alike.setdefault((told.said.status, told.said.window), [])
    shares = {key: sum(way.probability for way in ways) for key, ways in alike.items()}
    top = max(shares.values())
    of_it = _of_it(told, topics, dates)
    found = []
    for (status, window), ways in alike.items():
        said = _said(told.said, status, window, ways)
        share = shares[status, window]
        kind, begun = _news(said, topics)
        signs = {
            f"{status}",
            f"{kind}, {'dated' if window else 'undated'}",
            f"share {_grade(share, _SHARES)}",
            f"{status}, share {_grade(share, _SHARES)}",
            f"likeliest {share == top}, {status}",
            *nesting_signs(status, window, shares),
            *_date_signs(said, topics, share, of_it),
            *_dates_signs(said, dates),
        }
        found.append(First(said, kind, begun, share, frozenset(f"first: {sign}" for sign in signs)))
    return found


def _said(likeliest: Announcement, status: Status, window: LaunchWindow | None, ways: Sequence[Way]) -> Announcement:
    if (likeliest.status, likeliest.window) == (status, window):
        return likeliest
    way = max(ways, key=lambda way: way.probability)
    return replace(
        likeliest,
        status=status,
        window=window,
        phrase=way.phrase,
        span=way.span,
        evidence=way.evidence or likeliest.evidence,
        not_before=way.not_before,
        change=None,
        was=None,
        reasons=("the likeliest of something new",),
    )


def _news(said: Announcement, topics: Topics) -> tuple[RevisionKind | None, LaunchWindow | None]:
    """Return what kind of news something said of a new launch is, None for what is none, and the launch's window."""
    if said.status is Status.NONE:
        return None, None
    if said.status is Status.RELEASED:
        published = topics.article.published
        window = launched_in(None, said, published)
        old = published - window.bounds_utc()[1] > _NEWS_FOR
        return (None if old else RevisionKind.LAUNCHED), window
    if said.status is Status.CANCELLED:
        return RevisionKind.CANCELLED, said.window
    # Who begins to listen in the middle of things hears first that something is put off.
    return (RevisionKind.DELAYED if said.status is Status.DELAYED else RevisionKind.ANNOUNCED), said.window


def _of_it(told: Told, topics: Topics, dates: Sequence[DateMention]) -> dict[Span, float]:
    """Return for the place of each date how likely it is told of the launch."""
    found: dict[Span, float] = {}
    for span in {told.said.span, *(way.span for way in told.ways)}:
        index = topics.sentence_at(span[0]) if span else None
        if span is not None and index is not None and told.topic is not None:
            shares = told_of(topics, index, span, dates)
            found[span] = sum(share for topic, share in shares if topic.words == told.topic.words)
    return found


def _date_signs(said: Announcement, topics: Topics, share: float, of_it: Mapping[Span, float]) -> Iterator[str]:
    window, status = said.window, said.status
    if window is None:
        return
    days = (window.start.replace(tzinfo=None) - topics.article.published.replace(tzinfo=None)) / _DAY
    yield f"{window.precision}"
    yield f"{status} in {_grade(days, _DAYS)}"
    index = topics.sentence_at(said.span[0]) if said.span else None
    yield f"sentence {min(index, 4)}" if index is not None else f"without a place {bool(said.phrase)}"
    mine = of_it.get(said.span) if said.span else None
    if mine is None:
        return
    others = max((one for span, one in of_it.items() if span != said.span), default=0.0)
    yield f"of it {_grade(mine, _OF_IT)}"
    yield f"of it {_grade(mine, _OF_IT)}, share {_grade(share, _SHARES) // 2}"
    yield f"of it by {_grade(mine - others, _MORE)}"


def _dates_signs(said: Announcement, dates: Sequence[DateMention]) -> Iterator[str]:
    for mention in dates:
        if mention.span == said.span:
            yield f"dates {_grade(mention.dates, _DATES)}"
            yield f"dates {_grade(mention.dates, _DATES)}, {said.status}"
            return


def _grade(value: float, edges: Sequence[float]) -> int:
    return sum(value >= edge for edge in edges)
