"""A running demo, as anybody starts it, and a browser that looks at it."""

import json
import re
import shutil
import signal
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--no-pings"]
PATIENCE_MS = 20_000
expect.set_options(timeout=PATIENCE_MS)


DEMO = ("-m", "bot", "demo", "--port", "0", "--no-browser")


class Demo:
    """A demo's process, or another one that serves the page; `url` is its address."""

    def __init__(self, *arguments: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, *(arguments or DEMO)],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.said: list[str] = []
        self._ready = threading.Event()
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()
        assert self._ready.wait(90), "the demo did not start:\n" + "".join(self.said)
        found = re.search(r"http://127\.0\.0\.1:\d+", "".join(self.said))
        assert found, "the demo told no address:\n" + "".join(self.said)
        self.url = found[0]

    def _listen(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self.said.append(line)
            if "Press Play" in line:
                self._ready.set()
        self.process.stdout.close()
        self._ready.set()

    def ask(self, path: str, body: dict[str, Any] | None = None) -> Any:
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(f"{self.url}{path}", data, {"Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=20) as answer:
            return json.load(answer)

    def stop(self) -> int:
        self.process.send_signal(signal.SIGINT)
        code = self.process.wait(30)
        self._listener.join(5)
        return code


@pytest.fixture(scope="module")
def demo() -> Iterator[Demo]:
    if CHROMIUM is None:
        pytest.skip("no chromium on this machine")
    running = Demo()
    yield running
    assert running.stop() == 0, "".join(running.said)
    assert "Traceback" not in "".join(running.said)


@pytest.fixture(scope="module")
def parrot() -> Iterator[Demo]:
    """The page with the parrot in place of T-Minus, and one of everything on it."""
    if CHROMIUM is None:
        pytest.skip("no chromium on this machine")
    running = Demo("-m", "tests.browser.parrot")
    yield running
    running.process.terminate()
    running.process.wait(30)


@pytest.fixture(scope="module")
def browser(demo: Demo) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield running
        running.close()


# A refusal by the sandbox (a 409 where no next moment is known) is told on the page, too; a picture from elsewhere is
# not loaded, because the policy forbids it.
_FORESEEN = re.compile(r"status of (400|404|409)|https://example\.com/")


class Looker:
    """Somebody in front of the page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.errors: list[str] = []
        page.set_default_timeout(PATIENCE_MS)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", self._note)
        page.on("dialog", lambda dialog: (self.errors.append("a dialog: " + dialog.message), dialog.dismiss()))

    def _note(self, line: ConsoleMessage) -> None:
        if line.type == "error" and not _FORESEEN.search(line.text):
            self.errors.append(line.text)

    def channel(self, name: str) -> None:
        self.page.click(f'.channel[data-name="{name}"]')

    def type(self, text: str) -> None:
        self.page.keyboard.type(text)

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def use(self, line: str) -> None:
        """Choose a command; Enter sends it if it needs nothing more."""
        self.page.focus("#composer")
        self.type(f"/{line}")
        self.suggested(f"/{line}")
        self.press("Enter")

    def suggested(self, text: str) -> None:
        self.page.wait_for_function(
            "text => document.querySelector('#suggestions [aria-selected=true]')?.textContent.includes(text)", arg=text
        )

    def messages(self, text: str) -> Any:
        return self.page.locator("#messages .message", has_text=text)


Look = Callable[..., Looker]


@pytest.fixture
def look(demo: Demo, browser: Browser) -> Iterator[Look]:
    """Open the page as somebody; nothing that goes wrong in the browser goes unnoticed."""
    opened: list[tuple[BrowserContext, Looker]] = []

    def open_page(who: str, query: str = "", *, width: int = 1400, height: int = 850, **options: Any) -> Looker:
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        looker = Looker(context.new_page())
        opened.append((context, looker))
        looker.page.goto(f"{demo.url}/?as={who}&{query}")
        looker.page.wait_for_selector("html[data-ready]")
        return looker

    yield open_page
    for context, looker in opened:
        context.close()
        assert looker.errors == []
