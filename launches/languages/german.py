# ruff: noqa: E501 (tables and patterns read better unbroken)
"""German: dates and cues."""

from launches.cues import CueTable, Kind
from launches.languages.language import Language, glossary, halves
from launches.mentions.european import Grammar, Words
from launches.mentions.european_near import Near

WORDS = Words(
    months={
        name: number
        for number, names in enumerate(
            (
                "januar jänner jan", "februar feber feb", "märz mär mrz", "april apr", "mai", "juni jun", "juli jul", "august aug",
                "september sept sep", "oktober okt", "november nov", "dezember dez",
            ),
            start=1,
        )
        for name in names.split()
    },
    seasons={
        "frühjahr": 3, "frühling": 3, "sommer": 6, "herbst": 9, "winter": 12, "sommers": 6, "herbstes": 9, "frühjahrs": 3, "winters": 12,
        "vorfrühling": 3, "frühsommer": 6, "hochsommer": 6, "spätsommer": 6, "frühherbst": 9, "spätherbst": 9, "spätwinter": 12,
    },
    ordinals={
        "ersten": 1, "erstes": 1, "erste": 1, "zweiten": 2, "zweites": 2, "zweite": 2, "dritten": 3, "drittes": 3, "dritte": 3, "vierten": 4,
        "viertes": 4, "vierte": 4, "letzten": 4,
    },
    parts={"anfang": "early", "beginn": "early", "mitte": "mid", "ende": "late"},
    quarter=r"quartals?", half=r"halbjahre?s?|jahreshälfte|hälfte",
    link=r"(?:(?:des\s+jahres|im\s+jahr|des|im)\s+)?", to=r"bis(?:\s+zum)?|und|oder",
    next_year=r"(?:des\s+)?(?:nächste|kommende)[ns]?\s+jahr(?:es)?", this_year=r"(?:dieses|diesem|des\s+laufenden)\s+jahre?s?|des\s+jahres",
    today=r"heute", tomorrow=r"(?<!am\s)(?<!von\s)(?<!guten\s)(?<!heute\s)(?<!jeden\s)(?<!diesem\s)morgen", now=r"ab\s+sofort|sofort|(?<!bis\s)jetzt", rest_of_year=r"(?:noch|später)\s+(?:in\s+diesem|dieses|im\s+laufenden)\s+jahr(?!\w)",
    week=r"kalenderwoche|woche|kw", next_week=r"(?:nächste|kommende)[rn]?\s+woche", after_tomorrow="übermorgen", next_month="(?!)", after_month="(?:des\\s+)?(?:monats\\s+)?",
    openers="nächstes nächsten nächste nächstem kommendem kommendes kommenden kommende nächster kommender noch später morgen sofort jetzt",
    before_numbers=r"(?:\b(?:am|ab|dem|den|der|zum|vom|bis|seit|(?:datum|termin|start|verkaufsstart|marktstart|kinostart)\s?:)|tag,?|mittwoch,?)\s\(?\Z",
    last=r"vergangene[nmsr]?|letzte[nmsr]?|vorige[nmsr]?", coming=r"kommende[nmsr]?|nächste[nmsr]?", no_hour=r"\d{1,2}\s?am\b",
    near=Near(
        weekdays={name: number for number, names in enumerate("montag dienstag mittwoch donnerstag freitag samstag/sonnabend sonntag".split()) for name in names.split("/")},
        openers="kommenden nächsten kommendem nächstem kommender nächster diesen diesem heutigen heutigem vergangenen letzten vorigen vergangenem letztem vorigem",
        day_part="|abend|nachmittag|vormittag|mittag|morgen|nacht|früh",
        of_next_week=r"(?:der\s+)?(?:nächsten|nächster|kommenden|kommender)\s+woche", ahead=r"kommende[nmr]|nächste[nmr]", behind=r"vergangene[nm]|letzte[nm]|vorige[nm]", habit=r"jeden|jedem|jeder|immer|pro",
        saying=frozenset(
            "mitteilte mitteilten teilte teilten sagte sagten erklärte erklärten berichtete berichteten bestätigte bestätigten bekanntgab"
            " mitgeteilt bekanntgegeben bekannt angekündigt ankündigte kündigte schrieb hieß gesagt erklärt bestätigt vorgestellt verkündete"
            " verkündet vorstellte präsentierte präsentiert".split()
        ),
        days_off={"gestern": -1, "vorgestern": -2},
        spans=(
            ("nächsten nächster kommenden kommender", r"(?:des\s+)?(?:nächste|kommende)[nrms]?\s+monats?", "month", 1),
            ("diesen diesem dieses laufenden", r"(?:diese[nms]|(?:des\s+)?laufenden)\s+monats?", "month", 0),
            ("diese dieser", r"(?:diese|dieser)\s+woche", "week", 0),
            ("nächstes nächsten kommendes kommenden", r"(?:des\s+)?(?:nächste|kommende)[ns]?\s+quartals?", "quarter", 1),
            ("dieses diesem laufenden", r"(?:dieses|diesem|laufenden)\s+jahr", "year", 0),
            ("laufe", r"laufe\s+(?:des|dieses)\s+(?:laufenden\s+)?jahres(?!\s+20)", "year", 0),
            ("dieses diesem kommenden kommendes nächstes nächsten wochenende", r"(?:dieses|diesem|kommende[ns]|nächste[ns])\s+wochenende|(?<=\bam\s)wochenende", "weekend", 0),
        ),
        ends=((r"des\s+monats", "month", 0), (r"(?:der|dieser)\s+woche", "week", 0), (r"(?:der\s+)?(?:nächsten|kommenden)\s+woche", "week", 1)),
        year_parts={"jahresende": "late", "jahresbeginn": "early", "jahresanfang": "early", "jahresmitte": "mid", "jahreswechsel": "turn"},
        feasts={
            "weihnachten": "christmas", "heiligabend": "christmas eve", "silvester": "new year's eve", "neujahr": "new year's day",
            "ostern": "easter", "ostersonntag": "easter", "ostermontag": "easter monday", "karfreitag": "good friday", "pfingsten": "pentecost",
            r"himmelfahrt|christi\s+himmelfahrt": "ascension day", "halloween": "halloween", "valentinstag": "valentine's day", r"black\s+friday": "black friday",
            "weihnachtsgeschäft|weihnachtszeit|vorweihnachtszeit|weihnachtssaison": "season",
        },
        before_feast=r"",
        numbers={word: number for number, word in enumerate("einem zwei drei vier fünf sechs sieben acht neun zehn elf zwölf".split(), start=1)} | {"einer": 1},
        units={"tag": "day", "tagen": "day", "woche": "week", "wochen": "week", "monat": "month", "monaten": "month", "jahr": "year", "jahren": "year"},
        ahead_by="in", half="%hälfte", week=r"%woche;woche\s+(?:im|des)\s+%", days=r"%tagen?;tagen?\s+(?:im|des)\s+%",
    ),
)  # fmt: skip

TABLE: dict[Kind, str] = {
    Kind.LAUNCH: """
kommt/kommen auf den markt; kommt/kommen ?in in den handel/die läden/die kinos/die geschäfte; in den handel; im handel; im fachhandel; im buchhandel; in den läden; in den kinos; ins kino; auf den markt; erscheint; erscheinen; veröffentlicht; veröffentlichung; erhältlich; verfügbar; verfügbarkeit; verkaufsstart; marktstart; markteinführung; verkauf; auslieferung; auslieferungen; ausgeliefert; lieferung; lieferungen; liefern; liefert; geliefert; lieferbar; eröffnet; eröffnung; wiedereröffnung; öffnet; öffnen; startet; start; starten; launch; release; erstflug; jungfernflug; hebt ab; abheben; premiere; kinostart; erstverkaufstag; zu kaufen; zu haben; kaufen; gekauft werden; abrufbar; in den verkehr; in betrieb; nimmt den betrieb auf; fährt ?erstmals; fliegt; fliegen; steht im; stehen im; steht in; stehen in; geht an den start; gehen an den start; geht in den verkauf; abgeholt; streamen; zu sehen; herausbringen; herauskommen; kommt heraus; kommt; kommen; im laden; läuft an; feiert premiere; online; zum download; ausverkauf; ausliefern; veröffentlichen; eröffnen; eröffnet werden; einführen; eingeführt; anlaufen; aufnehmen; wird/werden geöffnet; geöffnet wird/werden; findet/finden statt; geht/gehen ans netz; ans netz; freigegeben; freigabe; in die regale; ins regal; ins sortiment; in die kinos; in die märkte; in die supermärkte; in den verkauf; gibt es ab; bezugsfertig; ausgestrahlt; zeigt ab
rollt; rollen; rollt/rollen zu den/unseren/ihren händlern; gelangt; gelangen; in den handel gelangen; empfängt/empfangen ?am ?seine ?ihre die/ersten/erste besucher/gäste/fahrgäste/kunden; erste/ersten besucher/gäste/fahrgäste; freigeschaltet; freischaltung; freischalten; geht/gehen live; live; geht/gehen online; verteilen; verteilt; verteilung; ausgerollt; rollout; auslieferungsstart; liefertermin; erstauslieferung; erster/erste/ersten flug/fahrt/züge; fahrgastbetrieb; in den fahrgastbetrieb; linienbetrieb; regelbetrieb; betriebsstart; herausgebracht; herausbringt; herauskommt; erstausstrahlung; sendestart; stapellauf; verkehrsfreigabe; für den verkehr; pforten; ?ihre ?seine ?die pforten/tore/türen öffnen/öffnet; stehen/steht bereit; bereitgestellt; bereitstellen; verkehrt; fährt; zu hören; spielstart; serverstart; zum verkauf; im verkauf; im angebot; wiedereröffnet; neueröffnung; erscheinungstermin; erscheinungstag; veröffentlichungstermin; starttermin; erscheint ?dann; vö; einführung; inbetriebnahme; uraufführung; erstaufführung""",
    Kind.START: "beginnt; beginnen; geplant; vorgesehen; erwartet; voraussichtlich; soll; sollen; ab; termin; bereit; da; folgt im laden; angepeilt; los; geht's",
    Kind.PREORDER: """
vorbestellen; vorbestellt; vorbestellung; vorbestellungen; vorbestellbar; reservieren; reservierung; reservierungen; reserviert; warteliste; vormerken; anmeldung; anmeldungen; anmelden; bestellbar; vorverkauf; subskription; anzahlung
bestellen lässt; bestellungen; geordert werden; bestellt werden; ordern; buchbar; buchungen; buchen; bestellstart; vorverkaufsstart; vorbestellstart; vorreservierung; vormerkung""",
    Kind.TICKET: "karten; tickets; eintrittskarten; fahrkarten; vorverkauf beginnt",
    Kind.EARLY: "beta; betaphase; alpha; test; tests; testphase; testbetrieb; vorschau; early access; prototyp; prototypen; demo; muster; leseexemplare; testfahrten; probebetrieb; abonnenten; mitglieder; presse; pressetag",
    Kind.EVENT: """
vorgestellt; vorstellung; vorstellen; präsentiert; präsentation; präsentieren; enthüllt; enthüllung; keynote; veranstaltung; pressekonferenz; gezeigt; zeigt; zeigen; bekanntgegeben; bekanntgabe; angekündigt
vorgeführt; vorführung; enthüllen; präsentierte; vorstellt; weltpremiere; messepremiere; publikumstag""",
    Kind.GATHERING: "messe; festival; fest; feier; konzert; tagung; kongress; vortrag; lesung; ausstellung; party; gamescom; ifa; ambiente; buchmesse; tag der offenen tür; rundgang; verleihung; wettbewerb; turnier; spielwarenmesse; fachmesse; leitmesse; hausmesse; automesse; technikmesse; modemesse; kunstmesse; spielemesse; reisemesse; bootsmesse; jobmesse; ausbildungsmesse; verbrauchermesse; messegelände; aussteller; ausstellern; ausstellerinnen; hoffest; stadtfest; straßenfest; sommerfest; dorffest; volksfest; weihnachtsmarkt; flohmarkt; symposium; podiumsdiskussion; vernissage; finissage; festakt; gedenkfeier; feierstunde; meisterschaft; marathon",
    Kind.EMBARGO: "sperrfrist; gesperrt bis",
    Kind.BACKUP: "ersatztermin; ausweichtermin",
    Kind.OFFER: """
rabatt; aktion; angebot; gutschein; gilt bis; frühbucher; einführungspreis; günstiger; kostenlos bis; gratis; geschenk; gewinnspiel; preise; erstattet; rückerstattung; zurückerstattet
rabatte; rabattaktion; einführungsangebot; verlosung; verlosen; einsendeschluss; kaufpreis; kostenfrei bis""",
    Kind.SUPPORT: """
support; unterstützung endet; eingestellt; einstellung; ersatzteile; garantie; wartung; wartungsarbeiten; abgeschaltet; abschaltung; geschlossen; schließt; schließung; sperrung; gesperrt; läuft aus; sicherheitsupdates; gebaut bis; wird noch
macht dicht; schließen; letzter tag; letzten mal; letzte mal; ausgemustert; abgekündigt; außer betrieb; supportende; updates bis; übergangsfrist; räumungsverkauf; geschäftsaufgabe""",
    Kind.FINANCE: """
ergebnisse; zahlen; quartalszahlen; umsatz; gewinn; hauptversammlung; dividende; geschäftsjahr; bilanz; aktie; aktien; börse; haushalt; stadtrat
halbjahreszahlen; jahreszahlen; neunmonatszahlen; ebit; ebitda; prognose; kapitalmarkttag; quartalsbericht; quartalsmitteilung; zwischenbericht; geschäftsbericht; halbjahresbericht; jahresabschluss; aktionäre; ausschüttung; betriebsergebnis; nettogewinn; umsatzerlöse; erlöse; auftragseingang; gewinnwarnung; kapitalerhöhung; börsengang; mitteilung zum; bilanzpressekonferenz; anleihe; übernahmeangebot""",
    Kind.HISTORY: """
gegründet; seit; jubiläum; geburtstag; gründung; fertigt; jahren; vorgänger; vorgängermodell; damals; zuletzt; geboren
jahrestag; jubiläums; gegründete; gründete; gründeten; entstand; entstanden; seither; seitdem; einst; ehemals; dienstältester; hundertjährige; jubiläumsjahr; jubiläumsfeier; ein rückblick; rückblick auf; blicken zurück; blickt zurück; erinnert an; erinnern an; vor 10/20/25/30/40/50/60/70/75/80/90/100/125/150 jahren; gedenktag; todestag; gründervater; gründungsjahr""",
    Kind.PRODUCTION: "produktion; fertigung; dreharbeiten; gedreht; bau; baubeginn; bauarbeiten; montage; zulassung; genehmigung; zertifizierung; fertiggestellt",
    Kind.OTHER: """
zubehör; update; firmware; patch; erweiterung; taschenbuch; hörbuch; nachfolger; staffel; soundtrack; trailer; teaser; podcast; interview; stellenangebote; bewerbungen; bewerbung; preis; preisverleihung; jury; streik; rückruf; nachdruck; nächste ausgabe
übernimmt; übernehmen die/das leitung/amt; nachfolge; nachfolgerin; leitung; amtsantritt; amt; ernannt; berufen; ernennung; berufung; ruhestand; verabschiedet; personalie; tritt/treten in kraft; in kraft; verordnung; gesetz; gesetzes; richtlinie; vorschriften; bußgeld; bußgelder; verbot; verboten; pflicht; kennzeichnung; rückrufaktion; zurückgerufen; chargen; chargennummern; charge; ausgezeichnet; preisträger; preisträgerin; verliehen; auszeichnung; shortlist; longlist; nominiert; testbericht; fahrbericht; kurztest; langzeittest; urteil; fazit; testsieger; tarifvertrag; urabstimmung; gilt/gelten ab/künftig/dann/seit/auf/für; tempolimit; höchstgeschwindigkeit; im test; im langzeittest; im praxistest; wertung; testfazit; gesamtnote; schulnote; verfügung; satzung; verlässt/verlassen ?das/die/den/unser unternehmen/studio/firma/verlag/haus/team/konzern/redaktion; tritt ?zum ab; folgt auf; zuschuss; zuschüsse; fördermittel; förderung; förderantrag; förderanträge; stipendium; stipendien; bewerbungsfrist; antragsfrist; anmeldeschluss; beantragen; beantragt; frist läuft ab""",
    Kind.FOLLOW: "folgt; folgen; später; in österreich; in der schweiz; übrigen; weitere länder; andere länder; international",
    Kind.REPORT: "sagte; sagt; erklärte; teilte; mitgeteilt; berichtete; berichtet; schrieb; bestätigte",
    Kind.OLD_PLAN: """
ursprünglich; eigentlich; zunächst; war/waren für; sollte; sollten; hätte; hätten; bisher; bislang; geplant war; geplant gewesen; angekündigt war; vorgesehen war; wurde erwartet; war geplant
war/waren eigentlich; geplant hatte/hatten; versprochen hatte/hatten; angekündigt hatte/hatten; ursprüngliche; ursprünglichen; anders als geplant/angekündigt; vorgehabt; wollte/wollten eigentlich/ursprünglich""",
    Kind.NOT_THIS: "statt; anstatt; nicht wie; nicht am; nicht im; nicht mehr; anstelle",
    Kind.DELAY: """
verschoben; verschiebt; verschieben; verschiebung; verzögert; verzögerung; verzögerungen; verzögern; verspätet; verspätung; später als; vertagt; nicht rechtzeitig; mehr zeit; noch warten; müssen warten; gedulden; länger warten; auf unbestimmte zeit; fertig werden ?wir nicht; nicht halten; nach hinten; warten; muss warten
verlegt/verlegen/verlegte/verlegten die/das/den/deshalb/daher/ihre/seine/unsere/ihren/seinen/unseren; bis auf weiteres; auf eis; auf eis gelegt; liegt auf eis; dauert länger; braucht/brauchen/benötigt/benötigen ?noch mehr/etwas zeit; noch etwas zeit; ?ist/sind ?leider nicht zu halten; nicht einhalten; nicht einzuhalten; nicht mehr zu halten; nicht mehr zu schaffen; schaffen wir nicht; schafft es nicht; nicht zu schaffen; fällt/fallen vorerst ins wasser; vorerst nicht; vorerst ausgesetzt; bleibt vorerst zu/geschlossen; lässt/lassen ?weiter auf sich warten; auf sich warten; hinausgezögert; aufgeschoben; aufschub; zurückgestellt; terminverschiebung; startverschiebung; später als geplant/erwartet/gedacht/angekündigt/vorgesehen; erst später; verzögere; verzögerten; verzögerte; verschob; verschoben werden; verschiebe; verspäten; verspätete; zu verschieben; rückt/rücken nach hinten; im verzug; in verzug; verzug; um geduld; länger gedulden; keine guten nachrichten; schlechte nachrichten; verzögert sich; bleibt/bleiben am boden; noch mehr geduld; etwas geduld; geduld haben; rutscht in/auf; nächster versuch; nächste versuch; neuer versuch; nächster startversuch; nächste startversuch; neuer startversuch; verspätet sich; verspäten sich; lässt/lassen auf sich warten; müssen/muss sich ?noch gedulden; braucht/brauchen ?noch ?mehr/länger zeit; rutscht/rutschen ?nach hinten; rutscht/rutschen in/auf; später als geplant/gedacht/erhofft/angekündigt; zeitplan nicht; zeitplan ist/war nicht; nicht wie geplant; kommt/kommen/erscheint/erscheinen/öffnet/startet erst""",
    Kind.MOVE: """
neuer termin ist; neuer termin; neuer erscheinungstermin; neuer starttermin; neues datum
neuen termin; neuen starttermin; neuer liefertermin; neuen liefertermin; neues erscheinungsdatum; neuer eröffnungstermin; neuen eröffnungstermin; als neuer/neuen termin/starttermin/stichtag""",
    Kind.NO_DELAY: """
ohne verzögerung; keine verzögerung; nach verzögerungen; nach mehreren verschiebungen; planmäßig
?das warten hat ein ende; hat ?das warten ein ende; ?das warten ist vorbei; ist das warten vorbei; im zeitplan; wie geplant; wie angekündigt; nicht verschoben; keine verschiebung; keine verspätung; langes warten; langem warten""",
    Kind.EARLIER: """
vorgezogen; vorverlegt; früher als; zieht vor
früher als geplant/erwartet/angekündigt; vorzuziehen; vorziehen; eher als geplant; schon vorher; vorgezogene; vorgezogener; früher im handel; früher fertig""",
    Kind.CANCEL: """
wird nicht mehr gezeigt; wird nicht mehr gebaut; wird nicht mehr erscheinen; wird nicht erscheinen; wird nicht gebaut; nicht mehr erscheinen; findet nicht statt; fällt aus; kommt nicht mehr; wird nicht verwirklicht; ist vom tisch; zieht den stecker; das aus; abgesagt; gestrichen; eingestampft; wird es nicht geben; nicht erscheinen; erscheint nicht; kommt nicht auf den markt; nicht auf den markt; entfällt; verworfen; aufgegeben; stellt die entwicklung ein; entwicklung eingestellt; aus für; kein nachfolger; eingestellt wird; storniert; abgeblasen; begraben
vom tisch; streicht; gestrichene; gestrichenen; einstampfen; absagen; absage; abzusagen; abgesagte; wird/werden ?es keine/keinen/kein ?fortsetzung ?nachfolger geben; wird es nie geben; wird/werden nie erscheinen; nie erscheinen; verwerfen; beerdigt; beerdigen; begräbt; arbeiten eingestellt; projekt eingestellt/gestoppt/beendet/gescheitert; stoppt ?das ?die ?den projekt/entwicklung/arbeiten; stellt/stellen das projekt ein; gestoppt; einstellung der entwicklung; einstellung des projekts; nicht weiterverfolgt; nicht weiter verfolgt; nicht weiterverfolgen; nicht verwirklicht; nicht realisiert; nicht umgesetzt; nicht mehr gebaut; nicht mehr kommen; nicht mehr produziert; kommt doch nicht; kommt ?nun nicht auf den markt; endgültig aus; das ende für; zu grabe; beendet die entwicklung; beenden die entwicklung; gescheitert; rückzieher; entschieden nicht zu; doch kein/keine/keinen; strich die/das/den; streichen; projekt/pläne/plan aufgeben; pläne aufgegeben; kommt nun doch nicht""",
    Kind.NO_CANCEL: "bestellungen stornieren; kostenlos storniert; kostenfrei stornieren; storniert werden; kann storniert",
    Kind.REVIVE: "doch noch; wieder aufgenommen; nun doch",
    Kind.OUT: """
ab sofort erhältlich; ab sofort verfügbar; ab sofort; ist da; ist erschienen; sind da; jetzt erhältlich; jetzt verfügbar; ab heute; seit heute; ist heute erschienen; jetzt im handel; ist erhältlich; ist verfügbar; heute erschienen
ist/sind eingetroffen; ist/sind angekommen; ist/sind ?jetzt online/live/draußen/raus; ist/sind ?jetzt ?ab ?sofort im handel; ist/sind geöffnet; ?seit/ab heute im handel; ?seit/ab heute erhältlich/verfügbar; ab heute im kino; hat geöffnet; hat heute; jetzt spielbar; frisch eingetroffen; ist ?jetzt zu haben; sind ?jetzt zu haben; steht/stehen ?jetzt/ab/seit heute/sofort bereit; verlässt den early access""",
    Kind.OUT_PAST: """
ist auf dem markt; ist seit; sind seit; kam auf den markt; erschien; erschienen; startete; starteten; eröffnete; eröffneten; ging an den start; ging in betrieb; kamen auf den markt; lief an; wurde veröffentlicht; wurde eröffnet; kam in den handel
ist erschienen; sind erschienen; wurde eingeführt; wurde ausgeliefert; wurden ausgeliefert; brachte heraus; brachten heraus; ist im handel seit; ging live; ging online; gingen ans netz; ging ans netz; wurde freigegeben; wurde freigeschaltet; öffnete; öffneten; hob ab; feierte premiere; ist gestartet; sind gestartet; hat eröffnet; haben eröffnet; läuft seit; fährt seit; fahren seit""",
    Kind.SOON: """
in kürze; demnächst; bald; in den kommenden wochen; in den nächsten wochen; zu einem späteren zeitpunkt; noch nicht fest; steht noch nicht fest; keinen neuen termin; kein neuer termin; neuer termin folgt; neuer termin steht
kein neues datum; keinen termin; noch keinen termin; kein datum; noch kein datum; ohne neuen termin; wann genau; noch offen; noch unklar; ist unklar; noch nicht bekannt; nicht zu sagen; steht nicht fest; in absehbarer zeit; über kurz oder lang; in den kommenden/nächsten monaten/tagen; schweigt; schweigen; hüllt/hüllen sich ?noch in schweigen; lässt/lassen/ließ/ließen ?noch offen; verrät ?noch nicht; verraten ?noch nicht; behält/behalten ?noch für sich; keine angaben; noch keine angaben; weiß ?noch/derzeit niemand; steht ?noch in den sternen; ist ?noch unklar; sagt/sagen ?ostara noch nicht; will/wollte/wollen/wollten keinen/keine termin/angaben/zeitpunkt; ohne termin; ohne datum; kein termin""",
    Kind.RUMOUR: """
gerücht; gerüchte; gerüchten; angeblich; leak; insider
geleakt; brancheninsider; spekulationen; spekuliert; unbestätigt; unbestätigten; will erfahren haben; soll angeblich""",
}  # fmt: skip

# Verbs whose other half stands at the end of their clause ("sagt die Premiere ab").
SEPARABLE = halves(
    {
        Kind.LAUNCH: """
hebt heben: ab
läuft laufen: an
bringt bringen kommt kommen: heraus raus
liefert liefern: aus
rollt rollen: aus an
strahlt strahlen: aus
findet finden: statt
sperrt sperren macht machen: auf
schaltet schalten: frei
gibt geben: frei heraus
stellt stellen: bereit
führt führen: ein
nimmt nehmen: auf
fährt fahren geht: los""",
        Kind.DELAY: """
schiebt schieben schob schoben: auf hinaus
stellt stellen: zurück
setzt setzen: aus
zieht zögert: hin hinaus""",
        Kind.EARLIER: "zieht ziehen zog zogen: vor",
        Kind.CANCEL: """
sagt sagen sagte sagten bläst blasen blies: ab
fällt fallen fiel fielen: aus
zieht ziehen zog zogen: zurück
stampft stampfen stampfte stampften: ein
gibt geben: auf""",
        Kind.EVENT: """
stellt stellen stellte stellten führt führen führte legt legen: vor
kündigt kündigen kündigte: an""",
        Kind.SUPPORT: """
schaltet schalten schaltete: ab
stellt stellen stellte: ab ein
läuft laufen lief: aus
macht machen: dicht zu""",
        Kind.OTHER: """
ruft rufen rief riefen: zurück
tritt treten: an zurück
löst: ab""",
    }
)

# What the learnt tables read instead of a word: what they know they learnt from texts in English, all but a few.
ENGLISH_FOR = glossary("""
appointed: übernimmt amtsantritt personalie ernannt berufen bestellt ernennt beruft ernennung berufung
director: direktor direktorin geschäftsführer geschäftsführerin intendant intendantin leiterin leiter museumsleiterin museumsleiter chef chefin chefredakteur chefredakteurin entwicklungschef entwicklungschefin finanzchef finanzchefin vertriebschef vertriebschefin
successor: nachfolge nachfolgerin; ceo: vorstandschef vorstandschefin vorstandsvorsitzender vorstandsvorsitzende konzernchef konzernchefin
retires: ruhestand rente pension; joins: wechselt; recall: rückruf rückrufaktion warenrückruf; recalled: zurückgerufen; recalls: ruft
affected: betroffen betroffene betroffenen; review: testbericht kurztest rezension kritik besprechung langzeittest fahrbericht praxistest
verdict: urteil fazit testurteil; tested: getestet ausprobiert
results: halbjahreszahlen quartalszahlen jahreszahlen quartalsergebnis quartalsbericht geschäftszahlen halbjahresbericht geschäftsbericht zwischenbericht bilanz ergebnis ergebnisse zahlen
revenue: umsatz umsätze erlöse; profit: gewinn überschuss ebit betriebsgewinn nettogewinn reingewinn; dividend: dividende; quarter: quartal
shareholders: aktionäre aktionären hauptversammlung; prize: preis preise auszeichnung hauptpreis literaturpreis; awarded: ausgezeichnet verliehen; award: preisverleihung
winner: gewinner gewinnerin preisträger preisträgerin sieger siegerin; law: gesetz verordnung richtlinie; fine: bußgeld bußgelder geldbuße strafe
anniversary: jubiläum geburtstag jahrestag jubiläums; founded: gegründet gründete gegründete; closes: schließt schliesst; closure: schließung schliessung geschäftsaufgabe
closed: geschlossen; refund: erstattet rückerstattung zurückerstattet erstattung; refunded: zurückgezahlt; sold: verkauft verkauften; strike: streik warnstreik streiks
exhibition: ausstellung; game: spiel spiels rollenspiel aufbauspiel videospiel; book: buch buches; now: jetzt nun nunmehr; today: heute; tomorrow: morgen
yet: bislang bisher; still: weiterhin; later: später; earlier: früher; already: bereits schon; finally: endlich; soon: bald demnächst; originally: ursprünglich
instead: stattdessen; instead of: statt anstatt anstelle; only: erst; until: bis; since: seit; after: nach; before: vor; not: nicht; no: kein keine keinen keinem keiner
last: letzte letzten letzter letztes vergangenen vergangene vergangener vorigen vorige; next: nächste nächsten nächster nächstes kommenden kommende kommender kommendes
this: diese diesen dieser dieses diesem; year: jahr jahres jahre jahren; days: tage tagen; day: tag tages; weekend: wochenende; hours: stunden; minutes: minuten
early: anfang beginn; late: ende; mid: mitte; half: halbjahr jahreshälfte; january: januar jänner; february: februar feber; march: märz; may: mai; june: juni; july: juli
october: oktober; december: dezember; morning: vormittag; evening: abend; afternoon: nachmittag; night: nacht; available: erhältlich verfügbar lieferbar
opens: öffnet eröffnet; open: offen geöffnet; opened: eröffnete aufgemacht; opening: eröffnung wiedereröffnung; reopens: wiedereröffnet; comes: kommt erscheint
out: erschienen; release: veröffentlichung erscheinungstermin; launch: start marktstart verkaufsstart markteinführung; launches: startet; starts: beginnt
start: beginnen starten; sale: verkauf handel; shops: läden geschäfte geschäften; stores: händlern händler; cinemas: kinos kino; premiere: uraufführung; film: spielfilm
episodes: folgen episoden; season: staffel; announced: angekündigt bekanntgegeben ankündigte kündigte; said: sagte sagten teilte erklärte mitteilte hieß
confirmed: bestätigt bestätigte bestätigten; says: sagt heißt; planned: geplant geplante geplanten vorgesehen vorgesehene; scheduled: terminiert angesetzt
expected: erwartet; delayed: verzögert verspätet verzögere; postponed: verschoben vertagt; delay: verzögerung verspätung aufschub
cancelled: abgesagt gestrichen eingestellt; order: bestellen bestellung; orders: bestellungen; weather: wetter wetters; pre: vorbestellen vorbestellt vorbestellbar vorbestellung vorbestellungen; tickets: karten eintrittskarten
beta: betatest; test: tests testphase; trial: probebetrieb prozess; deliveries: auslieferung auslieferungen; delivered: ausgeliefert geliefert; costs: kostet kosten
euros: euro; free: kostenlos gratis kostenlosen kostenlose; discount: rabatt; offer: angebot aktion rabattaktion; fair: messe; shown: gezeigt; show: zeigen
presented: vorgestellt präsentiert präsentierte; unveiled: enthüllt enthüllte; reported: berichteten berichten; leaked: durchgesickert; project: projekt vorhaben
studio: entwickler; players: spieler; visitors: besucher; passengers: fahrgäste passagiere reisende; customers: kunden; readers: leser; train: zug bahn
trains: züge zügen bahnen; line: strecke linie; station: bahnhof haltepunkt haltestelle; timetable: fahrplan fahrplanwechsel; bridge: brücke; flight: flug
satellite: satellit; phone: smartphone handy; car: auto wagen fahrzeug; cars: autos fahrzeuge; novel: roman; publisher: verlag; shop: laden filiale geschäft
building: gebäude bau neubau; works: umbau bauarbeiten; maintenance: wartung wartungsarbeiten; service: dienst betrieb; update: aktualisierung; version: fassung
security: sicherheitsupdate; users: nutzer anwender; data: daten; because: weil wegen denn da; ends: endet; ended: beendet beendete; rule: gilt; names: nennt
date: termin datum; new: neue neuer neues neuen; million: millionen mio; percent: prozent; can: kann können; will: wird werden; has: hat; have: haben
was: war wurde; were: waren wurden; had: hatte hatten; is: ist; are: sind;  must: muss müssen; wants: will wollen; but: aber doch jedoch sondern; and: und
or: oder; with: mit; without: ohne; for: für; of: des von; in: im; on: am; from: ab; to: zu zum zur; at: um; by: durch; about: rund etwa knapp; between: zwischen
when: wenn wann; who: wer; it: es; they: sie; we: wir; all: alle allen aller; more: mehr; first: erste ersten erster erstes
second: zweite zweiten zweiter zweites; also: auch; there: dort; then: dann; the: der die das den dem; a: ein eine einen einem einer; held: gehalten abgehalten
report: bericht; list: liste; best: beste besten bester; moves: zieht; stays: bleibt bleiben; leaves: verlässt; went: ging gingen fuhr; came: kam kamen
goes: geht läuft fährt; go: gehen fahren laufen; began: begann begannen; set: festgelegt; end: schluss; drops: fällt; good: gut gute guten; made: gemacht hergestellt
takes: nimmt; over: über; needs: braucht benötigt; need: brauchen benötigen; seen: gesehen; schedule: zeitplan; thanks: danke; thank: danken; ten: zehn; two: zwei
three: drei; four: vier; five: fünf; six: sechs; eight: acht; twelve: zwölf; hundred: hundert; thousand: tausend; approved: genehmigt zugelassen; withdrawn: zurückgezogen
market: markt; letter: brief; any: irgendein; wrote: schrieb; gets: bekommt erhält; own: eigene eigenen eigener; changes: änderungen ändert
employees: mitarbeiter beschäftigte beschäftigten; hands: hände; vote: abstimmung; worked: gearbeitet; called: genannt; hour: stunde; wanted: wollte wollten
should: sollte sollten; would: würde würden; could: könnte könnten konnte konnten; therefore: daher deshalb darum; wait: warten abwarten; rather: lieber
window: zeitfenster; put: gelegt; fly: fliegen; number: zahl; which: welche welcher; where: wo; here: hier; everything: alles; nothing: nichts; nobody: niemand
something: etwas; course: natürlich; workshop: werkstatt; ride: fahrt; paid: bezahlt; record: rekord; full: voll volle; exchange: umtausch; follows: folgt
fire: brand feuer; stop: stopp; volunteers: freiwillige ehrenamtliche; press: presse; old: alte alten alter altes; older: ältere; camera: kamera; take: nehmen
selling: verkaufen; heard: gehört; meeting: versammlung; stopped: gestoppt; long: lange lang; if: falls; small: kleine kleinen kleiner
big: große großen großer grosse grossen; servers: server servern; notice: hinweis; gave: gab gaben; give: geben; gives: gibt; cannot: unmöglich; ready: fertig bereit
model: modell; models: modelle modellen; mark: marke; term: amtszeit; street: straße strasse; making: herstellung; decided: entschieden beschlossen; product: produkt
products: produkte; gone: weg; candidate: kandidat; light: licht; return: rückkehr; returns: kehrt; wrong: falsch; problem: probleme problemen
electric: elektrisch elektrische elektroauto; box: schachtel; town: stadt; engineers: ingenieure; told: verriet erzählte; money: geld; lost: verloren; failed: gescheitert
contract: vertrag; germany: deutschland; america: usa; europe: europa; increase: erhöhung; bring: bringen; brings: bringt; store: supermarkt
shelves: regal regale regalen kühlregal; production: produktion fertigung; fares: fahrpreise; wherever: überall; passenger: fahrgast; design: entwurf
public: öffentlichkeit öffentlich; dealers: händlernetz; times: zeiten; know: wissen weiß; school: schule; general: allgemein; tour: tournee lesereise; little: wenig
owner: besitzer inhaber; given: gegeben; same: gleiche gleichen; real: echte; stand: stehen; paper: papier; sorry: leider entschuldigung; printing: druck presswerk
round: runde; met: traf; some: einige manche; ever: je jemals; let: lassen; entered: eingetragen; suspended: ausgesetzt; board: vorstand; chairman: aufsichtsrat
changed: geändert; staff: personal; buses: busse bussen; issue: ausgabe; cut: gekürzt; using: nutzen; twenty: zwanzig; seconds: sekunden; signed: unterschrieben
court: gericht; right: recht; tax: steuern steuer; attempt: versuch; received: erhalten bekommen; against: gegen; most: meisten; preview: vorschau; authority: behörde amt
backers: unterstützer unterstützern; member: mitglied; members: mitglieder mitgliedern; executive: manager; reduced: reduziert; continue: weiter; effect: kraft
repairs: reparatur reparaturen; green: grün; watch: ansehen; news: neuigkeiten nachrichten; whether: ob; within: innerhalb; during: während; many: viele vielen
world: welt; page: seite; pages: seiten; copies: exemplare exemplaren; author: autor autorin; waits: wartet; games: spiele; everyone: jeder; chapter: kapitel
reason: grund; reasons: gründen gründe; fault: schuld
""")

GERMAN = Language(
    code="de",
    cues=CueTable(
        TABLE, {}, "- offiziell voraussichtlich dann nun auch erst schon endlich weltweit zunächst exklusiv".split()
    ),
    find=Grammar(WORDS).find,
    conjunctions=frozenset("aber während weil dass denn obwohl sondern wobei nachdem bevor sobald".split()),
    past=frozenset(
        "wurde wurden war waren hatte hatten hat haben kam kamen erschien erschienen gezeigt begann begannen startete starteten lief"
        " liefen eröffnete eröffneten öffnete ging gingen brachte brachten".split()
    ),
    planned=frozenset("sollte sollten ursprünglich eigentlich hätte".split()),
    future=frozenset("wird werden soll sollen ab kommt erscheint startet".split()),
    announcing=frozenset(
        "angekündigt bestätigt verschoben vorgezogen verlegt vertagt festgelegt gelegt terminiert datiert genannt angesetzt"
        " bekanntgegeben bekannt mitgeteilt versprochen zugesagt angepeilt verraten enthüllt ausgewählt gewählt gesetzt".split()
    ),
    targets=frozenset("für auf zum zur ab".split()),
    separable=SEPARABLE,
    english_for=ENGLISH_FOR,
)
