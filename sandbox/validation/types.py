"""The types of a body's fields: Discord means the same by a name wherever it stands."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from sandbox.errors import Form

Path = tuple[str | int, ...]
# Also words there: an embed is "rich", a default value a "user".
_NAMED_TYPES = ("embeds", "default_values")


def check_types(body: Any) -> None:
    """Raise 50035 where a field of a body, however deep, is of another type than Discord takes; null is none."""
    form = Form()
    if isinstance(body, list):
        _check_elements(form, (), body)
    for where, value in _fields(body):
        kind = _KINDS.get(str(where[-1]))
        if kind is None or value is None or (where[-1] == "type" and where[-3:-2] and where[-3] in _NAMED_TYPES):
            continue
        code, text, fits = kind
        if not fits(value):
            form.add(where, code, text.format(value=value))
        elif isinstance(value, list) and where[-1] in _LISTS_OF_OBJECTS:
            _check_elements(form, where, value)
    form.check()


def _fields(body: Any) -> Iterator[tuple[Path, Any]]:
    """Yield every field with its path. Not by calling itself: a body may be nested more deeply than that goes."""
    waiting: list[tuple[Path, Any]] = [((), body)]
    while waiting:
        where, value = waiting.pop()
        if isinstance(value, list):
            waiting += [((*where, index), one) for index, one in enumerate(value) if isinstance(one, dict | list)]
        elif isinstance(value, dict):
            found = [((*where, name), one) for name, one in value.items()]
            yield from found
            waiting += [field for field in found if isinstance(field[1], dict | list)]


def _check_elements(form: Form, where: Path, values: list[Any]) -> None:
    code, text, fits = _OBJECT
    for index, value in enumerate(values):
        if not fits(value):
            form.add((*where, index), code, text)


def _is_number(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_numbered(value: Any) -> bool:
    return _is_number(value) or (isinstance(value, str) and value.isdecimal() and len(value) <= 20)


def _is_flat(value: Any) -> bool:
    return not isinstance(value, dict | list)


def _is_any_number(value: Any) -> bool:
    return isinstance(value, float) or _is_number(value)


def _all(fits: Callable[[Any], bool]) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, list) and all(map(fits, value))


_Kind = tuple[str, str, Callable[[Any], bool]]
_TEXT: _Kind = ("BASE_TYPE_STRING", "Must be a string.", lambda value: isinstance(value, str))
_NUMBER: _Kind = ("NUMBER_TYPE_COERCE", 'Value "{value}" is not int.', _is_number)
_SNOWFLAKE: _Kind = ("NUMBER_TYPE_COERCE", 'Value "{value}" is not snowflake.', _is_numbered)
_SCALAR: _Kind = ("BASE_TYPE_CONVERT", "Must be a single value.", _is_flat)
_CHOICE: _Kind = ("BOOLEAN_TYPE_CONVERT", "Must be either true or false.", lambda value: isinstance(value, bool))
_OBJECT: _Kind = (
    "MODEL_TYPE_CONVERT",
    "Only dictionaries may be used in a ModelType",
    lambda value: isinstance(value, dict),
)
_LIST: _Kind = ("LIST_TYPE_CONVERT", "Only iterables may be used in a ListType", lambda value: isinstance(value, list))
_VALUES: _Kind = ("LIST_TYPE_CONVERT", "Only iterables may be used in a ListType", _all(_is_flat))
_SNOWFLAKES: _Kind = ("NUMBER_TYPE_COERCE", 'Value "{value}" is not snowflake.', _all(_is_numbered))
_AMOUNT: _Kind = ("NUMBER_TYPE_COERCE", 'Value "{value}" is not a number.', _is_any_number)

_LISTS = (
    "attachments available_tags choices components default_values embeds fields items options permission_overwrites"
)
_NAMES: Mapping[str, _Kind] = {
    "content custom_id description label name placeholder text title topic url": _TEXT,
    "accent_color auto_archive_duration color flags max_length max_values min_length min_values position "
    "rate_limit_per_user spacing style type": _NUMBER,
    "allow default_member_permissions deny id message_id parent_id permissions recipient_id "
    "webhook_channel_id": _SNOWFLAKE,
    "max_value min_value": _AMOUNT,
    "nonce value": _SCALAR,
    "archived autocomplete default disabled divider dm_permission enforce_nonce fail_if_not_exists hoist inline "
    "invitable locked mentionable moderated nsfw required spoiler tts": _CHOICE,
    "accessory allowed_mentions author component data description_localizations emoji file footer image media message "
    "message_reference name_localizations thumbnail": _OBJECT,
    "applied_tags messages roles sticker_ids users": _SNOWFLAKES,
    "channel_types contexts integration_types parse": _VALUES,
    _LISTS: _LIST,
}
_LISTS_OF_OBJECTS = frozenset(_LISTS.split())
_KINDS = {name: kind for names, kind in _NAMES.items() for name in names.split()}
