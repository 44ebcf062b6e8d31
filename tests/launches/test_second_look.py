"""The second look: what the other dates of a text say of each way to understand it."""

from dataclasses import replace
from datetime import datetime

import pytest

from launches.announcement import Status
from launches.article import Article
from launches.evidence import dates_of
from launches.judgement import options
from launches.reading import take_apart
from launches.second_look import ahead_of, signs_again
from launches.weights import DATE_COLUMNS, TEXT_COLUMNS, TRAITS, learnt, weights_in

TEXT = "Kite comes on 4 July. The larger Otter follows on 9 August, the Wren in autumn. Kite was shown on 1 February."


def signs(text, likely):
    """Return the signs of each way to understand a text, by status and wording; `likely` says it of each wording."""
    article = Article("", text, datetime.fromisoformat("2026-03-02T10:00+00:00"))
    document, candidates = take_apart(article, "Europe/London")
    dates = dates_of(document, candidates)
    wording = {id(one): one.line.source[one.mention.found.start : one.mention.found.end] for one in candidates}
    of_each = {key: likely.get(word, 0.0) for key, word in wording.items()}
    ahead = ahead_of(dates, of_each, document.reference.day)
    return {
        (option.status, option.dated and wording[id(option.dated.candidate)]): set(signs_again(*option, ahead, of_each))
        for option in options(document, dates)
        if option.dated or option.window is None
    }


def test_a_date_is_weighed_by_the_likeliest_of_the_others_earlier_and_later():
    found = signs(TEXT, {"4 July": 0.9, "9 August": 0.4, "autumn": 0.2})[Status.ANNOUNCED, "9 August"]
    assert {"announced", "own 2", "own 2, earlier 5"} <= found
    assert {"earlier 5", "earlier above 5", "earlier above first line 5", "earlier exact exact 5"} <= found
    assert {"later 1", "later below same line 1", "later wide exact 1", "later below line 1 1"} <= found


def test_what_lies_behind_or_no_longer_holds_says_nothing():
    found = signs(TEXT, {"4 July": 0.9, "1 February": 0.99})
    assert not {sign for sign in found[Status.ANNOUNCED, "4 July"] if sign.endswith(" 6")}
    moved = signs("Kite comes on 9 August instead of 4 July.", {"4 July": 0.99})
    assert not {sign for sign in moved[Status.ANNOUNCED, "9 August"] if sign.startswith("earlier")}


def test_a_date_that_is_told_again_is_no_other_date():
    found = signs("Kite comes on 4 July. See you on 4 July, on the quay.", {"4 July": 0.9})
    assert found[Status.ANNOUNCED, "4 July"] == {"announced", "own 5", "own 5, earlier 0"}


def test_a_way_without_a_date_is_weighed_by_the_likeliest_of_all():
    found = signs(TEXT, {"4 July": 0.9})
    assert found[Status.NONE, None] == {"none", "none, undated, best 5"}
    assert signs("Nothing is dated here.", {})[Status.NONE, None] == {"none", "none, undated, best 0"}


def test_what_is_out_is_weighed_apart():
    found = signs("Kite is out today. Sweden gets it on 2 November.", {"today": 0.9, "2 November": 0.9})
    assert {"out, own 5", "out, own 5, earlier 0"} <= found[Status.RELEASED, "today"]


def test_signs_nobody_learnt_are_worth_nothing():
    weights = replace(learnt(), again={"own 2": 0.5, "none": -0.25})
    assert weights.worth_again(["own 2", "none", "never seen"]) == pytest.approx(0.25)


def test_what_is_told_above_another_likely_date_is_believed_before_it():
    worths = learnt().again
    for likely in (3, 4, 5):
        assert worths[f"later below {likely}"] > 0 > worths[f"earlier above {likely}"]


def test_tables_without_a_second_look_are_read_all_the_same(tmp_path):
    for name, columns in (("weights_text.tsv", TEXT_COLUMNS), ("weights_dates.tsv", DATE_COLUMNS)):
        says = "\t".join(["0"] * TRAITS)
        (tmp_path / name).write_text("".join(f"{column}\t{says}\n" for column in columns) + "\n", encoding="utf-8")
    assert weights_in(tmp_path).again == {}
