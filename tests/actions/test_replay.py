"""The real meeting, played again through the deeds that people use."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from maslahat.actions.demonstration import prepare_demonstration
from maslahat.actions.drafts import draft_on_screen
from maslahat.actions.illustrative_progress import tell_illustrative_progress
from maslahat.actions.publications import NotEndorsed, endorsed_files
from maslahat.actions.reference import (
    ensure_reference_programme,
    play_reference_story,
    reference_programme,
    reference_story,
)
from maslahat.actions.replay.playing import opening, prepare, replay
from maslahat.actions.replay.stage import ReplayStopped, Stage
from maslahat.actions.seating import seat_everybody
from maslahat.actions.summary import replayed
from maslahat.domain.record.chain import Intact, check_chain
from maslahat.domain.workplans.merge import consolidate
from maslahat.publishing.bundle.checking import check_bundle
from maslahat.publishing.bundle.keys import make_signer
from maslahat.stores.journal.load import journal
from maslahat.stores.results import progress_queries
from maslahat.stores.workplans import queries as plans
from tests.prepared import prepared

pytestmark = pytest.mark.django_db

PROGRAMME, PLAN = "PCA-2022-2025", "JWP-2023"
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)

demonstrated = prepared(prepare_demonstration)


@prepared
def play_without_a_hall() -> None:
    """Play the meeting of 2022 without those who came and what they said: the plan comes to the same."""
    programme, _ = reference_programme()
    story = replace(reference_story(programme), guests=(), statements=())
    begins = opening(programme.meeting(story.meeting))
    ensure_reference_programme(begins)
    seat_everybody(programme, begins)
    replay(Stage(PROGRAMME, PLAN, begins), story)


@pytest.mark.covers("R45", "R47", "R48", "R49", "R52", "R32", "R85", "R86", "R87", "T-06")
def test_the_meeting_of_2022_ends_with_an_endorsed_plan_of_83_lines():
    found = replayed(play_reference_story(), "PSC-2022", signer=make_signer(bytes(32), now=NOON), sealed_at=NOON)
    summary = found.summary

    assert (summary["lines_tabled"], summary["lines"], summary["proposals"]) == (62, 83, 23)
    assert summary["dispositions"] == {"accepted": 18, "accepted_amended": 3, "merged": 1, "noted": 1}
    assert set(summary["positions"]) == {"KZ", "KG", "TJ", "TM", "UZ", "UNODC"}
    assert summary["money"]["whole"]["required"] == {"USD": "6305000.00"}
    assert summary["conflicts_resolved"] == 2
    assert summary["participants"] == {"registered": 160, "came": 152, "room": 129, "online": 23}
    assert (summary["statements"], summary["calls"]) == (10, 17)
    assert summary["minutes"] == "agreed"
    assert summary["story"] == ["en", "ru"]
    assert check_bundle(found.files["JWP-2023-bundle.zip"]).findings == ()


@pytest.mark.covers("R-23", "R98", "E82")
def test_the_endorsed_text_follows_from_tabled_draft_proposals_and_resolutions():
    play_without_a_hall()
    screen = draft_on_screen(PROGRAMME, PLAN)

    agreed = [each.effective for each in reversed(screen.proposals) if each.state == "adopted"]
    base = plans.plan(screen.workplan.base.version_id)
    again = consolidate(base, agreed, [each.resolution for each in screen.resolutions], screen.rules)

    assert again.plan.version_id == screen.workplan.current.version_id
    assert isinstance(check_chain(journal(PROGRAMME)), Intact)


@pytest.mark.covers("R85", "R86", "R57")
def test_the_list_of_the_civil_society_expert_is_in_the_plan_with_her_organization_as_author():
    play_without_a_hall()
    screen = draft_on_screen(PROGRAMME, PLAN)
    hers = [each for each in screen.proposals if each.party == "KG-CSDP"]

    refs = {each.ref for each in hers}
    brought = {line for (line, _), found in screen.consolidation.origin.items() if refs & set(found)}

    assert (len(hers), len(brought)) == (10, 13)
    assert all(("KG", "support") in {(one.party, one.kind) for one in each.supports} for each in hers)


@pytest.mark.covers("R76", "R88", "R92")
def test_the_demonstration_tells_progress_of_the_endorsed_plan_once_and_marks_it_as_invented():
    play_without_a_hall()

    first, second = tell_illustrative_progress(NOON), tell_illustrative_progress(NOON)

    told = progress_queries.progress(plans.workplan(PROGRAMME, PLAN).id).values()
    assert (first, second) == (len(told), 0)
    assert {each.status for each in told} == {"closed", "implementation"}
    assert all("invented" in each.next_step.in_language("en") for each in told)
    assert [(each.status, len(each.done_for)) for each in told if each.done_for] == [("implementation", 5)]


def test_a_meeting_is_not_played_twice_over_the_same_plan():
    play_without_a_hall()

    with pytest.raises(ReplayStopped, match="is here already"):
        play_without_a_hall()


def test_the_demonstration_has_something_in_every_state_and_is_set_up_once():
    first, second = demonstrated(NOON), prepare_demonstration(NOON)

    screen = draft_on_screen(PROGRAMME, PLAN)
    states = Counter(each.state for each in screen.proposals)
    assert (first.is_new_plan, second.is_new_plan, second.new_seats) == (True, False, 0)
    assert states.keys() == {"submitted", "tabled", "agreed", "merged"}
    assert len(screen.consolidation.conflicts) == 1


def test_a_plan_that_is_not_endorsed_has_no_files():
    programme, _ = reference_programme()
    story = reference_story(programme)
    demonstrated(NOON)

    with pytest.raises(NotEndorsed):
        endorsed_files(PROGRAMME, story.plan.code)
    with pytest.raises(ReplayStopped, match="is here already"):
        prepare(Stage(PROGRAMME, PLAN, NOON), story)
