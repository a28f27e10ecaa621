"""What is discussed together: conflicts that share a proposal or a line, in the order suggested or set by the chair."""

from hypothesis import given

from maslahat.domain.workplans.agenda import companions, conflict_groups
from maslahat.domain.workplans.agenda_order import conflict_order
from maslahat.domain.workplans.merge import consolidate
from maslahat.domain.workplans.rules import PlanRules
from tests import notation
from tests.domain.workplans.generated import rounds

RULES = PlanRules(2023)
BASE = notation.plan(
    """
    1.1
      L1 | Course | ru Курс | quarters Q1 | budget JPN 100 | lead UNODC
      L2 | Visit | budget USA 50
      L3 | Study
    """
)


def groups(*wanted, chosen=()):
    found = consolidate(BASE, wanted, (), RULES).conflicts
    return conflict_groups(conflict_order(found, wanted), chosen)


def apart():
    """Return four proposals that collide two by two: over the title of L3, and over the money of L1."""
    wishes = (
        ("KG-1", "L3 title = A"),
        ("UZ-1", "L3 title = B"),
        ("KG-2", "L1 budget JPN = 1"),
        ("UZ-2", "L1 budget JPN = 2"),
    )
    return [notation.proposal(BASE, who, wish) for who, wish in wishes]


def test_conflicts_that_share_neither_proposal_nor_line_are_discussed_apart_the_furthest_first():
    found = groups(*apart())

    assert [[turn.conflict.line for turn in group.turns] for group in found] == [["L1"], ["L3"]]


def test_conflicts_that_share_a_proposal_hang_together():
    bridge = notation.proposal(BASE, "TJ-1", "L3 title = C", "L1 budget JPN = 3")

    (group,) = groups(*apart(), bridge)

    assert [turn.conflict.line for turn in group.turns] == ["L1", "L3"]
    assert set(group.proposals) == {"KG-1", "UZ-1", "KG-2", "UZ-2", "TJ-1"}


def test_the_chair_may_put_another_first_and_what_is_not_named_follows_as_suggested():
    first, second = groups(*apart())

    changed = groups(*apart(), chosen=(second.id, "gone"))

    assert [group.id for group in changed] == [second.id, first.id]


def test_the_same_sides_over_the_same_text_in_two_languages_are_companions():
    sides = [notation.proposal(BASE, who, f"L1 title = {who}", f"L1 title/ru = {who}") for who in ("KG", "UZ")]
    english, russian = consolidate(BASE, sides, (), RULES).conflicts

    assert companions(english, (english, russian)) == (russian,)


def test_other_sides_make_no_companions():
    both = notation.proposal(BASE, "KG", "L1 title = A", "L1 title/ru = А")
    one, other = notation.proposal(BASE, "UZ", "L1 title = B"), notation.proposal(BASE, "TJ", "L1 title/ru = В")
    found = consolidate(BASE, [both, one, other], (), RULES).conflicts

    assert [companions(each, found) for each in found] == [(), ()]


@given(rounds())
def test_every_conflict_stands_in_exactly_one_group_and_groups_share_nothing(made):
    base, wanted = made
    found = consolidate(base, wanted, (), RULES).conflicts

    grouped = conflict_groups(conflict_order(found, wanted))

    assert sorted(turn.conflict.id for group in grouped for turn in group.turns) == sorted(each.id for each in found)
    bonds = [{*group.proposals, *(turn.conflict.line for turn in group.turns)} - {None} for group in grouped]
    assert all(not one & other for n, one in enumerate(bonds) for other in bonds[n + 1 :])
