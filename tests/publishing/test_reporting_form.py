"""The reporting form: written, filled in, read back; nothing is half taken, no state turns into another."""

from dataclasses import replace
from decimal import Decimal
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from maslahat.domain.results.observations import cell
from maslahat.domain.results.values import Answer, Mean, Narrative, Number, Ratio, State, Step
from maslahat.domain.shared.kinds import Kind
from maslahat.domain.shared.texts import LocalizedText
from maslahat.publishing.form_reading import FormRead
from maslahat.publishing.reporting_form import MOST_CROSSED, VALUES, CellTold, offered_cells
from tests.domain.results.reports import AGE, DRUG, LAW, SEX, indicator
from tests.publishing.forms import a_form, a_row, filled, read, split, told, value, written

FOUR = CellTold(State.REPORTED, Number(Decimal(4)))
NOBODY_TOLD = CellTold(State.NOT_REPORTED)
WOMEN = cell([("sex", "F"), ("age", "<18")])


@pytest.mark.covers("R92")
@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_form_that_was_not_touched_changes_nothing(language):
    view = a_form(a_row(told={(): FOUR, WOMEN: FOUR}), a_row(Kind.TEXT, "1.1.b"), language=language)

    assert read(written(view), view) == (FormRead(untouched=2), [])


@pytest.mark.covers("R92")
@pytest.mark.parametrize(
    ("kind", "cells", "expected"),
    [
        (Kind.COUNT, {"number": 12}, Number(Decimal(12))),
        (Kind.COUNT, {"state": "zero"}, Number(Decimal(0))),
        (Kind.COUNT, {"number": 0}, Number(Decimal(0))),
        (Kind.STOCK, {"number": "1 234,5"}, Number(Decimal("1234.5"))),
        (Kind.HIGHEST, {"number": "-3.000000000001"}, Number(Decimal("-3.000000000001"))),
        (Kind.RATIO, {"numerator": 1, "denominator": 3}, Ratio(Decimal(1), Decimal(3))),
        (Kind.RATIO, {"state": "zero", "denominator": 3}, Ratio(Decimal(0), Decimal(3))),
        (Kind.AVERAGE, {"sum": 30.5, "measurements": 4}, Mean(Decimal("30.5"), 4)),
        (Kind.YES_NO, {"answer": "no"}, Answer(is_yes=False)),
        (Kind.SCALE, {"step": "draft · draft"}, Step("draft")),
        (
            Kind.TEXT,
            {"text__en": "Done", "text__ru": "Сделано"},
            Narrative(LocalizedText.of(en="Done", ru="Сделано")),
        ),
    ],
)
def test_a_value_of_every_kind_comes_back_as_it_was_meant(kind, cells, expected):
    view = a_form(a_row(kind))

    found, faults = read(filled(written(view), *value(0, **cells)), view)

    assert faults == []
    assert told(found) == {(): CellTold(State.REPORTED, expected)}


def test_absence_is_told_in_two_ways_and_a_reason_is_kept():
    view = a_form(a_row(), a_row(code="1.1.b"))
    states = (*value(0, state="not_reported"), *value(1, state="not_applicable · x", reason="No such law"))

    found, faults = read(filled(written(view), *states), view)

    assert faults == []
    assert [row.told[()] for row in found.changed] == [
        NOBODY_TOLD,
        CellTold(State.NOT_APPLICABLE, None, "No such law"),
    ]


def test_parts_are_crossed_and_listed_and_come_back_with_the_total():
    view = a_form(a_row())
    cells = (*value(0, number=10, narrative__ru="Посчитано"), *split(0, number=4), *split(1, state="not_reported"))

    found, faults = read(filled(written(view), *cells), view)

    offered = view.rows[0].cells
    assert (len(offered), faults) == (4, [])
    assert told(found) == {(): CellTold(State.REPORTED, Number(Decimal(10))), offered[0]: FOUR, offered[1]: NOBODY_TOLD}
    assert found.changed[0].narrative == {"ru": "Посчитано"}


def test_too_many_crossed_cells_are_offered_one_dimension_at_a_time_and_what_stands_stays():
    wide = replace(AGE, names={str(place): AGE.names["<18"] for place in range(MOST_CROSSED // 4 + 1)})
    definition = indicator(dimensions=(SEX, wide, DRUG))

    offered = offered_cells(definition, False, (), {(): FOUR, WOMEN: FOUR})

    assert len(offered) == 2 + len(wide.names) + 2 + 1
    assert offered[-1] == WOMEN
    assert offered_cells(indicator(Kind.TEXT), True, ("KZ",), {}) == ()
    assert offered_cells(indicator(dimensions=()), True, ("KZ", "KG"), {}) == (
        (("country", "KZ"),),
        (("country", "KG"),),
    )


@pytest.mark.covers("R92")
@pytest.mark.parametrize(
    ("cells", "fault"),
    [
        (value(0, number="many"), ("I3", "not_a_number")),
        (value(0, number=-1), ("I3", "number_negative")),
        (value(0, number="9" * 25), ("I3", "not_a_number")),
        (value(0, state="perhaps"), ("H3", "code_unknown")),
        (value(0, state="reported"), ("I3", "form_value_missing")),
        (value(0, state="zero", number=4), ("I3", "form_zero_with_value")),
        (value(0, state="not_reported", number=0), ("H3", "form_value_not_reported")),
        (value(0, state="not_applicable"), ("R3", "not_applicable_without_reason")),
        (value(0, number=4, reason="why"), ("R3", "form_reason_alone")),
        (value(0, reason="why"), ("H3", "state_unknown")),
        (value(0, numerator=4), ("J3", "form_value_of_another_kind")),
        (value(0, id="9.9.z"), ("U3", "form_id_unknown")),
        (value(0, indicator="1.1.z"), ("A3", "id_and_code_differ")),
        (value(0, name="Another name"), ("B3", "form_name_differs")),
        (split(0, cell="men"), ("B3", "form_name_differs")),
        (split(1, id="1.1.a|age=<18;sex=F"), ("A4", "row_twice")),
        (split(0, number="x"), ("E3", "not_a_number")),
    ],
)
def test_a_cell_that_cannot_be_taken_is_named_with_its_place(cells, fault):
    view = a_form(a_row())

    _, faults = read(filled(written(view), *cells), view)

    assert fault in faults


def test_zero_is_no_answer_no_step_and_no_story():
    for kind in (Kind.YES_NO, Kind.SCALE, Kind.TEXT):
        view = a_form(a_row(kind))
        _, faults = read(filled(written(view), *value(0, state="zero")), view)
        assert "form_zero_not_taken" in [code for _, code in faults]


@pytest.mark.covers("E33")
def test_what_somebody_else_reported_since_is_not_written_over():
    old = a_form(a_row())
    now = a_form(a_row(told={(): CellTold(State.REPORTED, Number(Decimal(7)))}))

    untouched = read(written(old), now)
    same = read(filled(written(old), *value(0, number=7)), now)
    _, stale = read(filled(written(old), *value(0, number=8)), now)

    assert untouched == same == (FormRead(untouched=1), [])
    assert [code for _, code in stale] == ["form_stale"]


def test_an_indicator_that_is_measured_otherwise_since_is_not_taken():
    row = a_row()
    now = a_form(replace(row, definition=replace(row.definition, version=row.definition.version + 1)))

    _, faults = read(filled(written(a_form(row)), *value(0, number=8)), now)

    assert [code for _, code in faults] == ["form_definition_changed"]


def test_an_emptied_cell_takes_nothing_back_and_a_row_left_out_tells_nothing():
    view = a_form(a_row(told={(): FOUR, WOMEN: FOUR}))
    place = view.rows[0].cells.index(WOMEN)
    emptied = filled(written(view), *split(place, number=None, state=None))
    left_out = filled(
        written(view), *split(place, **dict.fromkeys(("indicator", "cell", "name", "state", "number", "id")))
    )

    assert [code for _, code in read(emptied, view)[1]] == ["form_emptied"]
    assert read(left_out, view) == (FormRead(untouched=1), [])


def test_parts_without_their_row_are_named():
    view = a_form(a_row())
    gone = dict.fromkeys(("indicator", "name", "kind", "unit", "period", "id", "version", "definition", "mark"))

    _, faults = read(filled(written(view), *value(0, **gone), *split(0, number=4)), view)

    assert "form_row_missing" in [code for _, code in faults]


@pytest.mark.parametrize(
    ("changed", "fault"),
    [({"unit": "KG"}, "wrong_unit"), ({"period": "2022"}, "wrong_period"), ({"programme": "NEXT"}, "wrong_programme")],
)
def test_the_form_of_another_unit_period_or_programme_is_not_taken(changed, fault):
    assert [code for _, code in read(written(a_form()), a_form(**changed))[1]] == [fault]


def test_ids_and_names_are_locked_and_only_the_cells_of_the_kind_are_open():
    book = load_workbook(
        BytesIO(written(a_form(a_row(), a_row(Kind.SCALE, "1.1.b"), a_row(code="1.1.c", is_open=False))))
    )
    sheet = book[VALUES]
    keys = [each.value for each in sheet[1]]
    is_open = {
        (row, key): not sheet.cell(row + 3, keys.index(key) + 1).protection.locked for row in range(3) for key in keys
    }

    assert all(book[name].protection.sheet for name in book.sheetnames)
    assert {key for (row, key), free in is_open.items() if free and row == 0} == {
        *("state", "number", "reason", "narrative:en", "narrative:ru"),
    }
    assert is_open[1, "step"]
    assert not is_open[1, "number"]
    assert not any(free for (row, _), free in is_open.items() if row == 2)
    assert sheet.freeze_panes == "C3"
    assert sheet.page_setup.paperSize == 9
    assert sheet.column_dimensions["U"].hidden


def test_every_choice_has_its_list_and_no_text_is_a_formula():
    row = a_row(Kind.SCALE, told={(): CellTold(State.NOT_APPLICABLE, None, "=HYPERLINK(1)")})
    book = load_workbook(BytesIO(written(a_form(row))))
    lists = {
        str(each.sqref): each.formula1 for each in book[VALUES].data_validations.dataValidation if each.type == "list"
    }

    assert sum("Codes" in formula for formula in lists.values()) == 3
    reasons = [cell for cell in book[VALUES][3] if cell.value == "=HYPERLINK(1)"]
    assert [(cell.data_type == "f", cell.quotePrefix) for cell in reasons] == [(False, True)]


@st.composite
def tellings(draw):
    numbers = st.decimals(0, 10**12, places=3)
    kind = draw(st.sampled_from((Kind.COUNT, Kind.RATIO, Kind.AVERAGE, Kind.YES_NO, Kind.SCALE)))
    values = {
        Kind.RATIO: st.builds(Ratio, numbers, numbers),
        Kind.AVERAGE: st.builds(Mean, numbers, st.integers(0, 10**6)),
        Kind.YES_NO: st.builds(Answer, st.booleans()),
        Kind.SCALE: st.builds(Step, st.sampled_from(tuple(LAW.names))),
    }
    reported = values.get(kind, st.builds(Number, numbers)).map(lambda each: CellTold(State.REPORTED, each))
    absent = st.sampled_from((NOBODY_TOLD, CellTold(State.NOT_APPLICABLE, None, "=why")))
    cells = [(), *a_row(kind).cells]
    return kind, draw(st.dictionaries(st.sampled_from(cells), reported | absent, max_size=4))


@pytest.mark.covers("R-18")
@settings(max_examples=25, deadline=None)
@given(telling=tellings(), language=st.sampled_from(("en", "ru")))
def test_what_stands_is_written_and_read_again_the_same_in_every_state(telling, language):
    kind, stands = telling
    empty, full = a_row(kind), a_row(kind, told=stands)
    view = a_form(full, language=language)
    lost = filled(written(view), *value(0, mark="other", version="0"))

    found, faults = read(lost, a_form(empty, language=language))

    assert faults == []
    assert (dict(found.changed[0].told) if found.changed else {}) == stands


@pytest.mark.covers("R44")
def test_a_total_of_people_may_say_why_it_is_not_split_by_sex():
    row = a_row()
    view = a_form(replace(row, definition=replace(row.definition, counts_people=True)))
    cells = value(0, number=4, reason="Lists without sex")

    found, faults = read(filled(written(view), *cells), view)
    _, of_part = read(filled(written(view), *split(0, number=4, reason="why")), view)

    assert faults == []
    assert told(found) == {(): replace(FOUR, reason="Lists without sex")}
    assert [code for _, code in of_part] == ["form_reason_alone"]
