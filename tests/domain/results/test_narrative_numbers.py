"""Numbers of narratives against the numbers of their edition: the same, a year, or not to be found there."""

from dataclasses import replace

import pytest

from maslahat.domain.results.annual_report import PrintedSection
from maslahat.domain.results.narrative_numbers import Holding, compared, held_numbers, unfounded
from maslahat.domain.shared.texts import LocalizedText
from tests.domain.results.annual_reports import annual_report, asked, ledger, reported
from tests.domain.results.indicators import said

pytestmark = pytest.mark.covers("R94")


def written(en="", ru="", name="pillar:P1", report=None):
    """Return what is found of one narrative in a report in which AA trained 60 of 90 persons, of 100 to be trained."""
    texts = {language: words for language, words in (("en", en), ("ru", ru)) if words}
    section = PrintedSection(name, said("Section"), LocalizedText(), LocalizedText(texts, next(iter(texts))), 1)
    return compared(replace(report or annual_report(), sections=(section,)))


def test_a_figure_a_target_and_a_progress_of_the_edition_are_named():
    (found,) = written("Of 100 to be trained 90 were, which is 90 per cent.")

    target, figure, progress = found.numbers["en"]
    assert {each.what for each in target.same} == {Holding.TARGET}
    assert {each.key.period.code for each in figure.same if each.what is Holding.FIGURE} == {"2023"}
    assert {each.what for each in progress.same} == {Holding.PROGRESS}
    assert unfounded([found]) == ()


def test_a_number_that_the_edition_has_not_is_told_with_its_sentence():
    found = written("All is well. We trained 77 persons in 2023.", "Обучено 77 человек.")

    assert [(each.words, each.sentence) for each in unfounded(found)] == [
        ("77", "We trained 77 persons in 2023."),
        ("77", "Обучено 77 человек."),
    ]


def test_a_number_that_one_language_names_alone_is_told():
    (found,) = written("In 2023, 60 of 90 were trained in AA.", "В 2023 году обучено 60 из 80 человек.")

    assert [(language, each.words) for language, each in found.differing] == [("en", "90"), ("ru", "80")]


def test_a_narrative_in_one_language_differs_from_no_other():
    (found,) = written("We trained 60 persons.")

    assert found.differing == ()


def test_a_withheld_count_is_no_number_of_the_edition():
    few = annual_report(asked(), ledger((reported("AA", 60), reported("AA", 2, sex="F"))))
    assert any(figure.is_withheld for each in few.indicators for figure in each.figures)

    (found,) = written("Two of them, to be exact 2, were women.", report=few)

    told = [each.key for each in held_numbers(few) if each.what is Holding.FIGURE and each.value == 2]
    assert told == []
    assert all(each.what is Holding.COUNT for one in found.numbers["en"] for each in one.same)


def test_a_narrative_without_numbers_is_not_listed():
    assert written("All is well.") == ()
