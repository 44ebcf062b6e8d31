"""A Discord that remembers nonces and keeps a history, and a process that dies at a chosen step."""

import asyncio
import random
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Literal

from db.engine import Database
from db.states import TargetKind
from jobs.post import Post, Target
from jobs.sender import FailureKind, Pause, SendFailed
from tests.jobs.world import FakeClock


class Crash(BaseException):
    """The process is gone: nothing after this happens."""


class Fuse:
    """Counts the steps of a process and ends it at the chosen one; afterwards every step fails."""

    def __init__(self, blows_at: int | None = None) -> None:
        self.blows_at = blows_at
        self.steps: list[str] = []

    @property
    def blown(self) -> bool:
        return self.blows_at is not None and len(self.steps) >= self.blows_at

    def step(self, name: str) -> None:
        if self.blown:
            raise Crash(name)
        self.steps.append(name)
        if self.blown:
            raise Crash(name)


class FragileDatabase:
    """A database whose process may die before or after each commit."""

    def __init__(self, database: Database, fuse: Fuse) -> None:
        self._database = database
        self._fuse = fuse

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[Any]:
        self._fuse.step("begin")
        async with self._database.begin() as session:
            yield session
            self._fuse.step("before commit")
        self._fuse.step("after commit")

    @asynccontextmanager
    async def read(self) -> AsyncIterator[Any]:
        self._fuse.step("read")
        async with self._database.read() as session:
            yield session


class Lingering(asyncio.Event):
    """Something to wait for that whoever is cancelled over it leaves only after a moment, as a request does."""

    waiting = 0

    async def wait(self) -> Literal[True]:
        self.waiting += 1
        try:
            return await super().wait()
        finally:
            await asyncio.sleep(0.01)
            self.waiting -= 1


@dataclass(frozen=True, slots=True)
class Message:
    """A message as Discord keeps it."""

    id: int
    channel_id: int
    nonce: str | None
    token: str
    at: datetime
    post: Post


Fault = Callable[[Post, bool], None]


@dataclass
class FakeDiscord:
    """Enforces nonces for five minutes, keeps every message, and can be told to fail, or to let edits wait.

    `fault(post, created)` is called before and after a message is created, and may raise.
    """

    clock: FakeClock
    fault: Fault = lambda post, created: None
    readable: bool = True
    remembers: timedelta = timedelta(minutes=5)
    messages: list[Message] = field(default_factory=list)
    requests: list[Post] = field(default_factory=list)
    searches: list[str] = field(default_factory=list)
    told: list[Pause] = field(default_factory=list)
    edits: list[tuple[Post, int]] = field(default_factory=list)
    edits_wait_for: asyncio.Event | None = None

    async def send(self, post: Post) -> int:
        self.requests.append(post)
        self.fault(post, False)
        message = self._known(post) or self._create(post)
        self.fault(post, True)
        return message.id

    async def find(self, target: Target, token: str, after: datetime) -> int | None:
        self.searches.append(token)
        if not self.readable:
            raise SendFailed(FailureKind.UNREADABLE, "no permission to read the history", code=50013)
        for message in self.messages:
            if message.channel_id == target.channel_id and message.token == token and message.at >= after:
                return message.id
        return None

    async def edit(self, post: Post, message_id: int) -> None:
        self.edits.append((post, message_id))
        if self.edits_wait_for is not None:
            await self.edits_wait_for.wait()

    async def tell_paused(self, pause: Pause) -> None:
        self.told.append(pause)

    def _known(self, post: Post) -> Message | None:
        if post.target.kind is TargetKind.FORUM:
            return None
        limit = self.clock.wire() - self.remembers
        for message in self.messages:
            if message.nonce == post.nonce and message.channel_id == post.target.channel_id and message.at >= limit:
                return message
        return None

    def _create(self, post: Post) -> Message:
        nonce = None if post.target.kind is TargetKind.FORUM else post.nonce
        message = Message(9000 + len(self.messages), post.target.channel_id, nonce, post.token, self.clock.wire(), post)
        self.messages.append(message)
        return message


def fuse_fault(fuse: Fuse) -> Fault:
    """Let the process die just before the request arrives, or just after the message was created."""

    def fault(post: Post, created: bool) -> None:
        fuse.step("after request" if created else "before request")

    return fault


def random_fault(seed: int, rate: float = 0.3) -> Fault:
    """Lose requests, lose answers and answer 429, each now and then, the same for the same seed."""
    chance = random.Random(seed)

    def fault(post: Post, created: bool) -> None:
        if chance.random() > rate:
            return
        if created:
            raise SendFailed(FailureKind.UNCERTAIN, "connection reset")
        if chance.random() < 0.5:
            raise SendFailed(FailureKind.UNCERTAIN, "connection reset")
        raise SendFailed(FailureKind.RETRY, "rate limited", code=429, retry_after_s=1.5)

    return fault
