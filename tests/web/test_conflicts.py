"""The page of conflicts: side by side for everybody, settled by the secretariat with a reason, kept in the record."""

import re

import pytest

from maslahat.actions.amending import open_amendment_round
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


def settle(cast, reader, conflict: str, deed: str = "decide", **told: str) -> str:
    asked = {"key": cast.key(), "draft": cast.draft, "reason_en": "The chair proposed it"}
    return str(reader.sends(f"{CONFLICTS}{conflict}/{deed}/", **asked | told))


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
    assert "To the desk" not in page
    assert "+US$\u00a050" in reader.read(f"{CONFLICTS}{conflict}/")

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
    assert "another value: 140" in reader.read(f"{CONFLICTS}{conflict}/")


@pytest.mark.covers("E13")
def test_a_line_that_one_changes_and_another_removes_goes_only_by_decision(cast, reader):
    conflict = collide(cast, retitle(L1, "Train many officers"), Drop(L1))
    assert "The line goes" in reader.signs_in_as("secretariat").read(f"{CONFLICTS}{conflict}/")

    settle(cast, reader, conflict, choice="delete")

    assert L1 not in cast.text


@pytest.mark.covers("E11")
def test_a_broken_ceiling_is_told_with_its_proposals_and_mended_with_amended_amounts(cast, reader):
    for who in ("head-aa", "head-bb"):
        title = {"title": {"en": f"Study of {who}", "ru": f"Исследование {who}"}}
        cells = {("budget", "DON", "USD"): "500", ("markers", "gender"): 1}
        cast.agree(cast.tabled(who, Add("2.1.1", L3, cells, title)).ref)
    page = reader.signs_in_as("secretariat").read(f"{CONFLICTS}{still_open(cast)[0].id}/")
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
    for words in ("Somebody decided first", "as proposed in PR-BB-01", "as the tabled draft has it", "Neither of them"):
        assert words in page


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


@pytest.mark.covers("E80")
def test_whoever_settles_from_an_older_draft_is_told_which_draft_it_is_now(cast, reader):
    conflict, seen = collide(cast, raise_budget(L1, "150"), raise_budget(L1, "130")), cast.draft
    cast.agree(cast.tabled("head-cc", raise_budget(L3, "90")).ref)

    page = settle(cast, reader.signs_in_as("secretariat"), conflict, choice="keep", draft=seen)

    assert reader.status == 409
    assert "your page showed the tabled draft B; now it is the consolidated draft" in page
    assert [each.id for each in still_open(cast)] == [conflict]


@pytest.mark.covers("E75")
def test_a_decision_is_put_in_place_of_another_and_the_former_one_stays_on_the_desk(cast, reader):
    conflict = collide(cast, raise_budget(L1, "150"), raise_budget(L1, "130"))
    settle(cast, reader.signs_in_as("secretariat"), conflict, choice="take:PR-BB-01")

    settle(cast, reader, conflict, choice="take:PR-AA-01", number="1", reason_en="The donor wrote")

    assert reader.status == 302
    page = reader.read(f"{CONFLICTS}{conflict}/")
    for words in ("Decided", "as proposed in PR-AA-01", "Former decisions", "The chair proposed it", "The donor wrote"):
        assert words in page
    assert Page.of(page).faults == []


@pytest.mark.covers("E75")
def test_a_decision_is_taken_back_with_a_reason_and_the_second_who_tries_is_told(cast, reader):
    conflict = collide(cast, raise_budget(L1, "150"), raise_budget(L1, "130"))
    settle(cast, reader.signs_in_as("secretariat"), conflict, choice="take:PR-BB-01")

    settle(cast, reader, conflict, "reopen", number="1", reason_en="Too early")
    assert [each.id for each in still_open(cast)] == [conflict]

    page = settle(cast, reader, conflict, "reopen", number="1", reason_en="I too")
    assert reader.status == 409
    assert "No decision: it was taken back." in page
    assert "I too" in page


def test_every_value_stands_with_who_wants_it_who_stands_behind_it_why_and_what_it_does(cast, reader):
    conflict = collide(cast, raise_budget(L1, "150"), raise_budget(L1, "130"))

    page = reader.signs_in_as("head-cc").read(f"{CONFLICTS}{conflict}/")

    for words in (
        "AA",
        "PR-AA-01",
        "A better plan",
        "+US$\u00a030",
        "+US$\u00a050",
        "No figure of the draft changes",
    ):
        assert words in page
    assert "textarea" not in page


@pytest.mark.covers("R37", "R90")
def test_who_may_not_see_money_by_line_sees_no_amount_on_the_desk(cast, reader):
    conflict = collide(cast, raise_budget(L1, "150"), raise_budget(L1, "130"))

    page = reader.signs_in_as("cso-bb").read(f"{CONFLICTS}{conflict}/")

    assert reader.status == 200
    assert "which your role may not see" in page
    assert not re.search(r"US\$|150|130", re.sub(r"<head>.*?</head>|<[^>]*>", "", page, flags=re.DOTALL))


def test_what_an_edit_against_a_deletion_would_leave_is_told_cell_by_cell(cast, reader):
    conflict = collide(cast, retitle(L1, "Train many officers"), Drop(L1))

    page = reader.signs_in_as("head-cc").read(f"{CONFLICTS}{conflict}/")

    assert "The line stays, changed" in page
    assert re.search(r"<ins><span[^>]*>\[added: </span>many <", page)
    assert "Lines gone" in page


@pytest.mark.covers("E11")
def test_each_proposal_that_breaks_a_rule_is_told_with_what_it_contributes(cast, reader):
    for who, amount in (("head-aa", "500"), ("head-bb", "600")):
        title = {"title": {"en": f"Study of {who}", "ru": f"Исследование {who}"}}
        cells = {("budget", "DON", "USD"): amount, ("markers", "gender"): 1}
        cast.agree(cast.tabled(who, Add("2.1.1", L3, cells, title)).ref)

    page = reader.signs_in_as("head-cc").read(f"{CONFLICTS}{still_open(cast)[0].id}/")

    assert "Proposals that contribute" in page
    assert "+US$\u00a0500" in page
    assert "+US$\u00a0600" in page


@pytest.mark.covers("R48")
def test_the_order_of_discussion_is_changed_with_a_reason_and_shown_with_it(cast, reader):
    first = collide(cast, raise_budget(L1, "150"), raise_budget(L1, "130"))
    collide(cast, retitle(L3, "Study much"), retitle(L3, "Study little"))
    suggested, second = order_of(reader.signs_in_as("secretariat").read(CONFLICTS))
    assert suggested == first
    told = {f"place-{first}": "2", f"place-{second}": "1", "number": "0", "reason_en": "The minister leaves at noon"}

    reader.sends(f"{CONFLICTS}order/", key=cast.key(), **told)
    page = reader.read(CONFLICTS)

    assert order_of(page) == [second, first]
    assert "In the order that the chair set" in page
    assert "The minister leaves at noon" in page
    reader.sends(f"{CONFLICTS}order/", key=cast.key(), number="1", suggested="1", reason_en="As usual")
    assert order_of(reader.read(CONFLICTS)) == [first, second]


@pytest.mark.parametrize(
    ("told", "status"),
    [({"number": "7"}, 409), ({"reason_en": ""}, 409), ({"place": "first"}, 422), ({"key": ""}, 409)],
)
def test_an_order_that_cannot_be_is_refused_in_words_and_what_was_typed_is_kept(cast, reader, told, status):
    first = collide(cast, raise_budget(L1, "150"), raise_budget(L1, "130"))
    collide(cast, retitle(L3, "Study much"), retitle(L3, "Study little"))
    place = told.pop("place", "2")
    asked = {f"place-{first}": place, "number": "0", "reason_en": "Because", "key": cast.key()} | told

    page = reader.signs_in_as("secretariat").sends(f"{CONFLICTS}order/", **asked)

    assert reader.status == status
    assert Page.of(page).faults == []


def order_of(page: str) -> list[str]:
    return re.findall(r'<h3 id="group-(\w+)"', page)


@pytest.mark.covers("R37", "R90")
def test_who_may_not_see_money_is_told_that_a_ceiling_is_broken_without_the_amounts(cast, reader):
    for who in ("head-aa", "head-bb"):
        title = {"title": {"en": f"Study of {who}", "ru": f"Исследование {who}"}}
        cells = {("budget", "DON", "USD"): "500", ("markers", "gender"): 1}
        cast.agree(cast.tabled(who, Add("2.1.1", L3, cells, title)).ref)

    pages = [reader.signs_in_as("cso-bb").read(each) for each in (CONFLICTS, f"{CONFLICTS}{still_open(cast)[0].id}/")]

    assert all("together they break a rule" in page for page in pages)
    assert not any("US$" in page or "the ceiling is" in page for page in pages)


def test_the_number_of_queries_of_the_desk_does_not_grow_with_proposals_and_conflicts(
    cast, reader, django_assert_max_num_queries
):
    conflict = collide(cast, raise_budget(L1, "150"), raise_budget(L1, "130"))
    reader.signs_in_as("head-cc")
    few = queries_of(reader, f"{CONFLICTS}{conflict}/", django_assert_max_num_queries)
    for number in range(6):
        cast.agree(cast.tabled("head-aa", retitle(L3, f"Study number {number}")).ref)

    assert queries_of(reader, f"{CONFLICTS}{still_open(cast)[0].id}/", django_assert_max_num_queries) == few


def queries_of(reader, address, counting) -> int:
    with counting(1000) as captured:
        reader.read(address)
    return len(captured)


@pytest.mark.covers("R90")
def test_who_may_not_see_money_is_not_told_which_other_amount_was_chosen(cast, reader):
    conflict = collide(cast, raise_budget(L1, "150"), raise_budget(L1, "130"))
    reader.signs_in_as("secretariat")
    settle(cast, reader, conflict, choice="value", value="8642097")

    pages = [reader.signs_in_as("cso-bb").read(address) for address in (CONFLICTS, f"{CONFLICTS}{conflict}/")]

    assert not any(re.search("8.?642.?097", page) for page in pages)
    assert "The chair proposed it" in pages[0]


def test_while_a_plan_is_amended_the_public_reads_its_conflicts_as_settled(cast, reader, client):
    conflict = collide(cast, raise_budget(L1, "150"), raise_budget(L1, "130"))
    reader.signs_in_as("secretariat")
    settle(cast, reader, conflict, choice="take:PR-BB-01")
    cast.endorse()
    words = {"en": "Because", "ru": "Потому что"}
    asked = {"workplan": "JWP", "base": cast.workplan.in_force.version_id, "reason": words}
    open_amendment_round(by=cast("secretariat"), **asked, **cast.told())

    pages = [
        client.get(f"/SMALL/workplans/JWP/{address}/").content.decode() for address in ("conflicts", f"lines/{L1}")
    ]

    assert "No open conflict" in pages[0]
    assert "In square brackets" not in pages[1]
