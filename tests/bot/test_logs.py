"""bot.logs: a secret never reaches a line."""

import json
import logging
from collections.abc import Iterator

import pytest

from bot.logs import set_up_logging


@pytest.fixture(autouse=True)
def _restore_root() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:], root.level = handlers, level


@pytest.mark.parametrize("form", ["text", "json"])
def test_a_secret_is_taken_out_of_messages_extras_and_traces(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logging("info", form, ("hunter2",))
    try:
        raise ValueError("with hunter2 in it")
    except ValueError:
        logging.getLogger("t").exception("token hunter2", extra={"action": "login", "given": "hunter2"})
    line = capsys.readouterr().err
    assert "hunter2" not in line
    assert line.count("[secret]") >= 3
    assert "ValueError" in line


def test_json_lines_carry_action_and_ids(capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logging("info", "json", ())
    logging.getLogger("jobs.deliver").info("sent", extra={"action": "delivery.sent", "delivery": "abc"})
    logging.getLogger("jobs.deliver").debug("not at this level")
    line = json.loads(capsys.readouterr().err)
    assert (line["action"], line["delivery"], line["level"]) == ("delivery.sent", "abc", "info")
