"""The pace of requests, by arithmetic and in a running loop."""

import asyncio

import aiohttp
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.http import counts, trace
from bot.pacer import ANSWER, Brake, Bucket, Pacer, Places, current_lane, in_lane

DIGEST = 4


def test_a_full_bucket_gives_its_burst_at_once_and_then_the_rate():
    bucket = Bucket(45, 5, now=0.0)
    for _ in range(5):
        assert bucket.wait_s(0.0) == 0
        bucket.take(0.0)
    assert bucket.wait_s(0.0) == pytest.approx(1 / 45)
    assert bucket.wait_s(1 / 45) == 0


def test_the_last_tokens_are_kept_for_lanes_above():
    bucket = Bucket(45, 5, now=0.0)
    for _ in range(3):
        bucket.take(0.0)
    assert bucket.wait_s(0.0, reserve=2.0) > 0
    assert bucket.wait_s(0.0) == 0


@given(st.lists(st.floats(0, 0.2), min_size=1, max_size=300))
def test_in_no_second_more_than_discords_limit(gaps: list[float]):
    bucket, now, taken = Bucket(45, 5, now=0.0), 0.0, []
    for gap in gaps:
        now += gap
        now += bucket.wait_s(now)
        bucket.take(now)
        taken.append(now)
    for start in taken:
        assert sum(start <= moment < start + 1 for moment in taken) <= 50


def test_a_clock_that_steps_back_gives_nothing_away():
    bucket = Bucket(45, 5, now=10.0)
    bucket.take(5.0)
    assert bucket.wait_s(5.0, reserve=4.0) > 0


@given(st.lists(st.tuples(st.floats(0, 0.1), st.floats(0, 3)), min_size=1, max_size=200))
def test_however_late_requests_arrive_no_second_sees_more_than_the_limit(requests: list[tuple[float, float]]):
    places, now, under_way, arrivals = Places(5), 0.0, [], []

    def pass_to(moment: float) -> float:
        for end in sorted(end for end in under_way if end <= moment):
            under_way.remove(end)
            places.leave(end)
        return moment

    for gap, latency in requests:
        now = pass_to(now + gap)
        while (wait_s := places.wait_s(now)) != 0:
            now = pass_to(min([*under_way, *([] if wait_s is None else [now + wait_s])]))
        places.take()
        under_way.append(now + latency)
        arrivals.append(now + latency / 2 if len(arrivals) % 2 else now + latency)
    for start in arrivals:
        assert sum(start <= moment < start + 1 for moment in arrivals) <= 5


async def test_fifty_requests_without_an_answer_hold_the_next_one():
    pacer = Pacer(100_000, burst=100)
    for _ in range(50):
        await pacer.acquire(ANSWER)
    waiting = asyncio.create_task(pacer.acquire(ANSWER))
    await asyncio.sleep(0)
    assert not waiting.done()
    waiting.cancel()


async def test_who_gives_up_at_the_moment_of_being_let_through_frees_the_place():
    pacer = Pacer(100_000, burst=100)
    for _ in range(50):
        await pacer.acquire(ANSWER)
    late = asyncio.create_task(pacer.acquire(ANSWER))
    await asyncio.sleep(0)
    pacer.places.limit = 52
    asked_for_by_another = asyncio.create_task(pacer.acquire(ANSWER))
    await asyncio.sleep(0)
    late.cancel()
    await asyncio.gather(late, asked_for_by_another, return_exceptions=True)
    assert late.cancelled()
    assert pacer.places.under_way == 51


def test_the_brake_holds_until_old_refusals_are_forgotten():
    brake = Brake(limit=3)
    for moment in (0.0, 1.0, 2.0):
        assert brake.wait_s(moment) == 0
        brake.note(moment)
    assert brake.wait_s(2.0) == pytest.approx(598)
    assert brake.wait_s(600.5) == 0
    assert brake.count(700.0) == 0


def test_what_is_refused_beyond_the_limit_lengthens_the_wait():
    brake = Brake(limit=3)
    for moment in (0.0, 1.0, 2.0, 3.0, 4.0):
        brake.note(moment)
    assert brake.wait_s(4.0) == pytest.approx(598)
    assert brake.wait_s(602.0) == 0


@pytest.mark.parametrize(
    ("path", "counted"),
    [
        ("/api/v10/channels/1/messages", True),
        ("/api/v10/interactions/1/token/callback", False),
        ("/api/v10/webhooks/1/token", False),
        ("/api/v10/users/@me", True),
    ],
)
def test_interactions_and_webhooks_are_not_paced(path: str, counted: bool):
    assert counts(path) is counted


async def test_whoever_is_more_important_goes_first():
    pacer = Pacer(1000, burst=1)
    order: list[str] = []

    async def ask(name: str, lane: int) -> None:
        await pacer.acquire(lane)
        order.append(name)

    digests = [asyncio.create_task(ask(f"digest {n}", DIGEST)) for n in range(6)]
    await asyncio.sleep(0)
    answer = asyncio.create_task(ask("answer", ANSWER))
    await asyncio.gather(answer, *digests)
    assert order.index("answer") <= 2
    assert [name for name in order if name != "answer"] == [f"digest {n}" for n in range(6)]


async def test_a_request_that_fails_on_its_way_frees_its_place(unused_tcp_port: int):
    pacer = Pacer()
    async with aiohttp.ClientSession(trace_configs=[trace(pacer)]) as session:
        with pytest.raises(aiohttp.ClientConnectorError):
            await session.get(f"http://127.0.0.1:{unused_tcp_port}/")
    assert pacer.places.under_way == 0


async def test_who_gives_up_takes_no_token():
    pacer = Pacer(1000, burst=3)
    waiting = [asyncio.create_task(pacer.acquire(DIGEST)) for _ in range(8)]
    await asyncio.sleep(0)
    for task in waiting[4:]:
        task.cancel()
    await asyncio.gather(*waiting, return_exceptions=True)
    await pacer.acquire(ANSWER)
    assert pacer.places.under_way == 5


async def test_refusals_hold_deliveries_but_not_answers():
    pacer = Pacer(1000, refusals=2)
    pacer.answered(200)
    pacer.answered(403)
    assert pacer.held_for_s() == 0
    pacer.answered(429)
    assert pacer.held_for_s() > 0
    await pacer.acquire(ANSWER)
    held = asyncio.create_task(pacer.acquire(DIGEST))
    await asyncio.sleep(0)
    assert not held.done()
    held.cancel()


def test_the_lane_is_that_of_the_block():
    assert current_lane() == ANSWER
    with in_lane(DIGEST):
        assert current_lane() == DIGEST
    assert current_lane() == ANSWER
