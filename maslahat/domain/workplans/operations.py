"""What a proposal may do to a plan: eight operations, each written against the value that stood there before.

`workplans_and_decisions` §3: SET, ADD, REMOVE, PUT, UNSET on cells; INSERT, DELETE, MOVE on lines.
"""

from dataclasses import dataclass

from maslahat.domain.shared.ids import LineId, PartyCode, ProposalRef, VersionId
from maslahat.domain.workplans.fields import CellKey, Value
from maslahat.domain.workplans.plan import Line

CHANGE_SET_FORMAT = "maslahat.changeset/1"

WHOLE_SET = "@only"
"""Second part of the key by which a proposal writes a whole set: "these elements and no other" (discouraged, E07).
The value spells the elements in order of code, joined by blanks."""


@dataclass(frozen=True, slots=True)
class Write:
    """Cell operation: SET on a text or single cell, ADD / REMOVE of an element, PUT / UNSET of a map key.

    ``before`` is the value on the base version (None: the cell was empty), ``after`` the value proposed
    (None: the cell becomes empty). For an element both are True or None.
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


Operation = Write | Insert | Delete | Move


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
