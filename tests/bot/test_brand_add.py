"""/brand add: looking at an address before anything is saved."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from aiohttp import web

import db.brands
from db.engine import Database
from feeds.fetch import Fetcher
from sandbox.server import Sandbox
from tests.bot.posts import texts, walked
from tests.bot.scenes import FixedClock, Scene, connected, until

FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Maker news</title><link>http://x/</link>
<item><title>First **story**</title><link>http://x/1</link><guid>1</guid>
<pubDate>Mon, 23 May 2022 07:00:00 GMT</pubDate></item>
<item><title>Second story</title><link>http://x/2</link><guid>2</guid></item>
<item><title>Third story</title><link>http://x/3</link><guid>3</guid></item>
<item><title>Fourth story</title><link>http://x/4</link><guid>4</guid></item>
</channel></rss>"""


@pytest.fixture
async def newsroom() -> AsyncIterator[str]:
    async def feed(_: web.Request) -> web.Response:
        return web.Response(text=FEED, content_type="application/rss+xml")

    async def nothing(_: web.Request) -> web.Response:
        return web.Response(text="<html><body><p>Hello</p></body></html>", content_type="text/html")

    app = web.Application()
    app.add_routes([web.get("/maker", feed), web.get("/hello", nothing)])
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    await runner.cleanup()


@pytest.fixture
async def browsing(bot_database: Database, clock: FixedClock, discord_addresses: None) -> AsyncIterator[Scene]:
    """A client that may look at addresses on this machine."""
    async with (
        Fetcher(allow=["127.0.0.0/8"]) as fetcher,
        Sandbox() as box,
        connected(box, bot_database, clock, fetcher=fetcher) as client,
    ):
        yield Scene(box, client, bot_database, clock)


async def offered(scene: Scene, values: dict[str, str]):
    control = scene.box.control
    done = await control.settle(control.run_command("ada", "#general", "brand add", values), finally_=True)
    return control.answers(done)[-1]


def button(message, name: str) -> str:
    return next(c["custom_id"] for c in walked(message.components) if c.get("label") == name)


async def own_brands(scene: Scene) -> list[str]:
    async with scene.database.read() as session:
        return [row.name for row in await db.brands.visible(session, scene.guild())]


async def test_the_last_three_items_are_shown_and_saved_only_on_save(browsing, newsroom):
    values = {"name": "Maker", "address": f"{newsroom}/maker", "aliases": "Mkr, The Maker", "zone": "Asia/Tokyo"}
    message = await offered(browsing, values)
    said = texts(message)
    assert "Maker news" in said
    assert "First \\*\\*story" in said
    assert "Third story" in said
    assert "Fourth" not in said
    assert f"`{newsroom}/maker`" in said
    assert await own_brands(browsing) == []
    control = browsing.box.control
    await control.settle(control.press("ada", message, button(message, "Save")))
    await until(lambda: "is saved" in texts(message))
    assert await own_brands(browsing) == ["Maker"]
    async with browsing.database.read() as session:
        found = await db.brands.find(session, "the maker", browsing.guild())
        sources = await db.brands.sources_of(session, found.id)
    assert (found.home_zone, [s.address for s in sources]) == ("Asia/Tokyo", [f"{newsroom}/maker"])
    assert "/maker" in await browsing.command("ada", "brand list")
    assert "is removed" in await browsing.command("ada", "brand remove", {"brand": "Maker"})


async def test_a_save_button_of_an_earlier_run_says_what_to_do(browsing, newsroom):
    message = await offered(browsing, {"name": "Maker", "address": f"{newsroom}/maker"})
    (save,) = (component for component in walked(message.components) if component.get("label") == "Save")
    save["custom_id"] = "of an earlier run"
    assert "Please begin again" in await browsing.press("ada", message, "Save")


async def test_whoever_the_integrations_settings_allow_the_command_may_save(browsing, newsroom):
    control, guild = browsing.box.control, browsing.box.world.guilds[browsing.guild()]
    fans = next(role for role in guild.roles.values() if role.name == "Launch fans")
    brand = next(c for c in control.commands("ada", "#general") if c["name"] == "brand")
    guild.command_permissions[int(brand["id"])] = [{"id": str(fans.id), "type": 1, "permission": True}]
    values = {"name": "Maker", "address": f"{newsroom}/maker"}
    done = await control.settle(control.run_command("mo", "#general", "brand add", values), finally_=True)
    message = control.answers(done)[-1]
    await control.settle(control.press("mo", message, button(message, "Save")))
    await until(lambda: "is saved" in texts(message))


async def test_a_second_click_on_save_is_no_second_saving(browsing, newsroom):
    message = await offered(browsing, {"name": "Maker", "address": f"{newsroom}/maker"})
    control, save = browsing.box.control, button(message, "Save")
    await asyncio.gather(*(control.settle(control.press("ada", message, save)) for _ in range(2)))
    await until(lambda: "is saved" in texts(message))
    assert "`/route set brand:Maker`" in texts(message)
    assert await own_brands(browsing) == ["Maker"]


async def test_what_nobody_answers_says_so_in_the_end(browsing, newsroom, monkeypatch):
    monkeypatch.setattr("bot.cogs.brand._CONFIRM_S", 0.3)
    message = await offered(browsing, {"name": "Maker", "address": f"{newsroom}/maker"})
    await until(lambda: "nobody pressed a button" in texts(message))
    assert await own_brands(browsing) == []


async def test_a_brand_is_saved_without_marks_that_nobody_sees(browsing, newsroom):
    values = {"name": "\u202eMaker", "address": f"{newsroom}/maker", "aliases": "\u202e , Mkr\u200b"}
    message = await offered(browsing, values)
    control = browsing.box.control
    await control.settle(control.press("ada", message, button(message, "Save")))
    await until(lambda: "is saved" in texts(message))
    async with browsing.database.read() as session:
        found = await db.brands.find(session, "mkr", browsing.guild())
    assert found.brand.names == ("Maker", "Mkr")


async def test_cancel_saves_nothing(browsing, newsroom):
    message = await offered(browsing, {"name": "Maker", "address": f"{newsroom}/maker"})
    control = browsing.box.control
    await control.settle(control.press("ada", message, button(message, "Cancel")))
    await until(lambda: "Nothing was saved" in texts(message))
    assert await own_brands(browsing) == []


async def test_an_address_that_is_no_feed_says_what_is_there(browsing, newsroom):
    said = texts(await offered(browsing, {"name": "Maker", "address": f"{newsroom}/hello"}))
    assert "could not be read" in said
    assert "no feed" in said


async def test_addresses_of_private_networks_are_refused(browsing):
    said = texts(await offered(browsing, {"name": "Maker", "address": "http://10.0.0.1/feed"}))
    assert "could not be read" in said
