"""How a programme reminds those who report: how many days before the last day, and how often again."""

from dataclasses import dataclass

from maslahat.domain.programmes.marks import Marks
from maslahat.domain.shared.entries import Entry


@dataclass(frozen=True, slots=True)
class ReminderRules:
    """``days_before`` the last day a report comes into the reminder; one that changed nothing is sent again after
    ``again_after`` days."""

    days_before: int = 14
    again_after: int = 7


USUAL = ReminderRules()
"""The rule of a programme that says nothing about reminders."""


def read_reminders(root: Entry, marks: Marks) -> ReminderRules:
    """Return when those who report are reminded; a programme that says nothing reminds as is usual."""
    if not root.has("reminders"):
        root.value("reminders", required=False)
        return USUAL
    entry = root.entry("reminders")
    marks.note(entry, "reminders")
    before, again = entry.whole_or_none("days_before", 0, 90), entry.whole_or_none("again_after", 1, 90)
    return ReminderRules(USUAL.days_before if before is None else before, USUAL.again_after if again is None else again)
