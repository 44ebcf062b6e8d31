"""One article page → its text and what is known about it."""

import re
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from feeds.body import article_text, without_byline
from feeds.dom import Element, load_tree
from feeds.errors import LIBRARY_FAULTS, NotAnArticle
from feeds.headline import headline
from feeds.language import language_of
from feeds.metadata import Declared, canonical_url, declared_of, image_url, site_name, text_of
from feeds.published import day_in, published_of
from feeds.scripted import declared_body, description, from_data, scripts_of

# Without one sentence a text is what the page shows until its script has run.
_TELLS = re.compile(r"(?:\S+\s+){3}\S+[.!?…:]|\S{8}[。！？]|.{100}")
# Where the page shows the beginning only, what it declares is this much longer.
_MORE = 1.5


@dataclass(frozen=True, slots=True)
class PageArticle:
    """The article of a page.

    `published` is aware, or None; `published_source` says where it stands: `json-ld`, `meta`, `time`,
    `text`, `url`, or empty. `published_has_time` is False where only a day is given (the moment is then
    midnight UTC). `text` has one paragraph a line; it is `only_described` where the page has none but its description,
    which may be that of the whole site.
    """

    title: str
    url: str
    published: datetime | None
    published_source: str
    site_name: str | None
    image: str | None
    language: str | None
    text: str
    published_has_time: bool = True
    only_described: bool = False


def read_page(html: bytes, url: str, content_type: str | None = None) -> PageArticle:
    """Read the article of an HTML page; `url` may be empty, the page's own is then used.

    Raises NotAnArticle. Takes CPU time: call it in an executor.
    """
    try:
        tree = load_tree(html, url, content_type)
        return _read(tree, url)
    except LIBRARY_FAULTS as error:
        raise NotAnArticle(f"the page cannot be read: {error}", url=url, found="a broken page") from error


def _read(tree: Element, url: str) -> PageArticle:
    declared = declared_of(tree)
    address = _own_address(canonical_url(tree, declared, url), url)
    title = headline(tree, declared)
    site, image = site_name(tree, declared, title), image_url(tree, declared, address)
    scripts = scripts_of(tree)
    text = article_text(tree, address, title)
    tells = bool(_TELLS.search(text) or day_in(text))
    if not tells:
        declared = from_data(scripts, declared, title)
    body = declared_body(declared)
    if (body and not tells) or len(body) > _MORE * len(text):
        text = body
    described = "" if tells or body else description(declared)
    text = max(text, described, key=len)
    if not text:
        raise NotAnArticle("no article text was found on this page", url=url, found="a page without an article")
    published = published_of(tree, declared, title, text, address)
    return PageArticle(
        title=title,
        url=address,
        published=published.when if published else None,
        published_source=published.source if published else "",
        site_name=site,
        image=image,
        language=language_of(_language(tree, declared), text),
        text=without_byline(text, published.when if published else None),
        published_has_time=published.has_time if published else False,
        only_described=bool(described) and text == described,
    )


def _language(tree: Element, declared: Declared) -> str:
    stated = (
        declared.first("content-language", "og:locale", "dc.language"),
        text_of(declared.article.get("inLanguage")),
    )
    return tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or next(filter(None, stated), "")


def _own_address(stated: str | None, url: str) -> str:
    """Return the page's own address where it is of the same site: another site's would pass for that site's article."""
    if not url.startswith(("http://", "https://")):
        return stated or url
    same = stated and _site(stated) == _site(url)
    return stated if stated and same else url


def _site(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")
