"""Discord's rate limits, on a wire clock of our own and with a real client."""

import asyncio

import pytest

from sandbox.limits import Limits, Rate, Settings

FIVE = Rate(5, 5.0)


def test_sixth_message_in_five_seconds_waits_for_the_window():
    limits = Limits()
    verdicts = [limits.take("POST /m", "1", FIVE, 100.0 + number / 10) for number in range(6)]
    assert [verdict.retry_after_s for verdict in verdicts[:5]] == [None] * 5
    assert verdicts[5].retry_after_s == pytest.approx(4.5)
    assert verdicts[4].headers["X-RateLimit-Remaining"] == "0"
    assert limits.take("POST /m", "1", FIVE, 105.0).retry_after_s is None


def test_channels_are_counted_apart_under_one_hash():
    limits = Limits()
    for _ in range(5):
        limits.take("POST /m", "1", FIVE, 100.0)
    other = limits.take("POST /m", "2", FIVE, 100.0)
    assert other.retry_after_s is None
    assert other.headers["X-RateLimit-Bucket"] == limits.take("POST /m", "1", FIVE, 100.0).headers["X-RateLimit-Bucket"]


def test_fifty_first_request_in_a_second_is_a_global_429():
    limits = Limits()
    for number in range(50):
        assert limits.take("POST /m", str(number), FIVE, 100.0 + number / 100).retry_after_s is None
    over = limits.take("POST /m", "x", FIVE, 100.6)
    assert (over.scope, over.retry_after_s) == ("global", pytest.approx(0.4))
    assert limits.take("POST /m", "y", FIVE, 100.7, counts_globally=False).retry_after_s is None
    assert limits.take("POST /m", "x", FIVE, 101.01).retry_after_s is None


def test_too_many_invalid_requests_shut_the_address_out():
    limits = Limits(Settings(invalid_limit=3))
    for status, scope in ((401, None), (403, None), (429, "shared"), (404, None)):
        limits.count_invalid(status, scope, 100.0)
    assert not limits.take("GET /x", "", FIVE, 100.0).banned
    limits.count_invalid(429, "user", 100.0)
    assert limits.take("GET /x", "", FIVE, 100.0).banned
    assert not limits.take("GET /x", "", FIVE, 701.0).banned
    limits.count_invalid(401, None, 800.0)
    limits.reset()
    assert limits.invalid_count(800.0) == 0


async def test_client_waits_by_the_headers_and_loses_nothing(box, start):
    client = await start()
    channels = [client.named("launches"), client.named("countdowns")]
    await asyncio.gather(*[channel.send(str(number)) for channel in channels for number in range(5)])
    assert {one.status for one in box.core.record.requests if one.method == "POST"} == {200}


async def test_429_has_what_a_client_needs(box, rest):
    place = box.control.place("launches")
    for _ in range(5):
        await rest("POST", f"/channels/{place.id}/messages", {"content": "x"})
    status, body = await rest("POST", f"/channels/{place.id}/messages", {"content": "x"})
    assert status == 429
    assert body["global"] is False
    assert 0 < body["retry_after"] <= 5


class TestLockout:
    @pytest.fixture
    def settings(self):
        return Settings(identify_interval_s=0.0, invalid_limit=2)

    async def test_shut_out_address_gets_a_page_without_via(self, box):
        import aiohttp

        async with aiohttp.ClientSession() as session:
            for _ in range(2):
                async with session.get(f"{box.api}/users/@me") as answer:
                    assert answer.status == 401
            async with session.get(f"{box.api}/users/@me", headers={"Authorization": f"Bot {box.token}"}) as answer:
                assert answer.status == 429
                assert "Via" not in answer.headers
                assert answer.content_type == "text/html"


async def test_answers_to_interactions_do_not_count_globally(box, start):
    from sandbox.rest.dispatch import ROUTES

    free = {one.path for one in ROUTES if not one.counts_globally}
    assert free == {
        "/interactions/{interaction}/{token}/callback",
        "/webhooks/{application}/{token}",
        "/webhooks/{application}/{token}/messages/{message}",
    }
