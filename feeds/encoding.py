"""Bytes of a web page or a feed → text.

Valid UTF-8 with more than ASCII in it is UTF-8 whatever is declared, because no other encoding looks like
it by accident. Otherwise the order of browsers: byte order mark, header, declaration in the page,
windows-1252.
"""

import codecs
import re

_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_META = re.compile(
    rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})|<\?xml[^>]{0,200}?encoding=[\"']([\w.:-]{1,40})",
    re.IGNORECASE,
)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# `<?xm` in encodings that are not supersets of ASCII, without a mark.
_UNMARKED = (
    ("<?xm".encode("utf-16-le"), "utf-16-le"),
    ("<?xm".encode("utf-16-be"), "utf-16-be"),
    ("<".encode("utf-32-le") + b"?", "utf-32-le"),
    ("<".encode("utf-32-be") + b"\0", "utf-32-be"),
    ("<".encode("utf-16-le"), "utf-16-le"),
    ("<".encode("utf-16-be"), "utf-16-be"),
    ("<?xm".encode("cp037"), "cp037"),
)
_XML = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']\s*([\w.:-]{1,40})", re.IGNORECASE)
# As browsers read these names: the smaller set never occurs alone in practice.
_WIDER = {
    "iso-8859-1": "windows-1252",
    "latin1": "windows-1252",
    "latin-1": "windows-1252",
    "us-ascii": "windows-1252",
    "ascii": "windows-1252",
    "iso-8859-9": "windows-1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "x-sjis": "cp932",
    "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949",
    "tis-620": "cp874",
    "big5": "big5hkscs",
}
_DECLARED_WITHIN = 8_192
# Where no charset is declared, or a wrong one, the language tells which it may be; the strictest is tried first.
_LANGUAGE = re.compile(rb"<html[^>]{0,300}?\blang\s*=\s*[\"']?(ja|zh|ko)\b", re.IGNORECASE)
_OF_LANGUAGE = {"ja": ("euc_jp", "cp932"), "zh": ("gb18030", "big5hkscs"), "ko": ("cp949",)}


def decode_page(body: bytes, content_type: str | None = None) -> str:
    """Decode an HTML page; never fails, at worst with replacement characters."""
    for mark, encoding in _MARKS:
        if body.startswith(mark):
            return body.decode(encoding, "replace").removeprefix("\ufeff")
    shifts = b"\x1b$" in body or b"\x1b(" in body  # ISO-2022 is ASCII to the eye
    if not shifts and (text := _try(body, "utf-8")) is not None:
        return text
    header, meta = _CHARSET.search(content_type or ""), _META.search(body[:_DECLARED_WITHIN])
    declared = [header[1] if header else "", (meta[1] or meta[2]).decode("ascii", "replace") if meta else ""]
    for name in declared:
        if name and (text := _try(body, _WIDER.get(name.lower(), name))) is not None:
            return text
    # A few broken bytes in UTF-8 are no reason to read all of it as something else.
    repaired = body.decode("utf-8", "replace")
    broken = repaired.count("\ufffd")
    if broken * 20 < sum(byte >= 0x80 for byte in body) or (shifts and not broken):
        return repaired
    language = _LANGUAGE.search(body[:_DECLARED_WITHIN])
    names = _OF_LANGUAGE[language[1].decode("ascii").lower()] if language else ()
    return next((text for name in names if (text := _try(body, name)) is not None), None) or _western(body)


def decode_xml(body: bytes, content_type: str | None = None) -> str:
    """Decode an XML document; never fails. The server's word counts last: it is set for whole sites and often wrong."""
    for mark, encoding in (*_MARKS, *_UNMARKED):
        if body.startswith(mark) and (text := _try(body, encoding)) is not None:
            return text.removeprefix("\ufeff")
    meta, header = _XML.match(body.lstrip()[:_DECLARED_WITHIN]), _CHARSET.search(content_type or "")
    declared = meta[1].decode("ascii", "replace").lower() if meta else ""
    small = not declared or _WIDER.get(declared, declared) == "windows-1252"
    if small and not body.isascii() and (text := _try(body, "utf-8")) is not None:
        return text
    names = (_WIDER.get(declared, declared), header[1] if header else "", "utf-8")
    return next((text for name in names if name and (text := _try(body, name)) is not None), None) or _western(body)


def _western(body: bytes) -> str:
    return _try(body, "windows-1252") or body.decode("latin-1").translate(_C1)


def _try(body: bytes, encoding: str) -> str | None:
    try:
        return body.decode(encoding)
    except (ValueError, LookupError):
        return None


# Five bytes are undefined in windows-1252; all others keep the character that browsers show.
_C1 = {code: bytes([code]).decode("windows-1252", "ignore") or "\ufffd" for code in range(0x80, 0xA0)}
