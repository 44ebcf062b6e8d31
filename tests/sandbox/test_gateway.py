"""The gateway: resuming, invalid sessions, and what a raw socket may say."""

import json

import aiohttp
import pytest

from sandbox.limits import Settings


@pytest.fixture
def settings():
    return Settings(identify_interval_s=0.0, gateway_sends=20)


async def test_lost_connection_is_resumed_with_what_was_missed(box, start, until):
    client = await start()
    session = box.core.gateway.connected[0]
    await box.core.gateway.close_all(4000)
    box.world.add_channel(box.world.guilds[client.guilds[0].id], "meanwhile")
    await until(lambda: "resumed" in client.seen)
    await until(lambda: client.get_channel(box.control.place("meanwhile").id) is not None)
    assert box.core.gateway.connected == [session]
    assert len(box.core.gateway.identifies) == 1


async def test_reconnect_request_is_followed(box, start, until):
    client = await start()
    box.core.gateway.tell_reconnect()
    await until(lambda: "resumed" in client.seen)


async def at_once(shard_id, *, initial=False):
    """Identify without the client's pause of five seconds."""


async def test_forgotten_session_means_a_new_identify(box, start, until):
    client = await start()
    client.before_identify_hook = at_once
    await box.core.gateway.close_all(4000, forget=True)
    await until(lambda: len(box.core.gateway.identifies) == 2)
    await until(lambda: client.seen.count("ready") == 2)


class Socket:
    """A raw gateway connection."""

    def __init__(self, socket):
        self.socket = socket

    async def send(self, op, data=None):
        await self.socket.send_str(json.dumps({"op": op, "d": data}))

    async def receive(self):
        message = await self.socket.receive(timeout=5)
        return json.loads(message.data) if message.type is aiohttp.WSMsgType.TEXT else None

    async def closed_with(self):
        while await self.receive() is not None:
            pass
        return self.socket.close_code


@pytest.fixture
async def socket(box):
    async with aiohttp.ClientSession() as session, session.ws_connect(box.gateway) as raw:
        opened = Socket(raw)
        hello = await opened.receive()
        assert hello["d"]["heartbeat_interval"] == 41_250
        yield opened


def identify(box, **fields):
    return {"token": box.token, "intents": 1, "properties": {}} | fields


async def test_heartbeat_is_answered(socket):
    await socket.send(1, None)
    assert (await socket.receive())["op"] == 11


@pytest.mark.parametrize(
    ("frames", "code"),
    [
        ([(2, {"token": "wrong"})], 4004),
        ([(2, {"shard": [2, 2]})], 4010),
        ([(2, {"intents": 1 << 15})], 4014),
        ([(2, {}), (2, {})], 4005),
        ([(3, {})], 4003),
        ([(99, None)], 4001),
        ([(6, {"session_id": "x", "seq": 0, "token": "wrong"})], 4004),
        ([(1, None)] * 21, 4008),
    ],
)
async def test_wrong_words_close_with_discords_code(box, socket, frames, code):
    for op, data in frames:
        await socket.send(op, identify(box, **data) if op == 2 else data)
    assert await socket.closed_with() == code


async def test_frames_that_are_no_json_close_with_4002(socket):
    await socket.socket.send_str("{")
    assert await socket.closed_with() == 4002


async def test_unknown_session_cannot_be_resumed(box, socket):
    await socket.send(6, {"session_id": "x", "seq": 0, "token": box.token})
    assert await socket.receive() == {"op": 9, "d": False, "s": None, "t": None}


async def test_ready_leads_back_here_and_guilds_follow(box, socket):
    await socket.send(2, identify(box))
    ready = await socket.receive()
    assert ready["t"] == "READY"
    assert ready["d"]["resume_gateway_url"] == box.gateway
    assert all(guild["unavailable"] for guild in ready["d"]["guilds"])
    assert (await socket.receive())["d"]["unavailable"] is False
    assert len(box.core.gateway.connected) == 1


async def test_closing_politely_ends_the_session(box, socket, until):
    await socket.send(2, identify(box))
    await socket.receive()
    await socket.socket.close(code=1000)
    await until(lambda: not box.core.gateway.sessions)


class TestSilence:
    @pytest.fixture
    def settings(self):
        return Settings(identify_interval_s=0.0, heartbeat_interval_ms=40)

    async def test_client_without_heartbeat_is_closed(self, box):
        async with aiohttp.ClientSession() as session, session.ws_connect(box.gateway) as raw:
            assert await Socket(raw).closed_with() == 4009


async def test_bot_is_told_of_its_own_roles_and_no_others(box, start, until):
    client = await start()
    guild = box.world.guilds[client.guilds[0].id]
    fans = next(role for role in guild.roles.values() if role.name == "Launch fans")
    for user in (box.control.person("ada"), box.world.bot):
        guild.members[user.id].roles.add(fans.id)
        box.world.update_member(guild, guild.members[user.id])
    await until(lambda: client.guilds[0].me.get_role(fans.id))
    assert client.seen.count("member_update") == 1


class TestIdentifyTooOften:
    @pytest.fixture
    def settings(self):
        return Settings(identify_interval_s=60.0)

    async def test_second_identify_at_once_is_an_invalid_session(self, box, start, socket):
        await start()
        await socket.send(2, identify(box))
        assert (await socket.receive())["op"] == 9


class TestIdentifiesUsedUp:
    @pytest.fixture
    def settings(self):
        return Settings(identify_interval_s=0.0, identifies_a_day=1)

    async def test_the_token_is_refused_when_the_days_identifies_are_used_up(self, box, start, socket, rest):
        await start()
        await socket.send(2, identify(box))
        assert await socket.closed_with() == 4004
        _, body = await rest("GET", "/gateway/bot")
        assert body["session_start_limit"]["remaining"] == 0


async def test_session_that_missed_too_much_starts_anew(box, start, socket):
    await socket.send(2, identify(box))
    ready = await socket.receive()
    session = box.core.gateway.sessions[ready["d"]["session_id"]]
    resume = {"session_id": session.id, "seq": 1, "token": box.token}
    session.events.clear()
    session.seq = 50
    assert box.core.gateway.find_session(resume) is None
    session.lost_at = None
    box.core.gateway.sessions[session.id] = session
    assert box.core.gateway.find_session(resume | {"seq": 51}) == 4007
    session.lost_at = 0.0
    assert box.core.gateway.find_session(resume | {"seq": 50}) is None
