"""A source that stopped is told once to the servers that added it."""

import pytest

import db.brands
import db.sources
from bot.stopped import StoppedSources
from db.models import Source
from db.states import Lane, SourceState
from sandbox.faults import Fault, FaultKind
from tests.bot.posts import texts
from tests.bot.scenes import Scene, lanes_noted, prefer_another_language

FEED = "https://news.example/feed?a=*b*"


@pytest.fixture
async def stopped(scene: Scene) -> Scene:
    """Rocket Yard has a brand of its own whose source was paused after long failure."""
    now = scene.clock.now()
    async with scene.database.begin() as session:
        brand = await db.brands.add(session, "Own Brand", now, guild_id=scene.guild())
        source_id = await db.sources.link(session, brand, FEED, now)
        source = await session.get(Source, source_id)
        assert source is not None
        source.state, source.last_error = SourceState.PAUSED, "the server answers 500 @everyone"
    return scene


async def tell(scene: Scene, times: int = 1) -> None:
    for _ in range(times):
        await StoppedSources(scene.client, scene.client.services).run()


def posted(scene: Scene, where: str = "#general", who: str | None = None) -> list[str]:
    return [texts(m) for m in scene.messages(where, who) if not m.flags & 64]


async def test_the_review_channel_is_told_once(stopped):
    await stopped.command("ada", "setup", {"channel": "#general"})
    await tell(stopped, times=3)
    (said,) = posted(stopped)
    assert FEED in said
    assert "the server answers 500" in said
    assert "@everyone" not in said
    assert "/brand add" in said


async def test_it_is_told_in_the_language_of_the_server(stopped, monkeypatch):
    await stopped.command("ada", "setup", {"channel": "#general"})
    prefer_another_language(stopped, monkeypatch)
    await tell(stopped)
    (said,) = posted(stopped)
    assert said.startswith("¿### A source has stopped")


async def test_a_source_whose_publisher_ended_it_says_so(stopped):
    await stopped.command("ada", "setup", {"channel": "#general"})
    async with stopped.database.begin() as session:
        source = await session.get(Source, 1)
        source.state = SourceState.GONE
    await tell(stopped)
    (said,) = posted(stopped)
    assert "removed it for good" in said


async def test_without_a_review_channel_whoever_set_routes_up_is_told(stopped):
    await stopped.command("ada", "route set", {"brand": "Own Brand", "channel": "#launches"})
    with lanes_noted(stopped) as lanes:
        await tell(stopped, times=2)
    assert set(lanes) == {Lane.ARTICLE}
    assert [FEED in said for said in posted(stopped, "@dm", "ada")] == [True]
    assert posted(stopped, "#launches") == []


async def test_nobody_to_tell_is_no_error_and_is_not_tried_for_ever(stopped):
    await tell(stopped, times=2)
    async with stopped.database.read() as session:
        assert await db.sources.untold(session) == []


async def test_another_fault_is_told_later_and_still_once(stopped):
    await stopped.command("ada", "setup", {"channel": "#general"})
    stopped.box.core.faults.add(Fault(FaultKind.STATUS, "POST /channels/*/messages", status=503))
    await tell(stopped)
    assert posted(stopped) == []
    await tell(stopped, times=2)
    assert len(posted(stopped)) == 1


async def test_a_source_that_was_revived_and_stops_again_is_told_again(stopped):
    await stopped.command("ada", "setup", {"channel": "#general"})
    await tell(stopped)
    async with stopped.database.begin() as session:
        await db.sources.revive(session, 1, stopped.clock.now())
        source = await session.get(Source, 1)
        source.state = SourceState.GONE
    async with stopped.database.read() as session:
        assert len(await db.sources.untold(session)) == 1
