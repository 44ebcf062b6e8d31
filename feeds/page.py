"""One article page → its text and what is known about it."""

from dataclasses import dataclass
from datetime import datetime

from feeds.errors import LIBRARY_FAULTS, NotAnArticle


@dataclass(frozen=True, slots=True)
class PageArticle:
    """The article of a page.

    `published` is aware, or None; `published_source` says where it stands: `json-ld`, `meta`, `time`,
    `text`, or empty. `published_has_time` is False where only a day is given (the moment is then midnight
    UTC). `text` has one paragraph a line.
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


def read_page(html: bytes, url: str, content_type: str | None = None) -> PageArticle:
    """Read the article of an HTML page; raises NotAnArticle. Takes CPU time: call it in an executor."""
    import trafilatura

    try:
        document = trafilatura.bare_extraction(html, url=url, fast=True, with_metadata=True, include_comments=False)
    except LIBRARY_FAULTS as error:
        raise NotAnArticle(f"the page cannot be read: {error}", url=url, found="a broken page") from error
    if document is None or isinstance(document, dict) or not document.text:
        raise NotAnArticle("no article text was found on this page", url=url, found="a page without an article")
    return PageArticle(
        title=document.title or "",
        url=url or document.url or "",
        published=None,
        published_source="",
        site_name=document.sitename,
        image=document.image,
        language=document.language,
        text=document.text,
    )
