"""Outcomes: everything an article may do to a known launch, with the signs for and against each.

One text alone cannot tell whether "in June" is the plan told again or a date of something else; what is known of the
launch can. Every way to understand the text (`Reading.ways`) is taken to its outcome: what it would change. Ways that
come to the same outcome count together; what the signs are worth is learnt (`weights_stories.tsv`).
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from math import exp

from launches import signs
from launches.about import About, after
from launches.announcement import Announcement, Way
from launches.matching import LaunchState
from launches.nesting import nesting_signs
from launches.revision import Revision, RevisionKind, contains, revise, same
from launches.sayings import sayings
from launches.story_weights import worth
from launches.window import LaunchWindow, Precision

_SHARES = (0.003, 0.01, 0.03, 0.1, 0.25, 0.5, 0.8)
_OF_IT = (0.03, 0.1, 0.3, 0.6, 0.9)
_MORE = (-0.6, -0.25, -0.05, 0.05, 0.25, 0.6)
_DATES = (0.03, 0.1, 0.3, 0.6, 0.9)
_RESTATES = (0.1, 0.25, 0.4, 0.55, 0.7, 0.85)
_DAYS = (-31, -3, -1, 0, 1, 3, 8, 31, 100, 400)
_DAY = timedelta(days=1)
_CAREFUL = 0.8  # in nats
_AS_LIKELY = 0.7  # in nats
_LEAST, _MOST = 0.02, 0.98  # nobody is surer than that
_WORDS = {
    "later": signs.LATER,
    "no new date": signs.NO_NEW_DATE,
    "earlier": signs.EARLIER,
    "vaguer": signs.VAGUER,
    "stands": signs.STANDS,
    "revives": signs.REVIVES,
    "cancels": signs.CANCELS,
    "puts off": signs.PUTS_OFF,
    "out": signs.OUT,
    "today": signs.TODAY,
    "not yet": signs.NOT_YET,
    "halts": signs.HALTS,
    "history": signs.HISTORY,
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an article may do to a launch: `said` is what it would have to say, None for nothing."""

    said: Announcement | None
    revision: Revision | None
    share: float
    signs: frozenset[str]


Key = tuple[RevisionKind | None, LaunchWindow | None]


def outcomes(about: About, ways: Sequence[Way]) -> list[Outcome]:
    """Return every outcome of an article for a launch."""
    launch = about.launch
    found: dict[Key, list[tuple[float, Announcement | None, Revision | None]]] = {}
    for share, said in sayings(about, ways):
        revision = _revised(launch, said, about)
        found.setdefault(_key(launch, revision), []).append((share, said, revision))
    shared = list(_text_signs(about))
    windows = {window for _, window in found if window is not None}
    of_it = {window: _of_it(about, window) for window in windows}
    shares = {key: sum(entry[0] for entry in entries) for key, entries in found.items()}
    return [
        _outcome(about, key, entries, [*shared, *nesting_signs(*key, shares), *_told_signs(key, shares[key], of_it)])
        for key, entries in found.items()
    ]


def _of_it(about: About, window: LaunchWindow) -> float | None:
    """Return how likely a date of the article is told of the launch, None for what is not in its text."""
    told = [about.told_of_it(mention) for mention, _ in about.dates() if same(mention.window, window)]
    return max(told, default=None)


def _told_signs(key: Key, share: float, of_it: Mapping[LaunchWindow, float | None]) -> Iterator[str]:
    """Yield how likely its date is told of the launch, by itself and beside the other dates."""
    kind, window = key
    mine = of_it.get(window) if window is not None else None
    if kind is None or mine is None:
        return
    others = max((one for other, one in of_it.items() if other != window and one is not None), default=None)
    yield f"of it {_grade(mine, _OF_IT)}"
    yield f"of it {_grade(mine, _OF_IT)}, share {_grade(share, _SHARES) // 2}"
    if others is not None:
        yield f"of it by {_grade(mine - others, _MORE)}"
        yield f"of it by {_grade(mine - others, _MORE)}, share {_grade(share, _SHARES) // 2}"


def choose(about: About, ways: Sequence[Way]) -> Announcement | None:
    """Return what an article most likely says of a launch, None if it says nothing of it."""
    found = outcomes(about, ways)
    scores = [score(one) for one in found]
    top = max(scores)
    # A notice needs to be surer than silence: what is wrongly told cannot be taken back.
    careful = [scored + _CAREFUL * (one.revision is None) for one, scored in zip(found, scores, strict=True)]
    best = _by_how_much(found[careful.index(max(careful))], found)
    said = best.said
    # nothing changes: what names no date has not even told the plan again
    if said is None or (best.revision is None and said.window is None):
        return None
    sure = exp(score(best) - top) / sum(exp(one - top) for one in scores)
    evidence = said.evidence or next((line for _, line in about.lines if about.names_it(line)), about.title)
    return replace(said, evidence=evidence, confidence=round(max(_LEAST, min(_MOST, sure)), 2))


def _by_how_much(best: Outcome, found: Sequence[Outcome]) -> Outcome:
    """Return the outcome of a delay that the article counts in place of one without a date, if it is about as likely.

    Who says by how much also says to when; no words name that date.
    """
    if best.revision is None or best.revision.kind is not RevisionKind.DELAYED or best.revision.after is not None:
        return best
    counted = [
        one
        for one in found
        if one.said is not None and one.revision is not None and not one.said.phrase
        if one.revision.kind is RevisionKind.DELAYED and one.revision.after is not None
    ]
    likeliest = max(counted, key=score, default=best)
    return likeliest if score(likeliest) > score(best) - _AS_LIKELY else best


def score(one: Outcome) -> float:
    """Return what speaks for an outcome, taken together."""
    return worth("outcome", one.signs, one.share)


def _revised(launch: LaunchState, said: Announcement | None, about: About) -> Revision | None:
    return revise(launch.status, launch.window, said, about.published) if said is not None else None


def _key(launch: LaunchState, revision: Revision | None) -> Key:
    return (revision.kind, revision.after) if revision else (None, launch.window)


def _outcome(
    about: About,
    key: Key,
    entries: Sequence[tuple[float, Announcement | None, Revision | None]],
    shared: Iterable[str],
) -> Outcome:
    share = sum(entry[0] for entry in entries)
    _, said, revision = max(entries, key=lambda entry: entry[0])
    kind = str(key[0]) if key[0] else "nothing"
    found = {f"{kind}", f"{kind}, {about.launch.status}", f"share:{_grade(share, _SHARES)}"}
    found.add(f"{kind}: share {_grade(share, _SHARES) // 2}")
    found.update(f"{kind}: {sign}" for sign in shared)
    if said is not None and said.reasons[:1] != ("the likeliest after what is known",):
        found.add(f"{kind}: {said.reasons[0]}")
    if revision is not None and revision.after is not None:
        found.update(f"{kind}: {sign}" for sign in _window_signs(about, revision.after))
    return Outcome(said, revision, share, frozenset(found))


def _window_signs(about: About, new: LaunchWindow) -> Iterator[str]:
    known = about.launch.window
    yield f"{new.precision}"
    yield f"in {_grade((new.start.replace(tzinfo=None) - about.published.replace(tzinfo=None)) / _DAY, _DAYS)}"
    if known is not None:
        relation = _relation(known, new)
        yield relation
        yield f"{relation}, {known.precision} to {new.precision}"
    told = [mention for mention, _ in about.dates() if same(mention.window, new)]
    if told:
        yield f"dates {_grade(max(mention.dates for mention in told), _DATES)}"
    yield f"told {min(len(told), 2)} times"
    yield f"told about it {min(sum(same(mention.window, new) for mention, _ in about.dated()), 2)} times"


def _relation(known: LaunchWindow, new: LaunchWindow) -> str:
    if same(known, new):
        return "same"
    if contains(known, new):
        return "inside"
    if contains(new, known):
        return "around"
    return "later" if after(new, known) else "earlier"


def _text_signs(about: About) -> Iterator[str]:
    """Yield the signs of the article for this launch, whatever its outcome."""
    launch = about.launch
    lines = [line for _, line in about.lines]
    named = [line for line in lines if about.names_it(line)]
    yield f"named {min(len(named), 2)}"
    yield f"titled {about.names_it(about.title)}, another {about.titled_as_another}"
    yield f"restates {_grade(about.restates, _RESTATES)}"
    yield from (f"word {word}" for word in set(re.findall(r"(?<!\w)[a-z']+", " ".join([about.title, *lines[:3]]))))
    for name, pattern in _WORDS.items():
        if pattern.search(about.title):
            yield f"title {name}"
        if any(pattern.search(line) for line in lines):
            yield name
    if launch.window is None:
        yield f"undated {launch.status}"
        return
    start, end = launch.window.start.replace(tzinfo=None), launch.window.end.replace(tzinfo=None)
    now = about.published.replace(tzinfo=None)
    due = "ahead" if now < start else "now" if now < end else "behind"
    days = (start - now if due == "ahead" else now - end if due == "behind" else timedelta(0)) / _DAY
    yield f"due {due}"
    yield f"due {due} {_grade(days, (1, 3, 8, 31, 100))} {launch.window.precision in (Precision.DAY, Precision.MINUTE)}"
    told = [(mention, index) for mention, index in about.dated() if same(mention.window, launch.window)]
    if told:
        yield "the known date is told"
    if any(signs.DENIES.search(about.before(mention, index)[-60:]) for mention, index in told):
        yield "the known date is denied"
    if about.confirmed(launch.window):
        yield "the known date is confirmed"


def _grade(value: float, edges: Iterable[float]) -> int:
    return sum(value >= edge for edge in edges)
