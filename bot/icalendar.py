"""Launches as a calendar file (RFC 5545), with no entry more exact than what was announced.

A day becomes an all-day event, a minute a moment in UTC. A week, a month or "not before" stands on no day, so it is no
event at all: on a calendar every entry looks certain.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from unicodedata import category

from launches.window import LaunchWindow, Precision

_LINE_OCTETS = 75
_STAMP = "%Y%m%dT%H%M%SZ"
_DATE = "%Y%m%d"


@dataclass(frozen=True, slots=True)
class Entry:
    """One event. `uid` stays the same for the same launch, so that importing the file again moves it.

    The window is exact (`is_exact`). Texts are plain and may hold anything.
    """

    uid: str
    updated: datetime
    window: LaunchWindow
    title: str
    description: str
    categories: tuple[str, ...] = ()


def is_exact(window: LaunchWindow | None, not_before: bool = False) -> bool:
    """Whether a launch stands on one day, and may be an event."""
    return window is not None and not not_before and window.precision in (Precision.DAY, Precision.MINUTE)


def calendar(entries: Iterable[Entry], name: str, now: datetime) -> bytes:
    """Return the file, in UTF-8 with CRLF, each line folded. Raises ValueError for a window that is not exact."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//T-Minus//Launches//EN", "CALSCALE:GREGORIAN"]
    lines += ["METHOD:PUBLISH", f"X-WR-CALNAME:{_text(name)}"]
    for entry in entries:
        lines += _event(entry, now)
    lines.append("END:VCALENDAR")
    return b"".join(_folded(line) + b"\r\n" for line in lines)


def _event(entry: Entry, now: datetime) -> Iterator[str]:
    if not is_exact(entry.window):
        raise ValueError(f"{entry.window.edtf} stands on no day")
    yield "BEGIN:VEVENT"
    yield f"UID:{_text(entry.uid)}"
    yield f"DTSTAMP:{now.astimezone(UTC):{_STAMP}}"
    yield f"LAST-MODIFIED:{entry.updated.astimezone(UTC):{_STAMP}}"
    # Calendars keep to the higher number, and a launch's own falls where a server follows the source again.
    yield f"SEQUENCE:{int(now.timestamp()) // 60}"
    if entry.window.precision is Precision.MINUTE:
        yield f"DTSTART:{entry.window.start.astimezone(UTC):{_STAMP}}"
    else:
        day = entry.window.start.date()
        yield f"DTSTART;VALUE=DATE:{day:{_DATE}}"
        yield f"DTEND;VALUE=DATE:{day + timedelta(days=1):{_DATE}}"
    yield f"SUMMARY:{_text(entry.title)}"
    if entry.description:
        yield f"DESCRIPTION:{_text(entry.description)}"
    if entry.categories:
        yield "CATEGORIES:" + ",".join(_text(one) for one in entry.categories)
    yield "STATUS:CONFIRMED"
    # Nobody is busy because something launches.
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _text(text: str) -> str:
    """Return text as a TEXT value: special characters escaped, no control characters (RFC 5545, 3.3.11)."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = "".join(c for c in text if c == "\n" or category(c) not in ("Cc", "Cs"))
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _folded(line: str) -> bytes:
    """Return a line in pieces of at most 75 octets, none of which cuts a character (RFC 5545, 3.1)."""
    pieces: list[bytes] = []
    piece = b""
    for character in line:
        encoded = character.encode()
        # A continued line begins with a space, which counts.
        if len(piece) + len(encoded) + bool(pieces) > _LINE_OCTETS:
            pieces.append(piece)
            piece = b""
        piece += encoded
    return b"\r\n ".join([*pieces, piece])
