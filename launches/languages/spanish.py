# ruff: noqa: E501 (tables and patterns read better unbroken)
"""Spanish: dates and cues."""

from launches.cues import CueTable, Kind
from launches.languages.language import Language, glossary
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
    today=r"hoy|esta\s+(?:misma\s+)?(?:mañana|tarde|noche)", tomorrow=r"(?<!\bla\s)(?<!cada\s)(?<!esta\s)(?<!misma\s)mañana", now=r"ya(?=\s+(?:está|disponible|a\s+la\s+venta))|desde\s+ahora|(?<!hasta\s)(?<!por\s)(?<!hace\s)ahora",
    rest_of_year=r"(?:más\s+adelante|a\s+lo\s+largo\s+de|antes\s+de(?:l)?\s+(?:fin|final)(?:es)?\s+de)\s+(?:este\s+)?año|antes\s+de\s+que\s+(?:acabe|termine|finalice|concluya)\s+(?:el|este)\s+año",
    week=r"semana", next_week=r"(?:próxima\s+semana|semana\s+(?:próxima|que\s+viene))", after_tomorrow=r"pasado\s+mañana", next_month=r"próximo", after_month=r"(?:de\s+|del\s+mes\s+de\s+)?",
    openers="próximo próxima semana pasado año más antes el a esta hoy mañana ya desde ahora",
    before_numbers=r"\b(?:el|del|al|día|lunes|martes|miércoles|jueves|viernes|sábado|domingo|(?:fecha|lanzamiento|estreno|salida)\s?:),?\s\(?\Z",
    last=r"pasado|pasada", coming=r"próximo|próxima",
    near=Near(
        small=True,
        weekdays={name: number for number, name in enumerate("lunes martes miércoles jueves viernes sábado domingo".split())},
        openers="este próximo pasado", of_next_week=r"de\s+la\s+(?:próxima\s+semana|semana\s+(?:que\s+viene|próxima))", ahead=r"próximo|que\s+viene", behind=r"pasado", habit=r"los|cada|todos\s+los|un|(?<!partir\s)del|al",
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
sale; saldrá; saldrán; salida; salir; a la venta; en venta; sale a la venta; saldrá a la venta; ponerse a la venta; pone a la venta; pondrá a la venta; disponible; disponibles; disponibilidad; lanzamiento; lanza; lanzará; lanzar; será lanzado; será lanzada; llega; llegará; llegan; llegarán; llegada; llegar; estreno; estrena; estrenará; se estrena; se estrenará; estrenarse; publica; publicará; publicado; publicada; se publicará; aparece; aparecerá; abre; abrirá; abren; abrirán; abrir; apertura; reabre; reabrirá; abre sus puertas; abrirá sus puertas; inauguración; inaugura; inaugurará; en tiendas; a las tiendas; en librerías; a las librerías; en los cines; a los cines; en cines; al mercado; entregas; entrega; entregar; entregará; envíos; enviará; enviar; despega; despegará; despegue; primer vuelo; vuelo inaugural; entra en servicio; entrará en servicio; en servicio; comercializará; comercialización; concesionarios; emite; emitirá; se podrá comprar; puede comprarse; podrá adquirirse; comprar; circulará; circularán; funcionará; funcionarán; navegará; volará; volarán; operará; despegarán; pondrá/pondrán/pone/ponen/poner en servicio/marcha; puesta en marcha/servicio; verá/verán la luz; ve la luz; estará/estarán en las/los; en los lineales; a los lineales; se celebrará/celebrarán; tendrá/tendrán lugar; lanzan; lanzarán; publican; publicarán; estrenan; estrenarán; pone a la venta; ponen a la venta; al tráfico; desembarca; desembarcará; desembarcarán; debuta; debutará; incorporará; abre al público; entregarán; comercializarán; inaugurarán; inaugurará; acogerá; se ofrecerá; empieza a venderse; a los supermercados; en supermercados
podrá/podrán visitarse/verse/comprarse/descargarse/adquirirse/jugarse/reservarse; se podrá/podrán visitar/ver/descargar/jugar/adquirir/leer/escuchar/usar; se puede/pueden comprar/adquirir/descargar/visitar; irá/irán llegando; llegando; adquirir; comercializa; comercializan; en los locales; a las góndolas; en las góndolas; en góndola; va/van a estar/salir/llegar/abrir/estrenarse/inaugurarse/publicarse/lanzar/lanzarse/funcionar; vamos a lanzar/abrir/publicar/sacar/estrenar; sacar; saca; sacará; sacan; sacarán; inaugurarse; abre las puertas; abrirá las puertas; abrirán sus puertas; entrará/entra/entrarán en funcionamiento; zarpará; partirá; llegaremos; abriremos; lanzaremos; estrenaremos; publicaremos; sacaremos; estrenar; publicar; publicarse; publicación; publicarán; lanzarse; lanzarán; al mercado; en los comercios; a los comercios; en farmacias; en quioscos; a los quioscos; en las salas; a las salas; en cartelera; a la cartelera; en streaming; descarga; descargarse; descargar; debut; debutarán; inaugural; reapertura; reabrirán; recibirá/recibirán/recibe a ?sus ?los primeros/primeras clientes/visitantes/pasajeros/viajeros; primeros/primeras viajeros/pasajeros/visitantes/unidades/entregas/ejemplares; puesta a la venta; salida a la venta; salida al mercado; salida a tiendas; disponible para; aterriza; aterrizará; aterrizan; aterrizarán; verá/verán la luz; estará/estarán a la venta/disponible/disponibles; estará/estarán en librerías/tiendas/cines/quioscos; se proyectará; se emitirá; se pondrá/pondrán en marcha/servicio; arrancará; arranca; arrancarán; estreno mundial; rodará; saldrán a la venta; salen a la venta; salen; repartirá; distribuirá; despliegue; desplegará; habilitará; habilitarán; habilitado; habilitada""",
    Kind.START: """
comienza; comenzará; empieza; empezará; inicia; iniciará; previsto; prevista; previstos; prevé; espera; esperado; esperada; desde; a partir; partir; programado; programada; fecha; apunta
comienzan; empiezan; inician; iniciarán; comenzarán; empezarán; previstas; fijado; fijada; programados; programadas; anunciado/anunciada para; maneja""",
    Kind.PREORDER: """
reserva; reservas; reservar; preventa; pedidos anticipados; prepedido; inscripción; inscripciones; lista de espera; anticipo; depósito; preinscripción; pre - compra
reservarse; reservas abiertas; apertura de reservas/inscripciones; preventas; prereserva; preórdenes; preorden; preordenar; encargar; encargo; encargos; suscripciones; micromecenazgo""",
    Kind.TICKET: "entradas; boletos; taquilla; billetes",
    Kind.EARLY: "beta; alfa; acceso anticipado; prueba; pruebas; ensayo; ensayos; preestreno; avance; prototipo; prototipos; demo; suscriptores; socios; prensa; galeradas",
    Kind.EVENT: """
presentado; presentada; presentó; presenta; presentará; presentación; desveló; desvelará; revelará; anunciará; anunció; anuncia; evento; rueda de prensa; mostrado; mostró; mostrará
enseñado; enseñó; enseña; exhibió; exhibe; desvelado; desvelada; revelado; revelada; mostraron; primeras imágenes""",
    Kind.GATHERING: "feria; festival; fiesta; concierto; congreso; salón; exposición; conferencia; ceremonia; firma; gala; jornada; charla; torneo; expositores; participarán; salón del; certamen; simposio; verbena; romería; mercadillo; rastrillo; coloquio; mesa redonda; puertas abiertas; vernissage; maratón; campeonato; presentación del libro; homenaje; conmemoración; ceremonia de entrega",
    Kind.EMBARGO: "embargo; embargado",
    Kind.BACKUP: "fecha alternativa; fecha de reserva",
    Kind.OFFER: """
oferta; promoción; descuento; gratis; válido; válida; cupón; sorteo; reembolso; reembolsará; regalo; precios; tarifa; tarifas; concurso
bonos; reintegrado; reintegrada; reintegrará; reintegro; devolveremos; devolverá; devolverán; devolución; rebaja; rebajas; sorteamos""",
    Kind.SUPPORT: """
soporte; mantenimiento; garantía; cierre; cerrado; cerrada; cierra; dejará de; repuestos; actualizaciones hasta; interrupción
echa/echará/echan el cierre; cerrará; cerrarán; cierra sus puertas; cerrará sus puertas; por última vez; última vez; dejarán de; baja/bajará la persiana; clausura; cese; cesará; jubila; último día; fuera de servicio; deja de; apagará; apagarán; se despide; se despiden; se despedirá; dice adiós; dirá adiós; desaparece; desaparecerá; deja de funcionar; dejará de funcionar; cesa su actividad; cesará su actividad; no estará disponible; no estarán disponibles; fuera de línea; interrumpirá; se interrumpirá; mantenimiento programado; tareas de mantenimiento""",
    Kind.FINANCE: """
resultados; ingresos; beneficio; beneficios; dividendo; junta general; junta; ejercicio; bolsa; acciones; presupuesto; facturación
trimestre fiscal; accionistas; ganancias; pérdidas; ventas netas; cuentas; ebitda; margen; cotización; ampliación de capital; salida a bolsa; ronda de financiación; facturó; ganó; beneficio neto; resultado neto""",
    Kind.HISTORY: """
fundada; fundado; fundó; desde hace; aniversario; años; creada; creado; nació; anterior; antecesor; fue fundada
efeméride; centenario; cincuentenario; medio siglo; cumple; cumplirá; conmemora; conmemorará; bodas de oro; fundador; fundadora; nacida; nacido; por entonces; hace ahora; hace 10/20/25/30/40/50/60/70/75/80/90/100/125/150 años; hace diez/veinte/treinta/cuarenta/cincuenta/sesenta/cien años; repasamos; recordamos; repaso a; mirada atrás; cumple ?sus cien/cincuenta/veinte/treinta/cuarenta; cumple ?sus 10/20/25/30/40/50/75/100; abrió sus puertas en; vio la luz en""",
    Kind.PRODUCTION: "producción; fabricación; rodaje; rodado; rodada; obras; construcción; montaje; homologación; fábrica; imprenta; certificación",
    Kind.OTHER: """
accesorio; accesorios; actualización; firmware; parche; expansión; bolsillo; audiolibro; secuela; temporada; banda sonora; tráiler; empleo; candidaturas; premio; premios; jurado; huelga; retirada; reimpresión; versión
toma/tomará/tomó posesión; asumirá; asume; asumió; nombrado; nombrada; nombra; nombró; nombramiento; al frente; cargo; sustituye; sustituirá; sucede; sustitución; entra/entrará/entrarán/entran en vigor; en vigor; vigencia; vigente; regirán; regirá; rige; rigen; obligatorio; obligatoria; obligatorios; obligatorias; obligación; multa; multas; sanción; ley; decreto; norma; normativa; reglamento; resolución; validez; llama/llamó/llamado a revisión; a revisión; alerta; lote; lotes; galardón; galardonado; galardonada; ganador; ganadora; finalistas; finalista; alzado con; se incorporará; incorpora como; incorpora al; mandato; elegido; elegida; reseña; veredicto; análisis; a prueba; velocidad limitada; límite de velocidad; limitada/limitado a; dirigirá; tomará/toma las riendas; relevará; nota :; nuestra prueba; nuestro análisis; primeras impresiones; contacto con; deja/dejará/dejó/abandona/abandonará ?el/la/su estudio/empresa/compañía/cargo/puesto/dirección/editorial; quién la/lo sustituye/sustituirá; subvención; subvenciones; ayudas; ayuda a; beca; becas; convocatoria; fecha límite; recta final; último plazo; plazo de solicitud/inscripción/presentación; solicitar; solicitudes""",
    Kind.FOLLOW: "seguirá; seguirán; seguido; después; más tarde; resto; otros países; posteriormente",
    Kind.REPORT: "dijo; declaró; señaló; explicó; según; confirmó; indicó; afirmó; informó; comunicó",
    Kind.OLD_PLAN: """
inicialmente; originalmente; en un principio; iba a; iban a; estaba previsto; estaba prevista; estaban previstos; prevista inicialmente; debía; debían; hasta ahora; tenía que
íbamos a; teníamos previsto/pensado; tenía/tenían previsto/prevista/pensado; estaba/estaban fijado/fijada/prometido/prometida/programado/programada/anunciado/anunciada/previstas; como estaba previsto; debía llegar; preveía; preveían; esperaba; esperaban; habíamos anunciado/prometido; había anunciado/prometido; originaria; previsto inicialmente; previsto originalmente; habría debido; se suponía""",
    Kind.NOT_THIS: """
en lugar; en vez; y no; no el; no en
en lugar de; en vez de; ya no""",
    Kind.DELAY: """
retrasa; retrasado; retrasada; retrasará; retraso; retrasos; aplaza; aplazado; aplazada; aplazamiento; pospone; pospuesto; pospuesta; posponer; se demora; demora; más tiempo; no estará listo; no estará lista; no llegará a tiempo; más tarde de lo previsto; pasa/pasan de; aplazó; pospuso; retrasó; aplaza; aplazan; aplazará; retrasan; posponen; pospondrá; tendrá que esperar; habrá que esperar; esperar
posterga; postergado; postergada; postergó; postergan; postergación; postergará; postergar; prórroga; se corre; se corrió; se corren; corrió la fecha; recién va/van/estará/estarán/llegará/llegarán/saldrá/saldrán/abrirá/podrá/será/se; dilata; dilatará; se dilata; demorado; demorada; demoras; demorará; demorar; demoró; armarse de paciencia; hará/harán/hace esperar; hacerse esperar; va/van/lleva/llevan/acumula/acumulan ?con retraso; no va/van a inaugurarse/abrir/estrenarse/salir/llegar/publicarse/estar; no llegará a tiempo; no llegamos a tiempo; no será/serán hasta/posible; no saldrá/saldrán/llegará/llegarán/abrirá/abrirán/estará/estarán/circulará/volará/despegará hasta/el/en/este/esta/mañana/a; no se publicará/lanzará/estrenará/inaugurará/celebrará/pondrá hasta/el/en/este/esta; hasta nuevo aviso; suspendido/suspendida/suspende/suspendió por el momento; suspendido/suspendida temporalmente; suspendido/suspendida hasta; atrasa; atraso; atrasos; atrasado; atrasada; atrasará; atrasó; se atrasa; reprograma; reprogramado; reprogramada; reprogramó; reprogramar; aplazar; aplazamos; aplazados; aplazadas; aplazaron; aplazarán; retrasar; retrasamos; retrasados; retrasadas; retrasaron; retrasarán; pospusieron; pospusimos; pospuestos; pospuestas; pospondremos; posponemos; no estará a tiempo; no estarán listos; no estarán listas; más tiempo del previsto; más de lo previsto; dos meses más; unos meses más; unas semanas más; sin fecha el/la; aplazado/aplazada sin fecha; aún sin; tendrán que esperar; habrá que tener paciencia; toca esperar; seguir esperando; sigue esperando; se alarga; trasladado/trasladada/traslada al/a/para; contratiempo; contratiempos; malas noticias; nuevo intento; próximo intento; siguiente intento; nueva ventana; obliga/obligan a posponer/aplazar/retrasar/atrasar; no llegará/llegarán/saldrá/saldrán/abrirá/abrirán/estará/estarán hasta; no estará/estarán disponible/disponibles hasta; tardará ?un ?poco más; tardarán ?un ?poco más; se hace/hará esperar; encadena ?problemas ?retrasos; más tarde de lo anunciado/esperado; más tarde de lo que/planeado/pensado/programado; más tiempo del esperado/anunciado; cambia/cambian/cambió/cambiará/cambio de fecha; retenido/retenida/retenidos/retenidas en la aduana; bloqueado/bloqueada en la aduana; seguirá/seguirán/sigue cerrado/cerrada ?más ?tiempo; no abrirá/abrirán el; sino/pero como muy pronto""",
    Kind.MOVE: """
nueva fecha; nueva fecha de lanzamiento/estreno
fecha que maneja; nuevo calendario; nuevo plazo; nueva fecha de salida/apertura/estreno/inauguración; pasa al; pasa a""",
    Kind.NO_DELAY: """
sin retraso; sin retrasos; tras varios retrasos; a pesar de los retrasos; según lo previsto
se acabó la espera; fin de la espera; termina la espera; tras una larga espera; no se retrasa; no se aplaza; sigue en pie; se mantiene la fecha; como estaba anunciado; tal como estaba previsto; sin demoras""",
    Kind.EARLIER: """
adelanta; adelantado; adelantada; adelantará; antes de lo previsto
adelantan; adelantó; adelantamos; adelanto; adelantar; se adelanta; se adelantan; antes de lo esperado; antes de lo anunciado; antes de tiempo""",
    Kind.CANCEL: """
cancelado; cancelada; cancela; cancelación; cancelar; abandona; abandonado; abandonada; no verá la luz; no saldrá; no se publicará; no se lanzará; no llegará al mercado; renuncia; descarta; suspendido; suspendida; anulado; no se celebrará
queda/quedan/quedó cancelado/cancelada/cancelados/anulado/anulada/descartado/descartada/suspendido/suspendida; abandonar; abandonamos; abandonan; abandonó; abandonados; decidido/decide/decidió/deciden/resuelto no fabricar/lanzar/publicar/seguir/continuar/producir/abrir/estrenar/sacar/vender/comercializar; no fabricar; no se hará; no se harán; no se fabricará; no se construirá; no seguirá adelante; no seguir adelante; no sigue adelante; marcha atrás; tira/tiramos la toalla; carpetazo; cancelan; canceló; cancelamos; canceladas; cancelados; cancelará; cancelaron; anulada; anula; anulan; anuló; nunca verá la luz; no verán la luz; no verá nunca; descartado; descartada; descartan; descartó; desiste; desistió; desisten; renunciado; renuncian; renunció; renunciamos; renunciar; archiva; archivado; no se realizará; no se estrenará; adiós a; queda sin efecto; sin efecto; eliminado del calendario; fin del proyecto; fin del desarrollo; pone/ponen/ponemos fin al desarrollo/proyecto; no llegará nunca; nunca llegará; nunca saldrá; no llegará a ?las ?los tiendas/cines/librerías; se baja del; entierra; enterrado; no prosperará; no prospera; echado para atrás; se echa atrás; no habrá más; no habrá secuela/estreno/lanzamiento/tren/tranvía/festival/edición; retira/retiran/retirará su/sus/la/el línea/colección/gama/serie/oferta/candidatura; tira/tiran/tiró la toalla; queda/quedan/quedó descartado/descartada/descartados; faltaban pedidos; por falta de pedidos/fondos/presupuesto/financiación/dinero/socios""",
    Kind.NO_CANCEL: "cancelar su; cancelar el pedido; cancelación gratuita; se puede cancelar; pueden cancelar; puede cancelarse",
    Kind.REVIVE: "finalmente sí; retomado; retoma",
    Kind.OUT: """
ya está disponible; ya disponible; ya a la venta; ya está a la venta; disponible desde hoy; desde hoy; sale hoy; llega hoy; ya se puede comprar; está disponible; están disponibles; a partir de hoy; ya está aquí; se estrena hoy
desde esta misma mañana; desde esta mañana; ya se puede/pueden adquirir/descargar/jugar/visitar/leer/ver/pedir; ya está/están en las/los; ya está/están en librerías/tiendas/cines/marcha/servicio/línea/funcionamiento; ya está abierto; ya está abierta; ya están aquí; ya están disponibles; ya están a la venta; ya circula; ya circulan; ya funciona; acaba/acaban de salir/llegar/abrir/publicarse/estrenarse/lanzar/ponerse; se encuentra ya; salió hoy; se lanza hoy; abre hoy; se publica hoy; llegó hoy; ha salido hoy; ya llegó; ya salió; ya abrió""",
    Kind.OUT_PAST: """
salió; salieron; llegó; llegaron; debutó; abrió; inauguró; ha salido; ha llegado; ha abierto; ha inaugurado; salió a la venta; se estrenó; se lanzó; fue lanzado; fue lanzada; abrió sus puertas; está a la venta desde; llegó a las tiendas
empezó/empezaron/comenzó/comenzaron a funcionar/circular/venderse/operar/comercializarse/emitirse; se comercializa/comercializan/vende/venden desde; está/están en el mercado desde; en el mercado desde; a la venta desde; puso/pusieron en el mercado/marcha/servicio; puso/pusieron a la venta; sacó; sacaron; lanzó; lanzaron; se publicó; se publicaron; publicó; publicaron; se estrenaron; estrenó; estrenaron; se inauguró; se inauguraron; inauguraron; abrieron; debutaron; fueron lanzados; fueron lanzadas; fue inaugurado; fue inaugurada; fue publicado; fue publicada; fue estrenado; fue estrenada; apareció; aparecieron; entró en servicio; entraron en servicio; han llegado; han salido; ha lanzado; ha publicado; ha estrenado; vio la luz; vieron la luz; haber llegado; haber salido; zarpó; despegó; está abierto desde; está abierta desde; funciona desde; llegó al mercado; publicamos la; lanzamos la; desde que salió/abrió/llegó/publicamos/lanzamos/estrenamos/abrimos; hemos publicado/lanzado/estrenado/abierto; sacamos""",
    Kind.SOON: """
próximamente; pronto; en las próximas semanas; en breve; más adelante; sin fecha; fecha por confirmar; no hay nueva fecha; sin nueva fecha; aún sin nueva fecha
en los próximos meses; en los próximos días; en las semanas próximas; no hay fecha; ni fecha; aún no hay fecha; todavía no hay fecha; sin fecha concreta; sin concretar; sin dar fecha; fecha exacta; muy pronto; cuando esté listo; cuando esté lista; a su debido tiempo; está por confirmar; por confirmar; por determinar; en camino; fecha está por; no sueltan; no dice/dicen/dijo/ha/han nada/dicho ?nada; aún no dice; guarda/guardan/guardó silencio; se guarda/guardan; se los/las guarda; sin concretar/precisar/especificar/detallar; nadie sabe cuándo; se desconoce cuándo; se ignora cuándo; no se sabe cuándo; por definir; por concretar; deja/dejan entrever; para más adelante""",
    Kind.RUMOUR: """
rumor; rumores; filtración; filtraciones; presuntamente
se rumorea; según una fuente; fuentes no oficiales; sin confirmar; filtrado; filtrada; supuestamente""",
}  # fmt: skip

# What the learnt tables read instead of a word: what they know they learnt from texts in English, all but a few.
ENGLISH_FOR = glossary("""
appointed: posesión nombrado nombrada nombra nombró nombramiento designado designada; director: directora presidente presidenta; succeeds: sustituye sucede sustituirá
successor: sucesor sucesora sustitución relevo; retires: jubila jubilación jubiló; joins: incorpora incorporará; recall: retirada; recalled: revisión
affected: afectados afectadas afectado; review: análisis reseña crítica; verdict: veredicto; tested: probado probamos; results: resultados; revenue: ingresos facturación
profit: beneficio beneficios ganancias; dividend: dividendo; quarter: trimestre; shareholders: accionistas; prize: premio premios galardón
awarded: galardonado galardonada premiado premiada otorgado; award: galardones; jury: jurado; winner: ganador ganadora finalista
law: ley decreto orden ordenanza resolución; fine: multa multas sanción; anniversary: aniversario efeméride centenario; founded: fundado fundada fundó
closes: cierra cerrará; closure: cierre; closed: cerrado cerrada cerró; refund: reembolso devolución reembolsará; sold: vendido vendidas vendidos; strike: huelga
exhibition: exposición; now: ahora ya; today: hoy; tomorrow: mañana; later: después posteriormente; earlier: antes; finally: finalmente fin; soon: pronto próximamente
originally: originalmente inicialmente; instead of: vez lugar; only: solo sólo recién; until: hasta; since: desde; after: tras; not: no; no: ningún ninguna
last: último última últimos últimas pasado pasada; next: próximo próxima próximos próximas; this: este esta estos estas; year: año; years: años; days: días; hours: horas
minutes: minutos; early: principios comienzos inicios; late: finales fines; mid: mediados; half: semestre; january: enero; february: febrero; march: marzo; april: abril
may: mayo; june: junio; july: julio; august: agosto; september: septiembre; october: octubre; november: noviembre; december: diciembre; night: noche; evening: tarde
available: disponible disponibles; opens: abre abrirá; open: abierto abierta abrir; opening: apertura inauguración reapertura; reopens: reabre reabrirá
comes: llega llegará sale saldrá; release: estreno salida publicación; launch: lanzamiento; launches: lanza lanzará; starts: empieza comienza arranca comenzará empezará
start: comienzo inicio; sale: venta; shops: tiendas librerías; stores: concesionarios supermercados; cinemas: salas cines; film: película filme
episodes: episodios capítulos; season: temporada; announced: anunciado anunciada anunció; said: dijo declaró señaló explicó afirmó indicó informó
confirmed: confirmado confirmó confirmada; says: dice explica afirma; planned: previsto prevista previstos previstas; expected: espera
delayed: retrasa retrasado retrasada retraso retrasos demora; postponed: aplazado aplazada aplaza pospuesto pospuesta postergado; cancelled: cancelado cancelada cancela
order: encargar pedir; orders: pedidos; pre: reserva reservas reservar reservarse preventa preventas; tickets: entradas boletos billetes boletas; test: prueba pruebas ensayos; deliveries: entregas
delivered: entregado entregados entregará; price: precio; prices: precios; costs: cuesta costará; free: gratis gratuito gratuita; discount: descuento
offer: oferta promoción; fair: feria salón; shown: mostrado mostró; presented: presentado presentada presentó; unveiled: desvelado desveló; unveils: desvela desvelará
reported: informan; company: empresa compañía firma; project: proyecto; studio: estudio; players: jugadores; visitors: visitantes; passengers: viajeros pasajeros
customers: clientes; readers: lectores; train: tren tranvía; trains: trenes tranvías; line: línea; station: estación apeadero; timetable: horarios
bridge: puente viaducto; flight: vuelo; phone: móvil teléfono celular smartphone; cars: coches autos vehículos unidades; album: álbum disco; publisher: editorial editora
shop: tienda; maintenance: mantenimiento; service: servicio; version: versión; data: datos; users: usuarios; because: porque; ends: termina acaba; rule: limitada limitado
date: fecha plazo; new: nuevo nueva nuevos nuevas; million: millón millones; farewell: despide adiós despedida; can: puede pueden podrá podrán
will: será serán va van estará estarán; has: ha; have: han; is: es está; are: son están; was: era fue estaba; were: eran fueron estaban; had: había habían
must: debe deben; but: pero sino; and: y e; or: o; with: con; without: sin; for: para; in: en; by: por; between: entre; when: cuando cuándo; we: nosotros
all: todos todas todo toda; more: más; first: primer primera primero primeros primeras; second: segundo segunda; also: también; then: luego entonces; the: el la los las
a: un una; of: de del; on: sobre; to: a al; report: informe; list: lista; best: mejor mejores; stays: sigue seguirá permanece; remains: queda; leaves: deja; went: iba
came: venía llegó; go: ir; began: empezó comenzó; set: fijado fijada; good: buen buena bueno buenas; made: fabricado fabricada hecho; takes: toma; needs: necesita
seen: visto vista; schedule: calendario; thank: gracias agradece; ten: diez; two: dos; three: tres; four: cuatro; five: cinco; six: seis; eight: ocho; twelve: doce
thousand: mil; approved: aprobado aprobada homologado; withdrawn: retirado; market: mercado; letter: carta; wrote: escribió; gets: recibe obtiene
own: propio propia propios; changes: cambia cambio cambios; employees: empleados trabajadores; called: llamado llamada; hour: hora; wanted: quería quiso
should: debería deberían; would: sería; could: podría podrían; numbers: cifras; where: donde dónde; here: aquí; nothing: nada; nobody: nadie; something: algo; ride: viaje
paid: pagado; full: completo completa; park: parque; follow: seguir; fire: incendio fuego; press: prensa; old: antiguo antigua antiguos viejo vieja; camera: cámara
sells: vende; heard: escuchar; meeting: reunión; stop: parada; stopped: parado; long: largo larga; small: pequeño pequeña; big: gran grande grandes; servers: servidores
notice: aviso; gives: da; give: dar; ready: listo listos listas; model: modelo; models: modelos; street: calle avenida; decided: decidido decidió; product: producto
products: productos; minister: ministro ministerio; return: regreso vuelta; returns: vuelve volverá regresa regresará; problem: problema
electric: eléctrico eléctrica eléctricos; town: ciudad; engineers: ingenieros; money: dinero; lost: perdido; failed: fracasado; contract: contrato; spain: españa
europe: europa; bring: traer; shelves: lineales góndolas; head: director dirección; production: producción; public: público; dealers: concesionario; times: veces
know: sabe saber; school: escuela; tour: gira; little: poco; owner: dueño; owners: propietarios; same: mismo misma mismos; sorry: lamentamos lamentablemente lástima
printing: imprenta; some: algunos algunas; ever: nunca jamás; suspended: suspendido suspendida; staff: personal; team: equipo; buses: autobuses; issue: número
twenty: veinte veintidós; signed: firmado; court: tribunal juzgado; tax: impuesto; attempt: intento; received: recibido recibirán recibirá; against: contra; most: mayoría
tunnel: túnel; authority: autoridad; backers: mecenas; members: socios miembros; continue: continúa continúan; during: durante; around: unos unas
repairs: reparaciones reparación; construction: construcción; works: obras obra; watch: ver; read: leer; buy: comprar; news: noticias; many: muchos muchas; world: mundial
page: página; copies: ejemplares copias; author: autor autora; book: libro; novel: novela; games: juegos videojuegos; game: juego videojuego; museum: museo
restaurant: restaurante; reason: razón motivo; chapter: capítulo; rocket: cohete; satellite: satélite nanosatélite; factory: fábrica; wind: viento
""")

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
    english_for=ENGLISH_FOR,
)
