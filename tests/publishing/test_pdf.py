"""The printed plan says all that the plan says, in both languages, to eyes and to screen readers alike."""

import os
import re
import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from maslahat.domain.shared.texts import LocalizedText
from maslahat.publishing import glyphs
from maslahat.publishing.pdf import endorsed_plan_pdf, plan_pdf
from tests.publishing.plans import PARTIES, a_draft, a_plan, an_endorsed, with_title

ROOT = Path(__file__).resolve().parents[2]
_IN_ANOTHER_PROCESS = """
import hashlib
from maslahat.publishing import glyphs
from maslahat.publishing.pdf import endorsed_plan_pdf
from tests.publishing.plans import a_plan, an_endorsed
print(hashlib.sha256(endorsed_plan_pdf(an_endorsed(a_plan(7)))).hexdigest())
"""


def words(pdf: bytes) -> str:
    """Return the text of every page, blanks and line ends made alike."""
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).split())


@pytest.fixture(scope="module")
def printed() -> str:
    return words(endorsed_plan_pdf(an_endorsed(a_plan(83))))


@pytest.mark.covers("R52")
def test_all_83_lines_stand_in_both_languages_with_code_and_money(printed):
    view = an_endorsed(a_plan(83))

    for line in view.plan.lines:
        assert view.plan.printed_codes[line.id] in printed
        assert line.title.texts["en"] in printed
        assert line.title.texts["ru"] in printed
        assert f"{line.budget['JPN', 'USD']:,.2f}".replace(",", " ") in printed


@pytest.mark.covers("R52")
def test_the_six_parties_stand_on_the_cover_in_both_languages():
    cover = PdfReader(BytesIO(endorsed_plan_pdf(an_endorsed(a_plan(83))))).pages[0].extract_text()
    cover = " ".join(cover.split())

    for english, russian in PARTIES.values():
        assert english in cover
        assert russian in cover
    assert "Endorsed on 26 October 2022, Almaty" in cover
    assert "Одобрено 26 октября 2022 г., Алматы" in cover


@pytest.mark.covers("R51", "E55")
def test_a_reservation_is_printed_with_its_words_lines_and_where_it_is_not_applied(printed):
    assert "Not before the law is amended." in printed
    assert "Не ранее внесения изменений в закон." in printed
    assert "Not applied in: Turkmenistan" in printed
    assert "Не применяется в: Туркменистан" in printed
    assert printed.count("Reservation of Turkmenistan") == 1


def test_the_fingerprint_is_printed_in_groups_and_on_every_page():
    view = an_endorsed(a_plan(83))
    pages = PdfReader(BytesIO(endorsed_plan_pdf(view))).pages
    fingerprint = view.plan.version_id

    assert " ".join(fingerprint[place : place + 4] for place in range(0, 64, 4)) in pages[0].extract_text()
    assert all(fingerprint in page.extract_text() for page in pages)


def test_pages_are_counted_in_both_languages(printed):
    pages = len(PdfReader(BytesIO(endorsed_plan_pdf(an_endorsed(a_plan(83))))).pages)

    assert f"page {pages} of {pages}" in printed
    assert f"стр. {pages} из {pages}" in printed


def test_the_file_is_tagged_and_says_its_language_and_title():
    reader = PdfReader(BytesIO(endorsed_plan_pdf(an_endorsed(a_plan(7)))))
    root: Any = reader.trailer["/Root"]

    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    assert root["/Lang"] == "en"
    assert reader.metadata is not None
    assert reader.metadata.title == "Joint workplan for 2023 / Совместный план работы на 2023 год"
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()
    assert b"<pdfaid:part>2</pdfaid:part>" in root["/Metadata"].get_data()


@pytest.mark.covers("R-23")
def test_other_processes_time_zones_and_languages_print_the_same_bytes():
    found = set()
    for seed, zone, locale in (("1", "UTC", "C"), ("77", "Asia/Almaty", "ru_RU.UTF-8")):
        surroundings = os.environ | {"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale}
        command = [sys.executable, "-c", _IN_ANOTHER_PROCESS]
        found.add(subprocess.run(command, cwd=ROOT, env=surroundings, capture_output=True, check=True).stdout)

    assert len(found) == 1


def test_a_draft_says_so_on_every_page():
    pages = PdfReader(BytesIO(plan_pdf(a_draft(a_plan(20))))).pages

    assert all("DRAFT · ПРОЕКТ" in " ".join(page.extract_text().split()) for page in pages)


def test_illustrative_lines_are_marked_and_announced(printed):
    assert "2 of 83 lines, marked †" in printed
    assert "2 из 83 пунктов, отмеченные знаком †" in printed


def test_an_empty_plan_and_one_of_a_single_line_can_be_printed():
    assert "The plan has no lines yet." in words(plan_pdf(a_draft(a_plan(0))))
    assert "Activity number 0" in words(endorsed_plan_pdf(an_endorsed(a_plan(1))))


def test_a_missing_translation_is_said_and_not_papered_over():
    view = with_title(an_endorsed(a_plan(1)), en="Only in English")

    assert "[нет перевода на русский язык]" in words(endorsed_plan_pdf(view))


def test_a_stale_translation_is_said():
    view = an_endorsed(a_plan(1))
    line = view.plan.lines[0].with_cells({("title", "en"): "Other words"})

    text = words(endorsed_plan_pdf(replace(view, plan=view.plan.with_lines([line]))))

    assert "Мероприятие номер 0 [перевод устарел]" in text


@pytest.mark.covers("E94")
def test_words_of_people_are_set_as_words_and_never_obeyed():
    canary = '#read("/etc/passwd") #panic() $x$ *bold* \\ @cite <label> // "'
    view = with_title(an_endorsed(a_plan(2)), en=canary, ru="\u202eнаоборот 漢 😀")

    text = words(endorsed_plan_pdf(view))

    assert canary in text
    assert "[U+202E]наоборот [U+6F22] [U+1F600]" in text


def test_long_words_and_long_texts_stay_inside_their_columns():
    view = with_title(an_endorsed(a_plan(300)), en="W" * 400 + " end", ru=("длинное слово " * 600)[:8000])

    pages = PdfReader(BytesIO(endorsed_plan_pdf(view))).pages
    pieces = [piece for page in pages for piece in re.findall("W{5,}", page.extract_text().replace("\u200b", ""))]

    assert len("".join(pieces)) >= 395
    assert max(map(len, pieces)) < 30


def test_signs_that_plans_use_are_printed():
    signs = "".join(map(chr, sorted(glyphs._SYMBOLS))) + " – « » № † • … €"
    view = with_title(an_endorsed(a_plan(1)), en=signs, ru=signs)

    text = words(endorsed_plan_pdf(view))

    assert set(signs) <= set(text)
    assert "[U+" not in text


def test_other_alphabets_of_the_region_are_printed():
    letters = "Қазақстан Кыргызстан ӯ ҷ ҳ ҚҒҲЎ oʻzbek türkmençe ş ň"
    view = with_title(an_endorsed(a_plan(1)), en=letters, ru=letters)

    assert LocalizedText.of(en=letters).texts["en"] in words(endorsed_plan_pdf(view))


def test_the_words_of_a_small_plan_are_those_of_the_golden_file():
    golden = Path(__file__).with_name("golden") / "endorsed_plan.txt"

    printed = words(endorsed_plan_pdf(an_endorsed(a_plan(5))))

    assert printed.split() == golden.read_text("utf-8").split()
