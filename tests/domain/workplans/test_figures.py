"""E36: a figure that was changed in words only, and the many numbers in a text that are no such figure."""

import pytest

from maslahat.domain.workplans.figures import changed_line_figures, new_figures_that_differ
from maslahat.domain.workplans.plan import Line
from tests import notation

LINE = notation.line(
    "L1 | Training of 20 participants in Q2 | ru Обучение 20 участников во II квартале | quarters Q2"
    " | participants 20 | budget JPN 12000",
    "1.1",
)


def reworded(language: str, words: str, line: Line = LINE) -> Line:
    return line.with_cells({("title", language): words})


def warned(language: str, words: str, before: Line = LINE) -> list[tuple[str, str, str]]:
    found = changed_line_figures(before, reworded(language, words, before))
    return [(each.field, each.found, each.expected) for each in found]


@pytest.mark.covers("E36")
@pytest.mark.parametrize(
    ("language", "words", "field", "found", "expected"),
    [
        ("en", "Training of 25 participants in Q2", "participants", "25", "20"),
        ("ru", "Обучение 25 участников во II квартале", "participants", "25", "20"),
        ("ru", "Обучение 1 200 сотрудников", "participants", "1200", "20"),
        ("en", "Training of 1,200 officers", "participants", "1200", "20"),
        ("en", "Training for USD 15,000", "budget", "15000.00", "12000.00"),
        ("ru", "Обучение на 15 000 долл. США", "budget", "15000.00", "12000.00"),
        ("en", "Training of 20 participants in Q3", "quarters", "Q3", "Q2"),
        ("en", "Training in the third quarter", "quarters", "Q3", "Q2"),
        ("ru", "Обучение в III квартале", "quarters", "Q3", "Q2"),
        ("ru", "Обучение в третьем квартале", "quarters", "Q3", "Q2"),
        ("ru", "Обучение в 3-м квартале", "quarters", "Q3", "Q2"),
    ],
)
def test_a_figure_changed_in_words_only_is_a_warning(language, words, field, found, expected):
    assert warned(language, words) == [(field, found, expected)]


@pytest.mark.covers("E36")
@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "In 2023 trained officers share what they know"),
        ("ru", "В 2023 году сотрудники обучают других"),
        ("en", "Training on article 174 for officers"),
        ("ru", "Обучение по статье 174 для сотрудников"),
        ("ru", "Обучение по ст. 41 сотрудников"),
        ("en", "Training on resolution 1540 for officials"),
        ("ru", "Обучение по Закону № 63 должностных лиц"),
        ("en", "Training of 20 participants in Q2 of USD 12,000"),
        ("ru", "Обучение 20 участников на 12 000 долл. США"),
        ("en", "Phase 2 officers continue as planned in the third quarter of 2024"),
        ("en", "Three modules, ISO 17025 experts"),
        ("ru", "Второй этап обучения"),
    ],
)
def test_years_articles_and_figures_that_fit_are_no_warning(language, words):
    assert warned(language, words) == []


@pytest.mark.covers("E36")
def test_a_text_that_nobody_touched_is_not_looked_at():
    wrong = reworded("ru", "Обучение 30 участников")

    assert list(changed_line_figures(wrong, wrong.with_cells({("lead",): "UNODC"}))) == []
    assert warned("en", "Course for 20 participants", wrong) == []


@pytest.mark.covers("E36")
def test_a_figure_that_differed_before_is_not_told_again():
    wrong = reworded("en", "Training of 30 participants")

    assert warned("en", "Good training of 30 participants", wrong) == []


@pytest.mark.covers("E36")
def test_the_words_of_an_indicator_are_held_against_its_target():
    cells = {
        ("indicators", "I1", "target"): "40",
        ("indicators", "I1", "baseline"): "10",
        ("indicators", "I1", "text:en"): "At least 40 cases solved by 2024",
        ("indicators", "I1", "text:ru"): "Не менее 40 раскрытых дел",
    }
    before = LINE.with_cells(cells)

    wrong = before.with_cells({("indicators", "I1", "text:ru"): "Не менее 45 раскрытых дел"})
    fitting = before.with_cells({("indicators", "I1", "text:ru"): "До 2025 года не менее 40 дел по статье 12"})

    found = [(each.name, each.language, each.found, each.expected) for each in changed_line_figures(before, wrong)]
    assert found == [("indicators:I1", "ru", "45", "40")]
    assert list(changed_line_figures(before, fitting)) == []


@pytest.mark.covers("E36")
def test_two_versions_are_compared_line_by_line():
    before = notation.plan("1.1\n L1 | Training of 20 participants | participants 20\n L2 | Study")
    after = notation.plan(
        "1.1\n L1 | Training of 25 participants | participants 20\n L3 | Visit of 5 officers | participants 6"
    )

    assert [(each.line, each.found) for each in new_figures_that_differ(before, after)] == [("L1", "25"), ("L3", "5")]
