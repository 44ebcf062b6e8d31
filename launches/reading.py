"""Read an article: text in, announcements out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from launches import zones
from launches.announcement import Announcement, DateMention, Status, Verdict
from launches.article import Article
from launches.brand import Brand
from launches.candidates import Candidate, weigh
from launches.decision import Decision, decide
from launches.document import Document, parse_document
from launches.languages.detect import detect
from launches.mentions.expression import Reference
from launches.mentions.fiscal import find_fiscal
from launches.summary import summarise


@dataclass(frozen=True, slots=True)
class Reading:
    """What an article says: its launches, headline launch first, all dates found, and its summary's sentences."""

    announcements: tuple[Announcement, ...]
    mentions: tuple[DateMention, ...]
    summary: tuple[str, ...]


def read(article: Article, brands: Sequence[Brand] = (), home_zone: str | None = None) -> Reading:
    """Return what the article announces.

    `brands` are those whose names to look for; their first known home zone stands in where `home_zone` is None.
    """
    home = _known_zone(home_zone) or next((zone for brand in brands if (zone := _known_zone(brand.home_zone))), None)
    reference = _reference(article, home)
    document = parse_document(article.title, article.text, reference, detect(f"{article.title}\n{article.text[:2000]}", article.language))
    candidates = weigh(document)
    decision = decide(document, candidates)
    announcements = () if decision.status is Status.NONE else (_announcement(document, decision),)
    said = announcements[0] if announcements else None
    summary = summarise(document.headline, article.text, said.evidence if said else None, said.phrase if said else "")
    return Reading(announcements, tuple(_mention(c, decision) for c in candidates), summary)


def _known_zone(name: str | None) -> str | None:
    if not name:
        return None
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
    return name


def _reference(article: Article, home: str | None) -> Reference:
    moment = article.published
    if home:
        moment = moment.astimezone(ZoneInfo(home))
    return Reference(moment, home, month_first=_month_first(article.text, home), southern=zones.is_southern(home), fiscal=find_fiscal(article.text[:60_000], home))


def _month_first(text: str, home: str | None) -> bool:
    return (home or "").startswith(
        ("America/New_York", "America/Chicago", "America/Los", "America/Den", "America/Detroit", "America/Phoenix")
    )


def _announcement(document: Document, decision: Decision) -> Announcement:
    chosen = decision.chosen
    span = None
    phrase = ""
    if chosen is not None and decision.window is not None:
        found = chosen.mention.found
        phrase = chosen.line.source[found.start : found.end]
        span = None if chosen.line.in_title else (found.start, found.end)
    evidence = decision.evidence.text if decision.evidence else ""
    return Announcement(
        document.headline, (), decision.status, decision.window, phrase, span, evidence, 0.5, decision.reasons
    )


def _mention(candidate: Candidate, decision: Decision) -> DateMention:
    found = candidate.mention.found
    verdict = Verdict.LAUNCH if candidate is decision.chosen else candidate.verdict
    return DateMention(
        (found.start, found.end),
        candidate.line.source[found.start : found.end],
        candidate.window,
        verdict=verdict,
        score=candidate.score,
    )
