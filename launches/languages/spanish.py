# ruff: noqa: E501 (tables and patterns read better unbroken)
"""Spanish: dates and cues."""

from launches.cues import CueTable, Kind
from launches.languages.language import Language
from launches.mentions.european import Grammar, Words

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
    ordinals={"primer": 1, "primero": 1, "primera": 1, "segundo": 2, "segunda": 2, "tercer": 3, "tercero": 3, "cuarto": 4, "último": 4},
    parts={"principios": "early", "comienzos": "early", "inicios": "early", "mediados": "mid", "finales": "late", "fines": "late", "final": "late"},
    quarter=r"trimestre", half=r"semestre|mitad",
    link=r"(?:(?:de\s+este|del\s+año|del|de)\s+)?", to=r"al|y|o",
    next_year=r"(?:el\s+)?(?:próximo\s+año|año\s+que\s+viene|año\s+próximo)", this_year=r"este\s+año|año",
    today=r"hoy", tomorrow=r"mañana", now=r"ya(?=\s+(?:está|disponible|a\s+la\s+venta))|desde\s+ahora|ahora",
    rest_of_year=r"(?:más\s+adelante|a\s+lo\s+largo\s+de|antes\s+de(?:l)?\s+(?:fin|final)(?:ales)?\s+de)\s+(?:este\s+)?año",
    week=r"semana", next_week=r"(?:próxima\s+semana|semana\s+(?:próxima|que\s+viene))", after_tomorrow=r"pasado\s+mañana", next_month=r"próximo", after_month=r"(?:de\s+|del\s+mes\s+de\s+)?",
    openers="próximo próxima semana pasado año más antes el",
)  # fmt: skip

TABLE: dict[Kind, str] = {
    Kind.LAUNCH: """
sale; saldrá; saldrán; salida; salir; a la venta; en venta; sale a la venta; saldrá a la venta; ponerse a la venta; pone a la venta; pondrá a la venta; disponible; disponibles; disponibilidad; lanzamiento; lanza; lanzará; lanzar; será lanzado; será lanzada; llega; llegará; llegan; llegarán; llegada; llegar; estreno; estrena; estrenará; se estrena; se estrenará; estrenarse; publica; publicará; publicado; publicada; se publicará; aparece; aparecerá; abre; abrirá; abren; abrirán; abrir; apertura; reabre; reabrirá; abre sus puertas; abrirá sus puertas; inauguración; inaugura; inaugurará; en tiendas; a las tiendas; en librerías; a las librerías; en los cines; a los cines; en cines; al mercado; entregas; entrega; entregar; entregará; envíos; enviará; enviar; despega; despegará; despegue; primer vuelo; vuelo inaugural; entra en servicio; entrará en servicio; en servicio; comercializará; comercialización; concesionarios; emite; emitirá; se podrá comprar; puede comprarse; podrá adquirirse; comprar""",
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
    Kind.DELAY: "retrasa; retrasado; retrasada; retrasará; retraso; retrasos; aplaza; aplazado; aplazada; aplazamiento; pospone; pospuesto; pospuesta; posponer; se demora; demora; más tiempo; no estará listo; no estará lista; no llegará a tiempo; más tarde de lo previsto; tendrá que esperar; habrá que esperar; esperar",
    Kind.NO_DELAY: "sin retraso; sin retrasos; tras varios retrasos; a pesar de los retrasos; según lo previsto",
    Kind.EARLIER: "adelanta; adelantado; adelantada; adelantará; antes de lo previsto",
    Kind.CANCEL: "cancelado; cancelada; cancela; cancelación; cancelar; abandona; abandonado; abandonada; no verá la luz; no saldrá; no se publicará; no se lanzará; no llegará al mercado; renuncia; descarta; suspendido; suspendida; anulado; no se celebrará",
    Kind.NO_CANCEL: "cancelar su; cancelar el pedido; cancelación gratuita; se puede cancelar; pueden cancelar; puede cancelarse",
    Kind.REVIVE: "finalmente sí; retomado; retoma",
    Kind.OUT: "ya está disponible; ya disponible; ya a la venta; ya está a la venta; disponible desde hoy; desde hoy; sale hoy; llega hoy; ya se puede comprar; está disponible; están disponibles; a partir de hoy; ya está aquí; se estrena hoy",
    Kind.OUT_PAST: "salió a la venta; se estrenó; se lanzó; fue lanzado; fue lanzada; abrió sus puertas; está a la venta desde; llegó a las tiendas",
    Kind.SOON: "próximamente; pronto; en las próximas semanas; en breve; más adelante; sin fecha; fecha por confirmar; nueva fecha",
    Kind.RUMOUR: "rumor; rumores; filtración; filtraciones; presuntamente",
}  # fmt: skip

SPANISH = Language(
    code="es",
    cues=CueTable(TABLE, {}, "- oficialmente también por fin simultáneamente mundialmente primero ya".split()),
    find=Grammar(WORDS).find,
    conjunctions=frozenset("pero mientras aunque porque cuando que quien cuyo".split()),
    past=frozenset(
        "fue fueron era ha han había habían salió salieron estrenó lanzó abrió abrieron presentó llegó llegaron inauguró"
        " comenzó empezó empezaron debutó".split()
    ),
    planned=frozenset("iba iban inicialmente originalmente debía".split()),
    future=frozenset("será serán saldrá llegará estará abrirá estrenará podrá".split()),
    announcing=frozenset(
        "anunciado anunciada confirmado confirmada fijado fijada aplazado aplazada aplazados pospuesto pospuesta retrasado retrasada"
        " retrasados adelantado adelantada programado programada previsto prevista prometido prometida fechado elegido movido movida"
        " trasladado trasladada postergado postergada reprogramado reprogramada convocado".split()
    ),
    targets=frozenset("para al a hasta".split()),
)
