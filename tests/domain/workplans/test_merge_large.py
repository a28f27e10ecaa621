"""A day of a committee: 300 lines, up to 40 proposals at once that edit, move, divide, join, delete and restore."""

import random
from decimal import Decimal
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from maslahat.domain.shared.canonical import canonical_bytes
from maslahat.domain.shared.ids import LineId, PartyCode, ProposalRef, VersionId
from maslahat.domain.workplans.allocation import NotAllocated, budget_of, joined
from maslahat.domain.workplans.changes import Contradiction, StaleOperation
from maslahat.domain.workplans.conflicts import Choice, DeleteLine, GiveTo, KeepStanding, Parts, Resolution, TakeOption
from maslahat.domain.workplans.consolidation import Consolidation
from maslahat.domain.workplans.documents import change_set_document, read_change_set
from maslahat.domain.workplans.fields import CellKey, Value
from maslahat.domain.workplans.merge import consolidate, without
from maslahat.domain.workplans.operations import ChangeSet, Delete, Insert, Join, Move, Operation, Restore, Write
from maslahat.domain.workplans.placement import place_on
from maslahat.domain.workplans.plan import Line, Plan
from maslahat.domain.workplans.rules import PlanRules
from maslahat.domain.workplans.rulings import suits
from maslahat.domain.workplans.tidying import tidy
from tests.domain.workplans.generated import divided, plan_of

RULES = PlanRules(2023)
OUTPUTS = ("1.1", "1.2", "2.1", "2.2", "3.1")
VALUES: dict[CellKey, tuple[Value | None, ...]] = {
    ("title", "en"): ("Course", "Visit", None),
    ("lead",): ("UNODC", "KZ-MOI", None),
    ("quarters", "Q1"): (True, None),
    ("budget", "JPN", "USD"): (Decimal("100.00"), Decimal("99.99"), None),
    ("markers", "gender"): (0, 1, 2, None),
}
BIG = settings(max_examples=max(5, settings().max_examples // 8))


@st.composite
def days(draw) -> tuple[Plan, list[ChangeSet], random.Random]:
    chance = random.Random(draw(st.integers(0, 10**9)))
    base = plan_of([made_line(chance, f"L{number}", OUTPUTS[number * 5 // 300]) for number in range(300)])
    return base, [made_set(chance, base, number) for number in range(1, chance.randrange(20, 41))], chance


def made_line(chance: random.Random, name: str, output: str) -> Line:
    drawn = {key: chance.choice(values) for key, values in VALUES.items()}
    return Line(LineId(name), output, {key: value for key, value in drawn.items() if value is not None})


def made_set(chance: random.Random, base: Plan, number: int) -> ChangeSet:
    kept: tuple[Operation, ...] = ()
    for count in range(chance.randrange(1, 9)):
        try:
            kept = tidy(base, (*kept, made_wish(chance, base, f"{number}-{count}")))
        except (Contradiction, StaleOperation, NotAllocated):
            continue
    return ChangeSet(ProposalRef(f"P{number}"), number, PartyCode("KG"), base.version_id, kept)


def made_wish(chance: random.Random, base: Plan, new: str) -> Operation:
    """Wish something of one of the first 60 lines, so that proposals meet, or bring a line."""
    line, other = chance.sample(base.lines[:60], 2)
    match chance.randrange(10):
        case 0:
            return Insert(made_line(chance, f"N{new}", line.output), line.id)
        case 1:
            return Delete(line.id, line)
        case 2:
            was = place_on(base, line.id)
            return Move(line.id, other.output, other.id, was.output, was.after)
        case 3:
            return divided(line, chance.choice((new, "")), chance.randrange(1, 3))
        case 4:
            return joined(line, [other], {})
        case 5:
            return Restore(made_line(chance, f"X{chance.randrange(5)}", line.output), line.id, VersionId("earlier"))
    key = chance.choice(list(VALUES))
    return Write(line.id, key, line.cells.get(key), chance.choice(VALUES[key]))


def decided(chance: random.Random, found: Consolidation) -> list[Resolution]:
    """Take a decision on most of the open conflicts."""
    made = []
    for conflict in found.conflicts:
        parts = [part for one in conflict.options if isinstance(one.wanted, Parts) for part in one.wanted.ids]
        choices: list[Choice] = [*map(TakeOption, conflict.proposals), KeepStanding(), DeleteLine()]
        fitting = [one for one in [*choices, *(GiveTo((part,)) for part in parts)] if suits(conflict, one)]
        if fitting and chance.randrange(4):
            made.append(Resolution(conflict.id, chance.choice(fitting)))
    return made


@BIG
@given(days())
def test_neither_the_order_of_the_day_nor_agreeing_twice_changes_the_text(day):
    base, sets, chance = day
    decisions = decided(chance, consolidate(base, sets, [], RULES))
    found = consolidate(base, sets, decisions, RULES)

    mixed = [*chance.sample(sets, len(sets)), *sets[:5]]

    assert consolidate(base, mixed, chance.sample(decisions, len(decisions)), RULES) == found


@BIG
@given(days())
def test_on_a_long_day_no_line_is_lost_or_doubled_and_what_nobody_touched_is_the_same_to_the_byte(day):
    base, sets, chance = day
    found = consolidate(base, sets, decided(chance, consolidate(base, sets, [], RULES)), RULES)
    done = [operation for one in sets if one.proposal in found.merged for operation in one.operations]
    gone = {one.line for one in done if isinstance(one, Delete)}
    gone |= {line.id for one in done if isinstance(one, Join) for line in one.before}

    ids = [line.id for line in found.plan.lines]

    assert len(ids) == len(set(ids))
    assert {line.id for line in base.lines} - gone <= set(ids)
    touched = {line for line, _ in found.origin}
    for line in base.lines:
        if line.id not in touched:
            assert canonical_bytes(found.plan.line(line.id).document()) == canonical_bytes(line.document())


@BIG
@given(days())
def test_on_a_long_day_money_is_conserved_to_the_cent_through_divisions_and_joins(day):
    base, sets, chance = day
    changing = (Write, Insert, Restore, Delete)
    shapes = [
        ChangeSet(one.proposal, one.number, one.party, one.base, kept)
        for one in sets
        if (kept := tuple(each for each in one.operations if not isinstance(each, changing)))
    ]

    found = consolidate(base, shapes, decided(chance, consolidate(base, shapes, [], RULES)), RULES)

    assert budget_of(found.plan.lines) == budget_of(base.lines)


@BIG
@given(days())
def test_replaying_the_log_of_a_long_day_gives_the_fingerprint_of_computing_at_once(day):
    base, sets, chance = day
    accepted: list[ChangeSet] = []
    decisions: dict[str, Resolution] = {}
    found = consolidate(base, accepted, [], RULES)
    for one in chance.sample(sets, len(sets)):
        accepted = [*accepted, read_change_set(change_set_document(one))]
        if chance.randrange(4) == 0:
            accepted = list(without(accepted, chance.choice(accepted).proposal))
        found = consolidate(base, accepted, decisions.values(), RULES)
        decisions |= {each.conflict: each for each in decided(chance, found)[:3] if each.conflict not in decisions}

    last = consolidate(base, accepted, decisions.values(), RULES)
    names = {one.proposal for one in accepted}
    at_once = consolidate(base, [one for one in sets if one.proposal in names], decisions.values(), RULES)

    assert at_once.plan.version_id == last.plan.version_id


@BIG
@given(days())
def test_on_a_long_day_conflicts_are_mutual(day):
    base, sets, _ = day
    some = sets[:14]
    pairs = [pair for pair in combinations(some, 2) if consolidate(base, pair, [], RULES).held]

    found = consolidate(base, some, [], RULES)

    assert set(found.held) == {one.proposal for pair in pairs for one in pair}
    assert all(consolidate(base, pair[::-1], [], RULES).held for pair in pairs)


def test_decisions_made_round_by_round_leave_nothing_open_that_can_be_decided():
    chance = random.Random(3)
    base = plan_of([made_line(chance, f"L{number}", OUTPUTS[number * 5 // 300]) for number in range(300)])
    sets = [made_set(chance, base, number) for number in range(1, 41)]
    decisions: dict[str, Resolution] = {}
    for _ in range(30):
        found = consolidate(base, sets, decisions.values(), RULES)
        open_ones = [one for one in found.conflicts if suits(one, TakeOption(one.proposals[0]))]
        if not open_ones:
            break
        decisions |= {one.id: Resolution(one.id, TakeOption(one.proposals[0])) for one in open_ones}

    assert [one.kind.value for one in found.conflicts if suits(one, TakeOption(one.proposals[0]))] == []
    assert len(found.merged) == 40
