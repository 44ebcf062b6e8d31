"""Fetching: polite, bounded, and the same errors whatever the server does."""

import asyncio
import gzip
import tracemalloc
import zlib

import pytest
from aiohttp import web

from feeds import errors
from feeds.caching import max_age_s, retry_after_s
from feeds.fetch import USER_AGENT, Fetcher
from tests.feeds.loopback import Names, Site

DATE = "Wed, 01 Jul 2026 12:00:00 GMT"
LATER = "Wed, 01 Jul 2026 12:10:00 GMT"


async def test_what_the_server_says_comes_back(site: Site, fetcher: Fetcher):
    site.serve(
        "/feed",
        b"<rss/>",
        ETag='"a"',
        Last_Modified=DATE,
        Content_Type="application/rss+xml",
        Cache_Control="max-age=60",
    )

    answer = await fetcher.get(site.url("/feed"))

    assert (answer.status, answer.body, answer.etag, answer.last_modified) == (200, b"<rss/>", '"a"', DATE)
    assert (answer.content_type, answer.max_age_s, answer.permanent_url) == ("application/rss+xml", 60, None)
    assert site.requests[0].headers["User-Agent"] == USER_AGENT
    assert "gzip" in site.requests[0].headers["Accept-Encoding"]


async def test_a_conditional_request_that_finds_nothing_new_has_no_body(site: Site, fetcher: Fetcher):
    site.serve("/feed", status=304, ETag='"a"')

    answer = await fetcher.get(site.url("/feed"), etag='"a"', last_modified=DATE)

    assert answer.not_modified
    assert answer.body == b""
    headers = site.requests[0].headers
    assert (headers["If-None-Match"], headers["If-Modified-Since"]) == ('"a"', DATE)


@pytest.mark.parametrize(
    ("first", "second", "stored"),
    [(301, 308, True), (301, 302, False), (302, 301, False), (307, 307, False), (303, 301, False), (308, 301, True)],
)
async def test_a_new_address_is_stored_only_after_wholly_permanent_redirects(
    first: int, second: int, stored: bool, site: Site, fetcher: Fetcher
):
    site.serve("/a", status=first, Location="/b")
    site.serve("/b", status=second, Location=site.url("/c"))
    site.serve("/c", b"here")

    answer = await fetcher.get(site.url("/a"))

    assert (answer.body, answer.url) == (b"here", site.url("/c"))
    assert answer.permanent_url == (site.url("/c") if stored else None)


async def test_ten_redirects_are_followed_and_eleven_are_not(site: Site, fetcher: Fetcher):
    for step in range(12):
        site.serve(f"/{step}", status=302, Location=f"/{step + 1}")
    site.serve("/10", b"there")

    assert (await fetcher.get(site.url("/0"))).body == b"there"
    site.serve("/10", status=302, Location="/11")
    with pytest.raises(errors.TooManyRedirects):
        await fetcher.get(site.url("/0"))


async def test_a_loop_of_redirects_ends(site: Site, fetcher: Fetcher):
    site.serve("/", status=302, Location="/")

    with pytest.raises(errors.TooManyRedirects):
        await fetcher.get(site.url())


@pytest.mark.parametrize("target", ["file:///etc/passwd", "gopher://127.0.0.1/", "javascript:1", "http://[", "data:,x"])
async def test_a_redirect_to_anything_but_http_is_refused(target: str, site: Site, fetcher: Fetcher):
    site.serve("/", status=302, Location=target)

    with pytest.raises(errors.BadAddress):
        await fetcher.get(site.url())


@pytest.mark.parametrize(
    "url", ["", "x", "ftp://a.example/", "file:///etc/passwd", "http://", "http:///x", "http://a:b:c/", "//a"]
)
async def test_only_web_addresses_are_fetched(url: str, fetcher: Fetcher):
    with pytest.raises(errors.BadAddress):
        await fetcher.get(url)


async def test_a_name_that_does_not_exist_is_a_failed_connection():
    async with Fetcher(resolver=Names()) as fetcher:
        with pytest.raises(errors.ConnectionFailed, match="no host of this name"):
            await fetcher.get("http://nowhere.example/")


async def test_a_host_that_refuses_is_said_in_words(fetcher: Fetcher):
    with pytest.raises(errors.ConnectionFailed) as caught:
        await fetcher.get("http://127.0.0.1:1/")
    assert caught.value.message == "the host cannot be connected to (connection refused)"


async def test_gone_is_told_from_other_failures(site: Site, fetcher: Fetcher):
    site.serve("/gone", status=410)

    with pytest.raises(errors.Gone):
        await fetcher.get(site.url("/gone"))
    with pytest.raises(errors.HttpStatus) as missing:
        await fetcher.get(site.url("/missing"))
    assert (missing.value.status, missing.value.retry_after_s) == (404, None)


@pytest.mark.parametrize(
    ("status", "value", "expected"),
    [(429, "120", 120), (429, "9999999999", 31_536_000), (503, LATER, 600), (503, "soon", None)],
)
async def test_retry_after_is_read_as_seconds_or_date(
    status: int, value: str, expected: int | None, site: Site, fetcher: Fetcher
):
    site.serve("/", status=status, Retry_After=value, Date=DATE)

    with pytest.raises(errors.HttpStatus) as busy:
        await fetcher.get(site.url())

    assert busy.value.retry_after_s == expected


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({"Cache-Control": "public, max-age=300"}, 300),
        ({"Cache-Control": "max-age=300", "Age": "100"}, 200),
        ({"Cache-Control": "no-cache", "Expires": LATER, "Date": DATE}, None),
        ({"Cache-Control": "no-store", "Expires": LATER, "Date": DATE}, None),
        ({"Expires": LATER, "Date": DATE}, 600),
        ({"Expires": DATE, "Date": LATER}, 0),
        ({"Expires": "0", "Date": DATE}, None),
        ({"Expires": LATER}, None),
        ({"Cache-Control": "max-age=99999999999"}, 31_536_000),
        ({}, None),
    ],
)
def test_freshness_comes_from_cache_control_then_expires(headers: dict[str, str], expected: int | None):
    assert max_age_s(headers) == expected


def test_a_retry_after_of_nonsense_is_none():
    assert retry_after_s({"Retry-After": "-5"}) is None
    assert retry_after_s({"Retry-After": "Mon, 99 Foo 2026", "Date": DATE}) is None


@pytest.mark.parametrize("coding", ["gzip", "deflate"])
async def test_a_compressed_bomb_stops_at_the_limit(coding: str, site: Site, fetcher: Fetcher):
    zeros = bytes(40_000_000)
    packed = gzip.compress(zeros) if coding == "gzip" else zlib.compress(zeros)
    site.serve("/", packed, Content_Encoding=coding)

    with pytest.raises(errors.TooLarge):
        await fetcher.get(site.url(), limit_bytes=1_000_000)


@pytest.mark.parametrize("headers", [{}, {"Content_Encoding": "x-gzip"}])
async def test_a_compressed_file_is_unpacked_whatever_it_is_called(
    headers: dict[str, str], site: Site, fetcher: Fetcher
):
    site.serve("/", gzip.compress(b"<rss/>"), **headers)

    assert (await fetcher.get(site.url())).body == b"<rss/>"


async def test_what_was_compressed_twice_is_unpacked_once_more(site: Site, fetcher: Fetcher):
    site.serve("/", gzip.compress(gzip.compress(b"<rss/>")), Content_Encoding="gzip")

    assert (await fetcher.get(site.url())).body == b"<rss/>"


@pytest.mark.parametrize(
    ("body", "error"),
    [
        (gzip.compress(bytes(40_000_000)), errors.TooLarge),
        (gzip.compress(b"<rss/>")[:-9], errors.ConnectionFailed),
        (b"\x1f\x8b\x08 no gzip at all", errors.ConnectionFailed),
    ],
    ids=["too large", "cut off", "no gzip"],  # the bytes tell the second they were made in, another for each worker
)
async def test_a_compressed_file_has_the_same_bounds(body: bytes, error: type, site: Site, fetcher: Fetcher):
    site.serve("/", body)

    with pytest.raises(error):
        await fetcher.get(site.url(), limit_bytes=1_000_000)


async def test_a_compressed_bomb_in_a_file_takes_no_more_memory_than_the_limit(site: Site, fetcher: Fetcher):
    site.serve("/", gzip.compress(bytes(40_000_000)))

    tracemalloc.start()
    try:
        with pytest.raises(errors.TooLarge):
            await fetcher.get(site.url(), limit_bytes=1_000_000)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < 10_000_000


async def test_a_body_without_length_stops_at_the_limit(site: Site, fetcher: Fetcher):
    async def endless(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse()
        await response.prepare(request)
        while True:
            await response.write(bytes(65_536))

    site.pages["/"] = endless

    with pytest.raises(errors.TooLarge):
        await fetcher.get(site.url(), limit_bytes=1_000_000)


async def test_a_stated_length_over_the_limit_is_not_read(site: Site, fetcher: Fetcher):
    async def stuck(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Length": "2000000"})
        await response.prepare(request)
        await asyncio.Event().wait()
        return response

    site.pages["/"] = stuck

    with pytest.raises(errors.TooLarge):
        await fetcher.get(site.url(), limit_bytes=1_000_000, timeout_s=5)


async def test_a_slow_drip_ends_at_the_time_limit(site: Site, fetcher: Fetcher):
    async def drip(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse()
        await response.prepare(request)
        while True:
            await response.write(b" ")
            await asyncio.sleep(0.01)

    site.pages["/"] = drip

    with pytest.raises(errors.FetchTimeout):
        await fetcher.get(site.url(), timeout_s=0.1)


async def test_a_server_that_never_answers_ends_at_the_time_limit(site: Site, fetcher: Fetcher):
    async def silent(_: web.Request) -> web.Response:
        await asyncio.Event().wait()
        raise AssertionError

    site.pages["/"] = silent

    with pytest.raises(errors.FetchTimeout):
        await fetcher.get(site.url(), timeout_s=0.05)


async def _get_raw(fetcher: Fetcher, reply: bytes) -> None:
    """Fetch from a server that writes these bytes and hangs up."""

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(reply)
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    try:
        await fetcher.get(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/", timeout_s=5)
    finally:
        server.close()


@pytest.mark.parametrize("coding", ["identity", "gzip"])
async def test_a_body_cut_off_is_a_failure_and_not_a_short_feed(coding: str, fetcher: Fetcher):
    body = gzip.compress(b"x" * 10_000)[:20]
    head = f"HTTP/1.1 200 OK\r\nContent-Encoding: {coding}\r\nContent-Length: 5000\r\n\r\n"

    with pytest.raises(errors.ConnectionFailed):
        await _get_raw(fetcher, head.encode() + body)


@pytest.mark.parametrize(
    "reply", [b"", b"garbage\r\n\r\n", b"HTTP/1.1 999999 x\r\n\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n"]
)
async def test_a_server_that_speaks_no_http_is_a_failed_connection(reply: bytes, fetcher: Fetcher):
    with pytest.raises(errors.FetchError):
        await _get_raw(fetcher, reply)


async def test_a_body_that_is_not_compressed_as_it_says_is_a_failure(site: Site, fetcher: Fetcher):
    site.serve("/", b"plain", Content_Encoding="gzip")

    with pytest.raises(errors.ConnectionFailed):
        await fetcher.get(site.url())


async def test_at_most_so_many_requests_are_under_way_to_one_host(site: Site):
    running, most = 0, 0

    async def count(_: web.Request) -> web.Response:
        nonlocal running, most
        running += 1
        most = max(most, running)
        await asyncio.sleep(0.01)
        running -= 1
        return web.Response()

    site.pages["/"] = count

    async with Fetcher(allow=["127.0.0.0/8"], per_host=2) as fetcher:
        await asyncio.gather(*(fetcher.get(site.url()) for _ in range(8)))

    assert most == 2


async def test_no_cookies_are_kept(site: Site, fetcher: Fetcher):
    site.serve("/", b"x", Set_Cookie="a=b")

    await fetcher.get(site.url())
    await fetcher.get(site.url())

    assert "Cookie" not in site.requests[1].headers


async def test_a_site_that_asks_for_its_cookie_back_gets_it_and_no_other_does(site: Site, fetcher: Fetcher):
    async def answer(request: web.Request) -> web.Response:
        if "seen" in request.cookies:
            return web.Response(status=302, headers={"Location": site.url("/other", host="localhost")})
        return web.Response(status=302, headers={"Location": "/", "Set-Cookie": "seen=1"})

    site.pages["/"] = answer
    site.serve("/other", b"here")

    assert (await fetcher.get(site.url())).body == b"here"
    assert [request.headers.get("Cookie") for request in site.requests] == [None, "seen=1", None]


async def test_robots_txt_is_asked_once_and_obeyed(site: Site, fetcher: Fetcher):
    site.serve("/robots.txt", b"User-agent: *\nDisallow: /private\n")

    await fetcher.check_robots(site.url("/news"))
    with pytest.raises(errors.DisallowedByRobots):
        await fetcher.check_robots(site.url("/private/news"))

    assert len(site.requests) == 1


async def test_robots_txt_is_asked_once_for_all_who_wait_for_it(site: Site, fetcher: Fetcher):
    site.serve("/robots.txt", status=503)

    async def check() -> None:
        with pytest.raises(errors.HttpStatus):
            await fetcher.check_robots(site.url("/news"))

    await asyncio.gather(*(check() for _ in range(5)))
    assert len(site.requests) == 1

    site.serve("/robots.txt", b"User-agent: *\nDisallow: /private\n")
    hasty = asyncio.create_task(fetcher.check_robots(site.url("/news")))
    await asyncio.sleep(0)
    patient = asyncio.create_task(fetcher.check_robots(site.url("/news")))
    await asyncio.sleep(0)
    hasty.cancel()
    await patient
    assert len(site.requests) == 2


async def test_a_robots_txt_that_leads_in_circles_is_none(site: Site, fetcher: Fetcher):
    site.serve("/robots.txt", status=302, Location="/robots.txt")

    await fetcher.check_robots(site.url("/news"))


async def test_closing_waits_for_no_robots_txt(site: Site):
    async def never(_: web.Request) -> web.Response:
        await asyncio.Event().wait()
        return web.Response()

    site.pages["/robots.txt"] = never
    async with Fetcher(allow=["127.0.0.0/8"]) as fetcher:
        asking = asyncio.create_task(fetcher.check_robots(site.url("/news")))
        while not site.requests:
            await asyncio.sleep(0.01)

    with pytest.raises(asyncio.CancelledError):
        await asking


async def test_a_missing_robots_txt_allows_and_a_failing_server_does_not(site: Site, fetcher: Fetcher):
    await fetcher.check_robots(site.url("/news"))

    site.serve("/robots.txt", status=503)
    async with Fetcher(allow=["127.0.0.0/8"]) as other:
        with pytest.raises(errors.HttpStatus):
            await other.check_robots(site.url("/news"))


async def test_a_robots_txt_of_a_busy_server_forbids_for_now(site: Site, fetcher: Fetcher):
    site.serve("/robots.txt", status=429)

    with pytest.raises(errors.HttpStatus):
        await fetcher.check_robots(site.url("/news"))


async def test_of_many_sites_the_robots_txt_asked_for_longest_ago_is_forgotten(
    site: Site, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("feeds.manners._KEPT", 2)
    names = Names(a_example=["127.0.0.1"], b_example=["127.0.0.1"], c_example=["127.0.0.1"])

    async with Fetcher(allow=["127.0.0.0/8"], resolver=names) as fetcher:
        for host in "abccba":
            await fetcher.check_robots(site.url("/news", host=f"{host}.example"))

    asked = [request.host.split(".")[0] for request in site.requests]
    assert asked == ["a", "b", "c", "a"]


async def test_a_fetcher_that_was_not_opened_says_so():
    with pytest.raises(RuntimeError, match="async with"):
        await Fetcher().get("http://a.example/")
