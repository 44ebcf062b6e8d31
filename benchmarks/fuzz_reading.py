"""Read and follow damaged, mixed and random texts for some minutes: nothing may be raised, whatever stands there.

    python -m benchmarks.fuzz_reading [--minutes 5] [--seed 1]

Texts are our own lessons, cut, shuffled, spliced into one another and sprinkled with characters of every script, with
publication times from one end of the calendar to the other. A text that breaks something is printed whole.
"""

import argparse
import json
import random
import sys
import time
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

from launches.article import Article
from launches.brand import Brand
from launches.matching import LaunchState
from launches.reading import read
from launches.tracking import follow

DATA = Path(__file__).resolve().parents[1] / "tests" / "data"
NOISE = "\n\t '\"“”‘’.,;:!?-–—/()[]{}0123456789°€£%&@#*_|\\<>ßéøłż年月日春Ωжא\u200b\u202e\ufeff\ud7ff😀"
WORDS = "May 2026-02-30 Q5 31/04/2025 24:61 CST next last not before until the 0th week 99 of 12 April, delayed".split()


def texts() -> list[str]:
    """Return the texts to damage."""
    names = ("lessons.jsonl", "announcements.jsonl")
    return [json.loads(line)["text"] for name in names for line in (DATA / name).read_text("utf-8").splitlines()]


def damaged(chance: random.Random, seeds: list[str]) -> str:
    """Return a text with some damage done to it."""
    text = chance.choice(seeds)
    for _ in range(chance.randint(1, 4)):
        text = _damage(chance, text, seeds)
    return text[:20_000]


def _damage(chance: random.Random, text: str, seeds: list[str]) -> str:
    at = chance.randint(0, len(text))
    to = min(len(text), at + chance.randint(0, 60))
    match chance.randrange(7):
        case 0:
            return text[:at] + text[to:]
        case 1:
            return text[:at] + "".join(chance.choices(NOISE, k=chance.randint(1, 12))) + text[at:]
        case 2:
            return f"{text[:at]} {' '.join(chance.choices(WORDS, k=chance.randint(1, 5)))} {text[at:]}"
        case 3:
            return text[:at] + chance.choice(seeds)[: chance.randint(0, 400)] + text[to:]
        case 4:
            sentences = text.split(". ")
            return ". ".join(chance.sample(sentences, len(sentences)))
        case 5:
            return text[at:to] * chance.randint(1, 30) + text
        case _:
            return text.upper() if chance.random() < 0.5 else text.lower()


def moment(chance: random.Random) -> datetime:
    """Return a time of publication, mostly of our days."""
    if chance.random() < 0.9:
        return datetime(2008, 1, 1, tzinfo=UTC) + timedelta(minutes=chance.randint(0, 10_000_000))
    return datetime(chance.choice((1, 2, 1600, 9998, 9999)), chance.randint(1, 12), chance.randint(1, 28), tzinfo=UTC)


def main() -> int:
    """Fuzz for some minutes; return 1 if anything was raised."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--minutes", type=float, default=5)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    chance, seeds = random.Random(asked.seed), texts()
    end, done, raised, slowest = time.monotonic() + 60 * asked.minutes, 0, 0, 0.0
    known: tuple[LaunchState, ...] = ()
    keys = count()
    while time.monotonic() < end:
        text, zone = damaged(chance, seeds), chance.choice((None, "Asia/Tokyo", "America/Chicago", "Nowhere/At_All"))
        title = chance.choice(("", text[:80].partition("\n")[0], "Kite", "A KITE FOR ALL AND FOR US"))
        article = Article(title, text, moment(chance), chance.choice(("", "https://tern.example/kite")))
        brands = (Brand("Tern Computing", ("Tern",), zone), Brand(text[10:24].strip() or "Auk", (), None))
        begin = time.process_time()
        try:
            read(article, brands, zone)
            steps = follow(
                known, read(article, brands, zone, followed=True), article, brands, lambda _: str(next(keys))
            )
            known = tuple({step.after.key: step.after for step in steps}.values())
        except Exception as error:
            raised += 1
            print(f"{error!r} with {article!r}", flush=True)
        slowest = max(slowest, time.process_time() - begin)
        done += 1
    print(f"fuzz_reading: {done:,} texts in {asked.minutes:g} minutes, {raised} errors, slowest {slowest:.2f} s of CPU")
    return int(raised > 0)


if __name__ == "__main__":
    sys.exit(main())
