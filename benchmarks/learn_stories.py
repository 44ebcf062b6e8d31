"""Learn what the signs of following a launch are worth, and write `launches/weights_stories.tsv`.

    python -m benchmarks.learn_stories [--held-out N] [FILE …]

A log-linear model over what may be answered to each question (what a date is told of, `launches/things.py`; which
launch is meant, `identity.py`; what an article does to it, `outcomes.py`), fitted by penalised likelihood. Stories are
followed with the labels put right after every article, so that one mistake does not teach others. The stories that the
rules were written with count for less.

How far a reading may be trusted can only be learnt from texts it was not learnt from. So the stories are dealt into
parts, and each part is read and followed by weights that the other parts taught. With `--held-out N` nothing is
written: it prints how right those weights are in each of N parts.

Needs numpy and scipy: pip install -r requirements-learn.txt
"""

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import Any
from unittest.mock import patch
from zlib import crc32

import numpy as np
from scipy import sparse
from scipy.optimize import minimize

from benchmarks import learn
from benchmarks import lessons as texts
from benchmarks.lessons import bound, cases, comparable, story_cases
from launches import judgement, story_weights, tracking, weights
from launches import outcomes as model
from launches.about import About
from launches.announcement import Announcement, Status, Way
from launches.article import Article
from launches.asides import Told
from launches.brand import Brand
from launches.grouping import Topic
from launches.identity import Who, answers
from launches.matching import LaunchState
from launches.naming import brand_words, distinguishing
from launches.outcomes import Outcome, log_share, outcomes
from launches.reading import read
from launches.things import things_of, turn
from launches.topics import Topics
from launches.weights import Weights
from launches.window import LaunchWindow, Precision

ROOT = Path(__file__).resolve().parents[1]
RULES = ROOT / "tests" / "data" / "stories.jsonl"
LESSONS = ROOT / "tests" / "data" / "story_lessons.jsonl"
SHARED = ROOT.parent / "shared" / "corpora" / "stories_dev.jsonl"
TABLE = ROOT / "launches" / "weights_stories.tsv"
PENALTY, PENALTY_WORDS = 0.5, 1.0
FEWEST, FEWEST_WORDS = 3, 8
WORD = ": word "
KNOWN_TRUST = 0.6
PARTS, ROUNDS = 5, 2


@dataclass(frozen=True, slots=True)
class Lesson:
    """The answers to one question about one article, and which of them are right."""

    question: str
    found: list[Outcome]
    right: list[bool]
    known_to_rules: bool


@dataclass
class Part:
    """Some of the stories, the weights that all others taught, and the lessons of these as read with those weights."""

    stories: list[dict[str, Any]]
    reader: Weights | None = None
    table: Mapping[str, float] = field(default_factory=dict)
    things: list[Lesson] = field(default_factory=list)
    lessons: list[Lesson] = field(default_factory=list)

    @contextmanager
    def weights(self) -> Iterator[None]:
        """Read and follow with the weights of the others."""
        with (
            patch.object(judgement, "learnt", lambda: self.reader),
            patch.object(story_weights, "learnt", lambda: self.table),
            patch.object(model, "learnt", lambda: self.table),
        ):
            yield


def dealt(paths: Sequence[Path], number: int) -> list[Part]:
    """Deal the stories of these files into parts by their ids, so that more stories leave the others where they are."""
    parts = [Part([]) for _ in range(number)]
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            story = json.loads(line)
            story["known to the rules"] = path.name in (RULES.name, SHARED.name)
            parts[_part_of(story["id"], number)].stories.append(story)
    return parts


def _part_of(story: str, parts: int) -> int:
    return crc32(story.encode()) % parts


def teach(parts: Sequence[Part], paths: Sequence[Path]) -> None:
    """Teach each part's weights by the others, then take its lessons; twice, for what is followed depends on them."""
    for part, reader in zip(parts, readers(parts, paths), strict=True):
        part.reader = reader
        with part.weights():
            part.things = [one for story in part.stories for one in thing_lessons(story)]
    for _ in range(ROUNDS):
        for part in parts:
            part.table = fit([one for other in parts if other is not part for one in other.lessons or other.things])
        for part in parts:
            with part.weights():
                part.lessons = part.things + [one for story in part.stories for one in lessons(story)]
    for part in parts:
        part.table = fit([one for other in parts if other is not part for one in other.lessons])


def readers(parts: Sequence[Part], paths: Sequence[Path]) -> list[Weights]:
    """Return for each part the weights of a first reading that its stories taught nothing."""
    labelled = [
        learn.lesson(case)
        for case in cases([path for path in (texts.RULES, texts.LESSONS, texts.SHARED) if path.exists()])
    ]
    told: list[list[learn.Lesson]] = [[] for _ in parts]
    for case in story_cases(paths):
        told[_part_of(case["id"].rpartition("-")[0], len(parts))].append(learn.lesson(case))
    tables = [ROOT / "launches" / name for name in ("weights_text.tsv", "weights_dates.tsv")]
    before = [table.read_bytes() for table in tables]
    found = []
    try:
        for place in range(len(parts)):
            others = [one for other, said in enumerate(told) if other != place for one in said]
            learn.write(learn.learn([*labelled, *others]))
            weights.learnt.cache_clear()
            found.append(weights.learnt())
    finally:
        for table, content in zip(tables, before, strict=True):
            table.write_bytes(content)
        weights.learnt.cache_clear()
    return found


def lessons(story: dict[str, Any]) -> Iterator[Lesson]:
    """Yield the lessons of a story; what is known is put right after each article."""
    known_to_rules = story["known to the rules"]
    brands = _brands(story)
    own = brand_words(brands)
    known: dict[str, LaunchState] = {}
    gold_of: dict[str, str] = {}
    numbers = count(1)
    for entry in sorted(story["articles"], key=lambda entry: datetime.fromisoformat(entry["published"])):
        article = _article(entry)
        expected = {gold["launch"]: gold for gold in entry["expected"]}
        watch = _Watch(expected, gold_of)
        with watch:
            reading = read(article, brands)
            steps = tracking.follow(tuple(known.values()), reading, article, brands, lambda _: f"l{next(numbers)}")
        for who, right in watch.asked:
            yield Lesson("identity", [Outcome(None, None, 1.0, one.signs) for one in who], right, known_to_rules)
        for key, found in watch.seen if "rumour" not in (entry.get("tags") or ()) else ():
            if key in gold_of:
                right = [_right(one, expected.get(gold_of[key])) for one in found]
                yield Lesson("outcome", found, right, known_to_rules)
        for step in steps:
            known[step.after.key] = step.after
            if step.before is None:
                _claim(step.after, expected, gold_of, own)
        for key, gold in gold_of.items():
            if gold in expected:
                known[key] = _put_right(known[key], expected[gold])


class _Watch:
    """Notes what tracking weighs in one article, and has it take each telling for the launch of its label."""

    def __init__(self, expected: dict[str, Any], gold_of: dict[str, str]) -> None:
        self._expected, self._key_of = expected, {gold: key for key, gold in gold_of.items()}
        self._originals = tracking.choose, tracking.identify
        self.seen: list[tuple[str, list[Outcome]]] = []
        self.asked: list[tuple[tuple[Who, ...], list[bool]]] = []

    def __enter__(self) -> None:
        tracking.choose, tracking.identify = self._choose, self._identify

    def __exit__(self, *_: object) -> None:
        tracking.choose, tracking.identify = self._originals

    def _choose(self, about: About, ways: Sequence[Way]) -> Announcement | None:
        self.seen.append((about.launch.key, outcomes(about, ways)))
        return self._originals[0](about, ways)

    def _identify(self, told: Told, topics: Topics, known: Sequence[LaunchState], proposed: LaunchState | None) -> Who:
        found = answers(told, topics, known, proposed)
        if not all("called" in gold for gold in self._expected.values()):
            return self._originals[1](told, topics, known, proposed)
        key = self._told_as(told, topics)
        right = [
            (who.launch.key == self._key_of.get(key) if who.launch else who.new and key not in self._key_of)
            if key is not None
            else not (who.launch or who.new)
            for who in found
        ]
        if not any(right):  # the launch of the label was never begun
            return found[0]
        self.asked.append((found, right))
        return found[right.index(True)]

    def _told_as(self, told: Told, topics: Topics) -> str | None:
        """Return the label of what is told: by its date, else by its name; a headline's may be the only one."""
        span = told.said.span
        keys = [key for key, gold in self._expected.items() if span and _tells(gold, span, topics.article)]
        if len(keys) != 1 and (told.headline or span is None or keys) and told.topic is not None:
            among = keys or [k for k, gold in self._expected.items() if told.headline or not gold.get("when")]
            keys = [key for key in among if _called([told.topic], [self._expected[key]], topics)[0]]
        if not keys and told.headline and len(self._expected) == 1:
            keys = list(self._expected)
        return keys[0] if keys else None


def thing_lessons(story: dict[str, Any]) -> Iterator[Lesson]:
    """Yield for each date of a launch which of the things near it is the launch, as if nothing were known."""
    brands = _brands(story)
    for entry in story["articles"]:
        article = _article(entry)
        topics = Topics(article, brands)
        reading = read(article, brands)
        for mention in reading.mentions:
            golds = [gold for gold in entry["expected"] if _tells(gold, mention.span, article)]
            index = topics.sentence_at(mention.span[0])
            if not golds or index is None:
                continue
            things = things_of(topics, index, turn(topics, index, mention.span, reading.mentions), mention.span)
            right = _called([thing.topic for thing in things], golds, topics)
            if any(right) and not all(right):
                found = [Outcome(None, None, 1.0, thing.signs) for thing in things]
                yield Lesson("thing", found, right, known_to_rules=False)


def _tells(gold: dict[str, Any], span: tuple[int, int], article: Article) -> bool:
    """Say whether the date at `span` is the one that tells a launch's, as the label notes it (`when`)."""
    if not gold.get("when"):
        return False
    places = [found.start() for found in re.finditer(re.escape(gold["when"]), article.text)]
    return any(span[0] < place + len(gold["when"]) and place < span[1] for place in places)


def _called(found: Sequence[Topic], golds: Sequence[dict[str, Any]], topics: Topics) -> list[bool]:
    """Say for each thing whether a label calls its launch so (`called`); what only overlaps counts if nothing fits."""
    names = [words for gold in golds for name in gold.get("called", ()) if (words := distinguishing(name, topics.own))]
    exact = [topic.words in names for topic in found]
    return exact if any(exact) else [any(topic.words & words for words in names) for topic in found]


def _brands(story: dict[str, Any]) -> list[Brand]:
    return [Brand(b["name"], tuple(b.get("aliases") or ()), b.get("home_zone")) for b in story["brands"]]


def _article(entry: dict[str, Any]) -> Article:
    return Article(entry.get("title", ""), entry["text"], datetime.fromisoformat(entry["published"]), entry["url"])


def _claim(state: LaunchState, expected: dict[str, Any], gold_of: dict[str, str], own: frozenset[str]) -> None:
    """Give a new launch the label that it is likeliest to be."""
    names = {words for name in state.names if (words := distinguishing(name, own))}

    def fits(gold: str) -> tuple[bool, bool]:
        called = {distinguishing(name, own) for name in expected[gold].get("called", ())}
        return not names.isdisjoint(called), comparable(state.window) in accepted(expected[gold])

    free = [gold for gold in expected if gold not in gold_of.values()]
    best = max(free, key=fits, default=None)
    if best is not None and (len(free) == 1 or any(fits(best))):
        gold_of[state.key] = best


def _put_right(state: LaunchState, gold: dict[str, Any]) -> LaunchState:
    window = state.window
    if comparable(window) not in accepted(gold):
        window = _window(gold)
    return replace(state, status=Status(gold["status"]), window=window)


def _window(gold: dict[str, Any]) -> LaunchWindow | None:
    if gold["interval"] is None:
        return None
    start, end = (datetime.fromisoformat(text) for text in gold["interval"])
    return LaunchWindow(start, end, Precision(gold["precision"]), None)


def _right(one: Outcome, gold: dict[str, Any] | None) -> bool:
    if gold is None:
        return one.revision is None
    kinds = [gold["kind"], *gold.get("alt_kinds", [])]
    if one.revision is None:
        return None in kinds
    return one.revision.kind in kinds and comparable(one.revision.after) in accepted(gold)


def accepted(gold: dict[str, Any]) -> list[Any]:
    return [i and tuple(bound(text) for text in i) for i in (gold["interval"], *gold.get("alt", []))]


def fit(taught: Sequence[Lesson]) -> dict[str, float]:
    """Return what each sign is worth."""
    taught = [one for one in taught if any(one.right)]
    counts = Counter(s for one in taught for s in frozenset().union(*(o.signs for o in one.found)))
    names = ["log share", *sorted(s for s, n in counts.items() if n >= (FEWEST_WORDS if WORD in s else FEWEST))]
    index = {name: place for place, name in enumerate(names)}
    rows, columns, values, group, right, trust = [], [], [], [], [], []
    row = 0
    for number, one in enumerate(taught):
        trust.append(KNOWN_TRUST if one.known_to_rules else 1.0)
        for outcome, good in zip(one.found, one.right, strict=True):
            for sign in outcome.signs:
                if sign in index:
                    rows.append(row), columns.append(index[sign]), values.append(1.0)
            rows.append(row), columns.append(0), values.append(log_share(outcome.share))
            group.append(number), right.append(float(good))
            row += 1
    matrix = sparse.csr_matrix((values, (rows, columns)), shape=(row, len(names)))
    groups, good, weight = np.array(group), np.array(right), np.array(trust)
    starts = np.r_[0, np.flatnonzero(np.diff(groups)) + 1]
    scale = np.array([PENALTY_WORDS if WORD in name else PENALTY for name in names])
    scale[0] = 0.05

    def loss(worth: Any) -> tuple[float, Any]:
        scores = matrix @ worth
        shares = np.exp(scores - np.maximum.reduceat(scores, starts)[groups])
        whole, hit = np.add.reduceat(shares, starts), np.add.reduceat(shares * good, starts)
        pull = (shares / whole[groups] - shares * good / hit[groups]) * weight[groups]
        value = -float((weight * np.log(hit / whole)).sum()) + float((scale * worth**2).sum())
        return value, matrix.T @ pull + 2 * scale * worth

    best = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 300})
    return {name: float(value) for name, value in zip(names, best.x, strict=True) if abs(value) >= 0.02}


def judged(one: Lesson, table: Mapping[str, float]) -> bool:
    best = max(range(len(one.found)), key=lambda place: model.score(one.found[place], table))
    return one.right[best]


def main(arguments: Sequence[str]) -> int:
    """Learn and write, or judge what is held out; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path, help="more labelled stories")
    parser.add_argument("--held-out", type=int, metavar="N", help="judge each story by what the others teach")
    asked = parser.parse_args(arguments)
    paths = [path for path in (LESSONS, SHARED, RULES, *asked.files) if path.exists()]
    parts = dealt(paths, asked.held_out or PARTS)
    teach(parts, paths)
    if asked.held_out:
        held_out(parts)
    else:
        write(fit([one for part in parts for one in part.lessons]))
    return 0


def write(table: dict[str, float]) -> None:
    """Write the table beside the code that reads it, and have it read anew."""
    lines = sorted(f"{sign}\t{round(worth * 100)}" for sign, worth in table.items())
    TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    story_weights.learnt.cache_clear()


def held_out(parts: Sequence[Part]) -> None:
    """Print how often each kind of question is answered rightly in stories that taught nothing."""
    tally: Counter[tuple[str, str]] = Counter()
    for part in parts:
        for one in part.lessons:
            where = f"{'known to the rules' if one.known_to_rules else 'new'}, {one.question}"
            tally[where, "all"] += 1
            tally[where, "possible"] += any(one.right)
            tally[where, "judged"] += judged(one, part.table)
    for (where, what), number in sorted(tally.items()):
        print(f"{where:36s}{what:10s}{number:5d}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
