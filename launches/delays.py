"""Delays: what a text that moves a known launch says of the new date.

Counted weeks count from the known date, which the text need not repeat; a text that has no new date has none, though
it names days; and a date inside the known window is a later one only if the text speaks of a delay.
"""

import re
from dataclasses import replace

from launches import signs
from launches.about import PLANS, About, after
from launches.amend import moved
from launches.announcement import Announcement, Change, Status
from launches.mentions.calendar_words import COUNT
from launches.revision import contains, same
from launches.window import LaunchWindow, Precision

_SHORT = frozenset({Precision.MINUTE, Precision.DAY, Precision.RANGE})
_LEAD = 8
_NEAR = 120
_COUNTED = re.compile(
    rf"(?i:\b(?P<verb>postpon|delay|push|slip|put|mov|held|set|shift|bring|brought|pull|advanc)\w*\s(?:[\w'-]+\s){{0,4}}?by\s(?P<n>{COUNT})\s"
    r"(?P<unit>day|week|fortnight|month|year)s?\b"
    rf"|\b(?P<m>{COUNT})\s(?P<unit2>day|week|fortnight|month|year)s?\s(?P<way>later|earlier|sooner)\sthan\s(?:\w+\s)?"
    r"(?:planned|announced|expected|promised|advertised|scheduled)\b)"
)
_SOONER = re.compile(r"(?i:\A(?:bring|brought|pull|advanc)|\bforward\b|\bup\sby\b|\bearlier\b|\bsooner\b)")


def settle(about: About, said: Announcement | None) -> Announcement | None:
    """Return what the reading found, its new date set right by what was known."""
    window = about.launch.window
    if said is None or window is None or said.window is None:
        return said
    if said.status is Status.ANNOUNCED and after(said.window, window) and _is_made_for(about):
        return None
    if said.reasons[:1] == ("shifted",) and said.was is not None and not _near(said.was, window):
        return _recounted(about, said, said.was, window)
    if said.status is Status.DELAYED and contains(said.window, window) and not same(said.window, window):
        told = about.new_date(window, 0, within=_LEAD)
        return about.restated(said, Status.DELAYED, told, about.sentence_of(told), "later than known") if told else said
    inside = contains(window, said.window) and not same(window, said.window)
    if said.status is Status.DELAYED and inside and not _speaks_of_delay(about):
        return replace(said, status=Status.ANNOUNCED, change=None, was=None)
    new = said.phrase not in about.title and said.window.precision in _SHORT and after(said.window, window)
    dropped = new or (same(said.window, window) and said.status is Status.DELAYED)
    if dropped and said.status in (Status.ANNOUNCED, Status.DELAYED) and leaves_open(about):
        return replace(said, status=Status.DELAYED, window=None, span=None, phrase="", change=Change.LATER)
    return said


def moved_on(about: About, said: Announcement | None) -> Announcement | None:
    """Return a delay to the later date that a sentence moves the launch to, where the reading found no date."""
    window = about.launch.window
    undated = said is None or (said.window is None and said.status in (Status.ANNOUNCED, Status.DELAYED))
    if window is None or not undated:
        return said
    for mention, index in about.dated():
        told = index in about.named and signs.MOVES_TO.search(about.before(mention, index)[-_NEAR:]) is not None
        if told and mention.verdict in PLANS and after(mention.window, window):
            found = about.restated(said, Status.DELAYED, mention, about.line(index), "moved to a later date")
            return replace(found, change=Change.LATER, was=window)
    return said


def leaves_open(about: About) -> bool:
    """Say whether the text tells that there is no new date."""
    return any(signs.NO_NEW_DATE.search(line) for _, line in about.lines)


def counted(about: About, said: Announcement | None) -> Announcement | None:
    """Return a move told only by how far it goes ("postponed by a fortnight") with the date that this gives."""
    window = about.launch.window
    if window is None or window.precision not in (Precision.DAY, Precision.MINUTE, Precision.MONTH):
        return said
    if said is not None and (said.status not in (Status.ANNOUNCED, Status.DELAYED) or _is_dated(said, window)):
        return said
    for _, line in about.lines[:6]:
        found = _COUNTED.search(line)
        if found is None or signs.HISTORY.search(line):
            continue
        back = _SOONER.search(found[0]) is not None
        new = moved(window, found["n"] or found["m"], found["unit"] or found["unit2"], back)
        if new is not None and new.bounds_utc()[1] > about.published:
            status, change = (Status.ANNOUNCED, Change.EARLIER) if back else (Status.DELAYED, Change.LATER)
            told = about.restated(said, status, None, line, "counted from the known date")
            return replace(told, window=new, change=change, was=window)
    return said


def _is_dated(said: Announcement, window: LaunchWindow) -> bool:
    return said.window is not None and not same(said.window, window)


def _recounted(about: About, said: Announcement, was: LaunchWindow, window: LaunchWindow) -> Announcement:
    """Return a counted move whose start is not the known date: that is the new date, if it is told and later."""
    told = next((mention for mention, _ in about.dated() if same(mention.window, was)), None)
    if told is None or not after(was, window):
        return replace(said, window=None)
    return replace(said, status=Status.DELAYED, window=was, span=told.span, phrase=told.phrase, was=window)


def _is_made_for(about: About) -> bool:
    """Say whether the headline is about something made for the launch ("A child seat for Kite")."""
    names = "|".join(re.escape(name) for name in about.launch.names)
    made = rf"\b(?:an?|new|more)\s(?:[\w-]+\s){{1,4}}for\s(?:the\s|your\s)?(?:{names})\b"
    return bool(names) and re.search(made, about.title, re.IGNORECASE) is not None


def _near(one: LaunchWindow, two: LaunchWindow) -> bool:
    return contains(one, two) or contains(two, one)


def _speaks_of_delay(about: About) -> bool:
    return any(signs.LATER.search(line) for line in (about.title, *(line for _, line in about.lines)))
