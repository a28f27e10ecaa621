"""Where a client that was away takes the stream up again, and whom an event reaches."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maslahat.domain.meetings.meeting import Subject
from maslahat.domain.meetings.stream import MOST_REPLAYED, PUBLIC_KINDS, Audience, reaches, resume_after, subject_print
from maslahat.domain.shared.ids import LineId, ProposalRef, VersionId

NUMBERS = st.integers(min_value=0, max_value=10_000)


@pytest.mark.covers("E76")
@given(asked=NUMBERS, newest=NUMBERS)
def test_a_client_is_replayed_everything_after_its_number_or_given_a_snapshot(asked, newest):
    after = resume_after(str(asked), newest)

    if after is None:
        assert asked > newest or newest - asked > MOST_REPLAYED
    else:
        assert after == asked
        assert 0 <= newest - after <= MOST_REPLAYED


@pytest.mark.covers("E76")
@given(st.text())
def test_whatever_a_client_says_it_is_never_an_error(asked):
    after = resume_after(asked, 10)

    assert after is None or 0 <= after <= 10


@pytest.mark.covers("E90")
def test_the_public_is_told_of_no_position_speaker_line_or_proposal():
    kinds = ("subject", "floor", "presence", "call", "position", "decision", "silence", "seats", "story")

    assert not any(reaches(kind, Audience.PUBLIC) for kind in kinds)
    assert all(reaches(kind, Audience.ROOM) for kind in (*kinds, *PUBLIC_KINDS))


@pytest.mark.covers("E80")
def test_another_line_proposal_item_or_version_is_another_subject():
    line, other = LineId("L1"), LineId("L2")
    subjects = [
        Subject(),
        Subject(5),
        Subject(5, line),
        Subject(5, other),
        Subject(5, line, ProposalRef("PR-AA-01")),
        Subject(5, line, ProposalRef("PR-AA-01"), VersionId("f" * 64)),
        Subject(5, line, ProposalRef("PR-AA-01"), VersionId("e" * 64)),
    ]

    assert len({subject_print(each) for each in subjects}) == len(subjects)
