"""Which addresses may be asked: on the web, those of http and https; in the network, public ones and those allowed.

An IPv6 address can carry an IPv4 address inside (mapped, compatible, 6to4, NAT64, ISATAP); what counts is
where the packet ends. `is_global` of the standard library alone is not enough: it passes multicast, the
6to4 relay and cloud hosts' wire servers.
"""

import re
import socket
from collections.abc import Iterable, Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from yarl import URL

from feeds import errors

Network = IPv4Network | IPv6Network

_COMPATIBLE = IPv6Network("::/96")
_NAT64 = IPv6Network("64:ff9b::/96")
_ISATAP_MARKS = (0x00005EFE, 0x02005EFE)
_REFUSED: tuple[Network, ...] = (
    IPv4Network("168.63.129.16/32"),  # a cloud's wire server behind a public number
    IPv4Network("192.0.0.0/24"),
    IPv4Network("192.88.99.0/24"),  # 6to4 relay anycast
    IPv6Network("64:ff9b:1::/48"),  # NAT64 for local use leads where that network wants
    IPv6Network("100::/64"),
    IPv6Network("2001::/23"),  # protocol assignments, Teredo among them
    IPv6Network("2001:db8::/32"),
    IPv6Network("3fff::/20"),
    IPv6Network("5f00::/16"),
    IPv6Network("fec0::/10"),
)
# What resolvers of old take for an IPv4 address: fewer parts, octal and hexadecimal ones.
_NUMERIC = re.compile(r"(?:0x[0-9a-f]*|\d+)(?:\.(?:0x[0-9a-f]*|\d+))*\.?", re.IGNORECASE)


def parse_networks(texts: Iterable[str]) -> tuple[Network, ...]:
    """Read networks such as `10.1.0.0/16` or `::1`; raises ValueError naming the one that is none."""
    return tuple(ip_network(text.strip(), strict=False) for text in texts)


def destination(text: str) -> IPv4Address | IPv6Address:
    """Return where a packet to the address ends: at the IPv4 address inside, if there is one.

    Raises ValueError if it is no numeric address.
    """
    address = ip_address(text.partition("%")[0])
    while isinstance(address, IPv6Address):
        inside = _embedded(address)
        if inside is None:
            return address
        address = inside
    return address


def may_dial(text: str, allow: Sequence[Network] = ()) -> bool:
    """Whether a connection to the numeric address may be opened; anything unreadable may not."""
    try:
        outer, inner = ip_address(text.partition("%")[0]), destination(text)
    except ValueError:
        return False
    allowed = any(outer in network or inner in network for network in allow)
    return allowed or _is_public(inner)


def _is_public(address: IPv4Address | IPv6Address) -> bool:
    if any(address in network for network in _REFUSED):
        return False
    special = address.is_multicast or address.is_reserved or address.is_unspecified or address.is_link_local
    return address.is_global and not special


def _embedded(address: IPv6Address) -> IPv4Address | None:
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    if address.sixtofour is not None:
        return address.sixtofour
    number = int(address)
    if address in _NAT64 or address in _COMPATIBLE or (number >> 32 & 0xFFFFFFFF) in _ISATAP_MARKS:
        return IPv4Address(number & 0xFFFFFFFF)
    return None


def checked(url: str) -> URL:
    """Return an address that may be asked, without its fragment; raises BadAddress or RefusedAddress for any other."""
    try:
        target = URL(url.strip().partition("#")[0])
        host, _ = target.raw_host, target.port
    except ValueError as error:
        raise errors.BadAddress(f"not a valid address: {error}", url=url) from error
    if target.scheme not in ("http", "https"):
        raise errors.BadAddress(f"only http and https can be read, not “{target.scheme or url}”", url=url)
    if not host or "%" in host.partition("%25")[0]:
        raise errors.BadAddress("the address names no host", url=url)
    if host[0].isdigit() and _NUMERIC.fullmatch(host) and not _is_plain_ipv4(host):
        raise errors.RefusedAddress("the host is a number in a form that hides where it leads", url=url)
    return target


def _is_plain_ipv4(host: str) -> bool:
    try:
        return socket.inet_ntop(socket.AF_INET, socket.inet_pton(socket.AF_INET, host)) == host
    except (OSError, ValueError):
        return False
