"""The stage on which the story is told, for the demo and for tests: the local Discord, the newsroom, their clock and
the bot's process; what is done first; and the loop that leaps from one moment at which something happens to the next.
"""

import asyncio
import contextlib
import secrets
import time
from collections.abc import AsyncIterator, Callable, Iterable
from pathlib import Path

from sandbox.blueprint import build_world
from sandbox.bot_process import BotProcess
from sandbox.clock import Clock
from sandbox.newsroom import Newsroom, load_story
from sandbox.server import Sandbox
from sandbox.story import STEPS, WORLD, Step, StepFailed, play

READY_WITHIN_S = 60.0
_STUCK_AFTER_S = 60.0
_LOOK_EVERY_S = 0.02
_FIRST_STEP_S = 7200.0


class Stage:
    """Sandbox, newsroom and bot, made but not started; `async with stage.box` opens the port."""

    def __init__(self, folder: Path, port: int = 0) -> None:
        self.story = load_story()
        self.clock = Clock.starting(time.time, self.story.start)
        self.newsroom = Newsroom(self.story, self.clock.now)
        # A token of its own, so that the bot of an earlier stage on this port is not let in.
        world = build_world(time.time, WORLD, token=f"sandbox.{secrets.token_hex(16)}")
        self.box = Sandbox(port, world=world, clock=self.clock, newsroom=self.newsroom)
        self.bot = BotProcess(self.box, self.story, folder)

    async def ready(self) -> None:
        """Wait until the bot is online and its commands are known. Raises StepFailed where it is not in time."""
        async with in_time("the bot did not come online"):
            while not (self.box.core.gateway.connected and self.box.world.commands):
                await asyncio.sleep(_LOOK_EVERY_S)

    async def set_up(self, steps: Iterable[Step] = STEPS, note: Callable[[Step], None] = lambda _: None) -> None:
        """Let people set the bot up, and wait until it has had its first look at the newsroom."""
        await self.ready()
        for step in steps:
            note(step)
            await play(self.box, step)
        await self.idle()

    async def idle(self) -> None:
        """Wait until the bot has nothing to do at this moment of the story. Raises StepFailed where it is stuck."""
        async with in_time(f"the bot was not idle at {self.clock.now():%d %B %Y %H:%M}", _STUCK_AFTER_S):
            while not self.clock.idle():
                await asyncio.sleep(_LOOK_EVERY_S)

    async def tell(self) -> None:
        """Leap from moment to moment until the story's end; every due moment is seen at its own time."""
        end = self.story.end.timestamp()
        while True:
            await self.idle()
            target = self.clock.target()
            if target is None or target > end:
                return
            if not self.clock.leap():
                await asyncio.sleep(_LOOK_EVERY_S)

    async def hurry(self) -> None:
        """Whenever somebody publishes an article by hand, let the bot look at once; runs until cancelled.

        Who has pasted an announcement wants to see what becomes of it, not wait for the next poll; so the clock goes
        to that poll, even when it was paused.
        """
        while True:
            await self.newsroom.published_by_hand.wait()
            self.newsroom.published_by_hand.clear()
            step_s = _FIRST_STEP_S
            while self.newsroom.unfetched(self.clock.now()):
                if self.clock.idle():
                    # When the bot will look is known only for the source that is next; so the steps grow.
                    self.clock.hasten(step_s)
                    step_s *= 3
                await asyncio.sleep(_LOOK_EVERY_S)


@contextlib.asynccontextmanager
async def in_time(what: str, seconds: float = READY_WITHIN_S) -> AsyncIterator[None]:
    """Raise StepFailed with `what` where the body takes longer than `seconds` of real time."""
    try:
        async with asyncio.timeout(seconds):
            yield
    except TimeoutError:
        raise StepFailed(f"{what} within {seconds:.0f} s") from None
