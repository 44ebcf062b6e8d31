"""Dates as feeds and pages write them → aware UTC, or None.

A date is never completed from today: parsers that do so (a missing year becomes this year) turn "yesterday"
or "12:30" into news of today. An impossible date (31 February) is no date either; normalising it would
invent another one.
"""

import re
from datetime import UTC, datetime, timedelta, timezone

# Letters as RFC 822 has them (American), and European, Asian and Australian ones that mean one offset only.
_ZONES_H = {
    "z": 0, "ut": 0, "utc": 0, "gmt": 0, "wet": 0, "west": 1, "bst": 1, "cet": 1, "met": 1, "cest": 2,
    "mest": 2, "eet": 2, "eest": 3, "msk": 3, "hkt": 8, "sgt": 8, "awst": 8, "jst": 9, "kst": 9, "aest": 10,
    "aedt": 11, "nzst": 12, "nzdt": 13, "adt": -3, "ast": -4, "at": -4, "edt": -4, "est": -5, "et": -5,
    "cdt": -5, "cst": -6, "ct": -6, "mdt": -6, "mst": -7, "mt": -7, "pdt": -7, "pst": -8, "pt": -8, "akdt":
    -8, "akst": -9, "hst": -10,
}  # fmt: skip
_MONTH_NAMES = (
    "jan|january|januar|jänner|janvier|enero|gennaio|janeiro|januari|ene|gen",
    "feb|february|februar|feber|février|febrero|febbraio|fevereiro|februari|févr|fév",
    "mar|march|märz|mars|marzo|março|maart|mrz|mär",
    "apr|april|avril|abril|aprile|avr|abr",
    "may|mai|mayo|maggio|maio|mei|maj|mag",
    "jun|june|juni|juin|junio|giugno|junho|giu",
    "jul|july|juli|juillet|julio|luglio|julho|juil|lug",
    "aug|august|août|agosto|augustus|augusti|aout|ago",
    "sep|sept|september|septembre|septiembre|settembre|setembro",
    "oct|october|oktober|octobre|octubre|ottobre|outubro|okt|ott",
    "nov|november|novembre|noviembre|novembro",
    "dec|december|dezember|décembre|diciembre|dicembre|dezembro|dez|déc|dic",
)
MONTHS = {name: number for number, names in enumerate(_MONTH_NAMES, 1) for name in names.split("|")}
_ISO = re.compile(
    r"(\d{4})(?:-?(\d{2})(?:-?(\d{2}))?)?"
    r"(?:(?:\s*T\s*|\s+)(\d{1,2})(?::?(\d{2}))?(?::?(\d{2})(?:[.,]\d+)?)?(?:\s*([ap]\.?m\b\.?))?"
    r"\s*([A-Za-z]{1,5}|[+-]\d{2}:?\d{0,2})?)?",
    re.IGNORECASE,
)
_TIME = r"(?:,?\s+(?:at\s+)?(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*([ap]\.?m\.?)?)?"
_ZONE = r"(?:\s*(?:GMT|UTC|UT|Etc/)?\s*([+-]\d{1,2}:?\d{0,2})|\s+([A-Za-z]{1,5}))?(?:\s*\([^)]{0,40}\))?"
_WEEKDAY = r"(?:[^\W\d_]{2,10}\.?\s*,?\s+)?"
_DAY_FIRST = re.compile(
    rf"{_WEEKDAY}(\d{{1,2}})(?:st|nd|rd|th|er|\.)?[\s-]+(?:de\s+)?([^\W\d_]{{3,10}})\.?,?[\s-]+(?:de\s+)?(\d{{4}}|\d{{2}}){_TIME}{_ZONE}\s*",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(
    rf"{_WEEKDAY}([^\W\d_]{{3,10}})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}}){_TIME}{_ZONE}\s*", re.IGNORECASE
)
_EPOCH = re.compile(r"1\d{9}(?:\d{3})?")  # from 2001 to 2033
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?![\d/.-])")
_DOTTED = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?!\d)")
_CHINESE = re.compile(r"(\d{4})\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日")
_BEFORE_TIME = re.compile(r"(?:\s*[,|@–]|\s-|\s(?:um|à|alle|om|kl\.?))\s+(?=\d{1,2}:\d{2})", re.IGNORECASE)
_ZONE_TWICE = re.compile(r"([+-]\d{2}:\d{2})Z$", re.IGNORECASE)
_LONGEST = 100
# Before the first feeds, a date is the zero of some clock (1970, 1900, year 1), not a date of publication.
_EARLIEST = datetime(1980, 1, 1, tzinfo=UTC)


def parse_date(text: str | None) -> datetime | None:
    """Read one date, with or without a time of day; without a zone it is taken as UTC.

    Two-digit years are 1990 to 2089. Returns None for anything else than a complete, possible year, at least.
    """
    found = read_date(text)
    return found[0] if found else None


def read_date(text: str | None) -> tuple[datetime, bool] | None:
    """Read one date like `parse_date`; the second value says whether it has a time of day."""
    text = " ".join((text or "")[: 2 * _LONGEST].split())[:_LONGEST]
    return _read(text) or _read(_respelt(text))


def _respelt(text: str) -> str:
    """Return spellings that mean one thing only as they are read here: dots put the day first, slashes the year."""
    if _EPOCH.fullmatch(text):
        return datetime.fromtimestamp(int(text[:10]), UTC).isoformat()
    text = _BEFORE_TIME.sub(" ", _ZONE_TWICE.sub(r"\1", _CHINESE.sub(r"\1-\2-\3 ", text))).strip()
    if found := _YEAR_FIRST.match(text):
        year, month, day = found.groups()
    elif found := _DOTTED.match(text):
        day, month, year = found.groups()
    else:
        return text
    return f"{year}-{month:0>2}-{day:0>2} {text[found.end() :].strip()}".strip()


def _read(text: str) -> tuple[datetime, bool] | None:
    if found := _ISO.fullmatch(text):
        year, month, day, hour, minute, second, half, zone = found.groups()
        when = _build((year, month or "1", day or "1"), (_hour24(hour, half), minute, second), zone)
        return (when, hour is not None) if when else None
    if found := _DAY_FIRST.fullmatch(text):
        day, month, year, *rest = found.groups()
    elif found := _MONTH_FIRST.fullmatch(text):
        month, day, year, *rest = found.groups()
    else:
        return None
    number = MONTHS.get(month.lower()) or MONTHS.get(month[:3].lower())
    if number is None:
        return None
    hour, minute, second, half, offset, letters = rest
    when = _build((year, str(number), day), (_hour24(hour, half), minute, second), offset or letters)
    return (when, hour is not None) if when else None


def in_utc(when: datetime) -> datetime | None:
    """Return the moment in UTC, or None where it is no usable date of publication."""
    try:
        moment = when.astimezone(UTC)
    except OverflowError:
        return None
    return moment if moment >= _EARLIEST else None


def _build(
    date: tuple[str, str, str], time: tuple[str | None, str | None, str | None], zone: str | None
) -> datetime | None:
    year, month, day = (int(part) for part in date)
    hour, minute, second = (int(part or 0) for part in time)
    if len(date[0]) == 2:
        year += 1900 if year >= 90 else 2000
    next_day, hour = divmod(hour, 24) if (hour, minute, second) == (24, 0, 0) else (0, hour)
    try:
        local = datetime(year, month, day, hour, minute, min(second, 59), tzinfo=_zone(zone))
        return in_utc(local + timedelta(days=next_day))
    except (ValueError, OverflowError):
        return None


def _hour24(hour: str | None, half: str | None) -> str | None:
    if hour is None or half is None:
        return hour
    return str(int(hour) % 12 + (12 if half.lower().startswith("p") else 0))


def _zone(text: str | None) -> timezone:
    if not text:
        return UTC
    if text[0] in "+-":
        digits = text[1:].replace(":", "")
        hours, minutes = (int(digits), 0) if len(digits) <= 2 else (int(digits[:-2]), int(digits[-2:]))
        offset = timedelta(hours=hours, minutes=minutes)
        return timezone(-offset if text[0] == "-" else offset)
    return timezone(timedelta(hours=_ZONES_H.get(text.lower(), 0)))
