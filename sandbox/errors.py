"""What the sandbox refuses, in Discord's own shape.

SandboxError
├── Refused       an answer of the REST interface: status, Discord's code, message, tree of field errors
└── ControlError  the control interface was asked for something that cannot be done
"""

from collections.abc import Iterable, Mapping
from typing import Any

INVALID_FORM = 50035

_KNOWN: Mapping[int, tuple[int, str]] = {
    0: (401, "401: Unauthorized"),
    10002: (404, "Unknown Application"),
    10003: (404, "Unknown Channel"),
    10004: (404, "Unknown Guild"),
    10007: (404, "Unknown Member"),
    10008: (404, "Unknown Message"),
    10011: (404, "Unknown Role"),
    10013: (404, "Unknown User"),
    10015: (404, "Unknown Webhook"),
    10062: (404, "Unknown interaction"),
    10063: (404, "Unknown application command"),
    20016: (429, "This action cannot be performed due to slowmode rate limit"),
    20022: (429, "This message cannot be published yet due to announcement rate limits"),
    20028: (429, "The write action you are performing on the channel has hit the write rate limit"),
    20029: (429, "The write action you are performing on the server has hit the write rate limit"),
    30032: (400, "Maximum number of application commands reached (100)"),
    30046: (429, "Maximum number of edits to messages older than 1 hour reached. Try again later"),
    40001: (401, "Unauthorized"),
    40003: (400, "You are opening direct messages too fast"),
    40005: (413, "Request entity too large"),
    40033: (400, "This message has already been crossposted."),
    40060: (400, "Interaction has already been acknowledged."),
    40062: (429, "Service resource is being rate limited."),
    40067: (400, "A tag is required to create a forum post in this channel"),
    50001: (403, "Missing Access"),
    50005: (403, "Cannot edit a message authored by another user"),
    50006: (400, "Cannot send an empty message"),
    50007: (403, "Cannot send messages to this user"),
    50008: (400, "Cannot send messages in a non-text channel"),
    50013: (403, "Missing Permissions"),
    50024: (400, "Cannot execute action on this channel type"),
    50027: (401, "Invalid Webhook Token"),
    50028: (400, "Invalid role"),
    50033: (400, "Invalid Recipient(s)"),
    50034: (400, "You can only bulk delete messages that are under 14 days old."),
    50083: (400, "Thread is archived"),
    50109: (400, "The request body contains invalid JSON."),
    50278: (403, "Cannot send messages to this user due to having no mutual guilds"),
    110000: (400, "Index not yet available. Try again later"),
    130000: (503, "API resource is currently overloaded. Try again a little later"),
    160004: (400, "A thread has already been created for this message"),
    200000: (400, "Message was blocked by automatic moderation"),
    200001: (400, "Title was blocked by automatic moderation"),
    240000: (400, "Message blocked by harmful links filter"),
}


class SandboxError(Exception):
    """Base of the sandbox's own errors."""


class ControlError(SandboxError):
    """The control interface cannot do what it was asked; `status` is the HTTP answer."""

    def __init__(self, text: str, status: int = 400) -> None:
        super().__init__(text)
        self.status = status


class Refused(SandboxError):
    """An error answer of the REST interface."""

    def __init__(self, status: int, code: int, message: str, errors: dict[str, Any] | None = None) -> None:
        super().__init__(f"{status} {code} {message}")
        self.status = status
        self.code = code
        self.message = message
        self.errors = errors

    @property
    def body(self) -> dict[str, Any]:
        """The answer as Discord words it."""
        body: dict[str, Any] = {"message": self.message, "code": self.code}
        if self.errors:
            body["errors"] = self.errors
        return body


def refuse(code: int) -> Refused:
    """Return the refusal that Discord gives under `code`."""
    status, message = _KNOWN[code]
    return Refused(status, code, message)


def is_known(code: int) -> bool:
    """Whether `refuse` has words for a code."""
    return code in _KNOWN


def not_found() -> Refused:
    """Return the answer to an address that no route serves."""
    return Refused(404, 0, "404: Not Found")


class Form:
    """Collect field errors and raise them as Discord's nested tree.

    A path is a row of keys and indexes: `("components", 0, "custom_id")`.
    """

    def __init__(self) -> None:
        self._errors: dict[str, Any] = {}

    def add(self, path: Iterable[str | int], code: str, message: str) -> None:
        """Note one error at `path`."""
        node = self._errors
        for step in path:
            node = node.setdefault(str(step), {})
        node.setdefault("_errors", []).append({"code": code, "message": message})

    def required(self, path: Iterable[str | int]) -> None:
        """Note that a field is missing."""
        self.add(path, "BASE_TYPE_REQUIRED", "This field is required")

    def length(self, path: Iterable[str | int], value: object, low: int, high: int) -> None:
        """Note a text that is missing, or shorter or longer than allowed."""
        where = tuple(path)
        if not isinstance(value, str):
            self.required(where) if value is None else self.add(where, "BASE_TYPE_STRING", "Must be a string.")
        elif not low <= len(value) <= high:
            if len(value) > high and low == 0:
                self.add(where, "BASE_TYPE_MAX_LENGTH", f"Must be {high} or fewer in length.")
            else:
                self.add(where, "BASE_TYPE_BAD_LENGTH", f"Must be between {low} and {high} in length.")

    def check(self) -> None:
        """Raise what was noted as 50035; do nothing when all is well."""
        if self._errors:
            raise Refused(400, INVALID_FORM, "Invalid Form Body", self._errors)


def invalid(path: Iterable[str | int], code: str, message: str) -> Refused:
    """Return a 50035 with a single field error."""
    form = Form()
    form.add(path, code, message)
    return Refused(400, INVALID_FORM, "Invalid Form Body", form._errors)
