"""Take the pictures of docs/images from a running demo: python -m tests.browser.screenshots [FOLDER]."""

import re
import sys
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.conftest import CHROMIUM, QUIET, ROOT, Demo

FOLDER = ROOT / "docs" / "images"
PATIENCE_MS = 30_000


class Photographer:
    """Opens the page as somebody and takes pictures of it."""

    def __init__(self, demo: Demo, browser: Browser, folder: Path) -> None:
        self.demo = demo
        self.browser = browser
        self.folder = folder

    def take(
        self,
        name: str,
        who: str,
        query: str,
        act: Callable[[Page], object] = lambda _: None,
        *,
        width: int = 1400,
        height: int = 850,
    ) -> None:
        page = self.browser.new_page(viewport={"width": width, "height": height}, reduced_motion="reduce")
        page.set_default_timeout(PATIENCE_MS)
        page.goto(f"{self.demo.url}/?as={who}&zone=Europe/London&{query}")
        page.wait_for_selector("html[data-ready]")
        act(page)
        page.wait_for_timeout(400)  # pictures in the cards arrive late
        page.screenshot(path=self.folder / f"{name}.png")
        page.close()
        print(f"{name}.png: {(self.folder / f'{name}.png').stat().st_size // 1024} kB")

    def leap_to(self, text: str) -> None:
        """Let the story go on until a message in #launches says `text`."""
        page = self.browser.new_page()
        page.set_default_timeout(PATIENCE_MS)
        page.goto(f"{self.demo.url}/?as=mo&channel=launches")
        page.wait_for_selector("html[data-ready]")
        while not page.locator(".message", has_text=text).count():
            page.click("#leap")
            page.locator("#leap:not([aria-busy])").wait_for()
            page.wait_for_timeout(1_000)
        page.close()


def show_card(text: str) -> Callable[[Page], object]:
    """Scroll to the first message that says `text`."""
    return lambda page: page.locator(".message", has_text=text).first.evaluate(
        "node => { node.parentElement.scrollTop = node.offsetTop - 52 }"
    )


def type_command(page: Page, line: str, *, then: tuple[str, ...] = ()) -> None:
    page.focus("#composer")
    page.keyboard.type(line)
    page.locator("#suggestions").wait_for()
    for word in then:
        page.keyboard.press("Enter")
        page.keyboard.type(word)
        page.locator("#suggestions [role=option]", has_text=re.compile(word, re.IGNORECASE)).first.wait_for()


def subscribe(page: Page) -> None:
    page.locator(".message").last.get_by_role("button", name="Notify me").click()
    page.get_by_role("button", name=re.compile("Direct messages, 1")).click()
    page.locator(".message", has_text="You will hear").wait_for()


def publish(page: Page) -> None:
    page.click("#own-box summary")
    page.select_option("#own-site", label="Leica")
    page.fill("#own-title", "The Leica M12 comes in spring 2023")
    page.fill(
        "#own-text", "The Leica M12 will be released in spring 2023. It weighs 530 grams. Leica was founded in 1869."
    )
    page.click("#own .button")
    page.locator(".message", has_text="Leica M12").last.wait_for()


def ask_the_menu(page: Page) -> None:
    page.focus("#composer")
    page.keyboard.type("Did you hear? The Leica SL3 will launch in the first half of 2023.")
    page.keyboard.press("Enter")
    said = page.locator(".message", has_text="Did you hear").last
    for _ in range(2):  # once for the answer, once for the picture
        said.locator(".body").click(button="right", position={"x": 560, "y": 20})
        if not page.locator(".message", has_text="nothing was kept").count():
            page.get_by_role("menuitem", name="When does it launch?").click()
            page.locator(".message", has_text="nothing was kept").wait_for()


def fix_a_reading(page: Page) -> None:
    page.evaluate(
        """fetch("/control/newsroom/write", { method: "POST", headers: { "Content-Type": "application/json" },
            body: JSON.stringify({ site: "leica", title: "Leica Sofort 2: October or November",
                text: "October 2022 would suit the Leica Sofort 2, and so would November 2022." }) })"""
    )
    page.get_by_role("button", name="Fix").click()
    page.get_by_role("dialog").wait_for()


def show_clock(page: Page) -> None:
    page.get_by_role("button", name="Clock and newsroom").click()


def main(folder: Path) -> int:
    """Play the story and take every picture; 1 where there is no browser."""
    if CHROMIUM is None:
        print("no chromium on this machine", file=sys.stderr)
        return 1
    folder.mkdir(parents=True, exist_ok=True)
    demo = Demo()
    try:
        demo.ask("/control/clock", {"action": "pause"})
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
            photographer = Photographer(demo, browser, folder)
            take = photographer.take
            dark, light = "theme=dark", "theme=light"
            take(
                "setup",
                "ada",
                f"{dark}&channel=general",
                lambda page: type_command(page, "/route set", then=("brand", "xi")),
            )
            take("permission", "mo", f"{light}&channel=general", lambda page: type_command(page, "/setup"))
            # before the story tells of the brand: then a doubt is about something new, and is asked about
            take("form", "ada", f"{light}&channel=crew-room", fix_a_reading)
            photographer.leap_to("in 30 days")
            take("subscribe", "noor", f"{dark}&channel=launches", subscribe)
            photographer.leap_to("More exact now")
            take("demo", "mo", f"{dark}&channel=launches", show_card("July 2022 begins in 7 days"), height=1000)
            take("clock", "mo", f"{light}&channel=launches")
            take("phone", "mo", f"{dark}&channel=launches", width=390, height=844)
            take("phone-clock", "mo", f"{light}&channel=launches", show_clock, width=390, height=844)
            take("menu", "mo", f"{dark}&channel=general", ask_the_menu)
            take("own", "mo", f"{dark}&channel=launches", publish)
            browser.close()
    finally:
        demo.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER))
