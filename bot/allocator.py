"""Memory that the C library would keep for threads, kept small.

glibc gives each thread a pool of its own, up to eight for each core, and returns little of them. Ours only parse a feed
or a page now and then, one at a time under the interpreter's lock, so that pools of their own win nothing.
"""

import ctypes
import sys

_M_ARENA_MAX = -8


def share_one_pool() -> None:
    """Let all threads allocate from one pool. Call it before there are any; elsewhere than on glibc nothing happens."""
    if sys.platform != "linux":
        return
    try:
        ctypes.CDLL(None).mallopt(_M_ARENA_MAX, 1)
    except (OSError, AttributeError):
        return
