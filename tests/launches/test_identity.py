"""Is what an article tells a known launch, a new one, or none: the answers, their signs, and the likeliest."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from launches.announcement import Announcement, Status, Way
from launches.asides import Told
from launches.grouping import Topic
from launches.identity import answers, identify, newness
from launches.naming_compared import distinguishing
from tests.launches.story import known, topics_of, window


def told(topics, name=None, edtf="2026-10-09", status=Status.ANNOUNCED, *, headline=True, ways=(), signs=frozenset()):
    topic = next((one for one in topics.topics.values() if one.name == name), None)
    assert (topic is None) == (name is None)
    said = Announcement(name or "", (), status, window(edtf), "", None, "", 1.0, ())
    return Told(said, topic, 0, headline, tuple(ways), signs)


def relation(name, launch):
    """Return the sign that tells how a name is related to those of a known launch."""
    topics = topics_of(name, f"Tern sells the {name} in October. The {name} is blue.")
    topic = Topic(distinguishing(name), name, 2, in_title=True, known=False, plausible=True)
    what = Told(told(topics).said, topic, 0, True)
    who = next(one for one in answers(what, topics, [launch], None) if one.launch is launch)
    wanted = (
        "the name",
        "stands for it",
        "next of it",
        "longer",
        "shares a word",
        "only described",
        "no name known",
        "another name",
    )
    return next(one for one in wanted if f"is: {one}" in who.signs)


def test_each_known_launch_a_new_one_and_none_are_answers():
    topics = topics_of("Heron", "Tern sells the Heron in October.")
    kite, plover = known(), known(product="Plover")
    found = answers(told(topics, "Heron"), topics, [kite, plover], kite)
    assert [(who.launch, who.new) for who in found] == [(None, False), (kite, False), (plover, False), (None, True)]


@pytest.mark.parametrize("name", ["Kite", "Kite Pro"])
def test_an_open_launch_of_just_that_name_leaves_no_other(name):
    topics = topics_of(name, f"Tern sells the {name} in October.")
    meant, others = known(product=name), [known(product="Plover"), known(product="Kite Max")]
    found = answers(told(topics, name), topics, [*others, meant], None)
    assert [who.launch for who in found if who.launch is not None] == [meant]


def test_a_version_and_the_next_number_are_other_launches():
    for name, product in (("Kite Pro", "Kite"), ("Fold 3", "Fold 2"), ("12 Pro", "12 Pro Max")):
        topics = topics_of(name, f"Tern sells the {name} in October.")
        found = answers(told(topics, name), topics, [known(product=product)], None)
        assert [who.launch for who in found] == [None, None]


@pytest.mark.parametrize(
    ("text", "launch", "status", "may_be"),
    [
        ("The Heron is out today.", known(), Status.RELEASED, False),
        ("The Heron is out today, before the Kite.", known(), Status.RELEASED, True),
        ("The Heron is out today.", known(None), Status.RELEASED, True),
        ("The Heron is out today.", known("2026"), Status.RELEASED, True),
        ("The Heron is out today.", known(), Status.ANNOUNCED, True),
        ("It is out today.", known(), Status.RELEASED, True),
    ],
)
def test_what_is_out_under_a_name_of_its_own_is_not_what_is_due_later(text, launch, status, may_be):
    topics = topics_of("Heron", text)
    found = answers(told(topics, "Heron", "2026-03-02", status), topics, [launch], None)
    assert any(who.launch is launch for who in found) is may_be


def test_what_is_called_as_its_maker_has_no_name_to_be_told_by():
    topics = topics_of("Heron", "Tern sells the Heron in October.")
    shop = known(product="Tern Computing")
    named, unnamed = (answers(told(topics, name), topics, [shop], None)[1] for name in ("Heron", None))
    assert "is: another name than its maker's" in named.signs
    assert "is: called as its maker" in unnamed.signs


def test_newness_is_what_speaks_for_a_launch_of_its_own_rather_than_for_none(monkeypatch):
    monkeypatch.setattr("launches.identity.worth", lambda question, signs: 2.0 if "new: dates 5" in signs else 0.5)
    topics = topics_of("Heron", "Tern sells the Heron in October.")
    claim = told(topics, "Heron", headline=False, signs={"dates 5"})
    assert newness(claim, topics, [known()]) == 1.5
    assert newness(told(topics, "Heron", headline=False), topics, []) == 0


def test_the_proposal_of_the_rules_is_a_sign():
    topics = topics_of("Heron", "Tern sells the Heron in October.")
    kite, plover = known(), known(product="Plover")
    none, one, other, new = answers(told(topics, "Heron"), topics, [kite, plover], kite)
    assert "is: proposed True" in one.signs
    assert "is: proposed False" in other.signs
    assert "new: headline, proposed known" in new.signs
    assert "none: headline, proposed known" in none.signs
    *_, new = answers(told(topics, "Heron"), topics, [kite], None)
    assert "new: headline, proposed new" in new.signs


@pytest.mark.parametrize(
    ("name", "launch", "expected"),
    [
        ("Kite", known(), "the name"),
        ("Sandpipers", known(product="Sandpiper 400"), "stands for it"),
        ("Kite Meadow", known(), "longer"),
        ("Kite 2", known(), "next of it"),
        ("Kite Meadow", known(product="Kite Seat"), "shares a word"),
        ("Plover", known(), "another name"),
        ("Plover", known(product="first laptop", names=("first laptop",)), "only described"),
        ("Plover", known(names=()), "no name known"),
    ],
)
def test_a_name_is_related_to_those_of_a_known_launch(name, launch, expected):
    assert relation(name, launch) == expected


@pytest.mark.parametrize(
    ("text", "described"),
    [
        ("The Plover is a diving watch.", "all"),
        ("The Plover is a watch.", "noun"),
        ("The Plover goes diving.", "some"),
        ("The Plover is a camera.", "none"),
    ],
)
def test_it_counts_whether_an_article_says_by_what_a_nameless_launch_was_described(text, described):
    launch = known(product="diving watch", names=("diving watch",))
    topics = topics_of("Plover", text)
    who = next(one for one in answers(told(topics, "Plover"), topics, [launch], None) if one.launch is launch)
    assert f"is: described {described}, only described" in who.signs


@pytest.mark.parametrize(
    ("edtf", "sign"),
    [
        ("2026-10-09", "the same"),
        ("2026-10", "around"),
        ("2026-11-20", "later 1"),
        ("2026-10-19", "later 0"),
        ("2025-01", "earlier 3"),
        (None, "none told, known"),
    ],
)
def test_a_told_date_is_compared_with_the_known_one(edtf, sign):
    topics = topics_of("Kite", "Tern sells the Kite in October.")
    found = answers(told(topics, "Kite", edtf), topics, [known()], None)
    assert f"is: window {sign}" in found[1].signs


@pytest.mark.parametrize(
    ("edtf", "sign"),
    [
        ("2026-10-09", "the same"),
        ("2026-10", "around"),
        ("2027-05", "another"),
        (None, "undated"),
    ],
)
def test_something_new_is_compared_with_all_that_is_known(edtf, sign):
    topics = topics_of("Plover", "The Plover is coming.")
    (new,) = (
        who for who in answers(told(topics, "Plover", edtf), topics, [known("2026-10-09", "Kite")], None) if who.new
    )
    assert f"new: as one known: {sign}" in new.signs


def test_an_undated_launch_has_no_date_to_compare():
    topics = topics_of("Kite", "Tern sells the Kite in October.")
    assert "is: window told, none known" in answers(told(topics, "Kite"), topics, [known(None)], None)[1].signs
    inside = answers(told(topics, "Kite"), topics, [known("2026-10")], None)[1].signs
    assert "is: window inside" in inside


def test_the_signs_tell_where_how_surely_and_of_what_something_is_told():
    ways = (Way(Status.ANNOUNCED, window("2026-10-09"), 0.6), Way(Status.NONE, None, 0.4))
    topics = topics_of("Tern Kite", "Tern sells the Kite in October.")
    *_, new = answers(told(topics, "Kite", ways=ways), topics, [], None)
    assert {
        "new: own site, dated, headline",
        "new: nothing 3",
        "new: announced 4",
        "new: ahead, headline",
        "new: nearest nothing known",
        "new: plain False, headline",
        "new: day",
    } <= new.signs
    away = topics_of("A talk", "She talks about the Kite.", url="https://paper.example/talk")
    none, *_ = answers(told(away, None, None, headline=False), away, [], None)
    assert {"none: elsewhere, undated, beside", "none: brand in title False, elsewhere, beside"} <= none.signs


def test_what_a_claim_found_counts_for_a_new_launch_only():
    topics = topics_of("Kite", "Tern sells the Kite in October.")
    what = told(topics, "Kite", headline=False, signs=frozenset({"undated claim"}))
    none, one, new = answers(what, topics, [known()], None)
    assert "new: undated claim" in new.signs
    assert not any("undated claim" in sign for sign in (*none.signs, *one.signs))


def test_an_article_without_names_has_answers_too():
    topics = topics_of("", "", known())
    none, one, new = answers(told(topics), topics, [known()], None)
    assert "is: no name told" in one.signs
    assert "new: no name, known, unnamed" in new.signs
    assert none.launch is None


# Which is likeliest


def test_a_launch_that_is_told_by_its_name_is_the_known_one():
    topics = topics_of("Kite comes in October", "Tern sells the Kite from 9 October. The Kite is blue.", known())
    kite, plover = known(), known("2027-03", "Plover")
    assert identify(told(topics, "Kite"), topics, [kite, plover], kite).launch is kite


def test_a_dated_headline_on_the_makers_own_site_begins_a_launch():
    topics = topics_of("Tern Kite comes in October", "Tern sells the Kite from 9 October. The Kite is blue.")
    ways = (Way(Status.ANNOUNCED, window("2026-10-09"), 0.99),)
    assert identify(told(topics, "Kite", ways=ways), topics, [], None).new


@settings(max_examples=40)
@given(st.text(max_size=60), st.text(max_size=300), st.sampled_from([None, "2026-08", "2026-08-18T15:00+02:00"]))
def test_whatever_is_told_one_answer_is_chosen_of_those_given(title, text, edtf):
    topics = topics_of(title, text, known())
    launches = [known(edtf), known(None, "Plover", names=())]
    for topic in (None, *topics.topics.values()):
        what = Told(told(topics, None, edtf).said, topic, None, False)
        chosen = identify(what, topics, launches, None)
        assert 0 < chosen.sure <= 1
        assert chosen._replace(sure=1.0) in answers(what, topics, launches, None)
