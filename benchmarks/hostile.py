"""Bytes that no publisher means: what the property tests and the fuzz run throw at every parser.

A parser may answer or raise the package's own errors. Faults of libraries are translated where they are called; a
translated fault that came from our own lines is a fault all the same, and found here.
"""

import random
from collections.abc import Callable, Sequence
from pathlib import Path

import feeds.errors
from feeds.dates import parse_date, read_date
from feeds.discover import feed_links, well_known
from feeds.errors import FeedError
from feeds.identity import canonical_link, keys_of
from feeds.inspect import inspect
from feeds.item import FeedItem
from feeds.listing import parse_listing
from feeds.markup import first_image, to_line, to_text, web_address
from feeds.page import read_page
from feeds.parse import parse_feed
from feeds.robots import parse_robots

Parser = Callable[[bytes, str, str | None], object]

URL = "http://a.example/"
_OURS = str(Path(feeds.errors.__file__).parent)
DOCUMENTS: list[Parser] = [parse_feed, read_page, parse_listing, feed_links, inspect]


def robots(body: bytes, url: str, _content_type: str | None) -> object:
    """Read a robots.txt and ask it."""
    return parse_robots(body).allows("T-Minus/0.1", url)


def dates(body: bytes, _url: str, _content_type: str | None) -> object:
    """Read every line as a date."""
    lines = body[:2_000].decode("utf-8", "replace").splitlines()[:20]
    return [(parse_date(line[:300]), read_date(line[:300])) for line in lines]


def small_readers(body: bytes, url: str, _content_type: str | None) -> object:
    """Read pieces of markup and addresses."""
    text = body[:5_000].decode("utf-8", "replace")
    first_image(f"<img {text}>", url)
    keys_of(FeedItem("", text[:100], text[:200], None, content_html=text))
    return to_text(text), to_line(text), web_address(text, url), canonical_link(text), well_known(url + text[:200])


PARSERS: list[Parser] = [*DOCUMENTS, robots, dates, small_readers]
HEADS = [
    b"",
    b"<rss version='2.0'><channel><item>",
    b"<feed xmlns='http://www.w3.org/2005/Atom'><entry><content type='xhtml'>",
    b"<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>",
    b'{"version": "https://jsonfeed.org/version/1.1", "items": [',
    b"<html><body><article><p>",
    b"<html><script type='application/ld+json'>",
    b"<!DOCTYPE x [<!ENTITY ",
    b"\xff\xfe<\0r\0",
    b"<?xml version='1.0' encoding='utf-7'?>",
    b"User-agent: *\nDisallow: ",
    b"Tue, 31 Feb 2026 24:61:00 +9999",
]
PIECES = [
    b"<item>", b"</item>", b"<title>", b"</title>", b"<![CDATA[", b"]]>", b"&amp;", b"&", b"&#0;", b"&#x110000;",
    b"&nbsp;", b"<!--", b"-->", b"<p>", b"</p>", b"<div class='comments'>", b"</div>",
    b"<a href='/x'>A title of several words</a>", b"<time datetime='2026-02-31'>", b"<pubDate>31 Feb 2026</pubDate>",
    b"<guid>0</guid>", b"<link>http://[</link>", b"\xff", b"\0", b"{", b"}", b"[", b'"id": 1,', b"<em><p>",
    b"<meta charset=x>", b"<enclosure url='//[' type='image/png'/>", b"<table><tr><td>", b"<a href='javascript:x'>",
    b"<base href='http://[::'>", b"<link rel=canonical href='http://['>",
    b"Some words that make up a sentence of sufficient length. " * 3, b"<h1>", b"</h1>", b"<ttl>9999999999</ttl>",
    b"<media:content url='x' width='\xd9\xa3'/>", b"<content mode='base64'>!!!</content>", b"<category/>",
    b"<georss:where><gml:Point>1 x</gml:Point>", b"<psc:chapter start='::'/>", b"<itunes:duration>1:1:1:x",
    b"<dcterms:valid>start=;end=</dcterms:valid>", b"<cc:license rdf:resource='http://['/>",
    b"\nAllow: /*$\nDisallow: *",
    b"\nCrawl-delay: \xe2\x82\xac\n", b'"date_published": "9999-12-31T23:59:60-99:99",', b"\xed\xa0\x80", b"9" * 5_000,
    b"&#" + b"9" * 5_000 + b";", b"12 September 0000", b"2026-W99-9T99",
    "٣١ مارس ٢٠٢٦".encode(), b"xml:base='http://[/'", b"xmlns:x='%'",
]  # fmt: skip


def fault(parse: Parser, body: bytes, url: str = URL) -> BaseException | None:
    """Parse, and return what was raised that must not be: any other error, or a translated one of our own lines."""
    try:
        parse(body, url, None)
    except FeedError as error:
        cause: BaseException | None = error
        while isinstance(cause, FeedError):
            cause = cause.__cause__
        return cause if cause is not None and _is_ours(cause) else None
    except Exception as error:
        return error
    return None


def _is_ours(cause: BaseException) -> bool:
    last = cause.__traceback__
    while last is not None and last.tb_next is not None:
        last = last.tb_next
    return last is not None and last.tb_frame.f_code.co_filename.startswith(_OURS)


def mutated(chance: random.Random, seeds: Sequence[bytes]) -> bytes:
    """Return a document that was whole once: cut, doubled, spliced with another, and sown with pieces and bytes."""
    body = bytearray(chance.choice(seeds)[:60_000])
    for _ in range(chance.randint(1, 12)):
        start = chance.randint(0, len(body))
        end = min(len(body), start + chance.choice((1, 4, 30, 300, 3_000)))
        match chance.randrange(6):
            case 0:
                del body[start:end]
            case 1:
                body[start:start] = body[start:end] * chance.choice((1, 2, 20))
            case 2:
                other = chance.choice(seeds)
                place = chance.randint(0, len(other))
                body[start:end] = other[place : place + 2_000]
            case 3:
                body[start:end] = chance.randbytes(min(end - start, 30))
            case 4:
                body[start:start] = chance.choice(PIECES) * chance.choice((1, 1, 1, 50))
            case _ if start < len(body):
                body[start] ^= 1 << chance.randrange(8)
    return bytes(body)


def pieced(chance: random.Random) -> bytes:
    """Return a beginning with some pieces after it."""
    return chance.choice(HEADS) + b"".join(chance.choices(PIECES, k=chance.randint(0, 40)))
