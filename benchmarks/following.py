"""How right launches are followed over the articles of stories: `python -m benchmarks.following [-v]`.

By the scorer beside the checkout (../shared/corpora/score.py): on its development stories, which are learnt from, and
on `tests/data/unseen_stories.jsonl`, which nothing may ever be learnt from.
"""

import json
import sys
from io import StringIO
from pathlib import Path
from types import ModuleType
from typing import Any

from benchmarks.judge import SHARED, scorer
from bot.reading_cli import replay

UNSEEN = Path(__file__).resolve().parents[1] / "tests" / "data" / "unseen_stories.jsonl"


def judge_stories(judge: ModuleType, name: str, path: Path, authors: tuple[str, ...], verbose: bool) -> None:
    """Print how right the stories of a file are followed whose ids begin so."""
    lines = StringIO()
    replay(path, lines)
    gold = [story for story in _records(path.read_text(encoding="utf-8")) if story["id"].startswith(authors)]
    ids = {story["id"] for story in gold}
    result = judge.score_stories(gold, [line for line in _records(lines.getvalue()) if line["id"] in ids])
    mentions = result["mentions"]
    print(f"\n{name}: {len(gold)} stories, {mentions} mentions")
    for what in ("all", "kind", "window", "status"):
        print(f"{what:30s}{judge.ratio(result.get(what, 0), mentions)}")
    print(f"{'merges, splits':30s}{result.get('merges', 0)}, {result.get('splits', 0)}")
    print(f"{'false notices':30s}{judge.ratio(result.get('false_notices', 0), result.get('predicted_notices', 0))}")
    for error in result["errors"] if verbose else ():
        print("  ", *[part for part in error if part])


def _records(lines: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in lines.splitlines() if line.strip()]


def main(arguments: list[str]) -> int:
    """Print how right launches are followed; return the exit code."""
    judge = scorer()
    if judge is None:
        print("left out: there is no ../shared/corpora/score.py beside this checkout")
        return 0
    verbose = "-v" in arguments
    judge_stories(judge, "development stories", SHARED / "stories_dev.jsonl", ("",), verbose)
    judge_stories(judge, "never learnt from, invented", UNSEEN, ("x1", "x2", "x4", "x5", "x6", "x9"), verbose)
    judge_stories(judge, "never learnt from, real", UNSEEN, ("x3", "x7", "x8"), verbose)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
