"""One story in a real browser: a proposal is tabled and decided, the text is finalised, every party endorses it."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.cast import L1, L2, raise_budget, retitle
from tests.small_programme import STATES

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PLAN = "/SMALL/workplans/JWP/"


class Visitor:
    """Somebody at a browser without scripts, who sits down in one seat after another."""

    def __init__(self, page, address: str) -> None:
        self.page = page
        self.address = address

    def sits_as(self, username: str) -> "Visitor":
        self.page.context.clear_cookies()
        self.opens("/sign-in/")
        self.page.click(f"button[value='{username}']")
        return self

    def opens(self, path: str) -> "Visitor":
        self.page.goto(self.address + path)
        return self

    def presses(self, selector: str) -> "Visitor":
        self.page.click(selector)
        return self


@pytest.fixture
def visitor(browser, live_server, cast, settings):
    settings.MASLAHAT_DEMO = True
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740}, locale="en")
    yield Visitor(context.new_page(), live_server.url)
    context.close()


@pytest.mark.covers("R28", "R45", "R48", "R49", "R52")
def test_from_a_proposal_to_the_fingerprint_of_the_endorsed_plan(visitor, cast):
    ref = cast.file("head-aa", raise_budget(L1, "150")).ref
    page, proposal = visitor.page, f"{PLAN}proposals/{ref}/"
    visitor.sits_as("secretariat").opens(proposal).presses("#table button")
    page.select_option("#dispose select[name='dispose-disposition']", "accepted")
    visitor.presses("#dispose .form-end button")
    assert "merged into the draft" in page.inner_text("main")

    visitor.opens(f"{PLAN}finalise/").presses("main form .form-end button")
    assert "0 of 4 parties have endorsed" in page.inner_text("main")
    for place, party in enumerate((*STATES, "AG"), 1):
        visitor.sits_as(f"head-{party.lower()}").opens(f"{PLAN}endorse/")
        page.check("input[name='kind'][value='endorse']")
        visitor.presses("main .form .form-end button")
        assert place == 4 or f"{place} of 4 parties have endorsed" in page.inner_text("main")

    assert page.url.endswith(f"{PLAN}endorsed/")
    shown = page.inner_text("#print + p").replace(" ", "")
    assert shown == cast.draft


@pytest.mark.parametrize("eyes", [(360, "dark", "ru"), (1600, "light", "en")])
def test_pages_of_a_full_debate_have_no_serious_fault_and_fit_the_screen(browser, live_server, cast, settings, eyes):
    width, scheme, language = eyes
    settings.MASLAHAT_DEMO = True
    for who, wish in (("head-aa", retitle(L1, "Train many officers")), ("head-bb", retitle(L1, "Train few officers"))):
        cast.agree(cast.tabled(who, wish).ref)
    cast.tabled("head-cc", raise_budget(L2, "90"))
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    context.add_cookies([{"name": "language", "value": language, "url": live_server.url}])
    page, faults = context.new_page(), {}
    page.goto(f"{live_server.url}/sign-in/")
    page.click("button[value='secretariat']")

    for place in ("proposals/PR-CC-01/", "proposals/PR-AA-01/", "conflicts/", "redline/?from=B", "finalise/"):
        page.goto(f"{live_server.url}{PLAN}{place}")
        found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
        faults[place] = [each["id"] for each in found if each["impact"] in ("serious", "critical")]
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            faults[place].append("wider than the screen")

    context.close()
    assert {place: each for place, each in faults.items() if each} == {}


def test_the_browser_alone_tells_whether_a_file_holds_the_endorsed_plan(browser, live_server, cast, settings):
    from maslahat.domain.shared.canonical import canonical_bytes

    cast.endorse()
    plan = canonical_bytes(cast.text.document())
    context = browser.new_context(locale="en")
    page = context.new_page()
    page.goto(f"{live_server.url}{PLAN}check/")

    for data, words in ((plan, "is the one that"), (plan + b" ", "is not the one"), (b"PK", "There is no plan")):
        page.set_input_files("#chosen", {"name": "plan.json", "mimeType": "application/json", "buffer": data})
        page.locator("#told", has_text=words).wait_for()

    page.set_input_files("#chosen", {"name": "b.zip", "mimeType": "application/zip", "buffer": _sealed(context, page)})
    page.locator("#told", has_text="is the one that").wait_for()
    context.close()


def _sealed(context, page) -> bytes:
    return bytes(context.request.get(page.url.replace("check/", "endorsed/bundle.zip")).body())
