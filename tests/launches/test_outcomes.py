"""What an article may do to a known launch, and which of it is the likeliest."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from launches.about import About
from launches.announcement import Change, Status, Way
from launches.matching import names_of
from launches.outcomes import choose, outcomes, score
from launches.reading import read
from launches.revision import RevisionKind
from tests.launches.story import TERN, TODAY, about, changes, follow_article, known, topics_of, window

GONE = known(None, status=Status.CANCELLED)


def kinds(found):
    return {(one.revision.kind, one.revision.after) if one.revision else None for one in found}


# What it says of the launch


def test_a_date_that_does_not_stand_in_the_article_is_none_of_its():
    topics = topics_of("Kite", "Kite comes on 9 October.", known())
    (own,) = read(topics.article, (TERN,)).mentions
    others = [replace(own, span=(3, 12)), replace(own, span=(300, 309))]
    here = About(known(), [*others, own], topics, names_of(known(), topics.own))
    assert list(here.dates()) == [(own, 0)]


def test_every_date_is_told_of_a_launch_that_has_no_name():
    text = "The Kite comes on 9 October."
    for launch, likely in ((known(names=()), 1.0), (known(product="Plover"), 0.0)):
        here = about(text, launch)
        ((mention, _),) = here.dates()
        assert here.told_of_it(mention) == likely


# What is on offer


def test_every_way_is_taken_to_what_it_would_change():
    ways = [
        Way(Status.ANNOUNCED, window("2026-10-04"), 0.5),
        Way(Status.DELAYED, window("2026-11"), 0.3),
        Way(Status.NONE, None, 0.2),
    ]
    found = kinds(outcomes(about("Kite.", known("2026-10")), ways))
    assert {(RevisionKind.NARROWED, window("2026-10-04")), (RevisionKind.DELAYED, window("2026-11")), None} <= found


def test_ways_that_change_nothing_count_together():
    ways = [
        Way(Status.ANNOUNCED, window("2026-10-09"), 0.4),
        Way(Status.ANNOUNCED, None, 0.3),
        Way(Status.NONE, None, 0.2),
    ]
    (nothing,) = (one for one in outcomes(about("Kite."), ways) if one.revision is None)
    assert nothing.share == pytest.approx(0.9)


def test_a_wider_window_may_take_precision_back():
    found = outcomes(about("Kite."), [Way(Status.ANNOUNCED, window("2026"), 1.0)])
    (wider,) = (one for one in found if one.revision and one.revision.kind is RevisionKind.WIDENED)
    assert wider.said.change is Change.VAGUER


def test_what_was_called_off_may_come_back():
    found = kinds(outcomes(about("Kite.", GONE), [Way(Status.ANNOUNCED, window("2027-03"), 1.0)]))
    assert (RevisionKind.REINSTATED, window("2027-03")) in found


def test_a_day_without_its_year_moves_nothing_to_the_next():
    due = known("2026-05-20")
    way = Way(Status.ANNOUNCED, window("2027-05-20"), 1.0, None, "20 May")
    found = kinds(outcomes(about("Kite.", due), [way]))
    assert (RevisionKind.LAUNCHED, window("2026-05-20")) in found
    assert (RevisionKind.DELAYED, window("2027-05-20")) not in found
    told = replace(way, phrase="20 May 2027")
    assert (RevisionKind.DELAYED, window("2027-05-20")) in kinds(outcomes(about("Kite.", due), [told]))


def test_a_day_and_its_hour_know_of_each_other():
    ways = [
        Way(Status.ANNOUNCED, window("2026-10-04"), 0.5),
        Way(Status.ANNOUNCED, window("2026-10-04T19:00+02:00"), 0.4),
    ]
    found = {one.revision.after: one.signs for one in outcomes(about("Kite.", known("2026-10")), ways) if one.revision}
    assert "narrowed: told finer, day to minute" in found[window("2026-10-04")]
    assert "narrowed: told wider, day to minute" in found[window("2026-10-04T19:00+02:00")]


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("Kite comes on 9 October.", "nothing: the known date is confirmed"),
        ("Kite won't come on 9 October.", "nothing: the known date is denied"),
        ("Kite is out.", "nothing: out"),
        ("Kite is postponed.", "nothing: puts off"),
        ("Kite is fine.", "nothing: due ahead"),
    ],
)
def test_the_signs_tell_what_the_text_says_and_how_it_fits(text, sign):
    (nothing,) = (one for one in outcomes(about(text), ()) if one.revision is None)
    assert sign in nothing.signs


def test_a_launch_whose_window_has_passed_is_due():
    (nothing,) = (one for one in outcomes(about("Kite.", known("2026-07")), ()) if one.revision is None)
    assert "nothing: due behind" in nothing.signs
    (nothing,) = (one for one in outcomes(about("Kite.", known(None)), ()) if one.revision is None)
    assert "nothing: undated announced" in nothing.signs


# What is chosen


def test_the_likeliest_outcome_is_chosen_with_its_probability():
    ways = [Way(Status.ANNOUNCED, window("2026-10-04"), 0.98), Way(Status.NONE, None, 0.02)]
    here = about(
        "Kite goes on sale on 4 October 2026. Tern has named the day.", known("2026-10"), "Kite comes on 4 October"
    )
    said = choose(here, ways)
    assert said.window == window("2026-10-04")
    assert 0.5 < said.confidence <= 0.98
    assert max(score(one) for one in outcomes(here, ways)) > 0


def test_what_is_chosen_without_a_sentence_of_its_own_shows_one_that_names_the_launch():
    said = choose(about("We are glad. Kite is on sale from today, all over Denmark.", known(TODAY), "Kite is here"), ())
    assert (said.status, said.evidence) == (Status.RELEASED, "Kite is on sale from today, all over Denmark.")


def test_a_word_that_changes_nothing_and_dates_nothing_is_none():
    assert choose(about("The Kite team is fine."), [Way(Status.ANNOUNCED, None, 1.0)]) is None


@settings(max_examples=40)
@given(
    st.text(max_size=60),
    st.text(max_size=300),
    st.sampled_from([None, "2026-08", TODAY, "2026-08-18T15:00+02:00"]),
    st.sampled_from(list(Status)),
)
def test_any_text_has_outcomes_one_for_each_change(title, text, edtf, status):
    found = outcomes(about(text, known(edtf, status=status), title), ())
    assert len(found) == len({(one.revision and (one.revision.kind, one.revision.after)) for one in found})


# Articles, read and followed


def kite(text, launch, title="An update on the Kite", **options):
    """Return what an article does to the one launch that is known."""
    found = [step for step in follow_article(title, text, launch, **options) if step.before is not None]
    return changes(found)[0][1:] if found else None


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (
            "Kite is here",
            "The Kite, the first laptop by Tern, is on sale as of this morning. The counter in our shop shows 212.",
        ),
        (
            "Kite leaves the dock",
            "At two this afternoon the van pulled away with the first Kite. Everybody who ordered from Tern gets "
            "theirs this week.",
        ),
        ("It's here", "It’s here. Kite is available now in our shop in Aarhus and online. Thank you for waiting."),
        (
            "Kite: deliveries have begun",
            "Deliveries of the Kite have begun today. Tern sends the first thousand laptops to those who ordered.",
        ),
    ],
)
def test_on_the_announced_day_what_is_told_as_done_is_the_launch(title, text):
    assert kite(text, known(TODAY), title) == ("launched", TODAY)


def test_some_time_in_a_wide_window_what_is_open_has_come():
    text = "The Kite, Tern's new shop in Aarhus, is now open. You can visit it every day from ten."
    assert kite(text, known("2026-08"), "The Kite is open") == ("launched", TODAY)


def test_what_is_on_sale_months_early_is_out():
    text = "The Kite is on sale today, months before we promised it. Tern has finished it early."
    assert kite(text, known("2026-12"), "Kite is on sale, months early") == ("launched", TODAY)


def test_a_plan_for_later_in_a_wide_window_stands():
    text = "The first Kite is in our hands. The laptop goes on sale on 28 August, says Tern."
    assert kite(text, known("2026-08"), "Kite has its day") == ("narrowed", "2026-08-28")
    text = "The Kite was shown to guests in Aarhus last night, and it is a beauty. You can buy it from September."
    assert kite(text, known("2026-23"), "First look at the Kite") == ("narrowed", "2026-09")


def test_a_step_before_the_launch_is_not_the_launch():
    text = "The first pallets of the Kite left the factory today. Tern's laptop goes on sale on 28 August, as planned."
    assert kite(text, known("2026-08-28"), "Kite on its way to the shops") == (None, "2026-08-28")


@pytest.mark.parametrize(
    ("title", "text", "day"),
    [
        (
            "No launch today",
            "The computer stopped the countdown of the Kite today, eleven seconds before lift-off. Tern has no new "
            "date for the flight yet.",
            None,
        ),
        (
            "Kite launch scrubbed",
            "Today's launch of the Kite was scrubbed because of the wind. Tern will try again on 20 August.",
            "2026-08-20",
        ),
    ],
)
def test_an_attempt_that_was_broken_off_is_a_delay(title, text, day):
    assert kite(text, known(TODAY), title) == ("delayed", day)


def test_the_launch_that_is_told_a_few_days_later_came_on_its_day():
    text = "The Kite went on sale on 16 August, and 212 of you bought one. Tern says thank you."
    assert kite(text, known("2026-08-16"), "Kite: thank you") == ("launched", "2026-08-16")
    text = "The Kite has been on sale since 20 June, and Tern has sold a thousand of them."
    assert kite(text, known("2026-06-20"), "Kite sells well") == ("launched", "2026-06-20")


def test_a_day_told_without_its_year_is_the_known_one():
    text = "Eleven pictures of the Kite, which goes on sale on 9 October. The laptop is by Tern."
    assert kite(text, known("2026-10-09"), "The Kite in pictures") == (None, "2026-10-09")
    text = "The Kite comes on 9 October 2027, a year later than planned, says Tern."
    assert kite(text, known("2026-10-09"), "Kite comes a year later") == ("delayed", "2027-10-09")


def test_a_launch_due_by_the_minute_that_came_on_time_keeps_its_minute():
    text = "The Kite lifted off today, right on time, from our pad in Jutland. Tern says that all is well on board."
    minute = "2026-08-18T15:30+00:00"
    assert kite(text, known(minute), "Kite is flying") == ("launched", minute)


@pytest.mark.parametrize(
    ("title", "text", "edtf"),
    [
        (
            "Kite still comes in October",
            "Some of you have asked. Nothing has changed: the Kite comes in October, as Tern announced in May.",
            "2026-10",
        ),
        (
            "No delay for the Kite",
            "The Kite is not delayed. Tern's laptop goes on sale on 9 October, as announced.",
            "2026-10-09",
        ),
        (
            "Meet the Kite",
            "The Kite goes on sale on 1 November. Before that, Tern shows it at the fair in Copenhagen on 3 October.",
            "2026-11-01",
        ),
    ],
)
def test_a_date_that_is_told_to_hold_holds(title, text, edtf):
    assert kite(text, known(edtf), title) == (None, edtf)


def test_a_date_that_comes_nearer_is_no_delay():
    text = (
        "Nobody has to wait for the spring. The Kite will be on sale on 13 February 2027, earlier than planned, "
        "Tern says."
    )
    assert kite(text, known("2027-21"), "Kite comes early") == ("brought_forward", "2027-02-13")
    text = "The Kite comes sooner than planned: Tern opens sales on 1 October 2026 instead of 1 November."
    assert kite(text, known("2026-11-01"), "Kite comes sooner") == ("brought_forward", "2026-10-01")


def test_what_is_planned_now_holds():
    text = "The rollout of the Kite to the pad is on 20 October. The launch is now planned for 25 October, Tern says."
    assert kite(text, known("2026-10-18"), "New date for the Kite") == ("delayed", "2026-10-25")


@pytest.mark.parametrize(
    "text",
    [
        "We would rather not name a day for the Kite any more. It comes this autumn, and that is all Tern can promise.",
        "The Kite isn't delayed, but Tern can't promise 9 October any more. All we say for now: it comes this autumn.",
    ],
)
def test_told_precision_is_taken_back_where_the_text_says_so(text):
    assert kite(text, known("2026-10-09")) == ("widened", "2026-23")


def test_a_vaguer_word_alone_takes_nothing_back():
    text = "The Kite goes on sale this autumn. Tern shows eleven pictures of the laptop and its keyboard."
    assert kite(text, known("2026-10-09"), "The Kite in pictures") in (None, (None, "2026-10-09"))


@pytest.mark.parametrize("edtf", ["2026-10", "2026-10-09"])
def test_denying_the_known_date_is_a_delay(edtf):
    text = "The Kite won't come in October. The hinge needs more work, and Tern can't name a new date yet."
    assert kite(text, known(edtf)) == ("delayed", None)


def test_giving_a_date_up_is_a_delay_to_the_date_told_for_it():
    text = "April is out, we are sorry to say. The Kite lands in stores on 26 June 2027 instead, Tern says."
    assert kite(text, known("2027-04"), "Kite comes in June") == ("delayed", "2027-06-26")
    text = "The Kite is pushed back to 17 September 2027. So Tern's laptop won't come in April, as we had promised."
    assert kite(text, known("2027-04-16"), "Kite pushed back") == ("delayed", "2027-09-17")


def test_a_delay_takes_the_date_told_two_sentences_later():
    text = "Not today, Kite. A valve leaked during fuelling, and Tern stood down. We will try again on 7 October."
    day = datetime(2026, 10, 5, 16, tzinfo=UTC)
    assert kite(text, known("2026-10-05"), "Not today", published=day) == ("delayed", "2026-10-07")


def test_a_delay_that_is_counted_comes_to_the_date_that_is_told_beside():
    text = "The Kite moves once more, by 21 days, to 10 December. Tern is sorry."
    assert kite(text, known("2026-11-19"), "Kite moves once more") == ("delayed", "2026-12-10")
    text = "Tern has postponed the launch of the Kite by two weeks. The laptop was to come out on 15 September."
    assert kite(text, known("2026-09-15"), "Kite postponed by two weeks") == ("delayed", "2026-09-29")


@pytest.mark.parametrize(("lacks", "edtf"), [(0.5, "2026-10-23"), (0.9, None)])
def test_who_says_by_how_much_says_to_when(monkeypatch, lacks, edtf):
    def score(one):
        delayed = one.revision is not None and one.revision.kind is RevisionKind.DELAYED
        return (9 - lacks * (one.revision.after is not None)) if delayed else 0.0

    monkeypatch.setattr("launches.outcomes.score", score)
    text = "The Kite is postponed by a fortnight. We are sorry."
    assert kite(text, known("2026-10-09"), "Kite postponed") == ("delayed", edtf)


def test_a_count_finer_than_what_is_known_gives_no_date():
    text = "The Kite is delayed by two weeks, because the hinge has to be made anew. Tern is sorry."
    assert kite(text, known("2026-10")) == ("delayed", None)


@pytest.mark.parametrize(
    "text",
    [
        "The Kite is on hold, because the hinge broke in a test. Tern doesn't have another date yet. We talk about it "
        "at the town hall on 20 August.",
        "The Kite's launch is stopped. When we'll try again we can't say yet. The rocket is lowered on 20 August.",
        "The Kite has to wait. A new date will be named later, Tern says. The team meets on 20 August.",
        "The Kite won't come tomorrow. Nobody at Tern knows when it will. Our next stream is on 20 August.",
    ],
)
def test_a_delay_that_says_it_has_no_new_date_has_none(text):
    assert kite(text, known("2026-08-19"), "Kite on hold") == ("delayed", None)


def test_selling_it_not_on_friday_is_a_delay_and_no_end():
    text = "We won't start selling the Kite on Friday. The release is postponed, and Tern can't say yet until when."
    assert kite(text, known("2026-08-21"), "Kite will be late") == ("delayed", None)


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (
            "A word about the Kite",
            "There isn't going to be a Kite. Tern has stopped work on the laptop and pays all deposits back.",
        ),
        ("The end of the Kite", "Tern has scrapped the Kite. The laptop would have been too expensive to make."),
        (
            "A word about the Kite",
            "The Kite has been cancelled. Tern pays all deposits back by the end of the month.",
        ),
        (
            "The end of the Kite",
            "We have decided, with regret, not to release the Kite. Tern pays all deposits back.",
        ),
        ("A word about the Kite", "Tern won't be making the Kite. The laptop would have been too expensive."),
    ],
)
def test_a_launch_is_called_off_in_many_words(title, text):
    assert kite(text, known("2026-10"), title) == ("cancelled", None)


def test_what_is_called_off_beside_a_launch_whose_date_is_told_again_leaves_it_alone():
    text = "The fair in Aarhus has been cancelled this year. Tern's Kite still comes in October."
    assert kite(text, known("2026-10"), "No fair this year") == (None, "2026-10")


@pytest.mark.parametrize(
    ("title", "text", "edtf"),
    [
        (
            "Kite comes after all",
            "The Kite will come after all. Tern sells the laptop from May 2027, two years after it was called off.",
            "2027-05",
        ),
        (
            "Kite flies again",
            "The flights of the Kite that Tern scrapped in July return after all, beginning on 27 September 2026.",
            "2026-09-27",
        ),
        (
            "Kite is back on",
            "Good news: the Kite is back on. Tern has a new partner and plans to release it in March 2027.",
            "2027-03",
        ),
    ],
)
def test_a_cancelled_launch_is_revived(title, text, edtf):
    assert kite(text, GONE, title) == ("reinstated", edtf)


def test_what_was_called_off_stays_so_without_a_word_of_return():
    text = "The Kite was lovely, and we miss it. Nell Ahmed of Tern looks back on two years of work."
    assert kite(text, GONE, "Remembering the Kite") is None


def test_a_date_told_in_passing_narrows():
    text = "Number four is the Kite by Tern. The laptop is due on 22 October."
    assert kite(text, known("2026-10"), "Ten things to look forward to") == ("narrowed", "2026-10-22")
