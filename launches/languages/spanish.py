# ruff: noqa: E501 (tables and patterns read better unbroken)
"""Spanish: dates and cues."""

from launches.cues import CueTable, Kind
from launches.languages.language import Language
from launches.mentions.european import Grammar, Words
from launches.mentions.european_near import Near

WORDS = Words(
    months={
        name: number
        for number, names in enumerate(
            (
                "enero ene", "febrero feb", "marzo mar", "abril abr", "mayo may", "junio jun", "julio jul", "agosto ago",
                "septiembre setiembre sept sep", "octubre oct", "noviembre nov", "diciembre dic",
            ),
            start=1,
        )
        for name in names.split()
    },
    seasons={"primavera": 3, "verano": 6, "otoño": 9, "invierno": 12},
    ordinals={"primer": 1, "primero": 1, "primera": 1, "segundo": 2, "segunda": 2, "tercer": 3, "tercero": 3, "tercera": 3, "cuarto": 4, "último": 4, "última": 4, "primeros": 1, "últimos": 4},
    parts={"principios": "early", "comienzos": "early", "inicios": "early", "mediados": "mid", "finales": "late", "fines": "late", "final": "late", "fin": "late"},
    quarter=r"trimestre", half=r"semestre|mitad",
    link=r"(?:(?:de\s+este|del\s+año|del|de)\s+)?", to=r"al|y|o",
    next_year=r"(?:el\s+)?(?:próximo\s+año|año\s+que\s+viene|año\s+próximo)", this_year=r"este\s+año|año",
    today=r"hoy|esta\s+(?:misma\s+)?(?:mañana|tarde|noche)", tomorrow=r"(?<!\bla\s)(?<!cada\s)(?<!esta\s)(?<!misma\s)mañana", now=r"ya(?=\s+(?:está|disponible|a\s+la\s+venta))|desde\s+ahora|(?<!hasta\s)ahora",
    rest_of_year=r"(?:más\s+adelante|a\s+lo\s+largo\s+de|antes\s+de(?:l)?\s+(?:fin|final)(?:es)?\s+de)\s+(?:este\s+)?año|antes\s+de\s+que\s+(?:acabe|termine|finalice|concluya)\s+(?:el|este)\s+año",
    week=r"semana", next_week=r"(?:próxima\s+semana|semana\s+(?:próxima|que\s+viene))", after_tomorrow=r"pasado\s+mañana", next_month=r"próximo", after_month=r"(?:de\s+|del\s+mes\s+de\s+)?",
    openers="próximo próxima semana pasado año más antes el a esta hoy mañana ya desde ahora",
    before_numbers=r"\b(?:el|del|al|día|lunes|martes|miércoles|jueves|viernes|sábado|domingo|(?:fecha|lanzamiento|estreno|salida)\s?:),?\s\(?\Z",
    last=r"pasado|pasada", coming=r"próximo|próxima",
    near=Near(
        small=True,
        weekdays={name: number for number, name in enumerate("lunes martes miércoles jueves viernes sábado domingo".split())},
        openers="este próximo pasado", of_next_week=r"de\s+la\s+(?:próxima\s+semana|semana\s+(?:que\s+viene|próxima))", ahead=r"próximo|que\s+viene", behind=r"pasado", habit=r"los|cada|todos\s+los|un|del|al",
        saying=frozenset(
            "anunció anunciado informó informado indicó indicado confirmó confirmado dijo declaró señaló explicó afirmó comunicó reveló desveló"
            " presentó presentado adelantó aseguró reconoció publicó detalló precisó".split()
        ),
        days_off={"ayer": -1, "anteayer": -2},
        spans=(
            ("próximo mes", r"próximo\s+mes(?!\s+de\s)|mes\s+(?:que\s+viene|próximo)", "month", 1), ("este", r"este\s+(?:mismo\s+)?mes", "month", 0),
            ("esta", r"esta\s+(?:misma\s+)?semana", "week", 0), ("próximo trimestre", r"próximo\s+trimestre|trimestre\s+que\s+viene", "quarter", 1),
            ("este", r"este\s+(?:mismo\s+)?año", "year", 0),
            ("largo transcurso durante", r"(?:largo|transcurso)\s+del\s+(?:presente\s+)?año(?!\s+(?:que|20))|durante\s+(?:el|este)\s+año(?!\s+que)", "year", 0),
            ("este próximo fin", r"(?:este|próximo)\s+fin\s+de\s+semana|fin\s+de\s+semana\s+(?:que\s+viene|próximo)", "weekend", 0),
        ),
        ends=(
            (r"del\s+(?:próximo\s+mes|mes\s+que\s+viene)", "month", 1), (r"(?:de\s+)?(?:este\s+)?mes|del\s+mes(?!\s+(?:de|que))", "month", 0),
            (r"de\s+(?:la|esta)\s+semana", "week", 0), (r"de\s+la\s+(?:próxima\s+semana|semana\s+que\s+viene)", "week", 1),
        ),
        year_parts={},
        feasts={
            "navidad": "christmas", "nochebuena": "christmas eve", "nochevieja": "new year's eve", r"año\s+nuevo": "new year's day", "reyes": "epiphany", r"semana\s+santa": "easter",
            "halloween": "halloween", r"san\s+valentín": "valentine's day", r"black\s+friday": "black friday",
            r"navidades|campaña\s+(?:navideña|de\s+navidad)|fiestas\s+navideñas": "season", r"vuelta\s+al\s+cole": "term",
        },
        before_feast=r"(?:\b(?:en|por|para|antes\s+de|hasta|de)(?:\s+(?:la|las|el|esta|estas|día\s+de))?)\s",
        numbers={word: number for number, word in enumerate("un dos tres cuatro cinco seis siete ocho nueve diez once doce".split(), start=1)} | {"una": 1},
        units={"día": "day", "días": "day", "semana": "week", "semanas": "week", "mes": "month", "meses": "month", "año": "year", "años": "year"},
        ahead_by=r"dentro\s+de|en(?<=(?:rá|án)\sen)", half=r"(?:quincena|mitad)\s+de\s+%", week=r"semana\s+de\s+%", days=r"días\s+de\s+%",
    ),
)  # fmt: skip

TABLE: dict[Kind, str] = {
    Kind.LAUNCH: """
sale; saldrá; saldrán; salida; salir; a la venta; en venta; sale a la venta; saldrá a la venta; ponerse a la venta; pone a la venta; pondrá a la venta; disponible; disponibles; disponibilidad; lanzamiento; lanza; lanzará; lanzar; será lanzado; será lanzada; llega; llegará; llegan; llegarán; llegada; llegar; estreno; estrena; estrenará; se estrena; se estrenará; estrenarse; publica; publicará; publicado; publicada; se publicará; aparece; aparecerá; abre; abrirá; abren; abrirán; abrir; apertura; reabre; reabrirá; abre sus puertas; abrirá sus puertas; inauguración; inaugura; inaugurará; en tiendas; a las tiendas; en librerías; a las librerías; en los cines; a los cines; en cines; al mercado; entregas; entrega; entregar; entregará; envíos; enviará; enviar; despega; despegará; despegue; primer vuelo; vuelo inaugural; entra en servicio; entrará en servicio; en servicio; comercializará; comercialización; concesionarios; emite; emitirá; se podrá comprar; puede comprarse; podrá adquirirse; comprar; circulará; circularán; funcionará; funcionarán; navegará; volará; volarán; operará; despegarán; pondrá/pondrán/pone/ponen/poner en servicio/marcha; puesta en marcha/servicio; verá/verán la luz; ve la luz; estará/estarán en las/los; en los lineales; a los lineales; se celebrará/celebrarán; tendrá/tendrán lugar; lanzan; lanzarán; publican; publicarán; estrenan; estrenarán; pone a la venta; ponen a la venta; al tráfico; desembarca; desembarcará; desembarcarán; debuta; debutará; incorporará; abre al público; entregarán; comercializarán; inaugurarán; inaugurará; acogerá; se ofrecerá; empieza a venderse; a los supermercados; en supermercados""",
    Kind.START: "comienza; comenzará; empieza; empezará; inicia; iniciará; previsto; prevista; previstos; prevé; espera; esperado; esperada; desde; a partir; partir; programado; programada; fecha; apunta",
    Kind.PREORDER: "reserva; reservas; reservar; preventa; pedidos anticipados; prepedido; inscripción; inscripciones; lista de espera; anticipo; depósito; preinscripción; pre - compra",
    Kind.TICKET: "entradas; boletos; taquilla; billetes",
    Kind.EARLY: "beta; alfa; acceso anticipado; prueba; pruebas; ensayo; ensayos; preestreno; avance; prototipo; prototipos; demo; suscriptores; socios; prensa; galeradas",
    Kind.EVENT: "presentado; presentada; presentó; presenta; presentará; presentación; desveló; desvelará; revelará; anunciará; anunció; anuncia; evento; rueda de prensa; mostrado; mostró; mostrará",
    Kind.GATHERING: "feria; festival; fiesta; concierto; congreso; salón; exposición; conferencia; ceremonia; firma; gala; jornada; charla; torneo",
    Kind.EMBARGO: "embargo; embargado",
    Kind.BACKUP: "fecha alternativa; fecha de reserva",
    Kind.OFFER: "oferta; promoción; descuento; gratis; válido; válida; cupón; sorteo; reembolso; reembolsará; regalo; precios; tarifa; tarifas; concurso",
    Kind.SUPPORT: "soporte; mantenimiento; garantía; cierre; cerrado; cerrada; cierra; dejará de; repuestos; actualizaciones hasta; interrupción",
    Kind.FINANCE: "resultados; ingresos; beneficio; beneficios; dividendo; junta general; junta; ejercicio; bolsa; acciones; presupuesto; facturación",
    Kind.HISTORY: "fundada; fundado; fundó; desde hace; aniversario; años; creada; creado; nació; anterior; antecesor; fue fundada",
    Kind.PRODUCTION: "producción; fabricación; rodaje; rodado; rodada; obras; construcción; montaje; homologación; fábrica; imprenta; certificación",
    Kind.OTHER: "accesorio; accesorios; actualización; firmware; parche; expansión; bolsillo; audiolibro; secuela; temporada; banda sonora; tráiler; empleo; candidaturas; premio; premios; jurado; huelga; retirada; reimpresión; versión",
    Kind.FOLLOW: "seguirá; seguirán; seguido; después; más tarde; resto; otros países; posteriormente",
    Kind.REPORT: "dijo; declaró; señaló; explicó; según; confirmó; indicó; afirmó; informó; comunicó",
    Kind.OLD_PLAN: "inicialmente; originalmente; en un principio; iba a; iban a; estaba previsto; estaba prevista; estaban previstos; prevista inicialmente; debía; debían; hasta ahora; tenía que",
    Kind.NOT_THIS: "en lugar; en vez; y no; no el; no en",
    Kind.DELAY: "retrasa; retrasado; retrasada; retrasará; retraso; retrasos; aplaza; aplazado; aplazada; aplazamiento; pospone; pospuesto; pospuesta; posponer; se demora; demora; más tiempo; no estará listo; no estará lista; no llegará a tiempo; más tarde de lo previsto; pasa/pasan de; aplazó; pospuso; retrasó; aplaza; aplazan; aplazará; retrasan; posponen; pospondrá; tendrá que esperar; habrá que esperar; esperar",
    Kind.MOVE: "nueva fecha; nueva fecha de lanzamiento/estreno",
    Kind.NO_DELAY: "sin retraso; sin retrasos; tras varios retrasos; a pesar de los retrasos; según lo previsto",
    Kind.EARLIER: "adelanta; adelantado; adelantada; adelantará; antes de lo previsto",
    Kind.CANCEL: "cancelado; cancelada; cancela; cancelación; cancelar; abandona; abandonado; abandonada; no verá la luz; no saldrá; no se publicará; no se lanzará; no llegará al mercado; renuncia; descarta; suspendido; suspendida; anulado; no se celebrará",
    Kind.NO_CANCEL: "cancelar su; cancelar el pedido; cancelación gratuita; se puede cancelar; pueden cancelar; puede cancelarse",
    Kind.REVIVE: "finalmente sí; retomado; retoma",
    Kind.OUT: "ya está disponible; ya disponible; ya a la venta; ya está a la venta; disponible desde hoy; desde hoy; sale hoy; llega hoy; ya se puede comprar; está disponible; están disponibles; a partir de hoy; ya está aquí; se estrena hoy",
    Kind.OUT_PAST: "salió; salieron; llegó; llegaron; debutó; abrió; inauguró; ha salido; ha llegado; ha abierto; ha inaugurado; salió a la venta; se estrenó; se lanzó; fue lanzado; fue lanzada; abrió sus puertas; está a la venta desde; llegó a las tiendas",
    Kind.SOON: "próximamente; pronto; en las próximas semanas; en breve; más adelante; sin fecha; fecha por confirmar; no hay nueva fecha; sin nueva fecha; aún sin nueva fecha",
    Kind.RUMOUR: "rumor; rumores; filtración; filtraciones; presuntamente",
}  # fmt: skip

SPANISH = Language(
    code="es",
    cues=CueTable(TABLE, {}, "- oficialmente también por fin simultáneamente mundialmente primero ya".split()),
    find=Grammar(WORDS).find,
    conjunctions=frozenset("pero mientras aunque porque cuando que quien cuyo".split()),
    past=frozenset(
        "fue fueron era ha han había habían salió salieron estrenó lanzó abrió abrieron presentó llegó llegaron inauguró"
        " comenzó empezó empezaron debutó aplazó pospuso retrasó anunció confirmó fijó adelantó".split()
    ),
    planned=frozenset("iba iban inicialmente originalmente debía".split()),
    future=frozenset("será serán saldrá llegará estará abrirá estrenará podrá".split()),
    announcing=frozenset(
        "anunció confirmó fijó aplazó pospuso retrasó adelantó anunciado anunciada confirmado confirmada fijado fijada aplazado aplazada aplazados pospuesto pospuesta retrasado retrasada"
        " retrasados adelantado adelantada programado programada previsto prevista prometido prometida fechado elegido movido movida"
        " trasladado trasladada postergado postergada reprogramado reprogramada convocado".split()
    ),
    targets=frozenset("para al a hasta".split()),
    standing=frozenset("está están lleva llevan funciona circula circulan".split()),
)
