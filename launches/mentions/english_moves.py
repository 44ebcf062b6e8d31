# ruff: noqa: E501 (tables and patterns read better unbroken)
"""Where a text tells a move, "from 1 July to 25 October" are two dates; a fair that goes from 24 to 27 January moves nowhere."""

from launches.mentions import english_dates, english_ranges, numeric_dates
from launches.mentions.calendar_words import WEEKDAYS
from launches.mentions.rule import Build
from launches.tokens import Tokens

_MOVES = frozenset(
    "deferred defers defer moved moves move moving pushed pushes push pushing shifted shifts shift slipped slips slip delayed delays delay postponed postpones"
    " brought rescheduled changed changes advanced put slides slid slide relocated relocates bumped kicked nudged change bounces hops jumps jumped leaps".split()
)
_GOES = frozenset("goes go went going gone".split())
_THROUGH = frozenset("- – — to through thru".split())
_NONE: frozenset[Build] = frozenset()
# In "moved from 1 July to 25 October" these would swallow both dates.
_RANGES = english_dates.RANGES | numeric_dates.RANGES | english_ranges.RANGES
_LONG_RANGES = english_dates.LONG_RANGES | numeric_dates.LONG_RANGES | english_ranges.RANGES


def two_dates(tokens: Tokens, index: int) -> frozenset[Build]:
    """Return the rules whose ranges are two dates at a token, since "from … to …" tells a move there.

    What "goes" from one to another moves from month to month, or from a day of one month to a day of another.
    """
    before = tokens.words[max(0, index - 3) : index]
    if "from" not in before:
        return _NONE
    if not _MOVES.isdisjoint(_since_colon(tokens.words[max(0, index - 30) : index]) + tokens.words[index : index + 30]):
        return _RANGES
    place = index - 1 - before[::-1].index("from")
    return _LONG_RANGES if place and tokens.words[place - 1] in _GOES else _NONE


def _since_colon(words: list[str]) -> list[str]:
    """Return what stands behind the last colon: "That has moved online: from 22 to 25 October" moves no days."""
    return words[len(words) - words[::-1].index(":") :] if ":" in words else words


def in_opening_hours(words: list[str], index: int) -> bool:
    """Whether a weekday is one of "Monday to Friday", which tells when a house is open; "moved from Monday to Friday" does not."""
    before, after = words[max(0, index - 3) : index], words[index + 1 : index + 4]
    before, after = [word for word in before if word != "."][-2:], [word for word in after if word != "."][:2]
    if not any(pair[0] in WEEKDAYS and pair[1] in _THROUGH for pair in (before, after[::-1]) if len(pair) == 2):
        return False
    return (_MOVES | _GOES).isdisjoint(words[max(0, index - 30) : index + 30])
