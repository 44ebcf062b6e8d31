"""What processes of one token may do together never passes what Discord allows."""

import asyncio

import pytest

from bot.budget import share
from bot.pacer import DISCORDS_LIMIT


@pytest.mark.parametrize("rate", range(1, 51))
def test_both_halves_together_keep_to_the_configured_rate(rate: int) -> None:
    halves = [share(rate, "gateway").rate_per_s, share(rate, "jobs").rate_per_s]
    assert min(halves) >= 1
    assert sum(halves) <= max(rate, 2)


def test_one_process_has_everything() -> None:
    assert share(45, None).rate_per_s == 45


async def test_no_second_has_more_than_discord_allows_and_two_processes_can_log_in() -> None:
    at_once = [await most_at_once(share(50, half)) for half in ("gateway", "jobs")]
    assert sum(at_once) <= DISCORDS_LIMIT - 2


async def most_at_once(pacer) -> int:
    """How many requests are let through while none is answered."""
    asked = [asyncio.create_task(pacer.acquire(0)) for _ in range(60)]
    before, through = -1, 0
    while before != through or through < 7:
        before = through
        await asyncio.sleep(0.3)
        through = sum(one.done() for one in asked)
    for one in asked:
        one.cancel()
    await asyncio.gather(*asked, return_exceptions=True)
    return through
