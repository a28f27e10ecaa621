"""Change sets, conflicts' resolutions and their parts as JSON, in the format ``maslahat.changeset/1``."""

from decimal import Decimal
from typing import Any, cast

from maslahat.domain.shared.canonical import Document
from maslahat.domain.shared.ids import LineId, PartyCode, ProposalRef, VersionId
from maslahat.domain.workplans.allocation import astray, in_words, misshapen
from maslahat.domain.workplans.conflicts import (
    Amend,
    ApplyTo,
    Choice,
    DeleteLine,
    GiveTo,
    KeepStanding,
    Resolution,
    TakeOption,
    TakeValue,
)
from maslahat.domain.workplans.fields import (
    CHANGEABLE,
    SOURCE_LANGUAGE,
    TRANSLATED_FROM,
    CellKey,
    Field,
    Kind,
    Value,
    ValueRefused,
    spelled,
)
from maslahat.domain.workplans.operations import (
    CHANGE_SET_FORMAT,
    WHOLE_SET,
    ChangeSet,
    Delete,
    Insert,
    Join,
    Move,
    Operation,
    Restore,
    Split,
    Write,
    fields_of,
)
from maslahat.domain.workplans.plan import Line, read_line

Faults = list[tuple[str, str]]


class ChangeSetRefused(ValueError):
    """A document is not a change set; ``faults`` lists every fault as (path, what is wrong)."""

    def __init__(self, faults: Faults) -> None:
        super().__init__("; ".join(f"{path}: {why}" for path, why in faults))
        self.faults = faults


def change_set_document(change_set: ChangeSet) -> Document:
    """Return a change set as a JSON object."""
    return {
        "format": CHANGE_SET_FORMAT,
        "proposal": change_set.proposal,
        "number": change_set.number,
        "party": change_set.party,
        "base": change_set.base,
        "operations": [operation_document(operation) for operation in change_set.operations],
    }


def operation_document(operation: Operation) -> dict[str, Document]:
    """Return one operation as a JSON object: ``{"op": "PUT", "line": …, "field": "budget", "key": […], …}``."""
    match operation:
        case Insert(line, after):
            return {"op": "INSERT", "line": line.document(), "after": after}
        case Delete(line_id, before):
            return {"op": "DELETE", "line": line_id, "before": before.document()}
        case Move():
            return {
                "op": "MOVE",
                "line": operation.line,
                "output": operation.output,
                "after": operation.after,
                "output_before": operation.output_before,
                "after_before": operation.after_before,
            }
        case Write():
            return _write_document(operation)
        case Restore(line, after, version):
            return {"op": "RESTORE", "line": line.document(), "after": after, "version": version}
        case Split(line_id, before, survivor, parts):
            written = [part.document() for part in parts]
            whole = {"before": before.document(), "survivor": survivor.document()}
            return {"op": "SPLIT", "line": line_id, **whole, "parts": written}
        case Join(survivor, joined):
            return {"op": "JOIN", "survivor": survivor.document(), "before": [line.document() for line in joined]}


def _write_document(write: Write) -> dict[str, Document]:
    spec = CHANGEABLE[write.key[0]]
    about: dict[str, Document] = {"op": verb(write), "line": write.line, "field": spec.name}
    if verb(write) in ("ADD", "REMOVE"):
        return {**about, "element": write.key[1]}
    if len(write.key) > 1:
        about["key"] = list(write.key[1:])
    values = {"from": write.before} if verb(write) == "UNSET" else {"from": write.before, "to": write.after}
    return about | {name: None if value is None else spelled(value) for name, value in values.items()}


def verb(write: Write) -> str:
    """Return the word for a write: SET, ADD, REMOVE, PUT or UNSET."""
    kind = CHANGEABLE[write.key[0]].kind
    if kind is Kind.SET and write.key[1:] != (WHOLE_SET,):
        return "ADD" if write.after is not None else "REMOVE"
    if kind is Kind.MAP:
        return "PUT" if write.after is not None else "UNSET"
    return "SET"


def read_change_set(document: Document) -> ChangeSet:
    """Return the change set that a JSON object describes; raise ChangeSetRefused with every fault found."""
    if not isinstance(document, dict) or document.get("format") != CHANGE_SET_FORMAT:
        raise ChangeSetRefused([("format", f"is not {CHANGE_SET_FORMAT}")])
    faults: Faults = []
    for name, wanted in (("proposal", str), ("number", int), ("party", str), ("base", str), ("operations", list)):
        if not isinstance(document.get(name), wanted) or isinstance(document.get(name), bool):
            faults.append((name, f"is not {wanted.__name__}"))
    if faults:
        raise ChangeSetRefused(faults)
    operations = read_operations(document["operations"])
    return ChangeSet(
        ProposalRef(document["proposal"]),
        document["number"],
        PartyCode(document["party"]),
        VersionId(document["base"]),
        operations,
    )


def read_operations(entries: Document) -> tuple[Operation, ...]:
    """Return the operations that a JSON list describes; raise ChangeSetRefused with every fault found."""
    if not isinstance(entries, list):
        raise ChangeSetRefused([("operations", "is not a list")])
    faults: Faults = []
    read = [_read_operation(entry, f"operations[{place}]", faults) for place, entry in enumerate(entries)]
    if faults:
        raise ChangeSetRefused(faults)
    return tuple(cast(list[Operation], read))


def _read_operation(entry: Document, path: str, faults: Faults) -> Operation | None:
    op = entry.get("op") if isinstance(entry, dict) else None
    try:
        match op:
            case "INSERT":
                return Insert(read_line(entry.get("line"), f"{path}.line", faults), _read_anchor(entry, "after"))
            case "DELETE":
                return Delete(LineId(_word(entry, "line")), read_line(entry.get("before"), f"{path}.before", faults))
            case "MOVE":
                return _read_move(entry)
            case "RESTORE":
                line = read_line(entry.get("line"), f"{path}.line", faults)
                return Restore(line, _read_anchor(entry, "after"), VersionId(_word(entry, "version")))
            case "SPLIT" | "JOIN":
                return _read_structural(entry, path, faults)
            case "SET" | "ADD" | "REMOVE" | "PUT" | "UNSET":
                return _read_write(entry)
        raise ValueRefused("op", "is not an operation")
    except ValueRefused as fault:
        faults.append((f"{path}.{fault.field}", fault.why))
        return None


def _read_structural(entry: dict[str, Any], path: str, faults: Faults) -> Operation:
    """Return the split or join; one that does not hand on what there was is refused with the difference (E21)."""
    found: Faults = []
    survivor = read_line(entry.get("survivor"), f"{path}.survivor", found)
    if entry["op"] == "JOIN":
        operation: Split | Join = Join(survivor, _lines(entry, "before", path, found))
    else:
        parts, before = _lines(entry, "parts", path, found), read_line(entry.get("before"), f"{path}.before", found)
        operation = Split(LineId(_word(entry, "line")), before, survivor, parts)
    if not found:
        why = misshapen(operation)
        found = [(path, why)] if why else [(path, in_words(fault)) for fault in astray(operation)]
    faults.extend(found)
    return operation


def _lines(entry: dict[str, Any], name: str, path: str, faults: Faults) -> tuple[Line, ...]:
    found = entry.get(name)
    if not isinstance(found, list) or not found:
        raise ValueRefused(name, "is not a list of lines")
    return tuple(read_line(one, f"{path}.{name}[{place}]", faults) for place, one in enumerate(found))


def _read_move(entry: dict[str, Any]) -> Operation:
    return Move(
        LineId(_word(entry, "line")),
        _word(entry, "output"),
        _read_anchor(entry, "after"),
        _word(entry, "output_before"),
        _read_anchor(entry, "after_before"),
    )


def _read_write(entry: dict[str, Any]) -> Operation:
    line, op = LineId(_word(entry, "line")), entry["op"]
    spec = fields_of(line).get(_word(entry, "field"))
    if spec is None:
        raise ValueRefused("field", "no such field")
    if op in ("ADD", "REMOVE"):
        element: CellKey = (spec.name, str(spec.read(entry.get("element"))))
        write = Write(line, element, None, True) if op == "ADD" else Write(line, element, True, None)
    else:
        key = (spec.name, *_read_key(spec, entry.get("key", [])))
        write = Write(line, key, _read_value(spec, key, entry.get("from")), _read_value(spec, key, entry.get("to")))
    if op != verb(write):
        raise ValueRefused("op", f"{op} does not suit {spec.name}")
    return write


def _read_key(spec: Field, raw: Document) -> tuple[str, ...]:
    if not isinstance(raw, list) or not all(isinstance(part, str) and 0 < len(part) <= 80 for part in raw):
        raise ValueRefused("key", "is not a list of codes")
    fits = {
        Kind.TEXT: len(raw) == 1 or (len(raw) == 2 and raw[0] == TRANSLATED_FROM),
        Kind.CELL: not raw,
        Kind.SET: raw == [WHOLE_SET],
        Kind.MAP: len(raw) == len(spec.key),
    }
    if not fits[spec.kind]:
        raise ValueRefused("key", f"does not suit {spec.name}")
    return tuple(raw)


def _read_value(spec: Field, key: CellKey, raw: Document) -> Value | None:
    if raw is None:
        return None
    if spec.kind is Kind.SET:
        return " ".join(sorted({str(spec.read(element)) for element in str(raw).split()})) or None
    if spec.kind is Kind.TEXT and (key[1] == SOURCE_LANGUAGE or len(key) == 3) and not isinstance(raw, str):
        raise ValueRefused("to", "is not text")
    return spec.read(raw)


def _word(entry: dict[str, Any], name: str) -> str:
    found = entry.get(name)
    if not isinstance(found, str) or not found or len(found) > 80:
        raise ValueRefused(name, "is missing or is not a code")
    return found


def _read_anchor(entry: dict[str, Any], name: str) -> LineId | None:
    return None if entry.get(name) is None else LineId(_word(entry, name))


def resolution_document(resolution: Resolution) -> Document:
    """Return a decision on a conflict as a JSON object."""
    return {
        "conflict": resolution.conflict,
        "choice": choice_document(resolution.choice),
        "reason": resolution.reason,
        "by": resolution.by,
    }


def choice_document(choice: Choice) -> Document:
    """Return what was chosen as a JSON object: ``{"take": "option", "proposal": …}`` and the like."""
    match choice:
        case TakeOption(proposal):
            return {"take": "option", "proposal": proposal}
        case TakeValue(value):
            return {"take": "value", "value": _tagged(value)}
        case KeepStanding():
            return {"take": "standing"}
        case DeleteLine():
            return {"take": "deletion"}
        case GiveTo(lines):
            return {"take": "parts", "lines": list(lines)}
        case ApplyTo(line):
            return {"take": "transfer", "line": line}
        case Amend(cells):
            written = [{"line": line, "key": list(key), "value": _tagged(value)} for line, key, value in cells]
            return {"take": "amendment", "cells": written}


def _tagged(value: Value | None) -> Document:
    """Spell a value so that it can be read again without its field."""
    if value is None:
        return None
    kind = "element" if value is True else "decimal" if isinstance(value, Decimal) else "plain"
    return {kind: spelled(value)}


def read_resolution(document: Document) -> Resolution:
    """Return the decision that a JSON object describes; raise ChangeSetRefused if it describes none."""
    if not isinstance(document, dict) or not isinstance(document.get("conflict"), str):
        raise ChangeSetRefused([("conflict", "is missing")])
    choice = read_choice(document.get("choice"))
    return Resolution(document["conflict"], choice, str(document.get("reason", "")), str(document.get("by", "")))


def read_choice(document: Document) -> Choice:
    """Return what was chosen from its JSON object; raise ChangeSetRefused if it is no choice."""
    try:
        match document:
            case {"take": "option", "proposal": str(proposal)}:
                return TakeOption(ProposalRef(proposal))
            case {"take": "value", "value": value}:
                return TakeValue(_untagged(value))
            case {"take": "standing"}:
                return KeepStanding()
            case {"take": "deletion"}:
                return DeleteLine()
            case {"take": "parts" | "transfer"}:
                return _read_receiver(document)
            case {"take": "amendment", "cells": [*cells]}:
                return Amend(tuple(map(_read_amended, cells)))
    except (KeyError, TypeError, ArithmeticError, ValueRefused) as fault:
        raise ChangeSetRefused([("choice", "has the wrong shape")]) from fault
    raise ChangeSetRefused([("choice", "is not one that can be made")])


def _read_amended(document: Document) -> tuple[LineId, CellKey, Value | None]:
    match document:
        case {"line": str(line), "key": [*key], "value": value} if all(isinstance(part, str) for part in key):
            return LineId(line), tuple(key), _untagged(value)
    raise TypeError("not a cell")


def _read_receiver(document: dict[str, Any]) -> Choice:
    if document["take"] == "transfer":
        return ApplyTo(LineId(_word(document, "line")))
    if not isinstance(document["lines"], list):
        raise TypeError("not a list of lines")
    return GiveTo(tuple(LineId(_word({"line": line}, "line")) for line in document["lines"]))


def _untagged(document: Document) -> Value | None:
    match document:
        case None:
            return None
        case {"element": 1}:
            return True
        case {"decimal": str(digits)} if Decimal(digits).is_finite():
            return Decimal(digits)
        case {"plain": str() | int() as plain} if not isinstance(plain, bool):
            return cast(Value, plain)
    raise TypeError("not a value")
