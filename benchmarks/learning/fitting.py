"""Fit weights to questions of many choices: of the options of each question some are right.

An option's score becomes its share of probability among the options of its question; the loss is how improbable the
right ones are together, and `pull` its slope, which is all that a model needs to learn. Everything is drawn from one
seed, so that the same lessons give the same weights.
"""

from collections.abc import Sequence
from itertools import chain
from typing import Any

import numpy as np
from scipy import sparse

Array = Any


class Choices:
    """Which options are right; those of a question stand side by side."""

    def __init__(self, sizes: Array, right: Array) -> None:
        """Lay out the options; a question without a right one teaches nothing."""
        self.starts = np.cumsum(sizes) - sizes
        self.group = np.repeat(np.arange(len(sizes)), sizes)
        self.right = right
        self._taught = np.add.reduceat(right, self.starts) > 0

    def losses(self, scores: Array) -> Array:
        """Return for each question how improbable its right options are together, in nats; nothing where none is."""
        shares = np.exp(scores - np.maximum.reduceat(scores, self.starts)[self.group])
        whole, right = np.add.reduceat(shares, self.starts), np.add.reduceat(shares * self.right, self.starts)
        return -np.log(np.where(self._taught, right / whole, 1))

    def pull(self, scores: Array) -> Array:
        """Return the slope of the loss: too much probability pushes an option down, too little pulls it up."""
        shares = np.exp(scores - np.maximum.reduceat(scores, self.starts)[self.group])
        of_right = shares * self.right
        whole, right = np.add.reduceat(shares, self.starts), np.add.reduceat(of_right, self.starts)
        pull = shares / whole[self.group] - of_right / np.where(right > 0, right, 1)[self.group]
        return pull * self._taught[self.group]


class Descent:
    """Adam with decay apart from the slope (Loshchilov and Hutter 2019); its pace rises, then falls to nothing."""

    def __init__(self, weights: dict[str, Array], steps: int, pace: float, decay: float) -> None:
        """Begin at `weights`, which each step changes."""
        self.weights, self._steps, self._pace, self._decay = weights, steps, pace, decay
        self._mean = {name: np.zeros_like(table) for name, table in weights.items()}
        self._square = {name: np.zeros_like(table) for name, table in weights.items()}
        self._done = 0

    def step(self, slopes: dict[str, Array]) -> None:
        """Go one step down."""
        pace = np.float32(self._pace * _rise_and_fall(self._done / self._steps))
        self._done += 1
        for name, slope in slopes.items():
            weights, mean, square = self.weights[name], self._mean[name], self._square[name]
            mean += (1 - _MEAN) * (slope - mean)
            square += (1 - _SQUARE) * (slope * slope - square)
            likely = np.sqrt(square / np.float32(1 - _SQUARE**self._done)) + _LEAST
            weights *= 1 - pace * np.float32(self._decay)
            weights -= pace / np.float32(1 - _MEAN**self._done) * mean / likely


_MEAN, _SQUARE, _LEAST = np.float32(0.9), np.float32(0.999), np.float32(1e-8)
_RISE = 0.3


def _rise_and_fall(done: float) -> float:
    """Return the part of the full pace when so much is done."""
    if done < _RISE:
        return float(0.04 + 0.96 * (1 - np.cos(np.pi * done / _RISE)) / 2)
    return float((1 + np.cos(np.pi * (done - _RISE) / (1 - _RISE))) / 2)


def matrix(rows: Sequence[frozenset[str]], signs: Sequence[str]) -> Array:
    """Return a one for each sign of each row; signs that are not listed are left out."""
    column = {sign: place for place, sign in enumerate(signs)}
    places = [sorted(column[sign] for sign in row if sign in column) for row in rows]
    ends = np.cumsum([0, *map(len, places)])
    ones = np.ones(ends[-1], np.float32)
    return sparse.csr_matrix((ones, list(chain.from_iterable(places)), ends), shape=(len(rows), len(signs)))


def ranges(ends: Array, numbers: Array) -> tuple[Array, Array]:
    """Return the places of the members of these groups, one group after the other, and how many each has.

    `ends` says where each group ends, after a zero.
    """
    sizes = ends[numbers + 1] - ends[numbers]
    before = np.cumsum(sizes) - sizes
    return np.repeat(ends[numbers] - before, sizes) + np.arange(sizes.sum()), sizes


def moves(pulls: Array, says: Array, counts: Sequence[int]) -> Array:
    """Return how far each sign moves the scores of all lessons: how hard it pulls at what says much, and how often."""
    of_traits = np.linalg.norm(says.reshape(len(says), -1), axis=1)
    return np.linalg.norm(pulls * of_traits, axis=1) * np.sqrt(counts)
