"""Plans, change sets, decisions and rules read from files, each as its document or with every fault by file and path.

A file is taken only if the program would write the same: what is more than the document says, or spelled otherwise, is
a fault. Only spaces and Unicode forms that are no change (E37) and the order of sets and keys may differ.
"""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

from maslahat.domain.shared.ids import PartyCode, ProposalRef
from maslahat.domain.shared.texts import TextRefused, clean
from maslahat.domain.workplans.changes import diff
from maslahat.domain.workplans.conflicts import Resolution
from maslahat.domain.workplans.documents import ChangeSetRefused, change_set_document, read_change_set
from maslahat.domain.workplans.fields import FIELDS
from maslahat.domain.workplans.operations import CHANGE_SET_FORMAT, ChangeSet
from maslahat.domain.workplans.plan import PLAN_FORMAT, Plan, PlanRefused, read_plan
from maslahat.domain.workplans.results import head_changes, read_resolutions, resolutions_document
from maslahat.domain.workplans.rule_documents import RulesRefused, read_rules
from maslahat.domain.workplans.rules import PlanRules
from maslahat.publishing.json_files import DocumentFault, DocumentRefused, read_json

_Read = TypeVar("_Read")
_REFUSALS = (PlanRefused, ChangeSetRefused, RulesRefused)


def read_plan_file(path: Path) -> Plan:
    """Return the plan of a file; raise DocumentRefused with every fault."""
    return _plan(str(path), "", read_json(path))


def read_proposals_file(path: Path, base: Plan, number: int) -> tuple[ChangeSet, ...]:
    """Return what a file proposes: a change set, a list of change sets, or a whole plan whose difference is one.

    The change set of a whole plan bears the file's name without its ending, as reference and as party, and ``number``.
    Raises DocumentRefused with every fault.
    """
    value, name = read_json(path), str(path)
    if isinstance(value, list):
        return _all(name, [(f"[{place}]", entry) for place, entry in enumerate(value)])
    if isinstance(value, dict) and value.get("format") == PLAN_FORMAT:
        plan = _plan(name, "", value)
        others = [(field, "differs from the base: no proposal can change it") for field, *_ in head_changes(base, plan)]
        if others:
            raise _refused(name, "", others)
        return (ChangeSet(ProposalRef(path.stem), number, PartyCode(path.stem), base.version_id, diff(base, plan)),)
    return _all(name, [("", value)])


def read_resolutions_file(path: Path) -> tuple[Resolution, ...]:
    """Return the decisions on conflicts in a file; raise DocumentRefused with every fault."""
    value, name = read_json(path), str(path)
    found = _read(name, "", value, read_resolutions)
    _compare(name, "", value, resolutions_document(found))
    return found


def read_rules_file(path: Path) -> PlanRules:
    """Return the rules in a JSON file; raise DocumentRefused with every fault."""
    return _read(str(path), "", read_json(path), read_rules)


def _plan(name: str, path: str, value: Any) -> Plan:
    plan = _read(name, path, value, read_plan)
    faults = list(_unlike_objects({**value, "lines": []}, plan.with_lines(()).document(), ""))
    for place, entry in enumerate(value["lines"]):
        written = plan.line(entry["id"]).document()
        if entry != written:
            faults += _unlike(entry, written, f"lines[{place}]")
    if faults:
        raise _refused(name, path, faults)
    return plan


def _all(name: str, entries: Sequence[tuple[str, Any]]) -> tuple[ChangeSet, ...]:
    found: list[ChangeSet] = []
    faults: list[DocumentFault] = []
    for path, entry in entries:
        try:
            if not isinstance(entry, dict) or entry.get("format") != CHANGE_SET_FORMAT:
                raise _refused(name, path, [("format", f"is neither {CHANGE_SET_FORMAT} nor {PLAN_FORMAT}")])
            change_set = _read(name, path, entry, read_change_set)
            _compare(name, path, entry, change_set_document(change_set))
            found.append(change_set)
        except DocumentRefused as refused:
            faults += refused.faults
    if faults:
        raise DocumentRefused(faults)
    return tuple(found)


def _read(name: str, path: str, value: Any, read: Callable[[Any], _Read]) -> _Read:
    try:
        return read(value)
    except _REFUSALS as refused:
        raise _refused(name, path, refused.faults) from refused
    except RecursionError as fault:
        raise _refused(name, path, [("", "is nested too deeply")]) from fault


def _compare(name: str, path: str, value: Any, written: Any) -> None:
    if value != written and (faults := list(_unlike(value, written, ""))):
        raise _refused(name, path, faults)


def _refused(name: str, path: str, faults: Sequence[tuple[str, str]]) -> DocumentRefused:
    return DocumentRefused([DocumentFault(name, f"{path}.{where}".strip("."), why) for where, why in faults])


def _unlike(value: Any, written: Any, path: str) -> Iterator[tuple[str, str]]:
    """Yield where a value says more than was read of it, or spells it in another way than we write it."""
    if isinstance(written, dict) and isinstance(value, dict):
        yield from _unlike_objects(value, written, path)
    elif isinstance(written, list) and isinstance(value, list):
        yield from _unlike_lists(value, written, path)
    elif type(value) is not type(written) or (value != written and not _reads_the_same(value, written)):
        yield path, f"is written {str(written)[:80]!r}" if isinstance(written, str | int) else "has the wrong shape"


def _unlike_objects(value: dict[str, Any], written: dict[str, Any], path: str) -> Iterator[tuple[str, str]]:
    for key in dict.fromkeys((*value, *written)):
        inside = f"{path}.{key}".lstrip(".")
        if key not in written:
            if key not in FIELDS or value[key] not in ([], {}):
                yield inside, "is not part of the format"
        elif key in value:
            yield from _unlike(value[key], written[key], inside)
        elif written[key] != "":
            yield inside, "is missing"


def _unlike_lists(value: list[Any], written: list[Any], path: str) -> Iterator[tuple[str, str]]:
    if len(value) != len(written):
        yield path, "holds something twice"
    elif written and all(isinstance(each, str) for each in (*value, *written)):
        if sorted(value) != sorted(written):
            yield path, f"is written {', '.join(written)[:80]!r}"
    else:
        for place, (one, other) in enumerate(zip(value, written, strict=True)):
            yield from _unlike(one, other, f"{path}[{place}]")


def _reads_the_same(value: Any, written: Any) -> bool:
    """Tell whether a text says the same (E37); a single word, which may be a code, has no blanks around it."""
    is_one_word = isinstance(value, str) and len(value.split()) == 1
    return isinstance(value, str) and _cleaned(value) == written and not (is_one_word and value != value.strip())


def _cleaned(text: str) -> str:
    try:
        return clean(text)
    except TextRefused:
        return text
