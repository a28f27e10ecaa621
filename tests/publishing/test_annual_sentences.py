"""What follows from the figures of an annual report in words: real sentences in both languages, and nothing else."""

import re
from dataclasses import replace
from decimal import Decimal

import pytest

from maslahat.domain.results.annual_report import Basis, Course, PrintedLine, PrintedMoney, ScopeKind
from maslahat.domain.shared.texts import LocalizedText
from maslahat.publishing.annual_sentences import drafted_sections
from maslahat.publishing.annual_words import figure_words, printed_words, progress_words, target_words
from tests.domain.results.annual_reports import annual_report, asked, ledger, reported
from tests.domain.results.indicators import said

pytestmark = pytest.mark.covers("R94")

NO_BREAK = "\u00a0"


def told(report, name, language="en"):
    sections = {each.name: each for each in drafted_sections(report)}
    return sections[name].drafted.in_language(language).replace(NO_BREAK, " ")


def a_line(code, course=Course.UNDER_WAY, problem="", step=""):
    words = [LocalizedText.of(en=each, ru=each) if each else LocalizedText() for each in (problem, step)]
    return PrintedLine(code, "1.1.1", said("Training"), ("AA",), course, said("Under way"), *words)


def test_the_introduction_says_what_is_covered_and_how_it_stands():
    english, russian = (told(annual_report(), "introduction", each) for each in ("en", "ru"))

    assert "It covers 1 indicator: 1 on track." in english
    assert "Число показателей — 1: по плану — 1." in russian


@pytest.mark.parametrize(("basis", "words"), [(Basis.VERIFIED, "Only verified"), (Basis.REPORTED, "not yet been")])
def test_it_says_which_reports_count(basis, words):
    assert words in told(annual_report(basis=basis), "introduction")


def test_it_says_how_many_figures_are_not_shown():
    few = annual_report(book=ledger((reported("AA", 60), reported("BB", 3))))

    assert "3 figures are not shown" in told(few, "introduction")
    assert "Число значений, не раскрываемых в целях защиты небольших групп лиц, — 3." in told(few, "introduction", "ru")


def test_a_target_that_is_reached_is_named_with_value_and_target():
    report = annual_report(book=ledger((reported("AA", 120),)))

    assert "(120 against a target of 100)" in told(report, "pillar:P1")
    assert "(120 при целевом значении 100)" in told(report, "pillar:P1", "ru")


def test_what_lags_behind_is_named():
    assert "Behind the target are: Officers trained (20" in told(
        annual_report(book=ledger((reported("AA", 20),))), "pillar:P1"
    )


def test_silence_is_said_and_a_pillar_without_indicators_too():
    report = annual_report(book=ledger(()))

    assert "Nothing was reported on 1 indicator." in told(report, "pillar:P1")
    assert "Данные представлены по 0 из 1 показателя." in told(report, "pillar:P1", "ru")
    assert told(report, "pillar:P2") == "No indicator is reported here."


@pytest.mark.parametrize(
    ("number", "russian"),
    [(1, "по 1 пункту"), (2, "по 2 пунктам"), (5, "по 5 пунктам"), (11, "по 11 пунктам"), (21, "по 21 пункту")],
)
def test_problems_are_counted_as_russian_counts(number, russian):
    lines = tuple(a_line(f"1.1.1-{place:02d}", problem="Late.", step="Hurry") for place in range(number))

    assert russian in told(annual_report(lines=lines), "challenges", "ru")


def test_problems_and_next_steps_are_told_as_they_were_told_of_lines():
    report = annual_report(lines=(a_line("1.1.1-01", problem="Trainers are late.", step="Hire more"),), plan="JWP")

    assert told(report, "challenges") == "Problems were reported on 1 line: 1.1.1-01: Trainers are late."
    assert told(report, "next_steps") == "Next steps were named for 1 line: 1.1.1-01: Hire more."


def test_lines_and_money_of_the_plan_are_summed_up():
    lines = (a_line("1.1.1-01"), a_line("1.1.1-02", Course.DONE))
    money = (
        PrintedMoney("DON", said("Donor"), "USD", Decimal("1500.00")),
        PrintedMoney("TBM", said(""), "USD", Decimal("500")),
    )
    report = annual_report(lines=lines, money=money, plan="JWP", facts={"proposals": 21, "proposals_taken_up": 1})

    introduction = told(report, "introduction")

    assert "2 lines in this field: 1 completed, 1 under way." in introduction
    assert "USD 2,000" in introduction
    assert "К плану работы внесено 21 предложение; учтено — 1." in told(report, "introduction", "ru")


def test_the_report_of_a_pillar_has_a_section_for_each_outcome():
    names = [each.name for each in drafted_sections(annual_report(asked(ScopeKind.PILLAR, "P1")))]

    assert names == ["introduction", "outcome:1.1", "challenges", "lessons", "next_steps"]


def test_no_number_stands_in_words_that_the_report_has_not():
    report = annual_report(is_illustrative=False)
    numbers = {"2023", "1", "0", *re.findall(r"\d+", report.programme_name.in_language("en"))}

    for section in drafted_sections(report):
        assert set(re.findall(r"\d+", section.drafted.in_language("en"))) <= numbers


def test_a_figure_stands_in_words_or_the_word_why_there_is_none():
    found = next(annual_report().indicators)
    few = next(annual_report(book=ledger((reported("AA", 3),))).indicators)
    silent = next(annual_report(book=ledger(())).indicators)

    assert [figure_words(each, "en") for each in (found, few, silent)] == ["90", "not shown", "not reported"]
    assert (target_words(found, "ru"), progress_words(found, "ru"), progress_words(few, "en")) == (
        "100",
        "90\u00a0%",
        "–",
    )
    assert printed_words(None, found, "en") == "–"
    assert printed_words(replace(found.figure, value=None), found, "en") == "shown by unit"
