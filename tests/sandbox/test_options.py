"""What a member types and chooses is checked and shaped before it reaches the bot."""

import pytest

from sandbox.blueprint import build_world, find_person
from sandbox.control.forms import filled_modal, selected
from sandbox.control.options import command_data
from sandbox.errors import ControlError

COMMAND = {
    "id": "5",
    "name": "route",
    "type": 1,
    "guild_id": "7",
    "options": [
        {"name": "list", "type": 1, "description": "x"},
        {
            "name": "set",
            "type": 1,
            "description": "x",
            "options": [
                {"name": "ping", "type": 9, "description": "x"},
                {"name": "live", "type": 5, "description": "x"},
                {"name": "days", "type": 4, "description": "x", "choices": [{"name": "a week", "value": 7}]},
                {"name": "share", "type": 10, "description": "x", "min_value": 0, "max_value": 1},
                {"name": "place", "type": 7, "description": "x", "channel_types": [5]},
                {"name": "word", "type": 3, "description": "x", "min_length": 2, "max_length": 4},
            ],
        },
    ],
}


@pytest.fixture(scope="module")
def world():
    return build_world(lambda: 1.7e9)


@pytest.fixture(scope="module")
def guild(world):
    return next(iter(world.guilds.values()))


def named(things, name):
    return next(one for one in things.values() if one.name == name)


def test_values_keep_their_kinds_and_things_are_resolved(world, guild):
    fans, mo = named(guild.roles, "Launch fans"), find_person(world, "mo")
    values = {"ping": fans.id, "live": True, "days": "7", "share": "0.5", "word": "abc"}
    data = command_data(world, guild, COMMAND, ["set"], values)
    assert data["guild_id"] == "7"
    got = {one["name"]: one["value"] for one in data["options"][0]["options"]}
    assert got == {"ping": str(fans.id), "live": True, "days": 7, "share": 0.5, "word": "abc"}
    assert data["resolved"]["roles"][str(fans.id)]["name"] == "Launch fans"
    person = command_data(world, guild, COMMAND, ["set"], {"ping": str(mo.id)})
    assert person["resolved"]["members"][str(mo.id)]["permissions"]
    alone = command_data(world, None, COMMAND, ["set"], {"ping": str(mo.id)})
    assert "members" not in alone["resolved"]


@pytest.mark.parametrize(
    ("path", "values", "problem"),
    [
        ([], {}, "needs one of: list, set"),
        (["drop"], {}, "no sub-command 'drop'"),
        (["set"], {"live": "yes"}, "true or false"),
        (["set"], {"days": "soon"}, "is a number"),
        (["set"], {"days": 8}, "one of its choices"),
        (["set"], {"share": 2}, "between 0 and 1"),
        (["set"], {"word": "a"}, "2 to 4 characters"),
        (["set"], {"ping": 1}, "nothing here"),
    ],
)
def test_wrong_values_are_named(world, guild, path, values, problem):
    with pytest.raises(ControlError, match=problem):
        command_data(world, guild, COMMAND, path, values)


def test_channel_of_another_kind_cannot_be_chosen(world, guild):
    with pytest.raises(ControlError, match="this kind"):
        command_data(world, guild, COMMAND, ["set"], {"place": named(guild.channels, "general").id})
    news = named(guild.channels, "news")
    data = command_data(world, guild, COMMAND, ["set"], {"place": news.id})
    assert data["resolved"]["channels"][str(news.id)]["permissions"]


def test_half_typed_values_are_sent_as_they_are(world, guild):
    data = command_data(world, guild, COMMAND, ["set"], {"days": "1x"}, focused="days")
    assert data["options"][0]["options"] == [{"name": "days", "type": 4, "value": "1x", "focused": True}]


def question(kind, **fields):
    return {"type": 18, "component": {"type": kind, "custom_id": "q"} | fields}


@pytest.mark.parametrize(
    ("asked", "given", "key", "answer"),
    [
        (question(4, style=1, value="before"), None, "value", "before"),
        (question(4, style=1, required=False), None, "value", ""),
        (question(23), True, "value", True),
        (question(21, options=[]), "a", "value", "a"),
        (question(21, options=[]), None, "value", None),
        (question(22, options=[]), ["a", "b"], "values", ["a", "b"]),
        (question(19), None, "values", []),
        (question(3, required=False, options=[{"label": "A", "value": "a"}]), None, "values", []),
    ],
)
def test_every_kind_of_question_is_answered_in_its_shape(world, guild, asked, given, key, answer):
    data = filled_modal(world, guild, {"custom_id": "m", "components": [asked]}, {"q": given})
    assert data["components"][0]["component"][key] == answer


def test_old_rows_and_plain_words_stay_where_they_are(world, guild):
    row = {"type": 1, "components": [{"type": 4, "custom_id": "q", "style": 1}]}
    modal = {"custom_id": "m", "components": [row, {"type": 10, "content": "x"}]}
    data = filled_modal(world, guild, modal, {"q": "said"})
    assert data["components"][0]["components"][0]["value"] == "said"
    assert data["components"][1]["type"] == 10
    with pytest.raises(ControlError, match="must be filled in"):
        filled_modal(world, guild, modal, {})


def test_menu_takes_only_what_it_offers(world, guild):
    menu = {"type": 3, "custom_id": "q", "options": [{"label": "A", "value": "a"}]}
    assert selected(world, guild, menu, ["a"]) == (["a"], {})
    with pytest.raises(ControlError, match="no such option"):
        selected(world, guild, menu, ["b"])
    mo = find_person(world, "mo")
    chosen, resolved = selected(world, guild, {"type": 5, "custom_id": "q"}, [mo.id])
    assert chosen == [str(mo.id)]
    assert resolved["users"][str(mo.id)]["username"] == "mo"
