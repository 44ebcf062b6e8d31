"""What is no part of the story: bylines, headings, company portraits, contacts, cookies, share lines.

All patterns are anchored or bounded, so that cleaning stays linear in the length of the text.
"""

import re
from collections.abc import Iterable, Iterator

from launches.datelines import without_dateline
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
