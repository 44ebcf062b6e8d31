"""Logging to standard error: text for people, or one JSON object a line for machines.

Records carry an `action` and ids in `extra`, so that a line can be found by what happened. The token is taken out of
every line, whoever wrote it there.
"""

import json
import logging
import sys
from typing import Any

_STANDARD = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "color_message", "taskName"}
_NOISY = ("aiosqlite", "alembic", "apscheduler", "discord.gateway", "discord.http", "trafilatura")


def set_up_logging(level: str, form: str, secrets: tuple[str, ...]) -> None:
    """Send everything from `level` up to standard error as `form` ("text" or "json"), without any of `secrets`."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_Json(secrets) if form == "json" else _Text(secrets))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level.upper())
    for name in _NOISY:
        logging.getLogger(name).setLevel(max(logging.WARNING, root.level))
    # They warn at every start that voice will not work, which nobody asked for, and that who only sends hears nothing.
    for name in ("discord.client", "discord.state"):
        logging.getLogger(name).setLevel(logging.ERROR)


def _extras(record: logging.LogRecord) -> dict[str, Any]:
    return {k: v for k, v in vars(record).items() if k not in _STANDARD}


class _Text(logging.Formatter):
    def __init__(self, secrets: tuple[str, ...]) -> None:
        super().__init__("%(asctime)s %(levelname)-7s %(name)s: %(message)s", datefmt="%Y-%m-%d %H:%M:%S")
        self._secrets = secrets

    def format(self, record: logging.LogRecord) -> str:
        extras = " ".join(f"{k}={v}" for k, v in _extras(record).items())
        head, *trace = super().format(record).split("\n", 1)
        return _without("\n".join([f"{head}  {extras}".rstrip(), *trace]), self._secrets)


class _Json(logging.Formatter):
    def __init__(self, secrets: tuple[str, ...]) -> None:
        super().__init__()
        self._secrets = secrets

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "at": record.created,
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
            **_extras(record),
        }
        if record.exc_info:
            line["trace"] = self.formatException(record.exc_info)
        return _without(json.dumps(line, ensure_ascii=False, default=str), self._secrets)


def _without(text: str, secrets: tuple[str, ...]) -> str:
    for secret in secrets:
        text = text.replace(secret, "[secret]")
    return text
