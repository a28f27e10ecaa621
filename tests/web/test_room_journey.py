"""The room in real browsers: chair, hall screen, a delegate in the room and one online follow the same subject."""

import re
from dataclasses import dataclass
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from maslahat.actions.actor import Secret
from maslahat.actions.meetings.floor import ask_for_floor
from maslahat.actions.meetings.giving_floor import give_floor
from maslahat.actions.meetings.screens import open_screen
from maslahat.actions.meetings.subjects import set_subject
from maslahat.actions.people import accredit
from maslahat.stores.meetings import queries
from tests.cast import L1, L2, Cast, raise_budget, retitle
from tests.web.live.server import room_served

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

MEETING = "/SMALL/meetings/PSC/"
WORD = "a-word-that-nobody-guesses"


@dataclass
class Hall:
    """Everybody who follows the meeting; each has a browser of their own."""

    browser: Any
    address: str
    cast: Cast

    def opens(self, who: str, page: str, *, language: str = "en", width: int = 1280, **told: Any) -> Any:
        context = self.browser.new_context(viewport={"width": width, "height": 800}, locale=language, **told)
        context.add_cookies([{"name": "language", "value": language, "url": self.address}])
        opened = context.new_page()
        if who:
            opened.goto(f"{self.address}/sign-in/")
            opened.click(f"button[value='{who}']")
        opened.goto(f"{self.address}{MEETING}{page}")
        return opened

    def chair_puts(self, **what: str) -> str:
        found = queries.meeting("SMALL", "PSC")
        told = {"meeting": "PSC", "row_version": found.row_version, "by": self.cast("secretariat")}
        return str(set_subject(**told, **self.cast.told(), **what).print)


@pytest.fixture
def hall(browser, cast, settings):
    settings.MASLAHAT_DEMO = True
    settings.WHITENOISE_USE_FINDERS = True
    open_screen(meeting="PSC", place="Hall A", word=Secret(WORD), by=cast("secretariat"), **cast.told())
    with room_served() as address:
        yield Hall(browser, address, cast)
        for context in list(browser.contexts):
            context.close()


def follows(page: Any, mode: str = "live") -> None:
    expect(page.locator("#live")).to_have_attribute("data-mode", mode, timeout=15_000)


@pytest.mark.covers("R27", "E79")
def test_chair_hall_screen_room_and_online_follow_one_change_of_subject(hall):
    ref = hall.cast.tabled("head-aa", retitle(L1, "Train judges"), headline="Judges as well").ref
    chair = hall.opens("secretariat", "chair/")
    wall = hall.opens("", f"screen/{WORD}/", width=1920)
    phone = hall.opens("delegate-aa", "room/", width=360)
    online = hall.opens("head-bb", "room/", language="ru")
    for page in (chair, wall, phone, online):
        follows(page)

    chair.click(f"#put-{ref}")

    expect(phone.locator(".now-proposal")).to_contain_text(f"{ref} Judges as well")
    expect(online.locator(".now-proposal")).to_contain_text("По-русски: Judges as well")
    expect(wall.locator(".hall-side[lang=en] ins")).to_contain_text("judges")
    expect(wall.locator(".hall-side[lang=ru] .hall-proposal")).to_contain_text("По-русски: Judges as well")
    expect(chair.locator("[data-live=proposals] .is-now")).to_contain_text(ref)

    wall.reload()
    expect(wall.locator(".hall-side[lang=en] .hall-proposal")).to_contain_text("Judges as well")


@pytest.mark.covers("E76")
def test_a_phone_that_slept_shows_what_it_missed_when_it_wakes(hall):
    phone = hall.opens("delegate-aa", "room/", width=360)
    follows(phone)

    phone.context.set_offline(True)
    hall.chair_puts(line=L1)
    hall.chair_puts(line=L2)
    phone.context.set_offline(False)

    expect(phone.locator("[data-now=line]")).to_have_text(hall.cast.text.printed_codes[L2], timeout=30_000)


@pytest.mark.covers("E78")
@pytest.mark.parametrize(("language", "words"), [("en", "delayed"), ("ru", "с задержкой")])
def test_where_streams_are_blocked_the_page_asks_and_says_that_it_is_late(hall, language, words):
    phone = hall.opens("", "room/", language=language)
    phone.context.route(re.compile("/stream"), lambda route: route.fulfill(status=502))
    phone.goto(f"{hall.address}/sign-in/")
    phone.click("button[value='delegate-aa']")
    phone.goto(f"{hall.address}{MEETING}room/")
    follows(phone, "delayed")
    expect(phone.locator("#live")).to_contain_text(words)

    hall.chair_puts(line=L1)

    expect(phone.locator("[data-now=line]")).to_have_text(hall.cast.text.printed_codes[L1], timeout=15_000)


@pytest.mark.covers("E78")
def test_a_stream_that_a_proxy_swallows_without_a_word_is_noticed(hall):
    phone = hall.opens("delegate-aa", "room/")
    phone.context.route(re.compile("/stream"), lambda route: None)
    phone.reload()

    follows(phone, "delayed")


@pytest.mark.covers("E80")
def test_buttons_made_for_another_subject_are_off_and_what_is_typed_stays(hall):
    shown = hall.chair_puts(line=L1)
    phone = hall.opens("head-aa", "room/")
    follows(phone)
    phone.evaluate(
        """(shown) => document.getElementById("parts").insertAdjacentHTML("beforeend",
        `<section data-live="panel-try"><form data-subject="${shown}"><textarea id="words"></textarea>
        <button id="send">Send</button></form></section>`)""",
        shown,
    )
    phone.fill("#words", "We object because")

    hall.chair_puts(line=L2)

    expect(phone.locator("#send")).to_be_disabled()
    expect(phone.locator(".is-stale")).to_contain_text("Look again")
    expect(phone.locator("#words")).to_have_value("We object because")
    expect(phone.locator("#words")).to_be_focused()


@pytest.mark.covers("E48")
def test_the_open_page_of_a_replaced_head_is_told_at_once_and_offers_nothing_more(hall):
    page = hall.opens("head-aa", "room/")
    follows(page)
    with page.expect_request(re.compile("/stream"), timeout=20_000):
        told = {"username": "delegate-aa", "party": "AA", "role": "head_of_delegation", "replaces": True}
        accredit(**told, by=hall.cast("secretariat"), **hall.cast.told())

    expect(page.locator("main")).to_contain_text("You follow from outside", timeout=20_000)


@pytest.mark.covers("R27")
def test_without_scripts_the_room_can_be_read_and_the_chair_can_go_on(hall):
    ref = hall.cast.tabled("head-cc", raise_budget(L2, "90"), headline="More posts").ref
    chair = hall.opens("secretariat", "chair/", java_script_enabled=False)
    phone = hall.opens("delegate-aa", "room/", width=360, java_script_enabled=False)

    chair.click(f"#put-{ref}")
    phone.click("#live a")

    assert "It is on every screen" in chair.inner_text("main")
    assert phone.inner_text(".now-proposal").split()[1:] == [ref, "More", "posts"]


@pytest.mark.parametrize("eyes", [(360, "dark", "ru"), (1600, "light", "en")])
def test_pages_of_the_room_have_no_serious_fault_and_fit_the_screen(hall, eyes):
    width, scheme, language = eyes
    ref = hall.cast.tabled("head-aa", retitle(L1, "Train judges")).ref
    hall.chair_puts(line=L1, proposal=ref)
    page, faults = hall.opens("secretariat", "room/", language=language, width=width, color_scheme=scheme), {}

    for place in ("room/", "chair/", "screens/", "screen/"):
        page.goto(f"{hall.address}{MEETING}{place}")
        found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
        faults[place] = [each["id"] for each in found if each["impact"] in ("serious", "critical")]
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            faults[place].append("wider than the screen")

    assert {place: each for place, each in faults.items() if each} == {}


@pytest.mark.covers("R27", "R49", "E74")
@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_one_item_goes_from_the_request_for_the_floor_to_the_decision(hall, scripts):
    ref = hall.cast.tabled("head-aa", retitle(L1, "Train judges"), headline="Judges as well").ref
    hall.chair_puts(line=L1, proposal=ref)
    chair = hall.opens("secretariat", "chair/", java_script_enabled=scripts)
    wall = hall.opens("", f"screen/{WORD}/", width=1920)
    phone = hall.opens("head-aa", "room/", width=360, java_script_enabled=scripts)
    online = hall.opens("head-bb", "room/", java_script_enabled=scripts)

    online.click("form[action$='/speakers/ask/statement/'] button")
    chair.goto(f"{hall.address}{MEETING}chair/")
    chair.click("form[action$='/give/'] button")
    expect(wall.locator("body")).to_contain_text("BB")
    chair.goto(f"{hall.address}{MEETING}chair/")
    chair.click("form[action$='/end/'] button")

    chair.goto(f"{hall.address}{MEETING}chair/")
    puts = chair.locator("form[action$='/positions/open/']").first
    for box in puts.locator("input[name=present]").all():
        box.check()
    puts.locator("input[name=seconds]").fill("5")
    puts.locator("button").first.click()
    for page in (phone, online):
        page.goto(f"{hall.address}{MEETING}room/")
        page.check("input[name=kind][value=support]")
        page.click("form[action$='/positions/position/'] .button")
    chair.wait_for_timeout(5_000)  # the countdown itself
    chair.goto(f"{hall.address}{MEETING}chair/")
    closing = chair.locator("form[action$='/positions/close/']")
    for box in closing.locator("input[name=present]").all():
        box.check()
    closing.locator("button").first.click()

    assert hall.cast.proposal(ref).state == "merged"
    for page in (phone, online):
        page.goto(f"{hall.address}{MEETING}positions/")
        expect(page.locator("main")).to_contain_text("adopted")


@pytest.mark.covers("R27")
def test_the_clock_of_the_speaker_runs_on_the_page_of_speakers_and_its_first_words_need_no_script(hall):
    told = {"meeting": "PSC", "item": 0, "mode": "room", "kind": "statement"}
    asked = ask_for_floor(by=hall.cast("head-aa"), **told, **hall.cast.told())
    give_floor(meeting="PSC", number=asked.number, by=hall.cast("secretariat"), **hall.cast.told())

    without = hall.opens("head-bb", "speakers/", java_script_enabled=False)
    running = hall.opens("head-bb", "speakers/")

    first = running.locator("[data-since]").inner_text()
    assert without.locator("[data-since]").inner_text()
    expect(running.locator("[data-since]")).not_to_have_text(first)
