"""Checks of a modal: at most five questions, each in a label of its own (or, as before, in a row)."""

from typing import Any

from sandbox.errors import Form
from sandbox.validation.components import (
    LABEL,
    ROW,
    SELECTS,
    TEXT,
    TEXT_INPUT,
    check_custom_id,
    check_unique,
    walk,
)
from sandbox.validation.selects import check_select

Json = dict[str, Any]
Path = tuple[str | int, ...]

MODAL_ITEMS_MAX = 5
_FILE_UPLOAD, _RADIO, _CHECKBOXES, _CHECKBOX = 19, 21, 22, 23
_IN_LABEL = SELECTS | {TEXT_INPUT, _FILE_UPLOAD, _RADIO, _CHECKBOXES, _CHECKBOX}


def check_modal(data: Json) -> None:
    """Raise what Discord would refuse in a modal."""
    form = Form()
    form.length(("data", "title"), data.get("title"), 1, 45)
    form.length(("data", "custom_id"), data.get("custom_id"), 1, 100)
    items = data.get("components") or []
    where: Path = ("data", "components")
    if not 1 <= len(items) <= MODAL_ITEMS_MAX:
        form.add(where, "BASE_TYPE_BAD_LENGTH", f"Must be between 1 and {MODAL_ITEMS_MAX} in length.")
    for index, item in enumerate(items):
        _check_item(form, (*where, index), item)
    check_unique(form, walk(items, where))
    form.check()


def _check_item(form: Form, where: Path, item: Json) -> None:
    kind = item.get("type")
    if kind == ROW:
        children = item.get("components") or []
        if len(children) != 1 or children[0].get("type") != TEXT_INPUT:
            form.add((*where, "components"), "BASE_TYPE_BAD_LENGTH", "A row in a modal holds one text input.")
            return
        form.length((*where, "components", 0, "label"), children[0].get("label"), 1, 45)
        _check_input(form, (*where, "components", 0), children[0])
    elif kind == LABEL:
        form.length((*where, "label"), item.get("label"), 1, 45)
        form.length((*where, "description"), item.get("description") or "", 0, 100)
        _check_question(form, (*where, "component"), item.get("component") or {})
    elif kind == TEXT:
        form.length((*where, "content"), item.get("content"), 1, 4000)
    else:
        text = f'Value of field "type" must be one of ({ROW}, {TEXT}, {LABEL}).'
        form.add((*where, "type"), "UNION_TYPE_CHOICES", text)


def _check_question(form: Form, where: Path, question: Json) -> None:
    kind = question.get("type")
    if kind not in _IN_LABEL:
        listed = ", ".join(str(one) for one in sorted(_IN_LABEL))
        form.add((*where, "type"), "UNION_TYPE_CHOICES", f'Value of field "type" must be one of ({listed}).')
    elif kind == TEXT_INPUT:
        if question.get("label"):
            form.add((*where, "label"), "BASE_TYPE_BAD_LENGTH", "A text input in a label has no label itself.")
        _check_input(form, where, question)
    else:
        check_custom_id(form, where, question)
        if kind in SELECTS:
            check_select(form, where, question)


def _check_input(form: Form, where: Path, question: Json) -> None:
    check_custom_id(form, where, question)
    if question.get("style") not in (1, 2):
        form.add((*where, "style"), "BASE_TYPE_CHOICES", "Value must be one of {1, 2}.")
    form.length((*where, "placeholder"), question.get("placeholder") or "", 0, 100)
    form.length((*where, "value"), question.get("value") or "", 0, 4000)
    low, high = question.get("min_length") or 0, question.get("max_length") or 4000
    if not (0 <= low <= 4000 and 1 <= high <= 4000 and low <= high):
        form.add((*where, "max_length"), "NUMBER_TYPE_MAX", "Lengths must lie between 0 and 4000, in order.")
