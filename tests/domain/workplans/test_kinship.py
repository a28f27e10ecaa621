"""Lines that come of one another are told as such, and each change is led back to who wished it."""

import pytest

from maslahat.domain.shared.ids import LineId, PartyCode, ProposalRef
from maslahat.domain.workplans.changes import apply
from maslahat.domain.workplans.conflicts import PLACE, WHOLE_LINE
from maslahat.domain.workplans.kinship import Kinship, kinships
from maslahat.domain.workplans.operations import PLAN_TEXTS, ChangeSet, Join, Operation, Split, Write
from maslahat.domain.workplans.proposers import proposers
from maslahat.domain.workplans.redline import redline
from maslahat.domain.workplans.tidying import tidy
from tests import notation

BASE = notation.plan(
    """
    1.1
      L1 | Training | budget JPN 100000
      L2 | Study visit | budget JPN 2000
    2.1
      M1 | Campaign | budget TBM 10
    """
)
L1, L2, P1 = LineId("L1"), LineId("L2"), LineId("P1")


def a_proposal(*operations: Operation, number: int = 1) -> ChangeSet:
    """Return a proposal of KG with these operations."""
    return ChangeSet(ProposalRef(f"P{number}"), number, PartyCode("KG"), BASE.version_id, tidy(BASE, operations))


def a_split() -> Split:
    parts = (notation.line("L1 | Training of judges | budget JPN 60000", "1.1"),)
    return Split(L1, BASE.line(L1), parts[0], (notation.line("P1 | Training of police | budget JPN 40000", "1.1"),))


def a_join() -> Join:
    return Join(notation.line("L1 | Training and visit | budget JPN 102000", "1.1"), (BASE.line(L1), BASE.line(L2)))


@pytest.mark.covers("E17")
def test_a_line_that_was_split_names_its_parts_and_they_name_it():
    after = apply(BASE, tidy(BASE, [a_split()]))

    assert kinships(BASE, after) == {
        L1: ((Kinship.SPLIT_INTO, ("1.1-02",)),),
        P1: ((Kinship.SPLIT_OFF, ("1.1-01",)),),
    }


@pytest.mark.covers("E22")
def test_a_line_that_was_joined_names_the_one_that_took_it_in():
    join = a_proposal(a_join())
    after = apply(BASE, join.operations)

    assert kinships(BASE, after, [join, join]) == {
        L2: ((Kinship.JOINED_INTO, ("1.1-01",)),),
        L1: ((Kinship.JOINED_FROM, ("1.1-02",)),),
    }
    assert kinships(BASE, after) == {}
    assert kinships(BASE, BASE, [join]) == {}


@pytest.mark.covers("E02")
def test_each_change_is_led_back_to_all_who_wished_it_and_to_nobody_else():
    same = [
        a_proposal(*notation.proposal(BASE, "KG", "L1 title = Courses").operations, number=number) for number in (2, 1)
    ]
    other = a_proposal(*notation.proposal(BASE, "KG", "L1 title = Lessons").operations, number=3)
    after = apply(BASE, same[0].operations)

    asked = proposers(redline(BASE, after), [*same, other])

    assert asked == {(L1, ("title", "en")): ("P1", "P2")}


def test_lines_that_come_go_move_and_split_are_led_back_to_who_wished_it():
    for wish, cell in (
        ("delete L2", (L2, WHOLE_LINE)),
        ("move M1 first in 1.1", (LineId("M1"), PLACE)),
        ("add N1 after L2: New", (LineId("N1"), WHOLE_LINE)),
    ):
        change_set = a_proposal(*notation.proposal(BASE, "KG", wish).operations)
        assert proposers(redline(BASE, apply(BASE, change_set.operations)), [change_set])[cell] == ("P1",)
    split = a_proposal(a_split())
    asked = proposers(redline(BASE, apply(BASE, split.operations)), [split])
    assert asked[L1, ("title", "en")] == asked[P1, WHOLE_LINE] == ("P1",)


def test_words_of_the_plan_itself_are_led_back_too():
    title = Write(PLAN_TEXTS, ("title", "en"), None, "Joint plan")
    change_set = a_proposal(title)

    asked = proposers(redline(BASE, apply(BASE, change_set.operations)), [change_set])

    assert asked[PLAN_TEXTS, ("title", "en")] == ("P1",)
