"""Cues: how the patterns of a table are written, and what they find."""

import pytest

from launches.abroad import cues_abroad, in_english
from launches.cues import CueTable, Kind
from launches.languages.french import FRENCH
from launches.languages.german import GERMAN
from launches.tokens import tokenize

TABLE = CueTable(
    {Kind.OUT: "?now on ?general sale/air", Kind.LAUNCH: "?will go! live"}, {"go": "go goes went"}, ("-", "officially")
)


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("it is on sale", ["on sale"]),
        ("it is on general sale", ["on general sale"]),
        ("it is now on sale", ["now on sale"]),
        ("it is now on air", ["now on air"]),
        ("it will officially go live", ["will officially go live"]),
        ("it went live", ["went live"]),
        ("now a sale", []),
        ("it will live", []),
    ],
)
def test_a_pattern_may_leave_words_out_at_its_start_too(text, phrases):
    assert [cue.phrase for cue in TABLE.find(text.split())] == phrases


def test_a_word_is_the_same_behind_what_is_elided_before_it():
    table = CueTable({Kind.OPEN: "l'ouverture; mise à l'eau", Kind.DELAY: "n'ouvrira/s'ouvrira pas"}, {}, (), "[ls]")
    told = ("pour l'ouverture", "une ouverture", "mise à l'eau", "n'ouvrira pas", "ouvrira pas", "aujourd'hui")
    assert [[cue.kind for cue in table.find(text.split())] for text in told] == [
        [Kind.OPEN], [Kind.OPEN], [Kind.OPEN], [Kind.DELAY], [Kind.DELAY], [],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Die Bahn sagt die Probefahrt ab.", [Kind.CANCEL]),
        ("Die Rakete hebt am Montag ab, und alle sehen zu.", [Kind.LAUNCH]),
        ("Der Verlag zieht den Roman vor.", [Kind.EARLIER]),
        ("Der Verlag zieht den Roman.", []),
        ("Die Fähre nimmt den Betrieb auf.", [Kind.LAUNCH]),
        ("Im Juli findet das Fest statt.", [Kind.LAUNCH, Kind.GATHERING]),
        ("Statt Tee gibt es Saft.", [Kind.NOT_THIS]),
    ],
)
def test_german_verbs_are_told_by_both_their_halves(text, kinds):
    tokens = tokenize(text, 0, len(text))
    found = cues_abroad(GERMAN, tokens.words, GERMAN.cues.find(tokens.words), [])
    assert [cue.kind for cue in found] == kinds


def test_the_tables_read_some_words_in_english():
    text = "Der Rückruf ist abgesagt."
    tokens = tokenize(text, 0, len(text))
    english = in_english(GERMAN, tokens, GERMAN.cues.find(tokens.words))
    assert (english.words, english.plain) == (tokens.words, ["the", "recall", "is", "cancelled", "."])


def test_an_article_that_is_one_word_with_the_next_tells_nothing_in_english():
    text = "L'ouverture est prévue en avril."
    tokens = tokenize(text, 0, len(text))
    assert in_english(FRENCH, tokens, []).plain == ["opening", "is", "planned", "in", "april", "."]
