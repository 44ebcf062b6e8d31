"""The bot in several processes on PostgreSQL: one gateway, two for jobs, of which one is elected to send and killed."""

import asyncio
import os
import signal
import sys
import time
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import select, text

from benchmarks.soak import Shape, fill
from benchmarks.soak_verdict import Report, judge
from db.engine import Database, open_database
from db.migrations import migrate
from db.models import Lease
from jobs.election import ELECTION
from sandbox.blueprint import build_world
from sandbox.limits import Settings
from sandbox.server import Sandbox
from tests.bot.posts import texts

pytestmark = [pytest.mark.acceptance, pytest.mark.postgresql]

ROOT = Path(__file__).parents[2]
SHAPE = Shape(number=240, channels=40, spread_s=8.0)
WORLD = {
    "people": [{"name": "ada"}],
    "guilds": [{"name": "Soak", "owner": "ada", "channels": [{"name": f"soak-{n}"} for n in range(SHAPE.channels)]}],
}
CONFIG = """
[discord]
api = "{box.api}"
gateway = "{box.gateway}"
[log]
format = "json"
"""
CATALOGUE = """
[[brand]]
name = "Xiaomi"
aliases = ["Mi"]
[[brand]]
name = "Leica"
"""


class Processes:
    """Halves of the bot, as a host runs them."""

    def __init__(self, folder: Path, box: Sandbox, url: str) -> None:
        (folder / "config.toml").write_text(CONFIG.format(box=box))
        (folder / "catalogue.toml").write_text(CATALOGUE)
        self._folder = folder
        self._environment = os.environ | {"PYTHONPATH": str(ROOT), "DISCORD_TOKEN": box.token, "DATABASE_URL": url}
        self.running: dict[int, asyncio.subprocess.Process] = {}

    async def start(self, only: str) -> None:
        with (self._folder / f"{only}.log").open("ab") as log:
            process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "bot", "run", "--only", only),
                cwd=self._folder,
                env=self._environment,
                stdout=log,
                stderr=log,
            )
        self.running[process.pid] = process

    async def kill(self, pid: int) -> None:
        process = self.running.pop(pid)
        assert process.returncode is None, self.said()
        os.kill(pid, signal.SIGKILL)
        await process.wait()

    async def stop(self) -> list[int | None]:
        """Ask all to stop, insist after a while, and return how they ended."""
        for process in self.running.values():
            if process.returncode is None:
                process.terminate()
        ended = asyncio.gather(*(process.wait() for process in self.running.values()))
        try:
            return list(await asyncio.wait_for(asyncio.shield(ended), 15))
        except TimeoutError:
            for process in self.running.values():
                if process.returncode is None:
                    process.kill()
            return [None, *await ended]

    def said(self) -> str:
        return "\n".join(log.read_text() for log in self._folder.glob("*.log"))


@pytest.fixture
def database_kind() -> str:
    return "postgresql"


@pytest.fixture
async def database(empty_database_url: str) -> AsyncIterator[Database]:
    await asyncio.to_thread(migrate, empty_database_url)
    opened = open_database(empty_database_url)
    yield opened
    await opened.close()


async def sender(database: Database) -> int | None:
    """The process that is elected to send, by its id."""
    async with database.read() as session:
        held = (Lease.name == ELECTION, Lease.until_wire >= datetime.now(UTC))
        owner = await session.scalar(select(Lease.owner).where(*held))
    return int(owner.rsplit("-", 2)[1]) if owner else None


async def test_another_process_takes_over_sending_and_nothing_is_lost_or_doubled(
    database: Database, empty_database_url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    world = build_world(time.time, WORLD)
    async with Sandbox(world=world, settings=Settings(identify_interval_s=0.0)) as box, asyncio.timeout(80):
        processes = Processes(tmp_path, box, empty_database_url)
        await fill(database, box, SHAPE)
        async with database.begin() as session:  # it gives its brand a number of its own
            await session.execute(text("SELECT setval(pg_get_serial_sequence('brand', 'id'), 100)"))
        try:
            for only in ("gateway", "jobs", "jobs"):
                await processes.start(only)
            await posted(box, 60, processes)
            first = await sender(database)
            assert first in processes.running, "a process of --only jobs sends"
            await processes.kill(first)
            assert "I know of no launch" in await launches(box), "the gateway answers meanwhile"
            await posted(box, SHAPE.number, processes)
            second = await sender(database)
            assert second in processes.running
            assert second != first
        finally:
            codes = await processes.stop()
        assert codes == [0, 0], processes.said()
        assert await judge(database, box, Report()), capsys.readouterr().out
        assert [r.path for r in box.core.record.requests if r.status == 429] == []
        assert len(box.core.gateway.identifies) == 1, "who only sends needs no gateway"


async def posted(box: Sandbox, number: int, processes: Processes) -> None:
    """Wait until so many messages are in the channels."""
    while sum(message.ephemeral_to is None for message in box.world.messages.values()) < number:
        assert all(one.returncode is None for one in processes.running.values()), processes.said()
        await asyncio.sleep(0.05)


async def launches(box: Sandbox) -> str:
    while not (box.core.gateway.connected and "launches" in str(box.world.commands)):
        await asyncio.sleep(0.05)
    done = await box.control.settle(box.control.run_command("ada", "soak-0", "launches", {}), finally_=True)
    return texts(box.control.answers(done)[-1])
