"""Ending the program when it is told to, whatever it is waiting for."""

import asyncio
import logging
import os
import signal
import threading

_log = logging.getLogger(__name__)

# Jobs have ten seconds of it; platforms that stop a program kill it after thirty.
_STOP_WITHIN_S = 20.0
# Whoever stands between may pass one signal on twice: that is no second word.
_SAME_SIGNAL_S = 1.0


def heed_signals() -> None:
    """Let a signal end the task that asks, whatever it waits for; a second one, or time, ends the program as it is."""
    loop, running = asyncio.get_running_loop(), asyncio.current_task()
    assert running is not None
    asked: float | None = None

    def stop() -> None:
        nonlocal asked
        if asked is None:
            asked = loop.time()
            _log.info("stopping", extra={"action": "stopping"})
            # a thread, because the loop's own end may be what does not come
            last = threading.Timer(_STOP_WITHIN_S, _end_at_once, ["it does not end by itself"])
            last.daemon = True
            last.start()
            running.cancel()
        elif loop.time() - asked > _SAME_SIGNAL_S:
            _end_at_once("a second signal came")

    for name in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(name, stop)


def _end_at_once(why: str) -> None:
    _log.warning("ended at once: %s; the next start settles what was under way", why, extra={"action": "cut-off"})
    os._exit(1)
