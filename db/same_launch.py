"""What a guild says is one launch though its sources were read as two: one of them is hidden, the other goes on.

The hidden one is a correction of it (`LaunchOverride`) that points to the other: so what is told of it stays away from
the guild's channels, as the source's word does wherever a guild corrects it, and nobody else notices. A source that
changes it is told to the guild's admins, who say whether that holds for the other.
"""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

import db.launches
import db.live_cards
import db.notices
import db.overrides
import db.own_launches
import db.routes
from db.keywords import matching
from db.models import Launch, LaunchOverride
from db.routes import Followed, RouteRow, RouteSettings
from db.said import Said
from db.states import Subject


async def join(session: AsyncSession, guild_id: int, launch_id: int, same_as: int, user_id: int, now: datetime) -> int:
    """Hide a launch from a guild that says that it is the same as another; return how many channels follow that now.

    Those are the ones that heard of the hidden launch alone. Raises NotFound where the guild may not see them, and
    ValueError where they are one already.
    """
    other = await db.launches.get(session, same_as, guild_id)
    if (await db.launches.get(session, launch_id, guild_id)).id == other.id:
        raise ValueError("a launch is the same as itself")
    own, _ = await db.overrides.begin(session, guild_id, launch_id, user_id, now)
    own.same_as_id = other.id
    hidden_by_it = (LaunchOverride.guild_id == guild_id, LaunchOverride.same_as_id == launch_id)
    await session.execute(update(LaunchOverride).where(*hidden_by_it).values(same_as_id=other.id))
    await session.flush()
    await db.live_cards.corrected(session, launch_id, guild_id, now)
    rows = await db.routes.of_guild(session, guild_id)
    heard, hear = await _hearing(session, rows, launch_id), await _hearing(session, rows, other.id)
    deaf = [target for target in heard if target not in hear]
    for target in deaf:
        await db.routes.put(session, guild_id, target, Followed(launch_id=other.id), heard[target], user_id, now)
    return len(deaf)


async def part(session: AsyncSession, guild_id: int, launch_id: int, user_id: int, now: datetime) -> list[str]:
    """Take apart again what a guild said to be the same as this launch; return the names of what follows its source."""
    hidden = await session.execute(
        select(Launch.id, Launch.product)
        .join(LaunchOverride, LaunchOverride.launch_id == Launch.id)
        .where(LaunchOverride.guild_id == guild_id, LaunchOverride.same_as_id == launch_id)
        .order_by(Launch.id)
    )
    names = []
    for row in hidden.all():
        await db.overrides.follow_source(session, guild_id, row.id, user_id, now)
        names.append(row.product)
    return names


async def take_over(session: AsyncSession, guild_id: int, launch_id: int, user_id: int, now: datetime) -> bool:
    """Let what a source says of a hidden launch hold for the one that goes on.

    False where that is only an earliest date, which a guild cannot say.
    """
    hidden = await session.get_one(Launch, launch_id)
    if hidden.not_before:
        return False
    other = await db.launches.get(session, launch_id, guild_id)
    change = db.overrides.put if other.guild_id is None else db.own_launches.edit
    await change(session, guild_id, other.id, Said(hidden.status, hidden.window), user_id, now)
    await db.overrides.keep(session, guild_id, launch_id)
    return True


async def _hearing(session: AsyncSession, rows: Iterable[RouteRow], launch_id: int) -> dict[int, RouteSettings]:
    """Return the targets that hear of a launch, and how: by itself, else by a brand of it, else by a keyword.

    As with countdowns a keyword is looked for in the names of the launch and its brands: one that an article alone has
    brings that article, with whichever launch it tells of.
    """
    brands = (await db.notices.brands_of_launches(session, [launch_id])).get(launch_id, [])
    names = "\n".join((await db.notices.names_of(session, [launch_id]))[launch_id])
    by_itself = {row.target_id: row.settings for row in rows if row.launch_id == launch_id}
    by_brand = {row.target_id: row.settings for row in rows if row.brand_id in brands}
    words = [row for row in rows if row.subject is Subject.KEYWORD]
    by_keyword = {row.target_id: row.settings for row in words if matching([row.name], names)}
    return by_keyword | by_brand | by_itself
