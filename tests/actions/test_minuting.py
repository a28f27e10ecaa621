"""Minutes are drafted from the record, corrected until before the deadline, and agreed under a fingerprint."""

from datetime import timedelta

import pytest

from maslahat.actions.meetings.minuting import agree_minutes, answer_correction, file_correction, write_paragraph
from maslahat.actions.outcomes import Stale
from maslahat.domain.meetings.minutes import MinutesState, Section, minutes_fingerprint
from tests.actions.closed_meeting import after_the_meeting, circulate, draft, minutes, must
from tests.cast import NOON, a_tabled_plan

pytestmark = pytest.mark.django_db

DEADLINE = NOON + timedelta(days=10)
BETTER = {"en": "A better wording", "ru": "Лучшая формулировка"}


def circulated():
    cast = after_the_meeting()
    must(draft(cast))
    must(circulate(cast, DEADLINE))
    return cast


def correct(cast, who="head-aa", **more):
    return file_correction(**{"meeting": "PSC", "paragraph": 1, "text": BETTER, "by": cast(who)} | cast.told() | more)


def answer(cast, takes_in=True, **more):
    asked = {"meeting": "PSC", "correction": 1, "takes_in": takes_in, "answer": {}, "wording": BETTER}
    return answer_correction(**asked | {"by": cast("secretariat")} | cast.told() | more)


def agree(cast):
    version = minutes(cast).row_version
    return agree_minutes(meeting="PSC", row_version=version, by=cast("secretariat"), **cast.told())


@pytest.mark.covers("R53", "E42")
def test_the_draft_tells_the_proposals_and_their_fate_in_both_languages():
    cast = after_the_meeting()
    must(draft(cast))

    told = [each.text for each in minutes(cast).minutes.paragraphs if each.section is Section.PROPOSALS]

    assert "was accepted" in told[1].texts["en"]
    assert "не принято" in told[2].texts["ru"]


def test_minutes_are_drafted_once_the_meeting_is_closed():
    assert draft(a_tabled_plan()).codes == ("minutes_not_closed",)


def test_a_draft_is_drawn_up_anew_until_it_is_before_the_delegations():
    cast = after_the_meeting()
    must(draft(cast))

    must(draft(cast, version=1))
    assert (minutes(cast).edition, isinstance(draft(cast, version=1), Stale)) == (2, True)

    must(circulate(cast, DEADLINE))
    assert draft(cast, version=minutes(cast).row_version).codes == ("minutes_not_draft",)


def test_a_paragraph_gets_another_wording_and_keeps_its_facts_and_the_second_editor_is_told():
    cast = after_the_meeting()
    must(draft(cast))
    facts = minutes(cast).minutes.paragraphs[0].facts
    asked = {"meeting": "PSC", "paragraph": 1, "revision": 1, "text": BETTER, "by": cast("secretariat")}

    must(write_paragraph(**asked, **cast.told()))

    first = minutes(cast).minutes.paragraphs[0]
    assert (first.text.texts["en"], first.facts, first.revision) == ("A better wording", facts, 2)
    assert isinstance(write_paragraph(**asked, **cast.told()), Stale)


@pytest.mark.covers("E91", "R53")
@pytest.mark.parametrize(
    ("at", "is_late"),
    [(DEADLINE - timedelta(microseconds=1), False), (DEADLINE, True), (DEADLINE + timedelta(1), True)],
)
def test_a_correction_is_taken_until_just_before_the_deadline(at, is_late):
    cast = circulated()
    cast.now = at

    outcome = correct(cast)

    assert (getattr(outcome, "codes", ()) == ("minutes_correction_late",)) == is_late
    assert len(minutes(cast).minutes.corrections) == (not is_late)


def test_a_correction_taken_in_changes_its_paragraph_and_one_declined_has_a_reason():
    cast = circulated()
    must(correct(cast))
    must(correct(cast, "donor"))

    must(answer(cast))
    assert answer(cast, False, correction=2).codes == ("reason_missing",)
    must(answer(cast, False, correction=2, answer=BETTER))

    assert minutes(cast).minutes.paragraphs[0].text.texts["en"] == "A better wording"
    assert [each.state.value for each in minutes(cast).minutes.corrections] == ["taken_in", "declined"]
    assert isinstance(answer(cast), Stale)


@pytest.mark.covers("R53")
def test_minutes_are_agreed_after_the_deadline_once_every_correction_is_answered_and_then_frozen():
    cast = circulated()
    must(correct(cast))
    assert agree(cast).codes == ("minutes_corrections_run",)

    cast.now = DEADLINE
    assert agree(cast).codes == ("minutes_corrections_open",)
    must(answer(cast))
    done = must(agree(cast))

    found = minutes(cast).minutes
    assert found.state is MinutesState.AGREED
    assert done.fingerprint == found.fingerprint == minutes_fingerprint(found)
    late = write_paragraph(meeting="PSC", paragraph=1, revision=2, text=BETTER, by=cast("secretariat"), **cast.told())
    assert late.codes == ("minutes_agreed_already",)
