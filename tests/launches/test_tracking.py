"""Which launch an article means, and what it does to it.

Where a reading alone decides, it is given by hand; else the article is read as the program reads it.
"""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from launches.announcement import Announcement, Change, DateMention, Status, Verdict
from launches.article import Article
from launches.brand import Brand
from launches.reading import Reading, read
from launches.tracking import LaunchState, RevisionKind, follow
from tests.launches.story import AUK, OWN, TERN, TODAY, changes, follow_article, known, window
from tests.launches.test_subject import PIER

PUBLISHED = datetime(2026, 6, 1, 12, tzinfo=UTC)


def state(product="Kite", edtf="2026-08", status=Status.ANNOUNCED, **more):
    given = {"names": (product,), "brands": ("Tern Computing",), "updated": PUBLISHED - timedelta(days=30), **more}
    return LaunchState(product.lower(), product, status=status, window=window(edtf), **given)


def said(text="", phrase="", edtf=None, status=Status.ANNOUNCED, **more):
    at = text.find(phrase) if phrase else -1
    span = (at, at + len(phrase)) if at >= 0 else None
    return Announcement("", (), status, window(edtf), phrase, span, more.pop("evidence", ""), 1.0, (), **more)


def steps(known, title, text, *announcements, mentions=(), url=OWN, brands=(TERN,), published=PUBLISHED):
    keys = iter(range(1, 100))
    reading = Reading(announcements, tuple(mentions), ())
    article = Article(title, text, published, url)
    return follow(known, reading, article, brands, lambda _: f"new-{next(keys)}")


def keys(found):
    return [(step.after.key, step.revision and step.revision.kind.value) for step in found]


def one(known, title, text, phrase="", edtf=None, status=Status.ANNOUNCED, **more):
    return keys(steps(known, title, text, said(text, phrase, edtf, status, **more)))


def test_a_first_word_begins_a_launch_with_its_name_and_brand():
    text = "We plan to release Kite in August. Tern is happy."
    (step,) = steps((), "Our roadmap", text, said(text, "August", "2026-08"))
    assert step.before is None
    assert step.after == LaunchState(
        "new-1", "Kite", ("Kite",), ("Tern Computing",), Status.ANNOUNCED, window("2026-08"), PUBLISHED
    )
    assert step.revision.kind.value == "announced"
    assert (step.revision.before, step.revision.after) == (None, window("2026-08"))


@pytest.mark.parametrize(("brands", "name"), [((TERN,), "Tern Computing"), ((), "It opens in may")])
def test_a_launch_that_nothing_names_is_called_as_its_maker_or_its_headline(brands, name):
    text = "From May on it is open, as tern says."
    (step,) = steps((), "It opens in may", text, said(text, "May", "2027-05"), url="https://a.example", brands=brands)
    assert step.after.product == name


def test_the_same_again_is_a_step_without_a_revision():
    text = "Kite comes in August."
    (step,) = steps([state()], "First look", text, said(text, "August", "2026-08"))
    assert step.revision is None
    assert (step.before.window, step.after.window) == (window("2026-08"), window("2026-08"))
    assert step.after.updated == PUBLISHED


def test_a_restatement_that_names_the_zone_adds_it():
    text = "Kite comes on 4 August."
    (step,) = steps([state(edtf="2026-08-04")], "", text, said(text, "4 August", "2026-08-04"))
    assert step.after.window.zone is None
    zoned = Announcement("", (), Status.ANNOUNCED, window("2026-08-04", "Europe/Paris"), "", None, "", 1.0, ())
    (step,) = steps([state(edtf="2026-08-04")], "Kite", text, zoned)
    assert step.after.window.zone == "Europe/Paris"
    assert step.revision is None


@pytest.mark.parametrize(
    ("status", "change", "edtf", "kind", "after"),
    [
        (Status.ANNOUNCED, None, "2026-08-18", "narrowed", Status.ANNOUNCED),
        (Status.DELAYED, None, "2026-09", "delayed", Status.DELAYED),
        (Status.DELAYED, None, None, "delayed", Status.DELAYED),
        (Status.ANNOUNCED, Change.EARLIER, "2026-07", "brought_forward", Status.ANNOUNCED),
        (Status.CANCELLED, None, None, "cancelled", Status.CANCELLED),
    ],
)
def test_the_state_after_a_revision(status, change, edtf, kind, after):
    text = "Something about Kite is said."
    (step,) = steps([state()], "Kite", text, said(text, "", edtf, status, change=change))
    assert (step.revision.kind.value, step.after.status) == (kind, after)
    assert step.after.window == step.revision.after


def test_a_rumour_changes_nothing_and_begins_nothing():
    text = "The tipster says that, according to a leak, Brick comes in June."
    told = said(text, "June", "2026-06")
    assert steps((), "Brick", text, told, url="https://leaks.example/brick") == ()
    assert steps([state("Brick")], "Brick", text, told, url="https://leaks.example/brick") == ()
    assert len(steps((), "Brick", text, told)) == 1


def test_no_announcement_is_no_step():
    assert steps([state()], "Hiring", "We look for a horn player.") == ()
    assert one([state()], "Kite", "Kite is blue.", status=Status.NONE) == []
    assert one((), "Kite", "Kite is blue.", status=Status.NONE) == []


@pytest.mark.parametrize(
    ("known", "name"),
    [("Kite", "Kite Pro"), ("12S", "12S Ultra"), ("12 Pro", "12 Pro Max"), ("Fold 2", "Fold 3"), ("Kelp", "Kite")],
)
def test_similar_names_are_different_products(known, name):
    text = f"We sell the {name} in September, so there is the {name}."
    assert one([state(known)], f"The {name}", text, "September", "2026-09") == [("new-1", "announced")]


@pytest.mark.parametrize(
    ("known", "name"),
    [
        ("James Webb Space Telescope", "Webb"),
        ("12 Pro Max", "Max"),
    ],
)
def test_other_writings_of_one_name_are_one_product(known, name):
    text = f"You can buy the {name} in September."
    ((key, kind),) = one([state(known)], f"The {name}", text, "September", "2026-09")
    assert (key, kind) == (known.lower(), "delayed")


def test_of_two_launches_with_one_name_the_open_one_is_meant():
    old = state("Kite", status=Status.RELEASED)
    new = LaunchState("kite-2", "Kite", ("Kite",), ("Tern Computing",), Status.ANNOUNCED, None, old.updated)
    assert one([old, new], "Kite", "Kite comes in August.", "August", "2026-08") == [("kite-2", "dated")]


def test_a_new_name_that_the_text_gives_is_added():
    text = "Project Heron is now the Sandpiper 400. Boxes leave our dock on August 19."
    (step,) = steps(
        [state("Project Heron")], "It has a name: Sandpiper 400", text, said(text, "August 19", "2026-08-19")
    )
    assert (step.after.key, step.revision.kind.value) == ("project heron", "narrowed")
    assert step.after.names == ("Project Heron", "Sandpiper 400")


def test_what_was_only_described_gets_its_name():
    nameless = state("Tern Computing", names=())
    text = "The Selle can be had from August in our shop."
    (step,) = steps([nameless], "Selle, our first object that sings", text, said(text, "August", "2026-08"))
    assert (step.after.key, step.after.names) == ("tern computing", ("Selle",))


def test_a_headline_stands_for_a_name_until_a_name_is_more_than_a_guess():
    (first,) = follow_article(*PIER)
    assert first.after.product == PIER[0]
    assert first.after.names == ("Grange",)
    text = "The Grange opens in August, and we are glad. Come and see the Grange."
    (step,) = steps(
        [first.after], "The Grange opens in August", text, said(text, "August", "2027-08"), url="https://a.example"
    )
    assert (step.before.key, step.after.product) == (first.after.key, "Grange")


def test_an_article_without_a_name_means_the_one_launch_that_is_expected():
    text = "It is ready, and the van leaves on 18 August."
    assert one([state()], "Tomorrow", text, "18 August", "2026-08-18") == [("kite", "narrowed")]
    assert one([state(), state("Kelp", status=Status.RELEASED)], "Tomorrow", text, "18 August", "2026-08-18") == [
        ("kite", "narrowed")
    ]


def test_among_several_the_one_whose_date_is_nearest():
    known = [state("Kelp", "2026-12"), state("Kite", "2026-08-17"), state("Peat", None)]
    text = "Not today. We try again on 19 August."
    assert one(known, "Scrub", text, "19 August", "2026-08-19", Status.DELAYED) == [("kite", "delayed")]


def test_among_several_far_from_its_date_none_is_meant():
    text = "There was no flight today, Tern says. The weather was bad, and we try again on 19 August."
    assert follow_article("No flight today", text, known("2027-12", "Kelp"), known("2027-08-17")) == ()


def test_a_release_without_a_name_begins_no_second_launch():
    text = "It has been on sale for a week, and all is well. Tern thanks everybody who bought one."
    out = known("2026-08-11", status=Status.RELEASED)
    assert [step for step in follow_article("Thank you", text, out) if step.before is None] == []


def test_an_end_may_be_the_first_word():
    text = "Tern has decided not to make the Plover. The tablet has been cancelled, and deposits are paid back."
    assert changes(follow_article("The end of the Plover", text)) == [("Plover", "cancelled", None)]


def test_a_delay_without_a_date_is_the_known_launchs_whatever_is_named_beside():
    text = "Our drill is broken. The Narvik Two is postponed indefinitely, Tern says. Kite visitors have to wait, too."
    assert changes(follow_article("A word about the tunnel", text, known("2026-10"))) == [("Kite", "delayed", None)]


def test_a_look_back_begins_nothing():
    text = "Tern's radio, the Lyric, was released in May 2016. A short history in ten pictures."
    assert follow_article("A look back at the Lyric", text) == ()
    text = "The Lyric came out on 4 May 2016, and Tern still sells it. We look back."
    assert follow_article("Ten years of the Lyric", text) == ()


def test_an_end_told_again_changes_nothing():
    text = "It stays cancelled, whatever you may have heard. Tern makes no laptop."
    assert follow_article("Gone for good", text, known(None, status=Status.CANCELLED)) == ()


def test_a_launch_long_silent_is_meant_by_silence_while_it_is_ahead():
    text = "It comes in October, Tern says. You can order it in our shop."
    waiting = known("2026-10", updated=datetime(2025, 4, 1, tzinfo=UTC))
    assert changes(follow_article("Tomorrow", text, waiting)) == [("Kite", None, "2026-10")]


def test_launches_of_other_brands_are_not_meant():
    other = state("Kite", brands=("Auk Audio",))
    text = "Tern sells Kite in September."
    assert keys(steps([other], "Kite", text, said(text, "September", "2026-09"), brands=(TERN, AUK))) == [
        ("new-1", "announced")
    ]


def test_a_joint_launch_belongs_to_both_brands_and_to_either_ones_articles():
    text = "Tern and Auk sell the Selle in September."
    (step,) = steps((), "Selle", text, said(text, "September", "2026-09"), brands=(TERN, AUK))
    assert step.after.brands == ("Tern Computing", "Auk Audio")
    later = "At Auk the Selle is sold from 10 September."
    said_later, next_day = said(later, "10 September", "2026-09-10"), PUBLISHED + timedelta(days=1)
    found = steps([step.after], "Selle", later, said_later, brands=(TERN, AUK), published=next_day)
    assert keys(found) == [("new-1", "narrowed")]


def test_a_release_long_ago_is_no_new_launch():
    text = "Lyric 2 came out in May 2021, and Lyric 2 is fine."
    assert one((), "Lyric 2", text, "May 2021", "2021-05", Status.RELEASED) == []


def test_a_surprise_release_is_news():
    (step,) = steps((), "Surprise", "Kite 2 is here.", said("", "", None, Status.RELEASED, evidence="Kite 2 is here."))
    assert step.revision.kind.value == "launched"
    assert step.after.window == window("2026-06-01")


def test_a_delay_of_what_nobody_heard_of_is_told_as_one():
    text = "Tern said the Kite, which had been due in May, has been delayed. It will now go on sale in November 2026."
    (step,) = follow_article("Tern delays the Kite to November", text)
    assert (step.revision.kind, step.revision.before) == (RevisionKind.DELAYED, None)
    assert (step.after.status, step.after.window.edtf) == (Status.DELAYED, "2026-11")


def test_a_museum_is_called_as_its_maker_is():
    museum = Brand("Museum of Weather", ("Weather Museum",), "Europe/Amsterdam")
    text = "With a room full of fog, the Museum of Weather in De Bilt is going to open in May 2027."
    (step,) = follow_article("The Museum of Weather opens in May", text, brands=(museum,))
    assert (step.after.product, step.after.names) == ("Museum of Weather", ("Museum of Weather",))


def test_a_name_that_is_never_told_without_its_brand_is_shown_with_it():
    (step,) = follow_article("The Tern One comes in May", "The Tern One goes on sale in May 2027.")
    assert step.announcement.product == "Tern One"
    assert (step.after.product, step.after.names) == ("Tern One", ("One",))


def test_a_launch_without_any_name_is_shown_by_its_brand_else_by_the_headline():
    nameless = said("", "", "2026-09")
    (step,) = steps((), "News", "It comes in September.", nameless)
    assert (step.after.product, step.after.names) == ("Tern Computing", ())
    (step,) = steps((), "News", "It comes in September.", nameless, brands=())
    assert step.after.product == "News"
    titled = Announcement("We open soon", (), Status.ANNOUNCED, window("2026-09"), "", None, "", 1.0, ())
    (step,) = steps((), "We open soon", "It comes in September.", titled)
    assert step.after.product == "Tern Computing"


TWO = "We release Kite in August. Kelp comes out on 8 October."


def other(text, phrase, edtf, verdict=Verdict.OTHER_LAUNCH):
    at = text.index(phrase)
    return DateMention((at, at + len(phrase)), phrase, window(edtf), verdict=verdict)


BOTH = "We release the Kite, our smallest laptop, in October. The Kelp, a tablet, comes out on 8 November."


def test_the_other_launch_of_an_article_is_told_by_its_own_sentence():
    found = follow_article("Kite and Kelp are coming", BOTH)
    assert changes(found) == [("Kite", "announced", "2026-10"), ("Kelp", "announced", "2026-11-08")]
    assert [step.after.key for step in found] == ["new-1", "new-2"]
    start, end = found[1].announcement.span
    assert BOTH[start:end] == found[1].announcement.phrase


def test_a_known_launch_named_beside_the_headlines_is_followed_too():
    found = steps([state("Kelp", "2026-10")], "Kite and Kelp", TWO, said(TWO, "August", "2026-08"))
    assert keys(found) == [("new-1", "announced"), ("kelp", "narrowed")]


@pytest.mark.parametrize(
    "passing",
    [
        "The trade fair in Narvik opens on 8 November, and the season of storms begins.",
        "Elsewhere, the Narvik bridge opens on 8 November.",
        "Parliament votes on the budget on 8 November, and Olsen retires in May.",
        "The Oslo marathon is run on 8 November, and entries close in July.",
    ],
)
def test_what_other_peoples_articles_date_in_passing_is_not_the_brands(passing):
    text = f"Tern releases the Kite in October. {passing}"
    found = follow_article("Tern's Kite comes in October", text, url="https://roundup.example/june")
    assert changes(found) == [("Kite", "announced", "2026-10")]


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (
            "Kite comes in October",
            "We release the Kite, our smallest laptop, in October. The Plover will follow, but there is no date yet.",
        ),
        (
            "Kite comes in October, Plover later",
            "We release the Kite, our smallest laptop, in October. The Plover is coming later, when it's ready.",
        ),
    ],
)
def test_a_brands_own_site_may_name_what_has_no_date(title, text):
    assert changes(follow_article(title, text)) == [("Kite", "announced", "2026-10"), ("Plover", "announced", None)]


def test_what_is_only_spoken_of_begins_nothing():
    text = "Tern releases the Kite, its smallest laptop, in October. Nell Ahmed drew it in Aarhus. The Badger is blue."
    assert changes(follow_article("Kite comes in October", text)) == [("Kite", "announced", "2026-10")]


def test_a_launch_that_is_told_often_is_followed_once():
    found = follow_article("Kite and Kelp are coming", f"{BOTH} The Kelp, once more, comes out on 8 November.")
    assert sorted(step.after.product for step in found) == ["Kelp", "Kite"]


def test_a_further_announcement_that_is_no_news_of_its_own_is_left_out():
    later = said(TWO, "8 October", "2026-05-01")
    assert len(steps((), "Kite and Kelp", TWO, said(TWO, "August", "2026-08"), later)) == 1


def test_what_is_out_or_past_beside_the_headline_begins_no_launch():
    text = "We release Kite in August. Kelp 2 is out now, and Kelp 2 is on sale today."
    first, second = said(text, "August", "2026-08"), said(text, "Kelp 2", None, Status.RELEASED)
    assert [step.after.product for step in steps((), "Kite and Kelp 2", text, first, second)] == ["Kite"]


def test_a_known_launch_that_is_only_mentioned_stays_as_it_is():
    text = "We release Kite in August. The Kelp team is fine."
    mentions = [other(text, "August", "2026-08", Verdict.LAUNCH)]
    found = steps([state("Kelp", "2026-10")], "Kite and Kelp", text, said(text, "August", "2026-08"), mentions=mentions)
    assert keys(found) == [("new-1", "announced")]


def quiet(known, title, text, *mentions, url=OWN):
    article = Article(title, text, PUBLISHED, url)
    numbers = iter(range(1, 100))
    return follow(known, Reading((), mentions, ()), article, (TERN,), lambda _: f"new-{next(numbers)}")


def test_an_article_that_reads_as_nothing_tells_nothing():
    assert quiet([state()], "Hiring", "We look for a horn player by August.") == ()


def test_where_an_article_as_a_whole_tells_nothing_each_known_launch_is_asked_for():
    title, text = "News", "The Kite is delayed to December. The Kelp is cancelled, Tern says."
    article = Article(title, text, PUBLISHED, OWN)
    whole = replace(read(article, (TERN,)), announcements=(), ways=())
    found = follow([state(), state("Kelp", "2026-10")], whole, article, (TERN,), lambda _: "new")
    assert keys(found) == [("kite", "delayed"), ("kelp", "cancelled")]


def weak(text, phrase, edtf, score=1.2):
    at = text.index(phrase)
    return DateMention((at, at + len(phrase)), phrase, window(edtf), verdict=Verdict.WEAKER, score=score)


def test_a_brands_own_site_gives_periods_in_weak_words():
    text = "Forge is a pizza oven, the first by Tern.\n\nIt'll be ready in the first half of 2027. Sign up by 5 July."
    assert changes(follow_article("Something hot", text)) == [("Forge", "announced", "2027-40")]


def test_a_headline_of_its_own_may_be_without_a_date():
    text = (
        "Every team has a drawer, and ours holds Project Basil, a camera. There is no date and no price yet. Tern "
        "shows it when it's ready."
    )
    assert changes(follow_article("Project Basil", text)) == [("Project Basil", "announced", None)]
    assert follow_article("A drawer", "Every team has a drawer. Ours is full of cables and cold coffee.") == ()


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (
            "An update on the bridge tunnel",
            "The Kite has to wait. Nell Ahmed, who leads the work, hit a moose on 6 May and is fine.\n\nThe Kite is "
            "planned for the autumn now.",
        ),
        (
            "A word about the Kite",
            "The Kite is late. The Plover Two, our drill, broke in May.\n\nTern plans the Kite for the autumn now.",
        ),
    ],
)
def test_what_is_told_of_people_and_tools_does_not_hide_the_launchs_date(title, text):
    assert changes(follow_article(title, text, known("2026-08"))) == [("Kite", "delayed", "2026-23")]


def test_two_names_of_one_launch_give_one_step():
    joint = state("Kite", names=("Kite",))
    text = "We sell the Kite in August. It was called Kite-One before. Kite-One, Kite-One."
    assert len(steps([joint], "Kite", text, said(text, "August", "2026-08"))) == 1


def test_lines_that_a_makers_own_site_is_to_run_begin_launches():
    nordrail = Brand("Nordrail", (), "Europe/Copenhagen")
    text = "From 13 December, a Nordrail night train is to run to Skagen. A day train to Malmö will follow in 2027."
    found = follow_article(
        "Night trains to Skagen and Malmö", text, brands=(nordrail,), url="https://nordrail.example/a"
    )
    assert changes(found) == [("Skagen", "announced", "2026-12-13"), ("Malmö", "announced", "2027")]


def test_a_larger_version_is_a_launch_of_its_own():
    text = "Tern's Kite goes on sale in September. A larger version, the Kite Max, will follow in 2027."
    found = follow_article("Kite comes in September", text)
    assert changes(found) == [("Kite", "announced", "2026-09"), ("Kite Max", "announced", "2027")]


def test_what_is_put_off_beside_the_headlines_begins_as_delayed():
    text = "The Kite goes on sale in May 2027. The Kite Max has been delayed to autumn 2027, because of its screen."
    assert changes(follow_article("Kite in May", text)) == [
        ("Kite", "announced", "2027-05"),
        ("Kite Max", "delayed", "2027-23"),
    ]


def test_a_longer_name_with_a_far_date_is_another_launch_and_with_a_near_one_the_same():
    text = "Kite Meadow comes in spring."
    known = [state(edtf="2026-08")]
    assert keys(steps(known, "Kite Meadow", text, said(text, "spring", "2027-21"))) == [("new-1", "announced")]
    assert keys(steps(known, "Kite Meadow", text, said(text, "spring", "2026-08-04"))) == [("kite", "narrowed")]
    assert keys(steps(known, "Kite Meadow", text, said(text, "spring", "2027-21", Status.DELAYED))) == [
        ("kite", "delayed")
    ]


def test_what_somebody_else_tells_of_the_brand_is_its_launch():
    elsewhere = "https://list.example/autumn"
    branded = "Tern's Plover, a bike, is out on 1 September. The Kite follows later."
    found = follow_article("Tern's Plover comes in September", branded, known("2026-11"), url=elsewhere)
    assert ("Plover", "announced", "2026-09-01") in changes(found)


KITE, MAX = known("2026-10"), known("2026-11", "Kite Max")


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        (
            "Kite and Kite Max",
            "The Kite comes on 15 October. The Kite Max follows on 20 November, Tern says.",
            [("Kite", "narrowed", "2026-10-15"), ("Kite Max", "narrowed", "2026-11-20")],
        ),
        (
            "Kite delayed, Kite Max on time",
            "The Kite is delayed to December. The Kite Max comes on 20 November as planned, Tern says.",
            [("Kite", "delayed", "2026-12"), ("Kite Max", "narrowed", "2026-11-20")],
        ),
    ],
)
def test_two_known_launches_in_one_article_are_told_apart(title, text, expected):
    # the headline names both: neither is the one that the article is about
    assert sorted(changes(follow_article(title, text, KITE, MAX))) == expected


def test_what_ends_or_is_out_leaves_the_other_known_launch_alone():
    plover = known("2027-03", "Plover")
    text = "Tern has cancelled the Plover, its tablet. The Kite still comes in October."
    found = follow_article("Plover cancelled", text, KITE, plover)
    assert changes(found) == [("Plover", "cancelled", None), ("Kite", None, "2026-10")]
    text = "The Kite is on sale from today, Tern says. The Plover still comes in March 2027."
    found = follow_article("The Kite is here", text, known(TODAY), plover)
    assert changes(found) == [("Kite", "launched", TODAY), ("Plover", None, "2027-03")]


def test_an_unknown_name_stands_for_the_launch_that_is_expected_where_it_fits():
    text = "Shed 9 will be opened in August. All is well."
    assert one([state(edtf="2026")], "Shed 9 opens", text, "August", "2026-08") == [("kite", "narrowed")]
    passing = "We owe it to Nell. It will be opened in May."
    assert one([state(edtf="2026-08")], "Good news", passing, "May", "2027-05", Status.DELAYED) == [("kite", "delayed")]


def test_what_is_to_come_is_not_what_is_out():
    known = [state(status=Status.RELEASED), state("Kite Link", "2026-08")]
    text = "The link cable for Kite will be here in the autumn."
    assert one(known, "Tern and the cable", text, "autumn", "2026-23", Status.DELAYED) == [("kite link", "delayed")]


def test_of_two_that_may_be_meant_it_is_the_one_whose_words_are_said():
    known = [state("Tern 7", "2026-08"), state("Wear", "2026-08")]
    text = "The release of version 7 is called off."
    assert one(known, "Stop", text, status=Status.CANCELLED, evidence=text) == [("tern 7", "cancelled")]


_PIECES = st.sampled_from(
    [
        "Kite", "Kite Max", "Tern", "Tern Computing", "Plover", "it", "Its audiobook", "a larger version", "Nell Ahmed",
        "comes", "is delayed", "is cancelled", "is out now", "follows", "won't come", "is back on", "by a fortnight",
        "on 9 October", "in October", "on 9 October 2027", "at 15:52", "today", "in spring", "30 February", "in 2077",
        ".", ". ", ",", ";", "\n\n", "“", "–", "—", "\x00", "é", "発売", "🚀",
    ]
)  # fmt: skip
_TEXTS = st.one_of(st.text(max_size=300), st.lists(_PIECES, max_size=40).map(" ".join))


@settings(max_examples=60)
@given(_TEXTS, _TEXTS, st.sampled_from([OWN, "", "https://paper.example/talk"]))
def test_any_text_gives_at_most_one_step_for_each_launch(title, text, url):
    launches = [
        known("2026-10-09"),
        known(TODAY, "Kite Max"),
        known(None, "Plover", status=Status.CANCELLED),
        known("2026-05", "Kelp", status=Status.RELEASED),
        known(None, "Tern Computing", names=()),
    ]
    found = follow_article(title, text, *launches, url=url)
    keys = [step.after.key for step in found]
    assert len(keys) == len(set(keys))
    for step in found:
        assert step.before is None or step.before.key == step.after.key
        assert step.revision is None or step.revision.after == step.after.window


@given(st.text(max_size=60), st.text(max_size=400))
def test_any_text_can_be_followed_and_a_second_time_is_no_news(title, text):
    article = Article(title, text, PUBLISHED)
    reading = read(article, (TERN,))
    first = follow((), reading, article, (TERN,), lambda _: "only")
    known = [step.after for step in first]
    again = follow(known, reading, article, (TERN,), lambda _: "other")
    assert all(step.revision is None for step in again if step.before is not None)


@pytest.mark.parametrize(("hour", "kind"), [(9, None), (0, RevisionKind.DELAYED)])
def test_an_article_of_the_same_moment_tells_the_same_news_but_a_day_is_no_moment(hour, kind):
    moment = PUBLISHED.replace(hour=hour, minute=0)
    text = "Tern has to postpone the Kite. A new date for the Kite will be announced later."
    article = Article("Kite is delayed", text, moment, "https://tern.example/kite")
    state = LaunchState("kite", "Kite", ("Kite",), ("Tern Computing",), Status.ANNOUNCED, window("2026-08"), moment)
    (step,) = follow((state,), read(article, (TERN,), followed=True), article, (TERN,), lambda _: "other")
    assert (step.revision and step.revision.kind) == kind
