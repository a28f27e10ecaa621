"""How the committee lets silence decide, as the programme's file says it; what is not said is as is customary."""

from dataclasses import dataclass

from maslahat.domain.programmes.marks import Marks
from maslahat.domain.programmes.read_parties import read_zone
from maslahat.domain.shared.entries import Entry

DAYS_OFF = ("warn", "move")


@dataclass(frozen=True, slots=True)
class SilenceRules:
    """The rule of the silence procedure, beside its shortest time, which stands in the terms of reference.

    ``working_days`` is how many working days each capital has (0: only hours count); ``day_off`` says whether a
    deadline on a day off moves or warns; ``names_objector`` whether all are told who objected;
    ``withdrawal_restores`` whether an objection withdrawn in time counts for nothing; ``statements_end_hours`` how
    long before the deadline statements are taken last; ``agency_zone`` is the time zone of the agency's seat.
    """

    working_days: int = 0
    day_off: str = "warn"
    names_objector: bool = True
    withdrawal_restores: bool = False
    statements_end_hours: int = 0
    agency_zone: str = "UTC"


CUSTOMARY = SilenceRules()
"""The rule of a programme that says nothing about silence."""


def read_silence(root: Entry, marks: Marks) -> SilenceRules:
    """Return the rule of the silence procedure; a programme that says nothing has the customary one."""
    if not root.has("silence"):
        root.value("silence", required=False)
        return CUSTOMARY
    entry = root.entry("silence")
    marks.note(entry, "silence")
    return SilenceRules(
        working_days=entry.whole_or_none("working_days", 0, 30) or 0,
        day_off=entry.choice("day_off", DAYS_OFF, required=False) or DAYS_OFF[0],
        names_objector=not entry.flag("objector_unnamed"),
        withdrawal_restores=entry.flag("withdrawal_restores"),
        statements_end_hours=entry.whole_or_none("statements_end_hours", 0, 24) or 0,
        agency_zone=read_zone(entry, "agency_zone"),
    )
