"""Signs: wordings that mean something once a launch and its date are known.

Looser than the cues of a first reading, which must tell a launch from everything else a text may date: here it is
known what is spoken of. Apostrophes are expected to be plain ones.
"""

import re

OUT = re.compile(
    r"(?i:\b(?:is|are|'s|was|were)\s(?:now\s|finally\s|at\slast\s)?(?:here|out\b(?!\sof)|live|on\ssale|available|open|in\s(?:the\s)?"
    r"(?:shops|stores|cinemas|fridges|bookshops)|streaming|shipping|published|delivered|in\sservice|up\sand\srunning|with\s(?:you|customers))\b"
    r"|\b(?:have|has)\s(?:now\s|finally\s)?been\s(?:on\ssale|available|open|live|out|streaming|in\sservice)\b"
    r"|\bnow\s(?:available|streaming|on\ssale|open|shipping|out|live)\b|\b(?:have|has)\s(?:now\s)?(?:begun|started|arrived|landed|opened"
    r"|launched|shipped|flown|lifted\soff|gone\son\ssale|been\s(?:released|delivered))\b|\b(?:went\son\ssale|went\slive|lifted\soff"
    r"|blasted\soff|took\soff|takes\soff|came\sout|was\sreleased|was\spublished|opened\sits\sdoors|hit\sthe\sshelves"
    r"|said\sgoodbye\sto|pulled\s(?:away|out)|set\soff|left\sthe|took\sthe\skeys|cut\sthrough|first\s(?:one\s)?was\ssold"
    r"|rolled\sout|climbed\s(?:away|into)|roared\s(?:off|into|away)|reached\sorbit|went\sup|is\son\sits\sway|got\sunderway|made\sits\sdebut|premiered|debuted)\b)"
)
"""It is out: said of things on sale, open, streaming, flown, delivered."""

TODAY = re.compile(
    r"(?i:\b(?:today|this\s(?:morning|noon|afternoon|evening)|tonight|now|as\sof\s(?:now|today)|since\s(?:midnight|noon|\w+\so'clock))\b)"
)
"""It happens on the day the text came out."""

NOT_YET = re.compile(
    r"(?i:\bpre-?orders?\b|\bnot\s(?:yet|today)\b|\btomorrow\b|\bscrub|\bpostpone|\bstood?\sdown\b|\bput\soff\b|\bdelay|\bbeta\b|\bdemo\b"
    r"|\bstopped\b|\bon\shold\b|\bhalted\b|\babort)"
)
"""What is told is a step before the launch, or a launch put off."""

HALTS = re.compile(r"(?i:\bscrubb?|\bstopped\b|\bhalted\b|\babort|\bstood?\sdown\b|\bon\shold\b)")
"""An attempt was broken off."""

DENIES = re.compile(
    r"(?i:\b(?:will\snot|won't|can't|cannot|can\snot|isn't|is\snot|aren't|doesn't|does\snot|didn't|not\sgoing\sto|no\slonger|nor\swill"
    r"|unable\sto|miss(?:es|ed)?|instead\sof|rather\sthan|ruled\sout)\b)"
)
"""What follows will not be."""

CANCELS = re.compile(
    r"(?i:\b(?:cancel|scrap|abandon|call(?:s|ed)?\soff|shelve|axe[ds]?\b|discontinu|withdr[ae]w|terminat|gestrichen|abgesagt"
    r"|annul|cancela)|\b(?:dead|over|stops|stopped|drops|dropped|ends|ended)\b)"
)
"""A launch is called off in so many words."""

PUTS_OFF = re.compile(
    r"(?i:\bpostpon|\bnew\s(?:\w+\s)?date\b|\bdelay|\bon\shold\b|\bput\soff\b|\bpush(?:ed|es|ing)?\sback\b|\bverschoben\b)"
)
"""A launch is moved to later."""

LATER = re.compile(
    r"(?i:\bpostpon|\bdelay|\bon\shold\b|\bput(?:s|ting)?\s(?:\w+\s)?(?:off|back)\b|\bpush(?:ed|es|ing)?\b|\bslip|\blater\b|\binstead\b"
    r"|\brather\sthan\b|\bmiss|\blate\b|\bwon't\b|\bwill\snot\b|\bnot\s(?:going|ready|be)\b|\bno\slonger\b|n't\b|\bmove[sd]?\b|\bscrub"
    r"|\bheld\sup\b|\bmore\s(?:time|weeks|days|months)\b|\bwait|\bsorry\b|\bverschieb|\bverschob|\bversp[äa]t|\berst\b|\bstatt\b|\bretras"
    r"|\bretard|\breport[ée]|\baplaz|\brepouss|延期)"
)
"""The text may speak of a delay, in whatever words."""

NO_NEW_DATE = re.compile(
    r"(?i:(?:\bno\b|\bnot\b|n't\b|\bwithout\b|\bnor\b).{0,40}\b(?:new|another|next|fresh|revised|further|replacement)\s(?:\w+\s){0,2}"
    r"(?:date|day|time|slot|window|attempt)\b|\b(?:new|another|revised|next)\s(?:\w+\s){0,2}(?:date|day|attempt)\s(?:\w+\s){0,2}"
    r"(?:yet|later|open|unknown|unclear|once|when|as\ssoon|in\sdue|be\s(?:set|named|announced|given|communicated|published|confirmed))\b"
    r"|\bwhen\s(?:we|it|they|he|she|that|the\s\w+)(?:'ll|\swill|\scan|\smay|\sis|\sare)?\b.{0,50}(?:can't|cannot|don't|not|isn't|unclear|nobody|no\sone)\b"
    r"|(?:can't|cannot|can\snot|don't|doesn't|won't|not|couldn't|nobody|no\sone)\s(?:yet\s)?(?:say|said|says|know|knows|known|clear|tell|told)"
    r"\s(?:\w+\s){0,2}when\b|\bindefinitely\b|\buntil\sfurther\snotice\b|\bopen-ended\b)"
)
"""There is no new date."""

_DATE = r"(?:dates?|date's|timetable|timing|release\sday)\b"
NO_DATE = re.compile(
    rf"(?i:\b(?:no|not|without|any|lacks?)\b(?:\s[\w'-]+){{0,4}}\s{_DATE}|n't\s(?:\w+\s){{0,3}}{_DATE}"
    rf"|\b{_DATE}(?:(?:\s[\w'-]+){{0,8}}\s(?:yet|later|open|unknown|unclear)\b|(?:\s[\w'-]+){{0,3}}\s?(?:not|n't)\b)"
    r"|\bwhen\b.{0,60}(?:n't|\b(?:not|nobody|no\sone|cannot|unclear|open|unknown)\b)"
    r"|(?:n't|\bnot|\bnobody|\bno\sone|\bcannot)\b.{0,30}\bwhen\b|\bwhen\s(?:it's|it\sis|they're|they\sare|that's)\s\w+"
    r"|\bto\sbe\s(?:announced|confirmed|decided|set|named)\b|\btb[acd]\b|\bin\sdue\scourse\b|\bsome\s?day\b|\bone\sday\b"
    r"|\bat\ssome\spoint\b|\bat\sa\slater\s(?:date|stage|time)\b|\bcoming\ssoon\b|\blater\son\b)"
)
"""Something comes, and it is not told when."""

VAGUER = re.compile(
    r"(?i:\b(?:no\slonger\s(?:(?:wants?|wishes|able|willing|ready|going)\sto\s)?(?:commit|names?|gives?|says?|promises?|guarantees?)|can't\sgive"
    r"|(?:can't|cannot|can\snot|won't|wouldn't)\s(?:promise|guarantee|commit|name\sa\sday|hold\s\w+\sto)|tak(?:e|es|ing)\s(?:the|that|this|our|its)\s\w+\sback"
    r"|tak(?:e|es|ing)\sback\s(?:the|that|this|our|its)|not\s(?:commit|be\spinned|be\snailed)|wouldn't\scommit"
    r"|rather\snot\s(?:\w+\s){1,4}|(?:taken|took|takes|removed|dropped|struck|deleted)\s(?:the|that|its|their|our)\s.{0,30}\b"
    r"(?:off|from)\s(?:the|its|their|our)\b|(?:say|says|said|saying)\sonly|only\s(?:say|says|speaks?|promises?|gives?)|only\sthing\s(?:we|they|it|he|she)\b"
    r"|backs?\saway\sfrom|backed\saway\sfrom|less\s(?:precise|exact|certain|specific)|days\s(?:sooner|earlier|before|either\sway)"
    r"|not\s(?:going\sto\s)?(?:swear|promise)|vaguer|could\sbe\sa\sfew\sdays|(?:aren't|isn't|not)\s(?:quite\s|so\s)?sure"
    r"|(?:simply|just)\sdon't\sknow|needn't\sbe\slater|(?:no|not\sa|wasn't\sa|isn't\sa)\s(?:slip|delay)|can't\ssay\smore)\b)"
)
"""The text takes precision back."""

STANDS = re.compile(
    r"(?i:\b(?:unchanged|unaffected|still\s(?:on|planned|stands)|nothing\s(?:has\s)?chang\w+|stays\sas\sit\sis)\b)"
)
"""A date is told to hold."""

REVIVES = re.compile(
    r"(?i:\bafter\sall\b|\balive\b|\bsaved\b|\brescue|\breviv|\bback\son\b|\bon\sagain\b|\breinstat|\bresurrect|\buncancel|\bgoes?\sahead\b"
    r"|\bsecond\s(?:life|chance)\b|\breturns?\b|\bresum|\bnew\s(?:owner|backer|investor)\b|\bchanged\s(?:its|our|their)\smind)"
)
"""What was called off is on again."""

EARLIER = re.compile(
    r"(?i:\b(?:earlier|sooner|ahead|forward|early|before|advance|already)\b|\bmov\w*\s(?:[\w']+\s){0,5}up\b)"
)
"""A date came nearer."""

WAS = re.compile(r"(?i:\b(?:had|was|were|been|previously|originally|once|promised|named|set)\b)")
"""What follows is an earlier plan."""

HISTORY = re.compile(
    r"(?i:\bhad\s(?:\w+\s)?(?:been\s)?\w+ed\b|\bafter\s(?:\w+\s){0,3}(?:was|were|being)\b|\bdue\sto\sbe\b)"
)
"""What is told is long known ("had been cancelled")."""

CLOCK = re.compile(r"(?i:\bat\s(\d{1,2})[:.](\d\d)\s?([ap])?\.?m?)")
"""A time of day: hour, minute, half of the day."""
