"""Large documents are parsed in a process of their own, with the same answers, within bounds and without secrets."""

import os

import pytest

from feeds.apart import parse_beside
from feeds.errors import NotAFeed, ParseError
from feeds.page import read_page
from feeds.parse import parse_feed

URL = "https://a.example/feed"
FEED = b"<rss version='2.0'><channel><title>News</title><item><title>One</title></item></channel></rss>"


def variables(_body: bytes, _url: str, _content_type: str | None) -> dict[str, str]:
    return dict(os.environ)


def at_fault(_body: bytes, _url: str, _content_type: str | None) -> None:
    raise ZeroDivisionError("ours")


def greedy(_body: bytes, _url: str, _content_type: str | None) -> int:
    return len(bytes(8 * 1024**3))


async def test_the_answer_is_the_same_in_a_process_of_its_own():
    apart = await parse_beside(parse_feed, FEED, URL, None, large_bytes=0)

    assert apart == parse_feed(FEED, URL, None) == await parse_beside(parse_feed, FEED, URL, None)


@pytest.mark.parametrize("large_bytes", [0, 1_000_000])
async def test_errors_come_back_as_they_are(large_bytes: int):
    with pytest.raises(NotAFeed) as error:
        await parse_beside(parse_feed, b"<html><body>x", URL, None, large_bytes=large_bytes)

    assert (error.value.found, error.value.url) == ("an HTML page", URL)


async def test_a_page_made_to_be_slow_is_given_up():
    paragraph = b"<p>Some <em>words</em> that make up a sentence of sufficient length.</p>"
    page = b"<html><body><article><h1>News</h1>" + paragraph * 40_000

    with pytest.raises(ParseError, match="more time or memory"):
        await parse_beside(read_page, page, URL, None, longest_s=1)


async def test_a_document_that_takes_all_memory_is_given_up():
    with pytest.raises(ParseError, match="more time or memory"):
        await parse_beside(greedy, b"", URL, None, large_bytes=0)


async def test_a_fault_of_our_own_is_not_taken_for_the_documents():
    with pytest.raises(RuntimeError, match="ZeroDivisionError: ours"):
        await parse_beside(at_fault, b"", URL, None, large_bytes=0)


async def test_the_process_knows_no_secret(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("DISCORD_TOKEN", "secret")

    assert "DISCORD_TOKEN" not in await parse_beside(variables, b"", URL, None, large_bytes=0)


async def test_without_processes_it_is_parsed_all_the_same(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("sys.executable", "/nowhere/python")

    assert (await parse_beside(parse_feed, FEED, URL, None, large_bytes=0)).title == "News"
