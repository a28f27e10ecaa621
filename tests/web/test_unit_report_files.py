"""The report of a unit to take away: in the language asked for, with what its reader may see and no more."""

from io import BytesIO
from typing import Any

import pytest
from django.urls import reverse
from pypdf import PdfReader

from tests.actions.results_asked import TRAINED, a_reported_programme, an_asked_programme
from tests.publishing.papers import words_of_docx, words_of_pdf
from tests.publishing.test_papers import alternatives

pytestmark = [pytest.mark.django_db, pytest.mark.covers("R43")]

PAGE = "/SMALL/results/reports/2022/AA/"


def file_of(reader: Any, language: str = "en", suffix: str = "pdf") -> bytes:
    address = reverse("unit_report_file", args=("SMALL", "2022", "AA", language, suffix))
    answer = reader.client.get(address)
    assert answer.status_code == 200
    return bytes(answer.content)


def test_the_page_offers_the_report_as_pdf_and_docx_in_each_language(reader):
    a_reported_programme()
    page = reader.signs_in_as("focal-aa").read(PAGE)

    for name in ("en.pdf", "en.docx", "ru.pdf", "ru.docx"):
        assert f"{PAGE}report/{name}" in page


@pytest.mark.parametrize(("language", "words"), [("en", "awaiting partner"), ("ru", "Показатели, подлежащие отчёту")])
def test_the_file_says_in_its_language_what_was_reported_whatever_the_reader_reads(reader, language, words):
    a_reported_programme()
    reader.signs_in_as("focal-aa")

    pdf, docx = file_of(reader, language), file_of(reader, language, "docx")

    for told in (words_of_pdf(pdf), words_of_docx(docx)):
        assert words in told
        assert TRAINED in told
    root: Any = PdfReader(BytesIO(pdf)).trailer["/Root"]
    assert root["/Lang"] == language
    assert len(alternatives(pdf)) == 1


def test_before_anything_is_reported_the_file_says_of_each_indicator_that_nothing_is_told(reader):
    an_asked_programme()
    reader.signs_in_as("focal-aa")

    assert "nothing told yet" in words_of_pdf(file_of(reader))


def test_a_draft_is_in_the_file_of_the_own_side_alone(reader):
    an_asked_programme()
    reader.signs_in_as("focal-aa").sends(f"{PAGE}fill/P1/", key="k", draft="yes", **{f"{TRAINED}::number": "777"})

    assert "777" in words_of_docx(file_of(reader, suffix="docx"))
    reader.signs_in_as("head-bb")
    assert "777" not in words_of_docx(file_of(reader, suffix="docx"))


@pytest.mark.parametrize(("language", "suffix"), [("fr", "pdf"), ("en", "xlsx")])
def test_other_languages_and_kinds_are_not_there(reader, language, suffix):
    a_reported_programme()
    reader.signs_in_as("focal-aa")

    assert reader.client.get(f"{PAGE}report/{language}.{suffix}").status_code == 404
