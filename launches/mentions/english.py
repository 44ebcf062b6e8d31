# ruff: noqa: E501 (tables and patterns read better unbroken)
"""Find the dates and times of an English sentence: "Out tomorrow, 18 August, at 15:00 CEST" has one.

At each word or figure that may begin one, the rules that `grammar.py` names for it are tried; whether the word is a date
there at all, tells `english_doubtful.py`; what belongs together is joined (`joining.py`).
"""

import re

from launches.mentions.calendar_words import WEEKDAYS
from launches.mentions.clock import parse_clock
from launches.mentions.english_doubtful import DASHES, begins_none, is_date
from launches.mentions.english_moves import in_opening_hours, two_dates
from launches.mentions.expression import Found, FoundClock, Reference
from launches.mentions.grammar import ENGLISH, digit_rules
from launches.mentions.joining import join
from launches.mentions.numeric_dates import ROW_RULES, SHORT_DAYS_RULES, SHORT_RULES
from launches.mentions.rule import Build, Rule
from launches.tokens import Tokens

_CLOCK_WORDS = frozenset(
    "noon midnight midday half quarter one two three four five six seven eight nine ten eleven twelve".split()
)
_HOUR_AFTER = frozenset(("past", "to", "o'clock"))
_CLOCK_AFTER = frozenset(
    ": . h a p am pm uhr heure heures hora horas hours hrs gmt utc bst cet cest jst zulu z o in noon midnight midday".split()
) | {""}
_TO = frozenset("- – — to and until till".split())
_BEGINNING = _CLOCK_WORDS | ENGLISH.keys() | {"#"}
_SHORT_COMPANY = frozenset(
    "returns drops drop street up premieres premiere new airs lands arrives opens on by from until till through starting beginning date dates sale ships available release launch : - before"
    " shelf shelves stores shops out landing dropping arriving opening start starts begins live releases".split()
)
_RUNNING = _SHORT_COMPANY - {"-"} | frozenset("run runs running plays from".split())
_RECURRING = frozenset(("every", "each"))
_NOT_NOW = frozenset("by until till for just only even every up".split())
_NAMED_CLOCKS = frozenset(("noon", "midnight", "midday"))
_WORD = re.compile(r"[^\W\d_]+")


def find_expressions(text: str, tokens: Tokens, reference: Reference) -> tuple[list[Found], list[FoundClock]]:
    """Return the dates of a sentence in order, and the times of day that stand without one."""
    dates, clocks = join(text, _scan(text, tokens, reference))
    # A number in words is an hour beside a date only.
    return dates, [
        clock for clock in clocks if not _WORD.fullmatch(text, clock.start, clock.end) or _is_named(text, clock)
    ]


def _is_named(text: str, clock: FoundClock) -> bool:
    return text[clock.start : clock.end].lower() in _NAMED_CLOCKS


def _scan(text: str, tokens: Tokens, reference: Reference) -> list[Found | FoundClock]:
    """Return the expressions of a sentence one by one, each from the first word that begins one."""
    found: list[Found | FoundClock] = []
    words, starts = tokens.words, tokens.starts
    covered = 0
    for index in [place for place, word in enumerate(tokens.plain) if word in _BEGINNING]:
        if starts[index] < covered:
            continue
        word = words[index]
        item: Found | FoundClock | None = None
        if word[0].isdigit():
            item = _number(text, tokens, index, reference)
        elif word in ENGLISH:
            item = _word(text, tokens, index, reference)
        if item is None and word in _CLOCK_WORDS and _may_tell_hour(words, index):
            item = parse_clock(text, starts[index], reference.zone)
        if item is None or (index and words[index - 1] in (_RECURRING if word != "now" else _NOT_NOW)):
            continue
        if isinstance(item, Found) and (
            _repeats(words, index) or (word in WEEKDAYS and in_opening_hours(words, index))
        ):
            continue
        found.append(item)
        covered = item.end
    return found


def _may_tell_hour(words: list[str], index: int) -> bool:
    """Whether a number in words may be an hour ("at nine", "nine o'clock", "half past nine"); a look at a word is cheap."""
    if not index or index + 1 == len(words) or words[index] in _NAMED_CLOCKS:
        return True
    return words[index + 1] in _HOUR_AFTER or words[index - 1].endswith("at")


def _repeats(words: list[str], index: int) -> bool:
    """Whether a weekday goes on with "every Tuesday and …"."""
    return words[index - 1 : index] in (["and"], ["or"], [","]) and words[max(0, index - 3) : index - 2] == ["every"]


def _first(
    rules: tuple[Rule, ...], text: str, position: int, reference: Reference, without: frozenset[Build] = frozenset()
) -> Found | None:
    """Return what the first rule reads that reads anything at a place; those in `without` are left out."""
    for pattern, build in rules:
        if build in without:
            continue
        match = pattern.match(text, position)
        if match:
            found = build(match, reference)
            if found is not None:
                return found
    return None


def _number(text: str, tokens: Tokens, index: int, reference: Reference) -> Found | FoundClock | None:
    position = tokens.starts[index]
    before = text[position - 1 : position]
    if before in "$€£¥₹#+" and before:
        return None
    following = _following(tokens, index)
    rules = digit_rules(text, position, following)
    item = _first(rules, text, position, reference, two_dates(tokens, index)) if rules else None
    if item is None and following == "/" and index and tokens.words[index - 1] in _RUNNING:
        item = _first(SHORT_DAYS_RULES, text, position, reference, two_dates(tokens, index))
    if item is not None:
        return item
    if following in "/.":
        if index and (tokens.words[index - 1] in _SHORT_COMPANY or _in_column(text, position)):
            item = _first(SHORT_RULES, text, position, reference)
        if item is None and (not index or tokens.words[index - 1] in DASHES):
            item = _first(ROW_RULES, text, position, reference)
    # In "10 a.m. PT/1 p.m. ET" the bar stands behind a zone.
    if item is not None or (before and before in ".:/" and not (before == "/" and text[position - 2].isalpha())):
        return item
    # Most numbers count something else than hours; one with letters ("10am") says so itself, as does the last of "6-8pm".
    hour = following.partition("'")[0] in _CLOCK_AFTER or not tokens.words[index].isdecimal()
    if not hour and (following not in _TO or tokens.plain[index + 2 : index + 3] != ["#"]):
        return None
    return parse_clock(text, position, reference.zone)


def _in_column(text: str, position: int) -> bool:
    """Whether a number opens a column of a table: what stands before ends some spaces earlier, or at a bar."""
    gap = text[max(0, position - 2) : position]
    return gap in ("  ", "| ") or gap.endswith(("\t", "|"))


def _following(tokens: Tokens, index: int) -> str:
    """Return the token behind one, "" at the end of a sentence."""
    return tokens.plain[index + 1] if index + 1 < len(tokens.plain) else ""


def _word(text: str, tokens: Tokens, index: int, reference: Reference) -> Found | None:
    rules = ENGLISH[tokens.words[index]].before(_following(tokens, index))
    if not rules or begins_none(text, tokens, index):
        return None
    item = _first(rules, text, tokens.starts[index], reference, two_dates(tokens, index))
    return item if item is not None and is_date(text, tokens, index, item) else None
