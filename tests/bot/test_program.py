"""The program at its doors: whatever is wrong gets one clear line that says what to do, and no traceback."""

import asyncio
import io
import json
import logging
import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import make_url

from bot.__main__ import main
from sandbox.server import Sandbox
from tests.conftest import administer

ROOT = Path(__file__).resolve().parents[2]


@dataclass
class Ended:
    code: int
    out: str
    err: str

    @property
    def complaint(self) -> str:
        """The one line that is meant for whoever started the program."""
        (line,) = [x for x in self.err.splitlines() if x.startswith("tminus: ")]
        assert "Traceback" not in self.err
        return line


Program = Callable[..., Ended]


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Iterator[Program]:
    """The command line, called in a folder of its own with no environment but what is given."""
    monkeypatch.chdir(tmp_path)
    for name in ("DISCORD_TOKEN", "DATABASE_URL", "DYNO"):
        monkeypatch.delenv(name, raising=False)
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level

    def call(*arguments: str, given: str | bytes = "", **values: str) -> Ended:
        for name, value in values.items():
            monkeypatch.setenv(name, value)
        body = given.encode() if isinstance(given, str) else given
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(body), encoding="utf-8"))
        code = main(arguments)
        said = capsys.readouterr()
        return Ended(code, said.out, said.err)

    yield call
    root.handlers[:], root.level = handlers, level


def test_without_a_token_it_says_where_one_comes_from(program: Program) -> None:
    ended = program("run")
    assert ended.code == 2
    assert "DISCORD_TOKEN is not set" in ended.complaint
    assert "developer portal" in ended.complaint


def test_half_a_bot_needs_postgresql(program: Program) -> None:
    ended = program("run", "--only", "jobs", DISCORD_TOKEN="abc")
    assert ended.code == 2
    assert "Set DATABASE_URL to a PostgreSQL database" in ended.complaint


def test_an_unknown_key_is_named(tmp_path: Path, program: Program) -> None:
    (tmp_path / "config.toml").write_text("[database]\nurk = 'x'")
    ended = program("run", DISCORD_TOKEN="abc")
    assert ended.code == 2
    assert "unknown key urk in [database]; did you mean url?" in ended.complaint


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://bot:hunter2hunter2@127.0.0.1:1/none",
        "postgres://127.0.0.1:1/none?user=bot&password=hunter2hunter2",
    ],
)
@pytest.mark.parametrize("command", ["migrate", "run"])
def test_an_unreachable_database_is_said_without_its_password(program: Program, command: str, address: str) -> None:
    ended = program(command, DATABASE_URL=address, DISCORD_TOKEN="abc")
    assert ended.code == 2
    assert "cannot open the database" in ended.complaint
    assert "hunter2" not in ended.err


def test_a_token_of_two_lines_is_said(program: Program) -> None:
    ended = program("run", DISCORD_TOKEN="abc\ndef")
    assert ended.code == 2
    assert "DISCORD_TOKEN must be one line" in ended.complaint


@pytest.mark.postgresql
@pytest.mark.parametrize("command", ["migrate", "run"])
def test_a_database_that_may_only_be_read_is_said(program: Program, postgresql_server: str, command: str) -> None:
    administer(postgresql_server, "DROP DATABASE IF EXISTS standby", "CREATE DATABASE standby")
    administer(postgresql_server, "ALTER DATABASE standby SET default_transaction_read_only = on")
    address = make_url(postgresql_server).set(database="standby").render_as_string(hide_password=False)
    ended = program(command, DATABASE_URL=address, DISCORD_TOKEN="abc")
    assert ended.code == 2
    assert "read-only transaction" in ended.complaint


def test_a_catalogue_that_is_missing_names_the_setting(program: Program) -> None:
    ended = program("run", DISCORD_TOKEN="abc")
    assert ended.code == 2
    assert "[catalogue] path" in ended.complaint


def test_migrate_makes_the_database(tmp_path: Path, program: Program) -> None:
    ended = program("migrate", DATABASE_URL=f"sqlite:///{tmp_path}/t.sqlite3")
    assert (ended.code, ended.out) == (0, "The database is at the newest schema.\n")
    assert (tmp_path / "t.sqlite3").exists()


def test_a_text_is_read_from_standard_input(program: Program) -> None:
    ended = program("read", "-", "--published", "2026-03-03", "--json", given="The Kite goes on sale on 27 March.")
    record = json.loads(ended.out)
    assert ended.code == 0
    assert record["announcement"]["launch"]["edtf"] == "2026-03-27"
    assert record["published"] == "2026-03-03T00:00:00+00:00"


@pytest.mark.parametrize(
    ("arguments", "given", "said"),
    [
        (["read", "nowhere.txt"], "", "nowhere.txt: cannot be read"),
        (["read", "-"], " \n", "is empty"),
        (["read"], "", "read needs an address, a file, or -"),
        (["read", "-", "--zone", "CST"], "text", "--zone CST is no IANA zone"),
        (["read", "-"], b"\x89PNG\r\n\x1a\n\0\0\0\0", "neither a feed nor a web page"),
        (["read", "-"], "Für 4 Euro".encode("latin-1"), "nor a text in UTF-8"),
        (["read", "-", "--html", "none/page.html"], "It opens in May.", "none/page.html: cannot be written"),
        (["read", "http://127.0.0.1:1/"], "", "http://127.0.0.1:1/"),
        (["read", "file.txt", "--jsonl"], "", "reads records from standard input"),
        (["read", "--jsonl"], '{"id": 1}\n', "line 1"),
        (["replay", "nowhere.jsonl"], "", "nowhere.jsonl"),
    ],
)
def test_bad_input_to_read_gets_one_line(program: Program, arguments: list[str], given: str | bytes, said: str) -> None:
    ended = program(*arguments, given=given)
    assert ended.code == 2
    assert said in ended.complaint


async def process(folder: Path, *arguments: str, token: str) -> Ended:
    """The program as a process of its own, as whoever hosts it starts it."""
    started = await start(folder, *arguments, token=token)
    out, err = await started.communicate()
    assert started.returncode is not None
    return Ended(started.returncode, out.decode(), err.decode())


async def start(folder: Path, *arguments: str, token: str) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", *arguments),
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(ROOT), "DISCORD_TOKEN": token},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )


def _configure(folder: Path, box: Sandbox) -> None:
    (folder / "catalogue.toml").write_text("")
    (folder / "config.toml").write_text(
        f'[discord]\napi = "{box.api}"\ngateway = "{box.gateway}"\n[database]\nurl = "sqlite:///{folder}/t.sqlite3"\n'
        '[log]\nformat = "json"\n'
    )


async def test_a_wrong_token_is_said(tmp_path: Path) -> None:
    async with Sandbox() as box:
        _configure(tmp_path, box)
        ended = await process(tmp_path, "run", token="not.this.one")
    assert ended.code == 2
    assert "Discord refuses this token" in ended.complaint
    assert "not.this.one" not in ended.err


async def test_a_second_run_on_the_same_file_says_so_and_the_first_stops_cleanly(tmp_path: Path) -> None:
    async with Sandbox() as box:
        _configure(tmp_path, box)
        first = await start(tmp_path, "run", token=box.token)
        try:
            async with asyncio.timeout(45):
                while not box.core.gateway.connected:
                    assert first.returncode is None
                    await asyncio.sleep(0.05)
            second = await process(tmp_path, "run", token=box.token)
        finally:
            if first.returncode is None:
                first.terminate()
            _, err = await first.communicate()
    assert second.code == 2
    assert "another process is running on this database" in second.complaint
    assert first.returncode == 0
    assert box.token not in err.decode()


class Silent:
    """A server that takes connections and never answers."""

    def __init__(self) -> None:
        self.asked, self._over = asyncio.Event(), asyncio.Event()
        self.port = 0

    async def __aenter__(self) -> "Silent":
        self._server = await asyncio.start_server(self._say_nothing, "127.0.0.1", 0)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(self, *_: object) -> None:
        self._over.set()
        self._server.close()

    async def _say_nothing(self, _reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.asked.set()
        await self._over.wait()
        writer.close()


async def test_a_start_that_waits_for_discord_in_vain_can_be_stopped(tmp_path: Path) -> None:
    async with Silent() as discord, asyncio.timeout(60):
        (tmp_path / "catalogue.toml").write_text("")
        (tmp_path / "config.toml").write_text(f'[discord]\napi = "http://127.0.0.1:{discord.port}/api/v10"')
        started = await start(tmp_path, "run", token="abc")
        await discord.asked.wait()
        started.terminate()
        _, err = await started.communicate()
    assert started.returncode == 0
    assert f"asking Discord at http://127.0.0.1:{discord.port}/api/v10" in err.decode()


async def test_a_stop_that_does_not_end_is_ended_by_a_second_signal(tmp_path: Path) -> None:
    async with Silent() as postgresql, asyncio.timeout(60):
        address = f"postgresql://bot@127.0.0.1:{postgresql.port}/none?connect_timeout=300"
        (tmp_path / "config.toml").write_text(f'[database]\nurl = "{address}"')
        started = await start(tmp_path, "run", token="abc")
        await postgresql.asked.wait()
        started.terminate()
        await asyncio.sleep(1.5)
        assert started.returncode is None, "the system's own call waits for the database"
        started.terminate()
        _, err = await started.communicate()
    assert started.returncode == 1
    assert "ended at once: a second signal came" in err.decode()


async def test_check_tells_what_works_and_what_does_not(tmp_path: Path) -> None:
    async with Sandbox() as box:
        _configure(tmp_path, box)
        (tmp_path / "catalogue.toml").write_text('[[brand]]\nname = "A"\nsources = ["http://127.0.0.1:1/feed"]')
        ended = await process(tmp_path, "check", token=box.token)
    assert ended.code == 1
    assert "ok   token          Discord knows it as T-Minus" in ended.out
    assert "https://discord.com/oauth2/authorize?client_id=" in ended.out
    assert "NOT  source         http://127.0.0.1:1/feed" in ended.out
    assert "NOT  web            no source at all answers" in ended.out
    assert not (tmp_path / "t.sqlite3").exists(), "check changes nothing"


def test_a_reading_at_the_terminal_has_no_markup_of_discord(program: Program) -> None:
    ended = program("read", "-", "--published", "2026-05-12", given="The Kite goes on sale on 4 July at 19:00 CEST.")
    assert ended.code == 0
    assert "4 July 2026, 19:00" in ended.out
    assert "<t:" not in ended.out
