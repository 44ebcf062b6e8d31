"""Nobody is shut out: axe (WCAG 2.1 A and AA, good practice) finds nothing in any state of the page, dark or light."""

from importlib import resources

import pytest

from tests.browser.conftest import Demo, Look

pytestmark = pytest.mark.browser

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]
AUDIT = """async (rules) => (await axe.run(document, { runOnly: rules })).violations
    .flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.html.slice(0, 120)} ${n.failureSummary}`))"""


@pytest.fixture(scope="module")
def demo(parrot: Demo) -> Demo:
    return parrot


@pytest.fixture(scope="module")
def axe() -> str:
    pytest.importorskip("axe_playwright_python")
    return (resources.files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")


@pytest.mark.parametrize(("theme", "width"), [("dark", 1400), ("light", 390)])
def test_axe_finds_nothing(look: Look, axe: str, theme: str, width: int) -> None:
    # the page's policy lets no other script in, not even this one
    ada = look("ada", f"channel=launches&theme={theme}", width=width, bypass_csp=True, reduced_motion="reduce")

    def audit(state: str) -> None:
        ada.page.evaluate(axe)
        assert ada.page.evaluate(AUDIT, RULES) == [], state

    ada.messages("widgets").first.wait_for()
    audit("messages")
    ada.page.get_by_role("combobox", name="Choose some").click()
    audit("a select menu")
    ada.press("Escape")
    ada.page.locator(".message").first.focus()
    ada.press("Shift+F10")
    audit("the menu of a message")
    ada.press("Escape")
    ada.use("many")
    audit("an option")
    ada.page.click("#send")
    ada.page.locator("#suggestions-hint.bad").wait_for()
    audit("a complaint")
    ada.page.get_by_role("button", name="press to leave the command").click()
    ada.use("form")
    ada.press("Enter")
    ada.page.get_by_role("dialog").wait_for()
    audit("a form")
    ada.press("Escape")
    ada.use("dead")
    ada.press("Enter")
    ada.messages("The application did not respond").last.wait_for()
    audit("a failure")
    if width < 900:
        for panel in ("Servers and channels", "Clock and newsroom"):
            ada.page.get_by_role("button", name=panel).first.click()
            audit(panel)
            ada.press("Escape")
    assert ada.page.evaluate("window.hacked") is None  # even without the policy
    ada.errors = [line for line in ada.errors if "ERR_" not in line]  # the picture from elsewhere
