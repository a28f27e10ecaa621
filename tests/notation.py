"""Write a plan and what proposals do to it as on a whiteboard.

A plan: an output alone on its row, its lines below, cells parted by bars::

    1.1
      L1 | Training of trainers | ru Обучение тренеров | quarters Q1 Q2 | budget JPN 100000 | lead UNODC
      L2 | Study visit

A proposal, one wish a row::

    L1 title = Training of 20 trainers        L1 title/ru = …            L1 lead = nothing
    L1 quarters + Q3      L1 quarters - Q1    L1 quarters = Q1 Q4        (the whole set)
    L1 budget JPN = 120000                    L1 shares KZ = 60          L1 markers gender = 2
    delete L1             move L3 after L5    move L3 first in 2.1       move L3 after L5 in 2.1
    add N1 after L2: New activity | lead UNODC                           add N1 first in 1.2: New activity
    split L1: L1 | Judges | budget JPN 60000 // P1 | Police | budget JPN 40000
    join L1 L2: Training and visit | lead UNODC                          (budgets are summed)
    restore X after L2: Old activity      preamble/en = We agree         (of the plan itself)
"""

import re
from collections.abc import Sequence
from decimal import Decimal

from maslahat.domain.shared.ids import LineId, PartyCode, ProposalRef, VersionId
from maslahat.domain.shared.texts import LocalizedText
from maslahat.domain.workplans.allocation import joined
from maslahat.domain.workplans.changes import standing
from maslahat.domain.workplans.fields import CHANGEABLE, FIELDS, CellKey, Holds, Kind, Value
from maslahat.domain.workplans.operations import (
    WHOLE_SET,
    ChangeSet,
    Delete,
    Insert,
    Move,
    Operation,
    Restore,
    Split,
    Write,
)
from maslahat.domain.workplans.placement import place_on
from maslahat.domain.workplans.plan import Line, Plan, text_cells

CURRENCY = "USD"


def plan(board: str, year: int = 2023) -> Plan:
    """Return the plan on this board."""
    output, lines = "", []
    for row in filter(None, (row.strip() for row in board.splitlines())):
        if "|" not in row and re.fullmatch(r"[\d.]+", row):
            output = row
        else:
            lines.append(line(row, output))
    return Plan("PCA", f"JWP-{year}", year, LocalizedText(), LocalizedText(), ("KZ", "KG", "UNODC"), tuple(lines))


def line(row: str, output: str) -> Line:
    """Return the line that one row of a board describes."""
    name, *parts = (part.strip() for part in row.split("|"))
    words = {"en": f"Activity {name}"}
    cells: dict[CellKey, Value] = {}
    for part in parts:
        head, _, rest = part.partition(" ")
        if head == "ru":
            words["ru"] = rest
        elif head in FIELDS:
            cells |= _cells(head, rest.split())
        else:
            words["en"] = part
    return Line(LineId(name), output, text_cells("title", LocalizedText.of(**words)) | cells)


def _cells(name: str, values: Sequence[str]) -> dict[CellKey, Value]:
    if FIELDS[name].kind is Kind.SET:
        return {(name, element): True for element in values}
    if FIELDS[name].kind is Kind.CELL:
        return {(name,): _value(name, " ".join(values))}
    pairs = zip(values[::2], values[1::2], strict=True)
    return {_map_key(name, key): _value(name, value) for key, value in pairs}


def _map_key(name: str, part: str) -> CellKey:
    return (name, part, CURRENCY) if name == "budget" else (name, part)


def _value(name: str, words: str) -> Value:
    number = Decimal(words) if CHANGEABLE[name].holds in (Holds.AMOUNT, Holds.PERCENT) else None
    return CHANGEABLE[name].read(words) if number is None else number.quantize(Decimal("0.01"))


def proposal(base: Plan, who: str, *wishes: str, number: int | None = None) -> ChangeSet:
    """Return the change set of a party, for example ``proposal(base, "KG", "delete L1")``; KG-2 is KG's second."""
    party, _, count = who.partition("-")
    turn = (
        number
        if number is not None
        else list("ABCDEFGHIJKLMNOPQRSTUVWXYZ").index(party[-1]) + 1 + 100 * int(count or 1)
    )
    added: dict[LineId, Line] = {}
    operations = tuple(_wish(base, added, wish.strip()) for wish in wishes)
    return ChangeSet(ProposalRef(who), turn, PartyCode(party), base.version_id, operations)


def _wish(base: Plan, added: dict[LineId, Line], wish: str) -> Operation:
    verb, _, rest = wish.partition(" ")
    if verb in ("split", "join", "restore"):
        return _structure(base, added, verb, rest)
    if verb.partition("/")[0] == "preamble":
        return _write(base.texts, wish)
    if verb == "delete":
        return Delete(LineId(rest), _line(base, added, rest))
    if verb == "move":
        return _move(base, rest)
    if verb == "add":
        place, _, content = rest.partition(":")
        name, _, where = place.partition(" ")
        output, after = _where(base, where)
        new = line(f"{name} | {content}" if content.strip() else f"{name} |", output)
        added[new.id] = new
        return Insert(new, after)
    return _write(_line(base, added, verb), rest)


def _structure(base: Plan, added: dict[LineId, Line], verb: str, words: str) -> Operation:
    place, _, content = words.partition(":")
    if verb == "restore":
        name, _, where = place.partition(" ")
        output, after = _where(base, where)
        return Restore(line(f"{name} | {content}", output), after, VersionId("earlier"))
    names = place.split()
    first = _line(base, added, names[0])
    if verb == "join":
        cells = line(f"{first.id} | {content}", first.output).cells if content.strip() else {}
        return joined(first, [_line(base, added, name) for name in names[1:]], cells)
    made = [line(part.strip(), first.output) for part in content.split("//")]
    parts = [Line(part.id, part.output, {**part.cells, ("derived_from",): first.id}) for part in made[1:]]
    added.update({part.id: part for part in parts})
    return Split(first.id, first, made[0], tuple(parts))


def _line(base: Plan, added: dict[LineId, Line], name: str) -> Line:
    if LineId(name) in base:
        return base.line(LineId(name))
    return added.get(LineId(name)) or line(f"{name} |", "1.1")


def _move(base: Plan, words: str) -> Move:
    name, _, where = words.partition(" ")
    was = place_on(base, LineId(name))
    output, after = _where(base, where, was.output)
    return Move(LineId(name), output, after, was.output, was.after)


def _where(base: Plan, words: str, output: str = "1.1") -> tuple[str, LineId | None]:
    place, _, named = words.partition(" in ")
    if place == "first":
        return named or output, None
    after = LineId(place.removeprefix("after ").strip())
    return named or (base.line(after).output if after in base else output), after


def _write(on: Line, words: str) -> Write:
    found = re.fullmatch(r"(\w+)(?:/(\w+))?(?: (\w+))? ([=+-]) (.*)", words)
    assert found, words
    name, language, part, sign, value = found.groups()
    if sign != "=":
        key: CellKey = (name, value)
        return Write(on.id, key, on.cells.get(key), True if sign == "+" else None)
    if CHANGEABLE[name].kind is Kind.SET:
        key = (name, WHOLE_SET)
        return Write(on.id, key, standing(on, key), " ".join(sorted(value.split())))
    is_text = CHANGEABLE[name].kind is Kind.TEXT
    key = (name, language or "en") if is_text else _map_key(name, part) if part else (name,)
    return Write(on.id, key, on.cells.get(key), None if value == "nothing" else _value(name, value))


def order(of: Plan, output: str | None = None) -> str:
    """Return the ids of the lines in their order, of one output or of all."""
    return " ".join(one.id for one in of.lines if output in (None, one.output))


def says(of: Plan, where: str) -> str:
    """Return what a cell says: ``says(plan, "L1 quarters")``, ``"L1 title/ru"``, ``"L1 budget JPN"``; "" if nothing."""
    name, field_name, *part = where.replace("/", " ").split()
    on = of.find(LineId(name)) or of.line(LineId(name))
    match CHANGEABLE[field_name].kind:
        case Kind.SET:
            return " ".join(on.elements(field_name))
        case Kind.TEXT:
            return on.text(field_name).texts.get(part[0] if part else "en", "")
        case Kind.MAP if part:
            return f"{on.cells.get(_map_key(field_name, part[0]), '')}".removesuffix(".00")
    return str(on.one(field_name) or "")
