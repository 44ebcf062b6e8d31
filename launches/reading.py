"""Read an article: text in, announcements out. What they announce is named where the name is shown (`named`).

sentences → dates (resolved by tense and zone) → cues of each clause → signs → the likeliest way to understand them all.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from launches import grounds, zones
from launches.announcement import AWAITED, Announcement, DateMention, RegionalWindow, Status, Way
from launches.announcing import announcing
from launches.article import Article
from launches.boilerplate import is_heading
from launches.brand import Brand
from launches.candidates import Candidate, candidates_of
from launches.document import READ_LIMIT, Document, parse_document
from launches.hearsay import is_rumour
from launches.judgement import Judgement, Option, judge
from launches.languages.detect import detect
from launches.mentions.expression import Reference
from launches.mentions.fiscal import find_fiscal
from launches.mentions.order import writes_month_first
from launches.product import name_product
from launches.regions import regions_of
from launches.revision import same
from launches.summary import summarise
from launches.window import LaunchWindow


@dataclass(frozen=True, slots=True)
class Reading:
    """What an article says: its launches, headline launch first, all dates found, and its summary's sentences.

    `ways` are all the ways to understand it that are not out of the question: what follows a launch over many articles
    knows more than one text tells, and may take the second likeliest. `restates`: how likely it is, by the text alone,
    that they learn nothing from it.
    """

    announcements: tuple[Announcement, ...]
    mentions: tuple[DateMention, ...]
    summary: tuple[str, ...]
    ways: tuple[Way, ...] = ()
    restates: float = 0.0


def read(
    article: Article, brands: Sequence[Brand] = (), home_zone: str | None = None, *, followed: bool = False
) -> Reading:
    """Return what the article announces; empty where it speaks of no launch, undated where it gives no date. No names.

    `brands` are those whose names to look for; their first known home zone stands in where `home_zone` is None. An
    unknown zone counts as none. `followed`: the reading goes to who knows what other articles told (`tracking.follow`)
    and weighs the dates by that; the second look knows single texts alone, and is left out.
    """
    document, candidates = take_apart(article, _home(brands, home_zone))
    judged = judge(document, candidates, again=not followed)
    option = judged.option
    found: tuple[Announcement, ...] = ()
    evidence, phrase = None, ""
    if option.status is not Status.NONE:
        said = _announcement(article, document, judged, candidates, brands)
        found = (said,)
        evidence, phrase = _launch_sentence(article, said, judged, candidates)
    mentions = tuple(_mention(one, judged) for one in candidates if not one.line.in_own_title)
    text = article.text[:READ_LIMIT]
    summary = summarise(article.title, text, evidence, phrase, sentences=document.sentences)
    return Reading(found, mentions, summary, _ways(judged, candidates), judged.restates)


def named(reading: Reading, article: Article, brands: Sequence[Brand] = ()) -> Reading:
    """Return a reading with the names of what its article announces.

    To name takes a quarter as long as to read, and who follows launches (`tracking.follow`) knows what they are called.
    """
    with_names = (replace(said, product=name_product(article, brands, said)) for said in reading.announcements)
    return replace(reading, announcements=tuple(with_names))


def ways_of(article: Article, brands: Sequence[Brand] = ()) -> tuple[Way, ...]:
    """Return the ways to understand a followed article, without the summary, which takes its time."""
    document, candidates = take_apart(article, _home(brands, None))
    return _ways(judge(document, candidates, again=False), candidates)


def _launch_sentence(
    article: Article, said: Announcement, judged: Judgement, candidates: list[Candidate]
) -> tuple[str | None, str]:
    """Return what tells the launch in the summary, and the wording of its date.

    A sentence with the same date, or a finer one, goes before a headline and before the row of a table. A headline
    that dates nothing is no sentence of the summary: whoever reads that has read the headline.
    """
    if said.window is not None and is_heading(said.evidence):
        for one in candidates:
            phrase = one.line.source[one.mention.found.start : one.mention.found.end]
            as_exact = _has_figure(phrase) or not _has_figure(said.phrase)
            if as_exact and _tells_too(one, judged.turned.get(id(one), one.window), said.window):
                return one.line.text, phrase
    dates = said.window is not None and said.phrase in article.title and said.phrase
    return (said.evidence if dates or said.evidence != article.title else None), said.phrase


def _has_figure(phrase: str) -> bool:
    return any(map(str.isdigit, phrase))


def _tells_too(one: Candidate, told: LaunchWindow, window: LaunchWindow) -> bool:
    """Whether a sentence of the text tells a launch's date again, as it is or finer; `told` is what it says."""
    if one.superseded or one.denied or one.line.in_title or one.line.boilerplate or is_heading(one.line.text):
        return False
    if told == window:
        return True
    begin, end = told.start.replace(tzinfo=None), told.end.replace(tzinfo=None)
    inside = window.start.replace(tzinfo=None) <= begin and end <= window.end.replace(tzinfo=None)
    return inside and not one.is_past and grounds.about_other(one) is None


# Less likely ways than this are not worth a second look.
_UNLIKELY = 0.001


def _ways(judged: Judgement, candidates: Sequence[Candidate]) -> tuple[Way, ...]:
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
        early = _is_earliest(option, candidates)
        found.append(Way(option.status, option.window, share, span, phrase, line.text if line else "", early))
    return tuple(sorted(found, key=lambda way: -way.probability))


def _is_earliest(option: Option, candidates: Sequence[Candidate]) -> bool:
    """Whether the date of what is to come is only the earliest; of a headline's, shortened, the text may say so."""
    chosen = option.dated.candidate if option.dated else None
    if chosen is None or option.status not in AWAITED:
        return False
    told = candidates if chosen.line.in_own_title else ()
    return any(one.mention.limits.not_before for one in (chosen, *told) if same(one.window, chosen.window))


def take_apart(article: Article, home_zone: str | None) -> tuple[Document, list[Candidate]]:
    """Return an article's document and its dates."""
    home = _home((), home_zone)
    text = article.text[:READ_LIMIT]
    reference = _reference(article, text, home)
    language = detect(f"{article.title}\n{text[:2000]}", article.language)
    document = parse_document(article.title, text, reference, language)
    return document, candidates_of(document)


# A feed may say the year 1 or 9999; days before or after it must still be days.
_FIRST_YEAR, _LAST_YEAR = 100, 9900


def _home(brands: Sequence[Brand], home_zone: str | None) -> str | None:
    homes = (home_zone, *(brand.home_zone for brand in brands))
    return next((home for home in homes if home and zones.is_zone(home)), None)


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
    article: Article, document: Document, judged: Judgement, candidates: list[Candidate], brands: Sequence[Brand]
) -> Announcement:
    option = judged.option
    if grounds.is_sooner(option, candidates):
        option = option._replace(status=Status.ANNOUNCED)
    chosen = option.dated.candidate if option.dated else None
    span, phrase = None, ""
    regions: tuple[RegionalWindow, ...] = ()
    if chosen is not None:
        found = chosen.mention.found
        phrase = chosen.line.source[found.start : found.end]
        span = None if chosen.line.in_own_title else (found.start, found.end)
        regions = regions_of(chosen, candidates)
    line = grounds.evidence(document, option)
    evidence = line.text if line else ""
    was = grounds.given_up(option, candidates)
    return Announcement(
        product="",
        brands=announcing(article, brands, evidence),
        status=option.status,
        window=option.window,
        phrase=phrase,
        span=span,
        evidence=evidence,
        confidence=judged.probability,
        reasons=grounds.reasons(option, line),
        not_before=_is_earliest(option, candidates),
        regions=regions,
        was=was,
        change=grounds.change(document, option, was),
        rumour=is_rumour(article, brands),
    )


def _mention(candidate: Candidate, judged: Judgement) -> DateMention:
    key, found, limits = id(candidate), candidate.mention.found, candidate.mention.limits
    score, dates = judged.speaks.get(key, _NO_DATE), judged.dates.get(key, 0.0)
    window = judged.turned.get(key, candidate.window)
    past = candidate.is_past and window is candidate.window
    return DateMention(
        span=(found.start, found.end),
        phrase=candidate.line.source[found.start : found.end],
        window=window,
        not_before=limits.not_before,
        deadline=limits.deadline,
        past=past,
        verdict=grounds.verdict(candidate, judged.option, score, dates, past=past),
        score=score,
        dates=dates,
        signs=judged.signs.get(key, {}),
    )


# What is in a portrait of the firm, or in a year far off, is no option at all.
_NO_DATE = -9.0
