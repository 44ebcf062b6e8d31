"""The catalogue is loaded as often as one likes, and what leaves it is retired, not deleted."""

import asyncio

import pytest
from sqlalchemy import select

import db.brands
from db.engine import Database
from db.models import Guild, Source
from db.states import SourceState
from jobs.catalogue import CatalogueBrand, load_catalogue
from tests.jobs.world import START

XIAOMI = CatalogueBrand("Xiaomi", ("小米",), "Asia/Shanghai", ("https://example.com/a", "https://example.com/b"))
LEICA = CatalogueBrand("Leica", (), "Europe/Berlin", ("https://example.com/b",))


async def names(database: Database) -> list[str]:
    async with database.read() as session:
        return [row.name for row in await db.brands.visible(session, None)]


async def test_loading_twice_is_loading_once(database: Database):
    for _ in range(2):
        assert (await load_catalogue(database, [XIAOMI, LEICA], START)).brands == 2
    assert await names(database) == ["Leica", "Xiaomi"]
    async with database.read() as session:
        assert len((await session.scalars(select(Source))).all()) == 2
        xiaomi = await db.brands.find(session, "小米", None)
        assert xiaomi is not None
        assert len(await db.brands.sources_of(session, xiaomi.id)) == 2


async def test_processes_that_start_together_load_it_once(database: Database):
    loads = [load_catalogue(database, [XIAOMI, LEICA], START) for _ in range(4)]
    assert [one.brands for one in await asyncio.gather(*loads)] == [2, 2, 2, 2]
    assert await names(database) == ["Leica", "Xiaomi"]


async def test_changes_are_taken_over(database: Database):
    await load_catalogue(database, [XIAOMI], START)
    changed = CatalogueBrand("XIAOMI", ("Mi", "小米"), "Asia/Hong_Kong", ("https://example.com/b",))
    await load_catalogue(database, [changed], START)
    async with database.read() as session:
        (row,) = await db.brands.visible(session, None)
        assert (row.name, row.aliases, row.home_zone) == ("XIAOMI", ("Mi", "小米"), "Asia/Hong_Kong")
        assert [source.address for source in await db.brands.sources_of(session, row.id)] == ["https://example.com/b"]


async def test_what_left_the_catalogue_is_retired_and_can_come_back(database: Database):
    await load_catalogue(database, [XIAOMI, LEICA], START)
    async with database.read() as session:
        leica = await db.brands.find(session, "Leica", None)
        assert leica is not None
    assert (await load_catalogue(database, [XIAOMI], START)).retired == ("Leica",)
    assert await names(database) == ["Xiaomi"]
    await load_catalogue(database, [XIAOMI, LEICA], START)
    async with database.read() as session:
        assert (await db.brands.get(session, leica.id, None)).name == "Leica"
        assert len(await db.brands.sources_of(session, leica.id)) == 1


async def test_guilds_own_brands_are_not_touched(database: Database):
    async with database.begin() as session:
        session.add(Guild(id=1))
        await session.flush()
        await db.brands.add(session, "Leica", START, guild_id=1)
    await load_catalogue(database, [XIAOMI], START)
    async with database.read() as session:
        assert {row.name for row in await db.brands.visible(session, 1)} == {"Leica", "Xiaomi"}


@pytest.mark.parametrize("state", [SourceState.PAUSED, SourceState.GONE])
async def test_loading_again_does_not_revive_what_failed(database: Database, state: SourceState):
    await load_catalogue(database, [LEICA], START)
    async with database.begin() as session:
        (source,) = await session.scalars(select(Source))
        (await session.get_one(Source, source.id)).state = state
    await load_catalogue(database, [LEICA], START)
    async with database.read() as session:
        (source,) = await session.scalars(select(Source))
        assert source.state is state
