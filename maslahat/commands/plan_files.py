"""`maslahat plan diff` and `maslahat plan merge`: the engine of the amendment desk on files, without a database."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

from maslahat.commands.answering import (
    language_of_shell,
    print_document,
    print_faults,
    print_rows,
    print_schema,
    speak_utf_8,
)
from maslahat.domain.shared.canonical import canonical_bytes
from maslahat.domain.workplans.conflicts import Resolution
from maslahat.domain.workplans.merge import TwoProposalsOneName, consolidate
from maslahat.domain.workplans.operations import ChangeSet
from maslahat.domain.workplans.plan import Plan
from maslahat.domain.workplans.redline import redline
from maslahat.domain.workplans.results import diff_document, merge_result
from maslahat.domain.workplans.rules import PlanRules
from maslahat.publishing.json_files import DocumentFault, DocumentRefused
from maslahat.publishing.plan_files import read_plan_file, read_proposals_file, read_resolutions_file, read_rules_file
from maslahat.publishing.terminal import Rows

SAME, DIFFERENT = 0, 1
"""Exit codes of diff, those of diff(1); what it cannot read ends it with 2."""

MERGED, REFUSED, CONFLICTS = 0, 1, 2
"""Exit codes of merge."""

_REFUSED_BY = {"diff": 2, "merge": REFUSED}
_FORMATS = ("plan", "changeset", "resolutions", "rules", "mergeresult", "diff")


class _Parser(argparse.ArgumentParser):
    """Ends with the code of a refusal when what was asked makes no sense: 2 means conflicts here."""

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(_REFUSED_BY.get(self.prog.split()[-1], 1), f"{self.prog}: {message}\n")


def run(words: Sequence[str]) -> int:
    """Do what the words after ``maslahat plan`` ask and return the exit code (see docs/operate/commands.md)."""
    speak_utf_8()
    asked = _parser().parse_args(words)
    if asked.deed == "schema":
        print_schema(asked.name)
        return 0
    rows = Rows(asked.lang)
    try:
        return _diff(asked, rows) if asked.deed == "diff" else _merge(asked, rows)
    except DocumentRefused as refused:
        print_faults(refused.faults, asked.lang, rows.said("refused"))
        return _REFUSED_BY[asked.deed]


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="maslahat plan", description="compare and merge workplans in files, without a database")
    deeds = parser.add_subparsers(dest="deed", required=True)
    diff = deeds.add_parser("diff", help="exit 0: the same; 1: different; 2: cannot be read")
    diff.add_argument("before", type=Path, help="a plan (maslahat.plan/1)")
    diff.add_argument("after", type=Path, help="the plan to compare it with")
    merge = deeds.add_parser("merge", help="exit 0: merged; 2: conflicts are open; 1: refused")
    merge.add_argument("--base", type=Path, required=True, help="the plan that all proposals were written on")
    merge.add_argument("proposals", type=Path, nargs="+", help="change sets, lists of them, or whole plans")
    merge.add_argument("--resolutions", type=Path, help="decisions on conflicts (maslahat.resolutions/1)")
    merge.add_argument("--rules", type=Path, help="rules (maslahat.rules/1), or a programme in YAML")
    merge.add_argument(
        "--out", type=Path, help="write the merged plan here, if no conflict is open; no file may be there"
    )
    printed = deeds.add_parser("schema", help="print the JSON Schema of a format")
    printed.add_argument("name", choices=_FORMATS)
    for each in (diff, merge):
        each.add_argument("--json", action="store_true", help="as JSON, for a program to read")
        each.add_argument(
            "--lang", choices=("en", "ru"), default=language_of_shell(), help="language of what people read"
        )
    return parser


def _diff(asked: argparse.Namespace, rows: Rows) -> int:
    before, after = _all_read((read_plan_file, asked.before), (read_plan_file, asked.after))
    found = redline(before, after)
    document = diff_document(found, before, after)
    if asked.json:
        print_document(document)
    else:
        print_rows(rows.of_diff(before, after, found))
    return SAME if document["outcome"] == "same" else DIFFERENT


def _merge(asked: argparse.Namespace, rows: Rows) -> int:
    if asked.out and asked.out.exists():
        raise DocumentRefused([DocumentFault(str(asked.out), "", rows.said("exists"))])
    base, change_sets, resolutions, rules = _all_for_merge(asked)
    try:
        found = consolidate(base, change_sets, resolutions, rules)
    except TwoProposalsOneName as fault:
        raise DocumentRefused([DocumentFault("", "", rows.said("one_name", proposal=fault))]) from fault
    result = merge_result(base, change_sets, resolutions, found, rules)
    if asked.out and not found.conflicts:
        _write(asked.out, canonical_bytes(result["plan"]))
    if asked.json:
        print_document(result)
    else:
        print_rows(rows.of_merge(base, found, result["unused_resolutions"]))
        print_rows(
            [[], [(rows.said("changes"), "heading")], *rows.of_diff(base, found.plan, redline(base, found.plan))],
        )
        if asked.out and not found.conflicts:
            print_rows([[], [(rows.said("written", file=asked.out), "")]])
    return CONFLICTS if found.conflicts else MERGED


def _all_for_merge(
    asked: argparse.Namespace,
) -> tuple[Plan, tuple[ChangeSet, ...], tuple[Resolution, ...], PlanRules]:
    """Return all that the files say; raise DocumentRefused with every fault in any of them."""
    (base,) = _all_read((read_plan_file, asked.base))

    def proposals(entry: tuple[int, Path]) -> tuple[ChangeSet, ...]:
        return read_proposals_file(entry[1], base, entry[0])

    def rules(path: Path) -> PlanRules:
        return _programme_rules(path, base) if path.suffix.lower() in (".yaml", ".yml") else read_rules_file(path)

    reads: list[tuple[Any, Any]] = [(proposals, entry) for entry in enumerate(asked.proposals, 1)]
    decided = [(read_resolutions_file, asked.resolutions)] if asked.resolutions else []
    ruled = [(rules, asked.rules)] if asked.rules else []
    found = _all_read(*reads, *decided, *ruled)
    change_sets = tuple(one for each in found[: len(reads)] for one in each)
    resolutions = found[len(reads)] if decided else ()
    return base, change_sets, resolutions, found[-1] if ruled else PlanRules(base.year)


def _all_read(*entries: tuple[Any, Any]) -> list[Any]:
    found, faults = [], []
    for read, what in entries:
        try:
            found.append(read(what))
        except DocumentRefused as refused:
            faults += refused.faults
    if faults:
        raise DocumentRefused(faults)
    return found


def _programme_rules(path: Path, base: Plan) -> PlanRules:
    from maslahat.actions.rulebook import plan_rules
    from maslahat.publishing.files import FileRefused
    from maslahat.publishing.programme_file import read_programme_file

    try:
        programme, _ = read_programme_file(path.read_bytes())
    except FileRefused as refused:
        faults = [DocumentFault(str(path), f"line {each.line}: {each.path}", each.why) for each in refused.faults]
        raise DocumentRefused(faults) from refused
    except OSError as fault:
        raise DocumentRefused([DocumentFault(str(path), "", fault.strerror or "cannot be read")]) from fault
    return plan_rules(programme, base.code, base.year)


def _write(path: Path, content: bytes) -> None:
    """Write a file that is not there yet, whole or not at all."""
    try:
        with path.open("xb") as file:
            try:
                file.write(content)
                file.flush()
            except OSError:
                path.unlink()
                raise
    except OSError as fault:
        raise DocumentRefused([DocumentFault(str(path), "", fault.strerror or "cannot be written")]) from fault
