"""Which language a text is in: what it declares, else what its script proves. No guessing by statistics."""

import re

_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_KANA = re.compile(r"[\u3041-\u30ff]")
_HANGUL = re.compile(r"[\uac00-\ud7af]")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_SAMPLE = 3_000


def language_of(declared: str | None, text: str = "") -> str | None:
    """Return a language tag such as `en-GB`, or None where nothing says which it is.

    The text overrides the declaration in one case: a template that declares a European language around
    Chinese, Japanese or Korean text, because the script proves it.
    """
    found = _TAG.fullmatch((declared or "").strip())
    tag = _normal(found[0]) if found else None
    script = _by_script(text[:_SAMPLE])
    if script and (tag is None or tag[:2] not in ("zh", "ja", "ko", "yu")):
        return script
    return tag


def _normal(tag: str) -> str:
    first, *rest = tag.replace("_", "-").split("-")
    return "-".join([first.lower(), *(part.upper() if len(part) == 2 else part for part in rest)])


def _by_script(sample: str) -> str | None:
    letters = sum(map(str.isalpha, sample))
    if not letters:
        return None
    kana, hangul, han = (len(script.findall(sample)) for script in (_KANA, _HANGUL, _HAN))
    if (kana + hangul + han) / letters < 0.3:
        return None
    if kana / letters > 0.05:
        return "ja"
    return "ko" if hangul > han else "zh"
