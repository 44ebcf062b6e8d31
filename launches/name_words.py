"""Words of names: what opens sentences, joins names, tells versions, lands and platforms, in closed lists."""

# Small words that tell no name from another.
JOINERS = frozenset(
    {"of", "the", "and", "&", "de", "la", "du", "del", "in", "for", "to", "a", "an", "on", "at", "with", "from"}
)
# What may stand inside a name, between two words of it.
INSIDE = frozenset({"of", "the", "&", "de", "la", "du", "del", "a", "an", "vs", "vs.", "x", "®", "™"})
# What stands before a place: "in Oslo", "from Kourou".
BEFORE_PLACES = ("in", "at", "near", "from", "via", "outside", "around")
# What a sentence may open with of a thing without being its name: "Owners of the Kite".
PARTS = frozenset(
    (
        "all back backers beginning birth bottom bulk buyer buyers construction copies deliveries delivery details "
        "development end fans foot front half heart holders images launch loop makers members most news none one "
        "orders owner owners part parts photos pictures players production readers release rest revision sales side "
        "sides some start supporters testing tests three-quarters top trials two-thirds units user users visitors "
        "word"
    ).split()
)
# Words that have a capital because a sentence or a headline opens with them.
OPENERS = frozenset(
    (
        "a about according after again all already also although an and another any anybody anyone are as asked at "
        "because before below between big both but by can certified come coming compared could customers dear despite "
        "did do does don don't during each earlier early eight either eleven email even ever every everybody everyone "
        "everything few finally first five following for four free from further general get go good group had half "
        "has have he hello her here here's hi his how however i i'd i'm i've if in initially inside instead is "
        "isn't it it'll it's its just known last late later leak leave less let let's like look lovely many may "
        "maybe meanwhile more most mr mrs ms my never new news next nine no nobody nor not nothing now number of "
        "off on once one only open opening orders other our out over people perhaps please prices previously price "
        "pricing pre-orders preorders proofs put rather ready right rumour running said sales same see seven "
        "several shall she should show since six so some something soon starting still subscriptions such ten thank "
        "thanks that that's the their them then there there'll there's these they they're they've third this those "
        "though three tickets to today together tomorrow tonight too twelve two under unfortunately unless until up "
        "update updates upgrade very was watch we we'd we'll we're we've welcome well were what what's when where "
        "whether which while who whoever why will with without won't work would year yes yesterday yet you you'd "
        "you'll you're you've your exclusive official review breaking photos video live report announcement "
        "announcing introducing meet presenting schedule trailer statement publication delivery deliveries "
        "availability service passengers visitors fares booking bookings admission applications details construction "
        "production shipping shipments members fans readers players investors donors approval certification "
        "subscribers previews reservations doors subject additionally alongside around beginning beside besides beyond "
        "currently despite elsewhere eventually except existing farther formerly further furthermore hence larger "
        "leaving likewise moreover neither nevertheless often older otherwise outside predecessor recently rival "
        "smaller sometimes therefore through thus updated usually"
    ).split()
)
# Kinds of things, which tell no name from another unless they are written as a part of it.
GENERIC = frozenset(
    (
        "edition version model game film movie series show book novel album phone smartphone handset camera car van "
        "suv bike e-bike laptop notebook tablet watch headphones earbuds museum route flight flights service app "
        "software update mission rocket console season project device product expansion english german french "
        "japanese"
    ).split()
)
# What has a capital and is no name of a thing by itself: lands, platforms, currencies.
LANDS = frozenset(
    (
        "africa america american americas asia asian australia australian austria austrian belgium belgian brazil "
        "brazilian britain british canada canadian catalan china chinese czech danish denmark dutch eu europe "
        "european finland finnish france germany greece greek iceland india indian ireland irish italian italy "
        "japan korea korean mexico nordic norway norwegian poland polish portugal portuguese russia russian "
        "scotland scottish spain spanish sweden swedish swiss switzerland taiwan turkey turkish uk ukraine us u.s "
        "usa wales welsh pc mac windows linux ios android macos dvd tv ceo eur usd gbp"
    ).split()
)
PLATFORMS = frozenset(
    "android ios ipad ipados iphone linux mac macos pc playstation ps4 ps5 steam switch windows xbox".split()
)
"""What a thing may come for apart: "Kite for Windows" after "Kite for Mac"."""
# Those of other languages.
PRONOUNS = frozenset("er es sie wir ihr ich man il elle ils elles nous vous ce él ella ellos nosotros".split())
# With one of these a name is that of another product: in 224 of 237 labelled stories that have such a pair.
VARIANTS = frozenset(
    (
        "air audiobook cargo deluxe gt junior kid lite max mini mono nano neo plus pocket pro se sport touring ultra xl"
    ).split()
)
# Some makers write these small: "HomePod mini".
SMALL_VARIANTS = frozenset(("mini", "nano", "lite"))
# "The second Kite" is the Kite 2, and "Issue two" the second issue.
ORDINALS = {"second": "2", "third": "3", "fourth": "4", "fifth": "5", "sixth": "6"}
COUNTED = {
    **{word: str(number) for number, word in enumerate("one two three four five six seven eight nine ten".split(), 1)},
    **{word: str(number) for number, word in enumerate("ii iii iv v vi".split(), 2)},
}
SERIES = frozenset(
    "act batch book chapter episode flight issue level line number part phase season series stage terminal version"
    " volume wave".split()
)
"""What comes in numbers: "Season 2", "line 9", "Issue two"."""
# What is no name of a thing by itself, but is with a number: "Windows 10".
NUMBERED = frozenset("windows ios android macos".split())
# No name ends so, nor the plain words for a thing.
CONTRACTED = ("'ll", "n't", "'ve", "'re", "'d")
# What a sentence speaks of without a name.
SUBJECTS = frozenset("he i it she they we you".split())
# What adorns a name without being a part of it: "the New Kite".
ADORNING = frozenset("new next first official exclusive number".split())
# But "New York" is one name.
NEW_PLACES = frozenset("york yorker yorkers zealand orleans jersey delhi mexico england hampshire caledonia".split())
