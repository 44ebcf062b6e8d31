"""Claims: what an article may tell to be coming beside its headline's launch, with the signs for and against each.

"The Solo goes on sale in May. Its larger sibling follows in the second half of the year." Every date ahead, and every
sentence that promises something without one, is looked at with what it is said of; whether it is a launch of its own
is learnt (`identity.py`, `weights_stories.tsv`), not ruled.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from launches.announcement import AWAITED, Announcement, DateMention, Status, Way
from launches.article import Article
from launches.brand import Brand
from launches.grouping import Topic, Words
from launches.promises import SENTENCES, promised, undated
from launches.reading import Reading, ways_of
from launches.revision import contains
from launches.things import extends, mention_signs, told_ahead, told_elsewhere, turn
from launches.topics import Topics
from launches.weights import spelled
from launches.window import LaunchWindow

_PROMISES = 6
_SLIGHT = 0.02
_ALONE = (0.03, 0.1, 0.3, 0.5, 0.7, 0.9)
_PROMISED = (0.05, 0.12, 0.25, 0.4, 0.6, 0.75, 0.9)
_SCORES = (-2, -0.5, 0.5, 1.15, 2, 3)
_DATES = (0.01, 0.03, 0.08, 0.16, 0.3, 0.5, 0.7, 0.85, 0.95)
_JOINED = 3
_JOINS_BEFORE = re.compile(
    r"(?:\band|\bplus|\bwith|\bas well as|\bboth|,|&|/)\s(?:(?:the|its|a|an|our|their|his|her)\s)?\Z"
)
_JOINS_AFTER = re.compile(r"\s?(?:,|&|/|and\b|plus\b|as well)")
_AND = re.compile(r"(?i:\b(?:and|plus|as well as)\b|&)")
_BOTH = re.compile(r"(?i:\b(?:both|the (?:two|three|pair)|all (?:two|three|four|of them))\b)")
_BREAK = re.compile(r"[;:(–—]|,\s|\s(?:and|but|while|whereas|although)\s")
_GOES_ON = re.compile(r"(?:it|its|it's|it'll|that|that's|they|they're|they'll|this|these|both|we'll)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Claim:
    """Something that may be coming: what it is called, where that is told, what is said of it, and the signs.

    `late`: it is told as put off, for those who have not heard of it before.
    """

    topic: Topic
    sentence: int
    said: Announcement
    signs: frozenset[str]
    late: bool = False


def claims(
    reading: Reading, topics: Topics, brands: Sequence[Brand], headline: Announcement | None, covered: set[Words]
) -> Iterator[Claim]:
    """Yield what may be launches of their own: not those of the `covered` names, nor those that are known.

    `headline` is what it says of what it is about.
    """
    alone = _Alone(topics.article, brands)
    claimed: set[Words] = set()
    dated: set[int] = set()
    told = told_ahead(topics, reading.mentions)
    for mention in reading.mentions:
        index = topics.sentence_at(mention.span[0])
        if index is None or mention.span not in told:
            continue
        dated.add(index)
        of_headline = headline is not None and mention.span == headline.span
        start = turn(topics, index, mention.span, reading.mentions)
        part = _part(topics, index, start, mention.span[1])
        signs = {
            *_date_signs(mention, headline.window if headline else None),
            *alone.signs(part, mention.window),
            *_word_signs(part, "dated"),
        }
        rated, elsewhere = told[mention.span], told_elsewhere(told, mention.span)
        taken = sum(share for topic, share in rated if topic.known or topic.words in covered)
        free = [entry for entry in rated if not (entry[0].known or entry[0].words in covered)]
        if not free or free[0][1] < _SLIGHT:
            continue
        signs.add(f"taken by another {_grade(taken, _ALONE)}")
        signs.add(f"dates {_grade(mention.dates, _DATES)}, taken by another {_grade(taken, _ALONE)}")
        line, both = topics.text_of(index), _BOTH.search(part) is not None
        late = (
            headline.status is Status.DELAYED if headline and of_headline else alone.tells_delay(part, mention.window)
        )
        for rank, (topic, share) in enumerate(free):
            by_itself = rank == 0 and not of_headline
            # "The Solo and the Solo Max arrive in May", "Both arrive in May": one date may be that of two.
            if not by_itself and not (rank < _JOINED and (both or is_joined(topic.name, line))):
                continue
            claimed.add(topic.words)
            own = {f"thing share {_grade(share, _ALONE)}", *_kin(topic, topics, covered)}
            own.add(f"dates {_grade(mention.dates, _DATES)}, thing share {_grade(share, _ALONE)}")
            own.add(f"thing share {_grade(share, _ALONE)}, elsewhere {_grade(elsewhere.get(topic.words, 0.0), _ALONE)}")
            own.update(_name_signs(topic, index, topics))
            if not by_itself:
                own |= {"joined", f"joined to the headline's {of_headline}", f"joined {rank}, {_grade(share, _ALONE)}"}
                own |= {f"both {both}", f"both {both}, joined {rank}, {_grade(share, _ALONE)}"}
                own.add(f"both {both}, {_pairing(topic, index, topics, covered)}")
            yield Claim(topic, index, _announced(topic, line, mention), frozenset(signs | own), late)
    for topic, index, share in _undated(topics, dated, covered):
        line = topics.text_of(index)
        signs = {"undated claim", *alone.signs(line, None), *_word_signs(line, "undated")}
        signs |= {f"promised {_grade(share, _PROMISED)}", f"dated, too {topic.words in claimed}"}
        signs |= {f"in a dated sentence {index in dated}", *_kin(topic, topics, covered)}
        where, _ = undated(topics, index)
        signs |= {f"no date {where}", f"no date {where}, promised {_grade(share, _PROMISED)}"}
        signs.update(_name_signs(topic, index, topics))
        yield Claim(topic, index, _announced(topic, line, None), frozenset(signs), alone.tells_delay(line, None))


def _name_signs(topic: Topic, index: int, topics: Topics) -> Iterator[str]:
    """Yield how a name stands in the sentence that claims it: what is only where or by whom is hardly what comes."""
    mention = next((mention for mention, named in topics.named_in(index) if named.words == topic.words), None)
    yield from (f"name {sign}" for sign in mention_signs(mention, topics)) if mention else ("named elsewhere",)


def _pairing(topic: Topic, index: int, topics: Topics, covered: set[Words]) -> str:
    """Return how a name stands to the headline's in the sentence, or in the one before: "The A and the B. Both …"."""
    for back in range(min(2, index + 1)):
        named = {named.words for _, named in topics.named_in(index - back) if named.plausible}
        if topic.words in named:
            return f"{back} before, one of {min(len(named), 4)}, with the headline's {not named.isdisjoint(covered)}"
    return "apart"


def is_joined(name: str, line: str) -> bool:
    """Say whether a name stands beside another thing in a row of several: "the game and its soundtrack"."""
    place = line.find(name)
    if place < 0:
        return False
    before, after = line[max(0, place - 24) : place], line[place + len(name) : place + len(name) + 8]
    return _JOINS_BEFORE.search(before) is not None or _JOINS_AFTER.match(after) is not None


def _undated(topics: Topics, dated: set[int], covered: set[Words]) -> list[tuple[Topic, int, float]]:
    """Return what is promised without a date, each with the sentence that likeliest does and how likely."""
    found: dict[Words, tuple[Topic, int, float]] = {}
    for index in range(min(len(topics.sentences), SENTENCES)):
        for topic, share in promised(topics, index, index in dated):
            free = not (topic.known or topic.words in covered)
            if free and share >= _SLIGHT and (topic.words not in found or share > found[topic.words][2]):
                found[topic.words] = (topic, index, share)
    likeliest = sorted(found.values(), key=lambda entry: -entry[2])
    kept = [entry for place, entry in enumerate(likeliest) if not _is_apposed(entry, likeliest[:place], topics)]
    return kept[:_PROMISES]


def _is_apposed(one: tuple[Topic, int, float], likelier: Sequence[tuple[Topic, int, float]], topics: Topics) -> bool:
    """Say whether what a sentence promises is only another word for what it likelier does: no "and" joins the two."""
    topic, index, _ = one
    line = topics.text_of(index)
    for other, where, _ in likelier:
        if where == index:
            first, last = sorted((line.find(topic.name), line.find(other.name)))
            if _AND.search(line, max(first, 0), max(last, 0)) is None:
                return True
    return False


def _announced(topic: Topic, line: str, mention: DateMention | None) -> Announcement:
    window, phrase, span = (mention.window, mention.phrase, mention.span) if mention else (None, "", None)
    reasons = ("told beside the headline's",)
    early = mention is not None and mention.not_before
    return Announcement(topic.name, (), Status.ANNOUNCED, window, phrase, span, line, 0.5, reasons, not_before=early)


def _part(topics: Topics, index: int, start: int, stop: int) -> str:
    """Return what is said of a date, to the end of its clause, with the sentence before if it only goes on."""
    text, sentence = topics.article.text, topics.sentences[index]
    cut = _BREAK.search(text, stop, sentence.end)
    part = text[start : cut.start() if cut else sentence.end]
    goes_on = start == sentence.start and index and _GOES_ON.match(part)
    if goes_on and topics.sentences[index - 1].paragraph == sentence.paragraph:
        return f"{topics.text_of(index - 1)} {part}"
    return part


def _kin(topic: Topic, topics: Topics, covered: set[Words]) -> Iterator[str]:
    """Yield how a name is related to the article's other names."""
    yield f"extends another {extends(topic, topics)}"
    yield f"shares a word with the headline's {any(words & topic.words for words in covered)}"
    yield f"shares a word with the brand {bool(topic.words & topics.own)}"
    words = topic.name.split()
    yield f"like a person {len(words) == 2 and all(word.isalpha() and word.istitle() for word in words)}"


def _date_signs(mention: DateMention, headline: LaunchWindow | None) -> Iterator[str]:
    yield f"verdict {mention.verdict}"
    yield f"score {_grade(mention.score, _SCORES)}"
    yield f"dates {_grade(mention.dates, _DATES)}"
    yield from (f"date {sign}" for sign in spelled(mention.signs))
    if headline is None:
        yield "headline undated"
        return
    start, other = mention.window.start.replace(tzinfo=None), headline.start.replace(tzinfo=None)
    order = "same start" if start == other else "later" if start > other else "earlier"
    inside, around = contains(headline, mention.window), contains(mention.window, headline)
    relation = "same as" if inside and around else "inside" if inside else "around" if around else "beside"
    yield f"{relation} the headline's"
    yield f"{order} than the headline's"
    yield f"{order} than the headline's, dates {_grade(mention.dates, _DATES)}"


class _Alone:
    """How pieces of an article read as texts of their own."""

    def __init__(self, article: Article, brands: Sequence[Brand]) -> None:
        self._article, self._brands = article, brands
        self._ways: dict[str, tuple[Way, ...]] = {}

    def _ways_of(self, part: str) -> tuple[Way, ...]:
        if part not in self._ways:
            article = Article("", part, self._article.published, self._article.url)
            self._ways[part] = ways_of(article, self._brands)
        return self._ways[part]

    def tells_delay(self, part: str, window: LaunchWindow | None) -> bool:
        """Say whether a piece likelier puts something off to a window than announces it for that."""
        told = dict.fromkeys(Status, 0.0)
        for way in self._ways_of(part):
            if _alike(way.window, window):
                told[way.status] += way.probability
        return told[Status.DELAYED] > told[Status.ANNOUNCED]

    def signs(self, part: str, window: LaunchWindow | None) -> Iterator[str]:
        """Yield how likely a piece announces something for a window."""
        of_status = dict.fromkeys(Status, 0.0)
        here = 0.0
        for way in self._ways_of(part):
            of_status[way.status] += way.probability
            if way.status in AWAITED and _alike(way.window, window):
                here += way.probability
        yield f"alone none {_grade(of_status[Status.NONE], _ALONE)}"
        yield f"alone so {_grade(here, _ALONE)}"
        yield f"alone out {_grade(of_status[Status.RELEASED], _ALONE)}"


def _alike(one: LaunchWindow | None, two: LaunchWindow | None) -> bool:
    return one is two or (one is not None and two is not None and one.interval == two.interval)


def _word_signs(part: str, what: str) -> Iterator[str]:
    words = re.findall(r"(?<!\w)[a-z']+", part.replace("’", "'"))
    yield from {f"{what} word {word}" for word in words}
    yield from (f"{what} opens {opening.lower()}" for opening in re.findall(r"\A\W*(\w+)", part))


def _grade(value: float, edges: Sequence[float]) -> int:
    return sum(value >= edge for edge in edges)
