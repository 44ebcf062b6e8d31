"""/calendar: launches by month, and a file with those alone that stand on a day."""

import pytest

import db.brands
from db.models import Launch
from sandbox.faults import Fault, FaultKind
from tests.bot.posts import texts
from tests.bot.scenes import Scene

pytestmark = pytest.mark.usefixtures("brand")


@pytest.fixture
async def brand(scene: Scene) -> None:
    async with scene.database.begin() as session:
        await db.brands.add(session, "Xiaomi", scene.clock.now(), guild_id=None, home_zone="Asia/Shanghai")


async def track(scene: Scene, **launches: str) -> None:
    for product, date in launches.items():
        await scene.command("ada", "track add", {"product": product, "date": date, "brand": "Xiaomi"})


async def ask(scene: Scene) -> tuple[str, str]:
    """Use the command as a member; return the answer's text and its file."""
    control = scene.box.control
    done = await control.settle(control.run_command("mo", "#general", "calendar", {}), finally_=True)
    message = control.answers(done)[-1]
    assert message.flags & 64
    files = [scene.box.world.files[int(one["id"])].decode() for one in message.attachments]
    return texts(message), "".join(files)


async def test_launches_stand_under_their_month_the_soonest_first(scene):
    await track(
        scene, Camera="August 2022", Phone="4 July 2022 19:00 CST", Watch="4 July 2022", Car="2023", Tv="no date"
    )
    said, _ = await ask(scene)
    order = ["July 2022", "Phone", "August 2022", "Camera", "The month is not known yet", "Car", "Tv"]
    places = [said.index(part) for part in order]
    assert places == sorted(places)
    assert said.index("July 2022") < said.index("Watch") < said.index("August 2022")


async def test_the_file_has_those_alone_that_are_known_to_the_day(scene):
    await track(scene, Camera="August 2022", Phone="4 July 2022 19:00 CST", Watch="5 July 2022", Car="2023")
    said, file = await ask(scene)
    assert file.count("BEGIN:VEVENT") == 2
    assert "DTSTART:20220704T110000Z" in file
    assert "DTSTART;VALUE=DATE:20220705" in file
    assert "Camera" not in file
    assert "202208" not in file
    assert "The file has the 2 launches" in said
    assert "2 others stand on no day yet" in said


async def test_without_a_day_there_is_no_file_and_it_says_so(scene):
    await track(scene, Camera="August 2022")
    said, file = await ask(scene)
    assert file == ""
    assert "None is known to the day yet" in said
    assert "Some time in August 2022" in said


async def test_nothing_to_come_is_said(scene):
    said, _ = await ask(scene)
    assert "I know of no launch to come yet" in said


async def test_what_is_over_is_not_to_come(scene):
    await track(scene, Phone="4 July 2022")
    scene.clock.moment = scene.clock.moment.replace(month=7, day=6)
    said, _ = await ask(scene)
    assert "Phone" not in said


async def test_where_no_file_may_be_attached_the_list_comes_alone(scene):
    await track(scene, Phone="4 July 2022")
    scene.box.core.faults.add(Fault(FaultKind.CODE, "POST /webhooks/*", code=50013))
    said, file = await ask(scene)
    assert "Phone" in said
    assert "permission Attach Files" in said
    assert file == ""


async def test_a_long_list_is_cut_between_lines_and_counted(scene):
    await track(scene, **{f"Product number {n} with a name of some length": "5 July 2022" for n in range(60)})
    said, file = await ask(scene)
    assert file.count("BEGIN:VEVENT") == 60
    listed = said.count("- On Tuesday")
    assert f"{60 - listed} more: `/launches` lists them." in said
    assert len(said) < 4000


async def test_what_is_not_looked_at_is_counted_and_said(scene, monkeypatch):
    monkeypatch.setattr("bot.cogs.calendar._MOST", 3)
    monkeypatch.setattr("bot.cogs.calendar._ROOM", 100)
    await track(scene, **{f"Product {n}": "5 July 2022" for n in range(5)})
    said, file = await ask(scene)
    assert file.count("BEGIN:VEVENT") == 3
    listed = said.count("- On Tuesday")
    assert f"{5 - listed} more: `/launches` lists them." in said
    assert "Only the first 3 were looked at." in said


async def test_what_may_come_any_day_is_to_come(scene):
    await track(scene, Phone="May 2022")
    async with scene.database.begin() as session:
        (await session.get(Launch, 1)).not_before = True
    scene.clock.moment = scene.clock.moment.replace(month=7)
    said, _ = await ask(scene)
    assert "Not before May 2022: **Phone**" in said
