"""Worlds from files, the server alone, and what it serves beside Discord."""

import os
import signal
import socket
import subprocess
import sys

import aiohttp
import pytest

from sandbox import blueprint
from sandbox.blueprint import build_world, load_world
from sandbox.errors import ControlError
from sandbox.model import ChannelType
from sandbox.server import Sandbox
from sandbox.snowflake import Snowflakes, moment

WORLD = """
[[people]]
name = "zoe"
dms_open = false
[[guilds]]
name = "Elsewhere"
owner = "zoe"
bot = false
[[guilds.roles]]
name = "R"
members = ["zoe"]
[[guilds.channels]]
name = "talk"
kind = "voice"
"""


def test_world_is_read_from_a_file(tmp_path):
    file = tmp_path / "world.toml"
    file.write_text(WORLD)
    world = load_world(lambda: 1.7e9, file)
    guild = next(iter(world.guilds.values()))
    assert world.bot.id not in guild.members
    assert world.bot_role(guild) is None
    assert [one.type for one in guild.channels.values()] == [ChannelType.VOICE]
    assert not next(user for user in world.users.values() if user.name == "zoe").dms_open
    with pytest.raises(ControlError, match="kind of channel"):
        blueprint.add_channel(world, guild, {"name": "x", "kind": "odd"})


def test_first_ids_are_the_same_in_every_run():
    one, two = build_world(lambda: 1.0), build_world(lambda: 2.0)
    assert list(one.channels) == list(two.channels)
    assert list(one.users) == list(two.users)


def test_ids_grow_and_tell_their_moment():
    ids = Snowflakes()
    first, second = ids.next(1.7e9), ids.next(1.7e9)
    assert second > first
    assert moment(first) == 1.7e9
    assert ids.next(1.6e9) > second


async def test_server_without_a_page_says_where_it_is_described(box, monkeypatch, tmp_path):
    monkeypatch.setattr("sandbox.server.PAGE", tmp_path)
    async with aiohttp.ClientSession() as session:
        async with session.get(f"{box.url}/") as answer:
            assert "docs/sandbox.md" in await answer.text()
        async with session.get(f"{box.url}/attachments/1/1/x") as answer:
            assert answer.status == 404


async def test_port_in_use_is_an_oserror(box):
    with pytest.raises(OSError, match="in use"):
        await Sandbox(box.port).start()


async def test_body_that_is_no_json_is_50109(box):
    headers = {"Authorization": f"Bot {box.token}", "Content-Type": "application/json"}
    url = f"{box.api}/channels/{box.control.place('launches').id}/messages"
    async with aiohttp.ClientSession(headers=headers) as session, session.post(url, data="{") as answer:
        assert (await answer.json(content_type=None))["code"] == 50109


async def test_stream_can_be_written_to_by_other_parts(box):
    box.stream.publish("NEWSROOM", {"title": "x"})
    assert box.stream.entries[-1]["event"] == "NEWSROOM"


def test_module_runs_alone_and_stops_on_a_signal():
    process = subprocess.Popen(
        [sys.executable, "-m", "sandbox", "--port", "0"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    with process:
        lines = [process.stdout.readline() for _ in range(4)]
        process.send_signal(signal.SIGINT)
        try:
            process.communicate(timeout=10)
        finally:
            process.kill()  # one that heard nothing would be waited for without end
    assert [line.split()[0] for line in lines] == ["page", "api", "gateway", "token"]
    assert process.returncode == 0


def test_module_says_that_a_port_is_in_use():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        command = [sys.executable, "-m", "sandbox", "--port", port]
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=30, env=os.environ)
    assert done.returncode == 2
    assert done.stderr.startswith(f"cannot serve on port {port}")
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (None, "cannot be read: No such file or directory"),
        ("[[people", "Expected"),
        ("[[guilds]]\nname = 'Yard'\nowner = 'nobody'", "no person 'nobody'"),
    ],
)
def test_module_says_what_is_wrong_with_a_world(tmp_path, text, said):
    world = tmp_path / "world.toml"
    if text is not None:
        world.write_text(text)
    command = [sys.executable, "-m", "sandbox", "--world", str(world), "--port", "0"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=30, env=os.environ)
    assert done.returncode == 2
    assert done.stderr.startswith(f"{world}: ")
    assert said in done.stderr
    assert len(done.stderr.splitlines()) == 1
