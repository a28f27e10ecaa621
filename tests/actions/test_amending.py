"""A plan after its endorsement: corrigenda, minor adjustments, objections, and a second round of amendments."""

import copy
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

import maslahat.publishing.bundle.verifier
from maslahat.actions import programmes
from maslahat.actions.amending import (
    close_adjustments,
    object_to_adjustment,
    open_amendment_round,
    propose_adjustment,
    propose_corrigendum,
)
from maslahat.actions.governance import add_reservation, lift_reservation
from maslahat.actions.outcomes import AdjustmentObjected, AdjustmentOpened, AdjustmentsClosed, Done, PlanTabled
from maslahat.actions.proposals import take_over_proposal, withdraw_proposal
from maslahat.actions.publications import endorsed_files, sealed_bundle
from maslahat.actions.rulebook import working_calendar
from maslahat.actions.tabling import table_proposal
from maslahat.actions.wishes import Edit
from maslahat.actions.workplans import set_line_status
from maslahat.domain.programmes.reading import read_programme
from maslahat.domain.record.chain import Intact, check_chain
from maslahat.domain.shared.deeds import Stage
from maslahat.domain.workplans.objection_window import AdjustmentState
from maslahat.publishing.bundle.checking import check_bundle
from maslahat.publishing.bundle.keys import Keyring
from maslahat.stores.governance import queries as governance
from maslahat.stores.journal.load import journal
from maslahat.stores.workplans import queries
from tests.cast import L1, L2, L3, NOON, Cast, a_tabled_plan, an_endorsed_plan, raise_budget, retitle
from tests.small_programme import STATES, small_programme, text

pytestmark = pytest.mark.django_db

DEADLINE = datetime(2022, 11, 3, tzinfo=UTC)
"""Five working days after Wednesday 26 October 2022: the end of Wednesday 2 November."""

MOMENT = timedelta(milliseconds=1)
WORDS = {"en": "Because", "ru": "Потому что"}
SPELLING = Edit(L1, words={"title": {"en": "Train the officers"}})
VERIFIER = Path(*maslahat.publishing.bundle.verifier.__path__) / "verify.py"


@pytest.fixture
def cast() -> Cast:
    return an_endorsed_plan()


def change(cast: Cast, deed, *wishes, by: str = "secretariat", **more):
    asked = {"workplan": "JWP", "base": cast.workplan.in_force.version_id, "wishes": wishes}
    return deed(**asked | {"headline": WORDS, "rationale": WORDS, "by": cast(by)} | cast.told() | more)


def close(cast: Cast, now: datetime = DEADLINE):
    cast.now = now
    return close_adjustments(workplan="JWP", by=cast("secretariat"), **cast.told())


def object_to(cast: Cast, ref: str, at: datetime, by: str = "head-bb"):
    cast.now = at
    return object_to_adjustment(workplan="JWP", adjustment=ref, text=WORDS, by=cast(by), **cast.told())


def amend(cast: Cast):
    asked = {"workplan": "JWP", "base": cast.workplan.in_force.version_id, "reason": WORDS}
    return open_amendment_round(by=cast("secretariat"), **asked, **cast.told())


def labels(cast: Cast) -> list[str]:
    return [version.label for version in cast.workplan.versions]


def state_of(cast: Cast, ref: str) -> AdjustmentState:
    return next(each.state for each in queries.adjustments(cast.workplan.id) if each.ref == ref)


@pytest.mark.covers("E86", "R-23")
def test_a_corrigendum_takes_effect_when_five_working_days_bring_no_objection(cast):
    opened = change(cast, propose_corrigendum, SPELLING)
    early = close(cast, DEADLINE - MOMENT)
    done = close(cast)

    assert opened == AdjustmentOpened("COR-01", "corrigendum", DEADLINE.isoformat(), 2)
    assert early == AdjustmentsClosed("JWP")
    assert done == AdjustmentsClosed("JWP", ("COR-01",))
    assert labels(cast)[-2:] == ["E1", "E1.1"]
    assert cast.text.line(L1).title.texts["en"] == "Train the officers"


def test_a_corrigendum_of_one_language_leaves_the_other_a_current_translation(cast):
    change(cast, propose_corrigendum, SPELLING)
    close(cast)

    assert cast.text.line(L1).title.is_current("ru")


@pytest.mark.covers("E86")
@pytest.mark.parametrize(
    ("wish", "code"),
    [
        (retitle(L1, "Train 20 officers"), "beyond_number_changed"),
        (raise_budget(L1, "105"), "beyond_not_a_text"),
    ],
)
def test_a_corrigendum_that_changes_a_number_is_refused_as_corrigendum(cast, wish, code):
    refused = change(cast, propose_corrigendum, wish)

    assert set(refused.codes) == {code}
    assert queries.adjustments(cast.workplan.id) == ()


@pytest.mark.covers("E85")
def test_nine_percent_and_another_nine_percent_of_one_amount_need_an_amendment(cast):
    change(cast, propose_adjustment, raise_budget(L1, "109"))
    close(cast)

    refused = change(cast, propose_adjustment, raise_budget(L1, "118"))

    assert labels(cast)[-1] == "E1.1"
    assert refused.codes == ("beyond_amount_too_far",)
    assert refused.reasons[0].facts["found"] == "+18.00"


def test_while_one_change_is_open_no_other_touches_its_line(cast):
    change(cast, propose_adjustment, raise_budget(L1, "105"))

    assert change(cast, propose_corrigendum, SPELLING).codes == ("adjustment_open_on_line",)
    assert isinstance(change(cast, propose_adjustment, raise_budget(L2, "105")), AdjustmentOpened)


@pytest.mark.covers("E57", "E58")
def test_an_objection_just_before_the_deadline_stops_a_change_and_one_at_the_deadline_is_late(cast):
    change(cast, propose_adjustment, raise_budget(L1, "105"))
    change(cast, propose_adjustment, raise_budget(L2, "105"))

    in_time = object_to(cast, "ADJ-01", DEADLINE - MOMENT)
    late = object_to(cast, "ADJ-02", DEADLINE)

    assert (in_time, late) == (AdjustmentObjected("ADJ-01", "BB", True), AdjustmentObjected("ADJ-02", "BB", False))
    assert close(cast) == AdjustmentsClosed("JWP", ("ADJ-02",))
    assert state_of(cast, "ADJ-01") is AdjustmentState.OBJECTED


def test_only_the_head_of_a_deciding_party_objects_and_with_words(cast):
    change(cast, propose_corrigendum, SPELLING)
    wordless = {"workplan": "JWP", "adjustment": "COR-01", "text": {}}

    assert object_to(cast, "COR-01", NOON, by="alternate-aa").codes == ("position_not_acting_head",)
    assert object_to(cast, "COR-01", NOON, by="delegate-aa").codes == ("no_right",)
    assert object_to_adjustment(by=cast("head-aa"), **wordless, **cast.told()).codes == ("reason_missing",)
    assert object_to(cast, "COR-09", NOON).codes == ("unknown_adjustment",)


@pytest.mark.covers("E71")
def test_changes_brought_into_effect_late_give_the_same_versions_of_the_same_instants(cast):
    change(cast, propose_adjustment, raise_budget(L2, "105"))
    cast.now += timedelta(days=1)
    change(cast, propose_corrigendum, SPELLING)

    close(cast, NOON + timedelta(days=90))

    made = cast.workplan.versions[-2:]
    assert [each.label for each in made] == ["E1.1", "E1.2"]
    assert [each.made_at for each in made] == [DEADLINE, DEADLINE + timedelta(days=1)]


def test_replay_of_the_same_changes_gives_the_same_fingerprints(cast):
    other = a_tabled_plan("SMALL2", document=small_programme("SMALL2"))
    other.endorse()
    for each, day in ((cast, 0), (other, 40)):
        change(each, propose_adjustment, raise_budget(L2, "105"))
        change(each, propose_corrigendum, SPELLING)
        close(each, DEADLINE + timedelta(days=day))

    assert cast.text.lines == other.text.lines


def test_a_change_written_on_an_older_text_is_stale(cast):
    before = cast.workplan.in_force.version_id
    change(cast, propose_corrigendum, SPELLING)
    close(cast)

    assert change(cast, propose_corrigendum, SPELLING, base=before).about == "plan"


def sealed(cast: Cast, folder: Path) -> Path:
    found = folder / f"bundle-{len(list(folder.glob('*.zip')))}.zip"
    signer = Keyring(folder / "keys").signer(cast.now)
    found.write_bytes(sealed_bundle("SMALL", "JWP", signer=signer, sealed_at=cast.now))
    return found


def verdict(file: Path) -> str:
    ran = subprocess.run([sys.executable, VERIFIER, file], capture_output=True, text=True, check=False)
    return ran.stdout


@pytest.mark.covers("R-23", "E81")
def test_a_corrected_plan_and_a_plan_endorsed_again_are_sealed_and_verified(cast, tmp_path):
    change(cast, propose_corrigendum, SPELLING)
    change(cast, propose_adjustment, raise_budget(L2, "105"))
    close(cast)
    corrected = sealed(cast, tmp_path)
    first = cast.workplan.in_force.version_id
    assert check_bundle(corrected.read_bytes()).findings == ()
    assert f"SOUND / ЦЕЛ: JWP {first}" in verdict(corrected)

    amend(cast)
    cast.agree(cast.tabled("head-aa", raise_budget(L3, "300")).ref)
    cast.endorse()
    amended = sealed(cast, tmp_path)

    assert labels(cast)[-4:] == ["B2", "C1", "F2", "E2"]
    assert governance.endorsement(cast.workplan.id).decision["previous"] == first
    assert check_bundle(amended.read_bytes()).findings == ()
    assert f"SOUND / ЦЕЛ: JWP {cast.workplan.endorsed.version_id}" in verdict(amended)


@pytest.mark.covers("E87")
def test_two_amendments_of_one_line_meet_under_the_same_rules_on_the_endorsed_text(cast):
    amend(cast)
    for username, to in (("head-aa", "150"), ("head-bb", "160")):
        cast.tabled(username, raise_budget(L1, to))

    first, second = cast.dispose("PR-AA-01"), cast.dispose("PR-BB-01")

    assert first.conflicts == ()
    assert len(second.conflicts) == 1
    assert cast.text.line(L1).budget["DON", "USD"] == 100


@pytest.mark.covers("E87")
def test_what_was_adopted_is_in_the_base_of_the_next_round_and_is_not_brought_in_again(cast):
    amend(cast)
    cast.agree(cast.tabled("head-aa", raise_budget(L1, "150")).ref)
    cast.endorse()
    amend(cast)

    cast.agree(cast.tabled("head-bb", raise_budget(L1, "90")).ref)

    assert cast.workplan.base.label == "B3"
    assert cast.text.line(L1).budget["DON", "USD"] == 90
    assert cast.proposal("PR-AA-01").state == "adopted"


def test_a_round_opens_only_when_nothing_is_open_to_objection(cast):
    change(cast, propose_corrigendum, SPELLING)

    assert amend(cast).codes == ("adjustment_still_open",)
    close(cast)
    assert amend(cast) == PlanTabled("JWP", cast.workplan.in_force.version_id)
    assert cast.workplan.stage == Stage.CONSULTATION
    assert change(cast, propose_corrigendum, SPELLING).codes == ("no_right_stage",)


@pytest.mark.covers("E84")
def test_while_a_plan_is_amended_its_text_in_force_is_carried_out(cast):
    amend(cast)
    cast.agree(cast.tabled("head-aa", retitle(L1, "Something else")).ref)
    in_force = cast.workplan.in_force.version_id
    asked = {"workplan": "JWP", "line": L1, "status": "implementation", "note": {}}

    noted = set_line_status(by=cast("coordinator"), **asked, **cast.told())

    assert isinstance(noted, Done)
    assert cast.workplan.in_force.version_id == in_force
    assert cast.workplan.stage_in_force == Stage.AMENDED


@pytest.mark.covers("E83")
def test_reservations_are_added_and_lifted_on_a_corrected_text_and_outlive_a_round(cast):
    change(cast, propose_corrigendum, SPELLING)
    close(cast)
    asked = {"workplan": "JWP", "subject": cast.workplan.in_force.version_id, "text": WORDS, "lines": (L2,)}
    added = add_reservation(by=cast("head-bb"), **asked, **cast.told())
    amend(cast)
    cast.endorse()

    lifted = lift_reservation(workplan="JWP", reservation=added.position, text=WORDS, by=cast("head-bb"), **cast.told())

    assert isinstance(added, Done)
    assert isinstance(lifted, Done)


def test_a_proposal_left_undecided_comes_along_into_the_round(cast):
    cast = a_tabled_plan("SMALL2", document=small_programme("SMALL2"))
    cast.finalise()
    left = cast.file("head-aa", raise_budget(L1, "150")).ref
    for party in (*STATES, "AG"):
        cast.say(f"head-{party.lower()}")

    amend(cast)

    assert cast.proposal(left).round == 2


@pytest.mark.covers("E89")
def test_a_country_that_joins_decides_from_then_on_and_leaves_past_decisions_as_they_were(cast):
    before = copy.deepcopy(governance.endorsement(cast.workplan.id).decision)
    document = small_programme()
    document["members"] = ["AA", "BB", "CC", "DD"]
    document["countries"].append({"code": "DD", "iso3": "DDX", "name": text("DD"), "official_name": text("DD")})
    document["decision"] |= {"deciding": ["AA", "BB", "CC", "DD"], "quorum": 4, "valid_from": "2022-11-01"}
    document["agency"] |= {"name": text("Renamed agency")}

    loaded = programmes.load_programme(document=document, by=cast.keeper, **cast.told())

    assert isinstance(loaded, Done)
    assert governance.endorsement(cast.workplan.id).decision == before
    assert before["rule"]["deciding"] == ["AA", "BB", "CC"]
    amend(cast)
    cast.finalise()
    heard = [cast.say(f"head-{party.lower()}") for party in (*STATES, "AG")]
    assert heard[-1].waiting_for == ("DD",)


def test_a_public_holiday_of_one_country_is_no_working_day():
    programme = read_programme(small_programme())
    with_kazakhstan = replace(programme, countries=(replace(programme.countries[0], code="KZ"),))

    is_off = working_calendar(with_kazakhstan, NOON)

    assert [is_off(date(2022, 10, day)) for day in (25, 26, 29)] == [True, False, True]


def test_the_journal_of_changes_holds_together(cast):
    change(cast, propose_corrigendum, SPELLING)
    close(cast)
    amend(cast)

    entries = journal("SMALL")

    assert isinstance(check_chain(entries), Intact)
    assert [each.deed for each in entries[-3:]] == ["corrigendum.propose", "plan.corrected", "plan.amend"]


@pytest.mark.covers("E58")
def test_an_objection_that_had_to_wait_until_the_change_took_effect_stops_nothing(cast, tmp_path):
    change(cast, propose_corrigendum, SPELLING)
    close(cast)

    heard = object_to(cast, "COR-01", DEADLINE - MOMENT)

    assert heard == AdjustmentObjected("COR-01", "BB", in_time=False)
    assert state_of(cast, "COR-01") is AdjustmentState.IN_EFFECT
    assert check_bundle(sealed(cast, tmp_path).read_bytes()).findings == ()


def test_while_a_plan_is_amended_its_files_compare_it_with_the_draft_that_led_to_it(cast):
    change(cast, propose_corrigendum, SPELLING)
    close(cast)
    before = endorsed_files("SMALL", "JWP").redline

    amend(cast)

    assert endorsed_files("SMALL", "JWP").redline == before


@pytest.mark.covers("E40", "E87")
def test_a_proposal_of_an_earlier_round_that_is_taken_over_belongs_to_the_round_under_way():
    cast = a_tabled_plan()
    ref = cast.file("head-aa", raise_budget(L1, "150")).ref
    withdraw_proposal(by=cast("head-aa"), reason=WORDS, **cast.on(ref))
    cast.endorse()
    amend(cast)

    take_over_proposal(by=cast("head-bb"), **cast.on(ref))
    table_proposal(by=cast("secretariat"), **cast.on(ref))
    cast.agree(ref)

    assert (cast.proposal(ref).round, cast.proposal(ref).state) == (2, "merged")
    assert str(cast.text.line(L1).budget["DON", "USD"]) == "150.00"
