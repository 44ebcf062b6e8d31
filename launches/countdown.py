"""The points of a countdown: which exist, when they are due, and which are still worth telling.

A milestone finer than the precision announced is never made: nobody counts down hours to "July". Points of a
minute launch are elapsed time before an instant; all others are a calendar date at the target's morning hour
in the target's zone, so that a change of clocks moves the instant and not the hour people read.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from launches.revision import RevisionKind
from launches.window import LaunchWindow, Precision


class MilestoneKind(StrEnum):
    """A point of the countdown; the value is stored and shown in settings."""

    DAYS_30 = "30d"
    DAYS_7 = "7d"
    DAY_1 = "1d"
    HOUR_1 = "1h"
    NOW = "now"
    THE_DAY = "day"
    WINDOW_OPENS = "opens"
    CLOSES_7 = "closes_7d"
    OVERDUE = "overdue"


PRESUMED_AFTER = timedelta(hours=48)
"""A launch with a day or a minute counts as launched this long after it, without a word about it."""

NOW_USEFUL_FOR = timedelta(hours=24)
"""How long after the minute "it launches now", reworded, is still worth saying."""

_WEEK = timedelta(days=7)
_LEADS = {
    MilestoneKind.DAYS_30: timedelta(days=30),
    MilestoneKind.DAYS_7: _WEEK,
    MilestoneKind.DAY_1: timedelta(days=1),
}
_BEFORE_THE_MINUTE = {**_LEADS, MilestoneKind.HOUR_1: timedelta(hours=1), MilestoneKind.NOW: timedelta(0)}
_ORDER = tuple(MilestoneKind)
_NEW_EPOCH = frozenset({RevisionKind.DELAYED, RevisionKind.BROUGHT_FORWARD, RevisionKind.REINSTATED})


@dataclass(frozen=True, slots=True)
class Milestone:
    """One point; `due` is aware and UTC."""

    kind: MilestoneKind
    due: datetime

    def __post_init__(self) -> None:
        if self.due.utcoffset() != timedelta(0):
            raise ValueError(f"a milestone is due at a UTC time, not {self.due!r}")


@dataclass(frozen=True, slots=True)
class Standing:
    """Milestones sorted by what to do with them at one moment: tell, drop, or wait for."""

    send: Milestone | None
    skipped: tuple[Milestone, ...]
    ahead: tuple[Milestone, ...]


def milestones(
    window: LaunchWindow, wanted: frozenset[MilestoneKind], zone: str, morning: time
) -> tuple[Milestone, ...]:
    """Return the points of `wanted` that exist for the window's precision, earliest first.

    `zone` is the target's IANA zone and `morning` its wall-clock hour; both count for day precision and
    coarser only. Points outside the calendar of `datetime` are left out. Where clocks skip the hour, the
    point falls as much later; where they repeat it, on the first of the two.
    """
    if window.precision is Precision.MINUTE:
        start = window.start.astimezone(UTC)
        found = [(kind, _back(start, lead)) for kind, lead in _BEFORE_THE_MINUTE.items()]
    else:
        days = _days_of(window)
        found = [(kind, _at(day, morning, zone)) for kind, day in days.items()]
    points = [Milestone(kind, due) for kind, due in found if due is not None and kind in wanted]
    return tuple(sorted(points, key=_in_order))


def useful(
    window: LaunchWindow,
    points: Iterable[Milestone],
    now: datetime,
    zone: str = "UTC",
) -> Standing:
    """Sort `points` by what is worth telling at `now`: the latest that is still true, or nothing.

    All other points that are due are `skipped`: after downtime nobody reads five stale countdowns. `zone` is
    the target's, to know when a day is over.

    Raises ValueError if `now` is naive.
    """
    if now.utcoffset() is None:
        raise ValueError("now needs a zone")
    due: list[Milestone] = []
    ahead: list[Milestone] = []
    for point in sorted(points, key=_in_order):
        (due if point.due <= now else ahead).append(point)
    latest = due[-1] if due else None
    send = latest if latest is not None and now < _useful_until(window, latest.kind, zone) else None
    return Standing(send, tuple(p for p in due if p is not send), tuple(ahead))


def presumed_launched(window: LaunchWindow, now: datetime) -> bool:
    """Say whether a launch with a day or a minute is so long past that silence means it is out.

    Counted from the minute, or from the end of the day. Coarser windows are never presumed launched; they
    become overdue instead.
    """
    match window.precision:
        case Precision.MINUTE:
            passed = window.bounds_utc()[0]
        case Precision.DAY:
            passed = window.bounds_utc()[1]
        case _:
            return False
    return now - passed >= PRESUMED_AFTER


def starts_new_epoch(kind: RevisionKind) -> bool:
    """Say whether after this revision milestones that were already sent are sent again.

    A launch that moved is counted down anew; one that only became more exact is not, or "in 30 days" would
    come twice for the same month.
    """
    return kind in _NEW_EPOCH


def _days_of(window: LaunchWindow) -> dict[MilestoneKind, date]:
    """Return the calendar day of each point of a window of days."""
    first, after = window.start.date(), window.end.date()
    days = {}
    for kind, lead in _LEADS.items():
        if first - date.min >= lead:
            days[kind] = first - lead
    if window.precision is Precision.DAY:
        return {**days, MilestoneKind.THE_DAY: first}
    days[MilestoneKind.WINDOW_OPENS] = first
    # In a window of a week or less, "closes in 7 days" would say the same as "opens", or come before it.
    if after - first > _WEEK:
        days[MilestoneKind.CLOSES_7] = after - _WEEK
    return {**days, MilestoneKind.OVERDUE: after}


def _useful_until(window: LaunchWindow, kind: MilestoneKind, zone: str) -> datetime:
    """Return the first moment at which a point of this kind would say something untrue or pointless."""
    far = datetime.max.replace(tzinfo=UTC)
    if window.precision is Precision.MINUTE:
        start = window.start.astimezone(UTC)
        return start + NOW_USEFUL_FOR if kind is MilestoneKind.NOW else start
    if kind is MilestoneKind.OVERDUE:
        return far
    ahead_only = kind in _LEADS
    day = window.start.date() if ahead_only else window.end.date()
    return _at(day, time(), zone) or far


def _at(day: date, hour: time, zone: str) -> datetime | None:
    """Return the instant of a wall-clock hour, `None` beyond the calendar's ends."""
    try:
        return datetime.combine(day, hour.replace(tzinfo=None, fold=0), ZoneInfo(zone)).astimezone(UTC)
    except OverflowError:
        return None


def _back(moment: datetime, lead: timedelta) -> datetime | None:
    try:
        return moment - lead
    except OverflowError:
        return None


def _in_order(point: Milestone) -> tuple[datetime, int]:
    """Sort by time; points of one instant (a calendar day that a zone skipped) by their sequence."""
    return point.due, _ORDER.index(point.kind)
