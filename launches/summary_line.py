"""The sentences a summary may be made of, and how each stands: whether it is chatter, or leans on the one before it.

"It costs $5." leans on it; "Will it fly?" and "“We can't wait,” said the founder." are chatter.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from launches.boilerplate import is_heading
from launches.prices import rate_price
from launches.shortening import count_words

FEWEST_WORDS = 5
MARKS = ".,;:!?'’\"“”«»()[]–—-"
_LEANS_BACK = re.compile(
    r"(?:(?i:it|its|they|their|he|she|his|her|this|that|these|those|but|and|so|or|also|there|then|instead|both|each|neither"
    r"|er|sie|es|diese[rsn]?|damit|dazu|dort|auch|aber|und|doch|il|elle|ils|elles|ce|cette|ces|celui-ci|celle-ci|mais|et"
    r"|este|esta|estos|estas|ello|ambos|ambas|también|pero|además)\b|また|これ|それ|この|その|同[社作機]|它|这|該|该|此|同时|另外)"
)
# Goes on with the thing that the sentence before speaks of.
_GOES_ON = re.compile(r"(?i:it|its|they|their|he|she|his|her|er|sie|es|il|elle|ils|elles|su|sus)\b")
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
_CELLS = re.compile(r"(?:\A|\s)\|(?:\s|\Z)")


@dataclass(eq=False)
class Line:
    """A sentence as a summary would have it, where it stands in the text, and how many words long it is."""

    place: int
    text: str
    words: int
    before: "Line | None" = None
    """The sentence before it in the story, on which it may lean."""
    told: bool = False
    """The headline or the launch sentence says all of it."""
    named: bool = False
    """It opens with a name that the headline has: "Her Story is a game"."""

    @cached_property
    def tokens(self) -> frozenset[str]:
        """The words that tell what the sentence is about; made only for the few that are weighed."""
        return tokens_of(self.text)

    @property
    def asks(self) -> bool:
        """It is a question."""
        return self.text.endswith(("?", "？"))

    @cached_property
    def lacks(self) -> bool:
        """It says nothing without the sentence before it: "The first will be delivered in May"."""
        return _LACKS.match(self.text) is not None

    @cached_property
    def leans(self) -> bool:
        """It refers back."""
        return not self.named and (self.lacks or _LEANS_BACK.match(self.text) is not None)

    @cached_property
    def weak(self) -> bool:
        """It is no statement of the text's own, or a scrap."""
        return self.words < FEWEST_WORDS or self.aside or self.chatty

    @cached_property
    def chatty(self) -> bool:
        """It is a question, a call, a quotation or the half of one, or told in the first person."""
        halved = len(_MARK.findall(self.text)) % 2 or self.text.count("“") > self.text.count("”") + self.text.count("„")
        return self.asks or bool(halved) or (not self.named and _CHATTY.match(self.text) is not None)

    @property
    def scrap(self) -> bool:
        """It hardly says anything: "Yes, we know."; the row of a table may."""
        return self.words < FEWEST_WORDS and not is_heading(self.text)

    @property
    def aside(self) -> bool:
        """It stands in brackets."""
        return _ASIDE.fullmatch(self.text) is not None

    @cached_property
    def rating(self) -> float:
        """How much it tells of the price."""
        return 0.0 if self.asks or self.aside else rate_price(self.text)


def line_of(place: int, words: str) -> Line:
    """Return the sentence that stands at a place of the text, made tidy."""
    tidy = _tidy(words)
    return Line(place, tidy, count_words(tidy))


def _tidy(words: str) -> str:
    """Return a sentence in one line, without signs of a list, a table or of weight: "| Price | £5 |" as "Price: £5"."""
    tidy = _SIGN.sub("", " ".join(words.split()), count=1) if _SIGN.match(words) else " ".join(words.split())
    if "|" in tidy:
        cells = [cell.strip() for cell in _CELLS.split(tidy) if cell.strip()]
        tidy = (": " if len(cells) == 2 else ", ").join(cells)
    return tidy.replace("**", "")


def tokens_of(text: str) -> frozenset[str]:
    """Return the words of a text that may tell what it is about: small, bare, of three letters or more."""
    words = text.lower().split()
    return frozenset([token for word in words if len(token := word if word.isalnum() else word.strip(MARKS)) > 2])


def leant_on(launch: Line | None) -> Line | None:
    """Return the sentence that the launch sentence refers to, over those that refer to it likewise."""
    if launch is None or not launch.leans:
        return None
    line = launch.before
    while line is not None and (line.lacks if launch.lacks else line.leans):
        line = line.before
    return None if line is None or line.weak else line


def stands(line: Line, about: frozenset[str], chosen: Sequence[Line]) -> bool:
    """Say whether what a sentence refers to is told; what names nothing of its own may stand between."""
    before = line.before
    while line.leans and before is not None:
        if before.told or before in chosen:
            return True
        if line.lacks or _names_other(before, about):
            return False
        before = before.before
    return not line.leans


def _names_other(line: Line, about: frozenset[str]) -> bool:
    """Say whether a sentence names what neither headline nor launch sentence do; one in Chinese may always."""
    if _GOES_ON.match(line.text):
        return False
    words = line.text.split()
    named = (word.strip(MARKS) for word in words[1:])
    return line.words > 2 * len(words) or any(word[:1].isupper() and word.lower() not in about for word in named)
