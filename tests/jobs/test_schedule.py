"""Ticks: regular, never overlapping, and no job's failure is another's."""

import asyncio
import logging

import pytest

from db.errors import Unavailable
from jobs.schedule import Job, Scheduler


class Counting:
    """A job that counts its runs, and says when it has run often enough."""

    def __init__(self, enough: int) -> None:
        self.runs = 0
        self.done = asyncio.Event()
        self.enough = enough

    async def run(self) -> None:
        self.runs += 1
        if self.runs >= self.enough:
            self.done.set()


async def test_a_job_ticks_again_and_again():
    job = Counting(3)
    scheduler = Scheduler([Job("count", job.run, 0.01)])
    scheduler.start()
    async with asyncio.timeout(10):
        await job.done.wait()
    await scheduler.stop()
    assert job.runs >= 3


async def test_a_failing_job_is_logged_with_an_incident_and_kills_no_other(caplog: pytest.LogCaptureFixture):
    good = Counting(3)
    bad = Counting(2)

    async def fail() -> None:
        await bad.run()
        raise RuntimeError("a bad feed")

    scheduler = Scheduler([Job("bad", fail, 0.01), Job("good", good.run, 0.01)])
    with caplog.at_level(logging.ERROR):
        scheduler.start()
        async with asyncio.timeout(10):
            await bad.done.wait()
            await good.done.wait()
        await scheduler.stop()
    failed = [record for record in caplog.records if getattr(record, "action", "") == "job-failed"]
    assert len(failed) >= 2
    assert all(record.job == "bad" and len(record.incident) == 8 for record in failed)


async def test_a_database_that_is_away_is_said_once_and_once_when_it_is_back(caplog: pytest.LogCaptureFixture):
    job = Counting(30)

    async def ask() -> None:
        if job.runs < 20:
            raise Unavailable("postgresql://host/name", "connection refused")

    async def work() -> None:
        await job.run()
        if job.runs < 10:
            await ask()
        async with asyncio.TaskGroup() as together:
            together.create_task(ask())
            together.create_task(ask())

    scheduler = Scheduler([Job("deliver", work, 0.01)], sure_s=0)
    with caplog.at_level(logging.INFO, "jobs.schedule"):
        scheduler.start()
        async with asyncio.timeout(10):
            await job.done.wait()
        await scheduler.stop()
    assert [record.getMessage() for record in caplog.records] == [
        "cannot use the database postgresql://host/name: connection refused; trying again",
        "the database is back",
    ]
    assert not any(record.exc_info for record in caplog.records)


async def test_a_database_that_can_only_be_read_is_not_back_between_two_attempts_to_write(
    caplog: pytest.LogCaptureFixture,
):
    job = Counting(90)

    async def work() -> None:
        await job.run()
        if job.runs % 4 == 0 and job.runs < 20:
            raise Unavailable("sqlite:///t.sqlite3", "database or disk is full")

    scheduler = Scheduler([Job("deliver", work, 0.02)], sure_s=1)
    with caplog.at_level(logging.INFO, "jobs.schedule"):
        scheduler.start()
        async with asyncio.timeout(10):
            await job.done.wait()
        await scheduler.stop()
    assert [record.action for record in caplog.records] == ["database-away", "database-back"]


async def test_a_slow_job_never_runs_beside_itself():
    inside = 0
    most = 0
    release = asyncio.Event()
    other = Counting(5)

    async def slow() -> None:
        nonlocal inside, most
        inside += 1
        most = max(most, inside)
        await release.wait()
        inside -= 1

    scheduler = Scheduler([Job("slow", slow, 0.01), Job("other", other.run, 0.01)])
    scheduler.start()
    async with asyncio.timeout(10):
        await other.done.wait()
    release.set()
    await scheduler.stop()
    assert most == 1


async def test_stopping_waits_for_what_runs():
    started = asyncio.Event()
    finished = False

    async def work() -> None:
        nonlocal finished
        started.set()
        for _ in range(50):
            await asyncio.sleep(0)
        finished = True

    scheduler = Scheduler([Job("work", work, 0.01)])
    scheduler.start()
    async with asyncio.timeout(10):
        await started.wait()
        await scheduler.stop()
    assert finished


async def test_stopping_cuts_off_what_will_not_end():
    started = asyncio.Event()
    cancelled = False

    async def forever() -> None:
        nonlocal cancelled
        started.set()
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            cancelled = True
            raise

    scheduler = Scheduler([Job("forever", forever, 0.01)])
    scheduler.start()
    async with asyncio.timeout(10):
        await started.wait()
        await scheduler.stop(grace_s=0.01)
    assert cancelled


def test_an_interval_must_be_positive():
    with pytest.raises(ValueError, match="positive"):
        Job("never", Counting, 0)
