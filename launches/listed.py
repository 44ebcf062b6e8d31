"""Lists and pairs: what is told in one breath with the headline's launch is launched like it.

"The Salt Road on 3 September, Night Swim on 1 October and Elland on 5 November"; "3 September: The Salt Road", a row
for each book; "The Kite 5 and the Kite 5 Pro go on sale on 26 June". A verb is told once or not at all, so that nothing
but its neighbours says that each of them is a launch. A list without the headline's date may be one of courses.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from launches.announcement import AWAITED, DateMention
from launches.asides import Told, only_way
from launches.grouping import Topic
from launches.naming import NameMention
from launches.things import plain_things
from launches.topics import Topics

_FEWEST = 2
_LONGEST = 60
_BY = r"(?:,?\s(?:by|from|with)\s[^,;()\d]{2,40}|,\s[A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]+){1,3})?"
_PREPOSITION = r"(?:(?:on|in|from|due|am|ab|im|le|en|el)\s)?(?:the\s)?"
_LEAD = re.compile(
    r"[-*•·–—\s,;)]{0,4}(?:(?:and|then|und|et|y)\s)?(?:(?i:the|der|die|das|le|la|les|el|los)\s)?[“\"„«]?"
)
_BEFORE_DATE = re.compile(rf"[”\"“»]?{_BY}[\s,:;(–—|-]{{0,4}}{_PREPOSITION}[(]?")
# The first of a list has the verb: "the Kite will come out in May, the Plover in June".
_TO_FIRST = re.compile(rf"(?:{_BEFORE_DATE.pattern}|[”\"“»]?(?:\s[a-z'’-]+){{1,6}}\s(?:the\s)?)")
# Those that follow may have one, too: "Rust opens March 7 and Light Years opens May 16".
_TO_NEXT = re.compile(
    rf"(?:{_BEFORE_DATE.pattern}|[”\"“»]?(?:\s(?:arrives?|at|be|comes?|due|expected|follows?|from|goes|hits?|in|is|lands?|launch(?:es)?"
    r"|on|opens?|out|planned|released?|sale|ships?|shops|starts?|stores|to|will)){1,4}\s(?:the\s)?)"
)
_AFTER_DATE = re.compile(r"\s?[:–—|,-]\s?(?:[Tt]he\s)?[“\"„«]?")
_ROW_ENDS = re.compile(rf"[”\"“»]?{_BY}[.)\s]*")
# What two do together; "Nelly and the Tollgate opens in May" is one.
_VERB = (
    r"(?:both\s|each\s)?(?:(?:will|can|should)\s(?:be\s)?\w+|are\s(?:to\b|out|due|available|coming|released|published|launched"
    r"|expected|planned|on\ssale)|go|come|launch|arrive|open|ship|start|begin|land|hit|follow|debut|fly|appear|reach)\b"
)


class Row(NamedTuple):
    """A name and the date beside it, in the sentence of that index."""

    topic: Topic
    date: DateMention
    sentence: int


def in_one_breath(headline: Told, topics: Topics, dates: Sequence[DateMention]) -> list[Told]:
    """Return what is told of the headline's launch, and of those in a list or a pair with it; `dates` are all."""
    if headline.said.status not in AWAITED:
        return [headline]
    rows = _listed(topics, dates, headline)
    mine = next((row for row in rows if row.date.span == headline.said.span), None) or next(
        (row for row in rows if _is_headlines(row, headline)), None
    )
    if mine is not None:
        told = _row_told(headline, mine, topics)
        ways = headline.ways if told.said.span == headline.said.span else told.ways
        headline = replace(told, headline=True, ways=ways, alike=False)
    others = {row.topic.words: _row_told(headline, row, topics) for row in rows}
    for topic in _paired(topics, dates, headline):
        others[topic.words] = Told(
            headline.said, topic, headline.sentence, False, (only_way(headline.said),), alike=True
        )
    others.pop(headline.topic.words if headline.topic else frozenset(), None)
    return [headline, *others.values()]


def _row_told(headline: Told, row: Row, topics: Topics) -> Told:
    """Return what the headline's launch is told as with the name and the date of a row."""
    date, line = row.date, topics.text_of(row.sentence)
    said = replace(
        headline.said,
        window=date.window,
        phrase=date.phrase,
        span=date.span,
        evidence=line,
        not_before=date.not_before,
        was=None,
        regions=(),
    )
    return Told(said, row.topic, row.sentence, False, (only_way(said),), alike=True)


def _listed(topics: Topics, dates: Sequence[DateMention], headline: Told) -> list[Row]:
    """Return the names that stand to their dates ahead as the headline's does, itself among them; none for no list."""
    rows = [row for row in _rows(topics, dates) if row.date.window.bounds_utc()[1] > topics.article.published]
    return rows if any(_is_headlines(row, headline) or _goes_on(row, headline, topics) for row in rows) else []


def _goes_on(row: Row, headline: Told, topics: Topics) -> bool:
    """Say whether a row opens what goes on with the headline's sentence: "… on 4 May. Bubble Barn follows on …"."""
    told = headline.sentence
    if told is None or row.sentence != told + 1 or headline.said.window is None:
        return False
    line = topics.text_of(row.sentence)
    opens = re.match(rf"{_LEAD.pattern}{re.escape(row.topic.name)}", line) is not None
    return opens and topics.sentences[told].paragraph == topics.sentences[row.sentence].paragraph


def _is_headlines(row: Row, headline: Told) -> bool:
    window, topic = headline.said.window, headline.topic
    if window is None or row.date.span == headline.said.span:
        return window is not None
    return (topic is None or row.topic.words == topic.words) and window.contains(row.date.window)


def _rows(topics: Topics, dates: Sequence[DateMention]) -> Iterator[Row]:
    in_sentence: dict[int, list[DateMention]] = {}
    for date in dates:
        index = topics.sentence_at(date.span[0])
        if index is not None:
            in_sentence.setdefault(index, []).append(date)
    below: list[Row] = []
    for index, here in in_sentence.items():
        row = _as_row(topics, index, here[0]) if len(here) == 1 else None
        if below and (row is None or below[-1].sentence != index - 1):
            yield from _if_several(below)
            below = []
        if row is not None:
            below.append(row)
        else:
            yield from _if_several(_in_prose(topics, index, here))
    yield from _if_several(below)


def _if_several(rows: list[Row]) -> list[Row]:
    """Return rows if they are a list: of several names, each once."""
    return rows if _FEWEST <= len(rows) == len({row.topic.words for row in rows}) else []


def _in_prose(topics: Topics, index: int, dates: Sequence[DateMention]) -> list[Row]:
    """Return the names of a sentence that has one before each of its dates, and nothing else between them."""
    text, start = topics.article.text, topics.sentences[index].start
    rows: list[Row] = []
    for date in dates:
        named = [(m, t) for m, t in topics.named_in(index) if start <= m.place and m.end <= date.span[0]]
        if rows:
            named = [(m, t) for m, t in named if _LEAD.fullmatch(text, start, m.place)]
        between = _TO_NEXT if rows else _TO_FIRST
        fits = [t for m, t in named if not m.person and between.fullmatch(text, m.end, date.span[0])]
        if fits:
            rows.append(Row(fits[0], date, index))
        elif rows:
            return []  # What opens with a date that is nobody's ("This autumn we publish …") may still be a list.
        start = date.span[1]
    return rows


def _as_row(topics: Topics, index: int, date: DateMention) -> Row | None:
    """Return the name and the date that are all of a row, whichever comes first."""
    text, sentence = topics.article.text, topics.sentences[index]
    named = next(((m, t) for m, t in topics.named_in(index) if not m.person), None)
    if named is None or sentence.end - sentence.start > _LONGEST + len(date.phrase):
        return None
    mention, topic = named
    return Row(topic, date, index) if _fills(text, sentence.start, sentence.end, mention, date) else None


def _fills(text: str, start: int, end: int, mention: NameMention, date: DateMention) -> bool:
    first, last = date.span
    if mention.end <= first:
        between = _BEFORE_DATE.fullmatch(text, mention.end, first)
        return bool(_LEAD.fullmatch(text, start, mention.place) and between and not text[last:end].strip(" .)"))
    between = _AFTER_DATE.fullmatch(text, last, mention.place)
    return bool(_LEAD.fullmatch(text, start, first) and between and _ROW_ENDS.fullmatch(text, mention.end, end))


def _paired(topics: Topics, dates: Sequence[DateMention], headline: Told) -> list[Topic]:
    """Return what shares the verb and the date of the headline's launch: "the Kite and its dock come in May"."""
    topic, window = headline.topic, headline.said.window
    date = next((date for date in dates if date.window == window), None)
    index = topics.sentence_at(date.span[0]) if date else None
    if date is None or index is None or topic is None:
        return []
    line = topics.article.text[topics.sentences[index].start : date.span[0]]
    return [other for other in _others(topics, index, line) if _share_verb(topic, other, line, topics.article.title)]


def _share_verb(one: Topic, two: Topic, line: str, title: str) -> bool:
    """Say whether two things do together what a line tells: each with an article, alike in name, or in the headline."""
    first, second = re.escape(one.name), re.escape(two.name)
    for names in ((first, second), (second, first)):
        found = re.search(_TOGETHER.format(*names), line)
        if found is None:
            continue
        article, too = found["article"], found["too"]
        if (article and too) or too in ("its ", "our ") or one.words & two.words or found["both"]:
            return True
        if one.name in title and two.name in title:
            return True
    return False


_TOGETHER = (
    r"(?:\A|[.;:]\s|\b(?P<both>[Bb]oth)\s)(?P<article>(?:[Tt]he|[Oo]ur|[Ii]ts)\s)?(?:new\s)?{}"
    r",?\s(?:and|&|as well as)\s(?P<too>(?:the|our|its)\s)?(?:new\s)?{}\s"
) + _VERB.replace("{", "{{").replace("}", "}}")


def _others(topics: Topics, index: int, line: str) -> Iterator[Topic]:
    yield from (topic for mention, topic in topics.named_in(index) if not mention.person)
    yield from (topic for topic, _ in plain_things(line, topics))
