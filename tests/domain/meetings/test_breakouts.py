"""Notes of breakout groups: what may stand, and that one note becomes at most one proposal."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from maslahat.domain.meetings.appointments import mint_uid
from maslahat.domain.meetings.breakouts import BreakoutNote, NoteFault, may_become_proposal, note_faults
from maslahat.domain.shared.ids import PartyCode, ProposalRef
from maslahat.domain.shared.texts import LocalizedText

WORDS = LocalizedText.of(en="Train judges too")
KNOWN = {"countries": ("AA", "BB"), "topics": ("P1",)}


@pytest.mark.covers("R42")
@pytest.mark.parametrize(
    ("country", "topic", "text", "faults"),
    [
        ("AA", "P1", WORDS, ()),
        ("ZZ", "P1", WORDS, (NoteFault.UNKNOWN_COUNTRY,)),
        ("AA", "P9", LocalizedText(), (NoteFault.TEXT_MISSING, NoteFault.UNKNOWN_TOPIC)),
    ],
)
def test_a_note_has_a_country_a_topic_and_words(country, topic, text, faults):
    assert note_faults(country, topic, text, **KNOWN) == faults


@pytest.mark.covers("R42")
def test_a_note_becomes_at_most_one_proposal():
    note = BreakoutNote(1, 9, "AA", "P1", WORDS, PartyCode("AA"), datetime(2026, 10, 20, tzinfo=UTC))
    turned = replace(note, workplan="JWP", proposal=ProposalRef("PR-AA-01"))

    assert may_become_proposal(note)
    assert not may_become_proposal(turned)


def test_the_mark_of_a_calendar_entry_follows_from_its_names_alone():
    assert mint_uid("P", "PSC") == mint_uid("P", "PSC") != mint_uid("P", "PSC", "1")
