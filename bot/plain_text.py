"""A text without markup: its headline, the head of a mail, and when it says itself that it was published."""

import re
from datetime import UTC, datetime, timedelta
from email.parser import HeaderParser
from email.policy import default
from email.utils import parsedate_to_datetime

from feeds.dates import read_date
from feeds.page import PageArticle
from feeds.published import day_in
from launches.datelines import dateline

_LONGEST_HEADLINE = 200
_HEAD = re.compile(r"(?:[A-Z][A-Za-z-]{1,40}:[^\n]*\n(?:[ \t]+\S[^\n]*\n)*)+(?=\n)")
_HEAD_LINES = 4
_NEXT_PART = re.compile(r"\s?[-–—]{1,2}\s|:\s")


def headline_of(text: str) -> str:
    """Return the headline that a text opens with, empty where it begins with its first sentence."""
    head, _, rest = text.strip().partition("\n")
    head = head.strip()
    goes_on = rest[:1].islower()
    own = 0 < len(head) <= _LONGEST_HEADLINE and rest and not goes_on and not head.endswith((".", "。", ","))
    return head if own else ""


def read_plain(text: str, now: datetime) -> PageArticle:
    """Return a text as an article; of a mail, its subject and date stand for headline and publication.

    Else the day of a dateline is that of publication. Nobody has published after `now`: such a day is something else.
    """
    head, title = _HEAD.match(text), ""
    published, source, has_time = None, "", False
    if head and "\nsubject:" in f"\n{head[0].lower()}":
        mail = HeaderParser(policy=default).parsestr(head[0])
        title, text = str(mail["subject"]).strip(), text[head.end() :].strip()
        published = _sent(str(mail["date"] or ""))
        source, has_time = ("mail", True) if published else ("", False)
    if published is None and (day := _dateline_day(text)) and day <= now + timedelta(days=1):
        published, source = day, "dateline"
    return PageArticle(
        title=title or headline_of(text),
        url="",
        published=published,
        published_source=source,
        site_name=None,
        image=None,
        language=None,
        text=text,
        published_has_time=has_time,
    )


def _sent(date: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(date)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _dateline_day(text: str) -> datetime | None:
    """Return the day in the first dateline: "LONDON, 3 March 2026 –", "OSLO, Norway – March 3, 2026 –".

    A line that is nothing else ("Hall 5, 12 May 2026") and one with a label ("When: 12 May") may tell of the launch.
    """
    for line in filter(None, map(str.strip, text.split("\n", _HEAD_LINES)[:_HEAD_LINES])):
        end = dateline(line)
        if 0 < end < len(line) and ":" not in line[:end].rstrip(": "):
            behind = read_date(_NEXT_PART.split(line[end:], maxsplit=1)[0])
            return day_in(line[:end]) or (behind[0] if behind else None)
    return None
