"""What a guild says against the sources: corrections of launches, and launches of its own.

A correction hides the catalogue's date from that guild alone. Each change is a revision of that guild, with a notice
for its channels, written in one transaction with the change. The launch itself stays as it is: a higher `plan_version`
would supersede what waits for every other guild.
"""

from dataclasses import dataclass
from datetime import datetime
from secrets import token_hex

from sqlalchemy import delete, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

import db.live_cards
import db.notices
from db.brands import key_of, slug_of, visible_to
from db.errors import NotFound
from db.launches import OVER
from db.models import Brand, Guild, Launch, LaunchBrand, LaunchOverride, Notice, Revision
from db.states import ConflictState, Lane, NoticeKind
from launches.announcement import Status
from launches.countdown import starts_new_epoch
from launches.revision import RevisionKind, contains, same
from launches.window import LaunchWindow


@dataclass(frozen=True, slots=True)
class Said:
    """What a guild says of a launch; `product` None keeps the source's name."""

    status: Status
    window: LaunchWindow | None
    product: str | None = None


def kind_of(
    was: Status, before: LaunchWindow | None, status: Status, after: LaunchWindow | None
) -> RevisionKind | None:
    """Return what a correction changes for readers, `None` if nothing."""
    if (was, before) == (status, after):
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
    if same(before, after):
        return None
    if contains(before, after):
        return RevisionKind.NARROWED
    if contains(after, before):
        return RevisionKind.WIDENED
    later = after.bounds_utc()[0] > before.bounds_utc()[0]
    return RevisionKind.DELAYED if later else RevisionKind.BROUGHT_FORWARD


async def put(
    session: AsyncSession,
    guild_id: int,
    launch_id: int,
    said: Said,
    user_id: int,
    now: datetime,
) -> RevisionKind | None:
    """Let a guild correct a launch; return what that changes for its readers. Raises NotFound."""
    launch = await _visible(session, launch_id, guild_id)
    own = await session.scalar(
        select(LaunchOverride).where(LaunchOverride.guild_id == guild_id, LaunchOverride.launch_id == launch_id)
    )
    before, was = (own.window, own.status) if own is not None else (launch.window, launch.status)
    kind = kind_of(was, before, said.status, said.window)
    if own is None:
        version, epoch = await _told(session, guild_id, launch_id)
        own = LaunchOverride(
            guild_id=guild_id,
            launch_id=launch_id,
            created_by=user_id,
            created_at=now,
            plan_version=max(launch.plan_version, version),
            epoch=max(launch.epoch, epoch + 1),
        )
        session.add(own)
    own.product, own.status, own.window = said.product or own.product, said.status, said.window
    own.opens, own.closes = said.window.bounds_utc() if said.window else (None, None)
    own.conflict, own.created_at = ConflictState.NONE, now
    own.plan_version += 1
    if kind is not None and starts_new_epoch(kind):
        own.epoch += 1
    await session.flush()
    await db.live_cards.corrected(session, launch_id, guild_id, now)
    if kind is not None:
        await _tell(session, own, kind, before, user_id, now)
    return kind


async def follow_source(session: AsyncSession, guild_id: int, launch_id: int, user_id: int, now: datetime) -> bool:
    """Drop a guild's correction; return whether there was one."""
    own = await session.scalar(
        select(LaunchOverride).where(LaunchOverride.guild_id == guild_id, LaunchOverride.launch_id == launch_id)
    )
    if own is None:
        return False
    launch = await _visible(session, launch_id, guild_id)
    await session.delete(own)
    await session.flush()
    await db.live_cards.corrected(session, launch_id, guild_id, now)
    kind = kind_of(own.status, own.window, launch.status, launch.window)
    if kind is not None:
        await _note(session, launch, kind, own.window, guild_id, user_id, now)
    return True


async def keep(session: AsyncSession, guild_id: int, launch_id: int) -> None:
    """Note that a guild keeps its correction although a source disagrees. Raises NotFound."""
    own = await session.scalar(
        select(LaunchOverride).where(LaunchOverride.guild_id == guild_id, LaunchOverride.launch_id == launch_id)
    )
    if own is None:
        raise NotFound("correction", launch_id)
    own.conflict = ConflictState.KEPT
    await session.flush()


async def get(session: AsyncSession, guild_id: int, launch_id: int) -> LaunchOverride | None:
    """Return a guild's correction of a launch."""
    return await session.scalar(
        select(LaunchOverride).where(LaunchOverride.guild_id == guild_id, LaunchOverride.launch_id == launch_id)
    )


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A source says otherwise than a guild's correction: what to ask, and where."""

    override_id: int
    guild_id: int
    launch_id: int
    product: str
    revision_id: int
    mine: LaunchWindow | None
    theirs: LaunchWindow | None
    channel_id: int | None


async def contradictions(session: AsyncSession, limit: int = 20) -> list[Contradiction]:
    """Return corrections that a source has contradicted since, each with what it said last, not asked about yet."""
    found = await session.execute(
        select(LaunchOverride, Revision, Launch.product, Guild.review_channel_id)
        .join(Revision, Revision.id == LaunchOverride.conflict_revision_id)
        .join(Launch, Launch.id == LaunchOverride.launch_id)
        .join(Guild, Guild.id == LaunchOverride.guild_id)
        .where(LaunchOverride.conflict == ConflictState.ASKED, LaunchOverride.conflict_message_id.is_(None))
        .order_by(LaunchOverride.id)
        .limit(limit)
    )
    return [
        Contradiction(
            own.id, own.guild_id, own.launch_id, own.product or product, said.id, own.window, said.after, channel_id
        )
        for own, said, product, channel_id in found
    ]


async def asked(session: AsyncSession, override_id: int, revision_id: int, message_id: int | None) -> None:
    """Note that a guild was asked about a revision; `message_id` None where nobody had to be, or could be."""
    own = await session.get(LaunchOverride, override_id)
    if own is not None:
        own.conflict = ConflictState.ASKED if message_id else ConflictState.NONE
        own.conflict_revision_id, own.conflict_message_id = revision_id, message_id
        await session.flush()


async def track(
    session: AsyncSession,
    guild_id: int,
    said: Said,
    brand_id: int | None,
    user_id: int,
    now: datetime,
) -> int:
    """Let a guild track a launch of its own; return its id."""
    assert said.product
    brand = await session.scalar(select(Brand).where(Brand.id == brand_id, visible_to(guild_id))) if brand_id else None
    if brand_id is not None and brand is None:
        raise NotFound("brand", brand_id)
    opens, closes = said.window.bounds_utc() if said.window else (None, None)
    launch = Launch(
        guild_id=guild_id,
        key=f"{slug_of(said.product)[:80]}-{token_hex(4)}",
        product=said.product,
        names=[],
        brands=[brand.name] if brand else [],
        status=said.status,
        opens=opens,
        closes=closes,
        created_by=user_id,
        first_seen=now,
        updated_at=now,
    )
    launch.window = said.window
    session.add(launch)
    await session.flush()
    if brand is not None:
        session.add(LaunchBrand(launch_id=launch.id, brand_id=brand.id))
        await session.flush()
    await _note(session, launch, RevisionKind.ANNOUNCED, None, guild_id, user_id, now)
    return launch.id


async def edit_own(
    session: AsyncSession, guild_id: int, launch_id: int, said: Said, user_id: int, now: datetime
) -> RevisionKind | None:
    """Change a guild's own launch; return what that changes for its readers. Raises NotFound."""
    launch = await session.scalar(select(Launch).where(Launch.id == launch_id, Launch.guild_id == guild_id))
    if launch is None:
        raise NotFound("launch", launch_id)
    before = launch.window
    kind = kind_of(launch.status, before, said.status, said.window)
    launch.product, launch.status, launch.window = said.product or launch.product, said.status, said.window
    launch.opens, launch.closes = said.window.bounds_utc() if said.window else (None, None)
    launch.updated_at = now
    launch.presumed = False
    launch.ended_at = now if said.status in OVER else None
    launch.plan_version += 1
    if kind is not None and starts_new_epoch(kind):
        launch.epoch += 1
    await session.flush()
    if kind is not None:
        await _note(session, launch, kind, before, guild_id, user_id, now)
    return kind


async def untrack(session: AsyncSession, guild_id: int, launch_id: int) -> None:
    """Remove a guild's own launch and all that hangs on it. Raises NotFound for any other."""
    removed = await session.scalar(
        delete(Launch).where(Launch.id == launch_id, Launch.guild_id == guild_id).returning(Launch.id)
    )
    if removed is None:
        raise NotFound("launch", launch_id)


async def tracked_as(session: AsyncSession, guild_id: int, product: str, brand: str | None) -> str | None:
    """Return how a guild calls a launch of its own that is still to come, of this brand and by this name."""
    statement = select(Launch.product, Launch.brands).where(Launch.guild_id == guild_id, Launch.ended_at.is_(None))
    for name, brands in await session.execute(statement):
        if key_of(name) == key_of(product) and brands == ([brand] if brand else []):
            return name
    return None


async def count_own(session: AsyncSession, guild_id: int) -> int:
    """Return how many launches of its own a guild tracks."""
    return await session.scalar(select(func.count()).select_from(Launch).where(Launch.guild_id == guild_id)) or 0


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


async def _tell(
    session: AsyncSession,
    own: LaunchOverride,
    kind: RevisionKind,
    before: LaunchWindow | None,
    user_id: int,
    now: datetime,
) -> None:
    revision = _revision(own.launch_id, own.guild_id, kind, before, own.window, user_id, now)
    revision.plan_version, revision.epoch = own.plan_version, own.epoch
    # What was told before was the source's date, which this guild says is wrong.
    revision.is_correction = before is not None
    await _store(session, revision)


async def _note(
    session: AsyncSession,
    launch: Launch,
    kind: RevisionKind,
    before: LaunchWindow | None,
    guild_id: int,
    user_id: int,
    now: datetime,
) -> None:
    revision = _revision(launch.id, guild_id, kind, before, launch.window, user_id, now)
    revision.plan_version, revision.epoch = launch.plan_version, launch.epoch
    await _store(session, revision)


def _revision(
    launch_id: int,
    guild_id: int,
    kind: RevisionKind,
    before: LaunchWindow | None,
    after: LaunchWindow | None,
    user_id: int,
    now: datetime,
) -> Revision:
    revision = Revision(launch_id=launch_id, guild_id=guild_id, kind=kind, user_id=user_id, created_at=now)
    revision.before, revision.after = before, after
    return revision


async def _store(session: AsyncSession, revision: Revision) -> None:
    session.add(revision)
    await session.flush()
    await db.notices.add(
        session,
        f"revision:{revision.id}",
        NoticeKind.REVISION,
        revision.created_at,
        revision.created_at,
        lane=Lane.ARTICLE,
        launch_id=revision.launch_id,
        revision_id=revision.id,
        guild_id=revision.guild_id,
        epoch=revision.epoch,
        plan_version=revision.plan_version,
    )
