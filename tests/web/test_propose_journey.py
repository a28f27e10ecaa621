"""In a real browser: a civil-society expert signs in by one press, changes a line, sends it, and sees the receipt."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.cast import L1
from tests.web.pages import LINE, PLAN

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WORDS = {
    "en": ("Propose a change", "Put it into my proposal", "Send the proposal", "Proposal PR-BB-01 is sent"),
    "ru": (
        "Предложить изменение",
        "Включить в моё предложение",
        "Отправить предложение",
        "Предложение PR-BB-01 отправлено",
    ),
}


def _serious(page) -> list[str]:
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [
        f"{each['id']}: {each['nodes'][0]['html'][:120]}" for each in found if each["impact"] in ("serious", "critical")
    ]


@pytest.mark.covers("R85", "R86", "R45")
@pytest.mark.parametrize(("language", "script"), [("en", True), ("ru", False)])
def test_a_civil_society_expert_proposes_a_change(browser, live_server, cast, settings, language, script):
    settings.MASLAHAT_DEMO = True
    change, put, send, receipt = WORDS[language]
    context = browser.new_context(viewport={"width": 360, "height": 740}, java_script_enabled=script)
    context.add_cookies([{"name": "language", "value": language, "url": live_server.url}])
    page = context.new_page()
    page.goto(f"{live_server.url}/sign-in/")
    page.click("button[value='cso-bb']")

    page.goto(live_server.url + PLAN)
    page.click(f"#line-{L1} a")
    page.click(f"text={change}")
    page.fill(f"#id_title_{language}", "Обучение женщин")
    page.check("input[name='quarters'][value='Q3']")
    page.click(f"text={put}")
    page.fill(f"#id_headline_{language}", "Больше женщин")
    page.click(f"text={send}")

    assert page.inner_text("h1") == receipt
    assert page.url.endswith("/wishes/sent/PR-BB-01/")
    keys = {each.key for each in cast.proposal("PR-BB-01").change_set.operations}
    assert {("title", language), ("quarters", "Q3")} <= keys
    context.close()


@pytest.mark.parametrize(("scheme", "width"), [("light", 1600), ("dark", 360)])
def test_axe_finds_nothing_serious_from_the_table_to_the_receipt(browser, live_server, cast, settings, scheme, width):
    settings.MASLAHAT_DEMO = True
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    page.goto(f"{live_server.url}/sign-in/")
    page.click("button[value='head-aa']")
    page.goto(f"{live_server.url}{LINE}change/")
    faults = [_serious(page)]
    page.fill("#id_title_en", "Train all officers")
    page.click("button[value='change']")
    faults.append(_serious(page))
    page.click("button[value='send']")
    faults.append(_serious(page))
    page.fill("#id_headline_en", "All of them")
    page.click("button[value='send']")
    faults.append(_serious(page))

    assert "PR-AA-01" in page.inner_text("h1")
    assert faults == [[], [], [], []]
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    context.close()
