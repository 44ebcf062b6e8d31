# ruff: noqa: E501 (tables and patterns read better unbroken)
"""How a launch stands: the lines that call it off, put it off, put it on again, or say that it is out."""

import re

from launches.candidates import Candidate
from launches.cues import Cue, Kind
from launches.document import Document, Line, Mention
from launches.mentions.expression import Tense
from launches.window import Precision


def revival(document: Document) -> Line | None:
    """Return the line that puts a launch on again; "won't fly after all" calls it off."""
    for line in document.lines[:12]:
        if any(_revives(line, cue) for cue in line.cues):
            calls_off = any(cue.kind is Kind.CANCEL and _calls_off(document, line, cue) for cue in line.cues)
            if not calls_off and not _denial(line):
                return line
    return None


def _revives(line: Line, cue: Cue) -> bool:
    """Whether a cue puts something on again; "back on 9 November" only returns, and work that resumes is no launch."""
    if cue.kind is not Kind.REVIVE or cue.phrase.startswith("resum"):
        return False
    return not any(mention.first == cue.last + 1 for mention in line.mentions)


def was_off(line: Line, cue: Cue) -> bool:
    """Whether a cue tells that something was called off before ("called off in May", "had to cancel in June")."""
    return (
        _had(line, cue) or "cancel" in line.tokens.words[cue.first : cue.last + 1] or cue.phrase.endswith(("off", "ed"))
    )


def _denial(line: Line) -> bool:
    return any(word.endswith("n't") or word in ("not", "no", "never") for word in line.tokens.words)


def cancellation(document: Document) -> Line | None:
    """Return the line that calls the launch off, None if none does."""
    for line in document.lines[:12]:
        kinds = {cue.kind for cue in line.cues}
        if Kind.CANCEL not in kinds or Kind.NO_CANCEL in kinds or line.boilerplate:
            continue
        if "rescheduled" in line.tokens.words or "postponed" in line.tokens.words:
            continue
        if any(cue.kind is Kind.CANCEL and _calls_off(document, line, cue) for cue in line.cues):
            return line
    return None


_ABSENT = frozenset(
    ("there will be no", "there'll be no", "won't be a", "will be no", "dead", "permanently", "is dead")
)
# What a headline may be about itself, though a text more often names it beside its subject.
_SECOND = frozenset(("sequel", "the sequel", "successor", "second season", "season two", "adaptation", "tour"))
_NO_SUBJECT = frozenset(("kickstarter", "宣 布", "宣 佈", "发 布", "發 布", "発 表"))
_BACK_THEN = frozenset("after since when whose".split())
_NOT_A_LAUNCH = frozenset({Kind.GATHERING, Kind.EVENT, Kind.TICKET, Kind.PREORDER, Kind.OFFER, Kind.OTHER})
_OBJECTS = frozenset("a an any until in on before this that it's anything orders flights pre for when".split())


def _calls_off(document: Document, line: Line, cue: Cue) -> bool:
    """Whether the cue calls the launch off, and not a day ("will not ship until May", "stop work on Friday")."""
    if cue.phrase in _ABSENT and line.number > 1:
        return False
    words = line.tokens.words
    if cue.phrase == "dead" and words[max(0, cue.first - 1)] not in ("is", "are", "officially", "now"):
        return False
    clause = next(one for one in line.clauses if one.first <= cue.first < one.last)
    opens = words[clause.first] in _BACK_THEN and "," not in words[clause.first : cue.first]
    if _had(line, cue) or opens or _years_ago(document, line, cue) or (cue.first == 0 and words[0] == "pull"):
        return False
    before = {
        other.kind
        for other in line.cues
        if other.first < cue.first
        and not other.phrase.endswith("ed")
        and other.phrase not in _NO_SUBJECT
        and (line.number or other.phrase not in _SECOND)
    }
    if before & _NOT_A_LAUNCH and not before & {
        Kind.LAUNCH,
        Kind.OPEN,
        Kind.SUPPLY,
    }:
        return False
    following = words[cue.last + 1 : cue.last + 2]
    if cue.phrase not in _ABSENT and any(0 <= mention.first - cue.last <= 1 for mention in line.mentions):
        return False
    negated = "not" in cue.phrase or "n't" in cue.phrase
    return not (following and following[0] in _OBJECTS and negated)


def _years_ago(document: Document, line: Line, cue: Cue) -> bool:
    """Whether a year long over stands behind the cue ("shelved in 2015")."""
    return any(
        mention.window.end.year < document.reference.day.year and 0 < mention.first - cue.last <= 3
        for mention in line.mentions
    )


def delay(document: Document, best: Candidate | None) -> Line | None:
    """Return the line that puts the launch off; `best` is the date the text gives it."""
    for line in document.lines[:10]:
        kinds = {cue.kind for cue in line.cues}
        if line.boilerplate or kinds & {Kind.NO_DELAY, Kind.REVIVE}:
            continue
        if best is not None and is_firm(best) and line.number > best.line.number and not _says_delay(line):
            continue
        about = line.number <= 4 or kinds & {Kind.LAUNCH, Kind.SUPPLY}
        moves = _moves(line) and (best is None or best.line is line or line.number <= 1)
        if about and (moves or any(_puts_off(line, cue) for cue in line.cues)):
            return line
    return None


_FIRM = 2.4


def is_firm(best: Candidate) -> bool:
    """Whether a date is well told: by a launch verb of its own, or by enough that speaks for it."""
    return best.strong or best.score >= _FIRM


_OPEN_ENDED = re.compile(
    r"(?:\b(?:no|not|cannot|without|unable|impossible)|n't)\b.*\b(?:new (?:date|time\w+)|when)"
    r"|further notice|indefinite|new date (?:has|will|is|follows|to)"
)


def leaves_open(document: Document) -> bool:
    """Whether the text says that it has no new date ("we can't say when", "until further notice")."""
    return any(
        cue.kind is Kind.DELAY and _OPEN_ENDED.search(cue.phrase) for line in document.lines[:10] for cue in line.cues
    )


_PLAIN = (
    "delay",
    "postpone",
    "push",
    "slip",
    "resched",
    "put ",
    "puts ",
    "defer",
    "scrub",
    "later than",
    "set back",
    "held back",
)


def _says_delay(line: Line) -> bool:
    """Whether a line puts off in so many words; "isn't ready" below the date of the launch is about a part of it."""
    return any(cue.kind is Kind.DELAY and cue.phrase.startswith(_PLAIN) for cue in line.cues)


def _puts_off(line: Line, cue: Cue) -> bool:
    """Whether a cue puts this launch off now, and neither something else nor long ago."""
    if cue.kind is not Kind.DELAY or _had(line, cue) or (cue.phrase.endswith("going to") and not line.mentions):
        return False
    if cue.phrase.endswith(" out") and line.tokens.words[cue.last + 1 : cue.last + 2] != ["to"]:
        return False
    if any(mention.tense is Tense.PAST and not line.in_title and _told(mention) for mention in line.mentions):
        return False
    return _subject(line, cue) not in _ELSE


def _subject(line: Line, cue: Cue) -> Kind:
    """Return the kind of the cue that opens the clause; "and won't ship" has its subject in the clause before."""
    index = next(i for i, one in enumerate(line.clauses) if one.first <= cue.first < one.last)
    clause = line.clauses[index]
    shared = index > 0 and line.tokens.words[clause.first] == "and" and cue.first == clause.first + 1
    return line.clauses[index - 1 if shared and line.clauses[index - 1].cues else index].cues[0].kind


def _told(mention: Mention) -> bool:
    return not mention.found.is_now and mention.window.precision is not Precision.DAY


_ELSE = frozenset({Kind.OTHER, Kind.GATHERING, Kind.TICKET, Kind.PREORDER, Kind.EARLY})


def _had(line: Line, cue: Cue) -> bool:
    """Whether a delay is told as history ("had been put on ice")."""
    return "had" in line.tokens.words[max(0, cue.first - 16) : cue.first]


def _moves(line: Line) -> bool:
    """Whether a verb of moving has a date for its goal."""
    return any(
        cue.kind is Kind.MOVE and cue.phrase.endswith((" to", " into", " for")) and 0 < mention.first - cue.last <= 4
        for cue in line.cues
        for mention in line.mentions
    )


def moves_to(line: Line, mention: Mention) -> bool:
    """Whether a verb of putting off has this date for its goal ("has been pushed to 2027")."""
    return any(
        cue.kind in (Kind.MOVE, Kind.DELAY)
        and 0 < mention.first - cue.last <= 3
        and line.tokens.words[mention.first - 1] in ("to", "until", "till", "into")
        for cue in line.cues
    )


def moved_earlier(document: Document) -> bool:
    """Return whether the top of the text says that the launch moves up."""
    return any(cue.kind is Kind.EARLIER for line in document.lines[:6] for cue in line.cues)


_NOT_QUITE = frozenset("nearly almost soon not isn't aren't when".split())
_OUT_TITLES = frozenset("released launched published available out here live open".split())


def out_line(document: Document) -> Line | None:
    """Return the line near the top that says the thing is out, with no date at all."""
    title = document.lines[0] if document.lines else None
    if title is not None and title.in_title and not title.mentions and title.tokens.words[-1] in _OUT_TITLES:
        return title if _NOT_QUITE.isdisjoint(title.tokens.words) else None
    for line in document.lines[:5]:
        kinds = {cue.kind for cue in line.cues}
        told = any(
            cue.kind is Kind.OUT and not is_relative(line, cue) and not _dated_ahead(line, cue) for cue in line.cues
        )
        if told and not kinds & {Kind.PREORDER, Kind.OTHER, Kind.EARLY, Kind.TICKET, Kind.FINANCE}:
            return line
    return None


def _dated_ahead(line: Line, cue: Cue) -> bool:
    """Whether a coming date stands right behind the cue ("is published on 20 April")."""
    return any(
        0 < mention.first - cue.last <= 2 and mention.tense is Tense.FUTURE and not mention.found.is_now
        for mention in line.mentions
    )


def is_relative(line: Line, cue: Cue) -> bool:
    """Whether a cue is the verb of a relative clause about a gathering ("the fair that opened this morning")."""
    words = line.tokens.words
    if words[max(0, cue.first - 1)] not in ("that", "which") or cue.kind not in (Kind.OUT, Kind.OUT_PAST, Kind.OPEN):
        return False
    return any(other.kind is Kind.GATHERING and other.last == cue.first - 2 for other in line.cues)


_SINCE = re.compile(
    r"\b(?:has|have|'s|'ve) (?:now |already )?been (?:\w+ ){0,2}?"
    r"(?:rolling|running|flying|sailing|operating|open|out|available|live|streaming|playing|enjoying|using|riding|serving|carrying|selling|shipping"
    r"|on sale|in (?:the )?(?:shops|stores|service|operation|cinemas)|on the (?:market|road|air))\b"
    r"[^.;]{0,60}\b(?:since|for)\b|^Since\b.{3,60}\b(?:has|have) been\b"
)


_ANNIVERSARY = re.compile(
    r"(?i:^\W*(?:the first|first|a|one|two|three|four|five|six|ten|twelve|a hundred|one hundred|100|\d{1,2}) (?:years?|months?|weeks?|days) (?:of|with|on|in|later)\b"
    r"|\bit(?:'s| is| has|'s been| has been) (?:been )?(?:\w+ ){1,3}(?:years?|months?|weeks?|days) (?:now )?since\b.{0,60}\b(?:came out|launch\w*|open\w*|release\w*|arriv\w*|first)"
    r"|\b(?:days|weeks|months|years) after (?:its|the|their|his|her) (?:launch|release|opening|debut|premiere|publication)\b"
    r"|^Since (?:it|they|we|its|their) (?:first )?(?:came|launched|opened|went|appeared|was|were|hit|arrived|launch|release|opening|debut)\b"
    r"|\bturn(?:s|ed) (?:one|two|three|four|five|ten)\b|\b(?:first|second|third|fifth|tenth) birthday\b)"
)
# One of these stands in whatever the pattern matches.
_ANNIVERSARY_PARTS = ("year", "month", "week", "day", "since", "turn")


def out_since(document: Document) -> Line | None:
    """Return the line at the top that says since when the thing is out ("has been running since 20 January")."""
    return next((line for line in document.lines[:_TOP] if _tells_since(line.text)), None)


def _tells_since(text: str) -> bool:
    low = text.lower()
    if " been" in low and _SINCE.search(text):
        return True
    return any(part in low for part in _ANNIVERSARY_PARTS) and _ANNIVERSARY.search(text) is not None


_TOP = 3


def soon_line(document: Document) -> Line | None:
    """Return the line that promises the launch without a date."""
    for line in document.lines:
        if any(cue.kind is Kind.SOON for cue in line.cues) and not line.boilerplate:
            return line
    return None
