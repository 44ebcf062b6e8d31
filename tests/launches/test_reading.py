# ruff: noqa: E501 (a wording and its meaning stand on one line)
"""Reading as a whole: the rules a careful editor follows, the corpora, and what must not change an answer."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from launches.announcement import Change, Status, Verdict
from launches.article import Article
from launches.brand import Brand
from launches.reading import named, read


def first(reading, text, **how):
    announcements = reading(text, **how).announcements
    return announcements[0] if announcements else None


def edtf(said):
    return said.window.edtf if said and said.window else None


def test_the_founding_article_is_july_2022_and_nothing_else(shared):
    text = (shared / "corpora" / "founding_article.txt").read_text(encoding="utf-8")
    brands = (Brand("Xiaomi", (), "Asia/Shanghai"), Brand("Leica", ("Leica Camera",), "Europe/Berlin"))
    article = Article("Coming soon", text, datetime.fromisoformat("2022-05-24T09:00+08:00"))
    (said,) = named(read(article, brands), article, brands).announcements
    assert (said.status, edtf(said), said.phrase) == (Status.ANNOUNCED, "2022-07", "July 2022")
    assert "officially launched in July 2022" in said.evidence
    assert "flagship" in said.product
    assert said.brands == ("Xiaomi", "Leica")


@pytest.mark.parametrize(
    ("text", "status", "when"),
    [
        ("Kite goes on sale on 4 July. Pre-orders open on 1 June.", "announced", "2026-07-04"),
        ("Kite can be pre-ordered from 1 June and ships on 4 July.", "announced", "2026-07-04"),
        ("Tickets go on sale on 3 May. The museum opens its doors on 4 July.", "announced", "2026-07-04"),
        ("The keynote is on 2 June. Kite will be in stores in July.", "announced", "2026-07"),
        ("Kite will be unveiled on 2 June in Berlin.", "announced", "2026-06-02"),
        ("A public beta of Kite starts on 4 May. The final version follows in June.", "announced", "2026-06"),
        ("Kite launches on 4 July in the UK, with the rest of Europe to follow on 10 August.", "announced", "2026-07-04"),
        ("The release of Kite has been pushed from 4 July to 10 August.", "delayed", "2026-08-10"),
        ("Kite will ship in August instead of July.", "delayed", "2026-08"),
        ("Kite moves from 3 September to 20 August.", "announced", "2026-08-20"),
        ("Kite is now out on 20 August instead of 3 September.", "announced", "2026-08-20"),
        ("Kite moves from 20 February to 10 April.", "delayed", "2026-04-10"),
        ("Line 4 will not open before 2028.", "delayed", "2028"),
        ("The extension to Mere End will not now open until 2027.", "delayed", "2027"),
        ("Kite isn't cancelled, and it's out in May.", "announced", "2026-05"),
        ("No, we haven't scrapped Kite. It comes on 4 June.", "announced", "2026-06-04"),
        ("There are no plans to delay Kite. It comes on 4 June.", "announced", "2026-06-04"),
        ("Our sleeper to Rome returns in spring 2027, six years after it was withdrawn.", "announced", "2027-21"),
        ("Kite was due on 4 May. It now arrives on 10 June.", "delayed", "2026-06-10"),
        ("Kite slips by six weeks. It was to be released on 12 May.", "delayed", "2026-06-23"),
        ("Kite, planned for 12 May, is delayed. We have no new date yet.", "delayed", None),
        ("We have cancelled Kite. The game that was to go on sale on 4 July will not be made.", "cancelled", None),
        ("Kite is available in stores from today.", "released", "2026-03-02"),
        ("Kite is out now on all storefronts.", "released", "2026-03-02"),
        ("We launched Kite on 4 January and have sold 4,000 since.", "released", None),
        ("Kite is coming soon.", "announced", None),
        ("Kite will be available in the coming weeks.", "announced", None),
        ("Kite launches no earlier than November.", "announced", "2026-11"),
        ("Kite goes on sale on 4 July. Sales open at 19:00.", "announced", "2026-07-04T19:00+01:00"),
        ("The beta starts on 4 May. Kite is due two months after the beta.", "announced", "2026-07-04"),
        ('The trailer ended with "holiday 2026".', "announced", "2026-11-01/2026-12-31"),
        ("Exhibition dates: 18 April 2026 – 10 January 2027", "announced", "2026-04-18"),
        ("Kite\nRelease date: 12 March 2026\nPrice: $40", "announced", "2026-03-12"),
        ("Kite\nAvailability\nKite Pro: May, from $40", "announced", "2026-05"),
        ("Support for Kite 3 ends on 30 June 2026.", "none", None),
        ("Kite won a prize on 4 February.", "none", None),
        ("The company was founded in 2009 and reports its results on 4 May.", "none", None),
        ("The offer ends on 20 October.", "none", None),
        ("Kite goes on sale on 31 December 2099.", "none", None),
        ("Kite is moved up to 4 June.", "announced", "2026-06-04"),
        ("The shop opens tonight at midnight.", "announced", "2026-03-03T00:00+00:00"),
        ("Kite won't be in shops before October.", "announced", "2026-10"),
    ],
)  # fmt: skip
def test_an_editor_reads_it_so(reading, text, status, when):
    said = first(reading, text)
    assert (str(said.status) if said else "none", edtf(said)) == (status, when)


def test_the_sentence_is_the_evidence_and_the_phrase_stands_at_its_span(reading):
    text = "Hello there, everybody.\n\nKite goes on sale on Saturday, 4 July, at 10 a.m. in London. Bring cake."
    said = first(reading, text)
    assert said.evidence == "Kite goes on sale on Saturday, 4 July, at 10 a.m. in London."
    assert text[slice(*said.span)] == said.phrase


def test_every_date_says_why_it_lost(reading):
    found = reading("Kite goes on sale on 4 July. Pre-orders open on 1 June. The keynote is on 2 May.").mentions
    assert [mention.verdict for mention in found] == [Verdict.LAUNCH, Verdict.PREORDER, Verdict.EVENT]


def test_the_old_date_is_kept_beside_the_new(reading):
    said = first(reading, "The release of Kite has been pushed from 4 July to 10 August.")
    assert (said.was.edtf, said.change) == ("2026-07-04", Change.LATER)


def test_other_regions_are_kept(reading):
    said = first(reading, "Kite launches on 4 July in the UK, with the rest of Europe to follow on 10 August.")
    assert [(region.region, region.window.edtf) for region in said.regions] == [("the rest of Europe", "2026-08-10")]


def test_a_title_counts_and_has_no_span(reading):
    said = first(reading, "We are glad to say so.", title="Kite goes on sale on 4 July")
    assert (edtf(said), said.span) == ("2026-07-04", None)


def test_a_rumour_is_marked(reading):
    assert first(
        reading,
        "According to a leak, the Kite will go on sale on 4 July, tipsters say. Tern would not comment on the rumour.",
    ).rumour
    assert not first(reading, "Kite goes on sale on 4 July.").rumour


def test_doubt_lowers_the_confidence(reading):
    sure = first(reading, "Kite goes on sale on 4 July.")
    torn = first(reading, "Kite goes on sale on 4 July. Otter goes on sale on 5 August. Mink goes on sale on 6 May.")
    assert sure.confidence > torn.confidence
    assert sure.reasons


def test_brands_stand_in_for_a_missing_home():
    text = "Kite goes on sale on 4 July at 19:00 CST."
    published = datetime.fromisoformat("2026-03-02T10:00+00:00")
    said = read(Article("", text, published), (Brand("Tern", ("Tern Labs",), "Asia/Shanghai"),)).announcements[0]
    assert edtf(said) == "2026-07-04T19:00+08:00"
    unknown = read(Article("", text, published), (), "Mars/Olympus").announcements[0]
    assert edtf(unknown) == "2026-07-04T19:00-06:00"


def test_an_article_needs_an_offset():
    with pytest.raises(ValueError):
        Article("", "", datetime(2026, 3, 2))


@pytest.mark.parametrize(
    ("text", "home", "status", "when"),
    [
        ("Ab dem 4. Juli ist das Rad im Handel, und der Preis liegt bei 900 Euro für die Kunden.", "Europe/Berlin", "announced", "2026-07-04"),
        ("Das Spiel wird verschoben: Statt im Mai erscheint es nun im August, und das ist schade für alle.", "Europe/Berlin", "delayed", "2026-08"),
        ("Das Rad wird eingestampft und nicht auf den Markt gebracht, das ist für die Firma bitter.", "Europe/Berlin", "cancelled", None),
        ("Le livre sortira le 4 juillet dans les librairies et sur le site de la maison.", "Europe/Paris", "announced", "2026-07-04"),
        ("La sortie du jeu est repoussée au 10 août, dans tous les magasins et sur le site.", "Europe/Paris", "delayed", "2026-08-10"),
        ("El libro sale a la venta el 4 de julio en las librerías y en la página de la editorial.", "Europe/Madrid", "announced", "2026-07-04"),
        ("El estreno de la obra se aplaza al 10 de agosto en el teatro de la ciudad.", "Europe/Madrid", "delayed", "2026-08-10"),
        ("株式会社ホタルは、「灯台」を2026年7月4日に発売します。", "Asia/Tokyo", "announced", "2026-07-04"),
        ("「灯台」の発売を延期いたします。新しい発売日は未定です。", "Asia/Tokyo", "delayed", None),
        ("新机将于7月4日在中国市场正式发售，价格届时公布。", "Asia/Shanghai", "announced", "2026-07-04"),
        ("新机的发售将推迟，新的日期尚未公布，请用户等待通知。", "Asia/Shanghai", "delayed", None),
        ("Gestern ist die Erweiterung Sturmland für das Rollenspiel Nebelkrone erschienen. Sie kostet 20 Euro.", "Europe/Berlin", "released", None),
        ("La cadena Skoro inauguró ayer su primera tienda en Sevilla. Unas 500 personas hicieron cola.", "Europe/Madrid", "released", None),
        ("L'extension Terre d'orage du jeu Couronne de brume est sortie hier. Elle coûte 20 euros.", "Europe/Paris", "released", None),
        ("Der Hersteller Silix plant den Produktstart seines Chips K7 für das dritte Quartal. Die ersten Muster sind bereits bei Kunden.", "Europe/Berlin", "announced", "2026-35"),
        ("El primer autobús autónomo circulará a principios de abril por Zaragoza. La empresa lo ha probado durante dos años.", "Europe/Madrid", "announced", "2026-04-01/2026-04-10"),
        ("Das Smartphone Ferro 8 ist seit dem 26. Februar erhältlich. In den ersten Tagen wurden nach Angaben des Herstellers 50.000 Geräte verkauft.", "Europe/Berlin", "released", None),
        ("L’enceinte Sonora est en vente depuis début février. Elle coûte 99 euros.", "Europe/Paris", "released", None),
        ("La barbacoa Glutino está a la venta desde el 14 de febrero. La demanda es alta, según la marca.", "Europe/Madrid", "released", None),
        ("Am Dienstag kommt die Kompaktkamera Optar Z in den Handel. Sie kostet 799 Euro.", "Europe/Berlin", "announced", "2026-03-03"),
        ("La cámara compacta Optar Z sale a la venta el viernes. Costará 799 euros y estará en dos colores.", "Europe/Madrid", "announced", "2026-03-06"),
        ("Der Hersteller Pixbox bringt die Handheld-Konsole Orbit 2 am 5. Juni in den Handel. Sie kostet 449 Euro.", "Europe/Berlin", "announced", "2026-06-05"),
        ("Le jeu Horizon bas sera disponible le 25 septembre à 18h00. Il a été développé à Montpellier.", "Europe/Paris", "announced", "2026-09-25T18:00+02:00"),
        ("Pixbox lancera sa console portable à l’automne. Son prix n’est pas encore connu.", "Europe/Paris", "announced", "2026-23"),
        ("Der Laden Papierschön eröffnet am 4.7.26 in der Bonner Altstadt. Die Inhaberin verkauft auch Kaffee und Kuchen.", "Europe/Berlin", "announced", "2026-07-04"),
        ("El juego Abismo se retrasa hasta el 19 de noviembre para pulir detalles.", "Europe/Madrid", "delayed", "2026-11-19"),
        ("El lanzamiento de la furgoneta Camperix pasa de mayo a agosto. La demanda sigue siendo alta.", "Europe/Madrid", "delayed", "2026-08"),
        ("Eigentlich sollte der Krimi bereits Ende März erscheinen. Nun hat der Verlag die Veröffentlichung auf Oktober verschoben.", "Europe/Berlin", "delayed", "2026-10"),
        ("Le polar devait sortir fin mars. L'éditeur repousse la parution du polar à octobre.", "Europe/Paris", "delayed", "2026-10"),
        ("La liaison, attendue en automne 2026, n’ouvrira qu’au printemps 2027 dans la ville.", "Europe/Paris", "delayed", "2027-21"),
        ("Der Elektrolaster Trakon E40 kommt nächstes Jahr auf den Markt. Die Reichweite soll 500 Kilometer betragen.", "Europe/Berlin", "announced", "2027"),
        ("Zwischen Juni und August soll der neue Radweg an der Elbe eröffnet werden. Wann genau, hängt vom Wetter ab.", "Europe/Berlin", "announced", "2026-06-01/2026-08-31"),
        ("La berline ne sortira pas avant septembre, prévient le constructeur.", "Europe/Paris", "announced", "2026-09"),
        ("Das Tablet Scribo kann ab heute vorbestellt werden. Ausgeliefert wird es ab dem 16. April.", "Europe/Berlin", "announced", "2026-04-16"),
        ("La tablette Scribo est en précommande dès aujourd'hui. Les livraisons débuteront le 16 avril.", "Europe/Paris", "announced", "2026-04-16"),
        ("La tableta Scribo se puede reservar desde hoy. Las entregas comenzarán el 16 de abril.", "Europe/Madrid", "announced", "2026-04-16"),
        ("Diesen Sommer kommt die Hafereiscreme Frosti in die Supermärkte. Es gibt vier Sorten.", "Europe/Berlin", "announced", "2026-22"),
        ("Die Kamera wird früher fertig: Der Start wird vom 4. Mai auf den 10. April vorgezogen.", "Europe/Berlin", "announced", "2026-04-10"),
        ("La sortie du jeu est reportée du 4 mai au 10 août, annonce l'éditeur.", "Europe/Paris", "delayed", "2026-08-10"),
        ("Pixbox hat den Verkaufsstart der Konsole für den 5. Juni angekündigt. Sie kostet 449 Euro.", "Europe/Berlin", "announced", "2026-06-05"),
        ("Der Marktstart der Konsole wurde für den 5. Juni bestätigt.", "Europe/Berlin", "announced", "2026-06-05"),
        ("Pixbox a annoncé la sortie de sa console pour le 5 juin. Elle coûtera 449 euros.", "Europe/Paris", "announced", "2026-06-05"),
        ("Pixbox a fixé au 5 juin la sortie de sa console. Elle coûtera 449 euros.", "Europe/Paris", "announced", "2026-06-05"),
        ("Pixbox ha anunciado el lanzamiento de su consola para el 5 de junio. Costará 449 euros.", "Europe/Madrid", "announced", "2026-06-05"),
        ("Die Veröffentlichung des Spiels Kaiserpfalz wurde auf den 19. November verschoben. Das Studio braucht mehr Zeit.", "Europe/Berlin", "delayed", "2026-11-19"),
        ("La sortie du jeu Kaiserpfalz a été reportée au 19 novembre. Le studio a besoin de plus de temps.", "Europe/Paris", "delayed", "2026-11-19"),
        ("La salida del juego Kaiserpfalz fue aplazada al 19 de noviembre. El estudio necesita más tiempo.", "Europe/Madrid", "delayed", "2026-11-19"),
        ("Der Verlag bläst die Neuausgabe des Lexikons ab. Die Bestellungen werden erstattet.", "Europe/Berlin", "cancelled", None),
        ("Die Reederei sagt die Jungfernfahrt der Fähre nach Rostock ab. Das Projekt ist gescheitert.", "Europe/Berlin", "cancelled", None),
        ("Die Rakete hebt am 4. Juli vom neuen Startplatz im Norden ab, und das ist für alle ein Fest.", "Europe/Berlin", "announced", "2026-07-04"),
        ("Das Konzert zur Eröffnung der Halle findet am 4. Juli statt, und die Karten sind für alle da.", "Europe/Berlin", "announced", "2026-07-04"),
        ("Le studio met un terme au développement du jeu Tourbe. Il était prévu pour le mois de mai.", "Europe/Paris", "cancelled", None),
        ("L'annulation du salon est confirmée, et les billets sont remboursés par la ville.", "Europe/Paris", "cancelled", None),
        ("Sortie repoussée. Attendu le 7 mai sur console, le jeu du studio sortira finalement le 6 août dans les magasins.", "Europe/Paris", "delayed", "2026-08-06"),
        ("El estudio ha decidido no publicar el juego Turba, que estaba previsto para el mes de mayo.", "Europe/Madrid", "cancelled", None),
        ("Se posterga la apertura del museo, que recién va a estar listo el 10 de agosto para los visitantes.", "Europe/Madrid", "delayed", "2026-08-10"),
        ("La exposición podrá visitarse desde el 4 de julio en el museo de la ciudad.", "Europe/Madrid", "announced", "2026-07-04"),
        ("Statt im April kommt das Buch erst im Juni. Die Autorin braucht noch Zeit für das letzte Kapitel.", "Europe/Berlin", "delayed", "2026-06"),
        ("Seit dem 1. Februar hat das Museum wieder geöffnet. Schon mehr als 9.000 Besucher sind gekommen.", "Europe/Berlin", "released", None),
        ("Le jeu peut être commandé dès à présent. Le studio n'indique pas encore quand il sera livré.", "Europe/Paris", "announced", None),
        ("La maison repousse la parution du roman : prévu pour avril, il ne sera finalement en librairie qu'en juin.", "Europe/Paris", "delayed", "2026-06"),
        ("Por obras, el museo seguirá cerrado más tiempo del previsto y nadie sabe cuándo abrirá.", "Europe/Madrid", "delayed", None),
    ],
)  # fmt: skip
def test_other_languages_announce_delay_and_cancel(reading, text, home, status, when):
    said = first(reading, text, home=home)
    assert (str(said.status), edtf(said)) == (status, when)


@pytest.mark.parametrize(
    ("text", "home"),
    [
        ("Der Hersteller ruft das Rad wegen eines Risses im Rahmen zurück. Betroffen ist, wer es seit dem 4. Januar gekauft hat.", "Europe/Berlin"),
        ("Zum 1. Juli übernimmt Anna Kessler die Leitung des Verlags. Sie folgt auf Jan Ott, der in den Ruhestand geht.", "Europe/Berlin"),
        ("La marque procède au rappel de la bouilloire vendue depuis le 4 janvier. Les clients sont remboursés.", "Europe/Paris"),
        ("Nomination : Anne Kessler prendra ses fonctions à la tête de la maison le 1er juillet.", "Europe/Paris"),
        ("La empresa ha nombrado directora a Ana Ruiz, que tomará posesión del cargo el 1 de julio.", "Europe/Madrid"),
        ("El 30 de junio echa el cierre la librería de la plaza. La dueña se jubila tras treinta años.", "Europe/Madrid"),
        ("La tienda llamó a revisión las licuadoras vendidas desde el 4 de enero. No se registraron heridos.", "Europe/Madrid"),
        ("L'application Horaires tirera sa révérence le 30 juin. Elle avait vu le jour en 2011.", "Europe/Paris"),
        ("Horarios24 se despide el 30 de junio. La aplicación nació en 2011.", "Europe/Madrid"),
        ("Elena Vidal dirigirá desde el 1 de julio la redacción. Releva a Claudio Berrio, que se jubila.", "Europe/Madrid"),
    ],
)  # fmt: skip
def test_other_languages_tell_of_recalls_appointments_and_closures(reading, text, home):
    assert reading(text, home=home).announcements == ()


def answers(corpus, change=lambda text: text, shift=timedelta(0)):
    found = {}
    for case in corpus:
        published = datetime.fromisoformat(case["published"]) + shift
        said = read(
            Article(case.get("title") or "", change(case["text"]), published), (), case.get("home_zone")
        ).announcements
        found[case["id"]] = (str(said[0].status), said[0].window) if said else ("none", None)
    return found


def instant(text):
    point = datetime.fromisoformat(text)
    return point if point.tzinfo is None else point.astimezone(UTC)


def score(corpus):
    """Return the shares of right windows among dated and undated cases, and of right statuses."""
    hits = {"dated": [], "undated": [], "status": []}
    for case in corpus:
        status, window = answers([case])[case["id"]]
        hits["status"].append(status == case["status"])
        if case["launch"]:
            right = [case["launch"]["interval"], *case["launch"].get("alt", [])]
            got = tuple(map(instant, window.interval)) if window else None
            hits["dated"].append(got in [tuple(map(instant, interval)) for interval in right])
        else:
            hits["undated"].append(window is None)
    return {key: sum(values) / len(values) for key, values in hits.items()}


def test_the_development_corpus_is_read(dev_corpus):
    reached = score(dev_corpus)
    assert min(reached.values()) >= 0.95, reached


def test_our_own_corpus_is_read(own_corpus):
    reached = score(own_corpus)
    assert min(reached.values()) >= 0.75, reached


@pytest.fixture(scope="module")
def plain(dev_corpus):
    return answers(dev_corpus)


def test_renamed_makers_change_nothing(dev_corpus, plain):
    names = {
        "Kestra": "Belmora",
        "Saltmarsh": "Winterfen",
        "Ostrava": "Valdmere",
        "Skua": "Petrel",
        "Corvid": "Pelican",
        "Obscura": "Lumetta",
    }
    pattern = re.compile("|".join(names))
    renamed = answers(dev_corpus, lambda text: pattern.sub(lambda found: names[found[0]], text))
    assert renamed == plain


def test_a_neutral_sentence_at_the_end_changes_nothing(dev_corpus, plain):
    longer = answers(dev_corpus, lambda text: text + "\n\nThe colour is a matter of taste.")
    assert longer == plain


@settings(max_examples=150)
@given(st.text(max_size=400), st.text(max_size=60))
def test_any_text_is_survived(text, title):
    read(Article(title, text, datetime.fromisoformat("2026-03-02T10:00+00:00")), (), "Asia/Tokyo")


WORDS = st.sampled_from(
    "Kite goes on sale launch delayed by six weeks from to until before 4 July 2026 2027 Q3 mid- May the end of , . : ; ( ) at 10 a.m. PT "
    "CST half first quarter fiscal year no later than this next Friday week in 12 months not won't cancelled \" “ ” – | / 13/05/2026 "
    "2026-07-04 noon tonight midnight Easter summer 99:99 31 February Uhr 年 月 発売 zum le de".split(" ")
)


@settings(max_examples=250)
@given(st.lists(WORDS, max_size=60))
def test_any_announcement_salad_is_survived(words):
    text = " ".join(words)
    for mention in read(Article("", text, datetime.fromisoformat("2026-03-02T10:00-05:00")), (), None).mentions:
        assert text[slice(*mention.span)] == mention.phrase


def _summary(title: str, text: str) -> tuple[str, ...]:
    return read(Article(title, text, datetime(2026, 4, 2, 9, tzinfo=UTC))).summary


def test_a_long_launch_sentence_keeps_its_date_in_the_summary() -> None:
    aside = "and that sells spades, forks and hoes in eleven countries of Europe, " * 6
    found = _summary(
        "Everything new at Larkspur",
        f"Larkspur, the maker of tools that began in a shed, {aside}will bring its first trimmer to shops on 1 February\n2027.",
    )
    assert found[0].endswith("will bring its first trimmer to shops on 1 February 2027.")


def test_a_sentence_with_the_same_date_goes_before_the_headline_in_the_summary() -> None:
    text = (
        "(AFP) - Le fabricant lyonnais Bora a annoncé jeudi le lancement de son premier vélo cargo électrique pour le mois "
        "de septembre.\n\nVendu à partir de 3 990 euros, le Bora Cargo pourra transporter jusqu'à trois enfants."
    )
    found = _summary("Le vélo cargo Bora arrive en septembre", text)
    assert found[0].startswith("Le fabricant lyonnais Bora a annoncé jeudi")


def test_a_sentence_with_a_finer_date_goes_before_the_headline_in_the_summary() -> None:
    assert _summary("Doors open in May", "Doors open on 9 May.") == ("Doors open on 9 May.",)


def test_a_sentence_with_the_date_goes_before_a_row_of_a_table_in_the_summary() -> None:
    lead, when = (
        "Optikhaus bringt mit dem Lux 4K seinen ersten Beamer mit Laser auf den Markt.",
        "Der Lux 4K ist ab dem 18. Mai 2026 zum Preis von 2.499 Euro im Handel erhältlich.",
    )
    text = f"{lead}\n\nVerfügbar ab | 18. Mai 2026\n\nPreis und Verfügbarkeit\n{when}"
    assert _summary("Lux 4K: Beamer für zu Hause", text) == (lead, when)


def test_a_headline_with_the_date_stays_where_no_sentence_tells_it() -> None:
    found = _summary("Bora bike arrives on 9 September", "The Bora bar in Lyon shut its doors in September 2025.")
    assert found[0] == "Bora bike arrives on 9 September"


def test_a_headline_that_gives_no_date_is_not_repeated_in_the_summary() -> None:
    text = "Veldt has cancelled the Duo. It will not be released.\n\nThe people who worked on it stay."
    found = read(Article("Veldt ends work on the Duo", text, datetime(2026, 7, 21, tzinfo=UTC)))
    assert found.announcements[0].status is Status.CANCELLED
    assert not any("ends work" in sentence for sentence in found.summary)
