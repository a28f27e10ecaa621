"""Proposals that divide, join or restore lines: every page that tells of them opens, and the desk settles them."""

from dataclasses import replace
from decimal import Decimal

import pytest

from maslahat.actions.drafts import draft_on_screen
from maslahat.actions.wishes import Drop, Kept
from maslahat.domain.shared.ids import LineId
from maslahat.domain.workplans.allocation import joined
from maslahat.domain.workplans.operations import Operation, Restore, Split
from maslahat.domain.workplans.plan import Line
from tests.cast import L1, L3, raise_budget, retitle

pytestmark = pytest.mark.django_db

PLAN = "/SMALL/workplans/JWP/"
PAGES = ("", "conflicts/", "redline/", "proposals/", f"lines/{L1}/", "impact/")


def division(cast, name: str = "part") -> Split:
    """Divide the first line: half of each amount goes to the new line, the indicators stay."""
    was = cast.text.line(L1)
    half = {("budget", *key): (amount / 2).quantize(Decimal("0.01")) for key, amount in was.budget.items()}
    rest = {key: Decimal(was.cells[key]) - amount for key, amount in half.items()}
    new = Line(LineId(f"{name}-of-L1"), was.output, {("title", "en"): "Train the police", ("title", "@source"): "en"})
    return Split(L1, was, was.with_cells(rest), (new.with_cells(half),))


def still_open(cast):
    return draft_on_screen("SMALL", "JWP").consolidation.conflicts


def opens(reader, *refs: str) -> None:
    for language in ("en", "ru"):
        reader.reads_in(language)
        for address in (*PAGES, *(f"proposals/{ref}/" for ref in refs)):
            reader.read(PLAN + address)
            assert reader.last.status_code == 200, address


@pytest.mark.covers("E18", "E19")
def test_a_division_that_another_edits_is_shown_on_every_page_and_settled_on_the_desk(cast, reader):
    split: Operation = division(cast)
    first = cast.agree(cast.tabled("head-aa", Kept(split)).ref)
    second = cast.agree(cast.tabled("head-bb", retitle(L1, "Train few officers")).ref)
    reader.signs_in_as("secretariat")

    opens(reader, first.ref, second.ref)

    conflicts = still_open(cast)
    assert {one.kind.value for one in conflicts} == {"K5"}
    page = reader.reads_in("en").read(f"{PLAN}conflicts/{conflicts[0].id}/")
    assert "Train the police" in page
    assert "few" in page
    for one in conflicts:
        told = {"key": cast.key(), "draft": cast.draft, "reason_en": "As divided", "choice": "keep"}
        reader.sends(f"{PLAN}conflicts/{one.id}/decide/", **told)
    assert still_open(cast) == ()
    assert LineId("part-of-L1") in draft_on_screen("SMALL", "JWP").consolidation.plan


@pytest.mark.covers("E17", "E20", "E22")
def test_a_join_a_division_and_a_deletion_of_one_line_are_shown_side_by_side(cast, reader):
    lines = cast.text
    refs = [
        cast.agree(cast.tabled("head-aa", Kept(joined(lines.line(L1), [lines.line(L3)], {}))).ref).ref,
        cast.agree(cast.tabled("head-bb", Kept(division(cast))).ref).ref,
        cast.agree(cast.tabled("head-cc", Drop(L1)).ref).ref,
        cast.agree(cast.tabled("head-cc", raise_budget(L3, "90000")).ref).ref,
    ]
    reader.signs_in_as("secretariat")

    opens(reader, *refs)

    kinds = {one.kind.value for one in still_open(cast)}
    assert {"K3", "K4"} <= kinds
    for one in still_open(cast):
        reader.read(f"{PLAN}conflicts/{one.id}/")
        assert reader.last.status_code == 200


def test_a_line_that_agreed_proposals_take_out_is_not_restored_but_argued_about(cast):
    line = cast.text.line(L3)
    cast.agree(cast.tabled("head-aa", Drop(L3)).ref)

    with pytest.raises(AssertionError, match="restored_line_tabled"):
        cast.file("head-bb", Kept(Restore(line, None, cast.text.version_id)))


@pytest.mark.covers("E21")
def test_a_division_that_leaves_money_over_is_refused_with_the_difference(cast):
    split = division(cast)
    short = replace(split, parts=(split.parts[0].with_cells({("budget", "DON", "USD"): Decimal("49.00")}),))

    with pytest.raises(AssertionError, match="money_left"):
        cast.file("head-aa", Kept(short))
