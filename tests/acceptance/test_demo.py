"""How the demo ends when something is wrong, and when somebody has seen enough."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.acceptance

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_S = 90.0
Start = Callable[..., subprocess.Popen[str]]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Start the demo with its output in a file; nothing outlives the test."""
    running: list[subprocess.Popen[str]] = []

    def run(*arguments: str) -> subprocess.Popen[str]:
        with (tmp_path / "said").open("w") as said:
            command = [sys.executable, "-m", "bot", "demo", "--no-browser", *arguments]
            # The demo makes its folder where the environment says; what is left there is seen.
            env = os.environ | {
                "PYTHONPATH": str(ROOT),
                "TMPDIR": str(tmp_path),
                "DATABASE_URL": "postgresql://nobody@127.0.0.1:1/none",
            }
            running.append(subprocess.Popen(command, cwd=tmp_path, stdout=said, stderr=said, text=True, env=env))
        return running[-1]

    yield run
    for process in running:
        if process.poll() is None:
            process.kill()
            process.wait()


@pytest.fixture
def said(tmp_path: Path) -> Callable[[], str]:
    return (tmp_path / "said").read_text


def wait_for(text: str, said: Callable[[], str], process: subprocess.Popen[str]) -> None:
    end = time.monotonic() + PATIENCE_S
    while text not in said():
        assert process.poll() is None, said()
        assert time.monotonic() < end, said()
        time.sleep(0.05)


def children(process: subprocess.Popen[str]) -> list[int]:
    found = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    if not found.exists():
        pytest.skip("this system does not tell a process's children")
    return [int(one) for one in found.read_text().split()]


def test_a_port_in_use_is_said_with_the_way_out(start: Start, said: Callable[[], str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert start("--port", str(port)).wait(PATIENCE_S) not in (0, None)
    assert f"port {port} is in use" in said()
    assert "--port 0" in said()
    assert "Traceback" not in said()


def test_ctrl_c_ends_the_bot_and_leaves_nothing(start: Start, said: Callable[[], str], tmp_path: Path) -> None:
    demo = start("--port", "0")
    wait_for("Press Play", said, demo)
    (bot,) = children(demo)
    demo.send_signal(signal.SIGINT)
    assert demo.wait(30) in (0, 130)
    with pytest.raises(ProcessLookupError):
        os.kill(bot, 0)
    assert re.search(r"http://127\.0\.0\.1:\d+", said())
    assert "Traceback" not in said()
    assert list(tmp_path.glob("t-minus-demo-*")) == []


def test_a_bot_that_dies_is_said_with_its_last_words(start: Start, said: Callable[[], str], tmp_path: Path) -> None:
    demo = start("--port", "0", "--keep", "kept")
    wait_for("Starting the bot", said, demo)
    wait_for("ada: /setup", said, demo)
    (bot,) = children(demo)
    os.kill(bot, signal.SIGKILL)
    assert demo.wait(30) not in (0, None)
    assert "the bot stopped with exit code -9. Its last words:" in said()
    assert "logged in" in said()
    assert "Traceback" not in said()
    assert (tmp_path / "kept" / "bot.log").exists(), "--keep keeps"


def test_a_folder_with_something_in_it_is_not_kept_in(start: Start, said: Callable[[], str], tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text("[log]")
    assert start("--port", "0", "--keep", ".").wait(PATIENCE_S) not in (0, None)
    assert "is not empty. Name a new folder for --keep" in said()
    assert (tmp_path / "config.toml").read_text() == "[log]"


def test_where_nothing_can_be_kept_or_written_the_option_is_named(
    start: Start, said: Callable[[], str], tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("mine")
    assert start("--port", "0", "--keep", "file").wait(PATIENCE_S) == 2
    assert "--keep file cannot be used (File exists). Name a new or empty folder" in said()
    assert start("--port", "0", "--transcript", "none/told.jsonl").wait(PATIENCE_S) == 2
    assert "--transcript none/told.jsonl cannot be written (No such file or directory). Name a file in" in said()
    assert (tmp_path / "file").read_text() == "mine"
