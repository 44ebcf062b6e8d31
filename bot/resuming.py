"""Taking paused channels up again once the bot may post there: by command, or because Discord told of a change."""

from dataclasses import dataclass, replace
from datetime import datetime

import discord

import db.targets
from bot.permissions import missing_in
from db.engine import Database


@dataclass(frozen=True, slots=True)
class Looked:
    """A paused channel that was looked at: the permissions still missing, or how many posts were held back.

    One that is deleted, or a thread that is archived, is not seen.
    """

    channel_id: int
    missing: tuple[str, ...] = ()
    held_back: int = 0
    is_seen: bool = True

    @property
    def is_resumed(self) -> bool:
        """Whether posts go on there."""
        return self.is_seen and not self.missing


async def resume(database: Database, guild: discord.Guild, now: datetime) -> list[Looked]:
    """Resume a guild's paused channels where nothing hinders any more; return what was found of each."""
    async with database.read() as session:
        paused = await db.targets.paused_of(session, guild.id)
    looked = {target.id: _look(guild, target.channel_id) for target in paused}
    if free := [target_id for target_id, one in looked.items() if one.is_resumed]:
        async with database.begin() as session:
            for target_id in free:
                held = await db.targets.resume(session, target_id, now)
                looked[target_id] = replace(looked[target_id], held_back=held)
    return list(looked.values())


def _look(guild: discord.Guild, channel_id: int) -> Looked:
    channel = guild.get_channel_or_thread(channel_id)
    if channel is None:
        return Looked(channel_id, is_seen=False)
    return Looked(channel_id, tuple(missing_in(channel, guild.me)))
