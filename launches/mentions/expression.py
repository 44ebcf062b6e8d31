"""What the grammar hands on: an expression found in the text, and how its days follow from the publication time.

Most expressions leave the year out. Which one is meant depends on the tense of the clause around them ("came out in
March" never rolls forward), which the grammar does not know; so it hands over a function of reference and tense.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from enum import Enum, auto
from typing import NamedTuple

from launches.periods import Days
from launches.window import LaunchWindow, Precision


class Tense(Enum):
    """How the clause speaks: of what will be, of what was, or of what had been planned."""

    # Members are single objects; Enum would hash their names each time.
    __hash__ = object.__hash__

    FUTURE = auto()
    PAST = auto()
    PLAN = auto()


@dataclass(frozen=True, slots=True)
class Fiscal:
    """When a maker's financial year begins; `named_by_end`: fiscal 2027 is the one that ends in 2027."""

    starts: int
    named_by_end: bool = True

    def base(self, year: int) -> date:
        """Return the first day of the financial year called `year`."""
        return date(year - (1 if self.named_by_end and self.starts > 1 else 0), self.starts, 1)


class Reference(NamedTuple):
    """The moment and place an article speaks from; `told`: the date it told last, from which "a year later" counts."""

    moment: datetime
    zone: str | None = None
    month_first: bool = False
    southern: bool = False
    fiscal: Fiscal | None = None
    told: LaunchWindow | None = None

    @property
    def day(self) -> date:
        """The local day of publication."""
        return self.moment.date()

    def seen_from(self, day: date) -> "Reference":
        """Return the same place on another day."""
        return self._replace(moment=self.moment.replace(year=day.year, month=day.month, day=day.day))


Resolve = Callable[[Reference, Tense], Days | None]


class Clock(NamedTuple):
    """A time of day; `zone` and `iana` where the text names one. The hour 24 is that of the day's end."""

    hour: int
    minute: int
    zone: tzinfo | None = None
    iana: str | None = None


class Found(NamedTuple):
    """An expression: its place, its grain, and its days.

    `explicit`: the year is written. `bare_year`: it is all that is ("2026"), which needs more company than others, as
    does `is_now`.
    """

    start: int
    end: int
    precision: Precision
    days: Resolve
    clock: Clock | None = None
    explicit: bool = False
    is_now: bool = False
    bare_year: bool = False


class FoundClock(NamedTuple):
    """A time of day without a date."""

    start: int
    end: int
    clock: Clock


def on(build: Callable[[int], Days], year: int | None, weekday: int | None = None) -> Resolve:
    """Return the rule for what recurs yearly: in `year`, or in the year that tense and weekday ask for."""

    def days(reference: Reference, tense: Tense) -> Days | None:
        if year is not None:
            return _built(build, year)
        return choose_year(build, reference.day, tense, weekday)

    return days


def fixed(days: Days) -> Resolve:
    """Return the rule for an expression that is already resolved."""
    return lambda _reference, _tense: days


def choose_year(build: Callable[[int], Days], today: date, tense: Tense, weekday: int | None = None) -> Days | None:
    """Return the period of the year that fits: ahead, behind, or (for an old plan) nearest to `today`.

    A named weekday outranks the tense: "Friday 27 March" exists in one year only.
    """
    years = (today.year - 1, today.year, today.year + 1)
    options: Iterable[Days] = _each(build, years[::-1] if tense is Tense.PAST else years)
    if weekday is not None:
        every = list(options)
        options = [days for days in every if days[0].weekday() == weekday] or every
    if tense is Tense.PLAN:
        return min(options, key=lambda days: abs((days[0] - today).days), default=None)
    last = None
    for days in options:
        if days[0] <= today if tense is Tense.PAST else days[1] >= today:
            return days
        last = days
    return last


def _each(build: Callable[[int], Days], years: Iterable[int]) -> Iterator[Days]:
    for year in years:
        days = _built(build, year)
        if days is not None:
            yield days


def _built(build: Callable[[int], Days], year: int) -> Days | None:
    try:
        return build(year)
    except (ValueError, OverflowError):
        return None
