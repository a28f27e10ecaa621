"""Whether a history of operations that overlapped could have happened one after the other (Wing and Gong, 1993).

Each operation was invoked at one moment and answered at another. A history is linearizable if the operations can be
put into one order that keeps apart what did not overlap, and in which each gets exactly the answer it got. The search
takes the operations that may come next, one by one, and remembers where it has been (Lowe, 2017).
"""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any

Apply = Callable[[Any, "Operation"], tuple[Hashable, Hashable]]
"""From a state and an operation to the state after it and the answer it must get."""


@dataclass(frozen=True, slots=True)
class Operation:
    """Something that was asked between two moments, and what was answered."""

    name: str
    asked: Any
    answer: Any
    invoked: int
    returned: int


def is_linearizable(history: Sequence[Operation], apply: Apply, start: Hashable) -> bool:
    """Tell whether some order of the operations explains every answer, beginning from this state."""
    found = sorted(history, key=lambda each: each.invoked)
    seen: set[tuple[int, Hashable]] = set()
    stack: list[tuple[int, Hashable]] = [(0, start)]
    whole = (1 << len(found)) - 1
    while stack:
        done, state = stack.pop()
        if done == whole:
            return True
        for place in _next(found, done):
            after, answer = apply(state, found[place])
            reached = (done | 1 << place, after)
            if answer == found[place].answer and reached not in seen:
                seen.add(reached)
                stack.append(reached)
    return False


def _next(found: Sequence[Operation], done: int) -> list[int]:
    """Return the operations that may come next: those invoked before any other that is left had returned."""
    left = [place for place in range(len(found)) if not done >> place & 1]
    earliest = min(found[place].returned for place in left)
    return [place for place in left if found[place].invoked <= earliest]


def register(state: Any, operation: Operation) -> tuple[Hashable, Hashable]:
    """Apply an operation to the register of positions: ``state`` is the count so far and each seat's last kind.

    ``write`` (seat, kind) answers the number of the position; ``read`` () answers count and last kinds as they stand.
    """
    count, kinds = state
    if operation.name == "read":
        return state, (count, kinds)
    seat, kind = operation.asked
    after = tuple(sorted({**dict(kinds), seat: kind}.items()))
    return (count + 1, after), count + 1


EMPTY: Hashable = (0, ())
"""The register before anybody spoke."""
