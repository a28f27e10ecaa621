"""Changes after endorsement: corrigenda change words, minor adjustments stay near the endorsed text."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maslahat.domain.shared.texts import LocalizedText
from maslahat.domain.workplans.adjustments import (
    AdjustmentKind,
    AdjustmentLimits,
    Beyond,
    classify,
    is_wording,
    numbers,
)
from maslahat.domain.workplans.changes import apply, diff
from maslahat.domain.workplans.operations import Write
from maslahat.domain.workplans.plan import PLAN_TEXTS, Plan
from maslahat.domain.workplans.versions import VersionKind, VersionLabel
from tests.domain.workplans.generated import change_sets, plans
from tests.notation import plan, proposal

LIMITS = AdjustmentLimits()
ENDORSED = plan(
    """
    1.1
      L1 | Traning of 20 officers | ru Обучение 20 офицеров | quarters Q1 Q2 | budget JPN 1000 | lead UNODC
      L2 | Study visit            | ru Поездка              | quarters Q3    | budget JPN 500
    1.2
      L3 | Report                 | quarters Q4
    """
)


def judged(*wishes: str, current: Plan = ENDORSED):
    return classify(ENDORSED, current, proposal(current, "KZ", *wishes).operations, LIMITS)


def adjusted(*wishes: str, current: Plan = ENDORSED) -> Plan:
    return apply(current, proposal(current, "KZ", *wishes).operations)


def test_a_spelling_is_a_corrigendum():
    assert judged("L1 title = Training of 20 officers").kind is AdjustmentKind.CORRIGENDUM


def test_a_missing_translation_with_the_same_numbers_is_a_corrigendum():
    assert judged("L3 title/ru = Доклад").kind is AdjustmentKind.CORRIGENDUM
    assert judged("L3 title/ru = Доклад 2023").kind is AdjustmentKind.AMENDMENT


def test_another_order_under_one_output_is_a_matter_of_numbering():
    assert judged("move L2 first").kind is AdjustmentKind.CORRIGENDUM
    assert judged("move L2 first in 1.2").kind is AdjustmentKind.AMENDMENT


@pytest.mark.covers("E86")
def test_a_corrigendum_that_changes_a_number_is_refused_with_the_number():
    found = judged("L1 title = Training of 25 officers")

    assert found.kind is AdjustmentKind.AMENDMENT
    assert [(one.why, one.found, one.limit) for one in found.not_corrigendum] == [(Beyond.NUMBER_CHANGED, "25", "20")]


@pytest.mark.covers("E86")
@pytest.mark.parametrize(
    ("wish", "why"),
    [
        ("L1 lead = KG-DEA", Beyond.NOT_A_TEXT),
        ("L1 budget JPN = 1001", Beyond.NOT_A_TEXT),
        ("L1 title/ru = nothing", Beyond.TEXT_TAKEN_AWAY),
        ("delete L3", Beyond.LINE_CHANGED),
        ("add N1 after L3: New activity", Beyond.LINE_CHANGED),
    ],
)
def test_what_changes_more_than_words_is_no_corrigendum(wish, why):
    assert [one.why for one in judged(wish).not_corrigendum] == [why]


def test_numbers_are_read_in_order_and_in_any_script():
    assert numbers("From 10 to 20, ٣ times") == ("10", "20", "٣")


@pytest.mark.parametrize(
    "wish", ["L1 budget JPN = 1100", "L1 budget JPN = 900", "L2 quarters = Q4", "L1 quarters = Q2 Q3"]
)
def test_a_tenth_of_an_amount_and_one_quarter_are_minor(wish):
    assert judged(wish).kind is AdjustmentKind.MINOR


@pytest.mark.parametrize(
    ("wish", "why"),
    [
        ("L1 budget JPN = 1100.01", Beyond.AMOUNT_TOO_FAR),
        ("L1 budget JPN = nothing", Beyond.DONOR_CHANGED),
        ("L1 budget USA = 10", Beyond.DONOR_CHANGED),
        ("L2 quarters = Q1", Beyond.QUARTERS_TOO_FAR),
        ("L1 quarters = Q1 Q2 Q3", Beyond.QUARTERS_TOO_FAR),
        ("L1 countries + KZ", Beyond.OTHER_FIELD),
        ("delete L1", Beyond.LINE_CHANGED),
    ],
)
def test_what_goes_further_needs_an_amendment(wish, why):
    found = judged(wish)

    assert found.kind is AdjustmentKind.AMENDMENT
    assert [one.why for one in found.not_minor] == [why]


@pytest.mark.covers("E85")
def test_nine_percent_twice_in_one_line_needs_an_amendment():
    once = adjusted("L1 budget JPN = 1090")

    found = judged("L1 budget JPN = 1180", current=once)

    assert judged("L1 budget JPN = 1090").kind is AdjustmentKind.MINOR
    assert found.kind is AdjustmentKind.AMENDMENT
    assert [(one.why, one.found, one.limit) for one in found.not_minor] == [
        (Beyond.AMOUNT_TOO_FAR, "+180.00", "100.00")
    ]


def test_the_way_back_towards_the_endorsed_amount_stays_minor():
    assert judged("L1 budget JPN = 950", current=adjusted("L1 budget JPN = 1100")).kind is AdjustmentKind.MINOR


@pytest.mark.covers("E85")
@given(st.lists(st.integers(-120, 120), min_size=1, max_size=8))
def test_no_split_into_steps_leads_beyond_the_limit(steps):
    text, endorsed = ENDORSED, Decimal(1000)
    for step in steps:
        wish = f"L1 budget JPN = {text.line(text.lines[0].id).budget['JPN', 'USD'] + step}"
        if judged(wish, current=text).kind is AdjustmentKind.MINOR:
            text = adjusted(wish, current=text)

        assert abs(text.lines[0].budget["JPN", "USD"] - endorsed) <= endorsed / 10


@pytest.mark.covers("E86")
@given(st.data())
def test_a_corrigendum_never_changes_a_digit_or_a_structured_cell(data):
    before = data.draw(plans())
    operations = data.draw(change_sets(before, 1)).operations

    if classify(before, before, operations, LIMITS).kind is AdjustmentKind.CORRIGENDUM:
        after = apply(before, operations)
        assert {line.id for line in after.lines} == {line.id for line in before.lines}
        for line in after.lines:
            was = before.line(line.id)
            assert _structured(line) == _structured(was)
            assert line.output == was.output


def _structured(line):
    return {key: value for key, value in line.cells.items() if not is_wording(key)}


@given(plans(), plans())
def test_no_change_at_all_is_never_an_amendment(one, other):
    assert classify(other, one, diff(one, one), LIMITS).kind is AdjustmentKind.CORRIGENDUM


def test_versions_after_endorsement_are_counted_together():
    assert str(VersionLabel(VersionKind.CORRECTED, 1, 1)) == "E1.1"
    assert str(VersionLabel(VersionKind.ADJUSTED, 1, 2)) == "E1.2"


def test_a_spelling_in_the_title_of_the_plan_is_a_corrigendum_and_another_year_is_not():
    titled = replace(ENDORSED, title=LocalizedText.of(en="Joint wrokplan 2023"))
    title = ("title", "en")

    spelling = Write(PLAN_TEXTS, title, "Joint wrokplan 2023", "Joint workplan 2023")
    year = Write(PLAN_TEXTS, title, "Joint wrokplan 2023", "Joint workplan 2024")

    assert classify(titled, titled, [spelling], LIMITS).kind is AdjustmentKind.CORRIGENDUM
    assert classify(titled, titled, [year], LIMITS).kind is AdjustmentKind.AMENDMENT
