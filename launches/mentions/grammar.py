# ruff: noqa: E501 (tables and patterns read better unbroken)
"""Which rules to try where: each word that may begin an English date names the rules for it, most specific first."""

from collections.abc import Collection

from launches.mentions import english_dates as dates
from launches.mentions import english_now as now
from launches.mentions import english_periods as spans
from launches.mentions import english_relative as relative
from launches.mentions import english_told as told
from launches.mentions.calendar_words import DAY_WORDS, MONTHS, NUMBERS, ORDINALS, SEASONS, WEEKDAYS
from launches.mentions.english_dates import Rule

# The words one of which follows, wherever a rule may match: most places are told apart by these without any pattern.
_MONTHS = frozenset(MONTHS)
_WEEKDAYS = frozenset(WEEKDAYS)
_NUMBERS = frozenset(word for word in NUMBERS if " " not in word) | {"#"}
_DAY_WORDS = frozenset(word for word in DAY_WORDS if " " not in word)
_UNITS = frozenset("of couple day days night nights week weeks fortnight fortnights month months year years".split())
_DIVISIONS = frozenset(
    "half quarter fiscal calendar - three six full week few ten days third fortnight two months".split()
)
_LINKS = frozenset("- – — / & to and or until till through thru".split())
# Where no space parts a quarter from its year ("Q3'26", "FY27"), both are one word.
_SHORT_YEARS = [f"{year:02}" for year in range(10, 50)]
_SHORT = frozenset(f"{kind}{number}" for kind in "qh" for number in range(1, 5))
_PARTED = (
    frozenset(
        "- # ' ‘ to or and / – — in on the that this next last new calendar its our their company fiscal financial fy".split()
    )
    | _SHORT
    | frozenset(word for word in ORDINALS if word[0].isalpha())
    | _MONTHS
    | SEASONS.keys()
)


class Rules:
    """The rules for what begins with one word, most specific first, by the word that follows."""

    __slots__ = ("_any", "_by_word")

    def __init__(self) -> None:
        self._any: tuple[Rule, ...] = ()
        # At the end of a sentence, where "" follows, the next one may belong to it: every rule is tried there.
        self._by_word: dict[str, tuple[Rule, ...]] = {"": ()}

    def add(self, rules: tuple[Rule, ...], then: Collection[str] = ()) -> None:
        """Add rules after the others; one of the words in `then` follows wherever they match, without it any may."""
        for word in {"", *then} if then else self._by_word:
            self._by_word[word] = self._by_word.get(word, self._any) + rules
        self._any += () if then else rules

    @property
    def key(self) -> frozenset[tuple[str, tuple[Rule, ...]]]:
        """What is the same for words that begin the same dates."""
        return frozenset((("any", self._any), *((f"then {word}", rules) for word, rules in self._by_word.items())))

    def before(self, following: str) -> tuple[Rule, ...]:
        """Return the rules that may match where this word follows; for a rule, "month's" is a month."""
        rules = self._by_word.get(following)
        if rules is None and "'" in following[1:]:
            rules = self._by_word.get(following.partition("'")[0])
        return self._any if rules is None else rules


def _figures() -> tuple[Rules, Rules, Rules, Rules]:
    """Return the rules for what begins with four figures, three, one or two before a letter, one or two alone."""
    years, counts, lettered, figures = Rules(), Rules(), Rules(), Rules()
    years.add(dates.YEAR_FIRST[:1], _MONTHS | {"-"})
    years.add(dates.YEAR_FIRST[1:], "-")
    years.add(dates.DIGIT_RULES[:1], "-/.")
    years.add(spans.YEAR_FIRST[:1], _SHORT | frozenset("- / #".split()))
    years.add(spans.YEAR_FIRST[1:2], SEASONS)
    years.add(spans.YEAR_FIRST[2:4], ORDINALS)
    years.add(spans.YEAR_FIRST[4:5], _LINKS)
    years.add(spans.YEAR_FIRST[5:6], ("fiscal", "financial"))
    years.add(relative.YEARS_HOLIDAY_RULES, ("holiday", "holidays"))
    years.add(spans.YEAR_FIRST[6:])
    counts.add((*relative.COUNT_RULES, *told.LATER_RULES), _UNITS)
    lettered.add(relative.HOLIDAY_RULES[1:2], ("of",))
    for rules in (dates.DIGIT_RULES[3:], spans.SHORT_RULES[4:], spans.ORDINAL_RULES, relative.NTH_RULES):
        lettered.add(rules)
    figures.add(dates.NUMERIC_DAYS, _LINKS | {"."})
    figures.add(dates.DIGIT_RULES[1:3], "-/.")
    figures.add(dates.DIGIT_RULES[3:], _LINKS | _MONTHS | {".", "of"})
    figures.add(dates.DIGIT_RULES[4:5], ",")
    figures.add(relative.DOUBLE_RULES, ".")
    figures.add(relative.DAYS_BESIDE_RULES, ("days", "weeks"))
    figures.add(relative.WEEKS_FROM_RULES, ("weeks",))
    figures.add((*relative.COUNT_RULES, *told.LATER_RULES), _UNITS)
    return years, counts, lettered, figures


_QUARTER_LETTERS = frozenset("qQhH")
_YEARS, _COUNTS, _LETTERED, _FIGURES = _figures()


def digit_rules(text: str, position: int, following: str) -> tuple[Rule, ...]:
    """Return the rules for a date that begins with the figures at `position`; `following` is the token behind them."""
    end = position
    while end - position < 5 and text[end : end + 1].isdecimal():
        end += 1
    match end - position:
        case 1 | 2:
            return _LETTERED.before(following) if text[end : end + 1].isalpha() else _FIGURES.before(following)
        case 3:
            return _COUNTS.before(following)
        case 4 if text[end : end + 1] in _QUARTER_LETTERS:
            return spans.YEAR_FIRST[:1]
        case 4:
            return _YEARS.before(following)
        case _:
            return ()


def _english() -> dict[str, Rules]:
    table: dict[str, Rules] = {}

    def add(words: str, *rules: Rule, then: Collection[str] = ()) -> None:
        for word in words.split():
            table.setdefault(word, Rules()).add(rules, then)

    add("first last final", *dates.EDGE_RULES, then=("day",))
    add("fourth", *relative.HOLIDAY_RULES[1:2], then=("of",))
    add("july", *relative.HOLIDAY_RULES[1:2], then=("#",))
    add("july", *relative.HOLIDAY_RULES[1:], then=("fourth",))
    add("may canada australia anzac remembrance", *relative.HOLIDAY_RULES[1:], then=("day",))
    add("early late", *relative.HOLIDAY_RULES[1:], then=("may",))
    add("spring august summer", *relative.HOLIDAY_RULES[1:], then=("bank",))
    add("summer winter", *relative.HOLIDAY_RULES[1:], then=("solstice",))
    day_words = _DAY_WORDS | {"of", "day", "-"}
    add(f"{' '.join(_DAY_WORDS)} twenty thirty", *dates.DAY_WORD_RULES, then=day_words)
    add("first second third fourth last", *relative.NTH_WEEKDAY_RULES, then=_WEEKDAYS | {"weekend"})
    add("first second third", *spans.ORDINAL_RULES, then=_LINKS)
    add(
        "first second third fourth final last latter opening closing former back", *spans.ORDINAL_RULES, then=_DIVISIONS
    )
    add("this next last past coming", *now.MONTH_BESIDE_RULES, then=_MONTHS | {"coming"})
    add("quarter", *spans.SPOKEN_QUARTERS, then="one two three four".split())
    add("quarter half three six", *spans.ENDING_RULES, then="ending ended to year months -".split())
    add("this next last coming past current", *relative.WEEKDAY_RULES, then=_WEEKDAYS | {"coming"})
    periods = frozenset("coming calendar month quarter year weekend week".split())
    add("this next last coming past current", *now.THIS_RULES, then=periods | SEASONS.keys())
    add("next", *relative.NEXT_RULES, then=_NUMBERS)
    add("this", *relative.WEEK_FROM_RULES, then=("day",))
    add("this", *relative.NOW_RULES, then="very morning afternoon evening day".split())
    add("early mid late", *spans.PART_RULES, then=_PARTED)
    add("midyear", *spans.PART_RULES)
    add("end", *spans.PART_RULES, then=_PARTED)
    add("beginning start middle end close outset", *spans.PART_RULES, then=("of",))
    add("early middle later latter", *spans.PART_RULES, then=("part",))
    add("tail opening closing first last", *spans.PART_RULES, then="end days few ten".split())
    add("end close", *now.END_RULES, then=("of",))
    add("april", *relative.HOLIDAY_RULES[1:], then=("fool", "fools"))
    months = " ".join(MONTHS)
    add("march june september sept sep december dec mar jun", *spans.MONTH_QUARTER_RULES, then=("quarter",))
    add(months, *dates.MONTH_RULES[:4], then="# . - the".split())
    add(months, *dates.MONTH_RULES[4:5], then=_LINKS | {"#", ".", ","})
    add(months, *dates.MONTH_RULES[5:])
    weekdays = " ".join(WEEKDAYS)
    add(weekdays, *dates.WEEKDAYS_RULES, then=_LINKS | _MONTHS | frozenset(", . # the".split()))
    add(weekdays, *dates.WEEKDAY_RULES, then=_MONTHS | _DAY_WORDS | frozenset(", . # the twenty thirty".split()))
    add(weekdays, *relative.WEEKDAY_NTH_RULES, then=", . # the".split())
    add(weekdays, *relative.WEEKDAY_BESIDE_RULES, then=("before", "after"))
    add(weekdays, *relative.WEEKDAY_WEEK_RULES, then=". next week fortnight of this".split())
    add(weekdays, *relative.WEEKDAY_RULES)
    add("after", *spans.AFTER_SUMMER_RULES, then=("the", "this", "summer"))
    add(" ".join(SEASONS), *now.AFTER_NEXT_RULES, then=("after",))
    add(" ".join(SEASONS), *spans.SEASON_RULES[:1], then=_LINKS)
    add(" ".join(SEASONS), *spans.SEASON_RULES[1:])
    add("q1 q2 q3 q4 h1 h2 fiscal fy", *spans.SHORT_RULES)
    add("fiscal fy financial", *spans.FISCAL_RULES)
    add(" ".join(f"{short}'{year}" for short in _SHORT for year in _SHORT_YEARS), *spans.SHORT_RULES)
    written = [*_SHORT_YEARS, *(f"20{year}" for year in _SHORT_YEARS)]
    add(" ".join(f"{short}fy{year}" for short in _SHORT for year in written), *spans.SHORT_RULES)
    add(" ".join(f"fy{year}{short}" for short in _SHORT for year in written), *spans.SHORT_RULES)
    add(" ".join(f"fy{year}" for year in written), *spans.SHORT_RULES, *spans.FISCAL_RULES)
    add("fq1 fq2 fq3 fq4", *spans.SHORT_RULES)
    add("cy " + " ".join(f"cy{year}" for year in written), *spans.CALENDAR_RULES)
    add("end close", *spans.FISCAL_RULES, then=("of",))
    add(
        "month month's quarter quarter's week week's", *now.IS_OUT_RULES, then="is ends closes over out through".split()
    )
    add("weekend", *relative.WEEKEND_BESIDE_RULES, then=("before", "after"))
    add("weekend", *now.WEEKEND_RULES)
    add("week weekend month year", *now.AFTER_NEXT_RULES, then=("after",))
    add("week", *relative.WEEK_BESIDE_RULES, then="before after on from".split())
    add("a", *relative.WEEK_BESIDE_RULES, then=("week", "fortnight"))
    add("week calendar cw kw wk w", *dates.WEEK_RULES)
    add(" ".join(f"{short}{week}" for short in ("cw", "kw", "wk") for week in range(1, 54)), *dates.WEEK_RULES)
    add("later", *told.LATER_THAT_RULES, then="in that the".split())
    add("later rest remainder", *now.LATER_RULES, then="on this in the of".split())
    add("turn", *spans.TURN_RULES, then=("of",))
    add("year year's end", *spans.YEAR_END_RULES, then="end ends closes of is -".split())
    add("today tomorrow", *relative.WEEK_FROM_RULES, then=("week", "fortnight"))
    add("today tonight tomorrow tomorrow's yesterday", *relative.DAY_RULES[1:])
    add("today's tonight's yesterday's", *relative.DAYS_OWN_RULES)
    add(" ".join(f"{word}'s" for word in WEEKDAYS), *relative.WEEKDAYS_OWN_RULES)
    add("day", *relative.DAY_RULES[:1], then=("after",))
    add("day", *relative.DAYS_BESIDE_RULES, then=("before", "after"))
    add(" ".join(_NUMBERS - {"#", "a", "an"}), *relative.DAYS_BESIDE_RULES, then=("days", "weeks"))
    add(" ".join(_NUMBERS - {"#", "a", "an"}), *relative.WEEKS_FROM_RULES, then=("weeks",))
    add("now immediately effective right", *relative.NOW_RULES)
    add("since", *relative.SINCE_RULES, then=("midnight", "this"))
    add("in", *relative.IN_RULES, then=_NUMBERS | frozenset("just about exactly roughly".split()))
    add("within", *relative.WITHIN_RULES)
    add(" ".join(_NUMBERS - {"#"}), *relative.COUNT_RULES, *told.LATER_RULES, then=_UNITS)
    beside = {"year", "month", "week", "day", "same"} | SEASONS.keys()
    add("that same", *told.THAT_RULES, then=beside)
    add("following", *told.FOLLOWING_RULES, then=beside | _MONTHS)
    add("year month week day", *told.AFTER_RULES, then=("after",))
    add("fourth", *relative.HOLIDAY_RULES, then=("of",))
    add(
        "holiday holidays winter christmas xmas boxing new chinese lunar halloween independence singles star st earth"
        " thanksgiving black cyber cinco veterans juneteenth midsummer's bastille martin mlk presidents' presidents presidents father's fathers mother's mothers mothering columbus"
        " ascension pentecost whit whitsun epiphany women's easter good memorial labor labour diwali valentine's valentines shrove pancake burns bonfire guy"
        " corpus palm maundy ash all candlemas michaelmas american",
        *relative.HOLIDAY_RULES,
    )
    # two thousand words begin what one of sixty others does ("q3'26"): they share what is tried
    shared: dict[frozenset[tuple[str, tuple[Rule, ...]]], Rules] = {}
    return {word: shared.setdefault(rules.key, rules) for word, rules in table.items()}


ENGLISH = _english()
# Words that are verbs or names more often than dates: they need a capital letter, and alone also a preposition.
NEEDS_CAPITAL = frozenset({"may", "march", "mar", "sun", "sat", "mon", "wed"})
# Written small, as many write online, the other months need a preposition.
SMALL_NEEDS_COMPANY = _MONTHS - NEEDS_CAPITAL
NEEDS_COMPANY = frozenset(
    "may march mar sun sat mon wed dec jan jun fall spring second star holiday q1 q2 q3 q4 h1 h2".split()
)
