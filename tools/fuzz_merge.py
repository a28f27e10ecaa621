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
from decimal import Decimal
from typing import Any

from maslahat.domain.shared.ids import LineId, PartyCode, ProposalRef, VersionId
from maslahat.domain.shared.texts import LocalizedText
from maslahat.domain.workplans.consolidation import Consolidation
from maslahat.domain.workplans.merge import consolidate, merge
from maslahat.domain.workplans.operations import ChangeSet, Delete, Insert, Join, Move, Operation, Split, Write
from maslahat.domain.workplans.plan import Line, Plan
from maslahat.domain.workplans.rules import PlanRules

RULES = PlanRules(2023)
MONEY = ("budget", "JPN", "USD")
KEYS = (
    ("title", "en"),
    ("lead",),
    ("participants",),
    ("quarters", "Q1"),
    ("countries", "KZ"),
    ("markers", "gender"),
    MONEY,
)
VALUES: dict[str, tuple[Any, ...]] = {
    "title": ("v0", "v1", "v2", None),
    "lead": ("v0", "v1", "v2", None),
    "participants": (0, 1, 2, None),
    "quarters": (True, None),
    "countries": (True, None),
    "markers": (0, 1, None),
    "budget": (Decimal("1.00"), Decimal("2.00"), None),
}
Rows = dict[str, tuple[str, dict[Any, Any]]]
"""The truth's idea of a plan: id to (output, cells), in order."""


@dataclass
class Wish:
    """The truth's idea of a proposal: cells, places, deletions and new lines, each as plain data.

    ``split`` holds for a line its cells from then on and those of each new line; ``joined`` holds for a line that
    stays the lines that go and its cells.
    """

    cells: dict[tuple[str, Any], Any] = field(default_factory=dict)
    places: dict[str, tuple[str, str | None]] = field(default_factory=dict)
    deleted: set[str] = field(default_factory=set)
    new: dict[str, tuple[str, dict[Any, Any], str | None]] = field(default_factory=dict)
    order: list[str] = field(default_factory=list)
    split: dict[str, tuple[dict[Any, Any], list[tuple[str, dict[Any, Any]]]]] = field(default_factory=dict)
    joined: dict[str, tuple[tuple[str, ...], dict[Any, Any]]] = field(default_factory=dict)

    def claims(self) -> dict[str, tuple[Any, ...]]:
        """Return for each line what is to become of it as a whole, whatever new lines are called."""
        found: dict[str, tuple[Any, ...]] = dict.fromkeys(self.deleted, ("goes",))
        for name, (cells, parts) in self.split.items():
            found[name] = ("split", spelled(cells), sorted(spelled(part) for _, part in parts))
        for name, (others, cells) in self.joined.items():
            found |= dict.fromkeys((name, *others), ("joined", name, sorted(others), spelled(cells)))
        return found


def spelled(cells: dict[Any, Any]) -> str:
    """Return cells as text to compare by."""
    return repr(sorted(clean(("", cells))[1].items()))


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
        kind = chance.randrange(10)
        if kind == 7 or not names:
            output = chance.choice(("1.1", "1.2"))
            anchors = [None, *(name for name in names if rows[name][0] == output)]
            wish.new[f"N{side}{count}"] = (output, made_cells(chance), chance.choice(anchors))
            wish.order.append(f"N{side}{count}")
            continue
        on_line(chance, rows, wish, chance.choice(names), kind, f"N{side}{count}")
    return wish


def on_line(chance: random.Random, rows: Rows, wish: Wish, name: str, kind: int, new: str) -> None:
    """Wish one thing more of a line, unless it goes against what is wished of it already."""
    is_edited = any(line == name for line, _ in wish.cells)
    if name in wish.claims():
        if kind == 5 and name in {*wish.split, *wish.joined} and name not in wish.places:
            move(chance, rows, wish, name)
    elif kind == 9 and not is_edited:
        join(chance, rows, wish, name)
    elif kind == 8 and not is_edited:
        split(chance, rows, wish, name, new)
    elif kind == 6 and name not in wish.places and not is_edited:
        wish.deleted.add(name)
    elif kind == 5 and name not in wish.places:
        move(chance, rows, wish, name)
    else:
        key = chance.choice(KEYS)
        value = chance.choice(VALUES[key[0]])
        if value != rows[name][1].get(key):
            wish.cells[name, key] = value


def split(chance: random.Random, rows: Rows, wish: Wish, name: str, new: str) -> None:
    """Wish a line split in one of two ways, so that two sides may wish the same; the order of new lines may differ."""
    way = random.Random(f"{name} {chance.randrange(2)}")  # noqa: S311 - chance here makes cases, not secrets
    texts = [made_cells(way) for _ in range(way.randrange(2, 4))]
    left = rows[name][1].get(MONEY, Decimal(0))
    for cells in texts:
        cells.pop(MONEY, None)
    for cells in texts[:-1]:
        amount = min(left, Decimal(way.randrange(3)))
        left -= amount
        cells |= {MONEY: amount} if amount else {}
    texts[-1] |= {MONEY: left} if left else {}
    parts = [(f"{new}-{count}", cells) for count, cells in enumerate(texts[1:])]
    chance.shuffle(parts)
    wish.split[name] = (texts[0], parts)


def join(chance: random.Random, rows: Rows, wish: Wish, name: str) -> None:
    """Wish a line and one or two others joined, in one of two ways, if nothing else is wished of those."""
    busy = {*wish.claims(), *wish.places, *(line for line, _ in wish.cells), name}
    free = [one for one in rows if one not in busy]
    others = tuple(sorted(free[: chance.randrange(1, 3)]))
    if others:
        way = random.Random(f"{name} {chance.randrange(2)}")  # noqa: S311 - chance here makes cases, not secrets
        cells = {key: value for key, value in made_cells(way).items() if key != MONEY}
        amounts = [rows[one][1][MONEY] for one in (name, *others) if MONEY in rows[one][1]]
        wish.joined[name] = (others, cells | ({MONEY: sum(amounts)} if amounts else {}))


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
        if any(drops(left, name, key, value) for (name, key), value in right.cells.items()):
            return True
        if any(name in others for others, _ in left.joined.values() for name in right.places):
            return True
    claims = other.claims()
    return any(claims.get(name, claim) != claim for name, claim in one.claims().items())


def drops(wish: Wish, name: str, key: Any, value: Any) -> bool:
    """Tell whether splitting or joining loses what another writes in a cell."""
    if name in wish.split:
        cells, parts = wish.split[name]
        return any(text.get(key) != value for text in (cells, *(part for _, part in parts)))
    if name in wish.joined:
        return bool(wish.joined[name][1].get(key) != value)
    return any(name in others for others, _ in wish.joined.values())


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
    gone |= {name for wish in live for others, _ in wish.joined.values() for name in others}
    placed = {name: where for wish in live for name, where in wish.places.items()}
    texts = {name: (placed.get(name, (output, None))[0], dict(cells)) for name, (output, cells) in rows.items()}
    parts = divided(wishes, live, texts)
    for name, cells in ((name, cells) for wish in live for name, (_, cells) in wish.joined.items()):
        texts[name] = (texts[name][0], dict(cells))
    for wish in live:
        for (name, key), value in wish.cells.items():
            texts[name][1][key] = value
        texts |= {name: (output, cells) for name, (output, cells, _) in wish.new.items()}
    result = []
    for output in ("1.1", "1.2"):
        for anchor in (None, *(name for name in rows if rows[name][0] == output)):
            if anchor is not None and anchor not in placed:
                result += [anchor, *parts.get(anchor, ())]
            for name in hanging(live, output, anchor, set(result)):
                result += [name, *parts.get(name, ())]
    return held, [(name, *clean(texts[name])) for name in result if name not in gone]


def divided(wishes: list[Wish], live: list[Wish], texts: Rows) -> dict[str, list[str]]:
    """Write down what split lines and their new lines say; return the new lines of each.

    Of all who wish a split alike the first gives the names and the order, even if that one has to wait.
    """
    found: dict[str, list[str]] = {}
    for wish in live:
        for name in wish.split:
            first = next(one for one in wishes if one.claims().get(name) == wish.claims()[name])
            cells, parts = first.split[name]
            texts[name] = (texts[name][0], dict(cells))
            texts |= {part: (texts[name][0], dict(text)) for part, text in parts}
            found[name] = [part for part, _ in parts]
    return found


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
    operations += structural(base, wish)
    for (name, key), value in wish.cells.items():
        operations.append(Write(LineId(name), key, rows[name][1].get(key), value))
    operations += [Delete(LineId(name), base.line(LineId(name))) for name in sorted(wish.deleted)]
    return ChangeSet(ProposalRef(f"P{number}"), number, PartyCode("KG"), VersionId(base.version_id), tuple(operations))


def structural(base: Plan, wish: Wish) -> list[Operation]:
    """Return the splits and joins of a wish as operations of the product."""
    found: list[Operation] = []
    for name, (cells, parts) in wish.split.items():
        was = base.line(LineId(name))
        made = tuple(Line(LineId(part), was.output, text) for part, text in parts)
        found.append(Split(was.id, was, Line(was.id, was.output, cells), made))
    for name, (others, cells) in wish.joined.items():
        before = tuple(base.line(LineId(one)) for one in (name, *others))
        found.append(Join(Line(before[0].id, before[0].output, cells), before))
    return found


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
        wish.split.clear()
        wish.joined.clear()
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
