"""What holds for every deed: rights, receipts, capacities, programmes side by side, the journal."""

import json
from dataclasses import fields
from itertools import product
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from maslahat.actions import (
    amending,
    carrying_over,
    concurring,
    deciding,
    discussions,
    governance,
    institutions,
    notes_verbales,
    passkeys,
    people,
    practices,
    programmes,
    proposals,
    referring,
    registering,
    resolving,
    revising,
    sponsoring,
    tabling,
    translating,
    workplans,
)
from maslahat.actions.actor import Secret
from maslahat.actions.deciding import dispose_proposal
from maslahat.actions.drafts import draft_on_screen
from maslahat.actions.outcomes import Done, Refused, outcome_document, read_outcome
from maslahat.actions.proposals import propose_change, support_proposal
from maslahat.actions.silence import answers, conduct, course
from maslahat.domain.record.chain import Intact, check_chain
from maslahat.domain.shared.deeds import Deed, Role
from maslahat.domain.shared.rights import may
from maslahat.stores.journal.load import journal
from maslahat.stores.journal.models import Entry, Receipt
from maslahat.stores.workplans.models import Proposal, Version
from tests.actions.definition_deeds import DEFINITION_DEEDS
from tests.actions.meeting_deeds import MEETING_DEEDS
from tests.actions.record_deeds import RECORD_DEEDS
from tests.actions.result_deeds import RESULT_DEEDS
from tests.cast import L1, L2, NOON, Cast, a_programme, a_tabled_plan, raise_budget, small_plan
from tests.small_programme import small_programme

pytestmark = pytest.mark.django_db

WORDS = {"en": "Because", "ru": "Потому что"}
A_CHANGE = {"workplan": "JWP", "base": "", "wishes": (), "headline": {}, "rationale": {}}
ON_SILENCE = {"workplan": "JWP", "silence": 1}
A_PAPER = notes_verbales.Paper.of("note.pdf", b"")
ON_PROPOSAL = {"workplan": "JWP", "proposal": "PR-AA-01", "row_version": 1}

DEEDS: dict[Deed, tuple[Any, dict[str, Any]]] = {
    Deed.INSTITUTION_ADD: (institutions.add_institution, {"code": "", "country": "", "category": "", "name": {}}),
    Deed.PROGRAMME_LOAD: (programmes.load_programme, {"document": {}}),
    Deed.PLAN_TABLE: (workplans.table_draft, {"plan": small_plan()}),
    Deed.PLAN_FINALISE: (workplans.finalise_plan, {"workplan": "JWP", "draft": ""}),
    Deed.CORRIGENDUM_PROPOSE: (amending.propose_corrigendum, A_CHANGE),
    Deed.ADJUSTMENT_PROPOSE: (amending.propose_adjustment, A_CHANGE),
    Deed.ADJUSTMENT_OBJECT: (
        amending.object_to_adjustment,
        {"workplan": "JWP", "adjustment": "COR-01", "text": {}},
    ),
    Deed.ADJUSTMENT_CLOSE: (amending.close_adjustments, {"workplan": "JWP"}),
    Deed.PLAN_AMEND: (amending.open_amendment_round, {"workplan": "JWP", "base": "", "reason": {}}),
    Deed.LINE_DECIDE_FATE: (
        carrying_over.decide_fate,
        {"workplan": "JWP", "line": L1, "fate": "x", "reason": {}, "unspent": {}},
    ),
    Deed.PLAN_CLOSE: (carrying_over.close_year, {"workplan": "JWP", "base": ""}),
    Deed.PLAN_PREPARE: (
        carrying_over.prepare_next_year,
        {"workplan": "JWP", "code": "", "lines": (), "quarters": {}},
    ),
    Deed.LINE_SET_STATUS: (workplans.set_line_status, {"workplan": "JWP", "line": L1, "status": "x", "note": {}}),
    Deed.PROPOSAL_PROPOSE: (
        proposals.propose_change,
        {"workplan": "JWP", "base": "", "wishes": (), "headline": {}, "rationale": {}},
    ),
    Deed.PROPOSAL_REGISTER: (registering.file_register, {"workplan": "JWP", "base": "", "entries": ()}),
    Deed.PROPOSAL_SUPPORT: (proposals.support_proposal, ON_PROPOSAL),
    Deed.PROPOSAL_WITHDRAW: (proposals.withdraw_proposal, ON_PROPOSAL | {"reason": {}}),
    Deed.PROPOSAL_TAKE_OVER: (proposals.take_over_proposal, ON_PROPOSAL),
    Deed.PROPOSAL_TABLE: (tabling.table_proposal, ON_PROPOSAL),
    Deed.PROPOSAL_RETURN: (tabling.return_proposal, ON_PROPOSAL | {"reason": {}}),
    Deed.PROPOSAL_RECOMMEND: (tabling.recommend_proposal, ON_PROPOSAL | {"advice": "", "note": {}}),
    Deed.PROPOSAL_DISPOSE: (dispose_proposal, ON_PROPOSAL | {"draft": "", "disposition": "", "reason": {}}),
    Deed.PROPOSAL_REVERT: (deciding.revert_proposal, ON_PROPOSAL | {"reason": {}}),
    Deed.PROPOSAL_CONCUR: (concurring.state_concurrence, ON_PROPOSAL | {"kind": "concur", "text": {}}),
    Deed.PROPOSAL_COMPLETE: (translating.complete_proposal, ON_PROPOSAL | {"headline": {}, "rationale": {}}),
    Deed.TEXT_TRANSLATE: (
        translating.translate_text,
        {"workplan": "JWP", "line": L1, "place": "title", "language": "ru", "original": "en"}
        | {"words": "", "made_from": "", "standing": ""},
    ),
    Deed.CONFLICT_RESOLVE: (
        resolving.resolve_conflict,
        {"workplan": "JWP", "conflict": "", "draft": "", "choice": None, "reason": {}},
    ),
    Deed.CONFLICT_REVISE: (
        resolving.revise_resolution,
        {"workplan": "JWP", "conflict": "", "number": 1, "draft": "", "choice": None, "reason": {}},
    ),
    Deed.CONFLICT_REOPEN: (
        resolving.withdraw_resolution,
        {"workplan": "JWP", "conflict": "", "number": 1, "draft": "", "reason": {}},
    ),
    Deed.DISCUSSION_REORDER: (
        resolving.reorder_discussion,
        {"workplan": "JWP", "number": 0, "conflicts": (), "reason": {}},
    ),
    Deed.PROPOSAL_REVISE: (
        revising.revise_proposal,
        ON_PROPOSAL | {"base": "", "wishes": (), "headline": {}, "rationale": {}},
    ),
    Deed.PROPOSAL_LEAVE: (sponsoring.leave_proposal, ON_PROPOSAL),
    Deed.PROPOSAL_DISCUSS: (tabling.park_proposal, ON_PROPOSAL | {"reason": {}}),
    Deed.PROPOSAL_DIVIDE: (revising.divide_proposal, ON_PROPOSAL | {"parts": (), "reason": {}}),
    Deed.PROPOSAL_REFER: (
        referring.refer_to_capitals,
        ON_PROPOSAL | {"draft": "", "parties": (), "until": NOON, "lapse": "", "reason": {}},
    ),
    Deed.PROPOSAL_CONFIRM: (referring.answer_for_capital, ON_PROPOSAL | {"confirms": True, "text": {}}),
    Deed.PROPOSAL_LAPSE: (referring.lapse_referral, ON_PROPOSAL),
    Deed.THREAD_SPEAK: (discussions.add_remark, {"workplan": "JWP", "thread": 1, "text": {}}),
    Deed.THREAD_ASSIGN: (
        discussions.assign_expert,
        {"workplan": "JWP", "thread": 1, "entries": 1, "expert": "", "text": {}},
    ),
    Deed.THREAD_RESOLVE: (discussions.resolve_thread, {"workplan": "JWP", "thread": 1, "entries": 1, "text": {}}),
    Deed.PRACTICE_SHARE: (practices.share_practice, {"pillar": "", "indicator": "", "title": {}, "text": {}}),
    Deed.PRACTICE_ADOPT: (practices.adopt_practice, {"practice": 9, "steps": 0, "text": {}}),
    Deed.POSITION_STATE: (governance.state_position, {"workplan": "JWP", "subject": "", "kind": "endorse"}),
    Deed.SILENCE_OPEN: (conduct.open_silence, {"workplan": "JWP", "subject": "", "published": ()}),
    Deed.SILENCE_EXTEND: (conduct.extend_silence, ON_SILENCE | {"deadline": "", "until": NOON, "text": {}}),
    Deed.SILENCE_NOTIFY: (conduct.record_bounce, ON_SILENCE | {"seat": "AA", "text": {}}),
    Deed.SILENCE_RECEIVE: (answers.receive_notice, ON_SILENCE | {"way": "displayed"}),
    Deed.SILENCE_OBJECT: (answers.object_in_silence, ON_SILENCE | {"kind": "objection", "text": {}}),
    Deed.SILENCE_ATTACH: (answers.attach_to_silence, ON_SILENCE | {"kind": "statement", "text": {}}),
    Deed.SILENCE_RECORD: (
        answers.settle_objection,
        ON_SILENCE | {"objection": 1, "confirms": True},
    ),
    Deed.SILENCE_CLOSE: (course.close_silence, ON_SILENCE),
    Deed.PASSKEY_KEEP: (passkeys.revoke_passkey, {"passkey": 0}),
    Deed.NOTE_VERBALE_ENTER: (
        notes_verbales.enter_note,
        {
            "workplan": "JWP",
            "party": "AA",
            "subject": "",
            "kind": "endorse",
            "paper": notes_verbales.Paper.of("n.pdf", b""),
        },
    ),
    Deed.NOTE_VERBALE_CHECK: (notes_verbales.confirm_note, {"workplan": "JWP", "note": 1, "document": ""}),
    Deed.RESERVATION_ADD: (
        governance.add_reservation,
        {"workplan": "JWP", "subject": "", "text": {}, "lines": ()},
    ),
    Deed.RESERVATION_LIFT: (governance.lift_reservation, {"workplan": "JWP", "reservation": 1, "text": {}}),
    Deed.PERSON_INVITE: (
        people.invite_person,
        {"username": "", "office": {}, "institution": "", "language": "en"},
    ),
    Deed.SEAT_ACCREDIT: (people.accredit, {"username": "", "party": "AA", "role": "delegate"}),
    Deed.SEAT_END: (people.end_accreditation, {"accreditation": 0}),
    **MEETING_DEEDS,
    **RECORD_DEEDS,
    **RESULT_DEEDS,
    **DEFINITION_DEEDS,
}
"""Every deed that writes, with a request that is well formed and never succeeds: only the right is asked for."""


def test_who_lacks_the_right_to_a_deed_is_refused_whatever_the_request_says():
    cast, stranger = a_programme(), {}
    for role, (right, (action, asked)) in product(Role, DEEDS.items()):
        by = people.keeper("SMALL", cast.now)
        by = type(by)(**{name: getattr(by, name) for name in by.__slots__} | {"role": role, "party": "AA"})
        if not may(role, right):
            stranger[role, right] = action(by=by, **asked, **cast.told())

    assert {outcome.codes for outcome in stranger.values()} == {("no_right",)}
    assert len(stranger) > 200


def test_every_deed_that_writes_is_in_this_test():
    reading = {deed for deed in Deed if deed.value.partition(".")[2].startswith("read")}

    assert set(DEEDS) == set(Deed) - reading - {Deed.BUNDLE_EXPORT}


@pytest.mark.covers("E73", "R-15")
@pytest.mark.parametrize("answer", Done.kinds.values(), ids=Done.kinds)
def test_every_answer_comes_out_of_its_receipt_as_it_went_in(answer):
    like = {"str": "endorse", "int": 3, "bool": True}
    given = answer(**{each.name: like.get(str(each.type), ("a", "b")) for each in fields(answer)})

    assert read_outcome(json.loads(json.dumps(outcome_document(given)))) == given


@pytest.mark.covers("E73", "R-15")
def test_a_form_sent_twice_files_one_proposal_and_gets_the_same_answer():
    cast = a_tabled_plan()
    asked = _form(cast)

    first, second = propose_change(**asked), propose_change(**asked)

    assert first == second
    assert Proposal.objects.count() == 1


@pytest.mark.covers("E73")
def test_the_same_key_for_another_request_is_refused_and_nothing_is_done():
    cast = a_tabled_plan()
    asked = _form(cast)
    propose_change(**asked)

    other = propose_change(**{**asked, "wishes": (raise_budget(L2, "90"),)})

    assert other.codes == ("key_taken",)
    assert Proposal.objects.count() == 1


def test_a_refused_request_can_be_sent_again_under_its_key_once_the_reason_is_gone():
    cast = a_tabled_plan()
    ref = cast.file("head-aa", raise_budget(L1, "150")).ref
    asked = {"by": cast("head-bb"), **cast.on(ref)}

    refused = support_proposal(**{**asked, "proposal": "PR-AA-02"})
    done = support_proposal(**asked)

    assert isinstance(refused, Refused)
    assert done.kind == "support"


@pytest.mark.parametrize("key", ["", "k" * 201])
def test_a_request_without_a_usable_key_is_refused(key):
    cast = a_tabled_plan()

    assert propose_change(**{**_form(cast), "key": key}).codes == ("bad_key",)


@pytest.mark.covers("R-15")
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(order=st.lists(st.integers(0, 3), min_size=4, max_size=12))
def test_requests_sent_again_in_any_order_take_effect_exactly_once(order):
    Receipt.objects.all().delete()
    cast = Cast() if Version.objects.exists() else a_tabled_plan()
    before, start = Proposal.objects.count(), Entry.objects.count()
    forms = [{**_form(cast), "key": f"{start}-{n}", "wishes": (raise_budget(L1, f"{n + 1}"),)} for n in range(4)]

    answers = {n: {propose_change(**forms[n]).proposal for _ in range(2)} for n in order}

    assert all(len(refs) == 1 for refs in answers.values())
    assert Proposal.objects.count() - before == len(set(order))


@pytest.mark.covers("R1", "R102")
def test_a_second_programme_sees_nothing_of_the_first():
    first, second = a_tabled_plan("SMALL"), a_programme("OTHER")

    stranger = support_proposal(by=second("head-bb"), **ON_PROPOSAL, **second.told())
    secretariat = second("secretariat")

    assert first.file("head-aa", raise_budget(L1, "150")).ref == "PR-AA-01"
    assert stranger.codes == ("unknown_workplan",)
    assert secretariat.programme == "OTHER"
    assert draft_on_screen("OTHER", "JWP") is None


@pytest.mark.covers("R1", "R5", "R102")
def test_programmes_with_other_rules_and_the_same_plan_code_live_side_by_side():
    first, second = a_tabled_plan("SMALL"), a_tabled_plan("OTHER")

    first.agree(first.tabled("head-aa", raise_budget(L1, "150")).ref)

    assert (len(first.workplan.versions), len(second.workplan.versions)) == (2, 1)
    assert first.workplan.base.version_id != second.workplan.base.version_id


@pytest.mark.covers("R98")
def test_every_deed_is_in_a_journal_that_holds_together():
    cast = a_tabled_plan()
    cast.agree(cast.tabled("cso-bb", raise_budget(L1, "150")).ref)
    cast.endorse()

    entries = journal("SMALL")

    assert isinstance(check_chain(entries), Intact)
    assert [each.deed for each in entries[-6:]] == ["plan.finalise", *["position.state"] * 4, "plan.endorsed"]
    assert {each.about for each in entries if each.deed.startswith("proposal.")} == {"proposal:JWP/PR-BB-01"}


def test_passwords_are_written_nowhere_but_as_a_hash():
    cast = a_programme()
    asked = {"username": "new", "office": WORDS, "institution": "", "language": "en"}
    people.invite_person(password=Secret("s3cret-word"), by=cast("secretariat"), **asked, **cast.told())

    written = [*Receipt.objects.values_list("outcome", flat=True), *Entry.objects.values_list("detail", flat=True)]

    assert "s3cret-word" not in json.dumps(written)


def test_a_programme_with_faults_is_refused_whole_with_every_fault():
    cast = Cast()
    document = small_programme(agency={}, members=[])

    refused = programmes.load_programme(document=document, by=cast.keeper, **cast.told())

    assert {reason.facts["path"] for reason in refused.reasons} >= {"agency.code", "members"}
    assert programmes.load_programme(document=small_programme("X"), by=cast.keeper, **cast.told()).codes == (
        "foreign_programme",
    )


def _form(cast: Cast):
    asked = {"workplan": "JWP", "base": cast.draft, "wishes": (raise_budget(L1, "150"),)}
    return asked | {"headline": WORDS, "rationale": WORDS, "by": cast("head-aa")} | cast.told()
