"""A meeting moves only as its acts allow; what is before it survives being written down."""

from hypothesis import given
from hypothesis import strategies as st

from maslahat.domain.meetings.meeting import ACTS, MeetingAct, MeetingState, Subject, after


@given(st.lists(st.sampled_from(MeetingAct)))
def test_no_sequence_of_acts_decides_before_opening_or_leaves_the_closed_state(acts):
    state, opened = MeetingState.PLANNED, False
    for act in acts:
        was, state = state, after(state, act) or state
        opened = opened or act is MeetingAct.OPEN

        assert not state.may_decide or opened
        assert state is MeetingState.CLOSED or was is not MeetingState.CLOSED


def test_only_an_open_meeting_decides():
    assert [state for state in MeetingState if state.may_decide] == [MeetingState.OPEN]
    assert {act for _, act in ACTS} == set(MeetingAct)


@given(st.integers(0, 99), *(st.none() | st.text(min_size=1) for _ in range(3)))
def test_a_subject_is_read_as_it_was_written(item, line, proposal, fingerprint):
    subject = Subject(item, line, proposal, fingerprint)

    assert Subject.read(subject.document()) == subject
    assert Subject.read({}) == Subject()
