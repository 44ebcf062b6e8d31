"""What a whole sending process costs: the outbox, the real discord.py and a local Discord at Discord's own limit."""

import asyncio
import json
import os
import sys
import time
from pathlib import Path

from benchmarks.delivery.ground import count
from benchmarks.soak import Shape, fill
from db.engine import Database
from sandbox.blueprint import build_world
from sandbox.server import Sandbox

_TICKS_A_SECOND = os.sysconf("SC_CLK_TCK")


async def whole_process(database: Database, url: str, number: int, rate: float) -> dict[str, float]:
    """Send `number` posts, due within a second, to as many channels; measure the process that does."""
    channels = [{"name": f"soak-{n}"} for n in range(number)]
    described = {"people": [{"name": "ada"}], "guilds": [{"name": "G", "owner": "ada", "channels": channels}]}
    async with Sandbox(world=build_world(time.time, described)) as box:
        await fill(database, box, Shape(number=number, channels=number, spread_s=1.0))
        given = {"api": box.api, "gateway": box.gateway, "token": box.token, "database": url}
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "benchmarks.soak_worker", json.dumps(given), stderr=asyncio.subprocess.DEVNULL
        )
        try:
            await _sent(box, 1)
            cpu, begun = _cpu_s(process.pid), time.perf_counter()
            await _sent(box, number)
            cpu, took = _cpu_s(process.pid) - cpu, time.perf_counter() - begun
            while await count(database, 3) < number:  # noqa: ASYNC110 - another process writes it
                await asyncio.sleep(0.1)
        finally:
            if process.returncode is None:
                process.kill()
            await process.wait()
        refused = sum(request.status == 429 for request in box.core.record.requests)
    return {
        "sent": number,
        "per_second": round(number / took, 1),
        "ratio": round(took / (number / rate), 3),
        "refusals": refused,
        "cpu_of_a_core": round(cpu / took, 3),
    }


async def _sent(box: Sandbox, number: int) -> None:
    while len(box.world.messages) < number:  # noqa: ASYNC110 - a world tells nobody
        await asyncio.sleep(0.02)


def _cpu_s(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS_A_SECOND
