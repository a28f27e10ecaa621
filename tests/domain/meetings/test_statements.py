"""What may be quoted of a statement: what its delegation allowed for the wording that counts, and nothing else."""

from dataclasses import replace

import pytest
from hypothesis import given as whatever
from hypothesis import strategies as st

from maslahat.domain.meetings.floor import SpeakingMode
from maslahat.domain.meetings.statements import (
    Clearance,
    ClearanceFault,
    ClearanceGiven,
    Statement,
    StatementVersion,
    clearance_fault,
    quotable,
)
from maslahat.domain.shared.ids import PartyCode
from maslahat.domain.shared.texts import LocalizedText

from .table import minute

TEXT, SUMMARY = LocalizedText.of(en="In full"), LocalizedText.of(en="In short")
OFFICE = LocalizedText.of(en="Deputy Minister")


def version(number: int = 1, text: LocalizedText = TEXT, summary: LocalizedText = SUMMARY) -> StatementVersion:
    return StatementVersion(number, text, summary, minute(number), PartyCode("KG"))


def cleared(clearance: str, of: int = 1) -> ClearanceGiven:
    return ClearanceGiven(Clearance(clearance), of, minute(10))


def statement(*clearances: ClearanceGiven, versions: int = 1, **more) -> Statement:
    told = {"party": PartyCode("KG"), "institution": "KG-MIA", "country": "KG", "office": OFFICE, "language": "ru"}
    told |= {"mode": SpeakingMode.ROOM, "versions": tuple(version(number + 1) for number in range(versions))}
    return Statement(1, 5, clearances=clearances, **(told | more))


def words(found: Statement) -> list[str]:
    return [each.words.in_language("en") for each in quotable([found])]


@pytest.mark.covers("R31")
def test_an_uncleared_statement_leaves_no_trace_in_what_may_be_quoted():
    assert words(statement()) == []
    assert words(statement(cleared("quote"), cleared("none"))) == []


@pytest.mark.covers("R31")
def test_summary_only_lets_the_summary_out_and_not_the_text():
    assert words(statement(cleared("summary"))) == ["In short"]
    assert words(statement(cleared("quote"))) == ["In full", "In short"]


@pytest.mark.covers("R31")
def test_a_new_wording_is_not_covered_by_the_clearance_of_the_old_one():
    found = statement(cleared("quote"), versions=2)

    assert found.clearance is Clearance.NONE
    assert words(found) == []
    assert words(replace(found, clearances=(*found.clearances, cleared("summary", of=2)))) == ["In short"]


def test_clearance_can_be_taken_back_until_a_story_has_quoted_it():
    found = statement(cleared("quote"))

    assert clearance_fault(found, Clearance.NONE, 1) is None
    assert clearance_fault(replace(found, quoted_at=minute(60)), Clearance.NONE, 1) is ClearanceFault.QUOTED_ALREADY


def test_a_clearance_is_for_the_wording_that_counts_and_for_words_that_exist():
    bare = statement(versions=0)
    no_text = replace(bare, versions=(version(text=LocalizedText()),))
    no_summary = replace(bare, versions=(version(summary=LocalizedText()),))

    assert clearance_fault(statement(versions=2), Clearance.QUOTE, 1) is ClearanceFault.OLD_VERSION
    assert clearance_fault(no_text, Clearance.QUOTE, 1) is ClearanceFault.NO_TEXT
    assert clearance_fault(no_summary, Clearance.SUMMARY, 1) is ClearanceFault.NO_SUMMARY
    assert clearance_fault(statement(cleared("quote")), Clearance.QUOTE, 1) is ClearanceFault.AS_BEFORE


@pytest.mark.covers("R31")
@whatever(st.lists(st.tuples(st.sampled_from(("none", "summary", "quote")), st.integers(1, 3)), max_size=6))
def test_nothing_is_quoted_but_what_was_allowed_last_for_the_last_wording(history):
    found = statement(*(cleared(kind, of=of) for kind, of in history), versions=3)

    allowed = history[-1][0] if history and history[-1][1] == 3 else "none"

    assert words(found) == {"none": [], "summary": ["In short"], "quote": ["In full", "In short"]}[allowed]
    assert all(each.version == 3 for each in quotable([found]))
