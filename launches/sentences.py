# ruff: noqa: E501 (tables and patterns read better unbroken)
"""Split text into sentences, in one pass, with their places in it.

Announcements come as prose, as tables ("In store: 09/07/2026"), as lists and as hard-wrapped mail; a row of a table
is as good a piece of evidence as a sentence. A full stop ends a sentence unless it belongs to an abbreviation, an
initial, a number or an ordinal ("am 4. Juli").
"""

import re
from itertools import pairwise
from typing import NamedTuple

_LINE = re.compile(r"[^\n]+")
# Begins with the signs themselves, so that a search leaps to the next of them.
_STOP = re.compile(
    r"[.!?…。！？](?:(?<=[.!?…])[.!?…]{0,7}[\"'”’»)\]]{0,3}(?=\s)|(?<=[。！？!?])[。！？!?]{0,7}[」』”）]{0,2}(?=[^\s」』”）])"
    r"|(?<=[。！？])[」』”）]{0,2}(?=\s))"
)
# Of the reversed text: a search for what ends at a place would begin at every character before it.
_WORD_BEFORE = re.compile(r"[^\s(\[“\"'‘]{1,24}")
_NEXT_WORD = re.compile(r"\s*[\"'“‘«„(\[]{0,2}([^\s,;:.!?)\]”’]{1,24})")
_LABEL = re.compile(r"\s{0,8}[^\s:][^:\n.]{0,38}:(?:\s|$)")
_ITEM = re.compile(r"\s{0,8}(?:[-–—*•·+]\s|[>|]|[-=_*~]{3}|#{1,6}\s|\d{1,2}[.)]\s+\S)")
_COLUMNS = re.compile(r"\S(?:\t|\s{3})|(?:\A|\s)\|")
# Wrapped lines are longer than verses and shorter than paragraphs; what is longer than any word is no word.
_NARROWEST, _WIDEST = 50, 100
_LONGEST = 30
_STOPPED = frozenset('.!?:…。！？”"')
# A line that ends with one of these goes on.
_JOINING = frozenset(
    "a an the and or of from with at by on in to its our their der die das dem den des ein eine einen einem einer und"
    " oder im am zum zur von mit le la les un une des du de et ou en au aux el los las una y o con del".split()
)
# "On May" goes on with "4.", "am" with "4. Juni": neither is the fourth of a list.
_BEFORE_FIGURE = re.compile(
    r"\b(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?|and|to|or|am|und|bis|vom|zum|ab|dem|den)\Z",
    re.IGNORECASE,
)

_ALWAYS_OPEN = frozenset(
    "mr mrs ms dr prof st vs approx e.g i.e cf ca al nos vol fig gen gov col sen rep rev hon capt lt sgt"
    " mme mlle sr sra srta dña nr bzw z.b d.h u.a ing dipl p.ej aprox núm jan feb apr jun jul aug sep sept oct nov"
    " dec janv févr avr juil déc ene abr dic tel".split()
)
# "No. 5", "Rs. 4,999", "Fr. 249.-" and "5 ago. 2026", but "We said no." and "two years ago. 9 songs".
_OPEN_BEFORE_FIGURE = frozenset("no mar ago etc rs rp fr sfr kr".split())
_LONG_AGO = re.compile(r"[a-z](?<!\sde)(?<!\sen)\sago\Z")
# What follows these belongs to them, nouns with a capital too: "(inkl. Versand)", "3 Mio. Euro", "£70 incl. VAT".
_OPEN_BEFORE_NOUN = frozenset("inkl exkl zzgl incl excl mio mrd".split())
# These may end a sentence: they do when a capitalised common word follows.
_MAYBE_OPEN = frozenset(
    "a.m p.m a.m. p.m u.s u.k u.n e.u inc ltd co corp llc plc gmbh s.a n.v jr sr bros mass calif colo fla tex wash ore ariz"
    " conn ill mich minn ont pa va d.c b.c n.y n.j uhr".split()
)
_HALVES = frozenset(("a.m", "p.m"))
# "At 6:58 a.m. Japan time".
_PLACE_TIME = re.compile(r"\s{1,3}(?:[A-Z][\w.]{1,20}\s){1,3}(?i:(?:standard|daylight|summer)\s)?(?i:time)\b")
_COUNTRIES = frozenset(("u.s", "u.k", "u.n", "e.u"))
# "DRAM!, a game", "(yes, really!), and", "\"Wow!\", she said": what is so closed goes on, unless the line ends.
_GOING_ON = re.compile("[,;:)\\]»\"'’].", re.DOTALL)
# "MADRID, 13 May. (EUROPA PRESS) - ".
_AGENCY = re.compile(r"\s\([A-Z][A-Za-z /]{1,24}\)\s?[-–—]")
MODELS = frozenset("Buzz Cross Every1 Golf Polo Roc".split())
"""Volkswagen's "ID. Polo" and its like."""
_OPENERS = frozenset(
    "the it its he she they we you i this that these those a an in on at but and for from as if when while after before with there what"
    " our their his her by to no all one pre-orders prices pricing".split()
)
_GERMAN_OPENERS = frozenset(
    "der die das es er sie wir ich ihr ein eine im in am ab an auf bei für mit nach zu wer so auch".split()
)
_AFTER_HOURS = frozenset(
    "eastern pacific central mountain et pt ct mt est edt pst pdt cst cdt mst mdt gmt utc bst cet cest jst kst ist sgt hkt"
    " aest aedt nzst nzdt uk london berlin paris tokyo beijing local on january february march april may june july august"
    " september october november december monday tuesday wednesday thursday friday saturday sunday".split()
)
_WEEKDAYS = frozenset("mon tue tues wed weds thu thur thurs fri sat sun".split())
_MONTHS = frozenset("jan feb mar apr jun jul aug sep sept oct nov dec".split())
_AFTER_WEEKDAYS = _AFTER_HOURS | _MONTHS
# "Sept.–Nov. 2026", "Mon./Tues. March 2".
_JOINED = re.compile(rf"[-–—/]({'|'.join(sorted(_WEEKDAYS | _MONTHS))})\Z")
_MONTHS_AFTER_ORDINAL = re.compile(
    r"(?:jan|jän|feb|mär|maer|apr|mai|jun|jul|aug|sep|okt|nov|dez|quartal|halbjahr|woche|kalenderwoche|kw)",
    re.IGNORECASE,
)


class Sentence(NamedTuple):
    """A sentence, headline, row or list item: `text[start:end]`, and the number of its paragraph."""

    start: int
    end: int
    paragraph: int


def split_sentences(text: str) -> tuple[Sentence, ...]:
    """Return the sentences of `text` in order, without surrounding white space; linear in its length."""
    found: list[Sentence] = []
    for paragraph, (start, end) in _blocks(text):
        begin = start
        for stop in _STOP.finditer(text, start, end):
            if stop.end() < end and _ends_sentence(text, stop, end):
                _add(found, text, begin, stop.end(), paragraph)
                begin = stop.end()
        _add(found, text, begin, end, paragraph)
    return tuple(found)


def _add(found: list[Sentence], text: str, start: int, end: int, paragraph: int) -> None:
    piece = text[start:end].rstrip()
    end = start + len(piece)
    start = end - len(piece.lstrip())
    if end > start:
        found.append(Sentence(start, end, paragraph))


def _blocks(text: str) -> list[tuple[int, tuple[int, int]]]:
    """Join hard-wrapped lines; every other line stands alone. Paragraphs are separated by blank lines."""
    blocks: list[tuple[int, tuple[int, int]]] = []
    paragraph, start, last, before = 0, -1, -1, ""
    width = _width(text)
    for line in _LINE.finditer(text):
        blank_before = text.count("\n", last, line.start()) > 1 if last >= 0 else False
        here = line[0].rstrip()
        if not here:
            continue
        if start >= 0 and (
            blank_before
            or text[last : line.start()].strip("\r\n \t")
            or not _continues(before, here, width, in_rows=_LABEL.match(text, start) is not None)
        ):
            blocks.append((paragraph, (start, last)))
            start = -1
        if start < 0:
            start = line.start()
        paragraph += blank_before
        last, before = line.end(), here
    if start >= 0:
        blocks.append((paragraph, (start, last)))
    return blocks


def _width(text: str) -> tuple[int, int]:
    """Return the least and the most characters that a line is wrapped at, as the lines tell that surely go on, else zeros."""
    least, most = 0, _WIDEST
    for line, after in pairwise(map(str.rstrip, text.split("\n"))):
        if _NARROWEST < len(line) <= _WIDEST and after and _surely_goes_on(line, after):
            least, most = max(least, len(line)), min(most, len(line) + len(_first_word(after)))
    return least, max(least, most) if least else 0


def _surely_goes_on(line: str, after: str) -> bool:
    if _begins_row(after):
        return False
    if line[-1] == "," or line.rpartition(" ")[2].lower() in _JOINING:
        return len(after) <= len(line) + len(_first_word(after))
    return line[-1] not in _STOPPED and _first_word(after).islower()


def _continues(line: str, after: str, width: tuple[int, int], *, in_rows: bool) -> bool:
    """Whether a line goes on with the one before it (mail wrapped at 72 characters); `in_rows`: that follows a row's label.

    It does where that is long and a small letter or a figure follows, and where its first word had no room there.
    """
    first = _first_word(after)
    plain = first.islower() or first[0].isdigit()
    if plain and len(line) > _NARROWEST and line[-1] not in _STOPPED and not _begins_row(after):
        return True
    least, most = width
    full = len(line) + len(first) >= least and len(first) <= _LONGEST and max(len(line), len(after)) <= most
    # A label within a sentence ("its new album: ten songs") looks like that of a row.
    if not full or (in_rows and _LABEL.match(after)) or _COLUMNS.search(line) or _COLUMNS.search(after):
        return False
    return not _ITEM.match(after) or _BEFORE_FIGURE.search(line) is not None


def _begins_row(line: str) -> bool:
    return _ITEM.match(line) is not None or _LABEL.match(line) is not None


def _first_word(line: str) -> str:
    return line.split(None, 1)[0]


def _in_numeric_date(text: str, stop: re.Match[str]) -> bool:
    """Whether a full stop belongs to "16. 6. 2026"."""
    ahead = text[stop.end() : stop.end() + 5]
    behind = text[max(0, stop.start() - 6) : stop.start()]
    return bool(re.match(r"\s\d{1,2}\.", ahead)) or bool(
        re.match(r"\s20\d\d", ahead) and re.search(r"\d\.\s\d{1,2}\Z", behind)
    )


def _ends_sentence(text: str, stop: re.Match[str], end: int) -> bool:
    following = _NEXT_WORD.match(text, stop.end(), end)
    word = following[1] if following else ""
    if stop[0][0] != ".":
        return not word[:1].islower() and _GOING_ON.match(text, stop.end(), end) is None
    if word[:1].islower():
        return False
    reversed_word = _WORD_BEFORE.match(text[max(0, stop.start() - 25) : stop.start()][::-1])
    if reversed_word is None or stop[0][1:2] == ".":
        return True
    before = reversed_word[0][::-1]
    token = before.lower()
    bracketed = text.startswith(" (", stop.end())
    if bracketed and (token in _MAYBE_OPEN or _AGENCY.match(text, stop.end(), end)):
        return False
    joined = _JOINED.search(token)
    if joined:
        token = joined[1]
    if token in _WEEKDAYS and before[0].isupper():
        return not (word[:1].isdigit() or word.lower() in _AFTER_WEEKDAYS)
    if before == "Jr" and word == "Day":
        return False
    if token in _ALWAYS_OPEN or (before == "ID" and word in MODELS):
        return False
    if token in _OPEN_BEFORE_FIGURE:
        return not word[:1].isdigit() or _LONG_AGO.search(text, max(0, stop.start() - 5), stop.start()) is not None
    if token in _OPEN_BEFORE_NOUN and stop[0] == ".":
        return word.lower() in _OPENERS or word.lower() in _GERMAN_OPENERS
    if len(token) == 1 and token.isalpha() and before.isupper():
        return False
    if token in _COUNTRIES:
        return word.lower() in _OPENERS
    if token in _HALVES and _PLACE_TIME.match(text, stop.end(), end):
        return False
    if token in _MAYBE_OPEN:
        return (
            word[:1].isupper()
            and word.lower().partition("/")[0].rstrip("'s") not in _AFTER_HOURS
            and not word[1:2].isupper()
        )
    token = token.rpartition("–")[2]
    if token.isdigit() and len(token) <= 2:
        return _MONTHS_AFTER_ORDINAL.match(word) is None and not _in_numeric_date(text, stop)
    return True
