"""Accepting a proposal as amended: its operations as fields that may be rewritten, and the wishes they come to."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django import forms

from maslahat.actions.wishes import Add, Drop, Edit, Kept, Shift, Wish
from maslahat.domain.workplans.fields import CHANGEABLE, CellKey, Kind, Value, spelled
from maslahat.domain.workplans.footprint import follows_text
from maslahat.domain.workplans.operations import WHOLE_SET, Delete, Insert, Join, Move, Operation, Restore, Split, Write
from maslahat.domain.workplans.plan import Line, Plan
from maslahat.publishing.changed_cells import cell_name
from maslahat.publishing.view import Names
from maslahat.web.proposals.differences import said

LONGEST_VALUE = 5000


@dataclass(frozen=True, slots=True)
class Amendable:
    """One value of a proposal that may be accepted otherwise; ``name`` is that of the field."""

    name: str
    label: str
    value: str
    is_text: bool


def amendables(names: Names, plan: Plan, operations: tuple[Operation, ...]) -> tuple[Amendable, ...]:
    """Return the values of these operations, labelled by line and cell, in order."""
    return tuple(_amendables(names, plan, operations))


def _amendables(names: Names, plan: Plan, operations: tuple[Operation, ...]) -> Iterator[Amendable]:
    for place, operation in enumerate(operations):
        if isinstance(operation, Write) and _is_free(operation.key):
            code = plan.printed_codes.get(operation.line, "")
            yield _amendable(names, f"amend-{place}", code, operation.key, operation.after)
        elif isinstance(operation, Insert):
            for cell, key in enumerate(_free_cells(operation.line)):
                value = operation.line.cells[key]
                yield _amendable(names, f"amend-{place}-{cell}", operation.line.output, key, value)


def _amendable(names: Names, name: str, code: str, key: CellKey, value: Value | None) -> Amendable:
    words = f"{code}: {said(cell_name(names, key))}".removeprefix(": ")
    return Amendable(name, words, "" if value is None else str(spelled(value)), CHANGEABLE[key[0]].kind is Kind.TEXT)


def _is_free(key: CellKey) -> bool:
    return not follows_text(key) and key[-1] != WHOLE_SET and CHANGEABLE[key[0]].kind is not Kind.SET


def _free_cells(line: Line) -> list[CellKey]:
    return sorted(key for key in line.cells if _is_free(key))


def add_fields(form: forms.Form, found: tuple[Amendable, ...]) -> None:
    """Put a field for each value into the form, filled with what was proposed."""
    for each in found:
        widget = forms.Textarea(attrs={"rows": 2}) if each.is_text else forms.TextInput()
        form.fields[each.name] = forms.CharField(
            label=each.label, required=False, initial=each.value, max_length=LONGEST_VALUE, widget=widget
        )


def amended_wishes(plan: Plan, operations: tuple[Operation, ...], typed: Mapping[str, object]) -> tuple[Wish, ...]:
    """Return the wishes on this draft that the operations amount to with the values as typed."""
    wishes = (_wish(plan, place, operation, typed) for place, operation in enumerate(operations))
    return tuple(each for each in wishes if each is not None)


def _wish(plan: Plan, place: int, operation: Operation, typed: Mapping[str, object]) -> Wish | None:
    match operation:
        case Delete(line):
            return Drop(line)
        case Move(line, output, after):
            return Shift(line, output, after if after and after in plan else None)
        case Insert(line, after):
            return _added(plan, place, line, after, typed)
        case Write():
            return _edited(plan, place, operation, typed)
        case Split() | Join() | Restore():
            return Kept(operation)


def _added(plan: Plan, place: int, line: Line, after: str | None, typed: Mapping[str, object]) -> Add:
    cells: dict[CellKey, object] = {
        key: value for key, value in line.cells.items() if CHANGEABLE[key[0]].kind is not Kind.TEXT
    }
    words: dict[str, dict[str, str]] = {}
    for cell, key in enumerate(_free_cells(line)):
        value = typed.get(f"amend-{place}-{cell}", str(spelled(line.cells[key])))
        if CHANGEABLE[key[0]].kind is Kind.TEXT:
            words.setdefault(key[0], {})[key[1]] = str(value)
        else:
            cells[key] = value
    known = after if after is not None and any(each.id == after for each in plan.lines) else None
    return Add(line.output, known, cells, words, line.title.source or "en")


def _edited(plan: Plan, place: int, operation: Write, typed: Mapping[str, object]) -> Edit | None:
    key = operation.key
    if follows_text(key):
        return None
    if key[-1] == WHOLE_SET:
        wanted = set(str(operation.after or "").split())
        standing = plan.line(operation.line).elements(key[0]) if operation.line in plan else ()
        return Edit(operation.line, {(key[0], each): each in wanted or None for each in {*wanted, *standing}})
    value = typed.get(f"amend-{place}", "" if operation.after is None else operation.after)
    if CHANGEABLE[key[0]].kind is Kind.TEXT:
        return Edit(operation.line, words={key[0]: {key[1]: str(value)}})
    return Edit(operation.line, {key: value})
