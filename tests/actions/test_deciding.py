"""Dispositions, reversals and conflicts: the draft follows, and nobody overwrites anybody."""

import pytest

from maslahat.actions.deciding import revert_proposal
from maslahat.actions.drafts import draft_on_screen
from maslahat.actions.outcomes import ConflictResolved, ProposalMoved, Refused, Stale
from maslahat.actions.resolving import resolve_conflict
from maslahat.actions.tabling import recommend_proposal, return_proposal, table_proposal
from maslahat.actions.wishes import Drop
from maslahat.domain.workplans.conflicts import KeepStanding, TakeOption
from tests.cast import L1, L2, L3, Cast, a_tabled_plan, raise_budget, retitle

pytestmark = pytest.mark.django_db

WORDS = {"en": "Because", "ru": "Потому что"}


@pytest.fixture
def cast() -> Cast:
    return a_tabled_plan()


def usd(cast, line):
    return str(cast.text.line(line).budget["DON", "USD"])


@pytest.mark.covers("R47", "R87")
def test_an_accepted_proposal_is_merged_into_a_new_version_and_the_old_one_stays(cast):
    before = cast.workplan.current

    cast.agree(cast.tabled("head-aa", raise_budget(L1, "150")).ref)

    assert cast.proposal("PR-AA-01").state == "merged"
    assert [each.label for each in cast.workplan.versions] == ["B", "C1"]
    assert (before.version_id, usd(cast, L1)) == (cast.workplan.base.version_id, "150.00")


def test_the_words_of_the_draft_are_traced_to_their_proposal(cast):
    cast.agree(cast.tabled("head-aa", raise_budget(L1, "150")).ref)

    origin = draft_on_screen("SMALL", "JWP").consolidation.origin

    assert origin == {(L1, ("budget", "DON", "USD")): ("PR-AA-01",)}


@pytest.mark.parametrize(
    ("disposition", "state"), [("declined", "not_agreed"), ("deferred", "carried_over"), ("noted", "noted")]
)
def test_other_dispositions_leave_the_draft_as_it_was(cast, disposition, state):
    ref, before = cast.tabled("head-aa", raise_budget(L1, "150")).ref, cast.draft

    moved = cast.dispose(ref, disposition)

    assert (moved.state, cast.draft) == (state, before)
    assert cast.proposal(ref).reason.texts["en"] == "So decided"


def test_every_disposition_but_plain_acceptance_gives_its_reason(cast):
    ref = cast.tabled("head-aa", raise_budget(L1, "150")).ref

    assert cast.dispose(ref, "declined", reason={}).codes == ("reason_missing",)
    assert cast.dispose(ref, "adored").codes == ("unknown_disposition",)


def test_a_proposal_accepted_as_amended_brings_the_amended_text(cast):
    ref = cast.tabled("head-aa", raise_budget(L1, "150")).ref

    cast.dispose(ref, "accepted_amended", wishes=(raise_budget(L1, "120"),))

    assert (cast.proposal(ref).state, usd(cast, L1)) == ("merged", "120.00")


def test_a_proposal_merged_into_another_names_it(cast):
    first, second = (cast.tabled(who, raise_budget(L1, "150")).ref for who in ("head-aa", "head-bb"))

    refused = cast.dispose(second, "merged", into=second)
    moved = cast.dispose(second, "merged", into=first)

    assert refused.codes == ("guard_no_target",)
    assert (moved.state, cast.proposal(second).merged_into) == ("superseded", first)


@pytest.mark.covers("E03", "R13")
def test_two_values_for_one_cell_are_held_until_somebody_decides(cast):
    _collide(cast)

    assert usd(cast, L1) == "100.00"
    assert [cast.proposal(ref).state for ref in ("PR-AA-01", "PR-BB-01")] == ["agreed", "agreed"]
    assert len(_conflicts(cast)) == 1


@pytest.mark.covers("E03")
def test_a_resolution_brings_the_chosen_value_and_both_proposals_are_merged(cast):
    conflict = _collide(cast)

    resolved = _resolve(cast, conflict, TakeOption("PR-BB-01"))

    assert isinstance(resolved, ConflictResolved)
    assert (usd(cast, L1), _conflicts(cast)) == ("130.00", ())
    assert {cast.proposal(ref).state for ref in ("PR-AA-01", "PR-BB-01")} == {"merged"}


@pytest.mark.covers("E75")
def test_a_second_and_different_resolution_is_refused_and_shown_the_first(cast):
    conflict, seen = _collide(cast), cast.draft
    _resolve(cast, conflict, TakeOption("PR-BB-01"), draft=seen)

    second = _resolve(cast, conflict, KeepStanding(), draft=seen)

    assert isinstance(second, Stale)
    assert "PR-BB-01" in second.current
    assert usd(cast, L1) == "130.00"


def test_a_choice_that_does_not_suit_a_conflict_is_refused(cast):
    conflict = _collide(cast)

    assert _resolve(cast, conflict, TakeOption("PR-CC-09")).codes == ("choice_does_not_suit",)
    assert _resolve(cast, "nonsense", KeepStanding()).codes == ("unknown_conflict",)


@pytest.mark.covers("E13")
def test_an_edit_against_a_deletion_is_a_conflict_and_neither_is_lost(cast):
    for who, wish in (("head-aa", retitle(L1, "Train many officers")), ("head-bb", Drop(L1))):
        cast.agree(cast.tabled(who, wish).ref)

    assert L1 in cast.text
    assert [each.kind for each in _conflicts(cast)] == ["K3"]


@pytest.mark.covers("E39", "R13")
def test_a_reverted_proposal_is_taken_out_by_computing_the_draft_without_it(cast):
    before = cast.draft
    ref = cast.agree(cast.tabled("head-aa", raise_budget(L1, "150")).ref).ref

    moved = revert_proposal(reason=WORDS, by=cast("secretariat"), **cast.on(ref))

    assert (moved.state, cast.draft) == ("reverted", before)
    assert [each.label for each in cast.workplan.versions] == ["B", "C1", "C2"]


@pytest.mark.covers("E38", "E39")
def test_a_conflict_disappears_with_the_proposal_that_made_it(cast):
    _collide(cast)

    revert_proposal(reason=WORDS, by=cast("secretariat"), **cast.on("PR-BB-01"))

    assert (_conflicts(cast), usd(cast, L1)) == ((), "150.00")


@pytest.mark.covers("E39")
def test_what_builds_on_a_reverted_proposal_waits_for_it(cast):
    from maslahat.actions.wishes import Add

    added = Add("1.1.2", None, {("markers", "gender"): 1}, {"title": {"en": "New", "ru": "Новое"}})
    cast.agree(cast.tabled("head-aa", added).ref)
    new = next(line.id for line in cast.text.lines if line.output == "1.1.2")
    cast.agree(cast.tabled("head-bb", retitle(new, "Newer")).ref)

    revert_proposal(reason=WORDS, by=cast("secretariat"), **cast.on("PR-AA-01"))

    assert cast.proposal("PR-BB-01").state == "agreed"
    assert [each.kind for each in _conflicts(cast)] == ["K9"]


@pytest.mark.covers("E74")
def test_a_second_click_on_agree_changes_nothing_and_shows_how_it_stands(cast):
    ref = cast.tabled("head-aa", raise_budget(L1, "150")).ref
    asked = cast.on(ref)
    first = cast.dispose(ref, **asked)

    second = cast.dispose(ref, **{**asked, "key": cast.key()})

    assert isinstance(first, ProposalMoved)
    assert second == Stale(f"proposal:{ref}", str(asked["row_version"]), "merged")


@pytest.mark.covers("E80")
def test_a_decision_from_a_page_with_an_older_draft_is_refused(cast):
    old, ref = cast.draft, cast.tabled("head-aa", raise_budget(L1, "150")).ref
    cast.agree(cast.tabled("head-bb", raise_budget(L2, "90")).ref)

    assert cast.dispose(ref, draft=old) == Stale("draft", old, cast.draft)


@pytest.mark.covers("E11")
def test_proposals_that_break_a_ceiling_together_are_named_together(cast):
    from maslahat.actions.wishes import Add

    for who in ("head-aa", "head-bb"):
        title = {"title": {"en": f"Study of {who}", "ru": f"Исследование {who}"}}
        cells = {("budget", "DON", "USD"): "500", ("markers", "gender"): 1}
        cast.agree(cast.tabled(who, Add("2.1.1", L3, cells, title)).ref)

    (conflict,) = _conflicts(cast)
    assert (conflict.kind, conflict.proposals) == ("K10", ("PR-AA-01", "PR-BB-01"))


def test_a_returned_proposal_says_what_is_missing(cast):
    ref = cast.file("head-aa", raise_budget(L1, "150")).ref

    moved = return_proposal(reason=WORDS, by=cast("secretariat"), **cast.on(ref))

    assert (moved.state, cast.proposal(ref).reason.texts) == ("returned", WORDS)


def test_a_recommendation_stands_beside_the_proposal_with_office_and_role(cast):
    ref = cast.tabled("head-aa", raise_budget(L1, "150")).ref

    backed = recommend_proposal(advice="accepted", note=WORDS, by=cast("coordinator"), **cast.on(ref))

    assert backed.kind == "recommends:accepted"
    assert [(each.role, each.advice) for each in cast.proposal(ref).advice] == [("coordinator", "accepted")]


def test_only_a_submitted_proposal_can_be_tabled(cast):
    ref = cast.tabled("head-aa", raise_budget(L1, "150")).ref

    assert table_proposal(by=cast("secretariat"), **cast.on(ref)).codes == ("no_right_proposal_state",)


@pytest.mark.parametrize("ref", ["PR-XX-01", "", "x" * 10_000])
def test_unknown_proposals_and_plans_are_refused(cast, ref):
    asked = {"row_version": 1, "by": cast("secretariat"), **cast.told()}

    assert table_proposal(workplan="JWP", proposal=ref, **asked).codes == ("unknown_proposal",)
    assert isinstance(table_proposal(workplan=ref, proposal=ref, **{**asked, "key": "k"}), Refused)


def _collide(cast):
    first, second = (
        cast.tabled(who, raise_budget(L1, value)).ref for who, value in (("head-aa", "150"), ("head-bb", "130"))
    )
    cast.agree(first)
    cast.agree(second)
    return _conflicts(cast)[0].id


def _conflicts(cast: Cast):
    return draft_on_screen("SMALL", "JWP").consolidation.conflicts


def _resolve(cast: Cast, conflict: str, choice, **more):
    asked = {"workplan": "JWP", "conflict": conflict, "draft": cast.draft, "choice": choice, "reason": WORDS}
    return resolve_conflict(**asked | {"by": cast("secretariat")} | cast.told() | more)
