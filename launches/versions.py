"""Versions: what an article tells of a launch may be about another version of the same thing.

"The paperback of The Salt Road comes out on 18 February": the novel has been out for a year. What is out does not come
out again, so an edition, a season, a stage or a version that is dated ahead is a launch of its own; and nobody takes
an audiobook for the novel that is still to come. It is shown with what it belongs to.
"""

import re

from launches.announcement import AWAITED, Status
from launches.asides import Told
from launches.grouping import Topic
from launches.matching import LaunchState
from launches.name_words import ORDINALS, PLATFORMS, SERIES
from launches.naming_compared import distinguishing
from launches.revision import same
from launches.things import plain_things
from launches.topics import Topics

_VERSIONS = SERIES.union(
    "adaptation album audiobook bluray blu-ray cd dlc dub dvd e-book ebook edition expansion extension finale hardback"
    " hardcover lp musical paperback port release remake remaster sequel soundtrack special spin-off successor tour"
    " translation vinyl".split()
)
# Those that nobody takes for the thing itself.
_EDITIONS = frozenset(
    "audiobook bluray blu-ray cd dlc dvd e-book ebook expansion hardback hardcover paperback soundtrack vinyl".split()
)
_OPENS = re.compile(
    r"[“\"]?(?:the|an?|our|its)\s(?:\w+\s)?[\w-]+\s(?:edition\s|version\s)?(?:for|of|to)\s", re.IGNORECASE
)


def another_version(told: Told, topics: Topics, launch: LaunchState) -> Topic | None:
    """Return the version that an article dates ahead beside a launch, None where it speaks of none.

    Of a launch that is out any version may be told; of one that is still to come an edition that opens the sentence
    ("The audiobook of …"), is not what the launch itself is called, and has another date.
    """
    said = told.said
    if said.status not in AWAITED or said.window is None or told.sentence is None:
        return None
    if said.window.bounds_utc()[0] <= topics.article.published:
        return None
    line = topics.text_of(told.sentence)
    if launch.status is Status.RELEASED:
        title = topics.article.title
        for text in (line, f"the {title[:1].lower()}{title[1:]}"):
            for thing, noun in plain_things(text, topics):
                if noun in _VERSIONS:
                    return thing
        return None
    put_off = said.status is not Status.ANNOUNCED
    if not launch.is_open or put_off or (launch.window is not None and same(launch.window, said.window)):
        return None
    called = frozenset[str]().union(*(distinguishing(name) for name in launch.names))
    first = next((thing for thing, _ in plain_things(line, topics)), None)
    of_it = first is not None and first.words & (_EDITIONS - called) and _OPENS.match(line)
    return first if of_it else None


def needs_whole(topic: Topic) -> bool:
    """Say whether a name says little without that of what it belongs to: "café", "Version 1.0", "PlayStation 5"."""
    first = topic.name.partition(" ")[0].lower()
    return topic.name.islower() or first in SERIES or first in PLATFORMS or first in ORDINALS
