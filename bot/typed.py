"""What people type into a command: names, and dates, which are read with the same grammar as announcements.

Whoever corrects a date writes "July 2022", "4 July 2022 19:00 CST", "Q3" or EDTF ("2022-07"). The answer shows the
window in words again, so that a misunderstanding is seen before anything is posted. In an announcement other words
stand around a date; here all that is typed is meant, and what the date does not say must not be lost.
"""

import re
from datetime import datetime
from zoneinfo import ZoneInfo

from bot import words
from bot.errors import Refused
from bot.language import _
from bot.markup import outside, plain
from db.launches import OVER
from launches.announcement import DateMention, Status
from launches.article import Article
from launches.reading import read
from launches.window import LaunchWindow, Precision

UNKNOWN = frozenset({"none", "unknown", "tba", "tbd", "no date", "-"})


# Letters that name a zone in several countries: CST is said in Beijing and in Dallas.
_LETTERS = re.compile(r"\b[A-Z]{2,4}T\b")
# What may stand around a date without changing it, and what says a bound that the window has then.
_AROUND = re.compile(r"\b(?:some\s?time|on|in|during|the)\b", re.IGNORECASE)
_DEADLINE = re.compile(r"\b(?:by|before|(?:no|not)\s+later\s+than|at\s+the\s+latest)\b", re.IGNORECASE)
# "07/04/2022" is 7 April to some and 4 July to others.
_TWO_WAYS = re.compile(r"(?<![\d/])(0?[1-9]|1[0-2])/(?!\1/)(?:0?[1-9]|1[0-2])/\d{2}(?:\d{2})?(?![\d/])")
_LEAD = "It launches "


def name_from(text: str) -> str:
    """Return a name or keyword on one line, without what nobody sees. Raises Refused if nothing is left of it."""
    typed = plain(text)
    if not any(character.isprintable() and not character.isspace() for character in typed):
        raise Refused(_("A name or keyword needs a letter or sign that can be seen; what you typed has none."))
    return typed


def window_from(text: str, now: datetime, zone: str, home: str | None = None) -> LaunchWindow | None:
    """Return the window meant, `None` for "no date". Raises Refused if there is none, more than one, or more to it.

    A time without a zone is meant in `zone`, the server's own; a zone's letters as in `home`, the maker's, if known.
    """
    typed = " ".join(text.split())
    if typed.casefold() in UNKNOWN:
        return None
    try:
        return LaunchWindow.from_edtf(typed)
    except (ValueError, OverflowError):
        pass
    if _TWO_WAYS.search(typed):
        raise _not_understood(_("“{text}” can be read in two ways."), typed)
    meant = home if home and _LETTERS.search(typed) else zone
    reading = read(Article("", f"{_LEAD}{typed}.", now), home_zone=meant)
    windows = list(dict.fromkeys(mention.window for mention in reading.mentions))
    if len(windows) != 1:
        raise _not_understood(_("I do not understand “{text}” as a date."), typed)
    if any(mention.not_before for mention in reading.mentions):
        raise Refused(
            _(
                "I cannot note “not before”, only when it is to be. Write the time in which it may come, such as "
                "`July to December 2027`, or `no date`."
            )
        )
    if any(character.isalnum() for character in _left_out(typed, reading.mentions)):
        raise _not_understood(_("I do not understand all of “{text}” as a date."), typed)
    return windows[0]


def must_be_to_come(window: LaunchWindow | None, status: Status, now: datetime, zone: str) -> None:
    """Raise Refused for a date that has passed on the server's calendar, unless the launch is over with it."""
    if window is None or status in OVER:
        return
    if window.precision is Precision.MINUTE:
        passed = window.end <= now
    else:
        passed = window.end.date() <= now.astimezone(ZoneInfo(zone)).date()
    if passed:
        raise Refused(
            _(
                "That has passed ({date}), so there is nothing to count down to. Write a date to come, or `no date`. "
                "That a launch is out already is said with `/track edit` and the status “out now”."
            ).format(date=words.short(window))
        )


def _left_out(typed: str, mentions: tuple[DateMention, ...]) -> str:
    """Return what was typed without the dates that were read, and without what says nothing beside them."""
    rest = typed
    for mention in reversed(mentions):
        start, end = (place - len(_LEAD) for place in mention.span)
        rest = f"{rest[:start]} {rest[end:]}"
    if all(mention.deadline for mention in mentions):
        rest = _DEADLINE.sub(" ", rest)
    return _AROUND.sub(" ", rest)


def _not_understood(why: str, typed: str) -> Refused:
    examples = _(
        "Write for example `4 July 2027 19:00`, `4 July 2027`, `July 2027`, `Q3 2027`, `summer 2027`, `2027`, "
        "or `no date`."
    )
    return Refused(f"{why.format(text=outside(typed, 80))} {examples}")
