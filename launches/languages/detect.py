# ruff: noqa: E501 (tables read better unbroken)
"""Which of the six languages a text is in: by script, then by its commonest short words."""

import re
from collections import Counter
from importlib import import_module

from launches.languages.english_language import ENGLISH
from launches.languages.language import Language

_SAMPLE = 2_000
_WORDS = 150
_FEW = 12
_KANA = re.compile("[\u3041-\u30fa]")
_HAN = re.compile("[\u4e00-\u9fff]")
# A word in small letters with an accent; in a name ("Café", "Øre") it tells nothing.
_ACCENTED = re.compile(r"(?<!\w)[a-zà-ÿ]*[à-ÿ]")
_COMMON = {
    "en": "the and of to in is for on with that it at from will by be are was this opens comes goes out released launches",
    "de": "der die das und ist von mit für auf den im ein eine zu nicht wird dem sich es wir ab"
    " in bei er sie kommt kommen zum zur aus auch seit nach bis als oder sind hat wurde gibt einen einem einer"
    " sein seine seinen ihr ihre ihren dieser diese diesen dieses"
    " haben durch über nur noch nun neue neuen neuer neues erste ersten zwei jahre jahr"
    " des erscheint erscheinen beginnt startet öffnet eröffnet verschoben",
    "fr": "le la les et des du en est pour dans une un sur au avec par qui sera nous que ce cette son sa ses ne pas aux"
    " chez dès il elle depuis à ont leur leurs mais nouveau nouvelle premier première deux ans"
    " sort sortira sortie ouvre ouvrira arrive reporté reportée",
    "es": "el la los las y de en es para con una un del por se al su que será ya lo sus este esta ha como más pero desde nuevo nueva primer primera dos años"
    " sale saldrá llega llegará abre abrirá estrena retrasa",
}
# The last letter with an accent in a word of small letters, where only one of the languages has it.
_LETTERS = {
    letter: code for code, letters in {"de": "äöüß", "fr": "àâèêëîïôùûçœ", "es": "ñáíóú"}.items() for letter in letters
}
_ACCENTS = 24
# Names of days and months that only one of the languages has.
_DAYS = {
    name: code
    for code, names in {
        "de": "montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar märz juni juli oktober dezember",
        "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche janvier février avril juin juillet août octobre décembre",
        "es": "lunes martes miércoles jueves viernes sábado domingo enero febrero marzo abril junio julio octubre diciembre",
    }.items()
    for name in names.split()
}
_DATES = re.compile(rf"\b(?:{'|'.join(_DAYS)})\b")
_VOTES: dict[str, tuple[str, ...]] = {
    word: tuple(code for code, words in _COMMON.items() if word in words.split())
    for words in _COMMON.values()
    for word in words.split()
}
_OTHERS = {"de": "german", "fr": "french", "es": "spanish", "ja": "japanese", "zh": "chinese"}


def _language(code: str) -> Language:
    """Return a language; those that few bots meet are loaded when a text is in them, some two megabytes in all."""
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
        # One sentence has few signs, and a text in another language may quote more.
        signs, letters = kana + han, sum(map(str.isalpha, sample))
        if signs * 2 > letters or (signs > 8 and signs * 6 > letters):
            return _language("ja" if kana * 5 > han else "zh")
    words = sample.lower().split(None, _WORDS)[:_WORDS]
    votes = Counter([code for word in words if word in _VOTES for code in _VOTES[word]])
    if "'" in sample or "’" in sample:
        votes["fr"] += sum(word[1:2] in ("'", "’") and word[0] in "cdjlnqs" for word in words)
    if not sample.isascii():
        votes.update([_LETTERS[word[-1]] for word in _ACCENTED.findall(sample)[:_ACCENTS] if word[-1] in _LETTERS])
    if votes and max(votes.values()) >= 4:
        return _language(max(votes, key=lambda code: (votes[code], code == "en")))
    # One sentence holds few of these words. Where none is English, three tell another language, or two and an accent.
    votes.update([_DAYS[word] for word in _DATES.findall(sample.lower())])
    # German has "in" and "will", too.
    best = max(votes, key=lambda code: votes[code], default="en")
    ahead = votes[best] - votes["en"]
    few = 2 if _ACCENTED.search(sample) or (len(words) <= _FEW and not votes["en"]) else 3
    if declared is None and ahead >= few:
        return _language(best)
    return _language((declared or "en")[:2].lower())
