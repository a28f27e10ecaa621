"""The redline as files: who proposed each change, from both pages, and with no amount that the page would not show."""

import re
from io import BytesIO
from zipfile import ZipFile

import pytest
from pypdf import PdfReader

from maslahat.actions.wishes import Edit
from tests.cast import L1, L2, raise_budget, retitle
from tests.web.pages import PLAN, Reader
from tools.accept_changes import W, body

pytestmark = pytest.mark.django_db

KINDS = ("docx", "xlsx", "pdf", "html")


def words_in(reader: Reader, address: str) -> str:
    """Return the words of a file, whatever its kind."""
    reader.read(address)
    assert reader.status == 200, address
    content = bytes(reader.last.content)
    if content.startswith(b"%PDF"):
        return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages).split())
    if not content.startswith(b"PK"):
        return content.decode()
    with ZipFile(BytesIO(content)) as file:
        return "".join(file.read(name).decode() for name in file.namelist() if name.endswith(".xml"))


@pytest.mark.parametrize("kind", KINDS)
def test_any_two_versions_are_taken_away_as_each_kind_of_file(cast, reader, kind):
    cast.agree(cast.tabled("head-aa", retitle(L1, "Train judges"), raise_budget(L1, "150")).ref)
    reader.signs_in_as("head-bb")

    assert f"redline/redline.{kind}?from=B&amp;to=C1" in reader.read(f"{PLAN}redline/?from=B&to=C1")
    words = words_in(reader, f"{PLAN}redline/redline.{kind}?from=B&to=C1")

    assert "judges" in words
    assert "150" in words
    assert reader.last.headers["Content-Disposition"] == f'attachment; filename="JWP-B-C1.{kind}"'


@pytest.mark.covers("R37", "R90")
@pytest.mark.parametrize("kind", KINDS)
def test_a_file_holds_no_amount_that_the_page_would_not_show(cast, reader, kind):
    cast.agree(cast.tabled("head-aa", retitle(L1, "Train judges"), raise_budget(L1, "98765")).ref)

    words = words_in(reader.signs_in_as("cso-bb"), f"{PLAN}redline/redline.{kind}?from=B&to=C1")

    assert "judges" in words
    assert "98\u00a0765" not in words
    assert "98765" not in words
    assert "Amounts that your role may not see are left out." in words


def test_a_donor_finds_the_own_amounts_in_the_file_as_on_the_page(cast, reader):
    cast.agree(cast.tabled("head-aa", raise_budget(L1, "98765")).ref)

    assert "98\u00a0765" in words_in(reader.signs_in_as("donor"), f"{PLAN}redline/redline.docx?from=B&to=C1")


def test_changes_bear_the_party_that_proposed_them_and_the_instant_of_the_decision(cast, reader):
    cast.agree(cast.tabled("head-aa", retitle(L1, "Train judges")).ref)
    reader.signs_in_as("head-bb").read(f"{PLAN}redline/redline.docx?from=B&to=C1")

    marks = [each for each in body(reader.last.content).iter() if each.tag in (f"{W}ins", f"{W}del")]

    assert {each.get(f"{W}author") for each in marks} == {"AA / По-русски: AA"}
    assert {each.get(f"{W}date") for each in marks} == {"2022-10-26T12:00:00Z"}


@pytest.mark.parametrize("kind", KINDS)
def test_a_proposal_against_its_base_is_taken_away_from_its_page(cast, reader, kind):
    ref = cast.tabled("head-aa", retitle(L1, "Train judges")).ref
    reader.signs_in_as("head-bb")

    assert f"proposals/{ref}/redline.{kind}" in reader.read(f"{PLAN}proposals/{ref}/")
    words = words_in(reader, f"{PLAN}proposals/{ref}/redline.{kind}")

    assert "judges" in words
    assert f"Proposal {ref}" in words
    assert f"Предложение {ref}" in words


@pytest.mark.parametrize(
    "address", ["redline/redline.exe", "proposals/PR-AA-01/redline.exe", "proposals/X/redline.docx"]
)
def test_there_are_no_other_kinds_of_files_and_none_of_unknown_proposals(cast, reader, address):
    cast.tabled("head-aa", retitle(L1, "Train judges"))

    reader.signs_in_as("secretariat").read(PLAN + address)

    assert reader.status == 404


@pytest.mark.covers("E34")
@pytest.mark.parametrize(("language", "first", "second"), [("en", "en", "ru"), ("ru", "ru", "en")])
def test_a_text_stands_word_by_word_in_the_readers_language_with_the_other_beside_it(
    cast, reader, language, first, second
):
    cast.agree(cast.tabled("head-aa", Edit(L1, words={"title": {"en": "Train judges"}})).ref)

    page = reader.signs_in_as("head-bb").reads_in(language).read(f"{PLAN}redline/?from=B&to=C1")

    pair = re.search(r'<div class="two-languages"><div>(.*?)</div><div>(.*?)</div></div>', page, re.DOTALL)
    assert pair
    assert f'<bdi lang="{first}">' in pair[1]
    assert f'<bdi lang="{second}">' in pair[2]
    english, russian = (pair[1], pair[2]) if language == "en" else (pair[2], pair[1])
    assert re.search(r"<ins>.*judges", english)
    assert "По-русски: Train officers" in russian
    assert "<ins>" not in russian
    assert 'class="only-in"' in russian


@pytest.mark.covers("E01")
def test_the_page_names_who_proposed_each_change_of_a_line_and_the_line_if_all_is_by_one(cast, reader):
    cast.agree(cast.tabled("head-aa", retitle(L1, "Train judges")).ref)
    cast.agree(cast.tabled("head-bb", raise_budget(L1, "150"), raise_budget(L2, "170")).ref)

    page = reader.signs_in_as("head-cc").read(f"{PLAN}redline/?from=B&to=C2")

    first, second = re.findall(r'<article class="box redlined">.*?</article>', page, re.DOTALL)
    assert re.findall(r"proposed by ([A-Z]+)", first) == ["AA", "BB"]
    assert re.findall(r"proposed by ([A-Z]+)", second) == ["BB"]
