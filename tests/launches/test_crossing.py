"""Two makers' stories told as one maker's, to learn from."""

from benchmarks.learning.crossing import crossed

KITE = {"launch": "kite", "kind": "announced", "status": "announced", "called": ["Kite"], "when": None}
PLOVER = {"launch": "plover", "kind": "delayed", "status": "delayed", "called": ["Plover"], "when": "Quillon's May"}


def story(name, brand, launch, *days, zone="Europe/London", domain="games"):
    articles = [
        {
            "url": "https://news.example/1",
            "title": f"{brand} news",
            "text": f"{brand}'s {launch['called'][0]} comes. Quillons are parts of swords.",
            "published": f"2026-{day}T09:00+00:00",
            "expected": [launch],
        }
        for day in days
    ]
    return {
        "id": name,
        "domain": domain,
        "brands": [{"name": brand, "aliases": [], "home_zone": zone}],
        "articles": articles,
    }


ONE = story("one", "Tern", KITE, "01-10", "03-10")
TO_COME = PLOVER | {"kind": "announced", "status": "announced"}
OTHER = story("other", "Quillon", TO_COME, "02-10", "04-10")


def test_the_second_maker_is_called_like_the_first_and_its_articles_come_between():
    (told,) = crossed([ONE, OTHER])
    assert [entry["expected"][0]["launch"] for entry in told["articles"]] == [
        "a kite",
        "b plover",
        "a kite",
        "b plover",
    ]
    between = told["articles"][1]
    assert (between["title"], between["text"]) == ("Tern news", "Tern's Plover comes. Quillons are parts of swords.")
    assert between["expected"][0]["when"] == "Tern's May"
    assert told["brands"] == ONE["brands"]


def test_stories_of_other_times_homes_or_names_stay_apart():
    assert list(crossed([ONE, story("other", "Quillon", PLOVER, "04-10", "05-10")])) == []
    assert list(crossed([ONE, story("other", "Quillon", PLOVER, "02-10", zone="Asia/Tokyo")])) == []
    assert list(crossed([ONE, story("other", "Quillon", KITE, "02-10")])) == []


def test_every_third_story_between_is_heard_from_where_it_is_out_or_put_off():
    begun = set()
    for number in range(20):
        other = story(f"other {number}", "Quillon", TO_COME, "02-10", "02-20")
        other["articles"][1]["expected"] = [PLOVER]
        (told,) = crossed([ONE, other])
        golds = [gold for entry in told["articles"] for gold in entry["expected"] if gold["launch"] == "b plover"]
        begun.add((len(golds), golds[0]["kind"], golds[0]["status"]))
    assert begun == {(2, "announced", "announced"), (1, "announced", "delayed")}
