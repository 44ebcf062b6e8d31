"""Read an article again in the light of what is known of a launch.

Knowing the date that was announced says much about the next text: on that day, "today the van pulled away" is the
launch; a sentence that denies that date is a delay even if no other is named; and a month that holds it is the same
plan told less exactly, unless the text says that it takes the day back. None of this can be seen in one text alone.
"""

import re
from dataclasses import replace
from datetime import timedelta

from launches import signs
from launches.about import PLANS, About, after
from launches.announcement import Announcement, Change, DateMention, Status
from launches.delays import counted, moved_on, settle
from launches.ending import called_off, cancels
from launches.revision import contains, same
from launches.window import LaunchWindow, Precision

_DAY = timedelta(days=1)
_TOLD = 1.15
_STRONG = 2.6
_LEAD = 8
_NEAR = 60
_LIKELY = 1.5
_PLAIN = 3.0


def understand(about: About, said: Announcement | None) -> Announcement | None:
    """Return what the article says of this launch; `said` is what its reading alone found."""
    if about.launch.status is Status.CANCELLED:
        return _revived(about, said)
    if not about.launch.is_open:
        return said
    if said is not None and said.status in (Status.ANNOUNCED, Status.DELAYED) and _stands(about):
        return replace(said, status=Status.ANNOUNCED, window=about.launch.window, change=None)
    said = moved_on(about, settle(about, _sound(about, said)))
    found = _out(about, said) or _vaguer(about, said) or _denied(about, said) or _plausible(about, said)
    return called_off(about, counted(about, found))


def _stands(about: About) -> bool:
    """Say whether the text tells the known date and that it holds ("5 June remains unchanged")."""
    window = about.launch.window
    return window is not None and any(
        _same_day(mention.window, window) and signs.STANDS.search(about.line(index)) for mention, index in about.dated()
    )


def _same_day(told: LaunchWindow, known: LaunchWindow) -> bool:
    """Say whether both are one date, or one day of a year that the text leaves open."""
    if Precision.DAY not in (told.precision, known.precision) or told.precision is not known.precision:
        return same(told, known)
    return (told.start.month, told.start.day) == (known.start.month, known.start.day)


def _sound(about: About, said: Announcement | None) -> Announcement | None:
    """Return what the reading found, None where it speaks of something else or of what is long known.

    A release months before the announced date, and a date moved forward that the text does not call earlier, are
    more often misread than true.
    """
    window = about.launch.window
    if said is None:
        return None
    if said.status is Status.CANCELLED:
        if not signs.CANCELS.search(said.evidence) and any(signs.PUTS_OFF.search(line) for _, line in about.lines):
            return replace(said, status=Status.DELAYED, change=Change.LATER)
        return said if cancels(about, said) else None
    if said.status is Status.RELEASED and window is not None and window.bounds_utc()[0] - about.published > 2 * _DAY:
        plan = next((mention for mention, _ in about.dated() if about.is_plan(mention, window)), None)
        if plan is not None:
            return about.restated(said, Status.ANNOUNCED, plan, said.evidence, "still to come")
        firm = signs.OUT.search(said.evidence) and about.names_it(said.evidence)
        return said if firm else _next_best(about, said)
    if said.window is not None and not about.names_it(said.evidence):
        named = about.coming(_STRONG, named=True)
        if named is not None and not contains(said.window, named.window):
            return about.restated(said, said.status, named, about.sentence_of(named), "names the launch")
    if said.status is Status.DELAYED and window and said.window and not after(said.window, window):
        if contains(window, said.window):
            return said
        if about.firm(said) and any(signs.EARLIER.search(line) for _, line in about.lines):
            return replace(said, status=Status.ANNOUNCED, change=Change.EARLIER)
        return replace(said, window=None)
    return said


def _next_best(about: About, said: Announcement) -> Announcement | None:
    """Return the firmest coming date, where what the reading took for the launch was something else."""
    best = about.coming(_STRONG)
    return about.restated(said, Status.ANNOUNCED, best, about.sentence_of(best), "still to come") if best else None


def _out(about: About, said: Announcement | None) -> Announcement | None:
    """Return the launch, where it is due and the text tells of it as done."""
    window = about.launch.window
    if window is None or not _due(about, window) or any(signs.HALTS.search(line) for _, line in about.lines[:3]):
        return None
    exact = window.precision in (Precision.MINUTE, Precision.DAY)
    told = [(index, line) for index, line in about.lines[:8] if not signs.NOT_YET.search(line)]
    done = next((line for _, line in told if signs.OUT.search(line)), None)
    today = next((line for place, line in told if signs.TODAY.search(line) and (said or place in about.named)), None)
    moved = said is not None and said.status is Status.DELAYED and said.window is not None
    if said is not None and said.status is Status.RELEASED:
        minute = _told_minute(about, said.evidence, window)
        return replace(said, window=minute) if minute else None
    line = done or (today if exact and not moved else None)
    if line is None:
        return None
    if not exact and not _told_of_it(about, told, line, said):
        return None
    found = about.restated(said, Status.RELEASED, None, line, "due, and told as done")
    return replace(found, window=_told_minute(about, line, window))


def _told_of_it(about: About, told: list[tuple[int, str]], line: str, said: Announcement | None) -> bool:
    """Say whether, some time in a wide window, a line tells of this launch and not of a step on the way to it."""
    index = next(place for place, other in told if other == line)
    if said is None or (said.status is Status.DELAYED and not about.names_it(said.evidence)):
        return index in about.named and index <= 3
    ahead = said.window is not None and said.window.bounds_utc()[0] > about.published
    planned = (
        ahead and about.launch.window is not None and contains(about.launch.window, said.window or about.launch.window)
    )
    return said.status is not Status.DELAYED and not planned


def _told_minute(about: About, line: str, window: LaunchWindow) -> LaunchWindow | None:
    """Return the minute in which a launch that was due at another happened, by the same clock."""
    clock = signs.CLOCK.search(line)
    if clock is None or window.precision is not Precision.MINUTE:
        return None
    hour, minute, half = int(clock[1]), int(clock[2]), (clock[3] or "").lower()
    hour = hour % 12 + 12 * (half == "p") if half else hour
    if hour > 23 or minute > 59:
        return None
    return LaunchWindow.minute(window.start.replace(hour=hour, minute=minute), window.zone)


def _due(about: About, window: LaunchWindow) -> bool:
    """Say whether the article came out when the launch was due, or shortly after."""
    if window.precision is Precision.MINUTE:
        return timedelta(0) <= about.published - window.start <= 2 * _DAY
    day = about.published.replace(tzinfo=None)
    return window.start <= day and day - window.end < _DAY


def _vaguer(about: About, said: Announcement | None) -> Announcement | None:
    """Return the wider window, where the text takes precision back."""
    window = about.launch.window
    if window is None or (said is not None and said.status in (Status.CANCELLED, Status.RELEASED)):
        return None
    taken_back = [index for index, line in about.lines if signs.VAGUER.search(line)]
    if not taken_back:
        return None
    for mention, index in about.dated():
        wider = contains(mention.window, window) and not same(mention.window, window)
        if wider and min(abs(index - other) for other in taken_back) <= 2:
            found = about.restated(said, Status.ANNOUNCED, mention, about.line(index), "takes precision back")
            return replace(found, change=Change.VAGUER)
    return None


def _denied(about: About, said: Announcement | None) -> Announcement | None:
    """Return a delay, where a sentence denies the known date: to the new date if one is told, else without."""
    window = about.launch.window
    if window is None or (said is not None and said.status in (Status.CANCELLED, Status.RELEASED)):
        return None
    if said is not None and said.window is not None and said.change is Change.EARLIER:
        return None
    for mention, index in about.dated():
        line, told = about.line(index), about.before(mention, index)
        before = signs.UNHARMED.sub("", signs.TURNS.sub("", told[-60:]))
        near = same(mention.window, window) or contains(mention.window, window) or contains(window, mention.window)
        if not near or not (signs.DENIES.search(before) or signs.IS_OUT.match(line[len(told) + len(mention.phrase) :])):
            continue
        if said is not None and said.window is not None and not contains(window, said.window):
            if not after(said.window, window):
                return None
            return replace(said, status=Status.DELAYED, change=Change.LATER, was=window)
        new = about.new_date(window, index) or about.new_date(window, 0, within=_LEAD)
        return replace(
            about.restated(said, Status.DELAYED, new, line, "denies the known date"),
            change=Change.LATER,
            was=window,
        )
    return None


def _plausible(about: About, said: Announcement | None) -> Announcement | None:
    """Return what the reading found, unless it contradicts a date that the same text confirms."""
    window = about.launch.window
    if said is None:
        return _told_in_passing(about, window)
    if window is None or said.window is None:
        return _dated_delay(about, said)
    new = about.now_is(window)
    if new is not None and not same(new.window, said.window) and not contains(said.window, new.window):
        return about.restated(said, Status.ANNOUNCED, new, about.sentence_of(new), "what holds now")
    if said.status is not Status.ANNOUNCED or contains(window, said.window) or contains(said.window, window):
        return said
    confirmed = any(same(mention.window, window) and mention.verdict in PLANS for mention, _ in about.dated())
    earlier = said.window.start.replace(tzinfo=None) < window.start.replace(tzinfo=None)
    sooner = signs.EARLIER.search(said.evidence) or signs.EARLIER.search(about.title)
    plain = about.named_before(said, _PLAIN) and said.window.precision is Precision.DAY
    called = said.change is not None or (earlier and (sooner is not None or plain))
    named = [line for index, line in about.lines if index in about.named or about.names_it(line)]
    anywhere = any(signs.EARLIER.search(line) for line in (about.title, *named))
    if not called and (confirmed or (earlier and not anywhere)):
        return replace(said, window=window, reasons=(*said.reasons, "the known date is confirmed"))
    return said


def _told_in_passing(about: About, window: LaunchWindow | None) -> Announcement | None:
    """Return a date for this launch in an article about something else, if a sentence that names it tells one."""
    for mention, index in about.dated():
        ahead = mention.window.bounds_utc()[0] > about.published
        promised = signs.PROMISES.search(about.before(mention, index)[-_NEAR:]) is not None and about.names_it(
            about.line(index)
        )
        if not ahead or not (promised or (mention.verdict in PLANS and mention.score >= 0)):
            continue
        inside = window is not None and contains(window, mention.window) and not same(window, mention.window)
        firm = promised or (index in about.named and mention.score >= _TOLD)
        weak = mention.phrase in about.title or signs.COMES.search(about.line(index))
        if (firm and (window is None or inside)) or (inside and weak):
            return about.restated(None, Status.ANNOUNCED, mention, about.line(index), "told in passing")
    return None


def _dated_delay(about: About, said: Announcement | None) -> Announcement | None:
    """Return a delay without a date with the date that the text tells elsewhere."""
    window = about.launch.window
    if said is None or said.status is not Status.DELAYED or window is None:
        return said
    new = about.new_date(window, 0, within=_LEAD)
    if new is None:
        return None if about.confirmed(window) else said
    found = about.restated(said, Status.DELAYED, new, said.evidence, "a later date is told")
    return replace(found, window=_same_hour(about, window, new))


def _same_hour(about: About, old: LaunchWindow, new: DateMention) -> LaunchWindow:
    """Return the new day at the old hour, where the text says that this stays the same."""
    if old.precision is not Precision.MINUTE or new.window.precision is not Precision.DAY:
        return new.window
    near = about.following(new)
    day = new.window.start
    if not re.search(rf"\bsame\b|\b{old.start.hour % 12 or 12}[:.]{old.start.minute:02}\b", near):
        return new.window
    return LaunchWindow.minute(old.start.replace(year=day.year, month=day.month, day=day.day), old.zone)


def _revived(about: About, said: Announcement | None) -> Announcement | None:
    """Return a return, where a cancelled launch is told to be on again; history of the end is no news."""
    revival = next((line for _, line in about.lines if signs.REVIVES.search(line)), None)
    if revival is None:
        return said if said is None or said.status is not Status.ANNOUNCED else replace(said, change=None)
    if said is not None and said.status is Status.RELEASED:
        return said
    window = (
        said.window if said is not None and said.status is not Status.CANCELLED and about.firm(said, _LIKELY) else None
    )
    if said is not None and window is not None and about.told_as_ended(said):
        new = about.coming(_TOLD)
        window = new.window if new else None
    return replace(
        about.restated(said, Status.ANNOUNCED, None, revival, "told to be on again"),
        window=window,
        change=Change.REVIVED,
    )
