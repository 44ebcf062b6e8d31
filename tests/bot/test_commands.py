"""Commands as people use them: the real client against the local Discord."""

import discord
import pytest
from sqlalchemy import select

import db.brands
import db.guilds
import db.launches
import db.routes
import db.sources
import db.subscriptions
import db.targets
from bot.answers import CAREFUL, GOOD
from bot.cogs.track import TrackAdmin
from bot.resuming import resume
from db.models import Delivery, Launch, Notice, Target
from db.routes import Followed, RouteSettings
from db.states import Every, NoticeKind, Style, TargetKind, TargetState
from jobs.prune import prune
from launches.announcement import Status
from launches.window import LaunchWindow
from sandbox.blueprint import invite_bot
from sandbox.errors import ControlError
from sandbox.model import Overwrite
from sandbox.permissions import Permission
from tests.bot.posts import texts, walked
from tests.bot.scenes import until
from tests.jobs.fakes import FragileDatabase, Fuse

BERLIN = {"zone": "Europe/Berlin", "morning": "8:30"}


@pytest.fixture
async def brand_id(scene) -> int:
    async with scene.database.begin() as session:
        return await db.brands.add(session, "Xiaomi", scene.clock.now(), guild_id=None, home_zone="Asia/Shanghai")


async def tracked(scene, product: str = "Xiaomi 12S Ultra", date: str = "July 2022") -> int:
    said = await scene.command("ada", "track add", {"product": product, "date": date, "brand": "Xiaomi"})
    assert "Tracked" in said
    async with scene.database.read() as session:
        return (await db.launches.named(session, product, scene.guild())).id


async def test_setup_stores_and_says_the_next_step(scene):
    said = await scene.command("ada", "setup", BERLIN | {"channel": "#general"})
    for part in ("Europe/Berlin", "8:30", "/route set", "Integrations"):
        assert part in said
    async with scene.database.read() as session:
        guild = await db.guilds.get(session, scene.guild())
    assert (guild.zone, guild.morning, guild.review_channel_id is not None) == ("Europe/Berlin", 510, True)


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


async def test_a_route_is_set_listed_and_removed(scene, brand_id):
    said = await scene.command("ada", "route set", {"brand": f"#{brand_id}", "channel": "#launches"})
    assert "now follows **Xiaomi**" in said
    assert "Changed" in await scene.command("ada", "route set", {"brand": "xiaomi", "channel": "#launches"})
    assert "**Xiaomi** (brand)" in await scene.command("ada", "route list")
    choices = await scene.box.control.autocomplete("ada", "#general", "route remove", {"route": "xia"}, "route")
    assert [c["name"] for c in choices] == ["Xiaomi → #launches"]
    assert "no longer follows" in await scene.command("ada", "route remove", {"route": choices[0]["value"]})
    for channel in ("#launches", "#news"):
        await scene.command("ada", "route set", {"brand": "Xiaomi", "channel": channel})
    assert "in several channels" in await scene.command("ada", "route remove", {"route": "xiaomi"})
    assert "no longer follows" in await scene.command("ada", "route remove", {"route": "Xiaomi → #news"})
    assert "no longer follows" in await scene.command("ada", "route remove", {"route": "Xiaomi"})
    assert "no such route" in await scene.command("ada", "route remove", {"route": "Xiaomi"})
    assert "Nothing is posted yet" in await scene.command("ada", "route list")


async def test_a_route_needs_exactly_one_subject(scene, brand_id):
    assert "exactly one" in await scene.command("ada", "route set", {"channel": "#launches"})
    both = {"brand": "Xiaomi", "keyword": "camera", "channel": "#launches"}
    assert "exactly one" in await scene.command("ada", "route set", both)
    assert "two letters" in await scene.command("ada", "route set", {"keyword": "a\u200b"})


async def test_a_route_to_a_forum_and_with_a_role_is_understood(scene, brand_id):
    values = {
        "brand": "Xiaomi",
        "channel": "#launch-forum",
        "ping": "@Launch fans",
        "every": "weekly",
        "style": "posts",
    }
    said = await scene.command("ada", "route set", values)
    assert "every week" in said
    assert "is pinged" in said


async def test_a_role_that_is_deleted_is_pinged_no_more(scene, brand_id):
    await scene.command("ada", "route set", {"brand": "Xiaomi", "ping": "@Launch fans"})
    await scene.command("ada", "route set", {"keyword": "camera"})
    world = scene.box.world
    guild = world.guilds[scene.guild()]
    world.remove_role(guild, next(role for role in guild.roles.values() if role.name == "Launch fans"))

    async def forgotten() -> bool:
        return "pings" not in await scene.command("ada", "route list")

    await until(forgotten)
    assert "**Xiaomi** (brand)" in await scene.command("ada", "route list")


async def test_a_route_set_again_keeps_what_is_not_given_and_the_list_shows_it(scene, brand_id):
    route = {"brand": "Xiaomi", "channel": "#launches"}
    how = {"articles": False, "countdown": "none", "every": "daily", "style": "posts", "ping": "@Launch fans"}
    await scene.command("ada", "route set", route | how)
    listed = await scene.command("ada", "route list")
    shown = "(brand, no article summaries, no countdowns, a countdown every day, a new post for each change, pings <@&"
    assert shown in listed
    assert "is pinged" in await scene.command("ada", "route set", route)
    assert await scene.command("ada", "route list") == listed
    assert "not both" in await scene.command("ada", "route set", route | {"ping": "@Launch fans", "no_ping": True})
    assert "is pinged" not in await scene.command("ada", "route set", route | {"no_ping": True})
    said = await scene.command("ada", "route set", route | {"every": "none", "articles": True})
    assert "It gets article summaries and changes." in said
    assert "(brand, no countdowns, a new post" in await scene.command("ada", "route list")


async def test_routes_that_do_not_fit_are_counted(scene):
    guild_id, now = scene.guild(), scene.clock.now()
    settings = RouteSettings(False, milestones="", every=Every.DAILY, style=Style.POSTS, ping_role_id=10**18)
    async with scene.database.begin() as session:
        target = await db.targets.ensure(session, TargetKind.CHANNEL, 500, now, guild_id=guild_id)
        for n in range(60):
            await db.routes.put(session, guild_id, target, Followed(keyword=f"word {n}"), settings, 1, now)
    listed = await scene.command("ada", "route list")
    shown = listed.count("- **word")
    assert 10 < shown < 60
    assert listed.endswith(f"And {60 - shown} more.")


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


async def test_a_channel_the_bot_cannot_write_in_is_refused_with_the_permission_named(scene, brand_id):
    world = scene.box.world
    guild = world.guilds[scene.guild()]
    channel = next(c for c in guild.channels.values() if c.name == "launches")
    world.set_overwrite(channel, Overwrite(world.bot.id, 1, deny=int(Permission.SEND_MESSAGES)))
    await until(lambda: not seen(scene, channel.id).send_messages)
    said = await scene.command("ada", "route set", {"brand": "Xiaomi", "channel": "#launches"})
    assert "**Send Messages**" in said
    assert f"<#{channel.id}>" in said


async def test_an_unknown_brand_names_the_next_step(scene):
    said = await scene.command("ada", "route set", {"brand": "Nobody & Sons", "channel": "#launches"})
    assert "/brand add" in said


async def test_a_guild_sees_only_its_own_brands_and_launches(scene, brand_id):
    bench = scene.guild("Phone Bench")
    async with scene.database.begin() as session:
        await db.brands.add(session, "Secret Maker", scene.clock.now(), guild_id=bench)
    await tracked(scene)
    control = scene.box.control
    brands = await control.autocomplete("ada", "#general", "route set", {"brand": ""}, "brand")
    assert [c["name"] for c in brands] == ["Xiaomi"]
    assert "Secret" not in await scene.command("ada", "brands")
    theirs = await control.autocomplete("noor", "#lobby", "launch", {"launch": ""}, "launch")
    assert theirs == []
    assert "no such launch" in await scene.command("noor", "launch", {"launch": "#1"}, "#lobby")
    assert "no launch to come" in await scene.command("noor", "launches", where="#lobby")


async def test_a_launch_is_tracked_shown_and_counted_down(scene, brand_id):
    await tracked(scene)
    assert "Some time in July 2022, 39 to 69 days from now" in await scene.command("mo", "launches")
    shown = await scene.command("mo", "launch", {"launch": "Xiaomi 12S Ultra"})
    assert "How it changed" in shown
    assert "Known to the month" in shown
    assert "39 to 69 days" in await scene.command("mo", "countdown", {"launch": "Xiaomi 12S Ultra"})


async def test_an_own_launch_is_corrected_and_removed(scene, brand_id):
    launch_id = await tracked(scene)
    said = await scene.command("ada", "track edit", {"launch": f"#{launch_id}", "date": "4 July 2022"})
    assert "On Monday, 4 July 2022, in 42 days" in said
    shown = await scene.command("mo", "launch", {"launch": f"#{launch_id}"})
    assert "More exact now: 4 July 2022 (before: July 2022)" in shown
    assert "no longer tracked" in await scene.command("ada", "track remove", {"launch": f"#{launch_id}"})
    assert "no launch to come" in await scene.command("mo", "launches")


async def test_two_corrections_at_once_are_both_kept(scene, brand_id, monkeypatch):
    await tracked(scene)
    window = TrackAdmin._window

    async def meanwhile(*given):
        await scene.command("ada", "track edit", {"launch": "Xiaomi 12S Ultra", "status": "delayed"})
        return await window(*given)

    monkeypatch.setattr(TrackAdmin, "_window", meanwhile)
    await scene.command("ada", "track edit", {"launch": "Xiaomi 12S Ultra", "date": "August 2022"})
    said = await scene.command("mo", "launch", {"launch": "Xiaomi 12S Ultra"})
    assert said.startswith("-# Xiaomi · Delayed\n### Xiaomi 12S Ultra\n**Some time in August 2022")


async def test_what_the_server_tracks_already_is_not_tracked_twice(scene, brand_id):
    await tracked(scene, "Phone Ultra")
    again = {"product": " phone  ULTRA ", "date": "August 2022", "brand": "Xiaomi"}
    said = await scene.command("ada", "track add", again)
    assert "**Phone Ultra** already" in said
    assert "`/track edit`" in said
    # Another maker's may bear the same name, and so may the next one once the first is out.
    assert "Tracked" in await scene.command("ada", "track add", {"product": "Phone Ultra", "date": "no date"})
    assert "Tracked" in await scene.command("noor", "track add", again, "#lobby")
    launch = {"launch": "Phone Ultra", "status": "released"}
    assert "It is out" in await scene.command("ada", "track edit", launch)
    assert "Tracked" in await scene.command("ada", "track add", again)


async def test_the_answer_says_which_clock_was_meant(scene, brand_id):
    await scene.command("ada", "setup", BERLIN)
    said = await scene.command("ada", "track add", {"product": "One", "date": "4 July 2022 19:00"})
    assert "4 July 2022, 19:00 in Berlin (CEST, UTC+2)" in said
    said = await scene.command("ada", "track add", {"product": "Two", "date": "4 July 2022 19:00 CST"})
    assert "in Chicago" in said
    said = await scene.command("ada", "track edit", {"launch": "One", "date": "4 July 2022 19:00 UTC+8"})
    assert "4 July 2022, 19:00 (UTC+8)" in said


@pytest.mark.parametrize("date", ["no date", "July 2022", "4 July 2022 19:00 CEST"])
async def test_a_correction_takes_the_letters_of_a_zone_as_the_maker_means_them(scene, brand_id, date):
    await scene.command("ada", "setup", {"zone": "America/Chicago"})
    edit = {"launch": f"#{await tracked(scene, date=date)}", "date": "4 July 2022 19:00 CST"}
    assert "19:00 in Beijing (CST, UTC+8)" in await scene.command("ada", "track edit", edit)


@pytest.mark.parametrize(("status", "meaning"), [("cancelled", "It is not going to launch"), ("released", "It is out")])
async def test_what_is_over_is_said_to_be_over_and_no_more(scene, brand_id, status, meaning):
    for launch_id in (await tracked(scene), await catalogue_launch(scene)):
        launch = {"launch": f"#{launch_id}"}
        for said in (
            await scene.command("ada", "track edit", launch | {"status": status}),
            await scene.command("mo", "launch", launch),
            await scene.command("mo", "countdown", launch),
        ):
            assert meaning in said
            assert "Known to" not in said
            assert "days from now" not in said


async def test_what_is_called_off_has_no_date_in_its_history(scene, brand_id):
    launch = {"launch": f"#{await tracked(scene)}"}
    await scene.command("ada", "track edit", launch | {"status": "cancelled", "date": "no date"})
    assert "Called off (before: July 2022) by <@" in await scene.command("mo", "launch", launch)


async def test_what_is_put_off_is_said_to_be_put_off(scene, brand_id):
    edit = {"launch": f"#{await tracked(scene)}", "status": "delayed", "date": "no date"}
    assert "Put off; no new date yet" in await scene.command("ada", "track edit", edit)


async def test_a_date_that_has_passed_is_refused_with_what_to_do(scene, brand_id):
    launch = {"launch": f"#{await tracked(scene)}"}
    for date in ("yesterday", "1 January 1990", "2022-04", "23 May 2022 7:00"):
        assert "status “out now”" in await scene.command("ada", "track add", {"product": "X", "date": date})
        assert "status “out now”" in await scene.command("ada", "track edit", launch | {"date": date})
    assert "Tracked" in await scene.command("ada", "track add", {"product": "X", "date": "today"})
    out = launch | {"date": "yesterday", "status": "released"}
    assert "It is out" in await scene.command("ada", "track edit", out)


async def test_what_has_passed_is_listed_apart_and_last(scene, brand_id):
    await tracked(scene, "Past Phone", "May 2022")
    await tracked(scene)
    scene.clock.moment = scene.clock.moment.replace(month=6, day=5)
    said = await scene.command("mo", "launches")
    assert "1 launch to come" in said
    to_come, passed = said.split("### Passed without word")
    assert "12S Ultra" in to_come
    assert "Past Phone" in passed


async def test_what_passed_leaves_the_lists_after_a_silent_year_and_is_still_found(scene, brand_id):
    await tracked(scene)
    scene.clock.moment = scene.clock.moment.replace(year=2023, month=8, day=2)
    await prune(scene.database, scene.clock.moment)
    assert "no launch to come" in await scene.command("mo", "launches")
    said = await scene.command("mo", "launch", {"launch": "Xiaomi 12S Ultra"})
    assert "Xiaomi · No word for a year" in said
    assert "**It was to launch some time in July 2022; nobody has said a word since.**" in said
    assert "silent" in await scene.command("ada", "feed why", {"launch": "Xiaomi 12S Ultra"})
    again = {"launch": "Xiaomi 12S Ultra", "date": "September 2023"}
    assert "Some time in September 2023" in await scene.command("ada", "track edit", again)
    assert "1 launch to come" in await scene.command("mo", "launches")


async def test_a_page_behind_the_last_one_says_how_many_there_are(scene, brand_id):
    await tracked(scene)
    assert await scene.command("mo", "launches", {"page": 99}) == "There is 1 page."
    for n in range(10):
        await tracked(scene, f"Phone {n}")
    assert "Page 2 of 2" in await scene.command("mo", "launches", {"page": 2})
    assert await scene.command("mo", "launches", {"page": 3}) == "There are 2 pages."


async def test_a_date_that_is_none_is_refused_with_examples(scene, brand_id):
    said = await scene.command("ada", "track add", {"product": "X", "date": "when it is ready"})
    assert "`July 2027`" in said


async def test_a_subscription_opens_the_direct_messages_with_a_confirmation(scene, brand_id):
    said = await scene.command("mo", "subscribe add", {"brand": "Xiaomi"})
    assert "I will write to you about **Xiaomi**" in said
    assert "You will hear about **Xiaomi** here" in texts(scene.messages("@dm", "mo")[-1])
    assert "**Xiaomi** (brand)" in await scene.command("mo", "subscribe list")
    assert "You follow nothing yet" in await scene.command("noor", "subscribe list")
    await scene.command("mo", "subscribe add", {"brand": "Xiaomi", "articles": True})
    assert "**Xiaomi** (brand, with article summaries)" in await scene.command("mo", "subscribe list")
    assert "no such subscription" in await scene.command("noor", "subscribe remove", {"subscription": "Xiaomi"})
    assert "no longer follow" in await scene.command("mo", "subscribe remove", {"subscription": "Xiaomi"})


async def test_what_is_followed_already_is_changed_without_another_confirmation(scene, brand_id):
    await scene.command("mo", "subscribe add", {"brand": "Xiaomi"})
    assert "Changed. You follow **Xiaomi**" in await scene.command(
        "mo", "subscribe add", {"brand": "Xiaomi", "articles": True}
    )
    assert len(scene.messages("@dm", "mo")) == 1
    async with scene.database.read() as session:
        (row,) = await db.subscriptions.of_person(session, scene.box.control.person("mo").id)
    assert row.settings.articles


async def test_what_is_followed_already_keeps_its_articles_unless_they_are_named(scene, brand_id):
    async def articles(**named: bool) -> list[bool]:
        for what in ({"brand": "Xiaomi"}, {"keyword": "Leica"}):
            await scene.command("mo", "subscribe add", what | named)
        async with scene.database.read() as session:
            rows = await db.subscriptions.of_person(session, scene.box.control.person("mo").id)
        return [row.settings.articles for row in rows if row.name in ("Xiaomi", "Leica")]

    # By name: Leica, Xiaomi.
    assert await articles() == [True, False]
    assert await articles(articles=True) == [True, True]
    assert await articles() == [True, True]
    assert await articles(articles=False) == [False, False]
    assert await articles() == [False, False]


async def test_following_again_after_closed_messages_finds_out_whether_they_are_open(scene, brand_id):
    await scene.command("mo", "subscribe add", {"brand": "Xiaomi"})
    scene.box.control.set_dms("mo", is_open=False)
    assert "direct messages are closed" in await scene.command("mo", "subscribe add", {"keyword": "Leica"})
    assert "direct messages are closed" in await scene.command("mo", "subscribe add", {"brand": "Xiaomi"})
    assert "Nothing of this is sent" in await scene.command("mo", "subscribe list")
    scene.box.control.set_dms("mo", is_open=True)
    assert "Changed. You follow **Xiaomi**" in await scene.command("mo", "subscribe add", {"brand": "Xiaomi"})
    assert "Nothing of this is sent" not in await scene.command("mo", "subscribe list")
    assert len(scene.messages("@dm", "mo")) == 2


async def test_closed_direct_messages_are_told_at_once_and_nothing_is_stored(scene, brand_id):
    scene.box.control.set_dms("mo", is_open=False)
    assert "direct messages are closed" in await scene.command("mo", "subscribe add", {"brand": "Xiaomi"})
    assert "You follow nothing yet" in await scene.command("mo", "subscribe list")


async def test_reminders_are_set_and_a_member_is_forgotten(scene, brand_id):
    values = {"zone": "Asia/Tokyo", "quiet_from": "22:00", "quiet_until": "7:00"}
    assert "22:00 to 7:00" in await scene.command("mo", "reminders set", values)
    assert "Give both" in await scene.command("mo", "reminders set", {"quiet_from": "22:00"})
    await scene.command("mo", "subscribe add", {"brand": "Xiaomi"})
    assert "sure:True" in await scene.command("mo", "reminders forget")
    assert "nothing about you" in await scene.command("mo", "reminders forget", {"sure": True})
    assert "as the server" in await scene.command("mo", "reminders show")
    assert "You follow nothing yet" in await scene.command("mo", "subscribe list")


async def test_admin_status_and_empty_lists_have_words(scene):
    assert "0 routes" in await scene.command("ada", "admin status")
    assert "No brand is followed" in await scene.command("ada", "feed list")
    assert "There is no news" in await scene.command("mo", "news")
    assert "No channel is paused" in await scene.command("ada", "route resume")
    assert "Choose an article or a launch" in await scene.command("ada", "feed why")


async def test_why_tells_the_steps_of_a_launch(scene, brand_id):
    launch_id = await tracked(scene)
    assert "No step is noted" in await scene.command("ada", "feed why", {"launch": f"#{launch_id}"})


async def test_a_brand_of_the_catalogue_needs_no_address(scene, brand_id):
    assert "is here already" in await scene.command("ada", "brand add", {"name": "Xiaomi"})
    assert "not in the catalogue" in await scene.command("ada", "brand add", {"name": "Leica"})
    said = await scene.command("ada", "brand add", {"name": "Xiaomi", "address": "https://blog.example/"})
    assert "is in the catalogue" in said


async def test_only_own_brands_can_be_removed(scene, brand_id):
    assert "cannot be removed here" in await scene.command("ada", "brand remove", {"brand": "Xiaomi"})


async def test_guilds_are_noted_as_they_come_and_go(scene):
    async with scene.database.read() as session:
        guild = await db.guilds.get(session, scene.guild())
    assert (guild.name, guild.left_at) == ("Rocket Yard", None)


async def test_commands_are_sent_to_discord_only_when_they_changed(scene):
    assert await scene.client.sync_commands() is False


async def test_a_correction_of_the_catalogue_is_this_servers_alone(scene, brand_id):
    launch_id = await catalogue_launch(scene)
    said = await scene.command("ada", "track edit", {"launch": f"#{launch_id}", "date": "5 July 2022"})
    assert "Only this server sees this" in said
    assert "5 July 2022" in await scene.command("ada", "launches")
    assert "July 2022" in await scene.command("noor", "launches", where="#lobby")
    assert "5 July" not in await scene.command("noor", "launches", where="#lobby")
    assert "follows its source again" in await scene.command("ada", "track remove", {"launch": f"#{launch_id}"})
    assert "5 July" not in await scene.command("ada", "launches")
    assert "comes from the catalogue" in await scene.command("ada", "track remove", {"launch": f"#{launch_id}"})


async def test_two_launches_that_are_one_are_shown_as_one_until_they_are_taken_apart(scene, brand_id):
    first, second = await catalogue_launch(scene, "Camera {phone}"), await catalogue_launch(scene)
    said = await scene.command("ada", "track same", {"launch": f"#{first}", "same_as": f"#{second}"})
    assert said.startswith("**Camera {phone}** is **Phone** here from now on.\nSome time in July 2022")
    assert "channel follows" not in said
    assert "1 launch to come" in await scene.command("mo", "launches")
    assert "2 launches to come" in await scene.command("noor", "launches", where="#lobby")
    assert "### Phone" in await scene.command("mo", "launch", {"launch": "camera {phone}"})
    again = {"launch": f"#{first}", "same_as": "Phone"}
    assert "one already" in await scene.command("ada", "track same", again)
    assert "**Camera {phone}**: no longer" not in await scene.command("ada", "track remove", {"launch": "Phone"})
    said = await scene.command("ada", "track apart", {"launch": "Phone"})
    assert said == "Camera {phone}: no longer the same as **Phone**, and by its own source again."
    assert "2 launches to come" in await scene.command("mo", "launches")
    assert "Nothing is the same as **Phone**" in await scene.command("ada", "track apart", {"launch": "Phone"})


async def test_channels_that_heard_of_the_hidden_launch_alone_follow_the_other_and_an_own_one_is_forgotten(
    scene, brand_id
):
    first, own = await catalogue_launch(scene, "Camera phone"), await tracked(scene)
    await scene.command("ada", "route set", {"launch": f"#{first}", "channel": "#launches"})
    said = await scene.command("ada", "track same", {"launch": f"#{first}", "same_as": f"#{own}"})
    assert "1 more channel follows it now." in said
    assert "12S Ultra" in await scene.command("ada", "route list")
    assert "no longer tracked" in await scene.command("ada", "track remove", {"launch": f"#{own}"})
    assert "### Camera phone" in await scene.command("mo", "launch", {"launch": f"#{first}"})


async def catalogue_launch(scene, product: str = "Phone") -> int:
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


def seen(scene, channel_id: int):
    channel = scene.client.get_channel(channel_id)
    return channel.permissions_for(channel.guild.me)


async def test_posts_that_did_not_go_out_are_listed_retried_and_given_up(scene):
    guild_id, now = scene.guild(), scene.clock.now()
    assert "Everything went out" in await scene.command("ada", "admin undelivered")
    async with scene.database.begin() as session:
        target = await db.targets.ensure(session, TargetKind.CHANNEL, 500, now, guild_id=guild_id)
        notice = Notice(dedupe_key="n", kind=NoticeKind.DIGEST, lane=4, due=now, created_at=now)
        session.add(notice)
        await session.flush()
        dead = Delivery(notice_id=notice.id, target_id=target, lane=4, due=now, state=4, reason="message-refused")
        session.add(dead)
        await session.flush()
    assert "failed (message refused)" in await scene.command("ada", "admin undelivered")
    assert "/admin undelivered" in await scene.command("ada", "admin status")
    choices = await scene.box.control.autocomplete("ada", "#general", "admin retry", {"post": ""}, "post")
    assert "no such post" in await scene.command("noor", "admin retry", {"post": choices[0]["value"]}, "#lobby")
    as_listed = choices[0]["value"].removeprefix("#")
    assert "0 posts wait to be sent" in await scene.command("ada", "admin status")
    assert "goes out again" in await scene.command("ada", "admin retry", {"post": as_listed})
    assert "1 post waits to be sent" in await scene.command("ada", "admin status")
    assert "no such post" in await scene.command("ada", "admin dismiss", {"post": choices[0]["value"]})
    assert "no such post" in await scene.command("ada", "admin dismiss", {"post": "x"})


async def test_only_the_operator_pauses_everything(scene):
    assert "Only the operator" in await scene.command("noor", "admin pause", {"stop": True}, "#lobby")


async def test_a_paused_channel_is_resumed_by_itself_when_the_permission_is_back(scene, brand_id):
    await scene.command("ada", "route set", {"brand": "Xiaomi", "channel": "#launches"})
    world = scene.box.world
    guild = world.guilds[scene.guild()]
    channel = next(c for c in guild.channels.values() if c.name == "launches")
    world.set_overwrite(channel, Overwrite(world.bot.id, 1, deny=int(Permission.SEND_MESSAGES)))
    await until(lambda: not seen(scene, channel.id).send_messages)
    async with scene.database.begin() as session:
        await db.targets.pause(session, 1, 50013, "the bot lacks a permission", scene.clock.now())
    world.set_overwrite(channel, Overwrite(world.bot.id, 1, deny=int(Permission.ADD_REACTIONS)))
    await until(lambda: _active(scene, channel.id))
    assert "Paused" not in await scene.command("ada", "route list")


@pytest.mark.parametrize("away", ["without its session", "kicked"])
async def test_a_paused_channel_is_resumed_when_the_permission_came_back_while_the_bot_was_away(scene, brand_id, away):
    await scene.command("ada", "route set", {"brand": "Xiaomi", "channel": "#launches"})
    world = scene.box.world
    guild = world.guilds[scene.guild()]
    channel = next(c for c in guild.channels.values() if c.name == "launches")
    async with scene.database.begin() as session:
        await db.targets.pause(session, 1, 50013, "the bot lacks a permission", scene.clock.now())
    if away == "kicked":
        world.remove_member(guild, world.bot)
        await until(lambda: scene.client.get_guild(guild.id) is None)
        invite_bot(world, guild)
    else:
        await scene.box.core.gateway.close_all(4000, forget=True)
    # discord.py takes its time, by chance, before it comes back: some seconds, and once more where it may not resume.
    await until(lambda: _active(scene, channel.id), looks=3000)


async def _active(scene, channel_id):
    async with scene.database.read() as session:
        state = await session.scalar(select(Target.state).where(Target.channel_id == channel_id))
    return state is TargetState.ACTIVE


async def test_a_paused_channel_is_resumed_by_command_once_the_permission_is_back(scene, brand_id):
    await scene.command("ada", "route set", {"brand": "Xiaomi", "channel": "#launches"})
    world = scene.box.world
    guild = world.guilds[scene.guild()]
    channel = next(c for c in guild.channels.values() if c.name == "launches")
    async with scene.database.begin() as session:
        await db.targets.pause(session, 1, 50013, "the bot lacks a permission", scene.clock.now())
    assert "Paused: the bot lacks a permission" in await scene.command("ada", "route list")
    assert "is paused" in await scene.command("ada", "admin status")
    world.set_overwrite(channel, Overwrite(world.bot.id, 1, deny=int(Permission.SEND_MESSAGES)))
    await until(lambda: not seen(scene, channel.id).send_messages)
    assert "still lacks **Send Messages**" in await scene.command("ada", "route resume")
    fuse = Fuse()
    (looked,) = await resume(FragileDatabase(scene.database, fuse), scene.client.get_guild(guild.id), scene.clock.now())
    assert (looked.missing, fuse.steps) == (("send_messages",), ["read"]), "nothing is written for nothing"
    assert scene.messages("#general", "ada")[-1].components[0]["accent_color"] == CAREFUL
    world.set_overwrite(channel, Overwrite(world.bot.id, 1))
    await until(lambda: _active(scene, channel.id))
    async with scene.database.begin() as session:
        await db.targets.pause(session, 1, 50013, "nobody told us of the change", scene.clock.now())
    assert "is resumed; 0 posts were held back" in await scene.command("ada", "route resume")
    assert scene.messages("#general", "ada")[-1].components[0]["accent_color"] == GOOD
    assert "Paused" not in await scene.command("ada", "route list")


async def test_a_paused_channel_that_is_deleted_is_not_said_to_lack_a_permission(scene, brand_id):
    await scene.command("ada", "route set", {"brand": "Xiaomi", "channel": "#launches"})
    world = scene.box.world
    channel = next(c for c in world.guilds[scene.guild()].channels.values() if c.name == "launches")
    world.remove_channel(channel)
    await until(lambda: scene.client.get_guild(scene.guild()).get_channel(channel.id) is None)
    async with scene.database.begin() as session:
        await db.targets.pause(session, 1, 10003, "the channel was deleted", scene.clock.now())
    said = await scene.command("ada", "route resume")
    assert f"<#{channel.id}> is gone" in said
    assert "/route remove" in said
    assert "View Channel" not in said
    assert scene.messages("#general", "ada")[-1].components[0]["accent_color"] == CAREFUL
    control = scene.box.control
    (route,) = await control.autocomplete("ada", "#general", "route remove", {"route": ""}, "route")
    assert route["name"] == f"Xiaomi → gone or archived ({channel.id})"


async def test_an_archived_thread_is_told_as_such(scene, brand_id):
    world = scene.box.world
    guild = world.guilds[scene.guild()]
    general = scene.client.get_guild(guild.id).get_channel(next(iter(guild.channels)))
    thread = await general.create_thread(name="talk", type=discord.ChannelType.public_thread)
    kept = guild.channels[thread.id]
    kept.thread.archived = True
    world.update_channel(kept)
    await until(lambda: scene.client.get_guild(guild.id).get_thread(thread.id) is None)
    said = await scene.command("ada", "route set", {"brand": "Xiaomi", "channel": "#talk"})
    assert f"I do not see <#{thread.id}>. A thread that is archived opens again" in said


async def test_a_role_that_nobody_may_mention_is_refused_with_the_way_out(scene, brand_id):
    said = await scene.command("ada", "route set", {"brand": "Xiaomi", "channel": "#launches", "ping": "@Crew"})
    assert "Allow anyone to @mention this role" in said
    said = await scene.command("ada", "route set", {"brand": "Xiaomi", "channel": "#launches", "ping": "@@everyone"})
    assert "I do not ping everyone" in said


@pytest.mark.parametrize("blank", ["    ", "\u202e\u200b ", "\u00ad\u200d"])
async def test_a_name_or_keyword_of_blanks_is_refused(scene, brand_id, blank):
    launch = f"#{await tracked(scene)}"
    for line, values in (
        ("brand add", {"name": blank}),
        ("subscribe add", {"keyword": blank}),
        ("route set", {"keyword": blank}),
        ("track add", {"product": blank}),
        ("track edit", {"launch": launch, "product": blank}),
    ):
        assert "that can be seen" in await scene.command("ada", line, values)


async def test_a_name_is_kept_without_marks_that_nobody_sees(scene, brand_id):
    assert "**Leica Q9**" in await scene.command("ada", "track add", {"product": "\u202eLeica\u200b  Q9"})
    async with scene.database.read() as session:
        assert await db.launches.named(session, "Leica Q9", scene.guild())


async def test_launches_and_keywords_can_be_followed_and_the_channel_left_out(scene, brand_id):
    launch_id = await tracked(scene)
    assert "now follows **Xiaomi 12S Ultra**" in await scene.command("ada", "route set", {"launch": f"#{launch_id}"})
    values = {"keyword": "red  dot", "every": "daily", "countdown": "few"}
    assert "now follows **red dot**" in await scene.command("ada", "route set", values)
    assert "**red dot** (keyword, few countdowns, a countdown every day)" in await scene.command("ada", "route list")
    assert "about **Leica**" in await scene.command("mo", "subscribe add", {"keyword": "Leica"})
    assert "about **Xiaomi 12S Ultra**" in await scene.command("mo", "subscribe add", {"launch": f"#{launch_id}"})
    assert "exactly one" in await scene.command("mo", "subscribe add")
    choices = await scene.box.control.autocomplete(
        "mo", "#general", "subscribe remove", {"subscription": "lei"}, "subscription"
    )
    assert [c["name"] for c in choices] == ["Leica"]


async def test_options_complete_zones_and_hours(scene):
    control = scene.box.control
    zones = await control.autocomplete("ada", "#general", "setup", {"zone": "tokyo"}, "zone")
    assert [c["value"] for c in zones] == ["Asia/Tokyo"]
    hours = await control.autocomplete("ada", "#general", "setup", {"morning": "9"}, "morning")
    assert [c["value"] for c in hours] == ["9:00"]
    assert "time of day such as" in await scene.command("ada", "setup", {"morning": "late"})
    assert "time of day such as" in await scene.command("ada", "setup", {"morning": "²"})
    assert "Asia/Tokyo" in await scene.command("ada", "setup", {"zone": "tokyo", "hourly_cap": 5})
    assert "Asia/Shanghai" in await scene.command("ada", "setup", {"zone": "beijing", "morning": "9pm"})
    assert "21:00" in await scene.command("ada", "setup", {"zone": "Kyiv"})


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("9:30", "9:30"),
        ("21:05", "21:05"),
        ("9:", "9:00"),
        ("09", "9:00"),
        ("1", "1:00"),
        ("9 PM", "21:00"),
        ("12am", "0:00"),
        ("9.30", "9:30"),
    ],
)
async def test_the_time_that_is_typed_is_the_first_one_offered(scene, typed, first):
    hours = await scene.box.control.autocomplete("ada", "#general", "setup", {"morning": typed}, "morning")
    assert hours[0]["value"] == first


async def test_what_is_no_time_of_day_offers_none(scene):
    for typed in ("9:3", "25", "late", "²", "13pm", "0 am"):
        assert (
            await scene.box.control.autocomplete("mo", "#general", "reminders set", {"morning": typed}, "morning") == []
        )


async def test_a_channel_hidden_from_the_bot_is_named(scene, brand_id):
    said = await scene.command("ada", "route set", {"brand": "Xiaomi", "channel": "#crew-room"})
    assert "**View Channel" in said


async def test_launches_of_one_name_and_date_are_told_apart_and_break_no_list(scene):
    """Discord refuses suggestions of which two are called the same, and then shows none."""
    async with scene.database.begin() as session:
        for number, maker in enumerate(("Leica", "Leica", "Tern", "")):
            session.add(
                Launch(
                    key=f"k{number}", product="Q9" if maker else "\ufeff", brands=[maker or "Kestrel"], names=[],
                    status=Status.ANNOUNCED, first_seen=scene.clock.now(), updated_at=scene.clock.now(),
                )
            )  # fmt: skip
    choices = await scene.box.control.autocomplete("ada", "#general", "launch", {"launch": ""}, "launch")
    named = [choice["name"] for choice in choices]
    assert min(named) == "Kestrel · no date yet"
    assert sum(name.startswith("Q9 · no date yet · Leica") for name in named) == 2
    assert "Q9 · no date yet · Tern" in named
    assert len(set(named)) == 4
    assert "A launch by Kestrel" in await scene.command("mo", "launch", {"launch": choices[-1]["value"]})
