"""Other web sites cannot drive the sandbox."""

import aiohttp
import pytest


@pytest.mark.parametrize(
    ("method", "path", "headers"),
    [
        ("GET", "/control/state", {"Host": "evil.example"}),
        ("GET", "/control/state", {"Sec-Fetch-Site": "cross-site"}),
        ("GET", "/control/stream", {"Sec-Fetch-Site": "same-site", "Sec-Fetch-Mode": "cors"}),
        ("GET", "/control/state", {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}),
        ("POST", "/control/act/message", {"Origin": "https://evil.example"}),
        ("POST", "/control/clock", {"Origin": "null"}),
        ("POST", "/clock", {"Origin": "http://127.0.0.1:1"}),
        ("GET", "/gateway", {"Origin": "https://evil.example", "Upgrade": "websocket"}),
        ("GET", "/api/v10/users/@me", {"Host": "rebound.example:80"}),
    ],
)
async def test_other_sites_are_refused(box, control, method, path, headers):
    status, body = await control(method, path, {} if method == "POST" else None, headers=headers)
    assert status == 403
    assert "error" in body


async def test_forms_of_other_kinds_are_not_taken(box):
    async with aiohttp.ClientSession() as session:
        async with session.post(f"{box.url}/control/clock", data='{"action": "pause"}') as answer:
            assert answer.status == 415
        async with session.post(
            f"{box.url}/control/clock", data="{", headers={"Content-Type": "application/json"}
        ) as answer:
            assert answer.status == 400
        async with session.post(f"{box.url}/control/clock", json=[1]) as answer:
            assert answer.status == 400
    assert box.clock.speed == 1.0


async def test_own_page_and_followed_links_are_let_in(box):
    async with aiohttp.ClientSession() as session:
        same = {"Origin": box.url, "Sec-Fetch-Site": "same-origin"}
        async with session.post(f"{box.url}/control/clock", json={"action": "pause"}, headers=same) as answer:
            assert answer.status == 200
        link = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}
        async with session.get(f"{box.url}/", headers=link) as answer:
            assert answer.status == 200
            assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
        async with session.get(box.url.replace("127.0.0.1", "localhost") + "/control/clock") as answer:
            assert answer.status == 200


async def test_only_loopback_is_listened_on(box):
    assert [address[0] for address in box._runner.addresses] == ["127.0.0.1"]
