# ruff: noqa: E501 (tables and patterns read better unbroken)
"""From an expression to a window: the year by tense, the bounds by the words before it, the zone by the brand's home."""

import re
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from launches.mentions.calendar_words import tidy
from launches.mentions.expression import Clock, Found, Reference, Tense
from launches.periods import Days
from launches.window import LaunchWindow, Precision

_DAY = timedelta(days=1)
# One look for the edge of a word serves all that begin at one: most places are none.
_BEFORE = re.compile(
    r"(?:\b(?:(?P<until>until|till|through|thru|(?<!moved\s)(?<!moves\s)(?<!moving\s)(?<!run-)(?<!run\s)up\s+to|ends?(?:\s+on)?|ending(?:\s+on)?|expires?(?:\s+on)?|closes(?:\s+on)?|ended|lasts?\s+until)"
    r"|(?P<later>(?:no|not)\s+(?:any\s+)?later\s+than|on\s+or\s+before|at\s+the\s+latest\s+(?:by|on|in)|(?:bis\s+)?spätestens(?:\s+(?:bis|zum|im|in|am|ab|mit))?(?:\s+de[mrn])?"
    r"|au\s+plus\s+tard(?:\s+(?:le|la|en|au|à|à\s+la|à\s+l['’]))?|a\s+más\s+tardar(?:\s+(?:el|en|a))?|como\s+(?:muy\s+tarde|máximo)(?:\s+(?:el|en|a))?)"
    r"|(?P<earlier>no\s+earlier\s+than(?:\s+\(NET\))?|on\s+or\s+after|not\s+before|not\s+earlier\s+than|no\s+sooner\s+than|NET|earliest(?:\s+(?:in|on))?|not\s+(?:be\s+\w+\s+)?until|frühestens(?:\s+(?:zum|im|in|am|ab))?(?:\s+de[mrn])?|nicht\s+vor(?:\s+de[mrn])?"
    r"|au\s+plus\s+tôt(?:\s+(?:le|la|en|au|à|à\s+la|à\s+l['’]))?|pas\s+avant(?:\s+(?:les?|la)|\s+l['’])?|no\s+antes\s+del?|como\s+(?:pronto|mínimo)(?:\s+(?:el|en|a))?)"
    r"|(?P<by>by|d['’]ici(?:\s+(?:à|au|les?|la|à\s+la)|\s+(?:à\s+)?l['’])?)|(?P<before>before|prior\s+to|ahead\s+of|in\s+(?:good\s+|plenty\s+of\s+)?time\s+for|in\s+the\s+run[-\s]?up\s+to|this\s+side\s+of|(?P<abroad>vor(?:\s+de[mrn])?|avant(?:\s+(?:les?|la)|\s+l['’])?|antes\s+del?(?:\s+(?:las?|los|el))?))"
    r"|(?P<since>since|after|following|dated|seit(?:\s+de[mr])?|depuis(?:\s+(?:les?|la)|\s+l['’])?))"
    r"|(?P<bis>bis(?:\s+(?:zum|zur|in\s+den))?|jusqu['’](?:au|en|à)|hasta(?:\s+(?:el|la))?)|(?P<cjk>至|截至|直到)(?=\Z)"
    r")\s{0,3}(?:(?:the|around|about|roughly|approximately|at\s+least|on|in)\s+){0,2}\Z",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"\s?,?\s?(?:(?P<later>at\s+the\s+(?:very\s+)?latest|or\s+(?:sooner|earlier|before)\b)|(?P<earlier>at\s+the\s+(?:very\s+)?earliest|or\s+later\b)|(?P<until>まで))",
    re.IGNORECASE,
)
# "6月末までに", "6月30日前", but not "6月30日前往".
CJK_DEADLINE = re.compile(r"\s?(?:までに|[之以]?前(?![往后後夕三两兩几幾述進进任身线線端台景方期半]))")
# "推迟至5月28日" names the new date.
_CJK_MOVED = re.compile(
    r"(?:[推押][迟遲后後]|延[期后後迟遲]|改期?|[变變]更|[调調]整|提[前早]|跳票|[順顺]延)[^，。；、]{0,4}\Z"
)
_NAMES_THE_END = re.compile(
    r"(?:the\s+)?(?:end|close|conclusion|tail|year|late|ende|jahresende|fin|final|finales|fines)\b", re.IGNORECASE
)
# "Before July is over", "before the month's out".
_IS_OVER = re.compile(r"(?:(?:\sis|['’]s)\s+(?:over|out|through)|\s(?:ends|closes|finishes))\b", re.IGNORECASE)
_NOT_UNTIL = re.compile(r"(?:\b(?:not|never|wait|only|nobody|no\s+one|nothing|none)|n['’]t)\b", re.IGNORECASE)

# "Postponed until at least March", but not "on show until at least March".
_PUT_OFF = re.compile(r"\b(?:delay|postpone|push|put\s(?:back|off)|defer|slip|grounded|held)", re.IGNORECASE)


# "You won't find the new Kestrel pan at any dealer before November", within one clause.
_NOT_FAR = re.compile(r"(?:\b(?:not|never|nobody|no\s+one|nothing|none)|n['’]t)\b[^,;:.!?–—]{0,100}\Z", re.IGNORECASE)
_TURNS = re.compile(r"\b(?:and|but)\b", re.IGNORECASE)
# What comes "in time for the holidays" comes while people buy for them.
_FOR_GIFTS = re.compile(r"(?:winter\s|year-end\s)?(?:holidays?\b|christmas\s(?:season|period|holidays))", re.IGNORECASE)


class Bound(NamedTuple):
    """How the words around an expression bound it."""

    until: bool = False
    deadline: bool = False
    before: bool = False
    not_before: bool = False
    since: bool = False


def bound(text: str, start: int, found: Found) -> Bound:
    """Return what "until", "by", "no earlier than" and the like make of an expression; `start` is its sentence's."""
    if CJK_DEADLINE.match(text, found.end):
        return Bound(deadline=found.precision is Precision.PART_OF_YEAR)
    before = _BEFORE.search(text, max(start, found.start - 42), found.start)
    after = _AFTER.match(text, found.end)
    if after:
        return Bound(until=bool(after["until"]), deadline=bool(after["later"]), not_before=bool(after["earlier"]))
    if before is None:
        return Bound()
    if before["cjk"]:
        return Bound(until=not _CJK_MOVED.search(text, max(start, before.start() - 8), before.start()))
    if before["bis"]:
        return _until_abroad(text, start, before.start(), found)
    if before["until"]:
        negated = before["until"].lower() in ("until", "till") and _NOT_UNTIL.search(
            text, max(start, before.start() - 40), before.start()
        )
        put_off = "at least" in tidy(before[0]) and _PUT_OFF.search(
            text, max(start, before.start() - 40), before.start()
        )
        return Bound(not_before=True) if negated or put_off else Bound(until=True)
    if before["before"] and _FOR_GIFTS.match(text, found.start):
        return Bound()
    if before["abroad"] and _DENIED_ABROAD.search(text, max(start, before.start() - 60), before.start()):
        return Bound(not_before=True)
    if before["before"] and _is_denied(text, start, before.start()):
        return Bound(not_before=True)
    return Bound(
        deadline=bool(before["later"] or before["by"] or before["before"]),
        before=bool(before["before"]),
        not_before=bool(before["earlier"]),
        since=bool(before["since"]),
    )


# Within one clause of German, French or Spanish.
_DENIED_ABROAD = re.compile(r"\b(?:nicht|kein\w{0,2}|pas|plus|no|nunca|tampoco)\b[^,;:.!?–—]{0,60}\Z", re.IGNORECASE)
_WAITS = re.compile(r"\b(?:warten|gedulden|attend\w{0,6}|patienter|esperar)\b", re.IGNORECASE)
_MOVES = re.compile(
    r"\b(?:verschob|verschieb|verleg|vertag|verzöger|report|repouss|décal|retard|retras|aplaz|pospon|pospuest|demor|posterg)",
    re.IGNORECASE,
)
_LASTS = re.compile(
    r"\b(?:läuft|laufen|lief|gilt|gelten|gültig|geöffnet|offen|geschlossen|gesperrt|dauer\w{0,4}|bleib\w{0,3}|verkehr\w{0,3}|zu\s+sehen|anmeld\w{0,6}|bewerb\w{0,6}"
    r"|vorbestell\w{0,6}|bestell\w{0,6}|rabatt|kostenlos|gratis|verlänger\w{0,3}|vom|von|unterstütz\w{0,4}|noch|seit|weiter\w{0,6}|befristet|pausier\w{0,3}|reduziert)\b",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(r"[,;:.!?–—]")


def _until_abroad(text: str, start: int, place: int, found: Found) -> Bound:
    """Return what "bis", "jusqu'en" or "hasta" make of a date: an end, the day a launch has moved to, a deadline."""
    before = _CLAUSE_END.split(text[max(start, place - 80) : place])[-1]
    clause = f"{before} {_CLAUSE_END.split(text[found.end : found.end + 60])[0]}"
    if _MOVES.search(clause):
        return Bound()
    if _WAITS.search(clause) or _DENIED_ABROAD.search(before):
        return Bound(not_before=True)
    # "Bis Ende Juni nimmt die Firma 200 Säulen in Betrieb": German says so of what happens once, too.
    by = text[place].lower() == "b" and found.precision not in _EXACT and _LASTS.search(clause) is None
    return Bound(deadline=by, until=not by)


_EXACT = frozenset({Precision.DAY, Precision.MINUTE, Precision.RANGE})


def _is_denied(text: str, start: int, place: int) -> bool:
    """Say whether what stands before a place says that something does not happen: close by, or in the same clause."""
    if _NOT_UNTIL.search(text, max(start, place - 40), place):
        return True
    found = _NOT_FAR.search(text[max(start, place - 100) : place])
    return found is not None and _TURNS.search(found[0]) is None


def resolve(text: str, found: Found, reference: Reference, tense: Tense, limits: Bound) -> LaunchWindow | None:
    """Return the window an expression means in its clause; None when it names no possible date."""
    try:
        days = found.days(reference, tense)
        if days is None:
            return None
        if limits.deadline and found.clock is None:
            return _until(text, found, days, reference, limits)
        if found.clock is not None and found.precision is Precision.DAY:
            return _moment(days[0], found.clock, reference)
        return LaunchWindow.days(*days, found.precision, reference.zone)
    except (ValueError, OverflowError):
        return None


def _until(text: str, found: Found, days: Days, reference: Reference, limits: Bound) -> LaunchWindow:
    ends = _NAMES_THE_END.match(text, found.start) is not None or _IS_OVER.match(text, found.end) is not None
    last = days[1] if ends or not limits.before else days[0] - _DAY
    if last < reference.day:
        return LaunchWindow.days(*days, found.precision, reference.zone)
    return span(reference.day, last, reference.zone)


def span(first: date, last: date, zone: str | None) -> LaunchWindow:
    """Return the days from `first` to `last` in the plainest precision: one day, the rest of a year, a range."""
    if first == last:
        return LaunchWindow.days(first, last, Precision.DAY, zone)
    return LaunchWindow.between(first, last, zone)


def _moment(day: date, clock: Clock, reference: Reference) -> LaunchWindow:
    zone, name = clock.zone, clock.iana
    if zone is None and reference.zone:
        zone, name = ZoneInfo(reference.zone), reference.zone
    if zone is None:
        zone = reference.moment.tzinfo
        if zone is None or reference.moment.utcoffset() == UTC.utcoffset(None):
            return LaunchWindow.days(day, day, Precision.DAY, None)
    day += _DAY * (clock.hour // 24)
    moment = datetime(day.year, day.month, day.day, clock.hour % 24, clock.minute, tzinfo=zone)
    return LaunchWindow.minute(moment, name)
