"""Which of the six languages a text is in: by script, then by its commonest short words."""

import re
from collections import Counter
from importlib import import_module

from launches.languages.english_language import ENGLISH
from launches.languages.language import Language

_SAMPLE = 2_000
_WORDS = 150
_KANA = re.compile("[\u3041-\u30fa]")
_HAN = re.compile("[\u4e00-\u9fff]")
# A word in small letters with an accent; in a name ("Café", "Øre") it tells nothing.
_ACCENTED = re.compile(r"(?<!\w)[a-zà-ÿ]*[à-ÿ]")
_COMMON = {
    "en": "the and of to in is for on with that it at from will by be are was this",
    "de": "der die das und ist von mit für auf den im ein eine zu nicht wird dem sich es wir ab",
    "fr": "le la les et des du en est pour dans une un sur au avec par qui sera nous que",
    "es": "el la los las y de en es para con una un del por se al su que será",
}
_VOTES: dict[str, tuple[str, ...]] = {
    word: tuple(code for code, words in _COMMON.items() if word in words.split())
    for words in _COMMON.values()
    for word in words.split()
}
_OTHERS = {"de": "german", "fr": "french", "es": "spanish", "ja": "japanese", "zh": "chinese"}


def _language(code: str) -> Language:
    """Return a language; those that few bots meet are loaded when a text is in them, a megabyte in all."""
    name = _OTHERS.get(code)
    if name is None:
        return ENGLISH
    found: Language = getattr(import_module(f"launches.languages.{name}"), name.upper())
    return found


def detect(text: str, declared: str | None = None) -> Language:
    """Return the language of `text`; `declared` (such as "de-AT") decides where the text is too short."""
    sample = text[:_SAMPLE]
    if not sample.isascii():
        kana, han = len(_KANA.findall(sample)), len(_HAN.findall(sample))
        if kana * 5 > han and kana > 3:
            return _language("ja")
        if han > 8:
            return _language("zh")
    words = sample.lower().split(None, _WORDS)[:_WORDS]
    votes = Counter([code for word in words if word in _VOTES for code in _VOTES[word]])
    if votes and max(votes.values()) >= 4:
        return _language(max(votes, key=lambda code: (votes[code], code == "en")))
    # One sentence holds few of these words. Where none is English, three tell another language, or two and an accent.
    best = max(votes, key=lambda code: votes[code], default="en")
    if declared is None and not votes["en"] and votes[best] >= (2 if _ACCENTED.search(sample) else 3):
        return _language(best)
    return _language((declared or "en")[:2].lower())
