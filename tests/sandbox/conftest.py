"""A running sandbox, and a real discord.py client in it."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

import aiohttp
import discord
import pytest
import yarl
from discord import app_commands

from sandbox.limits import Settings
from sandbox.server import Sandbox
from tests.openapi import Description

Prepare = Callable[["Probe"], Awaitable[None] | None]


class Probe(discord.Client):
    """An unmodified client with a command tree; remembers the events it saw."""

    def __init__(self, prepare: Prepare | None = None, **options: object) -> None:
        options.setdefault("intents", discord.Intents(guilds=True))
        super().__init__(guild_ready_timeout=0.05, **options)
        self.tree = app_commands.CommandTree(self)
        self.seen: list[str] = []
        self.errors: list[BaseException] = []
        self._prepare = prepare
        self.tree.error(self._note)

    async def _note(self, _: discord.Interaction, error: app_commands.AppCommandError) -> None:
        self.errors.append(error)

    async def setup_hook(self) -> None:
        if self._prepare is not None:
            made = self._prepare(self)
            if made is not None:
                await made
        if self.tree.get_commands():
            await self.tree.sync()

    def dispatch(self, event: str, /, *args: object, **kwargs: object) -> None:
        self.seen.append(event)
        super().dispatch(event, *args, **kwargs)

    def named(self, name: str) -> discord.abc.GuildChannel:
        """Return the first channel of a name."""
        return next(channel for channel in self.get_all_channels() if channel.name == name)


@pytest.fixture(scope="session")
def description() -> Description | None:
    file = Path(__file__).resolve().parents[2].parent / "shared" / "discord-openapi.json"
    return Description(file) if file.is_file() else None


@pytest.fixture
def settings() -> Settings:
    """Limits of this test; override to shorten what it waits for."""
    return Settings(identify_interval_s=0.0)


@pytest.fixture
async def box(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, description: Description | None
) -> AsyncIterator[Sandbox]:
    async with Sandbox(settings=settings) as running:
        monkeypatch.setattr(discord.http.Route, "BASE", running.api)
        monkeypatch.setattr(discord.gateway.DiscordWebSocket, "DEFAULT_GATEWAY", yarl.URL(running.gateway))
        yield running
        if description is not None:
            fine = [asdict(one) for one in running.core.record.requests if 200 <= one.status < 300]
            problems = description.problems(fine) + description.answer_problems(fine)
            assert not problems, "\n".join(problems)


@pytest.fixture
async def start(box: Sandbox) -> AsyncIterator[Callable[..., Awaitable[Probe]]]:
    """Log a client in, ready; closed at the end."""
    running: list[tuple[Probe, asyncio.Task[None]]] = []

    async def run(prepare: Prepare | None = None, **options: object) -> Probe:
        probe = Probe(prepare, **options)
        task = asyncio.create_task(probe.start(box.token))
        running.append((probe, task))
        async with asyncio.timeout(10):
            while not probe.is_ready():
                if task.done():
                    task.result()
                await asyncio.sleep(0.005)
        return probe

    yield run
    for probe, task in running:
        await probe.close()
        await asyncio.gather(task, return_exceptions=True)


@pytest.fixture
async def rest(box: Sandbox) -> AsyncIterator[Callable[..., Awaitable[tuple[int, Any]]]]:
    """Ask the REST interface directly, with the bot's token: (status, JSON)."""
    async with aiohttp.ClientSession(headers={"Authorization": f"Bot {box.token}"}) as session:

        async def ask(method: str, path: str, body: Any = None, **options: Any) -> tuple[int, Any]:
            async with session.request(method, box.api + path, json=body, **options) as answer:
                return answer.status, await answer.json(content_type=None) if await answer.read() else None

        yield ask


@pytest.fixture
async def control(box: Sandbox) -> AsyncIterator[Callable[..., Awaitable[tuple[int, Any]]]]:
    """Ask the control interface (or anything else of the server) over HTTP: (status, JSON)."""
    async with aiohttp.ClientSession() as session:

        async def ask(method: str, path: str, body: Any = None, **options: Any) -> tuple[int, Any]:
            async with session.request(method, box.url + path, json=body, **options) as answer:
                return answer.status, await answer.json(content_type=None)

        yield ask


@pytest.fixture
def until() -> Callable[[Callable[[], object]], Awaitable[None]]:
    """Wait for something that the other side of a connection brings about."""

    async def wait(condition: Callable[[], object]) -> None:
        async with asyncio.timeout(10):
            while not condition():
                await asyncio.sleep(0.005)

    return wait
