"""Proposing, supporting, withdrawing and taking over."""

from decimal import Decimal

import pytest

from maslahat.actions.outcomes import ProposalFiled, ProposalMoved, RebaseOffered, Refused, Stale
from maslahat.actions.proposals import propose_change, support_proposal, take_over_proposal, withdraw_proposal
from maslahat.actions.tabling import table_proposal
from maslahat.actions.wishes import Add, Drop, Edit, Shift
from maslahat.domain.workplans.operations import Delete, Insert, Move, Write
from tests.cast import L1, L2, L3, Cast, a_tabled_plan, raise_budget, retitle

pytestmark = pytest.mark.django_db

WORDS = {"en": "Because", "ru": "Потому что"}


@pytest.fixture
def cast() -> Cast:
    return a_tabled_plan()


def test_a_change_in_place_becomes_an_operation_with_what_stood_there_before(cast):
    filed = cast.file("head-aa", raise_budget(L1, "150"))

    assert filed.ref == "PR-AA-01"
    key = ("budget", "DON", "USD")
    assert filed.change_set.operations == (Write(L1, key, Decimal("100.00"), Decimal("150.00")),)


def test_lines_can_be_added_moved_and_dropped_in_one_proposal(cast):
    added = Add("1.1.2", None, {("countries", "BB"): True}, {"title": {"en": "New", "ru": "Новое"}})

    filed = cast.file("delegate-aa", added, Shift(L2, "1.1.1", None), Drop(L3))

    assert [type(each) for each in filed.change_set.operations] == [Insert, Move, Delete]


def test_references_count_within_a_country_and_numbers_within_the_plan(cast):
    refs = [cast.file(who, raise_budget(L1, "1")) for who in ("head-aa", "head-bb", "delegate-aa", "cso-bb", "head-ag")]

    assert [each.ref for each in refs] == ["PR-AA-01", "PR-BB-01", "PR-AA-02", "PR-BB-02", "PR-REG-01"]
    assert [each.number for each in refs] == [1, 2, 3, 4, 5]


@pytest.mark.covers("R85")
def test_a_party_that_hands_in_a_numbered_list_keeps_its_numbers_unless_they_are_taken_or_no_numbers_of_its(cast):
    wanted = ("PR-AA-02", "PR-AA-01", "PR-AA-02", "PR-BB-07", "PR-AA-0", "")

    refs = [cast.file("head-aa", raise_budget(L1, str(n)), ref=ref).ref for n, ref in enumerate(wanted, 1)]

    assert refs == ["PR-AA-02", "PR-AA-01", "PR-AA-03", "PR-AA-04", "PR-AA-05", "PR-AA-06"]


@pytest.mark.covers("E31", "E37")
def test_what_changes_nothing_is_dropped_and_a_proposal_of_nothing_is_refused(cast):
    idle = (Shift(L1, "1.1.1", None), retitle(L2, "Equip\u00a0posts "))

    kept = cast.file("head-aa", *idle, raise_budget(L1, "150"))
    refused = _propose(cast, wishes=idle)

    assert len(kept.change_set.operations) == 1
    assert refused.codes == ("changes_nothing",)


@pytest.mark.covers("E94")
@pytest.mark.parametrize("text", ["x" * 100_000, "\x00", "\ud800"])
def test_texts_that_no_document_can_hold_are_refused_with_the_field_named(cast, text):
    refused = _propose(cast, wishes=(Edit(L1, words={"title": {"en": text}}),), headline={"en": text})

    assert isinstance(refused, Refused)
    assert {reason.facts["field"] for reason in refused.reasons} == {"headline", "title"}


@pytest.mark.covers("E94")
def test_markup_and_turning_marks_stay_plain_text(cast):
    filed = cast.file("head-aa", raise_budget(L1, "150"), headline="<script>alert(1)</script> \u202eabc")

    assert filed.headline.texts["en"] == "<script>alert(1)</script> \u202eabc"


def test_everything_that_is_wrong_is_said_at_once(cast):
    wishes = (
        Edit(L1, cells={("budget", "NOBODY", "USD"): "5", ("countries", "XX"): True, ("lead",): "NOBODY"}),
        Add("9.9.9", None, {}, {"title": {"en": "New"}}),
    )

    refused = _propose(cast, wishes=wishes, headline={"en": ""})

    assert sorted(refused.codes) == ["headline_missing", *["unknown_code"] * 4]


def test_a_line_of_another_plan_and_a_set_field_that_is_no_field_are_refused(cast):
    wishes = (Drop("0" * 36), Edit(L1, cells={("nonsense",): 1, ("countries",): "AA", ("budget", "DON"): "1"}))

    refused = _propose(cast, wishes=wishes)

    assert refused.codes == ("unknown_line", "bad_value", "bad_value", "bad_value")


def test_wishes_in_conflict_with_themselves_are_refused(cast):
    assert _propose(cast, wishes=(raise_budget(L1, "150"), Drop(L1))).codes == ("contradiction",)


@pytest.mark.covers("E33")
def test_a_proposal_on_an_older_draft_is_offered_a_rebase_that_the_author_confirms(cast):
    old = cast.draft
    cast.agree(cast.tabled("head-bb", raise_budget(L1, "150")).ref)

    offered = _propose(cast, base=old, wishes=(raise_budget(L2, "90"),))
    confirmed = _propose(cast, base=cast.draft, wishes=(raise_budget(L2, "90"),), written_on=old)

    assert offered == RebaseOffered(old, cast.draft)
    assert isinstance(confirmed, ProposalFiled)
    assert confirmed.rebased_from == old


@pytest.mark.covers("E33")
def test_a_proposal_on_an_older_draft_that_touches_what_moved_is_shown_where(cast):
    old = cast.draft
    cast.agree(cast.tabled("head-bb", raise_budget(L1, "150")).ref)

    answer = _propose(cast, base=old, wishes=(raise_budget(L1, "170"),))

    assert answer == Stale(f"lines {L1}", old, cast.draft)


@pytest.mark.covers("E38")
def test_a_proposal_withdrawn_before_the_decision_is_gone_from_the_table(cast):
    ref = cast.tabled("head-aa", raise_budget(L1, "150")).ref

    moved = withdraw_proposal(reason=WORDS, by=cast("delegate-aa"), **cast.on(ref))

    assert isinstance(moved, ProposalMoved)
    assert (moved.state, cast.proposal(ref).disposition) == ("withdrawn", "withdrawn")


@pytest.mark.covers("E39")
def test_an_agreed_proposal_cannot_be_withdrawn(cast):
    ref = cast.tabled("head-aa", raise_budget(L1, "150")).ref
    cast.agree(ref)

    assert withdraw_proposal(reason={}, by=cast("head-aa"), **cast.on(ref)).codes == ("no_right_proposal_state",)


def test_nobody_withdraws_the_proposal_of_another_party(cast):
    ref = cast.file("head-aa", raise_budget(L1, "150")).ref

    assert withdraw_proposal(reason={}, by=cast("head-bb"), **cast.on(ref)).codes == ("no_right_not_own",)


@pytest.mark.covers("E40")
def test_a_withdrawn_proposal_goes_on_under_another_party_with_its_history(cast):
    ref = cast.file("head-aa", raise_budget(L1, "150")).ref
    withdraw_proposal(reason={}, by=cast("head-aa"), **cast.on(ref))

    moved = take_over_proposal(by=cast("head-cc"), **cast.on(ref))

    taken = cast.proposal(ref)
    assert (moved.state, taken.party) == ("submitted", "CC")
    assert {(each.party, each.kind) for each in taken.supports} == {("AA", "former_author"), ("CC", "author")}


@pytest.mark.covers("E45", "R86")
def test_an_observers_proposal_is_a_comment_until_a_deciding_party_supports_it(cast):
    ref = cast.file("cso-bb", raise_budget(L1, "150")).ref

    refused = table_proposal(by=cast("secretariat"), **cast.on(ref))
    backed = support_proposal(by=cast("delegate-aa"), **cast.on(ref))
    tabled = table_proposal(by=cast("secretariat"), **cast.on(ref))

    assert refused.codes == ("guard_not_a_deciding_party",)
    assert (backed.kind, tabled.state) == ("support", "tabled")
    stand_behind = [(each.party, each.kind) for each in cast.proposal(ref).supports]
    assert stand_behind == [("BB-CSO", "author"), ("AA", "support")]


@pytest.mark.covers("E45")
def test_the_secretariat_can_table_an_observers_proposal_on_its_behalf(cast):
    ref = cast.file("donor", raise_budget(L1, "150")).ref

    moved = table_proposal(by=cast("secretariat"), on_behalf=True, **cast.on(ref))

    assert moved.state == "tabled"


def test_a_proposal_in_one_language_is_tabled_only_if_the_chair_waives_the_translation(cast):
    ref = _one_language(cast)

    refused = table_proposal(by=cast("secretariat"), **cast.on(ref))
    waived = table_proposal(by=cast("secretariat"), translation_waived=True, **cast.on(ref))

    assert refused.codes == ("guard_language_missing",)
    assert waived.state == "tabled"


def _one_language(cast: Cast) -> str:
    filed = _propose(cast, wishes=(raise_budget(L1, "150"),), headline={"ru": "Больше средств"})
    assert isinstance(filed, ProposalFiled)
    return filed.proposal


def _propose(cast: Cast, **asked):
    told = {"workplan": "JWP", "base": cast.draft, "headline": WORDS, "rationale": WORDS, "by": cast("head-aa")}
    return propose_change(**told | cast.told() | asked)
