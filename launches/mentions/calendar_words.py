# ruff: noqa: E501 (tables and patterns read better unbroken)
"""The words for months, weekdays, seasons, parts and numbers that the English grammar is built of.

For each kind there is a table ("sept" is 9), the piece of pattern that captures one, and what is meant by the capture.
"""

import re

from launches.mentions.expression import Reference
from launches.periods import month_after

_ENGLISH_MONTHS = (
    "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
    "september sept sep", "october oct", "november nov", "december dec",
)  # fmt: skip
# What means nothing else: a German date may stand in an English text.
_MONTHS_ABROAD = (
    "januar janvier enero gennaio", "februar février febrero febbraio", "märz", "", "", "juni juin junio giugno",
    "juli juillet luglio", "août", "septembre septiembre settembre", "oktober octobre octubre ottobre",
    "novembre noviembre", "dezember décembre diciembre dicembre",
)  # fmt: skip
MONTHS = {
    name: number
    for names in (_ENGLISH_MONTHS, _MONTHS_ABROAD)
    for number, of_month in enumerate(names, start=1)
    for name in of_month.split()
}
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday mon",
            "tuesday tues tue",
            "wednesday weds wed",
            "thursday thurs thur thu",
            "friday fri",
            "saturday sat",
            "sunday sun",
        )
    )
    for name in names.split()
}
# A season by the month it begins in, on the northern half of the globe.
SEASONS = {
    "spring": 3,
    "springtime": 3,
    "summer": 6,
    "summertime": 6,
    "autumn": 9,
    "fall": 9,
    "winter": 12,
    "wintertime": 12,
}
_CLOCK_LETTERS = (
    "am pm a.m p.m gmt utc bst cet cest est edt pst pdt cst cdt mst mdt et ct pt eastern central pacific jst kst ist"
)
CAPITALS = frozenset(
    (*MONTHS, *WEEKDAYS, *SEASONS, *_CLOCK_LETTERS.split(), *"q1 q2 q3 q4 h1 h2 christmas easter diwali".split())
)
"""What tells a time where it is written with a capital, and names nothing."""
ORDINALS = {
    "first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "final": 4, "last": 4, "opening": 1,
    "closing": 4, "former": 1, "latter": 2, "back": 2, "other": 2,
}  # fmt: skip
NUMBERS = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
        " eighteen nineteen twenty".split()
    )
} | {
    "a": 1,
    "an": 1,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "ninety": 90,
    "hundred": 100,
    "a couple of": 2,
}
# The day of a month in words; from the twenty-first on two words make one.
_UNITS = "first second third fourth fifth sixth seventh eighth ninth".split()
_TEENS = "tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth".split()
DAY_WORDS = (
    {word: number for number, word in enumerate([*_UNITS, *_TEENS, "twentieth"], start=1)}
    | {f"twenty {word}": number for number, word in enumerate(_UNITS, start=21)}
    | {"thirtieth": 30, "thirty first": 31}
)
PARTS = {
    "early": "early", "beginning": "early", "start": "early", "opening": "early", "outset": "early", "mid": "mid", "middle": "mid",
    "late": "late", "end": "late", "close": "late", "tail": "late", "conclusion": "late",
    "later": "late", "latter": "late",
}  # fmt: skip

_ABBREVIATED = "jan feb mar apr jun jul aug sept sep oct nov dec".split()
_SHORT = rf"(?:{'|'.join(_ABBREVIATED)})\b\.?"
_LONG = "|".join(names.split()[0] for names in _ENGLISH_MONTHS)
_ABROAD = "|".join(" ".join(_MONTHS_ABROAD).split())


def month(name: str) -> str:
    """Return the piece of pattern that captures a month's name as `name`."""
    return rf"(?P<{name}>(?:{_LONG})\b|{_SHORT})"


def any_month(name: str) -> str:
    """Return the piece of pattern that captures the name of a month, also a foreign one, as `name`."""
    return rf"(?P<{name}>(?:{_LONG}|{_ABROAD})\b|{_SHORT})"


def weekday(name: str) -> str:
    """Return the piece of pattern that captures a weekday as `name`."""
    return rf"(?P<{name}>(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|(?:mon|tues?|weds?|thurs?|thu|fri|sat|sun)\b\.?)"


def day_before_month(name: str) -> str:
    """Return the piece of pattern that captures the number of a day that stands before its month as `name`."""
    return rf"(?P<{name}>[0-3]?\d)(?:st|nd|rd|th|\.)?(?!\d|:\d|[.,]\d)"


def day_after_month(name: str) -> str:
    """Return the piece of pattern that captures the number of a day that stands behind its month as `name`."""
    return rf"(?P<{name}>[0-3]?\d)(?:st|nd|rd|th)?(?!\d|:\d|\.\d|,(?!20\d\d\b)\d)"


YEAR = r"(?P<y>(?:19|20)\d\d(?![\d%]|s\b)|['’‘]\d\d\b|(?:this|the\s+current|next|the\s+(?:coming|following|same)|last|the\s+past|that)\s+year\b|the\s+year\s+after\s+next\b|the\s+year\b)"
OPTIONAL_YEAR = rf"(?:(?:\s?,?\s{{1,3}}(?:(?:of|in)\s+)?|[,./-](?=20\d\d\b)){YEAR})?"
# A month by its name, or "the month", "next month".
MONTH_OF = (
    rf"(?:{month('m')}{OPTIONAL_YEAR}|(?P<beside>(?:this|next|the(?:\s+(?:coming|following|current|same))?)\s+month)\b)"
)
# "On the 26th", with nothing behind it that is counted.
NTH = r"(?P<d>[0-3]?\d)(?:st|nd|rd|th)(?=\s*(?:[.,;:)–-]|\Z|and\b|at\b|for\b|in\b|from\b))"
# "July the fourth." is a day, "May the first visitors" none.
ALONE = r"(?=\s*(?:[.,;:!?)–—-]|\Z|(?:and|at|for|from|in|is|of|on|to)\b))"
DAY_WORD = "|".join(word.replace(" ", r"[\s-]") for word in sorted(DAY_WORDS, key=len, reverse=True))
# "The first half", "the 3rd quarter", "the final week".
ORDINAL = r"(?P<n>first|1st|second|2nd|third|3rd|fourth|4th|final|last|latter|opening|closing|former|back)"
# "By end-2027", "at end June": without "of", an end needs a dash or a word before it.
END = r"(?:end(?=-)|(?<=by\s)end|(?<=at\s)end|(?<=before\s)end)"
PART = (
    rf"(?P<part>early|mid|late|{END}|"
    r"(?:beginning|start|middle|end|close|tail\s+end|opening\s+days|closing\s+days|outset"
    r"|(?:early|middle|later|latter)\s+part)(?:\s+|-)of"
    r"|(?:first|last)\s+(?:few\s+|ten\s+)?days\s+of)[\s-]{0,2}(?:(?:in|on)\s+)?(?:the\s+month\s+of\s+)?"
)
COUNT = r"\d{1,3}|" + "|".join(word.replace(" ", r"\s+") for word in NUMBERS)


def tidy(text: str) -> str:
    """Return words as the tables have them: in lower case, one space between two, whatever stands there in the text."""
    return " ".join(text.lower().split())


def count_number(text: str) -> int:
    """Return how many a captured COUNT is."""
    return int(text) if text.isdigit() else NUMBERS[tidy(text)]


def ordinal_number(text: str) -> int:
    """Return the number of a captured ORDINAL, or of a figure or "three"; the last of anything is the fourth."""
    word = text.lower()
    return int(word) if word.isdigit() else ORDINALS.get(word) or NUMBERS[word]


def part_named(text: str) -> str:
    """Return "early", "mid" or "late" for a captured PART."""
    word = tidy(text)
    if word.endswith(("days of", "months of")):
        return "late" if word.startswith(("last", "closing", "final")) else "early"
    return PARTS[word.replace("-", " ").split()[0]]


def weekday_number(text: str) -> int:
    """Return 0 to 6 for a captured weekday."""
    return WEEKDAYS[text.lower().rstrip(".")]


def day_number(text: str) -> int:
    """Return 1 to 31 for a captured DAY_WORD."""
    return DAY_WORDS[tidy(text.replace("-", " "))]


def month_number(text: str) -> int:
    """Return 1 to 12 for a captured month."""
    return MONTHS[text.lower().rstrip(".")]


def month_meant(found: re.Match[str], reference: Reference) -> tuple[int, int | None]:
    """Return month and year of a captured MONTH_OF; no year where the text leaves it open."""
    if found["beside"]:
        ahead = found["beside"].lower().split()[-2] in ("next", "coming", "following")
        first = month_after(reference.day, int(ahead))
        return first.month, first.year
    return month_number(found["m"]), year_number(found["y"], reference)


def full_year(text: str) -> int:
    """Return the year that figures mean: "2027", "27", "’27", or "2026/27", which is called by the year it ends in."""
    return int(text) if len(text) == len("2027") else 2000 + int(text[-2:])


def year_number(text: str | None, reference: Reference) -> int | None:
    """Return the year a captured YEAR means; None where the text leaves it open ("the year")."""
    if text is None:
        return None
    if text[0].isdigit() or text[0] in "'’‘":
        return full_year(text)
    word = text.lower().split()[-2]
    today, told = reference.day.year, reference.told.start.year if reference.told else None
    match word:
        case "following" | "same" if told:
            return told + (word == "following")
        case "next" | "following" | "coming":
            return today + 1
        case "last" | "past":
            return today - 1
        case "after":
            return today + 2
        case "the" | "that":
            return told if word == "that" else None
        case _:
            return today
