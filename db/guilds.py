"""Guilds and their settings."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, select, update
from sqlalchemy.ext.asyncio import AsyncSession

import db.live_cards
from db.errors import NotFound
from db.models import Guild
from db.upsert import insert_for, is_postgresql

_LOOKED_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Joined:
    """A guild as Discord shows it; `locale` is the language that it prefers, such as "pt-BR"."""

    id: int
    name: str
    locale: str


@dataclass(frozen=True, slots=True)
class GuildSettings:
    """What a guild can set; `None` leaves a setting as it is.

    `morning` is a minute of the day in `zone`. `review_channel_id` and `hourly_cap` are switched off with 0.
    """

    zone: str | None = None
    morning: int | None = None
    review_channel_id: int | None = None
    hourly_cap: int | None = None


async def join(session: AsyncSession, guild_id: int, name: str, locale: str = "en") -> None:
    """Note that the bot is in this guild; one that comes back finds its settings."""
    await join_all(session, [Joined(guild_id, name, locale)])


async def join_all(session: AsyncSession, guilds: Sequence[Joined]) -> None:
    """Note that the bot is in these guilds; at most some thousand at once."""
    if not guilds:
        return
    rows = [{"id": one.id, "name": one.name, "locale": one.locale} for one in guilds]
    statement = insert_for(Guild, postgresql=is_postgresql(session))
    back = {"name": statement.excluded.name, "locale": statement.excluded.locale, "left_at": None}
    await session.execute(statement.on_conflict_do_update(index_elements=["id"], set_=back), rows)


async def leave(session: AsyncSession, guild_id: int, now: datetime) -> None:
    """Note that the bot is no longer in this guild; its rows are kept until they are pruned."""
    await session.execute(update(Guild).where(Guild.id == guild_id, Guild.left_at.is_(None)).values(left_at=now))


async def leave_all_but(session: AsyncSession, is_there: Callable[[int], bool], now: datetime) -> None:
    """Note the guilds that were left while the bot was not there to hear of it."""
    last = -1
    # Some at a time: ten thousand at once would leave holes in memory for good.
    while known := (await session.scalars(_known_after(last))).all():
        for guild_id in known:
            if not is_there(guild_id):
                await leave(session, guild_id, now)
        last = known[-1]


def _known_after(last: int) -> Select[int]:
    return select(Guild.id).where(Guild.left_at.is_(None), Guild.id > last).order_by(Guild.id).limit(_LOOKED_AT_ONCE)


async def find(session: AsyncSession, guild_id: int) -> Guild | None:
    """Return a guild, `None` if the bot never saw it."""
    return await session.get(Guild, guild_id)


async def get(session: AsyncSession, guild_id: int) -> Guild:
    """Return a guild; raises NotFound."""
    guild = await find(session, guild_id)
    if guild is None:
        raise NotFound("guild", guild_id)
    return guild


async def zone_of(session: AsyncSession, guild_id: int | None) -> str:
    """Return a guild's zone; UTC in direct messages, and of a guild that the bot never saw."""
    guild = await find(session, guild_id) if guild_id is not None else None
    return guild.zone if guild else "UTC"


async def set_up(session: AsyncSession, guild_id: int, settings: GuildSettings, now: datetime) -> Guild:
    """Change what is given and note that an administrator set the guild up; raises NotFound."""
    guild = await get(session, guild_id)
    zone = guild.zone
    for name, value in _given(settings).items():
        setattr(guild, name, value)
    guild.set_up_at = guild.set_up_at or now
    await session.flush()
    if guild.zone != zone:
        await db.live_cards.rezoned(session, guild_id, now)
    return guild


def _given(settings: GuildSettings) -> dict[str, Any]:
    given = {name: getattr(settings, name) for name in GuildSettings.__slots__}
    switched_off = {"review_channel_id", "hourly_cap"}
    return {
        name: (value or None) if name in switched_off else value for name, value in given.items() if value is not None
    }
