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
from launches.zones import is_zone

_UNKNOWN = frozenset({"none", "unknown", "tba", "tbd", "to be announced", "no date", "no date yet", "-"})


# Letters that name a zone in several countries: CST is said in Beijing and in Dallas.
_LETTERS = re.compile(r"\b[A-Z]{2,4}T\b")
# "Asia/Tokyo", of which a reader of announcements would take "Pacific" for the United States.
_ZONE = re.compile(r"\b[A-Z]\w+(?:/[A-Z][\w+-]+)+")
# What may stand around a date without changing it, and what says a bound that the window has then.
_AROUND = re.compile(r"\b(?:some\s?time|on|in|during|the|im|am|en|el|au|le)\b", re.IGNORECASE)
_SPAN = re.compile(r"\b(?:between|from)\b", re.IGNORECASE)
_DEADLINE = re.compile(r"\b(?:by|before|(?:no|not)\s+later\s+than|at\s+the\s+latest)\b", re.IGNORECASE)
# "07/04/2022" is 7 April to some and 4 July to others.
_TWO_WAYS = re.compile(r"(?<![\d/])(0?[1-9]|1[0-2])/(?!\1/)(?:0?[1-9]|1[0-2])/\d{2}(?:\d{2})?(?![\d/])")
# The sentence in which what was typed is read, by language: its words before and behind.
_SENTENCES = {
    "en": ("It launches ", "."),
    "de": ("Es erscheint ", "."),
    "fr": ("Il sort ", "."),
    "es": ("Sale ", "."),
    "ja": ("", "に発売します。"),
    "zh": ("将于", "发布。"),
}


def name_from(text: str) -> str:
    """Return a name or keyword on one line, without what nobody sees. Raises Refused if nothing is left of it."""
    typed = plain(text)
    if not any(character.isprintable() and not character.isspace() for character in typed):
        raise Refused(_("A name or keyword needs a letter or sign that can be seen; what you typed has none."))
    return typed


def window_from(
    text: str, now: datetime, zone: str, home: str | None = None, locale: str = "en"
) -> LaunchWindow | None:
    """Return the window meant, `None` for "no date". Raises Refused if there is none, more than one, or more to it.

    A time without a zone is meant in `zone`, the server's own; a zone's letters as in `home`, the maker's, if known.
    What is not understood in English is read in the language of `locale`, that of whoever typed.
    """
    typed = " ".join(text.split())
    if typed.casefold() in {*_UNKNOWN, _("no date").casefold(), _("no date yet").casefold()}:
        return None
    try:
        return LaunchWindow.from_edtf(typed)
    except (ValueError, OverflowError):
        pass
    if _TWO_WAYS.search(typed):
        raise _not_understood(_("“{text}” can be read in two ways."), typed)
    meant = home if home and _LETTERS.search(typed) else zone
    dated, named = _without_zone(typed)
    readings = [
        _read(dated, now, named or meant, one) for one in dict.fromkeys(("en", locale[:2])) if one in _SENTENCES
    ]
    mentions, left = next((one for one in readings if one[0] and not one[1]), readings[0])
    windows = list(dict.fromkeys(mention.window for mention in mentions))
    if len(windows) != 1:
        raise _not_understood(_("I do not understand “{text}” as a date."), typed)
    if any(mention.not_before for mention in mentions):
        raise Refused(
            _(
                "I cannot note “not before”, only when it is to be. Write the time in which it may come, such as "
                "`July to December 2027`, or `no date`."
            )
        )
    if left or _ZONE.search(dated):
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


def _without_zone(typed: str) -> tuple[str, str | None]:
    """Return what was typed without the IANA zone in it, and that."""
    named = next((found[0] for found in _ZONE.finditer(typed) if is_zone(found[0])), None)
    return (" ".join(typed.replace(named, " ").split()), named) if named else (typed, None)


def _read(typed: str, now: datetime, zone: str, language: str) -> tuple[tuple[DateMention, ...], bool]:
    """Return the dates that were read, and whether more was typed than they, and what says nothing beside them."""
    before, behind = _SENTENCES[language]
    mentions = read(Article("", f"{before}{typed}{behind}", now, language=language), home_zone=zone).mentions
    rest = typed
    for mention in reversed(mentions):
        start, end = (place - len(before) for place in mention.span)
        rest = f"{rest[:start]} {rest[end:]}"
    if all(mention.deadline for mention in mentions):
        rest = _DEADLINE.sub(" ", rest)
    if all(mention.window.precision is Precision.RANGE for mention in mentions):
        rest = _SPAN.sub(" ", rest)
    return mentions, any(character.isalnum() for character in _AROUND.sub(" ", rest))


def _not_understood(why: str, typed: str) -> Refused:
    examples = _(
        "Write for example `4 July 2027 19:00`, `4 July 2027`, `July 2027`, `Q3 2027`, `summer 2027`, `2027`, "
        "or `no date`."
    )
    return Refused(f"{why.format(text=outside(typed, 80))} {examples}")
