"""The text of an article: the feed's own where that is whole, the page's where the feed has only a teaser."""

import re
from dataclasses import dataclass, replace

from db.articles import ArticleText, own_scope
from db.items import ClaimedItem
from db.models import Article
from db.types import storable
from feeds.identity import own_link
from feeds.markup import to_text
from feeds.page import PageArticle

# Shorter texts may be whole, but a page costs one request and a teaser costs the launch's date.
_WHOLE_CONTENT = 600
_WHOLE_SUMMARY = 1_500
_LONGEST = 200_000
_LONGEST_ADDRESS = 600
_CUT_OFF = ("…", "...", "[…]", "[...]", "read more", "continue reading", "more »", "weiterlesen")
# What leads from a teaser to its page, on a line of its own.
_READ_ON = re.compile(
    r"\W*(?:(?:read|continue|keep|view|see|learn)\b.{0,20}\b(?:more|reading|rest|full|story|article|post)|\(?more"
    r"|weiterlesen|(?:mehr|alles) (?:lesen|erfahren)|lire (?:la suite|plus)|(?:leer|saber) más|seguir leyendo"
    r"|leggi (?:tutto|di più)|lees (?:meer|verder)|続き[をは]|阅读(?:全文|更多))(?:\W.{0,90}|読む|こちら)?",
    re.IGNORECASE,
)
# What a system puts below each entry of its feed; it would hide that the text above breaks off.
_CREDIT = re.compile(
    r"the post .+ appeared first on .+|der beitrag .+ erschien zuerst auf .+|het bericht .+ verscheen eerst op .+"
    r"|la entrada .+ (?:se publicó|apareció) primero en .+|l[’']article .+ est apparu en premier sur .+"
    r"|l[’']articolo .+ (?:proviene da|sembra essere il primo su) .+|投稿 .+ に最初に表示されました。"
    r"|.+ was originally published in .+",
    re.IGNORECASE,
)
_LONGEST_CREDIT = 400


@dataclass(frozen=True, slots=True)
class OwnText:
    """What the feed itself gives; `whole` if there is no need to fetch the page."""

    text: str
    whole: bool


def own_text(item: ClaimedItem) -> OwnText:
    """Return the feed's text of an entry. Takes CPU time: call it in an executor."""
    content, summary = (_without_credit(to_text(html or "")) for html in (item.content_html, item.summary_html))
    text = max(content, summary, key=len)
    least = _WHOLE_CONTENT if text == content and content else _WHOLE_SUMMARY
    cut_off = text.rstrip(" .›»>").lower().endswith(_CUT_OFF) or text.rstrip().endswith(_CUT_OFF)
    cut_off = cut_off or _READ_ON.fullmatch(text.rpartition("\n")[2]) is not None
    return OwnText(text, len(text) >= least and not cut_off)


def _without_credit(text: str) -> str:
    before, _, last = text.rpartition("\n")
    return before if len(last) <= _LONGEST_CREDIT and _CREDIT.fullmatch(last) else text


def from_feed(item: ClaimedItem, text: str) -> ArticleText:
    """Return the article as the feed alone tells it."""
    link = item.link or ""
    published = item.published or item.first_seen
    return ArticleText(
        url=link,
        url_key=(item.link_key and _key(link)) or f"item:{item.id}",
        title=item.title,
        text=text[:_LONGEST],
        published=min(published, item.first_seen),
        published_source="feed" if item.published else "fetched",
        language=item.language,
        image=item.image,
        source_id=item.source_id,
    )


def fuller(item: ClaimedItem, own: OwnText, page: PageArticle) -> ArticleText:
    """Return the article as its page tells it, or as the feed where the page says less, or only describes itself."""
    if len(page.text) <= len(own.text) or (page.only_described and own.text):
        return from_feed(item, own.text)
    return _from_page(item, page)


def _from_page(item: ClaimedItem, page: PageArticle) -> ArticleText:
    """Return the article as its page tells it; the feed's title and time go before the page's."""
    article = from_feed(item, storable(page.text))
    published, source = article.published, article.published_source
    if item.published is None and page.published is not None and page.published <= item.first_seen:
        published, source = page.published, f"page: {page.published_source}"
    address = storable(page.url) if page.url.startswith(("http://", "https://")) else ""
    key = _key(address)
    return replace(
        article,
        url=address if key else article.url,
        url_key=key or article.url_key,
        title=item.title or storable(page.title),
        published=published,
        published_source=source,
        language=page.language or item.language,
        image=item.image or page.image,
        site_name=storable(page.site_name or ""),
    )


def under_own_link(item: ClaimedItem, article: ArticleText) -> ArticleText:
    """Return the article under the link of its entry, whatever address its page gives."""
    own = from_feed(item, "")
    return replace(article, url=own.url, url_key=own.url_key)


def stored(item: ClaimedItem, article: Article) -> ArticleText:
    """Return an article that was stored before, to be read for somebody else."""
    values = {name: getattr(article, name) for name in ArticleText.__slots__}
    key = article.url_key.removeprefix(own_scope(item.source_id))
    return ArticleText(**{**values, "url_key": key, "source_id": item.source_id})


def _key(address: str) -> str:
    key = own_link(address)
    return key if len(key) <= _LONGEST_ADDRESS else ""
