# ruff: noqa: E501 (patterns read better unbroken)
"""Where and when a report was written: "OSLO, Norway – March 3, 2026 – ", "May 11 (Reuters) - ", "【北京，8月19日】".

A dateline is a row of parts, each closed by a rule: a place, a date, an agency. A place alone is none unless it is
written like one, and a date alone is none at all: it may be the launch itself. Every pattern is anchored or looks at a
bounded start, so that this stays linear in the length of the text.
"""

import re

from launches.zones import lookup

_RULE = re.compile(r"\s?[–—―][*_\]]{0,2}\s|\s-{1,2}\s|\s?--\s?|\.-\s|\s\|\s|:\s")
_AGENCY = re.compile(r"\((?:[A-Z][\w /.+&-]{1,30}|(?:keystone-)?sda|(?:dpa|apa|awp|afp|efe|ots|pte)(?:/\w{2,4})?)\)\Z")
_MONTH = (
    r"(?:jan(?:uary|uar|vier)?|enero?|feb(?:ruary|ruar|rero)?|f[ée]vr?(?:ier)?|mar(?:ch|s|zo)?|mär(?:z)?|a[pv]r(?:il)?|abr(?:il)?|mayo?|mai"
    r"|june?|juni|juin|junio|july?|juli|juil(?:let)?|julio|aug(?:ust)?|août|ago(?:sto)?|sept?(?:ember|embre|iembre)?"
    r"|o[ck]t(?:ober|obre|ubre)?|nov(?:ember|embre|iembre)?|de[cz](?:ember)?|déc(?:embre)?|dic(?:iembre)?)"
)
_DATE = re.compile(
    rf"(?i:\b{_MONTH}\.?\s\d|\b\d{{1,2}}(?:st|nd|rd|th|\.)?\s(?:de\s)?{_MONTH}\b|\d{{4}}-\d\d-\d\d|\d\d?[./]\d\d?[./]\d\d)"
)
_YEAR = re.compile(r"\b20\d\d\b")
_TIME_WORD = re.compile(rf"(?i:(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|{_MONTH}|today|tomorrow)\b|\d)")
_SMALL = frozenset(["am", "and", "bei", "de", "den", "der", "du", "et", "im", "in", "la", "le", "of", "on", "the", "y"])
_RELEASE = re.compile(
    r"(?i:for immediate release|(?:press|news|media) release|pressemitteilung|communiqué|nota de prensa)"
)
_LANDS = frozenset(
    "australia austria belgium canada denmark deutschland england finland ireland italy netherlands norway poland portugal"
    " scotland spain sweden switzerland usa wales".split()
)
# Apple's own: the place in capitals, and no rule.
_CAPITALS = re.compile(r"[A-Z]{2,20}(?:[ .-][A-Z]{2,20}){0,3}, [A-Z]{4,20}(?: [A-Z]{3,20}){0,2}\s(?=[A-Z][a-z])")
_EAST = re.compile(
    r"【(?:東京|大阪|北京|上海|深圳|广州|香港|台北|[^】\d]{2,12}[，、,]\s?(?:20\d\d年)?\d{1,2}月\d{1,2}日[^】]{0,6})】|[（【][^）】＝]{1,10}＝[^）】]{1,10}[）】]"
    r"|【[^】]{2,8}[讯訊]】|（[^）]{2,22}\d{1,2}日[电電]）|(?:新华社|中新社|中新网)?[一-鿿]{2,4}\d{1,2}月\d{1,2}日[电電](?:（[^）]{1,20}）)?\s?"
    r"|[^\s，。、]{2,10}\s?\d{1,2}\s?月\s?\d{1,2}\s?日(?:消息|[讯訊])[，,：:]\s?"
)
# One of these stands in whatever a rule matches.
_RULES = ("–", "—", "―", "--", " - ", ".- ", " | ", ": ")
_HEAD_LIMIT = 90
_AROUND = "*_[]() "


def without_dateline(sentence: str) -> str:
    """Return the sentence without its opening "LONDON, 3 March 2026 (Reuters) –"; empty if it is nothing else."""
    end = dateline(sentence)
    return sentence[end:].strip() if end else sentence


def dateline(sentence: str) -> int:
    """Return where the dateline that opens a sentence ends, 0 where it has none."""
    start = sentence[:_HEAD_LIMIT]
    # Most sentences begin like neither.
    whole = _CAPITALS.match(start) if start[:2].isupper() else None
    if whole is None and not start.isascii():
        whole = _EAST.match(start)
    if whole:
        return whole.end()
    end = _ruled(start) if any(sign in start for sign in _RULES) else 0
    if end:
        return end
    short = len(sentence) < _HEAD_LIMIT and len(sentence.split()) <= 7
    head = sentence.rstrip(".: ")
    return len(sentence) if short and _is_place(head) and _DATE.search(head) else 0


def _ruled(start: str) -> int:
    """Return where the last rule of a dateline ends; a start with a rule is what a cut-off place has left behind."""
    end = begin = 0
    placed = firm = dated = False
    for rule in _RULE.finditer(start):
        part = start[begin : rule.start()].strip()
        begin = rule.end()
        if not part:
            placed = firm = True
        elif _RELEASE.fullmatch(part):
            firm = True
        elif _is_date(part):
            dated = True
        elif _is_agency(part):
            firm = True
        elif not placed and _is_place(part):
            placed = True
            dated = dated or _DATE.search(part) is not None
            firm = firm or _is_written_so(part, rule[0])
        else:
            break
        if (firm or (placed and dated)) and (rule[0] != ": " or _YEAR.search(part) or _is_known(part)):
            end = begin
    return end


def _is_date(part: str) -> bool:
    words = part.strip(_AROUND).split()
    return _DATE.search(part) is not None and all(word in _SMALL or _TIME_WORD.match(word) for word in words)


def _is_agency(part: str) -> bool:
    """Say whether a part is an agency, perhaps with its day and no place: "May 11 (Reuters)"."""
    found = _AGENCY.search(part)
    return found is not None and (found.start() == 0 or _is_date(part[: found.start()]))


def _is_place(part: str) -> bool:
    """Say whether a part may be a place, perhaps with its day and agency: every word of a name is capital."""
    words = part.lstrip(_AROUND).split()
    if not words or len(words) > 12 or _TIME_WORD.match(words[0]) or not words[0][0].isupper():
        return False
    return all(not word[0].islower() or word.strip(".,") in _SMALL or _TIME_WORD.match(word) for word in words)


def _is_written_so(part: str, rule: str) -> bool:
    """Say whether a place is written like one of a dateline; before a colon a label is written so, too."""
    if rule == ": ":
        return _is_known(part)
    first = part.lstrip(_AROUND).split()[0].strip(".,")
    return (len(first) > 2 and first.isupper()) or _AGENCY.search(part) is not None


def _is_known(part: str) -> bool:
    """Say whether a part is a city in capitals, or a place with its country."""
    city, comma, land = part.rpartition(", ")
    known = land.lower() in _LANDS or (len(land) > 1 and lookup(land, None) is not None)
    return known and (bool(city) if comma else land.isupper())
