# ruff: noqa: E501 (tables and patterns read better unbroken)
"""Whether "7/4" or "7.4.26" is 4 July or 7 April: the text's own dates decide, then the maker's home."""

import re

_PAIRS = re.compile(r"(?<![\d/.])(\d{1,2})([/.])(\d{1,2})\2(?:20)?\d\d(?!\d)")
_YEARLESS = re.compile(r"(\d{1,2})/(\d{2})(?![\d/])")
_MONTH_FIRST_HOMES = (
    "America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles", "America/Phoenix", "America/Detroit",
    "America/Boise", "America/Anchorage", "America/Indiana", "America/Kentucky", "America/Puerto_Rico", "Pacific/Honolulu", "US/",
    "Asia/Manila",
)  # fmt: skip
_AMERICAN = re.compile(r"\b(?:color|favorite|MSRP|center|ZIP code|U\.S\.|catalog|aluminum)\b")
# One of these stands in whatever _AMERICAN matches.
_HINTS = ("color", "favorite", "MSRP", "center", "ZIP", "U.S.", "catalog", "aluminum")
_DOLLARS = re.compile(r"\$\d")
_MONTH_NAME_FIRST = re.compile(
    r"\b(?:January|February|March|April|June|July|August|September|October|November|December)\s\d{1,2}\b(?!\s?(?:st|nd|rd|th))"
)


def writes_month_first(text: str, home: str | None) -> bool:
    """Return whether the text writes the month before the day in numbers."""
    text = text[:20_000]
    for first, _, second in _PAIRS.findall(text):
        if int(first) > 12 >= int(second):
            return False
        if int(second) > 12 >= int(first):
            return True
    if "/" in text and (votes := sum(_vote(text, found) for found in _YEARLESS.finditer(text))):
        return votes > 0
    if home:
        return home.startswith(_MONTH_FIRST_HOMES)
    american = _DOLLARS.search(text) or (any(hint in text for hint in _HINTS) and _AMERICAN.search(text))
    return bool(american and _MONTH_NAME_FIRST.search(text))


def _vote(text: str, found: re.Match[str]) -> int:
    """Return 1 for numbers that can only be a month and a day, -1 for those that can only be a day and a month."""
    start = found.start()
    if start and text[start - 1] in "0123456789/.,":
        return 0
    first, second = int(found[1]), int(found[2])
    return (1 <= first <= 12 < second <= 31) - (1 <= second <= 12 < first <= 31)
