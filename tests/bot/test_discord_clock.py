"""bot.discord_clock: a clock that is wrong is waited for at the start and ends the program later."""

import asyncio
import logging
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest

from bot import discord_clock
from bot.clock import MachineClock
from bot.discord_clock import wait_until_right, watch
from bot.problem import Problem
from sandbox.server import Sandbox

NOWHERE = "http://127.0.0.1:1/api/v10"


class SetClock(MachineClock):
    """The machine's clock, wrong by `by`."""

    def __init__(self, **by: float) -> None:
        self.by = timedelta(**by)
        super().__init__()

    def wire(self) -> datetime:
        return datetime.now(UTC) + self.by


@pytest.fixture
async def api() -> AsyncIterator[str]:
    async with Sandbox() as box:
        yield box.api


@pytest.mark.parametrize("hours", [1, -1])
async def test_a_start_waits_for_a_wrong_clock_and_says_so(
    api: str, hours: int, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(discord_clock, "_AGAIN_AFTER_S", 0.01)
    clock = SetClock(hours=hours)
    with caplog.at_level(logging.ERROR):
        waiting = asyncio.create_task(wait_until_right(api, clock))
        async with asyncio.timeout(10):
            while not caplog.records:
                await asyncio.sleep(0.01)
            assert not waiting.done()
            clock.by = timedelta(0)
            await waiting
    assert not clock.has_leapt, "what was waited for is taken for right"
    assert f"s {'ahead of' if hours > 0 else 'behind'} Discord's" in caplog.records[0].getMessage()


async def test_a_discord_that_says_nothing_of_the_time_holds_nobody_up() -> None:
    async with asyncio.timeout(10):
        await wait_until_right(NOWHERE, SetClock(hours=1))


async def test_a_clock_that_is_set_wrong_while_the_program_runs_ends_it(
    api: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(discord_clock, "_GLANCE_EVERY_S", 0.01)
    clock = SetClock()
    watching = asyncio.create_task(watch(api, clock))
    await asyncio.sleep(0.2)
    assert not watching.done()
    clock.by = timedelta(days=6)
    async with asyncio.timeout(10):
        with pytest.raises(Problem, match=r"51840. s ahead of Discord's"):
            await watching


async def test_a_machine_that_slept_goes_on(api: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(discord_clock, "_GLANCE_EVERY_S", 0.01)
    clock = SetClock(hours=-1)
    watching = asyncio.create_task(watch(api, clock))
    await asyncio.sleep(0)
    clock.by = timedelta(0)
    await asyncio.sleep(0.5)
    assert not watching.done()
    assert not clock.has_leapt
    watching.cancel()
    await asyncio.gather(watching, return_exceptions=True)
