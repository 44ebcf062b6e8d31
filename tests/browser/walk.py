"""The first two minutes of somebody new, against the clock: python -m tests.browser.walk.

A fresh clone of what is committed, `make demo` with nothing installed and nothing cached, the page, the story to the
launch, a subscription by button with its direct message, an own article with its card, Ctrl-C. Prints how long each
took. The reader's own time is not in it; what a person must wait for is.
"""

import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, expect, sync_playwright

from tests.browser.conftest import CHROMIUM, QUIET, ROOT

LIMIT_S = 120.0
PATIENCE_MS = 90_000


class Watch:
    """Prints how long each part took, and how much has gone by."""

    def __init__(self) -> None:
        self.began = self.last = time.monotonic()

    @property
    def total_s(self) -> float:
        """Seconds since the start."""
        return self.last - self.began

    def note(self, what: str) -> None:
        """Print a line for the part that is over."""
        now = time.monotonic()
        print(f"{now - self.last:6.1f} s  {now - self.began:6.1f} s  {what}", flush=True)
        self.last = now


@contextmanager
def demo(clone: Path, watch: Watch) -> Iterator[str]:
    """`make demo` in the clone, as typed; yields the page's address, and ends it with Ctrl-C."""
    environment = os.environ | {"PIP_NO_CACHE_DIR": "1"}
    command = ["make", "demo", "ARGS=--port 0 --no-browser"]
    made = subprocess.Popen(
        command, cwd=clone, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        start_new_session=True,
    )  # fmt: skip
    try:
        assert made.stdout
        said = []
        for line in made.stdout:
            said.append(line)
            if "local Discord at" in line:
                watch.note("make demo: a virtual environment with what the bot needs")
            if "Press Play" in line:
                break
        found = re.search(r"http://127\.0\.0\.1:\d+", "".join(said))
        assert found, "".join(said)
        watch.note("the bot is online, and an admin has set it up")
        yield found[0]
    finally:
        os.killpg(made.pid, signal.SIGINT)  # as a terminal does
        made.wait(30)


def see_the_story(page: Page) -> None:
    page.get_by_role("button", name="Play the story").click()
    page.locator(".message", has_text="July 2022").first.wait_for()


def subscribe(page: Page) -> None:
    page.get_by_role("button", name="Notify me").first.click()
    page.get_by_role("button", name=re.compile("Direct messages, 1")).click()
    expect(page.locator(".message", has_text="You will hear")).to_be_visible()


def see_the_launch(page: Page) -> None:
    page.get_by_role("button", name=re.compile("^Launch Pad")).click()
    page.locator('.channel[data-name="launches"]').click()
    page.locator(".message", has_text="More exact now").first.wait_for()
    page.locator(".message", has_text="Out now").first.wait_for()


def publish(page: Page) -> None:
    page.locator("#own-box summary").click()
    page.select_option("#own-site", label="Leica")
    page.get_by_label("Headline").fill("The Leica M12 comes in spring 2023")
    page.get_by_label("Text").fill("The Leica M12 will be released in spring 2023. Leica was founded in 1869.")
    page.get_by_role("button", name="Publish now", exact=True).click()
    page.locator(".message", has_text="spring of 2023").or_(
        page.locator(".message", has_text="spring 2023")
    ).last.wait_for()


def main() -> int:
    """Walk; 1 where it took longer than two minutes or there is no browser."""
    if CHROMIUM is None:
        print("no chromium on this machine", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        watch = Watch()
        subprocess.run(["git", "clone", "--quiet", str(ROOT), f"{folder}/t-minus"], check=True)
        watch.note("git clone")
        with demo(Path(folder) / "t-minus", watch) as url:
            page = browser.new_page()
            page.set_default_timeout(PATIENCE_MS)
            expect.set_options(timeout=PATIENCE_MS)
            page.goto(f"{url}/?as=noor&channel=launches")
            page.wait_for_selector("html[data-ready]")
            watch.note("the page")
            for part, what in (
                (see_the_story, "Play: the first card, known to the month"),
                (subscribe, "Notify me: the direct message"),
                (see_the_launch, "the story goes on to the exact date and the launch"),
                (publish, "an own article: its card"),
            ):
                part(page)
                watch.note(what)
            spent_s = watch.total_s
        watch.note("Ctrl-C: everything stopped")
        browser.close()
    print(f"{spent_s:.0f} s from the clone to the own article's card (at most {LIMIT_S:.0f})")
    return 0 if spent_s < LIMIT_S else 1


if __name__ == "__main__":
    sys.exit(main())
