"""No connection into private or special networks, whatever form the address has."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.addresses import destination, may_dial, parse_networks
from feeds.errors import RefusedAddress
from feeds.fetch import Fetcher
from tests.feeds.loopback import Names, Site

PRIVATE = [
    "127.0.0.1", "127.255.255.254", "0.0.0.0", "0.1.2.3", "10.0.0.1", "100.64.0.1", "169.254.169.254", "172.16.0.1",
    "172.31.255.255", "192.168.1.1", "192.0.0.8", "192.0.2.1", "192.88.99.1", "198.18.0.1", "198.51.100.7",
    "203.0.113.9",
    "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255", "168.63.129.16", "100.100.100.200",
    "::", "::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:a9fe:a9fe", "::127.0.0.1", "64:ff9b::7f00:1",
    "64:ff9b::10.0.0.1", "64:ff9b:1::7f00:1", "2002:7f00:1::", "2002:a9fe:a9fe::1", "2002:c0a8:101::",
    "2001:0:4136:e378:8000:63bf:3fff:fdd2", "2001:db8::1", "fe80::1", "fe80::1%eth0", "fec0::1", "fc00::1",
    "fd00:ec2::254", "ff02::1", "100::1", "fe80::5efe:127.0.0.1", "2a00:1450::5efe:192.168.0.1",
    "2a00:1450::200:5efe:10.0.0.1", "5f00::1", "3fff::1",
    "not an address", "", "127.1", "0x7f000001",
]  # fmt: skip
PUBLIC = [
    "1.1.1.1", "8.8.8.8", "93.184.216.34", "172.15.0.1", "172.32.0.1", "192.167.0.1", "100.128.0.1", "2606:4700::1111",
    "2a00:1450:4001:82f::200e", "::ffff:8.8.8.8", "64:ff9b::8.8.8.8", "2002:808:808::1",
]  # fmt: skip
# Forms of one's own machine and network in an address; `{port}` is a server that would answer.
FORMS = [
    "http://127.0.0.1:{port}/", "http://localhost:{port}/", "http://127.1:{port}/", "http://127.0.1:{port}/",
    "http://2130706433:{port}/", "http://0x7f000001:{port}/", "http://0x7f.0.0.1:{port}/", "http://017700000001:{port}/",
    "http://0177.0.0.1:{port}/", "http://0:{port}/", "http://0.0.0.0:{port}/", "http://[::1]:{port}/", "http://[::]:{port}/",
    "http://[::ffff:127.0.0.1]:{port}/", "http://[::ffff:7f00:1]:{port}/", "http://[0:0:0:0:0:ffff:127.0.0.1]:{port}/",
    "http://[64:ff9b::7f00:1]:{port}/", "http://[2002:7f00:1::]:{port}/", "http://user:word@127.0.0.1:{port}/",
    "http://127.0.0.1:{port}#@example.com/", "http://127。0。0。1:{port}/", "http://①②⑦.0.0.1:{port}/",
    "http://localhost.:{port}/", "http://LOCALHOST:{port}/", "http://169.254.169.254/latest/meta-data/",
    "http://10.0.0.1:{port}/", "http://192.168.0.1:{port}/", "http://[fd00:ec2::254]/", "http://[fe80::1]:{port}/",
    "http://127.0.0.1:{port}/%2e%2e/",
]  # fmt: skip


@pytest.mark.parametrize("address", PRIVATE)
def test_private_and_special_addresses_are_refused(address: str):
    assert not may_dial(address)


@pytest.mark.parametrize("address", PUBLIC)
def test_public_addresses_pass(address: str):
    assert may_dial(address)


def test_the_operator_can_allow_a_network():
    allow = parse_networks(["127.0.0.0/8", "fd00::/8"])

    assert may_dial("127.0.0.1", allow)
    assert may_dial("::ffff:127.0.0.1", allow)
    assert may_dial("fd00::1", allow)
    assert not may_dial("10.0.0.1", allow)


def test_a_network_that_is_none_is_an_error():
    with pytest.raises(ValueError, match="intranet"):
        parse_networks(["intranet"])


@given(st.ip_addresses(v=4))
def test_an_embedded_address_is_judged_like_the_plain_one(address: object):
    for form in (f"::ffff:{address}", f"64:ff9b::{address}"):
        assert str(destination(form)) == str(address)
        assert may_dial(form) == may_dial(str(address))


@given(st.text())
def test_anything_else_is_refused_quietly(text: str):
    may_dial(text)


@pytest.mark.parametrize("form", FORMS)
async def test_no_form_of_address_reaches_the_own_network(form: str, site: Site):
    site.serve("/", b"secret")
    names = Names(localhost=["127.0.0.1"])
    names.table["localhost."] = ["127.0.0.1"]

    async with Fetcher(resolver=names) as fetcher:
        with pytest.raises(RefusedAddress):
            await fetcher.get(form.format(port=site.port))

    assert site.requests == []


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_a_redirect_into_the_own_network_is_refused(status: int, site: Site):
    site.serve("/", status=status, Location=f"http://127.0.0.2:{site.port}/inside")

    async with Fetcher(allow=["127.0.0.1/32"]) as fetcher:
        with pytest.raises(RefusedAddress):
            await fetcher.get(site.url())

    assert [request.path for request in site.requests] == ["/"]


async def test_a_name_that_resolves_differently_the_second_time_is_refused(site: Site):
    site.serve("/", b"feed", Connection="close")
    names = Names(news_example=["127.0.0.1", "127.0.0.2"])

    async with Fetcher(allow=["127.0.0.1/32"], resolver=names, dns_cache_s=0) as fetcher:
        assert (await fetcher.get(site.url(host="news.example"))).body == b"feed"
        with pytest.raises(RefusedAddress):
            await fetcher.get(site.url(host="news.example"))

    assert len(site.requests) == 1


async def test_a_redirect_to_a_name_is_checked_where_it_leads(site: Site):
    site.serve("/", status=302, Location=f"http://inside.example:{site.port}/")
    names = Names(news_example=["127.0.0.1"], inside_example=["127.0.0.2"])

    async with Fetcher(allow=["127.0.0.1/32"], resolver=names) as fetcher:
        with pytest.raises(RefusedAddress):
            await fetcher.get(site.url(host="news.example"))
