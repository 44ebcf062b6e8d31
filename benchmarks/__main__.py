"""Every benchmark, one after the other: `make bench`, or `make bench ARGS="reading feeds"` for some of them."""

import subprocess
import sys

ALL = ("reading", "following", "feeds", "polling", "delivery", "pacing", "memory")


def main(wanted: list[str]) -> int:
    """Run each in a process of its own, so that none measures what another left in memory; 1 if any failed."""
    if unknown := set(wanted) - set(ALL):
        print(f"no benchmark {', '.join(sorted(unknown))}; there are {', '.join(ALL)}", file=sys.stderr)
        return 2
    codes = []
    for name in wanted or ALL:
        print(f"\n== {name}: python -m benchmarks.{name}", flush=True)
        codes.append(subprocess.run([sys.executable, "-m", f"benchmarks.{name}"], check=False).returncode)
    return int(any(codes))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
