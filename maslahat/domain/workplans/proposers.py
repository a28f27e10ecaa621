"""Who asked for what a redline shows: each change led back to the proposals that wished exactly it."""

from collections.abc import Iterable, Mapping

from maslahat.domain.shared.ids import ProposalRef
from maslahat.domain.workplans.conflicts import PLACE, WHOLE_LINE
from maslahat.domain.workplans.consolidation import Cell
from maslahat.domain.workplans.footprint import Footprint, footprint
from maslahat.domain.workplans.operations import PLAN_TEXTS, ChangeSet
from maslahat.domain.workplans.redline import LineChange, LineRedline, Redline


def proposers(found: Redline, change_sets: Iterable[ChangeSet]) -> dict[Cell, tuple[ProposalRef, ...]]:
    """Return for each changed cell the proposals that wished what now stands there, in order of their numbers.

    Several proposals may have wished alike (K1, E02); a change that nobody wished word for word, such as the text of a
    compromise, is left out. A line that came, went, moved, was split or joined stands under WHOLE_LINE and PLACE.
    """
    marks = footprint(sorted(change_sets, key=lambda one: (one.number, one.proposal)))
    asked: dict[Cell, tuple[ProposalRef, ...]] = {}
    for line in found.changed:
        whole = _whole(marks, line)
        wished = {
            (line.line, cell.key): tuple(
                ref
                for ref, wish in marks.writes.get((line.line, cell.key), {}).items()
                if wish == cell.after and line.kind is not LineChange.REMOVED
            )
            for cell in line.cells
        }
        asked |= {cell: refs or whole.get(WHOLE_LINE, ()) for cell, refs in wished.items()}
        asked |= {(line.line, key): refs for key, refs in whole.items()}
    for cell in found.texts:
        wishes = marks.writes.get((PLAN_TEXTS, cell.key), {})
        asked[PLAN_TEXTS, cell.key] = tuple(ref for ref, wish in wishes.items() if wish == cell.after)
    return {cell: refs for cell, refs in asked.items() if refs}


def _whole(marks: Footprint, line: LineRedline) -> Mapping[tuple[str, ...], tuple[ProposalRef, ...]]:
    """Return who asked for the line to come, to go, or to stand elsewhere."""
    if line.kind is LineChange.ADDED:
        return {WHOLE_LINE: tuple(marks.makers.get(line.line, ()))}
    if line.kind is LineChange.REMOVED:
        return {WHOLE_LINE: tuple({**marks.deletes.get(line.line, {}), **marks.joins.get(line.line, {})})}
    return {
        PLACE: tuple(marks.moves.get(line.line, ())),
        WHOLE_LINE: tuple({**marks.splits.get(line.line, {}), **marks.joins.get(line.line, {})}),
    }
