"""Pages in a real browser: nothing serious for axe, nothing wider than a phone, nothing the policy had to stop."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.web.pages import EVERY_PAGE

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SIZES = {"phone": {"width": 360, "height": 740}, "wall": {"width": 1920, "height": 1080}}
SERIOUS = ("serious", "critical")


@pytest.fixture
def surfer(browser, live_server, cast, settings):
    """Open a window of a size, in a language and a scheme, as a seat or as nobody."""
    settings.MASLAHAT_DEMO = True
    opened = []

    def open_window(size: str, language: str, scheme: str, username: str):
        context = browser.new_context(viewport=SIZES[size], color_scheme=scheme)
        context.add_cookies([{"name": "language", "value": language, "url": live_server.url}])
        opened.append(context)
        page = context.new_page()
        if username:
            page.goto(f"{live_server.url}/sign-in/")
            page.click(f"button[value='{username}']")
        return page

    yield open_window
    for context in opened:
        context.close()


def _faults(page) -> list[str]:
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [f"{each['id']}: {each['nodes'][0]['html'][:120]}" for each in found if each["impact"] in SERIOUS]


@pytest.mark.parametrize(
    ("size", "language", "scheme", "username"),
    [
        ("phone", "en", "light", "secretariat"),
        ("phone", "ru", "dark", ""),
        ("wall", "ru", "light", "secretariat"),
        ("wall", "en", "dark", "focal-aa"),
    ],
)
def test_axe_finds_nothing_serious_and_nothing_runs_off_the_page(surfer, live_server, size, language, scheme, username):
    page = surfer(size, language, scheme, username)
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if "Content Security" in message.text else None)
    faults, too_wide = {}, []

    for address in EVERY_PAGE:
        page.goto(live_server.url + address)
        faults[address] = _faults(page)
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            too_wide.append(address)

    assert {address: found for address, found in faults.items() if found} == {}
    assert (too_wide, said) == ([], [])


def test_language_and_dark_are_switched_with_the_keyboard_and_without_scripts(browser, live_server, cast):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{live_server.url}/SMALL/programme/")

    for switch in ("button[lang='ru']", "button[value='dark']"):
        page.focus(switch)
        with page.expect_navigation():
            page.keyboard.press("Enter")

    assert page.url == f"{live_server.url}/SMALL/programme/"
    assert page.get_attribute("html", "lang") == "ru"
    assert page.get_attribute("html", "data-theme") == "dark"
    context.close()


def test_the_first_tab_leads_past_the_header(surfer, live_server):
    page = surfer("wall", "en", "light", "")
    page.goto(f"{live_server.url}/rights/")

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.id") == "content"
