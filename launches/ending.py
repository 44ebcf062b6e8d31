"""Endings: whether a text calls off the launch that is known, and not something else."""

import re

from launches import signs
from launches.about import About
from launches.announcement import Announcement, Change, Status

_LEAD = 3
_OFF = re.compile(
    r"(?i:\b(?:is|are|was|were|been|has|have|being|be|gets?|got)\s(?:now\s|been\s|being\s|officially\s|quietly\s){0,2}(?:cancell?ed|scrapped|axed|shelved"
    r"|abandoned|binned|called\soff|withdrawn|terminated|discontinued|dropped|killed|buried|no\smore)\b"
    r"|\b(?:cancels?|scraps?|shelves|axes|abandons|drops|kills|bins|buries|withdraws|terminates|discontinues|calls\soff|pulls\sthe\splug\son"
    r"|(?:has|have)\s(?:cancell?ed|scrapped|axed|shelved|abandoned|dropped|withdrawn|pulled\sthe\splug\son))\b"
    r"|\bthere\s(?:isn't|is\snot|won't|will\snot|will)\s(?:going\sto\s)?be\s(?:a|an|any|no)\b"
    r"|\bnot\sto\s(?:go\sahead|proceed|continue|carry\son)\b|\b(?:ending|stopping|closing|dropping|ended|stopped)\s(?:all\s)?(?:work\son|the|our|its)\b"
    r"|\b(?:isn't|aren't|not|never|won't(?:\sbe)?)\s(?:going\s)?(?:to\s)?(?:ever\s|be\s|now\s)*(?:releas|launch|publish|open|mak|build|produc|ship|complet|finish)\w*\b)"
)
_STEP = re.compile(
    r"(?i:\b(?:pre-?orders?|beta|demo|tickets?|tours?|attempt|festivities|party|event|livestream|stream|press|edition|orders|early\saccess"
    r"|until|yet|before|in\s(?:january|february|march|april|may|june|july|august|september|october|november|december)"
    r"|on\s(?:\w+day|\d)|today|tomorrow|this|if|unless|price|date|physical)\b)"
)


def cancels(about: About, said: Announcement) -> bool:
    """Say whether the sentence calls this launch off: not something else, and not as history."""
    index = about.index_of(said.evidence)
    here = index is None or any(index == other for other, _ in about.lines)
    elsewhere = about.titled_as_another and not about.names_it(said.evidence)
    elsewhere = elsewhere or (not about.names_it(said.evidence) and about.stands())
    told = signs.HISTORY.search(said.evidence) or signs.REVIVES.search(said.evidence)
    return here and not elsewhere and told is None


def called_off(about: About, said: Announcement | None) -> Announcement | None:
    """Return the end of a launch that title and lead name beside it, where the reading saw no launch at all."""
    if said is not None and (said.window is not None or said.status is Status.RELEASED):
        return said
    if any(signs.REVIVES.search(line) for line in (about.title, about.lead(_LEAD))):
        return said
    lines = [
        line for line in (about.title, *(line for index, line in about.lines if index < _LEAD)) if about.names_it(line)
    ]
    ended = [line for line in lines if _OFF.search(line) and not _STEP.search(line) and not signs.HISTORY.search(line)]
    if not ended or (said is not None and said.status is Status.DELAYED and said.change is not Change.LATER):
        return said
    return about.restated(said, Status.CANCELLED, None, ended[-1], "called off by name")
