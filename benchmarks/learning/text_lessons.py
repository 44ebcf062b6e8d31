"""Labelled texts as the learner sees them: signs, options, and which of those are right."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain
from math import nan
from pathlib import Path
from typing import Any

from launches.announcement import Status
from launches.article import Article
from launches.candidates import Candidate
from launches.document import Document
from launches.evidence import dates_of, text_signs
from launches.judgement import STATUSES, Option, options
from launches.reading import take_apart
from launches.weights import TEXT_COLUMNS
from launches.window import LaunchWindow

ROOT = Path(__file__).resolve().parents[2]
RULES = ROOT / "tests" / "data" / "announcements.jsonl"
LESSONS = ROOT / "tests" / "data" / "lessons.jsonl"
SHARED = ROOT.parent / "shared" / "corpora" / "announcements_dev.jsonl"


@dataclass(frozen=True, slots=True)
class Lesson:
    """A labelled text as the learner sees it: signs, options, and which of them are right.

    `told`: which dates are those of a launch, the headline's or another; `windows`: how many windows they have.
    `restates`: whether whoever has followed the launch learns nothing, not a number where only a story could tell.
    """

    case: dict[str, Any]
    text: frozenset[str]
    dates: list[frozenset[str]]
    statuses: list[int]
    places: list[int]
    undated: list[int]
    answers: list[tuple[str, Any]]
    right: list[bool]
    told: list[bool]
    windows: int
    restates: float


def lesson(case: dict[str, Any]) -> Lesson:
    """Return the lesson of a labelled text."""
    document, candidates = taken_apart(case)
    dates = dates_of(document, candidates)
    found = options(document, dates)
    answers = [(str(option.status), comparable(option.window)) for option in found]
    order = {id(dated): place for place, dated in enumerate(dates)}
    windows = [gold_windows(one) for one in (case, *case.get("or", ())) if one["launch"] is not None]
    told = set(chain.from_iterable(windows))
    return Lesson(
        case,
        frozenset(text_signs(document, candidates)),
        [frozenset((*dated.own, *dated.window_signs)) for dated in dates],
        [STATUSES.index(option.status) for option in found],
        [order[id(option.dated)] if option.dated else -1 for option in found],
        [undated_column(option) for option in found],
        answers,
        right_answers(answers, case),
        [comparable(dated.window) in told for dated in dates],
        len({first for first, *_ in windows}),
        case.get("restates", nan),
    )


def every_lesson(more: Sequence[Path] = ()) -> list[Lesson]:
    """Return the lessons of all labelled texts, those in `more` files too, and of the articles of stories."""
    paths = [path for path in (RULES, LESSONS, SHARED, *more) if path.exists()]
    stories = story_cases([path for path in STORIES if path.exists()])
    return [lesson(case) for case in (*cases(paths), *stories)]


def taken_apart(case: dict[str, Any]) -> tuple[Document, list[Candidate]]:
    """Return the document of a labelled text, and its dates."""
    title = case["title"] if "title" in case else headline(case["text"])
    article = Article(title, case["text"], datetime.fromisoformat(case["published"]))
    return take_apart(article, case.get("home_zone"))


def right_answers(answers: Sequence[tuple[str, Any]], case: dict[str, Any]) -> list[bool]:
    """Return which answers are right: those with the label's first window, where none has it those with another."""
    right = _right_by(answers, case)
    for other in case.get("or", ()):
        right = [one or two for one, two in zip(right, _right_by(answers, other), strict=True)]
    return right


def _right_by(answers: Sequence[tuple[str, Any]], case: dict[str, Any]) -> list[bool]:
    first, *others = gold_windows(case)
    for wanted in ([first], others):
        right = [status == case["status"] and window in wanted for status, window in answers]
        if any(right):
            return right
    return [False] * len(answers)


def headline(text: str) -> str:
    """Return the first line if it is one, as `read --jsonl` does."""
    head = text.lstrip().partition("\n")[0].strip()
    return head if 0 < len(head) <= 200 and "\n" in text.strip() and not head.endswith((".", "。", ",")) else ""


def undated_column(option: Option) -> int:
    """Return the column of the text's signs that an option without a date of its own adds, -1 for none."""
    if option.dated is not None or option.status in (Status.CANCELLED, Status.NONE):
        return -1
    if option.window is not None:
        return TEXT_COLUMNS.index("released today")
    return TEXT_COLUMNS.index(f"{option.status} undated")


def comparable(window: LaunchWindow | None) -> Any:
    """Return a form of a window that equals that of the same time said otherwise."""
    return window and tuple(bound(text) for text in window.interval)


def bound(text: str) -> tuple[bool, datetime]:
    """Return a moment so that wall-clock time never equals an instant."""
    moment = datetime.fromisoformat(text)
    aware = moment.tzinfo is not None
    return aware, moment.astimezone(UTC).replace(tzinfo=None) if aware else moment


def gold_windows(case: dict[str, Any]) -> list[Any]:
    """Return every window that counts as right, the label's own first."""
    launch = case["launch"]
    if launch is None:
        return [None]
    return [tuple(bound(text) for text in interval) for interval in (launch["interval"], *launch.get("alt", []))]


def author(case: dict[str, Any]) -> str:
    """Return the letters of a text's id: they tell whose hand it is."""
    return str(case["id"]).rstrip("0123456789").rstrip("-")


def cases(paths: Sequence[Path]) -> list[dict[str, Any]]:
    """Return the labelled texts, each with whether grammar and cues were written with it at hand."""
    return [
        json.loads(line) | {"known to the rules": path in (RULES, SHARED)}
        for path in paths
        for line in path.read_text(encoding="utf-8").splitlines()
    ]


STORIES = (
    ROOT / "tests" / "data" / "story_lessons.jsonl",
    ROOT / "tests" / "data" / "stories.jsonl",
    ROOT.parent / "shared" / "corpora" / "stories_dev.jsonl",
)
_STATUS = {"delayed": "delayed", "cancelled": "cancelled", "launched": "released"}


def story_cases(paths: Sequence[Path]) -> list[dict[str, Any]]:
    """Return the articles of stories as texts of their own; where one speaks of several launches, each is right.

    Articles that tell again what is known ("still on for June") are what single announcements hardly ever are.
    """
    found = []
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            story = json.loads(line)
            home = story["brands"][0].get("home_zone")
            for place, article in enumerate(story["articles"]):
                told = [_sayings(gold, article["published"]) for gold in article["expected"]]
                if not all(told) or "rumour" in (article.get("tags") or ()):
                    continue
                first, *others = list(chain.from_iterable(told)) or [{"status": "none", "launch": None}]
                text = {
                    "restates": float(all(gold["kind"] is None for gold in article["expected"])),
                    "id": f"{story['id']}-{place}",
                    "title": article.get("title", ""),
                    "text": article["text"],
                    "published": article["published"],
                    "home_zone": home,
                    "known to the rules": False,
                    "or": others,
                }
                found.append(text | first)
    return found


def _sayings(gold: dict[str, Any], published: str) -> list[dict[str, Any]]:
    """Return what a text by itself says of a launch, each right way; none where only what was known could tell.

    A launch that is past is no longer dated by the conventions of single texts; a story keeps its day.
    """
    kind, status = gold["kind"], gold["status"]
    if kind is None and status not in ("announced", "released"):
        return []
    told = gold["interval"] and kind != "cancelled" and gold.get("when", "") is not None
    said = {
        "status": status if kind is None else _STATUS.get(kind, "announced"),
        "launch": {"interval": gold["interval"], "alt": gold.get("alt", [])} if told else None,
    }
    past = told and said["status"] == "released" and gold["interval"][1][:10] <= published[:10]
    return [said, said | {"launch": None}] if past else [said]
