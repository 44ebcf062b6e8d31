# ruff: noqa: E501 (patterns read better unbroken)
"""Prices: what a sentence says of what people pay and where they get it, told from the other money in the news."""

import re

_CODE = "(?:USD|EUR|GBP|CHF|JPY|SEK|NOK|DKK|CAD|AUD|NZD|SGD|HKD|TWD|CNY|RMB|KRW|INR|PLN|CZK|HUF|MXN|BRL|ZAR|RRP)"
# Begins with the figure, which is rare in a text, and looks back from there.
_PRICE = re.compile(
    rf"\d(?:(?<=[$€£¥₩₹₺₽]\d)|(?<=[$€£¥₩₹₺₽]\s\d)|(?<=\b{_CODE}\d)|(?<=\b{_CODE}\s\d)|(?<=\bRs\s\d)|(?<=\bRs\.\d)|(?<=\bRs\.\s\d)"
    r"|(?<=\bFr\.\s\d)|(?<=zł\s\d)|\s?(?:[$€£¥₩₹円元]|zł|kč|kr\b)"
    rf"|\s(?:euros?|dollars?|pounds?|kroner|kronor|franken|francs?|pesos|yen|won|yuan|rupees|crowns|bucks|{_CODE})\b)",
    re.IGNORECASE,
)
# Money of companies, of the past and of other things: shares, deposits, postage, gifts, what one saves.
_OTHERWISE = re.compile(
    r"(?i:million|billion|trillion|milliard|millones|\bmio\b|\bmrd\b|\d\s?(?:m|mn|bn|tn)\b|revenue|turnover|profit|raised|funding|fine[ds]?\b"
    r"|shares?\b|invest|sales (?:rose|fell|of)|damages|donate[sd]?\b|\brose\b|\bfell\b|\bris(?:e|es|ing) (?:to|by|from)\b"
    r"|deposits?\b|refund|prize|worth\b|vouchers?\b|gift cards?|\bsave (?:up to |over )?[$€£¥\d]|[\d%] off\b|orders? (?:over|above)"
    r"|free (?:\w+ )?(?:shipping|delivery|postage|returns)|returns are free|backed\b|backers\b|pledg|shipping (?:is|costs)|umsatz|gewinn|anzahlung|versandk|chiffre d|bénéfice"
    r"|acompte|facturación|beneficio|envío)|億円|億元|亿元|亿美元|売上|営業利益|送料|营收|净利|运费|优惠|折扣"
)
_WORD = re.compile(
    r"(?i:\b(?:pric(?:e|ed|es|ing)|costs?|starts? at|sells? for|retails? (?:for|at)|set you back|rrp|msrp|uvp|preis|kostet|prix|coûte"
    r"|precio|cuesta)\b|(?<![\w-])(?:free|kostenlos|gratis|gratuit|eintritt frei)\b)|価格|售价|定价|售價|定價|無料|免费"
)
_OFFER = re.compile(
    r"(?i:\b(?:available|availability|in (?:stores|shops)|on sale|for sale|pre-?orders?|orders?|ships?|(?:be|are|is) sold|buy"
    r"|markets|countries|erhältlich|disponible|verfügbar)\b|発売|上市|予約|预约|预订)"
)
# One of these stands in whatever the pattern of the same name matches.
_WORD_PARTS = (
    "pri", "cost", "start", "sell", "retail", "set you", "rrp", "msrp", "uvp", "free", "preis", "kost", "coûte", "precio", "cuesta",
    "grat", "frei", "価格", "售价", "定价", "售價", "定價", "無料", "免费",
)  # fmt: skip
_OFFER_PARTS = (
    "availab", "in stores", "in shops", "sale", "order", "ship", "sold", "buy", "markets", "countries", "erhältlich",
    "disponible", "verfügbar", "発売", "上市", "予約", "预约", "预订",
)  # fmt: skip
_ROW = re.compile(r"[-*•–·|\s]{0,4}(?i:price|preis|prix|precio|rrp|msrp|uvp|価格|售价|定价)\b")
_FEW_LETTERS, _SHORT_ROW = 3, 80


def tells_price(text: str) -> bool:
    """Say whether a text names a sum of money that somebody pays for the thing."""
    return _PRICE.search(text) is not None and _OTHERWISE.search(text) is None


def tells_other_money(text: str) -> bool:
    """Say whether a text names a sum that is no price: what a company earns, what something cost to build."""
    return _PRICE.search(text) is not None and _OTHERWISE.search(text) is not None


def rate_price(text: str) -> float:
    """Rate how much a sentence tells of price and sale; plain parts of words are looked for before any pattern."""
    low = text.lower()
    rating = 0.0
    if _PRICE.search(text):
        rating += 4.0
    if any(part in low for part in _WORD_PARTS) and _WORD.search(text):
        rating += 2
    if rating and _OTHERWISE.search(text):
        return 0.0
    return rating + bool(any(part in low for part in _OFFER_PARTS) and _OFFER.search(text))


def is_price_row(row: str) -> bool:
    """Say whether a line of a page is the price alone: "£115.00", "Price: £115", "Preis | 115 Euro"."""
    if len(row) > _SHORT_ROW or not tells_price(row):
        return False
    return _ROW.match(row) is not None or sum(map(str.isalpha, row)) <= _FEW_LETTERS
