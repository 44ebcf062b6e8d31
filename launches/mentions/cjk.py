# ruff: noqa: E501 (tables and patterns read better unbroken)
"""Japanese and Chinese dates: numerals and counters, so one grammar with two sets of words."""

import re
from collections.abc import Mapping

from launches.mentions import cjk_build as build
from launches.mentions.cjk_clock import CjkClock
from launches.mentions.cjk_words import ERAS, FEASTS, LEISURE, MONTHS, NUMBER, WEEKS, longest_first
from launches.mentions.expression import Found, FoundClock, Reference
from launches.mentions.joining import join
from launches.mentions.rule import Build
from launches.tokens import Tokens
from launches.window import Precision

_ERA = "|".join(ERAS)
_MONTH, _DAY = rf"(?P<m>[01０１]?\d|{NUMBER})\s?月", rf"(?P<d>[0-3０-３]?\d|{NUMBER})\s?"
_MONTH_2, _DAY_2 = _MONTH.replace("<m>", "<m2>"), _DAY.replace("<d>", "<d2>")
_YEAR = (
    rf"(?:(?:(?P<y>(?:20|19|２０|１９)\d\d|[23]\d)\s?年度?|(?P<era>{_ERA})\s?(?P<nth>\d{{1,3}}|元)\s?年度?"
    r"|(?P<rel>今年|本年|再来年|(?<![十百多])来年|來年|明年|翌年|去年|昨年|后年)度?)[的の]?\s?)?"
)
_WEEKDAY = r"(?:\s?[（(](?P<wd>[月火水木金土日]|(?:[周週]|星期|[礼禮]拜)?[一二三四五六日天])(?:曜日?)?(?:[・･,，、/\s]?祝日?|[・･,，、/\s][^（）()]{1,5})?[）)]|\s?[（(][^（）()]{1,6}[）)])?"
# "The week of 23 March".
_ITS_WEEK = (
    r"\s?(?:の週|[那当當该該][一]?[週周]|[这這][一]?[週周]|(?:所在的?|起的?)(?:[那这這][一]?)?[週周])(?![年末刊岁歲])"
)
_YEAR_2 = r"(?:(?P<y2>20\d\d)\s?年)?"
_BESIDE = r"(?:\s?[（(][^（）()]{1,6}[）)])?"
_THIS_MONTH = rf"(?P<rm>{longest_first(MONTHS)})[的の]?"
_LINK = r"\s?(?:[~～〜–—－-]|至|到|(?P<from>から))\s?"
# "From June to August" is one date, "from June to October it is put off" are two.
_UP_TO = "(?P<through>まで(?!に)|の間|にかけて)?"
_DAYS_OFF = r"(?:[节節]?(?:[小长長]?假期?|[连連]假|休み?|商戦|[档檔]期?)(?=[前之以]))?"
_NO_SEASON = r"(?![节節晚运運分风風奥奧至目])"
# What a date may begin with: figures, numerals, the name of a year, a month or a week.
_FIGURE, _NUMERALS, _YEARLY, _MONTHLY = (
    "0",
    "一二三四五六七八九十",
    "今本来來再明翌去昨后令平昭大民",
    "今本这這来來下先上",
)
_DATED = _FIGURE + _NUMERALS + _YEARLY
# One of these stands behind the first figures of a date.
_COUNTERS = frozenset("年月日号號/-.~～〜–—－至到か季四クヶカ个個天週周 \u3000")


class CjkGrammar:
    """The rules of Japanese or Chinese; `days` are its words for the days around today, by how far off they are."""

    def __init__(self, days: Mapping[str, int], rest_of_year: str, hours: Mapping[str, int], *, japanese: bool) -> None:
        # "7月中" is any day of July in Japanese, its middle in Chinese.
        part = "上旬|初旬|中旬|下旬|初め|初頭|初|底|末|中頃|半ば|なかば|头|頭|前半|後半" + (
            "" if japanese else "|中(?![国國文])"
        )
        in_month = "中|ごろ|頃" if japanese else "份"
        # A year of Japanese offices and firms begins in April.
        fiscal = "度" if japanese else "(?!)"
        rules: list[tuple[str, str, Build]] = [
            (
                _DATED,
                rf"{_YEAR}{_MONTH}\s?{_DAY}[日号號]?{_BESIDE}{_LINK}(?:{_YEAR_2}{_MONTH_2}\s?)?{_DAY_2}[日号號]{_BESIDE}{_UP_TO}",
                build.days,
            ),
            (_DATED, rf"{_YEAR}{_MONTH}\s?{_DAY}[日号號]{_BESIDE}{_ITS_WEEK}", build.week_of),
            (_DATED, rf"{_YEAR}{_MONTH}\s?{_DAY}[日号號]{_WEEKDAY}", build.day),
            (_FIGURE, r"(?P<y>20\d\d)[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})(?!\d)", build.day),
            (
                _FIGURE,
                r"(?P<m>[01]?\d)/(?P<d>[0-3]?\d)(?:\s?[（(][月火水木金土日一二三四五六][）)]|(?=\s?(?:に?(?:発売|公開|開|配信|販売|オープン|リリース|スタート)|より|から|起|[开開][卖賣售]|上市|上映|正式)))",
                build.slashed,
            ),
            (_MONTHLY, rf"{_THIS_MONTH}\s?{_DAY}[日号號]{_BESIDE}", build.day),
            (_MONTHLY, rf"{_THIS_MONTH}(?P<part>{part})", build.part),
            ("月", rf"(?<![\d{_NUMERALS}个個每毎数數几幾])月(?P<part>[底末])", build.part),
            (
                _DATED,
                rf"{_YEAR}{_MONTH}?{_LINK}{_YEAR_2}{_MONTH_2}(?:期|[间間])?(?!\s?\d{{1,2}}\s?[日号號]){_UP_TO}",
                build.months,
            ),
            (_DATED, rf"{_YEAR}{_MONTH}\s?份?(?P<part>{part})", build.part),
            (_DATED, rf"{_YEAR}{_MONTH}(?![天兔号號期])(?:{in_month})?", build.month),
            (
                _FIGURE + "一二三四第" + _YEARLY,
                rf"(?<!前){_YEAR}(?P<th>第)?\s?(?P<n>[1-4１-４一二三四])\s?(?:(?:四半期|季度|クォーター)(?!連|连|ぶり)|(?P<season>季)(?![节節赛賽将將也会會的])(?P<on>起(?![来來点點])|[内內][將将开開]?|[前底末](?=[^端])|度)?)",
                build.quarter,
            ),
            (_FIGURE + "q" + _YEARLY, rf"{_YEAR}[Qq](?P<n>[1-4])(?![\w」』》”]*[」』》”])", build.quarter),
            (_FIGURE + "上下前後后" + _YEARLY, rf"{_YEAR}(?:(?P<n>[上下])(?:半[期年]|期)|(?P<n2>[前後后])半)", build.half),
            (_FIGURE + "春夏秋冬" + _YEARLY, rf"{_YEAR}(?P<s>[春夏秋冬]){_NO_SEASON}(?:季|天|頃|ごろ|に)?", build.season),
            ("今こ来來明去昨", rf"(?P<rel>[今来來明去昨]|この)(?P<s>[春夏秋冬]){_NO_SEASON}", build.season),
            ("年", r"年明け|年が明け|年が改ま", build.new_year),
            (
                _FIGURE + "年" + _YEARLY,
                rf"{_YEAR}(?P<part>年末(?!年始|[调調]整)|年底|年初|年頭|年中(?![无無行]))(?!の?セール)",
                build.part_of_year,
            ),
            (
                _FIGURE + _YEARLY,
                rf"{_YEAR}(?P<part>末|底(?![蕴蘊层層])|初め|初頭|半ば|初(?=[にのをへ、，。发発将將推上正进進登开開启啟面投公]|\Z))",
                build.part_of_year,
            ),
            (_starts(rest_of_year), rf"(?:{rest_of_year})", build.rest),
            *((_starts(words), rf"(?:{words})(?:\d{{1,2}}日)?", build.around(step)) for words, step in days.items()),
            (_MONTHLY, rf"(?P<rm>{longest_first(MONTHS)})[中内]?", build.month),
            (
                _MONTHLY + "再",
                rf"(?P<w>{longest_first(WEEKS)})(?:[的の]?(?P<wd>[月火水木金土日]曜日?|[一二三四五六日天](?![共定直些样樣款个個种種部场場]))|(?P<end>末))?{_BESIDE}",
                build.week,
            ),
            (
                "星礼禮週",
                rf"(?<![{_NUMERALS}每毎逢个個两兩几幾\d])(?:星期|[礼禮]拜|週)(?P<wd>[一二三四五六日天]){_BESIDE}",
                build.weekday,
            ),
            # 周 is a family name, too.
            ("周", r"(?:(?<=[于於在至到])|(?=周.[（(上下晚早凌宣表发公正起将在，,]))周(?P<wd>[一二三四五六日])", build.weekday),
            ("月火水木金土日", r"(?<![週毎（(・〜～])(?P<wd>[月火水木金土日])曜日?(?=に|、|から|より|の|夜|朝)", build.weekday),
            (
                _FIGURE + _NUMERALS + "两兩",
                r"(?:(?<=[、。，はがをも于於在将將])|(?<!.))(?P<n>\d{1,2}|[一二两兩三四五六七八九十])\s?(?P<unit>日|天|[週周][間间]?|[かヶカ个個]月|年)之?[后後]",
                build.counted,
            ),
            (
                _FIGURE,
                r"(?<![\d月第～〜・、])(?P<d>[0-3]?\d)日(?=[、（(]|に(?!\s?[\d一二数わ及])|から|より|午[前後]|夜|朝|夕|未明|まで|発売|公開|付)(?:[（(][月火水木金土日](?:・祝)?[）)])?"
                if japanese
                else r"(?<=[于於])(?P<d>[0-3]?\d)[日号號](?![内間间游遊])",
                build.day_of_month,
            ),
            *((_starts(names) + _FIGURE + _YEARLY, rf"{_YEAR}(?:{names})(?![的联聯]){_DAYS_OFF}", build.feast(name)) for names, name in FEASTS.items()),
            *((_starts(names) + _FIGURE + _YEARLY, rf"{_YEAR}(?:{names}){_DAYS_OFF}", build.leisure(*edges)) for names, edges in LEISURE.items()),
            (_FIGURE + _YEARLY, rf"(?P<y>(?:20|19)\d\d)\s?年(?P<fiscal>{fiscal})?|(?P<rel>今年|本年|再来年|(?<![十百多])来年|明年|翌年|后年)(?P<fiscal_2>{fiscal})?|(?P<era>{_ERA})\s?(?P<nth>\d{{1,3}}|元)\s?年(?![間间代])", build.year),
        ]  # fmt: skip
        self._rules: dict[str, list[tuple[re.Pattern[str], Build]]] = {}
        for starts, pattern, made in rules:
            rule = re.compile(pattern), made
            for start in starts:
                self._rules.setdefault(start, []).append(rule)
        self._clock = CjkClock(hours)
        self._begins = self._rules.keys() | self._clock.begins

    def find(self, text: str, tokens: Tokens, reference: Reference) -> tuple[list[Found], list[FoundClock]]:
        """Return the dates of a sentence and the times without one."""
        items: list[Found | FoundClock] = []
        covered = 0
        for index in [place for place, word in enumerate(tokens.words) if word[0] in self._begins or word[0].isdigit()]:
            position = tokens.starts[index]
            if position < covered:
                continue
            item: Found | FoundClock | None = None
            # Most figures tell prices, sizes and the like: what follows shows it at once.
            if not text[position].isdigit() or text[tokens.ends[index] : tokens.ends[index] + 1] in _COUNTERS:
                item = self._first(text, position, reference)
            item = item or self._clock.at(text, position, reference)
            if item is not None:
                items.append(item)
                covered = item.end
        return join(text, items)

    def _first(self, text: str, position: int, reference: Reference) -> Found | None:
        first = text[position].lower()
        for pattern, made in self._rules.get(_FIGURE if first.isdigit() else first, ()):
            match = pattern.match(text, position)
            found = made(match, reference) if match and match.end() > match.start() else None
            if found is None:
                continue
            clock = self._clock.after(text, found.end, reference) if found.precision is Precision.DAY else None
            return found._replace(end=clock.end, clock=clock.clock) if clock else found
        return None


def _starts(words: str) -> str:
    """Return the characters that the alternatives of a pattern begin with; what stands in brackets begins none."""
    flat = re.sub(r"\([^()]*\)", "", words)
    return "".join(word[1 : word.index("]")] if word[0] == "[" else word[0] for word in flat.split("|"))


def spaced(lines: str) -> str:
    """Return cue phrases with their characters apart, as the tokens of a text without spaces are; "＃" is a figure."""
    phrases = (part.strip() for part in lines.replace("\n", "；").split("；"))
    return ";".join(" ".join(phrase).replace("＃", "#!") for phrase in phrases if phrase)


FIGURES = {"#": "1 2 3 4 5 6 7 8 9 10 12 15 20 25 30 35 40 45 50 60 70 80 90 100 110 120 130 140 150"}
"""The figures that a cue may count with ("発売＃カ月")."""


def counted(verbs: str, units: str) -> str:
    """Return the cues that count what has gone by since something happened: "上市＃周年"."""
    return "".join(f"；{verb}＃{unit}" for verb in verbs.split() for unit in units.split())
