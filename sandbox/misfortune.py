"""How each fault of the plan strikes: on the world, on the gateway, on the answer, on the connection."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from aiohttp import web

from sandbox.core import Core
from sandbox.errors import refuse
from sandbox.faults import ON_REQUEST, Fault, FaultKind
from sandbox.model import Channel, Guild, Overwrite
from sandbox.sessions import Close

_SCOPES = {FaultKind.GLOBAL_429: "global", FaultKind.BUCKET_429: "user", FaultKind.SHARED_429: "shared"}


@dataclass(frozen=True, slots=True)
class FaultAnswer:
    """An answer given in the handler's stead."""

    status: int
    body: Any
    headers: Mapping[str, str] = field(default_factory=dict)
    scope: str | None = None


class Misfortune:
    """Let faults strike one server."""

    def __init__(self, core: Core) -> None:
        self.core = core
        self._tasks: set[asyncio.Task[Any]] = set()

    def answer(self, fault: Fault) -> FaultAnswer | None:
        """Return the answer that a fault gives instead of the real one; None when it gives none."""
        if fault.kind in _SCOPES:
            scope, wait = _SCOPES[fault.kind], max(fault.delay_s, 0.001)
            body = {"message": "You are being rate limited.", "retry_after": wait, "global": scope == "global"}
            headers = {"Retry-After": str(int(wait) + 1), "X-RateLimit-Scope": scope}
            if scope == "global":
                headers["X-RateLimit-Global"] = "true"
            return FaultAnswer(429, body, headers, scope)
        if fault.kind is FaultKind.STATUS:
            return FaultAnswer(fault.status, {"message": f"{fault.status}: out of order", "code": 0})
        if fault.kind is FaultKind.CODE:
            refused = refuse(fault.code)
            return FaultAnswer(refused.status, refused.body)
        return None

    async def on_the_way_back(self, fault: Fault, request: web.Request) -> None:
        """Cut or hold the connection after the request was, or was not, handled."""
        if fault.kind is FaultKind.LOST_ANSWER:
            await asyncio.sleep(fault.delay_s)
        cut = fault.kind in (FaultKind.LOST_ANSWER, FaultKind.RESET_BEFORE, FaultKind.RESET_AFTER)
        if cut and request.transport is not None:
            request.transport.abort()

    def act(self, fault: Fault, where: Mapping[str, str]) -> None:
        """Do what a fault does to the world or the gateway; the others do nothing here.

        `where` are the path parameters of the request that met the fault, for faults that name no channel or guild.
        """
        if fault.kind in ON_REQUEST:
            return
        world, gateway = self.core.world, self.core.gateway
        match fault.kind:
            case FaultKind.GATEWAY_CLOSE:
                self._spawn(gateway.close_all(fault.code))
            case FaultKind.GATEWAY_RECONNECT:
                gateway.tell_reconnect()
            case FaultKind.GATEWAY_INVALID:
                gateway.invalidate(resumable=False)
            case FaultKind.RESUME_REFUSED:
                self._spawn(gateway.close_all(Close.UNKNOWN_ERROR, forget=True))
            case FaultKind.ZOMBIE:
                for session in gateway.connected:
                    session.zombie = True
            case FaultKind.REMOVE_PERMISSION:
                self._deny(fault, where)
            case FaultKind.DELETE_CHANNEL:
                channel = self._channel(fault, where)
                if channel is not None and channel.guild_id is not None:
                    world.remove_channel(channel)
            case FaultKind.KICK:
                guild = self._guild(fault, where)
                if guild is not None and world.bot.id in guild.members:
                    world.remove_member(guild, world.bot)

    def _deny(self, fault: Fault, where: Mapping[str, str]) -> None:
        """Deny the bot a permission in one channel; without a channel, take it from every role it has."""
        world, channel, guild = self.core.world, self._channel(fault, where), self._guild(fault, where)
        if channel is not None and channel.guild_id is not None:
            former = channel.overwrites.get(world.bot.id, Overwrite(world.bot.id, 1))
            changed = replace(former, allow=former.allow & ~fault.permission, deny=former.deny | fault.permission)
            world.set_overwrite(channel, changed)
        elif guild is not None and world.bot.id in guild.members:
            for role_id in {guild.id, *guild.members[world.bot.id].roles}:
                guild.roles[role_id].permissions &= ~fault.permission
                world.update_role(guild, guild.roles[role_id])

    def _spawn(self, work: Any) -> None:
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def _channel(self, fault: Fault, where: Mapping[str, str]) -> Channel | None:
        channel_id = fault.channel or int(where.get("channel", 0))
        return self.core.world.channels.get(channel_id)

    def _guild(self, fault: Fault, where: Mapping[str, str]) -> Guild | None:
        if fault.guild is not None:
            return self.core.world.guilds.get(fault.guild)
        channel = self._channel(fault, where)
        if channel is not None:
            return self.core.world.guild_of(channel)
        return self.core.world.guilds.get(int(where.get("guild", 0)))
