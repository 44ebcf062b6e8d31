# ruff: noqa: E501 (tables and patterns read better unbroken)
"""Which rules to try where: each word that may begin an English date names the rules for it, most specific first."""

from collections.abc import Collection

from launches.mentions import english_counted as counted
from launches.mentions import english_dates as dates
from launches.mentions import english_feasts as feasts
from launches.mentions import english_fiscal as fiscal
from launches.mentions import english_month_parts as month_parts
from launches.mentions import english_now as now
from launches.mentions import english_quarters as quarters
from launches.mentions import english_ranges as ranges
from launches.mentions import english_seasons as seasons
from launches.mentions import english_told as told
from launches.mentions import english_weekdays as weekdays
from launches.mentions import english_weeks as weeks
from launches.mentions import english_years as years
from launches.mentions import numeric_dates as numeric
from launches.mentions.calendar_words import DAY_WORDS, MONTHS, NUMBERS, ORDINALS, SEASONS, WEEKDAYS
from launches.mentions.rule import Rule

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


# What begins alike, whatever it tells: "early June" and "early 2027", "the first half of 2027" and "the first week of May".
_PARTS = (
    *ranges.PART_RULES,
    *month_parts.PART_RULES,
    *seasons.PART_RULES,
    *quarters.PART_RULES,
    *years.PART_RULES,
)
_ORDINALS = (
    *fiscal.ORDINAL_RULES,
    *ranges.ORDINAL_RULES,
    *quarters.ORDINAL_RULES,
    *month_parts.ORDINAL_RULES,
    *years.ORDINAL_RULES,
)
_QUARTERS = (*quarters.FISCAL_SHORT_RULES, *ranges.SHORT_RULES, *quarters.SHORT_RULES)


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
    long, counts, lettered, figures = Rules(), Rules(), Rules(), Rules()
    long.add(dates.YEAR_FIRST_RULES, _MONTHS | {"-"})
    long.add(numeric.ISO_DAYS_RULES, "-")
    long.add(numeric.ISO_RULES, "-/.")
    long.add(quarters.QUARTER_OF_YEAR_RULES, _SHORT | frozenset("- / #".split()))
    long.add(seasons.YEAR_FIRST_RULES, SEASONS)
    long.add(quarters.YEARS_QUARTER_RULES, ORDINALS)
    long.add(ranges.YEARS_RULES, _LINKS)
    long.add(fiscal.YEAR_FIRST_RULES, ("fiscal", "financial"))
    long.add(feasts.YEARS_HOLIDAY_RULES, ("holiday", "holidays"))
    long.add(years.YEAR_RULES)
    counts.add((*counted.COUNT_RULES, *told.LATER_RULES), _UNITS)
    lettered.add(feasts.AROUND_RULES, ("of",))
    lettered.add((*dates.DAY_FIRST_RULES, *quarters.SHORT_RULES, *_ORDINALS, *weekdays.NTH_RULES))
    figures.add(numeric.DAYS_RULES, _LINKS | {"."})
    figures.add(numeric.DATE_RULES, "-/.")
    figures.add(dates.DAY_FIRST_RULES, _LINKS | _MONTHS | {".", "of"})
    figures.add(dates.LISTED_DAYS_RULES, ",")
    figures.add(feasts.DOUBLE_RULES, ".")
    figures.add(feasts.DAYS_BESIDE_RULES, ("days", "weeks"))
    figures.add(counted.WEEKS_FROM_RULES, ("weeks",))
    figures.add((*counted.COUNT_RULES, *told.LATER_RULES), _UNITS)
    return long, counts, lettered, figures


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
            return quarters.QUARTER_OF_YEAR_RULES
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
    add("fourth", *feasts.AROUND_RULES, then=("of",))
    add("july", *feasts.AROUND_RULES, then=("#",))
    add("july", *feasts.FEAST_RULES, then=("fourth",))
    add("may canada australia anzac remembrance", *feasts.FEAST_RULES, then=("day",))
    add("early late", *feasts.FEAST_RULES, then=("may",))
    add("spring august summer", *feasts.FEAST_RULES, then=("bank",))
    add("summer winter", *feasts.FEAST_RULES, then=("solstice",))
    day_words = _DAY_WORDS | {"of", "day", "-"}
    add(f"{' '.join(_DAY_WORDS)} twenty thirty", *dates.DAY_WORD_RULES, then=day_words)
    add(
        "first second third fourth last",
        *weekdays.NTH_WEEKDAY_RULES,
        *feasts.ADVENT_RULES,
        then=_WEEKDAYS | {"weekend"},
    )
    add("first second third", *_ORDINALS, then=_LINKS)
    add("first second third fourth final last latter opening closing former back", *_ORDINALS, then=_DIVISIONS)
    add("this next last past coming", *now.MONTH_BESIDE_RULES, then=_MONTHS | {"coming"})
    add("quarter", *quarters.SPOKEN_RULES, then="one two three four".split())
    add("quarter half three six", *quarters.ENDING_RULES, then="ending ended to year months -".split())
    add("this next last coming past current", *weekdays.WEEKDAY_RULES, then=_WEEKDAYS | {"coming"})
    periods = frozenset("coming calendar month quarter year weekend week".split())
    add("this next last coming past current", *now.THIS_RULES, then=periods | SEASONS.keys())
    add("next", *counted.NEXT_RULES, then=_NUMBERS)
    add("this", *counted.WEEK_FROM_RULES, then=("day",))
    add("this", *now.NOW_RULES, then="very morning afternoon evening day".split())
    add("early mid late", *_PARTS, then=_PARTED)
    add("midyear", *_PARTS)
    add("end", *_PARTS, then=_PARTED)
    add("beginning start middle end close outset", *_PARTS, then=("of",))
    add("early middle later latter", *_PARTS, then=("part",))
    add("tail opening closing first last", *_PARTS, then="end days few ten".split())
    add("end close", *now.END_RULES, then=("of",))
    add("april", *feasts.FEAST_RULES, then=("fool", "fools"))
    month_names, weekday_names, season_names = " ".join(MONTHS), " ".join(WEEKDAYS), " ".join(SEASONS)
    add("march june september sept sep december dec mar jun", *quarters.MONTH_QUARTER_RULES, then=("quarter",))
    add(month_names, *dates.MONTH_FIRST_RULES, then="# . - the".split())
    add(month_names, *dates.MONTHS_RULES, then=_LINKS | {"#", ".", ","})
    add(month_names, *dates.MONTH_RULES)
    add(weekday_names, *dates.WEEKDAYS_RULES, then=_LINKS | _MONTHS | frozenset(", . # the".split()))
    add(
        weekday_names,
        *dates.WEEKDAY_RULES,
        *numeric.WEEKDAY_RULES,
        then=_MONTHS | _DAY_WORDS | frozenset(", . # the twenty thirty".split()),
    )
    add(weekday_names, *weekdays.WEEKDAY_NTH_RULES, then=", . # the".split())
    add(weekday_names, *feasts.WEEKDAY_BESIDE_RULES, then=("before", "after"))
    add(weekday_names, *weekdays.WEEKDAY_WEEK_RULES, then=". next week fortnight of this".split())
    add(weekday_names, *weekdays.WEEKDAY_RULES)
    add("after", *seasons.AFTER_SUMMER_RULES, then=("the", "this", "summer"))
    add(season_names, *now.AFTER_NEXT_RULES, then=("after",))
    add(season_names, *ranges.SEASONS_RULES, then=_LINKS)
    add(season_names, *seasons.SEASON_RULES)
    add("q1 q2 q3 q4 h1 h2 fiscal fy", *_QUARTERS)
    add("fiscal fy financial", *fiscal.YEAR_RULES)
    add(" ".join(f"{short}'{year}" for short in _SHORT for year in _SHORT_YEARS), *_QUARTERS)
    written = [*_SHORT_YEARS, *(f"20{year}" for year in _SHORT_YEARS)]
    add(" ".join(f"{short}fy{year}" for short in _SHORT for year in written), *_QUARTERS)
    add(" ".join(f"fy{year}{short}" for short in _SHORT for year in written), *_QUARTERS)
    add(" ".join(f"fy{year}" for year in written), *_QUARTERS, *fiscal.YEAR_RULES)
    add("fq1 fq2 fq3 fq4", *_QUARTERS)
    add("cy " + " ".join(f"cy{year}" for year in written), *years.CALENDAR_RULES)
    add("end close", *fiscal.YEAR_RULES, then=("of",))
    add(
        "month month's quarter quarter's week week's", *now.IS_OUT_RULES, then="is ends closes over out through".split()
    )
    add("weekend", *feasts.WEEKEND_BESIDE_RULES, then=("before", "after"))
    add("weekend", *now.WEEKEND_RULES)
    add("week weekend month year", *now.AFTER_NEXT_RULES, then=("after",))
    add("week", *feasts.WEEK_BESIDE_RULES, *weekdays.WEEK_ON_RULES, then="before after on from".split())
    add("a", *feasts.WEEK_BESIDE_RULES, *weekdays.WEEK_ON_RULES, then=("week", "fortnight"))
    add("week calendar cw kw wk w", *weeks.WEEK_RULES)
    add(" ".join(f"{short}{week}" for short in ("cw", "kw", "wk") for week in range(1, 54)), *weeks.WEEK_RULES)
    add("later", *told.LATER_THAT_RULES, then="in that the".split())
    add("later rest remainder", *now.LATER_RULES, then="on this in the of".split())
    add("turn", *years.TURN_RULES, then=("of",))
    add("year year's end", *years.YEAR_END_RULES, then="end ends closes of is -".split())
    add("today tomorrow", *counted.WEEK_FROM_RULES, then=("week", "fortnight"))
    add("today tonight tomorrow tomorrow's yesterday", *now.DAY_RULES)
    add("today's tonight's yesterday's", *now.DAYS_OWN_RULES)
    add(" ".join(f"{word}'s" for word in WEEKDAYS), *weekdays.WEEKDAYS_OWN_RULES)
    add("day", *now.AFTER_TOMORROW_RULES, then=("after",))
    add("day", *feasts.DAYS_BESIDE_RULES, then=("before", "after"))
    add(" ".join(_NUMBERS - {"#", "a", "an"}), *feasts.DAYS_BESIDE_RULES, then=("days", "weeks"))
    add(" ".join(_NUMBERS - {"#", "a", "an"}), *counted.WEEKS_FROM_RULES, then=("weeks",))
    add("now immediately effective right", *now.NOW_RULES)
    add("since", *now.SINCE_RULES, then=("midnight", "this"))
    add("in", *counted.IN_RULES, then=_NUMBERS | frozenset("just about exactly roughly".split()))
    add("within", *counted.WITHIN_RULES)
    add(" ".join(_NUMBERS - {"#"}), *counted.COUNT_RULES, *told.LATER_RULES, then=_UNITS)
    beside = {"year", "month", "week", "day", "same"} | SEASONS.keys()
    add("that same", *told.THAT_RULES, then=beside)
    add("following", *told.FOLLOWING_RULES, then=beside | _MONTHS)
    add("year month week day", *told.AFTER_RULES, then=("after",))
    add("fourth", *feasts.FEAST_RULES, then=("of",))
    add(
        "holiday holidays winter christmas xmas boxing new chinese lunar halloween independence singles star st earth"
        " thanksgiving black cyber cinco veterans juneteenth midsummer's bastille martin mlk presidents' presidents presidents father's fathers mother's mothers mothering columbus"
        " ascension pentecost whit whitsun epiphany women's easter good memorial labor labour diwali valentine's valentines shrove pancake burns bonfire guy"
        " corpus palm maundy ash all candlemas michaelmas american",
        *feasts.HOLIDAY_RULES,
        *feasts.FEAST_RULES,
    )
    # two thousand words begin what one of sixty others does ("q3'26"): they share what is tried
    shared: dict[frozenset[tuple[str, tuple[Rule, ...]]], Rules] = {}
    return {word: shared.setdefault(rules.key, rules) for word, rules in table.items()}


ENGLISH = _english()
