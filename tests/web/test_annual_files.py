"""An annual report to take away: whoever reads its page takes its file, in the language asked for."""

from io import BytesIO
from typing import Any

import pytest
from django.urls import reverse
from pypdf import PdfReader

from maslahat.domain.results.annual_documents import annual_sha256
from tests.actions.editions_drafted import a_drafted_edition, a_published_edition, published
from tests.publishing.papers import words_of_docx, words_of_pdf

pytestmark = [pytest.mark.django_db, pytest.mark.covers("R94")]

PAGE = "/SMALL/results/annual/2022/programme/1/"


def asks(reader: Any, language: str = "en", suffix: str = "pdf") -> Any:
    return reader.client.get(reverse("annual_file", args=("SMALL", 2022, "programme", 1, language, suffix)))


def test_the_page_of_a_report_offers_its_files_in_each_language(reader):
    a_published_edition()
    page = reader.read(PAGE)

    for language in ("en", "ru"):
        for suffix in ("pdf", "docx"):
            assert reverse("annual_file", args=("SMALL", 2022, "programme", 1, language, suffix)) in page


@pytest.mark.parametrize(("language", "title"), [("en", "Annual progress report"), ("ru", "Годовой доклад")])
def test_anybody_takes_a_published_report_with_its_checksum_and_its_narrative(reader, language, title):
    cast = a_published_edition()
    checksum = annual_sha256(published(cast))

    pdf, docx = asks(reader, language).content, asks(reader, language, "docx").content

    assert words_of_pdf(pdf).count(checksum) >= 2
    assert "Training went on in all regions." in words_of_docx(docx) or language == "ru"
    root: Any = PdfReader(BytesIO(pdf)).trailer["/Root"]
    assert root["/Lang"] == language
    for words in (words_of_pdf(pdf), words_of_docx(docx)):
        assert title in words
        assert "DRAFT" not in words


def test_a_draft_is_for_those_at_the_table_and_says_that_it_is_one(reader):
    a_drafted_edition()
    assert asks(reader).status_code == 403

    reader.signs_in_as("monitor")
    assert "Draft. Figures and text may change" in words_of_pdf(asks(reader).content)


@pytest.mark.parametrize(("language", "suffix"), [("fr", "pdf"), ("en", "xlsx")])
def test_other_languages_and_kinds_are_not_there(reader, language, suffix):
    a_published_edition()

    assert asks(reader, language, suffix).status_code == 404
