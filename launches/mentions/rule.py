r"""A rule of the grammar: a pattern, and what it means where it matches.

`compile_rule(r"early\s+(?P<y>20\d\d)", _part_of_year)` reads "early 2027". What it means is built from the match and
the moment the text speaks from; None says that it is no date after all, and the next rule is tried.
"""

import re
from collections.abc import Callable

from launches.mentions.expression import Found, Reference, fixed, on
from launches.periods import Days
from launches.window import Precision

Build = Callable[[re.Match[str], Reference], Found | None]
Rule = tuple[re.Pattern[str], Build]


def compile_rule(pattern: str, build: Build) -> Rule:
    """Return a rule: a pattern, matched where a word that may begin it stands, and what it means."""
    return re.compile(pattern, re.IGNORECASE), build


def yearly(
    found: re.Match[str],
    precision: Precision,
    build: Callable[[int], Days],
    year: int | None,
    weekday: int | None = None,
) -> Found:
    """Return the expression for what every year has: in `year`, or in the one that tense and weekday ask for."""
    return Found(found.start(), found.end(), precision, on(build, year, weekday), explicit=year is not None)


def settled(found: re.Match[str], precision: Precision, days: Days, *, explicit: bool = False) -> Found:
    """Return the expression for days that neither tense nor anything else can change."""
    return Found(found.start(), found.end(), precision, fixed(days), explicit=explicit)
