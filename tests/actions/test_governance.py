"""Finalising, positions, endorsement and what comes after."""

from datetime import timedelta

import pytest

from maslahat.actions.governance import add_reservation, lift_reservation
from maslahat.actions.outcomes import NotReady, PlanFinalised, PositionStated, Refused, Stale
from maslahat.actions.people import accredit
from maslahat.actions.wishes import Edit
from maslahat.actions.workplans import set_line_status
from maslahat.domain.governance.reservations import ReservationState, standings
from maslahat.stores.governance import queries as governance
from tests.cast import L1, L2, Cast, a_tabled_plan, raise_budget, retitle
from tests.small_programme import STATES

pytestmark = pytest.mark.django_db

WORDS = {"en": "Not applied for now", "ru": "Пока не применяется"}


@pytest.fixture
def cast() -> Cast:
    return a_tabled_plan()


@pytest.fixture
def final(cast):
    assert isinstance(cast.finalise(), PlanFinalised)
    return cast


@pytest.fixture
def endorsed(final):
    final.say("head-aa", "endorse_reservation", text=WORDS, lines=(L1,))
    for username in ("head-bb", "head-cc", "head-ag"):
        final.say(username)
    return final


@pytest.mark.covers("R48")
def test_finalising_freezes_the_draft_under_its_fingerprint(cast):
    outcome = cast.finalise()

    assert outcome == PlanFinalised("JWP", cast.draft, "F1")
    assert (cast.workplan.stage, cast.workplan.current.label) == ("finalized", "F1")


@pytest.mark.covers("R48", "R87", "E11")
def test_everything_that_is_open_is_listed_before_a_plan_is_final(cast):
    cast.file("head-aa", raise_budget(L1, "150"))
    cast.agree(cast.tabled("head-bb", Edit(L2, cells={("markers", "gender"): None})).ref)

    outcome = cast.finalise()

    assert isinstance(outcome, NotReady)
    assert [each.code for each in outcome.blocking] == ["undecided_proposal", "rule_marker_empty"]
    assert cast.workplan.stage == "consultation"


@pytest.mark.covers("R48", "E34")
def test_a_stale_translation_may_stay_if_it_is_accepted_by_name_with_a_reason(cast):
    cast.agree(cast.tabled("head-aa", Edit(L1, words={"title": {"en": "Train many officers"}})).ref)
    (open_matter,) = cast.finalise().acceptable
    name = str(open_matter.facts["name"])

    unreasoned = cast.finalise(accepted={name: {}})
    outcome = cast.finalise(accepted={name: {"en": "Translated tomorrow"}})

    assert unreasoned.codes == ("reason_missing",)
    assert outcome.accepted_open == (name,)
    (kept,) = cast.workplan.current.note
    assert (kept.name, kept.reason.texts) == (name, {"en": "Translated tomorrow"})
    assert (kept.party, kept.role, kept.office.texts["en"]) == ("AG", "secretariat", "Office secretariat")


@pytest.mark.covers("R48")
def test_what_must_be_mended_cannot_be_accepted(cast):
    cast.file("head-aa", raise_budget(L1, "150"))

    assert isinstance(cast.finalise(accepted={"proposal:PR-AA-01": WORDS}), NotReady)


@pytest.mark.covers("E80")
def test_an_older_draft_cannot_be_finalised(cast):
    old = cast.draft
    cast.agree(cast.tabled("head-aa", raise_budget(L1, "150")).ref)

    assert cast.finalise(draft=old) == Stale("draft", old, cast.draft)


@pytest.mark.covers("R49", "R52", "E54")
def test_four_of_five_is_not_endorsed_and_the_last_one_endorses(final):
    spoken = [final.say(f"head-{party.lower()}") for party in (*STATES, "AG")]

    assert [each.is_endorsed for each in spoken] == [False, False, False, True]
    assert spoken[2].waiting_for == ("AG",)
    assert (final.workplan.stage, final.workplan.current.label) == ("endorsed", "E1")


@pytest.mark.covers("R49")
def test_the_endorsed_version_is_the_final_one_and_its_proposals_are_adopted(cast):
    ref = cast.agree(cast.tabled("head-aa", raise_budget(L1, "150")).ref).ref
    fingerprint = cast.draft

    cast.endorse()

    assert governance.endorsement(cast.workplan.id).subject == cast.draft == fingerprint
    assert cast.proposal(ref).state == "adopted"


@pytest.mark.covers("R48", "R49", "E80")
def test_an_old_final_version_cannot_be_endorsed(cast):
    ref = cast.tabled("head-aa", raise_budget(L1, "150")).ref
    cast.dispose(ref, "deferred")
    cast.finalise()
    old = cast.draft
    late = cast.tabled("head-bb", raise_budget(L2, "90")).ref
    assert isinstance(cast.say("head-aa"), PositionStated)

    cast.agree(late)
    cast.finalise()

    assert old != cast.draft
    assert cast.workplan.current.label == "F2"
    assert cast.say("head-cc", subject=old) == Stale("plan", old, cast.draft)
    assert cast.say("head-cc").waiting_for == ("AA", "BB", "AG")


@pytest.mark.covers("E55", "R51")
def test_a_reservation_does_not_block_and_is_printed_with_text_and_lines(endorsed):
    (reservation,) = governance.said(endorsed.workplan.id).reservations

    assert endorsed.workplan.stage == "endorsed"
    assert (reservation.seat, reservation.lines, dict(reservation.text.texts)) == ("AA", (L1,), WORDS)


@pytest.mark.covers("E56")
def test_a_reservation_on_a_line_that_left_the_plan_is_kept_as_moot(endorsed):
    said = governance.said(endorsed.workplan.id)

    (standing,) = standings(said.reservations, said.liftings, {L2})

    assert (standing.state, standing.is_to_be_asked) == (ReservationState.MOOT, True)


@pytest.mark.covers("E83")
def test_after_endorsement_a_reservation_is_only_lifted_or_added_as_a_new_record(endorsed):
    again = endorsed.say("head-aa")
    lifted = lift_reservation(workplan="JWP", reservation=1, text={}, by=endorsed("head-aa"), **endorsed.told())
    asked = {"subject": endorsed.draft, "text": WORDS, "lines": (L2,)}
    added = add_reservation(workplan="JWP", by=endorsed("head-bb"), **asked, **endorsed.told())

    assert again.codes == ("no_right_stage",)
    assert (lifted.kind, added.kind) == ("lifting", "added_reservation")
    assert [each.number for each in governance.said(endorsed.workplan.id).reservations] == [1, 6]


@pytest.mark.covers("E83")
def test_nobody_lifts_the_reservation_of_another_party_or_one_twice(endorsed):
    asked = {"workplan": "JWP", "reservation": 1, "text": {}}

    foreign = lift_reservation(by=endorsed("head-bb"), **asked, **endorsed.told())
    lift_reservation(by=endorsed("head-aa"), **asked, **endorsed.told())
    twice = lift_reservation(by=endorsed("head-aa"), **asked, **endorsed.told())

    assert foreign.codes == ("reservation_not_own",)
    assert twice.codes == ("reservation_lifted_already",)


@pytest.mark.covers("E55")
def test_reserving_and_objecting_need_words_and_lines_of_the_plan(final):
    without = final.say("head-aa", "endorse_reservation")
    elsewhere = final.say("head-aa", "endorse_reservation", text=WORDS, lines=("0" * 36,))

    assert set(without.codes) == {"position_text_missing", "position_lines_missing"}
    assert elsewhere.codes == ("position_unknown_line",)


def test_an_objection_keeps_the_plan_from_being_endorsed_until_it_is_taken_back(final):
    final.say("head-aa", "object", text=WORDS)
    for username in ("head-bb", "head-cc", "head-ag"):
        last = final.say(username)

    assert (last.is_endorsed, last.objections) == (False, ("AA",))
    assert final.say("head-aa").is_endorsed


@pytest.mark.covers("E50")
def test_of_two_people_of_one_seat_the_acting_head_counts_and_the_other_is_kept(final):
    other = final.say("alternate-aa", "object", text=WORDS)
    head = final.say("head-aa")

    assert (other.is_effective, head.is_effective) == (False, True)
    assert [each.kind for each in governance.said(final.workplan.id).positions] == ["object", "endorse"]
    assert head.objections == ()


@pytest.mark.covers("E48", "E49")
def test_a_replaced_head_loses_the_voice_at_once_and_earlier_acts_keep_their_role(final):
    final.say("head-aa", "not_yet")
    old = final("head-aa")
    final.now += timedelta(minutes=1)
    asked = {"username": "delegate-aa", "party": "AA", "role": "head_of_delegation", "replaces": True}
    accredit(by=final("secretariat"), **asked, **final.told())

    late = final.say("head-aa", by=old)
    new = final.say("delegate-aa")

    assert late.codes == ("capacity_ended",)
    assert new.is_effective
    assert [each.role for each in governance.said(final.workplan.id).positions] == ["head_of_delegation"] * 2


def test_donors_and_civil_society_take_no_position(final):
    assert {final.say(username).codes[0] for username in ("donor", "cso-bb", "delegate-aa")} == {"no_right"}


@pytest.mark.covers("R49")
def test_an_endorsed_plan_cannot_change(endorsed):
    with pytest.raises(AssertionError, match="no_right_stage"):
        endorsed.file("head-aa", retitle(L1, "Other"))
    assert endorsed.finalise().codes == ("no_right_stage",)


@pytest.mark.covers("E84")
def test_the_status_of_an_endorsed_line_changes_no_fingerprint(endorsed):
    before = endorsed.draft
    asked = {"workplan": "JWP", "line": L1, "status": "implementation", "note": {}}

    noted = set_line_status(by=endorsed("coordinator"), **asked, **endorsed.told())
    foreign = set_line_status(by=endorsed("focal-aa"), **{**asked, "status": "done"}, **endorsed.told())

    assert (noted.status, endorsed.draft) == ("implementation", before)
    assert foreign.codes == ("unknown_code",)


def test_nonsense_in_a_position_is_refused(final):
    assert isinstance(final.say("head-aa", "maybe"), Refused)
    assert isinstance(final.say("head-aa", subject="nonsense"), Stale)
    assert isinstance(final.say("head-aa", channel="owl"), Refused)
