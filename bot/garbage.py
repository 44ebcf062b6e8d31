"""Garbage collection that holds nobody up.

A full collection goes through everything there is while the loop stands: a tenth of a second for what is loaded at the
start, more than half a second with ten thousand servers. Nearly all of that lives as long as the process, so it is set
aside, and collections look only at what came since.
"""

import asyncio
import gc

_LATER_S = 60.0


def set_aside() -> None:
    """Collect once, and leave out what is here now from then on."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()


class SetShardsAside:
    """Set each shard's servers aside when they are there, which costs nothing; listens to `on_shard_ready`.

    A shard that begins a new session has its servers made anew, and those of the last session are garbage among what
    was set aside: then everything is looked through once, after the last shard of several.
    """

    def __init__(self, later_s: float = _LATER_S) -> None:
        self._later_s = later_s
        self._seen: set[int] = set()
        self._waiting: asyncio.TimerHandle | None = None

    async def ready(self, shard_id: int) -> None:
        """Take note that a shard's servers are there."""
        if shard_id not in self._seen:
            self._seen.add(shard_id)
            gc.freeze()
            return
        if self._waiting is not None:
            self._waiting.cancel()
        self._waiting = asyncio.get_running_loop().call_later(self._later_s, set_aside)
