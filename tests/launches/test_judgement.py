"""The judge of readings: what may be meant at all, and how sure it is."""

from datetime import datetime

import pytest

from launches.announcement import Change, Status
from launches.article import Article
from launches.evidence import dates_of
from launches.judgement import judge, options
from launches.reading import read, take_apart
from launches.weights import DATE_COLUMNS, TEXT_COLUMNS, TRAITS, Table, Weights, kept_of, learnt, packed

PUBLISHED = datetime.fromisoformat("2026-03-02T10:00+00:00")
NOTHING = Weights(*(Table({}, [0] * TRAITS, len(columns)) for columns in (TEXT_COLUMNS, DATE_COLUMNS)), {})


def taken_apart(text, published="2026-03-02T10:00+00:00"):
    return take_apart(Article("", text, datetime.fromisoformat(published)), "Europe/London")


def answers(text):
    document, candidates = taken_apart(text)
    found = options(document, dates_of(document, candidates))
    return {(one.status, one.window.edtf if one.window else None) for one in found}


def test_what_is_to_come_lies_ahead_and_what_is_out_does_not():
    told = answers("Kite came out on 4 January 2026. Otter comes out on 4 July 2026.")
    assert (Status.ANNOUNCED, "2026-07-04") in told
    assert (Status.DELAYED, "2026-07-04") in told
    assert (Status.RELEASED, "2026-01-04") in told
    assert (Status.RELEASED, "2026-07-04") not in told
    assert (Status.ANNOUNCED, "2026-01-04") not in told


def test_an_hour_of_today_may_still_be_to_come():
    told = answers("Kite opens tonight at 20:00 GMT. Otter opened today at 08:00 GMT.")
    assert (Status.ANNOUNCED, "2026-03-02T20:00+00:00") in told
    assert (Status.RELEASED, "2026-03-02T08:00+00:00") in told
    assert (Status.ANNOUNCED, "2026-03-02T08:00+00:00") not in told


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Deliveries of the Kite, promised for April, are delayed by two months.", "2026-06"),
        (
            "Tern has put off the Kite, which was at last to leave its yard in Lund on 26 April, by three weeks.",
            "2026-05-17",
        ),
        ("Kite 5 will be generally available two months after the beta, which starts on 4 May.", "2026-07-04"),
    ],
)
def test_a_delay_is_counted_from_the_plan_and_a_span_from_its_event(text, edtf):
    assert edtf in {window for _, window in answers(text)}


def test_each_date_is_asked_by_itself_whether_it_is_that_of_any_launch():
    document, candidates = taken_apart(
        "Kite goes on sale on 4 June 2026. Otter opens on 4 July 2026. Refunds until 9 May."
    )
    judged = judge(document, candidates)
    kite, otter, refunds = (judged.dates[id(candidate)] for candidate in candidates)
    assert refunds < 0.2 < 0.5 < min(kite, otter)
    assert set(judged.signs) == {id(candidate) for candidate in candidates}
    assert judge(document, candidates, NOTHING).dates == dict.fromkeys(judged.dates, 0.5)


def leaning(**ways):
    """Return weights by which only the way a date is understood counts: what each says of every column of a date."""
    pulls = {way: kept_of("P" * place + "Z" + "P" * (TRAITS - 1 - place)) for place, way in enumerate(ways)}
    says = [packed(said) for said in ways.values()]
    return Weights(NOTHING.text, Table({"as": pulls}, says + [0] * (TRAITS - len(says)), len(DATE_COLUMNS)), {})


@pytest.mark.parametrize(
    ("weights", "turned"),
    [
        # any launch is likelier there than here, or not
        (leaning(told=(0, 0, 0, 0), turned=(0, 0, 0, 1)), ["2026-05-18"]),
        (leaning(told=(0, 0, 0, 1), turned=(0, 0, 0, 0)), []),
        # what is chosen stands
        (leaning(told=(0, 0, 0, 1), turned=(9, 0, 0, 0)), ["2026-05-18"]),
        (leaning(told=(0, 0, 9, 0), turned=(0, 0, 0, 1)), []),
    ],
)
def test_a_date_behind_lies_ahead_where_that_is_likelier(weights, turned):
    document, candidates = taken_apart("The provider has reserved May 18 for Kite.")
    assert [window.edtf for window in judge(document, candidates, weights).turned.values()] == turned


def test_what_is_read_as_ahead_is_not_past():
    (mention,) = read(Article("", "The provider has reserved May 18 for Kite's first flight.", PUBLISHED)).mentions
    assert (mention.window.edtf, mention.past) == ("2026-05-18", False)


def test_a_text_tells_whether_it_says_anything_new():
    told = judge(*taken_apart("Tern announces the Kite today. It will go on sale on 4 June 2026.")).restates
    again = judge(
        *taken_apart("Our Kite, which as you know comes on 4 June, was at the fair. Nell shows the cover.")
    ).restates
    assert 0 < told < again < 1
    assert judge(*taken_apart("Kite"), NOTHING).restates == 0.5


def test_every_status_is_possible_without_a_date_and_a_release_today():
    told = answers("Kite is a bird.")
    assert {(status, None) for status in Status} <= told
    assert (Status.RELEASED, "2026-03-02") in told


@pytest.mark.parametrize(
    "text",
    [
        "Kite goes on sale on 31 December 2099.",
        "Kite is good.\nSo is its box.\n\nAbout Tern\n\nTern releases Otter on 4 May 2026.",
    ],
)
def test_placeholders_and_portraits_date_no_launch(text):
    assert all(window is None or window == "2026-03-02" for _, window in answers(text))


def test_probabilities_of_all_ways_sum_to_one():
    document, candidates = taken_apart("Kite goes on sale on 4 July. The beta starts on 4 May.")
    judged = judge(document, candidates)
    assert sum(share for _, share in judged.shares) == pytest.approx(1)
    assert 0 < judged.probability <= 1


def test_without_weights_nothing_is_likelier_than_anything_else():
    document, candidates = taken_apart("Kite goes on sale on 4 July 2026.")
    judged = judge(document, candidates, NOTHING)
    assert len({share for _, share in judged.shares}) == 1


@pytest.mark.parametrize(
    ("text", "was", "change"),
    [
        ("Kite is put off from 4 May to 4 July.", "2026-05-04", Change.LATER),
        ("Kite goes on sale on 4 July.", None, None),
    ],
)
def test_what_a_text_takes_back_and_changes_is_told(reading, text, was, change):
    said = reading(text).announcements[0]
    assert (said.was.edtf if said.was else None, said.change) == (was, change)


def test_names_have_no_weight():
    signs = learnt().text.pulls
    assert not any("xiaomi" in values or "leica" in values for values in signs.values())
