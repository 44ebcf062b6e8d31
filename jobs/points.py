"""The points at which a plan is told, with the times at which each is due for readers in different zones."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from db.plans import Plan
from db.states import Every, Lane, NoticeKind
from jobs.zones import known_zone
from launches.countdown import MilestoneKind, milestones
from launches.window import Precision

EVERY_KIND = frozenset(MilestoneKind)
#: What a regular countdown's milestone is called: this and the day.
REGULAR = "every:"

#: The zones in which a day begins first and ends last, with the earliest and latest morning.
_FIRST, _LAST = ("Etc/GMT-14", time(0)), ("Etc/GMT+12", time(23, 59))
_DAY = timedelta(days=1)
_SAID_BY = {30: MilestoneKind.DAYS_30, 7: MilestoneKind.DAYS_7, 1: MilestoneKind.DAY_1}

Mornings = Iterable[tuple[str, int]]


@dataclass(frozen=True, slots=True)
class Point:
    """One point of a plan. `hours` are (zone, minute of the day, due); `exact` if they are all the same instant.

    `every` is set for a regular countdown: the routes that want this day of it, except (`unless`) those that are told
    the same by a milestone.
    """

    key: str
    milestone: str
    kind: NoticeKind
    lane: Lane
    hours: tuple[tuple[str, int, datetime], ...]
    exact: bool
    every: tuple[Every, ...] = ()
    unless: MilestoneKind | None = None


def points_between(plan: Plan, after: datetime, until: datetime, mornings: list[tuple[str, int]]) -> Iterator[Point]:
    """Yield the milestones that are due for anybody between two moments, earliest first."""
    exact = plan.window.precision is Precision.MINUTE
    latest = {point.kind: point.due for point in milestones(plan.window, EVERY_KIND, *_LAST)}
    for first in milestones(plan.window, EVERY_KIND, *_FIRST):
        kind = first.kind
        if first.due > until or latest.get(kind, first.due) <= after:
            continue
        hours = tuple(_hours(plan, kind, after, until, [("UTC", 0)] if exact else mornings))
        if hours:
            overdue = kind is MilestoneKind.OVERDUE
            yield Point(
                f"milestone:{plan.scope}:{plan.epoch}:{kind}",
                kind.value,
                NoticeKind.OVERDUE if overdue else NoticeKind.MILESTONE,
                Lane.NOW if kind is MilestoneKind.NOW else Lane.COUNTDOWN,
                hours,
                exact,
            )


def regular_between(plan: Plan, after: datetime, until: datetime, mornings: list[tuple[str, int]]) -> Iterator[Point]:
    """Yield the days of a daily or weekly countdown that are due for anybody between two moments.

    Weeks are counted back from the window's start, so that a weekly post says a whole number of weeks.
    """
    start = plan.window.start.date()
    day = after.date() - _DAY
    while day < min(start, until.date() + 2 * _DAY):
        ahead = (start - day).days
        due_at = ((zone, minute, morning_of(day, minute, zone)) for zone, minute in mornings)
        hours = tuple(hour for hour in due_at if after < hour[2] <= until)
        if hours:
            yield Point(
                f"{REGULAR}{plan.scope}:{day}",
                f"{REGULAR}{day}",
                NoticeKind.MILESTONE,
                Lane.COUNTDOWN,
                hours,
                False,
                (Every.DAILY, Every.WEEKLY) if ahead % 7 == 0 else (Every.DAILY,),
                _SAID_BY.get(ahead),
            )
        day += _DAY


def morning_of(day: date, minute: int, zone: str) -> datetime:
    """Return the instant of a minute of the day in a zone."""
    wall = datetime.combine(day, time(minute // 60, minute % 60), ZoneInfo(known_zone(zone)))
    return wall.astimezone(UTC)


def _hours(
    plan: Plan, kind: MilestoneKind, after: datetime, until: datetime, mornings: Mornings
) -> Iterator[tuple[str, int, datetime]]:
    wanted = frozenset({kind})
    for zone, minute in mornings:
        for point in milestones(plan.window, wanted, known_zone(zone), time(minute // 60, minute % 60)):
            if after < point.due <= until:
                yield zone, minute, point.due
