"""When a maker's financial year begins, as far as its text (or its country's custom) says."""

import re

from launches.mentions.calendar_words import ORDINALS, month, month_number
from launches.mentions.expression import Fiscal

# Of a text in lower case: a search that minds no case cannot leap to the next "f".
_HINT = re.compile(r"fiscal|financial\s+year|fy(?<=\bfy)\s?\d")
_BEGINS = re.compile(
    rf"(?:fiscal|financial)\s+year(?:\s+20\d\d)?[\s,(]{{1,3}}(?:which\s+|that\s+)?(?:begins|starts|began|started|commences|runs)\s+(?:on|in|from)?\s*(?:the\s+)?"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?)?{month('m')}",
    re.IGNORECASE,
)
_RUNS = re.compile(
    rf"(?:FY|fiscal|financial)[^.;\n]{{0,30}}?\bruns\s+from\s+(?:\d{{1,2}}\s+)?{month('m')}", re.IGNORECASE
)
_ENDS = re.compile(
    rf"(?:fiscal|financial)\s+year(?:\s+20\d\d)?[\s,(]{{1,3}}(?:which\s+|that\s+)?(?:ended|ends|ending|closes|closed|end)\s+(?:on\s+|in\s+)?(?:the\s+)?"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?{month('m')}",
    re.IGNORECASE,
)
# "The third quarter of our financial year (April to June)", "Q2 FY27 (July-September 2026)".
_SHOWN = re.compile(
    rf"(?:(?P<n>first|second|third|fourth)\s+(?:fiscal\s+|financial\s+)?quarter|Q(?P<q>[1-4]))\b[^.;()\n]{{0,40}}\(\s?{month('m')}"
    rf"(?:\s+20\d\d)?\s?(?:to|through|until|[-–—])\s?{month('last')}",
    re.IGNORECASE,
)
# Where nearly every maker keeps the same financial year.
_CUSTOMS = {"Asia/Kolkata": Fiscal(4), "Asia/Calcutta": Fiscal(4), "Asia/Tokyo": Fiscal(4, named_by_end=False)}


def find_fiscal(text: str, home: str | None) -> Fiscal | None:
    """Return how the financial year of the text's maker lies; None where nothing tells."""
    low = text.lower()
    if "fiscal" not in low and "financial" not in low and "fy" not in low:
        return None
    if not _HINT.search(low):
        return None
    custom = _CUSTOMS.get(home or "")
    starts = _starts(text)
    # Who says when the year begins says nothing of how it is named.
    if starts is None or (custom is not None and custom.starts == starts):
        return custom
    return Fiscal(starts)


def _starts(text: str) -> int | None:
    """Return the month in which the year begins as a text says, None where it does not."""
    begins = _BEGINS.search(text) or _RUNS.search(text)
    if begins:
        return month_number(begins["m"])
    ends = _ENDS.search(text)
    if ends:
        return month_number(ends["m"]) % 12 + 1
    shown = _SHOWN.search(text)
    return _shown(shown) if shown else None


def _shown(quarter: re.Match[str]) -> int:
    """Return the month in which the year begins that has a quarter in such months."""
    before = int(quarter["q"] or ORDINALS[quarter["n"].lower()]) - 1
    return (month_number(quarter["m"]) - 3 * before - 1) % 12 + 1
