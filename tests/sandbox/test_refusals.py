"""What Discord refuses, and says only in words: the sandbox refuses it too, with the same code and tree."""

import pytest

V2 = 1 << 15


def text(content="x"):
    return {"type": 10, "content": content}


def button(custom_id="a", **fields):
    return {"type": 2, "style": 1, "label": "Go", "custom_id": custom_id} | fields


def row(*children):
    return {"type": 1, "components": list(children)}


def box_of(*children):
    return {"type": 17, "components": list(children)}


def v2(*components, **fields):
    return {"flags": V2, "components": list(components)} | fields


def select(**fields):
    return {"type": 3, "custom_id": "s", "options": [{"label": "A", "value": "a"}]} | fields


MESSAGES = {
    "content over 2,000": ({"content": "x" * 2001}, 50035, ("content",)),
    "nothing at all": ({}, 50006, None),
    "blank content": ({"content": ""}, 50006, None),
    "buttons without anything else": ({"components": [row(button())]}, 50006, None),
    "v2 without components": ({"flags": V2}, 50006, None),
    "11 embeds": ({"embeds": [{"title": "x"}] * 11}, 50035, ("embeds",)),
    "embed sum over 6,000": ({"embeds": [{"description": "x" * 3001}] * 2}, 50035, ("embeds", "1")),
    "embed title over 256": ({"embeds": [{"title": "x" * 257}]}, 50035, ("embeds", "0", "title")),
    "empty embed": ({"embeds": [{}]}, 50035, ("embeds", "0", "description")),
    "26 embed fields": (
        {"embeds": [{"fields": [{"name": "n", "value": "v"}] * 26}]},
        50035,
        ("embeds", "0", "fields"),
    ),
    "embed address without http": ({"embeds": [{"title": "x", "url": "javascript:x"}]}, 50035, ("embeds", "0", "url")),
    "v2 beside content": (v2(text(), content="x"), 50035, ("content",)),
    "v2 beside embeds": (v2(text(), embeds=[{"title": "x"}]), 50035, ("embeds",)),
    "v2 text over 4,000 in all": (v2(text("x" * 2500), box_of(text("x" * 2500))), 50035, ("components",)),
    "over 40 components, nested ones counted": (
        v2(*[box_of(text(), text(), text()) for _ in range(11)]),
        50035,
        ("components",),
    ),
    "v2 component without the flag": ({"content": "x", "components": [text()]}, 50035, ("components", "0", "type")),
    "container in a container": (
        v2(box_of(box_of(text()))),
        50035,
        ("components", "0", "components", "0", "type"),
    ),
    "empty text": (v2(text("")), 50035, ("components", "0", "content")),
    "section without accessory": (
        v2({"type": 9, "components": [text()]}),
        50035,
        ("components", "0", "accessory"),
    ),
    "gallery without items": (v2({"type": 12, "items": []}), 50035, ("components", "0", "items")),
    "duplicate custom_id": (
        v2(row(button("a")), row(button("a"))),
        50035,
        ("components", "1", "components", "0", "custom_id"),
    ),
    "missing custom_id": (
        {"content": "x", "components": [row({"type": 2, "style": 1, "label": "x"})]},
        50035,
        ("components", "0", "components", "0", "custom_id"),
    ),
    "custom_id over 100": (v2(row(button("x" * 101))), 50035, ("components", "0", "components", "0", "custom_id")),
    "link with a custom_id": (
        v2(row(button("a", style=5, url="https://example.com/"))),
        50035,
        ("components", "0", "components", "0", "custom_id"),
    ),
    "button without words": (v2(row(button(label=""))), 50035, ("components", "0", "components", "0", "label")),
    "label over 80": (v2(row(button(label="x" * 81))), 50035, ("components", "0", "components", "0", "label")),
    "six buttons in a row": (
        v2(row(*[button(str(number)) for number in range(6)])),
        50035,
        ("components", "0", "components"),
    ),
    "six rows": (
        {"content": "x", "components": [row(button(str(number))) for number in range(6)]},
        50035,
        ("components",),
    ),
    "26 options": (
        v2(row(select(options=[{"label": str(n), "value": str(n)} for n in range(26)]))),
        50035,
        ("components", "0", "components", "0", "options"),
    ),
    "the same option twice": (
        v2(row(select(options=[{"label": "A", "value": "a"}] * 2))),
        50035,
        ("components", "0", "components", "0", "options", "1", "value"),
    ),
    "menu and button in one row": (v2(row(select(), button())), 50035, ("components", "0", "components")),
    "the same numeric id twice": (v2(text() | {"id": 3}, text() | {"id": 3}), 50035, ("components", "1", "id")),
    "nonce over 25": ({"content": "x", "nonce": "x" * 26}, 50035, ("nonce",)),
    "parse users beside users": (
        {"content": "x", "allowed_mentions": {"parse": ["users"], "users": ["1"]}},
        50035,
        ("allowed_mentions",),
    ),
    "101 users": (
        {"content": "x", "allowed_mentions": {"users": [str(n) for n in range(101)]}},
        50035,
        ("allowed_mentions", "users"),
    ),
    "reply to nothing": ({"content": "x", "message_reference": {"message_id": "1"}}, 50035, ("message_reference",)),
}


@pytest.mark.parametrize("case", MESSAGES)
async def test_message_is_refused(rest, box, case):
    body, code, path = MESSAGES[case]
    status, answer = await rest("POST", f"/channels/{box.control.place('launches').id}/messages", body)
    assert (status, answer["code"]) == (400, code)
    if path:
        node = answer["errors"]
        for step in path:
            node = node[step]
        assert node["_errors"][0]["code"]
    assert box.control.messages("launches") == []


async def test_what_fits_exactly_is_taken(rest, box):
    place = box.control.place("launches")
    bodies = [
        {"content": "x" * 2000, "nonce": "n" * 25},
        v2(text("x" * 4000)),
        v2(*[box_of(text(), text(), text()) for _ in range(10)]),
        {"embeds": [{"description": "x" * 3000}] * 2},
    ]
    for body in bodies:
        status, _ = await rest("POST", f"/channels/{place.id}/messages", body)
        assert status == 200


def command(**fields):
    return {"name": "launches", "description": "x", "type": 1} | fields


def option(name="brand", **fields):
    return {"name": name, "description": "x", "type": 3} | fields


COMMANDS = {
    "upper case": [command(name="Launches")],
    "space": [command(name="two words")],
    "name over 32": [command(name="x" * 33)],
    "no description": [command(description="")],
    "description over 100": [command(description="x" * 101)],
    "the same name twice": [command(), command()],
    "required after optional": [command(options=[option(), option("two", required=True)])],
    "choices with autocomplete": [
        command(options=[option(autocomplete=True, choices=[{"name": "a", "value": "a"}])]),
    ],
    "26 options": [command(options=[option(f"o{n}") for n in range(26)])],
    "26 choices": [command(options=[option(choices=[{"name": str(n), "value": str(n)} for n in range(26)])])],
    "the same option twice": [command(options=[option(), option()])],
    "number as a text choice": [command(options=[option(choices=[{"name": "a", "value": 1}])])],
    "autocomplete for a channel": [command(options=[option(type=7, autocomplete=True)])],
    "sub-command beside a value": [command(options=[option(type=1), option("two")])],
    "group in a group": [command(options=[option(type=2, options=[option(type=2)])])],
    "over 8,000 characters": [
        command(
            options=[
                option(
                    f"o{n}",
                    description="x" * 100,
                    choices=[{"name": "x" * 90 + str(k), "value": "x" * 100} for k in range(8)],
                )
                for n in range(6)
            ]
        )
    ],
    "description on a menu": [command(name="Quote", type=3)],
    "minimum above maximum": [command(options=[option(type=4, min_value=3, max_value=1)])],
}


@pytest.mark.parametrize("case", COMMANDS)
async def test_command_is_refused(rest, box, case):
    status, answer = await rest("PUT", f"/applications/{box.world.bot.id}/commands", COMMANDS[case])
    assert (status, answer["code"]) == (400, 50035)
    assert box.world.commands == {}


async def test_one_hundred_commands_and_no_more(rest, box):
    path = f"/applications/{box.world.bot.id}/commands"
    many = [command(name=f"c{n}") for n in range(101)]
    status, answer = await rest("PUT", path, many)
    assert (status, answer["code"]) == (400, 30032)
    status, answer = await rest("PUT", path, many[:100])
    assert status == 200
    status, answer = await rest("POST", path, command(name="more"))
    assert (status, answer["code"]) == (400, 30032)


async def test_names_of_other_languages_are_taken(rest, box):
    names = ["lancio-é", "발사", "ローンチ", "प्रक्षेपण", "it's_ok"]
    status, _ = await rest("PUT", f"/applications/{box.world.bot.id}/commands", [command(name=name) for name in names])
    assert status == 200


async def test_command_keeps_its_id_and_can_be_changed_alone(rest, box):
    path = f"/applications/{box.world.bot.id}/commands"
    _, first = await rest("PUT", path, [command()])
    _, again = await rest("PUT", path, [command(description="new")])
    assert (again[0]["id"], again[0]["description"]) == (first[0]["id"], "new")
    status, changed = await rest("PATCH", f"{path}/{first[0]['id']}", {"description": "newer"})
    assert (status, changed["description"]) == (200, "newer")
    assert (await rest("GET", f"{path}/{first[0]['id']}"))[1]["description"] == "newer"
    assert (await rest("DELETE", f"{path}/{first[0]['id']}"))[0] == 204
    status, answer = await rest("GET", f"{path}/{first[0]['id']}")
    assert (status, answer["code"]) == (404, 10063)


MODALS = {
    "six items": {
        "components": [
            {"type": 18, "label": "x", "component": {"type": 4, "custom_id": str(n), "style": 1}} for n in range(6)
        ]
    },
    "no items": {"components": []},
    "title over 45": {"title": "x" * 46},
    "no custom_id": {"custom_id": ""},
    "label over 45": {
        "components": [{"type": 18, "label": "x" * 46, "component": {"type": 4, "custom_id": "a", "style": 1}}]
    },
    "button in a label": {"components": [{"type": 18, "label": "x", "component": button()}]},
    "bare input": {"components": [{"type": 4, "custom_id": "a", "style": 1}]},
    "two inputs of one name": {
        "components": [{"type": 18, "label": "x", "component": {"type": 4, "custom_id": "a", "style": 1}}] * 2
    },
    "old row without label": {"components": [row({"type": 4, "custom_id": "a", "style": 1})]},
    "no style": {"components": [{"type": 18, "label": "x", "component": {"type": 4, "custom_id": "a"}}]},
}


@pytest.mark.parametrize("case", MODALS)
async def test_modal_is_refused(rest, box, case):
    await rest("PUT", f"/applications/{box.world.bot.id}/commands", [command()])
    one = box.control.run_command("mo", "general", "launches")
    fine = [{"type": 18, "label": "x", "component": {"type": 4, "custom_id": "a", "style": 1}}]
    data = {"title": "x", "custom_id": "m", "components": fine} | MODALS[case]
    path = f"/interactions/{one.id}/{one.token}/callback"
    status, answer = await rest("POST", path, {"type": 9, "data": data})
    assert (status, answer["code"]) == (400, 50035)
    assert (await rest("POST", path, {"type": 9, "data": data | {"title": "x", "custom_id": "m", "components": fine}}))[
        0
    ] == 204


async def test_too_many_choices_are_refused(rest, box):
    listed = [command(options=[option(autocomplete=True)])]
    await rest("PUT", f"/applications/{box.world.bot.id}/commands", listed)
    import asyncio

    asking = asyncio.ensure_future(box.control.autocomplete("mo", "general", "launches", {"brand": "x"}, "brand"))
    await asyncio.sleep(0)
    one = next(iter(box.core.interactions.by_id.values()))
    path = f"/interactions/{one.id}/{one.token}/callback"
    many = [{"name": str(n), "value": str(n)} for n in range(26)]
    status, answer = await rest("POST", path, {"type": 8, "data": {"choices": many}})
    assert (status, answer["code"]) == (400, 50035)
    await rest("POST", path, {"type": 8, "data": {"choices": many[:25]}})
    assert len(await asking) == 25


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("GET", "/channels/1", 404, 10003),
        ("GET", "/guilds/1", 404, 10004),
        ("GET", "/channels/x", 400, 50035),
        ("GET", "/nothing/here", 404, 0),
        ("GET", "/applications/1/commands", 404, 10002),
        ("POST", "/users/@me/channels", 400, 50109),
    ],
)
async def test_unknown_things_are_said_to_be_unknown(rest, method, path, status, code):
    answered, body = await rest(method, path)
    assert (answered, body["code"]) == (status, code)
