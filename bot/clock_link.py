"""Follow a domain clock that somebody else owns, and tell its owner when nothing is left to do.

The owner of the clock (a demo, a test) leaps over empty weeks, but only when the bot is idle: everything due by now
has been told. So each report carries the `seq` of the record it was made under, whether the bot is idle, and the next
moments at which it will have something to do. The answer to a report is the current record.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime

import aiohttp

from bot.clock import ClockRecord, RemoteClock

_log = logging.getLogger(__name__)

_REPORT_EVERY_S = 0.1
# Nobody leaps by: whoever has looked at a demo for so many reports without anything happening saves electricity.
_CALM_AFTER_REPORTS = 30
_CALM_EVERY_S = 0.5
_MISSED_EVERY_S = 1.0
_GONE_AFTER_S = 30.0
_ANSWER_WITHIN = aiohttp.ClientTimeout(total=5)


class NoClock(Exception):
    """The clock's address does not answer with a clock record."""


@dataclass(frozen=True, slots=True)
class Work:
    """What there is to do: `idle` if nothing by now; `next_due` and `next_poll` in domain time, None for never."""

    idle: bool
    next_due: datetime | None
    next_poll: datetime | None


async def read_clock(url: str) -> RemoteClock:
    """Return the clock at `url`. Raises NoClock where there is none."""
    try:
        async with aiohttp.ClientSession(timeout=_ANSWER_WITHIN) as http, http.get(url) as answer:
            return RemoteClock(ClockRecord.read(await answer.json()))
    except (aiohttp.ClientError, TimeoutError, ValueError) as error:
        raise NoClock(
            f"[clock] url {url} does not answer with a clock record ({error}). Is the demo running?"
        ) from error


async def keep_clock(url: str, clock: RemoteClock, who: str, work: Callable[[datetime], Awaitable[Work]]) -> None:
    """Report as `who` and follow until cancelled.

    A clock that stops answering is asked again for a while; raises NoClock when its owner is gone for good.
    """
    missed = quiet = 0
    async with aiohttp.ClientSession(timeout=_ANSWER_WITHIN) as http:
        while True:
            seq = clock.record.seq
            found = await work(clock.now())
            report = {
                "who": who,
                "seq": seq,
                "idle": found.idle,
                "next_due": found.next_due and found.next_due.timestamp(),
                "next_poll": found.next_poll and found.next_poll.timestamp(),
            }
            try:
                async with http.post(url, json=report) as answer:
                    clock.record = ClockRecord.read(await answer.json())
                missed = 0
                quiet = quiet + 1 if found.idle and clock.record.seq == seq else 0
                clock.is_calm = quiet >= _CALM_AFTER_REPORTS
            except (aiohttp.ClientError, TimeoutError, ValueError) as error:
                missed += 1
                if missed == 1:
                    _log.warning("the domain clock does not answer: %s", error, extra={"action": "clock-lost"})
                if missed * _MISSED_EVERY_S > _GONE_AFTER_S:
                    raise NoClock(
                        f"[clock] url {url} has not answered for {_GONE_AFTER_S:.0f} s; is it gone?"
                    ) from error
            await asyncio.sleep(_MISSED_EVERY_S if missed else _CALM_EVERY_S if clock.is_calm else _REPORT_EVERY_S)
