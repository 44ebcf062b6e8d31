# ruff: noqa: E501 (tables and patterns read better unbroken)
"""German: dates and cues."""

from launches.cues import CueTable, Kind
from launches.languages.language import Language
from launches.mentions.european import Grammar, Words

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
    seasons={"frühjahr": 3, "frühling": 3, "sommer": 6, "herbst": 9, "winter": 12, "sommers": 6, "herbstes": 9},
    ordinals={
        "ersten": 1, "erstes": 1, "erste": 1, "zweiten": 2, "zweites": 2, "zweite": 2, "dritten": 3, "drittes": 3, "vierten": 4,
        "viertes": 4, "letzten": 4,
    },
    parts={"anfang": "early", "beginn": "early", "mitte": "mid", "ende": "late"},
    quarter=r"quartals?", half=r"halbjahre?s?|jahreshälfte|hälfte",
    link=r"(?:(?:des\s+jahres|im\s+jahr|des|im)\s+)?", to=r"bis(?:\s+zum)?|und|oder",
    next_year=r"(?:des\s+)?(?:nächsten?|kommenden?)\s+jahr(?:es)?", this_year=r"(?:dieses|diesem|des\s+laufenden)\s+jahre?s?|des\s+jahres",
    today=r"heute", tomorrow=r"morgen", now=r"ab\s+sofort|sofort|jetzt", rest_of_year=r"(?:noch|später)\s+(?:in\s+diesem|dieses|im\s+laufenden)\s+jahr",
    week=r"kalenderwoche|woche|kw", next_week=r"(?:nächste|kommende)[rn]?\s+woche", after_tomorrow="übermorgen", next_month="(?!)", after_month="(?:des\\s+)?(?:monats\\s+)?",
    openers="nächstes nächsten nächste kommendes kommenden kommende nächster kommender noch später",
)  # fmt: skip

TABLE: dict[Kind, str] = {
    Kind.LAUNCH: """
kommt/kommen auf den markt; kommt/kommen ?in in den handel/die läden/die kinos/die geschäfte; in den handel; im handel; im fachhandel; im buchhandel; in den läden; in den kinos; ins kino; auf den markt; erscheint; erscheinen; veröffentlicht; veröffentlichung; erhältlich; verfügbar; verfügbarkeit; verkaufsstart; marktstart; markteinführung; verkauf; auslieferung; auslieferungen; ausgeliefert; lieferung; lieferungen; liefern; liefert; geliefert; lieferbar; eröffnet; eröffnung; wiedereröffnung; öffnet; öffnen; startet; start; starten; launch; release; erstflug; jungfernflug; hebt ab; abheben; premiere; kinostart; erstverkaufstag; zu kaufen; zu haben; kaufen; gekauft werden; abrufbar; in den verkehr; in betrieb; nimmt den betrieb auf; fährt ?erstmals; fliegt; fliegen; steht im; stehen im; steht in; stehen in; geht an den start; gehen an den start; geht in den verkauf; abgeholt; streamen; zu sehen; herausbringen; herauskommen; kommt heraus; kommt; kommen; im laden; läuft an; feiert premiere; online; zum download; ausverkauf""",
    Kind.START: "beginnt; beginnen; geplant; vorgesehen; erwartet; voraussichtlich; soll; sollen; ab; termin; bereit; da; folgt im laden; angepeilt; los; geht's",
    Kind.PREORDER: "vorbestellen; vorbestellt; vorbestellung; vorbestellungen; vorbestellbar; reservieren; reservierung; reservierungen; reserviert; warteliste; vormerken; anmeldung; anmeldungen; anmelden; bestellbar; vorverkauf; subskription; anzahlung",
    Kind.TICKET: "karten; tickets; eintrittskarten; fahrkarten; vorverkauf beginnt",
    Kind.EARLY: "beta; betaphase; alpha; test; tests; testphase; testbetrieb; vorschau; early access; prototyp; prototypen; demo; muster; leseexemplare; testfahrten; probebetrieb; abonnenten; mitglieder; presse; pressetag",
    Kind.EVENT: "vorgestellt; vorstellung; vorstellen; präsentiert; präsentation; präsentieren; enthüllt; enthüllung; keynote; veranstaltung; pressekonferenz; gezeigt; zeigt; zeigen; bekanntgegeben; bekanntgabe; angekündigt",
    Kind.GATHERING: "messe; festival; fest; feier; konzert; tagung; kongress; vortrag; lesung; ausstellung; party; gamescom; ifa; ambiente; buchmesse; tag der offenen tür; rundgang; verleihung; wettbewerb; turnier",
    Kind.EMBARGO: "sperrfrist; gesperrt bis",
    Kind.BACKUP: "ersatztermin; ausweichtermin",
    Kind.OFFER: "rabatt; aktion; angebot; gutschein; gilt bis; frühbucher; einführungspreis; günstiger; kostenlos bis; gratis; geschenk; gewinnspiel; preise; erstattet; rückerstattung; zurückerstattet",
    Kind.SUPPORT: "support; unterstützung endet; eingestellt; einstellung; ersatzteile; garantie; wartung; wartungsarbeiten; abgeschaltet; abschaltung; geschlossen; schließt; schließung; sperrung; gesperrt; läuft aus; sicherheitsupdates; gebaut bis; wird noch",
    Kind.FINANCE: "ergebnisse; zahlen; quartalszahlen; umsatz; gewinn; hauptversammlung; dividende; geschäftsjahr; bilanz; aktie; aktien; börse; haushalt; stadtrat",
    Kind.HISTORY: "gegründet; seit; jubiläum; geburtstag; gründung; fertigt; jahren; vorgänger; vorgängermodell; damals; zuletzt; geboren",
    Kind.PRODUCTION: "produktion; fertigung; dreharbeiten; gedreht; bau; baubeginn; bauarbeiten; montage; zulassung; genehmigung; zertifizierung; fertiggestellt",
    Kind.OTHER: "zubehör; update; firmware; patch; erweiterung; taschenbuch; hörbuch; nachfolger; staffel; soundtrack; trailer; teaser; podcast; interview; stellenangebote; bewerbungen; bewerbung; preis; preisverleihung; jury; streik; rückruf; nachdruck; nächste ausgabe",
    Kind.FOLLOW: "folgt; folgen; später; in österreich; in der schweiz; übrigen; weitere länder; andere länder; international",
    Kind.REPORT: "sagte; sagt; erklärte; teilte; mitgeteilt; berichtete; berichtet; schrieb; bestätigte",
    Kind.OLD_PLAN: "ursprünglich; eigentlich; zunächst; war/waren für; sollte; sollten; hätte; hätten; bisher; bislang; geplant war; geplant gewesen; angekündigt war; vorgesehen war; wurde erwartet; war geplant",
    Kind.NOT_THIS: "statt; anstatt; nicht wie; nicht am; nicht im; nicht mehr; anstelle",
    Kind.DELAY: "verschoben; verschiebt; verschieben; verschiebung; verzögert; verzögerung; verzögerungen; verzögern; verspätet; verspätung; später als; vertagt; nicht rechtzeitig; mehr zeit; noch warten; müssen warten; gedulden; länger warten; auf unbestimmte zeit; fertig werden ?wir nicht; nicht halten; nach hinten; warten; muss warten",
    Kind.NO_DELAY: "ohne verzögerung; keine verzögerung; nach verzögerungen; nach mehreren verschiebungen; planmäßig",
    Kind.EARLIER: "vorgezogen; vorverlegt; früher als; zieht vor",
    Kind.CANCEL: "wird nicht mehr gezeigt; wird nicht mehr gebaut; wird nicht mehr erscheinen; wird nicht erscheinen; wird nicht gebaut; nicht mehr erscheinen; findet nicht statt; fällt aus; kommt nicht mehr; wird nicht verwirklicht; ist vom tisch; zieht den stecker; das aus; abgesagt; gestrichen; eingestampft; wird es nicht geben; nicht erscheinen; erscheint nicht; kommt nicht auf den markt; nicht auf den markt; entfällt; verworfen; aufgegeben; stellt die entwicklung ein; entwicklung eingestellt; aus für; kein nachfolger; eingestellt wird; storniert; abgeblasen; begraben",
    Kind.NO_CANCEL: "bestellungen stornieren; kostenlos storniert; kostenfrei stornieren; storniert werden; kann storniert",
    Kind.REVIVE: "doch noch; wieder aufgenommen; nun doch",
    Kind.OUT: "ab sofort erhältlich; ab sofort verfügbar; ab sofort; ist da; ist erschienen; sind da; jetzt erhältlich; jetzt verfügbar; ab heute; seit heute; ist heute erschienen; jetzt im handel; ist erhältlich; ist verfügbar; heute erschienen",
    Kind.OUT_PAST: "ist auf dem markt; ist seit; sind seit; kam auf den markt; erschien; wurde veröffentlicht; wurde eröffnet; kam in den handel",
    Kind.SOON: "in kürze; demnächst; bald; in den kommenden wochen; in den nächsten wochen; zu einem späteren zeitpunkt; noch nicht fest; steht noch nicht fest; neuer termin",
    Kind.RUMOUR: "gerücht; gerüchte; gerüchten; angeblich; leak; insider",
}  # fmt: skip

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
)
