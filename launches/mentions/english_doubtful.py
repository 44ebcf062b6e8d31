# ruff: noqa: E501 (tables and patterns read better unbroken)
"""Whether a word that may begin an English date is one here: "in May" is, "they may", "the Winter Garden", "a mild winter" are not."""

from launches.mentions.calendar_words import MONTHS, SEASONS, WEEKDAYS
from launches.mentions.expression import Found
from launches.mentions.grammar import ENGLISH
from launches.tokens import Tokens

# Words that are verbs or names more often than dates: they need a capital letter, and alone also a preposition.
_NEEDS_CAPITAL = frozenset({"may", "march", "mar", "sun", "sat", "mon", "wed"})
# Written small, as many write online, the other months need a preposition.
_SMALL_NEEDS_COMPANY = MONTHS.keys() - _NEEDS_CAPITAL
_NEEDS_COMPANY = frozenset(
    "may march mar sun sat mon wed dec jan jun fall spring second star holiday q1 q2 q3 q4 h1 h2".split()
)
_COMPANY = frozenset(
    "in by until till of early late mid this next since from to through before after and or between on starting beginning"
    " last end for during as around about coming every each the remains remain says say only toward towards be than".split()
)
_ARTICLES = frozenset("a an the new old this that our your his her its their one audi".split())
# What "a May launch" and "the fall release" are: the date that stands before one of these needs no preposition.
_HEADS = frozenset("launch relaunch release debut premiere opening rollout arrival start window timeframe".split())
_OTHER_HEADS = frozenset("hours times display displays shopping lever levers latch mechanism button".split())
_DETERMINERS = frozenset("a an the its their our his her this that".split())
_SO = frozenset("so then now maybe probably perhaps likely expect".split())
_QUARTERS = frozenset("q1 q2 q3 q4 h1 h2".split())
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
DASHES = frozenset(("–", "—", "•", "*"))
# Headlines write the small words alone with small letters ("with", "from").
_SMALL_WORDS = 4


def begins_none(text: str, tokens: Tokens, index: int) -> bool:
    """Whether a word begins no date, whatever follows: "may" without a capital, the "in" of "the first in six years"."""
    word = tokens.words[index]
    if word == "in":
        # "74,000 in nine weeks" counts how long it took.
        return (index > 0 and tokens.plain[index - 1] == "#") or _looks_back(tokens.words, index)
    return word in _NEEDS_CAPITAL and _is_small(text, tokens, index)


def is_date(text: str, tokens: Tokens, index: int, item: Found) -> bool:
    """Whether what a rule read from a word on is a date, and no name, no weather, no verb."""
    word = tokens.words[index]
    if word in _NAMESAKES and _is_in_name(text, tokens, index, item):
        return False
    if word in SEASONS and _is_any_season(tokens.words, index):
        return False
    if word not in _NEEDS_COMPANY and not (word in _SMALL_NEEDS_COMPANY and _is_small(text, tokens, index)):
        return True
    if item.end != tokens.ends[index]:
        return True
    if _stands_out(text, tokens, index) or _heads_row(tokens, index) or _tells_launch(tokens, index):
        return True
    before = tokens.words[index - 1] if index else ""
    return (before in _COMPANY or before == ":") and not (before == "the" and word in _QUARTERS)


def _is_small(text: str, tokens: Tokens, index: int) -> bool:
    """Whether a word is written without a capital, and no figure behind it tells that it is a date all the same."""
    end = tokens.ends[index]
    return not text[tokens.starts[index]].isupper() and not text[end : end + 2].strip()[:1].isdigit()


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
    word, following = tokens.words[index], "".join(tokens.plain[index + 1 : index + 2])
    if word in _QUARTERS:
        return index > 0 and tokens.words[index - 1] in DASHES and (not following or following in DASHES)
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
