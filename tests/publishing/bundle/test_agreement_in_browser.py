"""The verifier for browsers says the same as the product's, in a real Chromium, of sound and tampered bundles."""

from base64 import b64encode
from random import Random

import pytest

from maslahat.domain.record.chain import Entry
from maslahat.publishing.bundle.checking import check_bundle
from maslahat.publishing.bundle.writing import write_bundle
from tests.architecture.house import PACKAGE
from tests.publishing.bundle import sample
from tests.publishing.bundle.forger import tampered
from tests.publishing.bundle.test_agreement import wild_spellings
from tests.publishing.bundle.test_meaning import CONTRADICTIONS, changed
from tests.publishing.bundle.test_proofs import FORGERIES as FORGED_PROOFS
from tests.publishing.bundle.test_proofs import sealed
from tests.publishing.bundle.test_seals import FORGERIES, resealed

pytestmark = [pytest.mark.browser, pytest.mark.covers("T-05")]
STATIC = PACKAGE / "web" / "static" / "maslahat"
ASK = """async (coded) => {
    const { check } = await import("/verify.js");
    return coded.map((text) => check(Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0))).findings);
}"""


@pytest.fixture(scope="module")
def ask(browser):
    """Give a function that has Chromium check bundles and returns its findings on each."""
    page = browser.new_page()

    def serve(route):
        path = STATIC / route.request.url.rpartition("/")[2]
        text = path.read_text("utf-8") if path.suffix == ".js" else "<!doctype html><title>check it yourself</title>"
        route.fulfill(body=text, content_type="text/javascript" if path.suffix == ".js" else "text/html")

    page.route("**/*", serve)
    page.goto("http://bundle.test/")
    yield lambda bundles: page.evaluate(ASK, [b64encode(data).decode() for data in bundles])
    page.close()


def product(bundles: list[bytes]) -> list[list[list[str]]]:
    return [[[str(each.check), each.place] for each in check_bundle(data).findings] for data in bundles]


@pytest.mark.parametrize("seed", range(8))
def test_it_agrees_on_sound_and_tampered_bundles(ask, seed):
    chance = Random(f"browser {seed}")
    bundles = [tampered(chance) for _ in range(250)]

    assert ask(bundles) == product(bundles)


def test_it_agrees_on_forged_seals_and_other_spellings_of_the_manifest(ask):
    forged = [resealed(change) for change in FORGERIES.values()]
    spelled = [sample.with_manifest(text) for text in wild_spellings().values()]

    assert ask([*forged, *spelled]) == product([*forged, *spelled])


def test_it_agrees_on_contradictions_that_an_honest_key_sealed(ask):
    honest = sample.contents(2)
    bundles = [
        sample.sealed(**{part: changed(getattr(honest, part), path, value)})
        for part, path, value, _place in CONTRADICTIONS.values()
    ]
    shorter: tuple[Entry, ...] = honest.entries[1:]

    assert ask([*bundles, sample.sealed(entries=shorter)]) == product([*bundles, sample.sealed(entries=shorter)])


def test_it_agrees_on_signatures_of_every_kind_and_on_forged_ones(ask):
    signed = write_bundle(sample.signed_contents(), sample.key(), sample.COMPANIONS)
    forged = [sealed(signs) for signs in FORGED_PROOFS.values()]

    assert ask([signed]) == [[]]
    assert ask(forged) == product(forged)
