# ruff: noqa: E501 (tables read better unbroken)
"""What kind of text it is: a recall, a prize, a survey or a notice of works dates much, but announces nothing.

A weak wording in such a text ("due in October", "is back on 13 January") dates something beside the point; only a
launch told in plain words counts there.
"""

from launches.cues import CueTable, Kind
from launches.document import Document, Line

_LEAD = 3

_PHRASES = CueTable(
    {
        Kind.NEUTRAL: """
product recall; best before; use by date; rückruf; rappel de produits/produit; rappel produit
according to/in ?a/the/new/its/fresh ?new/fresh/recent/official survey/figures/statistics/poll/study; respondents; pollsters; in numbers
wins/win/won/awarded/receives/received ?the/a/an award/prize/medal; nominees; bestseller; best seller; shortlist; longlist; shortlisted; longlisted; nominated for; prize/award/medal/trophy goes/went/presented/handed
has/have died; died on/at/last/yesterday/this/peacefully/suddenly/aged; passed away; obituary; in memoriam; ist gestorben/verstorben; est mort/morte/décédé/décédée; ha muerto/fallecido
planned/scheduled/routine/emergency/essential maintenance/works/work/outage; engineering works; maintenance work/works/window/notice; can't/cannot be used; can not be used; downtime; outage; wartungsarbeiten
will be unavailable/offline; is/are unavailable/offline; out of service; industrial action; on strike; strike at; walkout; walk out
we're/is/are hiring/recruiting; looking for a/an; vacancy; vacancies; apply by/until/before
has been appointed; was/is appointed; appointed/named ?as ?the/its/our/new ?new chief/head/director/chair/managing/ceo/editor; steps/stepping/stepped down; takes over as; retires as/from/after/on; retire as/from/after/on
net profit/loss/income; turnover/revenue/revenues rose/fell/grew/of/was/were/up/down; dividend; quarterly results; annual results
prices/fares/fees/tariffs ?will go/rise/increase/change; prices are going up; price increase/rise; changes to our; trade - in
open/opens daily; opening hours/times; we're/are closed; kitchen is open; what's on
the invitation; invitation shows/says/reads; hold its ?autumn/spring/summer/annual/fall event; questions for
patch/release/update/season notes; season 1/2/3/4/5/6/7/8/9/10 notes; changelog; known issues/issue; security notice/advisory
will close on/permanently; will close its/their doors; closes its/their doors; closes/close/closed for good; for the last time; last day of trading; remain/left/days/weeks/chance to see; has/have extended its/the/their
end of support/life; will stop supporting; go/goes dark; retirement of; final reminder
broken/breaks/broke ground; renewed for
funding round; series a/b/c/d; seed round; raises/raised ?$/€/£ million/funding; led by; newsletter
no service; no trains/trams/buses/flights; replacement buses/bus; diversion; diversions; road closed/closure; will be closed between/from/on/for/until; closed between/for cleaning/for repairs; resurface; roadworks; moving to new; is/are moving; new address
my/a/one/two/three week/weeks/month/days with; i've had it; hands on with; we tested; we've tested; our verdict; correction :; we apologise
your account; terms of service; terms and conditions; privacy policy; you don't need to do; programme for; diary dates; events in
minutes of the; appoints; takes office; succeeding; in the running for; finalists; jury said; council debates/discusses/votes/meets; union; unions; stoppage; years ago this week/month/today; wins contract/order/deal
lawsuit; sued; fined; court; filed ?a suit/complaint
"""
    },
    {},
    ("-",),
)
# A word of the first and, soon after it, a word of the second.
_PAIRS = (
    (
        frozenset("wins win won awarded receives received shortlisted longlisted nominated honoured honored".split()),
        frozenset("prize prizes award awards medal medals trophy shortlist longlist".split()),
    ),
    (
        frozenset("raises raised raise closes closed secures secured".split()),
        frozenset("million funding round series investors".split()),
    ),
    (frozenset(("support",)), frozenset("end ends expires stops".split())),
    (
        frozenset("named names appointed".split()),
        frozenset("director chief head editor chair president executive conductor curator".split()),
    ),
    (frozenset("handled carried".split()), frozenset("passengers guests tonnes parcels people".split())),
    (frozenset("prize award medal trophy".split()), frozenset("goes went presented handed".split())),
    (
        frozenset("recall recalls recalled recalling".split()),
        frozenset("because jars batch packs cars vehicles units bottles models precaution".split()),
    ),
    (frozenset("up down rose rises fell falls grew grows".split()), frozenset(("%", "percent", "cent"))),
    (
        frozenset(("%", "percent", "cent")),
        frozenset("more fewer less higher lower up down of".split()),
    ),
)
_NEAR = 9
_OTHER_SCRIPTS = ("回収", "リコール", "逝去", "死去", "メンテナンス", "召回", "逝世", "停机维护")


def announces_nothing(document: Document) -> bool:
    """Return whether title and lead show a kind of text that announces no launch."""
    return any(_tells_kind(line) for line in document.lines[:_LEAD])


def _tells_kind(line: Line) -> bool:
    words = line.tokens.words
    text = line.text
    if _PHRASES.find(words) or any(word in text for word in _OTHER_SCRIPTS):
        return True
    return any(
        word in first and not then.isdisjoint(words[index + 1 : index + _NEAR])
        for first, then in _PAIRS
        if not first.isdisjoint(words)
        for index, word in enumerate(words)
    )
