"""A summary made of the article's own sentences: who and what, when, and at what price.

Extractive, because nothing that writes news anew is as true as the text itself, and a lead of a few sentences is
as informative as any model small enough to run here. The launch sentence is always in: it is why people read us.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, takewhile

from launches.boilerplate import content
from launches.datelines import without_dateline
from launches.sentences import Sentence, split_sentences
from launches.shortening import count_words, shorten

WORDS = 70
SENTENCES = 3
_FEWEST_WORDS = 5
_READ = 40
# A launch sentence that must be cut leaves room for who and for the price.
_CUT = 42

_MARKS = ".,;:!?'’\"“”«»()[]–—-"
_CURRENCY = "(?:USD|EUR|GBP|CHF|JPY|SEK|NOK|DKK)"
# Begins with the figure, which is rare in a text, and looks back from there.
_PRICE = re.compile(
    rf"\d(?:(?<=[$€£¥₩]\d)|(?<=[$€£¥₩]\s\d)|(?<=\b{_CURRENCY}\d)|(?<=\b{_CURRENCY}\s\d)|\s?[$€£¥₩円元]"
    r"|\s(?:euros?|dollars?|pounds?|kroner|kronor|francs?|yen|won|yuan|rupees|crowns)\b)",
    re.IGNORECASE,
)
_MONEY_OTHERWISE = re.compile(
    r"(?i:million|billion|revenue|turnover|profit|raised|funding|fine[ds]?\b|shares?\b|invest"
    r"|sales (?:rose|fell|of)|damages|donat)"
)
_PRICE_WORD = re.compile(
    r"(?i:\b(?:pric(?:e|ed|es|ing)|costs?|starts? at|free|preis|kostet|prix|coûte|precio|cuesta)\b|価格|售价)"
)
_OFFER = re.compile(
    r"(?i:\b(?:available|availability|in (?:stores|shops)|on sale|for sale|pre-?orders?|orders?|ships?|sold|buy"
    r"|markets|countries|erhältlich|disponible|verfügbar)\b|発売|上市)"
)
# One of these stands in whatever the pattern of the same name matches.
_PRICE_PARTS = ("pri", "cost", "start", "free", "preis", "kostet", "coûte", "precio", "cuesta", "価格", "售价")
_OFFER_PARTS = (
    "availab", "in stores", "in shops", "sale", "order", "ship", "sold", "buy", "markets", "countries", "erhältlich",
    "disponible", "verfügbar", "発売", "上市",
)  # fmt: skip
_NEWS = re.compile(
    r"(?i:\b(?:announc|introduc|unveil|reveal|present|launch|releas|open|postpon|delay|cancel|publish|premier|confirm|bring|ship|deliver"
    r"|vorgestellt|stellt|annonc|présent|anunci|lanz))"
)
_NEWS_PARTS = tuple(
    (
        "announc introduc unveil reveal present launch releas open postpon delay cancel publish premier confirm bring"
        " ship deliver vorgestellt stellt annonc présent anunci lanz"
    ).split()
)
_LEANS_BACK = re.compile(
    r"(?i:(?:it|its|they|their|he|she|his|her|this|that|these|those|but|and|so|or|also|there|then)\b)"
)
_QUOTED = re.compile(r"[\"“„«「]")


@dataclass(eq=False)
class _Line:
    place: int
    text: str
    words: int
    leans: bool

    @cached_property
    def tokens(self) -> frozenset[str]:
        """The words that tell what the sentence is about; made only for the few that are weighed."""
        return _tokens(self.text)


def summarise(
    title: str, text: str, evidence: str | None, phrase: str = "", sentences: Sequence[Sentence] | None = None
) -> tuple[str, ...]:
    """Return at most three sentences and 70 words of the text, in its order.

    `evidence` is the launch sentence, always among them; `phrase`, the wording of its date, is kept when the
    sentence alone is too long and must be cut at a clause. `sentences` are those of the text, where they are known.
    """
    headline = _tokens(title)
    lines = _lines(text, headline, split_sentences(text) if sentences is None else sentences)
    if evidence:
        lines, launch = _with_launch(lines, text, evidence, phrase)
    else:
        launch = None
    chosen = [launch] if launch else []
    about = headline | (launch.tokens if launch else frozenset())
    for wanted in (_lead, _price):
        _add_best(chosen, wanted(_fitting(chosen, lines), about))
    _add_best(chosen, _rest(_fitting(chosen, lines), weak_too=len(chosen) < 2))
    if len(chosen) < 2:
        _add_shortened(chosen, lines)
    return tuple(line.text for line in sorted(chosen, key=lambda line: line.place))


def _lines(text: str, headline: frozenset[str], sentences: Sequence[Sentence]) -> list[_Line]:
    """Return the story's sentences that do not just repeat the headline; rows of a table if it has no others."""
    found = [_line(place.start, words) for place, words in islice(content(text, sentences), _READ)]
    if not found:
        found = [_line(row.start, without_dateline(text[row.start : row.end])) for row in sentences]
    return [line for line in found if any(map(str.isalnum, line.text)) and not _repeats(line, headline)]


def _line(place: int, words: str) -> _Line:
    tidy = " ".join(words.split())
    return _Line(place, tidy, count_words(tidy), _leans(tidy))


def _leans(text: str) -> bool:
    """Say whether a sentence is a question, a quotation, or refers back."""
    return bool(_LEANS_BACK.match(text) or _QUOTED.match(text)) or text.endswith("?")


def _tokens(text: str) -> frozenset[str]:
    words = text.lower().split()
    return frozenset([token for word in words if len(token := word if word.isalnum() else word.strip(_MARKS)) > 2])


def _repeats(line: _Line, headline: frozenset[str]) -> bool:
    if not headline:
        return False
    low = line.text.lower()
    if sum(token in low for token in headline) * 10 < 9 * len(headline):
        return False
    tokens = line.tokens
    both = len(tokens & headline)
    return both * 10 >= 9 * len(headline) and both * 10 >= 6 * len(tokens)


def _with_launch(lines: list[_Line], text: str, evidence: str, phrase: str) -> tuple[list[_Line], _Line | None]:
    """Return the lines without the launch sentence, and that sentence within the limit."""
    place = text.find(evidence)
    line = _line(place, without_dateline(evidence) or evidence)
    others = [other for other in lines if other.text != line.text and not _within(other, line)]
    if not line.words:
        return others, None
    if line.words > WORDS:
        line = _line(place, shorten(line.text, _CUT, " ".join(phrase.split())))
    return others, line


def _within(one: _Line, two: _Line) -> bool:
    return one.text in two.text or two.text in one.text


def _fitting(chosen: list[_Line], lines: list[_Line]) -> list[tuple[int, _Line]]:
    """Return the sentences that fit beside those chosen, each with its position; no others are weighed."""
    if len(chosen) >= SENTENCES:
        return []
    left = WORDS - sum(line.words for line in chosen)
    return [(position, line) for position, line in enumerate(lines) if line.words <= left and line not in chosen]


def _lead(fitting: list[tuple[int, _Line]], about: frozenset[str]) -> Iterator[tuple[float, _Line]]:
    """Rate the first sentences by how much they say who and what."""
    for position, line in takewhile(lambda entry: entry[0] < 6, fitting):
        shared = len(line.tokens & about)
        yield 2 + shared + 2 * _is_news(line.text) - position - 3 * _weak(line), line


def _is_news(text: str) -> bool:
    low = text.lower()
    return any(part in low for part in _NEWS_PARTS) and _NEWS.search(text) is not None


def _price(fitting: list[tuple[int, _Line]], about: frozenset[str]) -> Iterator[tuple[float, _Line]]:
    """Rate sentences by whether they name a price or where to get it; those that do neither are left out."""
    for position, line in fitting:
        rating = _priced(line.text)
        if rating:
            yield rating + 0.2 * len(line.tokens & about) - position / 50 - _weak(line), line


def _priced(text: str) -> float:
    """Rate how much a sentence tells of price and sale; plain parts of words are looked for before any pattern."""
    low = text.lower()
    rating = 0.0
    if _PRICE.search(text):
        rating += 4.0
    if any(part in low for part in _PRICE_PARTS) and _PRICE_WORD.search(text):
        rating += 2
    if rating and _MONEY_OTHERWISE.search(text):
        rating = 0.0
    return rating + bool(any(part in low for part in _OFFER_PARTS) and _OFFER.search(text))


def _rest(fitting: list[tuple[int, _Line]], *, weak_too: bool) -> Iterator[tuple[float, _Line]]:
    """Rate the first sentences by their order; those that cannot stand alone only where nothing else is there."""
    for position, line in takewhile(lambda entry: entry[0] < 12, fitting):
        if weak_too or not _weak(line):
            yield -position - 3.0 * _weak(line), line


def _weak(line: _Line) -> bool:
    """Say whether a sentence cannot stand alone: a question, a quotation, a back reference, a scrap."""
    return line.leans or line.words < _FEWEST_WORDS


def _add_best(chosen: list[_Line], rated: Iterable[tuple[float, _Line]]) -> None:
    """Add the best of some sentences, the earliest of those that are equally good."""
    best = max(rated, key=lambda entry: (entry[0], -entry[1].place), default=None)
    if best is not None:
        chosen.append(best[1])


def _add_shortened(chosen: list[_Line], lines: list[_Line]) -> None:
    """Where no second sentence fits, add the first one cut at a clause, if something worth reading remains."""
    left = WORDS - sum(line.words for line in chosen)
    for line in lines[:3]:
        if line in chosen:
            continue
        short = _line(line.place, shorten(line.text, left, ""))
        if _FEWEST_WORDS <= short.words <= left:
            chosen.append(short)
            return
