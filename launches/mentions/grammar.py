# ruff: noqa: E501 (tables and patterns read better unbroken)
"""Which rules to try where: each word that may begin an English date names the rules for it, most specific first."""

from launches.mentions import english_dates as dates
from launches.mentions import english_now as now
from launches.mentions import english_periods as spans
from launches.mentions import english_relative as relative
from launches.mentions.calendar_words import DAY_WORDS, MONTHS, NUMBERS, SEASONS, WEEKDAYS
from launches.mentions.english_dates import Rule

# Rules for what begins with four figures, with three, with one or two before a letter, and with one or two alone.
_YEARS: tuple[Rule, ...] = (*dates.DIGIT_RULES[:1], *spans.YEAR_FIRST)
_COUNTS: tuple[Rule, ...] = relative.COUNT_RULES
_LETTERED: tuple[Rule, ...] = (
    *dates.DIGIT_RULES[3:],
    *spans.SHORT_RULES[2:],
    *spans.ORDINAL_RULES,
    *relative.NTH_RULES,
)
_FIGURES: tuple[Rule, ...] = (*dates.DIGIT_RULES[1:], *_COUNTS)


def digit_rules(text: str, position: int) -> tuple[Rule, ...]:
    """Return the rules for a date that begins with the figures at `position`."""
    end = position
    while end - position < 5 and text[end : end + 1].isdecimal():
        end += 1
    match end - position:
        case 1 | 2:
            return _LETTERED if text[end : end + 1].isalpha() else _FIGURES
        case 3:
            return _COUNTS
        case 4:
            return _YEARS
        case _:
            return ()


def _english() -> dict[str, tuple[Rule, ...]]:
    table: dict[str, tuple[Rule, ...]] = {}

    def add(words: str, *rules: Rule) -> None:
        for word in words.split():
            table[word] = table.get(word, ()) + rules

    add("first last final", *dates.EDGE_RULES)
    add(" ".join(word for word in DAY_WORDS if " " not in word), *dates.DAY_WORD_RULES)
    add("twenty thirty", *dates.DAY_WORD_RULES)
    add("first second third fourth last", *relative.NTH_WEEKDAY_RULES)
    add("first second third fourth final last latter opening closing former back", *spans.ORDINAL_RULES)
    add("this next last past coming", *now.MONTH_BESIDE_RULES)
    add("quarter half three six", *spans.ENDING_RULES)
    add("this next last coming past current", *relative.WEEKDAY_RULES, *now.THIS_RULES, *relative.NEXT_RULES)
    add("this", *relative.NOW_RULES)
    add(
        "early mid midyear late beginning start middle end close outset tail opening closing first last",
        *spans.PART_RULES,
    )
    add("end close", *now.END_RULES)
    add("april", *relative.HOLIDAY_RULES[1:])
    add(" ".join(MONTHS), *dates.MONTH_RULES)
    add(
        " ".join(WEEKDAYS),
        *dates.WEEKDAY_RULES,
        *relative.WEEKDAY_NTH_RULES,
        *relative.WEEKDAY_WEEK_RULES,
        *relative.WEEKDAY_RULES,
    )
    add(" ".join(SEASONS), *spans.SEASON_RULES)
    add("q1 q2 q3 q4 h1 h2 fiscal fy", *spans.SHORT_RULES)
    add("weekend", *now.WEEKEND_RULES)
    add("week a", *now.WEEK_AFTER_NEXT, *relative.WEEK_BESIDE_RULES)
    add("week calendar cw kw wk w", *dates.WEEK_RULES)
    add("later rest remainder", *now.LATER_RULES)
    add("turn", *spans.TURN_RULES)
    add("year year's end", *spans.YEAR_END_RULES)
    add("today tonight tomorrow tomorrow's yesterday day", *relative.DAY_RULES)
    add("now immediately effective right", *relative.NOW_RULES)
    add("in", *relative.IN_RULES)
    add("within", *relative.WITHIN_RULES)
    add(" ".join(word for word in NUMBERS if " " not in word), *relative.COUNT_RULES)
    add(
        "holiday holidays winter christmas xmas boxing new chinese lunar halloween fourth independence singles star st earth"
        " thanksgiving black cyber cinco veterans juneteenth midsummer's bastille martin mlk presidents' presidents father's columbus"
        " ascension pentecost whit epiphany women's easter good memorial labor labour diwali valentine's",
        *relative.HOLIDAY_RULES,
    )
    return table


ENGLISH = _english()
# Words that are verbs or names more often than dates: they need a capital letter, and alone also a preposition.
NEEDS_CAPITAL = frozenset(MONTHS) | frozenset({"sun", "sat", "mon", "wed"})
NEEDS_COMPANY = frozenset(
    {"may", "march", "mar", "sun", "sat", "mon", "wed", "dec", "jan", "fall", "spring", "second", "star", "holiday"}
) | frozenset({"q1", "q2", "q3", "q4", "h1", "h2"})
