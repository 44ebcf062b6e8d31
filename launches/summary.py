"""A summary made of the article's own sentences: who and what, when, and at what price.

Extractive, because nothing that writes news anew is as true as the text itself, and a lead of a few sentences is
as informative as any model small enough to run here. The launch sentence is always in: it is why people read us.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice, pairwise, takewhile

from launches.boilerplate import cleaned, content, is_heading
from launches.datelines import without_dateline
from launches.prices import is_price_row, tells_other_money, tells_price
from launches.sentences import Sentence, split_sentences
from launches.shortening import count_words, shorten
from launches.summary_line import FEWEST_WORDS, MARKS, Line, leant_on, line_of, stands, tokens_of

WORDS = 70
SENTENCES = 3
_READ = 40
# A launch sentence that must be cut leaves room for who and for the price.
_CUT = 42
# A worse lead than this is none.
_NO_LEAD = -2.0
_NEWS = re.compile(
    r"(?i:\b(?:announc|introduc|unveil|reveal|present|launch|releas|open|postpon|delay|cancel|publish|premier|confirm"
    r"|bring|ship|deliver|go(?:es)? on sale|vorgestellt|stellt|annonc|présent|anunci|lanz))"
)
_NEWS_PARTS = tuple(
    (
        "announc introduc unveil reveal present launch releas open postpon delay cancel publish premier confirm bring"
        " ship deliver sale vorgestellt stellt annonc présent anunci lanz"
    ).split()
)
# Words so common that sharing them tells nothing.
_COMMON = frozenset(
    "the and for with will that this its are was has have from not but you your our they their his her who all can been"
    " more der die das und den dem des ein eine einen mit von für auf ist sind wird les une est pour dans par avec que"
    " qui sur los las una con por para del como".split()
)
_FIGURES = re.compile(r"\d+")


def summarise(
    title: str, text: str, evidence: str | None, phrase: str = "", sentences: Sequence[Sentence] | None = None
) -> tuple[str, ...]:
    """Return at most three sentences and 70 words of the text, in its order.

    `evidence` is the launch sentence, always among them; `phrase`, the wording of its date, is kept when the
    sentence alone is too long and must be cut at a clause. `sentences` are those of the text, where they are known.
    """
    headline = tokens_of(title)
    sentences = split_sentences(text) if sentences is None else sentences
    lines = _lines(text, sentences)
    for line in lines:
        line.told = _repeats(line, headline, title)
        line.named = _opens_as(line.text, title)
    launch = None
    if evidence:
        evidence = _in_text(evidence, phrase, lines, text)
        lines, launch = _with_launch(lines, text, (evidence, " ".join(phrase.split())), headline)
    chosen = [launch] if launch else []
    about = (headline | (launch.tokens if launch else frozenset())) - _COMMON
    lines = [line for line in lines if not line.told]
    meant = leant_on(launch)
    if launch and launch.lacks and meant in lines and meant.words + launch.words <= WORDS:
        chosen.append(meant)
    else:
        leads = list(_lead(_fitting(chosen, lines), about, meant))
        # A launch sentence that names what the headline does can do without a lead that leaves no room for the price.
        if launch and launch.tokens & headline - _COMMON:
            leads = _beside_price(leads, chosen, lines, about)
        _add_best(chosen, leads)
    if not any(tells_price(line.text) for line in chosen):
        priced = _price(_fitting(chosen, lines), about, chosen)
        _add_best(chosen, chain(priced, _price_row(chosen, text, sentences)))
    for _ in range(SENTENCES - len(chosen) if launch else 1):
        _add_best(chosen, _rest(_fitting(chosen, lines), about, chosen))
    if len(chosen) < 2:
        _add_shortened(chosen, lines)
    return tuple(line.text for line in sorted(chosen, key=lambda line: line.place))


def _lines(text: str, sentences: Sequence[Sentence]) -> list[Line]:
    """Return the story's sentences, each with the one before it; rows of a table if it has no others."""
    found = [line_of(place.start, words) for place, words in islice(content(text, sentences), _READ)]
    if not found:
        found = [line_of(row.start, without_dateline(text[row.start : row.end])) for row in sentences]
    found = [line for line in found if any(map(str.isalnum, line.text))]
    for before, line in pairwise(found):
        line.before = before
    return found


def _repeats(line: Line, headline: frozenset[str], title: str) -> bool:
    """Say whether a sentence is the headline once more; a figure that the headline lacks is news."""
    if not headline:
        return False
    low = line.text.lower()
    if sum(token in low for token in headline) * 10 < 9 * len(headline):
        return False
    tokens = line.tokens
    both = len(tokens & headline)
    if not (both * 10 >= 9 * len(headline) and both * 10 >= 6 * len(tokens)):
        return False
    return set(_FIGURES.findall(line.text)) <= set(_FIGURES.findall(title))


def _opens_as(text: str, title: str) -> bool:
    """Say whether a sentence opens with two words of the headline, the second with a capital."""
    first, _, second = " ".join(text.split(None, 2)[:2]).rstrip(MARKS).partition(" ")
    return second[:1].isupper() and f"{first} {second}" in title


def _in_text(evidence: str, phrase: str, lines: list[Line], text: str) -> str:
    """Return the launch sentence; for a sentence of the headline the first one of the text that tells its date."""
    if evidence in text or is_heading(evidence) or not phrase:
        return evidence
    return next((line.text for line in lines if phrase in line.text), evidence)


def _with_launch(
    lines: list[Line], text: str, launch_sentence: tuple[str, str], headline: frozenset[str]
) -> tuple[list[Line], Line | None]:
    """Return the lines without the launch sentence, and that sentence within the limit."""
    evidence, phrase = launch_sentence
    line = line_of(text.find(evidence), cleaned(evidence) or evidence)
    same = [other for other in lines if _within(other, line)]
    others = [other for other in lines if other not in same]
    if not line.words:
        return others, None
    if same:
        line.before, line.place = same[0].before, same[0].place
    for other in others:
        if other.before in same:
            other.before = line
        other.told = other.told or _adds_nothing(other, line, headline)
    if line.words > WORDS:
        line.text = shorten(line.text, _CUT, phrase)
        line.words = count_words(line.text)
    return others, line


def _within(one: Line, two: Line) -> bool:
    return one.text in two.text or two.text in one.text


def _adds_nothing(line: Line, launch: Line, headline: frozenset[str]) -> bool:
    """Say whether a sentence tells the date of the launch sentence again, and hardly a word beside it."""
    figures = set(_FIGURES.findall(line.text))
    return (
        bool(figures)
        and figures <= set(_FIGURES.findall(launch.text))
        and len(line.tokens - launch.tokens - headline) <= 1
    )


def _fitting(chosen: list[Line], lines: list[Line]) -> list[tuple[int, Line]]:
    """Return the sentences that fit beside those chosen, each with its position; no others are weighed."""
    left = WORDS - sum(line.words for line in chosen)
    return [(position, line) for position, line in enumerate(lines) if line.words <= left and line not in chosen]


def _lead(fitting: list[tuple[int, Line]], about: frozenset[str], meant: Line | None) -> Iterator[tuple[float, Line]]:
    """Rate the first sentences by how much they say who and what; what the launch sentence refers to says it best."""
    for position, line in takewhile(lambda entry: entry[0] < 6, fitting):
        shared = len(line.tokens & about) or -1
        news = _is_news(line.text)
        bonus = 2 * news + 3 * (line is meant) - 2 * (not news and tells_price(line.text))
        yield 2 + shared + bonus - position - 3 * (line.weak or line.leans) - 3 * (line.chatty or line.scrap), line


def _beside_price(
    leads: list[tuple[float, Line]], chosen: list[Line], lines: list[Line], about: frozenset[str]
) -> list[tuple[float, Line]]:
    """Rate leads together with the price that fits beside each; leave out those that are worse than none."""
    alone = _NO_LEAD + _price_beside(chosen, lines, about)
    rated = [(rating + _price_beside([*chosen, lead], lines, about), lead) for rating, lead in leads]
    return [entry for entry in rated if entry[0] >= alone]


def _price_beside(chosen: list[Line], lines: list[Line], about: frozenset[str]) -> float:
    """Return how well the price would be told by these sentences and one more."""
    told = [line.rating for line in chosen if tells_price(line.text)]
    return max(told or (rating for rating, _ in _price(_fitting(chosen, lines), about, chosen)), default=0.0)


def _is_news(text: str) -> bool:
    low = text.lower()
    return any(part in low for part in _NEWS_PARTS) and _NEWS.search(text) is not None


def _price(
    fitting: list[tuple[int, Line]], about: frozenset[str], chosen: Sequence[Line]
) -> Iterator[tuple[float, Line]]:
    """Rate sentences by whether they name a price or where to get it; those that do neither are left out."""
    for position, line in fitting:
        if line.rating and stands(line, about, chosen):
            yield line.rating + 0.2 * len(line.tokens & about) - position / 50 - (line.weak or line.leans), line


def _price_row(chosen: list[Line], text: str, sentences: Sequence[Sentence]) -> Iterator[tuple[float, Line]]:
    """Rate the first row that is a price alone, below a sentence with a price: a page of a shop tells it in none."""
    rows = ((place.start, text[place.start : place.end]) for place in sentences[:_READ])
    row = next((line_of(start, row) for start, row in rows if is_heading(row) and is_price_row(row)), None)
    left = WORDS - sum(line.words for line in chosen)
    if row is not None and row.words <= left:
        yield 3.5, row


def _rest(
    fitting: list[tuple[int, Line]], about: frozenset[str], chosen: Sequence[Line]
) -> Iterator[tuple[float, Line]]:
    """Rate the first sentences by their order; those that cannot stand alone only where nothing else is there."""
    for position, line in takewhile(lambda entry: entry[0] < 12, fitting):
        weak = line.weak or (position > 0 and tells_other_money(line.text)) or not stands(line, about, chosen)
        if len(chosen) < 2 or not weak:
            yield -position - 9.0 * weak - 3.0 * line.asks, line


def _add_best(chosen: list[Line], rated: Iterable[tuple[float, Line]]) -> None:
    """Add the best of some sentences, the earliest of those that are equally good."""
    best = max(rated, key=lambda entry: (entry[0], -entry[1].place), default=None)
    if best is not None:
        chosen.append(best[1])


def _add_shortened(chosen: list[Line], lines: list[Line]) -> None:
    """Where no second sentence fits, add the first one cut at a clause, if something worth reading remains."""
    left = WORDS - sum(line.words for line in chosen)
    for line in lines[:3]:
        if line in chosen:
            continue
        short = line_of(line.place, shorten(line.text, left, ""))
        if FEWEST_WORDS <= short.words <= left:
            chosen.append(short)
            return
