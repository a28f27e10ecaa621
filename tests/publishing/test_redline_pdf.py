"""The printed redline says what came and went in both languages, to eyes and to screen readers, and obeys no text."""

from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from maslahat.publishing.redline_pdf import redline_pdf
from maslahat.publishing.redline_view import RedlineView
from tests.publishing.plans import a_plan
from tests.publishing.redlines import GONE, MOVED, NEW, a_redline, edited, two_versions


def words(view: RedlineView) -> str:
    """Return the text of every page, blanks and line ends made alike."""
    pages = PdfReader(BytesIO(redline_pdf(view))).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


@pytest.fixture(scope="module")
def printed() -> str:
    return words(a_redline())


def test_words_that_came_and_went_stand_between_signs_in_both_languages(printed):
    assert "[−Activity−] [+Training for 60 officers,+] number 0" in printed
    assert "[−Мероприятие−] [+Обучение 60 сотрудников,+] номер 0" in printed
    assert "Removed words are struck through" in printed
    assert "Исключённые слова зачёркнуты" in printed


@pytest.mark.covers("E30", "E32")
def test_lines_that_came_went_and_moved_are_told_in_words(printed):
    before, after = two_versions()

    assert f"[−{before.printed_codes[GONE.id]}−] − removed · исключено" in printed
    assert f"[+{after.printed_codes[NEW]}+] + added · добавлено" in printed
    assert "→ moved, was 1.1.1-03 · перенесено, прежний код 1.1.1-03" in printed
    assert f"{MOVED.title.texts['en']} {MOVED.title.texts['ru']}" in printed


def test_each_change_says_who_proposed_it_and_when(printed):
    assert "Kyrgyz Republic, Republic of Uzbekistan, 26 October 2022" in printed
    assert "Республика Казахстан, 26 октября 2022 г." in printed


def test_the_effect_on_totals_and_both_fingerprints_are_printed(printed):
    view = a_redline()
    pages = PdfReader(BytesIO(redline_pdf(view))).pages

    assert "Donor: Government of Japan" in printed
    assert "+1 524.75" in printed
    for fingerprint in (view.found.before, view.found.after):
        assert " ".join(fingerprint[place : place + 4] for place in range(0, 64, 4)) in printed
        assert all(fingerprint in page.extract_text() for page in pages)


@pytest.mark.covers("R90")
def test_a_reader_who_may_not_see_amounts_finds_none_on_paper():
    text = words(a_redline(sees_money=False))

    assert "2 500" not in text
    assert "Government of Japan" not in text
    assert "Amounts that your role may not see are left out." in text


def test_the_file_is_tagged_titled_and_names_its_languages():
    file = PdfReader(BytesIO(redline_pdf(a_redline())))
    root: Any = file.trailer["/Root"]

    assert root["/MarkInfo"]["/Marked"]
    assert root["/StructTreeRoot"] is not None
    assert str(root["/Lang"]).startswith("en")
    assert "Changes / Изменения: Joint workplan for 2023, revised" in str(file.metadata)
    assert "pdfuaid" in root["/Metadata"].get_data().decode()


@pytest.mark.covers("E94")
def test_words_of_people_are_set_as_words_and_never_obeyed():
    canary = '#read("/etc/passwd") #panic() $x$ *bold* \\ @cite <label> // "'
    before = a_plan(1)
    after = before.with_lines([edited(before.lines[0], title_en=canary, title_ru="\u202eнаоборот \u0001😀")])

    text = "".join(words(a_redline(before, after)).replace("\u200b", "").split())

    assert "".join(canary.split()) in text.replace("[+", "").replace("+]", "")
    assert "[U+202E]наоборот[U+0001][U+1F600]" in text


@pytest.mark.covers("R-23")
def test_the_same_redline_gives_the_same_bytes():
    assert redline_pdf(a_redline()) == redline_pdf(a_redline())


def test_long_texts_go_on_over_the_page_and_two_alike_versions_say_so():
    before = a_plan(1)
    long = before.with_lines([edited(before.lines[0], title_en="word " * 1_900, title_ru="W" * 400)])

    assert words(a_redline(before, long)).count("word") >= 1_900
    assert "The two versions say the same." in words(a_redline(before, before))
    renamed = replace(before, title=edited(before.lines[0], title_en="Joint plan").title)
    assert "plan+]" in words(a_redline(before, renamed))
