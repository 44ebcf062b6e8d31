"""Judge: of all the ways to understand a document, which is the likeliest, and how likely is it?

Every way is an option: a status, with most of them a date. An option's score is what the signs of the text and of its
date stand for together (`evidence.py`, `weights.py`); scores become probabilities, so that the confidence shown to
people is one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp
from typing import NamedTuple

from launches.announcement import Change, Status
from launches.candidates import Candidate
from launches.cues import Kind
from launches.decision import Decision
from launches.document import Document, Line
from launches.evidence import Dated, dates_of, signs_of_text
from launches.weights import Pull, Weights, learnt
from launches.window import LaunchWindow, Precision

# "2099-12-31" on a store page is a placeholder, no plan.
_HORIZON = 20
STATUSES = (Status.ANNOUNCED, Status.DELAYED, Status.CANCELLED, Status.RELEASED, Status.NONE)
_UNDATED = {Status.ANNOUNCED: 5, Status.DELAYED: 6, Status.RELEASED: 7}
_TODAY = 8
_DATED = {Status.ANNOUNCED: 0, Status.DELAYED: 1, Status.RELEASED: 2}


class Option(NamedTuple):
    """One way to understand a document; `dated` is None without a date, or with the day of publication."""

    status: Status
    window: LaunchWindow | None
    dated: Dated | None


@dataclass(frozen=True, slots=True)
class Judgement:
    """The likeliest understanding and its probability; `shares` are all that were weighed, with theirs."""

    option: Option
    probability: float
    shares: tuple[tuple[Option, float], ...]


def options(document: Document, dates: Sequence[Dated]) -> list[Option]:
    """Return every way to understand a document that makes sense: what is to come lies ahead, what is out does not."""
    day = document.reference.day
    today = LaunchWindow.days(day, day, Precision.DAY, document.reference.zone)
    found = [Option(status, None, None) for status in STATUSES]
    found.append(Option(Status.RELEASED, today, None))
    for dated in dates:
        window = dated.window
        if window.start.year > day.year + _HORIZON:
            continue
        begun = window.start.date() <= day
        # The day of publication itself is no news to come, an hour of it may be.
        hour_ahead = window.precision is Precision.MINUTE and window.bounds_utc()[0] > document.reference.moment
        if hour_ahead or (window.end.date() > day and not (begun and window.precision is Precision.DAY)):
            found += [Option(Status.ANNOUNCED, window, dated), Option(Status.DELAYED, window, dated)]
        if begun:
            found.append(Option(Status.RELEASED, window, dated))
    return found


def settle(document: Document, proposal: Decision, judged: Judgement) -> tuple[Decision, float]:
    """Return the decision on a document, and its probability; `proposal` is what the rules alone would decide.

    Where both agree, the proposal stands as it is: it knows the sentence, the old date and the kind of change best.
    """
    option, sure = judged.option, judged.probability
    if (option.status, option.window) == (proposal.status, proposal.window):
        return proposal, sure
    line = option.dated.line if option.dated else _telling(document, option.status)
    chosen = option.dated.candidate if option.dated else None
    change = proposal.change if option.status is Status.ANNOUNCED and proposal.change is not Change.LATER else None
    return Decision(
        option.status,
        chosen,
        option.window,
        line,
        proposal.was if chosen is None or proposal.was is not chosen else None,
        Change.LATER if option.status is Status.DELAYED else change,
        chosen.reasons if chosen is not None else ("the words of the text",),
        chosen.score if chosen is not None else 0.0,
    ), sure


_TELLING = {
    Status.ANNOUNCED: (Kind.SOON, Kind.LAUNCH, Kind.OPEN, Kind.START),
    Status.DELAYED: (Kind.DELAY, Kind.MOVE, Kind.SOON),
    Status.CANCELLED: (Kind.CANCEL,),
    Status.RELEASED: (Kind.OUT, Kind.OUT_PAST, Kind.LAUNCH, Kind.OPEN),
}


def _telling(document: Document, status: Status) -> Line | None:
    """Return the line that says best how the launch stands; the first of the text where no cue tells."""
    prose = [line for line in document.lines if not line.in_title and not line.boilerplate] or document.lines
    for kind in _TELLING.get(status, ()):
        for line in prose:
            if any(cue.kind is kind for cue in line.cues):
                return line
    return prose[0] if prose else None


def judge(
    document: Document, candidates: list[Candidate], proposal: Decision, weights: Weights | None = None
) -> Judgement:
    """Return the likeliest understanding; options that come to the same status and window count together."""
    weights = weights or learnt()
    dates = dates_of(document, candidates, proposal)
    text = weights.text.worth(weights.text.total(signs_of_text(document, candidates, proposal)))
    worth = _worths(dates, weights)
    found = options(document, dates)
    scores = [_score(option, text, worth) for option in found]
    top = max(scores)
    shares = [exp(score - top) for score in scores]
    alike: dict[tuple[Status, LaunchWindow | None], list[int]] = {}
    for place, option in enumerate(found):
        alike.setdefault((option.status, option.window), []).append(place)
    together, best = max(
        ((sum([shares[place] for place in places]), places) for places in alike.values()), key=lambda entry: entry[0]
    )
    likeliest = max(best, key=lambda place: shares[place])
    whole = sum(shares)
    weighed = tuple((option, share / whole) for option, share in zip(found, shares, strict=True))
    return Judgement(found[likeliest], together / whole, weighed)


def _worths(dates: Sequence[Dated], weights: Weights) -> dict[int, list[float]]:
    """Return for each date, by identity, what its signs say; what its windows share is counted once."""
    table = weights.dates
    worths: dict[int, list[float]] = {}
    own: dict[int, Pull] = {}
    for dated in dates:
        shared = own.get(id(dated.shared))
        if shared is None:
            shared = own[id(dated.shared)] = table.total(dated.shared)
        worths[id(dated)] = table.worth(shared + table.total(dated.alone))
    return worths


def _score(option: Option, text: Sequence[float], worths: dict[int, list[float]]) -> float:
    score = text[STATUSES.index(option.status)]
    if option.dated is not None:
        return score + worths[id(option.dated)][_DATED[option.status]]
    if option.window is not None:
        return score + text[_TODAY]
    return score + (text[_UNDATED[option.status]] if option.status in _UNDATED else 0)
