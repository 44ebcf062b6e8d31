"""Which texts are addresses, without asking anybody whether something is there."""

from collections.abc import Collection
from urllib.parse import urlsplit

LINK_LIMIT = 512
"""How many characters Discord takes in the address of a link button."""

IMAGE_LIMIT = 2048
"""How many characters Discord takes in the address of an image."""


def is_address(text: str, schemes: Collection[str]) -> bool:
    """Whether `text` begins with one of `schemes` and names a host, with a port that can be."""
    try:
        parts = urlsplit(text)
        return parts.scheme in schemes and bool(parts.hostname) and parts.port != 0
    except ValueError:  # brackets that hold no host, or a port beyond 65535
        return False


def is_web_address(address: str | None, limit: int) -> bool:
    """Whether Discord takes the address for a link or an image: http or https, a host, not too long, no blanks."""
    if not address or len(address) > limit or any(c.isspace() or not c.isprintable() for c in address):
        return False
    return is_address(address, ("http", "https"))
