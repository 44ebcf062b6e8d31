# ruff: noqa: E501 (patterns read better unbroken)
"""What is no part of the story: bylines, captions, headings, corrections, greetings, portraits, contacts, share lines.

All patterns are anchored or bounded, so that cleaning stays linear in the length of the text.
"""

import re
from collections.abc import Iterable, Iterator

from launches.datelines import without_dateline
from launches.sentences import Sentence, split_sentences

_MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
_BY = (
    rf"by(?! (?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|{_MONTH}|spring|summer|autumn|fall|winter|christmas|easter)\b)"
    r"|(?:posted|written|reported|photographed|reporting|editing|photos?|images?) by|von unsere[mr]"
    r"|par(?-i:(?= [A-ZÉ]\w+ [A-ZÉ]\w+[,.]))"
)
_LABELS = (
    r"(?:photos?|images?|pictures?)(?: (?:credit|caption))?|credit|source|filed under|tags?|topics|categor(?:y|ies)|caption"
    r"|pictured|above|below|left|right|fotos?|bild(?:quelle)?|oben|unten|crédit(?:s? photos?)?|légende|ci-dessus|arriba|imagen"
    r"|corrections?|corrected|clarification|editor['’]s? note|disclosure|updated?|korrektur|aktualisiert|rectificatif"
    r"|mise à jour|corrección|actualización|subject|from|to|betreff|objet|asunto|interview requests"
)
_NOISE_STARTS = (
    r"posted (?:on|in)|published (?:on|in|at) \d|last (?:updated|modified)|\d+ min(?:ute)?s? read|(?:estimated )?reading time"
    rf"|update[sd]?(?:,? (?:{_MONTH} \d|\d{{1,2}} {_MONTH})[^:\n]{{0,25}}| \([^)\n]{{0,30}}\)):"
    r"|(?:an|the) (?:earlier|previous) version (?:of this|gave|said|stated|mis)"
    r"|this (?:article|story|post|piece|report) (?:(?:was|has been|is) (?:up|corrected|amended|first|originally)|first |originally |contains )",
    r"share (?:this|on|via)|read (?:more|also|next|our|on)\b.{0,40}[:>.]|related(?: (?:posts|articles|stories))?\s*:"
    r"|see also|follow (?:us|@|along)|sign up (?:for|to) (?:our|the)|subscribe(?: to| now|$)|leave a (?:reply|comment)"
    r"|join the (?:conversation|discussion)|let us know|what do you think|scroll down|click (?:here|to)|like and subscribe"
    r"|(?:listen to|rate) this|watch the (?:trailer|video)|lesen sie auch|mehr (?:lesen|infos|informationen)\b"
    r"|(?:à )?lire aussi|(?:lea|lee) también|あわせて読みたい|相关阅读|延伸阅读",
    r"(?:we|this (?:web)?site) uses? cookies|accept (?:all )?cookies|cookie|privacy policy|terms of|safe harbor"
    r"|all rights reserved|copyright|©|\(c\) \d|your email address|required fields|contacts?\s*:|our standards:"
    r"|(?:media|press|investor|pr) (?:contacts?|inquiries|enquiries|relations)|(?:for|to) (?:more|further) (?:information|details)"
    r"|for (?:media|press)|notes? (?:to|for) editors?|forward[- ]looking|this (?:press )?release contains|for immediate release",
    r"(?:learn|find out) more\b|more (?:information|details) (?:is|are|at|can)|visit \S{1,40}\.\w|(?:download|get) the press kit"
    r"|high[- ]res(?:olution)? (?:images|photos|pictures)|weitere (?:informationen|infos)|pour (?:plus d|en savoir)"
    r"|(?:para )?más información|詳(?:しくは|細は)[^。]{0,12}(?:こちら|サイト|ページ)|お問い合わせ|更多信息|了解更多",
    r"(?:view|read) this (?:e-?mail|message|newsletter)|you(?:['’]re| are) (?:receiving|getting) this|unsubscribe"
    r"|if you (?:can['’]t|cannot) see|thanks for (?:reading|your)|(?:best|kind|warm) regards|mit freundlichen grüßen",
    r"view source|skip to|back to (?:top|all)|advertisement|anzeige\W?$|publicité\W?$|publicidad\W?$|sponsored|###|- ?ends? ?-|ends?\.$"
    r"|fig(?:ure|\.) \d|\[(?:photo|image|picture|figure|table|video|source|bild|foto|写真|図)|\(\$1 = "
    r"|[（(]?(?:取材|文|撮影|写真|作者|来源|编辑|责编|記者)[^。]{0,6}[：:]",
    r"here (?:are|is) (?:\w+ ){0,3}(?:things|reasons|facts|ways|tips|highlights)\b|(?:(?:just )?an? )?(?:quick|short|brief) (?:update|note)\b[^,:]{0,30}[.!]\Z"
    r"|das (?:teilte|gab|kündigte|bestätigte|berichtete|sagte)n? [^.,]{2,60}\.\Z|mehr zum thema|(?:también )?te puede interesar",
    r"[¹²³⁴†‡]|\*+ ?(?:information|availability|actual|based|terms|subject|specifications|excludes?)\b",
)
_NOISE = re.compile(
    rf"(?:[-*•·▪●–—]\s+)?[\[(*_]{{0,2}}(?:(?i:{_BY})\s*:?\s[A-Z@]|(?i:{_LABELS})\s?[:：]|(?:SOURCE|Foto) [A-Z]|(?i:{'|'.join(_NOISE_STARTS)}))"
)
_WITHIN = re.compile(
    r"[(|（]\s?(?:(?:photos?|images?|picture)(?: credit)?|credit|bild|foto|crédits?|imagen|写真|图片?)\s?[:：]"
    r"|\btrademarks? of|property of their|subject to change|affiliate (?:links?|commission)|earn a commission"
    r"|our newsletter|unseren newsletter|notre newsletter|nuestr[oa] (?:newsletter|boletín)"
)
# One of these stands in whatever the pattern matches.
_WITHIN_PARTS = (
    "photo", "image", "picture", "credit", "crédit", "bild", "foto", "imagen", "写真", "图", "trademark", "property of",
    "subject to", "affiliate", "commission", "newsletter", "boletín",
)  # fmt: skip
_GREETING = re.compile(
    r"(?i:(?:hi|hello|hey|dear|greetings|welcome|happy \w{3,12}|good (?:morning|evening)|hallo|lieber?|sehr geehrter?|guten (?:tag|morgen)"
    r"|moin|bonjour|bonsoir|chère?s?|salut|hola|estimad[oa]s?|querid[oa]s?|buen[oa]s (?:días|tardes))\b|(?:こんにちは|皆さん|皆様|大家好|各位)[^。！]{0,6}[。！]?\Z)"
)
_LONGEST_GREETING, _LONGEST_WORDS = 6, 60
_GIST = re.compile(r"(?i:tl;?\s?dr|in short|the gist|kurz gesagt|en bref|en resumen)\s?[:–—-]\s")
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
        bare = cleaned(words)
        if not portrait and bare and not _is_noise(bare) and not _is_contact(bare):
            yield sentence, bare


def cleaned(words: str) -> str:
    """Return a sentence without dateline and label ("TL;DR: "); empty if it is nothing else."""
    bare = without_dateline(words)
    return _GIST.sub("", bare, count=1) if _GIST.match(bare) else bare


def _is_noise(words: str) -> bool:
    if _NOISE.match(words):
        return True
    if _GREETING.match(words) and len(words.split()) <= _LONGEST_GREETING and len(words) < _LONGEST_WORDS:
        return True
    low = words.lower()
    return any(part in low for part in _WITHIN_PARTS) and _WITHIN.search(low) is not None


def _is_contact(words: str) -> bool:
    if "@" in words and _EMAIL.search(words) is not None:
        return True
    low = words.lower()
    return ("tel" in low or "phone" in low or "fax" in low) and _PHONE.search(words) is not None


def is_heading(words: str) -> bool:
    """Say whether a line stands without a full stop: a headline, a heading, a byline, a row of a table."""
    return _ENDS.search(words[-8:]) is None
