"""A document: title and text taken apart once into sentences with their tokens, cues, clauses and dates."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple

from launches.abroad import cues_abroad, in_english, tense_abroad
from launches.clauses import Clause, split_clauses
from launches.cues import Cue
from launches.languages.language import Language
from launches.mentions.english_told import points_back
from launches.mentions.expression import Found, FoundClock, Reference, Tense
from launches.mentions.resolve import Bound, bound, resolve
from launches.sentences import Sentence, split_sentences
from launches.tense import tense
from launches.tokens import Tokens, tokenize
from launches.window import LaunchWindow

# A launch is told near the top; nobody buries it behind six thousand words, and the bound keeps reading fast.
READ_LIMIT = 40_000
_LONGEST = 1_000
# Beyond these first lines only what may hold a date or a promise is looked at; hints are those of lower case.
_ALL_LINES = 14
_HINTS = (
    "jan feb mar apr may jun jul aug sep oct nov dec spring summer autumn fall winter week month quarter year today"
    " tomorrow now soon mon tue wed thu fri sat sun holiday christmas easter cancel delay postpone januar mär mai okt"
    " dez janv févr avr juin juil août déc ene abr ago dic heute bald demain bientôt hoy pronto printemps été automne"
    " hiver primavera verano otoño invierno frühjahr sommer herbst"
).split()
_HINT = re.compile(rf"\b(?:{'|'.join(_HINTS)})")
_FIGURE = re.compile("[\\d\u3041-\u30ff\u4e00-\u9fff]")
_OPENING = re.compile(r"\b\w{3}")
# Signs that mean the same as plain ones; one stands for one, so that all places stay.
_UNUSUAL = "\u2010\u2011\u2012\u2212０１２３４５６７８９"
_PLAIN = str.maketrans(_UNUSUAL, "--–-0123456789")
_OPENINGS = frozenset(hint[:3] for hint in _HINTS)
_ABOUT = re.compile(
    r"about\s+\S.{0,50}|(?:media|press)\s+contacts?\b.{0,40}|forward-looking\s+statements?\b.{0,20}|notes?\s+to\s+editors?\b.{0,20}|boilerplate",
    re.IGNORECASE,
)
_ABOUT_INLINE = re.compile(r"About\s+[A-Z][^.!?]{0,40}:\s|\*?\s?Forward-looking\s", re.ASCII)


class Mention(NamedTuple):
    """A date in its sentence: expression, window, and the clause it stands in; `own_tense`: its verb told the tense."""

    found: Found
    window: LaunchWindow
    tense: Tense
    limits: Bound
    first: int
    last: int
    clause: int
    own_tense: bool = False


class Line(NamedTuple):
    """One sentence with everything found in it; `source` is the title or the text that its positions refer to."""

    source: str
    in_title: bool
    in_own_title: bool
    number: int
    sentence: Sentence
    tokens: Tokens
    cues: list[Cue]
    clauses: list[Clause]
    mentions: list[Mention]
    clocks: list[FoundClock]
    boilerplate: bool

    @property
    def text(self) -> str:
        """The sentence itself."""
        return self.source[self.sentence.start : self.sentence.end]


@dataclass(frozen=True, slots=True)
class Document:
    """The lines of an article, its headline first; `sentences` are all of its text."""

    lines: list[Line]
    reference: Reference
    sentences: tuple[Sentence, ...] = ()


def parse_document(title: str, text: str, reference: Reference, language: Language) -> Document:
    """Return the document; the first line of a text without title is its headline when it looks like one."""
    text = text[:READ_LIMIT]
    lines: list[Line] = []
    title = title.strip()[:500]
    whole = split_sentences(text)
    sentences = tuple(piece for sentence in whole for piece in _bounded(text, sentence))
    opens_with_it = text.lstrip().startswith(title) if title else len(sentences) > 1
    if title and not opens_with_it:
        for sentence in split_sentences(title):
            line = _line((title, _plain(title)), (True, True), len(lines), sentence, reference, language, False)
            lines.append(line)
            reference = _after(line, reference)
    has_headline = bool(title) or _opens_with_headline(sentences)
    boilerplate = False
    plain = _plain(text)
    paragraph = -1
    for number, sentence in enumerate(sentences):
        piece = text[sentence.start : sentence.end]
        if sentence.paragraph != paragraph:
            paragraph = sentence.paragraph
            if _ABOUT.fullmatch(piece) and number > 1:
                boilerplate = True
            elif boilerplate and len(piece) < 60 and piece[-1] not in ".!?":
                boilerplate = False
        if len(lines) > _ALL_LINES and not _may_tell(piece.lower()):
            continue
        boilerplate = boilerplate or _ABOUT_INLINE.match(piece) is not None
        in_title = opens_with_it and number == 0 and has_headline
        line = _line((text, plain), (in_title, False), len(lines), sentence, reference, language, boilerplate)
        lines.append(line)
        reference = _after(line, reference)
    return Document(lines, reference, whole)


def _plain(text: str) -> str:
    unusual = not text.isascii() and any(sign in text for sign in _UNUSUAL)
    return text.translate(_PLAIN) if unusual else text


def _after(line: Line, reference: Reference) -> Reference:
    """Return the reference for what follows a sentence: "a year later" counts from the last date ahead it tells."""
    ahead = [mention.window for mention in line.mentions if _is_ahead(mention.window, reference)]
    return reference._replace(told=ahead[-1]) if ahead else reference


def _may_tell(low: str) -> bool:
    """Whether a text of lower case holds a figure, or a word that begins like one of a date or a promise."""
    if _FIGURE.search(low):
        return True
    return not _OPENINGS.isdisjoint(_OPENING.findall(low)) and _HINT.search(low) is not None


def _bounded(text: str, sentence: Sentence) -> list[Sentence]:
    """Cut a "sentence" without end (a table in one line, noise) into pieces that cost no more than a paragraph."""
    if sentence.end - sentence.start <= _LONGEST:
        return [sentence]
    pieces, start = [], sentence.start
    while sentence.end - start > _LONGEST:
        cut = text.rfind(" ", start + _LONGEST // 2, start + _LONGEST)
        cut = cut if cut > 0 else start + _LONGEST
        pieces.append(Sentence(start, cut, sentence.paragraph))
        start = cut
    return [*pieces, Sentence(start, sentence.end, sentence.paragraph)]


def _unquoted(source: str, tokens: Tokens, cues: list[Cue]) -> list[Cue]:
    """Leave out the cues that are part of a title in quotes: "Parish Council" is no council."""
    if not cues or tokens.words.count('"') + tokens.words.count("“") == 0:
        return cues
    inside = False
    quoted: set[int] = set()
    for index, word in enumerate(tokens.words):
        if word in _QUOTES:
            inside = word == "“" or (word == '"' and not inside)
        elif inside and source[tokens.starts[index]].isupper():
            quoted.add(index)
    return [cue for cue in cues if not (quoted and cue.first in quoted and cue.last in quoted)]


_QUOTES = frozenset(('"', "“", "”"))


def _may_bound(source: str, date: Found, before: list[str]) -> bool:
    """Whether "until", "by" and the like may stand around a date; most dates are spared the closer look."""
    after = source[date.end : date.end + 3].lstrip(" ,")[:1]
    return after in "aoま前之以" or not _BOUNDING.isdisjoint(before)


_UNBOUND = Bound()
_BOUNDING = frozenset(
    "until till through thru up end ends ending ended expires expire closes lasts later before latest earlier"
    " sooner net earliest by prior ahead time side since after following dated not bis jusqu'au jusqu'en jusqu'à"
    " hasta seit depuis vor avant antes d'ici spätestens frühestens tard tôt tardar tarde máximo pronto mínimo 至"
    " 到".split()
)


def _opens_with_headline(sentences: tuple[Sentence, ...]) -> bool:
    """Whether the first line of a text without a title is one: short, and a paragraph of its own."""
    if len(sentences) < 2 or sentences[0].paragraph == sentences[1].paragraph:
        return False
    return sentences[0].end - sentences[0].start <= _HEADLINE


_HEADLINE = 160


def _line(
    texts: tuple[str, str],
    in_title: tuple[bool, bool],
    number: int,
    sentence: Sentence,
    reference: Reference,
    language: Language,
    boilerplate: bool,
) -> Line:
    source, plain = texts
    tokens = tokenize(plain, sentence.start, sentence.end)
    words = tokens.words
    cues = _unquoted(source, tokens, language.cues.find(words))
    dates, clocks = _find(plain, tokens, reference, language)
    places = [(tokens.at(date.start), tokens.at(date.end)) for date in dates]
    if not language.english:
        cues = cues_abroad(language, words, cues, [first for first, _ in places])
        tokens = in_english(language, tokens, cues)
    clauses = split_clauses(tokens, cues, places, language.conjunctions)
    mentions: list[Mention] = []
    for date, (first, last) in zip(dates, places, strict=True):
        index = bisect_right(clauses, first, key=_begins) - 1
        before = words[max(0, first - 6) : first]
        limits = bound(plain, sentence.start, date) if _may_bound(plain, date, before) else _UNBOUND
        when = Tense.PAST if limits.since else _tense(language, words, clauses[index], first)
        if language.tense is not None:
            when = language.tense(plain, sentence.start, sentence.end, date, reference)
        window = resolve(plain, date, reference, when, limits)
        if window is not None:
            mentions.append(Mention(date, window, when, limits, first, last, index, language.tense is not None))
    return Line(source, *in_title, number, sentence, tokens, cues, clauses, mentions, clocks, boilerplate)


def _find(
    source: str, tokens: Tokens, reference: Reference, language: Language
) -> tuple[list[Found], list[FoundClock]]:
    """Return the dates and times of a sentence; "a year later" counts from its own first date ahead, if it has one."""
    place = points_back(source, tokens) if language.english else None
    if place is None:
        return language.find(source, tokens, reference)
    before = reference._replace(told=None) if reference.told else reference
    alone, clocks = language.find(source, tokens, before)
    own = (resolve(source, date, reference, Tense.FUTURE, _UNBOUND) for date in alone if date.end <= place)
    told = next((window for window in own if window is not None and _is_ahead(window, reference)), reference.told)
    return language.find(source, tokens, reference._replace(told=told)) if told else (alone, clocks)


def _is_ahead(window: LaunchWindow, reference: Reference) -> bool:
    return window.end.date() > reference.day


_begins = attrgetter("first")


def _tense(language: Language, words: list[str], clause: Clause, first: int) -> Tense:
    return tense(words, clause, first) if language.english else tense_abroad(language, words, clause, first)
