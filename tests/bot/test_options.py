"""Options as people type them."""

import pytest

import db.launches
from db.models import Launch
from launches.announcement import Status
from tests.bot.scenes import tracked


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


async def test_a_launch_that_is_off_or_put_off_is_offered_as_that_and_not_as_undated(scene):
    async with scene.database.begin() as session:
        for status in (Status.CANCELLED, Status.RELEASED, Status.DELAYED):
            session.add(
                Launch(
                    key=status, product=f"Q-{status}", brands=["Tern"], names=[], status=status,
                    first_seen=scene.clock.now(), updated_at=scene.clock.now(),
                )
            )  # fmt: skip
    choices = await scene.box.control.autocomplete("ada", "#general", "launch", {"launch": ""}, "launch")
    assert {choice["name"] for choice in choices} == {
        "Q-cancelled · Called off",
        "Q-released · Out now",
        "Q-delayed · delayed, no new date yet",
    }


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
