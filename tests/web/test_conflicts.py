"""The page of conflicts: side by side for everybody, settled by the secretariat with a reason, kept in the record."""

import re

import pytest

from maslahat.actions.drafts import draft_on_screen
from maslahat.actions.wishes import Add, Drop
from tests.cast import L1, L3, raise_budget, retitle
from tests.web.pages import Page

pytestmark = pytest.mark.django_db

CONFLICTS = "/SMALL/workplans/JWP/conflicts/"


def collide(cast, first, second) -> str:
    """Let two States have their wishes agreed and return the id of the conflict that follows."""
    for who, wish in (("head-aa", first), ("head-bb", second)):
        cast.agree(cast.tabled(who, wish).ref)
    return str(still_open(cast)[0].id)


def still_open(cast):
    return draft_on_screen("SMALL", "JWP").consolidation.conflicts


def settle(cast, reader, conflict: str, **told: str) -> str:
    asked = {"key": cast.key(), "draft": cast.draft, "reason_en": "The chair proposed it"}
    return str(reader.sends(f"{CONFLICTS}{conflict}/", **asked | told))


@pytest.mark.covers("R48")
def test_without_conflicts_the_page_says_what_would_stand_there(cast, reader):
    assert "No open conflict" in reader.signs_in_as("donor").read(CONFLICTS)


@pytest.mark.covers("E03", "R48")
def test_both_wordings_stand_side_by_side_in_both_languages_with_their_parties(cast, reader):
    collide(cast, retitle(L1, "Train many officers"), retitle(L1, "Train few officers"))

    page = reader.signs_in_as("head-cc").read(CONFLICTS)

    wanted = (
        "Train many officers",
        "По-русски: Train many officers",
        "По-русски: Train few officers",
        "Train officers",
    )
    assert all(words in page for words in (*wanted, "PR-AA-01", "PR-BB-01"))
    assert "<textarea" not in page


@pytest.mark.covers("E03", "E75")
def test_the_secretariat_chooses_an_option_with_a_reason_and_it_stays_in_the_record(cast, reader):
    conflict = collide(cast, raise_budget(L1, "150"), raise_budget(L1, "130"))
    page = reader.signs_in_as("secretariat").read(CONFLICTS)
    assert '+<span class="nowrap">US$\u00a050' in page

    settle(cast, reader, conflict, choice="take:PR-BB-01")

    assert reader.status == 302
    assert str(cast.text.line(L1).cells["budget", "DON", "USD"]) == "130.00"
    page = reader.read(CONFLICTS)
    assert "Settled conflicts" in page
    assert "The chair proposed it" in page
    assert "✓ Chosen" in page


def test_another_value_than_those_proposed_can_be_chosen(cast, reader):
    conflict = collide(cast, raise_budget(L1, "150"), raise_budget(L1, "130"))
    reader.signs_in_as("secretariat")

    settle(cast, reader, conflict, choice="value", value="140")

    assert str(cast.text.line(L1).cells["budget", "DON", "USD"]) == "140.00"
    assert "Another value was chosen" in reader.read(CONFLICTS)


@pytest.mark.covers("E13")
def test_a_line_that_one_changes_and_another_removes_goes_only_by_decision(cast, reader):
    conflict = collide(cast, retitle(L1, "Train many officers"), Drop(L1))
    assert "the line goes" in reader.signs_in_as("secretariat").read(CONFLICTS)

    settle(cast, reader, conflict, choice="delete")

    assert L1 not in cast.text


@pytest.mark.covers("E11")
def test_a_broken_ceiling_is_told_with_its_proposals_and_mended_with_amended_amounts(cast, reader):
    for who in ("head-aa", "head-bb"):
        title = {"title": {"en": f"Study of {who}", "ru": f"Исследование {who}"}}
        cells = {("budget", "DON", "USD"): "500", ("markers", "gender"): 1}
        cast.agree(cast.tabled(who, Add("2.1.1", L3, cells, title)).ref)
    page = reader.signs_in_as("secretariat").read(CONFLICTS)
    assert "the ceiling is" in page
    assert "PR-AA-01" in page
    assert "PR-BB-01" in page
    names = dict.fromkeys(re.findall(r'name="(amend-\d+)"[^>]*value="500.00"', page), "400")
    assert len(names) == 2

    settle(cast, reader, still_open(cast)[0].id, choice="amend", **names)

    assert (reader.status, still_open(cast)) == (302, ())


@pytest.mark.covers("E75")
def test_whoever_settles_second_is_shown_the_first_decision_and_keeps_their_words(cast, reader):
    conflict, seen = collide(cast, raise_budget(L1, "150"), raise_budget(L1, "130")), cast.draft
    reader.signs_in_as("secretariat")
    settle(cast, reader, conflict, choice="take:PR-BB-01")

    page = settle(cast, reader, conflict, choice="keep", draft=seen, reason_en="Neither of them")

    assert reader.status == 409
    assert "Neither of them" in page
    assert "✓ Chosen" in page


@pytest.mark.parametrize(
    ("who", "told", "status"),
    [
        ("head-aa", {"choice": "keep"}, 403),
        ("secretariat", {}, 422),
        ("secretariat", {"choice": "take:PR-XX-99"}, 422),
        ("secretariat", {"choice": "value", "value": "much"}, 422),
        ("secretariat", {"choice": "value", "value": "9" * 9000}, 422),
        ("secretariat", {"choice": "amend"}, 422),
        ("secretariat", {"choice": "keep", "reason_en": ""}, 409),
        ("secretariat", {"choice": "keep", "key": ""}, 409),
        ("secretariat", {"choice": "delete"}, 409),
        ("secretariat", {"choice": "keep", "draft": "x"}, 409),
    ],
)
def test_what_settles_nothing_is_refused_in_words(cast, reader, who, told, status):
    conflict = collide(cast, raise_budget(L1, "150"), raise_budget(L1, "130"))

    page = settle(cast, reader.signs_in_as(who), conflict, **told)

    assert reader.status == status
    assert Page.of(page).faults == []
    assert [each.id for each in still_open(cast)] == [conflict]


def test_an_unknown_conflict_is_not_found(cast, reader):
    settle(cast, reader.signs_in_as("secretariat"), "0123456789abcdef", choice="keep")

    assert reader.status == 404
