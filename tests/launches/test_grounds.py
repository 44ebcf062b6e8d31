"""Grounds: what in a text stands behind a judgement, for people to see."""

from datetime import UTC, datetime

import pytest

from launches import grounds
from launches.announcement import Status
from launches.article import Article
from launches.judgement import Option
from launches.reading import read, take_apart

ANNOUNCED = Option(Status.ANNOUNCED, None, None)


def grounds_of(text):
    """Return the sentence and the reasons of an undated announcement."""
    document, _ = take_apart(Article("", text, datetime(2026, 3, 2, 10, tzinfo=UTC)), None)
    line = grounds.evidence(document, ANNOUNCED)
    return line and line.text, grounds.reasons(ANNOUNCED, line)


def test_the_sentence_with_a_telling_cue_stands_behind_an_undated_announcement():
    sentence, reasons = grounds_of("Kite is blue. Kite is Coming  soon.")
    assert sentence == "Kite is Coming  soon."
    assert reasons == ("Coming soon",)


def test_without_a_cue_the_first_words_of_the_text_do():
    assert grounds_of("Kite is blue. So is Otter.") == ("Kite is blue.", ())


def test_nothing_stands_behind_what_an_empty_text_is_taken_for():
    assert grounds_of("") == (None, ())


@pytest.mark.parametrize(
    ("text", "reasons"),
    [
        ("Bluefin has cancelled the Marlin, which was to go on sale this summer.", ("cancelled",)),
        ("新型カメラの発売日は4月14日です。", ("発売日",)),
        ("The Kite, which has wings, goes on sale on 4 May.", ("goes on sale",)),
    ],
)
def test_the_reasons_are_words_of_the_text_that_tell_by_themselves_what_was_judged(text, reasons):
    article = Article("", text, datetime(2026, 3, 2, 10, tzinfo=UTC))
    assert read(article).announcements[0].reasons == reasons
