"""/setup, and who may use what."""

import pytest

import db.brands
import db.guilds
from sandbox.errors import ControlError
from tests.bot.posts import texts, walked
from tests.bot.scenes import until

BERLIN = {"zone": "Europe/Berlin", "morning": "8:30"}


async def test_setup_stores_and_says_the_next_step(scene, brand_id):
    said = await scene.command("ada", "setup", BERLIN | {"channel": "#general"})
    for part in ("Europe/Berlin", "8:30", "/route set", "Integrations"):
        assert part in said
    async with scene.database.read() as session:
        guild = await db.guilds.get(session, scene.guild())
    assert (guild.zone, guild.morning, guild.review_channel_id is not None) == ("Europe/Berlin", 510, True)


async def test_where_no_brand_is_known_it_is_said_how_to_add_one_and_nothing_else(scene):
    said = await scene.command("ada", "setup", BERLIN)
    assert "**Next:** `/brand add`" in said
    assert "/route set" not in said
    assert await scene.command("ada", "brands") == "### Brands\nNone yet. An admin can add one with `/brand add`."
    assert await scene.command("ada", "brand list") == "This server has no brands of its own."


async def test_setup_offers_the_brands_to_follow_in_this_channel(scene, brand_id):
    control = scene.box.control
    done = await control.settle(control.run_command("ada", "#general", "setup", BERLIN), finally_=True)
    message = control.answers(done)[-1]
    assert "what to post in this channel" in texts(message)
    menu = next(c["custom_id"] for c in walked(message.components) if c.get("type") == 3)
    await control.settle(control.select("ada", message, menu, [str(brand_id)]))
    await until(lambda: "now follows **Xiaomi**" in texts(message))
    assert "**Xiaomi** (brand)" in await scene.command("ada", "route list")
    assert "what to post" not in await scene.command("ada", "setup", BERLIN)


async def test_setup_refuses_what_is_no_zone_and_names_some(scene):
    assert "Europe/Berlin" in await scene.command("ada", "setup", {"zone": "Atlantis"})


async def test_members_are_not_shown_admin_commands(scene):
    with pytest.raises(ControlError):
        scene.box.control.run_command("mo", "#general", "setup", BERLIN)


async def test_integrations_settings_let_a_role_use_an_admin_command(scene):
    control, world = scene.box.control, scene.box.world
    guild = world.guilds[scene.guild()]
    fans = next(role for role in guild.roles.values() if role.name == "Launch fans")
    setup = next(c for c in control.commands("ada", "#general") if c["name"] == "setup")
    guild.command_permissions[int(setup["id"])] = [{"id": str(fans.id), "type": 1, "permission": True}]
    assert "Europe/Berlin" in await scene.command("mo", "setup", BERLIN)
    async with scene.database.begin() as session:
        await db.brands.add(session, "Xiaomi", scene.clock.now(), guild_id=None)
    assert "choose here" not in await scene.command("mo", "setup")
    assert "choose here" in await scene.command("ada", "setup")


async def test_more_brands_than_a_menu_or_a_list_holds_are_counted(scene):
    async with scene.database.begin() as session:
        for n in range(62):
            await db.brands.add(session, f"Brand {n:02}", scene.clock.now(), guild_id=None)
    assert "The menu has the first 25 brands; `/route set` finds all." in await scene.command("ada", "setup")
    assert "Brand 59, 2 more" in await scene.command("mo", "brands")
    said = await scene.command("ada", "brand list")
    assert said == "This server has no brands of its own.\nThe catalogue has 62 brands; `/brands` names them."


async def test_the_menu_of_brands_keeps_how_one_is_followed_already(scene, brand_id):
    control = scene.box.control
    done = await control.settle(control.run_command("ada", "#general", "setup", BERLIN), finally_=True)
    message = control.answers(done)[-1]
    menu = next(c["custom_id"] for c in walked(message.components) if c.get("type") == 3)
    await scene.command("ada", "route set", {"brand": "Xiaomi", "channel": "#general", "every": "weekly"})
    await control.settle(control.select("ada", message, menu, [str(brand_id)]))
    await until(lambda: "now follows **Xiaomi**" in texts(message))
    assert "a countdown every week" in await scene.command("ada", "route list")
