"""The long races (R-13, R-14, R-16, T-07), in a throw-away database of the configured kind.

    python -m tools.races [POSITIONS SEEDS]
    python -m tools.postgres_sandbox -- python -m tools.races

The default is 500 positions at once and 50 seeds. Prints one line a race; exit 1 if anything was lost, double or out of
order.
"""

import os
import sys
from functools import partial
from random import Random
from time import perf_counter

import django

THREADS = 16
NOT_BINDING = ("not_yet", "object")


def main(positions: int, seeds: int) -> int:
    """Run the races and print what came of each; return 1 if any went wrong."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "maslahat.config.settings")
    django.setup()
    from maslahat.actions.throwaway import throwaway_database

    with throwaway_database():
        wrong = [*_storm(positions), *_endorsements(seeds), *_histories(seeds)]
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


def _endorsements(seeds: int) -> list[str]:
    from maslahat.actions.outcomes import PositionStated
    from maslahat.stores.governance import queries as governance
    from tools.races.setting import a_table
    from tools.races.storms import at_once, faults, said, states

    wrong, refused = [], 0
    for seed in range(seeds):
        table, chance = a_table(f"RACE-CLOSE-{seed}"), Random(seed)  # noqa: S311 - chance here makes cases
        seats = list(table.heads)
        deeds = [partial(states, table, seat, "endorse", f"c{seed}{seat}") for seat in seats]
        deeds += [partial(states, table, chance.choice(seats), "endorse", f"c{seed}-{n}") for n in range(44)]
        chance.shuffle(deeds)
        answers = at_once(deeds, THREADS)
        stated = [each for each in answers if isinstance(each, PositionStated)]
        refused += len(answers) - len(stated)
        adopted = governance.endorsement(table.workplan)
        counted = {each["seat"]: each["number"] for each in adopted.decision["positions"]} if adopted else {}
        wrong += faults(table, answers)
        wrong += (
            [] if counted == {str(each.seat): each.number for each in said(table)} else [f"seed {seed}: another set"]
        )
        wrong += [] if sum(each.is_endorsed for each in stated) == 1 else [f"seed {seed}: not endorsed once"]
    print(f"R-14: {seeds} seeds of 50 endorsements at once; {refused} came too late and left nothing")
    return wrong


def _histories(seeds: int) -> list[str]:
    from tools.races.linear import EMPTY, is_linearizable, register
    from tools.races.setting import a_table
    from tools.races.storms import at_once, reads, writes

    wrong = []
    for seed in range(seeds):
        table, chance, deeds = a_table(f"RACE-LINE-{seed}"), Random(seed), []  # noqa: S311 - chance here makes cases
        for n in range(200):
            seat, kind = chance.choice(list(table.heads)), chance.choice(NOT_BINDING)
            writing = partial(writes, table, seat, kind, f"l{seed}-{n}")
            deeds.append(partial(reads, table) if chance.random() < 0.5 else writing)
        if not is_linearizable(at_once(deeds, THREADS), register, EMPTY):
            wrong.append(f"seed {seed}: no order explains the history")
    print(f"R-16: {seeds} histories of 200 operations, {len(wrong)} not linearizable")
    return wrong


if __name__ == "__main__":
    told = [int(each) for each in sys.argv[1:]]
    sys.exit(main(*(told if len(told) == 2 else (500, 50))))
