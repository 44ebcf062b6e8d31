"""Short stories, as makers tell them: what each article is news of, by name, kind and window.

One a situation that people know: an edition, a stage or a platform that comes later, lists, pairs, a late sibling.
"""

from datetime import datetime
from itertools import count

import pytest

from launches.article import Article
from launches.reading import read
from launches.tracking import follow
from tests.launches.story import OWN, TERN

THREE = {
    ("Salt Road", "announced", "2026-09-03"),
    ("Night Swim", "announced", "2026-10-01"),
    ("Elland", "announced", "2026-11-05"),
}
PAIR = {("Kite 5", "announced", "2026-06-26"), ("Kite 5 Pro", "announced", "2026-06-26")}


def told(*articles):
    """Return the news of each article (its day, headline and text) for who has read those before it."""
    known, news, numbers = {}, [], count()
    for day, title, text in articles:
        article = Article(title, text, datetime.fromisoformat(f"{day}T10:00+00:00"), OWN)
        reading = read(article, [TERN], followed=True)
        steps = follow(list(known.values()), reading, article, [TERN], lambda _: f"launch-{next(numbers)}")
        known |= {step.after.key: step.after for step in steps}
        changed = [step for step in steps if step.revision]
        news.append(
            {
                (one.after.product, one.revision.kind.value, one.after.window and one.after.window.edtf)
                for one in changed
            }
        )
    return news


def test_platforms_come_one_after_the_other():
    assert told(
        ("2026-01-10", "Kite comes to Mac", "Kite for Mac is out on 3 March. Kite for Windows follows in the autumn."),
        ("2026-03-03", "Kite for Mac is out", "Kite for Mac is out today. Windows users have to wait until autumn."),
        ("2026-09-01", "Kite for Windows on 10 October", "We have a date: Kite for Windows is out on 10 October."),
        ("2026-10-10", "Kite for Windows is here", "Kite for Windows is available from today."),
    ) == [
        {("Kite for Mac", "announced", "2026-03-03"), ("Kite for Windows", "announced", "2026-23")},
        {("Kite for Mac", "launched", "2026-03-03")},
        {("Kite for Windows", "narrowed", "2026-10-10")},
        {("Kite for Windows", "launched", "2026-10-10")},
    ]


def test_a_platform_is_shown_with_what_comes_to_it():
    news = told(
        (
            "2026-01-10",
            "Plover 2 lands on PC in May",
            "Plover 2 lands on PC on 5 May. The PlayStation 5 and Xbox versions will follow later this year.",
        ),
        (
            "2026-05-05",
            "Plover 2 is out now on PC",
            "Plover 2 is out now on Steam. Consoles are still planned for this year.",
        ),
        (
            "2026-08-01",
            "Plover 2 comes to PS5 on 2 November",
            "The PlayStation 5 version of Plover 2 will be released on 2 November.",
        ),
    )
    assert ("Plover 2: PlayStation 5", "announced", "2026-01-10/2026-12-31") in news[0]
    assert news[2] == {("Plover 2: PlayStation 5", "narrowed", "2026-11-02")}


@pytest.mark.parametrize(
    ("out", "later", "news"),
    [
        (
            ("Salt Road is out", "The Salt Road is in bookshops from today."),
            ("Paperback of The Salt Road on 18 February", "The paperback of The Salt Road comes out on 18 February."),
            ("The Salt Road: paperback", "announced", "2027-02-18"),
        ),
        (
            ("Night Swim is out", "Night Swim, our third album, is out now everywhere."),
            ("Vinyl delayed", "The vinyl edition of Night Swim has been delayed to 7 February. We are sorry."),
            ("Night Swim: vinyl edition", "delayed", "2027-02-07"),
        ),
        (
            ("Season 2 of Dovecote is here", "Season 2 of Dovecote is now streaming."),
            ("Dovecote renewed", "There will be a third season of Dovecote, next year."),
            ("Dovecote: third season", "announced", "2028"),
        ),
        (
            ("Plover is out", "Plover is out today."),
            ("A second expansion", "A second expansion of Plover is coming in autumn."),
            ("Plover: second expansion", "announced", "2027-23"),
        ),
    ],
)
def test_what_is_out_may_come_in_another_version(out, later, news):
    assert told(("2026-05-07", *out), ("2027-01-10", *later))[1] == {news}


def test_a_version_that_is_out_too_is_not_begun_again():
    assert told(
        ("2026-05-07", "Plover is out", "Plover is out today."),
        ("2026-08-01", "An expansion", "The first expansion of Plover is coming in autumn."),
        ("2026-10-01", "The expansion is out", "The first expansion of Plover is out today."),
        ("2026-11-01", "The expansion in print", "The first expansion of Plover comes as a box on 3 December."),
    )[1:] == [
        {("Plover: expansion", "announced", "2026-23")},
        {("Plover: expansion", "launched", "2026-10-01")},
        set(),
    ]


def test_the_next_stage_of_what_runs_is_put_off():
    assert told(
        (
            "2026-02-01",
            "Line 9 opens in two stages",
            "The first stage of line 9, from Airport to Market, opens in September."
            " The second stage to the harbour follows in 2028.",
        ),
        ("2026-09-12", "Line 9 runs", "Since this morning the trams of line 9 run between Airport and Market."),
        ("2027-03-01", "Harbour has to wait", "The second stage of line 9 will not open before 2029."),
    ) == [
        {("Line 9", "announced", "2026-09"), ("Line 9: second stage", "announced", "2028")},
        {("Line 9", "launched", "2026-09-12")},
        {("Line 9: second stage", "delayed", "2029")},
    ]


@pytest.mark.parametrize(
    "text",
    [
        "- The Salt Road by Ann Wick: 3 September\n- Night Swim by I. Maro: 1 October\n- Elland by Jo Wick: 5 November",
        "This autumn.\n\n3 September: The Salt Road, Ann Wick\n1 October: Night Swim, Idris Maro\n5 November: Elland",
        "This autumn: The Salt Road by Ann Wick (3 September), Night Swim (1 October) and Elland (5 November).",
        "The Salt Road, 3 September\nNight Swim, 1 October\nElland, 5 November",
        "We publish The Salt Road on 3 September, Night Swim on 1 October and Elland on 5 November.",
        "The Salt Road comes out on 3 September. Night Swim follows on 1 October, Elland on 5 November.",
    ],
)
def test_each_name_of_a_list_has_its_own_date(text):
    (news,) = told(("2026-02-01", "Our autumn books", text))
    assert {(name.removeprefix("The "), *rest) for name, *rest in news} == THREE


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("The Kite 5 comes out on 26 June. Courses: Bergen on 9 June, Oslo on 16 June.", 0),
        ("The Kite 5 comes out on 26 June. Ann Pollard and Jo Wick will be there on 26 June.", 0),
    ],
)
def test_other_lists_and_pairs_are_none(text, others):
    (news,) = told(("2026-02-01", "Kite 5 in June", text))
    assert len(news - PAIR) == others


@pytest.mark.parametrize(
    ("title", "text", "news"),
    [
        ("Kite 5 and Kite 5 Pro announced", "The Kite 5 and Kite 5 Pro will be available from 26 June.", PAIR),
        ("Two phones in June", "The Kite 5 and the Kite 5 Pro go on sale on 26 June in 30 countries.", PAIR),
        (
            "New library and pool in May",
            "The new library and the swimming pool open on 4 May.",
            {("library", "announced", "2026-05-04"), ("library: swimming pool", "announced", "2026-05-04")},
        ),
        (
            "Otterfall on 4 May",
            "Otterfall and its soundtrack are released on 4 May.",
            {("Otterfall", "announced", "2026-05-04"), ("Otterfall: soundtrack", "announced", "2026-05-04")},
        ),
    ],
)
def test_two_things_share_a_verb_and_its_date(title, text, news):
    assert told(("2026-02-01", title, text)) == [news]


def test_of_a_pair_one_may_be_late():
    assert told(
        ("2026-02-01", "Kite and Plover in May", "The Kite and the Plover go on sale in May."),
        (
            "2026-04-10",
            "Plover delayed",
            "The Plover has been put off to July. The Kite goes on sale in May as planned.",
        ),
        ("2026-05-12", "Kite on sale", "The Kite is on sale from today. The Plover follows in July."),
    ) == [
        {("Kite", "announced", "2026-05"), ("Plover", "announced", "2026-05")},
        {("Plover", "delayed", "2026-07")},
        {("Kite", "launched", "2026-05-12")},
    ]


def test_the_ends_of_routes_are_launches_of_their_own():
    routes = "Flights to Lilongwe begin on 2 June. Service to Quito starts on 7 July, and Windhoek follows in November."
    _, news = told(
        ("2026-02-01", "Three new routes", routes),
        ("2026-03-01", "Windhoek on 11 November", "Our flights to Windhoek begin on 11 November."),
    )
    assert news == {("Windhoek", "narrowed", "2026-11-11")}
