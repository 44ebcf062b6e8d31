"""Pages and large documents are parsed in a process of their own: the same answers, within bounds, without secrets."""

import asyncio
import os
import signal
import time
from collections.abc import Iterator

import pytest

import feeds.apart
from feeds.apart import LARGE_BYTES, parse_apart, parse_beside
from feeds.errors import NotAFeed, ParseError
from feeds.page import read_page
from feeds.parse import parse_feed

URL = "https://a.example/feed"
FEED = b"<rss version='2.0'><channel><title>News</title><item><title>One</title></item></channel></rss>"


@pytest.fixture(autouse=True)
def processes(monkeypatch: pytest.MonkeyPatch) -> Iterator[feeds.apart.ProcessesApart]:
    """Begin without a process, and leave none behind."""
    fresh = feeds.apart.ProcessesApart()
    monkeypatch.setattr(feeds.apart, "PROCESSES", fresh)
    yield fresh
    fresh.end()


@pytest.fixture
def process(processes: feeds.apart.ProcessesApart) -> feeds.apart.ProcessApart:
    """The one for what is read quickly."""
    return processes.quick


def number(_body: bytes, _url: str, _content_type: str | None) -> int:
    return os.getpid()


def variables(_body: bytes, _url: str, _content_type: str | None) -> dict[str, str]:
    return dict(os.environ)


def at_fault(_body: bytes, _url: str, _content_type: str | None) -> None:
    raise ZeroDivisionError("ours")


def laborious(_body: bytes, _url: str, _content_type: str | None) -> str:
    until = time.process_time() + 0.5
    while time.process_time() < until:
        pass
    return "done"


def greedy(_body: bytes, _url: str, _content_type: str | None) -> int:
    return len(bytes(8 * 1024**3))


def endless(_body: bytes, _url: str, _content_type: str | None) -> None:
    while True:
        pass


async def test_the_answer_is_the_same_in_a_process_of_its_own():
    apart = await parse_apart(parse_feed, FEED, URL, None)

    assert apart == parse_feed(FEED, URL, None) == await parse_beside(parse_feed, FEED, URL, None)


async def test_small_feeds_stay_here_and_large_ones_do_not():
    assert await parse_beside(number, b"", URL, None) == os.getpid()
    assert await parse_beside(number, bytes(LARGE_BYTES), URL, None) != os.getpid()


@pytest.mark.parametrize("parse", [parse_beside, parse_apart])
async def test_errors_come_back_as_they_are(parse):
    with pytest.raises(NotAFeed) as error:
        await parse(parse_feed, b"<html><body>x", URL, None)

    assert (error.value.found, error.value.url) == ("an HTML page", URL)


async def test_the_process_stays_for_the_next_document_and_then_ends(process, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(feeds.apart, "STAYS_S", 3.0)
    first = await parse_apart(number, b"", URL, None)
    assert await parse_apart(number, b"", URL, None) == first == process.pid

    async with asyncio.timeout(10):
        while process.pid is not None:
            await asyncio.sleep(0.02)

    assert not os.path.exists(f"/proc/{first}")
    assert await parse_apart(number, b"", URL, None) != first


async def test_a_process_that_was_ended_from_outside_is_begun_anew():
    first = await parse_apart(number, b"", URL, None)
    os.kill(first, signal.SIGKILL)
    os.waitid(os.P_PID, first, os.WEXITED | os.WNOWAIT)

    assert await parse_apart(number, b"", URL, None) != first


async def test_what_a_large_document_took_is_given_back_at_once(process):
    await parse_apart(number, bytes(LARGE_BYTES), URL, None)

    assert process.pid is None


async def test_a_page_made_to_be_slow_is_given_up():
    paragraph = b"<p>Some <em>words</em> that make up a sentence of sufficient length.</p>"
    page = b"<html><body><article><h1>News</h1>" + paragraph * 40_000

    with pytest.raises(ParseError, match="more time or memory"):
        await parse_apart(read_page, page, URL, None, longest_s=1)


async def test_after_a_document_was_given_up_the_next_is_read():
    with pytest.raises(ParseError, match="more time or memory"):
        await parse_apart(endless, b"", URL, None, longest_s=0.2)

    assert (await parse_apart(parse_feed, FEED, URL, None)).title == "News"


@pytest.mark.parametrize("at", ["quick", "slow"])
async def test_who_ends_does_not_wait_for_a_document(at: str, processes, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(feeds.apart, "QUICK_S", 30.0 if at == "quick" else 0.2)
    asking = asyncio.create_task(parse_apart(endless, b"", URL, None, longest_s=60))
    async with asyncio.timeout(10):
        while getattr(processes, at).pid is None:
            await asyncio.sleep(0.02)
        processes.give_up()
        with pytest.raises(ParseError):
            await asking


async def test_a_slow_document_keeps_nobody_waiting_but_its_own_host(processes, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(feeds.apart, "QUICK_S", 0.5)
    slow = [
        asyncio.create_task(parse_apart(endless, b"", f"https://slow.example/{n}", None, longest_s=60))
        for n in range(3)
    ]
    await asyncio.sleep(0)

    assert (await parse_apart(parse_feed, FEED, URL, None)).title == "News"

    assert [task.done() for task in slow] == [False] * 3
    processes.give_up()
    await asyncio.gather(*slow, return_exceptions=True)


async def test_what_is_only_slow_is_read_all_the_same(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(feeds.apart, "QUICK_S", 0.1)

    assert await parse_apart(laborious, b"", URL, None) == "done"
    assert await parse_apart(laborious, b"", URL, None) == "done"


async def test_a_document_that_takes_all_memory_is_given_up():
    with pytest.raises(ParseError, match="more time or memory"):
        await parse_apart(greedy, b"", URL, None)


async def test_a_fault_of_our_own_is_not_taken_for_the_documents():
    with pytest.raises(RuntimeError, match="ZeroDivisionError: ours"):
        await parse_apart(at_fault, b"", URL, None)


async def test_the_process_knows_no_secret(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("DISCORD_TOKEN", "secret")

    assert "DISCORD_TOKEN" not in await parse_apart(variables, b"", URL, None)


async def test_without_processes_it_is_parsed_all_the_same(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("sys.executable", "/nowhere/python")

    assert (await parse_apart(parse_feed, FEED, URL, None)).title == "News"
