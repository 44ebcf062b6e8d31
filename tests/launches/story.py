"""What the tests of stories share: a brand, a launch of it that is known, and an article that is read and followed."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta

from launches.about import About
from launches.announcement import Status
from launches.article import Article
from launches.brand import Brand
from launches.matching import LaunchState, names_of
from launches.reading import read
from launches.topics import Topics
from launches.tracking import Step, follow
from launches.window import LaunchWindow

TERN = Brand("Tern Computing", ("Tern",), "Europe/Copenhagen")
AUK = Brand("Auk Audio", ("Auk",), "Europe/Paris")
PUBLISHED = datetime(2026, 8, 18, 16, tzinfo=UTC)
TODAY = "2026-08-18"
OWN = "https://news.tern.example/kite"


def window(edtf: str | None, zone: str | None = None) -> LaunchWindow | None:
    return LaunchWindow.from_edtf(edtf, zone) if edtf else None


def known(edtf: str | None = "2026-10-09", product: str = "Kite", **more) -> LaunchState:
    """Return a launch of Tern's that was spoken of a month ago."""
    given = {
        "names": (product,),
        "brands": ("Tern Computing",),
        "status": Status.ANNOUNCED,
        "updated": PUBLISHED - timedelta(days=30),
        **more,
    }
    return LaunchState(product.lower(), product, window=window(edtf), **given)


def article(title: str, text: str, url: str = OWN, published: datetime = PUBLISHED) -> Article:
    return Article(title, text, published, url)


def topics_of(title: str, text: str, *launches: LaunchState, url: str = OWN) -> Topics:
    return Topics(article(title, text, url), (TERN,), [launch.names for launch in launches])


def about(text: str, launch: LaunchState | None = None, title: str = "Kite") -> About:
    """Return what an article says of one launch, its dates as they are read."""
    launch = launch or known()
    topics = topics_of(title, text, launch)
    return About(launch, read(topics.article, (TERN,), followed=True).mentions, topics, names_of(launch, topics.own))


def follow_article(
    title: str,
    text: str,
    *launches: LaunchState,
    url: str = OWN,
    published: datetime = PUBLISHED,
    brands: Sequence[Brand] = (TERN,),
) -> tuple[Step, ...]:
    """Read an article and follow it; new launches are called new-1, new-2 …"""
    told = article(title, text, url, published)
    numbers = iter(range(1, 100))
    return follow(launches, read(told, brands, followed=True), told, brands, lambda _: f"new-{next(numbers)}")


def changes(steps: Iterable[Step]) -> list[tuple[str, str | None, str | None]]:
    """Return for each step the product, the kind of change and the window after it."""
    return [
        (step.after.product, step.revision and step.revision.kind.value, step.after.window and step.after.window.edtf)
        for step in steps
    ]
