"""What people chose in select menus and wrote into modals, in Discord's shape."""

from typing import Any

from sandbox.control.options import Resolved
from sandbox.errors import ControlError
from sandbox.model import Guild
from sandbox.validation.commands import CHANNEL_OPTION, MENTIONABLE, ROLE_OPTION, USER_OPTION
from sandbox.validation.components import LABEL, ROW, STRING_SELECT, TEXT_INPUT
from sandbox.validation.selects import ENTITY_SELECTS, bounds
from sandbox.world import World

Json = dict[str, Any]

_ENTITY_OPTIONS = {5: USER_OPTION, 6: ROLE_OPTION, 7: MENTIONABLE, 8: CHANNEL_OPTION}
_RADIO, _CHECKBOXES, _CHECKBOX = 21, 22, 23


def selected(
    world: World, guild: Guild | None, select: Json, values: list[Any], *, in_modal: bool = False
) -> tuple[list[str], Json]:
    """Return chosen values as text, and what they resolve to. Only in a modal may a menu be left alone."""
    low, high = bounds(select)
    if in_modal and select.get("required") is False:
        low = 0
    if not low <= len(values) <= high:
        raise ControlError(f"choose {low} to {high}")
    resolved = Resolved(world, guild)
    if select["type"] in ENTITY_SELECTS:
        kind = _ENTITY_OPTIONS[select["type"]]
        return [resolved.add(kind, int(one), select.get("channel_types")) for one in values], resolved.body
    known = {option["value"] for option in select.get("options") or []}
    texts = [str(one) for one in values]
    if not known.issuperset(texts):
        raise ControlError("no such option in this menu")
    return texts, {}


def filled_modal(world: World, guild: Guild | None, modal: Json, values: Json) -> Json:
    """Return the `data` of a modal's submission. A text that is not given keeps the value it came with."""
    resolved: Json = {}
    items = [_filled_item(world, guild, item, values, resolved) for item in modal["components"]]
    return {"custom_id": modal["custom_id"], "components": items, "resolved": resolved}


def _filled_item(world: World, guild: Guild | None, item: Json, values: Json, resolved: Json) -> Json:
    if item["type"] == ROW:
        children = [_filled(world, guild, child, values, resolved) for child in item["components"]]
        return {"type": ROW, "id": item.get("id", 0), "components": children}
    if item["type"] == LABEL:
        inner = _filled(world, guild, item["component"], values, resolved)
        return {"type": LABEL, "id": item.get("id", 0), "component": inner}
    return {"type": item["type"], "id": item.get("id", 0)}


def _filled(world: World, guild: Guild | None, question: Json, values: Json, resolved: Json) -> Json:
    custom_id, kind = question["custom_id"], question["type"]
    given = values.get(custom_id)
    answer: Json = {"type": kind, "id": question.get("id", 0), "custom_id": custom_id}
    if kind == TEXT_INPUT:
        return answer | {"value": _text(question, given)}
    if kind == _CHECKBOX:
        return answer | {"value": bool(given)}
    if kind == _RADIO:
        return answer | {"value": None if given is None else str(given)}
    if kind == _CHECKBOXES:
        return answer | {"values": [str(one) for one in given or []]}
    if kind == STRING_SELECT or kind in ENTITY_SELECTS:
        chosen, found = selected(world, guild, question, list(given or []), in_modal=True)
        for shelf, things in found.items():
            resolved.setdefault(shelf, {}).update(things)
        return answer | {"values": chosen}
    return answer | {"values": []}


def _text(question: Json, given: Any) -> str:
    text = str(question.get("value") or "" if given is None else given)
    required = question.get("required", True)
    if required and not text:
        raise ControlError(f"{question['custom_id']} must be filled in")
    low, high = question.get("min_length") or 0, question.get("max_length") or 4000
    if text and not low <= len(text) <= high:
        raise ControlError(f"{question['custom_id']} must have {low} to {high} characters")
    return text
