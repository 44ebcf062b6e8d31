"""What Discord's errors mean for a delivery."""

from types import SimpleNamespace

import aiohttp
import discord
import pytest

from bot.failures import MESSAGE_CODES, RETRY_CODES, TARGET_CODES, send_failed
from jobs.sender import FailureKind


def refused(status: int, code: int = 0, **headers: str) -> discord.HTTPException:
    response = SimpleNamespace(status=status, reason="", headers=headers)
    return discord.HTTPException(response, {"code": code, "message": "why"})


@pytest.mark.parametrize(
    ("codes", "kind"),
    [
        (TARGET_CODES, FailureKind.TARGET),
        (MESSAGE_CODES, FailureKind.MESSAGE),
        (RETRY_CODES, FailureKind.RETRY),
    ],
)
def test_each_known_code_has_its_kind(codes: frozenset[int], kind: FailureKind):
    for code in codes:
        failure = send_failed(refused(400, code))
        assert (failure.kind, failure.code) == (kind, code)


def test_no_code_is_of_two_kinds():
    assert not TARGET_CODES & MESSAGE_CODES
    assert not TARGET_CODES & RETRY_CODES
    assert not MESSAGE_CODES & RETRY_CODES


@pytest.mark.parametrize("status", [500, 502, 503, 504, 524])
def test_a_failing_server_leaves_it_open(status: int):
    assert send_failed(refused(status)).kind is FailureKind.UNCERTAIN


@pytest.mark.parametrize(("status", "kind"), [(400, "message"), (403, "target"), (404, "target"), (413, "message")])
def test_an_unknown_code_is_judged_by_its_status(status: int, kind: str):
    assert send_failed(refused(status)).kind == kind


def test_a_rate_limit_says_when_to_come_back():
    failure = send_failed(refused(429, **{"Retry-After": "7.5"}))
    assert (failure.kind, failure.retry_after_s) == (FailureKind.RETRY, 7.5)
    assert send_failed(discord.RateLimited(42)).retry_after_s == 42
    assert send_failed(refused(429, **{"Retry-After": "soon"})).retry_after_s == 5


def test_a_refused_token_waits_long():
    assert send_failed(refused(401)).retry_after_s == 300


@pytest.mark.parametrize("error", [aiohttp.ServerDisconnectedError(), ConnectionResetError(), TimeoutError()])
def test_a_lost_connection_leaves_it_open_only_if_a_request_went_out(error: Exception):
    assert send_failed(error).kind is FailureKind.UNCERTAIN
    assert send_failed(error, request_went_out=False).kind is FailureKind.RETRY


def test_a_connection_that_never_was_created_nothing():
    error = aiohttp.ClientConnectorError(SimpleNamespace(host="x", port=1, ssl=True), OSError(111, "refused"))
    assert send_failed(error).kind is FailureKind.RETRY


def test_what_the_library_refuses_can_never_go_out():
    assert send_failed(discord.ClientException("no")).kind is FailureKind.MESSAGE
