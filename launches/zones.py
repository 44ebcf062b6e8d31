# ruff: noqa: E501 (tables and patterns read better unbroken)
"""What a zone's letters or a city's name mean, given where the brand is at home.

Letters are shared: CST is China, Chicago or Cuba, IST India, Israel or Ireland. The brand's home decides; without a
home the reading is the one most announcements mean. Fixed letters (PDT, CEST) keep their offset whatever the date;
generic ones (PT, "Berlin time") follow the zone's own rules.
"""

from datetime import datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

# letters: offset in minutes, IANA zone, homes (prefixes) for which this reading holds; the last one is the default.
_Meaning = tuple[int, str, tuple[str, ...]]
_LETTERS: dict[str, tuple[_Meaning, ...]] = {
    "cst": (
        (480, "Asia/Shanghai", ("Asia/",)),
        (-300, "America/Havana", ("America/Havana",)),
        (-360, "America/Chicago", ()),
    ),
    "cdt": ((-300, "America/Chicago", ()),),
    "est": ((-300, "America/New_York", ()),),
    "edt": ((-240, "America/New_York", ()),),
    "mst": ((480, "Asia/Kuala_Lumpur", ("Asia/",)), (-420, "America/Denver", ())),
    "mdt": ((-360, "America/Denver", ()),),
    "pst": ((480, "Asia/Manila", ("Asia/Manila",)), (-480, "America/Los_Angeles", ())),
    "pdt": ((-420, "America/Los_Angeles", ()),),
    "akst": ((-540, "America/Anchorage", ()),),
    "akdt": ((-480, "America/Anchorage", ()),),
    "hst": ((-600, "Pacific/Honolulu", ()),),
    "nst": ((-210, "America/St_Johns", ()),),
    "ndt": ((-150, "America/St_Johns", ()),),
    "ast": ((180, "Asia/Riyadh", ("Asia/",)), (-240, "America/Halifax", ())),
    "adt": ((-180, "America/Halifax", ()),),
    "gmt": ((0, "Etc/GMT", ()),),
    "utc": ((0, "Etc/UTC", ()),),
    "z": ((0, "Etc/UTC", ()),),
    "bst": ((360, "Asia/Dhaka", ("Asia/",)), (60, "Europe/London", ())),
    "ist": (
        (120, "Asia/Jerusalem", ("Asia/Jerusalem", "Asia/Tel_Aviv")),
        (60, "Europe/Dublin", ("Europe/",)),
        (330, "Asia/Kolkata", ()),
    ),
    "idt": ((180, "Asia/Jerusalem", ()),),
    "wet": ((0, "Europe/Lisbon", ()),),
    "west": ((60, "Europe/Lisbon", ()),),
    "cet": ((60, "Europe/Paris", ()),),
    "cest": ((120, "Europe/Paris", ()),),
    "mez": ((60, "Europe/Berlin", ()),),
    "mesz": ((120, "Europe/Berlin", ()),),
    "eet": ((120, "Europe/Helsinki", ()),),
    "eest": ((180, "Europe/Helsinki", ()),),
    "msk": ((180, "Europe/Moscow", ()),),
    "trt": ((180, "Europe/Istanbul", ()),),
    "gst": ((240, "Asia/Dubai", ()),),
    "pkt": ((300, "Asia/Karachi", ()),),
    "npt": ((345, "Asia/Kathmandu", ()),),
    "ict": ((420, "Asia/Bangkok", ()),),
    "wib": ((420, "Asia/Jakarta", ()),),
    "sgt": ((480, "Asia/Singapore", ()),),
    "hkt": ((480, "Asia/Hong_Kong", ()),),
    "myt": ((480, "Asia/Kuala_Lumpur", ()),),
    "pht": ((480, "Asia/Manila", ()),),
    "awst": ((480, "Australia/Perth", ()),),
    "jst": ((540, "Asia/Tokyo", ()),),
    "kst": ((540, "Asia/Seoul", ()),),
    "acst": ((570, "Australia/Adelaide", ()),),
    "acdt": ((630, "Australia/Adelaide", ()),),
    "aest": ((600, "Australia/Sydney", ()),),
    "aedt": ((660, "Australia/Sydney", ()),),
    "nzst": ((720, "Pacific/Auckland", ()),),
    "nzdt": ((780, "Pacific/Auckland", ()),),
    "brt": ((-180, "America/Sao_Paulo", ()),),
    "art": ((-180, "America/Argentina/Buenos_Aires", ()),),
    "clt": ((-240, "America/Santiago", ()),),
    "clst": ((-180, "America/Santiago", ()),),
    "cot": ((-300, "America/Bogota", ()),),
    "pet": ((-300, "America/Lima", ()),),
    "sast": ((120, "Africa/Johannesburg", ()),),
    "cat": ((120, "Africa/Maputo", ()),),
    "wat": ((60, "Africa/Lagos", ()),),
    "eat": ((180, "Africa/Nairobi", ()),),
}

_PLACES: dict[str, str] = {
    place: zone
    for zone, places in {
        "America/New_York": "et|eastern|new york|us eastern|u.s. eastern|toronto eastern|washington",
        "America/Chicago": "ct|central|us central|u.s. central|chicago|dallas|austin|houston",
        "America/Denver": "mt|mountain|denver",
        "America/Los_Angeles": "pt|pacific|us pacific|u.s. pacific|los angeles|la|seattle|san francisco|california|cupertino",
        "America/Toronto": "toronto|montreal",
        "America/Vancouver": "vancouver",
        "America/Halifax": "atlantic|halifax",
        "America/Sao_Paulo": "brasilia|brasília|são paulo|sao paulo|brazil",
        "America/Mexico_City": "mexico city|mexico|centro de méxico",
        "America/Argentina/Buenos_Aires": "buenos aires|argentina",
        "America/Santiago": "santiago|chile",
        "America/Bogota": "bogotá|bogota|colombia",
        "Europe/London": "london|uk|u.k.|british|britain",
        "Europe/Dublin": "dublin|irish",
        "Europe/Lisbon": "lisbon",
        "Europe/Paris": "paris|french|france|central european|cet/cest|heure de paris",
        "Europe/Berlin": "berlin|german|germany|frankfurt|munich|hamburg|mitteleuropäischer",
        "Europe/Madrid": "madrid|spanish|peninsular|españa",
        "Europe/Rome": "rome|italian|milan",
        "Europe/Amsterdam": "amsterdam|dutch",
        "Europe/Brussels": "brussels",
        "Europe/Zurich": "zurich|zürich|swiss|geneva",
        "Europe/Vienna": "vienna|austrian",
        "Europe/Stockholm": "stockholm|swedish",
        "Europe/Oslo": "oslo|norwegian",
        "Europe/Copenhagen": "copenhagen|danish",
        "Europe/Helsinki": "helsinki|finnish|eastern european",
        "Europe/Warsaw": "warsaw|polish",
        "Europe/Prague": "prague|czech",
        "Europe/Budapest": "budapest",
        "Europe/Athens": "athens|greek",
        "Europe/Istanbul": "istanbul|turkish|turkey",
        "Europe/Kyiv": "kyiv|kiev",
        "Europe/Moscow": "moscow",
        "Africa/Cairo": "cairo",
        "Africa/Johannesburg": "johannesburg|south african|south africa",
        "Africa/Lagos": "lagos|nigerian",
        "Africa/Nairobi": "nairobi|kenyan",
        "Asia/Jerusalem": "israel|jerusalem|tel aviv",
        "Asia/Riyadh": "riyadh|saudi",
        "Asia/Dubai": "dubai|gulf|uae|abu dhabi",
        "Asia/Muscat": "muscat",
        "Asia/Karachi": "karachi|pakistan",
        "Asia/Kolkata": "india|indian|mumbai|delhi|new delhi|bengaluru|india standard",
        "Asia/Dhaka": "dhaka|bangladesh",
        "Asia/Bangkok": "bangkok|thai|thailand",
        "Asia/Ho_Chi_Minh": "hanoi|vietnam",
        "Asia/Jakarta": "jakarta|indonesia",
        "Asia/Kuala_Lumpur": "kuala lumpur|malaysia|malaysian",
        "Asia/Singapore": "singapore",
        "Asia/Manila": "manila|philippine",
        "Asia/Hong_Kong": "hong kong",
        "Asia/Taipei": "taipei|taiwan",
        "Asia/Shanghai": "beijing|china|chinese|shanghai|shenzhen|china standard|北京",
        "Asia/Seoul": "seoul|korea|korean|korea standard|한국",
        "Asia/Tokyo": "tokyo|japan|japanese|japan standard|日本",
        "Australia/Sydney": "sydney|melbourne|canberra|australian eastern",
        "Australia/Brisbane": "brisbane|queensland",
        "Australia/Adelaide": "adelaide",
        "Australia/Perth": "perth",
        "Pacific/Auckland": "auckland|wellington|new zealand",
        "Etc/UTC": "universal|coordinated universal|universal time coordinated",
        "Etc/GMT": "greenwich mean|greenwich",
    }.items()
    for place in places.split("|")
}
LETTERS = frozenset(_LETTERS) | {"et", "ct", "mt", "pt"}


# Zones are few; to look one up in its files costs more than to find a date.
@lru_cache(maxsize=1024)
def is_zone(name: str) -> bool:
    """Whether `name` is an IANA zone that this machine's data knows."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return bool(name)


def lookup(name: str, home: str | None) -> tuple[tzinfo, str] | None:
    """Return the zone that letters or a place name stand for, and its IANA name; None when unknown.

    `home` is the brand's IANA zone: it settles letters that several places share.
    """
    name = " ".join(name.lower().split()).strip(" .")
    if name in _PLACES:
        return ZoneInfo(_PLACES[name]), _PLACES[name]
    for minutes, zone, homes in _LETTERS.get(name, ()):
        if not homes or (home or "").startswith(homes):
            if home and _offset_at_home(home, minutes):
                zone = home
            return timezone(timedelta(minutes=minutes)), zone
    return None


def used_in(letters: str) -> list[str]:
    """Return the IANA zones in which letters such as "CST" are used, the usual meaning first; none for a single one."""
    name = letters.lower()
    if len(name) < 2 or name not in LETTERS:
        return []
    return [_PLACES[name]] if name in _PLACES else [zone for _, zone, _ in reversed(_LETTERS[name])]


def _offset_at_home(home: str, minutes: int) -> bool:
    """Whether the home zone knows this offset in winter or summer, so that it may be named instead."""
    zone = ZoneInfo(home)
    offsets = {datetime(2026, month, 15, tzinfo=zone).utcoffset() for month in (1, 7)}
    return timedelta(minutes=minutes) in offsets


def is_southern(zone: str | None) -> bool:
    """Whether seasons are those of the southern hemisphere where this zone is kept."""
    return (zone or "").startswith(_SOUTH)


_SOUTH = (
    "Australia/",
    "Pacific/Auckland",
    "Africa/Johannesburg",
    "America/Argentina",
    "America/Santiago",
    "America/Sao_Paulo",
    "America/Montevideo",
    "America/Asuncion",
    "Antarctica/",
)
