"""Other places and other buyers: dates beside the launch that are its own, later ones."""

import re

from launches.announcement import RegionalWindow
from launches.candidates import Candidate
from launches.cues import Kind

_PLACE = re.compile(
    r"\b(?:[Ii]n|for|to|across|from|with)\s+(?P<place>(?:the\s+)?(?:rest\s+of\s+)?(?:[A-Z][\w.’'-]+)(?:(?:,\s|\s(?:and\s)?(?:the\s)?)[A-Z][\w.’'-]+){0,5})"
)
# "Japan", "Hong Kong", "the U.K."
_NAME = r"(?:the\s)?[A-Z][\w.-]+(?:\s[A-Z][\w-]+)?"
_FOLLOWS = re.compile(
    rf"(?P<place>(?:the\s+)?(?:rest\s+of\s+(?:the\s+)?[A-Z]\w+|rest\s+of\s+the\s+world|other\s+(?:\w+\s+)?(?:markets|countries|regions)|{_NAME}(?:(?:,\s|\sand\s|,\sand\s){_NAME}){{0,4}}))\s+(?:\w+\s+){{0,3}}(?:follow|follows|get|gets|to\s+follow)\b"
)
_LIMIT = 6


def regions_of(chosen: Candidate, candidates: list[Candidate]) -> tuple[RegionalWindow, ...]:
    """Return the later windows that the chosen date's sentence and its neighbours give for other places."""
    found: list[RegionalWindow] = []
    for candidate in candidates:
        if candidate is chosen or candidate.superseded or not _beside(chosen, candidate):
            continue
        if candidate.window.start.replace(tzinfo=None) <= chosen.window.start.replace(tzinfo=None):
            continue
        place = _place(candidate)
        if place and len(found) < _LIMIT:
            found.append(RegionalWindow(place, candidate.window))
    return tuple(found)


def _beside(chosen: Candidate, candidate: Candidate) -> bool:
    near = chosen.line.source is candidate.line.source and abs(chosen.line.number - candidate.line.number) <= 2
    return near and not _LAUNCHING.isdisjoint(candidate.line.clauses[candidate.mention.clause].kinds)


_LAUNCHING = frozenset({Kind.FOLLOW, Kind.LAUNCH, Kind.OPEN, Kind.OUT, Kind.SUPPLY, Kind.START})


def _place(candidate: Candidate) -> str:
    line = candidate.line
    clause = line.clauses[candidate.mention.clause]
    start, end = line.tokens.starts[clause.first], line.tokens.ends[clause.last - 1]
    match = _FOLLOWS.search(line.source, start, end)
    if match:
        return match["place"]
    months = candidate.mention.found
    for found in _PLACE.finditer(line.source, start, end):
        if not (found.start("place") < months.end and months.start < found.end("place")):
            return found["place"]
    return ""
