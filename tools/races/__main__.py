"""The long races (R-13 to R-16, T-07), in a throw-away database of the configured kind.

    python -m tools.races [POSITIONS SEEDS [FIRST]]
    python -m tools.postgres_sandbox -- python -m tools.races

The default is 500 positions at once and 50 seeds from 0 on. Positions come alone and in crowds. Prints one line a race;
exit 1 if anything was lost, double or out of order.
"""

import os
import sys
from functools import partial
from random import Random
from time import perf_counter

import django

THREADS = 16
NOT_BINDING = ("not_yet", "object")


SEQUENCES = 10
"""Sequences of requests for each seed (R-15)."""


def main(positions: int, seeds: int, first: int = 0) -> int:
    """Run the races and print what came of each; return 1 if any went wrong."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "maslahat.config.settings")
    django.setup()
    from maslahat.actions.throwaway import throwaway_database

    with throwaway_database():
        tried = range(first, first + seeds)
        wrong = [*_storm(positions), *_endorsements(tried), *_sequences(tried), *_histories(tried)]
    for each in wrong:
        print(f"WRONG {each}")
    return int(bool(wrong))


def _storm(positions: int) -> list[str]:
    from tools.races.setting import a_table
    from tools.races.storms import at_once, faults, said, states, watches

    table = a_table("RACE-STORM")
    seats = list(table.heads)
    deeds = [partial(states, table, seats[n % len(seats)], NOT_BINDING[n % 2], f"s{n}") for n in range(positions)]
    begun = perf_counter()
    *answers, first, second = at_once([*deeds, *[partial(watches, table, 20)] * 2], THREADS)
    took = perf_counter() - begun
    wrong = [*faults(table, answers), *_told(first), *_told(second)]
    wrong += ["not all were acknowledged"] if len(said(table)) != positions else []
    print(f"R-13, T-07: {positions} positions from {THREADS} threads in {took:.1f} s, {positions / took:.0f} a second")
    return wrong


def _told(watched: object) -> list[str]:
    return [str(watched)] if isinstance(watched, Exception) else list(watched)  # type: ignore[call-overload]


def _endorsements(seeds: range) -> list[str]:
    from maslahat.actions.outcomes import PositionStated
    from maslahat.stores.governance import queries as governance
    from tools.races.setting import a_table
    from tools.races.storms import at_once, faults, in_crowds, said, states

    wrong, refused = [], 0
    for seed in seeds:
        table, chance = a_table(f"RACE-CLOSE-{seed}"), Random(seed)  # noqa: S311 - chance here makes cases
        seats = list(table.heads)
        deeds = [partial(states, table, seat, "endorse", f"c{seed}{seat}") for seat in seats]
        deeds += [partial(states, table, chance.choice(seats), "endorse", f"c{seed}-{n}") for n in range(24)]
        crowds = in_crowds(table, [(chance.choice(seats), "endorse", f"d{seed}-{n}") for n in range(20)], 5)
        chance.shuffle(deeds)
        given = at_once([*deeds, *crowds], THREADS)
        answers = [*given[: len(deeds)], *(one for crowd in given[len(deeds) :] for one in crowd)]
        stated = [each for each in answers if isinstance(each, PositionStated)]
        refused += len(answers) - len(stated)
        adopted = governance.endorsement(table.workplan)
        counted = {each["seat"]: each["number"] for each in adopted.decision["positions"]} if adopted else {}
        wrong += faults(table, answers)
        wrong += (
            [] if counted == {str(each.seat): each.number for each in said(table)} else [f"seed {seed}: another set"]
        )
        wrong += [] if sum(each.is_endorsed for each in stated) == 1 else [f"seed {seed}: not endorsed once"]
    print(f"R-14: {len(seeds)} seeds of 50 endorsements at once; {refused} came too late and left nothing")
    return wrong


def _sequences(seeds: range) -> list[str]:
    """Send requests one to five times each under one key, in any order, alone and in crowds (R-15)."""
    from tools.races.setting import a_table
    from tools.races.storms import at_once, faults, in_crowds, said, states

    table, wrong, answers = a_table("RACE-SAME"), [], []
    seats = list(table.heads)
    for turn in range(seeds.start * SEQUENCES, seeds.stop * SEQUENCES):
        chance, before = Random(turn), len(said(table))  # noqa: S311 - chance here makes cases
        forms = [(chance.choice(seats), chance.choice(NOT_BINDING), f"q{turn}-{n}") for n in range(5)]
        sent = [form for form in forms for _ in range(chance.randint(1, 5))]
        chance.shuffle(sent)
        alone, crowds = sent[::2], in_crowds(table, sent[1::2], 3)
        given = at_once([*(partial(states, table, *form) for form in alone), *crowds], 8)
        found = [*given[: len(alone)], *(one for crowd in given[len(alone) :] for one in crowd)]
        answers += found
        wrong += [] if len(set(map(repr, found))) == len(set(sent)) else [f"sequence {turn}: answers differ"]
        wrong += [] if len(said(table)) - before == len(set(sent)) else [f"sequence {turn}: not once each"]
    print(f"R-15: {len(seeds) * SEQUENCES} sequences of 5 requests, each sent 1 to 5 times alone and in crowds")
    return [*wrong, *faults(table, answers)]


def _histories(seeds: range) -> list[str]:
    from tools.races.linear import EMPTY, is_linearizable, register
    from tools.races.setting import a_table
    from tools.races.storms import at_once, reads, writes, writes_together

    wrong = []
    for seed in seeds:
        table, chance, deeds = a_table(f"RACE-LINE-{seed}"), Random(seed), []  # noqa: S311 - chance here makes cases
        for n in range(200):
            seat, kind = chance.choice(list(table.heads)), chance.choice(NOT_BINDING)
            writing = partial(writes, table, seat, kind, f"l{seed}-{n}")
            deeds.append(partial(reads, table) if chance.random() < 0.5 else writing)
        forms = [(chance.choice(list(table.heads)), "not_yet", f"m{seed}-{n}") for n in range(12)]
        crowds = [partial(writes_together, table, forms[place : place + 4]) for place in (0, 4, 8)]
        *given, first, second, third = at_once([*deeds[:-12], *crowds], THREADS)
        if not is_linearizable([*given, *first, *second, *third], register, EMPTY):
            wrong.append(f"seed {seed}: no order explains the history")
    print(f"R-16: {len(seeds)} histories of 200 operations, {len(wrong)} not linearizable")
    return wrong


if __name__ == "__main__":
    told = [int(each) for each in sys.argv[1:]]
    sys.exit(main(*(told if len(told) in (2, 3) else (500, 50))))
