"""Square brackets: the draft keeps its words, and beside them stand all others that are wanted."""

from decimal import Decimal

import pytest

from maslahat.domain.workplans.brackets import brackets
from maslahat.domain.workplans.conflicts import PLACE, WHOLE_LINE, Gone, Option
from maslahat.domain.workplans.merge import consolidate
from maslahat.domain.workplans.placement import Place
from maslahat.domain.workplans.rules import PlanRules
from tests import notation

DRAFT = notation.plan(
    """
    1.1
      L1 | Training | ru Обучение | quarters Q1 | budget JPN 100000
      L2 | Study visit | ru Ознакомительный визит
    """
)


def waiting(*wishes: tuple[str, str]):
    """Return change sets of parties, in this order of number."""
    return [notation.proposal(DRAFT, who, wish, number=n) for n, (who, wish) in enumerate(wishes, 1)]


@pytest.mark.covers("E03")
def test_proposals_that_collide_stand_in_brackets_beside_the_words_of_the_base():
    agreed = waiting(("KG", "L1 budget JPN = 120000"), ("UZ", "L1 budget JPN = 130000"))
    draft = consolidate(DRAFT, agreed, [], PlanRules(2023))

    [found] = brackets(draft.plan, [each for each in agreed if each.proposal in draft.held])

    assert (found.line, found.key, found.standing) == ("L1", ("budget", "JPN", "USD"), Decimal("100000.00"))
    assert found.options == (Option(Decimal("120000.00"), ("KG",)), Option(Decimal("130000.00"), ("UZ",)))


def test_what_several_want_alike_is_one_option_and_what_stands_already_is_none():
    found = brackets(
        DRAFT, waiting(("TJ", "L1 quarters + Q3"), ("KG", "L1 quarters + Q3"), ("UZ", "L1 title = Training"))
    )

    assert [(each.key, [one.proposals for one in each.options]) for each in found] == [
        (("quarters", "Q3"), [("TJ", "KG")])
    ]


def test_lines_that_may_come_go_or_move_stand_in_brackets_in_the_order_of_the_draft():
    found = brackets(
        DRAFT,
        waiting(("KG", "add N1 after L2: New activity | lead UNODC"), ("UZ", "delete L2"), ("TJ", "move L1 after L2")),
    )

    assert [(each.line, each.key) for each in found][:2] == [("L1", PLACE), ("L2", WHOLE_LINE)]
    assert (found[0].standing, found[0].options[0].wanted) == (Place("1.1", None), Place("1.1", "L2"))
    assert (found[1].standing, found[1].options[0].wanted) == (Gone.KEPT, Gone.DELETED)
    assert (found[2].key, found[2].standing, found[2].options[0].proposals) == (WHOLE_LINE, None, ("KG",))


def test_nothing_waits_and_nothing_stands_in_brackets():
    assert brackets(DRAFT, []) == ()
