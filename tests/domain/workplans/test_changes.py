"""Diff and apply belong together; what changes nothing is not kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maslahat.domain.shared.canonical import canonical_bytes, read_canonical
from maslahat.domain.shared.ids import LineId
from maslahat.domain.workplans.changes import (
    Contradiction,
    StaleOperation,
    apply,
    diff,
    reworded,
)
from maslahat.domain.workplans.documents import (
    ChangeSetRefused,
    change_set_document,
    operation_document,
    read_change_set,
    read_operations,
)
from maslahat.domain.workplans.operations import Delete, Move, Operation, Write
from maslahat.domain.workplans.plan import Line, read_plan
from maslahat.domain.workplans.tidying import tidy
from tests import notation
from tests.domain.workplans.generated import plans, revisions, rounds

BASE = notation.plan("1.1\n L1 | Обучение, ё\n L2 | Visit | quarters Q1\n L3 | Study\n2.1\n M1 | Campaign")


@given(st.data())
def test_applying_the_difference_of_two_plans_gives_the_second(data):
    before = data.draw(plans())
    after = data.draw(revisions(before))

    assert apply(before, diff(before, after)) == after


@given(plans())
def test_a_plan_does_not_differ_from_itself(plan):
    assert diff(plan, plan) == ()
    assert diff(plan, read_plan(plan.document())) == ()


@given(st.permutations("abcdefg"))
def test_no_more_lines_move_than_must(order):
    before = notation.plan("1.1\n" + "\n".join(f"{name} |" for name in "abcdefg"))
    after = before.with_lines(before.line(LineId(name)) for name in order)

    moves = diff(before, after)

    def rises(letters: list[str]) -> int:
        best = [0] * len(letters)
        for place, letter in enumerate(letters):
            best[place] = 1 + max((best[left] for left in range(place) if letters[left] < letter), default=0)
        return max(best)

    assert all(isinstance(one, Move) for one in moves)
    assert len(moves) == 7 - rises(list(order))


@given(rounds())
def test_a_change_set_survives_being_written_down_and_read(made):
    for change_set in made[1]:
        document = read_canonical(canonical_bytes(change_set_document(change_set)))

        assert read_change_set(document) == change_set


@given(plans())
def test_a_plan_survives_being_written_down_and_read(plan):
    again = read_plan(read_canonical(canonical_bytes(plan.document())))

    assert again == plan
    assert again.version_id == plan.version_id


@pytest.mark.covers("E31")
def test_a_move_to_the_same_place_is_dropped():
    same = (Move(LineId("L2"), "1.1", LineId("L1"), "", None), Move(LineId("L1"), "1.1", None, "", None))

    assert tidy(BASE, same) == ()
    assert tidy(BASE, [Move(LineId("L2"), "1.1", LineId("L2"), "", None)]) == ()


@pytest.mark.covers("E37")
@pytest.mark.parametrize("words", ["Обучение, е", "Обучение,\u00a0ё", " Обучение,  ё ", "Обучение, е\u0308"])
def test_other_spaces_unicode_forms_and_yo_are_no_change(words):
    assert tidy(BASE, [Write(LineId("L1"), ("title", "en"), None, words)]) == ()


def test_what_was_there_before_is_read_from_the_plan_and_not_from_the_sender():
    sent: list[Operation] = [
        Write(LineId("L2"), ("lead",), "a lie", "UNODC"),
        Delete(LineId("L3"), BASE.line(LineId("L1"))),
    ]

    write, delete = tidy(BASE, sent)

    assert write == Write(LineId("L2"), ("lead",), None, "UNODC")
    assert delete == Delete(LineId("L3"), BASE.line(LineId("L3")))


def test_one_proposal_may_not_edit_and_delete_the_same_line():
    with pytest.raises(Contradiction):
        tidy(BASE, [Write(LineId("L2"), ("lead",), None, "UNODC"), Delete(LineId("L2"), BASE.line(LineId("L2")))])


def test_one_proposal_may_not_want_two_values_in_one_cell():
    with pytest.raises(Contradiction):
        tidy(BASE, [Write(LineId("L2"), ("lead",), None, lead) for lead in ("UNODC", "KG-DEA")])


@pytest.mark.parametrize(
    "operation",
    [
        Write(LineId("L2"), ("lead",), "UNODC", "KG-DEA"),
        Write(LineId("none"), ("lead",), None, "KG-DEA"),
        Delete(LineId("L2"), BASE.line(LineId("L3"))),
        Move(LineId("L2"), "1.1", None, "1.1", LineId("L3")),
    ],
)
def test_an_operation_on_something_else_than_what_stands_there_is_not_applied(operation):
    with pytest.raises(StaleOperation):
        apply(BASE, [operation])


@pytest.mark.covers("E34")
def test_words_changed_in_one_language_leave_the_other_out_of_date():
    board = notation.plan("1.1\n L1 | Training | ru Обучение")
    changed = apply(board, reworded(board.line(LineId("L1")), "title", {"en": "Training of judges"}))
    both = apply(board, reworded(board.line(LineId("L1")), "title", {"en": "Course", "ru": "Курс"}))

    assert not changed.line(LineId("L1")).title.is_current("ru")
    assert both.line(LineId("L1")).title.is_current("ru")


def test_words_changed_in_the_translation_alone_make_it_the_source():
    board = notation.plan("1.1\n L1 | Training | ru Обучение")
    title = apply(board, reworded(board.line(LineId("L1")), "title", {"ru": "Курс"})).line(LineId("L1")).title

    assert title.source == "ru"
    assert title.is_current("ru")
    assert not title.is_current("en")


@pytest.mark.parametrize(
    "broken",
    [
        {"op": "BURN"},
        {"op": "SET", "line": "L1", "field": "nothing", "from": None, "to": "x"},
        {"op": "ADD", "line": "L1", "field": "lead", "element": "x"},
        {"op": "PUT", "line": "L1", "field": "budget", "key": ["JPN"], "from": None, "to": "1.00"},
        {"op": "PUT", "line": "L1", "field": "budget", "key": ["JPN", "USD"], "from": None, "to": "-1.00"},
        {"op": "MOVE", "line": 7, "output": "1.1", "after": None, "output_before": "1.1", "after_before": None},
        {"op": "INSERT", "line": {"id": "x"}, "after": None},
        {"op": "SET", "line": "L1", "field": "title", "key": ["en"], "from": None, "to": "x" * 10_001},
        "no object",
    ],
)
def test_what_is_no_operation_is_refused_with_its_path(broken):
    good = operation_document(Write(LineId("L1"), ("lead",), None, "UNODC"))

    with pytest.raises(ChangeSetRefused) as refused:
        read_operations([good, broken])

    assert all(path.startswith("operations[1]") for path, _ in refused.value.faults)


@pytest.mark.covers("R76")
def test_a_line_without_groups_says_nothing_of_them_so_fingerprints_stay():
    named = Line(LineId("L1"), "1.1", {("beneficiaries", "judges"): True, ("beneficiaries", "police"): True})

    assert named.document()["beneficiaries"] == ["judges", "police"]
    assert "beneficiaries" not in Line(LineId("L1"), "1.1", {}).document()
