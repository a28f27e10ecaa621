"""A head of delegation makes a passkey in a real browser, signs the final text with it, and anyone can check that."""

from datetime import UTC, datetime, timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe

from maslahat.actions import people
from maslahat.actions.publications import sealed_bundle
from maslahat.publishing.bundle.keys import make_signer
from maslahat.publishing.bundle.verifier import verify
from maslahat.stores.governance.models import Position, Signature
from maslahat.stores.people.models import Passkey

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PLAN, KEYS = "/SMALL/workplans/JWP/", "/SMALL/people/passkeys/"
DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


class Head:
    """Somebody at a browser with an authenticator of its own."""

    def __init__(self, page, address: str) -> None:
        self.page, self.address = page, address
        self.device = page.context.new_cdp_session(page)
        self.device.send("WebAuthn.enable")
        self.number = self.device.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})["authenticatorId"]

    def sits_as(self, username: str) -> "Head":
        self.page.context.clear_cookies()
        self.page.goto(f"{self.address}/sign-in/")
        self.page.click(f"button[value='{username}']")
        return self

    def opens(self, path: str) -> "Head":
        self.page.goto(self.address + path)
        return self

    def makes_a_passkey(self, name: str = "Work phone") -> "Head":
        self.opens(KEYS).page.fill("#name", name)
        with self.page.expect_navigation():
            self.page.click("#new-passkey button")
        return self

    def chooses(self, kind: str = "endorse") -> "Head":
        self.opens(f"{PLAN}endorse/").page.check(f"input[name='kind'][value='{kind}']")
        return self

    def signs(self, kind: str = "endorse") -> "Head":
        self.chooses(kind)
        with self.page.expect_navigation():
            self.page.click("#sign-with-passkey")
        return self

    def reads(self) -> str:
        return str(self.page.inner_text("main"))


@pytest.fixture
def head(browser, live_server, cast, settings):
    settings.MASLAHAT_DEMO = True
    cast.now = datetime.now(UTC)
    cast.finalise()
    context = browser.new_context(viewport={"width": 360, "height": 740}, locale="en")
    yield Head(context.new_page(), live_server.url)
    context.close()


@pytest.mark.covers("R49", "E81")
def test_a_head_makes_a_passkey_signs_the_text_and_the_bundle_proves_it_offline(head, cast):
    head.sits_as("head-aa").makes_a_passkey()
    assert "Work phone" in head.reads()

    head.signs()
    assert "signed with a passkey" in head.reads()
    cast.now = now = datetime.now(UTC)
    for party in ("bb", "cc", "ag"):
        cast.say(f"head-{party}")
    data = sealed_bundle("SMALL", "JWP", signer=make_signer(b"\7" * 32, now=now), sealed_at=now + timedelta(minutes=1))

    assert verify.check(data)[0] == []
    assert verify.joined(data)[0][:2] == ["AA", "passkey"]
    assert "signed with a passkey" in head.opens(f"{PLAN}endorsed/").reads()


@pytest.mark.covers("R49")
def test_a_device_that_does_not_know_its_user_signs_nothing_and_the_page_says_so(head):
    head.sits_as("head-aa").makes_a_passkey()
    head.device.send("WebAuthn.setUserVerified", {"authenticatorId": head.number, "isUserVerified": False})

    head.chooses().page.click("#sign-with-passkey")
    head.page.wait_for_selector("[data-told] .box")

    assert "Nothing was signed and nothing recorded" in head.reads()
    assert Position.objects.count() == 0


@pytest.mark.covers("R49")
def test_a_counter_that_went_back_is_refused_on_the_page(head):
    head.sits_as("head-aa").makes_a_passkey()
    head.signs("not_yet")
    Passkey.objects.update(counter=9000)

    head.signs()

    assert "counts less than when it last signed" in head.reads()
    assert Position.objects.count() == 1


@pytest.mark.covers("E48")
def test_the_old_head_cannot_sign_after_being_replaced_while_the_form_is_open(head, cast):
    head.sits_as("head-aa").makes_a_passkey().chooses()
    replaced = {"username": "delegate-aa", "party": "AA", "role": "head_of_delegation", "replaces": True}
    cast.now = datetime.now(UTC)
    people.accredit(by=cast("secretariat"), **replaced, **cast.told())

    head.page.click("#sign-with-passkey")
    head.page.wait_for_selector("[data-told] .box")

    assert (Position.objects.count(), Signature.objects.count()) == (0, 0)


def test_a_passkey_is_renamed_and_revoked_by_keyboard_and_signs_nothing_more(head):
    head.sits_as("head-aa").makes_a_passkey()
    page = head.page
    page.focus("summary")
    page.keyboard.press("Enter")
    page.fill("td input[name='name']", "Old phone")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert "Old phone" in head.reads()
    page.focus("summary")
    page.keyboard.press("Enter")
    page.focus("button.grave")
    with page.expect_navigation():
        page.keyboard.press("Enter")

    assert "revoked" in head.reads()
    assert head.chooses().page.query_selector("#sign-with-passkey") is None


def test_the_pages_of_passkeys_have_no_serious_fault_and_fit_the_screen(head):
    head.sits_as("head-aa").makes_a_passkey()
    for path in (KEYS, f"{PLAN}endorse/", f"{PLAN}notes/"):
        page = head.opens(path).page
        found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]

        assert [each["id"] for each in found if each["impact"] in ("serious", "critical")] == []
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
