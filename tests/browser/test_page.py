"""The page as a member and an admin use it, in a real browser against the real demo. The tests follow one another."""

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Demo, Look

pytestmark = pytest.mark.browser

HOSTILE = """The <script>window.hacked = 1</script> Kitefish 9 will be released on 3 October 2022. It is @everyone's, \
says [the press room](javascript:window.hacked=2) and <img src=x onerror="window.hacked=3"> too.

‮ gnihtyreve sesrever siht ‬ مرحبا بالعالم and **half a star, `a tick, ||a spoiler, ~~a line, <@1> <#2> <@&3> <t:1:R>.
"""


def expect_text(locator: Any, text: str) -> None:
    expect(locator).to_contain_text(re.compile(text))


def test_the_page_forbids_what_messages_might_try(demo: Demo, look: Look) -> None:
    mo = look("mo")
    response = mo.page.goto(demo.url)
    assert response
    policy = response.headers["content-security-policy"]
    assert "script-src 'self'" in policy
    assert "default-src 'none'" in policy


def test_an_admin_sets_up_with_the_keyboard_alone(look: Look) -> None:
    ada = look("ada", "channel=general")
    ada.page.focus("#composer")
    ada.type("/setu")
    ada.suggested("/setup")
    ada.press("Enter")
    expect(ada.page.locator("#suggestions-hint")).to_contain_text("/setup")
    ada.type("zon")
    ada.suggested("zone")
    ada.press("Tab")
    ada.type("Berl")
    ada.suggested("Europe/Berlin")
    ada.press("Enter")
    ada.type("chan")
    ada.press("Enter")
    ada.type("crew")
    ada.suggested("#crew-room")
    ada.press("Enter")  # chooses
    ada.press("Enter")  # sends
    answer = ada.messages("This server is set up").last
    expect_text(answer, "Europe/Berlin")
    expect_text(answer, "Only you can see this")


def test_options_are_completed_by_the_bot_and_chosen_from_the_server(look: Look) -> None:
    ada = look("ada", "channel=general")
    ada.page.focus("#composer")
    ada.type("/route")
    ada.suggested("/route")
    ada.page.locator("#suggestions [role=option]", has_text="/route set").click()
    expect(ada.page.locator("#composer")).to_be_focused()
    ada.type("brand")
    ada.press("Enter")
    expect(ada.page.locator('[data-option="brand"]')).to_be_focused()
    expect(ada.page.locator("#suggestions-hint")).to_contain_text("optional")
    ada.type("xia")
    ada.suggested("Xiaomi")
    assert ada.page.get_attribute('[data-option="brand"]', "aria-activedescendant") == "pick-0"
    ada.press("Enter")
    ada.type("channel")
    ada.press("Enter")
    ada.page.locator("#picks [role=option]", has_text="#general").click()
    ada.page.click("#send")
    answer = ada.messages("now follows Xiaomi").last
    expect_text(answer, "#general")
    answer.get_by_role("button", name="#general").click()
    expect(ada.page.locator("#where")).to_contain_text("general")


def test_a_missing_option_is_asked_for(look: Look) -> None:
    ada = look("ada", "channel=general")
    ada.page.focus("#composer")
    ada.type("/track add")
    ada.suggested("/track add")
    ada.press("Enter")
    ada.page.click("#send")
    expect(ada.page.locator("#suggestions-hint.bad")).to_contain_text("This option is required")
    wrong = ada.page.locator("[aria-invalid=true]").first
    expect(wrong).to_be_focused()
    expect(wrong).to_have_attribute("aria-required", "true")
    ada.page.get_by_role("button", name="press to leave the command").click()
    expect(ada.page.locator("#composer")).to_be_focused()
    expect(ada.page.locator(".pill")).to_have_count(0)


@pytest.mark.parametrize("width", [1280, 390])
def test_a_long_option_leaves_the_send_button_where_it_is(look: Look, width: int) -> None:
    ada = look("ada", "channel=general", width=width)
    ada.use("track add")
    ada.type("A kite with a name that is longer than the box which it is typed into")
    send, box = (ada.page.locator(name).bounding_box() for name in ("#send", "#composer-box"))
    assert send
    assert box
    assert box["x"] + box["width"] - send["x"] - send["width"] < 12, "at the right end"
    assert box["y"] + box["height"] - send["y"] - send["height"] < 12, "in the last line"


ROOM = """select => {
    const style = getComputedStyle(select), pen = document.createElement("canvas").getContext("2d");
    pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    const longest = Math.max(...[...select.options].map((option) => pen.measureText(option.text).width));
    return select.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight) - longest;
}"""


def test_each_speed_of_the_clock_can_be_read(look: Look) -> None:
    ada = look("ada", width=1280)
    arrow = 20
    assert ada.page.locator("#speed").evaluate(ROOM) >= arrow


def test_a_member_is_not_offered_what_admins_may(look: Look) -> None:
    mo = look("mo", "channel=general")
    expect(mo.page.locator('.channel[data-name="crew-room"]')).to_have_count(0)
    mo.page.focus("#composer")
    mo.type("/setup")
    expect(mo.page.locator("#suggestions")).to_contain_text("No command of that name")
    mo.press("Backspace", "Backspace", "Backspace", "Backspace", "Backspace")
    mo.type("subscribe")
    mo.suggested("/subscribe add")


def test_the_story_plays_and_pauses(look: Look) -> None:
    mo = look("mo", "channel=launches", width=1280)
    speed = mo.page.locator("#speed")
    stood = speed.bounding_box()
    mo.page.click("text=Play the story")
    card = mo.messages("Announced").first
    expect_text(card, "July 2022")
    assert speed.bounding_box() == stood, "the panel stays where it is"
    mo.page.click("#play")
    expect(mo.page.locator("#play")).to_have_text("Play")
    assert not re.search(r"\b\d\d? July|July \d\d?\b(?!\d)", card.inner_text().split("published")[0])
    shown = mo.page.locator("#now-time").inner_text()
    mo.page.wait_for_timeout(1200)
    assert mo.page.locator("#now-time").inner_text() == shown, "paused"


def test_a_button_subscribes_and_the_bot_writes_a_direct_message(look: Look) -> None:
    noor = look("noor", "channel=launches")
    noor.page.locator(".message", has_text="Announced").get_by_role("button", name="Notify me").first.click()
    expect(noor.messages("Only you can see this").last).to_be_visible()
    rail = noor.page.get_by_role("button", name=re.compile("Direct messages, 1"))
    rail.click()
    expect(noor.page.locator("#where")).to_contain_text("T-Minus")
    expect_text(noor.messages("You will hear").last, "Xiaomi|imaging|12S")
    expect(noor.page.locator("#tasks .done")).to_contain_text("Notify me")


def test_next_leaps_and_times_are_in_the_viewers_zone(look: Look) -> None:
    tokyo = look("mo", "channel=launches&zone=Asia/Tokyo")
    for _ in range(12):
        if tokyo.messages("More exact now").count():
            break
        tokyo.page.click("#leap")
        expect(tokyo.page.locator("#leap")).not_to_have_attribute("aria-busy", "true")
        tokyo.page.wait_for_timeout(600)
    expect_text(tokyo.messages("More exact now").first, "Monday,? 4 July 2022 at 20:00")
    expect(tokyo.page.locator(".day", has_text="28 June 2022")).to_be_visible()
    expect_text(look("mo", "channel=launches&zone=UTC").messages("More exact now").first, "4 July 2022 at 11:00")


def test_the_clock_runs_at_the_speed_one_chooses(demo: Demo, look: Look) -> None:
    mo = look("mo")
    demo.ask("/control/clock", {"action": "play", "auto": False})
    mo.page.select_option("#speed", "60")
    expect(mo.page.locator("#speed")).to_have_value("60")
    before = demo.ask("/control/clock")["now"]
    mo.page.wait_for_timeout(500)
    assert demo.ask("/control/clock")["speed"] == 60
    assert demo.ask("/control/clock")["now"] > before
    demo.ask("/control/clock", {"action": "speed", "speed": 1})
    demo.ask("/control/clock", {"action": "pause"})


def test_an_own_article_is_read_at_once_although_the_clock_is_paused(demo: Demo, look: Look) -> None:
    demo.ask("/control/clock", {"action": "pause"})
    mo = look("mo", "channel=launches")
    mo.page.click("#own-box summary")
    mo.page.select_option("#own-site", label="Leica")
    mo.page.fill("#own-title", "The Leica Quokka arrives on 9 September 2022")
    mo.page.fill("#own-text", "The Leica Quokka, a camera for the pocket, will be released on 9 September 2022.")
    mo.page.click("#own button")
    expect_text(mo.messages("Quokka").last, "9 September 2022")
    expect(mo.page.locator("#timeline")).to_contain_text("Quokka")
    expect(mo.page.locator("#own-says")).to_contain_text("Published")


def test_any_message_is_read_from_its_menu(look: Look) -> None:
    mo = look("mo", "channel=general")
    mo.page.focus("#composer")
    mo.type("Did you hear? The Leica Wombat will launch in July 2023.")
    mo.press("Enter")
    mo.messages("Did you hear?").last.locator(".body").click(button="right")
    mo.page.get_by_role("menuitem", name="When does it launch?").click()
    answer = mo.messages("nothing was kept").last
    expect_text(answer, "July 2023")
    expect_text(answer, "used When does it launch\\?")


def test_a_piece_of_the_story_can_be_published_before_its_time(look: Look) -> None:
    mo = look("mo", "channel=games")
    mo.page.get_by_role("button", name="Publish now: Forspoken moves to January 2023").click()
    expect_text(mo.messages("Forspoken").last, "24 January 2023")


def test_hostile_words_stay_words(demo: Demo, look: Look) -> None:
    mo = look("mo", "channel=launches")
    demo.ask("/control/act/message", {"as": "ada", "channel": "launches", "content": HOSTILE[:1900]})
    demo.ask("/control/act/message", {"as": "ada", "channel": "launches", "content": "W" * 1900})
    own = {
        "site": "leica",
        "title": '<script>window.hacked=4</script> "Kitefish" @everyone',
        "text": HOSTILE + "W" * 3000,
    }
    demo.ask("/control/newsroom/write", own)
    expect(mo.messages("Kitefish")).not_to_have_count(0)
    mo.page.locator(".message", has_text="Kitefish 9").locator("visible=true").last.wait_for()
    mo.page.wait_for_timeout(2500)  # time for whatever might run
    assert mo.page.evaluate("window.hacked") is None
    assert mo.page.locator('#messages a[href^="javascript"]').count() == 0
    assert mo.page.locator("#messages script, #messages img[src=x], #messages iframe").count() == 0
    assert mo.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert mo.page.evaluate("(m => m.scrollWidth <= m.clientWidth)(document.getElementById('messages'))")


MODAL = {
    "title": "<b>Fix</b> this reading",
    "custom_id": "fix",
    "components": [
        {
            "type": 18,
            "label": "What is launched",
            "description": "Its name",
            "component": {"type": 4, "custom_id": "what", "style": 1, "value": "Numbat"},
        },
        {"type": 1, "components": [{"type": 4, "custom_id": "why", "style": 2, "label": "Why", "required": False}]},
        {
            "type": 18,
            "label": "How exactly",
            "component": {
                "type": 3,
                "custom_id": "how",
                "options": [{"label": "Month", "value": "m", "default": True}],
            },
        },
    ],
}


def test_a_modal_is_a_labelled_dialog_that_escape_closes(look: Look) -> None:
    ada = look("ada", "channel=launches")
    ada.page.evaluate(
        """async (modal) => {
            const { openModal } = await import('/page/modal.js');
            openModal(document.getElementById('modal'), { person: { id: '1' } }, { id: '2', modal }, {});
        }""",
        MODAL,
    )
    dialog = ada.page.get_by_role("dialog", name="<b>Fix</b> this reading")
    expect(dialog.get_by_label("What is launched")).to_have_value("Numbat")
    expect(dialog.get_by_label("What is launched")).to_be_focused()
    expect(dialog.get_by_label("Why")).to_be_empty()
    expect(dialog.get_by_role("combobox", name="How exactly: Month")).to_be_visible()
    ada.press("Escape")
    expect(dialog).to_be_hidden()


def test_what_there_is_to_try_leads_on_where_no_card_is(look: Look) -> None:
    ada = look("ada", "channel=crew-room")
    ada.page.click("text=Press Notify me on a card")
    expect(ada.page.locator("#play")).to_be_focused()


def test_a_phone_shows_one_thing_at_a_time(look: Look) -> None:
    mo = look("mo", "channel=launches", width=390, height=844)
    expect(mo.page.locator("#places")).to_be_hidden()
    mo.page.get_by_role("button", name=re.compile("Servers and channels")).first.click()
    expect(mo.page.locator("#places")).to_be_visible()
    mo.channel("games")
    expect(mo.page.locator("#places")).to_be_hidden()
    expect(mo.page.locator("#where")).to_contain_text("games")
    mo.page.get_by_role("button", name="Clock and newsroom").click()
    expect(mo.page.locator("#now")).to_be_visible()
    mo.press("Escape")
    expect(mo.page.locator("#now")).to_be_hidden()
    assert mo.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_every_control_has_a_name(look: Look) -> None:
    ada = look("ada", "channel=launches")
    nameless = ada.page.evaluate(
        """() => [...document.querySelectorAll('button, a[href], input, select, textarea')]
            .filter((n) => n.checkVisibility())
            .filter((n) => !(n.getAttribute('aria-label') || n.textContent.trim() || n.labels?.length))
            .map((n) => n.outerHTML.slice(0, 120))"""
    )
    assert nameless == []
    expect(ada.page.get_by_role("log", name="Messages")).to_be_visible()
    expect(ada.page.get_by_role("navigation", name="Servers and channels")).to_be_visible()
    expect(ada.page.get_by_role("complementary", name="Clock and newsroom")).to_be_visible()


@pytest.mark.parametrize("width", [1280, 390])
def test_a_headline_without_blanks_stays_in_the_newsrooms_panel(demo: Demo, look: Look, width: int) -> None:
    title = f"https://press.example/{width}/" + "kite" * 40
    demo.ask("/control/newsroom/write", {"site": "leica", "title": title, "text": "Nothing is launched."})
    mo = look("mo", width=width)
    if width < 900:
        mo.page.get_by_role("button", name="Clock and newsroom").click()
    expect(mo.page.locator("#timeline")).to_contain_text(title)
    assert mo.page.locator("#clock").evaluate("panel => panel.scrollWidth <= panel.clientWidth")
