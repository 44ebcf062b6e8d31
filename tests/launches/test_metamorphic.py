"""Reading stays the same where nothing that matters changes: other years, other weeks, moved boilerplate."""

import re
from datetime import datetime, timedelta
from functools import cache
from textwrap import fill
from typing import Any

import pytest

from launches.announcement import Status
from launches.article import Article
from launches.reading import Reading, read

# Within 1901 to 2099 the calendar repeats after 28 years: every date keeps its weekday, every February its length.
CYCLE = 28
YEAR = re.compile(r"(?<![\d$€£¥₹.,#])(?:19[789]\d|20[0-6]\d)(?![\d%]|,\d|\.\d(?!\d))")
SHORT_YEAR = re.compile(
    r"(?<=\d{4}[/–-])\d\d(?![\d/–-])|(?<=\b\d\d[/.]\d\d[/.])\d\d(?!\d)|(?<=['’])\d\d\b|(?<=\b\d[HQ])\d\d\b"
)
# The moon does not keep to the cycle; nor do names of years in words, or figures that only look like years.
MOVABLE = re.compile(
    r"easter|passover|ramadan|eid\b|diwali|lunar|chinese new year|春节|spring festival|thanksgiving|mid-autumn|whit"
    r"|pentecost|ostern|pâques|pascua|pfingst|twenty-|令和|平成|[QH]\d[ -]?\d\d\b|\bFY ?\d\d|years? (?:since|of)|cup\b",
    re.IGNORECASE,
)
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
DAY_MONTH = re.compile(rf"(?P<d>\d{{1,2}}) (?P<m>{'|'.join(MONTHS)})(?: (?P<y>20\d\d))?")
MONTH_DAY = re.compile(rf"(?P<m>{'|'.join(MONTHS)}) (?P<d>\d{{1,2}})(?:, (?P<y>20\d\d))?")
# Whatever dates anything in another way: such a text cannot be moved by weeks without writing it anew.
OTHERWISE = re.compile(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)\b|january|february|march|april|june|july|august|september"
    r"|october|november|december|spring|summer|autumn|\bfall\b|winter|month|quarter|year|\bq[1-4]\b|\bh[12]\b|week \d"
    r"|christmas|easter|holiday|season|annual|decade|20\d\d|\d/\d|\d(?:st|nd|rd|th)\b|\d\s?[-–]\s?\d|half|midsummer"
    r"|\d (?:and|to|or|until) \d",
    re.IGNORECASE,
)
ABOUT = (
    "About Ollivander Works\n"
    "Ollivander Works makes tools for people who like tools. It employs forty people in two halls."
)
CONTACT = "Media contact\nPress office, Ollivander Works, press@ollivander.example"
ASIDE = "The lid is green."


@pytest.fixture(scope="session", params=["own_corpus", "dev_corpus"])
def corpus(request):
    return request.getfixturevalue(request.param)


def reading_of(case: dict[str, Any], text: str | None = None, published: datetime | None = None) -> Reading:
    moment = published or datetime.fromisoformat(case["published"])
    return read_once(Article(case.get("title") or "", text or case["text"], moment), case.get("home_zone"))


@cache
def read_once(article: Article, home_zone: str | None) -> Reading:
    """Every change is held against the same text as it was."""
    return read(article, (), home_zone)


def answer(reading: Reading, back: timedelta = timedelta(0), years: int = 0) -> tuple[object, ...]:
    """Return status and window on the wall clock, moved back by as much as the text was moved ahead."""
    if not reading.announcements:
        return Status.NONE, None
    said = reading.announcements[0]
    if said.window is None:
        return said.status, None
    bounds = (said.window.start.replace(tzinfo=None), said.window.end.replace(tzinfo=None))
    moved = tuple((bound - back).replace(year=bound.year - years) if years else bound - back for bound in bounds)
    return said.status, said.window.precision, *moved


def in_another_cycle(text: str) -> str:
    text = SHORT_YEAR.sub(lambda found: f"{(int(found[0]) + CYCLE) % 100:02d}", text)
    return YEAR.sub(lambda found: str(int(found[0]) + CYCLE), text)


def cycle_cases(corpus: list[dict]) -> list[dict]:
    return [
        case
        for case in corpus
        if not MOVABLE.search(f"{case.get('title') or ''}\n{case['text']}") and case["published"][:4] < "2040"
    ]


def test_a_calendar_cycle_later_the_same_is_read(corpus):
    cases = cycle_cases(corpus)
    different = {}
    for case in cases:
        moment = datetime.fromisoformat(case["published"])
        later = dict(case, title=in_another_cycle(case.get("title") or ""))
        here = answer(reading_of(case))
        there = answer(
            reading_of(later, in_another_cycle(case["text"]), moment.replace(year=moment.year + CYCLE)), years=CYCLE
        )
        if here != there:
            different[case["id"]] = (here, there)
    assert len(cases) > 100
    assert different == {}


def weeks_later(text: str, moment: datetime, step: timedelta) -> str | None:
    """Return the text with its days moved; None where it dates anything otherwise than by day and month."""
    rest = MONTH_DAY.sub("", DAY_MONTH.sub("", text))
    if rest == text or OTHERWISE.search(rest):
        return None

    def move(found: re.Match[str], day_first: bool) -> str:
        year = int(found["y"]) if found["y"] else moment.year
        day = datetime(year, MONTHS.index(found["m"]) + 1, int(found["d"])) + step
        name = MONTHS[day.month - 1]
        if day_first:
            return f"{day.day} {name}" + (f" {day.year}" if found["y"] else "")
        return f"{name} {day.day}" + (f", {day.year}" if found["y"] else "")

    pattern, day_first = (DAY_MONTH, True) if DAY_MONTH.search(text) else (MONTH_DAY, False)
    return pattern.sub(lambda found: move(found, day_first), text)


@pytest.mark.parametrize("weeks", [-9, 1, 5, 26])
def test_whole_weeks_later_the_same_is_read(corpus, weeks):
    step = timedelta(weeks=weeks)
    count, different = 0, {}
    for case in corpus:
        moment = datetime.fromisoformat(case["published"])
        moved = weeks_later(case["text"], moment, step)
        if moved is None or OTHERWISE.search(case.get("title") or ""):
            continue
        count += 1
        here, there = answer(reading_of(case)), answer(reading_of(case, moved, moment + step), step)
        if here != there:
            different[case["id"]] = (here, there)
    assert count >= 5
    assert different == {}


def test_spaces_that_break_no_line_part_words_as_well(corpus):
    different = {}
    for case in corpus:
        spaced = case["text"].replace(" ", "\N{NO-BREAK SPACE}")
        here, there = answer(reading_of(case)), answer(reading_of(case, spaced))
        if here != there:
            different[case["id"]] = (here, there)
    assert different == {}


def wrapped(text: str, width: int) -> str:
    lines = text.split("\n")
    return "\n".join(fill(line, width, break_long_words=False, break_on_hyphens=False) or line for line in lines)


def test_lines_may_be_wrapped_as_mail_is(corpus):
    """Chinese and Japanese are left out: they are not wrapped at spaces."""
    count, different = 0, {}
    for case in corpus:
        text = wrapped(case["text"], 72)
        if text == case["text"] or re.search("[\u3041-\u30ff\u4e00-\u9fff]", text):
            continue
        count += 1
        here, there = answer(reading_of(case)), answer(reading_of(case, text))
        if here != there:
            different[case["id"]] = (here, there)
    assert count > 100
    assert different == {}


def test_boilerplate_may_follow_in_any_order(corpus):
    different = {}
    for case in corpus:
        if "\n" not in case["text"]:  # a single paragraph would become a headline
            continue
        plain = answer(reading_of(case))
        for tail in ((ABOUT, CONTACT), (CONTACT, ABOUT)):
            found = answer(reading_of(case, "\n\n".join((case["text"], *tail))))
            if found != plain:
                different[case["id"]] = (plain, found)
    assert different == {}


def test_an_aside_may_stand_anywhere_behind_the_lead(corpus):
    """A paragraph that says nothing of any launch, behind the fifth paragraph or at the end."""
    count, different = 0, {}
    for case in corpus:
        paragraphs = case["text"].split("\n\n")
        if len(paragraphs) < 4 or not all(one.rstrip().endswith((".", "!", "?")) for one in paragraphs[1:]):
            continue
        count += 1
        last = "\n\n".join((*paragraphs, ASIDE))
        inner = "\n\n".join((*paragraphs[:-1], ASIDE, paragraphs[-1]))
        answers = {answer(reading_of(case, text)) for text in (case["text"], last, inner)}
        if len(answers) > 1:
            different[case["id"]] = answers
    assert count >= 5
    assert different == {}
