"""The gateway: sessions, heartbeats, resuming, and who is told what.

A session outlives its socket for a while so that it can be resumed; what it missed is kept. Several sessions may be
open at once (processes, shards): each is told everything of its own guilds, as Discord does. Uncompressed text frames
only, which clients that asked for compression accept too.
"""

import asyncio
import json
import secrets
from collections import deque
from typing import Any

from aiohttp import WSMsgType, web

from sandbox import payloads
from sandbox.events import Event
from sandbox.limits import Settings
from sandbox.model import Guild
from sandbox.sessions import MESSAGE_CONTENT, PRIVILEGED, Close, Op, Session, frame, intent_of
from sandbox.world import World


class Gateway:
    """All sessions, and the counts that Discord keeps of them."""

    def __init__(self, world: World, settings: Settings) -> None:
        self.world = world
        self.settings = settings
        self.sessions: dict[str, Session] = {}
        self.identifies: deque[float] = deque()
        self._last_identify = 0.0
        world.bus.listen(self._on_event)

    @property
    def connected(self) -> list[Session]:
        """The sessions that have a socket now."""
        return [session for session in self.sessions.values() if session.socket is not None]

    def start_limit(self) -> dict[str, Any]:
        """Return what GET /gateway/bot tells about starting sessions."""
        total = self.settings.identifies_a_day
        return {
            "total": total,
            "remaining": max(total - self._identifies_today(), 0),
            "reset_after": 86_400_000,
            "max_concurrency": 1,
        }

    def advised_shards(self) -> int:
        """Return how many shards GET /gateway/bot advises for the guilds that the bot is in."""
        guilds = sum(self._is_in(guild) for guild in self.world.guilds.values())
        return max(-(-guilds // self.settings.advised_a_shard), 1)

    async def close_all(self, code: int, *, forget: bool = False) -> int:
        """Close every socket with `code`; `forget` makes resuming impossible. Returns how many there were."""
        sessions = self.connected
        for session in sessions:
            if forget:
                self.sessions.pop(session.id, None)
            socket, session.socket, session.lost_at = session.socket, None, self.world.wire()
            if socket is not None:
                # The session let go of the socket first: the code that the client answers with ends nothing.
                await socket.close(code=code, message=b"closed by the sandbox")
        self.tell_presence()
        return len(sessions)

    def tell_reconnect(self) -> None:
        """Ask every client to reconnect (opcode 7)."""
        for session in self.connected:
            session.outbox.put_nowait(frame(Op.RECONNECT, None))

    def invalidate(self, *, resumable: bool) -> None:
        """Tell every client that its session is invalid (opcode 9)."""
        for session in self.connected:
            if not resumable:
                self.sessions.pop(session.id, None)
            session.outbox.put_nowait(frame(Op.INVALID, resumable))

    # One connection ---------------------------------------------------------------------------------------------

    async def handle(self, request: web.Request) -> web.WebSocketResponse:
        """Serve one websocket until it closes."""
        socket = web.WebSocketResponse(max_msg_size=4096 * 4, compress=False)
        await socket.prepare(request)
        interval = self.settings.heartbeat_interval_ms
        await socket.send_str(frame(Op.HELLO, {"heartbeat_interval": interval, "_trace": []}))
        connection = _Connection(self, socket, f"ws://{request.host}/gateway")
        try:
            await connection.run()
        finally:
            connection.detach(self.world.wire())
        return socket

    def open_session(self, identify: dict[str, Any]) -> Session | Close | None:
        """Return a new session, a code to close with, or None when clients identify too fast."""
        if identify.get("token") != self.world.token:
            return Close.AUTHENTICATION_FAILED
        shard = tuple(identify.get("shard") or (0, 1))
        if len(shard) != 2 or not 0 <= shard[0] < shard[1]:
            return Close.INVALID_SHARD
        intents = int(identify.get("intents", 0))
        if intents & PRIVILEGED & ~self.world.allowed_privileged_intents:
            return Close.DISALLOWED_INTENTS
        session = Session(secrets.token_hex(16), intents, (shard[0], shard[1]))
        guilds = sum(self._is_in(guild) and session.has(guild.id) for guild in self.world.guilds.values())
        if guilds > self.settings.guilds_a_shard:
            return Close.SHARDING_REQUIRED
        now = self.world.wire()
        if now - self._last_identify < self.settings.identify_interval_s:
            return None
        if self._identifies_today() >= self.settings.identifies_a_day:
            return Close.AUTHENTICATION_FAILED
        self._last_identify = now
        self.identifies.append(now)
        self.sessions[session.id] = session
        return session

    def find_session(self, resume: dict[str, Any]) -> Session | Close | None:
        """Return the session to go on with, a code to close with, or None when it cannot be resumed."""
        if resume.get("token") != self.world.token:
            return Close.AUTHENTICATION_FAILED
        session = self.sessions.get(str(resume.get("session_id")))
        if session is None:
            return None
        lost_for = 0.0 if session.lost_at is None else self.world.wire() - session.lost_at
        oldest = session.events[0][0] if session.events else session.seq + 1
        seq = resume.get("seq") or 0
        if lost_for > self.settings.session_life_s or seq + 1 < oldest:
            del self.sessions[session.id]
            return None
        return Close.INVALID_SEQ if seq > session.seq else session

    def greet(self, session: Session, address: str) -> None:
        """Send READY and then each guild, as Discord does."""
        mine = [guild for guild in self.world.guilds.values() if self._is_in(guild) and session.has(guild.id)]
        ready = {
            "v": 10,
            "user": payloads.user(self.world.bot) | {"verified": True, "mfa_enabled": True, "flags": 0},
            "session_id": session.id,
            "session_type": "normal",
            "resume_gateway_url": address,
            "guilds": [{"id": str(guild.id), "unavailable": True} for guild in mine],
            "private_channels": [],
            "relationships": [],
            "presences": [],
            "application": {"id": str(self.world.bot.id), "flags": 0},
            "shard": list(session.shard),
        }
        self.tell(session, "READY", ready)
        for guild in mine:
            self.tell(session, "GUILD_CREATE", payloads.guild_create(guild, self.world.bot))

    def tell(self, session: Session, name: str, data: Any) -> None:
        """Put one event into a session, and on its socket when there is one."""
        session.seq += 1
        text = frame(Op.DISPATCH, data, session.seq, name)
        session.events.append((session.seq, text))
        if session.socket is not None and not session.zombie:
            session.outbox.put_nowait(text)

    def tell_presence(self) -> None:
        """Tell the control interface how many sessions are connected."""
        self.world.emit("BOT", {"sessions": len(self.connected)}, None, public=False)

    def _on_event(self, event: Event) -> None:
        if not (event.public and event.bot_sees):
            return
        needed = intent_of(event)
        if event.name == "GUILD_MEMBER_UPDATE" and event.data["user"]["id"] == str(self.world.bot.id):
            # A bot is always told of its own membership.
            needed = 0
        for session in list(self.sessions.values()):
            if needed is None or not session.has(event.guild_id):
                continue
            if needed == 0 or session.intents & needed:
                self.tell(session, event.name, self._readable(session, event))

    def _readable(self, session: Session, event: Event) -> dict[str, Any]:
        """Return the payload; without the intent for it, the words of others in guilds are left out."""
        data = event.data
        if event.guild_id is None or not event.name.startswith("MESSAGE") or "author" not in data:
            return data
        bot_id = str(self.world.bot.id)
        named = any(person["id"] == bot_id for person in data["mentions"])
        if session.intents & MESSAGE_CONTENT or data["author"]["id"] == bot_id or named:
            return data
        return data | {"content": "", "embeds": [], "components": [], "attachments": []}

    def _is_in(self, guild: Guild) -> bool:
        return self.world.bot.id in guild.members

    def _identifies_today(self) -> int:
        now = self.world.wire()
        while self.identifies and now - self.identifies[0] > 86_400:
            self.identifies.popleft()
        return len(self.identifies)


class _Connection:
    """One socket: what it may say, and the session it speaks for."""

    def __init__(self, gateway: Gateway, socket: web.WebSocketResponse, address: str) -> None:
        self.gateway = gateway
        self.socket = socket
        self.address = address
        self.session: Session | None = None
        self._sends: deque[float] = deque()
        self._writer: asyncio.Task[None] | None = None

    async def run(self) -> None:
        # As Discord does, give up on a client that has missed a heartbeat and a half.
        patience_s = 1.5 * self.gateway.settings.heartbeat_interval_ms / 1000
        while True:
            try:
                message = await self.socket.receive(timeout=patience_s)
            except TimeoutError:
                await self.socket.close(code=Close.SESSION_TIMED_OUT, message=b"Session timed out")
                return
            if message.type in (WSMsgType.CLOSE, WSMsgType.CLOSING, WSMsgType.CLOSED, WSMsgType.ERROR):
                return
            if message.type is not WSMsgType.TEXT:
                await self.socket.close(code=Close.DECODE_ERROR, message=b"Decode error")
                return
            if self._is_too_fast():
                await self.socket.close(code=Close.RATE_LIMITED, message=b"Rate limited")
                return
            try:
                said = json.loads(message.data)
                code, data = said["op"], said.get("d")
            except (ValueError, KeyError, TypeError):
                await self.socket.close(code=Close.DECODE_ERROR, message=b"Decode error")
                return
            await self._take(code, data)

    def detach(self, now: float) -> None:
        if self._writer is not None:
            self._writer.cancel()
        session = self.session
        if session is not None and session.socket is self.socket:
            session.socket = None
            session.lost_at = now
            self.gateway.tell_presence()
            if self.socket.close_code in (1000, 1001):
                self.gateway.sessions.pop(session.id, None)

    async def _take(self, code: int, data: Any) -> None:
        match code:
            case Op.HEARTBEAT:
                if self.session is None or not self.session.zombie:
                    await self.socket.send_str(frame(Op.ACK, None))
            case Op.IDENTIFY | Op.RESUME if self.session is not None:
                await self.socket.close(code=Close.ALREADY_AUTHENTICATED, message=b"Already authenticated")
            case Op.IDENTIFY:
                await self._begin(self.gateway.open_session(data), None)
            case Op.RESUME:
                await self._begin(self.gateway.find_session(data), data.get("seq") or 0)
            case Op.PRESENCE | Op.VOICE_STATE | Op.REQUEST_MEMBERS:
                if self.session is None:
                    await self.socket.close(code=Close.NOT_AUTHENTICATED, message=b"Not authenticated")
            case _:
                await self.socket.close(code=Close.UNKNOWN_OPCODE, message=b"Unknown opcode")

    async def _begin(self, session: Session | Close | None, resume_from: int | None) -> None:
        if isinstance(session, Close):
            await self.socket.close(code=session, message=b"refused")
            return
        if session is None:
            await self.socket.send_str(frame(Op.INVALID, data=False))
            return
        former = session.socket
        session.socket, session.lost_at, session.outbox = self.socket, None, asyncio.Queue()
        self.session = session
        if former is not None and not former.closed:
            await former.close(code=Close.UNKNOWN_ERROR, message=b"resumed elsewhere")
        if resume_from is None:
            self.gateway.greet(session, self.address)
        else:
            for seq, text in session.events:
                if seq > resume_from:
                    session.outbox.put_nowait(text)
            self.gateway.tell(session, "RESUMED", {"_trace": []})
        self._writer = asyncio.create_task(self._write(session.outbox))
        self.gateway.tell_presence()

    async def _write(self, outbox: asyncio.Queue[str]) -> None:
        while not self.socket.closed:
            text = await outbox.get()
            try:
                await self.socket.send_str(text)
            except ConnectionResetError:
                return

    def _is_too_fast(self) -> bool:
        settings, now = self.gateway.settings, self.gateway.world.wire()
        while self._sends and now - self._sends[0] > settings.gateway_window_s:
            self._sends.popleft()
        self._sends.append(now)
        return len(self._sends) > settings.gateway_sends
