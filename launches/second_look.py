"""A second look: what speaks for each way to understand a document once every date has been judged by itself.

At the first look each date is judged by its own words. "Out today in Finland. Sweden gets it on 2 November" has two
that look like a launch's; that the other one is earlier, and told first, speaks against the second. So each way is
weighed again by the other dates ahead: how likely the likeliest of them is a launch's, earlier or later than the date
in question, above it in the text or below, near or far. What that is worth is learnt with the rest, a sign a line of
`weights_again.tsv`, in nats.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from launches.announcement import Status
from launches.evidence import Dated
from launches.window import LaunchWindow, Precision

_LIKELY = (0.1, 0.3, 0.5, 0.7, 0.85, 0.95)
_EXACT = frozenset({Precision.DAY, Precision.MINUTE})
_OPENING = 4


class Ahead(NamedTuple):
    """A date ahead that holds: whose it is, its window and how exact, where it stands, how likely it is a launch's."""

    candidate: int
    window: LaunchWindow
    grain: str
    start: date
    line: int
    token: int
    likely: float


def ahead_of(dates: Sequence[Dated], likely: Mapping[int, float], day: date) -> list[Ahead]:
    """Return the dates ahead of a day, each once, the likeliest of a launch first; `likely` has that by identity."""
    found: dict[int, Ahead] = {}
    for dated in dates:
        one = dated.candidate
        if one is None or id(one) in found or one.superseded or one.window.end.date() <= day:
            continue
        window, line, token = one.window, one.line.number, one.mention.first
        found[id(one)] = Ahead(id(one), window, _grain(window), window.start.date(), line, token, likely[id(one)])
    return sorted(found.values(), key=lambda other: -other.likely)


def signs_again(
    status: Status,
    window: LaunchWindow | None,
    dated: Dated | None,
    ahead: Sequence[Ahead],
    likely: Mapping[int, float],
) -> Iterator[str]:
    """Yield the signs of one way to understand a document, by its dates `ahead`."""
    if dated is not None and dated.candidate is not None:
        others = beside(dated, ahead)
        yield from signs_of_own(status, likely[id(dated.candidate)], others)
        yield from signs_of_others(others)
        return
    yield f"{status}"
    told = "counted" if dated is not None else "today" if window is not None else "undated"
    yield f"{status}, {told}, best {_grade(ahead[0].likely if ahead else 0.0)}"


def beside(dated: Dated, ahead: Sequence[Ahead]) -> dict[str, float]:
    """Return how likely the likeliest of the other dates is a launch's, by how it stands to a date of the text."""
    one, window = dated.candidate, dated.window
    assert one is not None
    start, line, token, key = window.start.date(), one.line.number, one.mention.first, id(one)
    grain, place = _grain(window), min(line, _OPENING)
    most: dict[str, float] = {}
    for other in ahead:
        if other.candidate == key or other.window == window:
            continue
        when = "earlier" if other.start < start else "later" if other.start > start else "same start"
        where = "above" if (other.line, other.token) < (line, token) else "below"
        near = "first line" if other.line == 0 else _NEAR.get(abs(other.line - line), "far")
        for sign in _relations(when, where, near, f"{other.grain} {grain}", place):
            most.setdefault(sign, other.likely)
    return most


# A few hundred there are; to spell each out for every pair of dates would take most of the second look.
@cache
def _relations(when: str, where: str, near: str, grains: str, place: int) -> tuple[str, ...]:
    return (
        when,
        f"{when} {where}",
        f"{when} {where} {near}",
        f"{when} {grains}",
        f"{when} {where} line {place}",
    )


def signs_of_own(status: Status, likely: float, others: Mapping[str, float]) -> Iterator[str]:
    """Yield the signs of a date by how likely it is itself: what is out is weighed apart from what is to come."""
    own = f"{'out, ' if status is Status.RELEASED else ''}own {_grade(likely)}"
    yield f"{status}"
    yield own
    yield f"{own}, earlier {_grade(others.get('earlier', 0.0))}"


def signs_of_others(others: Mapping[str, float]) -> list[str]:
    """Return the signs of the dates beside one."""
    return [f"{sign} {_grade(likely)}" for sign, likely in others.items()]


_NEAR = {0: "same line", 1: "next line"}


def _grain(window: LaunchWindow) -> str:
    return "exact" if window.precision in _EXACT else "wide"


def _grade(likely: float) -> int:
    return bisect_right(_LIKELY, likely)
