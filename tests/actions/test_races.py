"""Many heads of delegation at once, on a real database: none lost, none double, and one order that explains it all."""

from dataclasses import replace
from functools import partial
from itertools import count
from random import Random

import pytest

from maslahat.actions.discussions import open_thread
from maslahat.actions.outcomes import PositionStated, Refused, Stale
from maslahat.actions.passkeys import rename_passkey
from maslahat.actions.people import invite_person
from maslahat.domain.governance.positions import PositionKind
from maslahat.stores.governance.models import Endorsement, Position
from maslahat.stores.journal.models import Receipt
from tests.actions.test_signing import add
from tests.cast import Cast, a_tabled_plan
from tests.small_programme import STATES
from tools.races.linear import EMPTY, Operation, is_linearizable, register
from tools.races.storms import Table, at_once, faults, reads, said, states, watches, writes

on_real_rows = pytest.mark.django_db(transaction=True)
SEATS = (*STATES, "AG")
NOT_BINDING = ("not_yet", "object")
THREADS = 8


@pytest.fixture
def table() -> Table:
    cast = a_tabled_plan()
    cast.finalise()
    heads = {seat: cast(f"head-{seat.lower()}") for seat in SEATS}
    return Table("SMALL", "JWP", cast.workplan.id, cast.draft, heads, cast.now)


@pytest.mark.covers("R-13", "T-07")
@on_real_rows
def test_of_positions_sent_at_once_none_is_lost_or_double_and_readers_see_a_record_that_only_grows(table):
    deeds = [partial(states, table, SEATS[n % 4], NOT_BINDING[n % 2], f"k{n}") for n in range(64)]

    *answers, first, second = at_once([*deeds, *[partial(watches, table, 8)] * 2], THREADS)

    assert faults(table, answers) == []
    assert len(said(table)) == 64
    assert (first, second) == ([], [])


@pytest.mark.covers("R-14")
@on_real_rows
@pytest.mark.parametrize("seed", range(3))
def test_the_endorsement_holds_what_was_acknowledged_before_it_and_nothing_is_acknowledged_after(table, seed):
    chance = Random(seed)
    deeds = [partial(states, table, seat, "endorse", f"e{seat}") for seat in SEATS]
    deeds += [partial(states, table, chance.choice(SEATS), "endorse", f"n{n}") for n in range(36)]
    chance.shuffle(deeds)

    answers = at_once(deeds, THREADS)

    stated = [each for each in answers if isinstance(each, PositionStated)]
    [adopted] = Endorsement.objects.all()
    counted = {each["seat"]: each["number"] for each in adopted.decision["positions"]}
    last = {each.seat: each.number for each in said(table)}
    assert faults(table, answers) == []
    assert sum(each.is_endorsed for each in stated) == 1
    assert counted == last
    assert max(each.position for each in stated) == max(counted.values())
    assert all(isinstance(each, PositionStated | Refused | Stale) for each in answers)


@pytest.mark.covers("R-15", "E73")
@on_real_rows
@pytest.mark.parametrize("seed", range(3))
def test_each_request_sent_one_to_five_times_in_any_order_has_its_effect_once(table, seed):
    cast, chance = a_cast_at(table), Random(seed)
    made = add(cast, "head-aa")
    words = {"en": f"Question {seed}"}
    people = {"office": {"en": "Office"}, "institution": "", "language": "en"}
    told = {"now": table.now}
    requests = {
        "position": partial(states, table, "BB", "not_yet"),
        "objection": partial(states, table, "CC", "object"),
        "rename": partial(rename, passkey=made.passkey, name="New name", by=cast("head-aa"), **told),
        "thread": partial(ask, workplan="JWP", line=str(cast.text.lines[0].id), text=words, by=cast("head-bb"), **told),
        "person": partial(invite, username=f"new-{seed}", by=cast("secretariat"), **people, **told),
    }
    sent = [name for name in requests for _ in range(chance.randint(1, 5))]
    chance.shuffle(sent)
    before = Receipt.objects.count()

    answers = at_once([partial(requests[name], key=f"key-{name}") for name in sent], THREADS)

    given = {name: {repr(each) for each, of in zip(answers, sent, strict=True) if of == name} for name in requests}
    assert {name: len(each) for name, each in given.items()} == dict.fromkeys(requests, 1)
    assert Receipt.objects.count() - before == len(requests)
    assert Position.objects.count() == 2


def rename(key, **told):
    return rename_passkey(key=key, **told)


def ask(key, **told):
    return open_thread(key=key, **told)


def invite(key, **told):
    return invite_person(key=key, **told)


def a_cast_at(table):
    return Cast(now=table.now, numbers=count(1000))


@pytest.mark.covers("R-16")
@on_real_rows
@pytest.mark.parametrize("seed", range(3))
def test_the_register_of_positions_behaves_as_if_everything_happened_one_after_the_other(table, seed):
    chance, deeds = Random(seed), []
    for n in range(40):
        seat, kind = chance.choice(SEATS), chance.choice(NOT_BINDING)
        deeds.append(partial(reads, table) if chance.random() < 0.5 else partial(writes, table, seat, kind, f"w{n}"))

    history = at_once(deeds, THREADS)

    assert is_linearizable(history, register, EMPTY)


def a_history(chance: Random, length: int = 60) -> list[Operation]:
    """Return a history that a faultless register could have given, with operations that overlap at random."""
    state, found, now = EMPTY, [], 0
    for n in range(length):
        name, asked = ("read", ()) if chance.random() < 0.5 else ("write", (chance.choice(SEATS), f"kind {n % 3}"))
        state, answer = register(state, Operation(name, asked, None, 0, 0))
        now += 10
        found.append(Operation(name, asked, answer, now - chance.randrange(25), now + chance.randrange(25)))
    return found


def planted(history: list[Operation], chance: Random) -> list[Operation]:
    """Return the history with one answer that no order can explain: stale, lost, or a number given twice."""
    reading = [place for place, each in enumerate(history) if each.name == "read" and place > 20]
    writing = [place for place, each in enumerate(history) if each.name == "write" and place > 20]
    match chance.randrange(3):
        case 0:
            place = chance.choice(reading)
            earlier = next(each for each in history if each.name == "read")
            return [*history[:place], replace(history[place], answer=earlier.answer), *history[place + 1 :]]
        case 1:
            place = chance.choice(writing)
            return [*history[:place], *history[place + 1 :]]
        case _:
            place = chance.choice(writing)
            again = replace(history[place], answer=int(str(history[place].answer)) - 1)
            return [*history[:place], again, *history[place + 1 :]]


@pytest.mark.covers("R-16")
def test_the_checker_takes_every_sound_history_and_finds_every_planted_violation():
    sound = [a_history(Random(seed)) for seed in range(50)]
    broken = [planted(history, Random(seed)) for seed, history in enumerate(sound)]

    assert [is_linearizable(each, register, EMPTY) for each in sound] == [True] * 50
    assert [is_linearizable(each, register, EMPTY) for each in broken] == [False] * 50


def test_the_storm_itself_sees_a_lost_and_a_doubled_position(table_without_rows):
    lost = PositionStated(1, "AA", PositionKind.ENDORSE.value, "s", True, False)

    assert "acknowledged and lost" in faults(table_without_rows, [lost])
    assert "ValueError: broken" in faults(table_without_rows, [ValueError("broken")])


@pytest.fixture
def table_without_rows(db, table):
    return table
