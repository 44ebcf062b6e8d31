"""Checks of select menus, in messages and in modals."""

from typing import Any

from sandbox.errors import Form

Json = dict[str, Any]
Path = tuple[str | int, ...]

USER_SELECT, ROLE_SELECT, MENTIONABLE_SELECT, CHANNEL_SELECT = 5, 6, 7, 8
ENTITY_SELECTS = frozenset({USER_SELECT, ROLE_SELECT, MENTIONABLE_SELECT, CHANNEL_SELECT})
OPTIONS_MAX = 25


def check_select(form: Form, where: Path, select: Json) -> None:
    """Note what Discord would refuse in a select menu (its custom_id is checked elsewhere)."""
    form.length((*where, "placeholder"), select.get("placeholder") or "", 0, 150)
    low, high = bounds(select)
    if not 0 <= low <= OPTIONS_MAX:
        form.add((*where, "min_values"), "NUMBER_TYPE_MAX", "int value should be between 0 and 25.")
    if not 1 <= high <= OPTIONS_MAX or low > high:
        form.add((*where, "max_values"), "NUMBER_TYPE_MIN", "max_values must be 1 to 25 and at least min_values.")
    if select.get("type") not in ENTITY_SELECTS:
        _check_options(form, where, select.get("options") or [], low, high)
    elif len(select.get("default_values") or []) > high:
        form.add((*where, "default_values"), "BASE_TYPE_MAX_LENGTH", f"Must be {high} or fewer in length.")


def bounds(select: Json) -> tuple[int, int]:
    """Return the least and the most values that may be chosen."""
    low, high = select.get("min_values"), select.get("max_values")
    return (1 if low is None else low), (1 if high is None else high)


def _check_options(form: Form, where: Path, options: list[Json], low: int, high: int) -> None:
    if not 1 <= len(options) <= OPTIONS_MAX:
        form.add((*where, "options"), "BASE_TYPE_BAD_LENGTH", f"Must be between 1 and {OPTIONS_MAX} in length.")
    if low > len(options) >= 1:
        form.add((*where, "options"), "BASE_TYPE_BAD_LENGTH", f"Must be at least {low} in length.")
    if high > len(options) >= 1 and high > 1:
        form.add((*where, "max_values"), "NUMBER_TYPE_MAX", "max_values exceeds the number of options.")
    seen: set[str] = set()
    for index, option in enumerate(options):
        here = (*where, "options", index)
        form.length((*here, "label"), option.get("label"), 1, 100)
        form.length((*here, "value"), option.get("value"), 1, 100)
        form.length((*here, "description"), option.get("description") or "", 0, 100)
        if option.get("value") in seen:
            text = "The specified option value is already used"
            form.add((*here, "value"), "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", text)
        seen.add(option.get("value") or "")
