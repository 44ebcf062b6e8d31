"""robots.txt as RFC 9309 has it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.robots import parse_robots

AGENT = "T-Minus/0.1 (bot)"


@pytest.mark.parametrize(
    ("rules", "path", "allowed"),
    [
        ("", "/", True),
        ("User-agent: *\nDisallow:", "/news", True),
        ("User-agent: *\nDisallow: /", "/news", False),
        ("User-agent: *\nDisallow: /\nAllow: /news", "/news/1", True),
        ("User-agent: *\nDisallow: /news\nAllow: /", "/news/1", False),
        ("User-agent: *\nDisallow: /a\nAllow: /a", "/a", True),
        ("User-agent: *\nDisallow: /*.php$", "/x/y.php", False),
        ("User-agent: *\nDisallow: /*.php$", "/x/y.php?z", True),
        ("User-agent: *\nDisallow: /*?print=", "/news?print=1", False),
        ("User-agent: t-minus\nDisallow: /\n\nUser-agent: *\nAllow: /", "/", False),
        ("User-agent: other\nDisallow: /\n\nUser-agent: *\nAllow: /", "/", True),
        ("User-agent: other\nUser-agent: T-Minus\nDisallow: /x", "/x", False),
        ("user-AGENT : * # all\n disallow : /x # no", "/x", False),
        ("Disallow: /", "/", True),
        ("User-agent: *\nDisallow: /caf%C3%A9", "/café", False),
        ("\ufeffUser-agent: *\nDisallow: /x", "/x", False),
    ],
)
def test_the_longest_rule_of_the_own_group_decides(rules: str, path: str, allowed: bool):
    assert parse_robots(rules.encode()).allows(AGENT, f"https://a.example{path}") is allowed


@given(st.binary(max_size=500), st.text(max_size=50))
def test_any_bytes_are_read(body: bytes, path: str):
    parse_robots(b"User-agent: *\nDisallow: /" + body).allows(AGENT, f"https://a.example/{path}")


def test_many_stars_cost_no_time():
    robots = parse_robots(b"User-agent: *\nDisallow: /" + b"*a" * 2_000 + b"$")

    assert not robots.allows(AGENT, "https://a.example/" + "a" * 5_000)
