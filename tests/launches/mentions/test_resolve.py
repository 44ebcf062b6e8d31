"""What the words around a date make of it."""

import pytest

from launches.document import parse_document
from launches.languages.detect import detect
from launches.mentions.english import find_expressions
from launches.mentions.expression import Reference
from launches.mentions.resolve import Bound, bound
from launches.tokens import tokenize
from tests.launches.mentions.wording import MONDAY, meaning


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Since the seventh of June 2027", "2027-06-07"),
        ("You won't find the new Kestrel pan at any dealer before November", "2026-11"),
        ("no earlier than May, since it must be tested", "2026-05"),
        ("not before the latter part of 2027", "2027-09/2027-12"),
        ("before the year ends", "2026-03-02/2026-12-31"),
        ("by the end of September", "2026-03-02/2026-09-30"),
        ("before Christmas", "2026-03-02/2026-12-24"),
        ("before the end of 2026", "2026-03-02/2026-12-31"),
        ("no later than 30 June", "2026-03-02/2026-06-30"),
        ("30 June at the latest", "2026-03-02/2026-06-30"),
        ("by tomorrow", "2026-03-02/2026-03-03"),
        ("by today", "2026-03-02"),
        ("no earlier than November", "2026-11"),
        ("not until May", "2026-05"),
        ("by end-2027", "2026-03-02/2027-12-31"),
        ("by end 2027", "2026-03-02/2027-12-31"),
        ("by end-June", "2026-03-02/2026-06-30"),
        ("by end-Q3", "2026-03-02/2026-09-30"),
        ("by year-end 2027", "2026-03-02/2027-12-31"),
        ("by the end of the first half of 2026", "2026-03-02/2026-06-30"),
        ("before July is over", "2026-03-02/2026-07-31"),
        ("before the summer is over", "2026-03-02/2026-08-31"),
        ("before the second quarter ends", "2026-03-02/2026-06-30"),
        ("before July begins", "2026-03-02/2026-06-30"),
        ("on sale since last summer", "2025-22"),
        ("this side of Easter", "2026-03-02/2026-04-04"),
        ("before the month is out", "2026-03-02/2026-03-31"),
        ("before the month's out", "2026-03-02/2026-03-31"),
        ("before the week is over", "2026-03-02/2026-03-08"),
        ("before the quarter ends", "2026-03-02/2026-03-31"),
        ("in the run-up to Easter", "2026-03-02/2026-04-04"),
        ("in the run up to Easter", "2026-03-02/2026-04-04"),
        ("in good time for Easter", "2026-03-02/2026-04-04"),
        ("in plenty of time for April", "2026-03-02/2026-03-31"),
        ("by Michaelmas 2026", "2026-03-02/2026-09-29"),
    ],
)
def test_a_wording_means_its_days(text, edtf):
    assert meaning(text)[0] == edtf


@pytest.mark.parametrize(
    "text",
    [
        "on or after 5 November",
        "no earlier than (NET) Nov. 5",
        "delayed until at least March 2027",
        "not until March",
        "nobody gets one before March",
        "no one outside the town will see it before March",
    ],
)
def test_the_words_before_a_date_say_that_it_may_be_later(text):
    dates, _ = find_expressions(text, tokenize(text, 0, len(text)), Reference(MONDAY))
    assert bound(text, 0, dates[0]) == Bound(not_before=True)


def test_what_lasts_until_at_least_a_date_begins_before():
    text = "on show until at least November"
    dates, _ = find_expressions(text, tokenize(text, 0, len(text)), Reference(MONDAY))
    assert bound(text, 0, dates[0]) == Bound(until=True)


@pytest.mark.parametrize(
    ("text", "limit", "edtf"),
    [
        ("Es kommt spätestens am 30. Juni", "deadline", "2026-03-02/2026-06-30"),
        ("Es kommt bis spätestens Juni", "deadline", "2026-03-02/2026-06-30"),
        ("Es kommt frühestens im Juni", "not_before", "2026-06"),
        ("Es kommt nicht vor Juni", "not_before", "2026-06"),
        ("Es soll nicht mehr vor Juni kommen", "not_before", "2026-06"),
        ("Es kommt vor Weihnachten", "deadline", "2026-03-02/2026-12-24"),
        ("Es kommt bis Ende Juni in Betrieb", "deadline", "2026-03-02/2026-06-30"),
        ("Es läuft bis Ende Juni", "until", "2026-06-21/2026-06-30"),
        ("Es kommt bis zum 30. Juni", "until", "2026-06-30"),
        ("Es wird bis Juni verschoben", "", "2026-06"),
        ("Käufer müssen bis Juni warten", "not_before", "2026-06"),
        ("Es ist seit dem 14. Februar da", "since", "2026-02-14"),
        ("Il sort d'ici fin juin", "deadline", "2026-03-02/2026-06-30"),
        ("Il sort avant le 30 juin", "deadline", "2026-03-02/2026-06-29"),
        ("Il ne sort pas avant juin", "not_before", "2026-06"),
        ("Il ne sort pas seul, mais avant juin", "deadline", "2026-03-02/2026-05-31"),
        ("Il sort au plus tard en juin", "deadline", "2026-03-02/2026-06-30"),
        ("Il sort au plus tôt en juin", "not_before", "2026-06"),
        ("Il est là depuis début février", "since", "2026-02-01/2026-02-10"),
        ("Il faudra attendre jusqu'en juin", "not_before", "2026-06"),
        ("Il est ouvert jusqu'en juin", "until", "2026-06"),
        ("Sale antes de finales de junio", "deadline", "2026-03-02/2026-06-30"),
        ("No sale antes de junio", "not_before", "2026-06"),
        ("Sale a más tardar en junio", "deadline", "2026-03-02/2026-06-30"),
        ("Sale como pronto en junio", "not_before", "2026-06"),
        ("No sale hasta junio", "not_before", "2026-06"),
        ("Se retrasa hasta junio", "", "2026-06"),
        ("Abierto hasta junio", "until", "2026-06"),
    ],
)
def test_german_french_and_spanish_dates_are_bounded(text, limit, edtf):
    code = "de" if text[:2] in ("Es", "Kä") else "fr" if text.startswith("Il") else "es"
    reference = Reference(MONDAY)
    line = parse_document("", text, reference, detect("", code)).lines[0]
    found = line.mentions[0]
    assert (
        found.window.edtf,
        [name for name, holds in found.limits._asdict().items() if holds and name != "before"],
    ) == (edtf, [limit] if limit else [])
