"""What each sign of a story is worth, as learnt by `python -m benchmarks.learn_stories`; in nats.

`weights_stories.tsv` beside this module has one sign a line, in hundredths.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files


@cache
def learnt() -> Mapping[str, float]:
    """Return what each sign is worth."""
    found = {}
    for line in files("launches").joinpath("weights_stories.tsv").read_text(encoding="utf-8").splitlines():
        sign, _, number = line.partition("\t")
        found[sign] = int(number) / 100
    return found


def worth(signs: Iterable[str]) -> float:
    """Return what the signs are worth together."""
    table = learnt()
    return sum(table.get(sign, 0.0) for sign in signs)
