# ruff: noqa: E501 (tables and patterns read better unbroken)
"""Find the temporal expressions of a sentence and join the parts that belong together.

"tomorrow, 18 August, at 15:00 CEST" is three expressions and one moment.
"""

import re
from datetime import timedelta

from launches.mentions import english_dates, english_periods
from launches.mentions.calendar_words import DAY_WORD, MONTHS, SEASONS, WEEKDAYS
from launches.mentions.clock import parse_clock
from launches.mentions.english_dates import ROW_RULES, SHORT_DAYS, SHORT_DOTTED, SHORT_NUMERIC, Build, Rule
from launches.mentions.expression import Clock, Found, FoundClock, Reference, Resolve, Tense
from launches.mentions.grammar import ENGLISH, NEEDS_CAPITAL, NEEDS_COMPANY, SMALL_NEEDS_COMPANY, digit_rules
from launches.periods import Days
from launches.tokens import Tokens
from launches.window import Precision

_CLOCK_WORDS = frozenset(
    "noon midnight midday half quarter one two three four five six seven eight nine ten eleven twelve".split()
)
_HOUR_AFTER = frozenset(("past", "to", "o'clock"))
_CLOCK_AFTER = frozenset(
    ": . h a p am pm uhr heure heures hora horas hours hrs gmt utc bst cet cest jst zulu z o in noon midnight midday".split()
) | {""}
_TO = frozenset("- – — to and until till".split())
_THROUGH = frozenset("- – — to through thru".split())
_BEGINNING = _CLOCK_WORDS | ENGLISH.keys() | {"#"}
_COMPANY = frozenset(
    "in by until till of early late mid this next since from to through before after and or between on starting beginning"
    " last end for during as around about coming every each the remains remain says say only toward towards be than".split()
)
_SHORT_COMPANY = frozenset(
    "returns drops drop street up premieres premiere new airs lands arrives opens on by from until till through starting beginning date dates sale ships available release launch : - before"
    " shelf shelves stores shops out landing dropping arriving opening start starts begins live releases".split()
)
_RUNNING = _SHORT_COMPANY - {"-"} | frozenset("run runs running plays from".split())
_ARTICLES = frozenset("a an the new old this that our your his her its their one audi".split())
# What "a May launch" and "the fall release" are: the date that stands before one of these needs no preposition.
_HEADS = frozenset("launch relaunch release debut premiere opening rollout arrival start window timeframe".split())
_OTHER_HEADS = frozenset("hours times display displays shopping lever levers latch mechanism button".split())
_DETERMINERS = frozenset("a an the its their our his her this that".split())
_SO = frozenset("so then now maybe probably perhaps likely expect".split())
_QUARTERS = frozenset("q1 q2 q3 q4 h1 h2".split())
_DAY_NAMES = WEEKDAYS.keys() | {"today", "tomorrow"}
_SUPERLATIVES = frozenset(
    "first only biggest largest best worst highest lowest longest fastest greatest strongest boldest heaviest most".split()
)
_COMING = frozenset(
    "will would is are was were be to may could should can come comes coming arrive arrives open opens opening start starts begin"
    " begins ship ships launches follow follows go goes get gets reach reaches lands due out available expected planned , ; : ( –".split()
)
_CLOSING = frozenset(". , ; ! ? ) – —".split())
_IT_IS = frozenset(("it's", "that's"))
_SHORT_WEEKDAYS = frozenset(("sat", "sun"))
_WEATHER = frozenset("mild hard harsh severe cold wet rainy dry hot warm long short bad poor good stormy snowy".split())
_ANY = frozenset("a an one another".split())
# What products, plays and places are named after.
_NAMESAKES = MONTHS.keys() | SEASONS.keys() | _SHORT_WEEKDAYS | {"christmas", "easter", "halloween"}
_MONTHS_ALSO_VERBS = frozenset(("may", "march"))
_NAMING = frozenset(
    "come gets now mentions mentioned named names is read reads targets targeting eyes sets meant means".split()
)
_DASHES = frozenset(("–", "—", "•", "*"))
_RECURRING = frozenset(("every", "each"))
_NOT_NOW = frozenset("by until till for just only even every up".split())
_MOVES = frozenset(
    "deferred defers defer moved moves move moving pushed pushes push pushing shifted shifts shift slipped slips slip delayed delays delay postponed postpones"
    " brought rescheduled changed changes advanced put slides slid slide relocated relocates bumped kicked nudged change bounces hops jumps jumped leaps".split()
)
_GOES = frozenset("goes go went going gone".split())
_BEFORE_CLOCK = re.compile(
    r"\s?[,(–—-]?\s?(?!and\s+by\b)(?:(?:at|from|between|around|about|starting|beginning|precisely|exactly|sharp|@|and|live|by|kl\.?|um|ab|gegen|à|a\slas|dès|desde\slas)\s+){0,2}(?:the\s+stroke\s+of\s+)?",
    re.IGNORECASE,
)
_AFTER_CLOCK = re.compile(
    r"\s?[,)]?\s?(?:local\s+time,?\s+)?(?:(?:on|this|coming|of|am|le|el|del)\s+)?(?:the\s+)?[(]?", re.IGNORECASE
)
_CLOCKS = re.compile(r"\s?\)?\s?[(/=,;|–-]?\s?(?:(?:or|and|i\.e\.)\s+)?", re.IGNORECASE)
_APPOSITION = re.compile(r"\s?[,(–—-]?\s?(?:the\s+)?", re.IGNORECASE)
_NONE: frozenset[Build] = frozenset()
# In "moved from 1 July to 25 October" these would swallow both dates.
_RANGES = english_dates.RANGES | english_periods.RANGES
_LONG_RANGES = english_dates.LONG_RANGES | english_periods.RANGES
_NAMED_CLOCKS = frozenset(("noon", "midnight", "midday"))
_WORD = re.compile(r"[^\W\d_]+")
_NTH = re.compile(r"(?:the\s+)?\d{1,2}(?:st|nd|rd|th)\Z", re.IGNORECASE)
_AND = re.compile(r"\s?,?\s+(?:and|und|et|y)\s+(?:(?:the|dem|le|la|el)\s+)?", re.IGNORECASE)
_BETWEEN = re.compile(r"\b(?:between|zwischen|entre)\s(?:(?:the|dem|le|la|el)\s)?\Z", re.IGNORECASE)
_WORDY = re.compile(r"[^\d]*\Z")
# Headlines write the small words alone with small letters ("with", "from").
_SMALL_WORDS = 4
_IN_ORDER = re.compile(rf"\d|(?:{DAY_WORD})\b", re.IGNORECASE)


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
            _repeats(words, index) or (word in WEEKDAYS and _in_opening_hours(words, index))
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


def _in_opening_hours(words: list[str], index: int) -> bool:
    """Whether a weekday is one of "Monday to Friday", which tells when a house is open; "moved from Monday to Friday" does not."""
    before, after = words[max(0, index - 3) : index], words[index + 1 : index + 4]
    before, after = [word for word in before if word != "."][-2:], [word for word in after if word != "."][:2]
    if not any(pair[0] in WEEKDAYS and pair[1] in _THROUGH for pair in (before, after[::-1]) if len(pair) == 2):
        return False
    return (_MOVES | _GOES).isdisjoint(words[max(0, index - 30) : index + 30])


def _first(
    rules: tuple[Rule, ...], text: str, position: int, reference: Reference, without: frozenset[Build] = frozenset()
) -> Found | None:
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
    item = _first(rules, text, position, reference, _split(tokens, index)) if rules else None
    if item is None and following == "/" and index and tokens.words[index - 1] in _RUNNING:
        item = _first((SHORT_DAYS,), text, position, reference, _split(tokens, index))
    if item is not None:
        return item
    if following in "/.":
        if index and (tokens.words[index - 1] in _SHORT_COMPANY or _in_column(text, position)):
            item = _first((SHORT_NUMERIC, SHORT_DOTTED), text, position, reference)
        if item is None and (not index or tokens.words[index - 1] in _DASHES):
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
    word, position = tokens.words[index], tokens.starts[index]
    rules = ENGLISH[word].before(_following(tokens, index))
    if not rules:
        return None
    if word == "in" and index and tokens.plain[index - 1] == "#":
        return None  # "74,000 in nine weeks" counts how long it took
    if word == "in" and _looks_back(tokens.words, index):
        return None
    small = not text[position].isupper() and not _digit_follows(text, tokens, index)
    if small and word in NEEDS_CAPITAL:
        return None
    item = _first(rules, text, position, reference, _split(tokens, index))
    if item is not None and word in _NAMESAKES and _is_in_name(text, tokens, index, item):
        return None
    if word in SEASONS and _is_any_season(tokens.words, index):
        return None
    if item is None or not (word in NEEDS_COMPANY or (small and word in SMALL_NEEDS_COMPANY)):
        return item
    alone = item.end == tokens.ends[index]
    if alone and (_stands_out(text, tokens, index) or _heads_row(tokens, index) or _tells_launch(tokens, index)):
        return item
    before = tokens.words[index - 1] if index else ""
    accompanied = (before in _COMPANY or before == ":") and not (
        before == "the" and word in ("q1", "q2", "q3", "q4", "h1", "h2")
    )
    return item if not alone or accompanied else None


def _is_in_name(text: str, tokens: Tokens, index: int, item: Found) -> bool:
    """Whether a month, season or feast is a word of a name: "October Ale", "The Winter Garden", "Winter Sun."

    Beside it stands another capital, before it nothing that dates ("in October Apple …"), and elsewhere small letters.
    """
    if not text[tokens.starts[index]].isupper() or text[tokens.ends[index] : item.end] not in ("", "."):
        return False
    before = tokens.words[index - 1] if index else ""
    if (before in _COMPANY and before != "the") or before in ("at", "come") or before[-1:].isdigit():
        return False
    if tokens.words[index] in _SHORT_WEEKDAYS:
        return _is_capital(text, tokens, index - 1) and before not in MONTHS and before not in WEEKDAYS
    after = tokens.words[index + 1] if index + 1 < len(tokens.words) else ""
    return (
        _is_capital(text, tokens, index + 1)
        and text[tokens.ends[index] : tokens.starts[index + 1]] == " "
        and (after not in ENGLISH or after in _SHORT_WEEKDAYS)
        and any(
            len(word) > _SMALL_WORDS and text[start].islower()
            for word, start in zip(tokens.words, tokens.starts, strict=True)
        )
    )


def _is_any_season(words: list[str], index: int) -> bool:
    """Whether a season is one among many, or weather: "spend a winter on it", "after a mild winter"; "a fall release" is not."""
    before = words[index - 1] if index else ""
    return before in _WEATHER or (before in _ANY and _HEADS.isdisjoint(words[index + 1 : index + 3]))


def _is_capital(text: str, tokens: Tokens, index: int) -> bool:
    return 0 <= index < len(tokens.words) and text[tokens.starts[index]].isupper()


def _looks_back(words: list[str], index: int) -> bool:
    """Whether an "in" tells how long there was none: "its first album in six years", but not "its first shop opens in …"."""
    before = words[max(0, index - 8) : index]
    first = next((place for place in range(len(before) - 1, -1, -1) if before[place] in _SUPERLATIVES), None)
    after = words[index + 1 : index + 6]
    if first is None or "time" in after or before[first:] == ["only"]:
        return False
    between = before[first + 1 :]
    if before[first] == "first" and between[:1] == ["time"]:
        return True
    if not _COMING.isdisjoint(between):
        return False
    # "The first deliveries in six months" are as likely to come.
    return "years" in after or "year" in after or ("months" in after and not before[-1].endswith("s"))


def _tells_launch(tokens: Tokens, index: int) -> bool:
    """Whether a month, season or quarter says which launch is meant: "a May launch", "its Q4 release"."""
    words = tokens.words
    before, after = words[index - 1 : index], words[index + 1 : index + 3]
    return (
        not _DETERMINERS.isdisjoint(before) and not _HEADS.isdisjoint(after[:1]) and _OTHER_HEADS.isdisjoint(after[1:])
    )


def _heads_row(tokens: Tokens, index: int) -> bool:
    """Whether a word opens a row of a calendar ("March: the new lager"), or a sentence that is about it ("May is when")."""
    word, following = tokens.words[index], _following(tokens, index)
    if word in _QUARTERS:
        return index > 0 and tokens.words[index - 1] in _DASHES and (not following or following in _DASHES)
    return index == 0 and word in _MONTHS_ALSO_VERBS and following in (":", "is")


def _stands_out(text: str, tokens: Tokens, index: int) -> bool:
    """Whether "May" or "Q3" without a preposition is a date all the same.

    "Come May" and "we now say Q3." are; "Theresa May", "the March on Rome", "the new Q3 by Audi" are not.
    """
    word = tokens.words[index]
    if not text[tokens.starts[index]].isupper() or index == 0:
        return False
    before, after = tokens.words[index - 1], tokens.words[index + 1 : index + 2]
    if word in _QUARTERS and (not after or after[0] in _CLOSING):
        if before in _SO:
            return True
        listed = index > 1 and tokens.plain[index - 2] != "#" and tokens.words[index - 2][-1:].isdigit()
        if before == "," and not listed:
            return not after or after[0] in ".!;"
    if word in _MONTHS_ALSO_VERBS and before in _IT_IS:
        return True
    if before in _ARTICLES or text[tokens.starts[index - 1]].isupper() or not before.isalpha():
        return False
    if word in _QUARTERS:
        return not after or after[0] in _CLOSING
    looked_at = before == "at" and index > 1 and tokens.words[index - 2].startswith("look")
    return word in _MONTHS_ALSO_VERBS and (looked_at or before in _NAMING)


def _split(tokens: Tokens, index: int) -> frozenset[Build]:
    """Return the ranges that are two dates here, as "from … to …" tells a move: of months or of days of two months if it "goes" from one to another.

    A fair that goes from 24 to 27 January moves nowhere.
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


def _digit_follows(text: str, tokens: Tokens, index: int) -> bool:
    end = tokens.ends[index]
    return text[end : end + 2].strip()[:1].isdigit()


def join(text: str, items: list[Found | FoundClock]) -> tuple[list[Found], list[FoundClock]]:
    """Join neighbours to one moment; return dates and the times left alone."""
    dates: list[Found] = []
    clocks: list[FoundClock] = []
    last: Found | FoundClock | None = None
    for item in items:
        joined = _pair(text, last, item) if last is not None else None
        if joined is None:
            last = item
        else:
            (dates if isinstance(last, Found) else clocks).pop()
            last = joined
        if isinstance(last, Found):
            dates.append(last)
        else:
            clocks.append(last)
    return dates, clocks


def _pair(text: str, left: Found | FoundClock, right: Found | FoundClock) -> Found | FoundClock | None:
    """Return both as one expression if only connecting words stand between them."""
    gap = text[left.end : right.start]
    if len(gap) > 40 or right.end - left.start > 120:
        return None
    if isinstance(left, Found) and isinstance(right, FoundClock):
        if left.clock is not None:
            return left._replace(end=right.end) if _CLOCKS.fullmatch(gap) else None
        words = text[left.start : left.end]
        if left.precision is Precision.DAY and _BEFORE_CLOCK.fullmatch(gap.removeprefix(")") if "(" in words else gap):
            return _at(left, right.clock, words)._replace(end=right.end)
        return None
    if isinstance(left, FoundClock) and isinstance(right, Found):
        if right.precision is Precision.DAY and right.clock is None and _AFTER_CLOCK.fullmatch(gap):
            return _at(right, left.clock, text[right.start : right.end])._replace(start=left.start)
        return None
    if isinstance(left, Found):
        assert isinstance(right, Found)
        if _AND.fullmatch(gap) and _BETWEEN.search(text, max(0, left.start - 12), left.start):
            return _between(left, right)
        return _apposition(text, left, right, gap)
    assert isinstance(right, FoundClock)
    same = _CLOCKS.fullmatch(gap)
    return FoundClock(left.start, right.end, _better(left.clock, right.clock)) if same else None


def _at(day: Found, clock: Clock, words: str) -> Found:
    """Return a day with its hour; `words` are the day's, and the small hours of a night are those of the next day."""
    if clock.hour < 5 and words.lower().endswith("night"):
        return day._replace(clock=clock, days=_day_after(day.days), is_now=False)
    return day._replace(clock=clock)


def _day_after(days: Resolve) -> Resolve:
    """Return the rule for the small hours of a night: "tonight at midnight" is tomorrow's first minute."""

    def following(reference: Reference, tense: Tense) -> Days | None:
        found = days(reference, tense)
        return (found[0] + timedelta(days=1), found[1] + timedelta(days=1)) if found else None

    return following


def _between(left: Found, right: Found) -> Found | None:
    """Return the days from one date to another of any grain: "between mid-December and the end of January"."""
    if left.clock or right.clock or left.bare_year or right.bare_year:
        return None

    def days(reference: Reference, tense: Tense) -> Days | None:
        first, last = left.days(reference, tense), right.days(reference, tense)
        if first is None or last is None:
            return None
        if last[1] < first[0]:
            # "Between December and January" passes the turn of the year, "between March 3 and yesterday" looks back.
            last = right.days(reference.seen_from(first[0]), Tense.FUTURE)
        if last is not None and last[1] < first[0]:
            first = left.days(reference, Tense.PAST) or first
        return (first[0], last[1]) if last is not None and first[0] <= last[1] else None

    return left._replace(
        end=right.end, precision=Precision.RANGE, days=days, explicit=left.explicit or right.explicit, is_now=False
    )


def _better(first: Clock, second: Clock) -> Clock:
    return first if first.zone is not None or second.zone is None else second


def _apposition(text: str, left: Found, right: Found, gap: str) -> Found | None:
    """Join "tomorrow, 18 August" and "Thursday (4 July)": the written date is the better half."""
    both = left.precision is Precision.DAY and right.precision is Precision.DAY
    if both and right.clock is None and gap.strip() == "(" and _WORDY.match(text[right.start : right.end]):
        return left._replace(end=right.end)
    if both and right.clock is None and _APPOSITION.fullmatch(gap) and _NTH.match(text, right.start, right.end):
        return left._replace(end=right.end)
    # "For Thursday, the Christmas market": a feast bears no article, what it stands before does.
    if gap.rstrip().lower().endswith("the") and not _IN_ORDER.match(text, right.start):
        return None
    relative = both and not left.explicit and _APPOSITION.fullmatch(gap)
    if relative and left.clock is None and _WORDY.match(text[left.start : left.end]):
        return right._replace(start=left.start)
    # "At 11 a.m. on Thursday (May 14)".
    if relative and right.clock is None and text[left.start : left.end].lower().split()[-1] in _DAY_NAMES:
        return right._replace(start=left.start, clock=left.clock)
    return None
