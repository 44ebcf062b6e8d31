"""Read an article: text in, announcements out.

sentences → dates (resolved by tense and zone) → cues of each clause → candidates with named reasons → announcement.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from launches import zones
from launches.announcement import Announcement, DateMention, RegionalWindow, Status, Verdict
from launches.article import Article
from launches.brand import Brand
from launches.candidates import Candidate, weigh
from launches.decision import Decision, decide
from launches.document import READ_LIMIT, Document, parse_document
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
    """What an article says: its launches, headline launch first, all dates found, and its summary's sentences."""

    announcements: tuple[Announcement, ...]
    mentions: tuple[DateMention, ...]
    summary: tuple[str, ...]


def read(article: Article, brands: Sequence[Brand] = (), home_zone: str | None = None) -> Reading:
    """Return what the article announces; empty where it speaks of no launch, undated where it gives no date.

    `brands` are those whose names to look for; their first known home zone stands in where `home_zone` is None. An
    unknown zone counts as none.
    """
    home = _known_zone(home_zone) or next((zone for brand in brands if (zone := _known_zone(brand.home_zone))), None)
    text = article.text[:READ_LIMIT]
    reference = _reference(article, text, home)
    document = parse_document(
        article.title, text, reference, detect(f"{article.title}\n{text[:2000]}", article.language)
    )
    candidates = weigh(document)
    decision = decide(document, candidates)
    found: tuple[Announcement, ...] = ()
    evidence = None
    if decision.status is not Status.NONE:
        said = _announcement(article, document, decision, candidates, brands)
        found = (said,)
        # a headline that dates nothing is no sentence of the summary: whoever reads that has read the headline
        evidence = said.evidence if said.window is not None or said.evidence != article.title else None
    mentions = tuple(_mention(candidate, decision) for candidate in candidates if not candidate.line.in_own_title)
    return Reading(found, mentions, summarise(article.title, text, evidence, sentences=document.sentences))


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
    article: Article, document: Document, decision: Decision, candidates: list[Candidate], brands: Sequence[Brand]
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
        confidence=_confidence(decision, candidates),
        reasons=decision.reasons,
        not_before=not_before,
        regions=regions,
        was=decision.was.window if decision.was else None,
        change=decision.change,
        rumour=is_rumour(document),
    )


def _confidence(decision: Decision, candidates: list[Candidate]) -> float:
    """Return how sure the reading is: strong evidence, and no second date that is nearly as good."""
    sure = min(decision.score / 4, 1.0)
    rival = max(
        (
            c.score
            for c in candidates
            if c is not decision.chosen
            and not c.superseded
            and decision.window
            and not c.window.contains(decision.window)
        ),
        default=0.0,
    )
    if decision.window is not None and rival > decision.score - 0.6 and rival > 1:
        sure -= 0.25
    return round(max(0.1, min(0.98, 0.25 + 0.7 * sure)), 2)


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
