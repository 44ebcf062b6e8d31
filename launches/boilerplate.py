"""What is no part of the story: bylines, datelines, headings, company portraits, contacts, cookies, share lines.

All patterns are anchored or bounded, so that cleaning stays linear in the length of the text.
"""

import re
from collections.abc import Iterable, Iterator

from launches.sentences import Sentence, split_sentences

_NAMES_WHO = (
    r"by|posted by|written by|reported by|editing by|photos?|images?|picture|credit|source|filed under|tags?|topics"
    r"|categor(?:y|ies)"
)
_NOISE_STARTS = (
    r"posted (?:on|in)|published (?:on|in|at) \d|last (?:updated|modified)|updated? ?:|\d+ min(?:ute)?s? read",
    r"share (?:this|on|via)|read (?:more|also|next|our)\b.{0,40}[:>]|related(?: (?:posts|articles|stories))?\s*:",
    r"see also|follow us|sign up (?:for|to) (?:our|the)|subscribe(?: to| now|$)|leave a (?:reply|comment)",
    r"(?:we|this (?:web)?site) uses? cookies|accept (?:all )?cookies|cookie|privacy policy|terms of",
    r"all rights reserved|copyright|©|\(c\) \d|your email address|required fields|contacts?\s*:",
    r"(?:media|press|investor|pr) (?:contacts?|inquiries|enquiries|relations)|(?:for|to) (?:more|further) "
    r"(?:information|details)|for (?:media|press)|notes? (?:to|for) editors?|forward[- ]looking",
    r"this (?:press )?release contains|view source|click here|skip to|back to (?:top|all)|\*+ ?information",
    r"advertisement|sponsored|###|- ?ends? ?-",
)
_NOISE = re.compile(rf"(?i:{_NAMES_WHO})\s*:?\s[A-Z@]|(?i:{'|'.join(_NOISE_STARTS)})")
_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}\.\w")
_PHONE = re.compile(r"(?i:\b(?:tel|phone|fax)\b\.?:?\s{0,3}\+?\d)")
_PORTRAIT_STARTS = (
    r"about (?:the )?(?!(?:a|an|\d|half|one|two|that|this|time|how|what|why)\b)\S|über (?:die |den |das )?\S",
    r"à propos|acerca de|sobre |会社概要|关于|關於|(?:media|press) contacts?|contacts?|notes? (?:to|for) editors?",
    r"boilerplate|forward[- ]looking statements|leave a (?:reply|comment)|comments|related|share this|more from",
)
_PORTRAIT = re.compile(rf"(?i:{'|'.join(_PORTRAIT_STARTS)})")
_ENDS = re.compile(r"[.!?…。！？][\"'”’»)\]」』]{0,3}\Z")
_RULE = re.compile(r"\s[–—―]\s|\s?[–—―]\s|\s-{1,2}\s|\s?--\s?")
_AGENCY = re.compile(r"\([A-Z][\w /.+-]{1,30}\)\Z")
_MONTH = (
    r"(?:jan|feb|mar|apr|may|mai|jun|jul|aug|sep|oct|okt|nov|dec|dez|jän|mär|févr|fév|avr|juin|juil|août|déc|ene|abr|ago"
    r"|dic)[a-zé]{0,8}"
)
_DATE = re.compile(
    rf"(?i:\b{_MONTH}\.?\s\d|\b\d{{1,2}}(?:st|nd|rd|th|\.)?\s(?:de\s)?{_MONTH}\b|\d{{4}}-\d\d-\d\d|\d\d?[./]\d\d?[./]\d\d)"
)
_TIME_WORD = re.compile(rf"(?i:(?:mon|tues|wednes|thurs|fri|satur|sun)day|{_MONTH}|today|tomorrow|\d)")
_SMALL = frozenset(["am", "and", "bei", "de", "den", "der", "du", "et", "im", "in", "la", "le", "of", "on", "the", "y"])
_HEAD_LIMIT = 90


def content(text: str, sentences: Iterable[Sentence] | None = None) -> Iterator[tuple[Sentence, str]]:
    """Yield the sentences that tell the story, cleaned, with their places.

    Company portraits are left out up to the next heading that is not one. `sentences` are those of the text, where
    they are known already.
    """
    portrait = False
    for sentence in split_sentences(text) if sentences is None else sentences:
        words = text[sentence.start : sentence.end]
        if is_heading(words):
            portrait = _PORTRAIT.match(words) is not None
            continue
        cleaned = without_dateline(words)
        if not portrait and cleaned and not _NOISE.match(cleaned) and not _is_contact(cleaned):
            yield sentence, cleaned


def _is_contact(words: str) -> bool:
    if "@" in words and _EMAIL.search(words) is not None:
        return True
    low = words.lower()
    return ("tel" in low or "phone" in low or "fax" in low) and _PHONE.search(words) is not None


def is_heading(words: str) -> bool:
    """Say whether a line stands without a full stop: a headline, a heading, a byline, a row of a table."""
    return _ENDS.search(words[-8:]) is None


def without_dateline(sentence: str) -> str:
    """Return the sentence without its opening "LONDON, 3 March 2026 (Reuters) –"; empty if it is nothing else."""
    end = dateline(sentence)
    return sentence[end:].strip() if end else sentence


def dateline(sentence: str) -> int:
    """Return where the dateline that opens a sentence ends, 0 where it has none."""
    start = sentence[:_HEAD_LIMIT]
    ruled = "-" in start or "–" in start or "—" in start or "―" in start
    head = _RULE.search(start) if ruled else None
    if head and _is_dateline(sentence[: head.start()], firm=False):
        return head.end()
    short = len(sentence) < _HEAD_LIMIT and len(sentence.split()) <= 7
    return len(sentence) if short and _is_dateline(sentence.rstrip(".: "), firm=True) else 0


def _is_dateline(head: str, *, firm: bool) -> bool:
    """Say whether `head` is a place, perhaps with a date and an agency; `firm`: the date must be there.

    A date alone is none: it may be the launch itself.
    """
    words = head.split()
    if not words or len(words) > 12 or _TIME_WORD.match(words[0]) or not words[0][0].isupper():
        return False
    if not all(not word[0].islower() or word.strip(".,") in _SMALL or _TIME_WORD.match(word) for word in words):
        return False
    dated = _DATE.search(head) is not None
    capitals = len(words[0].strip(".,")) > 2 and words[0].isupper()
    return dated if firm else dated or capitals or _AGENCY.search(head) is not None
