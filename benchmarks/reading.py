"""How right and how fast announcements are read: `python -m benchmarks.reading [-v]`.

Right: by the scorer beside the checkout (../shared/corpora/score.py) where it is present, on its development corpus and
our own, which are learnt from, and on `tests/data/unseen.jsonl`, which nothing may ever be learnt from. Fast: one run
beside dateparser's `search_dates`, as a ratio; seconds alone tell more of the machine than of the code.
"""

import gc
import json
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from types import ModuleType
from typing import Any

from dateparser.search import search_dates

from benchmarks.judge import SHARED, scorer
from launches.article import Article
from launches.reading import Reading, named, read

ROOT = Path(__file__).resolve().parents[1]
OWN = ROOT / "tests" / "data" / "announcements.jsonl"
UNSEEN = ROOT / "tests" / "data" / "unseen.jsonl"
PUBLISHED = datetime.fromisoformat("2026-03-01T10:00+00:00")

_REAL, _ABROAD = ("hd", "ho", "hp", "hs", "ic"), ("hy",)


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def reading_of(case: dict[str, Any]) -> Reading:
    article = Article(case.get("title") or "", case["text"], datetime.fromisoformat(case["published"]))
    return read(article, (), case.get("home_zone"))


def answer(case: dict[str, Any]) -> dict[str, Any]:
    said = reading_of(case).announcements
    window = said[0].window if said else None
    launch = {"interval": window.interval} if window else None
    return {"id": case["id"], "status": str(said[0].status) if said else "none", "launch": launch}


def accuracy(judge: ModuleType, name: str, gold: list[dict[str, Any]], verbose: bool) -> None:
    result = judge.score_announcements(gold, [answer(case) for case in gold])
    print(f"\n{name}: {len(gold)} texts")
    print("exact window among dated    ", judge.ratio(result.get("dated_hit", 0), result.get("dated", 0)))
    print("no window among undated     ", judge.ratio(result.get("undated_right", 0), result.get("undated", 0)))
    print("status                      ", judge.ratio(result.get("status", 0), len(gold)))
    print("confused (gold -> read)     ", confusion(result["status_confusion"]))
    texts = {case["id"]: case for case in gold}
    tags = Counter(tag for error in result["errors"] for tag in texts[error[0]]["tags"])
    print("tags of the misses          ", ", ".join(f"{tag} {count}" for tag, count in tags.most_common(14)) or "none")
    if verbose:
        for error in result["errors"]:
            print("  ", *[part for part in error if part])


def confusion(pairs: dict[str, int]) -> str:
    wrong = {pair: count for pair, count in pairs.items() if len(set(pair.split("->"))) > 1}
    return ", ".join(f"{pair} {count}" for pair, count in sorted(wrong.items(), key=lambda entry: -entry[1])) or "none"


def evidence(path: Path) -> None:
    dated = [said for case in lines(path) for said in reading_of(case).announcements[:1] if said.window]
    texts = [(case, reading_of(case)) for case in lines(path)]
    told = sum(
        bool(found.announcements and found.announcements[0].window)
        and any(found.announcements[0].phrase in sentence for sentence in found.summary)
        for case, found in texts
    )
    lengths = [sum(len(sentence.split()) for sentence in found.summary) for _, found in texts]
    print(f"launch phrase in the summary  {told} of {len(dated)} dated; longest summary {max(lengths)} words")


def seconds(work: Callable[[str], object], texts: Iterable[str]) -> float:
    start = time.process_time()
    for text in texts:
        work(text)
    return time.process_time() - start


def speed(paragraphs: list[str]) -> None:
    whole = " ".join(paragraphs)
    long = " ".join(whole.split()[:1000])

    def ours(text: str) -> object:
        return read(Article("", text, PUBLISHED))

    def ours_named(text: str) -> object:
        article = Article("", text, PUBLISHED)
        return named(read(article), article)

    def theirs(text: str) -> object:
        return search_dates(text, languages=["en"], settings={"RELATIVE_BASE": PUBLISHED.replace(tzinfo=None)})

    ours(paragraphs[0])
    theirs(paragraphs[0])
    # As the bot does: garbage is not looked for among corpora, libraries and the words of six languages.
    gc.collect()
    gc.freeze()
    words = sum(len(text.split()) for text in paragraphs)
    own, with_names = seconds(ours, paragraphs), seconds(ours_named, paragraphs)
    other = seconds(theirs, paragraphs[:20])
    other *= words / sum(len(text.split()) for text in paragraphs[:20])
    mine, peer = own / words * 1e5, other / words * 1e5
    print(f"\nper 100 words                 {mine:6.2f} ms; search_dates {peer:6.2f} ms: {peer / mine:.0f} times")
    print(f"the same, launches named     {with_names / words * 1e5:6.2f} ms")
    print(f"1,000 words                   {seconds(ours, [long] * 20) / 20 * 1000:6.2f} ms")
    for name, text in hostile(whole):
        print(f"1 MB of {name:22s}{seconds(ours, [text]) * 1000:6.0f} ms")


def hostile(whole: str) -> list[tuple[str, str]]:
    million = 1_000_000
    pieces = {
        "dates": "July 4 to ",
        "spans": "in six weeks ",
        "stops": ". A",
        "brackets": "(",
        "clocks": "12:",
        "slashes": "1/2/",
        "dashes": "-",
    }
    repeated = [(name, (piece * (million // len(piece) + 1))[:million]) for name, piece in pieces.items()]
    return [("announcements", (whole * (million // len(whole) + 1))[:million]), *repeated]


def main(arguments: list[str]) -> int:
    judge = scorer()
    if judge is None:
        print("accuracy: left out, there is no ../shared/corpora/score.py beside this checkout")
    else:
        verbose = "-v" in arguments
        accuracy(judge, "development corpus", lines(SHARED / "announcements_dev.jsonl"), verbose)
        accuracy(judge, "our own corpus", lines(OWN), verbose)
        unseen = lines(UNSEEN)
        real = [case for case in unseen if case["id"].startswith(_REAL)]
        abroad = [case for case in unseen if case["id"].startswith(_ABROAD)]
        invented = [case for case in unseen if not case["id"].startswith((*_REAL, *_ABROAD))]
        accuracy(judge, "never learnt from, invented", invented, verbose)
        accuracy(judge, "never learnt from, real", real, verbose)
        accuracy(judge, "never learnt from, in five other languages", abroad, verbose)
        evidence(SHARED / "announcements_dev.jsonl")
    speed([case["text"] for case in lines(OWN) if not any(tag.startswith("lang:") for tag in case["tags"])][:80])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
