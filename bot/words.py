"""Words for windows, never more exact than what was announced.

A minute is an instant and becomes a Discord timestamp, which each reader sees in their own zone. A day is a plain
date. Anything coarser is words and a range: "some time in July 2022, 39 to 69 days from now". A Discord timestamp
is never used for these, because it would show an hour that nobody gave.

Functions return English source strings through gettext; none of them reads a clock. `zone` is the reader's IANA
zone: it decides which calendar day it is for them.
"""

from datetime import date, datetime, timedelta
from typing import assert_never
from zoneinfo import ZoneInfo

from bot import places
from bot.dates import day, days, month, stamp, weekday
from bot.language import _, ngettext
from launches import periods
from launches.window import LaunchWindow, Precision

_DAY = timedelta(days=1)
# Beyond five months people think in months, beyond three years in years.
_DAYS_UP_TO = 150
_MONTHS_UP_TO = 36
_DAYS_PER_MONTH = 30.44
_WORDED = (Precision.PART_OF_MONTH, Precision.SEASON)


def short(window: LaunchWindow | None, not_before: bool = False) -> str:
    """Return the window in few plain words, without markup: for lists, autocomplete and button labels."""
    if window is None:
        return _("no date yet")
    if window.precision is Precision.MINUTE:
        start = _at_place(window)
        clock = places.letters(start) or places.offset(start)
        text = _("{day}, {time} {zone}").format(day=day(start.date()), time=f"{start:%H:%M}", zone=clock)
        return _("not before {day}").format(day=text) if not_before else text
    if not_before:
        return _earliest(window)
    if is_deadline(window):
        return _("before the end of {year}").format(year=_last(window).year)
    return _name(window)


def long(window: LaunchWindow | None, not_before: bool = False) -> str:
    """Return the window as it stands in a sentence: "some time in July 2022", "on Monday, 4 July 2022"."""
    if window is None:
        return _("no date yet")
    if not_before:
        return _earliest(window)
    if window.precision is Precision.MINUTE:
        return stamp(window.start, "F")
    if window.precision is Precision.DAY:
        first = window.start.date()
        return _("on {weekday}, {day}").format(weekday=weekday(first), day=day(first))
    if is_deadline(window):
        return _("some time before the end of {year}").format(year=_last(window).year)
    return _some_time_in(window)


def named(window: LaunchWindow) -> str:
    """Return the window as the subject of a sentence: "the week of 4 July 2022", "July 2022".

    What is to come before the end of a year ends with that year.
    """
    if is_deadline(window):
        return str(_last(window).year)
    if window.precision is Precision.WEEK:
        return _("the {week}").format(week=_name(window))
    if window.precision in (Precision.QUARTER, Precision.HALF) and _calendar_name(window):
        return _("the {period}").format(period=_name(window))
    return short(window)


def place(window: LaunchWindow) -> str | None:
    """Return a minute on the clock it was announced in: "4 July 2022, 19:00 in Beijing (CST, UTC+8)"."""
    if window.precision is not Precision.MINUTE:
        return None
    start = _at_place(window)
    city = places.city(window.zone)
    letters = places.letters(start)
    marks = ", ".join(mark for mark in (letters, places.offset(start)) if mark)
    clock = _("{day}, {time}").format(day=day(start.date()), time=f"{start:%H:%M}")
    if city:
        return _("{time} in {city} ({marks})").format(time=clock, city=city, marks=marks)
    return _("{time} ({marks})").format(time=clock, marks=marks)


def countdown(window: LaunchWindow | None, now: datetime, zone: str, not_before: bool = False) -> str:
    """Return how far away the launch is, as a range unless the day is known; empty where nothing can be said."""
    if window is None:
        return ""
    if window.precision is Precision.MINUTE:
        relative = stamp(window.start, "R")
        if not not_before:
            return relative
        return _("{relative} at the earliest").format(relative=relative) if now < window.start else _("any day now")
    today = now.astimezone(ZoneInfo(zone)).date()
    nearest = (window.start.date() - today).days
    farthest = (_last(window) - today).days
    if not_before:
        return _at_least(nearest) if nearest > 0 else _("any day now")
    if window.precision is Precision.DAY:
        return _one_day(nearest)
    if nearest > 0:
        return _span(nearest, farthest, rough=window.precision in _WORDED or _third(window) is not None)
    return _inside(farthest)


def when(window: LaunchWindow | None, now: datetime, zone: str, not_before: bool = False) -> str:
    """Return date and distance together: "some time in July 2022, 39 to 69 days from now"."""
    date_words = long(window, not_before)
    distance = countdown(window, now, zone, not_before)
    return _("{date}, {distance}").format(date=date_words, distance=distance) if distance else date_words


def exactness(window: LaunchWindow | None, not_before: bool = False) -> str:
    """Say how exactly the date is known, so that nobody takes a month for a day."""
    if window is None:
        return _("No date has been announced.")
    if not_before:
        return _("The earliest date is known; it may be later.")
    match window.precision:
        case Precision.MINUTE:
            return _("Known to the minute.")
        case Precision.DAY:
            return _("Known to the day; no hour has been announced.")
        case Precision.RANGE:
            return _("Known as a range; no single day has been announced.")
        case Precision.WEEK:
            return _("Known to the week; no day has been announced.")
        case Precision.PART_OF_MONTH:
            return _("Known to a part of the month; no day has been announced.")
        case Precision.MONTH:
            return _("Known to the month; no day has been announced.")
        case Precision.QUARTER:
            return _("Known to the quarter; no month or day has been announced.")
        case Precision.SEASON:
            return _("Known to the season; no month or day has been announced.")
        case Precision.HALF:
            return _("Known to the half-year; no month or day has been announced.")
        case Precision.PART_OF_YEAR:
            return _("Known to a part of the year; no month or day has been announced.")
        case Precision.YEAR:
            return _("Known to the year; no month or day has been announced.")
        case _:
            assert_never(window.precision)


def is_deadline(window: LaunchWindow) -> bool:
    """Whether a window is "before the end of the year" said on some day of it: its start says only when."""
    if (window.end.month, window.end.day) != (1, 1):
        return False
    if window.precision is Precision.PART_OF_YEAR:
        # "mid to late 2027" begins with a third of the year
        return (window.start.month, window.start.day) not in ((1, 1), (5, 1), (9, 1))
    return window.precision is Precision.RANGE and window.start.day > 1


def sentence(text: str) -> str:
    """Return `text` with its first letter as a capital, for the start of a line."""
    return text[:1].upper() + text[1:]


def _at_place(window: LaunchWindow) -> datetime:
    """Return the minute on the clock it was announced in; the brand's zone is better than a bare offset."""
    return window.start.astimezone(ZoneInfo(window.zone)) if window.zone else window.start


def _last(window: LaunchWindow) -> date:
    return (window.end - _DAY).date()


def _is_of_years(window: LaunchWindow) -> bool:
    return (window.start.month, window.start.day, window.end.month, window.end.day) == (1, 1, 1, 1)


def _third(window: LaunchWindow) -> str | None:
    """Return the words for a third of a year, None for any other part of it ("June to December")."""
    names = {"early": _("early {year}"), "mid": _("mid-{year}"), "late": _("late {year}")}
    year = window.start.year
    return next((text for part, text in names.items() if periods.part_of_year(year, part) == window.edges), None)


def _calendar_name(window: LaunchWindow) -> bool:
    """Whether quarter or half has its calendar name; a fiscal one begins in another month."""
    return window.start.month % (3 if window.precision is Precision.QUARTER else 6) == 1


def _name(window: LaunchWindow) -> str:
    """Return the bare name of the period."""
    first = window.start.date()
    last = first if window.precision is Precision.MINUTE else _last(window)
    year = first.year
    match window.precision:
        case Precision.RANGE if _is_of_years(window):
            return _("{first} to {last}").format(first=year, last=last.year)
        case Precision.MINUTE | Precision.DAY | Precision.RANGE:
            return days(first, last)
        case Precision.WEEK:
            return _("week of {day}").format(day=day(first))
        case Precision.MONTH:
            return _("{month} {year}").format(month=month(first.month), year=year)
        case Precision.PART_OF_MONTH:
            part = {1: _("early {month} {year}"), 11: _("mid-{month} {year}")}.get(first.day, _("late {month} {year}"))
            return part.format(month=month(first.month), year=year)
        case Precision.QUARTER if _calendar_name(window):
            return _quarter(first.month // 3).format(year=year)
        case Precision.HALF if _calendar_name(window):
            return (_("first half of {year}") if first.month == 1 else _("second half of {year}")).format(year=year)
        case Precision.QUARTER | Precision.HALF:
            return _("{first} to {last}").format(first=_month_of(first), last=_month_of(last))
        case Precision.SEASON:
            return _season(first, last)
        case Precision.PART_OF_YEAR if (third := _third(window)) is not None:
            return third.format(year=year)
        case Precision.PART_OF_YEAR:
            return days(first, last)
        case Precision.YEAR:
            return str(year)
        case _:
            assert_never(window.precision)


def _month_of(value: date) -> str:
    return _("{month} {year}").format(month=month(value.month), year=value.year)


def _quarter(index: int) -> str:
    names = (
        _("first quarter of {year}"),
        _("second quarter of {year}"),
        _("third quarter of {year}"),
        _("fourth quarter of {year}"),
    )
    return names[index]


def _season(first: date, last: date) -> str:
    if first.month == 12:
        return _("winter {year}/{next:02}").format(year=first.year, next=last.year % 100)
    names = {3: _("spring {year}"), 6: _("summer {year}"), 9: _("autumn {year}")}
    return names[first.month].format(year=first.year)


def _some_time_in(window: LaunchWindow) -> str:
    """Return what is coarser than a day as it stands in a sentence, a whole text each: "in" is not "in" everywhere."""
    name = _name(window)
    match window.precision:
        case Precision.RANGE if _is_of_years(window):
            return _("some time from {years}").format(years=name)
        case Precision.PART_OF_YEAR if _third(window):
            return _("some time in {part}").format(part=name)
        case Precision.RANGE | Precision.PART_OF_YEAR:
            return _("some time from {days}").format(days=name)
        case Precision.WEEK:
            return _("some time in the {week}").format(week=name)
        case Precision.QUARTER | Precision.HALF if _calendar_name(window):
            return _("some time in the {period}").format(period=name)
        case Precision.QUARTER | Precision.HALF:
            return _("some time from {months}").format(months=name)
        case Precision.PART_OF_MONTH:
            return _("some time in {part}").format(part=name)
        case Precision.SEASON:
            return _("some time in {season}").format(season=name)
        case Precision.YEAR:
            return _("some time in {year}").format(year=name)
        case _:
            return _("some time in {month}").format(month=name)


def _earliest(window: LaunchWindow) -> str:
    """Return the earliest date in words; the end of such a window binds nobody."""
    first = window.start.date()
    match window.precision:
        case Precision.MINUTE:
            return _("not before {moment}").format(moment=stamp(window.start, "F"))
        case Precision.DAY | Precision.RANGE | Precision.WEEK:
            return _("not before {day}").format(day=day(first))
        case Precision.PART_OF_YEAR if not _third(window):
            return _("not before {day}").format(day=day(first))
        case Precision.QUARTER | Precision.HALF if _calendar_name(window):
            return _("not before the {period}").format(period=_name(window))
        case Precision.QUARTER | Precision.HALF:
            return _("not before {period}").format(period=_month_of(first))
        case _:
            return _("not before {period}").format(period=_name(window))


def _one_day(distance: int) -> str:
    if distance == 0:
        return _("today")
    if distance == 1:
        return _("tomorrow")
    if distance == -1:
        return _("yesterday")
    if distance > 0:
        return ngettext("in {count} day", "in {count} days", distance).format(count=distance)
    return ngettext("{count} day ago", "{count} days ago", -distance).format(count=-distance)


def _inside(farthest: int) -> str:
    """Return the countdown once the window is open, or has passed."""
    if farthest < -1:
        text = ngettext("the window closed {count} day ago", "the window closed {count} days ago", -farthest)
        return text.format(count=-farthest)
    if farthest == -1:
        return _("the window closed yesterday")
    if farthest == 0:
        return _("today at the latest")
    if farthest == 1:
        return _("today or tomorrow")
    if farthest <= _DAYS_UP_TO:
        return ngettext("within the next {count} day", "within the next {count} days", farthest).format(count=farthest)
    months = int(farthest / _DAYS_PER_MONTH) + 1
    if months > _MONTHS_UP_TO:
        years = -(-months // 12)
        return ngettext("within the next {count} year", "within the next {count} years", years).format(count=years)
    return ngettext("within the next {count} month", "within the next {count} months", months).format(count=months)


def _span(nearest: int, farthest: int, *, rough: bool) -> str:
    """Return a distance as a range, rounded outwards, so that it never claims more than is known.

    Each is a whole text, here and below: languages bend a number's noun by what stands around it.
    """
    near, far = int(nearest / _DAYS_PER_MONTH), int(farthest / _DAYS_PER_MONTH) + 1
    if farthest <= _DAYS_UP_TO:
        near, far = nearest, farthest
        text = ngettext("{nearest} to {farthest} day from now", "{nearest} to {farthest} days from now", far)
    elif far > _MONTHS_UP_TO:
        near, far = near // 12, far // 12 + 1
        text = ngettext("{nearest} to {farthest} year from now", "{nearest} to {farthest} years from now", far)
        if near == 0:
            return ngettext("up to {farthest} year from now", "up to {farthest} years from now", far).format(
                farthest=far
            )
    elif near == 0:
        return ngettext("up to {farthest} month from now", "up to {farthest} months from now", far).format(farthest=far)
    else:
        text = ngettext("{nearest} to {farthest} month from now", "{nearest} to {farthest} months from now", far)
    text = text.format(nearest=near, farthest=far)
    return _("about {span}").format(span=text) if rough else text


def _at_least(distance: int) -> str:
    months = int(distance / _DAYS_PER_MONTH)
    if distance <= _DAYS_UP_TO:
        text = ngettext("at least {count} day from now", "at least {count} days from now", distance)
        return text.format(count=distance)
    if months <= _MONTHS_UP_TO:
        text = ngettext("at least {count} month from now", "at least {count} months from now", months)
        return text.format(count=months)
    text = ngettext("at least {count} year from now", "at least {count} years from now", months // 12)
    return text.format(count=months // 12)
