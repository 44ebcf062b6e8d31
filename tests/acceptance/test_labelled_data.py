"""The labelled texts and stories are what `tests/data/README.md` says they are; who learns from them trusts that."""

import json
from collections import Counter
from datetime import datetime
from pathlib import Path

import pytest

from launches.announcement import Status
from launches.revision import RevisionKind
from launches.window import Precision

DATA = Path(__file__).parents[1] / "data"
TEXTS = ("announcements.jsonl", "lessons.jsonl", "unseen.jsonl")
STORIES = ("stories.jsonl", "story_lessons.jsonl", "unseen_stories.jsonl")
STATUSES, KINDS = set(map(str, Status)), {*map(str, RevisionKind), None}
# What labels call a span up to the end of something; who follows a story needs a precision of the program's own.
SPANS = {"later-this-year", "deadline"}


def records(name):
    with (DATA / name).open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def is_window(interval, precision):
    """Whether an interval has two moments in order, with offsets where it is a minute and nowhere else."""
    first, last = map(datetime.fromisoformat, interval)
    exact = precision == Precision.MINUTE
    return (first.tzinfo is not None) is (last.tzinfo is not None) is exact and first < last


def wrong_in(label, precision, known):
    """Return what is wrong with a label's window and its alternatives; these may be of another precision."""
    if label["interval"] is not None and (precision not in known or not is_window(label["interval"], precision)):
        yield f"{label['interval']} is no {precision}"
    for other in label.get("alt", ()):
        moments = [datetime.fromisoformat(moment) for moment in other or ()]
        if other is not None and not (len(moments) == 2 and moments[0] < moments[1]):
            yield f"{other} is no time"


@pytest.mark.parametrize("name", TEXTS)
def test_each_text_has_an_id_of_its_own_a_moment_and_a_label_in_order(name):
    texts, known = records(name), {*map(str, Precision), *SPANS}
    assert [one for one, number in Counter(text["id"] for text in texts).items() if number > 1] == []
    wrong = []
    for text in texts:
        launch = text["launch"]
        if datetime.fromisoformat(text["published"]).tzinfo is None or text["status"] not in STATUSES:
            wrong.append((text["id"], text["published"], text["status"]))
        wrong += [(text["id"], what) for what in wrong_in(launch, launch["precision"], known)] if launch else []
    assert wrong == []


@pytest.mark.parametrize("name", STORIES)
def test_each_story_has_an_id_of_its_own_and_labels_in_order(name):
    stories, known = records(name), {*map(str, Precision), *(SPANS if "unseen" in name else ())}
    assert [one for one, number in Counter(story["id"] for story in stories).items() if number > 1] == []
    wrong = []
    for story in stories:
        for article in story["articles"]:
            if datetime.fromisoformat(article["published"]).tzinfo is None:
                wrong.append((story["id"], article["published"]))
            for label in article["expected"]:
                wrong += [(story["id"], label["launch"], what) for what in wrong_in(label, label["precision"], known)]
                if label["kind"] not in KINDS or label["status"] not in STATUSES:
                    wrong.append((story["id"], label["launch"], label["kind"], label["status"]))
    assert wrong == []


def test_nothing_is_both_learnt_from_and_judged_by():
    for lessons, unseen in (("lessons.jsonl", "unseen.jsonl"), ("story_lessons.jsonl", "unseen_stories.jsonl")):
        learnt = {record["id"].partition("-")[0] for record in records(lessons)}
        assert learnt.isdisjoint(record["id"].partition("-")[0] for record in records(unseen))
