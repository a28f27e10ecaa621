"""Merge against the truth: random proposals, a brute-force answer that shares no code, and the count of differences.

    python -m tools.fuzz_merge 1000000

Every case is made from its number alone, so that a case found wrong can be run again: ``--first NUMBER``. ``wrong``: no
conflict, yet another plan; ``missed``: a conflict that was not reported; ``false``: a conflict where there is none.
"""

import argparse
import random
import sys
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from maslahat.domain.shared.ids import LineId, PartyCode, ProposalRef, VersionId
from maslahat.domain.shared.texts import LocalizedText
from maslahat.domain.workplans.consolidation import Consolidation
from maslahat.domain.workplans.merge import consolidate, merge
from maslahat.domain.workplans.operations import ChangeSet, Delete, Insert, Move, Operation, Write
from maslahat.domain.workplans.plan import Line, Plan
from maslahat.domain.workplans.rules import PlanRules

RULES = PlanRules(2023)
KEYS = (("title", "en"), ("lead",), ("participants",), ("quarters", "Q1"), ("countries", "KZ"), ("markers", "gender"))
VALUES: dict[str, tuple[Any, ...]] = {
    "title": ("v0", "v1", "v2", None),
    "lead": ("v0", "v1", "v2", None),
    "participants": (0, 1, 2, None),
    "quarters": (True, None),
    "countries": (True, None),
    "markers": (0, 1, None),
}
Rows = dict[str, tuple[str, dict[Any, Any]]]
"""The truth's idea of a plan: id to (output, cells), in order."""


@dataclass
class Wish:
    """The truth's idea of a proposal: cells, places, deletions and new lines, each as plain data."""

    cells: dict[tuple[str, Any], Any] = field(default_factory=dict)
    places: dict[str, tuple[str, str | None]] = field(default_factory=dict)
    deleted: set[str] = field(default_factory=set)
    new: dict[str, tuple[str, dict[Any, Any], str | None]] = field(default_factory=dict)
    order: list[str] = field(default_factory=list)


def made_rows(chance: random.Random) -> Rows:
    """Return some lines under two outputs."""
    found: Rows = {}
    for output in ("1.1", "1.2"):
        for _ in range(chance.randrange(0, 4)):
            found[f"K{len(found)}"] = (output, made_cells(chance))
    return found


def made_cells(chance: random.Random) -> dict[Any, Any]:
    """Return the cells of a line."""
    drawn = {key: chance.choice(VALUES[key[0]]) for key in KEYS}
    return {key: value for key, value in drawn.items() if value is not None}


def made_wish(chance: random.Random, rows: Rows, side: str) -> Wish:
    """Return what one side wants: up to four things, none against another of its own."""
    wish = Wish()
    names = list(rows)
    for count in range(chance.randrange(0, 5)):
        kind = chance.randrange(8)
        if kind == 7 or not names:
            output = chance.choice(("1.1", "1.2"))
            anchors = [None, *(name for name in names if rows[name][0] == output)]
            wish.new[f"N{side}{count}"] = (output, made_cells(chance), chance.choice(anchors))
            wish.order.append(f"N{side}{count}")
            continue
        name = chance.choice(names)
        if kind == 6 and name not in wish.places and not any(line == name for line, _ in wish.cells):
            wish.deleted.add(name)
        elif kind == 5 and name not in wish.deleted and name not in wish.places:
            move(chance, rows, wish, name)
        elif name not in wish.deleted:
            key = chance.choice(KEYS)
            value = chance.choice(VALUES[key[0]])
            if value != rows[name][1].get(key):
                wish.cells[name, key] = value
    return wish


def move(chance: random.Random, rows: Rows, wish: Wish, name: str) -> None:
    """Wish a line to another place than its own."""
    output = chance.choice(("1.1", "1.2"))
    anchor = chance.choice([None, *(one for one in rows if rows[one][0] == output and one != name)])
    if (output, anchor) != place(rows, name):
        wish.places[name] = (output, anchor)
        wish.order.append(name)


def place(rows: Rows, name: str) -> tuple[str, str | None]:
    """Return where a line stands: its output and the line before it."""
    output = rows[name][0]
    same = [one for one in rows if rows[one][0] == output]
    spot = same.index(name)
    return output, same[spot - 1] if spot else None


def collide(one: Wish, other: Wish) -> bool:
    """Tell by definition whether two wishes cannot both come true."""
    if any(other.cells.get(cell, value) != value for cell, value in one.cells.items()):
        return True
    if any(other.places.get(name, where) != where for name, where in one.places.items()):
        return True
    for left, right in ((one, other), (other, one)):
        touched = {name for name, _ in right.cells} | set(right.places)
        if left.deleted & touched:
            return True
    return False


def truth(rows: Rows, wishes: list[Wish]) -> tuple[set[int], list[tuple[str, str, dict[Any, Any]]]]:
    """Return who is held, and the lines that result, by walking the base and asking everybody at every place."""
    held = {
        mine
        for mine, one in enumerate(wishes)
        for theirs, other in enumerate(wishes)
        if mine != theirs and collide(one, other)
    }
    live = [wish for number, wish in enumerate(wishes) if number not in held]
    gone = {name for wish in live for name in wish.deleted}
    placed = {name: where for wish in live for name, where in wish.places.items()}
    texts = {name: (placed.get(name, (output, None))[0], dict(cells)) for name, (output, cells) in rows.items()}
    for wish in live:
        for (name, key), value in wish.cells.items():
            texts[name][1][key] = value
        texts |= {name: (output, cells) for name, (output, cells, _) in wish.new.items()}
    result = []
    for output in ("1.1", "1.2"):
        for anchor in (None, *(name for name in rows if rows[name][0] == output)):
            if anchor is not None and anchor not in placed:
                result.append(anchor)
            result += hanging(live, output, anchor, set(result))
    return held, [(name, *clean(texts[name])) for name in result if name not in gone]


def hanging(live: list[Wish], output: str, anchor: str | None, there: set[str]) -> list[str]:
    """Return the lines wanted just after an anchor, in order of the proposals and of the wishes in each."""
    found: list[str] = []
    for wish in live:
        for name in wish.order:
            where = wish.places.get(name) or (wish.new[name][0], wish.new[name][2])
            if where == (output, anchor) and name not in there and name not in found:
                found.append(name)
    return found


def clean(text: tuple[str, dict[Any, Any]]) -> tuple[str, dict[Any, Any]]:
    """Return output and cells without the empty ones."""
    return text[0], {key: value for key, value in text[1].items() if value is not None}


def as_plan(rows: Rows) -> Plan:
    """Return the rows as a plan of the product."""
    lines = tuple(Line(LineId(name), output, dict(cells)) for name, (output, cells) in rows.items())
    return Plan("P", "J", 2023, LocalizedText(), LocalizedText(), (), lines)


def as_change_set(rows: Rows, base: Plan, wish: Wish, number: int) -> ChangeSet:
    """Return a wish as a change set of the product."""
    operations: list[Operation] = []
    for name in wish.order:
        if name in wish.new:
            output, cells, after = wish.new[name]
            operations.append(Insert(Line(LineId(name), output, cells), LineId(after) if after else None))
        else:
            (output, after), (was, before) = wish.places[name], place(rows, name)
            anchors = [LineId(one) if one else None for one in (after, before)]
            operations.append(Move(LineId(name), output, anchors[0], was, anchors[1]))
    for (name, key), value in wish.cells.items():
        operations.append(Write(LineId(name), key, rows[name][1].get(key), value))
    operations += [Delete(LineId(name), base.line(LineId(name))) for name in sorted(wish.deleted)]
    return ChangeSet(ProposalRef(f"P{number}"), number, PartyCode("KG"), VersionId(base.version_id), tuple(operations))


def result(found: Consolidation) -> list[tuple[str, str, dict[Any, Any]]]:
    """Return the lines of a draft as plain data."""
    return [(str(line.id), line.output, dict(line.cells)) for line in found.plan.lines]


def proposals_differ(number: int) -> str:
    """Try proposals against the truth; return "" or in what way they differ."""
    chance = random.Random(number)  # noqa: S311 - chance here makes cases, not secrets
    rows = made_rows(chance)
    wishes = [made_wish(chance, rows, side) for side in "abc"[: chance.randrange(1, 4)]]
    base = as_plan(rows)
    sets = [as_change_set(rows, base, wish, turn) for turn, wish in enumerate(wishes)]
    chance.shuffle(sets)
    found = consolidate(base, sets, [], RULES)
    held, lines = truth(rows, wishes)
    return verdict({int(name[1:]) for name in found.held}, held, result(found) == lines)


def plans_differ(number: int) -> str:
    """Try the merge of two whole plans against the truth; return "" or in what way they differ."""
    chance = random.Random(number)  # noqa: S311 - chance here makes cases, not secrets
    rows = made_rows(chance)
    wishes = [made_wish(chance, rows, side) for side in "ab"]
    for wish in wishes:
        wish.places.clear()
        wish.order = list(wish.new)
    texts = [truth(rows, [wish])[1] for wish in wishes]
    ours, theirs = (as_plan({name: (output, cells) for name, output, cells in text}) for text in texts)
    for wish, text in zip(wishes, texts, strict=True):
        anchor_as_seen(rows, wish, text)
    base = as_plan(rows)
    found = merge(base, ours, theirs, RULES)
    held, lines = truth(rows, wishes)
    is_same = result(found) == lines
    return verdict({0, 1} if found.held else set(), held, is_same)


def anchor_as_seen(rows: Rows, wish: Wish, text: list[tuple[str, str, dict[Any, Any]]]) -> None:
    """Anchor new lines where a reader of the finished text sees them: after the nearest line that was there before.

    Two texts alone do not tell that a line was once wanted after one that the same side deleted.
    """
    wish.order = [name for name, _, _ in text if name in wish.new]
    for name in wish.order:
        output, cells, _ = wish.new[name]
        same = [one for one, under, _ in text if under == output]
        before = [one for one in same[: same.index(name)] if one in rows]
        wish.new[name] = (output, cells, before[-1] if before else None)


def verdict(said: set[int], held: set[int], is_same: bool) -> str:
    """Name the difference between what was said and what is true."""
    if held - said:
        return "missed"
    if said - held:
        return "false"
    return "" if is_same else "wrong"


def fuzz(first: int, count: int) -> tuple[Counter[str], list[tuple[int, str]]]:
    """Run so many cases from the first; return how many ended in what way, and the first ten that differ."""
    found: Counter[str] = Counter(wrong=0, missed=0, false=0)
    differing: list[tuple[int, str]] = []
    for number in range(first, first + count):
        said = (plans_differ if number % 4 == 0 else proposals_differ)(number)
        found[said or "right"] += 1
        if said and len(differing) < 10:
            differing.append((number, said))
    return found, differing


def main() -> int:
    """Run the cases that were asked for and print what came out; 1 if a single one differs from the truth."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int, nargs="?", default=20_000)
    parser.add_argument("--first", type=int, default=0)
    asked = parser.parse_args()
    found, differing = fuzz(asked.first, asked.count)
    print(f"{asked.count} cases: {found['wrong']} wrong, {found['missed']} missed, {found['false']} false")
    for number, said in differing:
        print(f"  case {number}: {said}")
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
