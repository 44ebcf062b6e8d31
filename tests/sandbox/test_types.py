"""A field of a wrong type, however deep, is refused as Discord does: 50035, and a tree that leads to it."""

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest

from sandbox.errors import Refused
from sandbox.permissions import Permission
from sandbox.validation.types import check_types

MESSAGE = {
    "content": "x",
    "flags": 0,
    "nonce": "n",
    "allowed_mentions": {"parse": [], "roles": ["1"]},
    "embeds": [{"type": "rich", "title": "t", "footer": {"text": "f"}, "fields": [{"name": "n", "inline": True}]}],
    "components": [
        {"type": 17, "accent_color": 3, "components": [{"type": 9, "accessory": {"type": 11, "media": {"url": "u"}}}]},
        {"type": 1, "components": [{"type": 5, "default_values": [{"id": "1", "type": "user"}], "disabled": False}]},
    ],
}
COMMAND = {
    "name": "c",
    "default_member_permissions": "32",
    "options": [{"type": 4, "required": True, "min_value": 1.5, "choices": [{"name": "n", "value": 3}]}],
    "name_localizations": {"de": "c"},
}


def places(node: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    for key, value in node.items() if isinstance(node, dict) else enumerate(node):
        yield (*path, key)
        if isinstance(value, dict | list):
            yield from places(value, (*path, key))


def with_wrong(body: Any, path: tuple[str | int, ...]) -> Any:
    """Return the body with an object in place of what is no object, and a list of lists in place of what is one."""
    body = deepcopy(body)
    holder = body
    for step in path[:-1]:
        holder = holder[step]
    holder[path[-1]] = [[]] if isinstance(holder[path[-1]], dict) else {"a": 1}
    return body


@pytest.mark.parametrize("body", [MESSAGE, COMMAND, [COMMAND]], ids=["message", "command", "commands"])
def test_every_field_of_a_wrong_type_is_named(body: Any):
    check_types(body)
    # what a language calls it is looked at by name, the kind of an embed by nobody
    free = {("name_localizations", "de"), (0, "name_localizations", "de"), ("embeds", 0, "type")}
    free.add(("components", 1, "components", 0, "default_values", 0, "type"))
    for path in set(places(body)) - free:
        with pytest.raises(Refused) as refused:
            check_types(with_wrong(body, path))
        assert refused.value.code == 50035
        node = refused.value.errors
        for step in path:
            if "_errors" in node:  # of a list of ids the list is named
                break
            node = node[str(step)]
        assert node["_errors"][0]["message"]


@pytest.mark.parametrize(
    "body",
    [{"content": True}, {"flags": 1.5}, {"flags": True}, {"tts": 1}, {"nonce": []}, {"components": {}}, {"id": "x"}],
)
def test_no_value_passes_for_one_of_another_type(body: dict[str, Any]):
    with pytest.raises(Refused, match="50035"):
        check_types(body)


def test_null_is_no_value_and_unknown_names_are_nobodys():
    check_types({"content": None, "embeds": None, "unheard_of": [{}, 1, {"nested": []}]})


async def test_wrong_types_are_refused_and_never_break_the_server(rest, box):
    place = box.control.place("launches")
    for role in box.world.guild_of(place).roles.values():
        role.permissions = Permission.ADMINISTRATOR
    channel = place.id
    commands = f"/applications/{box.world.bot.id}/commands"
    for method, path, body in (
        ("POST", f"/channels/{channel}/messages", {"content": {"a": 1}}),
        ("POST", f"/channels/{channel}/messages", {"allowed_mentions": {"roles": ["x"]}}),
        ("POST", f"/channels/{channel}/threads", {"name": "t", "type": 99}),
        ("PATCH", f"/channels/{channel}", {"available_tags": [{}]}),
        ("PUT", commands, [5]),
        ("POST", "/users/@me/channels", {"recipient_id": []}),
    ):
        status, answer = await rest(method, path, body)
        assert (status, answer["code"], bool(answer["errors"])) == (400, 50035, True), path


@pytest.mark.parametrize("raw", [b"[" * 100_000, b'{"content": "\\ud800"}'])
async def test_json_that_nobody_can_read_is_refused(rest, box, raw: bytes):
    path = f"/channels/{box.control.place('launches').id}/messages"
    status, answer = await rest("POST", path, data=raw, headers={"Content-Type": "application/json"})
    assert (status, answer["code"]) == (400, 50109)
