"""Learn what the signs of the second look (`launches/second_look.py`) are worth: `launches/weights_again.tsv`.

    python -m benchmarks.learning.second_look

Of a text it was taught by, the first look is too sure. So the texts are dealt into parts by author, and the second look
learns from what each part's first look makes of it with the weights that the other parts teach. What a sign adds to a
score is fitted by penalised likelihood, on top of that first score.

`make weights` runs it after `benchmarks.learning.texts`.
"""

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import chain
from typing import NamedTuple

import numpy as np
from scipy.optimize import minimize

from benchmarks.learning.fitting import Array, Choices, matrix
from benchmarks.learning.text_lessons import ROOT, Lesson, author, every_lesson, taken_apart
from benchmarks.learning.texts import Model, Problem, learn
from launches.evidence import dates_of
from launches.judgement import likely_dates, options
from launches.second_look import ahead_of, signs_again

PARTS = 3
FEWEST = 30
"""As many ways to understand a text a sign needs to be learnt."""
PENALTY = 60.0
LEAST = 0.02
"""What a sign must be worth to be kept, in nats."""
TABLE = ROOT / "launches" / "weights_again.tsv"


class Look(NamedTuple):
    """A text at its second look: for each way to understand it its first score, its signs, and whether it is right."""

    scores: list[float]
    signs: list[frozenset[str]]
    right: list[bool]


def looks(model: Model, lessons: Sequence[Lesson]) -> Iterator[Look]:
    """Yield what these texts, which taught the model nothing, look like when it has judged them once."""
    problem = Problem(lessons, model.text_signs, model.date_signs)
    text, said = model.say(problem)
    scores, dates = iter(problem.scores(text, said).tolist()), iter(said.tolist())
    for one in lessons:
        own = [next(scores) for _ in one.answers]
        worths = [next(dates) for _ in one.dates]
        yield Look(own, _signs(one, worths), one.right)


def _signs(one: Lesson, worths: Sequence[Sequence[float]]) -> list[frozenset[str]]:
    document, candidates = taken_apart(one.case)
    dates = dates_of(document, candidates)
    likely = likely_dates(dates, {id(dated): worth for dated, worth in zip(dates, worths, strict=True)})
    ahead = ahead_of(dates, likely, document.reference.day)
    return [frozenset(signs_again(*option, ahead, likely)) for option in options(document, dates)]


def fit(looked: Sequence[Look]) -> dict[str, float]:
    """Return what each sign is worth, in nats."""
    taught = [look for look in looked if any(look.right) and not all(look.right)]
    rows = [signs for look in taught for signs in look.signs]
    signs = sorted(sign for sign, count in Counter(sign for row in rows for sign in row).items() if count >= FEWEST)
    of_signs, first = matrix(rows, signs), np.array([score for look in taught for score in look.scores])
    right = np.array([right for look in taught for right in look.right], float)
    choices = Choices(np.array([len(look.right) for look in taught]), right)

    def loss(worth: Array) -> tuple[float, Array]:
        scores = first + of_signs @ worth
        value = float(choices.losses(scores).sum()) + PENALTY * float(worth @ worth) / 2
        return value, of_signs.T @ choices.pull(scores) + PENALTY * worth

    worth = minimize(loss, np.zeros(len(signs)), jac=True, method="L-BFGS-B", options={"maxiter": 300}).x
    return dict(zip(signs, worth.tolist(), strict=True))


def looks_of(part: int) -> list[Look]:
    """Return the second looks at the texts of a part of the authors, after a first with what the others teach."""
    authors = sorted({author(one.case) for one in _taught})
    out = set(authors[part::PARTS])
    model = learn([one for one in _taught if author(one.case) not in out])
    # articles of stories may tell of several launches, and what they leave unsaid is known
    return list(looks(model, [one for one in _taught if author(one.case) in out and np.isnan(one.restates)]))


_taught: list[Lesson] = []


def _remember(lessons: list[Lesson]) -> None:
    _taught[:] = lessons


def main() -> int:
    """Learn and write; return the exit code."""
    lessons = every_lesson()
    print(f"{len(lessons)} texts", flush=True)
    # what all learn from is inherited: to send it to each would take as long as to learn it
    with ProcessPoolExecutor(initializer=_remember, initargs=(lessons,)) as processes:
        worths = fit(list(chain.from_iterable(processes.map(looks_of, range(PARTS)))))
    rows = [f"{sign}\t{worth:.3f}\n" for sign, worth in worths.items() if abs(worth) >= LEAST]
    TABLE.write_text("".join(rows), encoding="utf-8")
    print(f"launches/{TABLE.name}: {len(rows)} signs of {len(worths)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
