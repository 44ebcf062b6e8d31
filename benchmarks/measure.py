"""What several benchmarks measure with."""

import resource


def memory_mib() -> float:
    """Return what this process holds now."""
    with open("/proc/self/statm", encoding="ascii") as file:
        return int(file.read().split()[1]) * resource.getpagesize() / 2**20
