"""The points at which a plan is told, with the times at which each is due for readers in different zones."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from db.plans import Plan
from db.states import Every, Lane, NoticeKind
from jobs.zones import known_zone
from launches.countdown import MilestoneKind, milestones
from launches.window import LaunchWindow, Precision

EVERY_KIND = frozenset(MilestoneKind)
REGULAR = "every:"
"""What a regular countdown's milestone is called: this and the day."""

# The zones in which a day begins first and ends last, with the earliest and latest morning.
_FIRST, _LAST = ("Etc/GMT-14", time(0)), ("Etc/GMT+12", time(23, 59))
_DAY = timedelta(days=1)
_SAID_BY = {30: MilestoneKind.DAYS_30, 7: MilestoneKind.DAYS_7, 1: MilestoneKind.DAY_1}

Mornings = tuple[tuple[str, int], ...]
Hours = tuple[tuple[str, int, datetime], ...]
"""(zone, minute of the day, due) for each morning."""


@dataclass(frozen=True, slots=True)
class Point:
    """One point of a plan; `exact` if it is due at the same instant for everybody.

    `every` is set for a `day` of a regular countdown: the routes that want it, except (`unless`) those that are told
    the same by a milestone.
    """

    key: str
    milestone: str
    kind: NoticeKind
    lane: Lane
    exact: bool = False
    day: date | None = None
    every: tuple[Every, ...] = ()
    unless: MilestoneKind | None = None


def points_between(plan: Plan, after: datetime, until: datetime) -> Iterator[Point]:
    """Yield the milestones that may be due for somebody between two moments, earliest first.

    Nothing closes where only the earliest date was announced.
    """
    for kind, first, last in _spans(plan.window):
        if plan.not_before and kind is MilestoneKind.CLOSES_7:
            continue
        if first <= until and last > after:
            overdue = kind is MilestoneKind.OVERDUE
            yield Point(
                f"milestone:{plan.scope}:{plan.epoch}:{kind}",
                kind.value,
                NoticeKind.OVERDUE if overdue else NoticeKind.MILESTONE,
                Lane.NOW if kind is MilestoneKind.NOW else Lane.COUNTDOWN,
                plan.window.precision is Precision.MINUTE,
            )


def regular_between(plan: Plan, after: datetime, until: datetime) -> Iterator[Point]:
    """Yield the days of a daily or weekly countdown that may be due for somebody between two moments.

    Weeks are counted back from the window's start, so that a weekly post says a whole number of weeks.
    """
    start = plan.window.start.date()
    day = after.date() - _DAY
    while day < min(start, until.date() + 2 * _DAY):
        ahead = (start - day).days
        yield Point(
            f"{REGULAR}{plan.scope}:{day}",
            f"{REGULAR}{day}",
            NoticeKind.MILESTONE,
            Lane.COUNTDOWN,
            day=day,
            every=(Every.DAILY, Every.WEEKLY) if ahead % 7 == 0 else (Every.DAILY,),
            unless=_SAID_BY.get(ahead),
        )
        day += _DAY


def hours_of(plan: Plan, point: Point, after: datetime, until: datetime, mornings: Mornings) -> Hours:
    """Return when a point is due for readers of these mornings, as far as that is between the two moments."""
    if point.day is not None:
        hours: Hours = tuple((zone, minute, morning_of(point.day, minute, zone)) for zone, minute in mornings)
    else:
        hours = _hours(plan.window, MilestoneKind(point.milestone), (("UTC", 0),) if point.exact else mornings)
    return tuple(hour for hour in hours if after < hour[2] <= until)


def morning_of(day: date, minute: int, zone: str) -> datetime:
    """Return the instant of a minute of the day in a zone."""
    wall = datetime.combine(day, time(minute // 60, minute % 60), ZoneInfo(known_zone(zone)))
    return wall.astimezone(UTC)


# Plans are looked at every few seconds, and most have one of a few hundred windows.
@lru_cache(maxsize=4096)
def _spans(window: LaunchWindow) -> tuple[tuple[MilestoneKind, datetime, datetime], ...]:
    """Return each milestone with the first and the last moment at which it is due anywhere, earliest first."""
    last = {point.kind: point.due for point in milestones(window, EVERY_KIND, *_LAST)}
    return tuple((one.kind, one.due, last.get(one.kind, one.due)) for one in milestones(window, EVERY_KIND, *_FIRST))


@lru_cache(maxsize=64)
def _hours(window: LaunchWindow, kind: MilestoneKind, mornings: Mornings) -> Hours:
    wanted = frozenset({kind})
    return tuple(
        (zone, minute, point.due)
        for zone, minute in mornings
        for point in milestones(window, wanted, known_zone(zone), time(minute // 60, minute % 60))
    )
