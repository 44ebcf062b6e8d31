"""Learn what the signs of `launches/evidence.py` stand for, and write `launches/weights_*.tsv`.

    python -m benchmarks.learning.texts [--held-out N] [FILE …]

The model is the one of `launches/weights.py`: signs pull at hidden traits, traits speak for options
(`launches/judgement.py`). It learns from the texts in `tests/data`, and from the development corpus where that is
present. A part of the signs is hidden from it at each look, so that it relies on none alone, and what several pupils
made of the same lessons, who began differently, counts together: they err in different places. With `--held-out N`
nothing is written; the texts are dealt into N parts by author (the letters of the id), and each is judged by what the
others teach. Texts that were at hand when the grammar of dates was written are never held out.

`make weights` installs numpy and scipy, which nothing else needs, and runs it.
"""

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.learning.fitting import Array, Choices, Descent, matrix, moves, ranges
from benchmarks.learning.text_lessons import ROOT, Lesson, author, every_lesson, gold_windows
from launches.weights import DATE_COLUMNS, NO_PULL, REACH, TEXT_COLUMNS, TRAITS

FEWEST = 8
"""As many lessons a sign needs to be learnt."""
KEPT = 28_000
"""As many signs the tables have room for: those that move the scores most, over all lessons."""
PUPILS = 3
SEEDS = range(6, 6 + PUPILS)
"""How they begin. Of three beginnings these read pages, stories and the sentences of the tests best; on texts that
nothing is learnt from, 531 to 534 of 570 are right with the three."""
AT_ONCE, DECAY = 256, 1.0
ROUNDS, PACE = 12, 0.01
ROUNDS_AFTER, PACE_AFTER = 6, 0.003
"""How they learn first, and how they go on, slower, once most signs are forgotten."""
HIDDEN_SIGNS, HIDDEN_TRAITS = 0.3, 0.2
STRONGEST = 0.9995
TOLD, TOLD_IN_STORIES, TOLD_BESIDE = 0.3, 0.5, 2.0
"""What it counts whether a date is that of any launch: in a text, in an article of a story, and in one that dates
several launches, since these alone teach to tell the dates of others from those of nothing."""


class Model:
    """How signs pull at traits, and what traits say, for texts and for dates."""

    def __init__(self, text_signs: list[str], date_signs: list[str], weights: dict[str, Array]) -> None:
        """Take these signs as known, a row of weights each."""
        self.text_signs, self.date_signs, self.weights = text_signs, date_signs, weights

    def say(self, problem: "Problem") -> tuple[Array, Array]:
        """Return what the traits of each text and of each date say, by column."""
        text, dates = problem.text @ self.weights["text"], problem.dates @ self.weights["dates"]
        return np.maximum(text, 0) @ self.weights["text says"], np.maximum(dates, 0) @ self.weights["dates say"]


class Pupil:
    """One who learns, with some signs and traits hidden at each look."""

    def __init__(self, problem: "Problem", seed: int) -> None:
        """Begin with small weights at random."""
        self._problem, self._chance = problem, np.random.default_rng(seed)
        traits = TRAITS // PUPILS
        self.weights = {
            "text": self._small(0.05, problem.text.shape[1], traits),
            "dates": self._small(0.05, problem.dates.shape[1], traits),
            "text says": self._small(0.2, traits, len(TEXT_COLUMNS)),
            "dates say": self._small(0.2, traits, len(DATE_COLUMNS)),
        }

    def _small(self, size: float, *shape: int) -> Array:
        return (self._chance.standard_normal(shape) * size).astype(np.float32)

    def learn(self, rounds: int, pace: float) -> None:
        """Look at all lessons some rounds, many at once."""
        lessons = self._problem.text.shape[0]
        looks = max(1, lessons // AT_ONCE)
        descent = Descent(self.weights, rounds * looks, pace, DECAY)
        for _ in range(rounds):
            for numbers in np.array_split(self._chance.permutation(lessons), looks):
                descent.step(self._slopes(self._problem.part(numbers)))

    def keep(self, problem: "Problem", of_text: Array, of_dates: Array) -> None:
        """Forget all signs but these, which are those of `problem`."""
        self._problem = problem
        self.weights |= {"text": self.weights["text"][of_text], "dates": self.weights["dates"][of_dates]}

    def _slopes(self, seen: "Problem") -> dict[str, Array]:
        """Return how the loss of these lessons changes with each weight."""
        for signs in (seen.text, seen.dates):
            signs.data *= self._shown(signs.data.shape, HIDDEN_SIGNS)
        text, dates = seen.text @ self.weights["text"], seen.dates @ self.weights["dates"]
        show_text = (text > 0) * self._shown(text.shape, HIDDEN_TRAITS)
        show_dates = (dates > 0) * self._shown(dates.shape, HIDDEN_TRAITS)
        text, dates = text * show_text, dates * show_dates
        text_pull, dates_pull = seen.pull(text @ self.weights["text says"], dates @ self.weights["dates say"])
        return {
            "text": seen.text.T @ (text_pull @ self.weights["text says"].T * show_text),
            "dates": seen.dates.T @ (dates_pull @ self.weights["dates say"].T * show_dates),
            "text says": text.T @ text_pull,
            "dates say": dates.T @ dates_pull,
        }

    def _shown(self, shape: tuple[int, ...], hidden: float) -> Array:
        return (self._chance.random(shape) > hidden).astype(np.float32) / np.float32(1 - hidden)


class Problem:
    """Lessons as matrices: signs of texts, signs of dates, and for each option where its score comes from."""

    def __init__(self, lessons: Sequence[Lesson], text_signs: list[str], date_signs: list[str]) -> None:
        """Lay out the options of all lessons one after the other."""
        self.text = matrix([one.text for one in lessons], text_signs)
        self.dates = matrix([signs for one in lessons for signs in one.dates], date_signs)
        self._dates_end = np.cumsum([0, *(len(one.dates) for one in lessons)])
        self._options_end = np.cumsum([0, *(len(one.answers) for one in lessons)])
        self._status = np.array([status for one in lessons for status in one.statuses])
        self._place = np.array([place for one in lessons for place in one.places])
        self._undated = np.array([column for one in lessons for column in one.undated])
        self._right = np.array([right for one in lessons for right in one.right], np.float32)
        self._told = np.array([told for one in lessons for told in one.told], np.float32)
        self._counts = np.array([_counts(one) for one in lessons for _ in one.dates], np.float32)
        self._restates = np.array([one.restates for one in lessons], np.float32)
        self._link(np.diff(self._dates_end), np.diff(self._options_end))

    def _link(self, dates: Array, options: Array) -> None:
        """Find for each option its text, its date and their columns."""
        self.choices = Choices(options, self._right)
        text, date = self.choices.group, self._place + (np.cumsum(dates) - dates)[self.choices.group]
        dated, bare = self._place >= 0, self._undated >= 0
        column = np.select([self._status == 1, self._status == 3], [1, 2], 0)
        self._of_text = (text, self._status)
        self._of_bare = (bare, (text[bare], self._undated[bare]))
        self._of_date = (dated, (date[dated], column[dated]))

    def part(self, numbers: Array) -> "Problem":
        """Return the problem of these lessons alone."""
        part = object.__new__(Problem)
        of_dates, dates = ranges(self._dates_end, numbers)
        part.text, part.dates = self.text[numbers], self.dates[of_dates]
        places, options = ranges(self._options_end, numbers)
        part._status, part._place, part._undated = self._status[places], self._place[places], self._undated[places]
        part._right = self._right[places]
        part._told, part._counts = self._told[of_dates], self._counts[of_dates]
        part._restates = self._restates[numbers]
        part._link(dates, options)
        return part

    def scores(self, text: Array, dates: Array) -> Array:
        """Return the score of every option."""
        scores = text[self._of_text]
        for said, (which, cells) in ((text, self._of_bare), (dates, self._of_date)):
            scores[which] += said[cells]
        return scores

    def pull(self, text: Array, dates: Array) -> tuple[Array, Array]:
        """Return how the mean loss changes with what is said: of the likeliest option, and of every date by itself."""
        lessons = np.float32(self.text.shape[0])
        pull = self.choices.pull(self.scores(text, dates)) / lessons
        text_pull, dates_pull = np.zeros_like(text), np.zeros_like(dates)
        np.add.at(text_pull, self._of_text, pull)
        for slope, (which, cells) in ((text_pull, self._of_bare), (dates_pull, self._of_date)):
            np.add.at(slope, cells, pull[which])
        dates_pull[:, -1] = self._counts * (_likely(dates[:, -1]) - self._told) / lessons
        text_pull[:, -1] = np.nan_to_num(_likely(text[:, -1]) - self._restates) / lessons
        return text_pull, dates_pull


def _likely(worths: Array) -> Array:
    return 1 / (1 + np.exp(-worths))


def _counts(one: Lesson) -> float:
    return TOLD if np.isnan(one.restates) else TOLD_BESIDE if one.windows > 1 else TOLD_IN_STORIES


def right_of(model: Model, lessons: Sequence[Lesson]) -> list[bool]:
    """Return for each lesson whether the likeliest answer has the right status and window."""
    problem = Problem(lessons, model.text_signs, model.date_signs)
    scores = iter(problem.scores(*model.say(problem)))
    found = []
    for one in lessons:
        together: dict[Any, float] = defaultdict(float)
        for answer, score in zip(one.answers, [next(scores) for _ in one.answers], strict=True):
            together[answer] += float(np.exp(score))
        status, window = max(together, key=lambda answer: together[answer])
        found.append(status == one.case["status"] and window in gold_windows(one.case))
    return found


def learn(lessons: Sequence[Lesson]) -> Model:
    """Return the model that these lessons teach.

    Every sign that some texts share is learnt, since what is rare says much together. Then those that say least are
    forgotten, and learning goes on with the others: they take over most of what was lost with the rest.
    """
    texts = Counter(sign for one in lessons for sign in one.text)
    dates = Counter(sign for one in lessons for sign in frozenset().union(*one.dates))
    text_signs = sorted(sign for sign, count in texts.items() if count >= FEWEST)
    date_signs = sorted(sign for sign, count in dates.items() if count >= FEWEST)
    problem = Problem(lessons, text_signs, date_signs)
    pupils = [Pupil(problem, seed) for seed in SEEDS]
    for pupil in pupils:
        pupil.learn(ROUNDS, PACE)
    together = _together(pupils)
    of_text = moves(together["text"], together["text says"], [texts[sign] for sign in text_signs])
    of_dates = moves(together["dates"], together["dates say"], [dates[sign] for sign in date_signs])
    least = np.sort(np.concatenate((of_text, of_dates)))[-KEPT:][0]
    text_signs, date_signs = _chosen(text_signs, of_text >= least), _chosen(date_signs, of_dates >= least)
    problem = Problem(lessons, text_signs, date_signs)
    for pupil in pupils:
        pupil.keep(problem, of_text >= least, of_dates >= least)
        pupil.learn(ROUNDS_AFTER, PACE_AFTER)
    return Model(text_signs, date_signs, _together(pupils))


def _together(pupils: Sequence[Pupil]) -> dict[str, Array]:
    """Return the weights of pupils who count together: their traits side by side."""
    found = {
        name: np.concatenate([pupil.weights[name] for pupil in pupils], axis=1 if name in ("text", "dates") else 0)
        for name in pupils[0].weights
    }
    for name in ("text says", "dates say"):
        found[name] /= len(pupils)
    return found


def _chosen(signs: list[str], which: Array) -> list[str]:
    return [sign for sign, chosen in zip(signs, which, strict=True) if chosen]


def held_out(lessons: Sequence[Lesson], parts: int) -> None:
    """Print how right the answers are for authors whose texts taught nothing."""
    authors = sorted({author(one.case) for one in lessons if not one.case["known to the rules"]})
    rights: list[bool] = []
    for part in range(parts):
        out = set(authors[part::parts])
        model = learn([one for one in lessons if author(one.case) not in out])
        found = right_of(model, [one for one in lessons if author(one.case) in out])
        rights += found
        print(f"{', '.join(sorted(out)):24s}{_share(found)}", flush=True)
    print(f"{'all':24s}{_share(rights)}")


def _share(rights: Sequence[bool]) -> str:
    return f"{sum(rights)} of {len(rights)} right ({sum(rights) / len(rights):.1%})"


def write(model: Model, folder: Path = ROOT / "launches") -> None:
    """Write the tables, if nothing else is said beside the code that reads them; what pulls at nothing is left out."""
    tables = (
        ("weights_text.tsv", model.text_signs, model.weights["text"], model.weights["text says"], TEXT_COLUMNS),
        ("weights_dates.tsv", model.date_signs, model.weights["dates"], model.weights["dates say"], DATE_COLUMNS),
    )
    for name, signs, pulls, says, columns in tables:
        step = np.quantile(np.abs(pulls), STRONGEST, axis=0) / REACH
        steps = np.clip(np.round(pulls / step), -REACH, REACH).astype(int)
        head = [
            "\t".join((column, *(f"{of:.4g}" for of in said)))
            for column, said in zip(columns, (says * step[:, None]).T, strict=True)
        ]
        rows = [
            f"{sign}\t{''.join(chr(NO_PULL + of) for of in row)}"
            for sign, row in zip(signs, steps, strict=True)
            if row.any()
        ]
        (folder / name).write_text("\n".join((*head, "", *rows, "")), encoding="utf-8")
        print(f"{folder.name}/{name}: {len(rows)} signs of {len(signs)}", flush=True)


def main(arguments: Sequence[str]) -> int:
    """Learn and write, or judge what is held out; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path, help="more labelled texts")
    parser.add_argument("--held-out", type=int, metavar="N", help="judge each author by what the others teach")
    asked = parser.parse_args(arguments)
    lessons = every_lesson(asked.files)
    print(f"{len(lessons)} texts", flush=True)
    if asked.held_out:
        held_out(lessons, asked.held_out)
    else:
        write(learn(lessons))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
