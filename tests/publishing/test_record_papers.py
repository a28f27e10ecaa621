"""The papers of a meeting can be handed over: tagged, in one language each, the same bytes for the same record."""

from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import pytest
from docx import Document
from pypdf import PdfReader

from maslahat.domain.meetings.decisions import Decision
from maslahat.domain.meetings.minutes import Minutes, MinutesState
from maslahat.publishing.minutes_drafting import draft_minutes
from maslahat.publishing.record_docx import record_docx
from maslahat.publishing.record_papers import PaperMaker, ParticipantTold
from maslahat.publishing.record_pdf import record_pdf
from tests.publishing.test_minutes_drafting import RECORD, STATE, both

AT = datetime(2022, 11, 1, 9, tzinfo=UTC)
AGREED = Minutes("PSC-2022", MinutesState.AGREED, draft_minutes(RECORD), fingerprint="ab" * 32)


def maker(language="en", record=RECORD):
    return PaperMaker(record, both("Programme", "Программа"), language, AT)


def read(paper):
    """Return the words of a paper as PDF."""
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(record_pdf(paper))).pages).split())


@pytest.mark.covers("R53")
@pytest.mark.parametrize(("language", "title", "tag"), [("en", "Minutes", "en-GB"), ("ru", "Протокол", "ru-RU")])
def test_minutes_are_a_tagged_pdf_and_a_docx_in_their_language(language, title, tag):
    paper = maker(language).minutes(AGREED)
    pdf, docx = PdfReader(BytesIO(record_pdf(paper))), Document(BytesIO(record_docx(paper)))

    root: Any = pdf.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == language
    assert pdf.metadata.title.startswith(title)
    assert tag in docx.styles.element.xml
    assert next(each.text for each in docx.paragraphs if each.style.name == "Heading 1") in read(paper)


def test_agreed_minutes_print_their_fingerprint_and_a_draft_says_that_it_is_one():
    draft = replace(AGREED, state=MinutesState.DRAFT, fingerprint="")

    assert "abab abab" in read(maker().minutes(AGREED))
    assert "Draft" in read(maker().minutes(draft))
    assert "abab abab" not in maker().minutes(draft).foot


@pytest.mark.covers("R53", "R57", "E55")
def test_the_outcome_document_tells_plan_positions_reservations_decisions_and_civil_society():
    words = read(maker().outcome())

    for each in (
        "ab" * 20,
        "endorsed with a reservation",
        "on lines 1.1.1, 2.1.3",
        "PSC-2022/1",
        "Taken up: 1 (50 per",
    ):
        assert each in words


@pytest.mark.covers("E90")
def test_a_decision_that_is_not_for_the_public_leaves_no_trace_in_the_outcome_document():
    hidden = Decision("PSC-2022", 1, both("Secret"), RECORD.held_on, is_internal=True)

    assert maker(record=replace(RECORD, decisions=(*RECORD.decisions, hidden))).outcome() == maker().outcome()


def test_the_list_of_participants_stands_by_party_with_how_each_took_part():
    people = (
        ParticipantTold(STATE, both("Deputy Minister"), "room"),
        ParticipantTold(STATE, both("Border guards"), "online"),
    )
    words = read(maker("ru").participants(people))

    assert "152 участника: 121 — в зале заседаний, 31 — в режиме онлайн" in words
    assert "По-русски: Border guards онлайн" in words


def test_the_same_record_gives_the_same_bytes():
    paper = maker().outcome()

    assert record_pdf(paper) == record_pdf(paper)
    assert record_docx(paper) == record_docx(paper)
