"""What Discord itself does, drawn and used on the page: with a small bot that shows one of everything (parrot.py)."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import Demo, Look, Looker

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def demo(parrot: Demo) -> Demo:
    return parrot


@pytest.fixture
def ada(look: Look) -> Iterator[Looker]:
    """Ada in #launches. Whatever is said to her, nothing of it has run at the end."""
    ada = look("ada", "channel=launches&zone=UTC")
    ada.messages("widgets").first.wait_for()
    yield ada
    assert ada.page.evaluate("window.hacked") is None
    assert ada.page.locator("script:not([src^='/page/']), img[src='x'], iframe, b").count() == 0


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.id || document.activeElement.className"))


def test_old_cards_files_and_replies_are_drawn(ada: Looker) -> None:
    first = ada.messages("embed:").first
    expect(first.locator(".embed strong", has_text="bold")).to_be_visible()
    expect(first.locator(".embed li")).to_have_count(2)
    expect(first.get_by_role("link", name="launches.ics")).to_be_visible()
    expect(first.locator(".file")).to_contain_text("5 bytes")
    expect(first).to_contain_text("[picture]")
    ada.page.get_by_role("button", name="In reply to T-Minus: go there").click()
    expect(first).to_be_focused()


def test_a_command_is_filled_with_the_keyboard_and_refused_where_discord_would(ada: Looker) -> None:
    ada.use("many")
    word = ada.page.locator('[data-option="word"]')
    expect(word).to_be_focused()
    expect(word).to_have_attribute("aria-required", "true")
    ada.type("some")
    ada.suggested("some <img")
    ada.press("Enter")
    ada.type("12")
    ada.press("Tab")
    ada.suggested("Large")
    ada.press("Enter", "Enter")
    expect(ada.page.locator("#suggestions-hint.bad")).to_contain_text("At most 9")
    expect(ada.page.locator('[data-option="count"]')).to_be_focused()
    ada.press("ControlOrMeta+a")
    ada.type("7")
    ada.press("Tab", "Tab")  # over the size, to the options that may be left out
    ada.type("whole")
    ada.press("Enter")
    ada.suggested("True")
    ada.press("Enter", "Enter")
    expect(ada.messages("many: chosen 7 l None True")).to_have_count(1)
    expect(ada.page.locator("#composer")).to_be_focused()


def test_an_option_that_was_added_can_be_taken_away_and_escape_leaves(ada: Looker) -> None:
    ada.use("many")
    ada.type("x")
    ada.suggested("x <img")
    ada.press("Escape")  # the list
    expect(ada.page.locator("#picks")).to_be_hidden()
    ada.page.locator("#composer").focus()
    expect(ada.page.locator("#composer")).to_have_attribute("placeholder", "+2 optional")
    ada.type("where")
    ada.press("Tab")
    expect(ada.page.locator('[data-option="where"]')).to_be_focused()
    ada.press("Backspace")
    expect(ada.page.locator('[data-option="where"]')).to_have_count(0)
    ada.press("Escape", "Escape")
    expect(ada.page.locator(".pill")).to_have_count(0)
    expect(ada.page.locator("#composer")).to_be_focused()


def test_a_word_that_is_no_option_is_not_sent(ada: Looker) -> None:
    ada.use("slow")
    ada.type("please")
    ada.press("Enter")
    expect(ada.page.locator("#suggestions-hint.bad")).to_contain_text("no option")
    ada.press("Escape")


def test_a_slow_command_thinks_and_a_dead_one_is_said_to_be(ada: Looker) -> None:
    ada.use("slow")
    ada.press("Enter")
    expect(ada.messages("is thinking…").last).to_be_visible()
    expect(ada.messages("slow: done").last).to_contain_text("Only you can see this")
    ada.use("dead")
    ada.press("Enter")
    failed = ada.messages("The application did not respond").last
    expect(failed).to_contain_text("used /dead")
    failed.get_by_role("button", name="Dismiss message").click()
    expect(ada.messages("The application did not respond")).to_have_count(0)
    expect(ada.page.locator("#composer")).to_be_focused()


def test_a_button_answers_waits_or_fails_at_its_place(ada: Looker) -> None:
    widgets = ada.messages("widgets").first
    expect(widgets.get_by_role("button", name="Off")).to_be_disabled()
    widgets.get_by_role("button", name="Press").click()
    expect(ada.messages("press: None").last).to_be_visible()
    widgets.get_by_role("button", name="Broken").click()
    expect(widgets.get_by_role("button", name="Broken")).to_have_attribute("aria-busy", "true")
    expect(widgets.get_by_role("alert")).to_contain_text("This interaction failed")
    expect(widgets.get_by_role("button", name="Broken")).not_to_have_attribute("aria-busy", "true")


def test_menus_are_used_with_keys_and_tell_once(ada: Looker) -> None:
    widgets = ada.messages("widgets").first
    widgets.get_by_role("combobox", name="Choose some").focus()
    ada.press("ArrowDown", "Enter", "ArrowDown", "Enter", "ArrowDown", "Enter")  # the third is one too many
    expect(ada.page.get_by_role("listbox", name="Choose some").get_by_role("option", selected=True)).to_have_count(2)
    ada.press("Escape")
    expect(ada.messages("some: ['A', 'B']")).to_have_count(1)
    expect(widgets.get_by_role("combobox", name="Choose some")).to_be_focused()
    widgets.get_by_role("combobox", name="Choose a channel").click()
    ada.page.get_by_role("listbox", name="Choose a channel").get_by_role("option", name="#general").click()
    expect(ada.messages("channel: [")).to_have_count(1)
    widgets.get_by_role("combobox", name="Choose one").focus()
    ada.press("ArrowDown", "b", "Escape")
    expect(ada.messages("one: [")).to_have_count(0)


def test_a_form_says_what_is_wrong_and_gives_the_focus_back(ada: Looker) -> None:
    ada.use("form")
    ada.press("Enter")
    dialog = ada.page.get_by_role("dialog", name="A <b>form</b>")
    expect(dialog.get_by_label("Name")).to_be_focused()
    ada.type("Kite")
    dialog.get_by_role("button", name="Submit").click()
    expect(dialog.get_by_role("alert")).to_contain_text("choose 1 to 1")
    dialog.get_by_role("combobox", name="Size").click()
    ada.page.get_by_role("option", name="B <img").click()
    dialog.get_by_role("combobox", name="Who").click()
    ada.page.get_by_role("option", name="@Mo").click()
    dialog.get_by_role("button", name="Submit").click()
    expect(dialog).to_be_hidden()
    expect(ada.messages("form: Kite ['B'] ['mo']")).to_have_count(1)
    expect(ada.page.locator("#composer")).to_be_focused()


def test_a_message_that_changes_keeps_the_focus(ada: Looker) -> None:
    ada.use("edit")
    ada.press("Enter")
    ada.messages("edit: before").last.get_by_role("button", name="Press").focus()
    changed = ada.messages("edit: after").last
    expect(changed.get_by_role("button", name="Press")).to_be_focused()


def test_the_menu_of_a_message_opens_with_the_pointer(ada: Looker) -> None:
    ada.messages("embed:").first.locator(".author").click(button="right")
    menu = ada.page.get_by_role("menu", name="Message")
    expect(menu.get_by_role("group", name="Apps")).to_be_visible()
    menu.get_by_role("menuitem", name="Echo").click()
    answer = ada.messages("echo: embed:").last
    expect(answer).to_contain_text("used Echo <img")
    answer.hover()
    answer.get_by_role("button", name="More on the message").click()
    expect(menu.get_by_role("group", name="Apps")).to_have_count(0)  # as on Discord
    menu.get_by_role("menuitem", name="Dismiss message").click()
    expect(ada.messages("echo: embed:")).to_have_count(0)


def test_what_the_bot_offers_comes_into_a_menu_that_is_already_open(look: Look) -> None:
    ada = look("ada", "channel=general&zone=UTC")
    held: list[Route] = []
    ada.page.route("**/control/commands?*", lambda route: held.append(route))
    ada.channel("launches")
    ada.messages("embed:").first.locator(".author").click(button="right")
    menu = ada.page.get_by_role("menu", name="Message")
    expect(menu.get_by_role("group", name="Message")).to_be_visible()
    expect(menu.get_by_role("group", name="Apps")).to_have_count(0)
    ada.press("ArrowDown")
    for route in held:
        route.continue_()
    expect(menu.get_by_role("group", name="Apps")).to_be_visible()
    expect(menu.get_by_role("menuitem", name="Copy message ID")).to_be_focused()


def test_messages_and_their_menus_are_reached_with_keys(ada: Looker) -> None:
    ada.page.get_by_role("log", name="Messages").focus()
    ada.press("End", "Home")
    expect(ada.page.locator(".message").first).to_be_focused()
    ada.press("Shift+F10")
    expect(ada.page.get_by_role("menuitem").first).to_be_focused()
    ada.press("ArrowUp")
    expect(ada.page.get_by_role("menuitem").last).to_be_focused()
    ada.press("Escape")
    expect(ada.page.locator(".message").first).to_be_focused()
    ada.press("ArrowDown")
    expect(ada.page.locator(".message").nth(1)).to_be_focused()
    ada.press("Escape")
    expect(ada.page.locator("#composer")).to_be_focused()


def test_names_that_one_types_become_mentions(look: Look, ada: Looker) -> None:
    ada.page.focus("#composer")
    ada.type("hello @mo in #general, not @more")
    ada.press("Enter")
    said = ada.messages("hello @Mo in #general").last
    expect(said.locator(".mention")).to_have_text(["@Mo", "#general"])
    said.get_by_role("button", name="#general").click()
    expect(ada.page.locator("#where")).to_contain_text("general")
    expect(look("mo", "channel=launches").messages("hello @Mo").last).to_have_class("message pings")
