"""bot.clock_link: reports go out, the owner's record comes back, a lost owner is not waited for for ever."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot import clock_link
from bot.clock import ClockRecord, RemoteClock, SystemClock
from bot.clock_link import NoClock, Work, keep_clock, read_clock

RECORD = {"anchor_wire": 100.0, "anchor_domain": 1000.0, "speed": 2.0, "seq": 7}


class Owner:
    """Somebody who owns a clock: answers with its record and notes what it is told."""

    def __init__(self) -> None:
        self.record: Any = RECORD
        self.told: list[dict[str, Any]] = []
        app = web.Application()
        app.add_routes([web.get("/clock", self._answer), web.post("/clock", self._hear)])
        self.server = TestServer(app)

    async def _answer(self, _: web.Request) -> web.Response:
        return web.json_response(self.record)

    async def _hear(self, request: web.Request) -> web.Response:
        self.told.append(await request.json())
        return web.json_response(self.record)


@pytest.fixture
async def owner() -> AsyncIterator[Owner]:
    one = Owner()
    async with one.server:
        yield one


def url(owner: Owner) -> str:
    return str(owner.server.make_url("/clock"))


async def work(_now: datetime) -> Work:
    return Work(idle=True, next_due=datetime(2022, 7, 4, 11, tzinfo=UTC), next_poll=None)


def test_domain_time_is_a_line_through_the_anchor() -> None:
    record = ClockRecord.read(RECORD)
    assert record.at(110.0) == 1020.0
    assert record.began == datetime.fromtimestamp(1000, UTC)


def test_the_system_clock_tells_real_time_in_both_senses() -> None:
    clock = SystemClock()
    assert abs((clock.now() - clock.wire()).total_seconds()) < 5
    assert clock.now().tzinfo is UTC


@pytest.mark.parametrize("values", [{}, {**RECORD, "seq": "x"}, {**RECORD, "speed": None}])
def test_what_is_no_record_is_refused(values: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="not a clock record"):
        ClockRecord.read(values)


async def test_a_report_says_who_what_and_when_and_the_answer_is_followed(owner: Owner) -> None:
    clock = await read_clock(url(owner))
    owner.record = {**RECORD, "anchor_domain": 5000.0, "seq": 8}
    task = asyncio.create_task(keep_clock(url(owner), clock, "me", work))
    async with asyncio.timeout(5):
        while clock.record.seq != 8:
            await asyncio.sleep(0.01)
    task.cancel()
    assert owner.told[0] == {"who": "me", "seq": 7, "idle": True, "next_due": 1656932400.0, "next_poll": None}
    assert isinstance(clock, RemoteClock)
    assert clock.record.anchor_domain == 5000.0


async def test_a_clock_on_which_nothing_happens_is_calm_until_it_leaps(
    owner: Owner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock_link, "_REPORT_EVERY_S", 0.001)
    monkeypatch.setattr(clock_link, "_CALM_EVERY_S", 0.002)
    clock = await read_clock(url(owner))
    task = asyncio.create_task(keep_clock(url(owner), clock, "me", work))
    async with asyncio.timeout(5):
        while not clock.is_calm:
            await asyncio.sleep(0.001)
        assert len(owner.told) >= clock_link._CALM_AFTER_REPORTS
        owner.record = {**RECORD, "seq": 8}
        while clock.is_calm:
            await asyncio.sleep(0.001)
    task.cancel()


async def test_an_address_without_a_clock_says_what_to_check(owner: Owner) -> None:
    owner.record = {"hello": "world"}
    with pytest.raises(NoClock, match=r"\[clock\] url .* does not answer"):
        await read_clock(url(owner))


async def test_an_owner_that_is_gone_ends_the_bot(owner: Owner, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = await read_clock(url(owner))
    gone = url(owner)
    await owner.server.close()
    monkeypatch.setattr(clock_link, "_MISSED_EVERY_S", 0.01)
    monkeypatch.setattr(clock_link, "_GONE_AFTER_S", 0.03)
    with pytest.raises(NoClock, match="is it gone"):
        await keep_clock(gone, clock, "me", work)
