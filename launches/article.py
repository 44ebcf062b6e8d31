"""Article: what a feed item or page comes down to before it is read."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Article:
    """A text with its publication time, the reference for everything relative in it.

    `text` is plain; `title` may be empty when the text opens with its own headline. Raises ValueError if
    `published` is naive.
    """

    title: str
    text: str
    published: datetime
    url: str = ""
    language: str | None = None
    image: str | None = None

    def __post_init__(self) -> None:
        if self.published.utcoffset() is None:
            raise ValueError("an article's publication time needs an offset")
