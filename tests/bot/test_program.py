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
from db.migrations import migrate
from sandbox.faults import Fault, FaultKind
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


def test_help_tells_where_settings_come_from(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    said = capsys.readouterr().out
    assert all(word in said for word in ("DISCORD_TOKEN", "DATABASE_URL", "config.example.toml"))


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


@pytest.mark.postgresql
@pytest.mark.parametrize("database_kind", ["postgresql"])
@pytest.mark.parametrize("arguments", [["migrate"], ["run"], ["run", "--only", "jobs"], ["check"]])
def test_a_database_of_a_newer_program_is_said_to_be_that(
    program: Program, empty_database_url: str, arguments: list[str]
) -> None:
    migrate(empty_database_url)
    administer(empty_database_url, "UPDATE alembic_version SET version_num = '9999'")
    token = {"DISCORD_TOKEN": "abc"} if arguments[0] == "run" else {}
    ended = program(*arguments, DATABASE_URL=empty_database_url, **token)
    said = ended.out if arguments == ["check"] else ended.complaint
    assert "the database is at revision 9999, this program knows" in said
    assert "start the newer T-Minus" in said
    assert "bot migrate" not in said


def test_migrate_makes_the_database_and_its_folder(tmp_path: Path, program: Program) -> None:
    ended = program("migrate", DATABASE_URL=f"sqlite:///{tmp_path}/new/t.sqlite3")
    assert (ended.code, ended.out) == (0, "The database is at the newest schema.\n")
    assert (tmp_path / "new" / "t.sqlite3").exists()


@pytest.mark.parametrize("address", ["sqlite:///", "sqlite:///:memory:"])
def test_a_database_that_is_no_file_is_not_migrated(program: Program, address: str) -> None:
    ended = program("migrate", DATABASE_URL=address)
    assert ended.code == 2
    assert "a file is needed, such as sqlite:///t-minus.sqlite3" in ended.complaint


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("postgresql://u:hunter2hunter2@h:port/n", "NOT  database       cannot open the database (unreadable)"),
        ("sqlite:////proc/t-minus.sqlite3", "NOT  database       /proc cannot be written"),
    ],
)
def test_check_says_which_database_cannot_be_used_and_goes_on(
    program: Program, monkeypatch: pytest.MonkeyPatch, address: str, said: str
) -> None:
    # whoever is root may write nearly everything
    monkeypatch.setattr(os, "access", lambda path, _mode: str(path) != "/proc")
    ended = program("check", DATABASE_URL=address)
    assert ended.code == 1
    assert said in ended.out
    assert "NOT  catalogue" in ended.out
    assert "hunter2" not in ended.out


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
        (["read", "-"], " \n", "standard input: is empty"),
        (["read", "words.txt"], b"F\xfcr 4 Euro", "words.txt: is neither a feed nor a web page, nor a text in UTF-8"),
        (["read"], "", "read needs an address, a file, or -"),
        (["read", "-", "--zone", "CST"], "text", "--zone CST is no IANA zone"),
        (["read", "-"], b"\x89PNG\r\n\x1a\n\0\0\0\0", "is a picture; save its text and read that"),
        (["read", "-"], b"%PDF-1.7\n%\xe2\xe3", "is a PDF; save its text and read that"),
        (["read", "-"], b"\xfe<\0\1</\xff", "nor a text in UTF-8"),
        (["read", "/dev/zero"], "", "/dev/zero: is larger than 10 MiB"),
        (["read", "www.example.com"], "", "give an address that begins with https://, a file, or -"),
        (["read", "-"], '{"title": "Kite"}', "this is JSON, but not a JSON Feed"),
        (["read", "-"], "<html><body></body></html>", "a web page with neither an article nor a list"),
        (["read", "-"], "Für 4 Euro".encode("latin-1"), "nor a text in UTF-8"),
        (["read", "-", "--html", "none/page.html"], "It opens in May.", "none/page.html: cannot be written"),
        (["read", "http://127.0.0.1:1/"], "", "http://127.0.0.1:1/"),
        (["read", "file.txt", "--jsonl"], "", "reads records from standard input"),
        (["read", "--jsonl"], '{"id": 1}\n', "line 1"),
        (["read", "--jsonl", "--zone", "Asia/Shanghai"], "", "write published and home_zone there"),
        (["replay", "nowhere.jsonl"], "", "nowhere.jsonl: cannot be read (No such file or directory)"),
        (["replay", "-"], "[]", "line 1: a record is a JSON object"),
        (["replay", "-"], b"\xff", "line 1: not UTF-8"),
        (["replay", "."], "", ".: cannot be read (Is a directory)"),
    ],
)
def test_bad_input_to_read_gets_one_line(
    program: Program, tmp_path: Path, arguments: list[str], given: str | bytes, said: str
) -> None:
    if isinstance(given, bytes):
        (tmp_path / "words.txt").write_bytes(given)
    ended = program(*arguments, given=given)
    assert ended.code == 2
    assert said in ended.complaint


def test_a_feed_is_told_with_its_entries_counted_and_what_is_off_without_a_date(program: Program) -> None:
    feed = "<rss version='2.0'><channel><title>Kites</title><item><title>One</title></item>{more}</channel></rss>"
    assert "Kites: rss20, 1 entry\n" in program("read", "-", given=feed.format(more="")).out
    two = "<item><title>Two</title></item>"
    assert "Kites: rss20, 2 entries\n" in program("read", "-", given=feed.format(more=two)).out
    text = "Tern has cancelled the Kite 4. It will not be released."
    ended = program("read", "-", "--published", "2026-03-03", given=text)
    assert "Kite 4: cancelled\n" in ended.out


@pytest.mark.parametrize(
    "text",
    [
        "[Photo] The Kite arrives on 4 May 2026.",
        "{beta} The Kite arrives on 4 May 2026.",
        "<3 The Kite arrives on 4 May 2026.",
        "<Photo> The Kite arrives on 4 May 2026.",
        "Use the <br> tag: the Kite arrives on 4 May 2026.",
        "Make it <b>bold</b>: the Kite arrives on 4 May 2026.",
    ],
)
def test_a_text_is_a_text_whatever_it_begins_with(program: Program, text: str) -> None:
    ended = program("read", "-", "--published", "2026-03-03", "--json", given=text)
    assert json.loads(ended.out)["text"] == text
    assert json.loads(ended.out)["announcement"]["launch"]["edtf"] == "2026-05-04"


def test_what_nobody_dates_is_read_as_of_now_and_that_is_said(tmp_path: Path, program: Program) -> None:
    text = "The Kite goes on sale on 27 March."
    ended = program("read", "-", "--json", given=text)
    record = json.loads(ended.out)
    assert "nothing tells when this was published, so it is read as of now; --published TIME says it" in ended.complaint
    assert record["published"] is None
    assert record["announcement"]["launch"]["edtf"] > record["read_as_of"][:10]
    ended = program("read", "-", "--html", "page.html", given=text)
    assert ended.complaint
    assert "because nothing tells when it was published" in (tmp_path / "page.html").read_text()


LIST = "We publish three novels: The Salt Road on 3 September, Night Swim on 1 October and Glass on 5 November."


def test_the_further_launches_of_a_list_are_told_to_people(tmp_path: Path, program: Program) -> None:
    ended = program("read", "-", "--published", "2026-05-01", given=LIST)
    also = [line for line in ended.out.splitlines() if line.startswith("Also: ")]
    assert also == [
        "Also: Night Swim: announced, on Thursday, 1 October 2026",
        "Also: Glass: announced, on Thursday, 5 November 2026",
    ]
    program("read", "-", "--published", "2026-05-01", "--html", "page.html", given=LIST)
    page = (tmp_path / "page.html").read_text()
    assert "<strong>Also told of</strong><dl><dt>Night Swim</dt><dd>1 October 2026</dd><dt>Glass</dt>" in page


MAIL = (
    "Date: Thu, 12 Mar 2026 09:00:00 -0600\nTo: Dealers\nSubject: RidgeLine tents -\n new date\n\n"
    "Dear dealer,\n\nthe RidgeLine 4 goes on sale in May."
)


@pytest.mark.parametrize(
    ("text", "published", "source"),
    [
        (MAIL, "2026-03-12T09:00:00-06:00", "mail"),
        (
            "Fjord\n\nOSLO, Norway – March 3, 2026 – The Fjord 3 is out on 14 May.",
            "2026-03-03T00:00:00+00:00",
            "dateline",
        ),
        ("LONDON, 3 March 2026 (Reuters) - The Fjord 3 is out in May.", "2026-03-03T00:00:00+00:00", "dateline"),
        ("OSLO, Norway – The Fjord 3 is out on 14 May 2026.", None, None),
        ("OSLO, Norway, 3 March 2999 – The Fjord 3 is shown.", None, None),
        ("Hall 5, 12 May 2026\n\nThe Kite is shown.", None, None),
        ("When: 12 May 2026\nSubject to change.\n\nThe Kite is shown.", None, None),
        ("Subject: Kite\nDate: soon\n\nThe Kite is shown in May.", None, None),
    ],
)
def test_a_text_that_tells_when_it_was_published_is_read_as_of_then(
    program: Program, text: str, published: str | None, source: str | None
) -> None:
    record = json.loads(program("read", "-", "--json", given=text).out)
    assert (record["published"], record["published_source"]) == (published, source)
    ended = program("read", "-", given=text)
    assert bool(ended.err) is (published is None)
    assert ("Published 2026-03-" in ended.out) is (published is not None)
    given = json.loads(program("read", "-", "--json", "--published", "2026-04-01T08:00Z", given=text).out)
    assert (given["published"], given["published_source"]) == ("2026-04-01T08:00:00+00:00", "option")


@pytest.mark.parametrize(
    ("text", "title", "body"),
    [
        (MAIL, "RidgeLine tents - new date", "Dear dealer,"),
        (
            "Marlow launches the Tidepool!\n\nMarlow has launched the Tidepool.",
            "Marlow launches the Tidepool!",
            "Marlow",
        ),
        ("It has been long, and we have worked. After years of\nprototypes, the Kite is out.", "", "It has been"),
        ("The Kite is out.\nIt costs £5.", "", "The Kite"),
    ],
)
def test_the_headline_of_a_text_is_its_own_or_the_mails_subject(
    program: Program, text: str, title: str, body: str
) -> None:
    record = json.loads(program("read", "-", "--published", "2026-03-03", "--json", given=text).out)
    assert record["title"] == title
    assert record["text"].startswith(body)
    assert title not in record["summary"]


RECORD = '{"id": "\\ud800", "text": "Das Kite kommt für 4 € im Mai.", "published": "2026-03-03T09:00Z"}'


def test_records_are_json_in_any_terminal_and_whatever_stands_in_them(program: Program) -> None:
    ended = program("read", "--jsonl", given=b"\xef\xbb\xbf" + RECORD.encode())
    assert (ended.code, ended.err) == (0, "")
    assert json.loads(ended.out)["id"] == "\ud800"
    assert "für" in ended.out


STORY = {"brands": [], "articles": [{"text": "Kite comes on 4 May.", "published": "2026-03-03T09:00Z"}]}


@pytest.mark.parametrize("arguments", [["replay", "s.jsonl"], ["read", "--jsonl"], ["read", "t.txt"], ["check"]])
async def test_output_that_fails_is_no_fault_of_the_input(tmp_path: Path, arguments: list[str]) -> None:
    (tmp_path / "s.jsonl").write_text("\n".join([json.dumps(STORY)] * 20), encoding="utf-8")
    (tmp_path / "t.txt").write_text("LONDON, 3 March 2026 – Kite comes on 4 May.", encoding="utf-8")
    command = f"{sys.executable} -m bot {' '.join(arguments)}"
    for rest, said in (("> /dev/full", "tminus: standard output: cannot be written (No space left on device)\n"),
                       ("| true; exit ${PIPESTATUS[0]}", "")):  # fmt: skip
        ran = await asyncio.create_subprocess_exec(
            *("bash", "-c", f"{command} {rest}"),
            cwd=tmp_path,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            stdin=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        _, err = await ran.communicate(RECORD.encode())
        assert (ran.returncode, err.decode()) == (2 if said else 0, said)


async def test_a_terminal_that_lacks_a_sign_ends_nothing(tmp_path: Path) -> None:
    ended = await process(tmp_path, "check", token="", PYTHONIOENCODING="latin-1")
    assert (ended.code, ended.err) == (1, "")
    assert "\\u2192 make a bot in Discord's developer portal" in ended.out
    assert "NOT  catalogue" in ended.out


async def process(folder: Path, *arguments: str, token: str, **values: str) -> Ended:
    """The program as a process of its own, as whoever hosts it starts it."""
    started = await start(folder, *arguments, token=token, **values)
    out, err = await started.communicate()
    assert started.returncode is not None
    return Ended(started.returncode, out.decode(), err.decode())


async def start(folder: Path, *arguments: str, token: str, **values: str) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", *arguments),
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(ROOT), "DISCORD_TOKEN": token} | values,
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


async def test_a_connection_that_discord_closes_for_good_is_said_with_the_way_on(tmp_path: Path) -> None:
    async with Sandbox() as box, asyncio.timeout(90):
        _configure(tmp_path, box)
        started = await start(tmp_path, "run", token=box.token)
        while not box.core.gateway.connected:
            assert started.returncode is None
            await asyncio.sleep(0.05)
        ending = asyncio.create_task(started.communicate())
        while not ending.done():
            # Whoever comes back is closed again: on a busy machine the first close may look like a lost connection.
            await box.core.gateway.close_all(4011)
            await asyncio.wait({ending}, timeout=0.5)
        _, err = await ending
    assert started.returncode == 2
    assert "4011). Start it again: that opens the shards that Discord advises" in err.decode()


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
    assert "NOT  permissions    Rocket Yard: lacks Mention Everyone" in ended.out
    assert not [asked for asked in box.core.record.requests if asked.path.startswith("/guilds/")], "none by itself"
    assert "https://discord.com/oauth2/authorize?client_id=" in ended.out
    assert "NOT  source         http://127.0.0.1:1/feed" in ended.out
    assert "NOT  web            no source at all answers" in ended.out
    assert not (tmp_path / "t.sqlite3").exists(), "check changes nothing"


@pytest.mark.parametrize(
    "fault",
    [
        Fault(FaultKind.CODE, "GET /users/@me/guilds", times=0, code=50001),
        Fault(FaultKind.RESET_BEFORE, "GET /users/@me/guilds", times=0),
    ],
)
async def test_check_goes_on_when_discord_fails_behind_the_login(tmp_path: Path, fault: Fault) -> None:
    async with Sandbox() as box:
        _configure(tmp_path, box)
        box.core.faults.add(fault)
        ended = await process(tmp_path, "check", token=box.token)
    assert (ended.code, ended.err) == (1, "")
    assert "NOT  servers        Discord does not tell of all of them" in ended.out
    assert "ok   catalogue" in ended.out


@pytest.mark.parametrize("arguments", [["read", "{site}"], ["check"]])
async def test_whatever_asks_says_whom_to_write_to(tmp_path: Path, arguments: list[str]) -> None:
    asked: list[str] = []

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked.append((await reader.readuntil(b"\r\n\r\n")).decode())
        writer.write(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
        writer.close()

    async with await asyncio.start_server(answer, "127.0.0.1", 0) as server:
        site = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/feed"
        (tmp_path / "catalogue.toml").write_text(f'[[brand]]\nname = "A"\nsources = ["{site}"]')
        (tmp_path / "config.toml").write_text(
            '[fetch]\ncontact = "ada@tern.example"\nallow = ["127.0.0.0/8"]\n'
            f'[discord]\napi = "{site}"\n[database]\nurl = "sqlite:///{tmp_path}/t.sqlite3"\n'
        )
        await process(tmp_path, *(word.format(site=site) for word in arguments), token="")
    pages = [one for one in asked if one.startswith("GET /feed HTTP")]
    assert pages
    assert all("ada@tern.example" in one for one in asked)


def test_a_reading_at_the_terminal_has_no_markup_of_discord(program: Program) -> None:
    ended = program("read", "-", "--published", "2026-05-12", given="The Kite goes on sale on 4 July at 19:00 CEST.")
    assert ended.code == 0
    assert "4 July 2026, 19:00" in ended.out
    assert "<t:" not in ended.out
