"""Whose word a proposal needs, and that the text cannot be final without it (K12, K13, E46)."""

import pytest

from maslahat.actions.outcomes import ConcurrenceStated, NotReady, PlanFinalised, Stale
from maslahat.actions.wishes import Edit
from tests.cast import L1, a_tabled_plan, raise_budget
from tests.small_programme import small_programme, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    return a_tabled_plan()


@pytest.fixture
def earmarked():
    """A programme in which the donor's money under output 1.1.1 and every legal note have an owner."""
    document = small_programme()
    document["plan_terms"]["locks"] = [
        {"field": "budget", "source": "DON", "outputs": ["1.1.1"], "owner": "DON", "basis": text("Agreement")},
        {"field": "comment", "owner": "AG", "basis": text("Terms of reference")},
    ]
    return a_tabled_plan(document=document)


def agreed(cast, who: str, *wishes) -> str:
    ref: str = cast.tabled(who, *wishes).ref
    cast.dispose(ref)
    return ref


def blocking(cast) -> list[str]:
    outcome = cast.finalise()
    return [each.code for each in outcome.blocking] if isinstance(outcome, NotReady) else []


@pytest.mark.covers("E46", "R48")
def test_a_change_of_another_countrys_line_waits_for_that_countrys_word(cast):
    ref = agreed(cast, "head-bb", Edit(L1, cells={("quarters", "Q2"): True}))

    assert cast.proposal(ref).state == "merged"
    assert blocking(cast) == ["concern_k12_missing"]
    outcome = cast.concur("head-aa", ref)

    assert outcome == ConcurrenceStated(ref, "AA", "concur", cast.proposal(ref).row_version)
    assert isinstance(cast.finalise(), PlanFinalised)


@pytest.mark.covers("E46")
def test_an_objection_stands_in_the_way_until_it_is_taken_back(cast):
    ref = agreed(cast, "head-bb", Edit(L1, cells={("quarters", "Q2"): True}))

    assert cast.concur("head-aa", ref, "object", text={}).codes == ("reason_missing",)
    cast.concur("head-aa", ref, "object")
    assert blocking(cast) == ["concern_k12_objected"]
    cast.concur("head-aa", ref, "none")
    assert blocking(cast) == ["concern_k12_missing"]
    assert [each.word.kind for each in cast.proposal(ref).said] == ["object", "none"]


@pytest.mark.covers("E46")
def test_only_a_touched_party_has_a_say_and_not_on_its_own_proposal(cast):
    ref = cast.tabled("head-bb", Edit(L1, cells={("quarters", "Q2"): True})).ref

    assert cast.concur("head-cc", ref).codes == ("not_touched",)
    assert cast.concur("head-bb", ref).codes == ("own_proposal",)
    assert cast.concur("head-aa", ref, "perhaps").codes == ("unknown_stance",)
    assert cast.concur("focal-aa", ref).codes == ("no_right",)


@pytest.mark.covers("E73")
def test_a_word_on_a_proposal_that_moved_on_meanwhile_is_not_taken(cast):
    ref = cast.tabled("head-bb", Edit(L1, cells={("quarters", "Q2"): True})).ref
    seen = cast.on(ref) | {"kind": "concur"}
    cast.agree(ref)

    assert isinstance(cast.concur("head-aa", ref, row_version=seen["row_version"]), Stale)


@pytest.mark.covers("E46")
def test_a_country_that_supports_a_proposal_needs_no_further_word(cast):
    ref = cast.tabled("cso-bb", Edit(L1, cells={("quarters", "Q2"): True})).ref

    assert cast.asked(ref) == ("AA",)


@pytest.mark.covers("R89")
def test_earmarked_money_changes_only_with_the_donors_consent(earmarked):
    ref = agreed(earmarked, "head-aa", raise_budget(L1, "150"))

    assert blocking(earmarked) == ["concern_k13_without_consent"]
    assert isinstance(earmarked.concur("donor", ref), ConcurrenceStated)
    assert isinstance(earmarked.finalise(), PlanFinalised)


def test_a_legal_note_belongs_to_its_owner_once_it_stands(earmarked):
    first = agreed(earmarked, "head-aa", Edit(L1, words={"comment": text("Subject to ratification")}))
    assert earmarked.asked(first) == ()
    assert isinstance(earmarked.finalise(), PlanFinalised)
