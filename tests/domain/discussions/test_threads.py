"""Where a discussion stands follows from what was said in it."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maslahat.domain.discussions.threads import Entry, EntryKind, Thread, Topic, blocking
from maslahat.domain.shared.deeds import Role
from maslahat.domain.shared.ids import LineId, ProposalRef
from maslahat.domain.shared.texts import LocalizedText

NOON = datetime(2022, 10, 26, 12, tzinfo=UTC)
ASKER, EXPERT, OTHER = 1, 2, 3
SAYS, ASKS, ENDS, REOPENS = EntryKind.REMARK, EntryKind.ASSIGNMENT, EntryKind.RESOLUTION, EntryKind.REOPENING


def thread(*said, topic=None):
    """Return a thread of (kind, person) pairs; an assignment asks EXPERT."""
    entries = tuple(
        Entry(n, kind, who, "AA", Role.DELEGATE, LocalizedText.of(en="x"), NOON, EXPERT if kind is ASKS else None)
        for n, (kind, who) in enumerate(said, 1)
    )
    return Thread(1, topic or Topic(line="L1"), entries)


@pytest.mark.covers("R41")
@pytest.mark.parametrize(
    ("said", "is_open", "waits_for"),
    [
        ([(SAYS, ASKER)], True, None),
        ([(SAYS, ASKER), (ASKS, OTHER)], True, EXPERT),
        ([(SAYS, ASKER), (ASKS, OTHER), (SAYS, OTHER)], True, EXPERT),
        ([(SAYS, ASKER), (ASKS, OTHER), (SAYS, EXPERT)], True, None),
        ([(SAYS, EXPERT), (ASKS, OTHER)], True, EXPERT),
        ([(SAYS, ASKER), (ASKS, OTHER), (ENDS, OTHER)], False, None),
        ([(SAYS, ASKER), (ENDS, OTHER), (REOPENS, ASKER)], True, None),
        ([(SAYS, ASKER), (ENDS, OTHER), (REOPENS, ASKER), (ENDS, OTHER)], False, None),
    ],
)
def test_a_thread_is_open_and_waits_for_its_expert_as_was_said(said, is_open, waits_for):
    found = thread(*said)

    assert (found.is_open, found.waits_for) == (is_open, waits_for)


@given(st.lists(st.sampled_from([SAYS, ASKS, ENDS, REOPENS]), max_size=12))
def test_remarks_never_open_or_close_a_thread(kinds):
    said = [(SAYS, ASKER), *((kind, OTHER) for kind in kinds)]

    assert thread(*said).is_open == thread(*said, (SAYS, OTHER)).is_open


@pytest.mark.covers("R41")
def test_only_open_threads_on_what_is_still_there_hold_up_the_final_text():
    on_line, ended = thread((SAYS, ASKER)), thread((SAYS, ASKER), (ENDS, ASKER))
    on_cell = thread((SAYS, ASKER), topic=Topic(line="L2", cell=("title", "en")))
    on_lost_line = thread((SAYS, ASKER), topic=Topic(line="L9"))
    on_proposal, on_lost = (thread((SAYS, ASKER), topic=Topic(proposal=ref)) for ref in ("PR-1", "PR-2"))

    lines, living = (LineId("L1"), LineId("L2")), (ProposalRef("PR-1"),)
    found = blocking([on_line, ended, on_cell, on_lost_line, on_proposal, on_lost], lines, living)

    assert found == (on_line, on_cell, on_proposal)
