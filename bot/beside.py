"""What a single text announces beside its headline's launch: the other names of a list, a sibling, a second product."""

from collections.abc import Sequence
from itertools import count

from launches.announcement import Announcement
from launches.article import Article
from launches.brand import Brand
from launches.reading import Reading, read
from launches.tracking import follow


def beside(
    article: Article, reading: Reading, brands: Sequence[Brand] = (), zone: str | None = None
) -> tuple[Announcement, ...]:
    """Return the further launches that following finds in an article with nothing known, as sources are followed."""
    numbers = count()
    steps = follow((), read(article, brands, zone, followed=True), article, brands, lambda _said: str(next(numbers)))
    told = [step.announcement for step in steps]
    headline = next(iter(reading.announcements), None)
    if headline and told and (told[0].window, told[0].status) == (headline.window, headline.status):
        told = told[1:]
    return tuple(one for one in told if headline is None or one.product != headline.product)
