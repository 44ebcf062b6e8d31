"""robots.txt as RFC 9309 describes it: groups, longest match, `*` and `$`.

The standard library's reader knows neither wildcards nor the longest match.
"""

import re
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

_LINE = re.compile(r"^\s*([A-Za-z-]+)\s*:\s*([^#]*)")
_MAX_RULES = 2_000
_MAX_STARS = 20


@dataclass(frozen=True, slots=True)
class _Group:
    agents: tuple[str, ...]
    rules: tuple[tuple[bool, str], ...]


@dataclass(frozen=True, slots=True)
class Robots:
    """The parsed file; one without rules allows everything."""

    groups: tuple[_Group, ...]

    def allows(self, user_agent: str, url: str) -> bool:
        """Whether the agent may fetch the address; the longest rule decides, allow wins a tie."""
        name = re.match(r"[A-Za-z_-]*", user_agent)
        token = name[0].lower() if name else ""
        own = [group for group in self.groups if token in group.agents]
        rules = [rule for group in own or [g for g in self.groups if "*" in g.agents] for rule in group.rules]
        parts = urlsplit(url)
        path = _normal(parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        matching = [(len(pattern), allow) for allow, pattern in rules if _matches(pattern, path)]
        return max(matching)[1] if matching else True


def parse_robots(body: bytes) -> Robots:
    """Read a robots.txt; lines that mean nothing are passed over."""
    groups: list[_Group] = []
    agents: list[str] = []
    rules: list[tuple[bool, str]] = []
    for line in body.decode("utf-8-sig", "replace").splitlines():
        found = _LINE.match(line)
        if found is None:
            continue
        field, value = found[1].lower(), found[2].strip()
        if field == "user-agent":
            if rules:
                groups.append(_Group(tuple(agents), tuple(rules)))
                agents, rules = [], []
            agents.append(value.lower())
        elif field in ("allow", "disallow") and value and agents and len(rules) < _MAX_RULES:
            rules.append((field == "allow", _normal(value)))
    groups.append(_Group(tuple(agents), tuple(rules)))
    return Robots(tuple(groups))


def _normal(path: str) -> str:
    return quote(path, safe="/%*$?&=:;,+@!'()~-._")


def _matches(pattern: str, path: str) -> bool:
    # Without a regular expression: patterns come from outside, and backtracking over many stars takes for
    # ever.
    anchored = pattern.endswith("$")
    pieces = pattern.removesuffix("$").split("*")[:_MAX_STARS]
    if not path.startswith(pieces[0]):
        return False
    place = len(pieces[0])
    for piece in pieces[1:]:
        found = path.find(piece, place)
        if found < 0:
            return False
        place = found + len(piece)
    if not anchored:
        return True
    return place == len(path) or (len(pieces) > 1 and path.endswith(pieces[-1]))
