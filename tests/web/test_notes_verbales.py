"""The page of notes verbales: one officer enters, another confirms, members take the paper away."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from maslahat.actions import people
from tests.actions.test_notes_verbales import PDF
from tests.web.pages import PLAN

pytestmark = pytest.mark.django_db
NOTES = f"{PLAN}notes/"


@pytest.fixture
def final(cast):
    invited = {"username": "colleague", "office": {"en": "Officer"}, "institution": "", "language": "en"}
    people.invite_person(by=cast("secretariat"), **invited, **cast.told())
    seat = {"username": "colleague", "party": "AG", "role": "secretariat"}
    people.accredit(by=cast("secretariat"), **seat, **cast.told())
    cast.finalise()
    return cast


def enters(reader, cast, content: bytes = PDF, key: str = "k"):
    told = {"deed": "enter", "key": key, "party": "BB", "subject": cast.draft, "kind": "endorse"}
    paper = SimpleUploadedFile("note BB.pdf", content, "application/pdf")
    return reader.signs_in_as("secretariat").sends(NOTES, **told, paper=paper)


@pytest.mark.covers("R49", "E59")
def test_a_note_goes_through_two_officers_on_the_page_and_its_paper_can_be_taken_away(reader, final):
    enters(reader, final)
    assert reader.status == 302
    page = reader.read(NOTES)
    assert "another officer must compare it" in page

    page = reader.signs_in_as("colleague").read(NOTES)
    document = page.split('name="document" value="')[1][:64]
    reader.sends(NOTES, deed="confirm", key="c", note="1", document=document)

    assert "by signed note verbale" in reader.read(f"{PLAN}endorse/")
    taken = reader.signs_in_as("head-cc").client.get(f"{NOTES}1.pdf")
    assert (taken.content, taken["content-type"]) == (PDF, "application/pdf")
    assert "attachment" in taken["content-disposition"]


def test_a_file_that_is_no_pdf_is_refused_and_everything_chosen_stays(reader, final):
    page = enters(reader, final, b"MZ not a note")

    assert reader.status == 409
    assert "not a PDF" in page
    assert '<option value="BB" selected>' in page


def test_strangers_neither_see_notes_nor_take_papers(reader, final):
    enters(reader, final)
    for address in (NOTES, f"{NOTES}1.pdf"):
        assert reader.client.post("/sign-out/").status_code == 302
        reader.read(address)
        assert reader.status == 403


def test_a_paper_that_is_not_there_is_not_found(reader, final):
    reader.signs_in_as("head-aa").read(f"{NOTES}7.pdf")

    assert reader.status == 404
