"""What a merge came to, the difference of two plans, and decisions on conflicts, each as one JSON document."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from maslahat.domain.shared.canonical import Document
from maslahat.domain.shared.ids import LineId
from maslahat.domain.workplans.changes import diff
from maslahat.domain.workplans.conflicts import (
    PLACE,
    WHOLE_LINE,
    Conflict,
    ConflictId,
    Notice,
    Resolution,
    wanted_document,
)
from maslahat.domain.workplans.consolidation import Cell, Consolidation
from maslahat.domain.workplans.documents import (
    ChangeSetRefused,
    operation_document,
    read_resolution,
    resolution_document,
)
from maslahat.domain.workplans.fields import CellKey, Value, spelled
from maslahat.domain.workplans.operations import ChangeSet
from maslahat.domain.workplans.placement import place_on
from maslahat.domain.workplans.plan import Plan
from maslahat.domain.workplans.redline import CellChange, LineRedline, Redline
from maslahat.domain.workplans.rules import PlanRules, broken_rules
from maslahat.domain.workplans.wording import Segment

RESULT_FORMAT = "maslahat.mergeresult/1"
DIFF_FORMAT = "maslahat.diff/1"
RESOLUTIONS_FORMAT = "maslahat.resolutions/1"

_RuleName = tuple[str, str, LineId | None, tuple[LineId, ...]]


def merge_result(
    base: Plan,
    change_sets: Sequence[ChangeSet],
    resolutions: Sequence[Resolution],
    found: Consolidation,
    rules: PlanRules,
) -> dict[str, Document]:
    """Return what came of these proposals on this base as a JSON object in RESULT_FORMAT.

    ``outcome`` is ``merged`` if no conflict is open, else ``conflicts``; ``plan`` is the draft in either case.
    """
    broken = broken_rules(found.plan, rules)
    rule_cells = {(each.rule.value, each.subject, each.line, each.among): each.cells for each in broken}
    decided = {each.conflict: each for each in resolutions}
    known = {conflict.id for conflict in (*found.conflicts, *found.settled)}
    settled = {conflict.id for conflict in found.settled}
    return {
        "format": RESULT_FORMAT,
        "outcome": "conflicts" if found.conflicts else "merged",
        "base": base.version_id,
        "fingerprint": found.plan.version_id,
        "proposals": list(_proposals(change_sets, found)),
        "conflicts": [_conflict(each, rule_cells) for each in found.conflicts],
        "settled": [
            {**_conflict(each, rule_cells), "resolution": _decision(decided.get(each.id))} for each in found.settled
        ],
        "notices": [_notice(each) for each in found.notices],
        "origin": list(_origin(base, found)),
        "unused_resolutions": sorted(name for name in decided if name not in known or name not in settled),
        "plan": found.plan.document(),
    }


def _proposals(change_sets: Iterable[ChangeSet], found: Consolidation) -> Iterator[Document]:
    unique = {one.proposal: one for one in change_sets}
    for one in sorted(unique.values(), key=lambda one: (one.number, one.proposal)):
        yield {
            "proposal": one.proposal,
            "number": one.number,
            "party": one.party,
            "operations": len(one.operations),
            "state": "merged" if one.proposal in found.merged else "held",
            "waits_for": list(found.held.get(one.proposal, ())),
        }


def _conflict(conflict: Conflict, rule_cells: Mapping[_RuleName, Sequence[Cell]]) -> dict[str, Document]:
    cells = rule_cells.get((conflict.rule, conflict.subject, conflict.line, conflict.among), ())
    if not conflict.rule and conflict.line is not None:
        cells = ((conflict.line, conflict.key or WHOLE_LINE),)
    return {
        "id": conflict.id,
        "class": conflict.kind.value,
        "lines": list(dict.fromkeys(line for line, _ in cells)),
        "cells": [_cell(line, key) for line, key in cells],
        "standing": wanted_document(conflict.standing),
        "options": [
            {"wanted": wanted_document(option.wanted), "proposals": list(option.proposals)}
            for option in conflict.options
        ],
        "proposals": list(conflict.proposals),
        "rule": conflict.rule,
        "subject": conflict.subject,
        "found": conflict.found,
        "limit": conflict.limit,
    }


def _cell(line: LineId, key: CellKey) -> dict[str, Document]:
    return {"line": line, "field": key[0], "key": list(key[1:])}


def _decision(resolution: Resolution | None) -> Document:
    return None if resolution is None else resolution_document(resolution)


def _notice(notice: Notice) -> Document:
    return {
        "class": notice.kind.value,
        **_cell(notice.line, notice.key or WHOLE_LINE),
        "proposals": list(notice.proposals),
        "after": notice.anchor,
    }


def _origin(base: Plan, found: Consolidation) -> Iterator[Document]:
    for line, key in sorted({*found.origin, *found.decided}):
        yield {
            **_cell(line, key),
            "proposals": list(found.origin.get((line, key), ())),
            "decided_by": found.decided.get((line, key)),
            "before": _said(base, line, key),
            "after": _said(found.plan, line, key),
        }


def _said(plan: Plan, line: LineId, key: CellKey) -> Document:
    if key == PLACE:
        return wanted_document(place_on(plan, line) if line in plan else None)
    there = plan.find(line)
    return _spelled(None if there is None else there.cells.get(key))


def diff_document(redline: Redline, before: Plan, after: Plan) -> dict[str, Document]:
    """Return the difference of two plans as a JSON object in DIFF_FORMAT: for people, word by word, and as operations.

    ``redline`` compares the same two plans. Lines that say the same are counted, not listed.
    """
    operations = diff(before, after)
    head = head_changes(before, after)
    return {
        "format": DIFF_FORMAT,
        "outcome": "different" if operations or head else "same",
        "before": redline.before,
        "after": redline.after,
        "head": [{"field": name, "before": was, "after": now} for name, was, now in head],
        "texts": [_changed(cell) for cell in redline.texts],
        "stale_texts": _stale(redline.stale_texts),
        "counts": {kind.value: count for kind, count in redline.counts().items()},
        "lines": [_line(each) for each in redline.changed],
        "operations": [operation_document(operation) for operation in operations],
    }


def head_changes(before: Plan, after: Plan) -> list[tuple[str, Document, Document]]:
    """Return what differs between two plans beside their texts and lines, which no proposal can change."""
    was, now = before.head(), after.head()
    return [(name, was[name], now[name]) for name in was if was[name] != now[name]]


def _stale(pairs: Iterable[tuple[str, str]]) -> Document:
    return [{"field": name, "language": language} for name, language in pairs]


def _line(line: LineRedline) -> Document:
    return {
        "line": line.line,
        "change": line.kind.value,
        "moved": line.is_moved,
        "code_before": line.code_before,
        "code_after": line.code_after,
        "cells": [_changed(cell) for cell in line.cells],
        "stale": _stale(line.stale),
    }


def _changed(cell: CellChange) -> Document:
    return {
        "field": cell.key[0],
        "key": list(cell.key[1:]),
        "before": _spelled(cell.before),
        "after": _spelled(cell.after),
        "segments": _segments(cell.segments),
    }


def _spelled(value: Value | None) -> Document:
    return None if value is None else spelled(value)


def _segments(segments: Iterable[Segment]) -> Document:
    return [{"change": segment.kind.value, "text": segment.text} for segment in segments]


def resolutions_document(resolutions: Iterable[Resolution]) -> dict[str, Document]:
    """Return decisions on conflicts as a JSON object in RESOLUTIONS_FORMAT."""
    return {"format": RESOLUTIONS_FORMAT, "resolutions": [resolution_document(each) for each in resolutions]}


def read_resolutions(document: Document) -> tuple[Resolution, ...]:
    """Return the decisions that a JSON object describes; raise ChangeSetRefused with every fault found."""
    if not isinstance(document, dict) or document.get("format") != RESOLUTIONS_FORMAT:
        raise ChangeSetRefused([("format", f"is not {RESOLUTIONS_FORMAT}")])
    entries = document.get("resolutions")
    if not isinstance(entries, list):
        raise ChangeSetRefused([("resolutions", "is not a list")])
    found: dict[ConflictId, Resolution] = {}
    faults: list[tuple[str, str]] = []
    for place, entry in enumerate(entries):
        path = f"resolutions[{place}]"
        try:
            read = read_resolution(entry)
        except ChangeSetRefused as refused:
            faults += [(f"{path}.{where}", why) for where, why in refused.faults]
            continue
        if found.setdefault(read.conflict, read).choice != read.choice:
            faults.append((path, f"the conflict {read.conflict} is decided twice, and differently"))
    if faults:
        raise ChangeSetRefused(faults)
    return tuple(found.values())
