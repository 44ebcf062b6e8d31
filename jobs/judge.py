"""Whether a delivery that comes up is still to be sent, decided from facts alone.

Planning is cheap and may be out of date; this is the last word before a request. What is not sent gets a reason,
which `/feed why` shows.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from db.launches import OVER
from db.standings import PlanNow, Standing
from db.states import DeliveryState, NoticeKind, TargetKind, TargetState
from jobs.points import REGULAR, morning_of
from jobs.zones import known_zone
from launches.countdown import MilestoneKind, milestones, useful
from launches.window import LaunchWindow

_COUNTED = (NoticeKind.MILESTONE, NoticeKind.OVERDUE)
_OF_A_PLAN = (*_COUNTED, NoticeKind.REVISION)


@dataclass(frozen=True, slots=True)
class Send:
    """It is to be sent now."""


@dataclass(frozen=True, slots=True)
class Drop:
    """It is not to be sent: a closing state and the reason."""

    state: DeliveryState
    reason: str


@dataclass(frozen=True, slots=True)
class Postpone:
    """It is to be sent later (domain time)."""

    until: datetime


Verdict = Send | Drop | Postpone


def judge(row: Standing, now: datetime) -> Verdict:
    """Decide what becomes of a delivery that is due at `now`."""
    return _of_target(row, now) or _of_plan(row, now) or _of_hour(row, now) or Send()


def _of_target(row: Standing, now: datetime) -> Verdict | None:
    if row.guild_left:
        return Drop(DeliveryState.SKIPPED, "guild-left")
    if row.target_state is TargetState.PAUSED:
        return Drop(DeliveryState.PAUSED, "target-paused")
    if row.route_id is None and row.subscription_id is None and not row.addressed:
        return Drop(DeliveryState.SKIPPED, "not-followed-any-more")
    if row.muted:
        return Drop(DeliveryState.SKIPPED, "muted")
    return None


def _of_plan(row: Standing, now: datetime) -> Verdict | None:
    if row.kind not in _OF_A_PLAN or row.plan is None:
        return None
    plan = row.plan
    if not _is_of(plan, row):
        return Drop(DeliveryState.SUPERSEDED, "another-plan-holds")
    if _is_revised(plan, row):
        return Drop(DeliveryState.SUPERSEDED, "revised")
    if row.kind not in _COUNTED or row.milestone is None:
        return None
    if plan.status in OVER or plan.ended or plan.window is None:
        return Drop(DeliveryState.SUPERSEDED, "over")
    if row.milestone.startswith(REGULAR):
        return _of_day(row, date.fromisoformat(row.milestone.removeprefix(REGULAR)), now)
    return _of_point(row, plan.window, MilestoneKind(row.milestone), now)


def _of_day(row: Standing, day: date, now: datetime) -> Verdict | None:
    """A regular countdown's post is for one day, by the reader's calendar."""
    today = now.astimezone(ZoneInfo(known_zone(row.zone))).date()
    if today > day:
        return Drop(DeliveryState.SKIPPED, "too-late")
    return Postpone(morning_of(day, row.morning, row.zone)) if today < day else None


def _is_of(plan: PlanNow, row: Standing) -> bool:
    """Whether the notice speaks of the plan that holds for the target: the catalogue's or its guild's correction."""
    if row.guild_id is None or row.launch_guild_id is not None:
        return True
    if row.scope_guild_id is not None and row.kind is NoticeKind.REVISION:
        # The guild made a correction or dropped it; what it said last brought about the plan it has.
        return True
    return plan.corrected is (row.scope_guild_id is not None)


def _is_revised(plan: PlanNow, row: Standing) -> bool:
    """Whether something newer is to be told of the launch than what the notice says."""
    if row.kind is NoticeKind.REVISION and (plan.corrected or row.launch_guild_id is not None):
        # A guild that gives its plan another name makes a version of it of which nothing is told.
        return row.said_since
    return row.said_since or (row.plan_version is not None and row.plan_version < plan.plan_version)


def _of_point(row: Standing, window: LaunchWindow, kind: MilestoneKind, now: datetime) -> Verdict | None:
    """After downtime only the latest point that still says something true goes out."""
    wanted = frozenset(MilestoneKind(word) for word in row.wanted.split(",") if word in set(MilestoneKind)) | {kind}
    zone = known_zone(row.zone)
    points = milestones(window, wanted, zone, time(row.morning // 60, row.morning % 60))
    standing = useful(window, points, now, zone)
    for point in standing.ahead:
        if point.kind is kind:
            return Postpone(point.due)
    if standing.send is not None and standing.send.kind is kind:
        return None
    return Drop(DeliveryState.SKIPPED, "too-late")


def _of_hour(row: Standing, now: datetime) -> Verdict | None:
    if row.target_kind is not TargetKind.DM or row.quiet_start is None or row.quiet_end is None:
        return None
    until = quiet_until(row.quiet_start, row.quiet_end, known_zone(row.zone), now)
    return None if until is None else Postpone(until)


def quiet_until(start: int, end: int, zone: str, now: datetime) -> datetime | None:
    """Return when the quiet hours end that `now` lies in, None outside of them.

    `start` and `end` are minutes of the day in `zone`; the hours may span midnight. None, too, if both are the same.
    """
    local = now.astimezone(ZoneInfo(zone))
    minute = local.hour * 60 + local.minute
    inside = start <= minute < end if start <= end else minute >= start or minute < end
    if not inside:
        return None
    day = local.date() + timedelta(days=1 if minute >= end else 0)
    ends = datetime.combine(day, time(end // 60, end % 60), ZoneInfo(zone)).astimezone(UTC)
    # Where clocks go back within the quiet hours, the first such moment may have passed already.
    return ends if ends > now else ends + timedelta(hours=1)
