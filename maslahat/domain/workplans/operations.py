"""What a proposal may do to a plan: each operation is written against the value that stood there before.

`workplans_and_decisions` §3: SET, ADD, REMOVE, PUT, UNSET on cells, those of the plan's own texts among them; INSERT,
DELETE, MOVE, SPLIT, JOIN and RESTORE on lines.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from maslahat.domain.shared.ids import LineId, PartyCode, ProposalRef, VersionId
from maslahat.domain.workplans.fields import FIELDS, PLAN_FIELDS, CellKey, Field, Value
from maslahat.domain.workplans.plan import PLAN_TEXTS as PLAN_TEXTS
from maslahat.domain.workplans.plan import Line

CHANGE_SET_FORMAT = "maslahat.changeset/1"

WHOLE_SET = "@only"
"""Second part of the key by which a proposal writes a whole set: "these elements and no other" (discouraged, E07).
The value spells the elements in order of code, joined by blanks."""


@dataclass(frozen=True, slots=True)
class Write:
    """Cell operation: SET on a text or single cell, ADD / REMOVE of an element, PUT / UNSET of a map key.

    ``before`` is the value on the base version (None: the cell was empty), ``after`` the value proposed
    (None: the cell becomes empty). For an element both are True or None. The line PLAN_TEXTS stands for the plan's own
    title and preamble.
    """

    line: LineId
    key: CellKey
    before: Value | None
    after: Value | None


@dataclass(frozen=True, slots=True)
class Insert:
    """A new line. ``after`` is the line of the base that it follows under its output; None puts it first."""

    line: Line
    after: LineId | None


@dataclass(frozen=True, slots=True)
class Delete:
    """A line goes. ``before`` is the whole line as it stood on the base."""

    line: LineId
    before: Line


@dataclass(frozen=True, slots=True)
class Move:
    """A line goes to another place: under ``output``, after the line ``after`` of the base (None: first)."""

    line: LineId
    output: str
    after: LineId | None
    output_before: str
    after_before: LineId | None


@dataclass(frozen=True, slots=True)
class Split:
    """A line becomes several: ``survivor`` keeps its id, and the new lines ``parts`` stand right after it.

    ``before`` is the whole line as it stood. All money is allocated to the cent per source and currency, and every
    indicator to exactly one of the lines (see allocation).
    """

    line: LineId
    before: Line
    survivor: Line
    parts: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Join:
    """Several lines become one: ``survivor`` as it will stand; of the lines ``before`` it is one, the others go.

    Its budget is their sum per source and currency, because the operation declares it (E23).
    """

    survivor: Line
    before: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Restore:
    """A line deleted in an ancestor of the base comes back under its old id, as it stood in ``version``."""

    line: Line
    after: LineId | None
    version: VersionId


Operation = Write | Insert | Delete | Move | Split | Join | Restore


def fields_of(line: LineId) -> Mapping[str, Field]:
    """Return the fields that may be written: those of a line, or those of the plan's own texts."""
    return PLAN_FIELDS if line == PLAN_TEXTS else FIELDS


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """All that one proposal does, as one whole: either every operation takes effect or none.

    ``number`` is the order of submission inside the workplan; ``party`` is the proposing party.
    """

    proposal: ProposalRef
    number: int
    party: PartyCode
    base: VersionId
    operations: tuple[Operation, ...]
