"""Brands and guilds: what each guild may see, and names that find them."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

import db.brands
import db.guilds
import db.settings
from db.brands import key_of, slug_of
from db.engine import Database
from db.errors import AlreadyExists, NotFound
from db.guilds import GuildSettings, Joined
from db.models import Guild

NOW = datetime(2022, 5, 23, 9, tzinfo=UTC)
ONE, TWO = 1001, 1002


@pytest.fixture
async def guilds(database: Database) -> None:
    async with database.begin() as session:
        await db.guilds.join(session, ONE, "One")
        await db.guilds.join(session, TWO, "Two")


async def test_a_guild_sees_the_catalogue_and_its_own_brands(database: Database, guilds: None):
    async with database.begin() as session:
        await db.brands.add(session, "Xiaomi", NOW, guild_id=None, aliases=["小米"], home_zone="Asia/Shanghai")
        own = await db.brands.add(session, "Tiny", NOW, guild_id=ONE)
    async with database.read() as session:
        assert [row.name for row in await db.brands.visible(session, ONE)] == ["Tiny", "Xiaomi"]
        assert [row.name for row in await db.brands.visible(session, TWO)] == ["Xiaomi"]
        assert await db.brands.find(session, "tiny", TWO) is None
        with pytest.raises(NotFound):
            await db.brands.get(session, own, TWO)
        found = await db.brands.find(session, " 小米 ", TWO)
        assert found is not None
        assert found.brand.names == ("Xiaomi", "小米")
        assert found.brand.home_zone == "Asia/Shanghai"


async def test_a_name_is_taken_once_a_scope(database: Database, guilds: None):
    async with database.begin() as session:
        await db.brands.add(session, "Xiaomi", NOW, guild_id=None)
        await db.brands.add(session, "Xiaomi", NOW, guild_id=ONE)
        await db.brands.add(session, "Xiaomi", NOW, guild_id=TWO)
        with pytest.raises(AlreadyExists):
            await db.brands.add(session, "XIAOMI", NOW, guild_id=None)
        with pytest.raises(AlreadyExists):
            await db.brands.add(session, "xiaomi ", NOW, guild_id=ONE)
    async with database.read() as session:
        found = await db.brands.find(session, "Xiaomi", ONE)
        assert found is not None
        assert found.guild_id == ONE


async def test_only_a_guilds_own_brand_can_be_removed_by_it(database: Database, guilds: None):
    async with database.begin() as session:
        catalogue = await db.brands.add(session, "Xiaomi", NOW, guild_id=None)
        own = await db.brands.add(session, "Tiny", NOW, guild_id=ONE, aliases=["Wee"])
        for brand, guild in ((catalogue, ONE), (own, TWO)):
            with pytest.raises(NotFound):
                await db.brands.remove(session, brand, guild)
        await db.brands.remove(session, own, ONE)
        assert [row.name for row in await db.brands.visible(session, ONE)] == ["Xiaomi"]


async def test_suggestions_begin_with_what_was_typed(database: Database):
    async with database.begin() as session:
        for name in ("Leica", "Galeica", "Sony", "100% Audio"):
            await db.brands.add(session, name, NOW, guild_id=None, aliases=[f"{name} Camera"])
        assert [row.name for row in await db.brands.suggest(session, "lei", None)] == ["Leica", "Galeica"]
        assert len(await db.brands.suggest(session, "", None)) == 4
        assert [row.name for row in await db.brands.suggest(session, "100%", None)] == ["100% Audio"]
        assert [row.name for row in await db.brands.suggest(session, "sony cam", None)] == ["Sony"]


async def test_a_guild_that_comes_back_finds_its_settings(database: Database, guilds: None):
    async with database.begin() as session:
        await db.guilds.set_up(session, ONE, GuildSettings(zone="Europe/Berlin", morning=480, review_channel_id=7), NOW)
        await db.guilds.leave(session, ONE, NOW)
    async with database.begin() as session:
        await db.guilds.join(session, ONE, "One again")
        guild = await db.guilds.get(session, ONE)
        assert (guild.name, guild.zone, guild.morning, guild.left_at) == ("One again", "Europe/Berlin", 480, None)
        assert guild.review_channel_id == 7
        assert guild.set_up_at == NOW


async def test_settings_are_changed_one_by_one_and_switched_off_with_zero(database: Database, guilds: None):
    async with database.begin() as session:
        await db.guilds.set_up(session, ONE, GuildSettings(review_channel_id=7, hourly_cap=20), NOW)
        await db.guilds.set_up(session, ONE, GuildSettings(review_channel_id=0, morning=0), NOW + timedelta(hours=1))
    async with database.read() as session:
        guild = await db.guilds.get(session, ONE)
        assert (guild.review_channel_id, guild.hourly_cap, guild.morning, guild.zone) == (None, 20, 0, "UTC")
        assert guild.set_up_at == NOW
        with pytest.raises(NotFound):
            await db.guilds.get(session, 5)


async def test_guilds_left_during_downtime_are_noticed(database: Database, guilds: None):
    async with database.begin() as session:
        await db.guilds.leave_all_but(session, {TWO}.__contains__, NOW)
        assert (await db.guilds.get(session, ONE)).left_at == NOW
        assert (await db.guilds.get(session, TWO)).left_at is None


async def test_of_many_guilds_none_that_was_left_is_passed_over(database: Database):
    ids = range(1, 1_002)  # more than are looked at together, and the last of them alone
    async with database.begin() as session:
        await db.guilds.join_all(session, [Joined(number, f"Guild {number}", "en") for number in ids])
        await db.guilds.leave_all_but(session, lambda number: number % 500 > 1, NOW)
    async with database.read() as session:
        left = await session.scalars(select(Guild.id).where(Guild.left_at == NOW).order_by(Guild.id))
        assert left.all() == [1, 500, 501, 1_000, 1_001]


async def test_settings_of_the_program_are_put_got_and_forgotten(database: Database):
    async with database.begin() as session:
        assert await db.settings.get(session, "tree") is None
        await db.settings.put(session, "tree", "1")
        await db.settings.put(session, "tree", "2")
        assert await db.settings.get(session, "tree") == "2"


@given(st.text())
def test_slugs_and_keys_do_not_depend_on_case_or_space(name: str):
    assert slug_of(slug_of(name)) == slug_of(name)
    assert key_of(f"  {name} ") == key_of(name)
    assert " " not in slug_of(name)
