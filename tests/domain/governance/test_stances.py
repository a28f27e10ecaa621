"""Stances: whose word counts, whose is kept beside it, and what must be said with it."""

from dataclasses import replace

import pytest

from maslahat.domain.governance.decision_rules import CallTerms, ReservationPolicy
from maslahat.domain.governance.seats import replace_head
from maslahat.domain.governance.stances import (
    Stance,
    StanceFault,
    StanceHearing,
    StanceRefused,
    SubjectKind,
    Weight,
    hear,
    latest_stances,
    subject_fingerprint,
)
from maslahat.domain.shared.deeds import Role

from .table import BLOCKS, HEADS, LINES, PROPOSAL, SEATS, accredited, minute, takes

ALTERNATE = accredited("KG", Role.ALTERNATE, "kg-alternate")
OBSERVER = accredited("KG-CSDP", Role.CIVIL_SOCIETY, "kg-csdp-head")


def _table(**more):
    given = {
        "rule": BLOCKS,
        "subject": PROPOSAL.fingerprint,
        "lines": LINES,
        "seats": SEATS,
        "accreditations": (*HEADS, ALTERNATE, OBSERVER),
    }
    return StanceHearing(**(given | more))


def _faults(stance, **more):
    refused = hear(stance, _table(**more), minute(21))
    assert isinstance(refused, StanceRefused)
    return refused.faults


def test_the_word_of_an_acting_head_counts():
    assert hear(takes(1, "KG"), _table(), minute(21)).weight is Weight.COUNTS


@pytest.mark.covers("E50")
def test_the_word_of_another_person_of_the_seat_is_kept_without_effect():
    heard = hear(takes(1, "KG", "object", person="kg-alternate", role=Role.ALTERNATE), _table(), minute(21))

    assert isinstance(heard, Stance)
    assert heard.weight is Weight.NOT_EFFECTIVE
    assert latest_stances([heard], PROPOSAL.fingerprint, minute(22)) == {}


@pytest.mark.covers("E45")
def test_what_an_observer_says_is_a_comment():
    assert hear(takes(1, "KG-CSDP", "object"), _table(), minute(21)).weight is Weight.COMMENT


@pytest.mark.covers("E47")
def test_the_chair_does_not_hold_the_voice_of_the_own_seat_and_the_alternate_does():
    table = _table(aside={"kg-head"})

    assert hear(takes(1, "KG"), table, minute(21)).weight is Weight.NOT_EFFECTIVE
    assert hear(takes(2, "KG", person="kg-alternate"), table, minute(21)).weight is Weight.COUNTS


@pytest.mark.covers("E48", "E49")
def test_a_head_who_was_replaced_is_not_heard_and_the_new_head_is_offered_the_text():
    new = accredited("KG", Role.HEAD_OF_DELEGATION, "kg-new-head", start=20)
    table = _table(accreditations=replace_head(HEADS, new))

    refused = hear(takes(1, "KG", "object"), table, minute(20) + (minute(1) - minute(0)) / 60)

    assert refused == StanceRefused((StanceFault.NOT_OF_THIS_SEAT,), "kg-new-head")


def test_the_latest_word_of_a_seat_counts_and_names_the_one_it_replaces():
    first = takes(1, "KG", "object")

    second = hear(takes(2, "KG"), _table(stances=[first]), minute(21))

    assert isinstance(second, Stance)
    assert second.supersedes == 1
    assert latest_stances([first, second], PROPOSAL.fingerprint, minute(22)) == {"KG": second}


@pytest.mark.covers("E80")
def test_a_stance_on_what_is_no_longer_before_the_committee_is_refused():
    assert _faults(takes(1, "KG", subject="b" * 64)) == (StanceFault.STALE_SUBJECT,)


@pytest.mark.parametrize("kind", ["object", "reserve"])
def test_who_objects_or_reserves_says_why(kind):
    assert StanceFault.TEXT_MISSING in _faults(replace(takes(1, "KG", kind), text=type(takes(1, "KG").text)()))


def test_a_reservation_names_lines_of_the_plan_or_the_whole_and_nothing_else_does():
    assert _faults(takes(1, "KG", "reserve", whole=False)) == (StanceFault.LINES_MISSING,)
    assert _faults(takes(1, "KG", "reserve", lines=LINES[:1], whole=True)) == (StanceFault.LINES_NOT_ASKED,)
    assert _faults(takes(1, "KG", "support", lines=LINES[:1])) == (StanceFault.LINES_NOT_ASKED,)
    assert _faults(takes(1, "KG", "reserve", lines=("line-z",))) == (StanceFault.UNKNOWN_LINE,)


def test_a_reservation_is_refused_where_the_rule_admits_none():
    rule = replace(BLOCKS, calls=CallTerms(reservations=ReservationPolicy.NOT_ADMITTED))

    assert _faults(takes(1, "KG", "reserve"), rule=rule) == (StanceFault.RESERVATION_NOT_ADMITTED,)


def test_the_fingerprint_of_a_subject_tells_kind_name_and_content_apart():
    found = {
        subject_fingerprint(SubjectKind.LINE, "a", "x"),
        subject_fingerprint(SubjectKind.LINE, "a", "y"),
        subject_fingerprint(SubjectKind.LINE, "b", "x"),
        subject_fingerprint(SubjectKind.PROPOSAL, "a", "x"),
    }
    assert len(found) == 4
