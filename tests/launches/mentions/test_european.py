# ruff: noqa: E501 (a wording and its meaning stand on one line)
"""German, French and Spanish dates."""

from zoneinfo import ZoneInfo

import pytest

from launches.languages.detect import detect
from launches.mentions.expression import Reference, Tense
from launches.mentions.resolve import bound, resolve
from launches.tokens import tokenize
from tests.launches.mentions.wording import MONDAY, meaning


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Der Verkauf beginnt am 4. Juli 2026 in allen Läden und im Netz, das ist für uns wichtig", "2026-07-04"),
        ("Die Auslieferung ist für Mitte Mai vorgesehen, und das ist die gute Nachricht für den Handel", "2026-05-11/2026-05-20"),
        ("Der Marktstart ist im dritten Quartal 2026 und die Preise sind für den Handel noch offen", "2026-35"),
        ("Der Start ist für den Sommer 2026 geplant und die Preise stehen nicht fest", "2026-22"),
        ("Das Gerät kommt im ersten Halbjahr 2027 auf den Markt, und das ist für die Firma neu", "2027-40"),
        ("Die App kommt in der Kalenderwoche 15 auf den Markt und das ist für uns neu", "2026-W15"),
        ("Das Spiel kommt im nächsten Jahr für die Konsole, und es ist das erste der Reihe", "2027"),
        ("Das Spiel kommt Ende 2026 für die Konsole, und es ist das erste der Reihe", "2026-09/2026-12"),
        ("Das Heft ist ab heute im Handel, und das ist für die Leser neu", "2026-03-02"),
        ("Das Heft ist morgen im Handel und das ist für die Leser eine Freude", "2026-03-03"),
        ("Die Messe läuft vom 4. bis 6. Juli 2026 und ist für alle offen, die das Heft lesen", "2026-07-04/2026-07-06"),
        ("Le livre sort le 4 juillet 2026 dans les librairies et sur le site de la maison", "2026-07-04"),
        ("Le jeu arrive au printemps 2027 sur les consoles et dans les magasins de la marque", "2027-21"),
        ("La voiture arrive en septembre prochain dans les magasins de la marque et sur le site", "2026-09"),
        ("Le service arrive au troisième trimestre 2026 dans les villes et sur le site de la marque", "2026-35"),
        ("Le jeu sort fin mai sur les consoles et dans les magasins de la marque", "2026-05-21/2026-05-31"),
        ("El libro sale el 4 de julio de 2026 en las librerías y en la página de la editorial", "2026-07-04"),
        ("El coche llega a mediados de mayo a los concesionarios de la marca y a las tiendas", "2026-05-11/2026-05-20"),
        ("El servicio llega en el tercer trimestre de 2026 a las ciudades de la costa y a los pueblos", "2026-35"),
        ("La consola llega en verano de 2026 a las tiendas de la marca y a los grandes almacenes", "2026-22"),
        ("La obra se estrena el próximo año en el teatro de la ciudad y en los pueblos de la costa", "2027"),
        ("Das Rad kommt in der Woche ab dem 7. Dezember 2026 in den Handel, und das ist gut", "2026-W50"),
        ("Das Rad kommt nächste Woche in den Handel, und das ist gut für die Kunden", "2026-W11"),
        ("Übermorgen kommt das Rad in den Handel, und das ist gut für die Kunden", "2026-03-04"),
        ("Das Rad kommt 03/2027 in den Handel, und der Preis ist für die Kunden gut", "2027-03"),
        ("Le livre sort la semaine prochaine dans les librairies et sur le site de la maison", "2026-W11"),
        ("Le livre sort après-demain dans les librairies et sur le site de la maison", "2026-03-04"),
        ("El libro sale la próxima semana en las librerías y en la página de la editorial", "2026-W11"),
        ("El libro sale pasado mañana en las librerías y en la página de la editorial", "2026-03-04"),
    ],
)  # fmt: skip
def test_other_languages_are_read(text, edtf):
    assert edtf in meaning(text)


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("de", "Das Orbit 2 am 5. Juni im Handel", "2026-06-05"),
        ("de", "Windstar 11 am 5. Oktober um 10 Uhr", "2026-10-05T10:00+02:00"),
        ("de", "am 4.7.26 und am 4. 7. 2026", "2026-07-04,2026-07-04"),
        ("de", "Version 4.7.26 und 7.5. sind da", ""),
        ("de", "ab 7.5. im Handel, ab 40.13. nicht", "2026-05-07"),
        ("de", "Termin: 26.11.26", "2026-11-26"),
        ("de", "am Samstag, 4.7., oder am Dienstag", "2026-07-04,2026-03-03"),
        ("de", "kommenden Freitag und am nächsten Montag", "2026-03-06,2026-03-09"),
        ("de", "am Montag um 10 Uhr", "2026-03-02T10:00+01:00"),
        ("de", "am Freitagabend", "2026-03-06"),
        ("de", "am letzten Donnerstag", "2026-02-26"),
        ("de", "jeden Freitag ist Markttag", ""),
        ("de", "wie die Firma am Montag mitteilte", ""),
        ("de", "die Firma teilte gestern mit, dass es am Freitag kommt", "2026-03-06"),
        ("de", "am Samstag (4. Juli) und am Mittwoch, den 8. Juli", "2026-07-04,2026-07-08"),
        ("de", "gestern und vorgestern", "2026-03-01,2026-02-28"),
        ("de", "im nächsten Monat, diesen Monat, Ende des Monats", "2026-04,2026-03,2026-03-21/2026-03-31"),
        ("de", "Anfang nächsten Monats", "2026-04-01/2026-04-10"),
        ("de", "am Dienstag nächster Woche, am Montag der kommenden Woche um 10 Uhr", "2026-03-10,2026-03-09T10:00+01:00"),
        ("fr", "samedi de la semaine prochaine", "2026-03-14"),
        ("es", "el jueves de la semana que viene, a las 11 de la mañana", "2026-03-12T11:00+01:00"),
        ("fr", "Tram T4 : la ligne T4 au T4 et au T2 2027", "2026-36,2027-34"),
        ("de", "diese Woche, Ende der Woche, Ende nächster Woche", "2026-W10,2026-W10,2026-W11"),
        ("de", "im nächsten Quartal, am Wochenende", "2026-34,2026-03-07/2026-03-08"),
        ("de", "nächstes Jahr, kommendes Jahr, Anfang nächsten Jahres", "2027,2027,2027-01/2027-04"),
        ("de", "dieses Jahr, im Laufe des Jahres, im Laufe des Jahres 2027", "2026,2026,2027"),
        ("de", "das Spiel des Jahres", ""),
        ("de", "zum Jahresende, zum Jahresbeginn, zum Jahreswechsel", "2026-09/2026-12,2027-01/2027-04,2026-12-01/2027-01-31"),
        ("de", "in vier Wochen, in drei Monaten, in 10 Tagen, in zwei Jahren", "2026-03-30,2026-06,2026-03-12,2028"),
        ("de", "zu Weihnachten, zu Ostern 2027, im Weihnachtsgeschäft", "2026-12-25,2027-03-28,2026-11-01/2026-12-31"),
        ("de", "in der zweiten Aprilhälfte, in der ersten Julihälfte 2027", "2026-04-16/2026-04-30,2027-07-01/2027-07-15"),
        ("de", "in der letzten Augustwoche, in der ersten Woche des Mai", "2026-08-25/2026-08-31,2026-05-01/2026-05-07"),
        ("de", "in den ersten Apriltagen, in den letzten Tagen im Mai", "2026-04-01/2026-04-10,2026-05-21/2026-05-31"),
        ("de", "in der 25. Kalenderwoche, im Spätsommer 2026", "2026-W25,2026-22"),
        ("de", "im vergangenen Februar, im letzten Herbst, im kommenden Mai", "2026-02,2025-23,2026-05"),
        ("de", "zwischen Juni und August", "2026-06-01/2026-08-31"),
        ("de", "vom 3.–5. Juli 2026", "2026-07-03/2026-07-05"),
        ("de", "am Morgen des 4. Juli, in der Welt von morgen", "2026-07-04"),
        ("de", "morgen um 8 Uhr abends", "2026-03-03T20:00+01:00"),
        ("de", "bis jetzt", ""),
        ("fr", "le 25 septembre à 18h00", "2026-09-25T18:00+02:00"),
        ("fr", "le 12 juin à 10h30, le 12 juin à 9h du matin", "2026-06-12T10:30+02:00,2026-06-12T09:00+02:00"),
        ("fr", "le film dure 2h30", ""),
        ("fr", "à l’automne, à l’été 2026, cet été, l’été prochain", "2026-23,2026-22,2026-22,2026-22"),
        ("fr", "elle a été présentée, les travaux ont été achevés", ""),
        ("fr", "au printemps prochain 2027", "2027-21"),
        ("fr", "courant juin, courant 2027", "2026-06,2027"),
        ("fr", "le 04/07/26, le 4/07, le 4.7.2026", "2026-07-04,2026-07-04,2026-07-04"),
        ("fr", "4/5 étoiles, le 1/3 des clients", ""),
        ("fr", "ce jeudi ou samedi prochain, dès vendredi", "2026-03-05,2026-03-07,2026-03-06"),
        ("fr", "le vendredi, chaque samedi", ""),
        ("fr", "a annoncé la métropole lundi", ""),
        ("fr", "a confirmé que le film sort vendredi", "2026-03-06"),
        ("fr", "le jeudi 12 mars", "2026-03-12"),
        ("fr", "le mois prochain, ce mois-ci, fin du mois", "2026-04,2026-03,2026-03-21/2026-03-31"),
        ("fr", "cette semaine, cette année, en fin d'année", "2026-W10,2026,2026-09/2026-12"),
        ("fr", "au cours de l'année, au cours de l'année 2027", "2026,2027"),
        ("fr", "ce week-end, le week-end du 12 et 13 décembre", "2026-03-07/2026-03-08,2026-12-12/2026-12-13"),
        ("fr", "hier ou avant-hier, et dans deux semaines", "2026-03-01,2026-02-28,2026-03-16"),
        ("fr", "pour Noël, avec Noël Dupont, à la rentrée", "2026-12-25,2026-09"),
        ("fr", "pour les fêtes de fin d'année", "2026-11-01/2026-12-31"),
        ("fr", "la première quinzaine de juin, la 2e quinzaine d'août", "2026-06-01/2026-06-15,2026-08-16/2026-08-31"),
        ("fr", "la dernière semaine de mai, les premiers jours de juin", "2026-05-25/2026-05-31,2026-06-01/2026-06-10"),
        ("fr", "le 12 février dernier, en août dernier", "2026-02-12,2025-08"),
        ("fr", "entre juin et août, entre le 3 et le 5 juillet", "2026-06-01/2026-08-31,2026-07-03/2026-07-05"),
        ("fr", "jusqu'à maintenant", ""),
        ("es", "el 12 de junio a las 8 de la tarde", "2026-06-12T20:00+02:00"),
        ("es", "el 12 de junio a las 10 de la mañana", "2026-06-12T10:00+02:00"),
        ("es", "cada mañana, por la mañana", ""),
        ("es", "mañana y esta mañana", "2026-03-03,2026-03-02"),
        ("es", "el 4/7/26, el 7-5-2026, el 04-07-2026", "2026-07-04,2026-05-07,2026-07-04"),
        ("es", "este viernes, el viernes, el próximo lunes", "2026-03-06,2026-03-06,2026-03-09"),
        ("es", "los viernes, cada sábado", ""),
        ("es", "informó el lunes", ""),
        ("es", "mañana martes", "2026-03-03"),
        ("es", "el próximo mes, el mes que viene, a finales de mes", "2026-04,2026-04,2026-03-21/2026-03-31"),
        ("es", "el próximo mes de junio", "2026-06"),
        ("es", "este año, a lo largo del año, antes de que acabe el año", "2026,2026,2026-03-02/2026-12-31"),
        ("es", "este fin de semana, a fin de mes", "2026-03-07/2026-03-08,2026-03-21/2026-03-31"),
        ("es", "ayer y dentro de dos semanas, y llegará en tres meses", "2026-03-01,2026-03-16,2026-06"),
        ("es", "se diseñó en tres meses", ""),
        ("es", "por Navidad, para la vuelta al cole, María Navidad", "2026-12-25,2026-09"),
        ("es", "la primera quincena de junio, la última semana de mayo", "2026-06-01/2026-06-15,2026-05-25/2026-05-31"),
        ("es", "el pasado 20 de febrero, el próximo 20 de febrero", "2026-02-20,2027-02-20"),
        ("es", "entre junio y agosto, entre el 3 y el 5 de julio", "2026-06-01/2026-08-31,2026-07-03/2026-07-05"),
        ("es", "durante el 2T de 2026", "2026-34"),
        ("es", "hasta ahora, por ahora, hace ahora diez años", ""),
        ("es", "a partir del próximo lunes, del lunes al viernes", "2026-03-09"),
        ("de", "ab kommendem Montag, mit nächster Woche, seit vergangenem Freitag", "2026-03-09,2026-W11,2026-02-27"),
        ("fr", "à partir d'octobre, au mois d’avril 2027, fin d'août", "2026-10,2027-04,2026-08-21/2026-08-31"),
        ("es", "Viernes: en Santo Domingo, según Mayo Clinic. Mayo es el mes", "2026-03-06,2026-05"),
        ("fr", "l'album Mars sort le 3 Avril 2026", "2026-04-03"),
        ("de", "50.000 Stück in zwei Wochen, Update auf 1.2. ist da", ""),
    ],
)  # fmt: skip
def test_german_french_and_spanish_dates_are_read(code, text, expected):
    reference = Reference(MONDAY.astimezone(ZoneInfo("Europe/Berlin")), "Europe/Berlin")
    dates, _ = detect("", code).find(text, tokenize(text, 0, len(text)), reference)
    found = [resolve(text, date, reference, Tense.FUTURE, bound(text, 0, date)) for date in dates]
    assert ",".join(window.edtf for window in found if window) == expected


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("de", "Das Rad kam am Freitag, am Montag und nächsten Freitag", "2026-02-27,2026-03-02,2026-03-06"),
        ("de", "zum Jahresbeginn, in zwei Wochen, im kommenden Mai", "2026-01/2026-04,2026-05"),
        ("fr", "le film est sorti samedi", "2026-02-28"),
    ],
)
def test_german_french_and_spanish_dates_may_lie_behind(code, text, expected):
    reference = Reference(MONDAY)
    dates, _ = detect("", code).find(text, tokenize(text, 0, len(text)), reference)
    found = [resolve(text, date, reference, Tense.PAST, bound(text, 0, date)) for date in dates]
    assert ",".join(window.edtf for window in found if window) == expected


def test_a_german_first_name_is_no_month():
    assert meaning("Die Leitung hat der Verlag nun Jan Ott gegeben.") == []
    assert meaning("Die Leitung hat der Verlag für Jan 2027 und für Jan. vergeben.") == ["2027-01", "2027-01"]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Das Rad kommt am 04.07.2026 in den Handel, und der Preis ist für die Kunden gut", ["2026-07-04"]),
        ("Das Rad kommt am 2026-07-04 in den Handel, und der Preis ist für die Kunden gut", ["2026-07-04"]),
        ("Das Rad kommt am 40.40.2026 in den Handel, und der Preis ist für die Kunden gut", ["2026"]),
        ("Die Messe ist vom 9. bis 4. Juli und der Preis ist für die Kunden gut", ["2026-07-04"]),
        ("Die Messe ist am 39. Juli und der Preis ist für die Kunden gut und das ist es", ["2026-07"]),
        ("Das Rad kommt noch in diesem Jahr und der Preis ist für die Kunden gut", ["2026-03-02/2026-12-31"]),
        ("El libro llega la semana del 19 de octubre a las librerías y a la página de la editorial", ["2026-W43"]),
        ("El libro llega la semana del 39 de octubre a las librerías y a la página de la editorial", ["2026-10"]),
    ],
)  # fmt: skip
def test_odd_wordings_of_other_languages_do_no_harm(text, edtf):
    assert meaning(text) == edtf
