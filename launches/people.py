"""People and firms: names that what stands beside them gives away, so that they are not taken for products."""

import re

_TITLES = (
    "mr|mrs|ms|miss|dr|prof|sir|dame|lady|lord|signor|signora|señor|señora|senhor|senhora|herr|frau|madame|monsieur|vp"
)
_ROLES = (
    "director|manager|founder|co-founder|chief|ceo|cto|officer|executive|head|president|chairwoman|chairman|chairperson|chair"
    "|spokesman|spokeswoman|spokesperson|editor|author|engineer|producer|presenter|publisher|designer|architect|actor|actress"
    "|singer|composer|conductor|drummer|guitarist|mayor|minister|boss|curator|secretary|analyst|writer|novelist|artist|musician"
    "|photographer|illustrator|translator|programmer|developer|maker|supplier|subsidiary|distributor|studio|agency|firm|company"
    "|start-up|startup|newspaper|magazine|reporter|journalist|colleague|partner|owner|mechanic|captain|treasurer|professor"
    "|organiser|organizer|volunteer|councillor|commissioner|superintendent|governor|senator|leader|landlord|landlady"
    "|brewer|baker|chef|farmer|gardener|breeder|perfumer|winemaker|choreographer|dancer|playwright|pianist|violinist"
    "|soprano|tenor|comedian|showrunner|critic|historian|librarian|researcher|scientist|pilot|skipper|coach|nurse|vet"
)
_ROLE = re.compile(rf"(?i:{_TITLES}|{_ROLES})")
_LED_IN = re.compile(
    rf"(?i:\b(?:(?:{_TITLES})\.?|{_ROLES}|by|says?|said|adds|told|asked|starring|stars)\s|\b(?:says|said|adds|added)\s(?:(?!(?:in|at|near|from|of|to|that|on|for|so)\b)[\w-]+\s){{1,3}}|,\swith\s)\Z"
)
# Wherever the pattern matches, one of these words stands last, before a full stop perhaps, or one of the others near.
# Written backwards: the pattern, like any other search for what stands last, would begin at every letter.
_LEADING = frozenset(
    word[::-1]
    for word in re.split(r"[|-]", f"{_TITLES}|{_ROLES}|by|say|says|said|adds|added|told|asked|starring|stars|with")
)
_SAYING = ("said", "says", "adds", "added")
_WORD = re.compile(r"\w+")
_SPEAKS = re.compile(
    r",?\s{1,2}(?i:who\b|has\s(?:said|told|confirmed|admitted|promised|hinted|resigned)\b|(?:stars|directs|boards|joins|plays\sthe|is\s(?:also\s)?attached)\b|(?:said|says|told|tells|adds|added|explains|wrote"
    r"|writes|stressed|declined|confirmed|spoke|speaks|insisted|insists|joked|jokes|recalled|recalls|conceded|admitted|admits|warned"
    r"|argued|argues|replied|answered|commented|resigned|promised|promises|hinted|hopes|believes|thinks|reckons|laughed|smiled|thanked)\b|\d\d,)|:\s[\"“]"
)

_WITH_BRAND = re.compile(r"([^\W_][\w.'’-]*)\s(?:and|&|[x×])\s(?:the\s)?\Z")
_AND_BRAND = re.compile(r"\s(?:and|&|[x×])\s(?:the\s)?([^\W_][\w.'’-]*+)(?!\s[A-Z0-9])")


def is_role(word: str) -> bool:
    """Say whether a word is what somebody is ("Director", "Mrs")."""
    return _ROLE.fullmatch(word) is not None


def is_led_in(before: str) -> bool:
    """Say whether what stands before a name is a role, or tells of somebody who speaks."""
    low = before.lower()
    last = _WORD.match(low.rstrip()[::-1].removeprefix("."))
    leading = last is not None and last[0] in _LEADING
    return (leading or any(word in low for word in _SAYING)) and _LED_IN.search(before) is not None


def speaks(after: str) -> bool:
    """Say whether what stands after a name is what only people do, or what they say."""
    return _SPEAKS.match(after) is not None


def is_partner(before: str, after: str, own: frozenset[str]) -> bool:
    """Say whether a name is joined with a brand: "Xiaomi and Leica", "Leica and Xiaomi"; `own` are words of brands.

    After one, as written, 75 of 78 names in the lessons are of firms, people and places, before one 63 of 94, and more
    where the brand is not the beginning of another name ("Kitsuma Two and Kitsuma Two Digital").
    """
    found = _WITH_BRAND.search(before) or _AND_BRAND.match(after)
    return found is not None and found[1].lower().rstrip(".").removesuffix("'s") in own
