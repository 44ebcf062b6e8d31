"""What people of a guild say of a launch, and the revision that it becomes, with a notice for that guild's channels.

Both are written in one transaction with the change itself: of a correction (`db.overrides`), or of a launch that the
guild tracks by itself (`db.own_launches`).
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

import db.notices
from db.launches import OVER
from db.models import Launch, LaunchOverride, Revision
from db.states import Lane, NoticeKind
from launches.announcement import Status
from launches.revision import RevisionKind, contains, same
from launches.window import LaunchWindow


@dataclass(frozen=True, slots=True)
class Said:
    """What a guild says of a launch; `product` None keeps the source's name."""

    status: Status
    window: LaunchWindow | None
    product: str | None = None


def kind_of(
    was: Status,
    before: LaunchWindow | None,
    status: Status,
    after: LaunchWindow | None,
    *,
    was_not_before: bool = False,
    not_before: bool = False,
) -> RevisionKind | None:
    """Return what a correction changes for readers, `None` if nothing."""
    if (was, before, was_not_before) == (status, after, not_before):
        return None
    if status is Status.CANCELLED:
        return RevisionKind.CANCELLED
    if status is Status.RELEASED:
        return RevisionKind.LAUNCHED
    if was in OVER:
        return RevisionKind.REINSTATED
    if before is None:
        return RevisionKind.DATED if after is not None else None
    if after is None:
        return RevisionKind.DELAYED if status is Status.DELAYED else RevisionKind.WIDENED
    if same(before, after) and was_not_before is not not_before:
        return RevisionKind.NARROWED if was_not_before else RevisionKind.WIDENED
    if same(before, after):
        return None
    if contains(before, after):
        return RevisionKind.NARROWED
    if contains(after, before):
        return RevisionKind.WIDENED
    later = after.bounds_utc()[0] > before.bounds_utc()[0]
    return RevisionKind.DELAYED if later else RevisionKind.BROUGHT_FORWARD


async def note(
    session: AsyncSession,
    guild_id: int,
    plan: Launch | LaunchOverride,
    kind: RevisionKind,
    before: LaunchWindow | None,
    user_id: int,
    now: datetime,
    *,
    was_not_before: bool = False,
) -> None:
    """Note what was changed about the plan that a guild has now, and tell its channels.

    `was_not_before`: what was told before was only the earliest date.
    """
    revision = Revision(
        launch_id=plan.launch_id if isinstance(plan, LaunchOverride) else plan.id,
        guild_id=guild_id,
        kind=kind,
        user_id=user_id,
        created_at=now,
        plan_version=plan.plan_version,
        epoch=plan.epoch,
        # What was told before was the source's date, which this guild says is wrong.
        is_correction=isinstance(plan, LaunchOverride) and before is not None,
    )
    revision.before, revision.after = before, plan.window
    revision.not_before = isinstance(plan, Launch) and plan.not_before
    revision.was_not_before = was_not_before
    session.add(revision)
    await session.flush()
    await db.notices.add(
        session,
        f"revision:{revision.id}",
        NoticeKind.REVISION,
        now,
        now,
        lane=Lane.ARTICLE,
        launch_id=revision.launch_id,
        revision_id=revision.id,
        guild_id=guild_id,
        epoch=revision.epoch,
        plan_version=revision.plan_version,
    )
