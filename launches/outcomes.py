"""Outcomes: everything an article may do to a known launch, with the signs for and against each.

One text alone cannot tell whether "in June" is the plan told again or a date of something else; what is known of the
launch can. Every way to understand the text (`Reading.ways`) is taken to its outcome: what it would change. Ways that
come to the same outcome count together; what the signs are worth is learnt (`weights_stories.tsv`).
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from math import exp, log

from launches import signs
from launches.about import About, after
from launches.announcement import Announcement, Change, Status, Way
from launches.matching import LaunchState
from launches.revision import Revision, RevisionKind, contains, revise, same
from launches.story_weights import learnt
from launches.window import LaunchWindow, Precision

_SHARES = (0.003, 0.01, 0.03, 0.1, 0.25, 0.5, 0.8)
_OF_IT = (0.03, 0.1, 0.3, 0.6, 0.9)
_DAYS = (-31, -3, -1, 0, 1, 3, 8, 31, 100, 400)
_DAY = timedelta(days=1)
_YEAR = re.compile(r"\d{4}")
_YEARLESS = (Precision.DAY, Precision.MONTH)
_FLOOR = 0.0005
_TOLD = 0.02
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


def outcomes(about: About, proposal: Announcement | None, ways: Sequence[Way]) -> list[Outcome]:
    """Return every outcome of an article for a launch; `proposal` is what the rules alone would take it to say."""
    launch = about.launch
    found: dict[Key, list[tuple[float, Announcement | None, Revision | None]]] = {}
    proposed = _revised(launch, proposal, about)
    told: list[tuple[float, Announcement | None]] = [(0.0, None), (0.0, proposal)]
    told += [(way.probability, said) for way in ways for said in _sayings(about, way)]
    told += [(0.0, said) for said in _known_ways(about)]
    for share, said in told:
        revision = _revised(launch, said, about)
        found.setdefault(_key(launch, revision), []).append((share, said, revision))
    shared = list(_text_signs(about))
    shares = {key: sum(entry[0] for entry in entries) for key, entries in found.items()}
    return [
        _outcome(about, key, entries, [*shared, *_nesting(key, shares)], _key(launch, proposed))
        for key, entries in found.items()
    ]


def _nesting(key: Key, shares: Mapping[Key, float]) -> Iterator[str]:
    """Yield whether the text may tell the same thing more exactly, or less so: a day and its hour are one date."""
    kind, window = key
    for (other, told), share in shares.items():
        if other is not kind or told is None or window is None or told == window or share < _TOLD:
            continue
        if contains(window, told):
            yield f"told finer, {window.precision} to {told.precision}"
        elif contains(told, window):
            yield f"told wider, {told.precision} to {window.precision}"


def choose(about: About, proposal: Announcement | None, ways: Sequence[Way]) -> Announcement | None:
    """Return what an article most likely says of a launch; without ways to understand it, what the rules propose."""
    table = learnt()
    if not ways or not table:
        return proposal
    found = outcomes(about, proposal, ways)
    scores = [score(one, table) for one in found]
    top = max(scores)
    best = found[scores.index(top)]
    said = best.said
    # nothing changes: what names no date has not even told the plan again
    if said is None or (best.revision is None and said.window is None):
        return None
    sure = 1 / sum(exp(one - top) for one in scores)
    evidence = said.evidence or next((line for _, line in about.lines if about.names_it(line)), about.title)
    return replace(said, evidence=evidence, confidence=round(max(_LEAST, min(_MOST, sure)), 2))


def score(one: Outcome, table: Mapping[str, float]) -> float:
    """Return what speaks for an outcome, taken together."""
    return sum(table.get(sign, 0.0) for sign in one.signs) + table.get("log share", 0.0) * log_share(one.share)


def _revised(launch: LaunchState, said: Announcement | None, about: About) -> Revision | None:
    return revise(launch.status, launch.window, said, about.published) if said is not None else None


def _key(launch: LaunchState, revision: Revision | None) -> Key:
    return (revision.kind, revision.after) if revision else (None, launch.window)


def _sayings(about: About, way: Way) -> Iterator[Announcement | None]:
    """Yield what an article says if it is to be understood in this way; a wider window may take precision back."""
    if way.status is Status.NONE:
        yield None
        return
    launch = about.launch
    again = _in_its_year(way, launch.window)
    if again is not None and again.bounds_utc()[0] <= about.published:
        way = replace(way, status=Status.RELEASED, window=again)
    elif again is not None:
        way = replace(way, window=again)
    line = way.evidence
    change = Change.LATER if way.status is Status.DELAYED else None
    if launch.status is Status.CANCELLED and way.status is Status.ANNOUNCED:
        change = Change.REVIVED
    said = Announcement(
        launch.product,
        launch.brands,
        way.status,
        way.window,
        way.phrase,
        way.span,
        line,
        way.probability,
        ("the likeliest after what is known",),
        change=change,
    )
    yield said
    known, told = launch.window, way.window
    wider = known is not None and told is not None and contains(told, known) and not same(told, known)
    if wider and way.status is not Status.RELEASED:
        yield replace(said, status=Status.ANNOUNCED, change=Change.VAGUER)


def _in_its_year(way: Way, known: LaunchWindow | None) -> LaunchWindow | None:
    """Return the known window where a day or month is told without its year, and was read as that of another."""
    told = way.window
    if told is None or known is None or told.precision is not known.precision or _YEAR.search(way.phrase):
        return None
    one, two = told.start.replace(tzinfo=None), known.start.replace(tzinfo=None)
    other_year = abs(one.year - two.year) == 1 and (one.month, one.day) == (two.month, two.day)
    return known if other_year and told.precision in _YEARLESS else None


def _known_ways(about: About) -> Iterator[Announcement]:
    """Yield what the state of a launch alone suggests: that it is out, put off, called off or on again."""
    launch = about.launch
    base = Announcement(launch.product, launch.brands, Status.RELEASED, None, "", None, "", 0.0, ("what is known",))
    if launch.is_open:
        today = about.published.date()
        window = launch.window
        if window is not None and window.start.replace(tzinfo=None) <= about.published.replace(tzinfo=None):
            yield replace(base, window=window)
        yield base
        yield replace(base, window=LaunchWindow.days(today, today, Precision.DAY))
        yield replace(base, window=LaunchWindow.days(today - _DAY, today - _DAY, Precision.DAY))
        yield replace(base, status=Status.DELAYED, change=Change.LATER)
        yield replace(base, status=Status.CANCELLED)
    elif launch.status is Status.CANCELLED:
        yield replace(base, status=Status.ANNOUNCED, change=Change.REVIVED)


def _outcome(
    about: About,
    key: Key,
    entries: Sequence[tuple[float, Announcement | None, Revision | None]],
    shared: Iterable[str],
    proposed: Key,
) -> Outcome:
    share = sum(entry[0] for entry in entries)
    _, said, revision = max(entries, key=lambda entry: entry[0])
    if key == proposed:
        said = next((entry[1] for entry in entries if entry[0] == 0.0 and entry[1] is not None), said)
    kind = str(key[0]) if key[0] else "nothing"
    found = {f"{kind}", f"{kind}, {about.launch.status}", f"share:{_grade(share, _SHARES)}"}
    found.add(f"{kind}: share {_grade(share, _SHARES) // 2}")
    found.update(f"{kind}: {sign}" for sign in shared)
    if key == proposed:
        found |= {"proposed", f"proposed:{kind}"}
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
    told = [mention for mention, _ in about.dated() if same(mention.window, new)]
    yield f"told {min(len(told), 2)} times"
    if told:
        yield f"of it {_grade(max(map(about.told_of_it, told)), _OF_IT)}"


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


def log_share(share: float) -> float:
    """Return the logarithm of a share, not below that of what was too unlikely to be kept."""
    return log(max(share, _FLOOR))


def _grade(value: float, edges: Iterable[float]) -> int:
    return sum(value >= edge for edge in edges)
