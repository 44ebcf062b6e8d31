"""Times of day: "10 a.m. PT", "19:00 CST", "20.15 Uhr", "noon", "14:00 (UTC+2)", "22:00 Beijing time"."""

import re
from datetime import timedelta, timezone, tzinfo

from launches import zones
from launches.mentions.expression import Clock, FoundClock

_HOURS = {
    word: number
    for number, word in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), start=1)
}
_HOUR_WORDS = "|".join(_HOURS)
_TIME = re.compile(
    r"(?:(?:12\s?)?(?P<name>noon|midnight|midday)\b(?!-ish)"
    rf"|(?P<side>half\s+past|(?:a\s+)?quarter\s+(?:past|to))\s+(?P<past>{_HOUR_WORDS})\b"
    r"|(?P<h>\d{1,2})(?:[:.h](?P<m>[0-5]\d)(?::[0-5]\d)?)?\s?(?P<half>[ap]\.?\s?m\b\.?)"
    r"|(?P<h2>[01]?\d|2[0-4])(?P<sep>[:.])(?P<m2>[0-5]\d)(?::[0-5]\d)?(?![\d%:.,]\d|\s?[%€$£]|\s?(?:million|billion|trillion|bn|per\s?cent|percent|times|euros|dollars|pounds)\b|\d)(?P<unit>\s?(?:uhr|hours|hrs|h|heures|horas)\b)?"
    r"|(?P<h4>[01]?\d|2[0-4])\s?(?P<sep4>h(?=[0-5]\d\b|\b)|(?:uhr|heures?|horas?)\b)\s?(?P<m4>[0-5]\d\b)?"
    r"|(?P<h3>[01]\d|2[0-3])(?P<m3>[0-5]\d)(?=(?:\s?[-–—]\s?[0-2]\d[0-5]\d)?\s?(?:hours|hrs|h\b|gmt|utc|bst|cet|cest|jst|zulu|z\b))"
    rf"|(?P<clock>{_HOUR_WORDS}|\d{{1,2}})\s+o['’]clock\b"
    # "at nine." and "at 10 in the morning", but not "at nine shops".
    rf"|(?<=\bat\s)(?P<bare>{_HOUR_WORDS})\b(?=\s?[.,;:)!?]|\s*\Z|\s+(?:and|in|local|on|sharp|this|that|tonight|today|tomorrow)\b)"
    # "6-8pm", "from 9 to 10 p.m."
    r"|(?P<h6>\d{1,2})(?=\s?(?:[-–—]|to|and|until|till)\s?\d{1,2}(?:[:.][0-5]\d)?\s?[ap]\.?\s?m\b)"
    r"|(?P<h5>\d{1,2})(?=\s+in\s+the\s+(?:morning|afternoon|evening)\b|\s+de\s+la\s+(?:mañana|tarde|noche|madrugada)\b))",
    re.IGNORECASE,
)
# "8:15 p.m. (20.15 Uhr)", "from 10:00 to 14:00": the same or a closing moment, to be stepped over.
_RANGE_TAIL = re.compile(
    r"\s?(?:[-–—]|to|and|until|till|bis|a)\s?(?P<h>\d{1,2})(?:[:.](?P<m>\d\d))?\s?(?P<half>[ap]\.?\s?m\b\.?)?(?=\W|\Z)",
    re.IGNORECASE,
)
_FIGURES_TAIL = re.compile(r"\s?[-–—]\s?[0-2]\d[0-5]\d\b")
_ZONE = re.compile(
    r"\s?[(\[]?\s?(?:(?P<base>utc|gmt)\s?(?P<sign>[+\-−–±])\s?(?P<oh>\d{1,2})(?::?(?P<om>[0-5]\d))?"
    r"|(?P<iso>[+\-−]\d{2}:?\d{2})\b"
    r"|(?P<letters>[A-Za-z]{1,4}\b)(?:/[A-Z]{2,4}\b)?"
    r"|)\)?",
    re.IGNORECASE,
)
_PLACE_TIME = re.compile(
    r",?\s?[(\[]?\s?(?:in\s+)?(?P<place>(?:US\s|U\.S\.\s)?[A-Z][\w.]{1,12}(?:[\s/][A-Z][\w.]{1,12}){0,2}?)(?:['’]s)?"
    r"\s+(?i:(?:standard|daylight|summer)\s+)?(?i:time)\b\)?",
)
# "9 p.m. Eastern Thursday" and "9:00 PM, ET/PT", but not "at 9 p.m., Central Park".
_AMERICAN = re.compile(
    r",?\s?[(\[]?\s?(?P<place>(?:US\s|U\.S\.\s)?(?:(?i:eastern|pacific|central|mountain)|[ECMP][SD]?T))\b(?:['’]s)?(?:/[A-Z]\w{1,8}\b)?"
    r"(?!\s(?!(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z.]{0,6}\b)[A-Z][a-z])\)?",
)
_LOCAL = re.compile(r",?\s?[(\[]?\s?(?:local|ortszeit|hora\s+local|heure\s+locale)(?:\s+time)?\b\)?", re.IGNORECASE)
# "11:40 local time in California", and the same moment told once more: "11:40 local time, 18:40 UTC".
_LOCAL_TO = re.compile(r"\s(?:in|at)\s(?P<place>[A-Z][\w.]+(?:\s[A-Z][\w.]+){0,2}?)\b(?!\s[A-Z])")
_AGAIN = re.compile(r",?\s?[(/]?\s?(?:or\s)?(?P<h>[01]?\d|2[0-3])[:.](?P<m>[0-5]\d)\s?(?:UTC|GMT|Zulu|Z)\b\)?")
# The part of the day, which may stand between a time and its zone: "4:12 this afternoon Mountain time".
_DAY_PART = re.compile(
    r"\s(?:in\s+the|this|that|(?P<bare>to))\s?(?P<part>morning|afternoon|evening|night)\b"
    r"|\s?(?:(?:de\s+la|du|de\s+l['’])\s?)?(?P<word>mañana|madrugada|tarde|noche|matin|soir|après-midi|morgens|abends|nachmittags)\b",
    re.IGNORECASE,
)
_PARTS_ABROAD = {
    "mañana": "morning", "madrugada": "morning", "tarde": "afternoon", "noche": "night", "matin": "morning",
    "soir": "evening", "après-midi": "afternoon", "morgens": "morning", "abends": "evening", "nachmittags": "afternoon",
}  # fmt: skip
_PART = re.compile(r"\b(?:morning|afternoon|evening|night|tonight)\b")


def parse_clock(text: str, position: int, home: str | None) -> FoundClock | None:
    """Return the time of day that starts at `position`, with its zone if the text names one."""
    found = _TIME.match(text, position)
    if found is None:
        return None
    moment = _moment(found, text)
    if moment is None:
        return None
    end = found.end()
    tail = (_FIGURES_TAIL if found["h3"] else _RANGE_TAIL).match(text, end)
    hour, minute = moment
    if tail and found["h3"]:
        end = tail.end()
    elif tail:
        end = tail.end()
        if tail["half"] and not found["half"] and hour <= 12:
            hour = _opening(hour, int(tail["h"]), tail["half"])
        elif not tail["half"] and not tail["m"]:
            end = found.end()
    part = _DAY_PART.match(text, end)
    if part is None:
        zone, iana, end = _zone(text, end, home)
        again = _AGAIN.match(text, end) if zone is None else None
        if again is not None:
            zone, end = _between(hour * 60 + minute, int(again["h"]) * 60 + int(again["m"])), again.end()
        return FoundClock(position, end, Clock(hour, minute, zone, iana))
    if not (found["half"] or found["h3"]):
        hour = _in_part(hour, part["part"].lower() if part["part"] else _PARTS_ABROAD[part["word"].lower()])
    # "This afternoon" is a date of its own, so only the zone behind it is looked at.
    zone, iana, zone_end = _zone(text, part.end(), home)
    end = max(zone_end, part.end()) if part["word"] or part[0].split()[0].lower() == "in" else end
    return FoundClock(position, end, Clock(hour, minute, zone, iana))


def _moment(found: re.Match[str], text: str) -> tuple[int, int] | None:
    if found["name"]:
        return (0 if found["name"].lower() == "midnight" else 12), 0
    if found["past"]:
        side, hour = found["side"].lower(), _spoken(_HOURS[found["past"].lower()], text, found)
        minute = 30 if side.startswith("half") else 15
        return (hour, minute) if side.endswith("past") else ((hour - 1) % 24, 45)
    if found["clock"] or found["bare"]:
        word = (found["clock"] or found["bare"]).lower()
        hour = _HOURS.get(word) or int(word)
        return (_spoken(hour, text, found), 0) if hour <= 12 else None
    if found["h5"] or found["h6"]:
        hour = int(found["h5"] or found["h6"])
        return (hour, 0) if 1 <= hour <= 12 else None
    if found["half"]:
        hour = int(found["h"])
        return (_twelve(hour, found["half"]), int(found["m"] or 0)) if 1 <= hour <= 12 else None
    if found["h4"]:
        return int(found["h4"]), int(found["m4"] or 0)
    hour, minute = int(found["h2"] or found["h3"]), int(found["m2"] or found["m3"])
    if found["sep"] == "." and not found["unit"] and not _dotted_time(text, found):
        return None
    return hour, minute


_DOT_BEFORE = re.compile(r"(?:\bat|\bfrom|\bum|\bab|\bby|[,(–-])\s?\Z", re.IGNORECASE)


def _dotted_time(text: str, found: re.Match[str]) -> bool:
    """Whether "10.30" is a time and no number: after "at", or with a zone behind it."""
    if _DOT_BEFORE.search(text, max(0, found.start() - 6), found.start()) and len(found["m2"]) == 2:
        return text[found.end() : found.end() + 1] != "%"
    letters = _ZONE.match(text, found.end())
    return bool(letters and letters["letters"] and letters["letters"].lower() in zones.LETTERS)


def _spoken(hour: int, text: str, found: re.Match[str]) -> int:
    """Return the hour meant by a number in words: "evening" beside it tells, else it is from seven to six."""
    near = _PART.findall(text[max(0, found.start() - 24) : found.end() + 20].lower())
    if near:
        return _in_part(hour, "morning" if "morning" in near else near[0])
    return hour + 12 if hour < 7 else hour


def _in_part(hour: int, part: str) -> int:
    """Return the hour of the day that a figure up to twelve means in the morning, afternoon, evening or night."""
    late = hour < 12 and part != "morning" and (hour >= 6 or not part.endswith("night"))
    return hour + 12 if late else hour


def _twelve(hour: int, half: str) -> int:
    return hour % 12 + (12 if half[0] in "pP" else 0)


def _opening(hour: int, last: int, half: str) -> int:
    """Return the first hour of "6-8pm", which is of the same half of the day, and of "10-2pm", which is not."""
    first = _twelve(hour, half)
    return first if first <= _twelve(last, half) else (first + 12) % 24


def _zone(text: str, position: int, home: str | None) -> tuple[tzinfo | None, str | None, int]:
    local = _LOCAL.match(text, position)
    if local:
        there = _LOCAL_TO.match(text, local.end())
        known = zones.lookup(there["place"], home) if there else None
        return (*known, there.end()) if there and known else (None, None, local.end())
    place = _PLACE_TIME.match(text, position) or _AMERICAN.match(text, position)
    if place:
        known = zones.lookup(place["place"], home)
        if known:
            return *known, place.end()
    found = _ZONE.match(text, position)
    if found and found["base"]:
        return _offset(found["sign"], int(found["oh"]), int(found["om"] or 0)), None, found.end()
    if found and found["iso"]:
        digits = found["iso"].replace(":", "")
        return _offset(digits[0], int(digits[1:3]), int(digits[3:])), None, found.end()
    if found and found["letters"]:
        letters = found["letters"]
        known = zones.lookup(letters, home) if letters.isupper() else None
        if known:
            return *known, found.end()
    return None, None, position


def _between(local: int, universal: int) -> tzinfo:
    """Return the zone in which it is so many minutes past midnight when it is so many by universal time."""
    ahead = (local - universal) % _DAY
    return timezone(timedelta(minutes=ahead if ahead <= _FARTHEST_EAST else ahead - _DAY))


_DAY, _FARTHEST_EAST = 24 * 60, 14 * 60


def _offset(sign: str, hours: int, minutes: int) -> tzinfo | None:
    delta = timedelta(hours=hours, minutes=minutes)
    if delta >= timedelta(hours=24):
        return None
    return timezone(-delta if sign in "-−–" else delta)
