"""The running client, its database, and people who use commands."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from datetime import UTC, datetime
from gettext import NullTranslations
from typing import Any

import discord
import pytest

import db.launches
from bot import language
from bot.client import TMinus, point_at
from bot.pacer import Pacer
from bot.services import Services
from db.engine import Database
from db.models import Launch
from launches.announcement import Status
from launches.window import LaunchWindow
from sandbox.server import Sandbox
from tests.bot.posts import texts, walked

NOW = datetime(2022, 5, 23, 8, 0, tzinfo=UTC)


class FixedClock:
    """Domain time stands until a test moves it; wire time is real enough."""

    def __init__(self) -> None:
        self.moment = NOW

    def now(self) -> datetime:
        return self.moment

    def wire(self) -> datetime:
        return datetime.now(UTC)


class Scene:
    """The running client, its database, and people who use commands."""

    def __init__(self, box: Sandbox, client: TMinus, database: Database, clock: FixedClock) -> None:
        self.box = box
        self.client = client
        self.database = database
        self.clock = clock

    def guild(self, name: str = "Rocket Yard") -> int:
        return next(g.id for g in self.box.world.guilds.values() if g.name == name)

    async def command(self, who: str, line: str, values: dict[str, Any] | None = None, where: str = "#general") -> str:
        """Use a command and return the text of the answer."""
        control = self.box.control
        given = {name: self._id_of(value, where, who) for name, value in (values or {}).items()}
        done = await control.settle(control.run_command(who, where, line, given), finally_=True)
        answers = control.answers(done)
        assert answers, f"/{line} was not answered"
        assert all(a.flags & 64 for a in answers), "answers are private"
        return texts(answers[-1])

    def _id_of(self, value: Any, where: str, who: str) -> Any:
        """Return the id of "#channel" or "@role" of the guild in which the command is used."""
        guild = self.box.world.guild_of(self.box.control.place(where, who))
        named = {f"#{c.name}": c.id for c in guild.channels.values()} | {
            f"@{r.name}": r.id for r in guild.roles.values()
        }
        return named.get(value, value) if isinstance(value, str) else value

    async def press(self, who: str, message: Any, action: str) -> str:
        """Press the button of a message whose id has `action` in it, or whose label is that; return the answer."""
        control = self.box.control
        custom_id = next(
            c["custom_id"]
            for c in walked(message.components)
            if "custom_id" in c and (action in c["custom_id"] or c.get("label") == action)
        )
        done = await control.settle(control.press(who, message, custom_id), finally_=True)
        answers = control.answers(done)
        return texts(answers[-1]) if answers else ""

    def messages(self, where: str, who: str | None = None) -> list[Any]:
        return self.box.control.messages(where, who)


class Marking(NullTranslations):
    """A language in which every text begins with a sign."""

    def gettext(self, message: str) -> str:
        return f"¿{message}"


def prefer_another_language(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let Rocket Yard prefer a language in which every text begins with "¿"; its people keep theirs."""
    monkeypatch.setattr(language, "catalogue", lambda locale: Marking() if locale == "de" else NullTranslations())
    scene.box.world.guilds[scene.guild()].locale = "de"
    guild = scene.client.get_guild(scene.guild())
    assert guild is not None
    guild.preferred_locale = discord.Locale.german


@contextmanager
def lanes_noted(scene: Scene) -> Iterator[list[int]]:
    """Note the lane of each request that the client makes inside the block."""
    noted: list[int] = []
    acquire = scene.client.services.pacer.acquire

    async def noting(lane: int) -> None:
        noted.append(lane)
        await acquire(lane)

    scene.client.services.pacer.acquire = noting  # type: ignore[method-assign]
    try:
        yield noted
    finally:
        scene.client.services.pacer.acquire = acquire  # type: ignore[method-assign]


async def until(ready: Callable[[], Awaitable[Any] | Any], *, looks: int = 400) -> None:
    """Wait until `ready` says true; what a button does after its first answer cannot be awaited."""
    for _ in range(looks):
        found = ready()
        if await found if isinstance(found, Awaitable) else found:
            return
        await asyncio.sleep(0.01)
    raise AssertionError("it did not come about")


@asynccontextmanager
async def connected(box: Sandbox, database: Database, clock: FixedClock, **more: Any) -> AsyncIterator[TMinus]:
    """Run the real client against the sandbox until the block ends."""
    point_at(box.api, box.gateway)
    client = TMinus(Services(database, clock, Pacer(), **more), ready_s=0.05)
    ready = asyncio.Event()
    client.add_listener(_set(ready), "on_ready")
    task = asyncio.create_task(client.start(box.token))
    try:
        waiting = asyncio.create_task(ready.wait())
        await asyncio.wait({task, waiting}, return_when=asyncio.FIRST_COMPLETED, timeout=15)
        if task.done():
            task.result()
        assert ready.is_set(), "the client did not become ready"
        await client.settled()
        yield client
    finally:
        await client.close()
        await asyncio.gather(task, return_exceptions=True)


def _set(event: asyncio.Event) -> Any:
    async def on_ready() -> None:
        event.set()

    return on_ready


async def tracked(scene: Scene, product: str = "Xiaomi 12S Ultra", date: str = "July 2022") -> int:
    """Let Ada track a launch of Xiaomi's, and return it."""
    said = await scene.command("ada", "track add", {"product": product, "date": date, "brand": "Xiaomi"})
    assert "Tracked" in said
    async with scene.database.read() as session:
        return (await db.launches.named(session, product, scene.guild())).id


async def catalogue_launch(scene: Scene, product: str = "Phone") -> int:
    window = LaunchWindow.from_edtf("2022-07")
    opens, closes = window.bounds_utc()
    now = scene.clock.now()
    async with scene.database.begin() as session:
        launch = Launch(
            key=product,
            product=product,
            status=Status.ANNOUNCED,
            opens=opens,
            closes=closes,
            first_seen=now,
            updated_at=now,
        )
        launch.window = window
        session.add(launch)
        await session.flush()
        return launch.id
