"""What holds for every draft, whatever is proposed: no order, no loss, no doubling, all or nothing."""

from dataclasses import replace
from decimal import Decimal
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maslahat.domain.workplans.allocation import budget_of
from maslahat.domain.workplans.changes import apply, created, diff, subject, subjects
from maslahat.domain.workplans.conflicts import (
    PLACE,
    WHOLE_LINE,
    ApplyTo,
    Choice,
    ConflictClass,
    DeleteLine,
    GiveTo,
    KeepStanding,
    Parts,
    Resolution,
    TakeOption,
)
from maslahat.domain.workplans.documents import (
    change_set_document,
    read_change_set,
    read_resolution,
    resolution_document,
)
from maslahat.domain.workplans.fields import CellKey
from maslahat.domain.workplans.merge import TwoProposalsOneName, consolidate, merge, without
from maslahat.domain.workplans.operations import ChangeSet, Delete, Insert, Join, Move, Restore, Split, Write
from maslahat.domain.workplans.plan import Plan
from maslahat.domain.workplans.rules import PlanRules
from maslahat.domain.workplans.rulings import ContradictoryResolutions, suits
from tests import notation
from tests.domain.workplans.generated import plans, revisions, rounds

RULES = PlanRules(2023)


def decisions(data, found) -> list[Resolution]:
    made = []
    for conflict in found.conflicts:
        parts = [part for one in conflict.options if isinstance(one.wanted, Parts) for part in one.wanted.ids]
        choices: list[Choice] = [*map(TakeOption, conflict.proposals), KeepStanding(), DeleteLine()]
        choices += [GiveTo((part,)) for part in parts] + [ApplyTo(line) for line in conflict.proposed]
        fitting = [one for one in choices if suits(conflict, one)]
        if fitting and data.draw(st.booleans()):
            made.append(Resolution(conflict.id, data.draw(st.sampled_from(fitting))))
    return made


@given(rounds(), st.data())
def test_the_draft_does_not_depend_on_the_order_of_acceptance(made, data):
    base, sets = made
    decided = decisions(data, consolidate(base, sets, [], RULES))

    one = consolidate(base, sets, decided, RULES)
    other = consolidate(base, data.draw(st.permutations(sets)), data.draw(st.permutations(decided)), RULES)

    assert one == other


@given(rounds())
def test_accepting_twice_is_accepting_once(made):
    base, sets = made

    assert consolidate(base, [*sets, *sets], [], RULES) == consolidate(base, sets, [], RULES)


@given(rounds())
def test_taking_a_proposal_back_is_computing_the_draft_without_it(made):
    base, sets = made
    for one in sets:
        rest = [other for other in sets if other is not one]

        assert consolidate(base, without(sets, one.proposal), [], RULES) == consolidate(base, rest, [], RULES)


@given(rounds(), st.data())
def test_no_line_is_lost_or_doubled(made, data):
    base, sets = made
    found = consolidate(base, sets, decisions(data, consolidate(base, sets, [], RULES)), RULES)
    done = [operation for one in sets if one.proposal in found.merged for operation in one.operations]
    gone = {line for one in done if isinstance(one, Delete | Join) for line in subjects(one)}
    came = {line.id for one in done for line in created(one)}

    ids = [line.id for line in found.plan.lines]

    assert len(ids) == len(set(ids))
    assert {one.id for one in base.lines} - gone <= set(ids) <= {one.id for one in base.lines} | came
    assert {one.line.id for one in done if isinstance(one, Insert | Restore)} <= set(ids)


@given(rounds(), st.data())
def test_money_is_conserved_to_the_cent_whatever_is_divided_and_joined(made, data):
    base, sets = made
    shapes = [
        replace(one, operations=tuple(each for each in one.operations if isinstance(each, Split | Join | Move)))
        for one in sets
    ]
    found = consolidate(base, shapes, decisions(data, consolidate(base, shapes, [], RULES)), RULES)

    assert budget_of(found.plan.lines) == budget_of(base.lines)


@given(rounds())
def test_the_money_of_a_draft_is_that_of_the_base_and_of_what_was_agreed(made):
    base, sets = made
    found = consolidate(base, sets, [], RULES)
    changed: dict[object, list[tuple[CellKey, Decimal]]] = {}
    for one in (each for made in sets if made.proposal in found.merged for each in made.operations):
        match one:
            case Insert(line) | Restore(line):
                changed[line.id] = line.money()
            case Delete(_, line):
                changed[line.id] = [(key, -amount) for key, amount in line.money()]
            case Write(line_id, key, before, after) if key[0] == "budget":
                changed[line_id, key] = [(key, Decimal(after or 0) - Decimal(before or 0))]

    expected = budget_of(base.lines)
    for amounts in changed.values():
        for (_, source, currency), amount in amounts:
            expected[source, currency] = expected.get((source, currency), Decimal(0)) + amount

    assert without_zeros(budget_of(found.plan.lines)) == without_zeros(expected)


def without_zeros(money: dict[tuple[str, str], Decimal]) -> dict[tuple[str, str], Decimal]:
    return {key: amount for key, amount in money.items() if amount}


@given(rounds(), st.data())
def test_replaying_the_log_of_decisions_gives_the_very_same_text(made, data):
    base, sets = made
    accepted: list[ChangeSet] = []
    for one in data.draw(st.permutations(sets)):
        accepted = [*accepted, read_change_set(change_set_document(one))]
        if data.draw(st.integers(0, 3)) == 0:
            accepted = list(without(accepted, data.draw(st.sampled_from(sets)).proposal))
        consolidate(base, accepted, [], RULES)
    decided = decisions(data, consolidate(base, accepted, [], RULES))

    names = {one.proposal for one in accepted}

    again = consolidate(base, [one for one in sets if one.proposal in names], map(read_again, decided), RULES)

    assert again.plan.version_id == consolidate(base, accepted, decided, RULES).plan.version_id


def read_again(decision: Resolution) -> Resolution:
    return read_resolution(resolution_document(decision))


@given(rounds())
def test_lines_nobody_touched_are_the_very_same(made):
    base, sets = made
    found = consolidate(base, sets, [], RULES)
    touched = {line for line, _ in found.origin}

    for line in base.lines:
        if line.id not in touched:
            assert found.plan.line(line.id) is line


@given(rounds(most=1))
def test_a_single_proposal_is_merged_as_written(made):
    base, sets = made
    found = consolidate(base, sets, [], RULES)

    assert found.held == {}
    assert found.conflicts == found.broken
    assert found.plan == (apply(base, sets[0].operations) if sets else base)


@given(st.data())
def test_merging_into_an_untouched_base_gives_the_other_side(data):
    base = data.draw(plans())
    theirs = data.draw(revisions(base))

    assert merge(base, base, theirs, RULES).plan == theirs
    assert merge(base, theirs, base, RULES).plan == theirs
    assert merge(base, theirs, theirs, RULES).plan == theirs


@given(rounds())
def test_conflicts_are_mutual_and_do_not_depend_on_who_else_is_there(made):
    base, sets = made
    pairs = {
        (one.proposal, other.proposal)
        for one, other in combinations(sets, 2)
        if consolidate(base, [one, other], [], RULES).held
    }

    found = consolidate(base, sets, [], RULES)

    assert set(found.held) == {name for pair in pairs for name in pair}


@given(rounds())
def test_a_proposal_takes_effect_as_a_whole_or_not_at_all(made):
    base, sets = made
    found = consolidate(base, sets, [], RULES)

    assert found == consolidate(base, sets, [], RULES)
    assert set(found.merged) | set(found.held) == {one.proposal for one in sets}
    for change_set in sets:
        for operation in change_set.operations:
            if isinstance(operation, Write) and change_set.proposal in found.merged:
                assert found.plan.line(operation.line).cells.get(operation.key) == operation.after


@given(rounds(), st.data())
def test_every_difference_from_the_base_has_an_author(made, data):
    base, sets = made
    found = consolidate(base, sets, decisions(data, consolidate(base, sets, [], RULES)), RULES)

    for operation in diff(base, found.plan):
        if isinstance(operation, Write):
            assert (operation.line, operation.key) in found.origin
        else:
            name = subject(operation)
            assert (name, WHOLE_LINE) in found.origin or moved_somewhere(base, found)


def moved_somewhere(base: Plan, found) -> bool:
    """Of two lines that change places either may be said to have moved: one of them has an author."""
    return any(key == PLACE for _, key in found.origin)


@given(rounds(), st.data())
def test_decisions_survive_being_written_down_and_read(made, data):
    base, sets = made
    for decision in decisions(data, consolidate(base, sets, [], RULES)):
        assert read_resolution(resolution_document(decision)) == decision


def test_two_decisions_that_disagree_are_no_draft():
    base = notation.plan("1.1\n L1 | Training")
    sets = [notation.proposal(base, who, f"L1 title = {who}") for who in ("KG", "UZ")]
    [conflict] = consolidate(base, sets, [], RULES).conflicts

    with pytest.raises(ContradictoryResolutions):
        consolidate(base, sets, [Resolution(conflict.id, TakeOption(one.proposal)) for one in sets], RULES)


def test_a_decision_falls_silent_when_other_values_come_to_the_table():
    base = notation.plan("1.1\n L1 | Training")
    sets = [notation.proposal(base, who, f"L1 title = {who}") for who in ("KG", "UZ", "TJ")]
    [conflict] = consolidate(base, sets[:2], [], RULES).conflicts
    decided = [Resolution(conflict.id, TakeOption(sets[0].proposal))]

    assert consolidate(base, sets[:2], decided, RULES).conflicts == ()
    assert [one.kind for one in consolidate(base, sets, decided, RULES).conflicts] == [ConflictClass.K2_DIVERGENT]


def test_two_change_sets_under_one_name_are_no_draft():
    base = notation.plan("1.1\n L1 | Training")

    with pytest.raises(TwoProposalsOneName):
        consolidate(base, [notation.proposal(base, "KG", f"L1 title = {word}") for word in ("A", "B")], [], RULES)
