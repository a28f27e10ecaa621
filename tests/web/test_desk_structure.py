"""The desk where lines are divided, joined or go: allocations side by side, and where an edit goes is asked."""

from decimal import Decimal

import pytest

from maslahat.actions.drafts import draft_on_screen
from maslahat.actions.wishes import Drop, Kept
from maslahat.domain.workplans.allocation import joined
from maslahat.domain.workplans.operations import Split
from tests.cast import L1, L2, a_line, line_id, raise_budget, retitle
from tests.web.pages import Page

pytestmark = pytest.mark.django_db

CONFLICTS = "/SMALL/workplans/JWP/conflicts/"
PART, OTHER = line_id(91), line_id(92)


def divided(cast, part, amount: str) -> Kept:
    before = cast.text.line(L1)
    money = ("budget", "DON", "USD")
    rest = before.with_cells({money: Decimal("100.00") - Decimal(amount)})
    new = a_line(part, "1.1.1", f"Part of {amount}").with_cells({money: Decimal(amount)})
    return Kept(Split(L1, before, rest, (new,)))


def collide(cast, first, second) -> str:
    refs = [cast.tabled(who, wish).ref for who, wish in (("head-aa", first), ("head-bb", second))]
    for ref in refs:
        cast.agree(ref)
    return str(still_open(cast)[0].id)


def still_open(cast):
    return draft_on_screen("SMALL", "JWP").consolidation.conflicts


def settle(cast, reader, conflict, **told) -> str:
    asked = {"key": cast.key(), "draft": cast.draft, "reason_en": "So the parties agreed"}
    return str(reader.signs_in_as("secretariat").sends(f"{CONFLICTS}{conflict}/decide/", **asked | told))


def usd(cast, line) -> str:
    return str(cast.text.line(line).budget["DON", "USD"])


@pytest.mark.covers("E17")
def test_two_divisions_of_one_line_stand_side_by_side_with_their_money_and_one_is_taken(cast, reader):
    conflict = collide(cast, divided(cast, PART, "40"), divided(cast, OTHER, "25"))

    page = reader.signs_in_as("secretariat").read(f"{CONFLICTS}{conflict}/")
    for words in ("Part of 40", "US$\u00a040", "US$\u00a060", "US$\u00a025", "US$\u00a075", "Together", "US$\u00a0100"):
        assert words in page
    assert Page.of(page).faults == []

    settle(cast, reader, conflict, choice="take:PR-AA-01")
    assert (reader.status, usd(cast, L1), usd(cast, PART), OTHER in cast.text) == (302, "60.00", "40.00", False)


@pytest.mark.covers("E19")
def test_an_edit_of_a_line_that_is_divided_asks_which_part_receives_it(cast, reader):
    conflict = collide(cast, divided(cast, PART, "40"), raise_budget(L1, "120"))

    page = reader.signs_in_as("secretariat").read(f"{CONFLICTS}{conflict}/")
    assert "these parts receive the change" in page
    assert Page.of(page).faults == []

    settle(cast, reader, conflict, choice="give", **{"part-2": str(PART)})
    assert (reader.status, usd(cast, L1), usd(cast, PART)) == (302, "60.00", "60.00")


@pytest.mark.covers("E19")
@pytest.mark.parametrize(
    "parts", [{}, {"part-1": str(L1), "part-2": str(PART)}, {"part-1": str(L2)}, {"part-1": "x" * 300}]
)
def test_money_goes_to_one_part_of_the_division_and_to_no_other_line(cast, reader, parts):
    conflict = collide(cast, divided(cast, PART, "40"), raise_budget(L1, "120"))

    settle(cast, reader, conflict, choice="give", **parts)

    assert reader.status == 422
    assert [each.id for each in still_open(cast)] == [conflict]


@pytest.mark.covers("E22")
def test_an_edit_of_a_line_that_is_joined_can_be_made_to_the_line_that_stays(cast, reader):
    lines = cast.text
    join = Kept(joined(lines.line(L2), (lines.line(L1),), {}))
    conflict = collide(cast, join, raise_budget(L1, "130"))

    page = reader.signs_in_as("secretariat").read(f"{CONFLICTS}{conflict}/")
    assert "The line is joined to another" in page
    assert f'value="apply:{L2}"' in page

    settle(cast, reader, conflict, choice=f"apply:{L2}")
    assert (reader.status, L1 in cast.text, usd(cast, L2)) == (302, False, "230.00")


@pytest.mark.covers("E13")
def test_an_edit_of_a_line_that_goes_can_be_made_to_another_line(cast, reader):
    conflict = collide(cast, Drop(L1), retitle(L1, "Train many officers"))

    page = reader.signs_in_as("secretariat").read(f"{CONFLICTS}{conflict}/")
    assert "the change is made to another line" in page

    settle(cast, reader, conflict, choice="apply", target=str(L2))
    assert (reader.status, L1 in cast.text) == (302, False)
    assert cast.text.line(L2).title.texts["en"] == "Train many officers"


@pytest.mark.covers("E13")
@pytest.mark.parametrize(("target", "status"), [("", 422), ("nowhere", 404)])
def test_an_edit_cannot_go_to_a_line_that_is_not_there(cast, reader, target, status):
    conflict = collide(cast, Drop(L1), retitle(L1, "Train many officers"))

    settle(cast, reader, conflict, choice="apply", target=target)

    assert reader.status == status
    assert [each.id for each in still_open(cast)] == [conflict]
