"""Throw hostile, mutated and random bytes at every parser for some minutes: only the package's own errors may come.

    python -m benchmarks.fuzz [--minutes 5] [--seed 1] [--corpus FOLDER]…

Inputs are whole documents that were damaged (our own, and every file of the folders given), pieces put together, and
random bytes. What was found is written to files, to become a test. Exit status 1 if there was anything.
"""

import argparse
import random
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from benchmarks.feeds import feed_of
from benchmarks.hostile import HEADS, PARSERS, PIECES, Parser, fault, mutated, pieced

ROOT = Path(__file__).resolve().parents[1]
PAGE = b"""<!doctype html><html lang=en><head><title>The Kite is here | Maker</title>
<meta property="article:published_time" content="2026-03-03T10:00:00Z"><link rel="alternate" type="application/rss+xml"
href="/feed"><script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2026-03-03", "image": ["/a"]}
</script></head><body><main><article><h1>The Kite is here</h1>
<time datetime="2026-03-03">3 March 2026</time>%s</article>
<ul><li><a href="/news/one">The first of several titles</a> 1 March 2026</li></ul></main></body></html>"""
JSON = b"""{"version": "https://jsonfeed.org/version/1.1", "title": "News", "items": [{"id": "1",
"url": "https://a.example/1", "content_html": "<p>Words</p>", "date_published": "2026-03-03T10:00:00Z",
"attachments": [{"url": "/a.jpg"}]}]}"""
PROSE = b"<p>It goes on sale in the <em>United States</em> on April 16, 2026, and elsewhere later.</p>" * 12


def seeds_of(folders: list[Path]) -> list[bytes]:
    """Return whole documents to damage."""
    files = [path for folder in folders for path in sorted(folder.rglob("*")) if path.is_file()]
    found = [path.read_bytes() for path in files if path.suffix != ".json" or path.stat().st_size < 100_000]
    return [feed_of(3), PAGE % PROSE, JSON, b"User-agent: *\nDisallow: /a\nAllow: /a/b$\n", *HEADS, *PIECES, *found]


def inputs(chance: random.Random, seeds: list[bytes]) -> bytes:
    """Return the next input."""
    match chance.randrange(8):
        case 0:
            return chance.randbytes(chance.randint(0, 600))
        case 1 | 2:
            return pieced(chance)
        case _:
            return mutated(chance, seeds)


def report(number: int, parse: Parser, body: bytes, error: BaseException) -> None:
    """Keep what broke a parser."""
    path = Path(tempfile.gettempdir()) / f"fuzz-{parse.__name__}-{number}.bin"
    path.write_bytes(body)
    print(f"{parse.__name__}: {error!r}, with {path}", flush=True)


def run(minutes: float, chance: random.Random, seeds: list[bytes]) -> int:
    """Fuzz for some minutes; return how many faults there were."""
    end = time.monotonic() + 60 * minutes
    faults, done, slowest = 0, Counter[str](), (0.0, "")
    while time.monotonic() < end:
        body = inputs(chance, seeds)
        for parse in PARSERS:
            begin = time.process_time()
            error = fault(parse, body)
            slowest = max(slowest, (time.process_time() - begin, parse.__name__))
            done[parse.__name__] += 1
            if error is not None:
                faults += 1
                report(faults, parse, body, error)
    print("  ".join(f"{name} {count:,}" for name, count in done.items()))
    print(f"slowest input: {slowest[0]:.2f} s of CPU in {slowest[1]}")
    print(f"fuzz: {done.total():,} parses in {minutes:g} minutes, {faults} errors that are not the package's own")
    return faults


def main() -> int:
    """Read the options and fuzz."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--minutes", type=float, default=5)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--corpus", type=Path, action="append", default=[])
    options = parser.parse_args()
    corpora = ROOT.parent / "shared" / "corpora"
    folders = options.corpus or [corpora / "feeds_dev", corpora / "pages_dev"]
    seeds = seeds_of(folders)
    print(f"{len(seeds)} documents to damage, seed {options.seed}", flush=True)
    chance = random.Random(options.seed)
    return int(run(options.minutes, chance, seeds) > 0)


if __name__ == "__main__":
    sys.exit(main())
