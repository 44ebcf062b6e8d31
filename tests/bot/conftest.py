"""A local Discord with the real client connected to it, on a database of its own.

discord.py keeps its addresses in classes, so they are put back after each test.
"""

import shutil
from collections.abc import AsyncIterator, Iterator
from dataclasses import asdict
from pathlib import Path

import pytest
from discord.gateway import DiscordWebSocket
from discord.http import Route

import db.brands
from db.engine import Database, open_database
from db.migrations import migrate
from sandbox.limits import Settings
from sandbox.server import Sandbox
from tests.bot.scenes import FixedClock, Scene, connected
from tests.openapi import Description

# A machine that runs tests may stand still for longer than Discord waits for an answer.
SETTINGS = Settings(answer_within_s=12.0)


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("database") / "empty.sqlite3"
    migrate(f"sqlite:///{path}")
    return path


@pytest.fixture
async def bot_database(empty_database: Path, tmp_path: Path) -> AsyncIterator[Database]:
    path = tmp_path / "bot.sqlite3"
    shutil.copyfile(empty_database, path)
    database = open_database(f"sqlite:///{path}")
    yield database
    await database.close()


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()


@pytest.fixture
def discord_addresses() -> Iterator[None]:
    """Put the library's addresses back after the test."""
    base, gateway = Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY
    yield
    Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY = base, gateway


@pytest.fixture(scope="session")
def description() -> Description | None:
    """Discord's own description of its interface, where it is present."""
    file = Path(__file__).resolve().parents[2].parent / "shared" / "discord-openapi.json"
    return Description(file) if file.is_file() else None


@pytest.fixture
async def scene(
    bot_database: Database, clock: FixedClock, discord_addresses: None, description: Description | None
) -> AsyncIterator[Scene]:
    """The running scene; afterwards every request of the bot is held against Discord's description."""
    async with Sandbox(settings=SETTINGS) as box, connected(box, bot_database, clock) as client:
        yield Scene(box, client, bot_database, clock)
        if description is not None:
            fine = [asdict(one) for one in box.core.record.requests if 200 <= one.status < 300]
            assert description.problems(fine) == []


@pytest.fixture
async def brand_id(scene: Scene) -> int:
    """Xiaomi in the catalogue."""
    async with scene.database.begin() as session:
        return await db.brands.add(session, "Xiaomi", scene.clock.now(), guild_id=None, home_zone="Asia/Shanghai")
