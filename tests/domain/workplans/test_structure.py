"""Lines that divide, come together and come back, and the plan's own words: operations, documents, refusals."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from maslahat.domain.shared.canonical import canonical_bytes, read_canonical
from maslahat.domain.shared.ids import LineId, VersionId
from maslahat.domain.shared.texts import LocalizedText
from maslahat.domain.workplans.allocation import IndicatorAstray, MoneyLeft, NotAllocated, join_on, joined, split_on
from maslahat.domain.workplans.changes import Contradiction, StaleOperation, apply, diff, reworded
from maslahat.domain.workplans.documents import ChangeSetRefused, operation_document, read_operations
from maslahat.domain.workplans.operations import (
    PLAN_TEXTS,
    Delete,
    Insert,
    Join,
    Move,
    Operation,
    Restore,
    Split,
    Write,
)
from maslahat.domain.workplans.plan import Line, Plan
from maslahat.domain.workplans.redline import redline
from maslahat.domain.workplans.tidying import tidy
from tests import notation
from tests.domain.workplans.generated import divided, plans

BASE = notation.plan(
    """
    1.1
      L1 | Training | quarters Q1 | budget JPN 100000 USA 500
      L2 | Study visit | budget JPN 2000.50
      L3 | Equipment
    2.1
      M1 | Campaign | budget TBM 10
    """
)


def split(line: str, *parts: str, on: Plan = BASE) -> Split:
    """Split a line: the first part is what the line itself says from then on."""
    was = on.line(LineId(line))
    survivor, *others = (notation.line(part, was.output) for part in parts)
    return Split(was.id, was, survivor, tuple(others))


TWO = split("L1", "L1 | Training of judges | budget JPN 60000 USA 500", "P1 | Training of police | budget JPN 40000")


def test_the_parts_of_a_split_stand_right_after_the_line_and_name_it():
    after = apply(BASE, tidy(BASE, [TWO]))

    assert notation.order(after) == "L1 P1 L2 L3 M1"
    assert after.line(LineId("P1")).one("derived_from") == "L1"
    assert after.line(LineId("L2")) is BASE.line(LineId("L2"))


@pytest.mark.covers("E21")
def test_a_split_that_leaves_money_unallocated_is_refused_with_the_difference():
    short = split("L1", "L1 | Judges | budget JPN 59500 USA 500", "P1 | Police | budget JPN 40000")

    with pytest.raises(NotAllocated) as refused:
        tidy(BASE, [short])

    assert refused.value.faults == (MoneyLeft(LineId("L1"), "JPN", "USD", Decimal("500.00")),)
    with pytest.raises(NotAllocated):
        apply(BASE, [short])


@pytest.mark.covers("E21")
@pytest.mark.parametrize("bearing", [(), ("L3", "P1")])
def test_an_indicator_on_no_part_or_on_two_is_refused(bearing):
    target = ("indicators", "I1", "target")
    base = BASE.with_lines(line.with_cells({target: "25"}) if line.id == "L3" else line for line in BASE.lines)
    parts = [Line(LineId(name), "1.1", {}) for name in ("L3", "P1")]
    named = tuple(map(LineId, bearing))
    survivor, part = (one.with_cells({target: "25"}) if one.id in named else one for one in parts)

    with pytest.raises(NotAllocated) as refused:
        tidy(base, [Split(LineId("L3"), base.line(LineId("L3")), survivor, (part,))])

    assert refused.value.faults == (IndicatorAstray(LineId("L3"), "I1", named),)


@pytest.mark.covers("E23")
def test_joining_adds_up_only_what_is_of_one_source_and_currency():
    lines = [BASE.line(LineId(name)) for name in ("L1", "L2", "M1")]

    after = apply(BASE, tidy(BASE, [joined(lines[0], lines[1:], {("title", "en"): "Training and visit"})]))

    assert notation.order(after) == "L1 L3"
    assert after.line(LineId("L1")).budget == {
        ("JPN", "USD"): Decimal("102000.50"),
        ("TBM", "USD"): Decimal("10.00"),
        ("USA", "USD"): Decimal("500.00"),
    }
    assert notation.says(after, "L1 title") == "Training and visit"
    assert notation.says(after, "L1 quarters") == "Q1"


@given(plans(), plans(), st.data())
def test_a_division_put_in_terms_of_another_text_hands_on_what_the_line_had_there(drafted, base, data):
    names = [line.id for line in drafted.lines if line.id in base]
    assume(names)
    name = data.draw(st.sampled_from(names))
    made = divided(drafted.line(name), "x", data.draw(st.integers(0, 2)))
    [kept] = tidy(drafted, [made])
    assert isinstance(kept, Split)

    again = split_on(kept, base.line(name))

    assert apply(base, [again]).line(name) == again.survivor
    assert split_on(kept, drafted.line(name)) == kept
    assert all(amount >= 0 for line in (again.survivor, *again.parts) for amount in line.budget.values())


def test_a_join_put_in_terms_of_another_text_sums_what_the_lines_had_there():
    drafted = apply(BASE, [Write(LineId("L2"), ("budget", "JPN", "USD"), Decimal("2000.50"), Decimal("3000.00"))])
    made = joined(drafted.line(LineId("L1")), [drafted.line(LineId("L2"))], {})

    again = join_on(made, tuple(BASE.line(LineId(name)) for name in ("L1", "L2")))

    assert made.survivor.budget["JPN", "USD"] == Decimal("103000.00")
    assert apply(BASE, [again]).line(LineId("L1")).budget["JPN", "USD"] == Decimal("102000.50")


def test_indicators_of_joined_lines_that_bear_one_name_are_kept_apart():
    one, other = (Line(LineId(name), "1.1", {("indicators", "I1", "target"): name}) for name in "ab")

    found = joined(one, [other], {}).survivor

    assert found.entries("indicators") == {("I1", "target"): "a", ("I1-2", "target"): "b"}


def test_a_moved_line_takes_its_parts_along():
    moved = Move(LineId("L1"), "2.1", LineId("M1"), "1.1", None)

    after = apply(BASE, tidy(BASE, [TWO, moved]))

    assert notation.order(after) == "L2 L3 M1 L1 P1"
    assert after.line(LineId("P1")).output == "2.1"


def test_a_deleted_line_comes_back_under_its_old_id():
    without = apply(BASE, [Delete(LineId("L2"), BASE.line(LineId("L2")))])
    back = Restore(BASE.line(LineId("L2")), LineId("L1"), VersionId(BASE.version_id))

    assert apply(without, tidy(without, [back])) == BASE
    with pytest.raises(StaleOperation):
        tidy(BASE, [back])
    with pytest.raises(StaleOperation):
        apply(BASE, [back])


def test_what_else_a_proposal_writes_on_a_line_it_splits_becomes_part_of_the_split():
    lead = Write(LineId("L1"), ("lead",), None, "UNODC")
    of_part = Write(LineId("P1"), ("lead",), None, "KG-DEA")

    [kept] = tidy(BASE, [lead, TWO, of_part])

    assert isinstance(kept, Split)
    assert (kept.survivor.one("lead"), kept.parts[0].one("lead")) == ("UNODC", "KG-DEA")


@pytest.mark.parametrize(
    "other",
    [
        Delete(LineId("L1"), BASE.line(LineId("L1"))),
        split("L1", "L1 | budget JPN 100000 USA 500", "P2 | Police"),
        joined(BASE.line(LineId("L2")), [BASE.line(LineId("L1"))], {}),
        Insert(Line(LineId("P1"), "1.1", {}), None),
    ],
)
def test_one_proposal_may_not_split_a_line_and_do_something_else_with_it(other: Operation):
    with pytest.raises(Contradiction):
        tidy(BASE, [TWO, other])


def test_one_proposal_may_not_edit_a_line_that_it_joins_away():
    gone = joined(BASE.line(LineId("L1")), [BASE.line(LineId("L2"))], {})

    with pytest.raises(Contradiction):
        tidy(BASE, [gone, Write(LineId("L2"), ("lead",), None, "UNODC")])


def test_structural_operations_survive_being_written_down_and_read():
    said = [
        TWO,
        joined(BASE.line(LineId("L1")), [BASE.line(LineId("L2"))], {}),
        Restore(Line(LineId("X"), "1.1", {("lead",): "UNODC"}), None, VersionId("v" * 64)),
        Write(PLAN_TEXTS, ("preamble", "en"), None, "We agree."),
        Write(PLAN_TEXTS, ("title", "@from", "ru"), None, "0123456789abcdef"),
    ]

    written = read_canonical(canonical_bytes([operation_document(one) for one in said]))

    assert list(read_operations(written)) == said


@pytest.mark.covers("E21")
def test_a_file_with_a_division_that_leaves_money_over_is_refused_with_the_difference():
    short = operation_document(split("L1", "L1 | Judges | budget JPN 99500 USA 500", "P1 | Police"))

    with pytest.raises(ChangeSetRefused) as refused:
        read_operations([short])

    assert refused.value.faults == [("operations[0]", "JPN USD: 500.00 left over")]


@pytest.mark.parametrize(
    "broken",
    [
        replace(TWO, parts=()),
        replace(TWO, line=LineId("L2")),
        replace(TWO, parts=(Line(LineId("L1"), "1.1", {}),)),
        replace(TWO, parts=(Line(LineId("P1"), "2.1", {}),)),
        Join(BASE.line(LineId("L3")), (BASE.line(LineId("L3")),)),
        Join(BASE.line(LineId("L3")), (BASE.line(LineId("L1")), BASE.line(LineId("L2")))),
    ],
)
def test_what_is_no_division_or_join_is_neither_read_nor_applied(broken):
    with pytest.raises(ChangeSetRefused):
        read_operations([operation_document(broken)])
    with pytest.raises(StaleOperation):
        apply(BASE, [broken])


@given(plans(), st.sampled_from(["title", "preamble"]), st.sampled_from(["en", "ru"]))
def test_the_plan_s_own_words_take_part_in_difference_redline_and_apply(plan, name, language):
    writes = reworded(plan.texts, name, {language: "Other words"})

    after = apply(plan, tidy(plan, writes))

    assert after.lines == plan.lines
    assert getattr(after, name).texts[language] == "Other words"
    assert diff(plan, after) == writes
    assert [one.key for one in redline(plan, after).texts] == [(name, language)]
    assert redline(plan, after).changed == ()


def test_the_plan_s_own_words_cannot_be_deleted_moved_or_given_a_budget():
    plan = BASE.with_texts(Line(PLAN_TEXTS, "", {("title", "en"): "Plan", ("title", "@source"): "en"}))
    assert plan.title == LocalizedText.of(en="Plan")
    bad: list[Operation] = [
        Delete(PLAN_TEXTS, plan.texts),
        Move(PLAN_TEXTS, "1.1", None, "", None),
        Write(PLAN_TEXTS, ("lead",), None, "UNODC"),
        Write(LineId("L1"), ("preamble", "en"), None, "x"),
    ]
    for operation in bad:
        with pytest.raises(StaleOperation):
            tidy(plan, [operation])
