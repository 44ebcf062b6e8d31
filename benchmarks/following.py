"""How right launches are followed over the articles of stories: `python -m benchmarks.following [-v]`.

By the scorer beside the checkout (../shared/corpora/score.py): on its development stories, which are learnt from, and
on `tests/data/unseen_stories.jsonl`, which nothing may ever be learnt from, alone and two by two (`crossing.py`).
"""

import json
import re
import sys
from datetime import datetime
from io import StringIO
from itertools import count
from pathlib import Path
from types import ModuleType
from typing import Any

from benchmarks.judge import SHARED, scorer
from benchmarks.learning.crossing import crossed
from benchmarks.learning.story_lessons import article_of, brands_of
from bot.read_many import replay
from launches.matching import LaunchState
from launches.reading import read
from launches.tracking import follow

_INVENTED = ("x1-", "x2-", "x4-", "x5-", "x6-", "x9-", "x10-", "x12-", "x14-", "x17-")
_REAL = ("x3-", "x7-", "x8-", "x11-", "x15-", "x16-")
_OTHERS = ("x13-",)
UNSEEN = Path(__file__).resolve().parents[1] / "tests" / "data" / "unseen_stories.jsonl"


def judge_stories(judge: ModuleType, name: str, gold: list[dict[str, Any]], verbose: bool) -> None:
    """Print how right these stories are followed."""
    lines = StringIO()
    replay(StringIO("".join(f"{json.dumps(story)}\n" for story in gold)), lines)
    result = judge.score_stories(gold, _records(lines.getvalue()))
    mentions = result["mentions"]
    print(f"\n{name}: {len(gold)} stories, {mentions} mentions")
    for what in ("all", "kind", "window", "status"):
        print(f"{what:30s}{judge.ratio(result.get(what, 0), mentions)}")
    print(f"{'merges, splits':30s}{result.get('merges', 0)}, {result.get('splits', 0)}")
    print(f"{'false notices':30s}{judge.ratio(result.get('false_notices', 0), result.get('predicted_notices', 0))}")
    print(f"{'called as the label calls it':30s}{judge.ratio(*names_right(gold, verbose))}")
    for error in result["errors"] if verbose else ():
        print("  ", *[part for part in error if part])


def names_right(gold: list[dict[str, Any]], verbose: bool) -> tuple[int, int]:
    """Return of how many launches that begin alone in an article the name shown is one of the label's, and of how many.

    Articles, possessives and plural endings do not count, nor does the maker's name, told or left out.
    """
    right = asked = 0
    for story in gold:
        brands = brands_of(story)
        own = _words(" ".join(name for brand in brands for name in brand.names))
        known: dict[str, LaunchState] = {}
        begun: set[str] = set()
        numbers = count()
        for entry in sorted(story["articles"], key=lambda entry: datetime.fromisoformat(entry["published"])):
            article = article_of(entry)
            reading = read(article, brands, followed=True)
            steps = follow(tuple(known.values()), reading, article, brands, lambda _, of=numbers: str(next(of)))
            known |= {step.after.key: step.after for step in steps}
            alone = entry["expected"][0] if len(entry["expected"]) == 1 else None
            if alone and alone.get("called") and alone["launch"] not in begun and steps and steps[0].before is None:
                asked += 1
                shown = _words(steps[0].after.product)
                called = [_words(name) for name in alone["called"]]
                fits = any(shown - own == name - own if name - own else shown & name for name in called)
                right += fits
                if verbose and not fits:
                    print("  ", story["id"], f"{steps[0].after.product!r}, called", *map(repr, alone["called"]))
            begun |= {gold["launch"] for gold in entry["expected"]}
    return right, asked


_ARTICLES = frozenset("the a an its our new".split())


def _words(name: str) -> set[str]:
    words = re.findall(r"\w+", re.sub(r"['’]s\b", "", name).lower())
    return {word.removesuffix("s") if len(word) > 3 else word for word in words} - _ARTICLES


def _records(lines: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in lines.splitlines() if line.strip()]


def _by(stories: list[dict[str, Any]], authors: tuple[str, ...]) -> list[dict[str, Any]]:
    """Return the stories whose ids begin so."""
    return [story for story in stories if story["id"].startswith(authors)]


def main(arguments: list[str]) -> int:
    """Print how right launches are followed; return the exit code."""
    judge = scorer()
    if judge is None:
        print("left out: there is no ../shared/corpora/score.py beside this checkout")
        return 0
    verbose = "-v" in arguments
    unseen = _records(UNSEEN.read_text(encoding="utf-8"))
    for name, gold in (
        ("development stories", _records((SHARED / "stories_dev.jsonl").read_text(encoding="utf-8"))),
        ("never learnt from, invented", _by(unseen, _INVENTED)),
        ("never learnt from, real", _by(unseen, _REAL)),
        ("never learnt from, other products between", _by(unseen, _OTHERS)),
        ("never learnt from, two makers' stories as one maker's", list(crossed(unseen))),
    ):
        judge_stories(judge, name, gold, verbose)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
