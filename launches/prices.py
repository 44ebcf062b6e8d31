# ruff: noqa: E501 (patterns read better unbroken)
"""Prices: what a sentence says of what people pay and where they get it, told from the other money in the news."""

import re

_CODE = "(?:USD|EUR|GBP|CHF|JPY|SEK|NOK|DKK|CAD|AUD|NZD|SGD|HKD|TWD|CNY|RMB|KRW|INR|PLN|CZK|HUF|MXN|BRL|ZAR|RRP)"
# Begins with the figure, which is rare in a text, and looks back from there.
_PRICE = re.compile(
    rf"\d(?:(?<=[$€£¥₩₹₺₽]\d)|(?<=[$€£¥₩₹₺₽]\s\d)|(?<=\b{_CODE}\d)|(?<=\b{_CODE}\s\d)|(?<=\bRs\s\d)|(?<=\bRs\.\d)|(?<=\bRs\.\s\d)"
    r"|(?<=\bFr\.\s\d)|(?<=zł\s\d)|\s?(?:[$€£¥₩₹円元]|zł|kč|kr\b)"
    rf"|\s(?:(?:millones|millions|millionen|milliarden|milliards|million|billion)\s(?:de\s|d['’])?)?(?:euros?|dollars?|pounds?|kroner|kronor|franken|francs?|pesos|yen|won|yuan|rupees|crowns|bucks|{_CODE})\b)",
    re.IGNORECASE,
)
# Money of companies and of the past.
_OF_FIRMS = re.compile(
    r"(?i:million|billion|trillion|milliard|mill[oó]n|\bmio\b|\bmrd\b|\d\s?(?:m|mn|bn|tn)\b|revenue|turnover|profit|raised|funding|fine[ds]\b"
    r"|shares?\b|invest|sales (?:rose|fell|of)|damages|donate[sd]?\b|\b(?:rose|fell|ris(?:e|es|ing)) (?:to|by|from)\b"
    r"|backed\b|backers\b|pledg|umsatz|gewinn|chiffre d|bénéfice|facturación|beneficio)|億円|億元|亿元|亿美元|売上|営業利益|营收|净利"
)
# What is paid beside the price or taken off it: deposits, postage, gifts, what one saves.
_BESIDE = re.compile(
    r"(?i:deposits?\b|token (?:amount|sum)|(?:booking|reservation) (?:amount|fee)s?\b|refund|prize|worth\b|vouchers?\b|gift cards?"
    r"|\bsave (?:up to |over )?[$€£¥\d]|[\d%] off\b|orders? (?:over|above)|free (?:\w+ )?(?:shipping|delivery|postage|returns)"
    r"|returns are free|shipping (?:is|costs)|anzahlung|versandk|acompte|envío)|送料|运费|优惠|折扣"
)
# "It will cost £20, with a tenth off in the first week."
_COSTS = re.compile(
    r"(?i:(?<!shipping )(?<!delivery )(?<!deposit )\b(?:costs?|priced at|starts? (?:at|from)|sells? for|retails? (?:for|at)|kostet|coûte|cuesta|costará)"
    r"\s\D{0,14}\d)"
)
_WORD = re.compile(
    r"(?i:\b(?:pric(?:e|ed|es|ing)|costs?|starts? at|sells? for|retails? (?:for|at)|set you back|rrp|msrp|uvp|preise?|kost(?:et|en)|prix|coûte(?:nt|ra|ront)?"
    r"|proposée?s? à|vendue?s? (?:à|au)|precios?|c(?:uestan?|ostará|ostarán))\b|(?<![\w-])(?:free|kostenlos|gratis|gratuit[aeos]{0,2}|eintritt frei)\b)|価格|售价|定价|售價|定價|無料|免费"
)
# "The deluxe edition costs £80", "a folio is another £69".
_ANOTHER = re.compile(
    r"(?i:\b(?:limited|deluxe|special|collector['’]?s|larger|smaller|bigger)\s(?:\w+\s)?(?:edition|version|box)|\banother\s[$€£¥\d]"
    r"|édition (?:limitée|spéciale|collector)|(?:sonder|sammler)edition|edición (?:limitada|especial|física))|限定版|特典版"
)
_OFFER = re.compile(
    r"(?i:\b(?:available|availability|in (?:stores|shops)|on sale|for sale|pre-?orders?|orders?|ships?|(?:be|are|is) sold|buy"
    r"|markets|countries|erhältlich|disponible|verfügbar)\b|発売|上市|予約|预约|预订)"
)
# One of these stands in whatever the pattern of the same name matches.
_WORD_PARTS = (
    "pri", "cost", "start", "sell", "retail", "set you", "rrp", "msrp", "uvp", "free", "preis", "kost", "coûte", "proposé", "vendu", "precio",
    "cuesta", "grat", "frei", "価格", "售价", "定价", "售價", "定價", "無料", "免费",
)  # fmt: skip
_OFFER_PARTS = (
    "availab", "in stores", "in shops", "sale", "order", "ship", "sold", "buy", "markets", "countries", "erhältlich",
    "disponible", "verfügbar", "発売", "上市", "予約", "预约", "预订",
)  # fmt: skip
_ROW = re.compile(r"[-*•–·|\s]{0,4}(?i:price|preis|prix|precio|rrp|msrp|uvp|価格|售价|定价)\b")
_FEW_LETTERS, _SHORT_ROW = 3, 80


def tells_price(text: str) -> bool:
    """Say whether a text names a sum of money that somebody pays for the thing."""
    return _PRICE.search(text) is not None and not _is_other(text)


def tells_other_money(text: str) -> bool:
    """Say whether a text names a sum that is no price: what a company earns, what something cost to build."""
    return _PRICE.search(text) is not None and _is_other(text)


def _is_other(text: str) -> bool:
    return _OF_FIRMS.search(text) is not None or (_BESIDE.search(text) is not None and _COSTS.search(text) is None)


def rate_price(text: str) -> float:
    """Rate how much a sentence tells of price and sale; plain parts of words are looked for before any pattern."""
    low = text.lower()
    rating = 0.0
    if _PRICE.search(text):
        rating += 4.0
    if any(part in low for part in _WORD_PARTS) and _WORD.search(text):
        rating += 2
    if rating and _is_other(text):
        return 0.0
    if rating and _ANOTHER.search(text):
        rating -= 2
    return rating + bool(any(part in low for part in _OFFER_PARTS) and _OFFER.search(text))


def is_price_row(row: str) -> bool:
    """Say whether a line of a page is the price alone: "£115.00", "Price: £115", "Preis | 115 Euro"."""
    if len(row) > _SHORT_ROW or not tells_price(row):
        return False
    return _ROW.match(row) is not None or sum(map(str.isalpha, row)) <= _FEW_LETTERS
