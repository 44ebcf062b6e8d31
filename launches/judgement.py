"""Judge: of all the ways to understand a document, which is the likeliest, and how likely is it?

Every way is an option: a status, with most of them a date. An option's score is what the signs of the text and of its
date stand for together (`evidence.py`, `weights.py`), and what the other dates say of it once each has been judged by
itself (`second_look.py`); scores become probabilities, so that the confidence shown to people is one.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import exp
from typing import NamedTuple

from launches.announcement import Status
from launches.candidates import Candidate
from launches.document import Document
from launches.evidence import Dated, dates_of, signs_of_text
from launches.second_look import Ahead, ahead_of, beside, signs_again, signs_of_others, signs_of_own
from launches.weights import Pull, Signs, Weights, learnt
from launches.window import LaunchWindow, Precision

# "2099-12-31" on a store page is a placeholder, no plan.
_HORIZON = 20
STATUSES = (Status.ANNOUNCED, Status.DELAYED, Status.CANCELLED, Status.RELEASED, Status.NONE)
_UNDATED = {Status.ANNOUNCED: 5, Status.DELAYED: 6, Status.RELEASED: 7}
_TODAY = 8
_DATED = {Status.ANNOUNCED: 0, Status.DELAYED: 1, Status.RELEASED: 2}
_ANY = 3
_RESTATES = 9
_SURE = 60.0  # in nats, and more is the same


class Option(NamedTuple):
    """One way to understand a document; `dated` is None without a date, or with the day of publication."""

    status: Status
    window: LaunchWindow | None
    dated: Dated | None


@dataclass(frozen=True, slots=True)
class Judgement:
    """The likeliest understanding and its probability; `shares` are all that were weighed, with theirs.

    `speaks`: how much there is for each candidate, by identity, as the date of the headline's launch, in nats; `dates`:
    how likely it is that of any launch, the headline's or another that is told beside it. `restates`: how likely it is
    that whoever has followed the launch learns nothing. `signs`: those of each candidate. `turned`: the windows of
    those that are likelier ahead although their verbs seem to look back.
    """

    option: Option
    probability: float
    shares: tuple[tuple[Option, float], ...]
    speaks: Mapping[int, float]
    dates: Mapping[int, float]
    restates: float
    signs: Mapping[int, Signs]
    turned: Mapping[int, LaunchWindow]


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


def judge(
    document: Document, candidates: list[Candidate], weights: Weights | None = None, *, again: bool = True
) -> Judgement:
    """Return the likeliest understanding; options that come to the same status and window count together.

    Without `again` there is no second look.
    """
    weights = weights or learnt()
    dates = dates_of(document, candidates)
    text = weights.text.worth(weights.text.total(signs_of_text(document, candidates)))
    worth = _worths(dates, weights)
    found = options(document, dates)
    likely = likely_dates(dates, worth)
    scores = [_score(option, text, worth) for option in found]
    if again:
        ahead = ahead_of(dates, likely, document.reference.day)
        scores = [sum(both) for both in zip(scores, _again(found, ahead, likely, weights), strict=True)]
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
    return Judgement(
        option=found[likeliest],
        probability=together / whole,
        shares=weighed,
        speaks=_speaks(found, worth),
        dates=likely,
        restates=_likely(text[_RESTATES]),
        signs={id(dated.candidate): {**dated.of_line, **dated.shared} for dated in dates if not dated.is_turned},
        turned=_turned(dates, worth, found[likeliest].dated),
    )


def _again(
    found: Sequence[Option], ahead: Sequence[Ahead], likely: Mapping[int, float], weights: Weights
) -> Iterator[float]:
    """Yield what the second look says of each option; what the other dates say of one is the same for each status."""
    others: dict[int, tuple[Mapping[str, float], float]] = {}
    for status, window, dated in found:
        if dated is None or dated.candidate is None:
            yield weights.worth_again(signs_again(status, window, dated, ahead, likely))
            continue
        if id(dated) not in others:
            found_beside = beside(dated, ahead)
            others[id(dated)] = found_beside, weights.worth_again(signs_of_others(found_beside))
        most, worth = others[id(dated)]
        yield worth + weights.worth_again(signs_of_own(status, likely[id(dated.candidate)], most))


def _speaks(found: Sequence[Option], worths: dict[int, list[float]]) -> dict[int, float]:
    """Return what there is for each candidate, understood as it fits best."""
    speaks: dict[int, float] = {}
    for status, _, dated in found:
        if dated is not None and dated.candidate is not None:
            key, worth = id(dated.candidate), worths[id(dated)][_DATED[status]]
            speaks[key] = max(worth, speaks.get(key, worth))
    return speaks


def likely_dates(dates: Sequence[Dated], worths: Mapping[int, Sequence[float]]) -> dict[int, float]:
    """Return how likely each candidate is the date of a launch, understood as it fits best."""
    found: dict[int, float] = {}
    for dated in dates:
        if dated.candidate is not None:
            key, likely = id(dated.candidate), _likely(worths[id(dated)][_ANY])
            found[key] = max(likely, found.get(key, likely))
    return found


def _turned(
    dates: Sequence[Dated], worths: Mapping[int, Sequence[float]], chosen: Dated | None
) -> dict[int, LaunchWindow]:
    """Return the windows of the candidates that are likelier a launch's ahead than behind; what is chosen stands."""
    found: dict[int, LaunchWindow] = {}
    told: dict[int, float] = {}
    for dated in dates:
        if dated.candidate is None:
            continue
        likely = worths[id(dated)][_ANY]
        if not dated.is_turned:
            told[id(dated.candidate)] = max(likely, told.get(id(dated.candidate), likely))
        elif chosen is dated or (likely > told[id(dated.candidate)] and not _same_date(chosen, dated)):
            found[id(dated.candidate)] = dated.window
    return found


def _same_date(chosen: Dated | None, dated: Dated) -> bool:
    return chosen is not None and chosen.candidate is dated.candidate


def _likely(worth: float) -> float:
    return 1 / (1 + exp(min(_SURE, -worth)))


def _worths(dates: Sequence[Dated], weights: Weights) -> dict[int, list[float]]:
    """Return for each date, by identity, what its signs say; what its line and its windows share is counted once."""
    table = weights.dates
    worths: dict[int, list[float]] = {}
    totals: dict[int, Pull] = {}
    for dated in dates:
        for signs in (dated.of_line, dated.shared):
            if id(signs) not in totals:
                totals[id(signs)] = table.total(signs)
        pull = totals[id(dated.of_line)] + totals[id(dated.shared)] + table.total(dated.alone)
        worths[id(dated)] = table.worth(pull)
    return worths


def _score(option: Option, text: Sequence[float], worths: dict[int, list[float]]) -> float:
    score = text[STATUSES.index(option.status)]
    if option.dated is not None:
        return score + worths[id(option.dated)][_DATED[option.status]]
    if option.window is not None:
        return score + text[_TODAY]
    return score + (text[_UNDATED[option.status]] if option.status in _UNDATED else 0)
