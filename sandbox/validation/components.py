"""Checks of message components, old rows and v2 alike, and of modals."""

from collections.abc import Callable, Mapping
from typing import Any

from sandbox.errors import Form
from sandbox.validation.addresses import check_url
from sandbox.validation.selects import ENTITY_SELECTS, check_select

Json = dict[str, Any]
Path = tuple[str | int, ...]

ROW, BUTTON, STRING_SELECT, TEXT_INPUT = 1, 2, 3, 4
SECTION, TEXT, THUMBNAIL, GALLERY, FILE, SEPARATOR, CONTAINER, LABEL = 9, 10, 11, 12, 13, 14, 17, 18
SELECTS = frozenset({STRING_SELECT, *ENTITY_SELECTS})
COMPONENTS_MAX = 40
ROWS_MAX = 5
TEXT_MAX = 4000
_TOP_V2 = frozenset({ROW, SECTION, TEXT, GALLERY, FILE, SEPARATOR, CONTAINER})
_IN_CONTAINER = _TOP_V2 - {CONTAINER}


def walk(components: list[Json], where: Path = ("components",)) -> list[tuple[Path, Json]]:
    """Return every component with its path, nested ones too, in the order in which they are shown."""
    found: list[tuple[Path, Json]] = []
    for index, component in enumerate(components):
        found += _walk_one(component, (*where, index))
    return found


def _walk_one(component: Json, where: Path) -> list[tuple[Path, Json]]:
    found = [(where, component)]
    if isinstance(component.get("components"), list):
        found += walk(component["components"], (*where, "components"))
    for key in ("accessory", "component"):
        if isinstance(component.get(key), dict):
            found += _walk_one(component[key], (*where, key))
    return found


def check_components(form: Form, components: list[Json], *, is_v2: bool) -> None:
    """Note what Discord would refuse in a message's components."""
    _check_level(form, ("components",), components, _TOP_V2 if is_v2 else frozenset({ROW}))
    everything = walk(components)
    if is_v2 and len(everything) > COMPONENTS_MAX:
        text = f"The total number of components exceeds the maximum of {COMPONENTS_MAX}"
        form.add(("components",), "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED", text)
    if not is_v2 and len(components) > ROWS_MAX:
        form.add(("components",), "BASE_TYPE_BAD_LENGTH", f"Must be between 1 and {ROWS_MAX} in length.")
    written = sum(len(one.get("content") or "") for _, one in everything if one.get("type") == TEXT)
    if written > TEXT_MAX:
        text = f"The displayable text size of components exceeds maximum size of {TEXT_MAX}"
        form.add(("components",), "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED", text)
    check_unique(form, everything)


def check_unique(form: Form, everything: list[tuple[Path, Json]]) -> None:
    """Note a custom_id or a numeric id that two components share."""
    for key, code in (("custom_id", "COMPONENT_CUSTOM_ID_DUPLICATED"), ("id", "COMPONENT_ID_DUPLICATED")):
        seen: set[object] = set()
        for where, component in everything:
            value = component.get(key)
            if value in (None, 0):
                continue
            if value in seen:
                form.add((*where, key), code, f"Component {key.replace('_', ' ')} cannot be duplicated")
            seen.add(value)


def _check_level(form: Form, where: Path, components: list[Json], allowed: frozenset[int]) -> None:
    for index, component in enumerate(components):
        kind = component.get("type")
        if kind not in allowed:
            listed = ", ".join(str(one) for one in sorted(allowed))
            text = f'Value of field "type" must be one of ({listed}).'
            form.add((*where, index, "type"), "UNION_TYPE_CHOICES", text)
        elif kind in _CHECKS:
            _CHECKS[kind](form, (*where, index), component)


def _check_row(form: Form, where: Path, row: Json) -> None:
    children = row.get("components") or []
    if not 1 <= len(children) <= 5:
        form.add((*where, "components"), "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 5 in length.")
    kinds = {child.get("type") for child in children}
    if kinds & SELECTS and len(children) > 1:
        text = "Components displayed in a row exceed the maximum width of 5"
        form.add((*where, "components"), "COMPONENT_LAYOUT_WIDTH_EXCEEDED", text)
    _check_level(form, (*where, "components"), children, frozenset({BUTTON}) | SELECTS)


def _check_button(form: Form, where: Path, button: Json) -> None:
    style = button.get("style")
    if style not in (1, 2, 3, 4, 5, 6):
        form.add((*where, "style"), "BASE_TYPE_CHOICES", "Value must be one of {1, 2, 3, 4, 5, 6}.")
        return
    form.length((*where, "label"), button.get("label") or "", 0, 80)
    if style != 6 and not button.get("label") and not button.get("emoji"):
        form.add((*where, "label"), "BASE_TYPE_REQUIRED", "A button needs a label or an emoji")
    if style == 5:
        if button.get("url") is None:
            form.add((*where, "url"), "BUTTON_COMPONENT_URL_REQUIRED", "A url is required")
        check_url(form, (*where, "url"), button.get("url"), longest=512)
        if button.get("custom_id"):
            text = "A custom id and url cannot both be specified"
            form.add((*where, "custom_id"), "BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE", text)
    elif style != 6:
        check_custom_id(form, where, button)


def check_custom_id(form: Form, where: Path, component: Json) -> None:
    """Note a custom_id that is missing, empty or too long."""
    if not component.get("custom_id"):
        form.add((*where, "custom_id"), "COMPONENT_CUSTOM_ID_REQUIRED", "A custom id is required")
    else:
        form.length((*where, "custom_id"), component["custom_id"], 1, 100)


def _check_any_select(form: Form, where: Path, select: Json) -> None:
    check_custom_id(form, where, select)
    check_select(form, where, select)


def _check_section(form: Form, where: Path, section: Json) -> None:
    children = section.get("components") or []
    if not 1 <= len(children) <= 3:
        form.add((*where, "components"), "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 3 in length.")
    _check_level(form, (*where, "components"), children, frozenset({TEXT}))
    accessory = section.get("accessory")
    if not accessory:
        form.required((*where, "accessory"))
    elif accessory.get("type") not in (BUTTON, THUMBNAIL):
        text = f'Value of field "type" must be one of ({BUTTON}, {THUMBNAIL}).'
        form.add((*where, "accessory", "type"), "UNION_TYPE_CHOICES", text)
    else:
        _CHECKS[accessory["type"]](form, (*where, "accessory"), accessory)


def _check_text(form: Form, where: Path, text: Json) -> None:
    form.length((*where, "content"), text.get("content"), 1, TEXT_MAX)


def _check_media(form: Form, where: Path, holder: Json) -> None:
    url = (holder.get("media") or {}).get("url")
    if not url:
        form.required((*where, "media", "url"))
    check_url(form, (*where, "media", "url"), url, attachment=True)
    form.length((*where, "description"), holder.get("description") or "", 0, 1024)


def _check_gallery(form: Form, where: Path, gallery: Json) -> None:
    items = gallery.get("items") or []
    if not 1 <= len(items) <= 10:
        form.add((*where, "items"), "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 10 in length.")
    for index, item in enumerate(items):
        _check_media(form, (*where, "items", index), item)


def _check_file(form: Form, where: Path, file: Json) -> None:
    url = (file.get("file") or {}).get("url") or ""
    if not url.startswith("attachment://"):
        form.add((*where, "file", "url"), "URL_TYPE_INVALID_SCHEME", "Must be an attachment:// reference.")


def _check_separator(form: Form, where: Path, separator: Json) -> None:
    if separator.get("spacing", 1) not in (1, 2):
        form.add((*where, "spacing"), "BASE_TYPE_CHOICES", "Value must be one of {1, 2}.")


def _check_container(form: Form, where: Path, container: Json) -> None:
    children = container.get("components") or []
    if not children:
        form.required((*where, "components"))
    _check_level(form, (*where, "components"), children, _IN_CONTAINER)
    color = container.get("accent_color")
    if color is not None and not 0 <= color <= 0xFFFFFF:
        form.add((*where, "accent_color"), "NUMBER_TYPE_MAX", "int value should be between 0 and 16777215.")


_CHECKS: Mapping[int, Callable[[Form, Path, Json], None]] = {
    ROW: _check_row,
    BUTTON: _check_button,
    SECTION: _check_section,
    TEXT: _check_text,
    THUMBNAIL: _check_media,
    GALLERY: _check_gallery,
    FILE: _check_file,
    SEPARATOR: _check_separator,
    CONTAINER: _check_container,
    **dict.fromkeys(SELECTS, _check_any_select),
}
