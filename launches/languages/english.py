# ruff: noqa: E501 (tables and patterns read better unbroken)
"""English cues: what launches, and the many dated things in an announcement that are not the launch."""

from launches.cues import CueTable, Kind

FORMS = {
    "launch": "launch launches launched launching",
    "release": "release releases released releasing",
    "publish": "publish publishes published publishing",
    "ship": "ship ships shipped shipping",
    "deliver": "deliver delivers delivered delivering",
    "arrive": "arrive arrives arrived arriving",
    "land": "land lands landed landing",
    "debut": "debut debuts debuted debuting",
    "premiere": "premiere premieres premiered premiering",
    "roll": "roll rolls rolled rolling",
    "come": "come comes came coming",
    "go": "go goes going went gone",
    "put": "put puts putting",
    "hit": "hit hits hitting",
    "reach": "reach reaches reached reaching",
    "open": "open opens opened opening",
    "reopen": "reopen reopens reopened reopening",
    "start": "start starts started starting",
    "begin": "begin begins began begun beginning",
    "commence": "commence commences commenced commencing",
    "take": "take takes took taken taking",
    "lift": "lift lifts lifted lifting",
    "blast": "blast blasts blasted",
    "fly": "fly flies flew flown flying",
    "enter": "enter enters entered entering",
    "drop": "drop drops dropped dropping",
    "appear": "appear appears appeared appearing",
    "depart": "depart departs departed departing",
    "welcome": "welcome welcomes welcomed welcoming",
    "receive": "receive receives received receiving get gets getting got",
    "hand": "hand hands handed handing",
    "stream": "stream streams streamed streaming",
    "air": "air airs aired airing",
    "bring": "bring brings brought bringing",
    "move": "move moves moved moving",
    "push": "push pushes pushed pushing",
    "slip": "slip slips slipped slipping",
    "delay": "delay delays delayed delaying",
    "postpone": "postpone postpones postponed postponing",
    "cancel": "cancel cancels cancelled canceled cancelling canceling",
    "present": "present presents presented presenting",
    "unveil": "unveil unveils unveiled unveiling",
    "reveal": "reveal reveals revealed revealing",
    "announce": "announce announces announced announcing",
    "introduce": "introduce introduces introduced introducing",
    "end": "end ends ended ending",
    "close": "close closes closed closing",
    "expire": "expire expires expired expiring",
    "stop": "stop stops stopped stopping",
    "follow": "follow follows followed following",
    "book": "book books booked booking",
    "be": "be is are was were been being 's 're",
    "celebrate": "celebrate celebrates celebrated celebrating",
    "abandon": "abandon abandons abandoned abandoning",
    "scrap": "scrap scraps scrapped scrapping",
    "shelve": "shelve shelves shelved shelving",
    "withdraw": "withdraw withdraws withdrew withdrawn withdrawing",
    "sell": "sell sells sold selling",
    "buy": "buy buys bought buying purchase purchases purchased",
    "set": "set sets setting",
    "board": "board boards boarded boarding",
    "run": "run runs ran running",
    "return": "return returns returned returning",
    "join": "join joins joined joining",
    "unlock": "unlock unlocks unlocked",
    "miss": "miss misses missed missing",
    "leave": "leave leaves left leaving",
    "stand": "stand stands stood standing",
    "pull": "pull pulls pulled pulling",
    "shift": "shift shifts shifted shifting",
    "change": "change changes changed changing",
    "bow": "bow bows bowed bowing",
    "halt": "halt halts halted halting",
    "cease": "cease ceases ceased",
    "wind": "wind winds wound winding",
    "make": "make makes made making",
    "order": "order orders ordered ordering",
}

FILLERS = frozenset(
    "- officially finally also now then first initially exclusively simultaneously globally worldwide already soon only"
    " ultimately eventually currently formally both still first commercially publicly actually originally real paying regular orbital crewed brand new very own full limited long awaited".split()
)

_SHOPS = (
    "stores/shops/store/shop/bookshops/bookstores/showrooms/dealerships/cinemas/theaters/theatres/retailers/dealers/"
    "supermarkets/pharmacies/kiosks/newsstands/outlets/markets"
)
_THINGS = "sales/sale/deliveries/delivery/shipments/shipping/flights/service/services/operations/streaming/bookings"

TABLE: dict[Kind, str] = {
    Kind.LAUNCH: f"""
open sale; general sale; sale/sales kicks/kick off; kicks off sales; goes official; w . e . f; be sold ?by/in/at/through/from; be able to sell/buy/order/get/play/watch/ride/visit; can be downloaded/installed/streamed ?from as/from of/today; go! up for sale; it's/he's/she's/that's out on/in/from/this/next/by; be ?being shown on; shown on; sell ?it/them/the from; can/may/will sell; able to sell; start! to sell; flight for; orbital flight; leaves earth; be served; in fridges; reach! ?the/all shops/stores
go! on air; on air; open! to traffic/the public/visitors/passengers/all/everyone/shoppers/readers; retail introduction; market introduction; introduction; opening night; opening day; first night; first day of sale; retail sale; switch on; switched on; switches on; goes up for sale; go up for sale; up for sale; comes into force; hits the air; goes to press; starts rolling; rolls off; in bookstores; in the shops; shop floors; go! to retail; goes into retail; world premiere; makes/make/making its/their/his/her debut; make its bow; bow!; first trains; first train; first bus; first ferry; first sailing; first guests; first visitors; first show; first performance; first edition; first copies; first bikes; first buses; begins its run; begin its run; starts its run; opens its run; enters the market; enter the market; put on the market; bring! to market; bring! to ?the stores/shops/shelves/market; brought to market; coming to market; starts taking passengers; takes to the rails; takes to the road; starts carrying; begin carrying; begin running; begins running; start running; starts running; begin operating; begins operating; begin service; start service; inaugurate; inaugurates; inaugurated; commissioning; commissioned; goes into service; in operation; goes into orbit; sent into space; sent to orbit; put into orbit; rocket leaves; leave the pad; leaves the pad; t - 0; goes on release; released in; out in cinemas; streaming on; watch it from; drops on; on disc; on vinyl; on demand; be yours; be out; will be out; gets its release; gets a release; general release; gets a date; goes out to customers; ship out; ships out; shipped out; out of the door; out the door; on doorsteps; land on doorsteps; in mailboxes; arrive in mailboxes; hit inboxes; public launch; public opening; public debut; open for business; opens for business; open its gates; opens its gates; opened its gates; gates open; gates opens; opens up; open up to; take bookings; in your hands; in their hands; in the hands; goes live; go live; went live; switched to live; turned on; turn on; turns on; starts production sales; first orders ship; begins trading; dispatch to customers; start of availability; day one; comes into service; make its first flight; makes its first flight; first outing; first revenue flight; first commercial flight; lifts the curtain; curtain rises; curtain goes up; curtain up; be shown in cinemas/theaters/theatres; reach! retailers/dealers/customers/patients/pharmacies/newsstands; go! on ?general/public/open/full/retail/wide/free sale; put! on ?general sale; on ?general/public/open/free sale
go! on ?general/wide release; on general release; open! in {_SHOPS}
in/at/to/into/with ?the/our/your/its/their/all/selected/local/good/most ?local/apple/retail/brick/physical {_SHOPS}
stocked; has/gets/get it in stock; can expect deliveries; expect delivery
hit! ?all/the/store/shop/retail/shop/supermarket ?streaming/digital ?services/platforms; hit! ?the/store/shop/retail/shop/supermarket shelves/stores/shops/streets/market/markets/theaters/theatres/cinemas/screens/showrooms/roads/road/newsstands
on ?the/store/shop/supermarket/retail shelves; on the market; on the road; on the streets; to market; onto the market
launch!; relaunch; relaunches; release!; rereleased; publish!; ship!; deliver!; arrive!; land!; debut!; premiere!; lands
launch/release/street/publication/shipping/delivery/availability/opening/premiere/sale/sales/debut/rollout/go-live date/window/day
release ?date; launch; rollout; exhibition/opening/show dates; roll! out; come! out; coming out; due out; be! out on/in/this/next/by/from/later
lift! off; liftoff; lift off; blast! off; take! off; take! flight; take! to the skies/air; maiden/first/inaugural flight/voyage/launch/service/sailing/departure
enter! ?commercial/into/revenue service; go/goes/put into service/operation; into service; in service; go! live; go! into operation
open! ?its/their/the doors; doors open; open! ?to ?the/all public/visitors/everyone/guests/all/customers/passengers; grand opening; reopen!
welcome! ?its/their/the ?first visitors/guests/customers/passengers/residents/patients/travellers/travelers/audiences
general availability; generally available; general sales; ga; market launch; sales launch; sales start; start of sales; start of sale; first sale; first sales
begin!/start!/commence! ?the/its/with/first ?regular/general/retail/commercial/customer/online/daily/scheduled/first/customer {_THINGS}
start!/begin!/commence! selling/shipping/delivering/flying/streaming/operating/rolling
start of ?first deliveries/shipping/service/operations/sale; first deliveries/shipments/customers/cars/units/orders/buyers/owners/vehicles/passengers/copies
reach! ?its/their/the/our ?first/paying ?paying customers/shops/stores/owners/dealers/backers/road/roads/market/markets/showrooms/shelves/homes/users/buyers/readers/everyone/consumers/birders/players
hand! over; in ?customers/your/their/buyers/owners/players/our/readers hands; in customers'/buyers'/users' hands
available ?for/to purchase/buy/everyone/all/customers/consumers/rent/stream; available; availability; for sale; can be bought/purchased/had/rented/driven/played/boarded/ridden
buy it/one/them; booked from; on ?all ?digital storefronts; purchasable; can ?finally buy/get/purchase/play/board/fly/visit/ride/drive
start!/begin! streaming; to stream; first episode/episodes; first broadcast; on screens; on air; season premiere; series premiere
depart!; fly! ?from/to/between/daily; begin! flying; first departs; take! passengers; first passengers
final release; final version; stable release; version 1; full version; full release; full launch; commercial launch; worldwide launch; global launch; retail release; public release; official release; official launch
enter! the market; come! to/onto ?the ?us/uk/european/american/indian/chinese/japanese/global/home/domestic market/shops/stores/cinemas/theaters/theatres/screens/netflix/pc/switch/xbox/playstation/steam/mobile/dealerships/showrooms
come! to ios/android/windows/mac/linux/ps5/ps4/consoles; drop! on; drop!; can be unlocked; unlock!; street date; in store
will/'ll have it; have it/them in ; leaves the dock; leave our dock; leave the factory; leave the warehouse; go! into the post
be/is/are in shops; goes on display; on display; go! on view; on view from; opens to""",
    Kind.SUPPLY: "sales; deliveries; delivery; shipments; shipping; rollout; distribution; premiere",
    Kind.OPERATION: "flights; services; operations; service; streaming; doors; trains; buses; ferries; passenger trains",
    Kind.OPEN: "open!; opening; unlock!",
    Kind.START: """
roll! into; roll! onto; now say; now says; turn the clock to; kicks off; kick off; gets under way; gets underway; happens; happen; take place; takes place; taking place; is on; lands; puts; tipped for; comes with the; the date is; mark your calendars; mark your calendar; save the date; circle; diary; diaries; calendars; slotted; slotted for; lined up for; penned in; opens; going ahead; due for; ready by; ready in; ready for; within reach; awaits; promised for; promise; promises; estimates; estimated; estimate; anticipates; anticipated; anticipate; forecasts; guidance is; sights; goal; goal is; shoot for; looking at; working to; hopeful; confident; tentatively; tentative; provisional; provisionally; confirmed for; set down for; dated for; introduced; introduce; introduces; add; adds; be playing; be watching; be reading; be using; be able to; in your hands; hands on it; full game; leave; leaves; takes effect; return!; working towards; working toward; working to; plays; play; plays from; is back; comes back; count on; proposed; try again; goes out; go out; next attempt; attempt; pencilled in; penciled in; pegged for; marked for; eyeing; eyes; eyed; earmarked; booked; shooting for; on course; on track; look forward to; put on; show it; screens; lets; hear it; hear them; read it; watch it; see it; play it; try it; get it; wear it; drive it; ride it; taste it; in stock; final; set off; start!; begin!; commence!; come!; coming; appear!; out :; ready; live; due; slated; scheduled; planned; plans; plan; stream!; air!
expected; expects; expect; targeting; targets; target; targeted; aims; aiming; aim; eta; window; timeline; broadcast; can stream/watch/see/order/download
for the first time; returns; return!; hope; hopes; intends; connect; connects; operate; operates; mission; attempt; sets; set for/to; debuting; here; dated; date; dates; when; joins; runs; tuned; ours; yours; has it; have it""",
    Kind.GET: "stock; stocks; receive!; reach!; go! to; can; could; able to; expect; get; gets; have; has; see; sees; board!; collect; pick up; take delivery; hold",
    Kind.BUYERS: "countries; shelves; subscribers; screens; theaters; theatres; pharmacies; clinics; hospitals; farmers; schools; gamers; members of the public; guests; residents; commuters; drinkers; diners; pubs; restaurants; shops; stores; dealers; dealerships; retailers; customers; buyers; owners; passengers; visitors; viewers; readers; players; drivers; bookshops; booksellers; users; households; consumers; fans; guests; outlets; libraries; cinemas; travellers; travelers; patients; listeners; partners; showrooms; riders; everybody; everyone; people; birders; the public",
    Kind.NEUTRAL: """
published drawings/figures/plans/pictures/images/data/details; publishes figures/data/details; come! back on; calendar week; launch banners; launch offer; launch price; launch team; launch pad; launch site; launch vehicle; launch codes; launch complex; opening hours; open question; release notes; release candidate is; on the day; at the start; by the end of the day; shipping container; shipping box; shipping budget; shipping cost; shipping costs; delivery van; open source; open letter; open house; service area; for the first time since; no earlier than; leave! the programme/program/company/band; take! effect; not later than; no later than; on time for; letters go out; go out of; ship! with; come! with; launch customer; launch title; launch partner; release notes; press release; news release; open source; start!/begin! at; starting price; it's/is/are/stays/remains open; open until; open daily; open daily; open plan; open air; open world; open office; out of; run! out; sold separately; set in; set up; set on; set to be decided; take! off work; opening hours; start of the; for the start; come! back to us; by the way; on time; in time; set between; sale price; service pack; service centre; service center; customer service; streaming service; delivery times; delivery time; shipping costs; service life; after sales; sales target; monthly sales; start up; startup; available for comment; opening ceremony; final stretch; opening scene; out loud; out and about; open question; open letter; landing page; flying start; launch codes; depart! from tradition; leave! behind; left behind; due to; come! true; at launch; since launch; post launch; pre launch; has to; have to; got to; start! with""",
    Kind.PREP: "from; as of; as from; starting; beginning; effective; offers; run; available soon; set",
    Kind.PREORDER: """
takes orders; taking orders; orders from; put your name down; order window; order book; last order date; bookings :; booking opens; bookings open; allocation; ballot; expression of interest; early - bird; backers can; late pledge; pledge manager; late - pledge; pre order/orders/ordered/ordering; preorder; preorders; preordered; preordering; reservation; reservations; reserve; reserves; reserved; order books; orders open; order book
orders/bookings ?are/will/can ?be open!/taken/accepted/begin/begins/start/starts; advance orders; advance sale; advance sales; bookings; booking; deposit; deposits; waitlist; waiting list; wishlist
configurator; register; registration; registrations; sign up; signups; sign ups; kickstarter; crowdfunding; campaign; can be reserved; order by; ordered by; orders by; orders placed; order before; orders before; when can i order; pledge; pledges; enrolment; enrollment; subscribe""",
    Kind.TICKET: """
seats; berths; boarding passes; season passes; season tickets; seat sales; general on - sale; on - sale begins; pre - sale; ticket; tickets; box office; ticket sales; presale; pre sale; fares; seats go on sale; passes; guests with; passholders""",
    Kind.EARLY: """
dealers only; trade press; training; demo vehicles; pilot trucks; test day; test drivers; preview performances; previews start; previews begin; press night; community walk; dispatch from; mule; soft start; trade only; preview night; friends and family; shakedown; regulars; passholders; members first; closed test; release candidate; stress test; beta; betas; open/closed/public/private beta; alpha; early access; preview; previews; developer/tech/technical/public/press/media/members' preview; release candidate; rc; rc1; rc2; rc3; release candidates
soft launch; pilot; pilots; trial; trials; test; tests; test flight; test flights; testing; test drive; test drives; test phase; playtest; playtests; demo; demos; prototype; prototypes; advance copies; review copies; review units; proofs; sample; samples
subscribers; members first; members see; insiders; backers; backer; founding members; waitlisters; press view; press preview; press day; early bird; dress rehearsal; static fire; hot fire; freeze; feature freeze; code freeze; engine test; demonstration units; demo units; developers; dev kit; dev kits; partners only; employees; trial operation; test operation; trial run; trial runs; test picture; test run; soft opening; private view; vernissage; selected customers; invited customers; invite only; school classes; head start; advance episodes; advance screening; advance screenings; developer kits; early adopters""",
    Kind.EVENT: """
launch/release parties/events; ribbon; footage; first look; teaser site; hold its ?autumn/spring event; invitation; invite; livestreams; live blog; stage show; the reveal; launch/release/product/online/virtual/press/unveiling/reveal/september/special/live/media event/party/show/livestream/presentation/conference/keynote/ceremony; event; events; keynote; keynotes; press conference; unveil!; unveiling; reveal!; present!; presentation; showcase; showcased; world premiere event
be announced; will be shown; be shown; shown; introduce!; live stream; livestream; unpacked; will be named; on show; debut event; price will be; will be decided; details; more information; further information; will hear; hear more""",
    Kind.GATHERING: """
fair; festival; expo; exhibition; exhibit; party; concert; tour; talk; lecture; symposium; conference; gala; ceremony; workshop; screening; signing; meeting; congress; summit; trade show; open day; stand; booth; photo walk; fête; fete; cover reveal; trailer; teaser; webinar; question hour; q&a; convention; convent; gamescom; ifa; ces; e3; mwc; jam; book fair; tournament; demonstration; launch party; market; opening night; premiere party; launch livestream; finissage; reception; hackathon; livestreamed; debate; cup; race; championship; fairs""",
    Kind.EMBARGO: "may be published from; may be published; free for publication; for release on; for immediate release; texts may; embargo; embargoed; embargoes; under embargo; not for release; not for publication; hold until",
    Kind.BACKUP: """
backup; backups; back up ?date/day/window/opportunity; backup date/opportunity/window/day; alternate; alternative date; fallback; weather permitting; reserve date; reserve day; rain date; closes at; window closes; second opportunity; in case of; other opportunities; reserve window""",
    Kind.OFFER: """
will cost; costs; cost; membership; subscription; monthly fee; tariff; fine; interest; salary; offer/offers/promotion/promo/discount/deal/sale end!/run!/expire!/valid/is; offer ends; offer valid; special offer; launch offer; introductory offer/price; discount; discounts; discounted; coupon; code; checkout; promotion; promo; voucher; vouchers; rebate; cashback; free gift; contest; sweepstakes; competition; giveaway; price goes/go up; price rises; price increase; prices ?were ?last change; prices as of; price; prices; admission; cheaper; save; free of charge; gift; bonus; trade in; lottery; claim; refund; refunds; refunded; return window; exchange programme; off the price; half price; rises by; travel free; ride free; fee; fees; credited; valid; stay open; opening hours; hours; opens daily""",
    Kind.SUPPORT: """
closes on; closed until; stays in use; removed by; demolished; last order; last shipment; last day; last trains; phased out; discontinued; end of sale; final day; runs out; expires; stops receiving; stops working; goes offline; offline; support end!; end of support; end of life; eol; supported until; security/bug fixes/updates; updates until; warranty; discontinued; discontinue; retire; retired; retires; retirement; shut down; shuts down; shutting down; sunset; maintenance; unavailable; stop! supporting; will no longer; no longer supported; turned off; switched off; support; end of service; closes; closed; close!; closure; downtime; shut; legacy; sells out; sold out; remain open; phased out; ceases; cease; expire!; extended support; extended until""",
    Kind.FINANCE: """
figures; trading update; half - year report; interim; margins; net debt; order book of; guidance; forecast; half - year; annual accounts; appropriation; committee; hearing; comments; tender; petition; lawsuit; court; trial begins; ruling; election; results; earnings; revenue; revenues; turnover; quarterly results; dividend; conference call; shareholders; annual report; fiscal year; financial year; ipo; shares; profit; stock exchange; budget; council; filing; analysts; guidance; holders of record; payable; acquisition; funding; raised; round; board meeting; agm; tax; invoice; sales figures; sold more than; units sold; market share; general meeting; annual general meeting; posts its""",
    Kind.HISTORY: """
founded; established; since; set up in; anniversary; anniversaries; went public; incorporated; years ago; listed in; was born; first shown; based in; has been making; years of; turns ten; for over; go! back to; goes back to; dates from; dates back; first model; celebrate!; celebrated; last year's; formerly; used to; began in; began as; the first version; retrospective; started out; licensed""",
    Kind.PRODUCTION: """
production; mass production; manufacturing; tooling; construction; broke ground; break ground; breaks ground; groundbreaking; ground breaking; filming; shooting; principal photography; assembly; certification; approval; approvals; recording; printing; build; being built; plant; factory; completed; completion; finished; homologation; drilling; inspection; ramp up; feasibility; wrapped; installed; installing; ordinance""",
    Kind.OTHER: """
the next one; next one; first single; lead single; title track; survey; next survey; study; report; a second line; stock; stock may; tour continues; competition; another eight; new flavour; new colour; print - and - play; free update; libraries; expansion pack; second volume; second wave; reissue; reissuing; rerelease; repress; sequel is; the sequel; remaster of; sub; a version; gluten - free; utility version; also on the list; another look; next post; next newsletter; issue in; post video; video; videos; podcast; stickers; lounge; stage version; limited run; list; older titles; letters; reading with; second batch; special edition; paperback edition; q & as; merch store; vinyl; single; singles; ep; tour; physical version/edition; other releases; other titles; other models; other projects; the first game; the first model; the first film; previous game; stands; deluxe; merch; ports; port; loan; its other; his other; her other; firmware update; every unit; all units; each unit; also announced; also shown; also revealed; also launching; also released; meanwhile;
paperback; paperbacks; audiobook; audio version; audio book; accessory; accessories; firmware; patch; patches; hotfix; update; updates; bugfix; dlc; add on; add ons; hard top; sequel; successor; companion; cookbook; second season; season two; second edition; soundtrack; extender; merchandise; the original; predecessor; previous; another; next model; epilogue; bios; reprint; second printing; third printing; restock; restocked; back in stock; back in shops; back in stores; replacement; spare parts; deluxe edition; collector's edition; calendar; catalogue; catalog; manual; newsletter; next update; next issue; interview; next episode; finale; series finale; last episode; each week; every week; every day; tour dates; translation; recall; recalled; lounge; contract; contracts; hiring; apply; application; applications; vacancies; vacancy; job; jobs; talks; strike; vote; election; survey; follow up; console versions; talk; script; speak; adaptation; return leg; return flight; other flights; renewal; new price; subsidy; stock alert; mark; road map; drought; review; reviews; comparison; test issue; prices; award; awards; prize; prizes; jury; winner; nominated; nomination; nominations; shortlist; longlist; honoured; honored""",
    Kind.FOLLOW: """
follow!; to follow; rest of; other countries; other markets; other regions; other european; elsewhere; overseas; internationally; outside; international roll out; later in; the remaining; rest of the world; further markets; additional markets; more countries; next in""",
    Kind.REPORT: """
announced; announces; announcing; informed; indicated; said; says; told; according to; reported; reports; confirmed; wrote; tweeted; signed; spotted; posted; shared; explained; added; commented; met; learned; noted; stated; quoted; asked; spoke; filed; decided""",
    Kind.OLD_PLAN: """
would've; would have; should've; was to have; were to have; was supposed; were supposed; circled; marked; pencilled in for; first slated; on the original; still says; campaign page; so far; had been hoping; had promised; had wanted; had put; had given; had named; was aiming; were aiming; was going to; were going to; was targeting; was set; were set; was billed; was marked; had been pencilled; initially; were promised; was promised; was pencilled; was penciled; was/were ?originally/previously/initially/first/still/also/already to; was/were/been ?originally/previously/initially due/scheduled/planned/slated/set/expected/supposed/meant/targeted/targeting/aiming/promised/announced/pencilled/penciled/earmarked/billed/intended/hoping
had ?originally/previously/initially been due/scheduled/planned/slated/set/expected/supposed/meant/targeted/announced/promised/spoken; had ?originally/previously/initially/once hoped/planned/intended/expected/aimed/promised/announced/targeted/said/wanted/scheduled/set/told
originally/previously/initially/formerly/earlier scheduled/planned/due/slated/set/expected/announced/intended/targeted/promised/given/named/stated/aimed/aiming/hoped; originally; previously; initially for; originally for; formerly; until now; up to now; so far; promised you; we promised; promised; ought to have; should have; supposed to; were hoping; had hoped; forecast of; advertised; instead of the; as planned for; first planned; first announced for; its original; original; old date; earlier date; previous date; initial date; target of; was to; were to; you've seen""",
    Kind.NOT_THIS: """
not on; not in; and not; but not; not before; not as; not this; replaces; replacing; compared with; compared to; unlike; in place of; not from; as opposed to; and not ?, ?as ?advertised ?, on/in""",
    Kind.DELAY: """
won't reopen/open/premiere in/on/before/until; stopped the launch; stops the launch; halts the launch; halted the launch; isn't going to; aren't going to; is not going to; are not going to; put/puts/putting ?the/it on ice; new date :; slides to; slide to; sliding to; held over; will miss; is late; running behind; won't be with you; won't be on; pushes; bumped to; bumped; kicked back; rolled back to; stalled; takes longer; taking longer; not until; won't come until; not going to be ready; can't promise; no new date; not be able to; isn't happening in; longer than planned/expected/we/hoped; later than planned; not hit; off ?the/its ?christmas/summer/holiday/autumn/spring/winter/fall/release/2026/2025/2027 calendar/schedule/slate/lineup; off its calendar; off the calendar; off the schedule; off the release schedule; off its schedule; isn't/aren't/is not/are not/not going to make/happen/be ready; being extended; extended a little; slowed down; needs more; don't know when; do not know when; can't say when; cannot say when; stopped the assembly; not this month/week/year/spring/summer/autumn/fall/winter; not coming this; later than first; pushes; bad news; a delay of; with a delay; not as early as; not as soon as; keep you waiting; must wait; has to wait; have to wait; will have to wait; delay!; postpone!; postponement; postponements; push! ?it/them/this/that/its/the/our ?launch/release/date/start/opening back/out; put! back/off; put/puts ?it/them/the ?launch/release/opening/start/sale back/off; hold! off; moved back; pushed by; slip! by; slips; slipped; slippage
later than ?originally/first/previously planned/expected/announced/hoped/promised/intended/advertised; take! ?a ?little/bit/few longer; needs/need/take/takes/taking/give/spend ?a ?little/bit/few ?months/weeks ?some more/extra/additional time; needs another; need another; not/isn't/aren't/wasn't ?quite ready; won't make; will not make; won't be ready; will not be ready; isn't going to happen; is not going to happen; not going to make; not going to happen; can't/cannot/couldn't keep; unable to keep; can't/cannot/won't/unable meet; unable to meet; won't meet; miss! ?our/the/its date/deadline/target/window; off the table; off the store page; rescheduled; reschedules; reschedule; rescheduling; stand! down; stood down; scrub; scrubbed; scrubs; on hold; on ice; held back; hold back; behind schedule; running late; therefore off; set back; setback; setbacks; deferred; defers; defer; wait ?a ?little/bit/while/few longer; longer wait; come!/arrive! later; won't arrive in/on/before/until; will not arrive; doesn't come in/on/out; isn't coming in; won't come in/on; until further notice; indefinitely; not make it; won't be out; won't be released in/on/this/until; will not be released in/on/this/until; won't launch in/on/this/until; will not launch in/on/this/until; won't ship in/on/this/until; won't be coming in/on/this/until; weeks/months/days/years/week/month/year later than; not happen ?in/on/this; not be ready; sorry to say; late by; months late; weeks late; a year late""",
    Kind.MOVE: """
slip! to/into; move! ?to/into; push! ?to/into/from; shift! ?to/into/from; moved from; reset ?to/for; instead of; rather than; new date; new release date; new launch date""",
    Kind.NO_DELAY: """
weeks/months/years of delay/delays; delayed once/twice; delayed by a fire; once/twice delayed; is unaffected; are unaffected; not affected; no delay; without delay; not delayed; without ?further/any delays; after ?several/two/three/many/a/months/years/repeated/long/multiple ?of/years/month ?long/of ?of delay/delays/postponements; despite ?the/several/earlier delays/delay; no further delay; not affected; isn't affected; aren't affected; no delays; any delay; avoid delays; delay in; ahead of schedule; on schedule; on track; previously delayed; long delayed; the delayed; much delayed; twice delayed; oft delayed; once delayed; denies""",
    Kind.EARLIER: """
move! up; moved up; bring! forward; brought forward; earlier than planned/expected/announced/advertised/promised; ahead of schedule; sooner than; ahead of plan; pull! forward; pulled ahead; moved forward; weeks early; days early; month early; a month earlier; weeks earlier; months earlier; days earlier""",
    Kind.CANCEL: """
will not start; won't start; will not be held; isn't going to be finished/made/released/published/built/sold/shipped; won't be delivered/finished/built/completed/going ahead; will not be delivered/finished/built/completed; never going to; not going to be made/released; can't go on; cannot go on; we're shutting down the project; end of the trail; insolvency; no longer being developed; no longer in development; development has ended/stopped/ceased; has been pulled; permanently; called a halt; halts; halted work; shut down development; not coming to market; not be produced; not be sold; not be published; won't exist; dead; refund everyone; refunding everyone; has given up its; have given up our; given up on; won't go into production; will not go into production; not go into production; nothing will come of; stop! the project/programme/program; stopped the project; end! the project/programme; project ?is/has ended/dead/over; pulling out of; has been cancelled; has been canceled; drops out; no longer go ahead; not be going ahead; shelving; cancel!; cancellation; call! off; called off; scrap!; shelve; shelved; shelves ?its/the plans/plan/project/development; abandon/abandons/abandoning; be!/has/have abandoned; withdraws/withdrew; is/are/has/have/was ?being/been withdrawn; axe; axed; axes; ditched; ditches; halt! ?all development; pulled the plug; pull! the plug; discontinue development; end! ?its/all/active development; stop! ?its/all development; stop work on; stopped work on; stopping work on; stop! working on; cease! development; will not be made; won't be made; will not be released; won't be released; will not be published; won't be published; will not be produced; won't be produced; will not be sold; won't be sold; will not ?be go/going ahead; won't go ahead; not go ahead; not going ahead; will not take place; won't take place; will not happen; won't happen; will not be built; never happen; will never; never be released; will ?therefore not ?therefore come to market; not come to market; will not launch; won't launch; not be launching; no longer launch; no longer be released; no longer launching; no longer planned; will not fly; won't fly; will not open; won't open; will not ship; won't ship; not to publish; not to release; not to launch; not to proceed; not proceeding; not be proceeding; not to go ahead; decided against; drop! ?its/the/all plan/plans; there will be no; won't be a; will be no; is dead; end of the road; won't see the light; will not see the light; not be moving forward; not moving forward; terminated; give! up on; giving up on; gave up on; written off; wind! down; called time on; calls time on; will not be coming; won't be coming; bows out of; scuttled""",
    Kind.NO_CANCEL: """
may/can withdraw; can be cancelled; can be canceled; be cancelled at; cancelled free; be cancelled free; not/isn't/hasn't/wasn't been cancelled/canceled; not cancelled; not canceled; can/may/could/should/must ?also ?still cancel!; cancel ?your/their/any/the/an/my order/orders/subscription/reservation/booking/anytime/free/it; cancel at any time; cancel any time; flights cancelled; cancel without; noise ?- cancel!; noise cancellation; active noise; led to; cancellations; free cancellation; cancellation policy; cancel ?up to; refused to cancel; to cancel""",
    Kind.REVIVE: """
be! back on; back on; on again; after all; revived; revives; reinstated; reinstates; resurrected; changed its mind; uncancelled; uncanceled; reversed; reverses its decision; green light again; goes ahead after all; will happen after all; back from the dead; resumes; resume""",
    Kind.OUT: """
just dropped/landed/launched/released; has just dropped/landed/launched; is/are/'s/'re ?now available; now available; available now; available today; available ?in/at ?stores from today; available immediately; out now; out today; is out; are out; is/are here; is/are ?now live; goes/go live today; now live; is/are now on sale; now on sale; on sale now; on sale today; now streaming; streaming now; is/are streaming; now shipping; shipping now; ships today; now open; is/are now open/live/out/shipping/in; opens today; starts today; begins today; leave! early access; is published; are published; in stores now; in shops now; is on sale; are on sale; happy publication day; publication day; launch day; release day; launches today; arrives today; has/have arrived; has/have landed; now playing; welcomed ?its first guests/visitors/passengers/customers; doors are open; first guests in; went on sale today; went on sale this morning; went live today; opened today; opened this morning; launched this morning; released this morning; in cinemas now; today sees the release/launch; we are live; we're live; launched today; released today; published today; can now be ?bought/ordered/purchased/downloaded/played/watched/streamed; available starting today; is in shops; are in shops""",
    Kind.OUT_PAST: """
has/have ?now launched; has/have ?now opened; has/have ?now been released/published/launched; has/have ?now gone on sale; has/have ?now shipped; has/have lifted off; has/have taken off; has/have ?now been on sale/the market; has/have been available; been on sale since; first available; have flown; has hit; have hit; came out; went on sale; lifted off; was/were released/launched/published; opened its doors; went live; entered service; we launched; we released; we shipped; we opened; hit stores; hit shelves; made its debut; took off; hit the market""",
    Kind.SOON: """
when it's ready; when it is ready; as soon as we can; soon enough; not far off; any day now; coming soon; soon; in the coming/next ?few weeks/months/days; in the weeks/months/days ahead; in the near future; shortly; stay tuned; in due course; at a later date; date/dates tba/tbc/tbd; tba; tbc; tbd; to be announced; to be confirmed; when it's ready; when it is ready; before long; date will be announced; sooner or later; on the horizon; around the corner; watch this space; keep a lookout; later on; when legal lets me; date to follow; date to be""",
    Kind.RUMOUR: """
rumour; rumours; rumor; rumors; rumoured; rumored; leak; leaks; leaked; leaker; tipster; reportedly; allegedly; alleged; speculation; speculate; unconfirmed; insider; insiders say; supposedly; according to a source; sources say; anonymous; is said to; are said to; purported; purportedly; claims a; whispers""",
}

CUES = CueTable(
    TABLE,
    {**FORMS, "hold": "hold holds held holding", "call": "call calls called calling", "give": "give gives gave giving"},
    FILLERS,
)
