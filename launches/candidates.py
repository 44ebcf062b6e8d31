"""Candidates: the dates of a document that may be the launch, each with whether it still holds and where it lies."""

from typing import NamedTuple

from launches.document import Document, Line, Mention
from launches.superseded import is_denied, is_superseded
from launches.window import LaunchWindow, Precision


class Candidate(NamedTuple):
    """A date of a line; `superseded`: the text says it no longer holds, `denied`: that nothing happens then."""

    line: Line
    mention: Mention
    superseded: bool = False
    denied: bool = False
    is_past: bool = False

    @property
    def window(self) -> LaunchWindow:
        """The window of the date."""
        return self.mention.window


def candidates_of(document: Document) -> list[Candidate]:
    """Return every date of the document, in order."""
    return [
        _candidate(document, line, mention)
        for line in document.lines
        for mention in line.mentions
        if not _names_day_before(line, mention)
    ]


def _candidate(document: Document, line: Line, mention: Mention) -> Candidate:
    denied = is_denied(line, mention)
    return Candidate(line, mention, is_superseded(line, mention, denied), denied, _lies_behind(document, mention))


_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def _names_day_before(line: Line, mention: Mention) -> bool:
    """Whether a weekday only explains the date before it ("23 May, Whit Saturday", "9 July, which is a Thursday")."""
    written = line.source[mention.found.start : mention.found.end].lower()
    if written not in _WEEKDAYS:
        return False
    return any(
        other.found.end <= mention.found.start <= other.found.end + 24
        and other.window.precision is Precision.DAY
        and other.window.start.weekday() == _WEEKDAYS.index(written)
        for other in line.mentions
        if other is not mention
    )


def _lies_behind(document: Document, mention: Mention) -> bool:
    end = mention.window.end
    if end.tzinfo is not None:
        return end <= document.reference.moment
    return end.date() <= document.reference.day
