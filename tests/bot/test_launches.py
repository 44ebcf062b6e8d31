"""/launches, /launch and /countdown: what is to come, and what has passed."""

import pytest

from jobs.prune import prune
from tests.bot.scenes import catalogue_launch, tracked


async def test_a_launch_is_tracked_shown_and_counted_down(scene, brand_id):
    await tracked(scene)
    assert "Some time in July 2022, 39 to 69 days from now" in await scene.command("mo", "launches")
    shown = await scene.command("mo", "launch", {"launch": "Xiaomi 12S Ultra"})
    assert "How it changed" in shown
    assert "Known to the month" in shown
    assert "39 to 69 days" in await scene.command("mo", "countdown", {"launch": "Xiaomi 12S Ultra"})


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
    assert "no word for a year" in await scene.command("ada", "feed why", {"launch": "Xiaomi 12S Ultra"})
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
