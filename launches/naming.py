"""Names of things in an article: which capitalised or quoted words may name what is launched.

No dictionary of products can exist, so a name is found by its form (capitals, digits, quotation marks) and told from
brands, dates, people and openings of sentences by small closed lists. Whether two are one name: `naming_compared.py`.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import NamedTuple

from launches.brand import Brand
from launches.mentions.calendar_words import CAPITALS
from launches.name_words import (
    ADORNING,
    CONTRACTED,
    COUNTED,
    INSIDE,
    JOINERS,
    LANDS,
    NEW_PLACES,
    NUMBERED,
    OPENERS,
    ORDINALS,
    PLATFORMS,
    PRONOUNS,
    SERIES,
    SMALL_VARIANTS,
    SUBJECTS,
)
from launches.naming_compared import TOKEN, brand_words, plain_word, telling_words
from launches.people import is_led_in, is_role, speaks

_APART = re.compile(f"({TOKEN.pattern})")
# A line too short to be wrapped is a row, and no name goes on in the next: "Robo Rex, 4 May\nBubble Barn, 1 June".
_ROW = re.compile(r"^(\S[^\n]{0,48})\n(?=\S)", re.MULTILINE)
_ARTICLES = frozenset({"the", "a", "an"})
_LINKING = frozenset({"in", "at", "on", "with"})
_NO_NAMES = CAPITALS | LANDS
_NEVER_ALONE = OPENERS | _NO_NAMES | PRONOUNS
_ACTS = re.compile(
    r"\s?(?:,\s.{3,80},\s|,\s)?\s{0,2}(?:which\s|that\s)?(?i:(?:is|are|was|were|will|won't|has|isn't|doesn't|can|may|comes?|came|goes"
    r"|arrives?|launch(?:es)?|ships?|opens?|hits?|lands?|lifts?|lifted|starts?|begins?|takes?|flies|reach(?:es)?"
    r"|moves?|slips?|returns?|releases?|debuts?|premieres?|drops?|gets?|costs?)\b)"
)
_ACTED_ON = re.compile(
    r"(?i:\b(?:releas|launch|introduc|unveil|reveal|present|announc|publish|deliver)\w{0,4}\s|\b(?:deliveries|premiere)\sof\s"
    r"|\b(?:sell|sells|ship|ships|called|named|dubbed|(?:calls?|called|named)\s(?:it|them|this))\s)(?:(?:the|its|our|their|a|an|new|first)\s){0,2}\Z"
)
_PLACES = ("in", "at", "near", "from", "via", "outside", "around")
# One of these stands in whatever the pattern before matches; plain letters in one case are quickly looked for.
_ACTED_STEMS = re.compile(
    "releas|launch|introduc|unveil|reveal|present|announc|publish|deliver|premiere|sell|ship|call|named|dubbed"
)
_SAYS = re.compile(r"(?i:he|she|they|it|we|i|said|says?|asked|asks|wrote|writes|adds|added|explains|reads)")
_QUOTES = {'"': '"', "“": "”", "„": "“”", "«": "»", "»": "«", "「": "」", "『": "』", "《": "》"}
# Where words are not spaced, a "word" in which one of these stands is a clause.
_CLAUSE = re.compile(
    "[ぁ-ん].*[ぁ-ん]|[をはがにでと将將于於的在年月日]|宣布|推出|[发發]布|表示|今[天晚]|正式|消息|登台|[开開][售賣]|[ぁ-んァ-ヶ一-鿿]{9}"
)
_SAID = re.compile("と(?:述|話|語|し|コメ|説|強|表|い)")
_ABROAD = ("«", "„")
_LONGEST_TITLE = 5
_IS_A = re.compile(r"\s(?:is|was|will be)\s(?:a|an|the|our|one|its|their)\b")
_PLACED = re.compile(r"(?i:\b(?:in|at|near|from|via|outside|around)\s)\Z")
_READ = 20_000
_NUMBER = re.compile(r"\d+(?:st|nd|rd|th)?")
# "Cyberpunk 2077" is called by its year.
_YEAR = re.compile(r"(?:19\d\d|20[0-4]\d)")
# "iPhone" begins with a small letter, and so does "i8".
_SMALL_MODEL = re.compile(r"[eimx]\d{1,3}")
_ORDINAL = re.compile(rf"\b({'|'.join(ORDINALS)})\s\Z")


class _Word(NamedTuple):
    text: str
    start: int


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
    for run, quoted in _runs(document[: at + _READ]):
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


def _runs(document: str) -> Iterable[tuple[list[_Word], bool]]:
    """Yield runs of capitalised words with the small words inside them, and short quoted titles."""
    parts = _APART.split(_ROW.sub(r"\1¶", document))
    texts = parts[1::2]
    # What stands between the words and the words take turns; their lengths tell where each begins.
    starts = list(accumulate(map(len, parts), initial=0))[1::2]
    free = 0
    # Most words are small ones, and signs that open nothing.
    for index in [
        place
        for place, text in enumerate(texts)
        if (not text.islower() or text[-1].isdigit()) and (text in _QUOTES or _starts_name(text))
    ]:
        if index < free:
            continue
        if texts[index] in _QUOTES:
            close = _closing(texts, index)
            if close:
                yield list(map(_Word, texts[index + 1 : close], starts[index + 1 : close])), True
                free = close + 1
            continue
        last = _last_of(texts, index)
        # Most single words with a capital open a sentence.
        if last == index and _is_no_name_alone(texts[index].lower().replace("’", "'")):
            continue
        if last + 2 < len(texts):
            last = _joined_to(document, texts, starts, last)
        yield list(map(_Word, texts[index : last + 1], starts[index : last + 1])), False
        free = last + 1


def _platform_end(texts: Sequence[str], last: int) -> int:
    """Return where a name ends that is told for one platform alone; for several it is told as a whole."""
    end = last + 2
    if texts[end].lower() not in PLATFORMS:
        return last
    while end + 1 < len(texts) and (texts[end + 1].lower() in PLATFORMS or texts[end + 1].isdigit()):
        end += 1
    several = texts[end + 1 : end + 3]
    more = several[:1] in (["and"], [","], ["&"], ["/"], ["or"]) and several[1:] and several[1].lower() in PLATFORMS
    return last if more else end


def _is_no_name_alone(word: str) -> bool:
    return word in _NEVER_ALONE or word.endswith(CONTRACTED)


def _last_of(texts: Sequence[str], index: int) -> int:
    """Return where a run of words with capitals ends that begins at `index`."""
    last = index
    probe = index + 1
    while probe < len(texts) and probe - last <= 2 and texts[probe] != "\n\n":
        follower = texts[probe]
        if _continues_name(follower) or (probe == last + 1 and _is_numbered(texts[last], follower)):
            last = probe
        elif follower not in INSIDE:
            break
        probe += 1
    return last


def _joined_to(document: str, texts: Sequence[str], starts: Sequence[int], last: int) -> int:
    """Return where a name ends that goes on beyond a sign: "Star Wars: Unlimited", "Alone in the Dark", "Kite for Mac".

    A colon and a preposition join words to one name only where the document says so twice; elsewhere they may lead on
    to something else ("Kite: Prices", "Heron in Oslo").
    """
    sign = texts[last + 1]
    if sign == "for":
        return _platform_end(texts, last)
    if sign != ":" and sign not in _LINKING:
        return last
    first = last + 2
    if sign != ":" and texts[first] in _ARTICLES and first + 1 < len(texts):
        first += 1
    if not texts[first][0].isupper() or texts[first].lower() in _NO_NAMES:
        return last
    end = _last_of(texts, first)
    whole = document[starts[last] : starts[end] + len(texts[end])]
    return end if "\n" not in whole and document.count(whole) > 1 else last


def _is_numbered(word: str, following: str) -> bool:
    """Say whether a word written small belongs to the name before it: "HomePod mini", "Issue two"."""
    return following in SMALL_VARIANTS or (following in COUNTED and word.lower() in SERIES)


def _closing(texts: list[str], index: int) -> int | None:
    """Return where a short quoted title closes: title case inside, no sentence."""
    closing = _QUOTES[texts[index]]
    for at in range(index + 1, min(index + 9, len(texts))):
        if texts[at] in closing:
            inside = texts[index + 1 : at]
            if inside and inside[-1] == ",":  # set inside the quotation marks of a title, or before who says it
                speaks = at + 1 < len(texts) and _SAYS.fullmatch(texts[at + 1]) is not None
                inside = [] if speaks or at + 1 == len(texts) else inside[:-1]
            if at + 1 < len(texts) and _SAID.match(texts[at + 1]):
                return None
            open_end = bool(inside) and inside[-1] == "." and len(inside[-2:][0]) > 3
            titled = all(_titled(word) for word in inside) or (
                texts[index] in _ABROAD and _is_title_abroad(inside) and texts[at + 1 : at + 2] != [","]
            )
            return at if inside and not open_end and titled else None
        if texts[at] == "\n\n":
            return None
    return None


def _is_title_abroad(inside: list[str]) -> bool:
    """Say whether it has a capital first alone, as titles have in French, Spanish and German."""
    return len(inside) <= _LONGEST_TITLE and inside[:1] != [] and inside[0][0].isupper() and all(map(_is_word, inside))


def _is_word(text: str) -> bool:
    return text[0].isalnum()


def _titled(word: str) -> bool:
    return not word[0].islower() or word in JOINERS


def _starts_name(word: str) -> bool:
    """Say whether a word that is not small may begin a name."""
    if not word[0].isalnum() or (not word.isascii() and _CLAUSE.search(word)):
        return False
    if word[0].isdigit():
        return len(word) <= 2 and word.isdigit()
    if word[0].islower():
        return (len(word) > 2 and word[1].isupper()) or _SMALL_MODEL.fullmatch(word) is not None
    return word.lower() not in CAPITALS


def _continues_name(word: str) -> bool:
    if word[0] == "(":
        return len(word) > 1
    if word[0].islower():
        return word[-1].isdigit() and _SMALL_MODEL.fullmatch(word) is not None
    return ((word[0].isupper() or word[0].isdigit()) and word.lower() not in CAPITALS) or word == "Pt"


def _mention(document: str, run: list[_Word], own: frozenset[str], at: int, *, quoted: bool) -> NameMention | None:
    words = [word for word in run if word.text[0].isalnum() or len(word.text) > 2]
    if not quoted and words:
        words = _without_opening(words, document, own)
    titled = len(words) > 1 and not quoted and is_role(words[0].text)
    words = words[1:] if titled else words
    while len(words) > 1 and _YEAR.fullmatch(words[-1].text):
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
    person = not branded and (titled or (spaced and is_led_in(before)) or speaks(after))
    opening = not quoted and len(words) == 1 and _opens(_unquoted(before, words[0].text))
    placed = spaced and low[:-1].endswith(_PLACES) and _PLACED.search(before) is not None
    acts = not placed and not person
    if acts and (_IS_A if opening else _ACTS).match(after) is None:
        acts = spaced and _ACTED_STEMS.search(low) is not None and _ACTED_ON.search(before) is not None
    return NameMention(begin - at, stop - at, name, tokens, person, placed, quoted, opening, acts, branded)


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


def _is_no_name(word: _Word) -> bool:
    return word.text.lower() in _NO_NAMES or (word.text[0].isdigit() and _NUMBER.fullmatch(word.text) is not None)


def _is_lands(word: str) -> bool:
    """Say whether a word tells of which land a thing is: "India's Mangalyaan"."""
    return word.endswith(("'s", "’s")) and plain_word(word) in LANDS


def _without_opening(words: list[_Word], document: str, own: frozenset[str]) -> list[_Word]:
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
        if opens is None:
            opens = _opens(document[max(0, words[0].start - 40) : words[0].start])
        if len(kept) > 1 and (_is_new_place(low, kept[1].text) or not (opens or low in ADORNING)):
            break
        kept = kept[1:]
    while kept and kept[0].text.isdigit() and (len(kept) == 1 or len(kept[0].text) > 2):
        kept = kept[1:]
    return [] if len(kept) == 1 and kept[0].text.lower().replace("’", "'") in OPENERS else kept


def _is_of_title(word: _Word, following: _Word) -> bool:
    """Say whether a word that opens sentences goes on with a capital as titles do: "It Takes", "Beyond Good"."""
    low = following.text.lower()
    capital = following.text[0].isupper() and following.start == word.start + len(word.text) + 1
    return capital and (word.text.lower() in SUBJECTS or low in OPENERS - ADORNING - JOINERS)


def _is_new_place(word: str, following: str) -> bool:
    return word == "new" and following.lower() in NEW_PLACES


def _leading(words: list[_Word], own: frozenset[str]) -> int:
    """Return how many words stand before the brand before a name ("Download Tern Kite")."""
    return int(len(words) > 2 and plain_word(words[0].text) not in own and plain_word(words[1].text) in own)


def _without_brand(words: list[_Word], own: frozenset[str]) -> list[_Word]:
    """Drop the brand before a name that can stand without it: "Tern Kite", but not "Quillon 4".

    A word before the brand goes with it ("Download Tern Kite").
    """
    rest = words = words[_leading(words, own) :]
    while len(rest) > 1 and (plain_word(rest[0].text) in own or (len(rest) < len(words) and rest[0].text in INSIDE)):
        rest = rest[1:]
    return rest if any(len(word.text) > 1 and word.text[0].isalpha() for word in rest) else words
