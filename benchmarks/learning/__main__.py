"""Learn everything anew from the labelled texts, one after the other: `make weights`.

    python -m benchmarks.learning [--held-out N]

With `--held-out N` nothing is written: it prints how rightly texts and stories are read by what the others teach.
"""

import subprocess
import sys


def main(arguments: list[str]) -> int:
    """Learn each table in a process of its own, for they need most of the memory; 1 if any failed."""
    tables = ("texts", "stories") if arguments else ("texts", "second_look", "stories")
    for name in tables:
        command = [sys.executable, "-m", f"benchmarks.learning.{name}", *arguments]
        if subprocess.run(command, check=False).returncode:
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
