"""The suggested order of discussion: furthest removed from the base first, then by number of submission."""

import pytest
from hypothesis import given

from maslahat.domain.shared.ids import LineId
from maslahat.domain.workplans.agenda_order import Distance, conflict_order, discussion_order
from maslahat.domain.workplans.merge import consolidate
from maslahat.domain.workplans.rules import PlanRules
from tests import notation
from tests.domain.workplans.generated import rounds

BASE = notation.plan(
    """
    1.1
      L1 | Training | ru Обучение | quarters Q1 | countries KZ | budget JPN 100000 | lead UNODC
      L2 | Study visit | budget USA 50000
    2.1
      M1 | Campaign
    """
)
RULES = PlanRules(2023)
IN_ORDER = (
    ("delete L1", Distance.DELETION),
    ("move L1 after M1 in 2.1", Distance.PARENT),
    ("L1 budget JPN = 5", Distance.BUDGET),
    ("L1 countries + KG", Distance.COUNTRIES),
    ("L1 quarters + Q2", Distance.QUARTERS),
    ("L1 lead = KG-DEA", Distance.AGENCY),
    ("L1 title = Course", Distance.TEXT),
    ("L1 participants = 20", Distance.OTHER),
)


@pytest.mark.covers("R48")
def test_what_leads_furthest_from_the_base_is_discussed_first_whatever_came_first():
    late_first = [
        notation.proposal(BASE, f"P-{number}", wish, number=number)
        for number, (wish, _) in enumerate(reversed(IN_ORDER), 1)
    ]

    turns = discussion_order(late_first)

    assert [turn.distance for turn in turns] == [step for _, step in IN_ORDER]
    assert [turn.number for turn in turns] == list(range(len(IN_ORDER), 0, -1))
    assert {turn.line for turn in turns} == {"L1"}


def test_equally_far_removed_proposals_come_by_number_of_submission():
    sets = [notation.proposal(BASE, who, "L1 title = " + who, number=number) for who, number in (("UZ", 7), ("KG", 3))]

    assert [turn.proposal for turn in discussion_order(sets)] == ["KG", "UZ"]


def test_the_furthest_change_of_a_proposal_gives_its_place_and_names_the_line():
    bundle = notation.proposal(BASE, "KG", "L1 title = Course", "L2 budget USA = 1", number=2)
    short = notation.proposal(BASE, "UZ", "L1 quarters + Q2", number=1)

    first, second = discussion_order([short, bundle])

    assert (first.proposal, first.distance, first.line) == ("KG", Distance.BUDGET, "L2")
    assert (second.proposal, second.distance) == ("UZ", Distance.QUARTERS)


def test_in_a_conflict_on_one_line_only_what_is_done_to_that_line_counts():
    bundle = notation.proposal(BASE, "KG", "L1 title = Course", "delete L2", number=2)
    short = notation.proposal(BASE, "UZ", "L1 quarters + Q2", number=3)

    assert [turn.proposal for turn in discussion_order([bundle, short], LineId("L1"))] == ["UZ", "KG"]


def test_a_move_inside_its_output_is_no_change_of_parent():
    reordered = notation.proposal(BASE, "KG", "move L1 after L2", number=1)

    assert discussion_order([reordered])[0].distance is Distance.OTHER


def test_conflicts_come_in_the_order_of_the_furthest_wish_in_each():
    sets = [
        notation.proposal(BASE, "KG", "L1 title = Course", number=1),
        notation.proposal(BASE, "UZ", "L1 title = Seminar", number=2),
        notation.proposal(BASE, "TJ", "delete L2", number=3),
        notation.proposal(BASE, "TM", "L2 lead = UNODC", number=4),
    ]
    found = consolidate(BASE, sets, [], RULES)

    first, second = conflict_order(found.conflicts, sets)

    assert (first.conflict.kind, first.distance) == ("K3", Distance.DELETION)
    assert [turn.proposal for turn in first.turns] == ["TJ", "TM"]
    assert (second.conflict.kind, second.distance) == ("K2", Distance.TEXT)


@given(rounds())
def test_the_order_of_discussion_does_not_depend_on_the_order_of_arrival(made):
    _, sets = made

    assert discussion_order(sets) == discussion_order(list(reversed(sets)))
    assert [turn.proposal for turn in discussion_order(sets)] != [] or not sets
