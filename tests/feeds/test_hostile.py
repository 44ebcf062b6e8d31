"""Whatever the bytes are, parsers answer or raise the package's own errors, soon, and never look outside."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.hostile import DOCUMENTS, HEADS, PARSERS, PIECES, Parser, fault
from feeds.defuse import safe_xml
from feeds.errors import NotAFeed
from feeds.parse import parse_feed

BODIES = st.builds(
    lambda head, pieces: head + b"".join(pieces), st.sampled_from(HEADS), st.lists(st.sampled_from(PIECES), max_size=30)
)


@pytest.mark.parametrize("parse", PARSERS)
@settings(max_examples=150)
@given(body=BODIES | st.binary(max_size=300))
def test_any_bytes_raise_only_own_errors(parse: Parser, body: bytes):
    assert fault(parse, body) is None


LAUGHS = b"<!DOCTYPE x [<!ENTITY a0 'ha'>" + b"".join(
    b"<!ENTITY a%d '%s'>" % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 10)
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-7"])
def test_entities_that_multiply_are_not_expanded(encoding: str):
    declared = f"<?xml version='1.0' encoding='{encoding}'?>"
    document = declared + LAUGHS.decode() + "]><rss version='2.0'><channel><title>&a9;</title></channel></rss>"

    feed = parse_feed(document.encode(encoding), "http://a.example/")

    assert len(feed.title) < 100


def test_one_long_entity_used_often_is_not_expanded():
    body = b"<!DOCTYPE x [<!ENTITY a '%s'>]><rss version='2.0'><channel><title>%s</title></channel></rss>"

    document = safe_xml(body % (b"x" * 200, b"&a;" * 100_000), "http://a.example/", None)

    assert 900_000 < len(document) < 1_001_000


@pytest.mark.parametrize(
    "name", ["a SYSTEM 'file:///etc/passwd'", "% a SYSTEM 'http://127.0.0.1:1/'> %a; <!ENTITY b 'c'"]
)
def test_external_entities_are_not_read(name: str):
    body = f"<!DOCTYPE x [<!ENTITY {name}>]><rss version='2.0'><channel><title>[&a;]</title></channel></rss>"

    assert parse_feed(body.encode(), "http://a.example/").title == "[&a;]"


def test_declared_names_of_characters_are_read():
    doctype = '<!DOCTYPE x [<!ENTITY ouml "&#246;"><!ENTITY who "Köln">]>'
    body = f'{doctype}<rss version="2.0"><channel><title>&ouml; &who;</title></channel></rss>'

    assert parse_feed(body.encode(), "").title == "ö Köln"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "utf-16-be", "cp037", "shift_jis", "koi8-r", "utf-7"])
def test_declared_and_marked_encodings_are_decoded(encoding: str):
    title = {"shift_jis": "発売日", "koi8-r": "Новости", "cp037": "News"}.get(encoding, "Größe – 発売")
    document = (
        f"<?xml version='1.0' encoding='{encoding}'?><rss version='2.0'><channel><title>{title}</title></channel></rss>"
    )

    assert parse_feed(document.encode(encoding), "").title == title


DEEP = 30_000


@pytest.mark.parametrize(
    "body",
    [
        b"<rss><channel>" + b"<item>" * DEEP,
        b"<html><body>" + b"<div>" * DEEP,
        b"<html><body><article>" + b"<em><p>" * DEEP,
        b'{"version":"https://jsonfeed.org/version/1","items":' + b"[" * DEEP,
        b"<" * DEEP,
        b"<!--" * DEEP,
        b"&" * DEEP,
        b"<html><body>" + b"<table><tr><td>" * DEEP,
        b"<rss><channel>" + b" " * 10 * DEEP,
        b"x" + b"\n" * 10 * DEEP + b"<rss>",
        b"<rss><channel><item " + b"a='b' " * DEEP + b"/>",
        b"<html><script type='application/ld+json'>" + b'{"@graph":[' * DEEP,
        b"<html><script type=application/json>" + b'[{"a":' * DEEP,
        b"<html><body><h1>x</h1>" + b"<h2>Related</h2><p>a</p>" * DEEP,
        b"<html><body><h1>x</h1><p>a</p>" + b"<a href=/1><h3>t</h3>b</a>" * DEEP + b"<p>z</p>",
        b"<rss><channel>" + b"<![CDATA[" * DEEP,
        b"<html><body><article><h1>News</h1><p class='" + b"9" * 25 * DEEP + b"'>Some words.</p>",
        b"<!DOCTYPE x [" + b"<!ENTITY a 'b'>\n" * DEEP + b"]><rss/>",
    ],
    ids=lambda body: body[:24].decode(),
)
def test_deep_and_repeated_markup_ends(body: bytes):
    assert [fault(parse, body) for parse in DOCUMENTS] == [None] * len(DOCUMENTS)


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (b"", "nothing"),
        (b"  \n", "nothing"),
        (b"<!doctype html><html><body>x", "an HTML page"),
        (b"hello", "a text"),
        (b'{"a": 1}', "a JSON document"),
        (b"[1, 2]", "a JSON document"),
        (b"{", "broken JSON"),
        (b"<svg/>", "an XML document"),
        (b"<rss><channel>" + b"<item/>" * 400_000, "an oversized document"),
        (b"<rss><channel><item " + b"abcdefg='b' " * 201 + b"/>", "an oversized document"),
        (b"<rss><channel>" + b"".join(b"<a xmlns:n%d='b'/>" % n for n in range(501)), "an oversized document"),
    ],
    ids=lambda value: value[:24].decode() if isinstance(value, bytes) else None,
)
def test_what_is_no_feed_is_named(body: bytes, found: str):
    with pytest.raises(NotAFeed) as error:
        parse_feed(body, "http://a.example/")

    assert error.value.found == found
