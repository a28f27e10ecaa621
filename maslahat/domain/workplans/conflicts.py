"""Where proposals collide: classes of conflict, the options on the table, and the decision that settles one."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from maslahat.domain.shared.canonical import Document, fingerprint
from maslahat.domain.shared.ids import LineId, ProposalRef
from maslahat.domain.workplans.fields import CellKey, Value, spelled
from maslahat.domain.workplans.placement import Place
from maslahat.domain.workplans.plan import Line

ConflictId = str
"""Stable hash of what collides: 16 hex digits."""

PLACE: CellKey = ("@place",)
"""Stands for where a line is, in the origin of a draft and as the key of a conflict between two moves."""

WHOLE_LINE: CellKey = ("@line",)
"""Stands for a line as a whole, added or deleted."""


class ConflictClass(StrEnum):
    """Classes of `workplans_and_decisions` §5 that a machine can find in the change sets and the draft."""

    K0_STALE = "K0"
    K1_CONVERGENT = "K1"
    K2_DIVERGENT = "K2"
    K3_EDIT_VERSUS_DELETE = "K3"
    K4_STRUCTURE = "K4"
    K5_EDIT_VERSUS_SPLIT = "K5"
    K6_MOVE_VERSUS_MOVE = "K6"
    K7_SAME_ANCHOR = "K7"
    K8_ANCHOR_LOST = "K8"
    K9_DEPENDENCY = "K9"
    K10_RULE_BROKEN = "K10"
    K11_LANGUAGE = "K11"
    K12_CONCURRENCE = "K12"
    K13_AUTHORITY = "K13"
    K14_TEXT_OVERLAP = "K14"


class Gone(StrEnum):
    """The option of a conflict that a line goes, is joined to another, or stays."""

    DELETED = "deleted"
    JOINED = "joined"
    KEPT = "kept"


@dataclass(frozen=True, slots=True)
class Parts:
    """The option that a line becomes these lines: the one that keeps its id first, then the parts split off."""

    lines: tuple[Line, ...]

    @property
    def ids(self) -> tuple[LineId, ...]:
        """Return the ids of the lines."""
        return tuple(line.id for line in self.lines)


@dataclass(frozen=True, slots=True)
class Joined:
    """The option that these lines become one: the survivor as it will stand."""

    survivor: Line
    lines: tuple[LineId, ...]


Wanted = Value | Line | Place | Gone | Parts | Joined | None
"""What an option wants: a value (None: an empty cell), a new line, a place, a line kept, deleted, divided or joined."""


@dataclass(frozen=True, slots=True)
class Option:
    """One thing on the table and the proposals that want it."""

    wanted: Wanted
    proposals: tuple[ProposalRef, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Proposals that cannot all have their way.

    ``line`` and ``key`` say where (both None for a rule over several lines); ``standing`` is what the base says there.
    ``rule`` names the broken rule of a K10, with ``subject`` (a pillar, a donor, a country) and ``limit`` as written;
    in a K3 it says that the output ``subject`` is no longer there (E28). ``proposed`` are the lines to which we propose
    to give an edit: parts of a split (K5), the line that stays of a join (K3). ``among`` are the lines that together
    break a rule of which one subject can have several broken groups: activities planned twice.
    """

    id: ConflictId
    kind: ConflictClass
    line: LineId | None
    key: CellKey | None
    options: tuple[Option, ...]
    proposals: tuple[ProposalRef, ...]
    standing: Wanted = None
    rule: str = ""
    subject: str = ""
    found: str = ""
    limit: str = ""
    proposed: tuple[LineId, ...] = ()
    among: tuple[LineId, ...] = ()


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that was put right without anybody's decision and is worth saying: K1, K7 or K8.

    ``anchor`` is the line after which ``line`` was wanted; ``proposals`` are those concerned.
    """

    kind: ConflictClass
    line: LineId
    key: CellKey | None
    proposals: tuple[ProposalRef, ...]
    anchor: LineId | None = None


@dataclass(frozen=True, slots=True)
class TakeOption:
    """The option that this proposal stands for is chosen (K2 to K6)."""

    proposal: ProposalRef


@dataclass(frozen=True, slots=True)
class TakeValue:
    """Another value than the options is chosen for the cell; None leaves it empty (K2)."""

    value: Value | None


@dataclass(frozen=True, slots=True)
class KeepStanding:
    """What the base says stays: a value, a place, the line itself. In a K5 the split stands and the edit is dropped."""


@dataclass(frozen=True, slots=True)
class DeleteLine:
    """The line goes and the changes to it with it (K3)."""


@dataclass(frozen=True, slots=True)
class GiveTo:
    """These parts of a split receive the edit of the line that was split (K5). Money goes to exactly one of them."""

    lines: tuple[LineId, ...]


@dataclass(frozen=True, slots=True)
class ApplyTo:
    """The line goes, and what others changed in it is done to this line instead (K3, E22)."""

    line: LineId


@dataclass(frozen=True, slots=True)
class Amend:
    """Amounts and other cells are set so that the rule is kept again (K10): (line, cell, value or None) each."""

    cells: tuple[tuple[LineId, CellKey, Value | None], ...]


Choice = TakeOption | TakeValue | KeepStanding | DeleteLine | GiveTo | ApplyTo | Amend


@dataclass(frozen=True, slots=True)
class Resolution:
    """The decision on one conflict: what was chosen, why, and by whom (code of the deciding party or office)."""

    conflict: ConflictId
    choice: Choice
    reason: str = ""
    by: str = ""


def conflict_id(kind: ConflictClass, line: LineId | None, key: CellKey | None, *names: str) -> ConflictId:
    """Return the id of a conflict: the same for the same collision, whatever the order of the proposals."""
    return fingerprint([kind.value, line, list(key or ()), *names])[:16]


def option_names(options: Sequence[Option]) -> list[str]:
    """Return one stable name for what each option wants, in order."""
    return sorted(fingerprint(wanted_document(option.wanted)) for option in options)


def wanted_document(wanted: Wanted) -> Document:
    """Return what an option wants as a JSON object; its fingerprint names the option in the id of a conflict."""
    match wanted:
        case None:
            return None
        case Line():
            return wanted.document()
        case Place(output, after):
            return {"output": output, "after": after}
        case Gone():
            return {"line": wanted.value}
        case Parts(lines):
            return {"parts": [line.document() for line in lines]}
        case Joined(survivor, lines):
            return {"joined": survivor.document(), "lines": sorted(lines)}
        case _:
            return {"value": spelled(wanted)}
