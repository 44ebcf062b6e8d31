"""Each fault of the plan strikes as it says."""

import asyncio

import aiohttp
import pytest

from sandbox.errors import ControlError
from sandbox.faults import RANDOM_KINDS, Fault, FaultKind, Faults
from sandbox.limits import Settings

POST = "POST /channels/*/messages"


@pytest.fixture
def settings():
    return Settings(identify_interval_s=0.0)


@pytest.fixture
def send(box, rest):
    async def post(content="x", channel="launches"):
        place = box.control.place(channel)
        return await rest("POST", f"/channels/{place.id}/messages", {"content": content})

    return post


def texts(box):
    return [message.content for message in box.control.messages("launches")]


@pytest.mark.parametrize(
    ("kind", "scope"),
    [("global_429", "global"), ("bucket_429", "user"), ("shared_429", "shared")],
)
async def test_429_of_every_scope(box, send, kind, scope):
    box.core.faults.add(Fault(FaultKind(kind), POST, delay_s=0.5))
    status, body = await send()
    assert (status, body["retry_after"], body["global"]) == (429, 0.5, scope == "global")
    assert texts(box) == []
    assert (await send())[0] == 200


@pytest.mark.parametrize("status", [500, 502, 503, 504])
async def test_server_errors_do_nothing_else(box, send, status):
    box.core.faults.add(Fault(FaultKind.STATUS, POST, status=status))
    assert (await send())[0] == status
    assert texts(box) == []


async def test_discords_own_error_on_demand(box, send):
    box.core.faults.add(Fault(FaultKind.CODE, POST, code=50007))
    status, body = await send()
    assert (status, body["code"]) == (403, 50007)


async def test_reset_before_leaves_nothing_and_reset_after_leaves_the_message(box, send):
    box.core.faults.add(Fault(FaultKind.RESET_BEFORE, POST))
    box.core.faults.add(Fault(FaultKind.RESET_AFTER, POST))
    with pytest.raises(aiohttp.ClientError):
        await send("lost")
    assert texts(box) == []
    with pytest.raises(aiohttp.ClientError):
        await send("kept")
    assert texts(box) == ["kept"]
    assert [one.fault for one in box.core.record.requests] == ["reset_before", "reset_after"]


async def test_lost_answer_is_a_message_that_nobody_confirms(box, send):
    box.core.faults.add(Fault(FaultKind.LOST_ANSWER, POST, delay_s=0.05))
    with pytest.raises(aiohttp.ClientError):
        await send("kept")
    assert texts(box) == ["kept"]


async def test_slow_answer_comes(box, send):
    box.core.faults.add(Fault(FaultKind.SLOW, POST, delay_s=0.02))
    assert (await send())[0] == 200


async def test_after_and_times_count_only_what_fits(box, send, rest):
    box.core.faults.add(Fault(FaultKind.STATUS, POST, after=1, times=2))
    await rest("GET", "/users/@me")
    assert [(await send())[0] for _ in range(4)] == [200, 503, 503, 200]
    assert box.core.faults.struck == {"status": 2}
    assert box.core.faults.plan == []


async def test_permission_goes_away_under_the_request_and_stays_away(box, send):
    box.core.faults.add(Fault(FaultKind.REMOVE_PERMISSION, POST))
    assert [(await send())[1]["code"] for _ in range(2)] == [50013, 50013]
    assert (await send("x", "general"))[0] == 200


async def test_channel_goes_away_under_the_request(box, send):
    place = box.control.place("launches")
    box.core.faults.add(Fault(FaultKind.DELETE_CHANNEL, POST))
    status, body = await send()
    assert (status, body["code"]) == (404, 10003)
    assert place.id not in box.world.channels


async def test_bot_is_kicked_under_the_request(box, send):
    box.core.faults.add(Fault(FaultKind.KICK, POST))
    status, body = await send()
    assert (status, body["code"]) == (403, 50001)


async def test_permission_can_be_taken_in_a_whole_guild(box, control, send):
    guild = next(iter(box.world.guilds))
    body = {"kind": "remove_permission", "guild": str(guild), "permission": 2048}
    assert (await control("POST", "/control/faults/now", body))[0] == 200
    assert (await send())[1]["code"] == 50013


@pytest.mark.parametrize(
    ("kind", "code"), [("gateway_reconnect", 4000), *(("gateway_close", code) for code in (1001, 4000, 4001, 4008))]
)
async def test_gateway_comes_back(box, start, control, until, kind, code):
    client = await start()
    await control("POST", "/control/faults/now", {"kind": kind, "code": code})
    await until(lambda: "resumed" in client.seen)


@pytest.mark.parametrize("code", [4004, 4013])
async def test_a_close_that_is_final_ends_the_client(box, start, control, until, code):
    client = await start()
    await control("POST", "/control/faults/now", {"kind": "gateway_close", "code": code})
    await until(client.is_closed)
    assert box.core.gateway.connected == []


@pytest.mark.parametrize("kind", ["gateway_invalid", "resume_refused"])
async def test_session_is_lost(box, start, control, until, kind):
    await start()
    former = set(box.core.gateway.sessions)
    await control("POST", "/control/faults/now", {"kind": kind})
    await until(lambda: not former & set(box.core.gateway.sessions))


async def test_zombie_says_nothing_more(box):
    async with aiohttp.ClientSession() as session, session.ws_connect(box.gateway) as socket:
        await socket.receive_json()
        await socket.send_json({"op": 2, "d": {"token": box.token, "intents": 1}})
        for _ in range(3):
            await socket.receive_json()
        box.core.faults.add(Fault(FaultKind.ZOMBIE))
        async with session.get(f"{box.api}/users/@me"):
            pass
        await socket.send_json({"op": 1, "d": 3})
        box.world.add_channel(next(iter(box.world.guilds.values())), "unheard")
        with pytest.raises(TimeoutError):
            await socket.receive(timeout=0.1)


def test_dice_repeat_with_the_same_seed():
    def strikes():
        faults = Faults()
        faults.randomly(7, 0.3)
        found = [faults.strike("POST", "/channels/{channel}/messages") for _ in range(400)]
        return [None if one is None else one.kind for one in found]

    first = strikes()
    assert first == strikes()
    share = sum(one is not None for one in first) / len(first)
    assert 0.2 < share < 0.4
    assert set(first) - {None} == set(RANDOM_KINDS)


def test_dice_leave_other_routes_alone():
    faults = Faults()
    faults.randomly(7, 1.0)
    assert not any(faults.strike("GET", "/users/@me") for _ in range(50))
    faults.clear()
    assert faults.plan == []


def test_fault_in_words():
    fault = Fault.from_json({"kind": "kick", "guild": "12", "times": 0})
    assert (fault.kind, fault.guild, fault.times) == (FaultKind.KICK, 12, 0)
    assert fault.view["kind"] == "kick"
    with pytest.raises(ControlError, match="unknown field"):
        Fault.from_json({"kind": "kick", "why": 1})


async def test_plan_by_the_control_interface(box, control, send):
    _, told = await control("POST", "/control/faults", {"plan": [{"kind": "status", "route": POST}, {"kind": "slow"}]})
    assert [one["kind"] for one in told["plan"]] == ["status", "slow"]
    assert (await send())[0] == 503
    _, told = await control("GET", "/control/faults")
    assert told["struck"] == {"status": 1}
    _, told = await control("POST", "/control/faults/random", {"seed": 1, "rate": 0.1})
    assert len(told["plan"]) == 1 + len(RANDOM_KINDS)
    _, told = await control("POST", "/control/faults/random", {"seed": 1, "rate": 0.1, "kinds": ["zombie"]})
    assert told["plan"][-1]["probability"] == 0.1
    _, told = await control("DELETE", "/control/faults")
    assert told["plan"] == []


async def test_real_client_survives_a_bad_day(box, start):
    client = await start()
    channel = client.named("launches")
    for kind in (FaultKind.BUCKET_429, FaultKind.GLOBAL_429, FaultKind.SHARED_429):
        box.core.faults.add(Fault(kind, POST, delay_s=0.01))
    await asyncio.gather(*[channel.send(str(number)) for number in range(3)])
    assert sorted(texts(box)) == ["0", "1", "2"]
