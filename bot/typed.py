"""Dates as people type them into a command, read with the same grammar as announcements.

Whoever corrects a date writes "July 2022", "4 July 2022 19:00 CST", "Q3" or EDTF ("2022-07"). The answer shows the
window in words again, so that a misunderstanding is seen before anything is posted.
"""

import re
from datetime import datetime

from bot.errors import Refused
from bot.language import _
from bot.markup import outside
from launches.article import Article
from launches.reading import read
from launches.window import LaunchWindow

UNKNOWN = frozenset({"none", "unknown", "tba", "tbd", "no date", "-"})


# Letters that name a zone in several countries: CST is said in Beijing and in Dallas.
_LETTERS = re.compile(r"\b[A-Z]{2,4}T\b")


def window_from(text: str, now: datetime, zone: str, home: str | None = None) -> LaunchWindow | None:
    """Return the window meant, `None` for "no date". Raises Refused if there is none, or more than one.

    A time without a zone is meant in `zone`, the server's own; a zone's letters as in `home`, the maker's, if known.
    """
    typed = " ".join(text.split())
    if typed.casefold() in UNKNOWN:
        return None
    try:
        return LaunchWindow.from_edtf(typed)
    except (ValueError, OverflowError):
        pass
    meant = home if home and _LETTERS.search(typed) else zone
    reading = read(Article("", f"It launches {typed}.", now), home_zone=meant)
    windows = list(dict.fromkeys(mention.window for mention in reading.mentions))
    if len(windows) == 1:
        return windows[0]
    raise Refused(
        _(
            "I do not understand “{text}” as a date. Write for example `4 July 2027 19:00`, `4 July 2027`, "
            "`July 2027`, `Q3 2027`, `summer 2027`, `2027`, or `no date`."
        ).format(text=outside(typed, 80))
    )
