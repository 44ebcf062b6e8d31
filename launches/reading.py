"""Read an article: text in, announcements out.

sentences → dates (resolved by tense and zone) → cues of each clause → candidates with named reasons → announcement.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from launches import zones
from launches.announcement import Announcement, DateMention, RegionalWindow, Status, Verdict, Way
from launches.article import Article
from launches.brand import Brand
from launches.candidates import Candidate, weigh
from launches.decision import Decision, decide
from launches.document import READ_LIMIT, Document, parse_document
from launches.judgement import Judgement, judge, settle
from launches.languages.detect import detect
from launches.mentions.expression import Reference
from launches.mentions.fiscal import find_fiscal
from launches.mentions.order import writes_month_first
from launches.product import brands_in, name_product
from launches.regions import regions_of
from launches.rumour import is_rumour
from launches.summary import summarise


@dataclass(frozen=True, slots=True)
class Reading:
    """What an article says: its launches, headline launch first, all dates found, and its summary's sentences.

    `ways` are all the ways to understand it that are not out of the question: what follows a launch over many articles
    knows more than one text tells, and may take the second likeliest.
    """

    announcements: tuple[Announcement, ...]
    mentions: tuple[DateMention, ...]
    summary: tuple[str, ...]
    ways: tuple[Way, ...] = ()


def read(article: Article, brands: Sequence[Brand] = (), home_zone: str | None = None) -> Reading:
    """Return what the article announces; empty where it speaks of no launch, undated where it gives no date.

    `brands` are those whose names to look for; their first known home zone stands in where `home_zone` is None. An
    unknown zone counts as none.
    """
    home = _known_zone(home_zone) or next((zone for brand in brands if (zone := _known_zone(brand.home_zone))), None)
    document, candidates, proposal = take_apart(article, home)
    judged = judge(document, candidates, proposal)
    decision, confidence = settle(document, proposal, judged)
    found: tuple[Announcement, ...] = ()
    evidence = None
    if decision.status is not Status.NONE:
        said = _announcement(article, document, decision, candidates, brands, confidence)
        found = (said,)
        # a headline that dates nothing is no sentence of the summary: whoever reads that has read the headline
        dates = said.window is not None and said.phrase in article.title and said.phrase
        evidence = said.evidence if dates or said.evidence != article.title else None
    mentions = tuple(_mention(candidate, decision) for candidate in candidates if not candidate.line.in_own_title)
    text = article.text[:READ_LIMIT]
    summary = summarise(article.title, text, evidence, sentences=document.sentences)
    return Reading(found, mentions, summary, _ways(judged))


# Less likely ways than this are not worth a second look.
_UNLIKELY = 0.001


def _ways(judged: Judgement) -> tuple[Way, ...]:
    """Return the ways to understand a text, likeliest first."""
    found = []
    for option, share in judged.shares:
        if share < _UNLIKELY and option.status is not Status.NONE:
            continue
        candidate = option.dated.candidate if option.dated else None
        line = option.dated.line if option.dated else None
        span, phrase = None, ""
        if candidate is not None:
            start, end = candidate.mention.found.start, candidate.mention.found.end
            span = None if candidate.line.in_own_title else (start, end)
            phrase = candidate.line.source[start:end]
        found.append(Way(option.status, option.window, share, span, phrase, line.text if line else ""))
    return tuple(sorted(found, key=lambda way: -way.probability))


def take_apart(article: Article, home_zone: str | None) -> tuple[Document, list[Candidate], Decision]:
    """Return an article's document, its dates weighed, and what the rules alone would decide."""
    home = _known_zone(home_zone)
    text = article.text[:READ_LIMIT]
    reference = _reference(article, text, home)
    language = detect(f"{article.title}\n{text[:2000]}", article.language)
    document = parse_document(article.title, text, reference, language)
    candidates = weigh(document)
    return document, candidates, decide(document, candidates)


# A feed may say the year 1 or 9999; days before or after it must still be days.
_FIRST_YEAR, _LAST_YEAR = 100, 9900


def _known_zone(name: str | None) -> str | None:
    if not name:
        return None
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
    return name


def _reference(article: Article, text: str, home: str | None) -> Reference:
    moment = article.published
    if not _FIRST_YEAR <= moment.year <= _LAST_YEAR:
        moment = moment.replace(year=min(max(moment.year, _FIRST_YEAR), _LAST_YEAR), day=min(moment.day, 28))
    moment = moment.astimezone(ZoneInfo(home)) if home else moment
    return Reference(
        moment,
        home,
        month_first=writes_month_first(text, home),
        southern=zones.is_southern(home),
        fiscal=find_fiscal(text, home),
    )


def _announcement(
    article: Article,
    document: Document,
    decision: Decision,
    candidates: list[Candidate],
    brands: Sequence[Brand],
    confidence: float,
) -> Announcement:
    chosen = decision.chosen if decision.window is not None else None
    span, phrase, not_before = None, "", False
    if chosen is not None:
        found = chosen.mention.found
        phrase = chosen.line.source[found.start : found.end]
        span = None if chosen.line.in_own_title else (found.start, found.end)
        not_before = chosen.mention.limits.not_before
    evidence = decision.evidence.text if decision.evidence else ""
    regions: tuple[RegionalWindow, ...] = regions_of(chosen, candidates) if chosen is not None else ()
    return Announcement(
        product=name_product(article, brands, evidence, span[0] if span else None),
        brands=brands_in(article, brands),
        status=decision.status,
        window=decision.window,
        phrase=phrase,
        span=span,
        evidence=evidence,
        confidence=confidence,
        reasons=decision.reasons,
        not_before=not_before,
        regions=regions,
        was=decision.was.window if decision.was else None,
        change=decision.change,
        rumour=is_rumour(document),
    )


def _mention(candidate: Candidate, decision: Decision) -> DateMention:
    found, limits = candidate.mention.found, candidate.mention.limits
    return DateMention(
        span=(found.start, found.end),
        phrase=candidate.line.source[found.start : found.end],
        window=candidate.window,
        not_before=limits.not_before,
        deadline=limits.deadline,
        past=candidate.is_past,
        verdict=_verdict(candidate, decision),
        score=candidate.score,
    )


def _verdict(candidate: Candidate, decision: Decision) -> Verdict:
    if candidate is decision.chosen:
        return Verdict.LAUNCH
    if candidate.superseded or candidate.verdict is not Verdict.UNRELATED:
        return candidate.verdict
    if decision.window is not None and candidate.window == decision.window:
        return Verdict.RESTATED
    if candidate.is_past:
        return Verdict.PAST
    return Verdict.WEAKER if candidate.score > 1 else Verdict.UNRELATED
