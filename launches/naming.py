"""Names of things in an article: which capitalised or quoted words may name what is launched.

No dictionary of products can exist, so a name is found by its form (capitals, digits, quotation marks) and told from
brands, dates, people and openings of sentences by small closed lists. Whether two are one name: `naming_compared.py`.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import dropwhile
from typing import NamedTuple

from launches.brand import Brand
from launches.name_runs import NO_NAMES, Word, runs
from launches.name_words import (
    ADORNING,
    BEFORE_PLACES,
    INSIDE,
    JOINERS,
    LANDS,
    NEW_PLACES,
    NUMBERED,
    OPENERS,
    ORDINALS,
    SUBJECTS,
)
from launches.naming_compared import TOKEN, brand_words, plain_word, telling_words
from launches.people import is_led_in, is_partner, is_role, speaks

_ACTS = re.compile(
    r"\s?(?:,\s.{3,80},\s|,\s)?\s{0,2}(?:which\s|that\s)?(?i:(?:is|are|was|were|will|won't|has|isn't|doesn't|can|may|comes?|came|goes"
    r"|arrives?|launch(?:es)?|ships?|opens?|hits?|lands?|lifts?|lifted|starts?|begins?|takes?|flies|reach(?:es)?"
    r"|moves?|slips?|returns?|releases?|debuts?|premieres?|drops?|gets?|costs?)\b)"
)
_ACTED_ON = re.compile(
    r"(?i:\b(?:releas|launch|introduc|unveil|reveal|present|announc|publish|deliver)\w{0,4}\s|\b(?:deliveries|premiere)\sof\s"
    r"|\b(?:sell|sells|ship|ships|called|named|dubbed|(?:calls?|called|named)\s(?:it|them|this))\s)(?:(?:the|its|our|their|a|an|new|first)\s){0,2}\Z"
)
# One of these stands in whatever the pattern before matches; plain letters in one case are quickly looked for.
_ACTED_STEMS = re.compile(
    "releas|launch|introduc|unveil|reveal|present|announc|publish|deliver|premiere|sell|ship|call|named|dubbed"
)
_IS_A = re.compile(r"\s(?:is|was|will be)\s(?:a|an|the|our|one|its|their)\b")
_PLACED = re.compile(rf"(?i:\b(?:{'|'.join(BEFORE_PLACES)})\s)\Z")
_READ = 20_000
_NUMBER = re.compile(r"\d+(?:st|nd|rd|th)?")
# "Cyberpunk 2077" is called by its year.
_YEAR = re.compile(r"(?:19\d\d|20[0-4]\d)")
_ORDINAL = re.compile(rf"\b({'|'.join(ORDINALS)})\s\Z")


class NameMention(NamedTuple):
    """One occurrence of a name; `place` counts from the start of the text, negative inside the title.

    `opening`: a single word at the start of a sentence, where any word has a capital. `acts`: it is what the
    sentence says something of ("the Fjordvan is …", "we release Kite"). `branded`: a brand stands right before it, and
    begins so many characters before.
    `part`: a known name and a colon stand before it ("Kite: The Long Way").
    """

    place: int
    end: int
    text: str
    tokens: frozenset[str]
    person: bool = False
    placed: bool = False
    quoted: bool = False
    opening: bool = False
    acts: bool = False
    branded: int = 0
    part: bool = False


def find_names(title: str, text: str, brands: Sequence[Brand]) -> tuple[NameMention, ...]:
    """Return every occurrence of something that may be a name, in order, brands' own names left out.

    Only the beginning of a very long text is looked at: what a text launches is named long before.
    """
    own = brand_words(brands)
    shift = len(title) + 2
    capitals = _all_capitals(title)
    document = f"{'' if capitals else title}\n\n{text}"
    at = 2 if capitals else shift
    found = []
    for run, quoted in runs(document[: at + _READ]):
        mention = _mention(document, run, own, at, quoted=quoted)
        if mention is not None:
            found.append(mention)
    return (*_in_title(title, found), *found) if capitals else tuple(found)


def _all_capitals(title: str) -> bool:
    """Say whether a headline gives every word a capital, so that capitals in it tell nothing."""
    words = [word for word in title.split() if len(word) > 3 and word[0].isalpha()]
    return len(words) > 3 and sum(word[0].isupper() for word in words) >= 0.8 * len(words)


def _in_title(title: str, found: Iterable[NameMention]) -> Iterable[NameMention]:
    """Yield the names of the text that such a headline repeats."""
    said = f" {' '.join(word[0].lower() for word in TOKEN.finditer(title))} "
    for mention in {mention.text: mention for mention in found}.values():
        if f" {' '.join(word.lower() for word in TOKEN.findall(mention.text))} " in said:
            yield mention._replace(place=-1, end=-1, opening=False)


def _mention(document: str, run: list[Word], own: frozenset[str], at: int, *, quoted: bool) -> NameMention | None:
    words = [word for word in run if word.text[0].isalnum() or len(word.text) > 2]
    if not quoted and words:
        words = _without_opening(words, document, own)
    titled = len(words) > 1 and not quoted and is_role(words[0].text)
    words = list(dropwhile(_is_inside, words[1:])) if titled else words
    while len(words) > 1 and _YEAR.fullmatch(words[-1].text) and not _is_called_so(document, words):
        words = words[:-1]
    if len(words) > 1 and not quoted and _is_lands(words[0].text) and plain_word(words[1].text) not in own:
        words = words[1:]
    if all(map(_is_no_name, words)) and not (
        len(words) > 1 and words[0].text.lower() in NUMBERED and words[1].text.isdigit()
    ):
        return None
    if words[0].text.isdigit() and all(plain_word(word.text) in own for word in words[1:]):
        return None
    kept = _without_brand(words, own)
    led = len(kept) < len(words) and not words[-len(kept) - 1].text.endswith(("'s", "’s", "'", "’"))
    leading = _leading(words, own)
    branded = kept[0].start - words[leading].start if led else 0
    begin, stop = kept[0].start, words[-1].start + len(words[-1].text)
    name = document[begin:stop]
    tokens = telling_words([word.text for word in kept], own, generic=name.islower())
    if not tokens:
        return None
    ordinal = _ORDINAL.search(document, max(0, words[0].start - 10), words[0].start)
    if ordinal is not None:
        begin, branded, tokens = ordinal.start(), 0, tokens | {ORDINALS[ordinal[1]]}
        name = document[begin:stop]
    before, after = document[max(0, begin - 40) : begin], document[stop : stop + 110]
    # What ends at a place is looked for only where its last letters stand there: a search begins everywhere.
    low = before.lower()
    spaced = low[-1:].isspace()
    person = not branded and (
        titled or (spaced and is_led_in(before)) or speaks(after) or is_partner(before, after, own)
    )
    opening = not quoted and len(words) == 1 and _opens(_unquoted(before, words[0].text))
    placed = spaced and low[:-1].endswith(BEFORE_PLACES) and _PLACED.search(before) is not None
    acts = not placed and not person
    if acts and (_IS_A if opening else _ACTS).match(after) is None:
        acts = spaced and _ACTED_STEMS.search(low) is not None and _ACTED_ON.search(before) is not None
    return NameMention(begin - at, stop - at, name, tokens, person, placed, quoted, opening, acts, branded)


def _is_called_so(document: str, words: Sequence[Word]) -> bool:
    """Say whether a name has a year to it wherever it is told: "Wonder Woman 1984"."""
    name = document[words[0].start : words[-1].start + len(words[-1].text)]
    return 1 < document.count(name) == document.count(name[:-5])


def opens_sentence(text: str, place: int) -> bool:
    """Say whether a sentence or a line begins at a place of a text."""
    return _opens(text[max(0, place - 40) : place])


def _opens(before: str) -> bool:
    """Say whether what stands before a place ends a sentence or a line, or is nothing."""
    kept = before.rstrip()
    if not kept or "\n" in before[len(kept) :]:
        return True
    return kept[-1] in ".!?:…" or (kept[-1] in '"”’)' and kept[-2:-1] in tuple(".!?:…\n"))


def _unquoted(before: str, word: str) -> str:
    """Leave out what opens a quotation, not a name in quotation marks: "'Worth the wait', he says", "'Tenby' opens"."""
    return before if word.endswith(("'", "’")) else before.rstrip("'‘")


def _is_no_name(word: Word) -> bool:
    low = word.text.lower().replace("’", "'").removesuffix("'s")
    return low in NO_NAMES or (word.text[0].isdigit() and _NUMBER.fullmatch(word.text) is not None)


def _is_inside(word: Word) -> bool:
    return word.text in INSIDE


def _is_lands(word: str) -> bool:
    """Say whether a word tells of which land a thing is: "India's Mangalyaan"."""
    return word.endswith(("'s", "’s")) and plain_word(word) in LANDS


def _without_opening(words: list[Word], document: str, own: frozenset[str]) -> list[Word]:
    """Drop what a sentence opens with: "Building the Kite", "Meanwhile Kelp"; but not the "Third" of "The Third …".

    Where they do not open a sentence, only articles and what adorns a name are dropped: "the New Kite", but neither
    "Go Set a Watchman" nor "New York".
    """
    kept = list(words)
    opens: bool | None = None
    while kept:
        low = kept[0].text.lower().replace("’", "'")
        if low in {"the", "a", "an"}:
            kept = kept[1:]
            break
        gerund = low.endswith("ing") and len(kept) > 1 and kept[1].text.islower()
        if (low not in OPENERS and not gerund) or (len(kept) > 1 and (low in own or _is_of_title(*kept[:2]))):
            break
        if len(kept) > 1 and _is_counted(kept[0], kept[1], document):
            break
        if opens is None:
            opens = _opens(document[max(0, words[0].start - 40) : words[0].start])
        if len(kept) > 1 and (_is_new_place(low, kept[1].text) or not (opens or low in ADORNING)):
            break
        kept = kept[1:]
    while kept and kept[0].text.isdigit() and (len(kept) == 1 or len(kept[0].text) > 2):
        kept = kept[1:]
    return [] if len(kept) == 1 and kept[0].text.lower().replace("’", "'") in OPENERS else kept


def _is_of_title(word: Word, following: Word) -> bool:
    """Say whether a word that opens sentences goes on with a capital as titles do: "It Takes", "Beyond Good"."""
    low = following.text.lower()
    capital = following.text[0].isupper() and following.start == word.start + len(word.text) + 1
    return capital and (word.text.lower() in SUBJECTS or low in OPENERS - ADORNING - JOINERS)


def _is_counted(word: Word, following: Word, document: str) -> bool:
    """Say whether a word that opens sentences has a number to it more than once: "Live 11"."""
    return following.text.isdigit() and document.count(f"{word.text} {following.text}") > 1


def _is_new_place(word: str, following: str) -> bool:
    return word == "new" and following.lower() in NEW_PLACES


def _leading(words: list[Word], own: frozenset[str]) -> int:
    """Return how many words stand before the brand before a name ("Download Tern Kite")."""
    return int(len(words) > 2 and plain_word(words[0].text) not in own and plain_word(words[1].text) in own)


def _without_brand(words: list[Word], own: frozenset[str]) -> list[Word]:
    """Drop the brand before a name that can stand without it: "Tern Kite", but not "Quillon 4".

    A word before the brand goes with it ("Download Tern Kite").
    """
    rest = words = words[_leading(words, own) :]
    while len(rest) > 1 and (plain_word(rest[0].text) in own or (len(rest) < len(words) and rest[0].text in INSIDE)):
        rest = rest[1:]
    return rest if any(len(word.text) > 1 and word.text[0].isalpha() for word in rest) else words
