"""The soak in short: real processes killed at each step under faults, against the local Discord, times shortened."""

import asyncio
import os
import signal
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from benchmarks.soak import Shape, Workers, soak
from benchmarks.soak_verdict import Report
from benchmarks.soak_worker import STEPS
from db.engine import Database


@pytest.mark.acceptance
async def test_killed_processes_lose_nothing_and_double_nothing(
    database: Database, database_url: str, database_kind: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
):
    shape = Shape(
        number=60,
        kills=len(STEPS),
        processes=1 if database_kind == "sqlite" else 2,
        channels=20,
        downtimes_s=(6.0,),
        spread_s=5.0,
        short=True,
    )
    assert await soak(database, database_url, shape, tmp_path / "errors")
    *_, last = capsys.readouterr().out.splitlines()
    assert last.startswith("60 delivered, 0 lost, 0 doubled, ")


async def all_dead(workers: Workers) -> None:
    async with asyncio.timeout(60):
        while any(process.returncode is None for process, _ in workers.running.values()):
            await asyncio.sleep(0.01)


@pytest.mark.parametrize("end", [Workers.kill_all, Workers.stop])
async def test_workers_that_died_at_their_step_just_before_they_are_ended_count_as_that(
    end: Callable[[Workers], Awaitable[None]], tmp_path: Path
):
    report = Report()
    workers = Workers({}, Shape(kills=2, processes=2), report, tmp_path / "errors")
    await workers.start_all()
    for pid in workers.running:
        os.kill(pid, signal.SIGKILL)
    await all_dead(workers)
    await end(workers)
    assert report.kills == {STEPS[0]: 1, STEPS[1]: 1}
    assert workers.running == {}


async def test_a_worker_that_ended_by_itself_is_told(tmp_path: Path):
    workers = Workers({}, Shape(processes=1), Report(), tmp_path / "errors")
    await workers.start_all()
    for pid in workers.running:
        os.kill(pid, signal.SIGTERM)
    await all_dead(workers)
    with pytest.raises(RuntimeError, match="ended by itself with -15"):
        await workers.kill_all()


async def test_what_was_wrong_with_a_worker_is_told(tmp_path: Path):
    workers = Workers({}, Shape(processes=1), Report(), tmp_path / "errors")
    await workers.start_all()
    await all_dead(workers)
    with pytest.raises(RuntimeError, match=r"ended by itself with 1\n(.|\n)*KeyError: 'api'"):
        await workers.kill_all()
