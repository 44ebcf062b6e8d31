"""`read --jsonl` and `replay`: one record in, one out, and one clear line for a bad one."""

import io
import json

import pytest

from bot.problem import Problem
from bot.read_many import read_jsonl, replay

TEXT = (
    "Orrery reveals Vesper saloon\n\nOrrery Motors has revealed the Vesper, a four-door electric saloon for families. "
    "The Vesper goes on sale in the UK on 4 October 2026. Prices start at £47,900."
)
RECORD = {"id": "a1", "text": TEXT, "published": "2026-02-05T09:00+00:00", "home_zone": "Europe/London"}
STORY = {
    "id": "s1",
    "brands": [{"name": "Orrery Motors", "aliases": ["Orrery"], "home_zone": "Europe/London"}],
    "articles": [
        {
            "url": "https://orrery.example/2",
            "title": "Vesper: the day",
            "published": "2026-07-01T09:00+01:00",
            "text": "The Vesper goes on sale on 4 October 2026. We are glad about the Vesper.",
        },
        {
            "url": "https://orrery.example/1",
            "title": "Orrery reveals the Vesper",
            "published": "2026-02-05T09:00+00:00",
            "text": "The Vesper is a saloon. The Vesper will go on sale in October 2026.",
        },
    ],
}


def said_by(command, *records):
    """Return what a command answers to lines of records, and its complaint."""
    lines, out, complaint = (json.dumps(r) if isinstance(r, dict) else r for r in records), io.StringIO(), ""
    try:
        command(io.StringIO("\n".join(lines)), out)
    except Problem as problem:
        complaint = str(problem)
    return [json.loads(line) for line in out.getvalue().splitlines()], complaint


def run(*records):
    return said_by(read_jsonl, *records)


def play(*stories):
    return said_by(replay, *stories)


def test_a_record_is_answered_with_status_launch_and_summary():
    (answer,), complaint = run(RECORD)
    assert complaint == ""
    assert list(answer) == ["id", "status", "launch", "summary"]
    assert (answer["id"], answer["status"]) == ("a1", "announced")
    launch = answer["launch"]
    assert list(launch) == ["edtf", "interval", "precision", "zone", "phrase", "span", "evidence"]
    assert launch["edtf"] == "2026-10-04"
    assert launch["interval"] == ["2026-10-04T00:00", "2026-10-05T00:00"]
    assert launch["precision"] == "day"
    assert TEXT[slice(*launch["span"])] == launch["phrase"]
    assert launch["evidence"] in answer["summary"]


def test_a_text_without_a_launch_has_none():
    (answer,), _ = run({"id": 7, "text": "We are glad.", "published": "2026-02-05T09:00Z", "title": "Glad"})
    assert answer == {"id": 7, "status": "none", "launch": None, "summary": answer["summary"]}


def test_an_undated_launch_is_announced_without_one():
    text = "Kite 2 is coming soon. We have worked on Kite 2 for a year."
    (answer,), _ = run({"id": 8, "text": text, "published": "2026-02-05T09:00Z", "title": "Kite 2 is coming"})
    assert (answer["status"], answer["launch"]) == ("announced", None)


def test_blank_lines_are_passed_over_and_records_keep_their_order():
    answers, _ = run(RECORD, "", {**RECORD, "id": "a2"})
    assert [answer["id"] for answer in answers] == ["a1", "a2"]


def test_a_record_without_id_goes_by_its_line():
    (answer,), _ = run({key: value for key, value in RECORD.items() if key != "id"})
    assert answer["id"] == "line 1"


@pytest.mark.parametrize(
    ("bad", "says"),
    [
        ("{", "not JSON"),
        ("[1]", "object"),
        ("[" * 100_000, "not JSON"),
        ({"id": "x", "published": "2026-02-05T09:00+00:00"}, "'text'"),
        ({**RECORD, "text": 5}, "'text'"),
        ({**RECORD, "title": 5}, "'title'"),
        ({**RECORD, "published": "yesterday"}, "'published' is no ISO 8601 time"),
        ({**RECORD, "published": "2026-02-05T09:00"}, "needs an offset"),
        ({**RECORD, "home_zone": "Mars/Base"}, "'home_zone' is no IANA time zone"),
        ({**RECORD, "home_zone": "../etc"}, "'home_zone' is no IANA time zone"),
    ],
)
def test_a_bad_line_is_named_and_what_came_before_stays(bad, says):
    answers, complaint = run(RECORD, bad, RECORD)
    assert len(answers) == 1
    assert complaint.startswith("line 2: ")
    assert says in complaint
    assert "\n" not in complaint


def test_the_offset_that_is_asked_for_is_shown_as_it_can_be_written():
    for published in ("2026-03-03", "2026-03-03+00:00", "2026-03-03T09:00"):
        _, complaint = run({**RECORD, "published": published})
        advised = complaint.partition("such as ")[2]
        assert run({**RECORD, "published": advised})[1] == ""


def test_bytes_that_are_not_utf8_are_a_bad_line():
    with pytest.raises(Problem, match=r"^line 1: not UTF-8 \(invalid start byte\)$"):
        read_jsonl(io.TextIOWrapper(io.BytesIO(b"\xff\n"), encoding="utf-8"), io.StringIO())


def test_a_story_is_followed_in_time_order_under_the_places_of_its_articles():
    lines, complaint = play(STORY)
    assert complaint == ""
    assert [(line["id"], line["article_index"]) for line in lines] == [("s1", 1), ("s1", 0)]
    first, second = (line["launches"][0] for line in lines)
    assert list(first) == ["key", "kind", "status", "edtf", "interval", "precision"]
    assert (first["key"], first["kind"], first["edtf"]) == ("launch-1", "announced", "2026-10")
    assert (second["key"], second["kind"], second["interval"]) == (
        "launch-1",
        "narrowed",
        ["2026-10-04T00:00", "2026-10-05T00:00"],
    )


def test_a_restated_launch_has_no_kind_and_an_article_without_one_no_launches():
    again = {**STORY["articles"][0], "published": "2026-07-02T09:00+01:00"}
    other = {"title": "Hiring", "published": "2026-08-01T09:00Z", "text": "We look for a horn player."}
    lines, _ = play({**STORY, "articles": [*STORY["articles"], again, other]})
    assert [[launch["kind"] for launch in line["launches"]] for line in lines] == [
        ["announced"],
        ["narrowed"],
        [None],
        [],
    ]


def test_an_undated_launch_has_no_window():
    article = {"title": "Kite 2 is coming", "published": "2026-02-05T09:00Z", "text": "Kite 2 is coming soon."}
    (line,), _ = play({"id": "s", "brands": [{"name": "Tern", "aliases": None}], "articles": [article]})
    assert line["launches"] == [
        {
            "key": "launch-1",
            "kind": "announced",
            "status": "announced",
            "edtf": None,
            "interval": None,
            "precision": None,
        }
    ]


@pytest.mark.parametrize(
    ("bad", "says"),
    [
        ({"brands": []}, "'articles'"),
        ({**STORY, "brands": "x"}, "'brands'"),
        ({**STORY, "brands": ["x"]}, "a brand is a JSON object"),
        ({**STORY, "articles": ["x"]}, "an article is a JSON object"),
        ({**STORY, "articles": [STORY["articles"][0], {"text": "x"}]}, "line 2, article 2: 'published'"),
    ],
)
def test_a_bad_story_is_named(bad, says):
    lines, complaint = play(STORY, bad)
    assert len(lines) == 2
    assert complaint.startswith("line 2")
    assert says in complaint
