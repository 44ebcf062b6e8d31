"""The only module that speaks HTTP: conditional, bounded in size and time, and never into private networks.

What is checked is the address that is *dialled*, in the connector's socket factory: a check of the host
name before is bypassed by numeric forms of addresses, by redirects and by names that resolve differently
the second time. A kept-alive connection stays with the address that was checked.
"""

import asyncio
import errno
import os
import socket
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Self
from urllib.parse import urljoin
from weakref import WeakValueDictionary

import aiohttp
from aiohttp.abc import AbstractResolver
from aiohttp.connector import AddrInfoType
from yarl import URL

from feeds import errors
from feeds.addresses import Network, checked, may_dial, parse_networks
from feeds.caching import max_age_s, retry_after_s
from feeds.manners import Manners

FEED_LIMIT_BYTES = 10 * 1024 * 1024
PAGE_LIMIT_BYTES = 5 * 1024 * 1024
TIMEOUT_S = 30.0
MAX_REDIRECTS = 10
USER_AGENT = "T-Minus/0.1 (launch countdown bot; reads feeds and press pages)"
FEED_ACCEPT = (
    "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml;q=0.9, "
    "application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, text/html;q=0.5, */*;q=0.1"
)
PAGE_ACCEPT = "text/html, application/xhtml+xml, */*;q=0.1"

_PERMANENT = frozenset({301, 308})
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_GZIP = b"\x1f\x8b\x08"
_ROBOTS_LIMIT_BYTES = 512 * 1024


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer with status 2xx, or 304 with an empty body.

    `url` is where the body came from after redirects (the base for relative links). `permanent_url` is the
    address to store instead, set only when every redirect on the way was permanent (301, 308).
    """

    status: int
    url: str
    body: bytes
    content_type: str | None
    permanent_url: str | None
    etag: str | None
    last_modified: str | None
    retry_after_s: int | None
    max_age_s: int | None

    @property
    def not_modified(self) -> bool:
        """Whether nothing is new since the given ETag or Last-Modified."""
        return self.status == 304


class _Refused(OSError):
    """Raised inside the connector, which lets only OSError pass."""

    def __init__(self, address: str) -> None:
        super().__init__(errno.EACCES, f"refused address {address}")


class Fetcher:
    """Fetches addresses politely; one for the whole program, as an async context manager.

    `allow` lists networks that may be dialled although they are not public, such as `127.0.0.0/8`.
    At most `per_host` requests are under way to one host, and `total` altogether. `resolver` replaces the system's.
    """

    def __init__(
        self,
        *,
        allow: Sequence[str] = (),
        user_agent: str = USER_AGENT,
        per_host: int = 2,
        total: int = 64,
        resolver: AbstractResolver | None = None,
        dns_cache_s: int = 60,
    ) -> None:
        self._allow: tuple[Network, ...] = parse_networks(allow)
        self._user_agent = user_agent
        self.per_host = per_host
        self._total = total
        self._resolver = resolver
        self._dns_cache_s = dns_cache_s
        self._slots: WeakValueDictionary[str, asyncio.Semaphore] = WeakValueDictionary()
        self._all = asyncio.Semaphore(total)
        self._session: aiohttp.ClientSession | None = None
        self._manners = Manners(self._robots_txt, user_agent)

    async def __aenter__(self) -> Self:
        """Open the session."""
        connector = aiohttp.TCPConnector(
            limit=self._total,
            resolver=self._resolver,
            socket_factory=self._open_socket,
            use_dns_cache=self._dns_cache_s > 0,
            ttl_dns_cache=self._dns_cache_s,
        )
        self._session = aiohttp.ClientSession(
            connector=connector,
            headers={"User-Agent": self._user_agent},
            cookie_jar=aiohttp.DummyCookieJar(),
            timeout=aiohttp.ClientTimeout(total=None, sock_connect=10),
        )
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close all connections."""
        await self._manners.close()
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def get(
        self,
        url: str,
        *,
        etag: str | None = None,
        last_modified: str | None = None,
        limit_bytes: int = FEED_LIMIT_BYTES,
        timeout_s: float = TIMEOUT_S,
        accept: str = FEED_ACCEPT,
    ) -> Fetched:
        """Fetch an address; `etag` and `last_modified` make the request conditional.

        The time limit covers everything, redirects and a slowly dripping body included. Raises FetchError
        subclasses: also for every status but 2xx and 304, `Gone` for 410.
        """
        headers = {"Accept": accept}
        if etag:
            headers["If-None-Match"] = etag
        if last_modified:
            headers["If-Modified-Since"] = last_modified
        target = checked(url)
        try:
            # Waiting for one's turn does not count: a host with 500 sources is slow to be asked, not slow to answer.
            async with self._slot(f"{target.raw_host}:{target.port}"), self._all, asyncio.timeout(timeout_s):
                return await self._follow(url, target, headers, limit_bytes)
        except TimeoutError as error:
            raise errors.FetchTimeout(f"no complete answer within {timeout_s:g} s", url=url) from error
        except aiohttp.ClientError as error:
            raise _translated(error, url) from error
        except ValueError as error:  # hosts that cannot be encoded, headers that cannot be sent
            raise errors.BadAddress(f"the address cannot be asked: {error}", url=url) from error
        except OSError as error:
            raise errors.ConnectionFailed(f"the connection failed: {error}", url=url) from error

    async def check_robots(self, url: str) -> None:
        """Raise DisallowedByRobots if the site asks us not to fetch the address; see `Manners.check`."""
        await self._manners.check(url, str(checked(url).origin()))

    async def _robots_txt(self, origin: str) -> bytes:
        answer = await self.get(f"{origin}/robots.txt", limit_bytes=_ROBOTS_LIMIT_BYTES, accept="text/plain, */*;q=0.1")
        return answer.body

    def _slot(self, host: str) -> asyncio.Semaphore:
        slot = self._slots.get(host)
        if slot is None:
            slot = self._slots[host] = asyncio.Semaphore(self.per_host)
        return slot

    async def _follow(self, url: str, target: URL, headers: Mapping[str, str], limit_bytes: int) -> Fetched:
        if self._session is None:
            raise RuntimeError("the fetcher is not open: use it with `async with`")
        current, permanent = url.strip().partition("#")[0], True
        # Some sites lead back to the same address to see whether a cookie comes along. It is forgotten afterwards.
        cookies: dict[str, str] = {}
        for hop in range(MAX_REDIRECTS + 1):
            async with self._session.get(target, headers=headers, cookies=cookies, allow_redirects=False) as response:
                if response.status in _REDIRECTS and "Location" in response.headers:
                    permanent = permanent and response.status in _PERMANENT
                    current = urljoin(current, response.headers["Location"].strip()).partition("#")[0]
                    before, target = target, checked(current)
                    given = {name: one.value for name, one in response.cookies.items()}
                    cookies = {**cookies, **given} if target.origin() == before.origin() else {}
                    continue
                moved = current if hop and permanent else None
                return await _answer(response, current, moved, limit_bytes)
        raise errors.TooManyRedirects(f"more than {MAX_REDIRECTS} redirects", url=url)

    def _open_socket(self, info: AddrInfoType) -> socket.socket:
        family, kind, protocol, _, address = info
        if family not in (socket.AF_INET, socket.AF_INET6) or not may_dial(str(address[0]), self._allow):
            raise _Refused(str(address[0]))
        return socket.socket(family, kind, protocol)


async def _answer(response: aiohttp.ClientResponse, url: str, moved: str | None, limit_bytes: int) -> Fetched:
    headers = response.headers
    if response.status == 410:
        raise errors.Gone(url=url)
    if response.status != 304 and not 200 <= response.status < 300:
        raise errors.HttpStatus(response.status, url=url, retry_after_s=retry_after_s(headers))
    body = b"" if response.status == 304 else await _body(response, url, limit_bytes)
    return Fetched(
        status=response.status,
        url=url,
        body=body,
        content_type=headers.get("Content-Type"),
        permanent_url=moved,
        etag=headers.get("ETag"),
        last_modified=headers.get("Last-Modified"),
        retry_after_s=retry_after_s(headers),
        max_age_s=max_age_s(headers),
    )


async def _body(response: aiohttp.ClientResponse, url: str, limit_bytes: int) -> bytes:
    # Never `.read()`: the limit has to hold while a compressed body unpacks, not afterwards.
    if (response.content_length or 0) > limit_bytes:
        raise errors.TooLarge(f"larger than {limit_bytes:,} bytes", url=url)
    body = bytearray()
    async for chunk in response.content.iter_chunked(65_536):
        body += chunk
        if len(body) > limit_bytes:
            raise errors.TooLarge(f"larger than {limit_bytes:,} bytes", url=url)
    if body.startswith(_GZIP):  # a file that was compressed before, or twice, or by a name we did not ask for
        return await asyncio.to_thread(_unpacked, bytes(body), url, limit_bytes)
    return bytes(body)


def _unpacked(body: bytes, url: str, limit_bytes: int) -> bytes:
    unpacking = zlib.decompressobj(wbits=31)
    try:
        unpacked = unpacking.decompress(body, limit_bytes + 1)
    except zlib.error as error:
        raise errors.ConnectionFailed(f"no complete answer: {error}", url=url) from error
    if len(unpacked) > limit_bytes:
        raise errors.TooLarge(f"larger than {limit_bytes:,} bytes", url=url)
    if not unpacking.eof:
        raise errors.ConnectionFailed("no complete answer: it breaks off", url=url)
    return unpacked


def _translated(error: aiohttp.ClientError, url: str) -> errors.FetchError:
    os_error = getattr(error, "os_error", None)
    if isinstance(os_error, OSError) and os_error.errno == errno.EACCES:
        return errors.RefusedAddress("the address leads into a private or special network", url=url)
    if isinstance(error, aiohttp.InvalidURL):
        return errors.BadAddress(f"not a valid address: {error}", url=url)
    return errors.ConnectionFailed(_why(error), url=url)


def _why(error: aiohttp.ClientError) -> str:
    match error:
        case aiohttp.ClientConnectorDNSError():
            return "there is no host of this name, or no way to ask for it"
        case aiohttp.ClientConnectorCertificateError():
            return "the host has no valid certificate"
        case aiohttp.ClientConnectorError():
            return f"the host cannot be connected to ({os.strerror(error.os_error.errno or errno.EIO).lower()})"
        case _:
            return f"no complete answer: {error}"
