"""The soak in short: real processes killed at each step under faults, against the local Discord, times shortened."""

import pytest

from benchmarks.soak import Shape, soak
from benchmarks.soak_worker import STEPS
from db.engine import Database


@pytest.mark.acceptance
async def test_killed_processes_lose_nothing_and_double_nothing(
    database: Database, database_url: str, database_kind: str, capsys: pytest.CaptureFixture[str]
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
    assert await soak(database, database_url, shape)
    *_, last = capsys.readouterr().out.splitlines()
    assert last.startswith("60 delivered, 0 lost, 0 doubled, ")
