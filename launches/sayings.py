"""Sayings: everything that an article may say of a launch that is known.

What its text may be understood to say, with the known date put where a year is left out; what the state of the launch
alone suggests (it was due: it may be out); and what only follows from both ("postponed by a fortnight").
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from launches import signs
from launches.about import About
from launches.amend import moved
from launches.announcement import Announcement, Change, Status, Way
from launches.mentions.calendar_words import COUNT
from launches.revision import contains, same
from launches.window import LaunchWindow, Precision

_DAY = timedelta(days=1)
_YEAR = re.compile(r"\d{4}")
_YEARLESS = (Precision.DAY, Precision.MONTH)
_COUNTED = re.compile(
    rf"(?i:\b(?P<verb>postpon|delay|push|slip|put|mov|held|set|shift|bring|brought|pull|advanc)\w*\s"
    rf"(?:[\w'-]+\s){{0,4}}?by\s(?P<n>{COUNT})\s(?P<unit>day|week|fortnight|month|year)s?\b"
    rf"|\b(?P<m>{COUNT})\s(?P<unit2>day|week|fortnight|month|year)s?\s(?P<way>later|earlier|sooner)\sthan\s(?:\w+\s)?"
    r"(?:planned|announced|expected|promised|advertised|scheduled)\b)"
)
_SOONER = re.compile(r"(?i:\A(?:bring|brought|pull|advanc)|\bforward\b|\bup\sby\b|\bearlier\b|\bsooner\b)")
_COUNTABLE = (Precision.DAY, Precision.MINUTE, Precision.MONTH)
_LEAD = 8


def sayings(about: About, ways: Sequence[Way]) -> Iterator[tuple[float, Announcement | None]]:
    """Yield each saying with how likely the text by itself makes it; None says nothing of the launch."""
    yield 0.0, None
    for way in ways:
        yield from ((way.probability, said) for said in _told(about, way))
    for said in (*_state(about), *_named(about, ways), *_counted(about)):
        yield 0.0, said


def _told(about: About, way: Way) -> Iterator[Announcement | None]:
    """Yield what an article says if it is to be understood in this way; a wider window may take precision back."""
    if way.status is Status.NONE:
        yield None
        return
    launch = about.launch
    again = _in_its_year(way, launch.window)
    if again is not None and again.bounds_utc()[0] <= about.published:
        way = replace(way, status=Status.RELEASED, window=again, not_before=False)
    elif again is not None:
        way = replace(way, window=again)
    line = way.evidence
    change = Change.LATER if way.status is Status.DELAYED else None
    if launch.status is Status.CANCELLED and way.status is Status.ANNOUNCED:
        change = Change.REVIVED
    said = Announcement(
        launch.product,
        launch.brands,
        way.status,
        way.window,
        way.phrase,
        way.span,
        line,
        way.probability,
        ("the likeliest after what is known",),
        not_before=way.not_before,
        change=change,
    )
    yield said
    known, told = launch.window, way.window
    wider = known is not None and told is not None and contains(told, known) and not same(told, known)
    if wider and way.status is not Status.RELEASED:
        yield replace(said, status=Status.ANNOUNCED, change=Change.VAGUER)


def _in_its_year(way: Way, known: LaunchWindow | None) -> LaunchWindow | None:
    """Return the known window where a day or month is told without its year, and was read as that of another."""
    told = way.window
    if told is None or known is None or told.precision is not known.precision or _YEAR.search(way.phrase):
        return None
    one, two = told.start.replace(tzinfo=None), known.start.replace(tzinfo=None)
    other_year = abs(one.year - two.year) == 1 and (one.month, one.day) == (two.month, two.day)
    return known if other_year and told.precision in _YEARLESS else None


def _state(about: About) -> Iterator[Announcement]:
    """Yield what the state of a launch alone suggests: that it is out, put off, called off or on again."""
    launch = about.launch
    base = _base(about, "what is known")
    if launch.is_open:
        today = about.published.date()
        window = launch.window
        if window is not None and window.start.replace(tzinfo=None) <= about.published.replace(tzinfo=None):
            yield replace(base, window=window)
            for minute in _minutes(about, window):
                yield replace(base, window=minute, reasons=("at another minute",))
        yield base
        yield replace(base, window=LaunchWindow.days(today, today, Precision.DAY))
        yield replace(base, window=LaunchWindow.days(today - _DAY, today - _DAY, Precision.DAY))
        yield replace(base, status=Status.DELAYED, change=Change.LATER)
        yield replace(base, status=Status.CANCELLED)
    elif launch.status is Status.CANCELLED:
        yield replace(base, status=Status.ANNOUNCED, change=Change.REVIVED)


def _named(about: About, ways: Sequence[Way]) -> Iterator[Announcement]:
    """Yield the dates ahead that a reading of the whole text has no use for."""
    seen = {way.window for way in ways}
    for mention, index in about.dates():
        if mention.window in seen or mention.window.bounds_utc()[1] <= about.published:
            continue
        seen.add(mention.window)
        base = _base(about, "a date beside it")
        said = replace(
            base,
            window=mention.window,
            phrase=mention.phrase,
            span=mention.span,
            evidence=about.line(index),
            not_before=mention.not_before,
        )
        yield replace(said, status=Status.ANNOUNCED)
        yield replace(said, status=Status.DELAYED, change=Change.LATER)


def _counted(about: About) -> Iterator[Announcement]:
    """Yield the date that a move told only by how far it goes ("postponed by a fortnight") comes to."""
    window = about.launch.window
    if window is None or window.precision not in _COUNTABLE or not about.launch.is_open:
        return
    for _, line in about.lines[:_LEAD]:
        found = _COUNTED.search(line)
        if found is None or signs.HISTORY.search(line):
            continue
        back = _SOONER.search(found[0]) is not None
        new = moved(window, found["n"] or found["m"], found["unit"] or found["unit2"], back)
        if new is not None and new.bounds_utc()[1] > about.published:
            status, change = (Status.ANNOUNCED, Change.EARLIER) if back else (Status.DELAYED, Change.LATER)
            yield replace(_base(about, "counted"), status=status, window=new, change=change, evidence=line, was=window)


def _minutes(about: About, window: LaunchWindow) -> Iterator[LaunchWindow]:
    """Yield the minutes, by the clock of the known one, at which a text may tell that it happened."""
    if window.precision is not Precision.MINUTE:
        return
    for _, line in about.lines[:_LEAD]:
        for clock in signs.CLOCK.finditer(line):
            hour, minute, half = int(clock[1]), int(clock[2]), (clock[3] or "").lower()
            hour = hour % 12 + 12 * (half == "p") if half else hour
            if hour <= 23 and minute <= 59:
                yield LaunchWindow.minute(window.start.replace(hour=hour, minute=minute), window.zone)


def _base(about: About, reason: str) -> Announcement:
    launch = about.launch
    return Announcement(launch.product, launch.brands, Status.RELEASED, None, "", None, "", 0.0, (reason,))
