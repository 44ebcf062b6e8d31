"""Checks of application commands, as Discord makes them when they are registered."""

import unicodedata
from typing import Any

from sandbox.errors import Form, refuse

Json = dict[str, Any]
Path = tuple[str | int, ...]

CHAT, USER, MESSAGE = 1, 2, 3
SUBCOMMAND, GROUP, STRING, INTEGER, BOOLEAN = 1, 2, 3, 4, 5
USER_OPTION, CHANNEL_OPTION, ROLE_OPTION, MENTIONABLE, NUMBER, ATTACHMENT = 6, 7, 8, 9, 10, 11
MOST_COMMANDS = {CHAT: 100, USER: 15, MESSAGE: 15}
SIZE_MAX = 8000
LIST_MAX = 25
_CHOICE_TYPES = (STRING, INTEGER, NUMBER)


def check_commands(commands: list[Json]) -> None:
    """Raise what Discord would refuse in a whole list of commands."""
    form = Form()
    seen: set[tuple[str, int]] = set()
    for index, command in enumerate(commands):
        _check_command(form, (index,), command)
        key = (str(command.get("name")), command.get("type") or CHAT)
        if key in seen:
            text = "Application command names must be unique"
            form.add((index, "name"), "APPLICATION_COMMANDS_DUPLICATE_NAME", text)
        seen.add(key)
    form.check()
    for kind, most in MOST_COMMANDS.items():
        if sum((command.get("type") or CHAT) == kind for command in commands) > most:
            raise refuse(30032)


def check_command(command: Json) -> None:
    """Raise what Discord would refuse in one command."""
    form = Form()
    _check_command(form, (), command)
    form.check()


def name_is_valid(name: object) -> bool:
    """Whether a slash command or option may be called so: 1 to 32 lower case letters, digits, - _ '."""
    if not isinstance(name, str) or not 1 <= len(name) <= 32 or name != name.lower():
        return False
    return all(char in "-_'" or unicodedata.category(char)[0] in "LNM" for char in name)


def size(node: Json) -> int:
    """Return the characters that Discord counts: names, descriptions and choice values, nested ones too."""
    total = len(node.get("name") or "") + len(node.get("description") or "")
    for choice in node.get("choices") or []:
        total += len(choice.get("name") or "") + len(str(choice.get("value", "")))
    return total + sum(size(option) for option in node.get("options") or [])


def _check_command(form: Form, where: Path, command: Json) -> None:
    kind = command.get("type") or CHAT
    if kind == CHAT:
        _check_name(form, where, command, "APPLICATION_COMMAND_INVALID_NAME")
        form.length((*where, "description"), command.get("description"), 1, 100)
        _check_options(form, (*where, "options"), command.get("options") or [], depth=0)
        if size(command) > SIZE_MAX:
            form.add(where or ("name",), "APPLICATION_COMMAND_TOO_LARGE", f"Command exceeds maximum size ({SIZE_MAX})")
    else:
        form.length((*where, "name"), command.get("name"), 1, 32)
        if command.get("description") or command.get("options"):
            text = "Context menu commands have neither description nor options"
            form.add((*where, "description"), "APPLICATION_COMMAND_INVALID_DESCRIPTION", text)
    bits = command.get("default_member_permissions")
    if bits is not None and not str(bits).isdigit():
        form.add((*where, "default_member_permissions"), "NUMBER_TYPE_COERCE", f'Value "{bits}" is not int.')


def _check_name(form: Form, where: Path, node: Json, code: str) -> None:
    name = node.get("name")
    if not isinstance(name, str):
        form.required((*where, "name"))
    elif not 1 <= len(name) <= 32:
        form.add((*where, "name"), "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 32 in length.")
    elif not name_is_valid(name):
        form.add((*where, "name"), code, "Command name is invalid")


def _check_options(form: Form, where: Path, options: list[Json], depth: int) -> None:
    if len(options) > LIST_MAX:
        form.add(where, "BASE_TYPE_MAX_LENGTH", f"Must be {LIST_MAX} or fewer in length.")
    kinds = {option.get("type") for option in options}
    if kinds & {SUBCOMMAND, GROUP} and kinds - {SUBCOMMAND, GROUP}:
        text = "Sub-command and sub-command group option types are mutually exclusive to all other types"
        form.add(where, "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", text)
    optional_seen = False
    names: set[str] = set()
    for index, option in enumerate(options):
        here = (*where, index)
        if optional_seen and option.get("required"):
            text = "Required options must be placed before non-required options"
            form.add(here, "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", text)
        optional_seen |= not option.get("required")
        if option.get("name") in names:
            form.add((*here, "name"), "APPLICATION_COMMAND_OPTIONS_NAME_DUPLICATED", "Option name is not unique")
        names.add(str(option.get("name")))
        _check_option(form, here, option, depth)


def _check_option(form: Form, where: Path, option: Json, depth: int) -> None:
    _check_name(form, where, option, "APPLICATION_COMMAND_INVALID_NAME")
    form.length((*where, "description"), option.get("description"), 1, 100)
    kind = option.get("type")
    if kind not in range(1, 12):
        form.add((*where, "type"), "BASE_TYPE_CHOICES", "Value must be one of {1, …, 11}.")
    elif kind in (SUBCOMMAND, GROUP):
        if (kind == GROUP and depth != 0) or depth > 1:
            text = "Sub-commands nest at most two deep"
            form.add((*where, "type"), "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", text)
        _check_options(form, (*where, "options"), option.get("options") or [], depth + 1)
    else:
        _check_value_option(form, where, option)


def _check_value_option(form: Form, where: Path, option: Json) -> None:
    kind, choices = option["type"], option.get("choices") or []
    if option.get("options"):
        form.add((*where, "options"), "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", "Only sub-commands have options")
    if option.get("autocomplete"):
        if choices:
            text = "Autocomplete cannot be used with choices"
            form.add((*where, "autocomplete"), "APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_CHOICES", text)
        if kind not in _CHOICE_TYPES:
            text = "Autocomplete is for strings and numbers"
            form.add((*where, "autocomplete"), "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", text)
    if choices and kind not in _CHOICE_TYPES:
        form.add((*where, "choices"), "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", "This type takes no choices")
    check_choices(form, (*where, "choices"), choices, kind)
    for low, high in (("min_value", "max_value"), ("min_length", "max_length")):
        least, most = option.get(low), option.get(high)
        if least is not None and most is not None and least > most:
            form.add((*where, high), "NUMBER_TYPE_MIN", f"{high} must not be below {low}.")
    longest = option.get("max_length")
    if longest is not None and not 1 <= longest <= 6000:
        form.add((*where, "max_length"), "NUMBER_TYPE_MAX", "int value should be between 1 and 6000.")


def check_choices(form: Form, where: Path, choices: list[Json], kind: int) -> None:
    """Note what is wrong with choices, of an option or of an autocomplete answer."""
    if len(choices) > LIST_MAX:
        form.add(where, "BASE_TYPE_MAX_LENGTH", f"Must be {LIST_MAX} or fewer in length.")
    names: set[str] = set()
    for index, choice in enumerate(choices):
        form.length((*where, index, "name"), choice.get("name"), 1, 100)
        value = choice.get("value")
        if kind == STRING:
            form.length((*where, index, "value"), value, 1, 100)
        elif isinstance(value, bool) or not isinstance(value, int if kind == INTEGER else int | float):
            form.add((*where, index, "value"), "NUMBER_TYPE_COERCE", f'Value "{value}" is not a number.')
        if choice.get("name") in names:
            text = "Option choice names must be unique"
            form.add((*where, index, "name"), "APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_DUPLICATE", text)
        names.add(str(choice.get("name")))
