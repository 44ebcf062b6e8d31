"""Learn what the signs of following a launch stand for, and write `launches/weights_stories.tsv`.

    python -m benchmarks.learning.stories [--held-out N] [FILE …]

The questions are those of `launches/story_weights.py`: whether an article is a rumour, what a date is told of, what a
sentence promises, what the headline's launch is called, which launch is meant, how one begins, what an article does to
one. Half of a score is log-linear, fitted by penalised
likelihood; half comes from hidden traits, learnt by pupils who begin differently, with a part of the signs hidden at
each look. The stories that the rules were written with count for less.

How far a reading may be trusted can only be learnt from texts it was not learnt from. So the stories are dealt into
parts, and each part is read and followed by weights that the other parts taught. With `--held-out N` nothing is
written: it prints how right those weights are in each of N parts.

Needs numpy and scipy: pip install -r requirements-learn.txt
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import StringIO
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch
from zlib import crc32

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix, hstack

from benchmarks.judge import scorer
from benchmarks.learning import text_lessons, texts
from benchmarks.learning.crossing import crossed
from benchmarks.learning.fitting import Array, Choices, Descent, matrix, moves, ranges
from benchmarks.learning.story_lessons import (
    Lesson,
    from_the_middle,
    lessons,
    promise_lessons,
    rumour_lessons,
    thing_lessons,
)
from benchmarks.learning.text_lessons import cases, story_cases
from bot.read_many import replay
from launches import judgement, story_weights, weights
from launches.lanes import NO_PULL, REACH
from launches.story_weights import LANES, QUESTIONS, SHARE, TRAITS, StoryWeights, quarters
from launches.weights import Weights

ROOT = Path(__file__).resolve().parents[2]
RULES = ROOT / "tests" / "data" / "stories.jsonl"
LESSONS = ROOT / "tests" / "data" / "story_lessons.jsonl"
SHARED = ROOT.parent / "shared" / "corpora" / "stories_dev.jsonl"
TABLE = ROOT / "launches" / "weights_stories.tsv"
PARTS, ROUNDS = 5, 2
FEWEST = {
    "rumour": (6, 12),
    "thing": (4, 8),
    "promise": (6, 12),
    "subject": (4, 8),
    "identity": (8, 14),
    "first": (4, 8),
    "outcome": (6, 12),
}
"""As many lessons a sign needs to be learnt, and a word among the signs."""
KEPT = 12_900
"""As many signs the table has room for: those that move the scores most, over all lessons."""
WORD = ": word "
PENALTY, PENALTY_WORDS, PENALTY_SHARE = 0.5, 1.0, 0.003
KNOWN_TRUST = 0.6
DENSE = tuple(f"{author}-" for author in "t26 t27 t29 u21 u22 u23 v19 v20 v21 v22 w19 w20 w21 w22 w23".split())
DENSE_TRUST = 0.4
"""Stories in which nearly every article names a second launch, or that begin with a delay, were asked for. They teach
what such look like, but count for less, or it would seem that there are as many everywhere."""
SHARES = 16
"""As many quarters of a nat are as much as one sign, for those who learn."""
PUPILS = 3
LOOKS, AT_ONCE = 10, 64
PACE, DECAY = 0.01, 0.5
HIDDEN_SIGNS, HIDDEN_TRAITS = 0.2, 0.2
LEAST = 1e-6


@dataclass
class Part:
    """Some of the stories, the weights that all others taught, and the lessons of these as read with those weights."""

    stories: list[dict[str, Any]]
    reader: Weights | None = None
    table: StoryWeights = field(default_factory=lambda: StoryWeights({}, {}))
    things: list[Lesson] = field(default_factory=list)
    lessons: list[Lesson] = field(default_factory=list)

    @contextmanager
    def weights(self) -> Iterator[None]:
        """Read and follow with the weights of the others."""
        with (
            patch.object(judgement, "learnt", lambda: self.reader),
            patch.object(story_weights, "learnt", lambda: self.table),
        ):
            yield


def dealt(paths: Sequence[Path], number: int) -> list[Part]:
    """Deal the stories of these files into parts by their ids, so that more stories leave the others where they are."""
    parts = [Part([]) for _ in range(number)]
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            story = json.loads(line)
            known, dense = path.name in (RULES.name, SHARED.name), story["id"].startswith(DENSE)
            story["trust"] = KNOWN_TRUST if known else DENSE_TRUST if dense else 1.0
            parts[_part_of(story["id"], number)].stories.append(story)
    return parts


def _part_of(story: str, parts: int) -> int:
    return crc32(story.encode()) % parts


def teach(parts: Sequence[Part], paths: Sequence[Path]) -> None:
    """Take the lessons of each part, as read and followed by weights that the others taught.

    Twice, for who has learnt nothing yet begins few launches, and what is not begun cannot be meant later.
    """
    with ProcessPoolExecutor() as processes:
        for part, reader in zip(parts, readers(len(parts), paths, processes), strict=True):
            part.reader = reader
        for part, things in zip(parts, processes.map(things_in, parts), strict=True):
            part.things = things
        _progress("what dates are told of is known")
        for round_ in range(ROUNDS):
            teach_each_other(parts)
            for part, lessons_ in zip(parts, processes.map(lessons_in, parts), strict=True):
                part.lessons = part.things + lessons_
            _progress(f"followed {round_ + 1} of {ROUNDS} times")


def teach_each_other(parts: Sequence[Part]) -> None:
    """Give each part the weights that the lessons of the others teach."""
    taught = [part.lessons or part.things for part in parts]
    with ProcessPoolExecutor(initializer=_remember, initargs=(taught,)) as learners:
        for part, table in zip(parts, learners.map(fit_without, range(len(parts))), strict=True):
            part.table = table


def _progress(said: str) -> None:
    print(said, file=sys.stderr, flush=True)


def things_in(part: Part) -> list[Lesson]:
    """Return what the stories of a part teach of rumours, what dates are told of and what sentences promise."""
    with part.weights():
        return [
            one
            for story in part.stories
            for one in (*rumour_lessons(story), *thing_lessons(story), *promise_lessons(story))
        ]


def lessons_in(part: Part) -> list[Lesson]:
    """Return what following the stories of a part teaches; those of two makers teach whose an article is, no more."""
    with part.weights():
        later = filter(None, map(from_the_middle, part.stories))
        alone = [one for story in (*part.stories, *later) for one in lessons(story)]
        in_turns = (one for story in crossed(part.stories) for one in lessons(story))
        return [*alone, *(one for one in in_turns if one.question == "identity")]


def readers(number: int, paths: Sequence[Path], processes: Executor) -> list[Weights]:
    """Return for each part the weights of a first reading that its stories taught nothing."""
    labelled = cases(
        [path for path in (text_lessons.RULES, text_lessons.LESSONS, text_lessons.SHARED) if path.exists()]
    )
    common = list(processes.map(text_lessons.lesson, labelled, chunksize=256))
    told: list[list[text_lessons.Lesson]] = [[] for _ in range(number)]
    articles = story_cases(paths)
    for case, taken in zip(articles, processes.map(text_lessons.lesson, articles, chunksize=256), strict=True):
        told[_part_of(case["id"].rpartition("-")[0], number)].append(taken)
    _progress(f"{len(labelled)} texts and {len(articles)} articles of stories")
    with ProcessPoolExecutor(initializer=_remember, initargs=([common, *told],)) as learners:
        return list(learners.map(reader_without, range(number)))


_taught: list[list[Any]] = []
"""What those learn from who learn side by side: inherited, for to send it would take as long as to learn it."""


def _remember(taught: list[list[Any]]) -> None:
    _taught[:] = taught


def reader_without(place: int) -> Weights:
    """Return the weights that all stories but those of one part teach, as they would be read."""
    common, *told = _taught
    with TemporaryDirectory() as folder:
        texts.write(texts.learn([*common, *chain(*told[:place], *told[place + 1 :])]), Path(folder))
        return weights.weights_in(Path(folder))


class Problem:
    """Lessons of one question: the signs of every option, with how unlikely it is last, and which are right."""

    def __init__(self, taught: Sequence[Lesson], signs: Sequence[str]) -> None:
        """Lay out the options of all lessons one after the other; `trust` is what each lesson counts."""
        options = [option for one in taught for option in one.found]
        share = np.array([[quarters(option.share) / SHARES] for option in options], np.float32)
        self.signs = csr_matrix(hstack([matrix([option.signs for option in options], signs), csr_matrix(share)]))
        self._sizes = np.array([len(one.found) for one in taught])
        self._ends = np.cumsum([0, *self._sizes])
        self.trust = np.array([one.trust for one in taught], np.float32)
        self.choices = Choices(self._sizes, np.array([right for one in taught for right in one.right], np.float32))

    def part(self, numbers: Array) -> "Problem":
        """Return the problem of these lessons alone."""
        part = object.__new__(Problem)
        places, sizes = ranges(self._ends, numbers)
        part.signs, part.trust = self.signs[places], self.trust[numbers]
        part.choices = Choices(sizes, self.choices.right[places])
        return part

    def pull(self, scores: Array) -> Array:
        """Return how the loss of all lessons together changes with each score."""
        return self.choices.pull(scores) * self.trust[self.choices.group]

    def loss(self, scores: Array) -> float:
        """Return how improbable the right options are together, in nats."""
        return float(self.trust @ self.choices.losses(scores))


def plain(problem: Problem, signs: Sequence[str]) -> Array:
    """Return what each sign is worth by itself, the share last."""
    scale = np.array([*(PENALTY_WORDS if WORD in sign else PENALTY for sign in signs), PENALTY_SHARE])

    def loss(worth: Array) -> tuple[float, Array]:
        scores = problem.signs @ worth
        value = problem.loss(scores) + float((scale * worth**2).sum())
        return value, problem.signs.T @ problem.pull(scores) + 2 * scale * worth

    return minimize(loss, np.zeros(len(scale)), jac=True, method="L-BFGS-B", options={"maxiter": 300}).x


def pupil(problem: Problem, seed: int) -> tuple[Array, Array]:
    """Return how signs pull at the traits of one who learns, and what these say."""
    chance = np.random.default_rng(seed)
    lessons_, traits = len(problem.trust), TRAITS // PUPILS
    looks = max(1, lessons_ // AT_ONCE)
    mind = {
        "signs": (chance.standard_normal((problem.signs.shape[1], traits)) * 0.05).astype(np.float32),
        "says": (chance.standard_normal(traits) * 0.2).astype(np.float32),
    }
    descent = Descent(mind, LOOKS * looks, PACE, DECAY)

    def shown(shape: tuple[int, ...], hidden: float) -> Array:
        return (chance.random(shape) > hidden).astype(np.float32) / np.float32(1 - hidden)

    for _ in range(LOOKS):
        for numbers in np.array_split(chance.permutation(lessons_), looks):
            seen = problem.part(numbers)
            seen.signs.data *= shown(seen.signs.data.shape, HIDDEN_SIGNS)
            there = seen.signs @ mind["signs"]
            show = (there > 0) * shown(there.shape, HIDDEN_TRAITS)
            there *= show
            pull = (seen.pull(there @ mind["says"]) / len(numbers)).astype(np.float32)
            descent.step({"signs": seen.signs.T @ (pull[:, None] * mind["says"] * show), "says": there.T @ pull})
    return mind["signs"], mind["says"]


def fit_without(place: int) -> StoryWeights:
    """Return the weights that the lessons of all parts but one teach."""
    return fit([one for other, taught in enumerate(_taught) if other != place for one in taught])


def fit(taught: Sequence[Lesson]) -> StoryWeights:
    """Return the weights that these lessons teach."""
    found = StoryWeights({}, {})
    moved: dict[str, float] = {}
    for question in QUESTIONS:
        asked = [one for one in taught if one.question == question and any(one.right) and not all(one.right)]
        if asked:
            moved |= _answer(question, asked, found)
    for sign in sorted(moved, key=lambda sign: (moved[sign], sign))[:-KEPT]:
        found.pulls.pop(sign, None)
    return found


def _answer(question: str, asked: Sequence[Lesson], found: StoryWeights) -> dict[str, float]:
    """Learn the answers of one question, put them into the weights found, and return how far each sign moves them."""
    counts = Counter(sign for one in asked for sign in frozenset().union(*(option.signs for option in one.found)))
    signs = sorted(sign for sign, number in counts.items() if number >= FEWEST[question][WORD in sign])
    problem = Problem(asked, signs)
    by_itself = plain(problem, signs) / 2
    minds = [pupil(problem, seed) for seed in range(PUPILS)]
    pulls = np.column_stack([*(pulls for pulls, _ in minds), by_itself, -by_itself])
    says = np.concatenate([*(says / (2 * PUPILS) for _, says in minds), [1, -1]])
    pulls[-1] /= SHARES
    step = np.maximum(np.abs(pulls).max(axis=0), LEAST) / REACH
    steps = np.round(pulls / step).astype(int)
    found.says[question] = tuple(says * step)
    for sign, row in zip([*signs, f"{question}: {SHARE}"], steps, strict=True):
        if row.any():
            found.pulls[sign] = LANES.kept_of("".join(chr(NO_PULL + of) for of in row))
    return dict(zip(signs, moves(pulls[:-1], says, [counts[sign] for sign in signs]), strict=True))


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
        teach_each_other(parts)
        held_out(parts)
    else:
        write(fit([one for part in parts for one in part.lessons]))
    return 0


def judged(one: Lesson, part: Part) -> bool:
    """Whether a lesson is answered rightly by what the other parts taught."""
    with part.weights():
        scores = [story_weights.worth(one.question, option.signs, option.share) for option in one.found]
    return one.right[scores.index(max(scores))]


def write(found: StoryWeights) -> None:
    """Write the table beside the code that reads it."""
    head = ["\t".join((question, *(f"{of:.4g}" for of in says))) for question, says in found.says.items()]
    rows = [f"{sign}\t{LANES.letters_of(LANES.total([kept]))}" for sign, kept in sorted(found.pulls.items())]
    TABLE.write_text("\n".join((*head, "", *rows, "")), encoding="utf-8")
    print(f"launches/{TABLE.name}: {len(rows)} signs")


def held_out(parts: Sequence[Part]) -> None:
    """Print how often each kind of question is answered rightly in stories that taught nothing, and each mention."""
    tally: Counter[tuple[str, str]] = Counter()
    for part in parts:
        for one in part.lessons:
            where = f"{'trusted less' if one.trust < 1 else 'new'}, {one.question}"
            tally[where, "all"] += 1
            tally[where, "possible"] += any(one.right)
            tally[where, "judged"] += judged(one, part)
    for (where, what), number in sorted(tally.items()):
        print(f"{where:36s}{what:10s}{number:5d}")
    judge = scorer()
    if judge is None:
        print("mentions: left out, there is no ../shared/corpora/score.py beside this checkout")
        return
    with ProcessPoolExecutor() as processes:
        answers = list(chain.from_iterable(processes.map(replayed, parts)))
    result = judge.score_stories([story for part in parts for story in part.stories], answers)
    for what in "mentions all kind window status merges splits predicted_notices false_notices".split():
        print(f"{what:46s}{result[what]:5d}")


def replayed(part: Part) -> list[dict[str, Any]]:
    """Return what is understood of the stories of a part, followed from article to article by the others' weights."""
    stories, lines = StringIO("\n".join(map(json.dumps, part.stories))), StringIO()
    with part.weights():
        replay(stories, lines)
    return [json.loads(line) for line in lines.getvalue().splitlines()]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
