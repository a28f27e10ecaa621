"""What holds for every page, whoever reads it and in whatever language."""

import gzip
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from tests.web.pages import EVERY_PAGE, Page

pytestmark = pytest.mark.django_db

NAMES_AND_CODES = re.compile(
    r"По-русски: [^·]*|Должность [\w-]+|[0-9a-f]{64}|^English$"
    r"|\b(SMALL|JWP|PSC|[HPQ]\d|[RE]\d+[a-z]?|USD|GNU Affero|AA|BB|CC|AG|DON|JavaScript|cookie|XLSX|DOCX|HTML|PDF)\b"
    r"|Asia/Almaty|\b(UTC|CSV|JSON|SDMX|KZ-MFA|ICS|ZIP|PPTX|PNG|JPEG|SHA|EN|RU|B|IV|I{1,3})\b"
    r"|maslahat programme load FILE|ad referendum"
)
READERS = (None, "secretariat", "head-aa", "focal-aa", "donor", "cso-bb")


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("who", READERS)
def test_every_page_is_well_formed_and_has_nothing_inline(cast, reader, who, language):
    reader.reads_in(language)
    if who:
        reader.signs_in_as(who)

    found = {address: Page.of(reader.read(address)) for address in EVERY_PAGE}

    assert {address: page.faults for address, page in found.items() if page.faults} == {}
    assert {address: page.inline for address, page in found.items() if page.inline} == {}


@pytest.mark.parametrize("who", READERS)
def test_no_sentence_is_left_in_english_on_a_russian_page(cast, reader, who):
    reader.reads_in("ru")
    if who:
        reader.signs_in_as(who)

    left = {address: Page.of(reader.read(address)).english_in_russian(NAMES_AND_CODES) for address in EVERY_PAGE}

    assert {address: words for address, words in left.items() if words} == {}


@pytest.mark.parametrize("address", EVERY_PAGE)
def test_the_language_switch_returns_to_the_same_page(cast, reader, address):
    page = reader.read(address)
    wanted = re.search(r'name="next" value="([^"]*)"', page)

    assert wanted is not None
    assert wanted.group(1) == address

    reader.sends("/language/", language="ru", next=address)

    assert reader.last["location"] == address
    assert 'lang="ru"' in reader.read(address)[:200]


@pytest.mark.parametrize("address", EVERY_PAGE)
def test_a_browser_is_told_to_run_nothing_but_our_own_files(cast, reader, address):
    reader.read(address)

    policy = reader.last["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_no_page_holds_an_address_of_mail(cast, reader):
    reader.signs_in_as("secretariat")

    assert [address for address in EVERY_PAGE if re.search(r"[\w.]+@[\w-]+\.\w+", reader.read(address))] == []


@pytest.mark.parametrize("address", EVERY_PAGE)
def test_the_first_view_weighs_less_than_150_kilobytes(cast, reader, address):
    page = reader.signs_in_as("secretariat").read(address)
    linked = re.findall(r'(?:href|src)="/static/([^"]+)"', page)

    files = [_file(name) for name in linked]
    weight = len(page.encode()) + sum(len(gzip.compress(file.read_bytes())) for file in files)

    assert weight < 150_000


def test_long_pages_travel_compressed(cast, reader):
    answer = reader.client.get("/SMALL/programme/", headers={"accept-encoding": "gzip"})

    assert answer["content-encoding"] == "gzip"
    assert len(answer.content) < 10_000


def test_every_page_names_its_language_and_lets_one_skip_to_the_content(cast, reader):
    for address in EVERY_PAGE:
        page = reader.read(address)
        assert '<html lang="en"' in page
        assert '<a class="skip" href="#content">' in page
        assert page.count("<h1") == 1


def _file(name: str) -> Path:
    found = finders.find(name)
    assert isinstance(found, str), name
    return Path(found)
