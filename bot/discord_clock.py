"""Whether this machine's clock is right: held against Discord's, which stands in each of its answers.

A clock that is wrong by more than delivery bears does lasting harm: launches are taken for over, leases last for
hours, a message is looked for in the wrong hour and sent again. A start waits until the clock is right, as it soon is
on a board that asks for the time after booting. A clock that is set wrong while the program runs ends it.
"""

import asyncio
import logging
from datetime import UTC, timedelta
from email.utils import parsedate_to_datetime

import aiohttp

from bot.clock import BEARABLE, MachineClock
from bot.problem import Problem

_log = logging.getLogger(__name__)

_LOOK_EVERY = timedelta(minutes=10)
_GLANCE_EVERY_S = 0.5
_AGAIN_AFTER_S = 10.0
_ANSWER_WITHIN = aiohttp.ClientTimeout(total=10)


async def ahead_of_discord(api: str, clock: MachineClock) -> timedelta | None:
    """Return by how much this machine's clock is ahead of Discord's; None where Discord does not say."""
    try:
        async with aiohttp.ClientSession(timeout=_ANSWER_WITHIN) as http, http.get(f"{api}/gateway") as answer:
            date = parsedate_to_datetime(answer.headers["Date"])
    except (aiohttp.ClientError, TimeoutError, OSError, KeyError, ValueError):
        return None
    return clock.wire() - date.astimezone(UTC)


def wrong(ahead: timedelta) -> str:
    """Return in words what is wrong, and what to do."""
    way = "ahead of" if ahead > timedelta(0) else "behind"
    return f"this machine's clock is {abs(ahead.total_seconds()):.0f} s {way} Discord's. Set it, or let NTP do so"


async def wait_until_right(api: str, clock: MachineClock) -> None:
    """Return once this machine's clock is right, or Discord does not say; tell each time that it is not."""
    while (ahead := await ahead_of_discord(api, clock)) is not None and abs(ahead) > BEARABLE:
        _log.error("%s; waiting", wrong(ahead), extra={"action": "wrong-clock"})
        await asyncio.sleep(_AGAIN_AFTER_S)
    clock.settle()


async def watch(api: str, clock: MachineClock) -> None:
    """Look now and then, and whenever the clock leaps, until cancelled. Raises Problem once it is wrong."""
    settled = clock.wire()
    while True:
        await asyncio.sleep(_GLANCE_EVERY_S)
        leapt = clock.has_leapt
        if not leapt and clock.wire() - settled < _LOOK_EVERY:
            continue
        ahead = await ahead_of_discord(api, clock)
        if ahead is not None and abs(ahead) > BEARABLE:
            raise Problem(f"{wrong(ahead)}, and start the bot again.")
        if ahead is not None or not leapt:
            clock.settle()
            settled = clock.wire()
