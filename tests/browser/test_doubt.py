"""What T-Minus is not sure of, in a demo of its own: at its beginning nothing else is known of the brand."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Demo, Look

pytestmark = pytest.mark.browser


def test_what_t_minus_doubts_is_asked_and_set_right_in_a_form(demo: Demo, look: Look) -> None:
    ada = look("ada", "channel=crew-room")
    text = "October 2022 would suit the Leica Numbat, and so would November 2022."
    demo.ask("/control/newsroom/write", {"site": "leica", "title": "Leica Numbat: October or November", "text": text})
    question = ada.messages("Numbat").last
    question.get_by_role("button", name="Fix").click()
    dialog = ada.page.get_by_role("dialog", name="Fix this reading")
    expect(dialog.get_by_label("What is launched")).to_be_focused()
    dialog.get_by_label("When, as exactly").fill("October 2022")
    ada.press("Enter")
    expect(dialog).to_be_hidden()
    expect(ada.messages("Numbat").last).to_contain_text("Ada")
    ada.channel("launches")
    expect(ada.messages("Numbat").last).to_contain_text("Some time in October 2022")
