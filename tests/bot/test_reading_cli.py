"""`read --jsonl` and `replay`: one record in, one out, and one clear line for a bad one."""

import io
import json

import pytest

from bot.reading_cli import read_jsonl, replay

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


def run(*records):
    out, err = io.StringIO(), io.StringIO()
    lines = "".join((json.dumps(r) if isinstance(r, dict) else r) + "\n" for r in records)
    code = read_jsonl(io.StringIO(lines), out, err)
    return code, [json.loads(line) for line in out.getvalue().splitlines()], err.getvalue()


def play(tmp_path, *stories):
    path = tmp_path / "stories.jsonl"
    path.write_text("".join((json.dumps(s) if isinstance(s, dict) else s) + "\n" for s in stories), encoding="utf-8")
    out, err = io.StringIO(), io.StringIO()
    code = replay(path, out, err)
    return code, [json.loads(line) for line in out.getvalue().splitlines()], err.getvalue()


def test_a_record_is_answered_with_status_launch_and_summary():
    code, (answer,), err = run(RECORD)
    assert (code, err) == (0, "")
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
    code, (answer,), _ = run({"id": 7, "text": "We are glad.", "published": "2026-02-05T09:00Z", "title": "Glad"})
    assert code == 0
    assert answer == {"id": 7, "status": "none", "launch": None, "summary": answer["summary"]}


def test_an_undated_launch_is_announced_without_one():
    text = "Kite 2 is coming soon. We have worked on Kite 2 for a year."
    _, (answer,), _ = run({"id": 8, "text": text, "published": "2026-02-05T09:00Z", "title": "Kite 2 is coming"})
    assert (answer["status"], answer["launch"]) == ("announced", None)


def test_blank_lines_are_passed_over_and_records_keep_their_order():
    _, answers, _ = run(RECORD, "", {**RECORD, "id": "a2"})
    assert [answer["id"] for answer in answers] == ["a1", "a2"]


def test_a_record_without_id_goes_by_its_line():
    _, (answer,), _ = run({key: value for key, value in RECORD.items() if key != "id"})
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
    code, answers, err = run(RECORD, bad, RECORD)
    assert code == 2
    assert len(answers) == 1
    assert err.startswith("tminus: line 2: ")
    assert says in err
    assert err.count("\n") == 1


def test_bytes_that_are_not_utf8_are_a_bad_line():
    err = io.StringIO()
    code = read_jsonl(io.TextIOWrapper(io.BytesIO(b"\xff\n"), encoding="utf-8"), io.StringIO(), err)
    assert (code, err.getvalue()) == (2, "tminus: line 1: not UTF-8 (invalid start byte)\n")


def test_errors_go_to_standard_error_by_default(capsys):
    assert read_jsonl(io.StringIO("{"), io.StringIO()) == 2
    assert capsys.readouterr().err.startswith("tminus: line 1: not JSON")


def test_a_story_is_followed_in_time_order_under_the_places_of_its_articles(tmp_path):
    code, lines, err = play(tmp_path, STORY)
    assert (code, err) == (0, "")
    assert [(line["id"], line["article_index"]) for line in lines] == [("s1", 1), ("s1", 0)]
    first, second = (line["launches"][0] for line in lines)
    assert list(first) == ["key", "kind", "status", "edtf", "interval", "precision"]
    assert (first["key"], first["kind"], first["edtf"]) == ("launch-1", "announced", "2026-10")
    assert (second["key"], second["kind"], second["interval"]) == (
        "launch-1",
        "narrowed",
        ["2026-10-04T00:00", "2026-10-05T00:00"],
    )


def test_a_restated_launch_has_no_kind_and_an_article_without_one_no_launches(tmp_path):
    again = {**STORY["articles"][0], "published": "2026-07-02T09:00+01:00"}
    other = {"title": "Hiring", "published": "2026-08-01T09:00Z", "text": "We look for a horn player."}
    _, lines, _ = play(tmp_path, {**STORY, "articles": [*STORY["articles"], again, other]})
    assert [[launch["kind"] for launch in line["launches"]] for line in lines] == [
        ["announced"],
        ["narrowed"],
        [None],
        [],
    ]


def test_an_undated_launch_has_no_window(tmp_path):
    article = {"title": "Kite 2 is coming", "published": "2026-02-05T09:00Z", "text": "Kite 2 is coming soon."}
    _, (line,), _ = play(tmp_path, {"id": "s", "brands": [{"name": "Tern", "aliases": None}], "articles": [article]})
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
        ({**STORY, "articles": [{"text": "x"}]}, "'published'"),
    ],
)
def test_a_bad_story_is_named(tmp_path, bad, says):
    code, lines, err = play(tmp_path, STORY, bad)
    assert (code, len(lines)) == (2, 2)
    assert err.startswith("tminus: line 2: ")
    assert says in err


def test_a_file_that_cannot_be_read_is_named(tmp_path):
    err = io.StringIO()
    assert replay(tmp_path / "none.jsonl", io.StringIO(), err) == 2
    assert "none.jsonl: cannot be read (No such file or directory)" in err.getvalue()
    (tmp_path / "bad.jsonl").write_bytes(b"\xff\n")
    assert replay(tmp_path / "bad.jsonl", io.StringIO(), err) == 2
    assert "not UTF-8" in err.getvalue()
