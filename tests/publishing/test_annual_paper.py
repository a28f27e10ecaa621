"""An annual report on paper says what its edition says, in one language, to eyes and to screen readers alike."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from django.utils.translation import override
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from maslahat.domain.results.annual_documents import annual_sha256
from maslahat.domain.results.annual_report import (
    AnnualReport,
    Course,
    PrintedGroup,
    PrintedLine,
    PrintedMoney,
    PrintedSection,
    Replaced,
    ScopeKind,
)
from maslahat.domain.results.periods import Period
from maslahat.domain.results.restating import Cause, CauseKind, Restatement, restatements
from maslahat.domain.shared.texts import LocalizedText
from maslahat.publishing.annual_paper import Restated, annual_paper
from maslahat.publishing.annual_paper_cells import Notes
from maslahat.publishing.annual_paper_phrases import CLAUSES, PARTS, STATUSES, WHY_NOT
from maslahat.publishing.paper_docx import paper_docx
from maslahat.publishing.paper_pdf import paper_pdf
from maslahat.publishing.papers import Chart, Heading, Paper, Sentence, Table
from maslahat.words import standings
from tests.domain.results.annual_reports import (
    REPORTED,
    TRAINED,
    UNITS,
    annual_report,
    asked,
    half_told,
    ledger,
    reported,
)
from tests.publishing.papers import words_of_docx, words_of_pdf
from tests.publishing.test_papers import alternatives

pytestmark = pytest.mark.covers("R94")

AFTER = datetime(2024, 3, 1, tzinfo=UTC)
FEW = ledger((reported("AA", 60), reported("BB", 3)))


def both(english: str, russian: str) -> LocalizedText:
    return LocalizedText.of(en=english, ru=russian)


def tables(paper: Paper) -> list[Table]:
    return [each for each in paper.blocks if isinstance(each, Table)]


def headings(paper: Paper) -> list[str]:
    return [each.words for each in paper.blocks if isinstance(each, Heading)]


def sentences(paper: Paper) -> list[str]:
    return [each.words for each in paper.blocks if isinstance(each, Sentence)]


def row_of(report: AnnualReport, language: str = "en") -> tuple[str, ...]:
    """Return the row of the one indicator in the table of its output."""
    name = {"en": "Baseline", "ru": "Исходное значение"}[language]
    return next(each.rows[0] for each in tables(annual_paper(report, language)) if name in each.head)


def a_line(code: str = "1.1.1-01", course: Course = Course.DONE) -> PrintedLine:
    words = both("Venue not found", "Место не найдено"), LocalizedText.of(en="Ask the ministry")
    return PrintedLine(code, "1.1.1", both("Training", "Обучение"), ("AA",), course, both("Done", "Выполнено"), *words)


@pytest.mark.covers("R76")
def test_a_line_says_for_how_many_of_its_groups_the_work_is_done_and_for_which_not():
    judges, police = (
        PrintedGroup("judges", both("Judges", "Судьи"), True),
        PrintedGroup("police", both("Police", "Милиция"), False),
    )
    line = replace(a_line(course=Course.UNDER_WAY), groups=(judges, police))
    whole = replace(line, groups=(judges,))

    told = {
        language: [
            row[2]
            for table in tables(annual_paper(annual_report(plan="JWP", lines=(line, whole)), language))
            for row in table.rows
            if row[0] == line.code
        ]
        for language in ("en", "ru")
    }

    assert told["en"] == ["Done; 1 of 2\u00a0groups; not yet: Police", "Done; 1 of 1\u00a0group"]
    assert told["ru"] == ["Выполнено; 1 из 2\u00a0групп; ещё не охвачены: Милиция", "Выполнено; 1 из 1\u00a0группы"]


def test_an_indicator_stands_with_baseline_target_figure_progress_status_and_coverage():
    assert row_of(annual_report())[1:] == ("0 (2021)", "100", "90", "90%", "on track", "2 of 2")
    assert row_of(annual_report(), "ru")[1:] == ("0 (2021)", "100", "90", "90\u00a0%", "по плану", "2 из 2")


def test_what_is_missing_is_a_sign_that_a_note_explains_and_never_a_zero():
    silent = annual_report(book=ledger(()))
    paper = annual_paper(silent, "ru")
    table = next(each for each in tables(paper) if "Исходное значение" in each.head)

    assert table.rows[0][3:5] == ("н/д¹", "н/д¹")
    assert table.notes == ("¹ Данные не представлены.",)


def test_who_gave_no_data_is_named_under_the_table():
    one = annual_report(book=ledger((reported("AA", 60),)))
    table = next(each for each in tables(annual_paper(one, "en")) if "Baseline" in each.head)

    assert table.rows[0][-1] == "1 of 2¹"
    assert table.notes[0].startswith("¹ No data from: ")


@pytest.mark.covers("R58")
def test_a_progress_of_half_a_year_bears_a_note_that_it_is_provisional():
    table = next(each for each in tables(annual_paper(half_told(), "ru")) if "Исходное значение" in each.head)

    assert table.rows[0][4] == "90\u00a0%¹"
    assert table.notes[0] == "¹ Предварительные данные: представлено периодов — 2 из 4."


@pytest.mark.covers("R-18")
def test_who_told_a_part_of_the_months_is_named_under_the_table():
    table = next(each for each in tables(annual_paper(half_told(), "en")) if "Baseline" in each.head)

    assert table.rows[0][-1] == "2 of 2²"
    assert "1 of 4 periods in full, last reported 2023-Q1" in table.notes[1]


@pytest.mark.covers("R-18")
def test_units_that_told_the_same_part_of_the_months_stand_together_in_the_note():
    told = (reported("AA", 60, "2023-Q1"), reported("BB", 30, "2023-Q1"))
    paper = annual_paper(annual_report(book=ledger(told, replace(TRAINED, frequency=3))), "ru")
    table = next(each for each in tables(paper) if "Исходное значение" in each.head)

    assert table.notes[1].count("1 из 4") == 1


def test_a_target_that_is_missing_is_explained_once_for_the_whole_row():
    aimless = replace(TRAINED, targets=())
    table = next(
        each
        for each in tables(annual_paper(annual_report(book=ledger(definition=aimless)), "ru"))
        if "Исходное значение" in each.head
    )

    assert (table.rows[0][2], table.rows[0][4]) == ("–¹", "–¹")
    assert table.notes == ("¹ На этот год целевое значение не установлено.",)


def test_facts_of_the_committee_are_told_unless_there_are_none():
    told = annual_report(facts={"proposals": 2, "proposals_taken_up": 1, "decisions": 0})
    none = annual_report(facts={"proposals": 0, "proposals_taken_up": 0, "decisions": 0})

    assert any("Committee" in each for each in headings(annual_paper(told, "en")))
    assert not any("Committee" in each for each in headings(annual_paper(none, "en")))


def test_a_small_count_leaves_no_trace_in_any_file():
    report = annual_report(book=FEW)

    for language in ("en", "ru"):
        paper = annual_paper(report, language)
        rows = [cell for table in tables(paper) for row in table.rows for cell in row]
        assert not [each for each in rows if each == "3"]
        assert any("hidden" in each or "скрыто" in each for each in rows)
        assert not [each for each in paper.blocks if isinstance(each, Chart) and ">3<" in each.svg]


@pytest.mark.parametrize("language", ["en", "ru"])
def test_every_chart_has_words_in_the_pdf_and_a_table_after_it(language):
    report = annual_report(lines=(a_line(),), money=(PrintedMoney("JPN", both("Japan", "Япония"), "USD", Decimal(5)),))
    paper = annual_paper(report, language)
    charts = [each for each in paper.blocks if isinstance(each, Chart)]

    assert len(charts) == 5
    assert alternatives(paper_pdf(paper)) == [each.says for each in charts]
    for place, block in enumerate(paper.blocks):
        if isinstance(block, Chart):
            assert any(isinstance(each, Table) for each in paper.blocks[place:])


def test_the_file_is_tagged_in_its_language_and_bears_the_checksum_of_the_edition_on_every_page():
    report = annual_report()
    file = PdfReader(BytesIO(paper_pdf(annual_paper(report, "ru"))))
    root: Any = file.trailer["/Root"]

    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "ru"
    assert all(annual_sha256(report) in page.extract_text() for page in file.pages)
    assert file.metadata.title == "Годовой доклад о ходе работы за 2023 год"


def test_a_draft_says_so_on_every_page_and_a_published_edition_says_when():
    published = replace(annual_report(), published_at="2024-02-01T09:30:00+00:00", replaces=Replaced(1, "a" * 64))
    draft = PdfReader(BytesIO(paper_pdf(annual_paper(annual_report(), "en"))))

    assert all("DRAFT" in page.extract_text() for page in draft.pages)
    words = words_of_pdf(paper_pdf(annual_paper(published, "en")))
    assert "DRAFT" not in words
    assert "1 February 2024, 09:30 UTC" in words
    assert "replaces edition 1" in words


def test_what_people_wrote_stands_apart_with_whose_words_they_are():
    section = PrintedSection(
        "pillar:P1", both("P", "П"), both("Drafted.", "Составлено."), both("One.\n\nTwo.", "Раз.\n\nДва."), 1, "AA"
    )
    report = annual_report(sections=(section,), parties={"AA": both("State A", "Государство А")})

    told = sentences(annual_paper(report, "ru"))

    at = told.index("Составлено.")
    assert told[at + 1 : at + 4] == ["Текст представлен стороной: Государство А", "Раз.", "Два."]


def test_words_that_are_there_in_another_language_only_are_marked():
    report = annual_report(lines=(a_line(),))
    rows = [row for table in tables(annual_paper(report, "ru")) for row in table.rows]

    assert "[нет перевода на русский язык] Ask the ministry" in next(row for row in rows if row[0] == "1.1.1-01")


def test_lines_are_counted_by_pillar_and_those_of_no_known_output_apart():
    lines = (a_line(), replace(a_line("9.9.9-01", Course.NOT_TOLD), output="9.9.9"))
    table = next(each for each in tables(annual_paper(annual_report(lines=lines), "en")) if "cancelled" in each.head)

    assert [row[1:] for row in table.rows] == [
        ("1", "0", "0", "0", "1"),
        ("0", "0", "0", "1", "1"),
        ("1", "0", "0", "1", "2"),
    ]
    assert table.rows[1][0] == "Other outputs"


def test_a_country_is_measured_by_its_own_figures_and_never_by_the_target_of_the_programme():
    report = annual_report(asked(ScopeKind.COUNTRY, "AA"))
    paper = annual_paper(report, "en")
    table = next(each for each in tables(paper) if "A year before" in each.head)

    assert table.rows[0][1:] == ("40", "60", "100", "1 of 1")
    assert not [each for each in tables(paper) if "Progress" in each.head]
    assert not [each for each in sentences(paper) if each.startswith("Status:")]


def test_countries_stand_side_by_side_with_the_programme():
    table = next(each for each in tables(annual_paper(annual_report(), "en")) if each.head[-1] == "Programme")

    assert table.rows[0][1:] == ("60", "30", "90")


@pytest.mark.covers("R93", "R94")
@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "data: 1\u00a0of\u00a01\n60 persons"), ("ru", "данные: 1\u00a0из\u00a01\n60 persons")],
)
def test_the_grid_of_countries_by_pillars_is_the_first_table(language, words):
    first = tables(annual_paper(annual_report(), language))[0]

    assert first.rows[0][1] == words
    assert first.rows[-1][1].count("\n") == 2


def test_years_and_splits_are_annexes():
    paper = annual_paper(annual_report(), "en")

    assert [each for each in headings(paper) if each.startswith("Annex")] == [
        "Annex 1. Figures by year",
        "Annex 2. Figures by breakdown",
        "Annex 3. How to read this report",
    ]
    assert next(each for each in tables(paper) if "2022" in each.head).rows[0][1:] == ("40", "90")


def test_restatements_are_an_annex_with_both_numbers_and_the_cause_and_change_nothing_else():
    corrected = ledger((*REPORTED[:3], reported("BB", 35)))
    reason = both("Counted twice", "Учтено дважды")
    cause = Cause(CauseKind.CORRECTED, AFTER, reason, TRAINED.code, "BB", Period.read("2023"))
    found = restatements(annual_report().indicators, corrected.shown(TRAINED), [cause], UNITS)
    plain = annual_paper(annual_report(), "ru")

    paper = annual_paper(annual_report(), "ru", Restated(date(2024, 4, 1), found))

    rows = next(each.rows for each in tables(paper) if "Опубликовано" in each.head)
    assert rows[0][1:] == (
        "программа в целом, 2023", "90", "95", "1 марта 2024 г.: значение исправлено. Учтено дважды"
    )  # fmt: skip
    assert [each for each in plain.blocks if each not in paper.blocks] == [plain.blocks[-7]]
    assert paper.foot == plain.foot


def test_a_figure_that_is_no_longer_measured_says_so():
    gone = tuple(Restatement(each, None) for each in annual_report().figures)
    paper = annual_paper(annual_report(), "en", Restated(date(2024, 4, 1), gone))

    assert "no longer measured" in words_of_docx(paper_docx(paper))


def test_a_report_without_indicators_says_so_and_is_still_a_document():
    empty = annual_report()
    empty = replace(empty, pillars=tuple(replace(each, branches=()) for each in empty.pillars), sections=())
    paper = annual_paper(empty, "en")

    assert "The record holds no indicator for this report." in sentences(paper)
    assert len(PdfReader(BytesIO(paper_pdf(paper))).pages) == 2


def test_chapters_and_their_sections_are_numbered_in_order():
    found = [each for each in headings(annual_paper(annual_report(), "en")) if each[0].isdigit()]

    assert [each.split(" ")[0] for each in found] == ["1.", "2.", "3.", "3.1.", "4."]


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_same_edition_gives_the_same_bytes(language):
    assert paper_pdf(annual_paper(annual_report(), language)) == paper_pdf(annual_paper(annual_report(), language))
    assert paper_docx(annual_paper(annual_report(), language)) == paper_docx(annual_paper(annual_report(), language))


def test_words_of_people_are_set_as_words_and_never_obeyed():
    canary = '#read("/etc/passwd") $x$ <label> \u202e</w:t>'
    section = PrintedSection("lessons", both(canary, canary), LocalizedText(), LocalizedText.of(en=canary), 1)
    paper = annual_paper(annual_report(sections=(section,)), "en")

    for words in (words_of_pdf(paper_pdf(paper)), words_of_docx(paper_docx(paper))):
        assert '#read("/etc/passwd")' in words
        assert "[U+202E]" in words


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from("abcdefghijklmnop"), max_size=40))
def test_notes_are_numbered_in_the_order_in_which_they_were_needed_and_none_twice(needed):
    notes = Notes()
    signs = [notes.sign(each) for each in needed]

    order = list(dict.fromkeys(needed))
    assert [each.split(" ", 1)[1] for each in notes.told()] == order
    assert {each.split(" ", 1)[0] for each in notes.told()} == set(signs)


def test_documents_say_standings_in_the_words_of_the_pages():
    for language, side in (("en", 0), ("ru", 1)):
        with override(language):
            for words, pages in ((STATUSES, standings.STATUSES), (WHY_NOT, standings.WHY_NO_PROGRESS)):
                assert {key: str(each) for key, each in pages.items()} == {
                    key: each[side] for key, each in words.items()
                }
            for clause, pair in CLAUSES.items():
                if clause in standings.CLAUSES:
                    page = str(standings.CLAUSES[clause]) % {"seen": "1", "needed": "2"}
                    assert page == pair[side].format(seen="1 %", needed="2 %")
    assert set(PARTS) == set(STATUSES)
