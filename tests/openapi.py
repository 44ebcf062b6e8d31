"""Hold recorded requests against Discord's own OpenAPI description.

Relaxed here, because Discord takes it: ids as numbers (the description wants text), permission bits as text (it wants
numbers), and the media channel, type 16, which its list of channel types leaves out.
"""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import jsonschema_rs

_METHODS = ("get", "put", "post", "patch", "delete")


class Description:
    """Discord's description, with a validator per operation, made when first needed."""

    def __init__(self, file: Path) -> None:
        document = json.loads(file.read_text())
        document["components"]["schemas"]["SnowflakeType"] = {"type": ["string", "integer"], "pattern": "^[0-9]+$"}
        document["components"]["schemas"]["ChannelTypes"]["oneOf"].append({"const": 16})
        _relax_bits(document)
        self._components = document["components"]
        self._operations = {
            (method.upper(), tuple(path.strip("/").split("/"))): operation
            for path, operations in document["paths"].items()
            for method, operation in operations.items()
            if method in _METHODS
        }
        self._validators: dict[tuple[str, tuple[str, ...], str], Any] = {}

    def match(self, method: str, path: str) -> tuple[str, ...] | None:
        """Return the described path that an address means; the one with the most literal parts wins."""
        parts = tuple(path.strip("/").split("/"))
        fitting = [known for verb, known in self._operations if verb == method and _fits(known, parts)]
        return max(fitting, key=lambda known: sum(not part.startswith("{") for part in known), default=None)

    def problems(self, requests: Iterable[Mapping[str, Any]]) -> list[str]:
        """Return what is wrong with the requests that were answered without an error: unknown address, wrong body."""
        found = []
        for request in requests:
            known = self.match(request["method"], request["path"])
            where = f"{request['method']} {request['path']}"
            if known is None:
                found.append(f"{where}: no such operation")
            elif request["body"] is not None:
                checker = self._validator(request["method"], known)
                errors = [] if checker is None else list(checker.iter_errors(request["body"]))
                found += [f"{where}: {error.message} at {list(error.instance_path)}" for error in errors]
        return found

    def answer_problems(self, requests: Iterable[Mapping[str, Any]]) -> list[str]:
        """Return where answers differ from what is described."""
        found = []
        for request in requests:
            known = self.match(request["method"], request["path"])
            checker = known and self._validator(request["method"], known, str(request["status"]))
            if checker and request["answer"] is not None:
                where = f"{request['method']} {request['path']} {request['status']}"
                errors = checker.iter_errors(request["answer"])
                found += [f"{where}: {error.message[:300]} at {list(error.instance_path)}" for error in errors]
        return found

    def _validator(self, method: str, known: tuple[str, ...], status: str = "") -> Any:
        key = (method, known, status)
        if key not in self._validators:
            operation = self._operations[method, known]
            holder = operation["responses"].get(status, {}) if status else operation.get("requestBody", {})
            schema = holder.get("content", {}).get("application/json", {}).get("schema")
            made = schema and jsonschema_rs.Draft202012Validator({"components": self._components, **schema})
            self._validators[key] = made
        return self._validators[key]


def _relax_bits(node: Any) -> None:
    """Let permission bits be text, as discord.py sends them and Discord gives them back."""
    if isinstance(node, dict):
        for name in ("allow", "deny", "permissions"):
            found = node.get("properties", {}).get(name)
            if isinstance(found, dict) and "integer" in (found.get("type") or []):
                found["type"] = [*found["type"], "string"] if isinstance(found["type"], list) else found["type"]
        node = list(node.values())
    if isinstance(node, list):
        for child in node:
            _relax_bits(child)


def _fits(known: tuple[str, ...], parts: tuple[str, ...]) -> bool:
    if len(known) != len(parts):
        return False
    return all(a.startswith("{") or a == b for a, b in zip(known, parts, strict=True))
