"""When a page was published, and where it says so.

Asked in the order in which publishers' own tools fill them: JSON-LD, meta elements, marked-up times, a date
in the article's head, a dateline at the beginning of the text, the address. A time of day counts only with
its zone; without one, the day is what is known.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from feeds.dates import MONTHS, read_date
from feeds.dom import Element
from feeds.metadata import Declared, content, text_of

_META = (
    "article:published_time", "og:article:published_time", "og:published_time", "article:published", "datepublished",
    "parsely-pub-date", "sailthru.date", "article.published", "published_time", "pubdate", "publishdate",
    "publish-date", "publish_date", "publication_date", "published-date", "published", "rnews:datepublished",
    "originalpublicationdate", "article_date_original", "cxenseparse:recs:publishtime", "bt:pubdate", "releasedate",
    "release_date", "pressreleasedate", "dcterms.issued", "dc.date.issued", "dcterms.created", "dc.date.created",
    "dcterms.date", "dc.date", "citation_publication_date", "citation_date", "date", "article:post_date", "posted",
    "article.created", "datecreated", "og:pubdate", "eomportal-lastupdate",
)  # fmt: skip
_DATE_WORDS = re.compile(
    r"(?:^|[\s_-])(?:date|datum|fecha|dateline|datetime|timestamp|pub(?:lished)?(?:date|[-_]on|[-_]time)?|posted(?:[-_]on)?|"
    r"entry-date|post-date|created|dt|byline|by|meta|eyebrow)(?:$|[\s_-])|[a-z](?:Date|Dateline|Timestamp)\b|"
    r"\w[-_](?:date|timestamp)\b",  # one letter: with any number of them a long name costs quadratic time
    re.IGNORECASE,
)
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_IN_TEXT = re.compile(
    rf"\b(?:(\d{{1,2}})(?:st|nd|rd|th|er)?\.?\s+(?:de\s+)?({_MONTH})\.?,?\s+(?:de\s+)?(\d{{4}})"
    rf"|({_MONTH})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})"
    r"|(\d{4})-(\d{2})-(\d{2})|(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})|(\d{4})\s?[年.]\s?(\d{1,2})\s?[月.]\s?(\d{1,2})"
    r"|(?<![\d/])(\d{1,2})/(\d{1,2})/(\d{4}))(?![\d/])",
    re.IGNORECASE,
)
# Systems put their own name before: search.publishDate, govuk:first-published-at.
_META_ENDING = re.compile(
    r"[.:](?:publish(?:ed)?[_-]?(?:date|time|on)|publication[_-]?date|pubdate|(?:first-)?published-at)$"
)
# More words than these, and a full stop, are a sentence of the text: its date is what is announced, not when.
_SENTENCE = re.compile(r"(?:\S+\s+){7,}\S+[.!?…][”’\"')]*$|.{12}[。！？]$")
_ANNOUNCES = re.compile(
    r"\b(?:out|available|availability|coming|launch\w*|ships?|shipping|on sale|pre-?orders?|opens?|starts?|erscheint|ab"
    r"|verfügbar|disponible|dès|sortie|a la venta)\b|発売|配信|開始|开售|上市",
    re.IGNORECASE,
)
_IN_URL = re.compile(r"/((?:19|20)\d{2})[/-](0[1-9]|1[0-2])[/-](0[1-9]|[12]\d|3[01])(?:[/_-]|$)")
_OTHERS = re.compile(
    r"(?:^|[\s_-])(?:comments?|related|recent|sidebar|teasers?|cards?|archives?)(?:$|[\s_-])|comment-|-comments?",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    rf"{_OTHERS.pattern}|(?:^|[\s_-])(?:latest|footer|more|pager|pagination|listing)(?:$|[\s_-])", re.IGNORECASE
)
_CHANGED = re.compile(
    r"updated|modified|aktualisiert|geändert|stand:|last edited|letzte änderung|mis à jour", re.IGNORECASE
)
_UNSEEN = frozenset({"script", "style", "title", "option", "noscript", "template"})
_NEAR = 12
_DATELINE_WITHIN = 90
_DATELINE_WORDS = 6
_LEADS_ON = re.compile(r"\b(?:on|by|from|until|since|am|ab|zum|bis|seit|du|au|dès le|desde el)\s*$", re.IGNORECASE)
_ENDS_DATELINE = re.compile(r"日?\s*(?:[-–—−:|/()\[\]】、,.·]|$)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Published:
    """A moment, where it stands, and whether the hour is known (else it is midnight UTC)."""

    when: datetime
    source: str
    has_time: bool


def published_of(tree: Element, declared: Declared, title: str, text: str, url: str) -> Published | None:
    """Return when the page was published, or None."""
    found = list(_candidates(tree, declared, title, text, url))
    if not found:
        return None
    best = found[0]
    if best.has_time:
        return best
    # A day that another place gives with its hour is the same publication, said more precisely.
    for other in found[1:]:
        if other.has_time and abs((other.when - best.when).total_seconds()) < 36 * 3_600 and other.source != "text":
            return Published(other.when, best.source, has_time=True)
    return best


def day_in(text: str) -> datetime | None:
    """Return the first complete day in the text, as midnight UTC, or None."""
    found = _IN_TEXT.search(text[:2_000])
    return next((one.when for one in _day(found, "text")), None) if found else None


def _day_first(tree: Element) -> bool | None:
    """Whether 10/09/2026 is in September where this page is read; None where that is not known."""
    language, _, region = (tree.get("lang") or "").lower().replace("_", "-").partition("-")
    if language in ("", "en") and not region:
        return None
    return region not in ("us", "ph")


def _candidates(tree: Element, declared: Declared, title: str, text: str, url: str) -> Iterator[Published]:
    for one in (declared.article, *declared.others):
        for name in ("datePublished", "dateCreated") if one is declared.article else ("datePublished",):
            yield from _read(text_of(one.get(name)), "json-ld")
    for name in _META:
        for value in declared.meta.get(name, ()):
            yield from _read(value, "meta")
    for name, values in declared.meta.items():
        if _META_ENDING.search(name):
            yield from _read(values[0], "meta")
    yield from _marked(tree)
    day_first = _day_first(tree)
    yield from _shown(tree, day_first)
    yield from _near_headline(tree, title, day_first)
    if (found := _IN_TEXT.search(text[:_DATELINE_WITHIN])) and _is_dateline(text, found):
        yield from _day(found, "text")
    if found := _IN_URL.search(url):
        yield from _read("-".join(found.groups()), "url")


def _is_dateline(text: str, found: re.Match[str]) -> bool:
    """Whether the day stands apart from the sentence: "goes on sale on 14 May 2026" is no date of publication."""
    before = text[: found.start()]
    apart = len(before.split()) <= _DATELINE_WORDS and not (_LEADS_ON.search(before) or _ANNOUNCES.search(before))
    return apart and _ENDS_DATELINE.match(text, found.end()) is not None


def _marked(tree: Element) -> Iterator[Published]:
    """Yield times in markup: those marked as the publication first, then the first one of the article."""
    plain: list[Published] = []
    for element in tree.iter("time", "relative-time", "abbr", "span", "div", "p", "meta"):
        value = element.get("datetime") or element.get("content") or (element.get("title") or "")
        marks = f"{element.get('itemprop') or ''} {element.get('class') or ''}"
        published = "datepublished" in marks.lower() or element.get("pubdate") is not None
        if element.tag == "time" and not value:
            value = content(element)
        if not (published or (element.tag in ("time", "relative-time", "abbr") and value)):
            continue
        if _elsewhere(element, _OTHERS if published else _ELSEWHERE):
            continue
        read = list(_read(value or _inner_time(element), "time"))
        if published or re.search(r"(?:^|\s)(?:published|dt-published|entry-date)(?:\s|$)", marks):
            yield from read
        elif not re.search(r"(?i)updated|modified", marks):
            plain.extend(read)
    yield from plain[:1]


def _inner_time(element: Element) -> str:
    inner = next(element.iter("time"), None)
    return (inner.get("datetime") or content(inner)) if inner is not None else content(element)


def _shown(tree: Element, day_first: bool | None) -> Iterator[Published]:
    """Yield days that stand in an element named after dates."""
    for element in tree.iter(
        "p", "span", "div", "h2", "h3", "h4", "h5", "h6", "small", "td", "li", "a", "b", "em", "i"
    ):
        names = f"{element.get('class') or ''} {element.get('id') or ''}"
        if names.strip() and _DATE_WORDS.search(names) and not _elsewhere(element, _ELSEWHERE):
            shown = content(element)
            if len(shown) <= 120 and (found := _IN_TEXT.search(shown)) and not _tells_another(shown):
                yield from _day(found, "text", day_first)
                return


def _near_headline(tree: Element, title: str, day_first: bool | None) -> Iterator[Published]:
    """Yield the day in a short text close to the headline, whatever it is called: bylines stand there."""
    spoken = [
        one for one in tree.iter() if isinstance(one.tag, str) and one.tag not in _UNSEEN and (one.text or "").strip()
    ]
    at = next((place for place, one in enumerate(spoken) if _begins(one, title) and content(one) == title), None)
    if at is None:
        return
    places = range(max(0, at - _NEAR), min(len(spoken), at + _NEAR))
    for place in sorted(places, key=lambda place: (abs(place - at), place < at)):
        shown = content(spoken[place]) if place != at else ""
        found = _IN_TEXT.search(shown) if len(shown) <= 100 else None
        if found and not _tells_another(shown) and not _SENTENCE.search(shown):
            yield from _day(found, "text", day_first)
            return


def _tells_another(shown: str) -> bool:
    """Whether the day is that of a change, or of what is announced."""
    return _CHANGED.search(shown) is not None or _ANNOUNCES.search(shown) is not None


def _begins(element: Element, title: str) -> bool:
    return bool(title) and title.startswith((element.text or "").strip()[:10])


def _elsewhere(element: Element, names: re.Pattern[str]) -> bool:
    for parent in element.iterancestors():
        if parent.tag in ("aside", "footer", "nav") and "article" not in (parent.get("class") or ""):
            return not any(above.get("itemtype") or above.tag == "article" for above in parent.iterancestors())
        if parent.tag in ("body", "html", "main", "article"):
            return False
        if names.search(f"{parent.get('class') or ''} {parent.get('id') or ''}"):
            return True
    return False


def _read(value: str, source: str) -> Iterator[Published]:
    if value and (found := read_date(value)):
        yield Published(found[0], source, found[1])
    elif value and (day := _IN_TEXT.fullmatch(value)):
        yield from _day(day, source)


def _day(found: re.Match[str], source: str, day_first: bool | None = None) -> Iterator[Published]:
    groups = found.groups()
    if groups[0] or groups[3]:
        month = str(MONTHS[(groups[1] or groups[3]).lower()])
        parts: tuple[str, ...] = (groups[2] or groups[5], month, groups[0] or groups[4])
    elif groups[15]:
        parts = _slashed(int(groups[15]), int(groups[16]), groups[17], day_first)
    else:
        parts = groups[6:9] if groups[6] else groups[12:15] if groups[12] else (groups[11], groups[10], groups[9])
    if (read := read_date("-".join(str(part).zfill(2) for part in parts))) is not None:
        yield Published(read[0], source, has_time=False)


def _slashed(one: int, other: int, year: str, day_first: bool | None) -> tuple[str, ...]:
    """Return year, month and day of 10/09/2026; nothing where both orders are possible and none is known."""
    if max(one, other) > 12 or one == other:
        day_first = one >= other
    if day_first is None:
        return ()
    day, month = (one, other) if day_first else (other, one)
    return year, str(month), str(day)
