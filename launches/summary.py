"""A summary made of the article's own sentences: who and what, when, and at what price.

Extractive, because nothing that writes news anew is as true as the text itself, and a lead of a few sentences is
as informative as any model small enough to run here. The launch sentence is always in: it is why people read us.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, islice, pairwise, takewhile

from launches.boilerplate import cleaned, content, is_heading
from launches.datelines import without_dateline
from launches.prices import is_price_row, rate_price, tells_other_money, tells_price
from launches.sentences import Sentence, split_sentences
from launches.shortening import count_words, shorten

WORDS = 70
SENTENCES = 3
_FEWEST_WORDS = 5
_READ = 40
# A launch sentence that must be cut leaves room for who and for the price.
_CUT = 42
# A worse lead than this is none.
_NO_LEAD = -2.0

_MARKS = ".,;:!?'’\"“”«»()[]–—-"
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
_LEANS_BACK = re.compile(
    r"(?:(?i:it|its|they|their|he|she|his|her|this|that|these|those|but|and|so|or|also|there|then|instead|both|each|neither"
    r"|er|sie|es|diese[rsn]?|damit|dazu|dort|auch|aber|und|doch|il|elle|ils|elles|ce|cette|ces|celui-ci|celle-ci|mais|et"
    r"|este|esta|estos|estas|ello|ambos|ambas|también|pero|además)\b|また|これ|それ|この|その|同[社作機]|它|这|該|该|此|同时|另外)"
)
# Goes on with the thing that the sentence before speaks of.
_GOES_ON = re.compile(r"(?i:it|its|they|their|he|she|his|her|er|sie|es|il|elle|ils|elles|su|sus)\b")
# "The first will be delivered in May" says nothing without the sentence before it.
_LACKS = re.compile(
    r"(?i:(?:both|each|neither|the (?:first|second|third|former|latter|other|others|two|three))"
    r"\s(?:will|would|is|are|was|were|has|have|can|must|takes?|costs?|comes?|goes|go|ships?|starts?|arrives?|follows?|sells?)\b)"
)
# A quotation (not a name in quotation marks), a call, and what is told in the first person.
_CHATTY = re.compile(
    r"[\"“„«「](?![^\"”“»」,.!?…。，！？]{1,30}[\"”“»」](?!\s?[,，]))|[^!\n]{0,60}!\Z|(?:I|I['’]\w{1,2}|My|Ich|Meine?|Je|J['’]\w+|Mon|Ma)\s"
)
_ASIDE = re.compile(r"[(（\[].*[)）\]]", re.DOTALL)
# A mark of quotation, not of inches.
_MARK = re.compile(r"(?<!\d)\"")
_SIGN = re.compile(r"[-*•·▪●–—]\s+")
# Words so common that sharing them tells nothing.
_COMMON = frozenset(
    "the and for with will that this its are was has have from not but you your our they their his her who all can been"
    " more der die das und den dem des ein eine einen mit von für auf ist sind wird les une est pour dans par avec que"
    " qui sur los las una con por para del como".split()
)
_CELLS = re.compile(r"(?:\A|\s)\|(?:\s|\Z)")
_FIGURES = re.compile(r"\d+")


@dataclass(eq=False)
class _Line:
    place: int
    text: str
    words: int
    before: "_Line | None" = None
    """The sentence before it in the story, on which it may lean."""
    told: bool = False
    """The headline or the launch sentence says all of it."""
    named: bool = False
    """It opens with a name that the headline has: "Her Story is a game"."""

    @cached_property
    def tokens(self) -> frozenset[str]:
        """The words that tell what the sentence is about; made only for the few that are weighed."""
        return _tokens(self.text)

    @property
    def asks(self) -> bool:
        return self.text.endswith(("?", "？"))

    @cached_property
    def lacks(self) -> bool:
        return _LACKS.match(self.text) is not None

    @cached_property
    def leans(self) -> bool:
        """It refers back."""
        return not self.named and (self.lacks or _LEANS_BACK.match(self.text) is not None)

    @cached_property
    def weak(self) -> bool:
        """It is no statement of the text's own, or a scrap."""
        return self.words < _FEWEST_WORDS or self.aside or self.chatty

    @cached_property
    def chatty(self) -> bool:
        """It is a question, a call, a quotation or the half of one, or told in the first person."""
        halved = len(_MARK.findall(self.text)) % 2 or self.text.count("“") > self.text.count("”") + self.text.count("„")
        return self.asks or bool(halved) or (not self.named and _CHATTY.match(self.text) is not None)

    @property
    def scrap(self) -> bool:
        """It hardly says anything: "Yes, we know."; the row of a table may."""
        return self.words < _FEWEST_WORDS and not is_heading(self.text)

    @property
    def aside(self) -> bool:
        """It stands in brackets."""
        return _ASIDE.fullmatch(self.text) is not None

    @cached_property
    def rating(self) -> float:
        """How much it tells of the price."""
        return 0.0 if self.asks or self.aside else rate_price(self.text)


def summarise(
    title: str, text: str, evidence: str | None, phrase: str = "", sentences: Sequence[Sentence] | None = None
) -> tuple[str, ...]:
    """Return at most three sentences and 70 words of the text, in its order.

    `evidence` is the launch sentence, always among them; `phrase`, the wording of its date, is kept when the
    sentence alone is too long and must be cut at a clause. `sentences` are those of the text, where they are known.
    """
    headline = _tokens(title)
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
    leant_on = _leant_on(launch)
    if launch and launch.lacks and leant_on in lines and leant_on.words + launch.words <= WORDS:
        chosen.append(leant_on)
    else:
        leads = list(_lead(_fitting(chosen, lines), about, leant_on))
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


def _lines(text: str, sentences: Sequence[Sentence]) -> list[_Line]:
    """Return the story's sentences, each with the one before it; rows of a table if it has no others."""
    found = [_line(place.start, words) for place, words in islice(content(text, sentences), _READ)]
    if not found:
        found = [_line(row.start, without_dateline(text[row.start : row.end])) for row in sentences]
    found = [line for line in found if any(map(str.isalnum, line.text))]
    for before, line in pairwise(found):
        line.before = before
    return found


def _line(place: int, words: str) -> _Line:
    tidy = _tidy(words)
    return _Line(place, tidy, count_words(tidy))


def _tidy(words: str) -> str:
    """Return a sentence in one line, without signs of a list, a table or of weight: "| Price | £5 |" as "Price: £5"."""
    tidy = _SIGN.sub("", " ".join(words.split()), count=1) if _SIGN.match(words) else " ".join(words.split())
    if "|" in tidy:
        cells = [cell.strip() for cell in _CELLS.split(tidy) if cell.strip()]
        tidy = (": " if len(cells) == 2 else ", ").join(cells)
    return tidy.replace("**", "")


def _tokens(text: str) -> frozenset[str]:
    words = text.lower().split()
    return frozenset([token for word in words if len(token := word if word.isalnum() else word.strip(_MARKS)) > 2])


def _repeats(line: _Line, headline: frozenset[str], title: str) -> bool:
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
    first, _, second = " ".join(text.split(None, 2)[:2]).rstrip(_MARKS).partition(" ")
    return second[:1].isupper() and f"{first} {second}" in title


def _in_text(evidence: str, phrase: str, lines: list[_Line], text: str) -> str:
    """Return the launch sentence; for a sentence of the headline the first one of the text that tells its date."""
    if evidence in text or is_heading(evidence) or not phrase:
        return evidence
    return next((line.text for line in lines if phrase in line.text), evidence)


def _with_launch(
    lines: list[_Line], text: str, launch_sentence: tuple[str, str], headline: frozenset[str]
) -> tuple[list[_Line], _Line | None]:
    """Return the lines without the launch sentence, and that sentence within the limit."""
    evidence, phrase = launch_sentence
    line = _line(text.find(evidence), cleaned(evidence) or evidence)
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


def _within(one: _Line, two: _Line) -> bool:
    return one.text in two.text or two.text in one.text


def _adds_nothing(line: _Line, launch: _Line, headline: frozenset[str]) -> bool:
    """Say whether a sentence tells the date of the launch sentence again, and hardly a word beside it."""
    figures = set(_FIGURES.findall(line.text))
    return (
        bool(figures)
        and figures <= set(_FIGURES.findall(launch.text))
        and len(line.tokens - launch.tokens - headline) <= 1
    )


def _leant_on(launch: _Line | None) -> _Line | None:
    """Return the sentence that the launch sentence refers to, over those that refer to it likewise."""
    if launch is None or not launch.leans:
        return None
    line = launch.before
    while line is not None and (line.lacks if launch.lacks else line.leans):
        line = line.before
    return None if line is None or line.weak else line


def _stands(line: _Line, about: frozenset[str], chosen: Sequence[_Line]) -> bool:
    """Say whether what a sentence refers to is told; what names nothing of its own may stand between."""
    before = line.before
    while line.leans and before is not None:
        if before.told or before in chosen:
            return True
        if line.lacks or _names_other(before, about):
            return False
        before = before.before
    return not line.leans


def _names_other(line: _Line, about: frozenset[str]) -> bool:
    """Say whether a sentence names what neither headline nor launch sentence do; one in Chinese may always."""
    if _GOES_ON.match(line.text):
        return False
    words = line.text.split()
    named = (word.strip(_MARKS) for word in words[1:])
    return line.words > 2 * len(words) or any(word[:1].isupper() and word.lower() not in about for word in named)


def _fitting(chosen: list[_Line], lines: list[_Line]) -> list[tuple[int, _Line]]:
    """Return the sentences that fit beside those chosen, each with its position; no others are weighed."""
    left = WORDS - sum(line.words for line in chosen)
    return [(position, line) for position, line in enumerate(lines) if line.words <= left and line not in chosen]


def _lead(
    fitting: list[tuple[int, _Line]], about: frozenset[str], leant_on: _Line | None
) -> Iterator[tuple[float, _Line]]:
    """Rate the first sentences by how much they say who and what; what the launch sentence refers to says it best."""
    for position, line in takewhile(lambda entry: entry[0] < 6, fitting):
        shared = len(line.tokens & about) or -1
        news = _is_news(line.text)
        bonus = 2 * news + 3 * (line is leant_on) - 2 * (not news and tells_price(line.text))
        yield 2 + shared + bonus - position - 3 * (line.weak or line.leans) - 3 * (line.chatty or line.scrap), line


def _beside_price(
    leads: list[tuple[float, _Line]], chosen: list[_Line], lines: list[_Line], about: frozenset[str]
) -> list[tuple[float, _Line]]:
    """Rate leads together with the price that fits beside each; leave out those that are worse than none."""
    alone = _NO_LEAD + _price_beside(chosen, lines, about)
    rated = [(rating + _price_beside([*chosen, lead], lines, about), lead) for rating, lead in leads]
    return [entry for entry in rated if entry[0] >= alone]


def _price_beside(chosen: list[_Line], lines: list[_Line], about: frozenset[str]) -> float:
    """Return how well the price would be told by these sentences and one more."""
    told = [line.rating for line in chosen if tells_price(line.text)]
    return max(told or (rating for rating, _ in _price(_fitting(chosen, lines), about, chosen)), default=0.0)


def _is_news(text: str) -> bool:
    low = text.lower()
    return any(part in low for part in _NEWS_PARTS) and _NEWS.search(text) is not None


def _price(
    fitting: list[tuple[int, _Line]], about: frozenset[str], chosen: Sequence[_Line]
) -> Iterator[tuple[float, _Line]]:
    """Rate sentences by whether they name a price or where to get it; those that do neither are left out."""
    for position, line in fitting:
        if line.rating and _stands(line, about, chosen):
            yield line.rating + 0.2 * len(line.tokens & about) - position / 50 - (line.weak or line.leans), line


def _price_row(chosen: list[_Line], text: str, sentences: Sequence[Sentence]) -> Iterator[tuple[float, _Line]]:
    """Rate the first row that is a price alone, below a sentence with a price: a page of a shop tells it in none."""
    rows = ((place.start, text[place.start : place.end]) for place in sentences[:_READ])
    row = next((_line(start, row) for start, row in rows if is_heading(row) and is_price_row(row)), None)
    left = WORDS - sum(line.words for line in chosen)
    if row is not None and row.words <= left:
        yield 3.5, row


def _rest(
    fitting: list[tuple[int, _Line]], about: frozenset[str], chosen: Sequence[_Line]
) -> Iterator[tuple[float, _Line]]:
    """Rate the first sentences by their order; those that cannot stand alone only where nothing else is there."""
    for position, line in takewhile(lambda entry: entry[0] < 12, fitting):
        weak = line.weak or (position > 0 and tells_other_money(line.text)) or not _stands(line, about, chosen)
        if len(chosen) < 2 or not weak:
            yield -position - 9.0 * weak - 3.0 * line.asks, line


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
