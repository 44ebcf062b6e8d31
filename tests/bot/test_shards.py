"""More than one shard: what Discord advises is opened, and everything works on each."""

import asyncio

import pytest
from sqlalchemy import select

from bot.client import TMinus, point_at
from bot.pacer import Pacer
from bot.services import Services
from db.engine import Database
from db.models import Guild
from sandbox.blueprint import add_guild, build_world
from sandbox.faults import Fault, FaultKind
from sandbox.limits import Settings
from sandbox.server import Sandbox
from tests.bot.scenes import FixedClock, Scene, connected, until

NAMES = [f"Guild {letter}" for letter in "abcdefgh"]
WORLD = {
    "people": [{"name": "ada"}],
    "guilds": [{"name": name, "owner": "ada", "channels": [{"name": f"talk-{name[-1]}"}]} for name in NAMES],
}


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Identify without the library's pause of five seconds."""

    async def no_pause(self: TMinus, shard_id: int | None, *, initial: bool = False) -> None: ...

    monkeypatch.setattr(TMinus, "before_identify_hook", no_pause)


def sharded(**more: object) -> Sandbox:
    settings = Settings(identify_interval_s=0.0, advised_a_shard=2, guilds_a_shard=8, **more)
    clock = FixedClock()
    return Sandbox(world=build_world(lambda: clock.wire().timestamp(), WORLD), settings=settings)


async def noted(database: Database) -> set[str]:
    async with database.read() as session:
        return set(await session.scalars(select(Guild.name).where(Guild.left_at.is_(None))))


async def test_as_many_shards_are_opened_as_discord_advises(bot_database, clock, discord_addresses):
    async with sharded() as box, connected(box, bot_database, clock) as client:
        assert client.shard_count == 4
        shards = {session.shard for session in box.core.gateway.connected}
        assert shards == {(0, 4), (1, 4), (2, 4), (3, 4)}
        assert await noted(bot_database) == set(NAMES)
        scene = Scene(box, client, bot_database, clock)
        for name in NAMES:
            assert "I know of no launch" in await scene.command("ada", "launches", where=f"#talk-{name[-1]}")


async def test_what_changed_while_the_shards_were_away_is_noted(bot_database, clock, discord_addresses):
    async with sharded() as box, connected(box, bot_database, clock) as client:
        await box.core.gateway.close_all(4000, forget=True)
        add_guild(box.world, {"name": "Guild new", "owner": "ada"})
        await until(lambda: _has(bot_database, "Guild new"))
        assert len(client.shards) == 4


async def _has(database: Database, name: str) -> bool:
    return name in await noted(database)


async def test_when_no_session_may_be_started_today_it_waits_and_says_so(
    bot_database, clock, discord_addresses, caplog: pytest.LogCaptureFixture
):
    async with sharded(identifies_a_day=3) as box:
        point_at(box.api, box.gateway)
        client = TMinus(Services(bot_database, clock, Pacer()))
        running = asyncio.create_task(client.start(box.token))
        await until(lambda: "no more sessions today" in caplog.text)
        assert not running.done()
        assert not box.core.gateway.identifies
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
        await client.close()


async def test_a_gateway_that_cannot_be_had_at_first_is_asked_again(
    bot_database, clock, discord_addresses, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("bot.client._ASK_GATEWAY_AGAIN_S", 0.01)
    async with sharded() as box:
        box.core.faults.add(Fault(FaultKind.STATUS, "GET /gateway/bot", status=503))
        async with connected(box, bot_database, clock) as client:
            assert len(client.shards) == 4
