"""/track: launches and dates that a server says itself."""

import pytest

from bot.cogs.track import TrackAdmin
from tests.bot.scenes import catalogue_launch, tracked

BERLIN = {"zone": "Europe/Berlin", "morning": "8:30"}


async def test_an_own_launch_is_corrected_and_removed(scene, brand_id):
    launch_id = await tracked(scene)
    said = await scene.command("ada", "track edit", {"launch": f"#{launch_id}", "date": "4 July 2022"})
    assert "On Monday, 4 July 2022, in 42 days" in said
    shown = await scene.command("mo", "launch", {"launch": f"#{launch_id}"})
    assert "More exact now: 4 July 2022 (before: July 2022)" in shown
    said = await scene.command("ada", "track remove", {"launch": f"#{launch_id}"})
    assert "no longer tracked" in said
    assert "route" not in said
    assert "no launch to come" in await scene.command("mo", "launches")


async def test_who_removes_an_own_launch_hears_that_its_routes_end(scene, brand_id):
    launch_id = await tracked(scene)
    for channel in ("#launches", "#general"):
        await scene.command("ada", "route set", {"launch": f"#{launch_id}", "channel": channel})
    await scene.command("ada", "route set", {"brand": "Xiaomi", "channel": "#launches"})
    said = await scene.command("ada", "track remove", {"launch": f"#{launch_id}"})
    assert said.endswith("-# 2 routes to it ended.")
    assert "Xiaomi" in await scene.command("ada", "route list")


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


async def test_a_date_that_has_passed_is_refused_with_what_to_do(scene, brand_id):
    launch = {"launch": f"#{await tracked(scene)}"}
    for date in ("yesterday", "1 January 1990", "2022-04", "23 May 2022 7:00"):
        assert "status “out now”" in await scene.command("ada", "track add", {"product": "X", "date": date})
        assert "status “out now”" in await scene.command("ada", "track edit", launch | {"date": date})
    assert "Tracked" in await scene.command("ada", "track add", {"product": "X", "date": "today"})
    out = launch | {"date": "yesterday", "status": "released"}
    assert "It is out" in await scene.command("ada", "track edit", out)


async def test_a_date_that_is_none_is_refused_with_examples(scene, brand_id):
    said = await scene.command("ada", "track add", {"product": "X", "date": "when it is ready"})
    assert "`July 2027`" in said


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


async def test_a_channel_that_heard_of_the_hidden_launch_by_a_keyword_follows_the_other(scene, brand_id):
    first, second = await catalogue_launch(scene, "Camera phone"), await catalogue_launch(scene)
    await scene.command("ada", "route set", {"keyword": "camera", "channel": "#launches"})
    said = await scene.command("ada", "track same", {"launch": f"#{first}", "same_as": f"#{second}"})
    assert "1 more channel follows it now." in said
    assert "**Phone**" in await scene.command("ada", "route list")
