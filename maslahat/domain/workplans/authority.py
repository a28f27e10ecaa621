"""Authority: cells that belong to somebody, an earmarked amount or a legal note, and who touches them (K13)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from maslahat.domain.shared.ids import LineId, PartyCode
from maslahat.domain.workplans.concerns import Concern, Severity, Stance, Voices, party_concern
from maslahat.domain.workplans.conflicts import ConflictClass
from maslahat.domain.workplans.fields import FIELDS, CellKey, Holds
from maslahat.domain.workplans.footprint import follows_text
from maslahat.domain.workplans.operations import ChangeSet
from maslahat.domain.workplans.plan import Line, Plan
from maslahat.domain.workplans.touched import TouchedLine, touched

REFUSED, WITHOUT_CONSENT = "refused", "without_consent"
"""How the owner stands: it said no, or it has not consented."""


@dataclass(frozen=True, slots=True)
class Lock:
    """Cells that only change with their owner's consent: a rule of the programme, as data. Words are only locked where
    they stand: a first comment on a line takes nothing from anybody.

    ``field`` names the field, ``part`` the first part of its key (the source of a budget, the language of a text) or
    every part if empty; ``outputs`` and ``lines`` say where the lock holds, everywhere if both are empty.
    """

    field: str
    owner: PartyCode
    part: str = ""
    outputs: tuple[str, ...] = ()
    lines: tuple[LineId, ...] = ()

    def holds(self, line: Line, key: CellKey) -> bool:
        """Tell whether this cell of this line is locked."""
        if key[0] != self.field or (self.part and key[1:2] != (self.part,)):
            return False
        return not (self.outputs or self.lines) or line.output in self.outputs or line.id in self.lines


def authority_concerns(
    base: Plan,
    change_sets: Sequence[ChangeSet],
    locks: Sequence[Lock],
    voices: Voices,
    created: Mapping[LineId, Line],
) -> tuple[Concern, ...]:
    """Return for each proposal the owners of locked cells that it changes and who have not consented.

    What a party does to its own cells concerns nobody; who stands behind a proposal consents to it.
    ``created`` are the lines that other proposals bring (K9).
    """
    if not locks:
        return ()
    found: list[Concern] = []
    for change_set in change_sets:
        stances = voices.stances(change_set)
        for owner, lines in _owners(base, change_set, locks, created).items():
            stance = stances.get(owner)
            if owner != change_set.party and stance is not Stance.CONCUR:
                rule = REFUSED if stance is Stance.OBJECT else WITHOUT_CONSENT
                kind, spoken = ConflictClass.K13_AUTHORITY, stance is not None
                found.append(party_concern(kind, change_set, owner, lines, Severity.HARD, rule, has_spoken=spoken))
    return tuple(found)


def owners_of(base: Plan, change_set: ChangeSet, locks: Sequence[Lock]) -> tuple[PartyCode, ...]:
    """Return the owners of the locked cells that a proposal changes, whoever made it."""
    return tuple(_owners(base, change_set, locks, {}))


def _owners(
    base: Plan, change_set: ChangeSet, locks: Sequence[Lock], created: Mapping[LineId, Line]
) -> dict[PartyCode, list[LineId]]:
    found: dict[PartyCode, list[LineId]] = {}
    for each in touched(base, change_set, created):
        for lock in locks:
            if _breaks(lock, each):
                found.setdefault(lock.owner, []).append(each.line)
    return found


def _breaks(lock: Lock, each: TouchedLine) -> bool:
    is_words = lock.field in FIELDS and FIELDS[lock.field].holds is Holds.WORDS
    lines = [line for line in (each.before, None if is_words else each.after) if line is not None]
    keys = [key for key in each.cells if not follows_text(key)]
    return any(lock.holds(line, key) for line in lines for key in keys if not is_words or key in line.cells)
