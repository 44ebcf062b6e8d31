"""Learn what the signs of `launches/evidence.py` are worth, and write `launches/weights_*.tsv`.

    python -m benchmarks.learn [--held-out N] [FILE …]

A log-linear model over the options of each text (`launches/judgement.py`), fitted by penalised likelihood: convex, so
that the same texts give the same weights. It learns from the texts in `tests/data`, and from the development corpus
where that is present. Texts that the rules were written with teach nothing about how far the rules' own proposals may
be trusted: they are right there more often than elsewhere. With `--held-out N` nothing is written; the texts are dealt
into N parts by author (the letters of the id), and each is judged by what the others teach.

`make weights` installs numpy and scipy, which nothing else needs, and runs it.
"""

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from scipy import sparse
from scipy.optimize import minimize

from benchmarks.lessons import LESSONS, ROOT, RULES, SHARED, Lesson, author, cases, gold_windows, lesson
from launches.weights import DATE_COLUMNS, TEXT_COLUMNS

FEWEST = 8
PENALTY = 0.3
TRUST_IN_OLD = 0.5
STEPS = 150
SMALLEST = 3
UNIT = 100.0


class Learner:
    """The model's parameters and their likelihood."""

    def __init__(self, lessons: Sequence[Lesson]) -> None:
        """Keep the signs that enough texts share."""
        self.lessons = lessons
        texts = Counter(sign for one in lessons for sign in one.text)
        dates = Counter(sign for one in lessons for sign in frozenset().union(*one.dates))
        self.text_signs = sorted(sign for sign, count in texts.items() if count >= FEWEST)
        self.date_signs = sorted(sign for sign, count in dates.items() if count >= FEWEST)
        self._text_size = len(self.text_signs) * len(TEXT_COLUMNS)

    def split(self, weights: Any) -> tuple[Any, Any]:
        """Return the parameters as two tables."""
        text = weights[: self._text_size].reshape(len(self.text_signs), len(TEXT_COLUMNS))
        return text, weights[self._text_size :].reshape(len(self.date_signs), len(DATE_COLUMNS))

    def fit(self) -> tuple[Any, Any]:
        """Return both tables of the likeliest weights."""
        problem = Problem(self, self.lessons)
        size = self._text_size + len(self.date_signs) * len(DATE_COLUMNS)
        best = minimize(
            lambda weights: self._loss(problem, weights),
            np.zeros(size),
            jac=True,
            method="L-BFGS-B",
            options={"maxiter": STEPS},
        )
        return self.split(best.x)

    def _loss(self, problem: "Problem", weights: Any) -> tuple[float, Any]:
        """Return the penalised loss and its slope; the columns of a date's sign are drawn to their mean."""
        text, dates = self.split(weights)
        loss, text_slope, date_slope = problem.loss(text, dates)
        mean = dates.mean(axis=1, keepdims=True)
        loss += PENALTY * float((text**2).sum() + ((dates - mean) ** 2).sum() + 1.5 * (mean**2).sum())
        text_slope += 2 * PENALTY * text
        date_slope += 2 * PENALTY * (dates - mean + 0.5 * mean)
        return loss, np.concatenate([text_slope.ravel(), date_slope.ravel()])


class Problem:
    """Lessons as matrices: signs of texts, signs of dates, and for each option where its score comes from."""

    def __init__(self, learner: Learner, lessons: Sequence[Lesson]) -> None:
        """Lay out the options of all lessons one after the other."""
        self.text = _matrix([one.text for one in lessons], learner.text_signs)
        self.dates = _matrix([signs for one in lessons for signs in one.dates], learner.date_signs)
        offsets = np.cumsum([0, *(len(one.dates) for one in lessons)])
        self.group = np.array([g for g, one in enumerate(lessons) for _ in one.answers])
        self.status = np.array([status for one in lessons for status in one.statuses])
        places = [(place, start) for one, start in zip(lessons, offsets, strict=False) for place in one.places]
        self.place = np.array([place + start if place >= 0 else -1 for place, start in places])
        self.undated = np.array([column for one in lessons for column in one.undated])
        self.right = np.array([right for one in lessons for right in one.right], dtype=float)
        self.starts = np.r_[0, np.flatnonzero(np.diff(self.group)) + 1]
        self.dated = self.place >= 0
        self.bare = self.undated >= 0
        self.column = np.select([self.status == 1, self.status == 3], [1, 2], 0)
        taught = np.add.reduceat(self.right, self.starts) > 0
        trust = [TRUST_IN_OLD if one.case["known to the rules"] else 1.0 for one in lessons]
        self.trust = np.array(trust) * taught

    def scores(self, text: Any, dates: Any) -> Any:
        """Return the score of every option."""
        of_text, of_dates = self.text @ text, self.dates @ dates
        scores = of_text[self.group, self.status]
        scores[self.dated] += of_dates[self.place[self.dated], self.column[self.dated]]
        scores[self.bare] += of_text[self.group[self.bare], self.undated[self.bare]]
        return scores

    def loss(self, text: Any, dates: Any) -> tuple[float, Any, Any]:
        """Return the negative log-likelihood of the right options and its slopes."""
        scores = self.scores(text, dates)
        shares = np.exp(scores - np.maximum.reduceat(scores, self.starts)[self.group])
        whole = np.add.reduceat(shares, self.starts)
        right = np.add.reduceat(shares * self.right, self.starts)
        known = right > 0
        loss = -float((self.trust[known] * np.log(right[known] / whole[known])).sum())
        pull = shares / whole[self.group] - shares * self.right / np.where(known, right, 1)[self.group]
        pull *= (self.trust * known)[self.group]
        text_pull = np.zeros((self.text.shape[0], len(TEXT_COLUMNS)))
        np.add.at(text_pull, (self.group, self.status), pull)
        np.add.at(text_pull, (self.group[self.bare], self.undated[self.bare]), pull[self.bare])
        date_pull = np.zeros((self.dates.shape[0], len(DATE_COLUMNS)))
        np.add.at(date_pull, (self.place[self.dated], self.column[self.dated]), pull[self.dated])
        return loss, self.text.T @ text_pull, self.dates.T @ date_pull


def _matrix(rows: Sequence[frozenset[str]], signs: Sequence[str]) -> Any:
    column = {sign: place for place, sign in enumerate(signs)}
    places = [(row, column[sign]) for row, found in enumerate(rows) for sign in found if sign in column]
    ones = np.ones(len(places))
    return sparse.csr_matrix((ones, tuple(zip(*places, strict=True))), shape=(len(rows), len(signs)))


def right_of(learner: Learner, tables: tuple[Any, Any], lessons: Sequence[Lesson]) -> list[bool]:
    """Return for each lesson whether the likeliest answer has the right status and window."""
    problem = Problem(learner, lessons)
    scores = iter(problem.scores(*tables))
    found = []
    for one in lessons:
        together: dict[Any, float] = defaultdict(float)
        for answer, score in zip(one.answers, [next(scores) for _ in one.answers], strict=True):
            together[answer] += float(np.exp(score))
        status, window = max(together, key=lambda answer: together[answer])
        found.append(status == one.case["status"] and window in gold_windows(one.case))
    return found


def held_out(lessons: Sequence[Lesson], parts: int) -> None:
    """Print how right the answers are for authors whose texts taught nothing."""
    authors = sorted({author(one.case) for one in lessons if not one.case["known to the rules"]})
    rights: list[bool] = []
    for part in range(parts):
        out = set(authors[part::parts])
        learner = Learner([one for one in lessons if author(one.case) not in out])
        test = [one for one in lessons if author(one.case) in out]
        found = right_of(learner, learner.fit(), test)
        rights += found
        print(f"{', '.join(sorted(out)):24s}{_share(found)}", flush=True)
    print(f"{'all':24s}{_share(rights)}")


def _share(rights: Sequence[bool]) -> str:
    return f"{sum(rights)} of {len(rights)} right ({sum(rights) / len(rights):.1%})"


def write(learner: Learner, tables: tuple[Any, Any]) -> None:
    """Write the tables beside the code that reads them; what rounds to next to nothing is left out."""
    names = ("weights_text.tsv", "weights_dates.tsv")
    for name, signs, table in zip(names, (learner.text_signs, learner.date_signs), tables, strict=True):
        rows = [(sign, [round(float(worth) * UNIT) for worth in row]) for sign, row in zip(signs, table, strict=True)]
        kept = [(sign, row) for sign, row in rows if max(map(abs, row)) >= SMALLEST]
        text = "".join("\t".join((sign, *map(str, row))) + "\n" for sign, row in kept)
        (ROOT / "launches" / name).write_text(text, encoding="utf-8")
        print(f"launches/{name}: {len(kept)} signs of {len(rows)}")


def main(arguments: Sequence[str]) -> int:
    """Learn and write, or judge what is held out; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path, help="more labelled texts")
    parser.add_argument("--held-out", type=int, metavar="N", help="judge each author by what the others teach")
    asked = parser.parse_args(arguments)
    paths = [path for path in (RULES, LESSONS, SHARED, *asked.files) if path.exists()]
    lessons = [lesson(case) for case in cases(paths)]
    print(f"{len(lessons)} texts from {len(paths)} files", flush=True)
    if asked.held_out:
        held_out(lessons, asked.held_out)
        return 0
    learner = Learner(lessons)
    write(learner, learner.fit())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
