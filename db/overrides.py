"""What a guild says against the sources: corrections of launches.

A correction hides the catalogue's date from that guild alone. Each change is a revision of that guild. The launch
itself stays as it is: a higher `plan_version` would supersede what waits for every other guild.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

import db.launches
import db.live_cards
from db.errors import NotFound
from db.models import Guild, Launch, LaunchOverride, Notice, Revision
from db.said import Said, kind_of, note
from db.states import ConflictState
from launches.announcement import Status
from launches.countdown import starts_new_epoch
from launches.revision import RevisionKind
from launches.window import LaunchWindow

_AT_ONCE = 20


async def get(session: AsyncSession, guild_id: int, launch_id: int) -> LaunchOverride | None:
    """Return a guild's correction of a launch."""
    return await session.scalar(
        select(LaunchOverride).where(LaunchOverride.guild_id == guild_id, LaunchOverride.launch_id == launch_id)
    )


async def put(
    session: AsyncSession,
    guild_id: int,
    launch_id: int,
    said: Said,
    user_id: int,
    now: datetime,
) -> RevisionKind | None:
    """Let a guild correct a launch; return what that changes for its readers. Raises NotFound."""
    own, floor = await begin(session, guild_id, launch_id, user_id, now)
    before = own.window
    kind = kind_of(own.status, before, said.status, said.window, was_not_before=floor)
    own.product, own.status, own.window = said.product or own.product, said.status, said.window
    own.opens, own.closes = said.window.bounds_utc() if said.window else (None, None)
    if kind is not None and starts_new_epoch(kind):
        own.epoch += 1
    await session.flush()
    await db.live_cards.corrected(session, launch_id, guild_id, now)
    if kind is not None:
        await note(session, guild_id, own, kind, before, user_id, now, was_not_before=floor)
    return kind


async def begin(
    session: AsyncSession, guild_id: int, launch_id: int, user_id: int, now: datetime
) -> tuple[LaunchOverride, bool]:
    """Return a new version of a guild's correction of a launch, which says what held for the guild before.

    The second is whether the date in it was only the earliest, which a guild cannot say. Raises NotFound.
    """
    launch = await _visible(session, launch_id, guild_id)
    own = await get(session, guild_id, launch_id)
    floor = own is None and launch.not_before
    if own is None:
        version, epoch = await _told(session, guild_id, launch_id)
        own = LaunchOverride(
            guild_id=guild_id,
            launch_id=launch_id,
            status=launch.status,
            opens=launch.opens,
            closes=launch.closes,
            created_by=user_id,
            plan_version=max(launch.plan_version, version),
            epoch=max(launch.epoch, epoch + 1),
        )
        own.window = launch.window
        session.add(own)
    own.conflict, own.created_at = ConflictState.NONE, now
    own.plan_version += 1
    return own, floor


async def follow_source(session: AsyncSession, guild_id: int, launch_id: int, user_id: int, now: datetime) -> bool:
    """Drop a guild's correction; return whether there was one."""
    own = await get(session, guild_id, launch_id)
    if own is None:
        return False
    launch = await _visible(session, launch_id, guild_id)
    await session.delete(own)
    await session.flush()
    await db.live_cards.corrected(session, launch_id, guild_id, now)
    # What was only hidden had the source's date, and so its "not before".
    floors = {"was_not_before": own.same_as_id is not None and launch.not_before}
    kind = kind_of(own.status, own.window, launch.status, launch.window, not_before=launch.not_before, **floors)
    if kind is not None:
        await note(session, guild_id, launch, kind, own.window, user_id, now, **floors)
    return True


async def keep(session: AsyncSession, guild_id: int, launch_id: int) -> None:
    """Note that a guild keeps its correction although a source disagrees. Raises NotFound."""
    own = await get(session, guild_id, launch_id)
    if own is None:
        raise NotFound("correction", launch_id)
    own.conflict = ConflictState.KEPT
    await session.flush()


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A source says otherwise than a guild's correction: what to ask, and where.

    `not_before`: what the source says is only the earliest date. `said_of` is what the source calls a launch that is
    the same as `product` to the guild, None where it speaks of that one itself.
    """

    override_id: int
    guild_id: int
    launch_id: int
    product: str
    revision_id: int
    my_status: Status
    mine: LaunchWindow | None
    their_status: Status
    theirs: LaunchWindow | None
    not_before: bool
    channel_id: int | None
    said_of: str | None = None


async def contradictions(session: AsyncSession) -> list[Contradiction]:
    """Return corrections that a source has contradicted since, each with what it said last, not asked about yet."""
    found = await session.execute(
        select(LaunchOverride, Revision, Launch.product, Launch.status, Guild.review_channel_id)
        .join(Revision, Revision.id == LaunchOverride.conflict_revision_id)
        .join(Launch, Launch.id == LaunchOverride.launch_id)
        .join(Guild, Guild.id == LaunchOverride.guild_id)
        .where(LaunchOverride.conflict == ConflictState.ASKED, LaunchOverride.conflict_message_id.is_(None))
        .order_by(LaunchOverride.id)
        .limit(_AT_ONCE)
    )
    return [await _contradiction(session, *row) for row in found.all()]


async def _contradiction(
    session: AsyncSession, own: LaunchOverride, said: Revision, product: str, status: Status, channel_id: int | None
) -> Contradiction:
    called, my_status, mine, said_of = own.product or product, own.status, own.window, None
    if own.same_as_id is not None:
        other = await db.launches.get(session, own.same_as_id, own.guild_id)
        called, my_status, mine, said_of = other.product, other.status, other.window, called
    return Contradiction(
        override_id=own.id,
        guild_id=own.guild_id,
        launch_id=own.launch_id,
        product=called,
        revision_id=said.id,
        my_status=my_status,
        mine=mine,
        their_status=status,
        theirs=said.after,
        not_before=said.not_before,
        channel_id=channel_id,
        said_of=said_of,
    )


async def asked(session: AsyncSession, override_id: int, revision_id: int, message_id: int | None) -> None:
    """Note that a guild was asked about a revision; `message_id` None where nobody had to be, or could be."""
    own = await session.get(LaunchOverride, override_id)
    if own is not None:
        own.conflict = ConflictState.ASKED if message_id else ConflictState.NONE
        own.conflict_revision_id, own.conflict_message_id = revision_id, message_id
        await session.flush()


async def _visible(session: AsyncSession, launch_id: int, guild_id: int) -> Launch:
    found = await session.scalar(
        select(Launch)
        .where(Launch.id == launch_id, or_(Launch.guild_id.is_(None), Launch.guild_id == guild_id))
        # What a source changes meanwhile would be told neither as its revision nor as the guild's.
        .with_for_update(read=True)
    )
    if found is None:
        raise NotFound("launch", launch_id)
    return found


async def _told(session: AsyncSession, guild_id: int, launch_id: int) -> tuple[int, int]:
    """Return the highest plan version and epoch of which this guild alone was told, 0 where it was of none.

    What was told under an epoch is not told under it again, so another correction goes on from there.
    """
    highest = select(func.max(Notice.plan_version), func.max(Notice.epoch)).where(
        Notice.launch_id == launch_id, Notice.guild_id == guild_id
    )
    version, epoch = (await session.execute(highest)).one()
    return version or 0, epoch or 0
