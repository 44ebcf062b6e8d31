"""Versions: what an article tells of a thing that is out already may be about another version of it.

"The paperback of The Salt Road comes out on 18 February": the novel has been out for a year. What is out does not come
out again, so an edition, a season, a stage or a version that is dated ahead is a launch of its own. It is shown with
what it belongs to.
"""

from launches.announcement import AWAITED, Status
from launches.asides import Told
from launches.grouping import Topic
from launches.matching import LaunchState
from launches.name_words import ORDINALS, PLATFORMS, SERIES
from launches.things import plain_things
from launches.topics import Topics

_VERSIONS = SERIES.union(
    "adaptation album audiobook bluray blu-ray cd dlc dub dvd e-book ebook edition expansion extension finale hardback"
    " hardcover lp musical paperback port release remake remaster sequel soundtrack special spin-off successor tour"
    " translation vinyl".split()
)


def another_version(told: Told, topics: Topics, launch: LaunchState) -> Topic | None:
    """Return the version that an article dates ahead of a launch that is out, None where it speaks of none."""
    said = told.said
    if launch.status is not Status.RELEASED or said.status not in AWAITED:
        return None
    if said.window is None or said.window.bounds_utc()[0] <= topics.article.published or told.sentence is None:
        return None
    for line in (topics.text_of(told.sentence), f"the {topics.article.title[:1].lower()}{topics.article.title[1:]}"):
        for thing, noun in plain_things(line, topics):
            if noun in _VERSIONS:
                return thing
    return None


def needs_whole(topic: Topic) -> bool:
    """Say whether a name says little without that of what it belongs to: "café", "Version 1.0", "PlayStation 5"."""
    first = topic.name.partition(" ")[0].lower()
    return topic.name.islower() or first in SERIES or first in PLATFORMS or first in ORDINALS
