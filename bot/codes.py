"""What the other packages note in short English, in the words and the language of whoever reads it.

`db`, `jobs` and `feeds` have no words for people: they note codes ("too-late") and lines for the log. The tables below
have each of them, with what people read, which is looked up in the catalogue like any other text. A hole (`{status}`)
stands for what differs from case to case. What stands in no table is shown as it was noted.
"""

import re
from collections.abc import Iterable
from functools import cache

from bot.language import _

KINDS = {
    "article": "about the article",
    "revision": "about the change",
    "milestone": "a countdown",
    "overdue": "a question whether it is out",
    "digest": "a digest",
}

OUTCOMES = {
    **KINDS,
    "new": "new",
    "edited": "edited",
    "known": "known",
    "not again": "not again",
    "none": "none",
    "not tracked": "not tracked",
    "new launch": "new launch",
    "known launch": "known launch",
    "outdated": "outdated",
    # how many servers follow something is nobody else's to know
    "asked {count} guilds": "asked the servers that follow it",
    "nobody to ask": "nobody to ask",
    "no news": "no news",
    "announced": "announced",
    "dated": "dated",
    "narrowed": "narrowed",
    "widened": "widened",
    "delayed": "delayed",
    "brought_forward": "brought forward",
    "cancelled": "called off",
    "reinstated": "on again",
    "launched": "launched",
    "released": "out",
    "planned": "planned",
    "nobody": "nobody",
    "presumed-launched": "presumed launched",
    "silent": "no word for a year",
    "failed": "failed",
    "superseded": "superseded",
    "skipped": "skipped",
    "paused": "held back",
    "target-paused": "the channel is paused",
}

REASONS = {
    "the same article by another entry": "the same article by another entry",
    "speaks of no launch": "speaks of no launch",
    "a rumour: not the maker's word": "a rumour: not the maker's word",
    "about nothing that is tracked or still ahead": "about nothing that is tracked or still ahead",
    "newer news is known": "newer news is known",
    "low confidence": "low confidence",
    "says what is known": "says what is known",
    "first fetch": "first fetch",
    "published long ago": "published long ago",
    "told before": "told before",
    "told with the catalogue's brands": "told with the catalogue's brands",
    "nobody-follows": "nobody follows",
    "guild-left": "the bot was removed from the server",
    "target-paused": "the channel is paused",
    "not-followed-any-more": "not followed any more",
    "muted": "muted",
    "another-plan-holds": "this server's correction holds",
    "revised": "something newer was told",
    "over": "nothing is left to count down to",
    "too-late": "too late to be of use",
    "folded:{digest}": "told in the digest of that hour",
    "paused-too-long": "the channel was paused for too long",
    "given-up": "given up",
    "absent": "it did not arrive",
    "owner-lost": "the bot was stopped while sending",
}

MILESTONES = {
    "30d": "30 days before",
    "7d": "7 days before",
    "1d": "1 day before",
    "1h": "1 hour before",
    "now": "the moment itself",
    "day": "the day itself",
    "opens": "the window begins",
    "closes_7d": "7 days before the window ends",
    "every:{day}": "regular",
}

TROUBLES = (
    "the server answered with status {status}",
    "there is no host of this name, or no way to ask for it",
    "the host has no valid certificate",
    "the host cannot be connected to ({why})",
    "no complete answer within {seconds} s",
    "no complete answer: it breaks off",
    "no complete answer: {why}",
    "the connection failed: {why}",
    "the address leads into a private or special network",
    "the address names no host",
    "the address cannot be asked: {why}",
    "the host is a number in a form that hides where it leads",
    "not a valid address: {why}",
    "only http and https can be read, not “{scheme}”",
    "more than {count} redirects",
    "larger than {count} bytes",
    "the site's robots.txt asks not to fetch this address",
    "the document is empty",
    "the page is too large to be watched",
    "the page cannot be read: {why}",
    "the feed cannot be read: {why}",
    "this is a web page, not a feed",
    "this is not a feed of a known format",
    "this is not an HTML page",
    "this is JSON, but not a JSON Feed",
    "this looks like JSON, but cannot be read: {why}",
    "no article text was found on this page",
    "this page has no list of articles in its markup; pages filled in by a script cannot be watched",
    "this is a web page that announces no feed and lists no articles; try the address of the press or news page, "
    "or of its RSS feed",
    "the document has more elements than any feed",
    "the document has more attributes than any feed",
    "reading this document takes more time or memory than any feed or article needs",
)


def kind(code: str) -> str:
    """Return what a notice tells."""
    return _said(code, KINDS)


def outcome(code: str) -> str:
    """Return what came of a step, or how a launch stands."""
    return _said(code, OUTCOMES)


def reason(code: str) -> str:
    """Return why something was told or was not, and whether the change in it is told all the same."""
    told, also, _rest = code.partition("; the change is told")
    said = _said(told, REASONS)
    return _("{reason}; the change is told").format(reason=said) if also else said


def milestone(code: str) -> str:
    """Return a point of a countdown."""
    return _said(code, MILESTONES)


def trouble(message: str) -> str:
    """Return why an address could not be read."""
    for template in TROUBLES:
        if found := _pattern(template).fullmatch(message):
            return _(template).format(**found.groupdict())
    return message


def _said(code: str, words: dict[str, str]) -> str:
    for template in (code, *_with_holes(words)):
        if template in words and _pattern(template).fullmatch(code):
            return _(words[template])
    # what Discord answered has a table of its own (`bot.failures`)
    return _(code) if " " in code else code.replace("-", " ").replace("_", " ")


def _with_holes(words: Iterable[str]) -> list[str]:
    return [template for template in words if "{" in template]


@cache
def _pattern(template: str) -> re.Pattern[str]:
    """Return what matches a template; a hole takes whatever stands in its place."""
    return re.compile(re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>.+)", re.escape(template)), re.DOTALL)
