# ruff: noqa: E501 (tables and patterns read better unbroken)
"""Candidates: what each date of a document is about, as a score with named reasons.

What the governing cue gives is the ground; headline, lead, boilerplate, bounds and denials add to it or take away.
"""

from typing import NamedTuple

from launches.announcement import Verdict
from launches.cues import Cue, Kind
from launches.document import Document, Line, Mention
from launches.governing import governing
from launches.mentions.expression import Tense
from launches.superseded import is_denied, is_superseded
from launches.window import LaunchWindow, Precision

THRESHOLD = 1.15
# Far from the lead a weak verb alone dates something else more often than the launch.
DEEP_THRESHOLD = 1.4

_VERDICTS = {
    Kind.PREORDER: Verdict.PREORDER,
    Kind.TICKET: Verdict.PREORDER,
    Kind.EARLY: Verdict.EARLY_ACCESS,
    Kind.EVENT: Verdict.EVENT,
    Kind.GATHERING: Verdict.EVENT,
    Kind.EMBARGO: Verdict.EMBARGO,
    Kind.BACKUP: Verdict.BACKUP,
    Kind.OFFER: Verdict.DEADLINE,
    Kind.SUPPORT: Verdict.SUPPORT,
    Kind.FINANCE: Verdict.FINANCE,
    Kind.HISTORY: Verdict.HISTORY,
    Kind.PRODUCTION: Verdict.PRODUCTION,
    Kind.OTHER: Verdict.OTHER_LAUNCH,
    Kind.FOLLOW: Verdict.REGION,
    Kind.REPORT: Verdict.UNRELATED,
}


class Candidate(NamedTuple):
    """A date weighed: `score` for being the launch, `verdict` where it is not, `reasons` for both.

    `superseded`: the text says it no longer holds. `strong`: a launch verb of its own clause governs it.
    """

    line: Line
    mention: Mention
    score: float
    verdict: Verdict
    reasons: tuple[str, ...]
    superseded: bool = False
    strong: bool = False
    is_past: bool = False

    @property
    def window(self) -> LaunchWindow:
        """The window of the date."""
        return self.mention.window


def weigh(document: Document) -> list[Candidate]:
    """Return every date of the document with its score, in order."""
    if not document.lines:
        return []
    headline = _headline(document.lines[0])
    found: list[Candidate] = []
    for line in document.lines:
        if line.mentions:
            named = _names_product(line, headline.words)
            found += [
                _candidate(document, line, mention, headline, named)
                for mention in line.mentions
                if not _names_day_before(line, mention)
            ]
    return found


_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def _names_day_before(line: Line, mention: Mention) -> bool:
    """Whether a weekday only explains the date before it ("23 May, Whit Saturday", "9 July, which is a Thursday")."""
    written = line.source[mention.found.start : mention.found.end].lower()
    if written not in _WEEKDAYS:
        return False
    return any(
        other.found.end <= mention.found.start <= other.found.end + 24
        and other.window.precision is Precision.DAY
        and other.window.start.weekday() == _WEEKDAYS.index(written)
        for other in line.mentions
        if other is not mention
    )


class _Headline(NamedTuple):
    """What the first line says of the others: its words, and whether it is about something else than a launch."""

    words: frozenset[str]
    elsewhere: bool


def _headline(line: Line) -> _Headline:
    words = frozenset([word for word in line.tokens.words if len(word) > 2])
    elsewhere = any(cue.kind in _TOPICS for cue in line.cues) or not _ELSEWHERE.isdisjoint(line.tokens.words)
    return _Headline(words, line.in_title and elsewhere)


def _candidate(document: Document, line: Line, mention: Mention, headline: _Headline, named: bool) -> Candidate:
    weight, reach = governing(document, line, mention, headline.words)
    reasons = [f"{weight.cue.kind.name.lower()}: {weight.cue.phrase}"] if weight.cue else []
    score = weight.launch * reach - weight.penalty
    verdict = Verdict.UNRELATED
    if weight.blame is not None and weight.penalty >= 1:
        verdict = _VERDICTS[weight.blame.kind]
        reasons.append(f"{verdict}: {weight.blame.phrase}")
    behind, denied = _lies_behind(document, mention), is_denied(line, mention)
    if _quoted(line, mention, behind):
        score, reach, weight.launch, weight.penalty = 2.5, 1.0, 2.5, 0.0
        reasons.append("quoted as a tagline")
    elif (weight.cue is None or weight.cue.phrase == "is on") and weight.blame is None and _is_on_now(line, mention):
        score, reach, weight.launch, weight.cue = 3.0, 1.0, 3.0, Cue(Kind.OUT, mention.first, mention.first, "now")
    elif weight.launch < 1 and weight.blame is None and _promising(line, mention):
        score, reach, weight.launch = 1.0, 1.0, 1.0
        reasons.append("a future date in the lead")
    context, notes = _context(document, line, mention, denied, headline.elsewhere, named)
    superseded = is_superseded(line, mention) or (denied and weight.launch > 0)
    if context < 0 or (score > 0 and weight.launch >= 1):
        score += context
    reasons += notes
    if superseded:
        verdict = Verdict.SUPERSEDED
    return Candidate(
        line,
        mention,
        round(score, 3),
        verdict,
        tuple(reasons),
        superseded,
        strong=weight.cue is not None and weight.launch >= 3 and reach >= 0.9,
        is_past=behind,
    )


def _lies_behind(document: Document, mention: Mention) -> bool:
    end = mention.window.end
    if end.tzinfo is not None:
        return end <= document.reference.moment
    return end.date() <= document.reference.day


def _context(
    document: Document, line: Line, mention: Mention, denied: bool, elsewhere: bool, named: bool
) -> tuple[float, list[str]]:
    score, notes = 0.0, []
    if line.boilerplate:
        score -= 3
        notes.append("boilerplate")
    if mention.limits.until:
        score -= 4
        notes.append("until")
    if line.in_title:
        score += 0.5
        notes.append("headline")
    elif line.number <= 4:
        score += 0.4
        notes.append("lead")
    if mention.found.is_now and any(
        other.clause == mention.clause and not other.found.is_now and other.found.explicit for other in line.mentions
    ):
        score -= 2
        notes.append("another date stands beside it")
    if denied:
        score -= 1.5
        notes.append("denied")
    if elsewhere:
        score -= 0.8
        notes.append("the headline is about something else")
    if named:
        score += 0.4
        notes.append("names the headline's product")
    if mention.found.bare_year and mention.tense is not Tense.FUTURE:
        score -= 3
    if _dateline(document, line, mention):
        score -= 6
        notes.append("dateline")
    return score, notes


def _quoted(line: Line, mention: Mention, behind: bool) -> bool:
    """Whether a coming date alone stands in quotes, as trailers end."""
    found, source = mention.found, line.source
    before, after = source[max(0, found.start - 1) : found.start], source[found.end : found.end + 2].lstrip(".,!")
    tail = source[max(0, found.start - 2) : found.start] == ": " and source[found.end : found.end + 1] == "."
    if tail and not behind and not line.clauses[mention.clause].cues:
        return True
    return not behind and bool(before) and before in _QUOTES and after[:1] in _QUOTES and bool(after)


_QUOTES = frozenset("“”\"'‘’«»„")


def _is_on_now(line: Line, mention: Mention) -> bool:
    """Whether the lead says "is on … now" with no launch verb at all."""
    clause = line.clauses[mention.clause]
    words = line.tokens.words[clause.first : mention.first]
    return mention.found.is_now and line.number <= 4 and "on" in words and not {"is", "are"}.isdisjoint(words)


_TOPICS = frozenset({Kind.SUPPORT, Kind.FINANCE, Kind.OFFER})
_ELSEWHERE = frozenset(
    "award awards prize prizes wins won recall recalls recalled strike survey review reviewed results renewed maintenance nominees nominated"
    " nominations outage hiring closes closing obituary shortlist longlist anniversary interview earnings".split()
)


def _promising(line: Line, mention: Mention) -> bool:
    """Whether a date that no cue governs still looks like what the text is about."""
    if mention.tense is not Tense.FUTURE or mention.found.is_now or mention.found.bare_year:
        return False
    if line.boilerplate or line.number > 3:
        return False
    placed = line.tokens.words[mention.first - 1 : mention.first] or [""]
    return not _WILL.isdisjoint(line.tokens.words) or (line.in_title and placed[0] in _PLACING)


_PLACING = frozenset("for in on by from this next until since at".split())
_WILL = frozenset("will going brings gives makes lets becomes".split())


def _names_product(line: Line, headline_words: frozenset[str]) -> bool:
    tokens = line.tokens
    if headline_words.isdisjoint(tokens.words):
        return False
    return any(
        word in headline_words and line.source[tokens.starts[index]].isupper() and index > 0
        for index, word in enumerate(tokens.words)
    )


def _dateline(document: Document, line: Line, mention: Mention) -> bool:
    """Whether a date only says when the article was written: "LONDON, 3 March 2026 –", "Date: 2 June 2026"."""
    window = mention.window
    if window.precision not in (Precision.DAY, Precision.MINUTE) or mention.found.is_now:
        return False
    if window.start.date() != document.reference.day or line.number > 2:
        return False
    found = mention.found
    near_start = found.start - line.sentence.start < 50
    closed = line.source[found.end : found.end + 3].lstrip(" )/")[:1] in ("–", "—", "-", ":", "/", "") or (
        line.source[found.end : found.end + 1] in (")", ".")
    )
    return near_start and (closed or found.end >= line.sentence.end - 1)
