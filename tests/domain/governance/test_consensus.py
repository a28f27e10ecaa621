"""Consensus: the cases that staff can read and add to, and what holds for whatever anybody says."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from maslahat.domain.governance.consensus import (
    Endorsed,
    NotEndorsed,
    Outcome,
    Provisional,
    missing_at_the_table,
    outcome,
    rule_in_force,
)
from maslahat.domain.governance.positions import Position, latest_positions
from maslahat.domain.shared.ids import LineId, PartyCode

from .table import AGENCY, BLOCKS, BY_SILENCE, FINAL, MEMBERS, OLD, OPENING, all_endorse, minute, says, silence

RULES = {"blocks": BLOCKS, "follow_by_silence": BY_SILENCE}
NAMES = {Endorsed: "endorsed", Provisional: "provisional", NotEndorsed: "not_endorsed"}
ADOPTION = (NotEndorsed, Provisional, Endorsed)


def _cases() -> list[Any]:
    found = []
    for path in sorted((Path(__file__).parents[2] / "cases" / "consensus").glob("*.yaml")):
        sheet = yaml.safe_load(path.read_text(encoding="utf-8"))
        for case in sheet["cases"]:
            marks = pytest.mark.covers(*case["rows"])
            found.append(pytest.param(RULES[sheet["rule"]], case, id=case["name"], marks=marks))
    return found


def _read(number: int, sentence: str) -> Position:
    words, *details = sentence.split(", ")
    party, said, *what = words.split()
    notes = dict(each.split(": ") for each in details)
    more: dict[str, Any] = {"subject": OLD} if "on" in notes else {}
    if "at" in notes:
        more["stated_at"] = minute(10) + timedelta(hours=float(notes["at"]))
    if said == "reserve":
        more |= {"whole": True} if what == ["whole"] else {"lines": (LineId(what[0]),)}
    return says(number, party, "endorse_reservation" if said == "reserve" else said, **more)


def _seen(result: Outcome) -> dict[str, Any]:
    seats = {
        name: [each.seat for each in getattr(result, name)]
        for name in ("objections", "reserving", "pending", "late")
        if hasattr(result, name)
    }
    codes = {name: list(getattr(result, name)) for name in ("waiting_for", "by_silence") if hasattr(result, name)}
    return {
        "outcome": NAMES[type(result)], "in_favour": len(result.tally.in_favour),
        "short_of_quorum": getattr(result, "short_of_quorum", 0), **seats, **codes,
    }  # fmt: skip


@pytest.mark.parametrize(("rule", "case"), _cases())
def test_positions_add_up_as_the_case_says(rule, case):
    positions = [_read(number, sentence) for number, sentence in enumerate(case["said"], 1)]
    silences = [silence(party) for party in case.get("silence", [])]
    now = minute(10) + timedelta(hours=case.get("asked_after_hours", 0))

    seen = _seen(outcome(rule, positions, FINAL, now, silences))

    expected = {key: case[key] for key in case if key in seen}
    assert {key: seen[key] for key in expected} == expected


def test_staff_find_at_least_twenty_five_cases_and_each_says_only_what_is_checked():
    known = {"name", "rows", "said", "silence", "asked_after_hours", "outcome", "in_favour", "short_of_quorum",
             "objections", "reserving", "pending", "late", "waiting_for", "by_silence"}  # fmt: skip
    cases = [each.values[1] for each in _cases()]

    assert len(cases) >= 25
    assert [sorted(set(case) - known) for case in cases if set(case) - known] == []


PARTIES = st.sampled_from([*MEMBERS, AGENCY, PartyCode("JPN")])
KINDS = st.sampled_from(["endorse", "endorse", "endorse", "endorse_reservation", "object", "not_yet"])
SPOKEN = st.lists(st.tuples(PARTIES, KINDS, st.sampled_from([FINAL, FINAL, FINAL, OLD])), max_size=12).map(
    lambda told: [says(number, party, kind, subject=subject) for number, (party, kind, subject) in enumerate(told, 1)]
)
SPOKEN_TO_THE_END = st.one_of(SPOKEN, SPOKEN.map(lambda told: [*told, *map(_after, all_endorse())]))
ANY_RULE = st.sampled_from([BLOCKS, BY_SILENCE])
SILENCES = st.lists(st.sampled_from([silence(party) for party in (*MEMBERS, AGENCY)]), max_size=3)
HOURS = st.integers(0, 100).map(lambda hours: minute(60) + timedelta(hours=hours))


def _after(position: Position) -> Position:
    return replace(position, number=position.number + 20, stated_at=minute(position.number + 20))


@given(SPOKEN_TO_THE_END, PARTIES, ANY_RULE, SILENCES, HOURS, HOURS)
def test_an_added_objection_never_makes_an_outcome_more_adopted(told, party, rule, silences, then, now):
    objection = replace(says(99, party, "object"), stated_at=then)

    before = outcome(rule, told, FINAL, now, silences)
    after = outcome(rule, [*told, objection], FINAL, now, silences)

    assert ADOPTION.index(type(after)) <= ADOPTION.index(type(before))


@given(SPOKEN_TO_THE_END, ANY_RULE, SILENCES, HOURS, st.randoms())
def test_the_order_in_which_different_seats_speak_does_not_matter(told, rule, silences, now, chance):
    shuffled = list(told)
    chance.shuffle(shuffled)

    assert outcome(rule, shuffled, FINAL, now, silences) == outcome(rule, told, FINAL, now, silences)


@given(SPOKEN)
def test_of_each_seat_the_latest_position_counts_and_none_is_lost(told):
    latest = latest_positions(told, FINAL, minute(99))

    for party in {each.seat for each in told if each.subject == FINAL}:
        assert latest[party] == [each for each in told if each.seat == party and each.subject == FINAL][-1]


@given(SPOKEN_TO_THE_END, ANY_RULE, HOURS)
def test_nothing_is_endorsed_without_the_agency_and_every_state_in_favour_or_silent(told, rule, now):
    result = outcome(rule, told, FINAL, now, [silence("UZ")])

    if isinstance(result, Endorsed):
        assert {*result.tally.in_favour, *result.by_silence} == set(MEMBERS)
        assert result.tally.agency_accepts


@pytest.mark.covers("E57", "E58")
def test_a_millisecond_before_the_deadline_an_objection_breaks_the_silence():
    deadline = silence("UZ").deadline_at
    told = all_endorse("UZ")
    early = replace(says(9, "UZ", "object"), stated_at=deadline - timedelta(milliseconds=1))

    assert isinstance(outcome(BY_SILENCE, [*told, early], FINAL, deadline, [silence("UZ")]), NotEndorsed)


def test_a_plan_is_endorsed_in_the_instant_when_the_last_needed_position_was_stated():
    result = outcome(BLOCKS, all_endorse(), FINAL, minute(500))

    assert isinstance(result, Endorsed)
    assert result.endorsed_at == minute(6)


@pytest.mark.covers("E54")
def test_where_absence_blocks_the_missing_states_are_named():
    assert missing_at_the_table(BLOCKS, {*MEMBERS, AGENCY} - {"UZ"}) == ("UZ",)
    assert missing_at_the_table(BLOCKS, {*MEMBERS, AGENCY}) == ()


@pytest.mark.covers("E53")
def test_where_silence_follows_a_quorum_and_the_agency_may_begin():
    assert missing_at_the_table(BY_SILENCE, {*MEMBERS, AGENCY} - {"UZ"}) == ()
    assert missing_at_the_table(BY_SILENCE, {*MEMBERS} - {"UZ"}) == (AGENCY,)
    assert missing_at_the_table(BY_SILENCE, {*MEMBERS[:3], AGENCY}) == ("TM", "UZ")


@pytest.mark.covers("R49", "E89")
def test_a_decision_keeps_the_rule_that_held_when_it_was_taken():
    joined = replace(BLOCKS, deciding=(*MEMBERS, PartyCode("AZ")), valid_from=OPENING + timedelta(days=30))

    assert rule_in_force([joined, BLOCKS], OPENING) is BLOCKS
    assert rule_in_force([joined, BLOCKS], OPENING + timedelta(days=30)) is joined
    assert rule_in_force([joined], OPENING) is None
